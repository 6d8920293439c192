//! What a cell of a sheet says of a measure. Where two readings are possible, neither is taken.

use rekenschap_catalogue::{Catalogue, CodeList, Measure, MeasureKind};
use rekenschap_language::{Notation, parse_decimal};
use rekenschap_model::{Confidentiality, Status, Value};
use rust_decimal::Decimal;

use crate::cell::{self, Cell, LARGEST, LEFT_OUT, MOST_DECIMALS, Problem};
use crate::sheet::{Disguise, Held, Shown, folded, trimmed};

/// How the numbers in texts of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notations {
    /// So, and in no other way.
    Known(Notation),
    /// Nobody knows: a text is read when it can be read in one way only.
    Open,
}

/// What cells of one measure are read by.
pub(crate) struct Wanted<'a> {
    pub(crate) measure: &'a Measure,
    /// Whether its values are percentages.
    percentage: bool,
    /// The symbol of its unit; empty when it has none.
    symbol: &'a str,
    /// Its code list, when its values are codes.
    list: Option<&'a CodeList>,
    pub(crate) notations: Notations,
    /// Whether 0.13 may have been meant as 13 percent: in a sheet, where the format of the cell decides.
    pub(crate) sheet: bool,
    /// The notation of the publication, in which problems are told.
    own: Notation,
}

/// What is worth telling about how a cell was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Note {
    /// A number that the sheet holds as a text.
    Text,
    /// It holds more decimals than it shows.
    MoreThanShown,
    /// A percentage that the sheet holds as a hundredth of it.
    Percent,
    /// It was written with the symbol of its unit.
    Symbol,
}

/// What a cell says, with what is worth telling; nothing when it is not filled in.
type Read = Result<Option<(Cell, Vec<Note>)>, Problem>;

/// What people write for "nothing here". It can mean zero, missing, not applicable or withheld.
const PLACEHOLDERS: &[&str] = &[
    "-", "--", "\u{2013}", "\u{2014}", "\u{2212}", ".", "..", "...", "\u{2026}", "x", "*", "?",
    "n.v.t.", "n.v.t", "nvt", "n/a", "na", "n.a.", "#n/a", "n.b.", "nb",
];

/// The letters that can follow a value.
const FLAGS: &str = "pebrdc";

impl<'a> Wanted<'a> {
    pub(crate) fn new(
        catalogue: &'a Catalogue,
        measure: &'a Measure,
        notations: Notations,
        sheet: bool,
    ) -> Self {
        let unit = measure.unit.as_ref().and_then(|it| catalogue.units.get(&it.value));
        let list = match &measure.kind {
            MeasureKind::Code(list) => catalogue.code_lists.get(&list.value),
            _ => None,
        };
        Self {
            measure,
            percentage: unit.is_some_and(|it| it.share && it.symbol == "%"),
            symbol: unit.map_or("", |it| &it.symbol),
            list,
            notations,
            sheet,
            own: catalogue.publication.notation,
        }
    }

    /// Reads a cell with the text of the flags that belong to it.
    ///
    /// # Errors
    /// Why it cannot be read: the id of a message with its arguments.
    pub(crate) fn read(&self, held: Option<&Held>, flags: &str) -> Read {
        let flags: String = folded(flags).split_whitespace().collect();
        let read = match held {
            Some(held) => self.value(held)?,
            None => None,
        };
        if flags.is_empty() {
            return Ok(read);
        }
        let beside = match flags.strip_prefix(':') {
            Some(rest) => cell::missing(rest)?,
            None => cell::flagged(cell::normal(Value::Number(Decimal::ZERO)), &flags)?,
        };
        let Some((mut own, notes)) = read else {
            // Flags without a value only make sense when they say that there is none.
            if beside.value.is_some() {
                return Err(("cell-flag-alone", vec![("found", flags)]));
            }
            return Ok(Some((beside, Vec::new())));
        };
        let plain = own.status == Status::Normal && own.confidentiality == Confidentiality::Free;
        let same = own.status == beside.status && own.confidentiality == beside.confidentiality;
        if own.value.is_some() != beside.value.is_some() {
            return Err(("cell-value-and-missing", vec![("flags", flags)]));
        }
        if !plain && !same {
            return Err(("cell-flags-differ", vec![("flags", flags)]));
        }
        if !matches!(own.value, Some(Value::Number(_)) | None) {
            return Err(("cell-text-flag", vec![("flags", flags)]));
        }
        own.status = beside.status;
        own.confidentiality = beside.confidentiality;
        Ok(Some((own, notes)))
    }

    fn value(&self, held: &Held) -> Read {
        match held {
            Held::Error(it) => Err(("cell-error-value", vec![("found", it.to_string())])),
            Held::Uncomputed => Err(("cell-uncomputed", vec![])),
            Held::Time => Err(("cell-time", vec![])),
            Held::Boolean(_) => Err(("cell-boolean", vec![])),
            Held::Text(text) => {
                let text = trimmed(text);
                // A template has `: -` where nothing is asked.
                if text.is_empty() || text == LEFT_OUT {
                    return Ok(None);
                }
                if let Some(rest) = text.strip_prefix(':') {
                    return cell::missing(rest.trim()).map(|it| Some((it, Vec::new())));
                }
                // As a text they are what they are; a code list may have them.
                let asked = matches!(self.measure.kind, MeasureKind::Number | MeasureKind::Date);
                if asked && is_placeholder(&text) {
                    return Err(("cell-placeholder", vec![("found", text)]));
                }
                self.text(&text).map(Some)
            }
            held => self.typed(held).map(Some),
        }
    }

    /// A number or a date of the sheet.
    fn typed(&self, held: &Held) -> Result<(Cell, Vec<Note>), Problem> {
        let date = |day: &str| vec![("found", day.to_owned())];
        match (&self.measure.kind, held) {
            (MeasureKind::Date, Held::Date(day, false)) => {
                if !cell::is_date(day) {
                    return Err(("cell-date", date(day)));
                }
                Ok((cell::normal(Value::Date(day.to_string())), Vec::new()))
            }
            (MeasureKind::Date, Held::Date(day, true)) => Err(("cell-date-time", date(day))),
            (MeasureKind::Date, _) => Err(("cell-date-number", vec![("found", held.to_string())])),
            (_, Held::Date(day, _)) => Err(("cell-is-date", date(day))),
            (MeasureKind::Number, Held::Number(value, shown)) => {
                let (value, notes) = self.number(*value, *shown)?;
                Ok((cell::normal(Value::Number(value)), notes))
            }
            (MeasureKind::Text | MeasureKind::Code(_), Held::Number(value, shown)) => {
                // A whole number is written in one way only; with decimals, nobody knows what was seen.
                let whole = value.scale() == 0
                    && matches!(shown, Shown::Plain | Shown::Printed | Shown::Fixed(0, _));
                if !whole {
                    return Err(("cell-number-as-text", vec![("found", value.to_string())]));
                }
                self.text(&value.to_string())
            }
            _ => Err(("cell-inexact", vec![("found", held.to_string())])),
        }
    }

    fn text(&self, text: &str) -> Result<(Cell, Vec<Note>), Problem> {
        match &self.measure.kind {
            MeasureKind::Text => Ok((cell::normal(Value::Text(text.to_owned())), Vec::new())),
            MeasureKind::Date if cell::is_date(text) => {
                Ok((cell::normal(Value::Date(text.to_owned())), Vec::new()))
            }
            MeasureKind::Date => Err(("cell-date", vec![("found", text.to_owned())])),
            MeasureKind::Code(_) => self.code(text),
            MeasureKind::Number => self.number_text(text),
        }
    }

    fn code(&self, text: &str) -> Result<(Cell, Vec<Note>), Problem> {
        let Some(list) = self.list else {
            return Err(("cell-code", vec![("found", text.to_owned())]));
        };
        let own = |it: &str| Ok((cell::normal(Value::Text(it.to_owned())), Vec::new()));
        if list.get(text).is_some() {
            return own(text);
        }
        let meant = meanings(list, text);
        match meant.as_slice() {
            [one] => own(one),
            [] if is_placeholder(text) => {
                Err(("cell-placeholder", vec![("found", text.to_owned())]))
            }
            [] => Err(("cell-code", vec![("found", text.to_owned())])),
            _ => Err((
                "cell-code-unclear",
                vec![("found", text.to_owned()), ("codes", meant.join(", "))],
            )),
        }
    }

    /// A number that is held as a number.
    fn number(&self, value: Decimal, shown: Shown) -> Result<(Decimal, Vec<Note>), Problem> {
        let found = || vec![("found", value.to_string())];
        let mut notes = Vec::new();
        let (value, most, least) = match shown {
            Shown::Scaled => return Err(("cell-scaled", found())),
            Shown::Disguised(it) => {
                let why = match it {
                    Disguise::Literal => "cell-format-literal",
                    Disguise::Condition => "cell-format-condition",
                    Disguise::Sign => "cell-format-sign",
                    Disguise::Hidden => "cell-format-hidden",
                };
                return Err((why, found()));
            }
            Shown::Percent(..) if !self.percentage => return Err(("cell-percent", found())),
            Shown::Percent(least, most) => {
                notes.push(Note::Percent);
                ((value * Decimal::ONE_HUNDRED).normalize(), most, least)
            }
            Shown::Fixed(least, most) => {
                // A format with too few decimals for what is held was not made for it.
                if value.scale() > most {
                    self.share_is_clear(value)?;
                }
                (value, most, least)
            }
            Shown::Plain => {
                let value = if self.sheet { self.which_percentage(value)? } else { value };
                (value, u32::MAX, 0)
            }
            Shown::Printed => (value, u32::MAX, 0),
        };
        if value.scale() > most {
            notes.push(Note::MoreThanShown);
        }
        let mut value = value;
        if value.scale() < least.min(MOST_DECIMALS) {
            value.rescale(least.min(MOST_DECIMALS));
        }
        within(value).map(|it| (it, notes))
    }

    fn share_is_clear(&self, value: Decimal) -> Result<(), Problem> {
        if self.sheet { self.which_percentage(value).map(|_| ()) } else { Ok(()) }
    }

    /// A number that can be meant as a percentage or as a hundredth of it: 0.13 is 0.13 percent or 13 percent. The
    /// bounds of the measure may leave one of the two.
    fn which_percentage(&self, value: Decimal) -> Result<Decimal, Problem> {
        if !self.percentage || value.is_zero() || value.abs() > Decimal::ONE {
            return Ok(value);
        }
        let (lowest, highest) = self.measure.bounds;
        let possible = |it: Decimal| {
            lowest.is_none_or(|low| it >= low) && highest.is_none_or(|high| it <= high)
        };
        let hundredfold = (value * Decimal::ONE_HUNDRED).normalize();
        match (possible(value), possible(hundredfold)) {
            (true, false) => Ok(value),
            (false, true) => Ok(hundredfold),
            _ => Err((
                "cell-which-percentage",
                vec![("first", hundredfold.to_string()), ("second", value.to_string())],
            )),
        }
    }

    /// A number that is held as a text, perhaps with its flags, a percent sign or a symbol.
    fn number_text(&self, text: &str) -> Result<(Cell, Vec<Note>), Problem> {
        let found = || vec![("found", text.to_owned())];
        let (figure, flags) = split_flags(text);
        // `13 pc` is thirteen percent to one, and provisional and confidential to another.
        let word = text.rsplit(char::is_whitespace).next().map(folded).unwrap_or_default();
        let word = word.trim_end_matches('.');
        if self.percentage && matches!(word, "pc" | "pct" | "perc" | "percent" | "procent") {
            return Err(("cell-percent-word", vec![]));
        }
        let mut notes = vec![Note::Text];
        let mut figure = figure.trim();
        let mut percent = false;
        if let Some(rest) = figure.strip_suffix('%') {
            if !self.percentage {
                return Err(("cell-percent", found()));
            }
            percent = true;
            figure = rest.trim();
        } else if let Some(rest) = self.without_symbol(figure) {
            notes.push(Note::Symbol);
            figure = rest;
        } else if figure.starts_with(is_currency) || figure.ends_with(is_currency) {
            return Err(("cell-currency", found()));
        }
        if figure.starts_with('(') && figure.ends_with(')') {
            return Err(("cell-parentheses", found()));
        }
        if figure.len() > 1 && figure.ends_with(['-', '\u{2212}']) {
            return Err(("cell-trailing-minus", found()));
        }
        let value = within(self.parse(figure)?)?;
        let value = match percent || !self.sheet {
            true => value,
            false => {
                let meant = self.which_percentage(value)?;
                if meant != value {
                    notes.push(Note::Percent);
                }
                if meant == value { value } else { meant }
            }
        };
        let read = cell::flagged(cell::normal(Value::Number(value)), &flags)?;
        Ok((read, notes))
    }

    /// A figure without the symbol of the unit, when it stands there.
    fn without_symbol<'t>(&self, figure: &'t str) -> Option<&'t str> {
        if self.symbol.is_empty() || self.symbol == "%" {
            return None;
        }
        let rest = figure.strip_prefix(self.symbol).or_else(|| figure.strip_suffix(self.symbol))?;
        Some(rest.trim())
    }

    fn parse(&self, figure: &str) -> Result<Decimal, Problem> {
        if let Notations::Known(notation) = self.notations {
            return parse_decimal(figure, notation).map_err(|it| it.parts());
        }
        match readings(figure) {
            Readings::None => match parse_decimal(figure, self.own) {
                Ok(value) => Ok(value),
                // In no notation is it a number: what is wrong in one of them helps nobody.
                Err(_) => Err(("cell-no-number", vec![("found", figure.to_owned())])),
            },
            Readings::One(value, _) => Ok(value),
            Readings::Two(dutch, english) => Err((
                "cell-two-readings",
                vec![
                    ("found", figure.to_owned()),
                    ("first", dutch.to_string()),
                    ("second", english.to_string()),
                ],
            )),
        }
    }
}

/// In how many ways a text can be read as a number.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Readings {
    None,
    /// In one way; in which notation alone, when it is so in one only.
    One(Decimal, Option<Notation>),
    /// In two ways that differ: the Dutch and the English one.
    Two(Decimal, Decimal),
}

pub(crate) fn readings(figure: &str) -> Readings {
    let dutch = parse_decimal(figure, Notation::Dutch).ok();
    let english = parse_decimal(figure, Notation::English).ok();
    match (dutch, english) {
        (None, None) => Readings::None,
        (Some(it), None) => Readings::One(it, Some(Notation::Dutch)),
        (None, Some(it)) => Readings::One(it, Some(Notation::English)),
        (Some(one), Some(other)) if one == other && one.scale() == other.scale() => {
            Readings::One(one, None)
        }
        (Some(one), Some(other)) => Readings::Two(one, other),
    }
}

/// The figure in a text, without flags, percent sign and symbols around it.
pub(crate) fn bare_figure(text: &str) -> String {
    let text = trimmed(text);
    let (figure, _) = split_flags(&text);
    let mark = |it: char| it == '%' || is_currency(it) || it.is_whitespace();
    figure.trim_matches(mark).to_owned()
}

/// A text as its figure and the flags after it.
fn split_flags(text: &str) -> (&str, String) {
    let Some((figure, flags)) = text.rsplit_once(char::is_whitespace) else {
        return (text, String::new());
    };
    let flags = folded(flags);
    if !flags.is_empty() && flags.chars().all(|it| FLAGS.contains(it)) {
        (figure, flags)
    } else {
        (text, String::new())
    }
}

/// Whether the flags of a cell, in it or beside it, say that its value is confidential.
pub(crate) fn is_confidential(held: Option<&Held>, flags: &str) -> bool {
    let inside = match held {
        Some(Held::Text(text)) => trimmed(text)
            .rsplit_once([' ', '\t', '\n', '\u{A0}', ':'])
            .is_some_and(|it| is_secret(it.1)),
        _ => false,
    };
    inside || flags.split(|it: char| !it.is_alphabetic()).any(is_secret)
}

/// Whether a word is a combination of flags with that of what is confidential, or that word itself.
fn is_secret(word: &str) -> bool {
    let word = folded(word);
    let flags = word.contains('c') && word.chars().all(|it| FLAGS.contains(it));
    flags || ["conf", "vertrouwelijk", "geheim", "secret"].iter().any(|it| word.starts_with(it))
}

fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.contains(&folded(text).as_str())
}

fn is_currency(it: char) -> bool {
    matches!(it, '$' | '\u{A2}'..='\u{A5}' | '\u{20A0}'..='\u{20CF}')
}

fn within(value: Decimal) -> Result<Decimal, Problem> {
    if value.abs() >= Decimal::from(LARGEST) {
        return Err(("cell-too-large", vec![("found", value.to_string())]));
    }
    if value.scale() > MOST_DECIMALS {
        return Err(("cell-too-precise", vec![("found", value.to_string())]));
    }
    Ok(value)
}

/// The codes that a name can stand for: a name, a short name or another name of the list.
pub(crate) fn meanings(list: &CodeList, name: &str) -> Vec<String> {
    let wanted = folded(name);
    let mut all = Vec::new();
    for entry in &list.entries {
        let names = rekenschap_language::Language::ALL
            .iter()
            .flat_map(|it| [entry.name.get(*it), entry.short.get(*it)]);
        let named = names.filter(|it| !it.is_empty()).any(|it| folded(it) == wanted);
        if named {
            all.push(entry.code.to_string());
        }
    }
    for alias in list.aliases.iter().filter(|it| folded(&it.alias) == wanted) {
        all.push(alias.code.to_string());
    }
    all.sort();
    all.dedup();
    all
}

impl std::fmt::Display for Held {
    /// As it is told in a finding.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(value, _) => write!(to, "{value}"),
            Self::Inexact(it) | Self::Text(it) | Self::Error(it) | Self::Date(it, _) => {
                to.write_str(it)
            }
            Self::Boolean(it) => write!(to, "{}", if *it { "TRUE" } else { "FALSE" }),
            Self::Time | Self::Uncomputed => Ok(()),
        }
    }
}

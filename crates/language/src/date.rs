//! How dates and periods are written.

use icu::calendar::types::RataDie;
use icu::calendar::{Date, Iso};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YM, YMD};

use crate::language::{Language, PerLanguage};
use crate::message::message;

/// Why a text is not a date or a period.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateProblem {
    /// The text has another form than `YYYY-MM-DD` or, for periods, one of the forms of
    /// [`period_label`].
    Form {
        /// the whole text
        found: String,
    },
    /// The form is right, but the calendar has no such day or month: `2023-02-29`.
    NotInCalendar {
        /// the whole text
        found: String,
    },
}

impl DateProblem {
    /// The problem in a language: one sentence, lower case, without a full stop.
    pub fn explain(&self, language: Language) -> String {
        let (id, found) = match self {
            Self::Form { found } => ("date-form", found),
            Self::NotInCalendar { found } => ("date-not-in-calendar", found),
        };
        message(language, id, &[("found", found.clone())])
    }
}

impl std::fmt::Display for DateProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.explain(Language::English))
    }
}

impl std::error::Error for DateProblem {}

/// Writes an ISO date with the month as a word: `23 november 2026`, `23 November 2026`.
///
/// # Errors
/// A [`DateProblem`] when `iso` is not a day of the calendar as `YYYY-MM-DD`.
pub fn long_date(iso: &str, language: Language) -> Result<String, DateProblem> {
    static FORMATTERS: PerLanguage<DateTimeFormatter<YMD>> = PerLanguage::new();
    let formatter = FORMATTERS.get(language, |it| day_formatter(it, YMD::long()));
    day(iso).map(|it| formatter.format(&it).to_string())
}

/// Writes an ISO date in digits: `23-11-2026`, `23/11/2026`.
///
/// # Errors
/// A [`DateProblem`] when `iso` is not a day of the calendar as `YYYY-MM-DD`.
pub fn short_date(iso: &str, language: Language) -> Result<String, DateProblem> {
    static FORMATTERS: PerLanguage<DateTimeFormatter<YMD>> = PerLanguage::new();
    let formatter = FORMATTERS.get(language, |it| day_formatter(it, YMD::short()));
    day(iso).map(|it| formatter.format(&it).to_string())
}

/// A moment in UTC as `2024-02-01T09:30:00Z`, from the seconds since the start of 1970.
pub fn timestamp(seconds: u64) -> String {
    const DAY: u64 = 24 * 60 * 60;
    let days = i64::try_from(seconds / DAY).unwrap_or_default();
    let date = Date::from_rata_die(RataDie::new(FIRST_OF_1970 + days), Iso);
    let rest = seconds % DAY;
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
        date.year().extended_year(),
        date.month().ordinal,
        date.day_of_month().0,
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

/// How many days later the second ISO date is than the first.
///
/// # Errors
/// A [`DateProblem`] when one of them is not a day of the calendar as `YYYY-MM-DD`.
pub fn days_between(first: &str, second: &str) -> Result<i64, DateProblem> {
    Ok(day(second)?.to_rata_die() - day(first)?.to_rata_die())
}

/// 1970-01-01 as a rata die: days since the start of the first year of the calendar.
const FIRST_OF_1970: i64 = 719_163;

/// Writes the code of a period as readers know it.
///
/// | code         | Dutch                  | English              |
/// |--------------|------------------------|----------------------|
/// | `2023`       | 2023                   | 2023                 |
/// | `2023-H1`    | eerste halfjaar 2023   | first half of 2023   |
/// | `2023-Q4`    | 2023 Q4                | 2023 Q4              |
/// | `2023-04`    | april 2023             | April 2023           |
/// | `2023-04-30` | 30 april 2023          | 30 April 2023        |
///
/// A label starts with a small letter where the language has one: see [`capitalise`](crate::capitalise).
///
/// # Errors
/// A [`DateProblem`] for any other text.
pub fn period_label(code: &str, language: Language) -> Result<String, DateProblem> {
    static FORMATTERS: PerLanguage<DateTimeFormatter<YM>> = PerLanguage::new();
    let form = || DateProblem::Form { found: code.to_owned() };
    let (year, part) = match code.split_once('-') {
        Some((year, part)) => (year, Some(part)),
        None => (code, None),
    };
    digits(year, 4).ok_or_else(form)?;
    match part {
        None => Ok(year.to_owned()),
        Some("H1") => Ok(message(language, "period-first-half", &[("year", year.to_owned())])),
        Some("H2") => Ok(message(language, "period-second-half", &[("year", year.to_owned())])),
        Some(part @ ("Q1" | "Q2" | "Q3" | "Q4")) => Ok(format!("{year} {part}")),
        Some(part) if part.len() == 2 => {
            digits(part, 2).ok_or_else(form)?;
            let formatter = FORMATTERS.get(language, |it| {
                DateTimeFormatter::try_new(it.locale().into(), YM::long())
                    .expect("the compiled CLDR data has nl and en-GB")
            });
            let first = day(&format!("{code}-01"))
                .map_err(|_| DateProblem::NotInCalendar { found: code.to_owned() })?;
            Ok(formatter.format(&first).to_string())
        }
        Some(_) => long_date(code, language),
    }
}

fn day_formatter(language: Language, fields: YMD) -> DateTimeFormatter<YMD> {
    DateTimeFormatter::try_new(language.locale().into(), fields)
        .expect("the compiled CLDR data has nl and en-GB")
}

/// A day of the calendar from `YYYY-MM-DD`, written exactly so.
fn day(iso: &str) -> Result<Date<Iso>, DateProblem> {
    let parts: Vec<&str> = iso.split('-').collect();
    let [year, month, day] = parts.as_slice() else {
        return Err(DateProblem::Form { found: iso.to_owned() });
    };
    let read = || Some((digits(year, 4)?, digits(month, 2)?, digits(day, 2)?));
    let (year, month, day) = read().ok_or_else(|| DateProblem::Form { found: iso.to_owned() })?;
    let small = |it: u16| u8::try_from(it).unwrap_or(u8::MAX);
    Date::try_new_iso(i32::from(year), small(month), small(day))
        .map_err(|_| DateProblem::NotInCalendar { found: iso.to_owned() })
}

fn digits(text: &str, many: usize) -> Option<u16> {
    (text.len() == many && text.bytes().all(|it| it.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        for (iso, language, long, short) in [
            ("2026-11-23", Language::Dutch, "23 november 2026", "23-11-2026"),
            ("2026-11-23", Language::English, "23 November 2026", "23/11/2026"),
            ("2024-02-29", Language::Dutch, "29 februari 2024", "29-02-2024"),
            ("2026-05-01", Language::English, "1 May 2026", "01/05/2026"),
        ] {
            assert_eq!(long_date(iso, language).unwrap(), long);
            assert_eq!(short_date(iso, language).unwrap(), short);
        }
    }

    #[test]
    fn periods_have_labels() {
        for (code, dutch, english) in [
            ("2023", "2023", "2023"),
            ("2023-Q4", "2023 Q4", "2023 Q4"),
            ("2023-H1", "eerste halfjaar 2023", "first half of 2023"),
            ("2023-H2", "tweede halfjaar 2023", "second half of 2023"),
            ("2023-04", "april 2023", "April 2023"),
            ("2023-04-30", "30 april 2023", "30 April 2023"),
        ] {
            assert_eq!(period_label(code, Language::Dutch).unwrap(), dutch);
            assert_eq!(period_label(code, Language::English).unwrap(), english);
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "23",
            "20230",
            "2023-",
            "2023-Q5",
            "2023-H3",
            "2023-q1",
            "2023-4",
            "+023",
            "２０２３",
        ] {
            assert_eq!(
                period_label(text, Language::Dutch),
                Err(DateProblem::Form { found: text.to_owned() }),
                "{text}"
            );
        }
        for text in ["2023-13", "2023-00", "2023-02-29", "2023-04-31"] {
            assert_eq!(
                period_label(text, Language::Dutch),
                Err(DateProblem::NotInCalendar { found: text.to_owned() }),
                "{text}"
            );
        }
        for text in ["2023-1-01", "2023/01/01", "01-01-2023", "2023-01-01T00:00", " 2023-01-01"] {
            assert!(
                matches!(long_date(text, Language::English), Err(DateProblem::Form { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn moments_are_written_in_utc() {
        assert_eq!(timestamp(0), "1970-01-01T00:00:00Z");
        // 2^31 seconds, as the tables of Unix time give it.
        assert_eq!(timestamp(1 << 31), "2038-01-19T03:14:08Z");
        assert_eq!(timestamp(1_709_251_199), "2024-02-29T23:59:59Z");
        assert_eq!(days_between("2024-02-28", "2024-03-01"), Ok(2));
        assert_eq!(days_between("2024-01-01", "2023-12-31"), Ok(-1));
        assert!(days_between("2024-01-01", "2023-02-29").is_err());
    }
}

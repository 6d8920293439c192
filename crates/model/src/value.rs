//! Values of observations and what is known about them.

use std::fmt;

use rust_decimal::Decimal;

/// The value of an observation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An exact number, with the decimals it was written with.
    Number(Decimal),
    /// A text, or a code of a code list.
    Text(String),
    /// A date, `YYYY-MM-DD`.
    Date(String),
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(it) => Some(*it),
            _ => None,
        }
    }
}

impl fmt::Display for Value {
    /// As in a tidy CSV: numbers with a decimal point and no thousands mark.
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(it) => write!(to, "{it}"),
            Self::Text(it) | Self::Date(it) => to.write_str(it),
        }
    }
}

/// The observation status, SDMX's `OBS_STATUS`; the letters are Eurostat's flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    /// Nothing particular.
    #[default]
    Normal,
    /// `p`: will be replaced by a final figure.
    Provisional,
    /// `e`: estimated.
    Estimated,
    /// `b`: a break in the series at this period.
    Break,
    /// `r`: revised since an earlier publication.
    Revised,
    /// `d`: the definition differs.
    DefinitionDiffers,
    /// `:` the value does not exist or was not delivered.
    Missing,
    /// `: z` there can be no value here.
    NotApplicable,
}

impl Status {
    /// The flag after a value, if the status has one.
    pub fn flag(self) -> Option<char> {
        match self {
            Self::Provisional => Some('p'),
            Self::Estimated => Some('e'),
            Self::Break => Some('b'),
            Self::Revised => Some('r'),
            Self::DefinitionDiffers => Some('d'),
            Self::NotApplicable => Some('z'),
            Self::Normal | Self::Missing => None,
        }
    }

    /// SDMX's code in the list `CL_OBS_STATUS`.
    pub fn sdmx(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Provisional => "P",
            Self::Estimated => "E",
            Self::Break => "B",
            Self::Revised => "R",
            Self::DefinitionDiffers => "D",
            Self::Missing => "O",
            Self::NotApplicable => "M",
        }
    }

    /// The status with this SDMX code.
    pub fn from_sdmx(code: &str) -> Option<Self> {
        [
            Self::Normal,
            Self::Provisional,
            Self::Estimated,
            Self::Break,
            Self::Revised,
            Self::DefinitionDiffers,
            Self::Missing,
            Self::NotApplicable,
        ]
        .into_iter()
        .find(|it| it.sdmx() == code)
    }
}

/// The confidentiality status, SDMX's `CONF_STATUS`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Confidentiality {
    /// May be published.
    #[default]
    Free,
    /// The source delivered it as confidential, or withheld it.
    Confidential,
    /// Withheld here: too few units stand behind it (primary suppression).
    Primary,
    /// Withheld here so that another withheld value cannot be worked out (secondary suppression).
    Secondary,
}

impl Confidentiality {
    /// SDMX's code in the list `CL_CONF_STATUS`.
    pub fn sdmx(self) -> &'static str {
        match self {
            Self::Free => "F",
            Self::Confidential => "C",
            Self::Primary => "S",
            Self::Secondary => "D",
        }
    }

    /// The status with this SDMX code.
    pub fn from_sdmx(code: &str) -> Option<Self> {
        [Self::Free, Self::Confidential, Self::Primary, Self::Secondary]
            .into_iter()
            .find(|it| it.sdmx() == code)
    }
}

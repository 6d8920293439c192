//! Periods: the codes of a time dimension.

use std::fmt;
use std::str::FromStr;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// `2023`
    Year,
    /// `2023-H1`
    Half,
    /// `2023-Q4`
    Quarter,
    /// `2023-04`
    Month,
}

impl Frequency {
    /// How many of these periods there are in a year.
    pub fn in_a_year(self) -> i32 {
        match self {
            Self::Year => 1,
            Self::Half => 2,
            Self::Quarter => 4,
            Self::Month => 12,
        }
    }

    /// The word for it in a dataset file.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// The frequency that a dataset file names.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Year, Self::Half, Self::Quarter, Self::Month]
            .into_iter()
            .find(|it| it.word() == word)
    }

    /// What a period of this frequency looks like, for messages.
    pub fn example(self) -> &'static str {
        match self {
            Self::Year => "2023",
            Self::Half => "2023-H1",
            Self::Quarter => "2023-Q4",
            Self::Month => "2023-04",
        }
    }
}

/// A year, half, quarter or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    year: i32,
    part: i32,
    frequency: Frequency,
}

/// The text is not a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodProblem;

impl Period {
    /// The year that the period lies in.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// How long the period is.
    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// The period that lies `by` periods of the same length later (earlier when negative).
    pub fn shifted(&self, by: i32) -> Self {
        let many = self.frequency.in_a_year();
        let ordinal = self.year * many + (self.part - 1) + by;
        Self { year: ordinal.div_euclid(many), part: ordinal.rem_euclid(many) + 1, ..*self }
    }

    /// The first day of the period, `YYYY-MM-DD`.
    pub fn first_day(&self) -> String {
        let months = 12 / self.frequency.in_a_year();
        format!("{:04}-{:02}-01", self.year, (self.part - 1) * months + 1)
    }

    /// The last day of the period, `YYYY-MM-DD`; day 31 stands for the end of any month,
    /// since days are only compared.
    pub fn last_day(&self) -> String {
        let months = 12 / self.frequency.in_a_year();
        format!("{:04}-{:02}-31", self.year, self.part * months)
    }
}

impl FromStr for Period {
    type Err = PeriodProblem;

    fn from_str(text: &str) -> Result<Self, PeriodProblem> {
        let digits = |it: &str, many: usize| -> Result<i32, PeriodProblem> {
            if it.len() == many && it.bytes().all(|byte| byte.is_ascii_digit()) {
                it.parse().map_err(|_| PeriodProblem)
            } else {
                Err(PeriodProblem)
            }
        };
        let (year, rest) = match text.split_once('-') {
            None => {
                return Ok(Self { year: digits(text, 4)?, part: 1, frequency: Frequency::Year });
            }
            Some((year, rest)) => (digits(year, 4)?, rest),
        };
        let (frequency, part) = if let Some(half) = rest.strip_prefix('H') {
            (Frequency::Half, digits(half, 1)?)
        } else if let Some(quarter) = rest.strip_prefix('Q') {
            (Frequency::Quarter, digits(quarter, 1)?)
        } else {
            (Frequency::Month, digits(rest, 2)?)
        };
        if (1..=frequency.in_a_year()).contains(&part) {
            Ok(Self { year, part, frequency })
        } else {
            Err(PeriodProblem)
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.frequency {
            Frequency::Year => write!(to, "{:04}", self.year),
            Frequency::Half => write!(to, "{:04}-H{}", self.year, self.part),
            Frequency::Quarter => write!(to, "{:04}-Q{}", self.year, self.part),
            Frequency::Month => write!(to, "{:04}-{:02}", self.year, self.part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written_alike() {
        for text in ["2023", "2023-H2", "2023-Q1", "2023-12"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in
            ["", "23", "2023-Q5", "2023-H0", "2023-13", "2023-1", "2O23", "2023-Q", "-023", "2023-"]
        {
            assert!(text.parse::<Period>().is_err(), "{text} was taken for a period");
        }
    }

    #[test]
    fn shifting_crosses_the_year() {
        for (from, by, to) in [
            ("2023", -1, "2022"),
            ("2023-Q1", -1, "2022-Q4"),
            ("2023-12", 1, "2024-01"),
            ("2023-H1", 3, "2024-H2"),
        ] {
            assert_eq!(from.parse::<Period>().unwrap().shifted(by).to_string(), to);
        }
    }

    #[test]
    fn days_bound_the_period() {
        let quarter: Period = "2023-Q2".parse().unwrap();
        assert_eq!(
            (quarter.first_day().as_str(), quarter.last_day().as_str()),
            ("2023-04-01", "2023-06-31")
        );
    }
}

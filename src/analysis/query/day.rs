//! Days, whichever calendar they are written in.

use chrono::{Datelike as _, Local, NaiveDate};
use icu_calendar::Date;
use icu_calendar::cal::Persian;

use crate::text::persian::digits::parse_u32;

/// A year before this one is one of the Persian calendar, as people write dates today.
const FIRST_GREGORIAN: i32 = 1700;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// Reads 2026-11-22 in the Gregorian calendar or ۱۴۰۵/۰۹/۰۱ in the Persian one, in digits of any set, with either sign
    /// between; `None` for what is no day.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(['-', '/']).map(parse_u32);
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() {
            return None;
        }
        let year = i32::try_from(year).ok()?;
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        if year >= FIRST_GREGORIAN {
            return NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Self);
        }
        let date = Date::try_new_persian(year, month, day).ok()?;
        let date = date.to_calendar(icu_calendar::Iso);
        let (month, day) = (date.month().ordinal, date.day_of_month().0);
        NaiveDate::from_ymd_opt(date.year().extended_year(), month.into(), day.into()).map(Self)
    }

    /// The day after it.
    pub fn next(self) -> Option<Self> {
        self.0.succ_opt().map(Self)
    }

    /// The day before it.
    pub fn before(self) -> Option<Self> {
        self.0.pred_opt().map(Self)
    }

    /// Its first instant by the clock of this machine: UTC milliseconds since 1970.
    pub fn start(self) -> Option<i64> {
        let midnight = self.0.and_hms_opt(0, 0, 0)?;
        // Where clocks are put forward at midnight the day begins an hour late.
        let local = midnight.and_local_timezone(Local).earliest().or_else(|| {
            let one = self.0.and_hms_opt(1, 0, 0)?;
            one.and_local_timezone(Local).earliest()
        });
        Some(local?.timestamp_millis())
    }

    /// As 2026-11-22; in the Persian calendar where [`Self::read`] would take the year for one of it.
    pub fn gregorian(self) -> String {
        if self.0.year() < FIRST_GREGORIAN {
            return self.jalali();
        }
        self.0.format("%Y-%m-%d").to_string()
    }

    /// As 1405/09/01; in the Gregorian calendar where [`Self::read`] would take the year for one of that.
    pub fn jalali(self) -> String {
        let (month, day) = (self.0.month() as u8, self.0.day() as u8);
        let persian = Date::try_new_gregorian(self.0.year(), month, day)
            .ok()
            .map(|date| date.to_calendar(Persian::new()))
            .map(|date| {
                let year = date.year().extended_year();
                (year, date.month().ordinal, date.day_of_month().0)
            });
        match persian {
            Some((year, month, day)) if year < FIRST_GREGORIAN => format!("{year:04}/{month:02}/{day:02}"),
            _ => self.0.format("%Y-%m-%d").to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_both_calendars() {
        let day = Day::read("2026-11-22").unwrap();
        for text in ["۱۴۰۵/۰۹/۰۱", "1405-9-1", "2026/11/22", "٢٠٢٦-١١-٢٢"] {
            assert_eq!(Day::read(text), Some(day), "{text}");
        }
        assert_eq!(
            (day.gregorian(), day.jalali()),
            ("2026-11-22".into(), "1405/09/01".into())
        );
        assert_eq!(day.next(), Day::read("1405/09/02"));
        for wrong in [
            "",
            "1405",
            "1405/13/01",
            "1405/12/30/1",
            "2026-02-30",
            "آبان",
            "1405/9",
        ] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
        // The last day of a year that is no leap year, and of one that is.
        assert_eq!(Day::read("1404/12/30"), None);
        assert!(Day::read("1403/12/30").is_some());
    }

    #[test]
    fn every_day_is_read_back_as_it_is_written() {
        for year in [1, 622, 1078, 1405, 1699, 1700, 2026, 2320, 2321, 9999] {
            for text in [format!("{year}/01/01"), format!("{year}/10/11")] {
                let day = Day::read(&text).unwrap();
                assert_eq!(Day::read(&day.gregorian()), Some(day), "{text}");
                assert_eq!(Day::read(&day.jalali()), Some(day), "{text}");
            }
        }
    }

    #[test]
    fn a_day_is_as_long_as_its_clock_says() {
        let day = Day::read("1405/01/02").unwrap();
        let long = day.next().unwrap().start().unwrap() - day.start().unwrap();
        assert!((23 * 3_600_000..=25 * 3_600_000).contains(&long), "{long}");
    }
}

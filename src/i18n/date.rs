//! Instants (UTC milliseconds) as dates and times of day, in the chosen calendar.

use chrono::{DateTime, FixedOffset, Local, NaiveDateTime, Offset as _, TimeZone as _, Timelike as _, Utc};
use icu_calendar::{Date, cal::Persian};

use super::{Arg, Calendar, Lang, Words};

/// The clock by which instants are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zone {
    /// The time zone of this machine, daylight saving included.
    #[default]
    Local,
    /// Minutes east of Greenwich, from −1439 to 1439; Iran is 210. For tests and repeatable files.
    Fixed(i32),
}

impl Zone {
    fn civil(self, utc_ms: i64) -> NaiveDateTime {
        let utc = DateTime::<Utc>::from_timestamp_millis(utc_ms).unwrap_or_default();
        let offset = match self {
            Self::Local => Local.offset_from_utc_datetime(&utc.naive_utc()).fix(),
            Self::Fixed(minutes) => FixedOffset::east_opt(minutes * 60).unwrap_or(Utc.fix()),
        };
        utc.with_timezone(&offset).naive_local()
    }
}

/// Year, month and day in the chosen calendar, and the day of the week (0 is Monday).
struct Day {
    year: i32,
    month: u8,
    day: u8,
    weekday: usize,
}

impl Words {
    fn day(&self, utc_ms: i64) -> Day {
        use chrono::Datelike as _;
        let civil = self.inner.zone.civil(utc_ms);
        let weekday = civil.weekday().num_days_from_monday() as usize;
        let (month, day) = (civil.month() as u8, civil.day() as u8);
        let gregorian = Day {
            year: civil.year(),
            month,
            day,
            weekday,
        };
        match self.calendar() {
            Calendar::Gregorian => gregorian,
            Calendar::Jalali => Date::try_new_gregorian(civil.year(), month, day)
                .map(|date| date.to_calendar(Persian::new()))
                .map_or(gregorian, |date| Day {
                    year: date.year().extended_year(),
                    month: date.month().ordinal,
                    day: date.day_of_month().0,
                    weekday,
                }),
        }
    }

    /// A date in figures: ۱۴۰۵/۰۹/۰۱ or 2026-11-22.
    #[must_use]
    pub fn date(&self, utc_ms: i64) -> String {
        let Day { year, month, day, .. } = self.day(utc_ms);
        let text = match self.lang() {
            Lang::Fa => format!("{year:04}/{month:02}/{day:02}"),
            Lang::En => format!("{year:04}-{month:02}-{day:02}"),
        };
        self.in_digits(&text).into_owned()
    }

    /// A date in words: یکشنبه ۱ آذر ۱۴۰۵ or Sunday 22 November 2026.
    #[must_use]
    pub fn date_long(&self, utc_ms: i64) -> String {
        self.date_in_words(utc_ms, "date-long")
    }

    /// A date in words without the day of the week: ۱ آذر ۱۴۰۵ or 22 November 2026.
    #[must_use]
    pub fn date_medium(&self, utc_ms: i64) -> String {
        self.date_in_words(utc_ms, "date-medium")
    }

    /// The time of day: ۱۲:۳۰.
    #[must_use]
    pub fn time(&self, utc_ms: i64) -> String {
        let civil = self.inner.zone.civil(utc_ms);
        self.in_digits(&format!("{:02}:{:02}", civil.hour(), civil.minute()))
            .into_owned()
    }

    /// Date and time of day: ۱ آذر ۱۴۰۵، ۱۲:۳۰.
    #[must_use]
    pub fn date_time(&self, utc_ms: i64) -> String {
        self.with(
            "date-time",
            &[("date", self.date_medium(utc_ms)), ("time", self.time(utc_ms))],
        )
    }

    /// A place in a recording or a length of time: ۱:۰۲:۰۳ or, under an hour, ۲:۰۳.
    #[must_use]
    pub fn clock(&self, milliseconds: u64) -> String {
        let seconds = milliseconds / 1000;
        let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let text = if h > 0 {
            format!("{h}:{m:02}:{s:02}")
        } else {
            format!("{m}:{s:02}")
        };
        self.in_digits(&text).into_owned()
    }

    fn date_in_words(&self, utc_ms: i64, pattern: &'static str) -> String {
        let Day {
            year,
            month,
            day,
            weekday,
        } = self.day(utc_ms);
        // Each language names the months of its own calendar and of the other one.
        let months = if self.calendar() == self.lang().calendar() {
            self.get("date-months")
        } else {
            self.get("date-months-other")
        };
        let weekdays = self.get("date-weekdays");
        let month = months
            .split_whitespace()
            .nth(usize::from(month).saturating_sub(1))
            .unwrap_or_default();
        let weekday = weekdays.split_whitespace().nth(weekday).unwrap_or_default();
        let args = [
            ("day", Arg::from(u32::from(day))),
            ("month", Arg::from(month)),
            // As text: a year is never grouped by thousands.
            ("year", Arg::from(self.in_digits(&year.to_string()).into_owned())),
            ("weekday", Arg::from(weekday)),
        ];
        match pattern {
            "date-long" => self.with("date-long", &args),
            _ => self.with("date-medium", &args),
        }
    }
}

//! How important a coded passage is.

use serde::{Deserialize, Serialize};

/// How important a coded passage is: from 0, not marked, to [`Importance::HIGHEST`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Importance(u8);

impl Importance {
    /// Not marked.
    pub const NONE: Self = Self(0);
    /// The most important.
    pub const HIGHEST: Self = Self(3);
    /// All of them, the lowest first.
    pub const ALL: [Self; 4] = [Self::NONE, Self(1), Self(2), Self::HIGHEST];

    /// The importance of that number; `None` above 3.
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::HIGHEST.0).then_some(Self(number))
    }

    /// Its number, from 0 to 3.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether the passage is marked at all.
    pub fn is_marked(self) -> bool {
        self > Self::NONE
    }

    /// One higher; not marked after the highest.
    #[must_use]
    pub fn next(self) -> Self {
        Self::new(self.0 + 1).unwrap_or_default()
    }
}

impl TryFrom<u8> for Importance {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| format!("an importance of {number}"))
    }
}

impl From<Importance> for u8 {
    fn from(importance: Importance) -> Self {
        importance.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_up_to_three_and_round() {
        let mut seen = vec![Importance::NONE];
        for _ in 0..4 {
            seen.extend(seen.last().map(|last| last.next()));
        }
        assert_eq!(seen[..4], Importance::ALL);
        assert_eq!(seen[4], Importance::NONE);
    }

    #[test]
    fn a_number_that_is_none_is_refused_when_it_is_read() {
        assert_eq!(
            serde_json::from_str::<Importance>("3").ok(),
            Some(Importance::HIGHEST)
        );
        assert!(serde_json::from_str::<Importance>("4").is_err());
        assert_eq!(serde_json::to_string(&Importance::HIGHEST).unwrap(), "3");
    }
}

//! Where a code stands: the names from the root down, and how they are written as one text.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The names from the outermost code down to the code itself.
///
/// Written, they are joined by a `>` with a space on either side: `طبقه > زیرطبقه > کد`. That is the one form for
/// sheets, studies, JSON, the command line and the views of the file. A `>` inside a word belongs to the name as it
/// stands (`p>0.05`). A word of a name that *begins* with `>` is written with one `>` more, so that it is not taken
/// for the end of the name: «الف > ب» is written `الف >> ب`. What is written is read back as the same names.
///
/// Reading never fails. A word that begins with a single `>` and goes on is taken as it stands; names are trimmed,
/// and empty ones are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePath(Vec<String>);

/// What stands between two names.
const SEPARATOR: &str = " > ";

impl CodePath {
    /// The path of these names, outermost first.
    pub fn new<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Self {
        Self(names.into_iter().map(Into::into).collect())
    }

    /// The names, outermost first.
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// The name of the code itself.
    pub fn last(&self) -> Option<&str> {
        self.0.last().map(String::as_str)
    }

    /// The path of the code that stands above at that depth: its first `depth` names.
    #[must_use]
    pub fn above(&self, depth: usize) -> Self {
        Self(self.0.get(..depth).unwrap_or(&self.0).to_vec())
    }

    /// Whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The path of a code of that name below this one.
    #[must_use]
    pub fn below(&self, name: impl Into<String>) -> Self {
        let mut names = self.0.clone();
        names.push(name.into());
        Self(names)
    }
}

impl fmt::Display for CodePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, name) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str(SEPARATOR)?;
            }
            for (j, word) in name.split(' ').enumerate() {
                if j > 0 {
                    f.write_str(" ")?;
                }
                if word.starts_with('>') {
                    f.write_str(">")?;
                }
                f.write_str(word)?;
            }
        }
        Ok(())
    }
}

impl From<&str> for CodePath {
    fn from(written: &str) -> Self {
        let mut names = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for word in written.split_whitespace() {
            if word == ">" {
                names.push(words.join(" "));
                words.clear();
            } else if word.starts_with(">>") {
                words.push(word.get(1..).unwrap_or_default());
            } else {
                words.push(word);
            }
        }
        names.push(words.join(" "));
        names.retain(|name| !name.is_empty());
        Self(names)
    }
}

impl FromStr for CodePath {
    type Err = std::convert::Infallible;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        Ok(Self::from(written))
    }
}

impl Serialize for CodePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CodePath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        Ok(Self::from(written.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(names: &[&str], written: &str) {
        let path = CodePath::new(names.iter().copied());
        assert_eq!(path.to_string(), written);
        assert_eq!(CodePath::from(written), path);
    }

    #[test]
    fn what_is_written_is_read_back() {
        check(&[], "");
        check(&["طبقه", "زیرطبقه", "کد"], "طبقه > زیرطبقه > کد");
        check(&["p>0.05"], "p>0.05");
        check(&["درآمد>هزینه", "a->b"], "درآمد>هزینه > a->b");
        check(&["الف > ب", "پ"], "الف >> ب > پ");
        check(&[">", ">>", "> > >"], ">> > >>> > >> >> >>");
        check(&[">5 سال"], ">>5 سال");
        check(&["a\\>b", "\\ > \\"], "a\\>b > \\ >> \\");
    }

    #[test]
    fn what_people_write_otherwise_is_read_as_they_mean_it() {
        let read = |written: &str| CodePath::from(written).names().to_vec();
        assert_eq!(read("  الف  >   ب "), ["الف", "ب"]);
        assert_eq!(read("BMI >25"), ["BMI >25"]);
        assert_eq!(read("> الف > > ب >"), ["الف", "ب"]);
        assert_eq!(read("a>b"), ["a>b"]);
    }

    proptest! {
        #[test]
        fn any_names_are_read_back(
            names in prop::collection::vec("[>a\\\\ ب\u{200c}]{0,6}|\\PC{0,8}", 0..5),
        ) {
            // Names as a project keeps them: trimmed, with single spaces inside, and never empty.
            let names: Vec<String> = names
                .iter()
                .map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|name| !name.is_empty())
                .collect();
            let path = CodePath::new(names);
            prop_assert_eq!(CodePath::from(path.to_string().as_str()), path);
        }

        #[test]
        fn names_without_a_sign_are_joined_as_ever(names in prop::collection::vec("[^>\\s]{1,6}", 1..4)) {
            prop_assert_eq!(CodePath::new(names.clone()).to_string(), names.join(" > "));
        }
    }
}

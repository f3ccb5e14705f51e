//! Writing a table into a file.

use std::path::Path;

use super::order::{Material, Order};
use crate::exchange::export::{self, Format, Profile};
use crate::i18n::Words;
use crate::session::{Session, SessionError};

/// A table that is to be written.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// Which table.
    pub order: Order,
    /// In which format.
    pub format: Format,
    /// With which fonts and sizes.
    pub profile: Profile,
    /// The caption, from which the proposed name of the file is made.
    pub title: String,
}

impl ExportRequest {
    /// The ending of the file, without the dot.
    pub fn ending(&self) -> &'static str {
        self.format.ending()
    }

    /// The proposed name of the file.
    pub fn file_name(&self) -> String {
        format!("{}.{}", file_stem(&self.title), self.ending())
    }

    /// Takes from the project what the table is made of, on the window's thread. `now` in UTC milliseconds.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn material(&self, session: &Session, now: i64) -> Result<Material, SessionError> {
        Material::of(session, &self.order, now)
    }

    /// Makes the table and writes it, on a thread of its own. Returns the sentence that says what was written, or
    /// why it was not; a file that was there stays whole then. A path without an ending gets that of the format.
    pub fn write(&self, material: &Material, path: &Path, words: &Words) -> Result<String, String> {
        let path = match Format::of_path(path) {
            Some(_) => path.to_owned(),
            None => {
                let mut name = path.as_os_str().to_owned();
                name.push(".");
                name.push(self.ending());
                name.into()
            }
        };
        let table = self.order.make(material);
        export::write(table, &path, &self.profile).map_err(|error| words.say(&error.message()))?;
        let name = path.file_name().unwrap_or(path.as_os_str());
        Ok(words.with("tables-written", &[("name", name.to_string_lossy())]))
    }
}

/// A title as the name of a file: without what file systems refuse, and not too long.
fn file_stem(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "\\/:*?\"<>|«»".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<&str> = kept.split_whitespace().collect();
    let mut stem = String::new();
    for word in words {
        if stem.len() + word.len() > 120 {
            break;
        }
        if !stem.is_empty() {
            stem.push(' ');
        }
        stem.push_str(word);
    }
    let stem = stem.trim_matches('.');
    if stem.is_empty() {
        "table".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::file_stem;

    #[test]
    fn a_title_becomes_a_name_that_file_systems_take() {
        assert_eq!(
            file_stem("شکل‌گیری «شهروندان»: گفته/کد"),
            "شکل‌گیری شهروندان گفته کد"
        );
        assert_eq!(file_stem("..."), "table");
        assert!(file_stem(&"واژه‌ای ".repeat(60)).len() <= 120);
    }
}

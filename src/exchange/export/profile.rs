//! The fonts and sizes that a journal asks for.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::i18n::Lang;

/// Fonts and sizes of a printed table. All sizes are in points.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name on the command line.
    pub name: String,
    /// The name shown in a Persian interface.
    pub label_fa: String,
    /// The name shown in an English interface.
    pub label_en: String,
    /// The font of Persian words and digits.
    pub persian: String,
    /// The font of Latin words and digits.
    pub latin: String,
    /// Running text.
    pub text: f64,
    /// Cells of a table, its header (bold) included.
    pub table: f64,
    /// The caption above a table (bold).
    pub caption: f64,
    /// The notes below a table.
    pub note: f64,
    /// Added to a size for Latin words, whose letters stand taller than Persian ones of the same size.
    pub latin_step: f64,
}

impl Profile {
    /// All profiles, the usual one first.
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Profile>> = OnceLock::new();
        ALL.get_or_init(|| {
            let read = ron::from_str(include_str!("../../../assets/templates/profiles.ron"));
            read.unwrap_or_else(|error| {
                log::error!("profiles.ron: {error}");
                Vec::new()
            })
        })
    }

    /// The profile of that name, `None` when there is none.
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().iter().find(|p| p.name.eq_ignore_ascii_case(name))
    }

    /// The name for people.
    pub fn label(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fa => &self.label_fa,
            Lang::En => &self.label_en,
        }
    }
}

impl Default for Profile {
    fn default() -> Self {
        Self::all().first().cloned().unwrap_or_else(|| Self {
            name: "plain".into(),
            label_fa: "ساده".into(),
            label_en: "Plain".into(),
            persian: "Arial".into(),
            latin: "Arial".into(),
            text: 12.0,
            table: 10.0,
            caption: 10.0,
            note: 9.0,
            latin_step: 0.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_can_be_read_and_found() {
        assert_eq!(Profile::default().persian, "B Nazanin");
        assert!(Profile::named("LOTUS").is_some_and(|p| p.table == 10.0));
        assert!(Profile::named("comic").is_none());
        let mut names: Vec<_> = Profile::all().iter().map(|p| &p.name).collect();
        names.dedup();
        assert_eq!(names.len(), 4);
    }
}

//! The pages of the manual, in both languages, as they stand in `docs/`.

use crate::i18n::Lang;

/// A page of the manual.
pub struct ManualPage {
    /// The name of its file, without its ending.
    pub key: &'static str,
    persian: &'static str,
    english: &'static str,
}

macro_rules! page {
    ($key:literal) => {
        ManualPage {
            key: $key,
            persian: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/fa/", $key, ".md")),
            english: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/en/", $key, ".md")),
        }
    };
}

/// All pages in the order of the table of contents.
pub static PAGES: &[ManualPage] = &[
    page!("start"),
    page!("documents"),
    page!("reading"),
    page!("coding"),
    page!("codes"),
    page!("segments"),
    page!("memos"),
    page!("editing"),
    page!("query"),
    page!("findings"),
    page!("tasks"),
    page!("study"),
    page!("files"),
];

impl ManualPage {
    /// Its text, in Markdown.
    pub fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Fa => self.persian,
            Lang::En => self.english,
        }
    }
}

//! What the tables of a project say alike: their manner, the names of levels, lists and sources.

use std::borrow::Cow;

use crate::i18n::{Arg, Lang, Words};
use crate::model::{DocumentId, Level, ParticipantId, Project, Snapshot};

use super::{Direction, Style};

pub use super::operation::operation;

/// The manner of a table in the language and digits of `words`.
pub(super) fn style(words: &Words) -> Style {
    Style {
        lang: words.lang(),
        direction: if words.lang().is_rtl() {
            Direction::Rtl
        } else {
            Direction::Ltr
        },
        digits: words.digits(),
    }
}

/// The project's own name of a level; the usual name in the language of the table where the project kept the default.
pub(super) fn level(snapshot: &Snapshot, level: Level, words: &Words) -> String {
    let own = snapshot.level_name(level);
    let usual = Project::named("").levels;
    if own.is_empty() || usual.get(level.index()).is_some_and(|name| name == own) {
        match level {
            Level::Category => words.get("report-category"),
            Level::Subcategory => words.get("report-subcategory"),
            Level::Code => words.get("report-code"),
        }
        .into_owned()
    } else {
        own.to_owned()
    }
}

/// Items of a list as the language separates them.
pub(super) fn list(items: impl IntoIterator<Item = String>, words: &Words) -> String {
    let separator = match words.lang() {
        Lang::Fa => "، ",
        Lang::En => ", ",
    };
    items.into_iter().collect::<Vec<_>>().join(separator)
}

/// A name inside a sentence of the other direction, between marks that keep the two from mixing; any other name as it
/// is.
pub(super) fn name<'a>(name: &'a str, words: &Words) -> Cow<'a, str> {
    let base = style(words).direction;
    match (Direction::of(name, base), base) {
        (Direction::Rtl, Direction::Ltr) => Cow::Owned(format!("\u{200f}{name}\u{200f}\u{200e}")),
        (Direction::Ltr, Direction::Rtl) => Cow::Owned(format!("\u{200e}{name}\u{200e}\u{200f}")),
        _ => Cow::Borrowed(name),
    }
}

/// Where words come from: the participants, the document where they alone do not tell it, and the paragraph.
pub(super) fn source(
    snapshot: &Snapshot,
    document: DocumentId,
    speakers: &[ParticipantId],
    paragraph: Option<usize>,
    words: &Words,
) -> String {
    let document = snapshot.document(document);
    let names = speakers
        .iter()
        .filter_map(|id| snapshot.participant(*id))
        .map(|p| p.name.clone());
    let mut place = list(names, words);
    let told = match speakers {
        [one] => snapshot.documents_of(*one).len() == 1,
        _ => false,
    };
    if let (false, Some(document)) = (told, document) {
        if !place.is_empty() {
            place.push_str(" · ");
        }
        place.push_str(&document.name);
    }
    match paragraph {
        Some(number) => {
            let number = words.in_digits(&number.to_string()).into_owned();
            // The mark and its number stay on one line.
            list([place, format!("¶\u{a0}{number}")], words)
        }
        None => place,
    }
}

/// Where a table comes from: the program, the project and the moment (UTC milliseconds).
pub fn provenance(snapshot: &Snapshot, now_ms: i64, words: &Words) -> String {
    let version = words.in_digits(env!("CARGO_PKG_VERSION")).into_owned();
    words.with(
        "report-provenance",
        &[
            ("version", Arg::from(version)),
            ("project", Arg::from(name(&snapshot.project().name, words))),
            ("date", Arg::from(words.date_time(now_ms))),
        ],
    )
}

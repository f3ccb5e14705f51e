//! What the tables of a project say alike: their manner, the names of levels, lists and sources.

use std::borrow::Cow;

use crate::analysis::query::QueryLanguage;
use crate::analysis::{LadderOrder, Subject};
use crate::i18n::{Arg, Digits, Lang, Words};
use crate::model::{Coding, DocumentId, DocumentState, Level, MemoKind, MemoTarget, ParticipantId, Snapshot};

use super::Style;
use crate::text::Direction;
use crate::text::direction::base_direction;
use crate::text::persian::digits::{DigitSet, number_in};

pub use super::operation::{journal_entry, names_document, operation, operation_done};

/// A value of an attribute as it is printed: what is nothing but a number in the digits of the reader, all else as it was
/// typed.
pub fn in_digits<'a>(value: &'a str, words: &Words) -> Cow<'a, str> {
    let set = match words.digits() {
        Digits::Persian => DigitSet::Persian,
        Digits::Latin => DigitSet::Latin,
    };
    match number_in(value, set) {
        Some(printed) if printed != value => Cow::Owned(printed),
        _ => Cow::Borrowed(value),
    }
}

/// The language in which queries are written for a reader.
pub fn query_language(words: &Words) -> QueryLanguage {
    match words.lang() {
        Lang::Fa => QueryLanguage::Persian,
        Lang::En => QueryLanguage::English,
    }
}

/// The manner of a table in the language and digits of `words`.
pub(in crate::report) fn style(words: &Words) -> Style {
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
pub fn level(snapshot: &Snapshot, level: Level, words: &Words) -> String {
    own_or_usual(snapshot, level, words, |level| match level {
        Level::Category => "report-category",
        Level::Subcategory => "report-subcategory",
        Level::Code => "report-code",
    })
}

/// The same as it stands within a sentence.
pub fn level_in_sentence(snapshot: &Snapshot, level: Level, words: &Words) -> String {
    own_or_usual(snapshot, level, words, level_called)
}

/// The text of the usual name of a level as it stands within a sentence.
pub(in crate::report) fn level_called(level: Level) -> &'static str {
    match level {
        Level::Category => "level-called-category",
        Level::Subcategory => "level-called-subcategory",
        Level::Code => "level-called-code",
    }
}

fn own_or_usual(
    snapshot: &Snapshot,
    level: Level,
    words: &Words,
    usual: impl Fn(Level) -> &'static str,
) -> String {
    match snapshot.own_level_name(level) {
        Some(own) => own.to_owned(),
        None => words.get(usual(level)).into_owned(),
    }
}

/// Items of a list as the language separates them.
pub(in crate::report) fn list(items: impl IntoIterator<Item = String>, words: &Words) -> String {
    let separator = match words.lang() {
        Lang::Fa => "، ",
        Lang::En => ", ",
    };
    items.into_iter().collect::<Vec<_>>().join(separator)
}

/// Items that hold commas themselves, in a row.
pub(in crate::report) fn series(items: impl IntoIterator<Item = String>, words: &Words) -> String {
    let separator = match words.lang() {
        Lang::Fa => "؛ ",
        Lang::En => "; ",
    };
    items.into_iter().collect::<Vec<_>>().join(separator)
}

/// How many codes of each level there are, in words, the levels left out of which there are none: «۲ طبقه · ۱ زیرطبقه · ۱۱
/// کد». The numbers are those of [`count_by_level`]. Empty where there are no codes.
pub fn codes_by_level(levels: [usize; Level::ALL.len()], words: &Words) -> String {
    level_counts(levels, words).join(" · ")
}

/// The same, level by level.
pub(in crate::report) fn level_counts(levels: [usize; Level::ALL.len()], words: &Words) -> Vec<String> {
    let texts = ["counted-categories", "counted-subcategories", "counted-codes"];
    let there = texts.into_iter().zip(levels).filter(|(_, n)| *n > 0);
    there.map(|(id, n)| words.with(id, &[("n", n)])).collect()
}

/// How many categories, subcategories and codes a project has.
pub fn count_by_level(snapshot: &Snapshot) -> [usize; 3] {
    let mut counts = [0; 3];
    let [categories, subcategories, codes] = &mut counts;
    for code in snapshot.codes() {
        *match code.level {
            Level::Category => &mut *categories,
            Level::Subcategory => &mut *subcategories,
            Level::Code => &mut *codes,
        } += 1;
    }
    counts
}

/// A name inside a sentence of the other direction, between marks that keep the two from mixing; any other name as it
/// is.
pub(in crate::report) fn name<'a>(name: &'a str, words: &Words) -> Cow<'a, str> {
    let base = style(words).direction;
    match (Direction::of_first_letter(name, base), base) {
        (Direction::Rtl, Direction::Ltr) => Cow::Owned(format!("\u{200f}{name}\u{200f}\u{200e}")),
        (Direction::Ltr, Direction::Rtl) => Cow::Owned(format!("\u{200e}{name}\u{200e}\u{200f}")),
        _ => Cow::Borrowed(name),
    }
}

/// Words of the program that may begin with a name of the other direction, which must not turn the whole round: with a
/// mark of their own direction before them where they do.
pub(in crate::report) fn in_own_direction(text: String, words: &Words) -> String {
    let own = style(words).direction;
    let kept = [
        Direction::of_paragraph(&text, own),
        Direction::of_first_letter(&text, own),
        // A window lets most words decide.
        base_direction(&text, None, own),
    ];
    if kept.iter().all(|direction| *direction == own) {
        text
    } else {
        format!("{}{text}", own.mark())
    }
}

/// A sentence with names in isolates, for files: each name between the marks of [`name`] instead, and in the direction
/// of the program.
pub(in crate::report) fn by_marks(isolating: &str, words: &Words) -> String {
    let mut told = String::new();
    let mut inner = String::new();
    let mut depth = 0_usize;
    for c in isolating.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => depth += 1,
            '\u{2069}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    told.push_str(&name(&inner, words));
                    inner.clear();
                }
            }
            c if depth > 0 => inner.push(c),
            c => told.push(c),
        }
    }
    told.push_str(&inner);
    in_own_direction(told, words)
}

/// The place of quoted words, for the brackets after them. The line goes in the direction of the quoted words; where that
/// is the other one, the marks that let the place begin with a name would part it in the middle, and it goes along
/// without them.
pub(in crate::report) fn place_after<'a>(quoted: &str, place: &'a str, words: &Words) -> Cow<'a, str> {
    let own = style(words).direction;
    if Direction::of_first_letter(quoted, own) == own {
        Cow::Borrowed(place)
    } else {
        Cow::Owned(place.replace([Direction::Rtl.mark(), Direction::Ltr.mark()], ""))
    }
}

/// Where words come from: the participants, the document where they alone do not tell it, and the paragraph.
pub(in crate::report) fn source(
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
        .map(|p| name(&p.name, words).into_owned());
    let mut place = list(names, words);
    let told = match speakers {
        [one] => snapshot.documents_of(*one).len() == 1,
        _ => false,
    };
    if let (false, Some(document)) = (told, document) {
        if !place.is_empty() {
            place.push_str(" · ");
        }
        place.push_str(&name(&document.name, words));
    }
    let place = match paragraph {
        Some(number) => list([place, paragraph_number(number, words)], words),
        None => place,
    };
    in_own_direction(place, words)
}

/// The id of the word for a kind of memo.
pub fn memo_kind(kind: MemoKind) -> &'static str {
    match kind {
        MemoKind::Note => "memo-kind-note",
        MemoKind::Theory => "memo-kind-theory",
        MemoKind::Method => "memo-kind-method",
        MemoKind::Case => "memo-kind-case",
    }
}

/// The id of the word for the state of a document.
pub fn document_state(state: DocumentState) -> &'static str {
    match state {
        DocumentState::New => "document-state-new",
        DocumentState::Coding => "document-state-coding",
        DocumentState::Coded => "document-state-coded",
        DocumentState::Checked => "document-state-checked",
    }
}

/// The id of the name of an order of rows.
pub fn ladder_order(order: LadderOrder) -> &'static str {
    match order {
        LadderOrder::Codes => "ladder-order-codes",
        LadderOrder::Text => "ladder-order-text",
        LadderOrder::Newest => "ladder-order-newest",
    }
}

/// The id of the name under which memos about that kind of thing stand.
pub fn memo_subject(subject: Subject) -> &'static str {
    match subject {
        Subject::Project => "memos-subject-project",
        Subject::Document => "memos-subject-document",
        Subject::Passage => "memos-subject-passage",
        Subject::Category => "memos-subject-category",
        Subject::Subcategory => "memos-subject-subcategory",
        Subject::Code => "memos-subject-code",
        Subject::Coding => "memos-subject-coding",
        Subject::Participant => "memos-subject-participant",
    }
}

/// What a memo is about, such as «کد «نگرانی»». `coding` is the row of a target that is a coding, `paragraph` the
/// number (from 1) of the one in which the passage begins.
pub fn memo_about(
    snapshot: &Snapshot,
    target: MemoTarget,
    coding: Option<&Coding>,
    paragraph: Option<usize>,
    words: &Words,
) -> String {
    let named = |id: &str, own: &str| words.with(id, &[("name", name(own, words))]);
    let of_document = |id| snapshot.document(id).map_or("", |d| d.name.as_str());
    let of_code = |id| snapshot.code(id).map_or("", |c| c.name.as_str());
    let whole = match target {
        MemoTarget::Project => words.get("memo-on-project").into_owned(),
        MemoTarget::Document(id) => named("memo-on-document", of_document(id)),
        MemoTarget::Passage(id, _) => named("memo-on-passage", of_document(id)),
        MemoTarget::Code(id) => {
            let one = snapshot.code(id).map_or(Level::Code, |c| c.level);
            let mut level = level(snapshot, one, words);
            // «طبقه» becomes «طبقهٔ» before its name.
            if words.lang() == Lang::Fa && level.ends_with('ه') {
                level.push('\u{654}');
            }
            let args = [
                ("level", Arg::from(level)),
                ("name", Arg::from(name(of_code(id), words))),
            ];
            words.with("memo-on-code", &args)
        }
        MemoTarget::Coding(_) => {
            let code = coding.map_or("", |c| of_code(c.code));
            let document = coding.map_or("", |c| of_document(c.document));
            let args = [("name", name(code, words)), ("document", name(document, words))];
            words.with("memo-on-coding", &args)
        }
        MemoTarget::Participant(id) => named(
            "memo-on-participant",
            snapshot.participant(id).map_or("", |p| p.name.as_str()),
        ),
    };
    match paragraph {
        Some(number) => list([whole, paragraph_number(number, words)], words),
        None => whole,
    }
}

/// A paragraph by its number (from 1), whose word and number stay on one line.
pub(in crate::report) fn paragraph_number(number: usize, words: &Words) -> String {
    words.with("report-paragraph", &[("number", Arg::from(number))])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_the_program_keeps_its_direction_however_long_the_names_in_it_are() {
        let en = Words::new(Lang::En);
        let isolating = en.clone().isolating_names();
        let code = "نبود نظام ساختارمند در حمایت دولت";
        let args = [
            ("n", Arg::from(1_usize)),
            ("name", Arg::from(code)),
            ("other", Arg::from("1")),
        ];
        let sentence = isolating.with("op-coding-importance", &args);
        let told = by_marks(&sentence, &en);
        assert!(!told.contains(['\u{2068}', '\u{2069}']), "{told:?}");
        assert_eq!(base_direction(&told, None, Direction::Ltr), Direction::Ltr);
        let info = unicode_bidi::BidiInfo::new(&told, None);
        let seen = info.reorder_line(&info.paragraphs[0], 0..told.len()).into_owned();
        assert!(seen.trim_end_matches('\u{200e}').ends_with('1'), "{seen}");
        // In a line of the other direction the sentence of one's own is as it was.
        assert_eq!(by_marks("Define “code”", &en), "Define “code”");
    }

    #[test]
    fn the_place_of_a_quotation_is_read_in_the_direction_of_what_is_quoted() {
        let en = Words::new(Lang::En);
        let own = super::name("م۱", &en).into_owned();
        let place = in_own_direction(list([own, paragraph_number(5, &en)], &en), &en);
        let quote = |text: &str| {
            let place = place_after(text, &place, &en);
            en.with("ladder-quotation", &[("text", text), ("place", &*place)])
        };
        // What follows the name stands to its left, as all of the line does, and the number last.
        let persian = quote("بعد نه");
        let info = unicode_bidi::BidiInfo::new(&persian, None);
        let seen = info
            .reorder_line(&info.paragraphs[0], 0..persian.len())
            .into_owned();
        let at = |c: char| seen.find(c).unwrap_or_else(|| panic!("{c} in {seen}"));
        assert!(
            at('5') < at('¶') && at('¶') < at(',') && at(',') < at('۱'),
            "{seen}"
        );
        // In an English line the name comes first, from the left.
        let english = quote("Then nothing");
        let info = unicode_bidi::BidiInfo::new(&english, None);
        let seen = info
            .reorder_line(&info.paragraphs[0], 0..english.len())
            .into_owned();
        let at = |c: char| seen.find(c).unwrap_or_else(|| panic!("{c} in {seen}"));
        assert!(
            at('۱') < at(',') && at(',') < at('¶') && at('¶') < at('5'),
            "{seen}"
        );
    }

    #[test]
    fn a_name_of_the_other_direction_does_not_turn_the_words_of_the_program() {
        let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
        let place = |name: &str, words: &Words| {
            let own = super::name(name, words).into_owned();
            in_own_direction(list([own, paragraph_number(4, words)], words), words)
        };
        assert_eq!(place("م۱", &fa), "م۱، پاراگراف\u{a0}۴");
        assert_eq!(
            place("i1", &fa),
            "\u{200f}\u{200e}i1\u{200e}\u{200f}، پاراگراف\u{a0}۴"
        );
        assert_eq!(place("i1", &en), "i1, ¶\u{a0}4");
        let mixed = place("م۱", &en);
        assert_eq!(mixed, "\u{200e}\u{200f}م۱\u{200f}\u{200e}, ¶\u{a0}4");
        // The paragraph, its sign and its number follow the name in the order of English.
        let levels = unicode_bidi::BidiInfo::new(&mixed, None).levels;
        assert!(
            levels[mixed.find(',').unwrap_or(0)..]
                .iter()
                .all(|level| level.is_ltr())
        );
        for (name, words) in [("i1", &fa), ("م۱", &en)] {
            let own = style(words).direction;
            assert_eq!(Direction::of_paragraph(&place(name, words), own), own);
        }
    }
}

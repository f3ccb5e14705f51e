//! How much round a hit is coded when all hits are coded at once.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::Ui;

use crate::analysis::turn_at;
use crate::i18n::Words;
use crate::model::{DocumentId, Snapshot, Turn};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::{CharRange, Text};
use crate::ui::kit::combo;

/// How much round a hit is coded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CodingScope {
    /// The hit itself.
    Hit,
    /// Its sentence.
    #[default]
    Sentence,
    /// Its paragraph, without the label of the speaker.
    Paragraph,
    /// The whole turn of its speaker; the paragraph where there are no turns.
    Turn,
}

impl CodingScope {
    /// All, the narrowest first.
    pub const ALL: [Self; 4] = [Self::Hit, Self::Sentence, Self::Paragraph, Self::Turn];

    /// The id of its text.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Hit => "search-scope-hit",
            Self::Sentence => "search-scope-sentence",
            Self::Paragraph => "search-scope-paragraph",
            Self::Turn => "search-scope-turn",
        }
    }
}

/// The choice of how much is coded, under the name of it for a screen reader; so many points wide.
pub fn scope_ui(ui: &mut Ui, words: &Words, scope: &mut CodingScope, width: f32) {
    let texts = CodingScope::ALL.map(|scope| (scope, words.get(scope.text_id())));
    let choices: Vec<(CodingScope, &str)> = texts
        .iter()
        .map(|(scope, text)| (*scope, text.as_ref()))
        .collect();
    combo(ui, &words.get("search-scope"), scope, &choices, width);
}

/// The passages to code for some places, document by document, each once. Those of a document whose text is not loaded
/// are left out.
pub fn passages_of(
    snapshot: &Snapshot,
    places: impl IntoIterator<Item = (DocumentId, CharRange)>,
    scope: CodingScope,
) -> Vec<(DocumentId, CharRange)> {
    let mut by_document: BTreeMap<DocumentId, Vec<CharRange>> = BTreeMap::new();
    for (document, range) in places {
        by_document.entry(document).or_default().push(range);
    }
    let mut found = Vec::new();
    for (id, mut ranges) in by_document {
        let (Some(document), Some(text)) = (snapshot.document(id), snapshot.text(id)) else {
            continue;
        };
        ranges.sort_by_key(|range| (range.start, range.end));
        let hits: Vec<Range<usize>> = ranges.into_iter().map(|range| text.bytes(range)).collect();
        let passages = passages(text, &document.turns, &hits, scope);
        found.extend(passages.into_iter().map(|range| (id, range)));
    }
    found
}

/// The passages to code for some hits (bytes, in reading order), each once.
pub fn passages(text: &Text, turns: &[Turn], hits: &[Range<usize>], scope: CodingScope) -> Vec<CharRange> {
    let all = paragraphs(text.as_str());
    let mut found: Vec<CharRange> = hits
        .iter()
        .map(|hit| {
            let range = text.range(hit.clone());
            let turn = turn_at(turns, range.start);
            let paragraph = || paragraph(text, turn, &all, hit);
            let wide = match scope {
                CodingScope::Hit => range,
                CodingScope::Sentence => text.range(sentence(text.as_str(), paragraph(), hit)),
                CodingScope::Paragraph => text.range(paragraph()),
                CodingScope::Turn => match turn {
                    Some(turn) if !turn.speech.is_empty() => turn.speech,
                    _ => text.range(paragraph()),
                },
            };
            text.trim(CharRange::new(
                wide.start.min(range.start),
                wide.end.max(range.end),
            ))
        })
        .filter(|range| !range.is_empty())
        .collect();
    found.dedup();
    found
}

fn paragraph(text: &Text, turn: Option<&Turn>, all: &[Range<usize>], hit: &Range<usize>) -> Range<usize> {
    let paragraph = all
        .get(paragraph_at(all, hit.start))
        .cloned()
        .unwrap_or(hit.clone());
    let label_end = turn.map_or(0, |turn| text.byte_at_char(turn.label.end));
    let start = paragraph.start.max(label_end).min(hit.start);
    start..paragraph.end.max(hit.end)
}

/// The sentence of a hit: from the end of the one before it to its own, inside the paragraph.
fn sentence(text: &str, paragraph: Range<usize>, hit: &Range<usize>) -> Range<usize> {
    let before = text.get(paragraph.start..hit.start).unwrap_or_default();
    let after = text.get(hit.end..paragraph.end).unwrap_or_default();
    let start = sentence_ends(before).last().map_or(0, |end| end);
    let end = sentence_ends(after).next().unwrap_or(after.len());
    paragraph.start + start..hit.end + end
}

/// The ends of sentences in a piece of text: after a full stop, question or exclamation mark that white space
/// follows, so that «۳.۵» and «دکتر.علی» stay whole.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> {
    let followed_by_space = |end: &usize| {
        text.get(*end..)
            .is_some_and(|rest| rest.chars().next().is_none_or(char::is_whitespace))
    };
    text.char_indices()
        .filter(|(_, c)| matches!(c, '.' | '؟' | '?' | '!' | '…' | '۔'))
        .map(|(at, c)| at + c.len_utf8())
        .filter(followed_by_space)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::search::{FoldedText, Query, SearchOptions, find};
    use crate::ui::testing::Fixture;

    const TEXT: &str = "مصاحبه‌گر: از كار بگویید؟\nم۱: کار ما سخت است. هر روز ۳.۵ ساعت کار می‌کنیم! بعد هم\nکار تمام نمی‌شود\nمصاحبه‌گر: چه؟\nم۱: هیچ";

    #[test]
    fn what_is_coded_reaches_as_far_as_asked() {
        let fixture = Fixture::new("", &[("یک", TEXT)]);
        let document = fixture.document("یک");
        let text = fixture.snapshot.text(document).unwrap();
        let turns = &fixture.snapshot.document(document).unwrap().turns;
        let query = Query::new("کار", SearchOptions::default()).unwrap();
        let hits = find(&FoldedText::new(TEXT), &query);
        let shown = |scope| -> Vec<&str> {
            let passages = passages(text, turns, &hits, scope);
            passages.into_iter().map(|r| text.slice(r)).collect()
        };
        let asked = "از كار بگویید؟";
        let first = "کار ما سخت است. هر روز ۳.۵ ساعت کار می‌کنیم! بعد هم";
        let second = "کار تمام نمی‌شود";
        let turn = format!("{first}\n{second}");
        assert_eq!(shown(CodingScope::Hit), ["كار", "کار", "کار", "کار"]);
        let sentences = [asked, "کار ما سخت است.", "هر روز ۳.۵ ساعت کار می‌کنیم!", second];
        assert_eq!(shown(CodingScope::Sentence), sentences);
        assert_eq!(shown(CodingScope::Paragraph), [asked, first, second]);
        assert_eq!(shown(CodingScope::Turn), [asked, turn.as_str()]);
    }
}

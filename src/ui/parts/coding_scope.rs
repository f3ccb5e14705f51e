//! How much round a hit is coded when all hits are coded at once.

use std::collections::BTreeMap;
use std::ops::Range;

use egui::Ui;

use crate::analysis::turn_bytes;
use crate::i18n::Words;
use crate::model::{DocumentId, Snapshot, Turn};
use crate::text::passage::{Passages, Unit};
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

/// The passages to code for some hits (bytes, in reading order), each once: what is meant of the unit round each hit, as
/// where a unit is selected in the text.
pub fn passages(text: &Text, turns: &[Turn], hits: &[Range<usize>], scope: CodingScope) -> Vec<CharRange> {
    let turns = turn_bytes(text, turns);
    let units = Passages::new(text.as_str(), &turns);
    let unit = match scope {
        CodingScope::Hit => None,
        CodingScope::Sentence => Some(Unit::Sentence),
        CodingScope::Paragraph => Some(Unit::Paragraph),
        CodingScope::Turn => Some(Unit::Turn),
    };
    let mut found: Vec<CharRange> = hits
        .iter()
        .map(|hit| {
            let wide = unit.and_then(|unit| {
                let round = units.unit(unit, hit.clone());
                units.meant(round.or_else(|| units.unit(Unit::Paragraph, hit.clone()))?)
            });
            let wide = wide.unwrap_or(hit.clone());
            text.trim(text.range(wide.start.min(hit.start)..wide.end.max(hit.end)))
        })
        .filter(|range| !range.is_empty())
        .collect();
    found.dedup();
    found
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
        // As where they are selected in the text, without the full stop at the end.
        let first = "کار ما سخت است. هر روز ۳.۵ ساعت کار می‌کنیم! بعد هم";
        let second = "کار تمام نمی‌شود";
        let turn = format!("{first}\n{second}");
        assert_eq!(shown(CodingScope::Hit), ["كار", "کار", "کار", "کار"]);
        let sentences = [asked, "کار ما سخت است", "هر روز ۳.۵ ساعت کار می‌کنیم!", second];
        assert_eq!(shown(CodingScope::Sentence), sentences);
        assert_eq!(shown(CodingScope::Paragraph), [asked, first, second]);
        assert_eq!(shown(CodingScope::Turn), [asked, turn.as_str()]);
    }
}

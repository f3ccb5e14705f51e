//! Which codes stand together.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::model::{CodeId, Document, Level, Snapshot};
use crate::text::CharRange;
use crate::text::segment::paragraphs;

use super::document_tally::IdMap;
use super::{SegmentSelection, Speakers};

/// When two codes stand together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Together {
    /// Where their passages share a character.
    #[default]
    Overlapping,
    /// Where one passage lies wholly in the other.
    Inside,
    /// Where their passages are at most so many paragraphs apart; 0 is the same paragraph.
    Near(u32),
    /// In one turn of a speaker. Where a document has no turns, each paragraph is one.
    Turn,
    /// In one document.
    Document,
}

/// What stands before the number of paragraphs in the name of [`Together::Near`].
const NEAR: &str = "near:";

impl Together {
    /// The name used in files and on the command line: `overlap`, `inside`, `near:N`, `turn` or `document`.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Overlapping => "overlap".into(),
            Self::Inside => "inside".into(),
            Self::Near(paragraphs) => format!("{NEAR}{paragraphs}").into(),
            Self::Turn => "turn".into(),
            Self::Document => "document".into(),
        }
    }

    /// The relation of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        if let Some(paragraphs) = key.strip_prefix(NEAR) {
            return paragraphs.parse().ok().map(Self::Near);
        }
        let all = [Self::Overlapping, Self::Inside, Self::Turn, Self::Document];
        all.into_iter().find(|one| one.key() == key)
    }
}

/// Two codes that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct CodePair {
    /// The codes, the first in the order of the code system.
    pub codes: (CodeId, CodeId),
    /// How often: pairs of codings, one of each code, or the turns or documents that have both.
    pub count: u64,
    /// Of `count`, those in which the first lies in the second and the other way round; where that is what is looked
    /// for. Two equal passages lie in each other.
    pub inside: (u64, u64),
    /// The codings of each code, or the turns or documents that have it.
    pub of_each: (u64, u64),
    /// What they have in common of all that either has: characters of the text, for [`Together::Near`] paragraphs that
    /// have one and are near the other, else turns or documents.
    pub jaccard: f64,
}

impl CodePair {
    /// The coefficient c = n₁₂ / (n₁ + n₂ − n₁₂), as ATLAS.ti calls it. It can leave 0 to 1 where one coding stands
    /// together with several; `None` where it is then not defined.
    pub fn c(&self) -> Option<f64> {
        let (both, each) = (self.count as f64, self.of_each.0 as f64 + self.of_each.1 as f64);
        (each > both).then(|| both / (each - both))
    }
}

/// The pairs of codes that stand together, in the order of the code system.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoOccurrence {
    /// The codes that were looked at and given, in the order of the code system, each with its codings (or turns, or
    /// documents).
    pub codes: Vec<(CodeId, u64)>,
    /// The pairs with a count, by their codes.
    pub pairs: Vec<CodePair>,
}

impl CoOccurrence {
    /// The pairs, those that stand together most often first.
    pub fn by_count(&self) -> Vec<&CodePair> {
        let mut pairs: Vec<&CodePair> = self.pairs.iter().collect();
        // Stable, so that equal counts stay in the order of the code system.
        pairs.sort_by_key(|pair| Reverse(pair.count));
        pairs
    }
}

/// Finds the codes of a level, with everything below each, that stand together. Without a level every code that was given
/// stands for itself. What stands below one code of the level is one code here, and together with nothing by itself.
///
/// The texts must be loaded for [`Together::Near`], and for [`Together::Turn`] where documents have no turns.
pub fn co_occurrence(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    together: Together,
    level: Option<Level>,
) -> CoOccurrence {
    let rows = rows(snapshot, selection, level);
    let mut pairs = PairCounts::new(rows.codes.len());
    let mut spans = Vec::new();
    for document in snapshot.documents() {
        if !selection.has_document(document.id) {
            continue;
        }
        spans.clear();
        let speakers = Speakers::of(document, snapshot);
        let codings = snapshot.codings_in(document.id).iter();
        let wanted = codings.filter(|coding| {
            selection.has_coding(coding) && selection.speaking(&speakers, coding.range).is_some()
        });
        spans.extend(wanted.filter_map(|coding| {
            let code = *rows.row_of.get(&coding.code)?;
            Some(Span {
                start: coding.range.start,
                end: coding.range.end,
                code,
            })
        }));
        match together {
            Together::Overlapping => {
                pairs.count_codings(&spans);
                pairs.overlaps(&spans);
                pairs.share_units(&spans);
            }
            Together::Inside => {
                pairs.count_codings(&spans);
                pairs.nestings(&spans);
                pairs.share_units(&spans);
            }
            Together::Near(most) => {
                pairs.count_codings(&spans);
                let units = Units::paragraphs(document, snapshot);
                units.measure(&mut spans);
                pairs.near(&spans, most);
            }
            Together::Turn => {
                let units = Units::turns(document, snapshot);
                units.measure(&mut spans);
                pairs.share_units(&spans);
            }
            Together::Document => {
                for span in &mut spans {
                    (span.start, span.end) = (0, 1);
                }
                pairs.share_units(&spans);
            }
        }
    }
    let counts_units = matches!(together, Together::Turn | Together::Document);
    pairs.finish(&rows.codes, counts_units)
}

/// The codes that are looked at, and in which row each code of the system counts.
struct Rows {
    codes: Vec<CodeId>,
    row_of: IdMap<CodeId>,
}

fn rows(snapshot: &Snapshot, selection: &SegmentSelection, level: Option<Level>) -> Rows {
    let active = selection.active_codes(snapshot);
    let mut rows = Rows {
        codes: Vec::new(),
        row_of: IdMap::default(),
    };
    // The row of the code above, by depth.
    let mut above: Vec<Option<usize>> = Vec::new();
    for (depth, code) in snapshot.code_tree() {
        above.truncate(depth);
        let own = level.is_none_or(|level| code.level == level);
        let row = if own {
            rows.codes.push(code.id);
            Some(rows.codes.len() - 1)
        } else {
            above.last().copied().flatten()
        };
        above.push(if level.is_some() { row } else { None });
        if active.as_ref().is_none_or(|codes| codes.contains(&code.id)) {
            rows.row_of.extend(row.map(|row| (code.id, row)));
        }
    }
    rows
}

/// A stretch of units (characters, paragraphs, turns) with a code. Spans of a document come by `start`, and with one start
/// the longest first.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    /// The first unit after it.
    end: u32,
    code: usize,
}

/// The borders of larger units of a document.
pub(super) struct Units {
    /// Where each begins.
    starts: Vec<u32>,
}

impl Units {
    pub(super) fn paragraphs(document: &Document, snapshot: &Snapshot) -> Self {
        let starts = snapshot.text(document.id).map(|text| {
            let ranges = paragraphs(text.as_str());
            ranges.into_iter().map(|bytes| text.range(bytes).start).collect()
        });
        Self {
            starts: starts.unwrap_or_default(),
        }
    }

    pub(super) fn turns(document: &Document, snapshot: &Snapshot) -> Self {
        if document.turns.is_empty() {
            return Self::paragraphs(document, snapshot);
        }
        // What stands before the first label is a unit too.
        let labels = document.turns.iter().map(|turn| turn.label.start);
        let mut starts: Vec<u32> = std::iter::once(0).chain(labels).collect();
        starts.dedup();
        Self { starts }
    }

    /// The first unit that a range of characters has a part of, and the first after it.
    pub(super) fn stretch(&self, range: CharRange) -> (u32, u32) {
        let unit = |position: u32| {
            let before = self.starts.partition_point(|start| *start <= position);
            before.saturating_sub(1) as u32
        };
        let last = range.end.saturating_sub(1).max(range.start);
        (unit(range.start), unit(last) + 1)
    }

    /// Puts spans of characters into these units.
    fn measure(&self, spans: &mut [Span]) {
        for span in spans.iter_mut() {
            (span.start, span.end) = self.stretch(CharRange {
                start: span.start,
                end: span.end,
            });
        }
        spans.sort_by_key(|span| (span.start, Reverse(span.end)));
    }
}

/// Counts of all pairs of codes, a row a code.
struct PairCounts {
    codes: usize,
    together: Vec<u64>,
    /// How often the code of the row lies in that of the column.
    inside: Vec<u64>,
    /// Units that both have or, where nearness is looked for, that have one and are near the other.
    shared: Vec<u64>,
    /// Units that both have, where nearness is looked for.
    both: Vec<u64>,
    /// Codings, and units, of each code.
    codings: Vec<u64>,
    units: Vec<u64>,
    /// How many spans of each code are open, and which codes have any.
    open: Vec<u32>,
    open_codes: Vec<usize>,
}

impl PairCounts {
    fn new(codes: usize) -> Self {
        Self {
            codes,
            together: vec![0; codes * codes],
            inside: Vec::new(),
            shared: vec![0; codes * codes],
            both: Vec::new(),
            codings: vec![0; codes],
            units: vec![0; codes],
            open: vec![0; codes],
            open_codes: Vec::new(),
        }
    }

    /// The place of a pair, whichever of the two comes first.
    fn at(&self, one: usize, other: usize) -> usize {
        one.min(other) * self.codes + one.max(other)
    }

    fn count_codings(&mut self, spans: &[Span]) {
        for span in spans {
            self.codings[span.code] += 1;
        }
    }

    fn open(&mut self, code: usize) {
        self.open[code] += 1;
        if self.open[code] == 1 {
            self.open_codes.push(code);
        }
    }

    fn close(&mut self, code: usize) {
        self.open[code] -= 1;
        if self.open[code] == 0 {
            self.open_codes.retain(|open| *open != code);
        }
    }

    /// Counts the pairs of spans that share a unit.
    fn overlaps(&mut self, spans: &[Span]) {
        let mut ends = BinaryHeap::new();
        for span in spans {
            while let Some(Reverse((end, code))) = ends.peek().copied() {
                if end > span.start {
                    break;
                }
                ends.pop();
                self.close(code);
            }
            for i in 0..self.open_codes.len() {
                let code = self.open_codes[i];
                if code != span.code {
                    let at = self.at(code, span.code);
                    self.together[at] += u64::from(self.open[code]);
                }
            }
            ends.push(Reverse((span.end, span.code)));
            self.open(span.code);
        }
        for Reverse((_, code)) in ends {
            self.close(code);
        }
    }

    /// Counts the pairs of spans of which one lies in the other.
    fn nestings(&mut self, spans: &[Span]) {
        self.inside.resize(self.codes * self.codes, 0);
        let mut open: Vec<Span> = Vec::new();
        for span in spans {
            open.retain(|before| before.end > span.start);
            for before in &open {
                if before.code == span.code || span.end > before.end {
                    continue;
                }
                let at = self.at(before.code, span.code);
                self.together[at] += 1;
                self.inside[span.code * self.codes + before.code] += 1;
                if (span.start, span.end) == (before.start, before.end) {
                    self.inside[before.code * self.codes + span.code] += 1;
                }
            }
            open.push(*span);
        }
    }

    /// Counts the pairs of spans between whose units lie fewer than `most`, and the units of one near the other.
    fn near(&mut self, spans: &[Span], most: u32) {
        let wide: Vec<Span> = spans
            .iter()
            .map(|span| Span {
                end: span.end.saturating_add(most),
                ..*span
            })
            .collect();
        self.overlaps(&wide);
        self.share_near(spans, most);
    }

    /// Counts the units that each code has, and those that have one of two and are near the other.
    fn share_near(&mut self, spans: &[Span], most: u32) {
        let mut by_code: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
        for span in spans {
            let own = by_code.entry(span.code).or_default();
            match own.last_mut() {
                Some(last) if span.start <= last.1 => last.1 = last.1.max(span.end),
                _ => own.push((span.start, span.end)),
            }
        }
        let widened = |own: &[(u32, u32)]| {
            let mut wide: Vec<(u32, u32)> = Vec::with_capacity(own.len());
            for (start, end) in own {
                let (start, end) = (start.saturating_sub(most), end.saturating_add(most));
                match wide.last_mut() {
                    Some(last) if start <= last.1 => last.1 = last.1.max(end),
                    _ => wide.push((start, end)),
                }
            }
            wide
        };
        self.both.resize(self.codes * self.codes, 0);
        let of: Vec<_> = by_code
            .into_iter()
            .map(|(code, own)| (code, widened(&own), own))
            .collect();
        for (i, (code, wide, own)) in of.iter().enumerate() {
            self.units[*code] += own.iter().map(|(start, end)| u64::from(end - start)).sum::<u64>();
            for (other, other_wide, other_own) in &of[i + 1..] {
                let both = common(own, other_own);
                let at = self.at(*code, *other);
                self.shared[at] += common(own, other_wide) + common(other_own, wide) - both;
                self.both[at] += both;
            }
        }
    }

    /// Counts the units that each code has, and those that two have together.
    fn share_units(&mut self, spans: &[Span]) {
        let mut ends: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
        let mut spans = spans.iter().peekable();
        let mut from = 0;
        loop {
            let start = spans.peek().map(|span| span.start);
            let end = ends.peek().map(|Reverse((end, _))| *end);
            let to = match (start, end) {
                (None, None) => break,
                (Some(start), Some(end)) => start.min(end),
                (Some(one), None) | (None, Some(one)) => one,
            };
            let length = u64::from(to - from);
            if length > 0 {
                for i in 0..self.open_codes.len() {
                    let code = self.open_codes[i];
                    self.units[code] += length;
                    for j in 0..i {
                        let at = self.at(code, self.open_codes[j]);
                        self.shared[at] += length;
                    }
                }
            }
            from = to;
            while let Some(Reverse((_, code))) = ends.peek().copied().filter(|Reverse((end, _))| *end == to) {
                ends.pop();
                self.close(code);
            }
            while let Some(span) = spans.next_if(|span| span.start == to) {
                if span.end > span.start {
                    ends.push(Reverse((span.end, span.code)));
                    self.open(span.code);
                }
            }
        }
    }

    fn finish(self, codes: &[CodeId], counts_units: bool) -> CoOccurrence {
        let (together, each) = if counts_units {
            (&self.shared, &self.units)
        } else {
            (&self.together, &self.codings)
        };
        let mut found = CoOccurrence::default();
        for (a, code) in codes.iter().enumerate() {
            if each[a] == 0 {
                continue;
            }
            found.codes.push((*code, each[a]));
            for b in a + 1..self.codes {
                let at = a * self.codes + b;
                if together[at] == 0 {
                    continue;
                }
                let lies = |one: usize, other: usize| {
                    self.inside.get(one * self.codes + other).copied().unwrap_or(0)
                };
                let both = self.both.get(at).unwrap_or(&self.shared[at]);
                let either = self.units[a] + self.units[b] - both;
                found.pairs.push(CodePair {
                    codes: (*code, codes[b]),
                    count: together[at],
                    inside: (lies(a, b), lies(b, a)),
                    of_each: (each[a], each[b]),
                    jaccard: self.shared[at] as f64 / either as f64,
                });
            }
        }
        found
    }
}

/// How many units two ordered lists of stretches have in common.
fn common(one: &[(u32, u32)], other: &[(u32, u32)]) -> u64 {
    let (mut i, mut j, mut sum) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        sum += u64::from(a.1.min(b.1).saturating_sub(a.0.max(b.0)));
        if a.1 <= b.1 { i += 1 } else { j += 1 }
    }
    sum
}

//! What each case, a document or a participant, says about each code: the matrix behind codes as variables and the
//! likeness of cases.

use crate::model::{Case, CodeId, Level, ParticipantId, Snapshot};
use crate::text::CharRange;

use super::coverage::places_in;
use super::document_tally::IdMap;
use super::indexed::{DocumentWords, Indexed};
use super::{SegmentSelection, Speakers};

/// What a case is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseKind {
    /// A participant, wherever this one speaks.
    #[default]
    Participants,
    /// A document.
    Documents,
}

impl CaseKind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Participants, Self::Documents];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Documents => "documents",
        }
    }
}

/// What is told of a case and a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseMeasure {
    /// Whether there is a passage: 1 or 0.
    #[default]
    Presence,
    /// How many different passages there are.
    Passages,
    /// How many words are in them, each once.
    Words,
}

impl CaseMeasure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Presence, Self::Passages, Self::Words];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Presence => "presence",
            Self::Passages => "passages",
            Self::Words => "words",
        }
    }
}

/// Cases against codes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CasesByCode {
    /// The cases, in their order in the project.
    pub cases: Vec<Case>,
    /// The codes, in the order of the code system.
    pub codes: Vec<CodeId>,
    /// What was measured, case after case, for each the codes.
    values: Vec<u32>,
}

impl CasesByCode {
    /// What was measured of the case at a place, code by code.
    pub fn of_case(&self, place: usize) -> &[u32] {
        let width = self.codes.len();
        self.values
            .get(place * width..(place + 1) * width)
            .unwrap_or_default()
    }
}

/// What a case and a code had when a coding of them was counted last.
#[derive(Clone, Copy, Default)]
struct Counted {
    /// The document, from 1.
    document: u32,
    range: CharRange,
    /// The word of the document up to which all were counted.
    words: usize,
}

/// Measures every wanted case and code. With a level the codes of that level count with everything below them; without
/// one every code that was given counts for itself. A passage counts for whoever [speaks](Speakers) in it.
///
/// The texts of the selected documents must be loaded where words are measured.
pub fn cases_by_code(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    kind: CaseKind,
    level: Option<Level>,
    measure: CaseMeasure,
) -> CasesByCode {
    let documents = selection.wanted_documents(snapshot);
    let cases: Vec<Case> = match kind {
        CaseKind::Documents => documents.iter().map(|d| Case::Document(d.id)).collect(),
        CaseKind::Participants => {
            let people = selection.participants(snapshot).into_iter();
            people.map(|p| Case::Participant(p.id)).collect()
        }
    };
    let people: IdMap<ParticipantId> = cases
        .iter()
        .zip(0..)
        .filter_map(|(case, place)| match case {
            Case::Participant(id) => Some((*id, place)),
            Case::Document(_) => None,
        })
        .collect();
    let (codes, place_of) = code_places(snapshot, selection, level);
    let indexed = (measure == CaseMeasure::Words).then(|| Indexed::of(snapshot, documents.iter().copied()));
    let width = codes.len();
    let mut values = vec![0; cases.len() * width];
    let mut counted = vec![Counted::default(); values.len()];
    let mut here = Vec::new();
    for (i, document) in documents.iter().enumerate() {
        let number = i as u32 + 1;
        let speakers = Speakers::of(document, snapshot);
        let all = indexed.as_ref().map(|indexed| {
            let words = indexed.document(document.id);
            words.map(DocumentWords::all).unwrap_or_default()
        });
        let mut last = 0;
        for coding in snapshot.codings_in(document.id) {
            let Some(code) = place_of.get(&coding.code) else {
                continue;
            };
            let Some(speaking) = selection
                .speaking(&speakers, coding.range)
                .filter(|_| selection.has_coding(coding))
            else {
                continue;
            };
            here.clear();
            match kind {
                CaseKind::Documents => here.push(i),
                CaseKind::Participants => here.extend(speaking.iter().filter_map(|id| people.get(id))),
            }
            let words = all.map(|words| places_in(words, coding.range, &mut last));
            for case in &here {
                let place = case * width + code;
                let before = &mut counted[place];
                let again = before.document == number && before.range == coding.range;
                let done = if before.document == number {
                    before.words
                } else {
                    0
                };
                before.document = number;
                before.range = coding.range;
                // Codings come in reading order, so that what was counted here begins no later.
                values[place] += match (measure, words) {
                    (CaseMeasure::Words, Some((from, to))) => {
                        before.words = done.max(to);
                        to.saturating_sub(from.max(done)) as u32
                    }
                    _ => u32::from(!again),
                };
            }
        }
    }
    if measure == CaseMeasure::Presence {
        for value in &mut values {
            *value = (*value).min(1);
        }
    }
    CasesByCode { cases, codes, values }
}

/// The codes that make rows or columns, in the order of the code system, and the place of the one for which each code
/// counts: the nearest of the level at or above it, or itself where there is no level and it was given.
pub(super) fn code_places(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    level: Option<Level>,
) -> (Vec<CodeId>, IdMap<CodeId>) {
    let tree = selection.code_tree(snapshot);
    let mut codes = Vec::new();
    let (mut rows, mut place_of) = (IdMap::default(), IdMap::default());
    for (_, code) in tree {
        let counts_for = match level {
            Some(level) => snapshot.at_level(code.id, level).map(|above| above.id),
            None => (snapshot.own_count(code.id) > 0).then_some(code.id),
        };
        let Some(above) = counts_for else { continue };
        let place = *rows.entry(above).or_insert_with(|| {
            codes.push(above);
            codes.len() - 1
        });
        // What makes the row counts in it only where it is asked for itself.
        place_of.insert(code.id, place);
    }
    (codes, place_of)
}

/// How alike two cases are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Likeness {
    /// The codes that both have, of those that one of them has (Jaccard 1912).
    #[default]
    Jaccard,
    /// The cosine of the angle between their numbers of passages (Salton & McGill 1983).
    Cosine,
}

impl Likeness {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Jaccard, Self::Cosine];

    /// Its name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Jaccard => "jaccard",
            Self::Cosine => "cosine",
        }
    }
}

/// How alike all pairs of cases are, from 0 to 1: the value of the pair at the places `i` and `j`, `i` the smaller, stands
/// at [`pair_place`]. `None` where neither has a code, or for the cosine one has none.
pub fn likeness_of_cases(found: &CasesByCode, likeness: Likeness) -> Vec<Option<f64>> {
    let count = found.cases.len();
    let mut out = Vec::with_capacity(count * count.saturating_sub(1) / 2);
    match likeness {
        Likeness::Jaccard => {
            let bits: Vec<Vec<u64>> = (0..count).map(|case| bits(found.of_case(case))).collect();
            for (i, one) in bits.iter().enumerate() {
                for other in bits.iter().skip(i + 1) {
                    let (mut both, mut any) = (0, 0);
                    for (a, b) in one.iter().zip(other) {
                        both += (a & b).count_ones();
                        any += (a | b).count_ones();
                    }
                    out.push((any > 0).then(|| f64::from(both) / f64::from(any)));
                }
            }
        }
        Likeness::Cosine => {
            let sparse: Vec<Vec<(usize, f64)>> = (0..count)
                .map(|case| {
                    let values = found.of_case(case).iter().enumerate();
                    let met = values.filter(|(_, value)| **value > 0);
                    met.map(|(code, value)| (code, f64::from(*value))).collect()
                })
                .collect();
            let norm = |row: &[(usize, f64)]| row.iter().map(|(_, v)| v * v).sum::<f64>().sqrt();
            let norms: Vec<f64> = sparse.iter().map(|row| norm(row)).collect();
            let mut dense = vec![0.0; found.codes.len()];
            for (i, one) in sparse.iter().enumerate() {
                one.iter().for_each(|(code, value)| dense[*code] = *value);
                for (other, norm) in sparse.iter().zip(&norms).skip(i + 1) {
                    let product: f64 = other.iter().map(|(code, value)| dense[*code] * value).sum();
                    let lengths = norms[i] * norm;
                    out.push((lengths > 0.0).then(|| (product / lengths).min(1.0)));
                }
                one.iter().for_each(|(code, _)| dense[*code] = 0.0);
            }
        }
    }
    out
}

/// Where the pair of the cases at the places `i < j` stands among those of `count` cases.
pub fn pair_place(count: usize, i: usize, j: usize) -> usize {
    i * count - i * (i + 1) / 2 + j - i - 1
}

fn bits(values: &[u32]) -> Vec<u64> {
    let word = |chunk: &[u32]| {
        let set = chunk.iter().enumerate().filter(|(_, value)| **value > 0);
        set.fold(0, |word, (bit, _)| word | 1 << bit)
    };
    values.chunks(64).map(word).collect()
}

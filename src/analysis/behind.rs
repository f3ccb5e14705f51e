//! The passages behind a number of a table.
//!
//! A number is made of a row, a column and a filter. A [`PassageKey`] says the same of single codings, by the same rules
//! as the counts, so that what is told as a number can be read as passages.

use std::collections::{BTreeSet, HashSet};

use crate::model::{Case, CodeId, Coding, CodingId, Document, DocumentId, Level, Snapshot};
use crate::text::segment::{paragraph_at, paragraphs};
use crate::text::{CharRange, Text};

use super::cases::{cases_by_code, code_places};
use super::cooccurrence::Units;
use super::counting::parts;
use super::coverage::Membership;
use super::{
    CaseKind, CaseMeasure, CodingFilter, CombinedIn, LadderOrder, PartKey, SegmentSelection, Speakers,
    SplitBy, Stretch, Together, ladder_entries,
};

/// What stands behind a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// Some coded passages.
    Passages(PassageKey),
    /// A place in a text.
    Place(DocumentId, CharRange),
    /// A coded passage: its coding, or those of all coders who agree on it.
    Coded(Vec<CodingId>),
    /// What is written of a case about a code, or is still to be written.
    Summary(Case, CodeId),
    /// The places of a word.
    Word {
        /// The word, or a phrase.
        word: String,
        /// The part of the material in which it is counted; all of it when `None`.
        part: Option<(SplitBy, PartKey)>,
    },
}

/// Which codings count for a row or a column of codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodesBehind {
    /// Those of any code.
    All,
    /// Those of a code itself.
    Own(CodeId),
    /// Those of a code and of everything below it.
    Below(CodeId),
    /// Those of the codes that count for this one where codes of a level make rows, among the codes that are asked for;
    /// those of the code itself where every code is a row.
    Counted(CodeId, Option<Level>),
    /// Those that count for some row.
    Rows(Option<Level>),
    /// Those that count, as in [`Self::Counted`], for a row that each of the [cases](PassageKey::cases) has.
    Shared(Option<Level>),
    /// Those that count, as in [`Self::Counted`], for some row.
    Any(Option<Level>),
    /// Those of the codes that are asked for, with all below them; those of any code where none are.
    Asked,
}

/// What else must hold of the passages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum BehindRelation {
    /// Nothing.
    #[default]
    Alone,
    /// They stand together with those of other codes, which are brought too.
    Together(CodesBehind, Together),
    /// Those of other codes lie in them, and are brought too.
    Holding(CodesBehind),
    /// Those of other codes follow at most so many paragraphs later, and are brought too.
    FollowedBy(CodesBehind, usize),
    /// Exactly these codes are together.
    Exactly(Vec<CodeId>, Option<Level>, CombinedIn),
}

/// The row and the column of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageKey {
    /// Of which codes the passages are.
    pub codes: CodesBehind,
    /// In which part of the material; anywhere when `None`.
    pub part: Option<(SplitBy, PartKey)>,
    /// Whose they are; anybody's when there are none.
    pub cases: Vec<Case>,
    /// In which part of its text each begins; anywhere when `None`.
    pub stretch: Option<Stretch>,
    /// What else must hold.
    pub relation: BehindRelation,
}

impl PassageKey {
    /// The passages of some codes.
    pub fn of(codes: CodesBehind) -> Self {
        Self {
            codes,
            part: None,
            cases: Vec::new(),
            stretch: None,
            relation: BehindRelation::Alone,
        }
    }

    /// Those of them in a part of the material.
    pub fn within(self, by: SplitBy, part: PartKey) -> Self {
        Self {
            part: Some((by, part)),
            ..self
        }
    }

    /// Those of them that a case has.
    pub fn of_case(self, case: Case) -> Self {
        self.of_cases(vec![case])
    }

    /// Those of them that one of some cases has.
    pub fn of_cases(self, cases: Vec<Case>) -> Self {
        Self { cases, ..self }
    }

    /// Those of them that begin in a part of their text.
    pub fn in_stretch(self, stretch: Stretch) -> Self {
        Self {
            stretch: Some(stretch),
            ..self
        }
    }

    /// Those of them of which something else holds.
    pub fn where_holds(self, relation: BehindRelation) -> Self {
        Self { relation, ..self }
    }

    /// Whether the texts must be loaded to tell which passages they are.
    pub fn needs_texts(&self) -> bool {
        match &self.relation {
            BehindRelation::Together(_, together) => {
                matches!(together, Together::Near(_) | Together::Turn)
            }
            BehindRelation::FollowedBy(..) => true,
            BehindRelation::Alone | BehindRelation::Holding(_) | BehindRelation::Exactly(..) => false,
        }
    }
}

/// The codings behind a cell of a table that a filter limits, document by document in reading order.
///
/// The texts must be loaded where the key or the filter [needs](PassageKey::needs_texts) them. Takes as long as counting
/// the table.
pub fn codings_behind(snapshot: &Snapshot, filter: &CodingFilter, key: &PassageKey) -> Vec<CodingId> {
    let selection = SegmentSelection::of_filter(snapshot, filter);
    let documents = selection.wanted_documents(snapshot);
    // The query is not run a second time.
    let filter = CodingFilter {
        found: selection.found.clone(),
        ..filter.clone()
    };
    let narrowed = narrowed(snapshot, &filter);
    let part = key
        .part
        .as_ref()
        .map(|(by, part)| Part::new(snapshot, &documents, *by, part));
    let codes = CodeSet::of(&key.codes, key, snapshot, &selection);
    let relation = Relation::new(key, snapshot, &selection);
    let mut found = Vec::new();
    for document in documents {
        let wants_document = |case: &Case| match case {
            Case::Document(id) => *id == document.id,
            Case::Participant(id) => document.participants.contains(id),
        };
        if !key.cases.is_empty() && !key.cases.iter().any(wants_document) {
            continue;
        }
        let speakers = Speakers::of(document, snapshot);
        let here: Vec<&Coding> = snapshot
            .codings_in(document.id)
            .iter()
            .filter(|coding| {
                let Some(speaking) = selection.speaking(&speakers, coding.range) else {
                    return false;
                };
                selection.has_coding(coding)
                    && narrowed
                        .as_ref()
                        .is_none_or(|rows| rows.contains(&(document.id, coding.range, coding.code)))
                    && part
                        .as_ref()
                        .is_none_or(|part| part.has(document, coding, speaking, &selection))
                    && key
                        .stretch
                        .is_none_or(|stretch| stretch.has(coding.range, document.chars))
                    && (key.cases.is_empty()
                        || key.cases.iter().any(|case| match case {
                            Case::Document(id) => *id == document.id,
                            Case::Participant(id) => speaking.contains(id),
                        }))
            })
            .collect();
        relation.collect(snapshot, document, &codes, &here, &mut found);
    }
    found
}

/// The rows of codings to which the words, the importance and the units of a filter narrow them; `None` where it has
/// none of these.
fn narrowed(snapshot: &Snapshot, filter: &CodingFilter) -> Option<HashSet<(DocumentId, CharRange, CodeId)>> {
    let narrows =
        filter.uncondensed || filter.least_importance.is_marked() || !filter.words.trim().is_empty();
    narrows.then(|| {
        let rows = ladder_entries(snapshot, filter, LadderOrder::Text)
            .rows
            .into_iter();
        rows.map(|row| (row.document, row.range, row.code)).collect()
    })
}

/// Codes looked up.
struct CodeSet(Option<HashSet<CodeId>>);

impl CodeSet {
    fn of(codes: &CodesBehind, key: &PassageKey, snapshot: &Snapshot, selection: &SegmentSelection) -> Self {
        Self(match codes {
            CodesBehind::All | CodesBehind::Rows(None) => None,
            CodesBehind::Asked => selection.active_codes(snapshot),
            CodesBehind::Own(code) => Some([*code].into()),
            CodesBehind::Below(code) => Some(snapshot.descendants(*code).into_iter().collect()),
            CodesBehind::Counted(code, level) => {
                Some(counted(*level, snapshot, selection, |row, _| row == *code))
            }
            CodesBehind::Shared(level) => {
                let shared = shared(&key.cases, *level, snapshot, selection);
                let has = |_, place: usize| shared.get(place) == Some(&true);
                Some(counted(*level, snapshot, selection, has))
            }
            CodesBehind::Any(level) => Some(counted(*level, snapshot, selection, |_, _| true)),
            CodesBehind::Rows(Some(level)) => {
                let all = snapshot.codes();
                let counted = all.filter(|code| snapshot.at_level(code.id, *level).is_some());
                Some(counted.map(|code| code.id).collect())
            }
        })
    }

    fn has(&self, coding: &Coding) -> bool {
        self.0.as_ref().is_none_or(|codes| codes.contains(&coding.code))
    }
}

/// The codes that count for the rows that are wanted, by their codes and places, where codes of a level make rows.
fn counted(
    level: Option<Level>,
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    is_wanted: impl Fn(CodeId, usize) -> bool,
) -> HashSet<CodeId> {
    let (rows, place_of) = code_places(snapshot, selection, level);
    let counts = |place: usize| rows.get(place).is_some_and(|row| is_wanted(*row, place));
    let codes = place_of.iter().filter(|(_, place)| counts(**place));
    codes.map(|(code, _)| *code).collect()
}

/// Which rows of codes all of some cases have, where codes of a level make rows.
fn shared(
    cases: &[Case],
    level: Option<Level>,
    snapshot: &Snapshot,
    selection: &SegmentSelection,
) -> Vec<bool> {
    let kind = match cases.first() {
        Some(Case::Participant(_)) => CaseKind::Participants,
        Some(Case::Document(_)) | None => CaseKind::Documents,
    };
    let found = cases_by_code(snapshot, selection, kind, level, CaseMeasure::Presence);
    let (rows, _) = code_places(snapshot, selection, level);
    let has = |case: &Case, code: &CodeId| {
        let place = found.cases.iter().position(|known| known == case);
        let column = found.codes.iter().position(|known| known == code);
        let figures = place.map(|place| found.of_case(place)).unwrap_or_default();
        column
            .and_then(|column| figures.get(column))
            .is_some_and(|n| *n > 0)
    };
    rows.iter()
        .map(|code| cases.iter().all(|case| has(case, code)))
        .collect()
}

/// A part of the material looked up.
struct Part {
    by: SplitBy,
    key: PartKey,
    membership: Membership,
    place: Option<usize>,
}

impl Part {
    fn new(snapshot: &Snapshot, documents: &[&Document], by: SplitBy, key: &PartKey) -> Self {
        let keys = parts(snapshot, documents, Some(by)).0;
        Self {
            by,
            membership: Membership::new(snapshot, by, &keys),
            place: keys.iter().position(|part| part == key),
            key: key.clone(),
        }
    }

    fn has(
        &self,
        document: &Document,
        coding: &Coding,
        speaking: &[crate::model::ParticipantId],
        selection: &SegmentSelection,
    ) -> bool {
        if self.by == SplitBy::Coder {
            return self.key == PartKey::Coder(coding.coder);
        }
        let mut here = Vec::new();
        self.membership
            .of_passage(document, speaking, selection, &mut here);
        self.place.is_some_and(|place| here.contains(&place))
    }
}

/// A relation looked up.
enum Relation {
    Alone,
    Together(CodeSet, Together),
    Holding(CodeSet),
    FollowedBy(CodeSet, usize),
    Exactly {
        wanted: BTreeSet<CodeId>,
        /// For which row each code counts.
        rows: Vec<CodeId>,
        place_of: super::document_tally::IdMap<CodeId>,
        within: CombinedIn,
    },
}

impl Relation {
    fn new(key: &PassageKey, snapshot: &Snapshot, selection: &SegmentSelection) -> Self {
        let set = |codes| CodeSet::of(codes, key, snapshot, selection);
        match &key.relation {
            BehindRelation::Alone => Self::Alone,
            BehindRelation::Together(codes, together) => Self::Together(set(codes), *together),
            BehindRelation::Holding(codes) => Self::Holding(set(codes)),
            BehindRelation::FollowedBy(codes, within) => Self::FollowedBy(set(codes), *within),
            BehindRelation::Exactly(wanted, level, within) => {
                let (rows, place_of) = code_places(snapshot, selection, *level);
                Self::Exactly {
                    wanted: wanted.iter().copied().collect(),
                    rows,
                    place_of,
                    within: *within,
                }
            }
        }
    }

    /// Adds those of the codings of a document that meet it.
    fn collect(
        &self,
        snapshot: &Snapshot,
        document: &Document,
        codes: &CodeSet,
        here: &[&Coding],
        found: &mut Vec<CodingId>,
    ) {
        let one: Vec<bool> = here.iter().map(|coding| codes.has(coding)).collect();
        let of = |set: &CodeSet| -> Vec<bool> { here.iter().map(|coding| set.has(coding)).collect() };
        let keep = match self {
            Self::Alone => one,
            Self::Together(other, together) => {
                let (spans, most) = stretches(*together, snapshot, document, here);
                let at = |i: usize| spans.get(i).copied().unwrap_or_default();
                let near = |a: (u32, u32), b: (u32, u32)| a.0 < b.1.saturating_add(most);
                both_ends(&one, &of(other), |a, b| {
                    let (a, b) = (at(a), at(b));
                    Meeting {
                        meets: match together {
                            Together::Inside => lies_in(a, b) || lies_in(b, a),
                            _ => near(a, b) && near(b, a),
                        },
                        beyond: !near(b, a),
                    }
                })
            }
            Self::Holding(other) => both_ends(&one, &of(other), |a, b| {
                let at = |i: usize| here.get(i).map(chars).unwrap_or_default();
                let (a, b) = (at(a), at(b));
                Meeting {
                    meets: lies_in(b, a),
                    beyond: b.0 >= a.1,
                }
            }),
            Self::FollowedBy(other, within) => {
                let Some(text) = snapshot.text(document.id) else {
                    return;
                };
                let borders = paragraphs(text.as_str());
                // Where each begins and ends, and in which paragraphs.
                let spans: Vec<((u32, u32), (usize, usize))> = here
                    .iter()
                    .map(|coding| {
                        let (start, end) = chars(coding);
                        let begins = paragraph(text, &borders, start);
                        (
                            (start, end),
                            (begins, paragraph(text, &borders, end.saturating_sub(1))),
                        )
                    })
                    .collect();
                let at = |i: usize| spans.get(i).copied().unwrap_or_default();
                both_ends(&one, &of(other), |a, b| {
                    let ((a, (_, last)), (b, (begins, _))) = (at(a), at(b));
                    let beyond = begins > last.saturating_add(*within);
                    Meeting {
                        meets: a.1 <= b.0 && !beyond,
                        beyond,
                    }
                })
            }
            Self::Exactly {
                wanted,
                rows,
                place_of,
                within,
            } => {
                let row = |coding: &Coding| rows.get(*place_of.get(&coding.code)?).copied();
                let set_of = |some: &[&Coding]| -> BTreeSet<CodeId> {
                    some.iter().filter_map(|coding| row(coding)).collect()
                };
                let counts = |coding: &&Coding| row(coding).is_some();
                match within {
                    CombinedIn::Document if set_of(here) == *wanted => here.iter().map(counts).collect(),
                    CombinedIn::Document => return,
                    CombinedIn::Passage => here
                        .chunk_by(|a, b| a.range == b.range)
                        .flat_map(|same| {
                            let exact = set_of(same) == *wanted;
                            same.iter().map(move |coding| exact && counts(coding))
                        })
                        .collect(),
                }
            }
        };
        let kept = here.iter().zip(keep).filter(|(_, keep)| *keep);
        found.extend(kept.map(|(coding, _)| coding.id));
    }
}

/// Whether one stretch lies wholly in another.
fn lies_in(one: (u32, u32), other: (u32, u32)) -> bool {
    other.0 <= one.0 && one.1 <= other.1
}

/// The stretches of some codings in the units in which they may stand together, and how far apart those may be.
fn stretches(
    together: Together,
    snapshot: &Snapshot,
    document: &Document,
    here: &[&Coding],
) -> (Vec<(u32, u32)>, u32) {
    let measured = |units: Units| here.iter().map(|coding| units.stretch(coding.range)).collect();
    match together {
        Together::Overlapping | Together::Inside => (here.iter().map(chars).collect(), 0),
        Together::Near(most) => (measured(Units::paragraphs(document, snapshot)), most),
        Together::Turn => (measured(Units::turns(document, snapshot)), 0),
        Together::Document => (vec![(0, 1); here.len()], 0),
    }
}

fn chars(coding: &&Coding) -> (u32, u32) {
    (coding.range.start, coding.range.end)
}

/// How a coding stands to another.
struct Meeting {
    /// The other meets it.
    meets: bool,
    /// The other begins so late that none after it can meet it.
    beyond: bool,
}

/// Those of the first kind that meet one of the second, and those of the second that one of the first meets; in reading
/// order.
fn both_ends(first: &[bool], second: &[bool], meeting: impl Fn(usize, usize) -> Meeting) -> Vec<bool> {
    let places = |kind: &[bool]| -> Vec<usize> {
        let of_kind = kind.iter().enumerate().filter(|(_, is)| **is);
        of_kind.map(|(i, _)| i).collect()
    };
    let (others, mut keep) = (places(second), vec![false; first.len()]);
    for a in places(first) {
        for b in &others {
            let Meeting { meets, beyond } = meeting(a, *b);
            if beyond {
                break;
            }
            if meets && a != *b {
                for place in [a, *b] {
                    if let Some(keep) = keep.get_mut(place) {
                        *keep = true;
                    }
                }
            }
        }
    }
    keep
}

fn paragraph(text: &Text, borders: &[std::ops::Range<usize>], position: u32) -> usize {
    paragraph_at(borders, text.byte_at_char(position))
}

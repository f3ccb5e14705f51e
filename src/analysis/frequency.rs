//! How often each code was given: in how many passages, documents and participants.

use crate::model::{AttributeId, CodeId, CoderId, DocumentId, GroupId, ParticipantId, Snapshot};

use super::SegmentSelection;
use super::counting::{CodesBelow, Counter};

/// What is split into parts beside the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SplitBy {
    /// Each document.
    Document,
    /// Each group of documents.
    Group,
    /// Each coder who has coded anything; a passage coded by several counts for each.
    Coder,
    /// Each participant; a passage of several speakers counts for each.
    Speaker,
    /// Each value of an attribute of participants; a passage with speakers of several values counts in each.
    Attribute(AttributeId),
}

impl SplitBy {
    /// The name used in files and on the command line; `None` for an attribute, which has a name of its own.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Document => Some("document"),
            Self::Group => Some("group"),
            Self::Coder => Some("coder"),
            Self::Speaker => Some("speaker"),
            Self::Attribute(_) => None,
        }
    }

    /// What is split so, of all but attributes.
    pub fn from_key(key: &str) -> Option<Self> {
        let all = [Self::Document, Self::Group, Self::Coder, Self::Speaker];
        all.into_iter().find(|one| one.key() == Some(key))
    }
}

/// Which part of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartKey {
    /// A document.
    Document(DocumentId),
    /// A group, or the documents without one.
    Group(Option<GroupId>),
    /// A coder.
    Coder(CoderId),
    /// A participant, or what nobody says who is known.
    Speaker(Option<ParticipantId>),
    /// A value of the attribute, or its lack.
    Value(Option<String>),
}

impl PartKey {
    /// Whether it is the part for what belongs to no other, which stands last and is told only when there is something in
    /// it.
    pub(super) fn is_rest(&self) -> bool {
        matches!(self, Self::Group(None) | Self::Speaker(None) | Self::Value(None))
    }
}

/// In how much of the material something was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Different passages.
    pub passages: usize,
    /// Documents with at least one of them.
    pub documents: usize,
    /// Participants who speak in at least one of them.
    pub participants: usize,
}

/// One code's counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFrequency {
    /// The code, subcategory or category.
    pub code: CodeId,
    /// Its depth in the code system, from 0.
    pub depth: usize,
    /// Passages with the code itself.
    pub own: Count,
    /// Passages with the code or anything below it, each counted once.
    pub total: Count,
    /// What of `total` is in each part; [`Frequencies::by_part`] tells it.
    pub(super) by_part: CountsByPart,
}

/// The counts of one code in the parts of a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum CountsByPart {
    /// Passages in each document, and the speakers where it is not all of the document's who speak in them. A million
    /// such counts must not fill a cache.
    Documents {
        passages: Vec<u32>,
        speakers: Vec<(usize, usize)>,
    },
    /// Everything in each part.
    Parts(Vec<Count>),
}

impl CountsByPart {
    /// Adds the counts of documents that follow; where documents are parts, their passages are not among them.
    pub(super) fn join(&mut self, others: Self) {
        match (self, others) {
            (
                Self::Documents { speakers, .. },
                Self::Documents {
                    speakers: speaking, ..
                },
            ) => {
                speakers.extend(speaking);
            }
            (Self::Parts(counts), Self::Parts(found)) => {
                counts.resize(counts.len().max(found.len()), Count::default());
                for (count, found) in counts.iter_mut().zip(found) {
                    count.passages += found.passages;
                    count.documents += found.documents;
                    count.participants += found.participants;
                }
            }
            // The counts of one split are all of one kind.
            (Self::Documents { .. }, Self::Parts(_)) | (Self::Parts(_), Self::Documents { .. }) => {}
        }
    }

    /// The counts in the part at place `i`.
    pub(super) fn get(&self, i: usize, part: &FrequencyPart) -> Count {
        match self {
            Self::Parts(counts) => counts.get(i).copied().unwrap_or_default(),
            Self::Documents { passages, speakers } => {
                let passages = passages.get(i).map_or(0, |passages| *passages as usize);
                let speaking = speakers.binary_search_by_key(&i, |(document, _)| *document);
                let speaking = speaking
                    .ok()
                    .and_then(|at| speakers.get(at))
                    .map(|(_, speaking)| *speaking);
                let found = usize::from(passages > 0);
                Count {
                    passages,
                    documents: found,
                    participants: found * speaking.unwrap_or(part.participants),
                }
            }
        }
    }
}

/// A part of the material, with the denominators of its percentages.
///
/// In a split by an attribute a passage, a document and a participant are in a part when the part's value is that of a
/// speaker of the passage, of a participant of the document, and of the participant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequencyPart {
    /// Which part.
    pub key: PartKey,
    /// What was found in it, whatever its code. Its passages are the denominator of percentages of passages.
    pub coded: Count,
    /// Its documents, coded or not: the denominator of percentages of documents.
    pub documents: usize,
    /// Its participants, coded or not: the denominator of percentages of participants.
    pub participants: usize,
}

/// Frequencies of all codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequencies {
    /// The codes depth first, in their order.
    pub codes: Vec<CodeFrequency>,
    /// The parts asked for, in the order of the project's lists; attribute values in the order in which participants
    /// bring them, their lack last.
    pub parts: Vec<FrequencyPart>,
    /// What was found altogether: all coded passages, the documents and participants that have any.
    pub coded: Count,
    /// Documents looked at, coded or not: the denominator of percentages of documents.
    pub documents: usize,
    /// Participants of the documents looked at: the denominator of percentages of participants.
    pub participants: usize,
}

impl Frequencies {
    /// What of a code's `total` is in each of the parts.
    pub fn by_part<'a>(&'a self, code: &'a CodeFrequency) -> impl Iterator<Item = Count> + 'a {
        let parts = self.parts.iter().enumerate();
        parts.map(|(i, part)| code.by_part.get(i, part))
    }

    /// The counts of a code.
    pub fn of(&self, code: CodeId) -> Option<&CodeFrequency> {
        self.codes.iter().find(|c| c.code == code)
    }
}

/// Counts passages, documents and participants for every code in the selected documents.
///
/// The selection's documents, coders and speakers limit what is counted. Its codes do not: they choose whose counts come
/// back, and everything coded stays the denominator. A million codings take some tens of milliseconds, however they are
/// split.
pub fn frequencies(snapshot: &Snapshot, selection: &SegmentSelection, by: Option<SplitBy>) -> Frequencies {
    counted(snapshot, selection, by, CodesBelow::Counted)
}

/// [`frequencies`] of the codes as they were given: what stands below a code counts for itself alone.
pub(super) fn frequencies_as_given(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: Option<SplitBy>,
) -> Frequencies {
    counted(snapshot, selection, by, CodesBelow::LeftOut)
}

fn counted(
    snapshot: &Snapshot,
    selection: &SegmentSelection,
    by: Option<SplitBy>,
    below: CodesBelow,
) -> Frequencies {
    let count =
        |selection: &SegmentSelection, by| Counter::new(snapshot, selection, by, below).count(selection);
    let mut found = match by {
        Some(SplitBy::Coder) => {
            let coders = snapshot.coders().map(|coder| coder.id);
            let shares = coders.filter(|id| selection.has_coder(*id)).map(|coder| {
                let of_coder = SegmentSelection {
                    coders: Some([coder].into()),
                    ..selection.clone()
                };
                (coder, count(&of_coder, None))
            });
            join_coders(count(selection, None), shares)
        }
        _ => count(selection, by),
    };
    if let Some(codes) = selection.active_codes(snapshot) {
        found.codes.retain(|code| codes.contains(&code.code));
    }
    found
}

/// Puts the counts of single coders beside those of all. A coder without any is left out.
fn join_coders(mut all: Frequencies, shares: impl Iterator<Item = (CoderId, Frequencies)>) -> Frequencies {
    let mut by_part = vec![Vec::new(); all.codes.len()];
    for (coder, found) in shares.filter(|(_, found)| found.coded.passages > 0) {
        all.parts.push(FrequencyPart {
            key: PartKey::Coder(coder),
            coded: found.coded,
            documents: found.documents,
            participants: found.participants,
        });
        for (counts, code) in by_part.iter_mut().zip(&found.codes) {
            counts.push(code.total);
        }
    }
    for (code, counts) in all.codes.iter_mut().zip(by_part) {
        code.by_part = CountsByPart::Parts(counts);
    }
    all
}

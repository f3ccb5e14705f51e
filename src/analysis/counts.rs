//! How often each code was given in the whole project, for whoever shows a number beside a code.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{CodeId, Document, DocumentId, ParticipantId, ProjectInfo, Snapshot};
use crate::text::CharRange;

use super::counting::{CodesBelow, Tallies};
use super::document_tally::{ALL, CodingReader, DocumentTally, IdMap, split_slots};
use super::{Count, SegmentSelection};

/// How many passages these codings are on: ranges of a document, each once.
pub fn passages(codings: impl IntoIterator<Item = (DocumentId, CharRange)>) -> usize {
    let places: HashSet<_> = codings
        .into_iter()
        .map(|(document, range)| (document, range.start, range.end))
        .collect();
    places.len()
}

/// The counts of every code, taken by the one rule of this module: a passage counts once under a code, however many of
/// the codes below are on it and however many coders gave them.
///
/// They follow the project from state to state: only documents in which something was changed that counts are read
/// again, so that a coding costs as much in a project of a million codings as in a small one.
pub struct Counts {
    /// The state that was counted.
    counted: Snapshot,
    reader: CodingReader,
    tally: DocumentTally,
    /// The codes at the places of the reader after [`ALL`], and the participants by theirs.
    codes: Vec<CodeId>,
    participants: Vec<ParticipantId>,
    /// The places of codes in the order of their ids.
    by_id: Vec<usize>,
    participant_of: IdMap<ParticipantId>,
    /// The counts of each document that has codings.
    shares: HashMap<DocumentId, DocumentShare>,
    sums: IdMap<CodeId, CodeSum>,
}

/// The sums of a code over all documents.
#[derive(Clone, Copy, Debug, Default)]
struct CodeSum {
    own: usize,
    total: Count,
    /// Whether its participants are still to be counted anew.
    stale: bool,
}

/// The counts of one document.
#[derive(Debug, Default)]
struct DocumentShare {
    participants: Vec<ParticipantId>,
    /// The codes that it was found to bear, by id.
    found: Vec<CodeShare>,
}

/// The counts of one code in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CodeShare {
    code: CodeId,
    /// Passages with the code itself, and with the code or anything below it.
    own: u32,
    total: u32,
    speakers: ShareSpeakers,
}

/// Whose words the passages of a code are in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ShareSpeakers {
    /// All participants of the document.
    All,
    Some(Box<[ParticipantId]>),
}

impl DocumentShare {
    /// Who speaks in the passages of a code.
    fn speakers<'a>(&'a self, found: &'a CodeShare) -> &'a [ParticipantId] {
        match &found.speakers {
            ShareSpeakers::All => &self.participants,
            ShareSpeakers::Some(some) => some,
        }
    }

    /// Tells the counts of some codes, in ascending order of their ids, each with its index in `codes`.
    fn for_each_share(&self, codes: &[CodeId], mut tell: impl FnMut(usize, &CodeShare)) {
        let (mut i, mut j) = (0, 0);
        while let (Some(code), Some(found)) = (codes.get(i), self.found.get(j)) {
            match code.cmp(&found.code) {
                Ordering::Less => i += count_leading(&codes[i..], |c| *c < found.code),
                Ordering::Greater => j += count_leading(&self.found[j..], |f| f.code < *code),
                Ordering::Equal => {
                    tell(i, found);
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
    }
}

/// How many at the start of an ordered list fulfil `holds`, in a time that grows with the logarithm of that number and
/// not of the list.
fn count_leading<T>(list: &[T], holds: impl Fn(&T) -> bool) -> usize {
    let mut end = 1;
    while list.get(end).is_some_and(&holds) {
        end *= 2;
    }
    let known = end / 2;
    let open = list.get(known..(end + 1).min(list.len())).unwrap_or_default();
    known + open.partition_point(holds)
}

impl Counts {
    /// Counts the whole project.
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut counts = Self::default();
        counts.follow(snapshot);
        counts
    }

    /// Goes on to another state of the same project.
    pub fn follow(&mut self, now: &Snapshot) {
        let before = std::mem::replace(&mut self.counted, now.clone());
        let mut rearranged = false;
        // A code that is new has been found nowhere yet, and one that is gone took its codings along: the documents of
        // both are among those that were recoded.
        let mut moved = HashSet::<CodeId>::new();
        for (old, new) in now.codes_since(&before) {
            if old.map(|c| c.parent) != new.map(|c| c.parent) {
                rearranged = true;
                moved.extend(old.and(new).map(|c| c.id));
            }
        }
        let renamed: HashSet<ParticipantId> = now
            .participants_since(&before)
            .filter(|(old, new)| old.map(|p| &p.name) != new.map(|p| &p.name))
            .filter_map(|(old, new)| old.or(new).map(|p| p.id))
            .collect();
        if rearranged || !renamed.is_empty() {
            self.set_codes_and_participants(now);
        }
        let mut documents: BTreeSet<DocumentId> = now.recoded_since(&before).collect();
        let spoken_alike = |old: &Document, new: &Document| {
            old.participants == new.participants && old.turns == new.turns && old.labels == new.labels
        };
        let respoken = now
            .documents_since(&before)
            .filter(|pair| !matches!(pair, (Some(old), Some(new)) if spoken_alike(old, new)));
        documents.extend(respoken.filter_map(|(old, new)| old.or(new).map(|d| d.id)));
        let concerned = self.shares.iter().filter(|(_, share)| {
            (!moved.is_empty() && share.found.iter().any(|found| moved.contains(&found.code)))
                || (!renamed.is_empty() && share.participants.iter().any(|p| renamed.contains(p)))
        });
        documents.extend(concerned.map(|(id, _)| *id));
        if documents.is_empty() {
            return;
        }
        let mut to_recount = Vec::new();
        for id in documents {
            self.read(id, now, &mut to_recount);
        }
        to_recount.sort_unstable();
        self.count_participants(&to_recount);
        self.sums.retain(|_, sum| sum.total.passages > 0);
    }

    /// Prepares to count documents after the code system or the participants have changed.
    fn set_codes_and_participants(&mut self, now: &Snapshot) {
        let tree = now.code_tree();
        self.codes = tree.iter().map(|(_, code)| code.id).collect();
        self.participants = now.participants().iter().map(|p| p.id).collect();
        let places = self.participants.iter().copied().zip(0..);
        self.participant_of = places.clone().collect();
        self.reader = CodingReader::new(&tree, places, CodesBelow::Counted);
        self.by_id = (ALL + 1..self.reader.places()).collect();
        self.by_id
            .sort_unstable_by_key(|place| self.codes[place - ALL - 1]);
    }

    /// Reads a document anew and puts the difference into the sums. The codes in whose passages others speak than before are
    /// noted in `to_recount`.
    fn read(&mut self, id: DocumentId, now: &Snapshot, reheard: &mut Vec<CodeId>) {
        let document = now.document(id).filter(|_| !now.codings_in(id).is_empty());
        let new = document.map(|document| self.share(document, now));
        let new = new.unwrap_or_default();
        let old = self.shares.remove(&id).unwrap_or_default();
        let (mut i, mut j) = (0, 0);
        loop {
            let (gone, come) = match (old.found.get(i), new.found.get(j)) {
                (None, None) => break,
                (Some(gone), Some(come)) if gone.code == come.code => (Some(gone), Some(come)),
                (Some(gone), Some(come)) if gone.code < come.code => (Some(gone), None),
                (Some(gone), None) => (Some(gone), None),
                (_, come) => (None, come),
            };
            i += usize::from(gone.is_some());
            j += usize::from(come.is_some());
            let Some(code) = gone.or(come).map(|found| found.code) else {
                break;
            };
            let same_speakers =
                gone.map(|found| old.speakers(found)) == come.map(|found| new.speakers(found));
            if gone == come && same_speakers {
                continue;
            }
            let sum = self.sums.entry(code).or_default();
            for (found, add) in [(gone, false), (come, true)] {
                let Some(found) = found else { continue };
                let step = |n: &mut usize, by: u32| {
                    *n = if add { *n + by as usize } else { *n - by as usize };
                };
                step(&mut sum.own, found.own);
                step(&mut sum.total.passages, found.total);
                step(&mut sum.total.documents, 1);
            }
            if !same_speakers && !std::mem::replace(&mut sum.stale, true) {
                reheard.push(code);
            }
        }
        if !new.found.is_empty() {
            self.shares.insert(id, new);
        }
    }

    /// Counts one document.
    fn share(&mut self, document: &Document, now: &Snapshot) -> DocumentShare {
        let tally = &mut self.tally;
        self.reader.set_document(tally, document);
        self.reader.read(tally, document, now, &SegmentSelection::all());
        let mut touched = std::mem::take(&mut tally.touched);
        let is_found =
            |tally: &DocumentTally, place: &usize| tally.total[tally.at(*place)].iter().any(|n| *n > 0);
        // Where nearly all codes were given, going through all of them is quicker than sorting those that were.
        if touched.len() > self.by_id.len() / 8 {
            touched.clear();
            touched.extend(self.by_id.iter().filter(|place| is_found(tally, place)));
        } else {
            touched.retain(|place| *place != ALL);
            touched.sort_unstable_by_key(|place| self.codes[place - ALL - 1]);
        }
        let all = tally.at(ALL);
        tally.own[all.clone()].fill(0);
        tally.total[all].fill(0);
        let mut found = Vec::with_capacity(touched.len());
        for place in touched.drain(..) {
            let at = tally.at(place);
            let total = &tally.total[at.clone()];
            let own = if self.reader.has_children(place) {
                &tally.own[at.clone()]
            } else {
                total
            };
            let speakers = match split_slots(total) {
                (single, 0) => {
                    let speaking = single.iter().zip(&tally.speakers).filter(|(n, _)| **n > 0);
                    ShareSpeakers::Some(speaking.map(|(_, speaker)| self.participants[*speaker]).collect())
                }
                _ => ShareSpeakers::All,
            };
            found.push(CodeShare {
                code: self.codes[place - ALL - 1],
                own: own.iter().sum(),
                total: total.iter().sum(),
                speakers,
            });
            tally.own[at.clone()].fill(0);
            tally.total[at].fill(0);
        }
        tally.touched = touched;
        DocumentShare {
            participants: document.participants.clone(),
            found,
        }
    }

    /// Counts anew who speaks in the passages of these codes.
    fn count_participants(&mut self, codes: &[CodeId]) {
        if codes.is_empty() {
            return;
        }
        let mut tallies = Tallies::new(codes.len(), self.participants.len());
        for share in self.shares.values() {
            share.for_each_share(codes, |place, found| {
                for participant in share.speakers(found) {
                    if let Some(participant) = self.participant_of.get(participant) {
                        tallies.insert(place, *participant);
                    }
                }
            });
        }
        for (place, code) in codes.iter().enumerate() {
            let sum = self.sums.entry(*code).or_default();
            sum.total.participants = tallies.participants(place);
            sum.stale = false;
        }
    }

    /// Passages with the code itself.
    pub fn own(&self, code: CodeId) -> usize {
        self.sums.get(&code).map_or(0, |sum| sum.own)
    }

    /// What bears the code or anything below it.
    pub fn total(&self, code: CodeId) -> Count {
        self.sums.get(&code).map(|sum| sum.total).unwrap_or_default()
    }
}

impl Default for Counts {
    /// The counts of an empty project.
    fn default() -> Self {
        Self {
            counted: Snapshot::new(ProjectInfo::named("")),
            reader: CodingReader::new(&[], std::iter::empty(), CodesBelow::Counted),
            tally: DocumentTally::default(),
            codes: Vec::new(),
            participants: Vec::new(),
            by_id: Vec::new(),
            participant_of: IdMap::default(),
            shares: HashMap::new(),
            sums: IdMap::default(),
        }
    }
}

impl std::fmt::Debug for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Counts")
            .field("documents", &self.shares.len())
            .field("codes", &self.sums.len())
            .finish_non_exhaustive()
    }
}

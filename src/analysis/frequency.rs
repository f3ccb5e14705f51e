//! How often each code was given: in how many passages, documents and participants.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::{AttributeId, CodeId, Coding, DocumentId, GroupId, ParticipantId, Snapshot};
use crate::text::name_key;

use super::{Selection, Voices};

/// What is split into parts beside the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Each document.
    Document,
    /// Each group of documents.
    Group,
    /// Each value of an attribute of participants; a passage with speakers of several values counts in each.
    Attribute(AttributeId),
}

/// Which part of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PartKey {
    /// A document.
    Document(DocumentId),
    /// A group, or the documents without one.
    Group(Option<GroupId>),
    /// A value of the attribute, or its lack.
    Value(Option<String>),
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
    /// Passages of `total` in each of [`Frequencies::parts`].
    pub by_part: Vec<usize>,
}

/// A part of the material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub key: PartKey,
    /// Coded passages in it, whatever their code: the denominator of the part's percentages.
    pub passages: usize,
}

/// Frequencies of all codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frequencies {
    /// The codes depth first, in their order.
    pub codes: Vec<CodeFrequency>,
    /// The parts asked for, in the order of the project's lists; attribute values in the order in which participants
    /// bring them, their lack last.
    pub parts: Vec<Part>,
    /// What was found altogether: all coded passages, the documents and participants that have any.
    pub coded: Count,
    /// Documents looked at, coded or not: the denominator of percentages of documents.
    pub documents: usize,
    /// Participants of the documents looked at: the denominator of percentages of participants.
    pub participants: usize,
}

impl Frequencies {
    /// The counts of a code.
    pub fn of(&self, code: CodeId) -> Option<&CodeFrequency> {
        self.codes.iter().find(|c| c.code == code)
    }
}

/// Counts passages, documents and participants for every code in the selected documents.
///
/// The selection's codes do not limit what is counted; its documents and coders do. A million codings take some tens
/// of milliseconds.
pub fn frequencies(snapshot: &Snapshot, selection: &Selection, by: Option<By>) -> Frequencies {
    let mut counter = Counter::new(snapshot, selection, by);
    let mut passage = Passage::default();
    for document in 0..counter.documents.len() {
        passage.document = document;
        counter.count_document(&mut passage, selection);
    }
    counter.finish()
}

/// Row ids are small and dense; mixing their bits is enough.
#[derive(Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_i64(&mut self, id: i64) {
        self.write_u64(id.cast_unsigned());
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = (self.0 ^ id).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(26);
    }
}

type IdMap<K> = HashMap<K, usize, BuildHasherDefault<IdHasher>>;

/// A set of participants, one bit each.
#[derive(Clone, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, i: usize) {
        if let Some(word) = self.0.get_mut(i / 64) {
            *word |= 1 << (i % 64);
        }
    }

    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// What is kept for one node of the code system while counting.
#[derive(Clone)]
struct Node {
    code: CodeId,
    depth: usize,
    parent: Option<usize>,
    own: Tally,
    total: Tally,
}

/// Counts with the last passage and document seen, so that each counts once.
#[derive(Clone)]
struct Tally {
    passages: usize,
    documents: usize,
    participants: Bits,
    last_passage: usize,
    last_document: usize,
}

impl Tally {
    fn new(participants: usize) -> Self {
        Self {
            passages: 0,
            documents: 0,
            participants: Bits(vec![0; participants.div_ceil(64)]),
            last_passage: usize::MAX,
            last_document: usize::MAX,
        }
    }

    /// Counts a passage; `false` when it was counted before.
    fn see(&mut self, passage: &Passage) -> bool {
        if self.last_passage == passage.number {
            return false;
        }
        self.last_passage = passage.number;
        self.passages += 1;
        let first_in_document = self.last_document != passage.document;
        if first_in_document {
            self.last_document = passage.document;
            self.documents += 1;
        }
        if first_in_document || !passage.constant_speakers {
            for speaker in &passage.speakers {
                self.participants.insert(*speaker);
            }
        }
        true
    }

    fn count(&self) -> Count {
        Count {
            passages: self.passages,
            documents: self.documents,
            participants: self.participants.count(),
        }
    }
}

/// The passage being counted.
#[derive(Default)]
struct Passage {
    number: usize,
    document: usize,
    speakers: Vec<usize>,
    /// Whether the speakers are those of all passages of the document.
    constant_speakers: bool,
    parts: Vec<usize>,
}

struct Counter<'a> {
    snapshot: &'a Snapshot,
    documents: Vec<&'a crate::model::Document>,
    nodes: Vec<Node>,
    node_of: IdMap<CodeId>,
    participant_of: IdMap<ParticipantId>,
    parts: Vec<Part>,
    split: Split,
    /// For each part the passages of each node: the nodes of one part stand together.
    by_part: Vec<Vec<usize>>,
    coded: Tally,
    participants: usize,
}

/// To which parts a passage belongs.
enum Split {
    No,
    /// The part of each document.
    Document(Vec<usize>),
    /// The part of each participant, and that of passages without a speaker.
    Participant(Vec<usize>, usize),
}

impl<'a> Counter<'a> {
    fn new(snapshot: &'a Snapshot, selection: &Selection, by: Option<By>) -> Self {
        let documents: Vec<_> = snapshot
            .documents()
            .into_iter()
            .map(AsRef::as_ref)
            .filter(|d| selection.has_document(d.id))
            .collect();
        let all = snapshot.participants();
        let participant_of: IdMap<ParticipantId> = all.iter().enumerate().map(|(i, p)| (p.id, i)).collect();
        let mut speaking = Bits(vec![0; all.len().div_ceil(64)]);
        for id in documents.iter().flat_map(|d| &d.participants) {
            if let Some(i) = participant_of.get(id) {
                speaking.insert(*i);
            }
        }
        let (parts, split) = parts(snapshot, &documents, by);
        let tree = snapshot.code_tree();
        let node_of: IdMap<CodeId> = tree.iter().enumerate().map(|(i, (_, c))| (c.id, i)).collect();
        let nodes = tree
            .iter()
            .map(|(depth, code)| Node {
                code: code.id,
                depth: *depth,
                parent: code.parent.and_then(|p| node_of.get(&p).copied()),
                own: Tally::new(all.len()),
                total: Tally::new(all.len()),
            })
            .collect();
        Self {
            snapshot,
            documents,
            nodes,
            by_part: vec![vec![0; tree.len()]; parts.len()],
            node_of,
            participant_of,
            parts,
            split,
            coded: Tally::new(all.len()),
            participants: speaking.count(),
        }
    }

    fn count_document(&mut self, passage: &mut Passage, selection: &Selection) {
        let Some(document) = self.documents.get(passage.document).copied() else {
            return;
        };
        let voices = Voices::of(document, self.snapshot);
        passage.constant_speakers = voices.are_constant();
        self.set_speakers(passage, &document.participants);
        // Codings stand in reading order, so those of one passage stand together.
        let codings = self.snapshot.codings_in(document.id);
        for same in codings.chunk_by(|a, b| a.range == b.range) {
            let Some(first) = same.iter().find(|c| selection.has_coder(c.coder)) else {
                continue;
            };
            passage.number += 1;
            if !passage.constant_speakers {
                self.set_speakers(passage, voices.in_passage(first.range));
            }
            for part in &passage.parts {
                if let Some(part) = self.parts.get_mut(*part) {
                    part.passages += 1;
                }
            }
            self.coded.see(passage);
            for coding in same.iter().filter(|c| selection.has_coder(c.coder)) {
                self.count_coding(coding, passage);
            }
        }
    }

    /// Notes who speaks, and to which parts the passage belongs for it.
    fn set_speakers(&self, passage: &mut Passage, speakers: &[ParticipantId]) {
        passage.speakers.clear();
        passage
            .speakers
            .extend(speakers.iter().filter_map(|id| self.participant_of.get(id)));
        passage.parts.clear();
        match &self.split {
            Split::No => {}
            Split::Document(part_of) => passage.parts.extend(part_of.get(passage.document)),
            Split::Participant(part_of, none) => {
                passage
                    .parts
                    .extend(passage.speakers.iter().filter_map(|s| part_of.get(*s)));
                passage.parts.sort_unstable();
                passage.parts.dedup();
                if passage.parts.is_empty() {
                    passage.parts.push(*none);
                }
            }
        }
    }

    fn count_coding(&mut self, coding: &Coding, passage: &Passage) {
        let Some(own) = self.node_of.get(&coding.code).copied() else {
            return;
        };
        if let Some(node) = self.nodes.get_mut(own) {
            node.own.see(passage);
        }
        let mut next = Some(own);
        while let Some((i, node)) = next.and_then(|i| Some((i, self.nodes.get_mut(i)?))) {
            // Where the passage was counted already, so it was in everything above.
            if !node.total.see(passage) {
                break;
            }
            for part in &passage.parts {
                if let Some(count) = self.by_part.get_mut(*part).and_then(|nodes| nodes.get_mut(i)) {
                    *count += 1;
                }
            }
            next = node.parent;
        }
    }

    fn finish(mut self) -> Frequencies {
        // The part for what is without a value appears only when there is something in it.
        let without = self.parts.iter().position(|part| {
            part.passages == 0 && matches!(part.key, PartKey::Group(None) | PartKey::Value(None))
        });
        if let Some(without) = without {
            self.parts.remove(without);
            self.by_part.remove(without);
        }
        let mut codes: Vec<CodeFrequency> = self
            .nodes
            .iter()
            .map(|node| CodeFrequency {
                code: node.code,
                depth: node.depth,
                own: node.own.count(),
                total: node.total.count(),
                by_part: Vec::with_capacity(self.by_part.len()),
            })
            .collect();
        // Part by part, as the counts lie in memory.
        for part in &self.by_part {
            for (code, count) in codes.iter_mut().zip(part) {
                code.by_part.push(*count);
            }
        }
        Frequencies {
            codes,
            parts: self.parts,
            coded: self.coded.count(),
            documents: self.documents.len(),
            participants: self.participants,
        }
    }
}

fn parts(snapshot: &Snapshot, documents: &[&crate::model::Document], by: Option<By>) -> (Vec<Part>, Split) {
    let part = |key| Part { key, passages: 0 };
    match by {
        None => (Vec::new(), Split::No),
        Some(By::Document) => (
            documents.iter().map(|d| part(PartKey::Document(d.id))).collect(),
            Split::Document((0..documents.len()).collect()),
        ),
        Some(By::Group) => {
            let groups = snapshot.groups();
            let part_of = documents
                .iter()
                .map(|d| {
                    groups
                        .iter()
                        .position(|g| Some(g.id) == d.group)
                        .unwrap_or(groups.len())
                })
                .collect();
            let keys = groups.iter().map(|g| Some(g.id)).chain([None]);
            (
                keys.map(|key| part(PartKey::Group(key))).collect(),
                Split::Document(part_of),
            )
        }
        Some(By::Attribute(attribute)) => {
            let mut values: Vec<&str> = Vec::new();
            let mut seen: HashMap<String, usize> = HashMap::new();
            let mut part_of: Vec<Option<usize>> = Vec::new();
            let participants = snapshot.participants();
            for participant in &participants {
                let value = participant
                    .values
                    .get(&attribute)
                    .filter(|v| !v.trim().is_empty());
                part_of.push(value.map(|value| {
                    *seen.entry(name_key(value)).or_insert_with(|| {
                        values.push(value);
                        values.len() - 1
                    })
                }));
            }
            let none = values.len();
            let keys = values.iter().map(|v| Some((*v).to_owned())).chain([None]);
            (
                keys.map(|key| part(PartKey::Value(key))).collect(),
                Split::Participant(part_of.into_iter().map(|p| p.unwrap_or(none)).collect(), none),
            )
        }
    }
}

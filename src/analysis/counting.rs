//! The counting behind frequencies: each document is counted by itself, and its counts are added to the sums.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::model::{CodeId, Document, Participant, Snapshot};
use crate::shares::in_shares;
use crate::text::collate::sort_numbers;
use crate::text::name_key;

use super::SegmentSelection;
use super::document_tally::{ALL, CodingReader, DocumentTally};
use super::frequency::{CodeFrequency, Count, CountsByPart, Frequencies, FrequencyPart, PartKey, SplitBy};

/// What was found at each place in the documents counted so far.
pub(super) struct Tallies {
    passages: Vec<u32>,
    documents: Vec<u32>,
    participants: Vec<u64>,
    /// Words of `participants` for one place.
    words: usize,
}

impl Tallies {
    pub(super) fn new(places: usize, participants: usize) -> Self {
        let words = participants.div_ceil(64);
        Self {
            passages: vec![0; places],
            documents: vec![0; places],
            participants: vec![0; places * words],
            words,
        }
    }

    /// Adds the passages of one document, counted in slots.
    fn add(&mut self, place: usize, passages: &[u32], tally: &DocumentTally) {
        self.passages[place] += passages.iter().sum::<u32>();
        self.documents[place] += 1;
        tally.speakers_of(passages, |speaker| self.insert(place, speaker));
    }

    pub(super) fn insert(&mut self, place: usize, participant: usize) {
        self.participants[place * self.words + participant / 64] |= 1 << (participant % 64);
    }

    fn words(&self, place: usize) -> &[u64] {
        &self.participants[place * self.words..(place + 1) * self.words]
    }

    pub(super) fn participants(&self, place: usize) -> usize {
        self.words(place)
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    fn each_participant(&self, place: usize, mut tell: impl FnMut(usize)) {
        for (w, word) in self.words(place).iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                tell(w * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// Adds what was found in other documents.
    fn join(&mut self, others: &Self) {
        for (sum, found) in self.passages.iter_mut().zip(&others.passages) {
            *sum += found;
        }
        for (sum, found) in self.documents.iter_mut().zip(&others.documents) {
            *sum += found;
        }
        for (all, found) in self.participants.iter_mut().zip(&others.participants) {
            *all |= found;
        }
    }

    fn count(&self, place: usize) -> Count {
        Count {
            passages: self.passages[place] as usize,
            documents: self.documents[place] as usize,
            participants: self.participants(place),
        }
    }
}

/// Whether what stands below a code counts for it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodesBelow {
    Counted,
    LeftOut,
}

/// How documents and participants belong to the parts of a split.
pub(super) enum PartMembership {
    No,
    /// Each document is a part.
    Each,
    /// The part of each document.
    Documents(Vec<usize>),
    /// The part of each participant, and that of documents without one.
    Participants(Vec<usize>, usize),
}

/// What is to be counted, and how it is split.
pub(super) struct Counter<'a> {
    snapshot: &'a Snapshot,
    documents: Vec<&'a Document>,
    codes: Vec<(usize, CodeId)>,
    reader: CodingReader,
    parts: Vec<FrequencyPart>,
    split: PartMembership,
    /// All participants of the project, and the different ones of the documents.
    people: usize,
    participants: usize,
}

/// The passages of codes in documents.
pub(super) struct DocumentPassages {
    /// The codes depth first, each with its passages in each document.
    pub(super) codes: Vec<(CodeId, Vec<u32>)>,
    /// The documents, as parts.
    pub(super) parts: Vec<PartKey>,
    /// What was found altogether.
    pub(super) coded: Count,
}

/// What was found in some documents that follow each other.
struct Sums {
    total: Tallies,
    /// Told only where it can differ from `total`: where there is something below.
    own: Tallies,
    /// For each place the parts up to the last in which something was found.
    by_part: Vec<CountsByPart>,
    /// Where documents are parts: the passages of all places in one document after another, in one list for each share.
    /// So the places of a document are written side by side; [`Counter::turned`] turns the whole.
    by_document: Vec<Vec<u32>>,
    /// Who speaks in the documents of the part that is being counted.
    in_part: Tallies,
}

/// Fewer codings than this are counted more quickly than a thread is started. In tests hardly any: they are to see that
/// what several threads count is put together rightly.
const SHARE: usize = if cfg!(test) { 2 } else { 20_000 };

/// Places whose counts are turned together: those that lie in one line of the processor's memory.
const BESIDE: usize = 16;

impl Sums {
    /// Adds what was found in the documents that follow.
    fn join(&mut self, others: Self) {
        self.total.join(&others.total);
        self.own.join(&others.own);
        for (all, found) in self.by_part.iter_mut().zip(others.by_part) {
            all.join(found);
        }
        self.by_document.extend(others.by_document);
    }
}

impl<'a> Counter<'a> {
    /// Nothing counted yet but the denominators.
    pub(super) fn new(
        snapshot: &'a Snapshot,
        selection: &SegmentSelection,
        by: Option<SplitBy>,
        below: CodesBelow,
    ) -> Self {
        let documents = selection.wanted_documents(snapshot);
        let all = snapshot.participants();
        let tree = snapshot.code_tree();
        let speakers = all
            .iter()
            .enumerate()
            .filter(|(_, p)| selection.has_speaker(&[p.id]));
        let reader = CodingReader::new(&tree, speakers.map(|(i, p)| (p.id, i)), below);
        let (keys, split) = parts(snapshot, &documents, by);
        let part = |key| FrequencyPart {
            key,
            coded: Count::default(),
            documents: 0,
            participants: 0,
        };
        let mut counter = Self {
            snapshot,
            documents,
            codes: tree.iter().map(|(depth, code)| (*depth, code.id)).collect(),
            parts: keys.into_iter().map(part).collect(),
            split,
            people: all.len(),
            participants: 0,
            reader,
        };
        counter.measure();
        counter
    }

    /// The denominators of the whole and of its parts.
    fn measure(&mut self) {
        let mut tally = DocumentTally::default();
        let (mut everyone, mut members) = (BTreeSet::new(), BTreeSet::new());
        for document in 0..self.documents.len() {
            self.open(&mut tally, document);
            for part in &tally.parts {
                self.parts[*part].documents += 1;
            }
            for (speaker, part) in tally.speakers.iter().zip(&tally.part_of) {
                everyone.insert(*speaker);
                members.extend(tally.parts.get(*part).map(|part| (*part, *speaker)));
            }
        }
        self.participants = everyone.len();
        for (part, _) in members {
            self.parts[part].participants += 1;
        }
    }

    /// Notes whose document it is and to which parts it belongs.
    fn open(&self, tally: &mut DocumentTally, document: usize) {
        self.reader.set_document(tally, self.documents[document]);
        tally.parts.clear();
        tally.part_of.clear();
        match &self.split {
            PartMembership::No => tally.part_of.resize(tally.speakers.len(), 0),
            PartMembership::Each => {
                tally.parts.push(document);
                tally.part_of.resize(tally.speakers.len(), 0);
            }
            PartMembership::Documents(part_of) => {
                tally.parts.push(part_of[document]);
                tally.part_of.resize(tally.speakers.len(), 0);
            }
            PartMembership::Participants(part_of, without) => {
                tally.parts.extend(tally.speakers.iter().map(|s| part_of[*s]));
                if tally.parts.is_empty() {
                    tally.parts.push(*without);
                }
                tally.parts.sort_unstable();
                tally.parts.dedup();
                let places = tally.speakers.iter().map(|speaker| {
                    let part = part_of[*speaker];
                    tally.parts.partition_point(|p| *p < part)
                });
                tally.part_of.extend(places);
            }
        }
    }

    /// Counts all documents, those of a part one after another.
    pub(super) fn count(self, selection: &SegmentSelection) -> Frequencies {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        if let PartMembership::Documents(part_of) = &self.split {
            order.sort_by_key(|document| part_of[*document]);
        }
        // A share of the work is of whole parts: their speakers are counted as each part ends.
        let bundles: Vec<&[usize]> = match &self.split {
            PartMembership::Documents(part_of) => order.chunk_by(|a, b| part_of[*a] == part_of[*b]).collect(),
            PartMembership::No | PartMembership::Each | PartMembership::Participants(..) => {
                order.chunks(1).collect()
            }
        };
        let codings_in = |document: &usize| self.snapshot.codings_in(self.documents[*document].id).len();
        let weights: Vec<usize> = bundles
            .iter()
            .map(|bundle| bundle.iter().map(codings_in).sum())
            .collect();
        let found = in_shares(&weights, SHARE, |share| {
            self.count_share(&bundles[share].concat(), selection)
        });
        let mut found = found.into_iter();
        let mut sums = found.next().unwrap_or_else(|| self.sums(0));
        for others in found {
            sums.join(others);
        }
        self.finish(sums)
    }

    /// Counts the passages alone, where documents are the parts.
    pub(super) fn count_passages(self, selection: &SegmentSelection) -> DocumentPassages {
        let codings_in = |document: &&Document| self.snapshot.codings_in(document.id).len();
        let weights: Vec<usize> = self.documents.iter().map(codings_in).collect();
        let places = self.reader.places();
        let found = in_shares(&weights, SHARE, |share| {
            let mut cells = vec![0; share.len() * places];
            let mut everyone = Tallies::new(1, self.people);
            let mut reader = self.reader.clone();
            let mut tally = DocumentTally::default();
            for (document, row) in share.zip(cells.chunks_exact_mut(places)) {
                self.open(&mut tally, document);
                reader.read(&mut tally, self.documents[document], self.snapshot, selection);
                let mut touched = std::mem::take(&mut tally.touched);
                for place in touched.drain(..) {
                    let at = tally.at(place);
                    let passages = &tally.total[at.clone()];
                    row[place] = passages.iter().sum();
                    if place == ALL {
                        everyone.add(ALL, passages, &tally);
                    }
                    tally.total[at.clone()].fill(0);
                    tally.own[at].fill(0);
                }
                tally.touched = touched;
            }
            (cells, everyone)
        });
        let mut coded = Tallies::new(1, self.people);
        let mut by_document = Vec::with_capacity(found.len());
        for (cells, everyone) in found {
            coded.join(&everyone);
            by_document.push(cells);
        }
        let counts = self.turned(&by_document).into_iter().skip(ALL + 1);
        DocumentPassages {
            codes: self.codes.iter().map(|(_, code)| *code).zip(counts).collect(),
            parts: self.parts.into_iter().map(|part| part.key).collect(),
            coded: coded.count(ALL),
        }
    }

    /// Nothing found yet in some documents.
    fn sums(&self, documents: usize) -> Sums {
        let tallies = || Tallies::new(self.reader.places(), self.people);
        let (empty, cells) = match self.split {
            PartMembership::Each => {
                let empty = CountsByPart::Documents {
                    passages: Vec::new(),
                    speakers: Vec::new(),
                };
                (empty, documents * self.reader.places())
            }
            PartMembership::No | PartMembership::Documents(_) | PartMembership::Participants(..) => {
                (CountsByPart::Parts(Vec::new()), 0)
            }
        };
        Sums {
            total: tallies(),
            own: tallies(),
            in_part: tallies(),
            by_part: vec![empty; self.reader.places()],
            by_document: vec![vec![0; cells]],
        }
    }

    /// Counts some documents.
    fn count_share(&self, documents: &[usize], selection: &SegmentSelection) -> Sums {
        let mut sums = self.sums(documents.len());
        let mut reader = self.reader.clone();
        let mut tally = DocumentTally::default();
        let mut before = None;
        for (nth, document) in documents.iter().enumerate() {
            self.open(&mut tally, *document);
            let part = tally.parts.first().copied();
            if before != part {
                self.close_part(&mut sums, before);
                before = part;
            }
            reader.read(&mut tally, self.documents[*document], self.snapshot, selection);
            self.add(&mut sums, &mut tally, nth);
        }
        self.close_part(&mut sums, before);
        sums
    }

    /// Adds the counts of a document, the `nth` of its share, to the sums and sets them to 0.
    fn add(&self, sums: &mut Sums, tally: &mut DocumentTally, nth: usize) {
        let places = self.reader.places();
        let row = match sums.by_document.as_mut_slice() {
            [cells] => cells.get_mut(nth * places..(nth + 1) * places),
            _ => None,
        };
        let row = row.unwrap_or_default();
        let mut touched = std::mem::take(&mut tally.touched);
        for place in touched.drain(..) {
            let at = tally.at(place);
            let passages = &tally.total[at.clone()];
            sums.total.add(place, passages, tally);
            match &mut sums.by_part[place] {
                CountsByPart::Documents { speakers, .. } => {
                    if let Some(cell) = row.get_mut(place) {
                        *cell = passages.iter().sum();
                    }
                    if let [document] = tally.parts.as_slice()
                        && tally.slots > 1
                    {
                        speakers.push((*document, tally.count_speakers(passages)));
                    }
                }
                CountsByPart::Parts(counts) => {
                    for (i, part) in tally.parts.iter().enumerate() {
                        counts.resize(counts.len().max(*part + 1), Count::default());
                        let found = tally.passages_in(i, passages);
                        counts[*part].passages += found;
                        counts[*part].documents += usize::from(found > 0);
                    }
                }
            }
            if let PartMembership::Documents(_) = self.split {
                tally.speakers_of(passages, |speaker| sums.in_part.insert(place, speaker));
            }
            if self.reader.has_children(place) {
                let own = &tally.own[at.clone()];
                if own.iter().any(|passages| *passages > 0) {
                    sums.own.add(place, own, tally);
                }
                tally.own[at.clone()].fill(0);
            }
            tally.total[at].fill(0);
        }
        tally.touched = touched;
    }

    /// Counts who spoke in a part of the documents when the last of them has been added.
    fn close_part(&self, sums: &mut Sums, part: Option<usize>) {
        let (PartMembership::Documents(_), Some(part)) = (&self.split, part) else {
            return;
        };
        for (place, counts) in sums.by_part.iter_mut().enumerate() {
            if let CountsByPart::Parts(counts) = counts
                && let Some(count) = counts.get_mut(part)
            {
                count.participants = sums.in_part.participants(place);
            }
        }
        sums.in_part.participants.fill(0);
    }

    /// The passages of each place in all documents, from those of each document at all places.
    fn turned(&self, by_document: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let places = self.reader.places();
        let documents = || by_document.iter().flat_map(|cells| cells.chunks_exact(places));
        let weights = vec![BESIDE * self.documents.len(); places.div_ceil(BESIDE)];
        let turned = in_shares(&weights, 50 * SHARE, |share| {
            let mut turned = Vec::with_capacity(share.len() * BESIDE);
            for first in share.map(|nth| nth * BESIDE) {
                let beside = first..places.min(first + BESIDE);
                let mut found: [Vec<u32>; BESIDE] =
                    std::array::from_fn(|_| Vec::with_capacity(self.documents.len()));
                for cells in documents() {
                    for (found, cell) in found.iter_mut().zip(&cells[beside.clone()]) {
                        found.push(*cell);
                    }
                }
                turned.extend(found.into_iter().take(beside.len()));
            }
            turned
        });
        turned.into_iter().flatten().collect()
    }

    fn finish(mut self, sums: Sums) -> Frequencies {
        let Sums {
            total,
            own,
            mut by_part,
            by_document,
            ..
        } = sums;
        if let PartMembership::Each = self.split {
            for (counts, found) in by_part.iter_mut().zip(self.turned(&by_document)) {
                if let CountsByPart::Documents { passages, .. } = counts {
                    *passages = found;
                }
            }
        }
        for (place, counts) in by_part.iter_mut().enumerate() {
            if let (PartMembership::Participants(part_of, _), CountsByPart::Parts(counts)) =
                (&self.split, counts)
            {
                counts.resize(self.parts.len(), Count::default());
                total.each_participant(place, |participant| {
                    counts[part_of[participant]].participants += 1
                });
            }
        }
        for (i, part) in self.parts.iter_mut().enumerate() {
            part.coded = by_part[ALL].get(i, part);
        }
        // The part for what is without a value stands last, and only when there is something in it.
        self.parts
            .pop_if(|part| part.coded.passages == 0 && part.key.is_rest());
        let by_part = by_part.into_iter().skip(ALL + 1);
        let codes = self.codes.iter().zip(by_part).zip(ALL + 1..);
        let codes = codes.map(|(((depth, code), by_part), place)| {
            let sums = if self.reader.has_children(place) {
                &own
            } else {
                &total
            };
            CodeFrequency {
                code: *code,
                depth: *depth,
                own: sums.count(place),
                total: total.count(place),
                by_part,
            }
        });
        Frequencies {
            codes: codes.collect(),
            parts: self.parts,
            coded: total.count(ALL),
            documents: self.documents.len(),
            participants: self.participants,
        }
    }
}

/// The parts of a split in their order, and what belongs to which.
pub(super) fn parts(
    snapshot: &Snapshot,
    documents: &[&Document],
    by: Option<SplitBy>,
) -> (Vec<PartKey>, PartMembership) {
    match by {
        // Coders are counted one after another; see `frequencies`.
        None | Some(SplitBy::Coder) => (Vec::new(), PartMembership::No),
        Some(SplitBy::Document) => (
            documents.iter().map(|d| PartKey::Document(d.id)).collect(),
            PartMembership::Each,
        ),
        Some(SplitBy::Group) => {
            let groups = snapshot.groups();
            let part_of = documents.iter().map(|d| {
                let place = groups.iter().position(|g| Some(g.id) == d.group);
                place.unwrap_or(groups.len())
            });
            let keys = groups.iter().map(|g| Some(g.id)).chain([None]);
            (
                keys.map(PartKey::Group).collect(),
                PartMembership::Documents(part_of.collect()),
            )
        }
        Some(SplitBy::Speaker) => {
            // Those who speak nowhere here make no part.
            let here: BTreeSet<_> = documents
                .iter()
                .flat_map(|d| d.participants.iter().copied())
                .collect();
            let people = snapshot.participants();
            let mut keys = Vec::new();
            let part_of: Vec<Option<usize>> = people
                .iter()
                .map(|person| {
                    here.contains(&person.id).then(|| {
                        keys.push(PartKey::Speaker(Some(person.id)));
                        keys.len() - 1
                    })
                })
                .collect();
            let without = keys.len();
            keys.push(PartKey::Speaker(None));
            let part_of = part_of.into_iter().map(|part| part.unwrap_or(without));
            (keys, PartMembership::Participants(part_of.collect(), without))
        }
        Some(SplitBy::Attribute(attribute)) => {
            let participants = snapshot.participants();
            let own = |participant: &Participant| -> Option<String> {
                let value = participant.values.get(&attribute);
                value.filter(|v| !v.trim().is_empty()).cloned()
            };
            let mut seen: HashSet<String> = HashSet::new();
            let mut values: Vec<String> = participants
                .iter()
                .filter_map(|participant| own(participant))
                .filter(|value| seen.insert(name_key(value)))
                .collect();
            sort_numbers(&mut values);
            let places: HashMap<String, usize> =
                values.iter().map(|value| name_key(value)).zip(0..).collect();
            let part_of: Vec<Option<usize>> = participants
                .iter()
                .map(|participant| places.get(&name_key(&own(participant)?)).copied())
                .collect();
            let without = values.len();
            let keys = values.into_iter().map(Some).chain([None]);
            (
                keys.map(PartKey::Value).collect(),
                PartMembership::Participants(
                    part_of.into_iter().map(|p| p.unwrap_or(without)).collect(),
                    without,
                ),
            )
        }
    }
}

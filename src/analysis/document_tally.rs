//! The counts of one document: the one place where the rule of counting stands.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{BuildHasherDefault, Hash as _, Hasher};
use std::ops::Range;
use std::sync::Arc;

use crate::model::{Code, CodeId, CodingMark, Document, KeptTally, ParticipantId, PlaceTally, Snapshot};

use super::counting::CodesBelow;
use super::{SegmentSelection, Speakers};

/// Row ids are small and dense; mixing their bits is enough.
#[derive(Default)]
pub(super) struct IdHasher(u64);

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

/// Values by row ids.
pub(super) type IdMap<K, V = usize> = HashMap<K, V, BuildHasherDefault<IdHasher>>;

/// A code, or all of them together, while a document is counted.
#[derive(Clone)]
pub(super) struct CodePlace {
    /// The place above; of [`ALL`] itself.
    parent: u32,
    pub(super) has_children: bool,
    /// The last passage counted here, and the last that bears the code itself.
    last: u32,
    last_own: u32,
    /// The last document with a passage here.
    document: u32,
}

/// The place of everything coded, above all codes.
pub(super) const ALL: usize = 0;

/// The counts of one document.
///
/// Passages are counted in *slots*: one for each of the document's speakers, and a last one for the passages in which all
/// of them count as speakers. Where every passage has the same speakers there is only the last one.
#[derive(Default)]
pub(super) struct DocumentTally {
    pub(super) speakers: Vec<usize>,
    pub(super) slots: usize,
    /// The parts in which the document is, and for each speaker the place of its part among them.
    pub(super) parts: Vec<usize>,
    pub(super) part_of: Vec<usize>,
    /// For each place and slot the passages with the code or anything below it, and those with the code itself.
    /// Nought everywhere between documents.
    pub(super) total: Vec<u32>,
    pub(super) own: Vec<u32>,
    /// The places with a passage in this document.
    pub(super) touched: Vec<usize>,
    /// Passages with a single code, by its place, and the places that have any. Empty between documents.
    single: Vec<u32>,
    singles: Vec<usize>,
}

impl DocumentTally {
    /// Where the slots of a place are.
    pub(super) fn at(&self, place: usize) -> Range<usize> {
        place * self.slots..(place + 1) * self.slots
    }

    /// Tells every speaker of some passages, perhaps more than once.
    pub(super) fn speakers_of(&self, passages: &[u32], mut tell: impl FnMut(usize)) {
        let (single, all) = split_slots(passages);
        for (passages, speaker) in single.iter().zip(&self.speakers) {
            if *passages > 0 {
                tell(*speaker);
            }
        }
        if all > 0 {
            self.speakers.iter().copied().for_each(tell);
        }
    }

    /// Different speakers of some passages.
    pub(super) fn count_speakers(&self, passages: &[u32]) -> usize {
        match split_slots(passages) {
            (single, 0) => single.iter().filter(|passages| **passages > 0).count(),
            _ => self.speakers.len(),
        }
    }

    /// Those of some passages that are in a part, given by its place among the document's parts.
    pub(super) fn passages_in(&self, part: usize, passages: &[u32]) -> usize {
        let (single, all) = split_slots(passages);
        let own = single.iter().zip(&self.part_of).filter(|(_, p)| **p == part);
        (all + own.map(|(passages, _)| passages).sum::<u32>()) as usize
    }
}

/// The passages of single speakers, and those of all together.
pub(super) fn split_slots(passages: &[u32]) -> (&[u32], u32) {
    match passages.split_last() {
        Some((all, single)) => (single, *all),
        None => (&[], 0),
    }
}

/// The places of codes by their ids.
struct PlaceOfCode {
    /// The lowest id, and the place of each id from it on where they lie near enough together.
    first: i64,
    near: Vec<u32>,
    /// The places of all, where they do not.
    far: IdMap<CodeId>,
}

impl PlaceOfCode {
    /// Ids further apart than this are looked up in a map. Memory that no id touches costs nothing.
    const NEAR: i64 = 1 << 22;

    fn new(tree: &[(usize, &Arc<Code>)]) -> Self {
        let ids = || tree.iter().map(|(_, code)| code.id);
        let (first, last) = (ids().map(|id| id.0).min(), ids().map(|id| id.0).max());
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
        let places = ids().zip(ALL + 1..);
        let mut found = Self {
            first,
            near: Vec::new(),
            far: IdMap::default(),
        };
        match last.checked_sub(first).filter(|span| *span < Self::NEAR) {
            Some(span) => {
                found.near = vec![ALL as u32; span as usize + 1];
                for (id, place) in places {
                    found.near[(id.0 - first) as usize] = place as u32;
                }
            }
            None => found.far = places.collect(),
        }
        found
    }

    /// The place of a code; that of everything for one that is not known.
    fn get(&self, code: CodeId) -> usize {
        let near = usize::try_from(code.0.wrapping_sub(self.first)).ok();
        match near.and_then(|near| self.near.get(near)) {
            Some(place) => *place as usize,
            None => self.far.get(&code).copied().unwrap_or(ALL),
        }
    }
}

/// Reads the codings of documents, one document at a time.
#[derive(Clone)]
pub(super) struct CodingReader {
    place_of: Arc<PlaceOfCode>,
    /// The participants who are looked at.
    participant_of: IdMap<ParticipantId>,
    places: Vec<CodePlace>,
    /// Tells this tree and this way of counting from others.
    way: u64,
    /// The number of the last passage, and of the last document.
    passage: u32,
    document: u32,
}

impl CodingReader {
    /// For documents coded with these codes, depth first, and these speakers, each with the place that it is counted at.
    pub(super) fn new(
        tree: &[(usize, &Arc<Code>)],
        participants: impl Iterator<Item = (ParticipantId, usize)>,
        below: CodesBelow,
    ) -> Self {
        let place_of = Arc::new(PlaceOfCode::new(tree));
        let parents = tree.iter().map(|(_, code)| {
            let above = code.parent.filter(|_| below == CodesBelow::Counted);
            above.map_or(ALL, |parent| place_of.get(parent))
        });
        let parents: Vec<usize> = std::iter::once(ALL).chain(parents).collect();
        let mut way = DefaultHasher::new();
        tree.iter().for_each(|(_, code)| code.id.hash(&mut way));
        parents.hash(&mut way);
        let mut places: Vec<CodePlace> = parents
            .iter()
            .map(|parent| CodePlace {
                parent: *parent as u32,
                has_children: false,
                last: 0,
                last_own: 0,
                document: 0,
            })
            .collect();
        for parent in parents {
            places[parent].has_children = true;
        }
        Self {
            place_of,
            participant_of: participants.collect(),
            places,
            way: way.finish(),
            passage: 0,
            document: 0,
        }
    }

    /// How many places there are.
    pub(super) fn places(&self) -> usize {
        self.places.len()
    }

    /// Whether codes stand below a place.
    pub(super) fn has_children(&self, place: usize) -> bool {
        self.places[place].has_children
    }

    /// Prepares to count a document.
    pub(super) fn set_document(&self, tally: &mut DocumentTally, document: &Document) {
        tally.speakers.clear();
        let known = document
            .participants
            .iter()
            .filter_map(|id| self.participant_of.get(id));
        tally.speakers.extend(known);
    }

    /// Counts the codings of a document on its tally.
    pub(super) fn read(
        &mut self,
        tally: &mut DocumentTally,
        document: &Document,
        snapshot: &Snapshot,
        selection: &SegmentSelection,
    ) {
        let speakers = Speakers::of(document, snapshot);
        tally.slots = if speakers.are_constant() {
            1
        } else {
            tally.speakers.len() + 1
        };
        tally.total.resize(self.places.len() * tally.slots, 0);
        tally.own.resize(self.places.len() * tally.slots, 0);
        let codings = snapshot.codings_in(document.id);
        if u32::MAX as usize - (self.passage as usize) < codings.len() || self.document == u32::MAX {
            self.number_anew();
        }
        self.document += 1;
        if speakers.are_constant() && selection.has_all_codings() {
            if selection.has_speaker(&document.participants) {
                match snapshot
                    .kept_tally(document.id)
                    .filter(|kept| kept.way == self.way)
                {
                    Some(kept) => put(&kept, tally),
                    None => {
                        self.read_marks(tally, snapshot.marks_in(document.id));
                        snapshot.keep_tally(document.id, self.kept(tally));
                    }
                }
            }
            return;
        }
        // Codings stand in reading order, so those of one passage stand together.
        for same in codings.chunk_by(|a, b| a.range == b.range) {
            let mut counted = same.iter().filter(|c| selection.has_coding(c)).peekable();
            let Some(range) = counted.peek().map(|first| first.range) else {
                continue;
            };
            let Some(here) = selection.speaking(&speakers, range) else {
                continue;
            };
            self.passage += 1;
            let mut slot = tally.slots - 1;
            if !speakers.are_constant()
                && let [speaker] = here
            {
                slot = self.slot_of(tally, *speaker);
            }
            for coding in counted {
                self.count_for(tally, slot, coding.code);
            }
        }
    }

    /// Counts codings that all count, in a document whose passages all have the same speakers. Most passages bear one
    /// code: those are counted by code, and what stands above hears of them once for each code.
    fn read_marks(&mut self, tally: &mut DocumentTally, marks: &[CodingMark]) {
        tally.single.resize(self.places.len(), 0);
        for same in marks.chunk_by(|a, b| a.range == b.range) {
            if let [mark] = same {
                let place = self.place_of.get(mark.code);
                let passages = &mut tally.single[place];
                if *passages == 0 {
                    tally.singles.push(place);
                }
                *passages += 1;
                continue;
            }
            self.passage += 1;
            for mark in same {
                self.count_for(tally, 0, mark.code);
            }
        }
        let mut singles = std::mem::take(&mut tally.singles);
        for mut i in singles.drain(..) {
            let passages = std::mem::take(&mut tally.single[i]);
            if self.places[i].has_children {
                tally.own[i] += passages;
            }
            loop {
                self.touch(tally, i);
                tally.total[i] += passages;
                if i == ALL {
                    break;
                }
                i = self.places[i].parent as usize;
            }
        }
        tally.singles = singles;
    }

    /// What a document whose passages all have the same speakers comes to.
    fn kept(&self, tally: &DocumentTally) -> KeptTally {
        let places = tally.touched.iter().map(|place| PlaceTally {
            place: *place as u32,
            total: tally.total[*place],
            own: tally.own[*place],
        });
        KeptTally {
            way: self.way,
            places: places.collect(),
        }
    }

    /// Notes that a place has a passage in this document.
    fn touch(&mut self, tally: &mut DocumentTally, place: usize) {
        if std::mem::replace(&mut self.places[place].document, self.document) != self.document {
            tally.touched.push(place);
        }
    }

    /// Begins to number passages and documents from 1 again, between two documents.
    fn number_anew(&mut self) {
        (self.passage, self.document) = (0, 0);
        for place in &mut self.places {
            (place.last, place.last_own, place.document) = (0, 0, 0);
        }
    }

    /// The slot of one of the document's speakers.
    fn slot_of(&self, tally: &DocumentTally, speaker: ParticipantId) -> usize {
        let speaker = self.participant_of.get(&speaker);
        let place = speaker.and_then(|speaker| tally.speakers.iter().position(|s| s == speaker));
        place.unwrap_or(tally.slots - 1)
    }

    /// Counts the last passage for a code and everything above it, once each.
    fn count_for(&mut self, tally: &mut DocumentTally, slot: usize, code: CodeId) {
        let mut i = self.place_of.get(code);
        let place = &mut self.places[i];
        if place.has_children && place.last_own != self.passage {
            place.last_own = self.passage;
            tally.own[i * tally.slots + slot] += 1;
        }
        loop {
            // Where the passage was counted already, so it was in everything above.
            if std::mem::replace(&mut self.places[i].last, self.passage) == self.passage {
                break;
            }
            self.touch(tally, i);
            tally.total[i * tally.slots + slot] += 1;
            i = self.places[i].parent as usize;
        }
    }
}

/// Takes over what was counted of a document before.
fn put(kept: &KeptTally, tally: &mut DocumentTally) {
    for found in &kept.places {
        let place = found.place as usize;
        tally.total[place] = found.total;
        tally.own[place] = found.own;
        tally.touched.push(place);
    }
}

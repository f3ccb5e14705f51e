//! The counting behind frequencies: each document on a page of its own, then page by page into the sums.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use crate::model::{CodeId, Document, ParticipantId, Snapshot};
use crate::text::name_key;

use super::frequency::{By, ByPart, CodeFrequency, Count, Frequencies, Part, PartKey};
use super::{Selection, Speakers};

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

/// What was found at each place in the documents counted so far.
struct Tallies {
    passages: Vec<u32>,
    documents: Vec<u32>,
    participants: Vec<u64>,
    /// Words of `participants` for one place.
    words: usize,
}

impl Tallies {
    fn new(places: usize, participants: usize) -> Self {
        let words = participants.div_ceil(64);
        Self {
            passages: vec![0; places],
            documents: vec![0; places],
            participants: vec![0; places * words],
            words,
        }
    }

    /// Adds the passages of one document, counted by voice.
    fn add(&mut self, place: usize, passages: &[u32], page: &Page) {
        self.passages[place] += passages.iter().sum::<u32>();
        self.documents[place] += 1;
        page.speakers_of(passages, |speaker| self.insert(place, speaker));
    }

    fn insert(&mut self, place: usize, participant: usize) {
        self.participants[place * self.words + participant / 64] |= 1 << (participant % 64);
    }

    fn words(&self, place: usize) -> &[u64] {
        &self.participants[place * self.words..(place + 1) * self.words]
    }

    fn participants(&self, place: usize) -> usize {
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

    fn count(&self, place: usize) -> Count {
        Count {
            passages: self.passages[place] as usize,
            documents: self.documents[place] as usize,
            participants: self.participants(place),
        }
    }
}

/// A place in the code system on the page of a document.
struct Place {
    /// The place above; of [`ALL`] itself.
    parent: u32,
    has_children: bool,
    /// The last passage counted here, and the last that bears the code itself.
    last: u32,
    last_own: u32,
}

/// The place of everything coded, above all codes.
const ALL: usize = 0;

/// One document while it is counted.
///
/// Passages are counted by *voice*: which of the document's speakers is heard, or, in the last place, all of them
/// together. Where every passage has the same speakers there is only that last place.
#[derive(Default)]
struct Page {
    speakers: Vec<usize>,
    voices: usize,
    /// The parts in which the document is, and for each speaker the place of its part among them.
    parts: Vec<usize>,
    part_of: Vec<usize>,
    /// For each place and voice the passages with the code or anything below it, and those with the code itself.
    /// Nought everywhere between documents.
    total: Vec<u32>,
    own: Vec<u32>,
    /// The places with a passage in this document.
    touched: Vec<usize>,
}

impl Page {
    /// Where the voices of a place are counted.
    fn at(&self, place: usize) -> Range<usize> {
        place * self.voices..(place + 1) * self.voices
    }

    /// Tells every speaker of some passages, perhaps more than once.
    fn speakers_of(&self, passages: &[u32], mut tell: impl FnMut(usize)) {
        let (single, all) = voices(passages);
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
    fn count_speakers(&self, passages: &[u32]) -> usize {
        match voices(passages) {
            (single, 0) => single.iter().filter(|passages| **passages > 0).count(),
            _ => self.speakers.len(),
        }
    }

    /// Those of some passages that are in a part, given by its place among the document's parts.
    fn passages_in(&self, part: usize, passages: &[u32]) -> usize {
        let (single, all) = voices(passages);
        let own = single.iter().zip(&self.part_of).filter(|(_, p)| **p == part);
        (all + own.map(|(passages, _)| passages).sum::<u32>()) as usize
    }
}

/// The passages of single speakers, and those of all together.
fn voices(passages: &[u32]) -> (&[u32], u32) {
    match passages.split_last() {
        Some((all, single)) => (single, *all),
        None => (&[], 0),
    }
}

/// What is split into parts.
enum Split {
    No,
    /// Each document is a part.
    Each,
    /// The part of each document.
    Documents(Vec<usize>),
    /// The part of each participant, and that of documents without one.
    Participants(Vec<usize>, usize),
}

/// Counts frequencies in one pass over the codings.
pub(super) struct Counter<'a> {
    snapshot: &'a Snapshot,
    documents: Vec<&'a Document>,
    codes: Vec<(usize, CodeId)>,
    place_of: IdMap<CodeId>,
    /// The participants who are looked at.
    participant_of: IdMap<ParticipantId>,
    places: Vec<Place>,
    total: Tallies,
    /// Kept only where it can differ from `total`: where there is something below.
    own: Tallies,
    /// For each place the parts up to the last in which something was found.
    by_part: Vec<ByPart>,
    /// Who speaks in the documents of the part that is being counted.
    in_part: Tallies,
    parts: Vec<Part>,
    split: Split,
    /// Different participants of the documents.
    participants: usize,
    /// The number of the last passage.
    passage: u32,
}

impl<'a> Counter<'a> {
    /// Nothing counted yet but the denominators.
    pub(super) fn new(snapshot: &'a Snapshot, selection: &Selection, by: Option<By>) -> Self {
        let documents: Vec<_> = snapshot
            .documents()
            .into_iter()
            .map(AsRef::as_ref)
            .filter(|d| selection.has_document(d.id))
            .filter(|d| selection.has_speaker(&d.participants))
            .collect();
        let all = snapshot.participants();
        let tree = snapshot.code_tree();
        let place_of: IdMap<CodeId> = tree.iter().zip(ALL + 1..).map(|((_, c), i)| (c.id, i)).collect();
        let parents = tree.iter().map(|(_, code)| {
            let parent = code.parent.and_then(|p| place_of.get(&p));
            *parent.unwrap_or(&ALL)
        });
        let parents: Vec<usize> = std::iter::once(ALL).chain(parents).collect();
        let mut places: Vec<Place> = parents
            .iter()
            .map(|parent| Place {
                parent: *parent as u32,
                has_children: false,
                last: 0,
                last_own: 0,
            })
            .collect();
        for parent in parents {
            places[parent].has_children = true;
        }
        let (keys, split) = parts(snapshot, &documents, by);
        let empty = match split {
            Split::Each => ByPart::Documents {
                passages: Vec::new(),
                speakers: Vec::new(),
            },
            Split::No | Split::Documents(_) | Split::Participants(..) => ByPart::Parts(Vec::new()),
        };
        let tallies = || Tallies::new(places.len(), all.len());
        let part = |key| Part {
            key,
            coded: Count::default(),
            documents: 0,
            participants: 0,
        };
        let mut counter = Self {
            snapshot,
            documents,
            codes: tree.iter().map(|(depth, code)| (*depth, code.id)).collect(),
            place_of,
            participant_of: all
                .iter()
                .enumerate()
                .filter(|(_, p)| selection.has_speaker(&[p.id]))
                .map(|(i, p)| (p.id, i))
                .collect(),
            total: tallies(),
            own: tallies(),
            in_part: tallies(),
            by_part: vec![empty; places.len()],
            places,
            parts: keys.into_iter().map(part).collect(),
            split,
            participants: 0,
            passage: 0,
        };
        counter.measure();
        counter
    }

    /// The denominators of the whole and of its parts.
    fn measure(&mut self) {
        let mut page = Page::default();
        let (mut everyone, mut members) = (BTreeSet::new(), BTreeSet::new());
        for document in 0..self.documents.len() {
            self.open(&mut page, document);
            for part in &page.parts {
                self.parts[*part].documents += 1;
            }
            for (speaker, part) in page.speakers.iter().zip(&page.part_of) {
                everyone.insert(*speaker);
                members.extend(page.parts.get(*part).map(|part| (*part, *speaker)));
            }
        }
        self.participants = everyone.len();
        for (part, _) in members {
            self.parts[part].participants += 1;
        }
    }

    /// Notes whose document it is and to which parts it belongs.
    fn open(&self, page: &mut Page, document: usize) {
        let participants = &self.documents[document].participants;
        page.speakers.clear();
        let known = participants.iter().filter_map(|id| self.participant_of.get(id));
        page.speakers.extend(known);
        page.parts.clear();
        page.part_of.clear();
        match &self.split {
            Split::No => page.part_of.resize(page.speakers.len(), 0),
            Split::Each => {
                page.parts.push(document);
                page.part_of.resize(page.speakers.len(), 0);
            }
            Split::Documents(part_of) => {
                page.parts.push(part_of[document]);
                page.part_of.resize(page.speakers.len(), 0);
            }
            Split::Participants(part_of, without) => {
                page.parts.extend(page.speakers.iter().map(|s| part_of[*s]));
                if page.parts.is_empty() {
                    page.parts.push(*without);
                }
                page.parts.sort_unstable();
                page.parts.dedup();
                let places = page.speakers.iter().map(|speaker| {
                    let part = part_of[*speaker];
                    page.parts.partition_point(|p| *p < part)
                });
                page.part_of.extend(places);
            }
        }
    }

    /// Counts all documents, those of a part one after another.
    pub(super) fn count(mut self, selection: &Selection) -> Frequencies {
        let mut order: Vec<usize> = (0..self.documents.len()).collect();
        if let Split::Documents(part_of) = &self.split {
            order.sort_by_key(|document| part_of[*document]);
        }
        let mut page = Page::default();
        let mut before = None;
        for document in order {
            self.open(&mut page, document);
            let part = page.parts.first().copied();
            if before != part {
                self.close_part(before);
                before = part;
            }
            self.read(&mut page, document, selection);
            self.add(&mut page);
        }
        self.close_part(before);
        self.finish()
    }

    /// Counts the codings of a document on its page.
    fn read(&mut self, page: &mut Page, document: usize, selection: &Selection) {
        let document = self.documents[document];
        let voices = Speakers::of(document, self.snapshot);
        page.voices = if voices.are_constant() {
            1
        } else {
            page.speakers.len() + 1
        };
        page.total.resize(self.places.len() * page.voices, 0);
        page.own.resize(self.places.len() * page.voices, 0);
        let before = self.passage;
        // Codings stand in reading order, so those of one passage stand together.
        let codings = self.snapshot.codings_in(document.id);
        for same in codings.chunk_by(|a, b| a.range == b.range) {
            let mut counted = same.iter().filter(|c| selection.has_coder(c.coder)).peekable();
            let Some(range) = counted.peek().map(|first| first.range) else {
                continue;
            };
            let heard = voices.in_passage(range);
            if !selection.has_speaker(heard) {
                continue;
            }
            self.passage += 1;
            let mut voice = page.voices - 1;
            if !voices.are_constant()
                && let [speaker] = heard
            {
                voice = self.voice(page, *speaker);
            }
            for coding in counted {
                self.see(page, voice, before, coding.code);
            }
        }
    }

    /// The voice of one of the document's speakers.
    fn voice(&self, page: &Page, speaker: ParticipantId) -> usize {
        let speaker = self.participant_of.get(&speaker);
        let place = speaker.and_then(|speaker| page.speakers.iter().position(|s| s == speaker));
        place.unwrap_or(page.voices - 1)
    }

    /// Counts the last passage for a code and everything above it, once each. The passages up to `before` are those of
    /// other documents.
    fn see(&mut self, page: &mut Page, voice: usize, before: u32, code: CodeId) {
        let mut i = self.place_of.get(&code).copied().unwrap_or(ALL);
        let place = &mut self.places[i];
        if place.has_children && place.last_own != self.passage {
            place.last_own = self.passage;
            page.own[i * page.voices + voice] += 1;
        }
        loop {
            let place = &mut self.places[i];
            // Where the passage was counted already, so it was in everything above.
            if place.last == self.passage {
                break;
            }
            if place.last <= before {
                page.touched.push(i);
            }
            place.last = self.passage;
            page.total[i * page.voices + voice] += 1;
            i = place.parent as usize;
        }
    }

    /// Adds what is on a page to the sums and wipes it.
    fn add(&mut self, page: &mut Page) {
        let mut touched = std::mem::take(&mut page.touched);
        for place in touched.drain(..) {
            let at = page.at(place);
            let passages = &page.total[at.clone()];
            self.total.add(place, passages, page);
            match &mut self.by_part[place] {
                ByPart::Documents {
                    passages: found,
                    speakers,
                } => {
                    for document in &page.parts {
                        found.reserve_exact(self.parts.len() - found.len());
                        found.resize(*document, 0);
                        found.push(passages.iter().sum());
                        if page.voices > 1 {
                            speakers.push((*document, page.count_speakers(passages)));
                        }
                    }
                }
                ByPart::Parts(counts) => {
                    for (i, part) in page.parts.iter().enumerate() {
                        counts.resize(counts.len().max(*part + 1), Count::default());
                        let found = page.passages_in(i, passages);
                        counts[*part].passages += found;
                        counts[*part].documents += usize::from(found > 0);
                    }
                }
            }
            if let Split::Documents(_) = self.split {
                page.speakers_of(passages, |speaker| self.in_part.insert(place, speaker));
            }
            if self.places[place].has_children {
                let own = &page.own[at.clone()];
                if own.iter().any(|passages| *passages > 0) {
                    self.own.add(place, own, page);
                }
                page.own[at.clone()].fill(0);
            }
            page.total[at].fill(0);
        }
        page.touched = touched;
    }

    /// Counts who spoke in a part of the documents when the last of them has been added.
    fn close_part(&mut self, part: Option<usize>) {
        let (Split::Documents(_), Some(part)) = (&self.split, part) else {
            return;
        };
        for (place, counts) in self.by_part.iter_mut().enumerate() {
            if let ByPart::Parts(counts) = counts
                && let Some(count) = counts.get_mut(part)
            {
                count.participants = self.in_part.participants(place);
            }
        }
        self.in_part.participants.fill(0);
    }

    fn finish(mut self) -> Frequencies {
        for (place, counts) in self.by_part.iter_mut().enumerate() {
            if let (Split::Participants(part_of, _), ByPart::Parts(counts)) = (&self.split, counts) {
                counts.resize(self.parts.len(), Count::default());
                self.total.each_participant(place, |participant| {
                    counts[part_of[participant]].participants += 1
                });
            }
        }
        for (i, part) in self.parts.iter_mut().enumerate() {
            part.coded = self.by_part[ALL].get(i, part);
        }
        // The part for what is without a value stands last, and only when there is something in it.
        self.parts.pop_if(|part| {
            part.coded.passages == 0 && matches!(part.key, PartKey::Group(None) | PartKey::Value(None))
        });
        let by_part = self.by_part.into_iter().skip(ALL + 1);
        let codes = self.codes.iter().zip(by_part).zip(ALL + 1..);
        let codes = codes.map(|(((depth, code), by_part), place)| {
            let sums = if self.places[place].has_children {
                &self.own
            } else {
                &self.total
            };
            CodeFrequency {
                code: *code,
                depth: *depth,
                own: sums.count(place),
                total: self.total.count(place),
                by_part,
            }
        });
        Frequencies {
            codes: codes.collect(),
            parts: self.parts,
            coded: self.total.count(ALL),
            documents: self.documents.len(),
            participants: self.participants,
        }
    }
}

/// The parts of a split in their order, and what belongs to which.
fn parts(snapshot: &Snapshot, documents: &[&Document], by: Option<By>) -> (Vec<PartKey>, Split) {
    match by {
        None => (Vec::new(), Split::No),
        Some(By::Document) => (
            documents.iter().map(|d| PartKey::Document(d.id)).collect(),
            Split::Each,
        ),
        Some(By::Group) => {
            let groups = snapshot.groups();
            let part_of = documents.iter().map(|d| {
                let place = groups.iter().position(|g| Some(g.id) == d.group);
                place.unwrap_or(groups.len())
            });
            let keys = groups.iter().map(|g| Some(g.id)).chain([None]);
            (
                keys.map(PartKey::Group).collect(),
                Split::Documents(part_of.collect()),
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
            let without = values.len();
            let keys = values.iter().map(|v| Some((*v).to_owned())).chain([None]);
            (
                keys.map(PartKey::Value).collect(),
                Split::Participants(
                    part_of.into_iter().map(|p| p.unwrap_or(without)).collect(),
                    without,
                ),
            )
        }
    }
}

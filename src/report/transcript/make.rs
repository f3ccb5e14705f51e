//! Making a transcript of a project.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::{
    CodedPassage, DocumentMemo, Headings, PrintedCode, PrintedMemo, Transcript, TranscriptChoices,
    TranscriptDocument, TranscriptParagraph,
};
use crate::analysis::{CodingFilter, LabelledParagraph, SegmentSelection, labelled_paragraphs, retrieve};
use crate::i18n::{Arg, Words};
use crate::model::{
    CodeId, CoderId, Coding, CodingId, DirectionChoice, Document, DocumentId, Memo, MemoTarget, Snapshot,
};
use crate::report::tables::{TableChoices, limits};
use crate::report::value::BELOW;
use crate::report::wording::{list, memo_kind, name, provenance, style};
use crate::text::segment::paragraph_at;
use crate::text::{Direction, Text, base_direction};

/// Makes a transcript, a document at a time, so that whoever waits can see how far it is.
pub struct TranscriptMaker<'a> {
    snapshot: &'a Snapshot,
    choices: &'a TranscriptChoices,
    words: &'a Words,
    /// The codings that are shown, by document.
    codings: BTreeMap<DocumentId, Vec<&'a Coding>>,
    /// The codes that occur, in the order of the code system.
    codes: Vec<PrintedCode>,
    places: HashMap<CodeId, usize>,
    /// Whether a coding says whose it is.
    several_coders: bool,
    documents: Vec<TranscriptDocument>,
}

impl<'a> TranscriptMaker<'a> {
    /// Looks up what is to be printed. The texts of the documents must be loaded in the snapshot.
    pub fn new(snapshot: &'a Snapshot, choices: &'a TranscriptChoices, words: &'a Words) -> Self {
        let selection = SegmentSelection {
            documents: Some(choices.documents.iter().copied().collect()),
            ..SegmentSelection::of_filter(snapshot, &filter(choices))
        };
        let mut codings: BTreeMap<DocumentId, Vec<&Coding>> = BTreeMap::new();
        let mut counts: HashMap<CodeId, usize> = HashMap::new();
        let mut coders: HashSet<CoderId> = HashSet::new();
        for segment in retrieve(snapshot, &selection) {
            let coding = segment.coding;
            codings.entry(coding.document).or_default().push(coding);
            *counts.entry(coding.code).or_default() += 1;
            coders.insert(coding.coder);
        }
        let (mut codes, mut places) = (Vec::new(), HashMap::new());
        for (_, code) in snapshot.code_tree() {
            let Some(count) = counts.get(&code.id) else {
                continue;
            };
            let name = if choices.paths {
                let names = snapshot.ancestry(code.id);
                let names: Vec<&str> = names.iter().map(|code| code.name.as_str()).collect();
                names.join(BELOW)
            } else {
                code.name.clone()
            };
            places.insert(code.id, codes.len());
            codes.push(PrintedCode {
                name,
                colour: code.colour,
                count: *count,
            });
        }
        // Of those that begin together the longest first, and of equal ones in the order of the code system.
        for in_document in codings.values_mut() {
            in_document.sort_by_key(|c| {
                (
                    c.range.start,
                    Reverse(c.range.end),
                    places.get(&c.code).copied(),
                    c.id,
                )
            });
        }
        Self {
            snapshot,
            choices,
            words,
            codings,
            codes,
            places,
            several_coders: coders.len() > 1,
            documents: Vec::new(),
        }
    }

    /// The documents that are to be printed, in the order of the project.
    pub fn documents(&self) -> Vec<DocumentId> {
        let all = self.snapshot.documents().into_iter();
        all.map(|document| document.id)
            .filter(|id| self.choices.documents.contains(id))
            .collect()
    }

    /// Adds a document. One that is not in the project, or whose text is not loaded, is left out.
    pub fn add(&mut self, id: DocumentId) {
        if let (Some(document), Some(text)) = (self.snapshot.document(id), self.snapshot.text(id)) {
            let made = self.document(document, text);
            self.documents.push(made);
        }
    }

    /// The transcript of what was added. `now`: UTC milliseconds since 1970.
    pub fn finish(self, now: i64) -> Transcript {
        let title = match self.documents.as_slice() {
            [one] => one.name.clone(),
            _ => self.snapshot.project().name.clone(),
        };
        let word = |id: &str| self.words.get(id).into_owned();
        let narrowed = TableChoices {
            filter: filter(self.choices),
            ..TableChoices::default()
        };
        Transcript {
            style: style(self.words),
            headings: Headings {
                paragraph: word("transcript-paragraph"),
                text: word("transcript-text"),
                codes: word("transcript-codes"),
                memos: word("transcript-memos"),
                legend: word("transcript-legend"),
                count: word("report-count"),
                continued: word("transcript-continued"),
                empty: word("transcript-empty"),
            },
            documents: self.documents,
            codes: self.codes,
            legend: self.choices.legend,
            margin: self.choices.margin,
            limits: limits::sentence(self.snapshot, &narrowed, &title, self.words)
                .into_iter()
                .chain(self.choices.coded_only.then(|| word("transcript-only-coded")))
                .collect(),
            provenance: provenance(self.snapshot, now, self.words),
            title,
        }
    }

    fn document(&self, document: &Document, text: &Text) -> TranscriptDocument {
        let forced = match document.direction {
            DirectionChoice::Auto => None,
            DirectionChoice::Rtl => Some(Direction::Rtl),
            DirectionChoice::Ltr => Some(Direction::Ltr),
        };
        let direction = base_direction(text.as_str(), forced, style(self.words).direction);
        let lines = labelled_paragraphs(text, &document.turns, &document.labels);
        let starts: Vec<_> = lines.iter().map(|line| line.bytes.clone()).collect();
        let number = |byte: usize| paragraph_at(&starts, byte) + 1;
        let codings = self.codings.get(&document.id).map_or(&[][..], Vec::as_slice);
        let memos = if self.choices.memos {
            self.memos(document, text, codings, number)
        } else {
            Vec::new()
        };
        let of_coding: HashMap<CodingId, usize> = memos
            .iter()
            .enumerate()
            .filter_map(|(place, (coding, _))| Some(((*coding)?, place)))
            .collect();
        let passages: Vec<CodedPassage> = codings
            .iter()
            .zip(1..)
            .filter_map(|(coding, number)| {
                let coder = || self.snapshot.coder(coding.coder).map(|coder| coder.name.clone());
                Some(CodedPassage {
                    number,
                    bytes: text.bytes(coding.range),
                    code: *self.places.get(&coding.code)?,
                    coder: self.several_coders.then(coder).flatten(),
                    memo: of_coding.get(&coding.id).copied(),
                    importance: coding.importance,
                    condensed: coding
                        .condensed
                        .as_deref()
                        .filter(|words| self.choices.condensed && !words.trim().is_empty())
                        .map(str::to_owned),
                })
            })
            .collect();
        let memos: Vec<PrintedMemo> = memos.into_iter().map(|(_, memo)| memo).collect();
        let mut paragraphs = paragraphs(lines, text.as_str(), forced, direction, &passages, &memos);
        if self.choices.coded_only {
            paragraphs.retain(|paragraph| !paragraph.passages.is_empty());
        }
        let stored = TranscriptDocument {
            name: document.name.clone(),
            facts: self.facts(document, passages.len()),
            paragraphs,
            memo: self.document_memo(document.id),
            highlights: self.highlights(document.id, text),
            text: text.shared(),
            direction,
            passages,
            memos,
        };
        stored.without_signs()
    }

    /// The memo on a document as a whole, where memos are printed.
    fn document_memo(&self, id: DocumentId) -> Option<DocumentMemo> {
        let memo = self.snapshot.memo_on(MemoTarget::Document(id))?;
        let printed = self.choices.memos && !memo.body.trim().is_empty();
        printed.then(|| DocumentMemo {
            about: self.about(
                memo,
                vec![self.words.get("transcript-document-memo").into_owned()],
            ),
            body: memo.body.clone(),
        })
    }

    /// What is highlighted without a code by those whose codings are printed: colours, which go with the stripes.
    fn highlights(&self, id: DocumentId, text: &Text) -> Vec<Range<usize>> {
        if !self.choices.margin.stripes {
            return Vec::new();
        }
        let coders = &self.choices.coders;
        let all = self.snapshot.highlights_in(id);
        all.filter(|highlight| coders.is_empty() || coders.contains(&highlight.coder))
            .map(|highlight| text.bytes(highlight.range))
            .collect()
    }

    /// Who speaks in a document, where it stands, and how much of it is coded.
    fn facts(&self, document: &Document, passages: usize) -> String {
        let people = document.participants.iter();
        let people: Vec<String> = people
            .filter_map(|id| self.snapshot.participant(*id))
            .map(|person| name(&person.name, self.words).into_owned())
            .collect();
        let mut facts = Vec::new();
        if !people.is_empty() {
            let names = list(people, self.words);
            facts.push(self.words.with("transcript-participants", &[("names", names)]));
        }
        if let Some(group) = document.group.and_then(|id| self.snapshot.group(id)) {
            facts.push(name(&group.name, self.words).into_owned());
        }
        let count = [("n", Arg::from(passages))];
        facts.push(self.words.with("transcript-passages", &count));
        facts.join(" · ")
    }

    /// The memos on passages and on the codings that are shown, in the order of reading.
    fn memos(
        &self,
        document: &Document,
        text: &Text,
        codings: &[&Coding],
        paragraph: impl Fn(usize) -> usize,
    ) -> Vec<(Option<CodingId>, PrintedMemo)> {
        let on_passages = self.snapshot.passage_memos(document.id).filter_map(|memo| {
            let (_, range) = memo.target.passage(None)?;
            Some((range, None, memo))
        });
        let on_codings = codings.iter().filter_map(|coding| {
            let memo = self.snapshot.memo_on(MemoTarget::Coding(coding.id))?;
            Some((coding.range, Some(*coding), memo))
        });
        let mut found: Vec<_> = on_passages.chain(on_codings).collect();
        found.retain(|(_, _, memo)| !memo.body.trim().is_empty());
        found.sort_by_key(|(range, _, memo)| (range.start, range.end, memo.id));
        let print = |(range, coding, memo): (_, Option<&Coding>, &std::sync::Arc<Memo>), number| {
            let bytes = text.bytes(range);
            let memo = PrintedMemo {
                number,
                about: self.about(memo, self.place(coding, paragraph(bytes.start))),
                body: memo.body.clone(),
                bytes,
            };
            (coding.map(|coding| coding.id), memo)
        };
        found
            .into_iter()
            .zip(1..)
            .map(|(found, number)| print(found, number))
            .collect()
    }

    /// The paragraph of a memo, and the code of its coding.
    fn place(&self, coding: Option<&Coding>, paragraph: usize) -> Vec<String> {
        let words = self.words;
        let paragraph = words.with("report-paragraph", &[("number", Arg::from(paragraph))]);
        let code = coding.and_then(|coding| self.snapshot.code(coding.code));
        let code = code.map(|code| name(&code.name, words).into_owned());
        [Some(paragraph), code].into_iter().flatten().collect()
    }

    /// What a memo is on, its kind and who wrote it.
    fn about(&self, memo: &Memo, mut parts: Vec<String>) -> String {
        let words = self.words;
        parts.push(words.get(memo_kind(memo.kind)).into_owned());
        if let Some(coder) = self.snapshot.coder(memo.coder) {
            parts.push(name(&coder.name, words).into_owned());
        }
        parts.join(" · ")
    }
}

fn filter(choices: &TranscriptChoices) -> CodingFilter {
    CodingFilter {
        codes: choices.codes.clone(),
        coders: choices.coders.clone(),
        ..CodingFilter::default()
    }
}

/// The paragraphs with what lies on each.
fn paragraphs(
    lines: Vec<LabelledParagraph>,
    text: &str,
    forced: Option<Direction>,
    document: Direction,
    passages: &[CodedPassage],
    memos: &[PrintedMemo],
) -> Vec<TranscriptParagraph> {
    let mut paragraphs: Vec<TranscriptParagraph> = lines
        .into_iter()
        .zip(1..)
        .map(|(line, number)| {
            let words = text.get(line.bytes.clone()).unwrap_or_default();
            TranscriptParagraph {
                number,
                direction: base_direction(words, forced, document),
                bytes: line.bytes,
                label: line.label,
                answers: line.answers,
                passages: Vec::new(),
                memos: Vec::new(),
            }
        })
        .collect();
    for (place, passage) in passages.iter().enumerate() {
        let first = paragraphs.partition_point(|p| p.bytes.end <= passage.bytes.start);
        for paragraph in paragraphs.iter_mut().skip(first) {
            if paragraph.bytes.start >= passage.bytes.end {
                break;
            }
            if !paragraph.bytes.is_empty() {
                paragraph.passages.push(place);
            }
        }
    }
    for (place, memo) in memos.iter().enumerate() {
        let last = paragraphs.partition_point(|p| p.bytes.start < memo.bytes.end);
        let paragraph = last.checked_sub(1).and_then(|last| paragraphs.get_mut(last));
        paragraph.into_iter().for_each(|p| p.memos.push(place));
    }
    paragraphs
}

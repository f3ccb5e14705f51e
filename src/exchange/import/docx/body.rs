//! The flow of text in the main part of a Word document and in its notes.

use std::collections::HashMap;
use std::mem;

use quick_xml::NsReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};

use super::{NoteKind, Notes, damaged, symbols};
use crate::exchange::import::limits::{ELEMENTS, ELEMENTS_DEEP, TAG};
use crate::exchange::import::{Fault, LimitKind, Limits};
use crate::jobs::Progress;

/// What was met that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NonText {
    TrackedChange,
    Table,
    Picture,
    Comment,
    ListNumber,
    Symbol,
    Embedded,
}

/// A line of text, in which what was met that is not text has its place.
#[derive(Clone, Debug, Default)]
pub(super) struct TextLine {
    pub(super) text: String,
    /// What was met, with the byte before which it stood.
    pub(super) non_text: Vec<(usize, NonText)>,
}

impl TextLine {
    pub(super) fn of(text: String) -> Self {
        Self {
            text,
            non_text: Vec::new(),
        }
    }

    fn note_non_text(&mut self, non_text: NonText) {
        self.non_text.push((self.text.len(), non_text));
    }

    /// Goes on with another line.
    pub(super) fn append(&mut self, other: &Self) {
        let from = self.text.len();
        self.text.push_str(&other.text);
        self.non_text
            .extend(other.non_text.iter().map(|(at, non_text)| (from + at, *non_text)));
    }

    /// Lines one after the other, with something between them.
    fn joined(lines: &[Self], between: &str) -> Self {
        let mut joined = Self::default();
        for (i, line) in lines.iter().enumerate() {
            if i > 0 {
                joined.text.push_str(between);
            }
            joined.append(line);
        }
        joined
    }

    /// The line without line ends at its end.
    fn without_last_line_ends(mut self) -> Self {
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.clamp_places(0)
    }

    /// The line without white space at its ends.
    fn trimmed(mut self) -> Self {
        self.text.truncate(self.text.trim_end().len());
        let blank = self.text.len() - self.text.trim_start().len();
        self.text.drain(..blank);
        self.clamp_places(blank)
    }

    /// Lets places follow after so many bytes at the start have gone, and some at the end.
    fn clamp_places(mut self, gone: usize) -> Self {
        let end = self.text.len();
        for (at, _) in &mut self.non_text {
            *at = at.saturating_sub(gone).min(end);
        }
        self
    }
}

/// A part of a document, read to its end.
pub(super) struct BodyReader<'a> {
    /// The lines of the part.
    pub(super) lines: Vec<TextLine>,
    /// The notes it cites, in order, each once.
    pub(super) cited: Vec<(NoteKind, String)>,
    /// The number that each of them has.
    numbers: HashMap<(NoteKind, String), usize>,
    /// The notes it holds, by id.
    pub(super) held: Vec<(String, TextLine)>,
    notes: &'a Notes,
    /// That of the part, or of the innermost table cell, drawn box or note that is open.
    flow: ParagraphFlow,
    /// Those about it, outermost first.
    outer: Vec<ParagraphFlow>,
    rows: Vec<TableRow>,
    /// One for each open choice between renderings: whether one was taken.
    choices: Vec<bool>,
    fields: OpenFields,
    /// Elements open at and below one whose content is of no interest.
    skipping: usize,
    /// Elements open at and below the properties of a paragraph or of a table row.
    properties: usize,
    /// Whether those are of a row.
    of_row: bool,
    text: Option<TextElement>,
    /// The id of the open note, unless it is only a separator.
    note: Option<String>,
    written: u64,
    limit: u64,
}

/// Paragraphs that follow one another.
#[derive(Default)]
struct ParagraphFlow {
    lines: Vec<TextLine>,
    paragraph: Option<TextLine>,
    /// The next paragraph goes on in this one: the mark between them was deleted.
    joins_next: bool,
    /// Lines of drawn boxes, which follow the paragraph that holds them.
    boxes: Vec<TextLine>,
    /// What was met between paragraphs and belongs to the next line.
    non_text: Vec<NonText>,
}

impl ParagraphFlow {
    fn paragraph(&mut self) -> &mut TextLine {
        let non_text = &mut self.non_text;
        self.paragraph.get_or_insert_with(|| TextLine {
            text: String::new(),
            non_text: non_text.drain(..).map(|non_text| (0, non_text)).collect(),
        })
    }

    /// A line that is whole.
    fn push(&mut self, mut line: TextLine) {
        line.non_text
            .splice(0..0, self.non_text.drain(..).map(|non_text| (0, non_text)));
        self.lines.push(line);
    }

    fn note_non_text(&mut self, non_text: NonText) {
        match &mut self.paragraph {
            Some(paragraph) => paragraph.note_non_text(non_text),
            None => self.non_text.push(non_text),
        }
    }

    /// At the end of a paragraph element, whose mark may have been deleted.
    fn end_paragraph(&mut self) {
        if !mem::take(&mut self.joins_next) {
            self.close_paragraph();
        }
    }

    fn close_paragraph(&mut self) {
        self.lines.extend(self.paragraph.take());
        self.lines.append(&mut self.boxes);
    }

    fn finish(mut self) -> Vec<TextLine> {
        self.close_paragraph();
        if let Some(last) = self.lines.last_mut() {
            self.non_text
                .drain(..)
                .for_each(|non_text| last.note_non_text(non_text));
        }
        self.lines
    }
}

#[derive(Default)]
struct TableRow {
    cells: Vec<TextLine>,
    deleted: bool,
}

/// The open fields, outermost first. Their instructions end with the paragraph at the latest.
#[derive(Default)]
struct OpenFields {
    /// For each the paragraph, counted from 1, in which its instructions stand; 0 when they have ended.
    open: Vec<usize>,
    /// Paragraphs that have ended.
    ended: usize,
    /// How many are still in their instructions.
    instructing: usize,
}

impl OpenFields {
    fn begin(&mut self) {
        self.open.push(self.ended + 1);
        self.instructing += 1;
    }

    /// The instructions of the innermost field end.
    fn separate(&mut self) {
        if let Some(field) = self.open.pop() {
            self.leave(field);
            self.open.push(0);
        }
    }

    fn end(&mut self) {
        if let Some(field) = self.open.pop() {
            self.leave(field);
        }
    }

    fn leave(&mut self, field: usize) {
        self.instructing -= usize::from(field == self.ended + 1);
    }

    fn end_paragraph(&mut self) {
        self.ended += 1;
        self.instructing = 0;
    }
}

/// An element that holds letters.
struct TextElement {
    text: String,
    /// Whether the white space at its ends counts.
    preserve: bool,
}

/// The vocabularies that matter here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    Word,
    Math,
    Compatibility,
    Other,
}

impl Vocabulary {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(Namespace(uri)) = resolved else {
            return Self::Other;
        };
        match *uri {
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | b"http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            b"http://schemas.openxmlformats.org/officeDocument/2006/math"
            | b"http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            b"http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            _ => Self::Other,
        }
    }
}

impl<'a> BodyReader<'a> {
    /// Reads the part `xml`, whose outermost element must be `root`. Notes that are not among `notes` leave no mark.
    pub(super) fn read(
        xml: &str,
        root: &str,
        notes: &'a Notes,
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Self, Fault> {
        let mut body = Self {
            lines: Vec::new(),
            cited: Vec::new(),
            numbers: HashMap::new(),
            held: Vec::new(),
            notes,
            flow: ParagraphFlow::default(),
            outer: Vec::new(),
            rows: Vec::new(),
            choices: Vec::new(),
            fields: OpenFields::default(),
            skipping: 0,
            properties: 0,
            of_row: false,
            text: None,
            note: None,
            written: 0,
            limit: limits.text,
        };
        let mut reader = NsReader::from_str(xml);
        // Every element then has an end, and each of them is handled in one place.
        reader.config_mut().expand_empty_elements = true;
        let (mut rooted, mut depth, mut elements, mut seen) = (false, 0usize, 0usize, 0u64);
        loop {
            let (resolved, event) = reader.read_resolved_event().map_err(damaged)?;
            let vocabulary = Vocabulary::of(&resolved);
            match event {
                Event::Start(e) => {
                    if !rooted
                        && (vocabulary != Vocabulary::Word || e.local_name().as_ref() != root.as_bytes())
                    {
                        return Err(damaged(format!("the part is no {root}")));
                    }
                    rooted = true;
                    depth += 1;
                    elements += 1;
                    if depth > ELEMENTS_DEEP {
                        return Err(Fault::TooMany(LimitKind::ElementsDeep, ELEMENTS_DEEP));
                    }
                    if elements > ELEMENTS {
                        return Err(Fault::TooMany(LimitKind::Elements, ELEMENTS));
                    }
                    if e.len() > TAG {
                        return Err(damaged("a tag is too long"));
                    }
                    body.start(vocabulary, &e)?;
                }
                Event::End(e) => {
                    depth = depth.saturating_sub(1);
                    body.end(vocabulary, e.local_name().as_ref())?;
                    let at = reader.buffer_position();
                    progress.advance(at.saturating_sub(seen))?;
                    seen = at;
                }
                Event::Text(e) => body.letters(&e.xml10_content().map_err(damaged)?),
                Event::CData(e) => body.letters(&e.decode().map_err(damaged)?),
                Event::GeneralRef(e) => body.reference(&e)?,
                Event::Eof if rooted && depth == 0 => break,
                Event::Eof => return Err(damaged("the part ends too early")),
                _ => {}
            }
        }
        body.lines = mem::take(&mut body.flow).finish();
        Ok(body)
    }

    fn open_flow(&mut self) {
        self.outer.push(mem::take(&mut self.flow));
    }

    /// Ends the innermost flow and gives its lines.
    fn close_flow(&mut self) -> Vec<TextLine> {
        let outer = self.outer.pop().unwrap_or_default();
        mem::replace(&mut self.flow, outer).finish()
    }

    fn start(&mut self, vocabulary: Vocabulary, e: &BytesStart<'_>) -> Result<(), Fault> {
        let name = e.local_name();
        let name = name.as_ref();
        if self.skipping > 0 {
            self.skipping += 1;
            return Ok(());
        }
        if self.properties > 0 {
            self.properties += 1;
            if vocabulary == Vocabulary::Word {
                self.property(name, e);
            }
            return Ok(());
        }
        match (vocabulary, name) {
            (Vocabulary::Word, name) => self.word_start(name, e)?,
            (Vocabulary::Math, b"t") => self.open_text(e),
            (Vocabulary::Compatibility, b"AlternateContent") => self.choices.push(false),
            (Vocabulary::Compatibility, b"Choice" | b"Fallback") => match self.choices.last_mut() {
                Some(taken) if !*taken => *taken = true,
                _ => self.skipping = 1,
            },
            (Vocabulary::Other, b"blip" | b"imagedata") => self.flow.note_non_text(NonText::Picture),
            _ => {}
        }
        Ok(())
    }

    fn word_start(&mut self, name: &[u8], e: &BytesStart<'_>) -> Result<(), Fault> {
        match name {
            b"p" => {
                self.flow.paragraph();
            }
            b"pPr" | b"trPr" => {
                self.properties = 1;
                self.of_row = name == b"trPr";
            }
            b"t" => self.open_text(e),
            b"del" | b"moveFrom" => {
                self.flow.note_non_text(NonText::TrackedChange);
                self.skipping = 1;
            }
            b"ins" | b"moveTo" => self.flow.note_non_text(NonText::TrackedChange),
            b"instrText" | b"delText" | b"delInstrText" | b"rPr" | b"sectPr" | b"tblPr" | b"tblGrid"
            | b"tcPr" | b"tblPrEx" | b"sdtPr" | b"sdtEndPr" | b"rt" => self.skipping = 1,
            b"tab" | b"ptab" => self.write("\t")?,
            b"cr" => self.write("\n")?,
            b"br" => {
                let of_page = attribute(e, b"type").is_some_and(|kind| kind == "page" || kind == "column");
                // A page break at the start of a paragraph is no empty line.
                if !of_page || !self.flow.paragraph().text.is_empty() {
                    self.write("\n")?;
                }
            }
            b"noBreakHyphen" => self.write("\u{2011}")?,
            b"softHyphen" => self.write("\u{AD}")?,
            b"sym" => self.symbol(e)?,
            b"footnoteReference" => self.cite(NoteKind::Foot, e)?,
            b"endnoteReference" => self.cite(NoteKind::End, e)?,
            b"commentReference" => self.flow.note_non_text(NonText::Comment),
            b"altChunk" => self.flow.note_non_text(NonText::Embedded),
            b"fldChar" => self.field(e),
            b"tbl" => {
                self.flow.close_paragraph();
                self.flow.note_non_text(NonText::Table);
            }
            b"tr" => self.rows.push(TableRow::default()),
            b"tc" | b"txbxContent" => self.open_flow(),
            b"footnote" | b"endnote" => {
                let separator = attribute(e, b"type").is_some_and(|kind| kind != "normal");
                self.note = attribute(e, b"id").filter(|_| !separator);
                self.open_flow();
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &[u8]) -> Result<(), Fault> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        if self.properties > 0 {
            self.properties -= 1;
            return Ok(());
        }
        match (vocabulary, name) {
            (Vocabulary::Word | Vocabulary::Math, b"t") => {
                if let Some(element) = self.text.take() {
                    self.write_element(element)?;
                }
            }
            (Vocabulary::Word, b"p") => {
                self.flow.end_paragraph();
                self.fields.end_paragraph();
            }
            (Vocabulary::Word, b"tc") => {
                let cell = TextLine::joined(&self.close_flow(), "\n");
                match self.rows.last_mut() {
                    Some(row) => row.cells.push(cell.without_last_line_ends()),
                    None => self.flow.push(cell),
                }
            }
            (Vocabulary::Word, b"tr") => {
                if let Some(row) = self.rows.pop().filter(|row| !row.deleted) {
                    self.flow.push(TextLine::joined(&row.cells, "\t"));
                }
            }
            (Vocabulary::Word, b"txbxContent") => {
                let lines = self.close_flow();
                self.flow.boxes.extend(lines);
            }
            (Vocabulary::Word, b"footnote" | b"endnote") => {
                let text = TextLine::joined(&self.close_flow(), "\n");
                if let Some(id) = self.note.take() {
                    self.held.push((id, text.trimmed()));
                }
            }
            (Vocabulary::Compatibility, b"AlternateContent") => {
                self.choices.pop();
            }
            _ => {}
        }
        Ok(())
    }

    /// An element within the properties of a paragraph or of a row.
    fn property(&mut self, name: &[u8], e: &BytesStart<'_>) {
        match name {
            b"ins" | b"moveTo" => self.flow.note_non_text(NonText::TrackedChange),
            b"del" | b"moveFrom" => {
                self.flow.note_non_text(NonText::TrackedChange);
                match self.rows.last_mut() {
                    Some(row) if self.of_row => row.deleted = true,
                    _ => self.flow.joins_next = true,
                }
            }
            b"numId" if attribute(e, b"val").is_some_and(|id| id != "0") => {
                self.flow.note_non_text(NonText::ListNumber)
            }
            _ => {}
        }
    }

    fn open_text(&mut self, e: &BytesStart<'_>) {
        self.text = Some(TextElement {
            text: String::new(),
            preserve: attribute(e, b"space").is_some_and(|space| space == "preserve"),
        });
    }

    fn letters(&mut self, letters: &str) {
        if self.skipping == 0
            && let Some(element) = &mut self.text
        {
            element.text.push_str(letters);
        }
    }

    fn reference(&mut self, e: &BytesRef<'_>) -> Result<(), Fault> {
        if let Some(c) = e.resolve_char_ref().map_err(damaged)? {
            self.letters(c.encode_utf8(&mut [0; 4]));
        } else if let Some(text) = resolve_xml_entity(&e.decode().map_err(damaged)?) {
            self.letters(text);
        }
        Ok(())
    }

    fn write_element(&mut self, element: TextElement) -> Result<(), Fault> {
        // In the instructions of a field, text belongs to the inner fields that compute them.
        if self.fields.instructing > 0 {
            return Ok(());
        }
        // A line end in the file is no line end in the document.
        let text = element.text.replace(['\n', '\r'], " ");
        self.write(if element.preserve {
            &text
        } else {
            text.trim_matches([' ', '\t'])
        })
    }

    fn write(&mut self, text: &str) -> Result<(), Fault> {
        self.written += text.len() as u64;
        if self.written > self.limit {
            return Err(Fault::TooLarge(self.limit));
        }
        self.flow.paragraph().text.push_str(text);
        Ok(())
    }

    fn symbol(&mut self, e: &BytesStart<'_>) -> Result<(), Fault> {
        let font = attribute(e, b"font").unwrap_or_default();
        let sign = attribute(e, b"char").and_then(|code| symbols::sign(&font, &code));
        if sign.is_none() {
            self.flow.paragraph().note_non_text(NonText::Symbol);
        }
        self.write(sign.unwrap_or('\u{FFFD}').encode_utf8(&mut [0; 4]))
    }

    fn cite(&mut self, kind: NoteKind, e: &BytesStart<'_>) -> Result<(), Fault> {
        let Some(id) = attribute(e, b"id") else {
            return Ok(());
        };
        let note = (kind, id);
        if !self.notes.contains_key(&note) {
            return Ok(());
        }
        let number = match self.numbers.get(&note) {
            Some(number) => *number,
            None => {
                self.cited.push(note.clone());
                self.numbers.insert(note, self.cited.len());
                self.cited.len()
            }
        };
        self.write(&format!("[^{number}]"))
    }

    fn field(&mut self, e: &BytesStart<'_>) {
        match attribute(e, b"fldCharType").as_deref() {
            Some("begin") => self.fields.begin(),
            Some("separate") => self.fields.separate(),
            Some("end") => self.fields.end(),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
fn attribute(e: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    // Without a look for twins, which compares each attribute with all others.
    e.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| String::from_utf8_lossy(&attribute.value).into_owned())
}

//! Set lines put on pages, one below the other.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::jobs::{Cancelled, Progress};
use crate::model::Rgb;
use crate::report::transcript::{Transcript, TranscriptDocument, TranscriptParagraph, lanes};
use crate::shaping::{SetLine, SetSpan, SetStyle, Setter};
use crate::text::{Direction, base_direction};

use super::super::{Paper, PrintFace, TranscriptSetting, page_number};
use super::margin::{Margin, Name};
use super::page::{Columns, Fill, HAIR, HEADER, INK, Page, PlacedLine, Rule, SOFT};

/// Distance of the base lines of the transcript, and where in it the letters stand, as parts of the size: there is room
/// for small numbers above the words.
const LINE: f32 = 1.95;
const BASELINE: f32 = 1.32;
/// Distance of the base lines of everything else.
const TIGHT: f32 = 1.6;
/// Space after a paragraph, and that of a blank one, in points.
const AFTER: f32 = 3.0;
const BLANK: f32 = 4.0;

/// Sizes in points, of a face.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub text: f32,
    title: f32,
    pub small: f32,
    pub name: f32,
    pub tiny: f32,
}

impl Sizes {
    fn of(setting: &TranscriptSetting) -> Self {
        // Amiri's letters are smaller in their bodies.
        let scale = setting.size.factor()
            * match setting.face {
                PrintFace::Vazirmatn => 1.0,
                PrintFace::Amiri => 1.22,
            };
        Self {
            text: 10.5 * scale,
            title: 16.0 * scale,
            small: 8.0 * scale,
            name: 7.6 * scale,
            tiny: 5.0 * scale,
        }
    }
}

/// A line of the transcript before it has a page.
pub(super) struct BodyLine {
    /// The place of its paragraph.
    pub paragraph: usize,
    /// Where the paragraph begins in the text.
    pub offset: usize,
    /// The words of the paragraph.
    pub text: Arc<str>,
    pub line: SetLine,
    inks: [Rgb; 2],
    /// Space below it.
    after: f32,
    /// Lines of its paragraph before it, and after it.
    before_it: usize,
    after_it: usize,
}

impl BodyLine {
    pub(super) fn start(&self) -> usize {
        self.offset + self.line.bytes.start
    }

    pub(super) fn end(&self) -> usize {
        self.offset + self.line.bytes.end
    }
}

/// The pages of a transcript.
pub(super) fn pages(
    transcript: &Transcript,
    setting: &TranscriptSetting,
    system_fonts: bool,
    progress: &Progress,
) -> Result<Vec<Page>, Cancelled> {
    let mut flow = Flow {
        transcript,
        paper: setting.paper,
        family: setting.face.name(),
        sizes: Sizes::of(setting),
        setter: Setter::new(system_fonts),
        pages: Vec::new(),
        document: 0,
        y: 0.0,
    };
    for (place, document) in transcript.documents.iter().enumerate() {
        flow.document = place;
        flow.new_page();
        flow.document(document, progress)?;
        progress.advance(1)?;
    }
    flow.ending();
    flow.headers();
    Ok(flow.pages)
}

pub(super) struct Flow<'a> {
    pub transcript: &'a Transcript,
    paper: Paper,
    family: &'static str,
    pub sizes: Sizes,
    setter: Setter,
    pub pages: Vec<Page>,
    document: usize,
    /// Where the next thing stands.
    y: f32,
}

/// What is set in one go, other than the transcript.
struct Block<'t> {
    text: &'t str,
    size: f32,
    bold: bool,
    ink: Rgb,
    /// Left and right edge of its column.
    column: (f32, f32),
    direction: Direction,
    /// Whether it has that direction whatever its words are.
    forced: bool,
    /// Points that must be free below it, so that a heading is not the last on its page.
    keep: f32,
}

impl Flow<'_> {
    fn new_page(&mut self) {
        self.pages.push(Page {
            document: self.document,
            ..Page::default()
        });
        self.y = self.plain().top;
    }

    fn plain(&self) -> Columns {
        Columns::plain(self.paper, self.transcript.style)
    }

    pub(super) fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.new_page();
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Sets a hard line in a column of a width.
    pub(super) fn set(
        &mut self,
        text: &str,
        size: f32,
        bold: bool,
        direction: Direction,
        width: f32,
    ) -> Vec<SetLine> {
        let style = SetStyle {
            family: self.family,
            size,
            line_height: TIGHT,
            bold,
            direction,
        };
        self.setter.set(text, &style, &[], width)
    }

    /// The height of a line that is not of the transcript.
    pub(super) fn tight(size: f32) -> f32 {
        size * TIGHT
    }

    /// Where letters stand in such a line.
    pub(super) fn tight_baseline(size: f32) -> f32 {
        size * 1.12
    }

    /// Goes to a new page where less than `height` is left.
    fn need(&mut self, height: f32) {
        let columns = self.plain();
        if self.y + height > columns.bottom && self.y > columns.top {
            self.new_page();
        }
    }

    fn block(&mut self, block: &Block<'_>) {
        let height = Self::tight(block.size);
        let mut keep = block.keep;
        for hard in block.text.lines().filter(|line| !line.trim().is_empty()) {
            let forced = block.forced.then_some(block.direction);
            let direction = base_direction(hard, forced, block.direction);
            let width = Columns::width(block.column);
            let text: Arc<str> = hard.into();
            for line in self.set(hard, block.size, block.bold, direction, width) {
                self.need(height + keep);
                let placed = PlacedLine {
                    text: text.clone(),
                    line,
                    left: block.column.0,
                    baseline: self.y + Self::tight_baseline(block.size),
                    inks: [block.ink; 2],
                };
                self.page().notes.push(placed);
                self.y += height;
                keep = 0.0;
            }
        }
    }

    fn document(&mut self, document: &TranscriptDocument, progress: &Progress) -> Result<(), Cancelled> {
        let own = self.transcript.style.direction;
        let whole = self.plain().whole;
        let block = |text, size, bold, ink| Block {
            text,
            size,
            bold,
            ink,
            column: whole,
            direction: own,
            forced: false,
            keep: 40.0,
        };
        let sizes = self.sizes;
        self.block(&Block {
            forced: true,
            ..block(&document.name, sizes.title, true, INK)
        });
        self.block(&block(&document.facts, sizes.small, false, SOFT));
        if let Some(memo) = &document.memo {
            self.y += 5.0;
            self.memo(&memo.about, &memo.body);
        }
        self.y += 6.0;
        self.hairline();
        self.y += 8.0;
        if document
            .paragraphs
            .iter()
            .all(|paragraph| paragraph.bytes.is_empty())
        {
            let empty = &self.transcript.headings.empty;
            self.block(&block(empty, sizes.text, false, SOFT));
        } else {
            self.body(document, progress)?;
        }
        self.memos(document);
        Ok(())
    }

    fn hairline(&mut self) {
        let (whole, y) = (self.plain().whole, self.y);
        self.page().rules.push(Rule {
            from: (whole.0, y),
            to: (whole.1, y),
            width: 0.5,
            colour: HAIR,
            dashed: false,
        });
    }

    /// The words with everything beside them.
    fn body(&mut self, document: &TranscriptDocument, progress: &Progress) -> Result<(), Cancelled> {
        let shown = self.transcript.margin;
        let lanes_of = |lanes: &[usize]| {
            let count = lanes.iter().max().map_or(0, |lane| lane + 1);
            if shown.stripes { count } else { 0 }
        };
        let guess = lanes_of(&document.guessed_lanes());
        let mut columns = Columns::new(self.paper, document.direction, guess, shown);
        let lines = self.body_lines(document, &columns, progress)?;
        let spans: Vec<RangeInclusive<usize>> = document
            .passages
            .iter()
            .map(|passage| {
                let first = lines.partition_point(|line| line.end() <= passage.bytes.start);
                let first = first.min(lines.len().saturating_sub(1));
                let after = lines.partition_point(|line| line.start() < passage.bytes.end);
                first..=after.saturating_sub(1).max(first)
            })
            .collect();
        let lanes = lanes(&spans);
        columns.fit(lanes_of(&lanes));
        let mut margin = Margin::new(document, &columns, &spans, &lanes);
        let height = self.sizes.text * LINE;
        // Where the words of the page begin; the lines on it so far; the names that its margin must hold.
        let mut top = self.y;
        let mut on_page: Vec<(usize, f32)> = Vec::new();
        let mut names: VecDeque<Name> = VecDeque::new();
        for (index, line) in lines.iter().enumerate() {
            progress.check()?;
            let begin = margin.names_of(self, index, false);
            let room = columns.bottom - top;
            let taken: f32 = names.iter().chain(&begin).map(|name| name.height).sum();
            // Neither the first line of a paragraph nor its last one stands alone on a page, where there is room.
            let alone =
                (line.before_it == 0 && line.after_it > 1) || (line.after_it == 1 && line.before_it > 1);
            let needed = if alone { 2.0 * height } else { height };
            let full = self.y + needed > columns.bottom + 0.1 || taken > room;
            if full && (!on_page.is_empty() || self.y > columns.top + 0.1) {
                margin.close(self, &lines, &on_page, &mut names, top);
                on_page.clear();
                self.new_page();
                top = self.y;
                names.extend(margin.names_of(self, index, true));
            }
            names.extend(begin);
            let baseline = self.y + self.sizes.text * BASELINE;
            on_page.push((index, baseline));
            self.page().words.push(PlacedLine {
                text: line.text.clone(),
                line: line.line.clone(),
                left: columns.text.0,
                baseline,
                inks: line.inks,
            });
            if let (true, 0, Some(paragraph)) = (
                shown.numbers,
                line.before_it,
                document.paragraphs.get(line.paragraph),
            ) {
                self.paragraph_number(paragraph, &columns, baseline);
            }
            self.y += height + line.after;
        }
        margin.close(self, &lines, &on_page, &mut names, top);
        // More names than the last page holds stand alone on further ones.
        while !names.is_empty() {
            self.new_page();
            let top = self.y;
            margin.close(self, &lines, &[], &mut names, top);
            self.y = columns.bottom;
        }
        Ok(())
    }

    fn body_lines(
        &mut self,
        document: &TranscriptDocument,
        columns: &Columns,
        progress: &Progress,
    ) -> Result<Vec<BodyLine>, Cancelled> {
        let mut lines: Vec<BodyLine> = Vec::new();
        for (place, paragraph) in document.paragraphs.iter().enumerate() {
            progress.check()?;
            let words = document.words(paragraph.bytes.clone());
            if words.is_empty() {
                if let Some(last) = lines.last_mut() {
                    last.after += BLANK;
                }
                continue;
            }
            let offset = paragraph.bytes.start;
            let label = paragraph.label.iter().map(|label| SetSpan {
                bytes: label.start - offset..label.end - offset,
                bold: paragraph.answers,
                ink: 1,
            });
            let style = SetStyle {
                family: self.family,
                size: self.sizes.text,
                line_height: LINE,
                bold: false,
                direction: paragraph.direction,
            };
            let spans: Vec<SetSpan> = label.collect();
            let set = self
                .setter
                .set(words, &style, &spans, Columns::width(columns.text));
            let text: Arc<str> = words.into();
            let count = set.len();
            lines.extend(set.into_iter().enumerate().map(|(number, line)| BodyLine {
                paragraph: place,
                offset,
                text: text.clone(),
                line,
                inks: [INK, if paragraph.answers { INK } else { SOFT }],
                after: if number + 1 == count { AFTER } else { 0.0 },
                before_it: number,
                after_it: count - number - 1,
            }));
        }
        Ok(lines)
    }

    fn paragraph_number(&mut self, paragraph: &TranscriptParagraph, columns: &Columns, baseline: f32) {
        let text = self.transcript.number(paragraph.number);
        let column = columns.numbers;
        let end = columns.direction == Direction::Ltr;
        self.side_note(&text, self.sizes.name, SOFT, column, end, baseline);
    }

    /// A short text at the left edge of a column, or at its right edge.
    fn side_note(&mut self, text: &str, size: f32, ink: Rgb, column: (f32, f32), right: bool, baseline: f32) {
        let direction = base_direction(text, None, self.transcript.style.direction);
        let width = Columns::width(column);
        let mut lines = self.set(text, size, false, direction, width).into_iter();
        let Some(mut line) = lines.next() else { return };
        let mut text: Arc<str> = text.into();
        if lines.next().is_some() {
            // Wider than the column: as much of it as fits, with a sign.
            let kept = text.get(line.bytes.clone()).unwrap_or_default().trim_end();
            text = format!("{}…", kept.rsplit_once(' ').map_or(kept, |(head, _)| head)).into();
            if let Some(shorter) = self.set(&text, size, false, direction, width).into_iter().next() {
                line = shorter;
            }
        }
        let inset = line.clusters.first().map_or(0.0, |cluster| cluster.left);
        let left = if right {
            column.1 - line.width() - inset
        } else {
            column.0 - inset
        };
        self.page().notes.push(PlacedLine {
            text,
            line,
            left,
            baseline,
            inks: [ink; 2],
        });
    }

    fn memos(&mut self, document: &TranscriptDocument) {
        if document.memos.is_empty() {
            return;
        }
        self.y += 14.0;
        let block = Block {
            text: &self.transcript.headings.memos,
            size: self.sizes.text * 1.15,
            bold: true,
            ink: INK,
            column: self.plain().whole,
            direction: self.transcript.style.direction,
            forced: false,
            keep: 40.0,
        };
        self.block(&block);
        for memo in &document.memos {
            self.y += 5.0;
            let about = format!("{} {}", self.transcript.memo_sign(memo), memo.about);
            self.memo(&about, &memo.body);
        }
    }

    /// A memo under what it is about.
    fn memo(&mut self, about: &str, body: &str) {
        let sizes = self.sizes;
        let parts = [
            (about, sizes.small, SOFT, 14.0),
            (body, sizes.text * 0.9, INK, 0.0),
        ];
        for (text, size, ink, keep) in parts {
            self.block(&Block {
                text,
                size,
                bold: false,
                ink,
                column: self.plain().whole,
                direction: self.transcript.style.direction,
                forced: false,
                keep,
            });
        }
    }

    /// The list of codes, and what is told at the end.
    fn ending(&mut self) {
        let (columns, sizes, transcript) = (self.plain(), self.sizes, self.transcript);
        let (whole, direction) = (columns.whole, transcript.style.direction);
        let block = |text, size, bold, ink, column, keep| Block {
            text,
            size,
            bold,
            ink,
            column,
            direction,
            forced: false,
            keep,
        };
        if transcript.legend && !transcript.codes.is_empty() {
            self.y += 16.0;
            let heading = transcript.headings.legend.as_str();
            self.block(&block(heading, sizes.text * 1.15, true, INK, whole, 30.0));
            self.y += 3.0;
            let rtl = direction == Direction::Rtl;
            let (swatch, name, count) = if rtl {
                (
                    (whole.1 - 8.0, whole.1),
                    (whole.0 + 50.0, whole.1 - 14.0),
                    (whole.0, whole.0 + 44.0),
                )
            } else {
                (
                    (whole.0, whole.0 + 8.0),
                    (whole.0 + 14.0, whole.1 - 50.0),
                    (whole.1 - 44.0, whole.1),
                )
            };
            let size = sizes.small * 1.08;
            for code in &transcript.codes {
                self.need(Self::tight(size));
                let top = self.y;
                let area = super::page::Area {
                    left: swatch.0,
                    right: swatch.1,
                    top: top + size * 0.3,
                    bottom: top + size * 1.25,
                };
                let colour = code.colour;
                self.page().stripes.push(Fill { area, colour });
                let counted = transcript.number(code.count);
                let baseline = top + Self::tight_baseline(size);
                self.side_note(&counted, size, SOFT, count, !rtl, baseline);
                self.block(&block(&code.name, size, false, INK, name, 0.0));
            }
        }
        self.y += 12.0;
        for line in transcript.limits.iter().chain([&transcript.provenance]) {
            self.block(&block(line, sizes.small * 0.95, false, SOFT, whole, 0.0));
        }
    }

    /// The name of the document and the number of the page, on each.
    fn headers(&mut self) {
        let (whole, transcript) = (self.plain().whole, self.transcript);
        let rtl = transcript.style.is_rtl();
        let cut = if rtl { whole.0 + 110.0 } else { whole.1 - 110.0 };
        let (name, number) = if rtl {
            ((cut, whole.1), (whole.0, cut))
        } else {
            ((whole.0, cut), (cut, whole.1))
        };
        let mut pages = std::mem::take(&mut self.pages);
        let count = pages.len();
        for (place, page) in pages.iter_mut().enumerate() {
            // The page by itself is the last one, on which notes are put.
            self.pages.push(std::mem::take(page));
            let document = self.page().document;
            let of = transcript.documents.get(document);
            let title = of.map_or(transcript.title.as_str(), |document| document.name.as_str());
            self.side_note(title, self.sizes.small, SOFT, name, rtl, HEADER);
            let numbered = page_number(transcript, place + 1, count);
            self.side_note(&numbered, self.sizes.small, SOFT, number, !rtl, HEADER);
            self.page().rules.push(Rule {
                from: (whole.0, HEADER + 6.0),
                to: (whole.1, HEADER + 6.0),
                width: 0.5,
                colour: HAIR,
                dashed: false,
            });
            if let Some(done) = self.pages.pop() {
                *page = done;
            }
        }
        self.pages = pages;
    }
}

//! The view of a document: text to read, select and code.
//!
//! It lays out only what is on the screen, so a million words scroll as lightly as a page. It knows nothing of
//! projects: it is given text, paragraphs and decorations, and answers with what a person did.

mod accessibility;
mod blocks;
mod columns;
mod content;
mod decorations;
mod draft;
mod edges;
mod editor;
mod following;
mod heights;
mod interact;
mod keys;
mod lanes;
mod margin;
mod options;
mod paint;
mod response;
mod scroll;
mod tints;

use std::ops::Range;

use egui::{Rangef, Rect, Response, Sense, Ui};

use self::blocks::{BlockLines, Blocks, TextSetting};
use self::columns::Columns;
pub use self::content::{DocumentContent, Paragraph, SpeakerLabel};
pub use self::decorations::{CodingMark, Decorations};
pub use self::draft::Draft;
pub use self::heights::BlockHeights;
use self::margin::Margin;
pub use self::options::{DocumentColours, DocumentOptions};
pub use self::response::{ContextRequest, DocumentResponse, DraggedEdge, HoveredCoding};
use self::scroll::{Anchor, ShownBlock};
use super::runs::TextRun;
use super::{Caret, Direction, Field, TextEngine, TextStyle};
use crate::settings::Face;

/// Seconds for which a passage lights up.
const FLASH_SECONDS: f64 = 1.4;

/// Text whose average letter decides how wide the column is, one for each script.
const SAMPLES: [&str; 2] = [
    "مصاحبه‌شونده گفت که در این سال‌ها کیفیت خدمات در شهر بهتر شده است و مردم از آن راضی هستند",
    "the participant said that over these years the quality of services in town has become better",
];

/// A place to come back to, independent of width and zoom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ViewPlace {
    /// Number of the paragraph at the top of the view, from 0.
    pub paragraph: usize,
    /// How much of it is above the view, from 0 to 1.
    pub offset: f32,
}

/// The view of one document: where it is scrolled to, what is selected. Kept by the caller, one for each open document.
#[derive(Default)]
pub struct DocumentView {
    blocks: Option<Blocks>,
    anchor: Anchor,
    selection: Option<TextSelection>,
    /// The selection was made letter by letter on purpose.
    by_letters: bool,
    /// The x that Up and Down aim at.
    column: Option<f32>,
    press: interact::MousePress,
    /// The edge of a coding that is being dragged.
    edge: Option<edges::HeldEdge>,
    pending: Option<PendingScroll>,
    /// How much lower the view begins than when it was last shown, see [`Self::lowered`].
    lowered: f32,
    flash: Option<Flash>,
    hovered: Option<u64>,
    /// Width of an average letter at size 1, and for which direction.
    letter: Option<((Direction, Face), f32)>,
    /// When the caret last moved, for its blinking.
    touched: f64,
    selection_rect: Option<Rect>,
    selected_lines: Option<Rangef>,
    visible: Range<usize>,
    /// While the text is edited, the nodes of the accessibility tree for the lines of the caret's paragraph.
    runs: Vec<TextRun>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct TextSelection {
    anchor: usize,
    focus: Caret,
}

impl TextSelection {
    fn range(&self) -> Range<usize> {
        self.anchor.min(self.focus.byte)..self.anchor.max(self.focus.byte)
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Flash {
    range: Range<usize>,
    since: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum PendingScroll {
    /// Bring a byte to the upper third of the view.
    Byte(usize),
    Place(ViewPlace),
}

/// What is shown: a document to be read, or one that is being edited.
enum ViewSubject<'a> {
    Read(&'a DocumentContent, &'a Decorations),
    Edit(&'a mut Draft),
}

impl ViewSubject<'_> {
    fn is_edited(&self) -> bool {
        matches!(self, Self::Edit(_))
    }

    fn content(&self) -> &DocumentContent {
        match self {
            Self::Read(content, _) => content,
            Self::Edit(draft) => draft.content(),
        }
    }

    fn decorations(&self) -> &Decorations {
        match self {
            Self::Read(_, decorations) => decorations,
            Self::Edit(draft) => draft.decorations(),
        }
    }
}

/// What the parts of the view share while it is shown.
struct ViewFrame<'a> {
    rect: Rect,
    columns: Columns,
    shown: Vec<ShownBlock>,
    margin: Margin,
    decorations: &'a Decorations,
    options: &'a DocumentOptions,
    /// The text is being edited.
    editing: bool,
    scale: f32,
    now: f64,
}

impl ViewFrame<'_> {
    /// The same with other decorations, and nothing beside the text yet.
    fn over<'b>(self, decorations: &'b Decorations, options: &'b DocumentOptions) -> ViewFrame<'b> {
        ViewFrame {
            decorations,
            options,
            margin: Margin::default(),
            rect: self.rect,
            columns: self.columns,
            shown: self.shown,
            editing: self.editing,
            scale: self.scale,
            now: self.now,
        }
    }

    /// Left top corner of the text of a block, on a whole pixel as its glyphs are.
    fn origin(&self, shown: &ShownBlock) -> egui::Pos2 {
        let point = egui::vec2(self.columns.text.0, shown.text_top);
        ((point * self.scale).round() / self.scale).to_pos2()
    }

    /// The block at a height on the screen: the first above, the last below.
    fn block_at(&self, y: f32) -> Option<&ShownBlock> {
        let below = self.shown.iter().rposition(|shown| shown.top <= y);
        self.shown.get(below.unwrap_or(0))
    }
}

impl DocumentView {
    /// A view at the beginning of its document, with nothing selected.
    pub fn new() -> Self {
        Self::default()
    }

    /// The selected bytes; `None` without any selection, an empty range where there is only a caret.
    pub fn selection(&self) -> Option<Range<usize>> {
        self.selection.map(|selection| selection.range())
    }

    /// Selects a range of bytes; an empty one sets the caret. Does not scroll.
    pub fn set_selection(&mut self, range: Option<Range<usize>>) {
        self.selection = range.map(|range| TextSelection {
            anchor: range.start,
            focus: Caret::after(range.end),
        });
        self.by_letters = false;
        self.column = None;
    }

    /// Whether the selection was made letter by letter on purpose, so that all of it is meant.
    pub fn selects_letters(&self) -> bool {
        self.by_letters
    }

    /// Where the end of the selection was last drawn, for placing what belongs to it; `None` off the screen.
    pub fn selection_rect(&self) -> Option<Rect> {
        self.selection_rect
    }

    /// The bytes that were last on the screen.
    pub fn visible_range(&self) -> Range<usize> {
        self.visible.clone()
    }

    /// Brings a byte into the view, unless it is comfortably there.
    pub fn scroll_to(&mut self, byte: usize) {
        self.pending = Some(PendingScroll::Byte(byte));
    }

    /// Lights a passage up for a moment, to lead the eye to it.
    pub fn flash(&mut self, range: Range<usize>) {
        self.flash = Some(Flash { range, since: None });
    }

    /// The place the view is at.
    pub fn place(&self) -> ViewPlace {
        let Some(blocks) = &self.blocks else {
            return match self.pending {
                Some(PendingScroll::Place(place)) => place,
                _ => ViewPlace::default(),
            };
        };
        let content = blocks.content();
        let paragraph = content.block(self.anchor.block).paragraph;
        let (top, height) = extent_of(blocks, paragraph);
        let above = self.anchor.position(blocks) - top;
        ViewPlace {
            paragraph,
            offset: (above / height.max(1.0)) as f32,
        }
    }

    /// Goes back to a place.
    pub fn set_place(&mut self, place: ViewPlace) {
        self.pending = Some(PendingScroll::Place(place));
    }

    /// Tells that the view begins lower on the screen than when it was last shown, by so many points, or higher, so that
    /// its words stand still there. A view that is at the beginning of its text goes with its edge, and shows all of it.
    pub fn lowered(&mut self, by: f32) {
        self.lowered += by;
    }

    /// Rasterises the letters a document needs, so that its first frame need not. `scale` is the number of physical
    /// pixels in a point.
    pub fn prewarm(ctx: &egui::Context, options: &DocumentOptions, scale: f32) {
        TextEngine::with(ctx, |engine| {
            for (text, direction) in SAMPLES.into_iter().zip([Direction::Rtl, Direction::Ltr]) {
                let style = TextStyle {
                    face: options.face,
                    ..TextStyle::new(options.size, direction).with_line_height(options.line_height)
                };
                let layout = engine.layout(text, &style, &[], scale, Some(options.size * 20.0));
                engine.prewarm(&layout);
            }
        });
    }

    /// Shows the document in all the room there is.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        content: &DocumentContent,
        decorations: &Decorations,
        options: &DocumentOptions,
    ) -> DocumentResponse {
        self.show_subject(ui, ViewSubject::Read(content, decorations), options)
    }

    /// Shows a document that is being edited, and edits it.
    pub fn edit(&mut self, ui: &mut Ui, draft: &mut Draft, options: &DocumentOptions) -> DocumentResponse {
        self.show_subject(ui, ViewSubject::Edit(draft), options)
    }

    fn show_subject(
        &mut self,
        ui: &mut Ui,
        subject: ViewSubject<'_>,
        options: &DocumentOptions,
    ) -> DocumentResponse {
        let rect = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(rect);
        let id = ui.scope_id().with("document");
        let sense = Sense::click_and_drag() | Sense::focusable_noninteractive();
        let response = ui.interact(rect, id, sense);
        TextEngine::with(&ui.ctx().clone(), |engine| {
            self.show_in(ui, engine, response, subject, options)
        })
    }

    fn show_in(
        &mut self,
        ui: &mut Ui,
        engine: &mut TextEngine,
        response: Response,
        mut subject: ViewSubject<'_>,
        options: &DocumentOptions,
    ) -> DocumentResponse {
        let rect = response.rect;
        let editing = subject.is_edited();
        Field::set_editing(ui.ctx(), response.id, editing && response.has_focus());
        let columns = self.columns(ui, engine, rect, subject.content(), options);
        let mut blocks = self.prepare(ui, engine, rect, &subject, options, &columns);
        blocks.begin_frame();
        self.go_to_pending(engine, &mut blocks, rect);
        let lowered = f64::from(std::mem::take(&mut self.lowered));
        if self.anchor.position(&blocks) > 0.0 {
            self.anchor.offset += lowered;
        }
        if response.contains_pointer() {
            self.anchor.offset -= f64::from(ui.input(|i| i.smooth_scroll_delta().y));
        }
        let mut frame = ViewFrame {
            rect,
            columns,
            shown: Vec::new(),
            margin: Margin::default(),
            decorations: subject.decorations(),
            options,
            editing,
            scale: ui.pixels_per_point(),
            now: ui.input(|i| i.time),
        };
        let before = self.selection;
        self.compose(engine, &mut blocks, &mut frame);
        let mut happened = interact::pointer(self, ui, &response, &blocks, &frame);
        let mut composed_anew = happened.scrolled;
        let margin = std::mem::take(&mut frame.margin);
        // Keys look at the text alone, and what is drawn on it may move meanwhile.
        let none = Decorations::default();
        let frame = frame.over(&none, options);
        if response.has_focus() {
            composed_anew |= match &mut subject {
                ViewSubject::Edit(draft) => {
                    let blocks = &mut blocks;
                    let walk = BlockLines { blocks, engine };
                    editor::keyboard(self, ui, &response, walk, &frame, draft, &mut happened)
                }
                ViewSubject::Read(..) => {
                    keys::keyboard(self, ui, &response, engine, &mut blocks, &frame, &mut happened)
                }
            };
        }
        let mut frame = frame.over(subject.decorations(), options);
        frame.margin = margin;
        if composed_anew {
            self.compose(engine, &mut blocks, &mut frame);
        }
        if self.selection != before {
            self.touched = frame.now;
        }
        paint::paint(
            self,
            ui,
            &response,
            engine,
            &blocks,
            &frame,
            happened.drop_target.clone(),
        );
        if let ViewSubject::Edit(draft) = &subject {
            paint::paint_composed(ui, &blocks, &frame, draft);
        }
        self.bar_ui(ui, &blocks, &frame);
        accessibility::describe(self, ui, &response, &blocks, &frame);
        self.visible = visible_bytes(&blocks, &frame);
        self.hovered = happened.hovered.map(|hovered| hovered.key);
        self.blocks = Some(blocks);
        DocumentResponse {
            response,
            selection_changed: self.selection != before,
            clicked: happened.clicked,
            clicked_in_text: happened.clicked_in_text,
            hovered: happened.hovered,
            selection_dragged: happened.selection_dragged,
            coding_dragged: happened.coding_dragged,
            edge_dragged: happened.edge_dragged,
            drop_target: happened.drop_target,
            dropped: happened.dropped,
            context: happened.context,
            left: happened.left,
        }
    }

    /// The scroll bar, with ticks at the search hits.
    fn bar_ui(&mut self, ui: &Ui, blocks: &Blocks, frame: &ViewFrame<'_>) {
        let content = blocks.content();
        let mut hit_blocks: Vec<usize> = frame
            .decorations
            .hit_starts()
            .map(|byte| content.block_at(byte))
            .collect();
        hit_blocks.dedup();
        let ticks = hit_blocks.into_iter().map(|block| blocks.heights().top(block));
        let colours = frame.options.colours;
        let colours = [colours.quiet, colours.current_hit];
        if let Some(position) = scroll::bar_ui(
            ui,
            frame.rect,
            &frame.columns,
            blocks,
            &self.anchor,
            ticks,
            colours,
        ) {
            self.anchor = Anchor::at(blocks, position);
            ui.request_repaint();
        }
    }

    fn columns(
        &mut self,
        ui: &Ui,
        engine: &mut TextEngine,
        rect: Rect,
        content: &DocumentContent,
        options: &DocumentOptions,
    ) -> Columns {
        let direction = content.default_direction();
        let letter = match self.letter {
            Some((known, letter)) if known == (direction, options.face) => letter,
            _ => {
                let sample = SAMPLES[usize::from(!direction.is_rtl())];
                let style = TextStyle {
                    face: options.face,
                    ..TextStyle::new(options.size, direction)
                };
                let width = engine
                    .layout(sample, &style, &[], ui.pixels_per_point(), None)
                    .size()
                    .x;
                let letter = width / options.size / sample.chars().count() as f32;
                self.letter = Some(((direction, options.face), letter));
                letter
            }
        };
        let ideal = letter * options.size * options.measure;
        Columns::new(rect, direction, ideal, options.numbers, options.names)
    }

    /// The blocks at the present width and size, and the view at the same line of text as before.
    fn prepare(
        &mut self,
        ui: &Ui,
        engine: &mut TextEngine,
        rect: Rect,
        subject: &ViewSubject<'_>,
        options: &DocumentOptions,
        columns: &Columns,
    ) -> Blocks {
        let content = subject.content();
        let setting = TextSetting {
            size: options.size,
            line_height: options.line_height,
            face: options.face,
            gap: (options.size * 0.7).round(),
            scale: ui.pixels_per_point(),
            width: columns.text_width(),
            bottom: (rect.height() * 0.4).round(),
            low_blanks: options.low_blanks,
        };
        match self.blocks.take() {
            Some(mut blocks)
                if blocks.content().is_same(content) || blocks.content().shows_the_same(content) =>
            {
                // The same text may have been taken up to be edited, or laid down after it was.
                blocks.adopt(content.clone());
                if blocks.setting() == setting {
                    return blocks;
                }
                let inset = f64::from(blocks.inset(self.anchor.block));
                let layout = blocks.layout(engine, self.anchor.block);
                let line = layout.line(layout.line_at((self.anchor.offset - inset) as f32));
                let into_line = self.anchor.offset - inset - f64::from(line.top);
                blocks.set(setting);
                let layout = blocks.layout(engine, self.anchor.block);
                let line = layout.line(layout.line_of_byte(line.range.start));
                self.anchor.offset = inset + f64::from(line.top) + into_line;
                blocks
            }
            Some(old) => {
                // Another text, such as one that was edited: stay at the same words.
                self.follow_words(old, content);
                Blocks::new(engine, content.clone(), setting)
            }
            None => Blocks::new(engine, content.clone(), setting),
        }
    }

    fn go_to_pending(&mut self, engine: &mut TextEngine, blocks: &mut Blocks, rect: Rect) {
        match self.pending.take() {
            Some(PendingScroll::Byte(byte)) => {
                let (block, y) = blocks.locate(engine, Caret::before(byte));
                let height = f64::from(rect.height());
                let position = blocks.heights().top(block) + y - self.anchor.position(blocks);
                if position < height * 0.1 || position > height * 0.8 {
                    self.anchor = Anchor {
                        block,
                        offset: y - height / 3.0,
                    };
                }
            }
            Some(PendingScroll::Place(place)) => {
                let count = blocks.content().paragraphs().len();
                let paragraph = place.paragraph.min(count.saturating_sub(1));
                let first = blocks
                    .content()
                    .blocks()
                    .partition_point(|b| b.paragraph < paragraph);
                for block in first..blocks.count() {
                    if blocks.content().block(block).paragraph != paragraph {
                        break;
                    }
                    blocks.layout(engine, block);
                }
                let (top, height) = extent_of(blocks, paragraph);
                let offset = f64::from(place.offset.clamp(0.0, 1.0)) * height;
                self.anchor = Anchor::at(blocks, top + offset);
            }
            None => {}
        }
    }

    /// Settles the scrolling and finds what is on the screen.
    fn compose(&mut self, engine: &mut TextEngine, blocks: &mut Blocks, frame: &mut ViewFrame<'_>) {
        self.anchor.settle(engine, blocks, f64::from(frame.rect.height()));
        frame.shown = self.anchor.shown(engine, blocks, frame.rect);
        frame.margin = Margin::new(
            blocks,
            &frame.shown,
            frame.decorations,
            &frame.columns,
            frame.options.row(),
        );
    }
}

/// Where a paragraph begins, and how high it is.
fn extent_of(blocks: &Blocks, paragraph: usize) -> (f64, f64) {
    let all = blocks.content().blocks();
    let first = all.partition_point(|block| block.paragraph < paragraph);
    let after = all.partition_point(|block| block.paragraph <= paragraph);
    let top = blocks.heights().top(first);
    (top, blocks.heights().top(after) - top)
}

fn visible_bytes(blocks: &Blocks, frame: &ViewFrame<'_>) -> Range<usize> {
    let byte_at = |shown: &ShownBlock, y: f32, end: bool| {
        let start = blocks.content().block(shown.block).bytes.start;
        let line = blocks.ready(shown.block).map(|layout| {
            let line = layout.line(layout.line_at(y - shown.text_top));
            if end { line.range.end } else { line.range.start }
        });
        start + line.unwrap_or(0)
    };
    match (frame.shown.first(), frame.shown.last()) {
        (Some(first), Some(last)) => {
            byte_at(first, frame.rect.top(), false)..byte_at(last, frame.rect.bottom(), true)
        }
        _ => 0..0,
    }
}

#[cfg(test)]
mod scenes_tests;
#[cfg(test)]
mod tests;

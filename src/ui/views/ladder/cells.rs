//! How the text of a cell is laid out and how high a row is.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Context, FontId, Galley, Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::cards::LadderCard;
use super::columns::{LadderColumn, Widths};
use crate::ui::kit::{Dir, Fit, Icon, labels, layout, paint_pips, pips_width};
use crate::ui::theme::Theme;

/// Space inside a cell at its sides, and above and below its text.
pub(super) const PAD: Vec2 = vec2(8.0, 7.0);
/// Space between the words and where they come from.
const BETWEEN: f32 = 2.0;
/// Room for the mark of a code before its name.
pub(super) const MARK: f32 = 13.0;
/// Size of the sign of a memo after where the words come from, and the space before it.
const MEMO: f32 = 12.0;
const BEFORE_SIGN: f32 = 4.0;
/// Width of a letter as a part of the size of the text: rather too little, so that no line is left empty.
const NARROW_LETTER: f32 = 0.2;
/// The same in the mean, for guessing how many lines there will be.
const LETTER: f32 = 0.46;

/// What decides how cells look.
pub(super) struct CellLayout {
    pub theme: Arc<Theme>,
    pub dir: Dir,
    pub widths: Widths,
    /// Heights of a line of text and of small text.
    line: f32,
    small: f32,
}

/// Most lines of a cell in a wide column, and letters for which a narrow one gets more lines, so that a large text in a
/// small window is read as well.
fn lines(column: LadderColumn) -> (usize, f32) {
    match column {
        LadderColumn::Utterance => (4, 220.0),
        LadderColumn::Condensed => (6, 220.0),
        LadderColumn::Code | LadderColumn::Subcategory | LadderColumn::Category => (3, 110.0),
    }
}

/// Most lines of any cell, and of where the words come from.
const MOST_LINES: usize = 12;
const PLACE_LINES: usize = 2;

impl CellLayout {
    pub fn new(ctx: &Context, widths: Widths) -> Self {
        let theme = Theme::of(ctx);
        let row = |size| {
            let font = theme.font(size);
            layout(ctx, "ک", font, Color32::PLACEHOLDER, Fit::Line).size().y
        };
        Self {
            line: row(theme.size.interface),
            small: row(theme.size.small),
            dir: Dir::of(ctx),
            theme,
            widths,
        }
    }

    /// A number that changes whenever rows may have other heights.
    pub fn key(&self, ctx: &Context) -> u64 {
        use std::hash::{DefaultHasher, Hash as _, Hasher as _};
        let mut hasher = DefaultHasher::new();
        for column in LadderColumn::ALL {
            self.widths.of(column).to_bits().hash(&mut hasher);
        }
        (self.line.to_bits(), self.small.to_bits()).hash(&mut hasher);
        (self.dir.is_rtl(), ctx.pixels_per_point().to_bits()).hash(&mut hasher);
        hasher.finish()
    }

    /// How high a row with so many characters in its utterance probably is.
    pub fn guess(&self, characters: u32) -> f64 {
        let per_line = self.letters(LadderColumn::Utterance);
        let most = self.most_lines(LadderColumn::Utterance) as f32;
        let lines = (characters as f32 / per_line).ceil().clamp(1.0, most);
        f64::from((lines * self.line + BETWEEN + self.small + 2.0 * PAD.y).round())
    }

    /// The width of the text of a column.
    fn room(&self, column: LadderColumn) -> f32 {
        let mark = if column == LadderColumn::Code { MARK } else { 0.0 };
        (self.widths.of(column) - 2.0 * PAD.x - mark).max(8.0)
    }

    /// About how many letters stand on a line of a column.
    fn letters(&self, column: LadderColumn) -> f32 {
        (self.room(column) / (self.size() * LETTER)).max(4.0)
    }

    /// Most lines of a cell of a column.
    fn most_lines(&self, column: LadderColumn) -> usize {
        let (least, letters) = lines(column);
        ((letters / self.letters(column)).ceil() as usize).clamp(least, MOST_LINES)
    }

    /// The size of the text of a cell.
    pub fn size(&self) -> f32 {
        self.theme.size.interface
    }

    fn font(&self, column: LadderColumn) -> FontId {
        match column {
            LadderColumn::Category => self.theme.bold(self.size()),
            LadderColumn::Utterance
            | LadderColumn::Condensed
            | LadderColumn::Code
            | LadderColumn::Subcategory => self.theme.font(self.size()),
        }
    }

    /// The text of a cell, cut off after some lines, and whether it was cut.
    pub fn text(&self, ctx: &Context, card: &LadderCard, column: LadderColumn) -> (Arc<Galley>, bool) {
        let room = self.room(column);
        let most = self.most_lines(column);
        // What can never be seen is not laid out.
        let letters = (most as f32 * room / (self.size() * NARROW_LETTER)) as usize + 16;
        let whole = card.text(column);
        let shown = whole
            .char_indices()
            .nth(letters)
            .map_or(whole, |(end, _)| whole.get(..end).unwrap_or(whole));
        let right = self.begins_right(column, shown);
        let galley = self.galley(ctx, shown, self.font(column), Fit::Rows(room, most), right);
        let cut = galley.elided || shown.len() < whole.len();
        (galley, cut)
    }

    /// The lines that say where the words come from.
    pub fn place(&self, ctx: &Context, card: &LadderCard) -> Arc<Galley> {
        let font = self.theme.font(self.theme.size.small);
        let room = self.room(LadderColumn::Utterance) - memo_room(card) - pips_room(card);
        let room = Fit::Rows(room.max(8.0), PLACE_LINES);
        layout(ctx, &card.place, font, Color32::PLACEHOLDER, room)
    }

    /// A text in the order of its own language, its lines at the right of its place or at the left.
    fn galley(&self, ctx: &Context, text: &str, font: FontId, fit: Fit, right: bool) -> Arc<Galley> {
        let format = TextFormat::simple(font, Color32::PLACEHOLDER);
        let job = LayoutJob::single_section(text.to_owned(), format);
        let align = if right { Align::Max } else { Align::Min };
        labels::layout_aligned(ctx, &job, fit, align)
    }

    /// Whether a text stands at the right of its place. What was said or written begins at the side of its own language;
    /// names stand where lines of the window begin, as in every other list.
    fn begins_right(&self, column: LadderColumn, text: &str) -> bool {
        begins_right(column, text, self.dir)
    }

    /// How high a row is; `begins` tells in which columns its own text is drawn.
    pub fn height(&self, ctx: &Context, card: &LadderCard, begins: impl Fn(LadderColumn) -> bool) -> f64 {
        let mut highest = self.line;
        for column in LadderColumn::ALL {
            if column.merged().is_some() && !begins(column) {
                continue;
            }
            let mut height = self.text(ctx, card, column).0.size().y;
            if column == LadderColumn::Utterance {
                height += BETWEEN + self.place(ctx, card).size().y.max(self.small);
            }
            highest = highest.max(height);
        }
        f64::from((highest + 2.0 * PAD.y).ceil())
    }

    /// Paints a text at the top of a place, at the side on which it begins; returns its bottom.
    pub fn paint(
        &self,
        painter: &Painter,
        place: Rect,
        top: f32,
        (column, text): (LadderColumn, &str),
        galley: &Arc<Galley>,
        ink: Color32,
    ) -> f32 {
        let x = if self.begins_right(column, text) {
            place.max.x - galley.size().x
        } else {
            place.min.x
        };
        painter.galley(pos2(x, top), galley.clone(), ink);
        top + galley.size().y
    }

    /// Paints the line that says where the words come from under them, where the window's lines begin.
    pub fn paint_place(&self, painter: &Painter, place: Rect, top: f32, card: &LadderCard) {
        let galley = self.place(painter.ctx(), card);
        let slot = self.dir.slice(place, 0.0, galley.size().x);
        let at = Pos2::new(slot.min.x, top + BETWEEN);
        let quiet = self.theme.colours.secondary;
        painter.galley(at, galley, quiet);
        let line = top + BETWEEN + self.small / 2.0;
        if card.memo.is_some() {
            let slot = self.dir.slice(place, place.width() - MEMO, MEMO);
            let mark = Rect::from_center_size(pos2(slot.center().x, line), vec2(MEMO, MEMO));
            Icon::Memo.paint(painter, mark, MEMO, quiet, self.dir);
        }
        let pips = pips_width(card.importance.number());
        let from = place.width() - memo_room(card) - pips;
        let start = pos2(self.dir.from_leading(place, from), line);
        // In the colour that tells what is chosen: the key that marks a passage is heard here, and its answer must be seen.
        let ink = self.theme.colours.accent;
        paint_pips(painter, start, card.importance.number(), ink, self.dir);
    }
}

fn begins_right(column: LadderColumn, text: &str, dir: Dir) -> bool {
    match column {
        LadderColumn::Utterance | LadderColumn::Condensed => labels::is_rtl(text, dir),
        LadderColumn::Code | LadderColumn::Subcategory | LadderColumn::Category => dir.is_rtl(),
    }
}

/// The room of the sign of a memo, with the space before it.
fn memo_room(card: &LadderCard) -> f32 {
    card.memo.map_or(0.0, |_| MEMO + BEFORE_SIGN)
}

/// The room of the marks of importance, with the space before them.
fn pips_room(card: &LadderCard) -> f32 {
    if card.importance.is_marked() {
        pips_width(card.importance.number()) + BEFORE_SIGN
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_where_lines_of_the_window_begin_and_texts_at_the_side_of_their_language() {
        use LadderColumn::{Category, Code, Condensed, Subcategory, Utterance};
        let (latin, persian) = ("Fear of future.", "ترس از آینده.");
        for column in [Code, Subcategory, Category] {
            for name in [latin, persian] {
                assert!(begins_right(column, name, Dir::Rtl), "{column:?} {name}");
                assert!(!begins_right(column, name, Dir::Ltr), "{column:?} {name}");
            }
        }
        for column in [Utterance, Condensed] {
            for dir in [Dir::Rtl, Dir::Ltr] {
                assert!(begins_right(column, persian, dir) && !begins_right(column, latin, dir));
            }
        }
    }
}

//! Estimates of how text fills columns, for formats that want widths and heights named in the file.

use super::letters::{shaped_width, width};
use crate::report::{Align, Cell, Column, ColumnKind, Table};
use crate::text::{Direction, base_direction};

/// Width and height of the text on a page in points: A4, upright or `wide`, with margins of 2 cm.
pub(super) fn text_area(wide: bool) -> (f64, f64) {
    let (short, long) = (481.9, 728.5);
    if wide { (long, short) } else { (short, long) }
}

/// Mean advance of a Persian letter in ems; text is measured in such letters.
const EM: f64 = 0.43;
/// Bold letters and a little air, for words that must not break.
const SAFE: f64 = 1.15;
/// Letters of a turned heading that are given room; a longer one wraps.
const HIGHEST_HEADING: f64 = 24.0;
/// How much wider than it should need a column is made where there is room, for fonts with wide letters.
const ROOMY: f64 = 1.25;
/// How much wider words may be in the font that stands in for one that a machine lacks: bold letters of DejaVu Sans,
/// which LibreOffice takes for Persian, come to 0.68 em where those of Nazanin are narrower than [`EM`].
const WIDEST_FACE: f64 = 1.4;
/// The part of that for which a table is set in parts where words have no room for it.
const WIDE_FACE: f64 = 1.15;
/// How much more room than words in cells the bold ones of a heading get where all of them have hardly enough.
const BOLD: f64 = 1.12;
/// Columns that fit across a page at most; a table with more is set in parts on paper, for turned headings are lost in
/// LibreOffice.
const WIDEST: usize = 14;
/// Parts are not made narrower than this many columns.
const NARROWEST: usize = 4;
/// The height of a line of a cell in ems.
const LINE: f64 = 1.4;
/// The part of a page that may stay white before a row that is not to be broken.
const WHITE: f64 = 0.25;
/// Letters for which every column has room: two of them may be as wide as three.
const LEAST_WORD: f64 = 3.0;
/// Share of the page that the column of codes is given before a table is set in parts.
const FOR_CODES: f64 = 0.2;
/// A text longer than this many letters reads better on its own side than on the table's.
const SHORT: usize = 60;
/// A column none of whose cells is wider than this many letters stands on one line where there is room.
const ONE_LINE: f64 = 22.0;
/// No cell counts for more than this many letters when the columns of running text share out the page.
const LONGEST: f64 = 300.0;
/// The share of its length that running text counts for beside that of the weightiest column, which has the words for
/// the sake of which the table is read.
const BESIDE: f64 = 0.85;
/// Letters of a line of running text that is read with ease, in the weightiest column.
const EASY_LINE: f64 = 48.0;
/// The part of them that is enough for other columns.
const BESIDE_EASY: f64 = 0.6;
/// How many times its longest words running text has room for before short cells stand on one line.
const FOR_TEXT: f64 = 1.5;
/// The part of the page that words alone may take where fonts with wide letters are reckoned with.
const FOR_WORDS: f64 = 0.98;

/// Where the text of one cell stands in its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellSide {
    /// In the middle.
    Center,
    /// On the right of the page.
    Right,
    /// On the left of the page.
    Left,
}

impl CellSide {
    /// Whether lines of a direction begin there.
    pub(super) fn begins(self, direction: Direction) -> bool {
        match self {
            Self::Center => true,
            Self::Right => direction == Direction::Rtl,
            Self::Left => direction == Direction::Ltr,
        }
    }
}

/// Widths and sides of the columns of one table.
pub(super) struct TableLayout {
    /// Width of each column in points, cell margins included.
    pub(super) widths: Vec<f64>,
    size: f64,
    margin: f64,
    own_side: Vec<bool>,
    table: Direction,
    /// Points in which no word would be broken and the codes have their share.
    pub(super) least: f64,
    /// Points in which short cells would stand on one line and running text would be read with ease, as on a sheet that
    /// may be wider than a page.
    pub(super) easy: f64,
    /// Points in which every cell would stand on one line.
    pub(super) whole: f64,
}

/// A table in as few parts side by side as leave no word broken, each laid out as by [`TableLayout::new`].
pub(super) fn panels(table: &Table, available: f64, size: f64, margin: f64) -> Vec<(Table, TableLayout)> {
    let mut most = table.columns().len().clamp(NARROWEST, WIDEST);
    loop {
        let parts = table.panels(most).into_iter().map(|part| {
            let layout = TableLayout::new(&part, available, size, margin);
            (part, layout)
        });
        let parts: Vec<_> = parts.collect();
        let whole = parts.len() == 1 && table.columns().len() > most;
        let fits = |layout: &TableLayout| layout.least * WIDE_FACE <= available;
        if whole || most == NARROWEST || parts.iter().all(|(_, layout)| fits(layout)) {
            return parts;
        }
        most -= 1;
    }
}

impl TableLayout {
    /// Lays a table out in `available` points with text of `size` points and `margin` points at both sides of a cell.
    ///
    /// No column is narrower than its longest word as long as others have room to give. Short cells have the width that
    /// they need, and what is left goes to the columns of running text by how much they hold, most of it to the
    /// weightiest. Where there is no running text columns share the width by their weights.
    pub(super) fn new(table: &Table, available: f64, size: f64, margin: f64) -> Self {
        let room = |word: f64| word * size * EM * SAFE + 2.0 * margin;
        let mut needed = Vec::new();
        let mut own_side = Vec::new();
        let mut contents = Vec::new();
        let mut headed = Vec::new();
        for (c, column) in table.columns().iter().enumerate() {
            let mut longest = if table.turns_heading(c) {
                1.0
            } else {
                longest_word(&column.heading).max(LEAST_WORD)
            };
            let heading = longest;
            let mut long_text = false;
            let mut content = ColumnContent::default();
            for cell in table.rows().iter().filter_map(|row| row.cells.get(c)) {
                if cell.column_span() > 1 || cell.is_covered() {
                    continue;
                }
                let text = cell.display(table.style, column.kind);
                longest = longest.max(longest_word(&text) + 2.0 * cell.indent() as f64);
                long_text |= text.chars().count() > SHORT;
                content.add(&text, cell.indent());
            }
            content.heading = if table.turns_heading(c) {
                1.0
            } else {
                width(&column.heading)
            };
            needed.push(room(longest));
            headed.push(longest <= heading);
            own_side.push(long_text);
            contents.push(content);
        }
        for row in table.header() {
            let told = row.cells.iter().enumerate();
            for (c, cell) in told.filter(|(c, cell)| !cell.is_covered() && !table.turns_heading(*c)) {
                let word = room(longest_word(&cell.display(table.style, ColumnKind::Text)));
                let under = c..c + cell.column_span();
                if let Some(under) = needed.get_mut(under) {
                    let lack = word - under.iter().sum::<f64>();
                    let each = lack.max(0.0) / under.len() as f64;
                    under.iter_mut().for_each(|needed| *needed += each);
                }
            }
        }
        // What rows are about is read again and again, also in fonts with wide letters.
        if table.leading > 1 {
            let leading = needed.iter_mut().take(usize::from(table.leading));
            leading.for_each(|needed| *needed *= ROOMY);
        }
        let wanted = needed
            .iter()
            .zip(table.columns())
            .map(|(needed, column)| match column.kind {
                ColumnKind::CodePath => needed.max(available * FOR_CODES),
                ColumnKind::Text | ColumnKind::Number | ColumnKind::Percent => *needed,
            });
        let least = wanted.sum::<f64>();
        let shares = table.shares();
        let easy = easy_widths(&contents, &shares, &needed, room).sum::<f64>();
        let cells = contents.iter().zip(&needed);
        let whole = cells
            .map(|(content, needed)| needed.max(room(content.widest)) * ROOMY)
            .sum();
        // Fonts differ: where there is room, words get more of it than they should need.
        let words: f64 = needed.iter().sum();
        let most = available * FOR_WORDS / words.max(1.0);
        let roomy = most.clamp(1.0, ROOMY);
        needed
            .iter_mut()
            .for_each(|needed| *needed *= most.clamp(1.0, WIDEST_FACE));
        if (1.0..WIDEST_FACE).contains(&most) {
            let all: f64 = needed.iter().sum();
            let bold = needed.iter_mut().zip(&headed).filter(|(_, headed)| **headed);
            bold.for_each(|(needed, _)| *needed *= BOLD);
            let shared = all / needed.iter().sum::<f64>().max(1.0);
            needed.iter_mut().for_each(|needed| *needed *= shared);
        }
        let widths = by_content(&contents, &shares, &needed, available, |text| room(text) * roomy)
            .unwrap_or_else(|| {
                let mut widths: Vec<f64> = shares.iter().map(|share| share * available).collect();
                widen(&mut widths, &needed);
                widths
            });
        Self {
            widths,
            size,
            margin,
            own_side,
            table: table.style.direction,
            least,
            easy,
            whole,
        }
    }

    /// The direction of a cell's paragraph and the side on which it stands.
    pub(super) fn place(&self, column: &Column, index: usize, text: &str) -> (Direction, CellSide) {
        let own = base_direction(text, None, self.table);
        let side = if self.own_side.get(index).copied().unwrap_or(false) {
            own
        } else {
            self.table
        };
        let side = match (column.align, side) {
            (Align::Center, _) => CellSide::Center,
            (Align::Start, Direction::Rtl) | (Align::End, Direction::Ltr) => CellSide::Right,
            (Align::Start, Direction::Ltr) | (Align::End, Direction::Rtl) => CellSide::Left,
        };
        (own, side)
    }

    /// Width of the columns that a cell at `index` fills.
    pub(super) fn width_of(&self, cell: &Cell, index: usize) -> f64 {
        self.widths.iter().skip(index).take(cell.column_span()).sum()
    }

    /// Lines that a text takes in a cell of `width` points.
    pub(super) fn lines(&self, text: &str, width: f64) -> usize {
        let room = ((width - 2.0 * self.margin) / (self.size * EM)).max(1.0);
        text.lines().map(|line| wrapped(line, room)).sum::<usize>().max(1)
    }

    /// Whether each row may go on on the next page: one that takes more of a page of `height` points than should stay
    /// white before it.
    pub(super) fn may_break(&self, table: &Table, height: f64) -> Vec<bool> {
        let most = height * WHITE / (self.size * LINE);
        let lines = self.row_lines(table).into_iter();
        lines.map(|lines| lines as f64 > most).collect()
    }

    /// Lines that each row takes so that its own cells fit and merged cells fit in the rows under them.
    pub(super) fn row_lines(&self, table: &Table) -> Vec<usize> {
        let mut lines = vec![1usize; table.rows().len()];
        for pass in [false, true] {
            for (r, row) in table.rows().iter().enumerate() {
                for (c, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
                    if cell.is_covered() || (cell.row_span() > 1) != pass {
                        continue;
                    }
                    let text = cell.display(table.style, column.kind);
                    let wanted = self.lines(&text, self.width_of(cell, c));
                    let last = (r + cell.row_span()).min(lines.len());
                    let has: usize = lines.iter().take(last).skip(r).sum();
                    if let Some(line) = lines.get_mut(last.saturating_sub(1)) {
                        *line += wanted.saturating_sub(has);
                    }
                }
            }
        }
        lines
    }
}

/// How much a column holds, in Persian letters.
#[derive(Clone, Copy, Debug, Default)]
struct ColumnContent {
    /// The widest line of a cell.
    widest: f64,
    /// All that cells hold, as far as they count.
    sum: f64,
    /// How many cells hold something.
    cells: usize,
    heading: f64,
}

impl ColumnContent {
    fn add(&mut self, text: &str, indent: usize) {
        let lines = text.lines().map(|line| width(line) + 2.0 * indent as f64);
        let (widest, all) = lines.fold((0.0, 0.0), |(widest, all), line| {
            (f64::max(widest, line), all + line)
        });
        if all > 0.0 {
            self.widest = self.widest.max(widest);
            self.sum += all.min(LONGEST);
            self.cells += 1;
        }
    }

    /// Running text, which is broken into lines.
    fn runs(&self) -> bool {
        self.widest > ONE_LINE
    }

    /// What a cell of running text holds in the mean.
    fn mean(&self) -> f64 {
        self.sum / self.cells.max(1) as f64
    }
}

/// The widths in which columns are read with ease: short cells on one line, and running text in lines of some words,
/// those of the weightiest column longer than others.
fn easy_widths<'a>(
    contents: &'a [ColumnContent],
    shares: &'a [f64],
    needed: &'a [f64],
    room: impl Fn(f64) -> f64 + 'a,
) -> impl Iterator<Item = f64> + 'a {
    let texts = contents.iter().zip(shares).filter(|(content, _)| content.runs());
    let weightiest = texts.map(|(_, share)| *share).fold(0.0, f64::max);
    let columns = contents.iter().zip(shares).zip(needed);
    columns.map(move |((content, share), needed)| {
        let letters = match content.runs() {
            true if *share >= weightiest => content.widest.min(EASY_LINE),
            true => content.widest.min(EASY_LINE * BESIDE_EASY),
            false => content.widest,
        };
        needed.max(room(letters))
    })
}

/// Widths by what the columns hold; `None` where none of them has running text, or words alone fill the page. `needed`
/// is what the longest words need, and `room` the width of a text of so many letters.
fn by_content(
    contents: &[ColumnContent],
    shares: &[f64],
    needed: &[f64],
    available: f64,
    room: impl Fn(f64) -> f64,
) -> Option<Vec<f64>> {
    let weightiest = contents
        .iter()
        .zip(shares)
        .filter(|(content, _)| content.runs())
        .map(|(_, share)| *share)
        .reduce(f64::max)?;
    if needed.iter().sum::<f64>() >= available {
        return None;
    }
    // A heading may be broken, but a short one stands on a line as the cells do.
    let line = |content: &ColumnContent| room(content.widest.max(content.heading.min(ONE_LINE / 2.0)));
    let fixed = |lines: f64| -> Vec<Option<f64>> {
        let columns = contents.iter().zip(needed);
        columns
            .map(|(content, needed)| {
                let wanted = needed + (line(content) - needed).max(0.0) * lines;
                (!content.runs()).then_some(wanted)
            })
            .collect()
    };
    let texts: f64 = contents
        .iter()
        .zip(needed)
        .filter(|(content, _)| content.runs())
        .map(|(_, needed)| *needed)
        .sum();
    // Short cells are broken where running text would have hardly more room than its longest words.
    let least: f64 = fixed(0.0).into_iter().flatten().sum();
    let whole: f64 = fixed(1.0).into_iter().flatten().sum();
    let lines = if whole > least {
        ((available - texts * FOR_TEXT - least) / (whole - least)).clamp(0.0, 1.0)
    } else {
        1.0
    };
    let fixed = fixed(lines);
    let widths = |scale: f64| -> Vec<f64> {
        let columns = contents.iter().zip(shares).zip(needed).zip(&fixed);
        columns
            .map(|(((content, share), needed), fixed)| {
                let counts = if *share < weightiest { BESIDE } else { 1.0 };
                fixed.unwrap_or_else(|| needed.max(scale * counts * content.mean()))
            })
            .collect()
    };
    // The more a unit of text is given the wider all are; halving finds what fills the page.
    let (mut low, mut high) = (0.0, available);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if widths(middle).iter().sum::<f64>() < available {
            low = middle;
        } else {
            high = middle;
        }
    }
    let mut widths = widths(low);
    let sum: f64 = widths.iter().sum();
    widths.iter_mut().for_each(|width| *width *= available / sum);
    Some(widths)
}

/// Gives columns narrower than needed what the others can spare, in proportion.
fn widen(widths: &mut [f64], needed: &[f64]) {
    let lack: f64 = widths.iter().zip(needed).map(|(w, n)| (n - w).max(0.0)).sum();
    let spare: f64 = widths.iter().zip(needed).map(|(w, n)| (w - n).max(0.0)).sum();
    if lack == 0.0 || spare == 0.0 {
        return;
    }
    let moved = lack.min(spare);
    for (width, need) in widths.iter_mut().zip(needed) {
        if *width < *need {
            *width += (need - *width) * moved / lack;
        } else {
            *width -= (*width - need) * moved / spare;
        }
    }
}

/// Height in points of the turned headings of a table, `None` when none is turned.
pub(super) fn turned_height(table: &Table, size: f64) -> Option<f64> {
    let turned = table
        .columns()
        .iter()
        .enumerate()
        .filter(|(c, _)| table.turns_heading(*c));
    turned
        .map(|(_, column)| width(&column.heading))
        .reduce(f64::max)
        .map(|longest| longest.min(HIGHEST_HEADING) * size * EM * SAFE + size)
}

/// The words between places where a line may break; a no-break space is none.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty())
}

fn longest_word(text: &str) -> f64 {
    words(text).map(shaped_width).fold(0.0, f64::max)
}

fn wrapped(line: &str, room: f64) -> usize {
    let mut lines = 1;
    let mut used = 0.0;
    for word in words(line) {
        let mut width = width(word);
        if used > 0.0 && used + 1.0 + width > room {
            lines += 1;
            used = 0.0;
        }
        while width > room {
            lines += 1;
            width -= room;
        }
        used += width + if used > 0.0 { 1.0 } else { 0.0 };
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Style;

    #[test]
    fn a_narrow_column_gets_room_for_its_longest_word() {
        let columns = vec![Column::text("الف", 9.0), Column::text("بسیارطولانی‌تر", 1.0)];
        let mut table = Table::new("", Style::FA, columns);
        table.push(["یک دو سه", "چهار"]);
        let layout = TableLayout::new(&table, 300.0, 10.0, 4.0);
        assert!((layout.widths.iter().sum::<f64>() - 300.0).abs() < 1e-6);
        assert!(layout.widths[1] > 60.0 && layout.widths[0] > 180.0);
    }

    #[test]
    fn short_cells_stand_on_a_line_and_the_words_of_the_table_have_the_rest() {
        let columns = vec![
            Column::text("کد", 3.0),
            Column::text("گزاره", 5.0),
            Column::text("سند", 1.6),
            Column::number("پاراگراف"),
        ];
        let mut table = Table::new("", Style::FA, columns);
        let path = "حاکمیتی-سیاست‌گذاری ‹ عدم باورمندی دولت نسبت به بخش خصوصی ‹ نبود نظام ساختارمند در حمایت از دفاتر";
        let words = "بعد نه بسته‌ای برای وام دیدیم، نه معافیتی، نه بیمه‌ای؛ هر کمکی هم که شد سلیقهٔ یک مدیر بود و تمام شد";
        table.push([path, words, "مصاحبهٔ ۱", "۵"]);
        for available in [480.0, 730.0] {
            let layout = TableLayout::new(&table, available, 9.0, 4.0);
            let [code, text, document, number] = layout.widths[..] else {
                panic!("four columns");
            };
            assert!((layout.widths.iter().sum::<f64>() - available).abs() < 1e-6);
            assert!(text > code, "{:?}", layout.widths);
            assert_eq!(layout.lines("مصاحبهٔ ۱", document), 1);
            assert!(
                document < 0.2 * available && number < 0.2 * available,
                "{:?}",
                layout.widths
            );
            // No word of any column is broken.
            assert!(code > longest_word(path) * 9.0 * EM + 8.0, "{:?}", layout.widths);
        }
    }

    #[test]
    fn the_words_over_one_narrow_column_are_not_broken() {
        let columns = vec![
            Column::text("کد", 6.0),
            Column::number("تعداد"),
            Column::number("تعداد"),
        ];
        let mut table = Table::new("", Style::FA, columns);
        table.group_headings([("", 1), ("حاکمیتی و سیاست‌گذاری", 1), ("کل", 1)]);
        let path =
            "دستگاه‌های اجرایی › عدم تمایل مدیریت ارشد سازمان‌ها به واگذاری خدمات › کاهش بودجه و منابع دولتی";
        table.push([path, "۲", "۷"]);
        let layout = TableLayout::new(&table, 450.0, 10.0, 4.0);
        let word = longest_word("سیاست‌گذاری") * 10.0 * EM + 8.0;
        assert!(layout.widths[1] > word, "{:?}", layout.widths);
    }

    #[test]
    fn words_stand_whole_in_a_wide_face_where_there_is_room() {
        // The widest of many words in DejaVu Sans Bold, in ems a letter.
        const WIDE: f64 = 0.68;
        let columns = vec![
            Column::text("کد", 6.0),
            Column::number("مستقیم"),
            Column::number("با زیرکدها"),
            Column::number("درصد"),
            Column::number("تعداد"),
            Column::number("درصد"),
        ];
        let mut table = Table::new("", Style::FA, columns);
        table.push([
            "عدم باورمندی دولت نسبت به بخش خصوصی در شرایط بحران",
            "۰",
            "۸۸",
            "۲۲٫۸",
            "۲۵",
            "۸۹٫۳",
        ]);
        for available in [480.0, 730.0] {
            let layout = TableLayout::new(&table, available, 10.0, 4.0);
            for (column, width) in table.columns().iter().zip(&layout.widths) {
                let word = longest_word(&column.heading) * 10.0 * WIDE + 8.0;
                assert!(*width >= word, "{}: {:?}", column.heading, layout.widths);
            }
        }
    }

    #[test]
    fn words_have_the_page_before_running_text_where_they_hardly_fit() {
        const WIDE: f64 = 0.6;
        let heads = [
            "وضعیت‌اجتماعی",
            "دانشگاه‌محل‌تحصیل",
            "محل‌سکونت",
            "نوع‌استخدام",
            "رشتهٔ‌تحصیلی",
        ];
        let mut columns = vec![Column::text("سمت", 4.0)];
        columns.extend(heads.map(|head| Column::text(head, 1.0)));
        let mut table = Table::new("", Style::FA, columns);
        let post = "عضو کارگروه استانی یا کارشناس دفاتر پیشخوان استانداری، ستاد مدیریت حمل‌ونقل و سوخت";
        table.push([post, "متوسط", "علوم‌پزشکی", "مشهد", "قراردادی", "جامعه‌شناسی"]);
        let layout = TableLayout::new(&table, 470.0, 10.0, 4.0);
        assert!((layout.widths.iter().sum::<f64>() - 470.0).abs() < 1e-6);
        for (head, width) in heads.iter().zip(&layout.widths[1..]) {
            let word = longest_word(head) * 10.0 * WIDE + 8.0;
            assert!(*width >= word, "{head}: {word} of {:?}", layout.widths);
        }
    }

    #[test]
    fn a_row_that_would_leave_much_of_a_page_white_may_break() {
        let columns = vec![Column::text("الف", 1.0), Column::text("ب", 1.0)];
        let mut table = Table::new("", Style::FA, columns);
        let long = "یک دو سه چهار پنج شش هفت هشت نه ده ".repeat(20);
        table.push(["یک", long.as_str()]);
        table.push(["دو", "سه"]);
        let layout = TableLayout::new(&table, 240.0, 10.0, 4.0);
        assert_eq!(layout.may_break(&table, 480.0), [true, false]);
        assert_eq!(layout.may_break(&table, 4_800.0), [false, false]);
    }

    #[test]
    fn merged_text_makes_room_in_the_last_row_under_it() {
        let mut table = Table::new(
            "",
            Style::FA,
            vec![Column::text("الف", 1.0), Column::text("ب", 1.0)],
        );
        let long = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده";
        table.push([long, "x"]);
        table.push([long, "y"]);
        table.merge_down(&[0]);
        let layout = TableLayout::new(&table, 120.0, 10.0, 4.0);
        let lines = layout.row_lines(&table);
        assert_eq!(lines[0], 1);
        assert!(lines[1] > 1);
        assert_eq!(lines.iter().sum::<usize>(), layout.lines(long, layout.widths[0]));
    }
}

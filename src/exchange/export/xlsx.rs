//! Excel workbooks: a sheet for each table, numbers as numbers.

use std::borrow::Cow;
use std::cell::Cell;

use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use crate::i18n::{Digits, Words};
use crate::message::Message;
use crate::report::{ColumnKind, Report, Row, RowRole, Rule, Table, Value};
use crate::text::{Direction, base_direction, grapheme};

use super::layout::{CellSide, TableLayout, turned_height};
use super::writers::Writer;
use super::{FormatFault, Profile, table_label};

/// Width of a printed page in points, as the columns share it out.
const PORTRAIT: f64 = 480.0;
const LANDSCAPE: f64 = 730.0;
/// Points in one of Excel's units of column width.
const UNIT: f64 = 5.4;
/// Height of a line relative to the size of its letters.
const LINE: f64 = 1.55;
/// The highest row that Excel takes, in points.
const HIGHEST: f64 = 409.0;
/// Units of UTF-16 that Excel takes in a cell.
const CELL_LENGTH: usize = 32_767;
/// Letters that Excel takes in the name of a sheet.
const NAME_LENGTH: usize = 31;

/// Excel.
pub(super) const WRITER: Writer = Writer {
    key: "xlsx",
    endings: &["xlsx"],
    write: |report, setting| write(report, setting.profile).map_err(FormatFault::from),
    data: None,
};

/// The whole workbook.
fn write(document: &Report, profile: &Profile) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&document.title));
    for (i, table) in document.tables().enumerate() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(format!(
            "{} {}",
            table_label(table.style.lang),
            table.style.digits.number((i + 1) as f64, 0)
        ))?;
        Sheet::new(table, profile).fill(sheet)?;
    }
    if document.tables().next().is_none() {
        // A workbook without a sheet is no workbook.
        let name: String = document
            .title
            .chars()
            .filter(|c| !r"[]:*?/\".contains(*c))
            .take(NAME_LENGTH)
            .collect();
        let sheet = workbook.add_worksheet();
        if !name.trim().is_empty() {
            sheet.set_name(name)?;
        }
    }
    workbook.save_to_buffer()
}

struct Sheet<'a> {
    table: &'a Table,
    profile: &'a Profile,
    layout: TableLayout,
    available: f64,
    last_column: u16,
    /// Cells whose text is longer than Excel takes and was cut.
    cut: Cell<usize>,
}

impl<'a> Sheet<'a> {
    fn new(table: &'a Table, profile: &'a Profile) -> Self {
        let mut available = if table.is_wide() { LANDSCAPE } else { PORTRAIT };
        let mut layout = TableLayout::new(table, available, profile.table, 4.0);
        // A sheet may be wider than the page: it is made smaller when it is printed. Nor need it be as wide, where its
        // cells fill less.
        let wanted = layout.least.max(layout.easy).max(available).min(layout.whole);
        let wanted = wanted.max(layout.least).max(PORTRAIT);
        if (wanted - available).abs() > 0.5 {
            available = wanted;
            layout = TableLayout::new(table, available, profile.table, 4.0);
        }
        Self {
            table,
            profile,
            layout,
            available,
            last_column: u16::try_from(table.columns().len().saturating_sub(1)).unwrap_or(u16::MAX),
            cut: Cell::new(0),
        }
    }

    fn fill(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let style = self.table.style;
        sheet.set_right_to_left(style.is_rtl());
        sheet.set_screen_gridlines(false);
        for (c, width) in (0u16..).zip(&self.layout.widths) {
            sheet.set_column_width(c, width / UNIT)?;
        }
        self.line(sheet, 0, &self.table.title, &self.caption())?;
        let header = self.table.header();
        for r in 0..header.len() {
            self.row(sheet, 1, &header, r, SheetPart::Header)?;
            sheet.set_row_height(1 + rows(r), self.header_height(&header, r))?;
        }
        let top = 1 + rows(header.len());
        let body = self.table.rows();
        for (r, lines) in self.layout.row_lines(self.table).into_iter().enumerate() {
            self.row(sheet, top, body, r, SheetPart::Body)?;
            let height = lines as f64 * self.profile.table * LINE + 4.0;
            sheet.set_row_height(top + rows(r), height.min(HIGHEST))?;
        }
        let below = top + rows(body.len());
        let notes = self.table.notes.iter().chain(&self.table.provenance);
        let mut row = below;
        for note in notes {
            self.line(sheet, row, note, &self.note())?;
            row += 1;
        }
        if self.cut.get() > 0 {
            let told = Message::new("report-cells-cut")
                .with("count", self.cut.get())
                .with("limit", CELL_LENGTH);
            let told = Words::new(style.lang).say(&told);
            self.line(sheet, row, &told, &self.note())?;
        }
        // Where a sheet is wider than a screen, the codes stay in sight beside the figures, and whatever else tells what a
        // row is about.
        let codes_first = self.table.columns().first().map(|c| c.kind) == Some(ColumnKind::CodePath);
        let stays = self.table.is_wide() && (codes_first || self.table.leading > 1);
        let kept = if stays { self.table.leading } else { 0 };
        sheet.set_freeze_panes(top, u16::from(kept))?;
        sheet.set_repeat_rows(1, top - 1)?;
        sheet.set_paper_size(9);
        if self.table.is_wide() {
            sheet.set_landscape();
        }
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.8, 0.8, 0.8, 0.8, 0.4, 0.4);
        sheet.set_footer("&C&P");
        Ok(())
    }

    /// A text across all columns.
    fn line(&self, sheet: &mut Worksheet, row: u32, text: &str, format: &Format) -> Result<(), XlsxError> {
        let text = &*self.fitted(text);
        let format = self.text_format(format.clone(), text);
        if self.last_column == 0 {
            sheet.write_string_with_format(row, 0, text, &format)?;
        } else {
            sheet.merge_range(row, 0, row, self.last_column, text, &format)?;
        }
        // Excel does not fit the height of a row to merged cells.
        let lines = self.layout.lines(text, self.available);
        sheet.set_row_height(row, lines as f64 * self.profile.table * LINE + 6.0)?;
        Ok(())
    }

    /// The text as far as a cell holds it, an ellipsis telling that there is more. A sheet without a title is data that
    /// are read back, of which nothing may be missing: the writer refuses it.
    fn fitted<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.table.title.is_empty() || text.encode_utf16().count() <= CELL_LENGTH {
            return Cow::Borrowed(text);
        }
        self.cut.set(self.cut.get() + 1);
        let mut units = 1;
        let mut letters = text.char_indices();
        let end = letters.find(|(_, c)| {
            units += c.len_utf16();
            units > CELL_LENGTH
        });
        let end = end.map_or(text.len(), |(at, _)| grapheme::border(text, at, false));
        Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default()))
    }

    /// Row `r` of the header or the body, whose first row stands at `top`.
    fn row(
        &self,
        sheet: &mut Worksheet,
        top: u32,
        all: &[Row],
        r: usize,
        part: SheetPart,
    ) -> Result<(), XlsxError> {
        let Some(row) = all.get(r) else {
            return Ok(());
        };
        let at = top + rows(r);
        for ((c, cell), column) in (0u16..).zip(&row.cells).zip(self.table.columns()) {
            if cell.is_covered() {
                continue;
            }
            let text = cell.display(self.table.style, column.kind);
            let (_, mut side) = self.layout.place(column, usize::from(c), &text);
            if part == SheetPart::Header && cell.column_span() > 1 {
                side = CellSide::Center;
            }
            let mut format = self
                .text_format(self.cell(part, r, row.role), &text)
                .set_align(match side {
                    CellSide::Center => FormatAlign::Center,
                    CellSide::Right => FormatAlign::Right,
                    CellSide::Left => FormatAlign::Left,
                });
            if part == SheetPart::Header && self.table.turns_heading(usize::from(c)) {
                format = format.set_rotation(90);
            }
            if cell.strong {
                format = format.set_bold();
            }
            if cell.indent() > 0 {
                format = format.set_indent(u8::try_from(cell.indent()).unwrap_or(15));
            }
            let bottom = at + rows(cell.row_span()) - 1;
            let right = c + u16::try_from(cell.column_span()).unwrap_or(1) - 1;
            if r + cell.row_span() == all.len() {
                format = format.set_border_bottom(match part {
                    SheetPart::Header => FormatBorder::Thin,
                    SheetPart::Body => FormatBorder::Medium,
                });
            }
            if (bottom, right) != (at, c) {
                sheet.merge_range(at, c, bottom, right, "", &format)?;
            }
            match &cell.value {
                Value::Empty => sheet.write_blank(at, c, &format)?,
                Value::Number { value, decimals } => {
                    let format = format.set_num_format(number_format(self.table.style.digits, *decimals, ""));
                    sheet.write_number_with_format(at, c, *value, &format)?
                }
                Value::Percent { part, whole } if *whole != 0.0 => {
                    let format = format.set_num_format(number_format(self.table.style.digits, 1, "%"));
                    sheet.write_number_with_format(at, c, part / whole, &format)?
                }
                Value::Undefined | Value::Text(_) | Value::Path(_) | Value::Percent { .. } => {
                    sheet.write_string_with_format(at, c, &*self.fitted(&text), &format)?
                }
            };
        }
        Ok(())
    }

    /// Room for the headings of a header row, merged ones apart.
    fn header_height(&self, header: &[Row], r: usize) -> f64 {
        if let Some(height) = turned_height(self.table, self.profile.table) {
            return height.min(HIGHEST);
        }
        let cells = header.get(r).map(|row| row.cells.as_slice()).unwrap_or_default();
        let lines = cells
            .iter()
            .zip(self.table.columns())
            .enumerate()
            .map(|(c, (cell, column))| {
                if cell.is_covered() || cell.row_span() > 1 {
                    return 1;
                }
                let text = cell.display(self.table.style, column.kind);
                self.layout.lines(&text, self.layout.width_of(cell, c))
            });
        lines.max().unwrap_or(1) as f64 * self.profile.table * LINE + 4.0
    }

    fn caption(&self) -> Format {
        self.base_format()
            .set_bold()
            .set_font_size(self.profile.caption + 1.0)
            .set_align(FormatAlign::VerticalCenter)
    }

    fn note(&self) -> Format {
        self.base_format()
            .set_font_size(self.profile.note)
            .set_align(FormatAlign::Top)
    }

    fn cell(&self, part: SheetPart, r: usize, role: RowRole) -> Format {
        let format = self.base_format();
        match part {
            SheetPart::Header => {
                let format = format.set_bold().set_align(FormatAlign::VerticalCenter);
                if r == 0 {
                    format.set_border_top(FormatBorder::Medium)
                } else {
                    format
                }
            }
            SheetPart::Body => {
                let mut format = format.set_align(FormatAlign::Top);
                if role == RowRole::Total {
                    format = format.set_bold();
                }
                match self.table.rule_above(r) {
                    Some(Rule::Group) => format.set_border_top(FormatBorder::Thin),
                    Some(Rule::Part) => format.set_border_top(FormatBorder::Hair),
                    None => format,
                }
            }
        }
    }

    fn base_format(&self) -> Format {
        Format::new().set_text_wrap().set_font_size(self.profile.table)
    }

    /// The format with the font and the reading direction of a text.
    fn text_format(&self, format: Format, text: &str) -> Format {
        let persian = self.table.style.digits == Digits::Persian;
        let fallback = if persian { Direction::Rtl } else { Direction::Ltr };
        let font = match base_direction(text, None, fallback) {
            Direction::Rtl => &self.profile.persian,
            Direction::Ltr => &self.profile.latin,
        };
        let reading = match base_direction(text, None, self.table.style.direction) {
            Direction::Rtl => 2,
            Direction::Ltr => 1,
        };
        format.set_font_name(font).set_reading_direction(reading)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum SheetPart {
    Header,
    Body,
}

fn rows(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Excel's picture of a number; the code in brackets asks for Persian digits.
fn number_format(digits: Digits, decimals: u8, sign: &str) -> String {
    let shape = match digits {
        Digits::Persian => "[$-3000429]",
        Digits::Latin => "",
    };
    let fraction = if decimals == 0 {
        String::new()
    } else {
        format!(".{}", "0".repeat(usize::from(decimals)))
    };
    let whole = if sign.is_empty() { "#,##0" } else { "0" };
    format!("{shape}{whole}{fraction}{sign}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Column, Style};

    /// The widths of the columns of a sheet, in points.
    fn widths(table: &Table) -> Vec<f64> {
        let profile = Profile::all().first().expect("a profile");
        Sheet::new(table, profile).layout.widths
    }

    #[test]
    fn passages_have_more_room_than_codes_however_many_columns_there_are() {
        let mut columns = vec![Column::text("کد", 3.0), Column::text("گزاره", 5.0)];
        columns.extend((1..=11).map(|n| Column::text(format!("ویژگی شمارهٔ {n}"), 1.2)));
        let mut table = Table::new("", Style::FA, columns);
        table.wide = true;
        let path = "حاکمیتی-سیاست‌گذاری ‹ عدم باورمندی دولت نسبت به بخش خصوصی ‹ نبود نظام ساختارمند در حمایت از دفاتر";
        let words = "بعد نه بسته‌ای برای وام دیدیم، نه معافیتی، نه بیمه‌ای؛ هر کمکی هم که شد سلیقهٔ یک مدیر بود و تمام شد";
        let mut cells = vec![path.to_owned(), words.to_owned()];
        cells.extend((0..11).map(|_| "مدیر دفتر پیشخوان".to_owned()));
        table.push(cells);
        let widths = widths(&table);
        let (codes, passages) = (widths[0], widths[1]);
        assert!(passages > codes, "{widths:?}");
        assert!(passages > 140.0, "{widths:?}");
        assert!(codes < 0.2 * widths.iter().sum::<f64>(), "{widths:?}");
    }

    #[test]
    fn codes_are_no_wider_than_the_longest_of_them() {
        let columns = vec![
            Column::text("کد", 3.0),
            Column::number("گزاره‌ها"),
            Column::number("سندها"),
        ];
        let mut table = Table::new("", Style::FA, columns);
        table.wide = true;
        for n in 1..=4 {
            table.push([
                "عدم حمایت مناسب متولیان از دفاتر".to_owned(),
                n.to_string(),
                n.to_string(),
            ]);
        }
        let widths = widths(&table);
        assert!(widths.iter().sum::<f64>() <= PORTRAIT + 1.0, "{widths:?}");
    }
}

//! How wide the columns of a table are on the screen.

use egui::{Color32, FontId, Ui};

use super::preview::{INDENT, PAD};
use crate::report::{Cell, ColumnKind, Row, Table, Value};
use crate::ui::kit::{self, Fit};
use crate::ui::theme::Theme;

/// The narrowest column.
const NARROWEST: f32 = 56.0;
/// The widest column that a single long word asks for.
const WIDEST_WORD: f32 = 180.0;
/// The narrowest column of codes, whose names are made of words.
const NARROWEST_CODES: f32 = 150.0;
/// The narrowest column of codes that are told with all above them.
const NARROWEST_PATHS: f32 = 210.0;
/// The column of codes of a table that is wider than its room.
const ROOMY_CODES: f32 = 220.0;
/// Lines of a heading beyond which a column of figures becomes wider, and how wide it may become for that.
const HEADING_LINES: usize = 4;
const WIDEST_FOR_HEADING: f32 = 120.0;
/// A step in looking for that width.
const STEP: f32 = 8.0;
/// Long words of a column that are measured.
const WORDS_MEASURED: usize = 4;
/// From so many letters on a text runs on; where so many columns of such texts stand side by side, none is narrower than
/// a line that can be read.
const RUNNING: usize = 60;
const MANY_RUNNING: usize = 4;
const READABLE: f32 = 170.0;
/// How much wider than any other column the text is at least for which a table is read.
const LARGER: f32 = 1.25;
/// The mean width of a letter in points, and the lines that a text has then at most while a column is not wider than a
/// line that can be read.
const LETTER: f32 = 6.5;
const LINES: f32 = 3.0;
/// Rows that are looked at for long words.
const LOOKED_AT: usize = 80;

/// Shares the room out by the weights of the columns, none narrower than its words; in points. They may need more than
/// there is.
pub(super) fn column_widths(ui: &Ui, table: &Table, header: &[Row], room: f32) -> Vec<f32> {
    let mut least: Vec<f32> = (0..table.columns().len())
        .map(|c| narrowest(ui, table, header, c))
        .collect();
    let running: Vec<usize> = (0..least.len()).filter(|c| runs_on(table, *c)).collect();
    if running.len() >= MANY_RUNNING {
        for (_, least) in least.iter_mut().enumerate().filter(|(c, _)| running.contains(c)) {
            *least = least.max(READABLE);
        }
    }
    // The text that has the greatest share is what a table is read for: no column of names is wider, unless all of it
    // stands in one line.
    let widest = least.iter().copied().fold(0.0, f32::max);
    let shares = table.shares();
    let first = (0..least.len()).reduce(|a, b| if shares.get(b) > shares.get(a) { b } else { a });
    if let Some(main) = first
        && let Some(least) = least.get_mut(main)
    {
        let whole = longest(table, main) as f32 * LETTER + 2.0 * PAD.x;
        *least = least.max(whole.min(widest * LARGER));
    }
    let shares = shares.into_iter().map(|share| share as f32 * room);
    let mut widths: Vec<f32> = shares
        .zip(&least)
        .map(|(width, least)| width.max(*least))
        .collect();
    // What the narrow columns got beyond their share is taken from the wide ones.
    let total: f32 = widths.iter().sum();
    let spare: f32 = widths.iter().zip(&least).map(|(w, least)| w - least).sum();
    if total > room && spare > 0.0 {
        let less = ((total - room) / spare).min(1.0);
        for (width, least) in widths.iter_mut().zip(&least) {
            *width -= (*width - least) * less;
        }
    }
    let sideways = widths.iter().sum::<f32>() > room + 0.5;
    // Where columns go sideways in any case, rows are not made high for want of room for their words and names.
    if sideways {
        for (column, width) in widths.iter_mut().enumerate() {
            let wanted = longest(table, column) as f32 * LETTER / LINES;
            *width = width.max(wanted.min(READABLE));
        }
    }
    if sideways
        && let Some(first) = widths.first_mut()
        && table
            .columns()
            .first()
            .is_some_and(|c| c.kind == ColumnKind::CodePath)
    {
        *first = first.max(ROOMY_CODES.min(room / 4.0));
    }
    widths
}

/// Whether some text of a column's first rows runs on.
fn runs_on(table: &Table, column: usize) -> bool {
    longest(table, column) > RUNNING
}

/// The letters of the longest text of a column's first rows.
fn longest(table: &Table, column: usize) -> usize {
    let cells = table.rows().iter().take(LOOKED_AT);
    let cells = cells.filter_map(|row| row.cells.get(column));
    let letters = cells.map(|cell| match &cell.value {
        Value::Text(text) => text.chars().count(),
        _ => 0,
    });
    letters.max().unwrap_or_default()
}

/// The width at which no word of a column's heading and of its first rows has to be broken, and a heading over figures
/// does not grow into a tower.
fn narrowest(ui: &Ui, table: &Table, header: &[Row], column: usize) -> f32 {
    let theme = Theme::of(ui.ctx());
    let kind = table.columns().get(column).map(|c| c.kind).unwrap_or_default();
    let bold = theme.bold(theme.size.secondary);
    let shown = |rows: &[Row], kind| -> Vec<(usize, String)> {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let single = cells.filter(|cell| cell.column_span() == 1 && !cell.is_covered());
        single
            .map(|cell| (cell.indent(), cell.display(table.style, kind)))
            .collect()
    };
    let body = table.rows();
    let body = body.get(..LOOKED_AT).unwrap_or(body);
    let mut paths = body.iter().filter_map(|row| row.cells.get(column));
    let mut width = match kind {
        _ if paths.any(Cell::prints_path) => NARROWEST_PATHS,
        ColumnKind::CodePath => NARROWEST_CODES,
        ColumnKind::Text | ColumnKind::Number | ColumnKind::Percent => NARROWEST,
    };
    let heads = shown(header, kind);
    let words = widest_word(ui, &heads, &bold);
    let words = words.max(widest_word(
        ui,
        &shown(body, kind),
        &theme.font(theme.size.secondary),
    ));
    width = width.max(words.min(WIDEST_WORD));
    if matches!(kind, ColumnKind::Number | ColumnKind::Percent) {
        for (_, text) in &heads {
            let rows = |width| kit::row_count(ui.ctx(), text, bold.clone(), width, HEADING_LINES + 1);
            while width < WIDEST_FOR_HEADING && rows(width - 2.0 * PAD.x) > HEADING_LINES {
                width += STEP;
            }
        }
    }
    width
}

/// The width that the widest word asks for, with the space round it; each text comes with its steps of indentation.
fn widest_word(ui: &Ui, texts: &[(usize, String)], font: &FontId) -> f32 {
    // A no-break space is no place to break.
    let mut words: Vec<(usize, &str)> = texts
        .iter()
        .flat_map(|(indent, text)| text.split([' ', '\n']).map(|word| (*indent, word)))
        .collect();
    words.sort_unstable();
    words.dedup();
    // Letters differ in width: the longest word need not be the widest.
    words.sort_by_key(|(_, word)| std::cmp::Reverse(word.chars().count()));
    let widths = words.into_iter().take(WORDS_MEASURED).map(|(indent, word)| {
        let galley = kit::layout(ui.ctx(), word, font.clone(), Color32::PLACEHOLDER, Fit::Line);
        indent as f32 * INDENT + galley.size().x + 2.0 * PAD.x + 2.0
    });
    widths.fold(0.0, f32::max)
}

//! LaTeX for XeLaTeX: a document that compiles as it stands, with each table between two marks for copying.
//!
//! Right to left it uses xepersian; left to right plain fontspec, with Persian words turned by the engine itself.

use crate::report::{Block, Column, Report, Row, RowRole, Rule, Style, Table};
use crate::text::Direction;

use super::layout::{CellSide, TableLayout, panels};
use super::writers::Writer;
use super::xml::allowed;
use super::{Profile, continued, runs};

/// Width of the text in points: A4 with margins of 2 cm.
const PORTRAIT: f64 = 482.0;
const LANDSCAPE: f64 = 728.0;
/// Space at each side of a column.
const COLUMN_MARGIN: f64 = 6.0;
/// Share of a column's width that merged text may fill by our estimate. The fonts of another machine may be wider, and
/// text that needs more lines than its rows have would be printed over the next rows.
const WIDE_FONT: f64 = 0.75;
/// A merged block of at most so many rows is kept on one page.
const KEPT: usize = 8;

/// LaTeX for XeLaTeX, with xepersian when right to left.
pub(super) const WRITER: Writer = Writer {
    key: "latex",
    endings: &["tex"],
    write: |report, setting| Ok(write(&report.printed(), setting.profile).into_bytes()),
    data: None,
};

/// The whole file.
fn write(document: &Report, profile: &Profile) -> String {
    let wide = document.tables().any(Table::is_wide);
    let mut out = preamble(document.style, profile, wide);
    out.push_str("\\begin{document}\n");
    for block in &document.blocks {
        out.push('\n');
        match block {
            Block::Heading(level, text) => {
                let command =
                    ["section", "subsection", "subsubsection"][usize::from((*level).clamp(1, 3)) - 1];
                out.push_str(&format!("\\{command}*{{{}}}\n", words(text, document.style)));
            }
            Block::Paragraph(text) => {
                out.push_str(&words(text, document.style));
                out.push('\n');
            }
            Block::Table(table) => self::table(&mut out, table, profile, wide),
        }
    }
    out.push_str("\n\\end{document}\n");
    out
}

fn preamble(style: Style, profile: &Profile, wide: bool) -> String {
    let landscape = if wide { ",landscape" } else { "" };
    let mut out = format!(
        "% Compile with XeLaTeX, twice.\n\
         \\documentclass[12pt,a4paper]{{article}}\n\
         \\usepackage[margin=2cm{landscape}]{{geometry}}\n\
         \\usepackage{{array,booktabs,longtable,multirow,caption,graphicx}}\n"
    );
    let persian = escape(&profile.persian);
    let latin = escape(&profile.latin);
    let text = profile.text;
    // The first font that the machine has; the last ones come with TeX or with most systems.
    let first_of = |names: &[&str], command: &str| {
        let mut chain = String::new();
        for (i, name) in names.iter().enumerate() {
            if i + 1 == names.len() {
                chain.push_str(&format!("{command}{{{name}}}"));
            } else {
                chain.push_str(&format!("\\IfFontExistsTF{{{name}}}{{{command}{{{name}}}}}{{"));
            }
        }
        chain.push_str(&"}".repeat(names.len() - 1));
        chain.push('\n');
        chain
    };
    let persian_fonts = [
        persian.as_str(),
        "XB Niloofar",
        "Vazirmatn",
        "Amiri",
        "DejaVu Sans",
    ];
    let latin_fonts = [
        latin.as_str(),
        "TeX Gyre Termes",
        "Liberation Serif",
        "DejaVu Serif",
        "Latin Modern Roman",
    ];
    if style.is_rtl() {
        out.push_str("\\usepackage{xepersian}\n");
        out.push_str(&first_of(&persian_fonts, "\\settextfont"));
        out.push_str(&first_of(&latin_fonts, "\\setlatintextfont"));
    } else {
        out.push_str("\\usepackage{fontspec}\n");
        out.push_str(&first_of(&latin_fonts, "\\setmainfont"));
        out.push_str(&first_of(
            &persian_fonts,
            "\\newfontfamily\\persianwords[Script=Arabic]",
        ));
        out.push_str("\\TeXXeTstate=1\n\\newcommand\\RL[1]{{\\beginR\\persianwords #1\\endR}}\n");
        out.push_str("\\newcommand\\lr[1]{{\\beginL\\rmfamily #1\\endL}}\n");
    }
    // The caption package knows the sides of the page only, not those of the language.
    let side = if style.is_rtl() {
        "raggedleft"
    } else {
        "raggedright"
    };
    out.push_str(&format!(
        "% A number in Persian digits, which would be reversed at its decimal mark.\n\
         \\newcommand\\numeral[1]{{{{\\beginL #1\\endL}}}}\n\
         \\captionsetup{{labelsep=period,labelfont=bf,singlelinecheck=false,justification={side}}}\n\
         \\AtBeginDocument{{\\fontsize{{{text}}}{{{:.1}}}\\selectfont}}\n",
        text * 1.6
    ));
    out
}

fn table(out: &mut String, table: &Table, profile: &Profile, wide: bool) {
    out.push_str("% ---- table begins ----\n");
    let available = if wide { LANDSCAPE } else { PORTRAIT };
    let panels = panels(table, available, profile.table, COLUMN_MARGIN);
    for (i, (panel, layout)) in panels.iter().enumerate() {
        let caption = if i == 0 {
            format!("\\caption{{{}}}", words(&table.title, table.style))
        } else {
            // Every longtable counts itself.
            out.push_str("\\addtocounter{table}{-1}\n");
            format!("\\caption*{{{}}}", continued(table.style.lang, "\\thetable"))
        };
        self::panel(out, panel, layout, profile, &caption);
    }
    for (i, note) in table.notes.iter().chain(&table.provenance).enumerate() {
        let gap = if i == 0 { "\\vspace{-1em}" } else { "" };
        out.push_str(&format!(
            "{gap}{{{}\\noindent {}\\par}}\n",
            size(profile.note),
            words(note, table.style)
        ));
    }
    out.push_str("% ---- table ends ----\n");
}

fn size(points: f64) -> String {
    format!("\\fontsize{{{points}}}{{{:.1}}}\\selectfont", points * 1.5)
}

/// A part of a table that is as wide as the page.
fn panel(out: &mut String, table: &Table, layout: &TableLayout, profile: &Profile, caption: &str) {
    let style = table.style;
    let available: f64 = layout.widths.iter().sum();
    out.push('{');
    out.push_str(&size(profile.table));
    out.push_str("\\setlength\\tabcolsep{6pt}\\setlength\\extrarowheight{2pt}\n\\begin{longtable}{@{}");
    for (c, (column, width)) in table.columns().iter().zip(&layout.widths).enumerate() {
        let (_, side) = layout.place(column, c, "");
        // The outer columns reach the edge of the text, so they lose space on one side only.
        let last = table.columns().len().saturating_sub(1);
        let lost = 2 - usize::from(c == 0) - usize::from(c == last);
        out.push_str(&format!(
            "\n  >{{{}\\arraybackslash}}p{{\\dimexpr {:.4}\\linewidth-{lost}\\tabcolsep\\relax}}",
            ragged(side, style),
            width / available
        ));
    }
    out.push_str("@{}}\n");
    out.push_str(&format!("{caption}\\\\\n"));
    let head = header(table, layout);
    out.push_str(&format!(
        "{head}\\endfirsthead\n{head}\\endhead\n\\bottomrule\n\\endfoot\n"
    ));
    let lines = layout.row_lines(table);
    for (r, row) in table.rows().iter().enumerate() {
        match table.rule_above(r) {
            Some(Rule::Group) => out.push_str("\\midrule[0.2pt]\n"),
            Some(Rule::Part) => part_rule(out, row),
            None => {}
        }
        body_row(out, table, layout, &lines, r, row);
    }
    out.push_str("\\end{longtable}}\n");
}

/// A rule over the cells that no merged cell covers from above.
fn part_rule(out: &mut String, row: &Row) {
    let mut open: Option<usize> = None;
    for c in 0..=row.cells.len() {
        let free = row.cells.get(c).is_some_and(|cell| !cell.continues_from_above());
        match (open, free) {
            (None, true) => open = Some(c),
            (Some(start), false) => {
                out.push_str(&format!("\\cmidrule[0.1pt]{{{}-{c}}}", start + 1));
                open = None;
            }
            _ => {}
        }
    }
    out.push('\n');
}

fn header(table: &Table, layout: &TableLayout) -> String {
    let mut out = String::from("\\toprule\n");
    for row in table.header() {
        let mut cells = Vec::new();
        let mut ties = String::new();
        for (c, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
            if cell.continues_from_above() {
                cells.push(String::new());
            }
            if cell.is_covered() {
                continue;
            }
            let mut text = format!(
                "\\textbf{{{}}}",
                words(&cell.display(table.style, column.kind), table.style)
            );
            if table.turns_heading(c) {
                text = format!("\\rotatebox{{90}}{{{text}}}");
            }
            let span = cell.column_span();
            if span > 1 {
                cells.push(format!("\\multicolumn{{{span}}}{{c}}{{{text}}}"));
                ties.push_str(&format!("\\cmidrule(lr){{{}-{}}}", c + 1, c + span));
            } else if cell.row_span() > 1 {
                let side = layout.place(column, c, "").1;
                cells.push(format!(
                    "\\multirow[b]{{{}}}{{=}}{{{} {text}}}",
                    cell.row_span(),
                    ragged(side, table.style)
                ));
            } else {
                cells.push(text);
            }
        }
        out.push_str(&cells.join(" & "));
        out.push_str(" \\\\\n");
        if !ties.is_empty() {
            out.push_str(&ties);
            out.push('\n');
        }
    }
    out.push_str("\\midrule\n");
    out
}

fn body_row(out: &mut String, table: &Table, layout: &TableLayout, lines: &[usize], r: usize, row: &Row) {
    let mut cells = Vec::new();
    for (c, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
        if cell.continues_from_above() {
            let filler = match cell.column_span() {
                1 => String::new(),
                span => format!("\\multicolumn{{{span}}}{{c}}{{}}"),
            };
            cells.push(filler);
        }
        if cell.is_covered() {
            continue;
        }
        let shown = cell.display(table.style, column.kind);
        let (direction, side) = layout.place(column, c, &shown);
        let mut text = words(
            &shown,
            Style {
                direction,
                ..table.style
            },
        );
        if direction != table.style.direction {
            text = match direction {
                Direction::Rtl => format!("\\RL{{{text}}}"),
                Direction::Ltr => format!("\\lr{{{text}}}"),
            };
        }
        if row.role == RowRole::Total || cell.strong {
            text = format!("\\textbf{{{text}}}");
        }
        if cell.indent() > 0 {
            text = format!("\\hspace*{{{}em}}{text}", cell.indent());
        }
        let side = ragged(side, table.style);
        let width = layout.width_of(cell, c);
        let under: usize = lines.iter().skip(r).take(cell.row_span()).sum();
        text = if cell.column_span() > 1 {
            format!(
                "\\multicolumn{{{}}}{{p{{{width:.1}pt}}}}{{{side} {text}}}",
                cell.column_span()
            )
        } else if cell.row_span() > 1 && layout.lines(&shown, width * WIDE_FONT) <= under {
            format!("\\multirow[t]{{{}}}{{=}}{{{side} {text}}}", cell.row_span())
        } else {
            format!("{}{text}", override_side(column, c, layout, side, table.style))
        };
        cells.push(text);
    }
    out.push_str(&cells.join(" & "));
    // A star forbids a page break after the row.
    out.push_str(if breaks_inside(table, r) {
        " \\\\*\n"
    } else {
        " \\\\\n"
    });
}

/// The command for a side of its own, nothing where the column gives it already.
fn override_side(
    column: &Column,
    index: usize,
    layout: &TableLayout,
    side: &'static str,
    style: Style,
) -> &'static str {
    if ragged(layout.place(column, index, "").1, style) == side {
        ""
    } else {
        side
    }
}

/// Whether a break after row `r` would tear a small merged block.
fn breaks_inside(table: &Table, r: usize) -> bool {
    let Some(next) = table.rows().get(r + 1) else {
        return false;
    };
    next.cells.iter().enumerate().any(|(c, cell)| {
        cell.continues_from_above()
            && (0..=r)
                .rev()
                .find_map(|above| {
                    let origin = table.rows().get(above)?.cells.get(c)?;
                    (!origin.is_covered()).then_some(origin.row_span())
                })
                .is_some_and(|span| span <= KEPT)
    })
}

fn ragged(side: CellSide, style: Style) -> &'static str {
    match (side, style.direction) {
        (CellSide::Center, _) => "\\centering",
        (CellSide::Right, Direction::Rtl) | (CellSide::Left, Direction::Ltr) => "\\raggedright",
        (CellSide::Left, Direction::Rtl) | (CellSide::Right, Direction::Ltr) => "\\raggedleft",
    }
}

/// Words ready for a paragraph of the style's direction, each script in its own font.
fn words(text: &str, style: Style) -> String {
    let mut out = String::new();
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            out.push_str("\\newline ");
        }
        for run in runs::split(line, style.direction) {
            match (run.rtl, style.direction) {
                (true, Direction::Rtl) => numerals(&mut out, run.text),
                (true, Direction::Ltr) => {
                    out.push_str("\\RL{");
                    numerals(&mut out, run.text);
                    out.push('}');
                }
                (false, Direction::Rtl) => {
                    out.push_str("\\lr{");
                    out.push_str(&escape(run.text));
                    out.push('}');
                }
                (false, Direction::Ltr) => out.push_str(&escape(run.text)),
            }
        }
    }
    out
}

/// Persian words, with every number that holds a mark kept in its order.
fn numerals(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let before = rest.get(..start).unwrap_or_default();
        // A minus sign belongs to the number.
        let words = before.trim_end_matches('\u{2212}');
        let (words, from) = rest.split_at(words.len());
        out.push_str(&escape(words));
        let (number, after) =
            from.split_at(before.len() - words.len() + number_end(rest.get(start..).unwrap_or_default()));
        if number.chars().all(is_digit) {
            out.push_str(number);
        } else {
            out.push_str("\\numeral{");
            out.push_str(&escape(number));
            out.push('}');
        }
        rest = after;
    }
    out.push_str(&escape(rest));
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '۰'..='۹' | '٠'..='٩')
}

/// Where the number at the start of `text` ends: digits, single marks between digits, a percent sign after them.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let inside = match c {
            '٫' | '٬' | '/' | ':' | '.' | ',' => next.is_some_and(is_digit),
            '٪' | '%' => true,
            _ => is_digit(c),
        };
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        if matches!(c, '٪' | '%') {
            break;
        }
    }
    end
}

/// The text with everything that TeX would take for its own made plain.
fn escape(text: &str) -> String {
    let text = allowed(text);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            // A bracket after a line break would be read as its argument.
            '[' | ']' => {
                out.push('{');
                out.push(c);
                out.push('}');
            }
            '\n' | '\t' | '\r' => out.push(' '),
            // The commands give the direction; fonts draw these as boxes.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            // Two of these would join into another mark.
            '-' | '`' | '\'' | ',' | '?' | '!' | '<' | '>' => {
                out.push(c);
                if letters
                    .peek()
                    .is_some_and(|next| matches!(next, '-' | '`' | '\'' | ',' | '<' | '>'))
                {
                    out.push_str("{}");
                }
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_special_is_made_plain() {
        assert_eq!(
            escape(r"50% & a_b {x} $5 #1 \ ~ ^ [c] --"),
            r"50\% \& a\_b \{x\} \$5 \#1 \textbackslash{} \textasciitilde{} \textasciicircum{} {[}c{]} -{}-"
        );
    }

    #[test]
    fn numbers_with_marks_are_kept_in_order() {
        let check = |text, expected| assert_eq!(words(text, Style::FA), expected);
        check("۱۲٫۵٪ از ۳", "\\numeral{۱۲٫۵٪} از ۳");
        check(
            "ساعت ۷:۳۰، ۱۳۹۹/۰۳/۱۲.",
            "ساعت \\numeral{۷:۳۰}، \\numeral{۱۳۹۹/۰۳/۱۲}.",
        );
        check("\u{200e}\u{2212}۰٫۰۵", "\\numeral{\u{2212}۰٫۰۵}");
        check("با SMS 20% و", "با \\lr{SMS 20\\%} و");
        assert_eq!(words("Code «دفتر»", Style::EN), "Code «\\RL{دفتر}»");
    }
}

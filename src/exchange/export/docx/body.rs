//! `document.xml`: paragraphs, captions and tables.

use crate::i18n::{Digits, Lang};
use crate::report::{Block, Cell, Report, Row, RowRole, Rule, Style, Table};
use crate::text::Direction;

use super::super::layout::{CellSide, TableLayout, panels};
use super::super::xml::Xml;
use super::super::{Profile, continued, runs, table_label};
use super::styles::fonts;
use super::{FOOTER, MAIN, RELATIONS};

/// A4 in twentieths of a point, the unit of Word.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
/// Margins of the page: 2 cm.
pub(in crate::exchange::export) const MARGIN: u32 = 1_134;
/// Margins inside a cell.
const CELL_MARGIN: u32 = 85;
/// Rules in eighths of a point, as booktabs draws them: above and below, under the header, between groups.
const OUTER_RULE: &str = "12";
const HEADER_RULE: &str = "6";
const GROUP_RULE: &str = "4";
/// Colours of rules: the text's own, and a grey for the borders of smaller groups.
const INK: &str = "auto";
const FAINT: &str = "BFBFBF";

/// `document.xml`.
pub(super) fn document(document: &Report, profile: &Profile) -> String {
    let mut xml = Xml::part();
    let spaces = [("xmlns:w", MAIN), ("xmlns:r", RELATIONS)];
    let mut body = BodyWriter {
        profile,
        style: document.style,
        tables: 0,
    };
    xml.element("w:document", &spaces, |xml| {
        xml.element("w:body", &[], |xml| {
            let mut wide = document.blocks.first().is_some_and(is_wide);
            for block in &document.blocks {
                if is_wide(block) != wide {
                    // The properties of a section stand in its last paragraph.
                    xml.element("w:p", &[], |xml| {
                        xml.element("w:pPr", &[], |xml| section(xml, document.style, wide));
                    });
                    wide = is_wide(block);
                }
                body.block(xml, block, wide);
            }
            section(xml, document.style, wide);
        });
    });
    xml.finish()
}

/// `footer1.xml`: the number of the page.
///
/// No format of a number that Office Open XML knows has Persian digits. Word draws those of a right-to-left run in
/// Persian as its option for numerals says, and fonts such as Nazanin draw Persian ones for any; LibreOffice writes Latin
/// ones, and tests in the field of a page, by which Word could be made to choose a digit, are not read by it.
pub(in crate::exchange::export) fn footer(style: Style, profile: &Profile) -> String {
    let mut xml = Xml::part();
    xml.element("w:ftr", &[("xmlns:w", MAIN)], |xml| {
        let setting = ParagraphSetting {
            style: "TableNote",
            direction: style.direction,
            side: CellSide::Center,
            indent: 0,
        };
        paragraph(xml, setting, |xml| {
            let first = style.digits.number(1.0, 0);
            field(xml, " PAGE ", &first, style.is_rtl(), false, profile);
        });
    });
    xml.finish()
}

fn is_wide(block: &Block) -> bool {
    matches!(block, Block::Table(table) if table.is_wide())
}

fn section(xml: &mut Xml, style: Style, wide: bool) {
    let (width, height) = page(wide);
    let margin = MARGIN.to_string();
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
        let (width, height) = (width.to_string(), height.to_string());
        let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
        if wide {
            size.push(("w:orient", "landscape"));
        }
        xml.empty("w:pgSz", &size);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", &margin),
                ("w:right", &margin),
                ("w:bottom", &margin),
                ("w:left", &margin),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ],
        );
        if style.is_rtl() {
            xml.empty("w:bidi", &[]);
        }
    });
}

fn page(wide: bool) -> (u32, u32) {
    if wide {
        (LONG_SIDE, SHORT_SIDE)
    } else {
        (SHORT_SIDE, LONG_SIDE)
    }
}

/// How a paragraph stands.
#[derive(Clone, Copy)]
pub(in crate::exchange::export) struct ParagraphSetting<'a> {
    pub(in crate::exchange::export) style: &'a str,
    pub(in crate::exchange::export) direction: Direction,
    pub(in crate::exchange::export) side: CellSide,
    pub(in crate::exchange::export) indent: usize,
}

struct BodyWriter<'a> {
    profile: &'a Profile,
    style: Style,
    tables: usize,
}

impl BodyWriter<'_> {
    fn block(&mut self, xml: &mut Xml, block: &Block, wide: bool) {
        match block {
            Block::Heading(level, text) => {
                let style = format!("Heading{}", (*level).clamp(1, 3));
                self.words(xml, &style, self.style, text);
            }
            Block::Paragraph(text) => self.words(xml, "Normal", self.style, text),
            Block::Table(table) => self.table(xml, table, wide),
        }
    }

    /// A paragraph of the document's direction, at the side where reading begins.
    fn words(&self, xml: &mut Xml, style: &str, manner: Style, text: &str) {
        let setting = ParagraphSetting {
            style,
            direction: manner.direction,
            side: start_side(manner.direction),
            indent: 0,
        };
        paragraph(xml, setting, |xml| {
            text_runs(xml, text, manner.direction, self.profile)
        });
    }

    fn table(&mut self, xml: &mut Xml, table: &Table, wide: bool) {
        self.tables += 1;
        self.caption(xml, table);
        let width = page(wide).0 - 2 * MARGIN;
        let points = |twentieths: u32| f64::from(twentieths) / 20.0;
        let panels = panels(table, points(width), self.profile.table, points(CELL_MARGIN));
        let height = points(page(wide).1 - 2 * MARGIN);
        for (i, (panel, layout)) in panels.iter().enumerate() {
            if i > 0 {
                let number = table.style.digits.number(self.tables as f64, 0);
                self.words(xml, "Caption", table.style, &continued(table.style.lang, &number));
            }
            self.panel(xml, panel, layout, (width, height));
        }
        for note in &table.notes {
            self.words(xml, "TableNote", table.style, note);
        }
        // Word joins two tables that nothing stands between.
        let source = table.provenance.as_deref().unwrap_or_default();
        self.words(xml, "TableSource", table.style, source);
    }

    /// A part of a table on pages with room for so much: twentieths of a point across, points down.
    fn panel(&self, xml: &mut Xml, table: &Table, layout: &TableLayout, (width, height): (u32, f64)) {
        let may_break = layout.may_break(table, height);
        xml.element("w:tbl", &[], |xml| {
            properties(xml, table.style, width);
            xml.element("w:tblGrid", &[], |xml| {
                for width in &layout.widths {
                    xml.empty("w:gridCol", &[("w:w", &twips(*width))]);
                }
            });
            let header = table.header();
            for (r, row) in header.iter().enumerate() {
                let rule = (r + 1 == header.len()).then_some(HEADER_RULE);
                self.row(xml, table, layout, row, BlockKind::Header { rule });
            }
            for ((r, row), may_break) in table.rows().iter().enumerate().zip(may_break) {
                let rule = table.rule_above(r);
                self.row(xml, table, layout, row, BlockKind::Body { rule, may_break });
            }
        });
    }

    fn caption(&self, xml: &mut Xml, table: &Table) {
        let style = table.style;
        let setting = ParagraphSetting {
            style: "Caption",
            direction: style.direction,
            side: start_side(style.direction),
            indent: 0,
        };
        let rtl = style.lang == Lang::Fa;
        let label = table_label(style.lang);
        let number = style.digits.number(self.tables as f64, 0);
        paragraph(xml, setting, |xml| {
            run(xml, &format!("{label} "), rtl, self.profile);
            // Word counts in Latin digits alone, LibreOffice too where it is told how to count: the field keeps the
            // number that it has, and lists of tables still find it.
            let (instruction, locked) = match style.digits {
                Digits::Persian => (format!(" SEQ {label} "), true),
                Digits::Latin => (format!(" SEQ {label} \\* ARABIC "), false),
            };
            field(xml, &instruction, &number, rtl, locked, self.profile);
            text_runs(xml, &format!(". {}", table.title), style.direction, self.profile);
        });
    }

    fn row(&self, xml: &mut Xml, table: &Table, layout: &TableLayout, row: &Row, kind: BlockKind) {
        let header = matches!(kind, BlockKind::Header { .. });
        let may_break = matches!(kind, BlockKind::Body { may_break: true, .. });
        xml.element("w:tr", &[], |xml| {
            if !may_break {
                xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    if header {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
            }
            for (c, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
                if cell.is_covered() && !cell.continues_from_above() {
                    continue;
                }
                xml.element("w:tc", &[], |xml| {
                    xml.element("w:tcPr", &[], |xml| {
                        let width = twips(layout.width_of(cell, c));
                        xml.empty("w:tcW", &[("w:w", &width), ("w:type", "dxa")]);
                        if cell.column_span() > 1 {
                            xml.empty("w:gridSpan", &[("w:val", &cell.column_span().to_string())]);
                        }
                        if cell.continues_from_above() {
                            xml.empty("w:vMerge", &[]);
                        } else if cell.row_span() > 1 {
                            xml.empty("w:vMerge", &[("w:val", "restart")]);
                        }
                        cell_rule(xml, kind, cell);
                        let place = if header { "bottom" } else { "top" };
                        xml.empty("w:vAlign", &[("w:val", place)]);
                    });
                    let text = if cell.continues_from_above() {
                        String::new()
                    } else {
                        cell.display(table.style, column.kind)
                    };
                    let (direction, mut side) = layout.place(column, c, &text);
                    let mut indent = cell.indent();
                    let mut style = "TableText";
                    if header {
                        style = "TableHeader";
                        indent = 0;
                        if cell.column_span() > 1 {
                            side = CellSide::Center;
                        } else if side != CellSide::Center {
                            side = start_side(table.style.direction);
                        }
                    } else if row.role == RowRole::Total || cell.strong {
                        // A row in bold stays with the first of those below it. What lies over several rows keeps none of
                        // them on its page: they would all go on to the next one together.
                        let lies_over = cell.row_span() > 1 || cell.is_covered();
                        style = if lies_over { "TableStrong" } else { "TableHeader" };
                    }
                    let setting = ParagraphSetting {
                        style,
                        direction,
                        side,
                        indent,
                    };
                    paragraph(xml, setting, |xml| text_runs(xml, &text, direction, self.profile));
                });
            }
        });
    }
}

#[derive(Clone, Copy)]
enum BlockKind {
    /// With the rule below, on the last header row.
    Header { rule: Option<&'static str> },
    /// With the rule above, and whether it may go on on the next page.
    Body { rule: Option<Rule>, may_break: bool },
}

fn cell_rule(xml: &mut Xml, kind: BlockKind, cell: &Cell) {
    let (edge, size, colour) = match kind {
        BlockKind::Header { rule: Some(size) } => ("w:bottom", size, INK),
        // A heading over several columns is tied to them by a thin rule.
        BlockKind::Header { rule: None } if cell.column_span() > 1 => ("w:bottom", GROUP_RULE, INK),
        BlockKind::Body { .. } if cell.continues_from_above() => return,
        BlockKind::Body {
            rule: Some(Rule::Group),
            ..
        } => ("w:top", GROUP_RULE, INK),
        BlockKind::Body {
            rule: Some(Rule::Part),
            ..
        } => ("w:top", GROUP_RULE, FAINT),
        BlockKind::Header { rule: None } | BlockKind::Body { rule: None, .. } => return,
    };
    xml.element("w:tcBorders", &[], |xml| rule(xml, edge, size, colour));
}

fn rule(xml: &mut Xml, edge: &str, size: &str, colour: &str) {
    xml.empty(
        edge,
        &[
            ("w:val", "single"),
            ("w:sz", size),
            ("w:space", "0"),
            ("w:color", colour),
        ],
    );
}

/// The side at which the columns of a table begin. Named either way: LibreOffice turns a table that says nothing where
/// its first words are Persian.
pub(in crate::exchange::export) fn columns_from(xml: &mut Xml, direction: Direction) {
    let from_left: &[(&str, &str)] = &[("w:val", "0")];
    xml.empty("w:bidiVisual", if direction.is_rtl() { &[] } else { from_left });
}

fn properties(xml: &mut Xml, style: Style, width: u32) {
    xml.element("w:tblPr", &[], |xml| {
        columns_from(xml, style.direction);
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.element("w:tblBorders", &[], |xml| {
            rule(xml, "w:top", OUTER_RULE, INK);
            rule(xml, "w:bottom", OUTER_RULE, INK);
        });
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.element("w:tblCellMar", &[], |xml| {
            for (edge, width) in [
                ("w:top", 60),
                ("w:left", CELL_MARGIN),
                ("w:bottom", 40),
                ("w:right", CELL_MARGIN),
            ] {
                xml.empty(edge, &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            }
        });
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
    });
}

pub(in crate::exchange::export) fn paragraph(
    xml: &mut Xml,
    setting: ParagraphSetting<'_>,
    inner: impl FnOnce(&mut Xml),
) {
    let rtl = setting.direction == Direction::Rtl;
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", setting.style)]);
            // Named either way: the style's own direction is that of the document.
            xml.empty("w:bidi", if rtl { &[] } else { &[("w:val", "0")] });
            // In a right-to-left paragraph Word takes `left` and `right` for the leading and the trailing side.
            let begins = setting.side.begins(setting.direction);
            let side = match setting.side {
                CellSide::Center => Some("center"),
                CellSide::Left | CellSide::Right => (!begins).then_some("right"),
            };
            if setting.indent > 0 {
                let edge = if begins { "w:left" } else { "w:right" };
                xml.empty("w:ind", &[(edge, &(setting.indent * 220).to_string())]);
            }
            if let Some(side) = side {
                xml.empty("w:jc", &[("w:val", side)]);
            }
        });
        inner(xml);
    });
}

pub(in crate::exchange::export) fn start_side(direction: Direction) -> CellSide {
    match direction {
        Direction::Rtl => CellSide::Right,
        Direction::Ltr => CellSide::Left,
    }
}

pub(in crate::exchange::export) fn text_runs(
    xml: &mut Xml,
    text: &str,
    direction: Direction,
    profile: &Profile,
) {
    for part in runs::split(text, direction) {
        run(xml, part.text, part.rtl, profile);
    }
}

fn run(xml: &mut Xml, text: &str, rtl: bool, profile: &Profile) {
    xml.element("w:r", &[], |xml| {
        run_properties(xml, rtl, profile);
        run_text(xml, text);
    });
}

/// The words of a run.
pub(in crate::exchange::export) fn run_text(xml: &mut Xml, text: &str) {
    for (l, line) in text.split('\n').enumerate() {
        if l > 0 {
            xml.empty("w:br", &[]);
        }
        for (t, piece) in line.split('\t').enumerate() {
            if t > 0 {
                xml.empty("w:tab", &[]);
            }
            if !piece.is_empty() {
                xml.element("w:t", &[("xml:space", "preserve")], |xml| xml.text(piece));
            }
        }
    }
}

fn run_properties(xml: &mut Xml, rtl: bool, profile: &Profile) {
    xml.element("w:rPr", &[], |xml| {
        fonts(xml, profile);
        if rtl {
            xml.empty("w:rtl", &[]);
            xml.empty("w:lang", &[("w:bidi", "fa-IR")]);
        }
    });
}

/// A field with the result that shows until Word computes it again, which it does not where the field is locked.
fn field(xml: &mut Xml, instruction: &str, result: &str, rtl: bool, locked: bool, profile: &Profile) {
    let mark = |xml: &mut Xml, kind: &[(&str, &str)]| {
        xml.element("w:r", &[], |xml| {
            run_properties(xml, rtl, profile);
            xml.empty("w:fldChar", kind);
        });
    };
    let begin = [("w:fldCharType", "begin"), ("w:fldLock", "1")];
    mark(xml, if locked { &begin } else { &begin[..1] });
    xml.element("w:r", &[], |xml| {
        run_properties(xml, rtl, profile);
        xml.element("w:instrText", &[("xml:space", "preserve")], |xml| {
            xml.text(instruction)
        });
    });
    mark(xml, &[("w:fldCharType", "separate")]);
    run(xml, result, rtl, profile);
    mark(xml, &[("w:fldCharType", "end")]);
}

/// Points as whole twentieths.
fn twips(points: f64) -> String {
    format!("{:.0}", points * 20.0)
}

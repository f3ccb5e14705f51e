//! `content.xml`: paragraphs, captions and tables.

use crate::report::{Block, Cell, Column, Report, Row, RowRole, Rule, Style, Table};
use crate::text::Direction;

use super::super::layout::{CellSide, TableLayout, panels, text_area};
use super::super::xml::Xml;
use super::super::{Profile, continued, table_label};
use super::styles::{automatic, number_format};
use super::{SPACES, variant};

const CELL_MARGIN: f64 = 4.2;
const OUTER_RULE: &str = "1.5pt solid #000000";
const HEADER_RULE: &str = "0.75pt solid #000000";
const GROUP_RULE: &str = "0.5pt solid #000000";
const PART_RULE: &str = "0.5pt solid #bfbfbf";

/// `content.xml`.
pub(super) fn content(document: &Report, profile: &Profile) -> String {
    let mut writer = BodyWriter {
        panels: Vec::new(),
        tables: 0,
    };
    // The styles of the tables stand before the text, so their parts are laid out first.
    for block in &document.blocks {
        if let Block::Table(table) = block {
            writer.panels.push(LaidOutPanel::of(table, profile));
        }
    }
    let mut xml = Xml::part();
    xml.element("office:document-content", SPACES, |xml| {
        xml.element("office:automatic-styles", &[], |xml| {
            automatic(xml, document.style);
            for (t, panels) in writer.panels.iter().enumerate() {
                for (p, panel) in panels.iter().enumerate() {
                    panel.styles(xml, &format!("T{t}_{p}"));
                }
            }
            cell_styles(xml);
        });
        xml.element("office:body", &[], |xml| {
            xml.element("office:text", &[], |xml| {
                let label = table_label(document.style.lang);
                xml.element("text:sequence-decls", &[], |xml| {
                    xml.empty(
                        "text:sequence-decl",
                        &[("text:display-outline-level", "0"), ("text:name", label)],
                    );
                });
                let mut wide = false;
                for block in &document.blocks {
                    let wants = matches!(block, Block::Table(table) if table.is_wide());
                    if wants != wide {
                        wide = wants;
                        let name = if wide { "ToLandscape" } else { "ToPortrait" };
                        xml.empty("text:p", &[("text:style-name", name)]);
                    }
                    writer.block(xml, block);
                }
            });
        });
    });
    xml.finish()
}

struct BodyWriter {
    panels: Vec<Vec<LaidOutPanel>>,
    tables: usize,
}

impl BodyWriter {
    fn block(&mut self, xml: &mut Xml, block: &Block) {
        match block {
            Block::Heading(level, text) => {
                let level = (*level).clamp(1, 3).to_string();
                let style = format!("Heading_{level}");
                let attributes = [
                    ("text:style-name", style.as_str()),
                    ("text:outline-level", &level),
                ];
                xml.element("text:h", &attributes, |xml| words(xml, text));
            }
            Block::Paragraph(text) => paragraph(xml, "Standard", text),
            Block::Table(table) => {
                let number = self.tables + 1;
                caption(xml, table, number);
                for (p, panel) in self.panels.get(self.tables).into_iter().flatten().enumerate() {
                    if p > 0 {
                        let number = table.style.digits.number(number as f64, 0);
                        paragraph(xml, "Caption", &continued(table.style.lang, &number));
                    }
                    panel.write(xml, &format!("T{}_{p}", self.tables));
                }
                for note in &table.notes {
                    paragraph(xml, "TableNote", note);
                }
                paragraph(
                    xml,
                    "TableSource",
                    table.provenance.as_deref().unwrap_or_default(),
                );
                self.tables += 1;
            }
        }
    }
}

fn caption(xml: &mut Xml, table: &Table, number: usize) {
    let style = table.style;
    let label = table_label(style.lang);
    xml.element("text:p", &[("text:style-name", "Caption")], |xml| {
        xml.text(&format!("{label} "));
        let formula = format!("ooow:{label}+1");
        let attributes = [
            ("text:name", label),
            ("text:formula", formula.as_str()),
            ("style:num-format", number_format(style.digits)),
        ];
        // LibreOffice reads the number from Latin digits only and writes it in the format asked for.
        xml.element("text:sequence", &attributes, |xml| xml.text(&number.to_string()));
        words(xml, &format!(". {}", table.title));
    });
}

/// A part of a table, laid out.
struct LaidOutPanel {
    table: Table,
    layout: TableLayout,
    width: f64,
    /// Whether each row may go on on the next page.
    may_break: Vec<bool>,
}

impl LaidOutPanel {
    fn of(table: &Table, profile: &Profile) -> Vec<Self> {
        let (width, height) = text_area(table.is_wide());
        let parts = panels(table, width, profile.table, CELL_MARGIN).into_iter();
        let panel = |(table, layout): (Table, TableLayout)| Self {
            may_break: layout.may_break(&table, height),
            table,
            layout,
            width,
        };
        parts.map(panel).collect()
    }

    fn styles(&self, xml: &mut Xml, name: &str) {
        xml.element(
            "style:style",
            &[("style:name", name), ("style:family", "table")],
            |xml| {
                let mode = if self.table.style.is_rtl() {
                    "rl-tb"
                } else {
                    "lr-tb"
                };
                xml.empty(
                    "style:table-properties",
                    &[
                        ("style:width", &format!("{:.2}pt", self.width)),
                        ("table:align", "margins"),
                        ("table:border-model", "collapsing"),
                        ("style:writing-mode", mode),
                    ],
                );
            },
        );
        for (c, width) in self.layout.widths.iter().enumerate() {
            let column = format!("{name}.{c}");
            let attributes = [("style:name", column.as_str()), ("style:family", "table-column")];
            xml.element("style:style", &attributes, |xml| {
                xml.empty(
                    "style:table-column-properties",
                    &[("style:column-width", &format!("{width:.2}pt"))],
                );
            });
        }
    }

    fn write(&self, xml: &mut Xml, name: &str) {
        xml.element(
            "table:table",
            &[("table:name", name), ("table:style-name", name)],
            |xml| {
                for c in 0..self.layout.widths.len() {
                    xml.empty(
                        "table:table-column",
                        &[("table:style-name", &format!("{name}.{c}"))],
                    );
                }
                let header = self.table.header();
                xml.element("table:table-header-rows", &[], |xml| {
                    for r in 0..header.len() {
                        self.row(xml, &header, r, None, true);
                    }
                });
                let body = self.table.rows();
                for r in 0..body.len() {
                    self.row(xml, body, r, self.table.rule_above(r), false);
                }
            },
        );
    }

    fn row(&self, xml: &mut Xml, rows: &[Row], r: usize, rule: Option<Rule>, header: bool) {
        let Some(row) = rows.get(r) else {
            return;
        };
        let may_break = !header && self.may_break.get(r) == Some(&true);
        let style = if may_break { "TallRow" } else { "Row" };
        xml.element("table:table-row", &[("table:style-name", style)], |xml| {
            for (c, (cell, column)) in row.cells.iter().zip(self.table.columns()).enumerate() {
                if cell.is_covered() {
                    xml.empty("table:covered-table-cell", &[]);
                    continue;
                }
                let ends = r + cell.row_span() == rows.len();
                let style = CellStyle {
                    top: match (header, r, rule) {
                        (true, 0, _) => Some(OUTER_RULE),
                        (false, _, Some(Rule::Group)) => Some(GROUP_RULE),
                        (false, _, Some(Rule::Part)) => Some(PART_RULE),
                        _ => None,
                    },
                    bottom: match (header, ends) {
                        (true, true) => Some(HEADER_RULE),
                        (true, false) if cell.column_span() > 1 => Some(GROUP_RULE),
                        (false, true) => Some(OUTER_RULE),
                        _ => None,
                    },
                };
                let (rows, columns) = (cell.row_span().to_string(), cell.column_span().to_string());
                let name = style.name(header);
                let mut attributes = vec![("table:style-name", name.as_str())];
                if cell.row_span() > 1 {
                    attributes.push(("table:number-rows-spanned", &rows));
                }
                if cell.column_span() > 1 {
                    attributes.push(("table:number-columns-spanned", &columns));
                }
                xml.element("table:table-cell", &attributes, |xml| {
                    self.cell(xml, cell, column, c, header, row.role);
                });
            }
        });
    }

    fn cell(&self, xml: &mut Xml, cell: &Cell, column: &Column, c: usize, header: bool, role: RowRole) {
        let style = self.table.style;
        let text = cell.display(style, column.kind);
        let (direction, mut side) = self.layout.place(column, c, &text);
        if header && cell.column_span() > 1 {
            side = CellSide::Center;
        } else if header && side != CellSide::Center {
            side = start(style);
        }
        let bold = header || role == RowRole::Total || cell.strong;
        let parent = if bold { "TableHeader" } else { "TableText" };
        let side = match side {
            CellSide::Center => "center",
            CellSide::Right => "right",
            CellSide::Left => "left",
        };
        let name = variant(parent, direction == Direction::Rtl, side);
        xml.element("text:p", &[("text:style-name", &name)], |xml| {
            if !header && cell.indent() > 0 {
                // Two ems a step: paragraph styles would be needed for each depth otherwise.
                xml.text(&"\u{2003}".repeat(cell.indent()));
            }
            words(xml, &text);
        });
    }
}

fn start(style: Style) -> CellSide {
    match style.direction {
        Direction::Rtl => CellSide::Right,
        Direction::Ltr => CellSide::Left,
    }
}

/// The rules of a cell.
#[derive(Clone, Copy)]
struct CellStyle {
    top: Option<&'static str>,
    bottom: Option<&'static str>,
}

impl CellStyle {
    fn name(self, header: bool) -> String {
        let index =
            |rule: Option<&str>, all: &[Option<&str>]| all.iter().position(|r| *r == rule).unwrap_or(0);
        let (top, bottom) = (index(self.top, &TOPS), index(self.bottom, &BOTTOMS));
        format!("{}{top}{bottom}", if header { "H" } else { "C" })
    }
}

const TOPS: [Option<&str>; 4] = [None, Some(OUTER_RULE), Some(GROUP_RULE), Some(PART_RULE)];
const BOTTOMS: [Option<&str>; 4] = [None, Some(HEADER_RULE), Some(GROUP_RULE), Some(OUTER_RULE)];

/// All that [`CellStyle::name`] may give, and that of rows.
fn cell_styles(xml: &mut Xml) {
    for (name, keep) in [("Row", "always"), ("TallRow", "auto")] {
        let row = [("style:name", name), ("style:family", "table-row")];
        xml.element("style:style", &row, |xml| {
            xml.empty("style:table-row-properties", &[("fo:keep-together", keep)]);
        });
    }
    for header in [true, false] {
        for top in TOPS {
            for bottom in BOTTOMS {
                let name = CellStyle { top, bottom }.name(header);
                let attributes = [("style:name", name.as_str()), ("style:family", "table-cell")];
                xml.element("style:style", &attributes, |xml| {
                    xml.empty(
                        "style:table-cell-properties",
                        &[
                            ("style:vertical-align", if header { "bottom" } else { "top" }),
                            ("fo:padding-left", "4.2pt"),
                            ("fo:padding-right", "4.2pt"),
                            ("fo:padding-top", "3pt"),
                            ("fo:padding-bottom", "2pt"),
                            ("fo:border-left", "none"),
                            ("fo:border-right", "none"),
                            ("fo:border-top", top.unwrap_or("none")),
                            ("fo:border-bottom", bottom.unwrap_or("none")),
                        ],
                    );
                });
            }
        }
    }
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.element("text:p", &[("text:style-name", style)], |xml| words(xml, text));
}

/// Text with its line breaks, tabs and runs of spaces, which XML would fold.
fn words(xml: &mut Xml, text: &str) {
    for (l, line) in text.split('\n').enumerate() {
        if l > 0 {
            xml.empty("text:line-break", &[]);
        }
        for (t, piece) in line.split('\t').enumerate() {
            if t > 0 {
                xml.empty("text:tab", &[]);
            }
            spaces(xml, piece);
        }
    }
}

fn spaces(xml: &mut Xml, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find("  ").or_else(|| rest.starts_with(' ').then_some(0)) {
        let (before, from) = rest.split_at(at);
        let after = from.trim_start_matches(' ');
        xml.text(before);
        xml.empty("text:s", &[("text:c", &(from.len() - after.len()).to_string())]);
        rest = after;
    }
    xml.text(rest);
}

//! A page for the browser, whole in one file: style inside, no script, nothing fetched.

use crate::report::{Block, Report, Row, RowRole, Rule, Style, Table};
use crate::text::Direction;

use super::layout::{CellSide, TableLayout, text_area};
use super::writers::Writer;
use super::xml::Xml;
use super::{Profile, runs, table_label};

/// Width for which columns are shared out, in points; the browser scales it.
const WIDTH: f64 = 480.0;

/// A page for the browser, whole in one file.
pub(super) const WRITER: Writer = Writer {
    key: "html",
    endings: &["html", "htm"],
    write: |report, setting| Ok(write(&report.printed(), setting.profile).into_bytes()),
    data: None,
};

/// The whole page.
fn write(document: &Report, profile: &Profile) -> String {
    let mut xml = Xml::bare();
    let style = document.style;
    let mut number = 0usize;
    xml.element(
        "html",
        &[("lang", style.lang.code()), ("dir", style.direction.code())],
        |xml| {
            xml.element("head", &[], |xml| {
                xml.empty("meta", &[("charset", "utf-8")]);
                xml.empty(
                    "meta",
                    &[
                        ("name", "viewport"),
                        ("content", "width=device-width, initial-scale=1"),
                    ],
                );
                xml.element("title", &[], |xml| xml.text(&document.title));
                xml.element("style", &[], |xml| {
                    xml.raw(&css(profile, wants_long_side(document)))
                });
            });
            xml.element("body", &[], |xml| {
                for block in &document.blocks {
                    match block {
                        Block::Heading(level, text) => {
                            let name = ["h2", "h3", "h4"][usize::from((*level).clamp(1, 3)) - 1];
                            xml.element(name, &[], |xml| words(xml, text, style.direction));
                        }
                        Block::Paragraph(text) => {
                            xml.element("p", &[], |xml| words(xml, text, style.direction))
                        }
                        Block::Table(table) => {
                            number += 1;
                            self::table(xml, table, number, profile);
                        }
                    }
                }
            });
        },
    );
    format!("<!DOCTYPE html>\n{}\n", xml.finish())
}

fn wants_long_side(document: &Report) -> bool {
    document.tables().any(Table::is_wide)
}

fn table(xml: &mut Xml, table: &Table, number: usize, profile: &Profile) {
    let style = table.style;
    let layout = TableLayout::new(table, WIDTH, profile.table, 4.0);
    let attributes = [("lang", style.lang.code()), ("dir", style.direction.code())];
    xml.element("figure", &attributes, |xml| {
        xml.element("table", &[], |xml| {
            xml.element("caption", &[], |xml| {
                let label = table_label(style.lang);
                let number = style.digits.number(number as f64, 0);
                xml.element("b", &[], |xml| xml.text(&format!("{label} {number}. ")));
                words(xml, &table.title, style.direction);
            });
            xml.element("colgroup", &[], |xml| {
                for width in &layout.widths {
                    xml.empty(
                        "col",
                        &[("style", &format!("width:{:.1}%", width / WIDTH * 100.0))],
                    );
                }
            });
            xml.line();
            xml.element("thead", &[], |xml| {
                for row in table.header() {
                    self::row(xml, table, &layout, &row, true, "");
                }
            });
            xml.line();
            xml.element("tbody", &[], |xml| {
                let may_break = layout.may_break(table, text_area(table.is_wide()).1);
                for ((r, row), may_break) in table.rows().iter().enumerate().zip(may_break) {
                    let class = match (row.role, table.rule_above(r)) {
                        (RowRole::Total, Some(_)) => "group total",
                        (RowRole::Total, None) => "total",
                        (RowRole::Body, Some(Rule::Group)) => "group",
                        (RowRole::Body, Some(Rule::Part)) => "part",
                        (RowRole::Body, None) => "",
                    };
                    let tall = may_break.then_some("tall");
                    let classes: Vec<&str> = [class]
                        .into_iter()
                        .filter(|c| !c.is_empty())
                        .chain(tall)
                        .collect();
                    self::row(xml, table, &layout, row, false, &classes.join(" "));
                    xml.line();
                }
            });
        });
        if !table.notes.is_empty() || table.provenance.is_some() {
            xml.element("figcaption", &[], |xml| {
                for note in &table.notes {
                    xml.element("p", &[], |xml| words(xml, note, style.direction));
                }
                if let Some(source) = &table.provenance {
                    xml.element("p", &[("class", "source")], |xml| {
                        words(xml, source, style.direction)
                    });
                }
            });
        }
    });
}

fn row(xml: &mut Xml, table: &Table, layout: &TableLayout, row: &Row, header: bool, class: &str) {
    let attributes = [("class", class)];
    xml.element("tr", if class.is_empty() { &[] } else { &attributes }, |xml| {
        for (c, (cell, column)) in row.cells.iter().zip(table.columns()).enumerate() {
            if cell.is_covered() {
                continue;
            }
            let text = cell.display(table.style, column.kind);
            let (direction, side) = layout.place(column, c, &text);
            let (rows, columns) = (cell.row_span().to_string(), cell.column_span().to_string());
            // A name of the other direction stands at the side of the column and is set off from there.
            let edge = if side.begins(direction) { "start" } else { "end" };
            let indent = format!("padding-inline-{edge}:{:.1}em", 0.4 + cell.indent() as f64 * 1.2);
            let mut attributes: Vec<(&str, &str)> = Vec::new();
            if header {
                attributes.push(("scope", if cell.column_span() > 1 { "colgroup" } else { "col" }));
            } else if cell.indent() > 0 {
                attributes.push(("style", &indent));
            }
            if cell.row_span() > 1 {
                attributes.push(("rowspan", &rows));
            }
            if cell.column_span() > 1 {
                attributes.push(("colspan", &columns));
            }
            if direction != table.style.direction {
                attributes.push(("dir", direction.code()));
            }
            if let Some(class) = side_class(side, table.style, header && cell.column_span() > 1) {
                attributes.push(("class", class));
            }
            xml.element(if header { "th" } else { "td" }, &attributes, |xml| {
                if header && table.turns_heading(c) {
                    xml.element("span", &[("class", "turned")], |xml| words(xml, &text, direction));
                } else if cell.strong {
                    xml.element("b", &[], |xml| words(xml, &text, direction));
                } else {
                    words(xml, &text, direction);
                }
            });
        }
    });
}

/// Nothing for the side where the table begins, which the style sheet gives to every cell.
fn side_class(side: CellSide, style: Style, spans: bool) -> Option<&'static str> {
    match (side, style.direction) {
        (CellSide::Center, _) => Some("c"),
        _ if spans => Some("c"),
        (CellSide::Right, Direction::Ltr) => Some("r"),
        (CellSide::Left, Direction::Rtl) => Some("l"),
        (CellSide::Right, Direction::Rtl) | (CellSide::Left, Direction::Ltr) => None,
    }
}

/// Text with line breaks, each run that goes against the paragraph isolated.
fn words(xml: &mut Xml, text: &str, direction: Direction) {
    let with_the_flow = direction == Direction::Rtl;
    for (i, line) in text.lines().enumerate() {
        if i > 0 {
            xml.empty("br", &[]);
        }
        for run in runs::split(line, direction) {
            if run.rtl == with_the_flow || !run.text.chars().any(char::is_alphabetic) {
                xml.text(run.text);
            } else {
                xml.element("bdi", &[], |xml| xml.text(run.text));
            }
        }
    }
}

fn css(profile: &Profile, long_side: bool) -> String {
    let page = if long_side { "A4 landscape" } else { "A4" };
    // A name from the profile must not end the string it stands in.
    let clean = |name: &str| name.replace(['"', '\\', '<', '\n'], "");
    format!(
        r#"
:root {{ color-scheme: light dark; --ink: #1f1d1a; --paper: #ffffff; --soft: #6b665e; --rule: #1f1d1a; --hair: #b9b4ab; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #ece9e3; --paper: #171614; --soft: #a39d92; --rule: #ece9e3; --hair: #575249; }} }}
body {{ margin: 2rem auto; padding: 0 1rem; max-width: {measure}; color: var(--ink); background: var(--paper);
  font: {text}pt/1.7 "{persian}", "{latin}", Vazirmatn, "Noto Naskh Arabic", Tahoma, serif; }}
[lang=en] {{ font-family: "{latin}", "{persian}", Vazirmatn, serif; }}
figure {{ margin: 2rem 0; overflow-x: auto; }}
table {{ width: 100%; border-collapse: collapse; font-size: {table}pt; line-height: 1.6;
  border-block: 1.5pt solid var(--rule); font-variant-numeric: lining-nums tabular-nums; }}
caption {{ caption-side: top; text-align: start; font-size: {caption}pt; padding-block-end: .5em; }}
th, td {{ padding: .3em .4em; text-align: start; vertical-align: top; overflow-wrap: break-word; }}
[dir=rtl] > table :is(th, td) {{ text-align: right; }}
[dir=ltr] > table :is(th, td) {{ text-align: left; }}
table :is(th, td).c {{ text-align: center; }}
table :is(th, td).r {{ text-align: right; }}
table :is(th, td).l {{ text-align: left; }}
th {{ font-weight: bold; vertical-align: bottom; }}
.turned {{ writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }}
thead tr:last-child th, thead th[rowspan] {{ border-block-end: .75pt solid var(--rule); }}
thead th[colspan] {{ border-block-end: .5pt solid var(--hair); }}
tr.group > td {{ border-block-start: .5pt solid var(--rule); }}
tr.part > td {{ border-block-start: .5pt solid var(--hair); }}
tr.total > td {{ font-weight: bold; }}
figcaption {{ font-size: {note}pt; line-height: 1.6; margin-block-start: .5em; }}
figcaption p {{ margin: .2em 0; }}
.source {{ color: var(--soft); font-size: .9em; }}
@page {{ size: {page}; margin: 2cm; }}
@media print {{
  :root {{ --ink: #000; --paper: #fff; --soft: #595959; --rule: #000; --hair: #999; }}
  body {{ margin: 0; padding: 0; max-width: none; }}
  figure {{ margin: 0 0 2rem; overflow: visible; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
  tr.tall {{ break-inside: auto; }}
  caption {{ break-after: avoid; }}
}}
"#,
        measure = if long_side { "100rem" } else { "60rem" },
        text = profile.text,
        table = profile.table,
        caption = profile.caption,
        note = profile.note,
        persian = clean(&profile.persian),
        latin = clean(&profile.latin),
    )
}

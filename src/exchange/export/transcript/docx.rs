//! A coded transcript for Word: a table with a row for each paragraph, its number, its words and the names of its codes.
//!
//! It stays a text that can be edited: colours are the shading of words, and a name in the margin stands beside them with
//! its stripe, a narrow shaded cell: borders of paragraphs are lost in tables from right to left elsewhere. How long the stripe of a passage would be beside its lines only Word knows; where
//! a passage begins and ends the words themselves show, and each further paragraph has its number again. Each document is a section, so that its name stands on its own pages.

use crate::jobs::Progress;
use crate::model::Rgb;
use crate::report::transcript::{
    CodedPassage, HIGHLIGHT, Piece, Transcript, TranscriptDocument, TranscriptParagraph, ink, tint,
};
use crate::text::{Direction, base_direction};

use super::super::docx::body::{
    MARGIN, ParagraphSetting, columns_from, footer, paragraph, run_text, start_side, text_runs,
};
use super::super::docx::styles::fonts;
use super::super::docx::{EdgePart, FOOTER, MAIN, RELATIONS, package};
use super::super::xml::Xml;
use super::super::{Profile, runs};
use super::{TranscriptFault, TranscriptSetting, numbers};

/// Width of the numbers and of the names, in twentieths of a point.
const NUMBERS: u32 = 560;
const NAMES: u32 = 2_700;
/// Space at both sides of a cell.
const CELL_SIDE: u32 = 100;
/// Width of a stripe.
const STRIPE: u32 = 60;
/// Bytes of a paragraph that is kept on one page: some four lines. Longer ones are parted, lest pages end half empty.
const KEPT: usize = 420;
/// Height of the space under the head of a page, in twentieths of a point.
const UNDER_HEAD: &str = "100";
/// A no-break space: shaded, it is a patch of a colour.
const BLOCK: &str = "\u{a0}";
/// What stands back.
const SOFT: Rgb = Rgb(0x59, 0x59, 0x59);
/// The bytes of the file.
pub(super) fn write(
    transcript: &Transcript,
    setting: &TranscriptSetting,
    progress: &Progress,
) -> Result<Vec<u8>, TranscriptFault> {
    let (profile, style) = (&setting.sized_profile(), transcript.style);
    let writer = Writer {
        transcript,
        setting,
        profile,
    };
    let mut xml = Xml::part();
    let mut wanted = Ok(());
    xml.element(
        "w:document",
        &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)],
        |xml| {
            xml.element("w:body", &[], |xml| {
                let last = transcript.documents.len().saturating_sub(1);
                for (place, document) in transcript.documents.iter().enumerate() {
                    writer.document(xml, document);
                    if place < last {
                        // The properties of a section stand in its last paragraph.
                        xml.element("w:p", &[], |xml| {
                            xml.element("w:pPr", &[], |xml| writer.section(xml, place));
                        });
                    }
                    wanted = progress.advance(1);
                    if wanted.is_err() {
                        return;
                    }
                }
                writer.ending(xml);
                writer.section(xml, last);
            });
        },
    );
    wanted?;
    let headers = transcript
        .documents
        .iter()
        .enumerate()
        .map(|(place, document)| EdgePart {
            id: header_id(place),
            kind: "header",
            name: format!("header{}.xml", place + 1),
            xml: writer.header(&document.name),
        });
    let mut edges: Vec<EdgePart> = headers.collect();
    edges.push(EdgePart {
        id: FOOTER.to_owned(),
        kind: "footer",
        name: "footer1.xml".to_owned(),
        xml: footer(style, profile),
    });
    Ok(package(&transcript.title, style, profile, xml.finish(), edges)?)
}

fn header_id(place: usize) -> String {
    format!("rIdHeader{}", place + 1)
}

/// How a run looks, beside its script.
#[derive(Clone, Copy, Default)]
struct Look {
    bold: bool,
    /// Of the letters.
    ink: Option<Rgb>,
    /// Behind them.
    shade: Option<Rgb>,
    /// Below them.
    line: Option<Rgb>,
    raised: bool,
}

struct Writer<'a> {
    transcript: &'a Transcript,
    setting: &'a TranscriptSetting,
    profile: &'a Profile,
}

impl Writer<'_> {
    fn own(&self) -> Direction {
        self.transcript.style.direction
    }

    /// A paragraph of plain words.
    fn plain(&self, xml: &mut Xml, style: &str, text: &str, direction: Direction) {
        paragraph(xml, set(style, direction), |xml| {
            text_runs(xml, text, direction, self.profile)
        });
    }

    /// Words of one look, in runs of one script.
    fn words(&self, xml: &mut Xml, text: &str, direction: Direction, look: Look) {
        for part in runs::split(text, direction) {
            xml.element("w:r", &[], |xml| {
                // In the order that Word wants.
                xml.element("w:rPr", &[], |xml| {
                    fonts(xml, self.profile);
                    if look.bold {
                        xml.empty("w:b", &[]);
                        xml.empty("w:bCs", &[]);
                    }
                    if let Some(ink) = look.ink {
                        xml.empty("w:color", &[("w:val", &hex(ink))]);
                    }
                    if let Some(line) = look.line {
                        xml.empty("w:u", &[("w:val", "single"), ("w:color", &hex(line))]);
                    }
                    if let Some(shade) = look.shade {
                        let fill = hex(shade);
                        xml.empty(
                            "w:shd",
                            &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)],
                        );
                    }
                    if look.raised {
                        xml.empty("w:vertAlign", &[("w:val", "superscript")]);
                    }
                    if part.rtl {
                        xml.empty("w:rtl", &[]);
                        xml.empty("w:lang", &[("w:bidi", "fa-IR")]);
                    }
                });
                run_text(xml, part.text);
            });
        }
    }

    fn document(&self, xml: &mut Xml, document: &TranscriptDocument) {
        let headings = &self.transcript.headings;
        self.plain(xml, "Heading1", &document.name, self.own());
        self.plain(xml, "TableNote", &document.facts, self.own());
        if let Some(memo) = &document.memo {
            self.memo(xml, &memo.about, &memo.body);
        }
        if document
            .paragraphs
            .iter()
            .all(|paragraph| paragraph.bytes.is_empty())
        {
            self.plain(xml, "Normal", &headings.empty, self.own());
        } else {
            self.table(xml, document);
        }
        if document.memos.is_empty() {
            return;
        }
        self.plain(xml, "Heading2", &headings.memos, self.own());
        for memo in &document.memos {
            let about = format!("{} {}", self.transcript.memo_sign(memo), memo.about);
            self.memo(xml, &about, &memo.body);
        }
    }

    /// A memo under what it is about.
    fn memo(&self, xml: &mut Xml, about: &str, body: &str) {
        self.plain(xml, "TableNote", about, self.own());
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            self.plain(xml, "Normal", line, base_direction(line, None, self.own()));
        }
    }

    fn table(&self, xml: &mut Xml, document: &TranscriptDocument) {
        let width = page(self.setting).0 - 2 * MARGIN;
        let (margin, headings) = (self.transcript.margin, &self.transcript.headings);
        let numbers = if margin.numbers { NUMBERS } else { 0 };
        let names = if margin.names { NAMES } else { 0 };
        let columns = [
            (numbers, &headings.paragraph),
            (width - numbers - names, &headings.text),
            (names, &headings.codes),
        ];
        let shown = || columns.iter().filter(|(width, _)| *width > 0);
        xml.element("w:tbl", &[], |xml| {
            table_properties(xml, document.direction, width, ["40", &CELL_SIDE.to_string()]);
            xml.element("w:tblGrid", &[], |xml| {
                for (width, _) in shown() {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:tblHeader", &[]);
                });
                for (width, text) in shown() {
                    cell(xml, *width, Dress::Head, |xml| {
                        self.plain(xml, "TableNote", text, self.own())
                    });
                }
            });
            // A bare row stands between the rule and the words on every page, also where a paragraph goes on there.
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    xml.empty("w:trHeight", &[("w:val", UNDER_HEAD), ("w:hRule", "exact")]);
                    xml.empty("w:tblHeader", &[]);
                });
                for (width, _) in shown() {
                    cell(xml, *width, Dress::Plain, |xml| {
                        self.plain(xml, "TableNote", "", self.own())
                    });
                }
            });
            for paragraph in document.paragraphs.iter().filter(|p| !p.bytes.is_empty()) {
                self.row(xml, document, paragraph, columns.map(|(width, _)| width));
            }
        });
        // Something must stand between a table and what follows, and the last thing of a section is a paragraph.
        self.plain(xml, "TableNote", "", self.own());
    }

    fn row(&self, xml: &mut Xml, document: &TranscriptDocument, of: &TranscriptParagraph, columns: [u32; 3]) {
        xml.element("w:tr", &[], |xml| {
            xml.element("w:trPr", &[], |xml| {
                if of.bytes.len() < KEPT {
                    xml.empty("w:cantSplit", &[]);
                }
            });
            if columns[0] > 0 {
                cell(xml, columns[0], Dress::Plain, |xml| {
                    let number = self.transcript.number(of.number);
                    self.plain(xml, "TableNote", &number, self.own());
                });
            }
            cell(xml, columns[1], Dress::Plain, |xml| {
                paragraph(xml, set("Normal", of.direction), |xml| {
                    for piece in document.pieces(of) {
                        self.piece(xml, document, of, &piece);
                    }
                });
            });
            if columns[2] == 0 {
                return;
            }
            cell(xml, columns[2], Dress::Plain, |xml| {
                if self.transcript.margin.stripes && !of.passages.is_empty() {
                    self.striped(xml, document, of, columns[2]);
                } else {
                    for place in &of.passages {
                        if let Some(passage) = document.passages.get(*place) {
                            self.name(xml, document, passage, document.continues(*place, of));
                        }
                    }
                }
                if of.passages.is_empty() {
                    self.plain(xml, "TableNote", "", self.own());
                }
            });
        });
    }

    /// The names of a paragraph, each with its stripe on the side of the words.
    fn striped(&self, xml: &mut Xml, document: &TranscriptDocument, of: &TranscriptParagraph, room: u32) {
        let name = room - 2 * CELL_SIDE - STRIPE;
        xml.element("w:tbl", &[], |xml| {
            table_properties(xml, document.direction, STRIPE + name, ["0", "80"]);
            xml.element("w:tblGrid", &[], |xml| {
                for width in [STRIPE, name] {
                    xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
                }
            });
            for place in &of.passages {
                let Some(passage) = document.passages.get(*place) else {
                    continue;
                };
                xml.element("w:tr", &[], |xml| {
                    xml.element("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                    let colour = self.transcript.colour(passage);
                    cell(xml, STRIPE, Dress::Stripe(colour), |xml| {
                        self.plain(xml, "TableNote", "", self.own())
                    });
                    cell(xml, name, Dress::Plain, |xml| {
                        self.name(xml, document, passage, document.continues(*place, of))
                    });
                });
            }
        });
        // A cell ends with a paragraph; this one takes hardly any room.
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| {
                let low = [
                    ("w:before", "0"),
                    ("w:after", "0"),
                    ("w:line", "20"),
                    ("w:lineRule", "exact"),
                ];
                xml.empty("w:spacing", &low);
            });
        });
    }

    /// The name of a passage in the margin, or where it goes on from above its number alone.
    fn name(&self, xml: &mut Xml, document: &TranscriptDocument, passage: &CodedPassage, continues: bool) {
        let colour = self.transcript.colour(passage);
        let text = if continues {
            format!("… {}", self.transcript.number(passage.number))
        } else {
            self.transcript.label(passage)
        };
        let direction = base_direction(&text, None, document.direction);
        paragraph(xml, set("TableNote", direction), |xml| {
            let look = Look {
                ink: Some(ink(colour)),
                ..Look::default()
            };
            self.words(xml, &text, direction, look);
            let memo = passage.memo.filter(|_| !continues);
            if let Some(memo) = memo.and_then(|place| document.memos.get(place)) {
                self.memo_sign(xml, &self.transcript.memo_sign(memo), direction);
            }
        });
        let condensed = passage.condensed.as_deref().filter(|_| !continues);
        for line in condensed.into_iter().flat_map(str::lines) {
            let direction = base_direction(line, None, document.direction);
            paragraph(xml, set("TableNote", direction), |xml| {
                let look = Look {
                    ink: Some(SOFT),
                    ..Look::default()
                };
                self.words(xml, line, direction, look);
            });
        }
    }

    fn memo_sign(&self, xml: &mut Xml, sign: &str, direction: Direction) {
        let look = Look {
            raised: true,
            bold: true,
            ..Look::default()
        };
        self.words(xml, sign, direction, look);
    }

    fn piece(&self, xml: &mut Xml, document: &TranscriptDocument, of: &TranscriptParagraph, piece: &Piece) {
        let passages = |places: &[usize]| -> Vec<&CodedPassage> {
            let places = places.iter();
            places.filter_map(|place| document.passages.get(*place)).collect()
        };
        let direction = of.direction;
        let mark = |xml: &mut Xml, places: &[usize], text: &dyn Fn(String) -> String| {
            let marked = passages(places);
            if let Some(last) = marked.last() {
                let numbers = numbers(self.transcript, marked.iter().map(|passage| passage.number));
                let look = Look {
                    bold: true,
                    ink: Some(ink(self.transcript.colour(last))),
                    raised: true,
                    ..Look::default()
                };
                self.words(xml, &text(numbers), direction, look);
            }
        };
        mark(xml, &piece.opens, &|numbers| format!("[{numbers}"));
        let coded = passages(&piece.passages);
        let colours: Vec<Rgb> = coded
            .iter()
            .map(|passage| self.transcript.colour(passage))
            .collect();
        let look = Look {
            bold: piece.label && of.answers,
            ink: (piece.label && !of.answers).then_some(SOFT),
            shade: match colours.is_empty() {
                true => piece.highlighted.then_some(HIGHLIGHT),
                false => Some(tint(&colours)),
            },
            line: colours.last().copied(),
            raised: false,
        };
        self.words(xml, document.words(piece.bytes.clone()), direction, look);
        mark(xml, &piece.closes, &|numbers| format!("{numbers}]"));
        for memo in piece.memos.iter().filter_map(|place| document.memos.get(*place)) {
            self.memo_sign(xml, &self.transcript.memo_sign(memo), direction);
        }
    }

    /// The list of codes, and what is told at the end.
    fn ending(&self, xml: &mut Xml) {
        let (transcript, direction) = (self.transcript, self.own());
        if transcript.legend && !transcript.codes.is_empty() {
            self.plain(xml, "Heading2", &transcript.headings.legend, direction);
            for code in &transcript.codes {
                let block = Look {
                    shade: Some(code.colour),
                    ..Look::default()
                };
                let direction = base_direction(&code.name, None, direction);
                paragraph(xml, set("TableText", direction), |xml| {
                    self.words(xml, &BLOCK.repeat(2), direction, block);
                    self.words(xml, &format!(" {} ", code.name), direction, Look::default());
                    let count = Look {
                        bold: true,
                        ..Look::default()
                    };
                    self.words(
                        xml,
                        &format!("({})", transcript.number(code.count)),
                        direction,
                        count,
                    );
                });
            }
        }
        for line in transcript.limits.iter().chain([&transcript.provenance]) {
            self.plain(xml, "TableSource", line, direction);
        }
    }

    fn header(&self, name: &str) -> String {
        let mut xml = Xml::part();
        xml.element("w:hdr", &[("xmlns:w", MAIN)], |xml| {
            self.plain(xml, "TableSource", name, self.own());
        });
        xml.finish()
    }

    fn section(&self, xml: &mut Xml, place: usize) {
        let margin = MARGIN.to_string();
        let (width, height) = page(self.setting);
        xml.element("w:sectPr", &[], |xml| {
            if place < self.transcript.documents.len() {
                let id = header_id(place);
                xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", &id)]);
            }
            xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
            xml.empty("w:type", &[("w:val", "nextPage")]);
            let (width, height) = (width.to_string(), height.to_string());
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
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
            if self.transcript.style.is_rtl() {
                xml.empty("w:bidi", &[]);
            }
        });
    }
}

/// Width and height of the paper in twentieths of a point.
fn page(setting: &TranscriptSetting) -> (u32, u32) {
    let (width, height) = setting.paper.size();
    ((width * 20.0).round() as u32, (height * 20.0).round() as u32)
}

fn set(style: &str, direction: Direction) -> ParagraphSetting<'_> {
    ParagraphSetting {
        style,
        direction,
        side: start_side(direction),
        indent: 0,
    }
}

/// What Word wants to know of a table; `margins` are those above words and beside them.
fn table_properties(xml: &mut Xml, direction: Direction, width: u32, margins: [&str; 2]) {
    xml.element("w:tblPr", &[], |xml| {
        columns_from(xml, direction);
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.element("w:tblCellMar", &[], |xml| {
            let [above, beside] = margins;
            for (edge, margin) in [("w:top", above), ("w:left", beside), ("w:right", beside)] {
                xml.empty(edge, &[("w:w", margin), ("w:type", "dxa")]);
            }
        });
        xml.empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
    });
}

/// What a cell looks like.
#[derive(Clone, Copy)]
enum Dress {
    Plain,
    /// With a rule below, as heads have it.
    Head,
    /// A stripe, parted from the one above it.
    Stripe(Rgb),
}

fn cell(xml: &mut Xml, width: u32, dress: Dress, inner: impl FnOnce(&mut Xml)) {
    let border = |xml: &mut Xml, edge, colour| {
        let rule = [
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "0"),
            ("w:color", colour),
        ];
        xml.element("w:tcBorders", &[], |xml| xml.empty(edge, &rule));
    };
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            match dress {
                Dress::Plain => {}
                Dress::Head => border(xml, "w:bottom", "BFBFBF"),
                Dress::Stripe(colour) => {
                    border(xml, "w:top", "FFFFFF");
                    let fill = hex(colour);
                    xml.empty(
                        "w:shd",
                        &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &fill)],
                    );
                }
            }
        });
        inner(xml);
    });
}

fn hex(colour: Rgb) -> String {
    colour.to_hex().trim_start_matches('#').to_owned()
}

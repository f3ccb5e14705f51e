//! A coded transcript for the browser and its printer: style inside, no script, nothing fetched.
//!
//! A stripe stands where its passage stands by letters: so far down its paragraph as the passage is into it. Browsers
//! fill lines evenly, so that it lies beside its lines at every width, without a script that would measure.

use crate::jobs::{Cancelled, Progress};
use crate::model::Rgb;
use crate::report::transcript::{
    DocumentMemo, HIGHLIGHT, Piece, Transcript, TranscriptDocument, TranscriptParagraph, ink, tint,
};

use super::super::xml::Xml;
use super::{TranscriptSetting, numbers};

/// Width of a lane of stripes, as a part of the size.
const LANE: f32 = 0.42;

/// The whole page.
pub(super) fn write(
    transcript: &Transcript,
    setting: &TranscriptSetting,
    progress: &Progress,
) -> Result<String, Cancelled> {
    let mut xml = Xml::bare();
    let mut wanted = Ok(());
    let style = transcript.style;
    let attributes = [("lang", style.lang.code()), ("dir", style.direction.code())];
    xml.element("html", &attributes, |xml| {
        xml.element("head", &[], |xml| {
            xml.empty("meta", &[("charset", "utf-8")]);
            let scale = "width=device-width, initial-scale=1";
            xml.empty("meta", &[("name", "viewport"), ("content", scale)]);
            xml.element("title", &[], |xml| xml.text(&transcript.title));
            xml.element("style", &[], |xml| xml.raw(&css(setting)));
        });
        xml.line();
        xml.element("body", &[], |xml| {
            for document in &transcript.documents {
                self::document(xml, transcript, document);
                wanted = progress.advance(1);
                if wanted.is_err() {
                    return;
                }
            }
            legend(xml, transcript);
        });
    });
    wanted?;
    Ok(format!("<!DOCTYPE html>\n{}\n", xml.finish()))
}

fn document(xml: &mut Xml, transcript: &Transcript, document: &TranscriptDocument) {
    let headings = &transcript.headings;
    xml.element("article", &[("dir", document.direction.code())], |xml| {
        let own = transcript.style.direction.code();
        xml.element("h1", &[("dir", own)], |xml| xml.text(&document.name));
        xml.element("p", &[("class", "facts"), ("dir", own)], |xml| {
            xml.text(&document.facts)
        });
        if let Some(DocumentMemo { about, body }) = &document.memo {
            xml.element("div", &[("class", "memo"), ("dir", own)], |xml| {
                xml.element("h3", &[], |xml| xml.text(about));
                memo_words(xml, body);
            });
        }
        let lanes = if transcript.margin.stripes {
            document.guessed_lanes()
        } else {
            Vec::new()
        };
        let width = lanes.iter().map(|lane| lane + 1).max().unwrap_or(0);
        let room = format!("--lanes:{:.2}em", width as f32 * LANE);
        if document
            .paragraphs
            .iter()
            .all(|paragraph| paragraph.bytes.is_empty())
        {
            xml.element("p", &[("dir", own)], |xml| xml.text(&headings.empty));
            return;
        }
        // A table, so that its head stands on every printed page, and that it stays one when it is copied.
        xml.element("table", &[("style", &room)], |xml| {
            xml.element("thead", &[], |xml| {
                xml.element("tr", &[], |xml| {
                    let margin = transcript.margin;
                    let columns = [
                        (margin.numbers, "n", &headings.paragraph),
                        (true, "text", &headings.text),
                        (margin.names, "codes", &headings.codes),
                    ];
                    for (_, class, word) in columns.into_iter().filter(|(shown, _, _)| *shown) {
                        xml.element("th", &[("class", class), ("scope", "col")], |xml| xml.text(word));
                    }
                });
            });
            xml.element("tbody", &[], |xml| {
                for paragraph in document.paragraphs.iter().filter(|p| !p.bytes.is_empty()) {
                    xml.line();
                    self::paragraph(xml, transcript, document, paragraph, &lanes);
                }
            });
        });
        if !document.memos.is_empty() {
            xml.line();
            xml.element("section", &[("class", "memos"), ("dir", own)], |xml| {
                xml.element("h2", &[], |xml| xml.text(&headings.memos));
                for memo in &document.memos {
                    xml.element("div", &[("class", "memo")], |xml| {
                        xml.element("h3", &[], |xml| {
                            xml.element("b", &[], |xml| xml.text(&transcript.memo_sign(memo)));
                            xml.text(" ");
                            xml.text(&memo.about);
                        });
                        memo_words(xml, &memo.body);
                    });
                }
            });
        }
    });
    xml.line();
}

fn memo_words(xml: &mut Xml, body: &str) {
    for line in body.lines().filter(|line| !line.trim().is_empty()) {
        xml.element("p", &[("dir", "auto")], |xml| xml.text(line));
    }
}

fn paragraph(
    xml: &mut Xml,
    transcript: &Transcript,
    document: &TranscriptDocument,
    paragraph: &TranscriptParagraph,
    lanes: &[usize],
) {
    xml.element("tr", &[], |xml| {
        if transcript.margin.numbers {
            let number = transcript.number(paragraph.number);
            xml.element("td", &[("class", "n")], |xml| xml.text(&number));
        }
        xml.element("td", &[("class", "text")], |xml| {
            xml.element("div", &[], |xml| {
                xml.element("p", &[("dir", paragraph.direction.code())], |xml| {
                    for piece in document.pieces(paragraph) {
                        self::piece(xml, transcript, document, paragraph, &piece);
                    }
                });
                stripes(xml, transcript, document, paragraph, lanes);
            });
        });
        if transcript.margin.names {
            xml.element("td", &[("class", "codes")], |xml| {
                if !paragraph.passages.is_empty() {
                    xml.element("ul", &[], |xml| {
                        names(xml, transcript, document, paragraph);
                    });
                }
            });
        }
    });
}

/// The stripes beside a paragraph, as far down as their passages are into it.
fn stripes(
    xml: &mut Xml,
    transcript: &Transcript,
    document: &TranscriptDocument,
    paragraph: &TranscriptParagraph,
    lanes: &[usize],
) {
    let length = paragraph.bytes.len().max(1) as f32;
    for place in &paragraph.passages {
        let (Some(passage), Some(lane)) = (document.passages.get(*place), lanes.get(*place)) else {
            continue;
        };
        let part = |byte: usize| byte.saturating_sub(paragraph.bytes.start) as f32 / length * 100.0;
        let top = part(passage.bytes.start);
        let height = part(passage.bytes.end.min(paragraph.bytes.end)) - top;
        // Lanes are counted from the words; the first is the farthest from the edge.
        let style = format!(
            "--l:{:.2}em;--c:{};top:{top:.1}%;height:{height:.1}%",
            *lane as f32 * LANE,
            transcript.colour(passage).to_hex()
        );
        xml.element("i", &[("style", &style), ("aria-hidden", "true")], |_| {});
    }
}

/// The names of the passages in a paragraph; of those that began above the number alone.
fn names(
    xml: &mut Xml,
    transcript: &Transcript,
    document: &TranscriptDocument,
    paragraph: &TranscriptParagraph,
) {
    for place in &paragraph.passages {
        let Some(passage) = document.passages.get(*place) else {
            continue;
        };
        let colour = transcript.colour(passage);
        let style = format!("--c:{};--i:{}", colour.to_hex(), ink(colour).to_hex());
        if document.continues(*place, paragraph) {
            let attributes = [("class", "goes-on"), ("style", style.as_str())];
            let number = transcript.number(passage.number);
            xml.element("li", &attributes, |xml| xml.text(&format!("… {number}")));
            continue;
        }
        xml.element("li", &[("style", &style)], |xml| {
            // A Latin name in a Persian margin, and the other way round, has its number before it.
            xml.element("span", &[("dir", "auto")], |xml| {
                xml.text(&transcript.label(passage));
                if let Some(memo) = passage.memo.and_then(|place| document.memos.get(place)) {
                    xml.element("sup", &[], |xml| xml.text(&transcript.memo_sign(memo)));
                }
            });
            if let Some(condensed) = &passage.condensed {
                xml.element("small", &[("dir", "auto")], |xml| xml.text(condensed));
            }
        });
    }
}

fn piece(
    xml: &mut Xml,
    transcript: &Transcript,
    document: &TranscriptDocument,
    paragraph: &TranscriptParagraph,
    piece: &Piece,
) {
    let passages = |places: &[usize]| -> Vec<_> {
        let places = places.iter();
        places.filter_map(|place| document.passages.get(*place)).collect()
    };
    let mark = |xml: &mut Xml, class: &str, places: &[usize]| {
        let marked = passages(places);
        if let Some(last) = marked.last() {
            let numbers = numbers(transcript, marked.iter().map(|passage| passage.number));
            let style = format!("--i:{}", ink(transcript.colour(last)).to_hex());
            let attributes = [("class", class), ("data-n", &numbers), ("style", &style)];
            xml.element("span", &attributes, |_| {});
        }
    };
    mark(xml, "open", &piece.opens);
    let words = document.words(piece.bytes.clone());
    let coded = passages(&piece.passages);
    let words_ui = |xml: &mut Xml| {
        if piece.label {
            let class = if paragraph.answers { "who" } else { "asks" };
            xml.element("b", &[("class", class)], |xml| xml.text(words));
        } else {
            xml.text(words);
        }
    };
    if let Some(last) = coded.last() {
        let colours: Vec<Rgb> = coded.iter().map(|passage| transcript.colour(passage)).collect();
        let names: Vec<String> = coded.iter().map(|passage| transcript.label(passage)).collect();
        let style = format!(
            "--t:{};--c:{}",
            tint(&colours).to_hex(),
            transcript.colour(last).to_hex()
        );
        let attributes = [("style", style.as_str()), ("title", &names.join("\n"))];
        xml.element("mark", &attributes, words_ui);
    } else if piece.highlighted {
        xml.element("mark", &[("class", "bare")], words_ui);
    } else {
        words_ui(xml);
    }
    mark(xml, "close", &piece.closes);
    for memo in piece.memos.iter().filter_map(|place| document.memos.get(*place)) {
        let sign = transcript.memo_sign(memo);
        xml.element("span", &[("class", "note"), ("data-n", &sign)], |_| {});
    }
}

fn legend(xml: &mut Xml, transcript: &Transcript) {
    let own = transcript.style.direction.code();
    xml.element("footer", &[("dir", own)], |xml| {
        if transcript.legend && !transcript.codes.is_empty() {
            xml.element("h2", &[], |xml| xml.text(&transcript.headings.legend));
            xml.element("ul", &[("class", "legend")], |xml| {
                for code in &transcript.codes {
                    let colour = code.colour;
                    let style = format!("--c:{};--i:{}", colour.to_hex(), ink(colour).to_hex());
                    xml.element("li", &[("style", &style)], |xml| {
                        xml.element("span", &[("dir", "auto")], |xml| xml.text(&code.name));
                        xml.text(" ");
                        xml.element("b", &[], |xml| xml.text(&transcript.number(code.count)));
                    });
                }
            });
        }
        for line in transcript.limits.iter().chain([&transcript.provenance]) {
            xml.element("p", &[("class", "source")], |xml| xml.text(line));
        }
    });
}

fn css(setting: &TranscriptSetting) -> String {
    let profile = &setting.sized_profile();
    // A name from the profile must not end the string it stands in.
    let clean = |name: &str| name.replace(['"', '\\', '<', '\n'], "");
    format!(
        r#"
:root {{ color-scheme: light; --ink: #1f1d1a; --soft: #6b665e; --hair: #d5d0c7; }}
* {{ box-sizing: border-box; }}
body {{ margin: 2rem auto; padding: 0 1rem; max-width: 62rem; color: var(--ink); background: #fff;
  font: {text}pt/1.9 "{persian}", "{latin}", Vazirmatn, "Noto Naskh Arabic", Tahoma, serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; }}
article + article {{ margin-block-start: 4rem; }}
h1 {{ font-size: 1.5em; line-height: 1.5; margin: 0; }}
h2 {{ font-size: 1.15em; margin: 2em 0 .5em; }}
.facts, .source {{ color: var(--soft); font-size: {note}pt; margin: 0 0 1em; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; }}
th, td {{ padding: .12em 0; vertical-align: top; text-align: start; }}
[dir=rtl] > table :is(th, td) {{ text-align: right; }}
th {{ color: var(--soft); font-size: {note}pt; font-weight: normal; border-block-end: 1px solid var(--hair); }}
thead::after {{ content: ""; display: block; height: .4em; }}
.n {{ width: 2.6em; color: var(--soft); font-size: {note}pt; line-height: 2.3; }}
.codes {{ width: 27%; }}
td.text > div {{ position: relative; padding-inline-end: calc(var(--lanes) + 1.2em); }}
td.text p {{ margin: 0; white-space: pre-wrap; overflow-wrap: break-word; }}
p[dir=rtl] {{ text-align: right; }}
p[dir=ltr] {{ text-align: left; }}
td.text i {{ position: absolute; width: .26em; min-height: .9em; background: var(--c); border-radius: .13em; }}
[dir=rtl] > table td.text i {{ left: calc(var(--lanes) + .2em - var(--l)); }}
[dir=ltr] > table td.text i {{ right: calc(var(--lanes) + .2em - var(--l)); }}
.who, .asks {{ color: #4a4540; }}
.asks {{ font-weight: normal; font-style: italic; color: var(--soft); }}
mark {{ color: inherit; background: var(--t); box-shadow: inset 0 -.09em var(--c);
  padding-block: .12em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }}
mark.bare {{ background: {highlight}; box-shadow: none; }}
.open::before, .close::before, .note::before {{ font-size: .62em; line-height: 0; vertical-align: .55em;
  color: var(--i, #333); font-weight: bold; unicode-bidi: isolate; white-space: nowrap; }}
.open::before {{ content: "[" attr(data-n); }}
.close::before {{ content: attr(data-n) "]"; }}
.note::before {{ content: attr(data-n); }}
td.codes > ul {{ list-style: none; margin: .3em 0 0; padding: 0; font-size: {note}pt; line-height: 1.55; }}
td.codes li {{ color: var(--i); border-inline-start: .3em solid var(--c); padding-inline-start: .45em; margin-block: .2em;
  overflow-wrap: break-word; }}
td.codes li span {{ display: block; text-align: start; }}
td.codes small {{ display: block; color: var(--soft); font-size: .92em; text-align: start; }}
.memo h3 {{ font-size: {note}pt; margin: .8em 0 0; font-weight: normal; color: var(--soft); }}
.memo h3 b {{ color: var(--ink); }}
.memo p {{ margin: 0; white-space: pre-wrap; }}
.legend {{ list-style: none; padding: 0; columns: 2; column-gap: 2em; font-size: {note}pt; line-height: 1.7; }}
.legend li {{ color: var(--i); border-inline-start: .8em solid var(--c); padding-inline-start: .6em; margin-block: .25em;
  break-inside: avoid; }}
.legend b {{ color: var(--ink); }}
footer {{ margin-block-start: 2em; }}
@page {{ size: {paper}; margin: 1.8cm; }}
@media print {{
  body {{ margin: 0; padding: 0; max-width: none; }}
  article + article {{ break-before: page; margin: 0; }}
  thead {{ display: table-header-group; }}
  td.text p {{ orphans: 2; widows: 2; }}
  li {{ break-inside: avoid; }}
  h1, h2, h3, .facts {{ break-after: avoid; }}
}}
"#,
        highlight = HIGHLIGHT.to_hex(),
        text = profile.text,
        note = profile.note,
        persian = clean(&profile.persian),
        latin = clean(&profile.latin),
        paper = setting.paper.name(),
    )
}

//! Coded transcripts as files: the XML of Word and the page of a browser word for word, and what a reader of a PDF finds
//! in it.

use std::collections::HashMap;
use std::ops::Range;

use expect_test::expect_file;
use gozareh::exchange::export::transcript::{
    PrintFace, TranscriptFormat, TranscriptSetting, transcript_bytes,
};
use gozareh::jobs::Progress;
use gozareh::model::{Importance, Rgb};
use gozareh::report::Style;
use gozareh::report::transcript::{
    CodedPassage, Headings, MarginChoices, PrintedCode, PrintedMemo, Transcript, TranscriptDocument,
    TranscriptParagraph,
};
use gozareh::text::Direction;
use gozareh::text::segment::paragraphs;

use crate::exports::{canonical, golden, part};

const TEXT: &str = "مصاحبه‌گر: چرا «دفتر پیشخوان»؟\n\n\
    م۱: معمولاً مُهر و اطلاعات را نمی‌دهم. در ۱۳۹۹/۰۳/۱۲ با SMS (پیامک) گفتند: «۷٪ قطعی» 😊، والا نه.\n\
    We went on in English, with «لا» in it.";

fn span(words: &str) -> Range<usize> {
    let start = TEXT.find(words).unwrap();
    start..start + words.len()
}

/// Two passages of which one holds the other, one that crosses paragraphs, and a memo.
fn sample(style: Style) -> Transcript {
    let word = |word: &str| word.to_owned();
    let across = span("والا نه.").start..span("We went").end;
    let spans = [
        (span("معمولاً مُهر و اطلاعات را نمی‌دهم"), 0),
        (span("مُهر و اطلاعات"), 1),
        (across, 1),
    ];
    let passages: Vec<CodedPassage> = spans
        .into_iter()
        .zip(1..)
        .map(|((bytes, code), number)| CodedPassage {
            number,
            bytes,
            code,
            coder: (number == 2).then(|| word("Ali")),
            memo: (number == 1).then_some(0),
            importance: Importance::default(),
            condensed: (number == 1).then(|| word("ندادن مُهر")),
        })
        .collect();
    let memo = PrintedMemo {
        number: 1,
        bytes: passages[0].bytes.clone(),
        about: word("پاراگراف ۳"),
        body: word("چرا؟\n\nWhy <not> & so"),
    };
    let touching = |bytes: &Range<usize>| {
        let all = passages.iter().enumerate();
        all.filter(|(_, p)| p.bytes.start < bytes.end && bytes.start < p.bytes.end)
            .map(|(place, _)| place)
            .collect::<Vec<_>>()
    };
    let paragraphs = paragraphs(TEXT)
        .into_iter()
        .zip(1..)
        .map(|(bytes, number)| TranscriptParagraph {
            number,
            label: TEXT[bytes.clone()]
                .find(':')
                .filter(|_| number < 4)
                .map(|at| bytes.start..bytes.start + at + 1),
            answers: number == 3,
            direction: if number == 4 {
                Direction::Ltr
            } else {
                Direction::Rtl
            },
            passages: touching(&bytes),
            memos: if number == 3 { vec![0] } else { Vec::new() },
            bytes,
        })
        .collect();
    Transcript {
        title: word("متن <۱>"),
        style,
        headings: Headings {
            paragraph: word("¶"),
            text: word("متن"),
            codes: word("کدها"),
            memos: word("یادداشت‌ها"),
            legend: word("فهرست کدها"),
            count: word("تعداد"),
            continued: word("ادامهٔ"),
            empty: word("خالی"),
        },
        codes: vec![
            PrintedCode {
                name: word("«من مُهر را نمی‌دهم»، چون اعتماد نیست & SMS هم نمی‌آید"),
                colour: Rgb(0xB5, 0x6B, 0x84),
                count: 1,
            },
            PrintedCode {
                name: word("Distrust"),
                colour: Rgb(0x45, 0x8E, 0xBD),
                count: 2,
            },
        ],
        documents: vec![TranscriptDocument {
            name: word("مصاحبهٔ ۱"),
            facts: word("م۱ · ۳ گزاره"),
            memo: None,
            highlights: Vec::new(),
            text: TEXT.into(),
            direction: Direction::Rtl,
            paragraphs,
            passages,
            memos: vec![memo],
        }],
        margin: MarginChoices::default(),
        legend: true,
        limits: vec![word("فقط یک سند.")],
        provenance: word("گزاره · پروژهٔ آزمون"),
    }
}

fn written(transcript: &Transcript, format: TranscriptFormat, setting: &TranscriptSetting) -> Vec<u8> {
    transcript_bytes(transcript, format, setting, &Progress::default()).unwrap()
}

fn plainly(transcript: &Transcript, format: TranscriptFormat) -> Vec<u8> {
    written(transcript, format, &TranscriptSetting::default())
}

#[test]
fn word_gets_rows_with_stripes_and_names() {
    let docx = plainly(&sample(Style::FA), TranscriptFormat::Docx);
    let document = canonical(&part(&docx, "word/document.xml"));
    expect_file![golden("transcript-fa.document.xml.txt")].assert_eq(&document);
    assert!(part(&docx, "word/header1.xml").contains("مصاحبهٔ ۱"));
    assert!(part(&docx, "word/_rels/document.xml.rels").contains("header1.xml"));
    let mut bare = sample(Style::EN);
    bare.margin = MarginChoices {
        numbers: false,
        stripes: false,
        names: false,
    };
    let document = part(&plainly(&bare, TranscriptFormat::Docx), "word/document.xml");
    assert_eq!(document.matches("<w:gridCol").count(), 1);
    assert_eq!(document.matches("<w:tbl>").count(), 1);
}

#[test]
fn the_page_of_a_browser_is_as_it_was() {
    let html = String::from_utf8(plainly(&sample(Style::FA), TranscriptFormat::Html)).unwrap();
    expect_file![golden("transcript-fa.html")].assert_eq(&html);
    // Whole in one file, nothing fetched and nothing run.
    for outside in ["<script", "<link", "<img", "url(", "http"] {
        assert!(!html.contains(outside), "{outside}");
    }
}

#[test]
fn a_reader_of_the_pdf_finds_the_words_as_they_are_written() {
    for face in PrintFace::ALL {
        let setting = TranscriptSetting {
            face,
            ..TranscriptSetting::default()
        };
        let mut bare = sample(Style::FA);
        let document = &mut bare.documents[0];
        document.passages.clear();
        document.memos.clear();
        for paragraph in &mut document.paragraphs {
            paragraph.passages.clear();
            paragraph.memos.clear();
        }
        let found = read(&bare, &setting);
        for paragraph in TEXT.lines() {
            assert!(
                found.contains(&squeezed(paragraph)),
                "{face:?}: {paragraph} in {found}"
            );
        }
        // Signs over the words and names beside them may stand between two words, never inside one.
        let found = read(&sample(Style::FA), &setting);
        for word in TEXT
            .split_whitespace()
            .chain(["«من", "مُهر", "اعتماد", "ندادن", "پیشخوان»؟"])
        {
            assert!(found.contains(&squeezed(word)), "{face:?}: {word} in {found}");
        }
    }
}

/// What is read in a PDF, without blanks and direction marks.
fn read(transcript: &Transcript, setting: &TranscriptSetting) -> String {
    let pdf = written(transcript, TranscriptFormat::Pdf, setting);
    let lines = Reader::new(&pdf).lines();
    let read: String = lines.iter().map(|line| logical(line)).collect();
    squeezed(&read)
}

fn squeezed(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !is_mark(*c);
    text.chars().filter(kept).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The letters of a line, which are seen from left to right, in the order in which they are read.
fn logical(seen: &str) -> String {
    let letters: Vec<char> = seen.chars().collect();
    let ltr = |c: &char| c.is_ascii_alphabetic();
    let number = |c: &char| c.is_numeric() || *c == '٪';
    let rtl = letters
        .iter()
        .filter(|c| c.is_alphabetic() && !c.is_ascii())
        .count();
    let latin = letters.iter().filter(|c| ltr(c)).count();
    // Runs of one direction, each with what stands inside it.
    let strong = |c: &char, against: bool| {
        if against {
            ltr(c) || number(c)
        } else {
            c.is_alphabetic() && !c.is_ascii()
        }
    };
    let main_rtl = rtl >= latin;
    let mut out: Vec<char> = letters;
    if main_rtl {
        out.reverse();
    }
    let mut at = 0;
    while at < out.len() {
        if !strong(&out[at], main_rtl) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        let mut probe = end;
        while probe < out.len() && !strong(&out[probe], !main_rtl) && !is_mark(out[probe]) {
            if strong(&out[probe], main_rtl) {
                end = probe + 1;
            }
            probe += 1;
        }
        out[at..end].reverse();
        at = end;
    }
    out.into_iter().collect()
}

/// What a program that reads a PDF finds: the letters that glyphs stand for, line by line.
struct Reader {
    objects: HashMap<u32, (String, Vec<u8>)>,
}

impl Reader {
    fn new(pdf: &[u8]) -> Self {
        let mut objects = HashMap::new();
        let mut at = 0;
        while let Some(found) = find(&pdf[at..], b" 0 obj") {
            let end = at + found;
            let start = pdf[..end]
                .iter()
                .rposition(|b| !b.is_ascii_digit())
                .map_or(0, |p| p + 1);
            let id = std::str::from_utf8(&pdf[start..end]).unwrap().parse().unwrap();
            let body = end + 6;
            let close = body + find(&pdf[body..], b"endobj").unwrap();
            let stream = find(&pdf[body..close], b"stream\n").map(|s| body + s);
            let head = String::from_utf8_lossy(&pdf[body..stream.unwrap_or(close)]).into_owned();
            let data = stream.map_or_else(Vec::new, |s| {
                let raw = &pdf[s + 7..body + rfind(&pdf[body..close], b"endstream").unwrap()];
                if head.contains("FlateDecode") {
                    miniz_oxide::inflate::decompress_to_vec_zlib(raw.strip_suffix(b"\n").unwrap_or(raw))
                        .unwrap()
                } else {
                    raw.to_vec()
                }
            });
            objects.insert(id, (head, data));
            at = close;
        }
        Self { objects }
    }

    /// The number after a key.
    fn reference(head: &str, key: &str) -> Option<u32> {
        let rest = head.split_once(key)?.1.trim_start();
        rest.split(' ').next()?.parse().ok()
    }

    /// Glyph → letters, of the font of that object.
    fn letters(&self, font: u32) -> HashMap<u16, String> {
        let map = Self::reference(&self.objects[&font].0, "/ToUnicode").unwrap();
        let map = String::from_utf8_lossy(&self.objects[&map].1).into_owned();
        map.lines()
            .filter_map(|line| line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <"))
            .filter(|(glyph, letters)| glyph.len() == 4 && !letters.contains('>'))
            .map(|(glyph, letters)| (u16::from_str_radix(glyph, 16).unwrap(), utf16(&hex(letters))))
            .collect()
    }

    /// The letters of each line from left to right, from the first page to the last.
    fn lines(&self) -> Vec<String> {
        let mut pages: Vec<(u32, &String)> = self
            .objects
            .iter()
            .filter(|(_, (head, _))| head.contains("/Type/Page/") || head.contains("/Type/Page>"))
            .map(|(id, (head, _))| (*id, head))
            .collect();
        pages.sort();
        let mut out: Vec<(String, String)> = Vec::new();
        for (_, page) in pages {
            let resources = Self::reference(page, "/Resources").map_or(page, |id| &self.objects[&id].0);
            let fonts: HashMap<String, HashMap<u16, String>> = (0..20)
                .map(|n| format!("/f{n}"))
                .filter_map(|name| {
                    Some((
                        name.clone(),
                        self.letters(Self::reference(resources, &format!("{name} "))?),
                    ))
                })
                .collect();
            let content = Self::reference(page, "/Contents").unwrap();
            for (line, text) in shown(&self.objects[&content].1, &fonts) {
                match out.last_mut() {
                    Some((last, so_far)) if *last == line => so_far.push_str(&text),
                    _ => out.push((line, text)),
                }
            }
        }
        out.into_iter().map(|(_, text)| text).collect()
    }
}

/// What is shown by a content stream: the height of each string with its letters.
fn shown(content: &[u8], fonts: &HashMap<String, HashMap<u16, String>>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let (mut operands, mut font, mut height): (Vec<Token>, String, String) = Default::default();
    // The text that stands for what is shown, and whether it was told already.
    let mut instead: Vec<Option<String>> = Vec::new();
    for token in tokens(content) {
        let Token::Word(word) = &token else {
            operands.push(token);
            continue;
        };
        let words: Vec<&String> = operands
            .iter()
            .filter_map(|token| match token {
                Token::Word(word) => Some(word),
                Token::Bytes(_) => None,
            })
            .collect();
        match word.as_str() {
            "Tf" => font = words[words.len() - 2].clone(),
            "Tm" => height = words[words.len() - 1].clone(),
            "BMC" => instead.push(None),
            "BDC" => {
                let text = operands.iter().rev().find_map(|token| match token {
                    Token::Bytes(bytes) if bytes.starts_with(&[0xFE, 0xFF]) => Some(utf16(bytes)),
                    Token::Bytes(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
                    Token::Word(_) => None,
                });
                instead.push(text);
            }
            "EMC" => {
                instead.pop();
            }
            "TJ" | "Tj" => {
                let mut text = String::new();
                for token in &operands {
                    let Token::Bytes(bytes) = token else { continue };
                    for glyph in bytes.chunks_exact(2) {
                        let glyph = u16::from_be_bytes([glyph[0], glyph[1]]);
                        text.push_str(fonts[&font].get(&glyph).map_or("", String::as_str));
                    }
                }
                if let Some(told) = instead.iter_mut().find_map(Option::as_mut) {
                    text = std::mem::take(told);
                }
                // What is drawn and tells nothing stands at a height of its own.
                if !text.is_empty() {
                    out.push((height.clone(), text));
                }
            }
            _ => {
                operands.push(token);
                if !is_operator(&operands) {
                    continue;
                }
            }
        }
        operands.clear();
    }
    out
}

/// Whether the last word is an operator rather than an operand.
fn is_operator(operands: &[Token]) -> bool {
    match operands.last() {
        Some(Token::Word(word)) => {
            !word.starts_with('/')
                && word.parse::<f64>().is_err()
                && !["[", "]", "<<", ">>"].contains(&word.as_str())
        }
        _ => false,
    }
}

enum Token {
    Word(String),
    Bytes(Vec<u8>),
}

fn tokens(content: &[u8]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < content.len() {
        match content[at] {
            b if b.is_ascii_whitespace() => at += 1,
            b'<' if content.get(at + 1) != Some(&b'<') => {
                let end = at + find(&content[at..], b">").unwrap();
                out.push(Token::Bytes(hex(
                    std::str::from_utf8(&content[at + 1..end]).unwrap()
                )));
                at = end + 1;
            }
            b'(' => {
                let mut bytes = Vec::new();
                let mut depth = 1;
                at += 1;
                while depth > 0 {
                    let byte = content[at];
                    at += 1;
                    match byte {
                        b'\\' => {
                            let octal = content[at..]
                                .iter()
                                .take(3)
                                .take_while(|b| (b'0'..=b'7').contains(b))
                                .count();
                            if octal > 0 {
                                let digits = std::str::from_utf8(&content[at..at + octal]).unwrap();
                                bytes.push(u8::from_str_radix(digits, 8).unwrap());
                                at += octal;
                                continue;
                            }
                            bytes.push(match content[at] {
                                b'n' => b'\n',
                                b'r' => b'\r',
                                b't' => b'\t',
                                b'b' => 8,
                                b'f' => 12,
                                other => other,
                            });
                            at += 1;
                        }
                        b'(' => {
                            depth += 1;
                            bytes.push(byte);
                        }
                        b')' => {
                            depth -= 1;
                            if depth > 0 {
                                bytes.push(byte);
                            }
                        }
                        _ => bytes.push(byte),
                    }
                }
                out.push(Token::Bytes(bytes));
            }
            b'[' | b']' => {
                out.push(Token::Word((content[at] as char).to_string()));
                at += 1;
            }
            b'<' | b'>' => {
                out.push(Token::Word(
                    String::from_utf8_lossy(&content[at..at + 2]).into_owned(),
                ));
                at += 2;
            }
            _ => {
                let stops = |b: &u8| b.is_ascii_whitespace() || b"[]<>()".contains(b);
                let inside = content[at + 1..].iter().position(|b| stops(b) || *b == b'/');
                let end = inside.map_or(content.len(), |n| at + 1 + n);
                out.push(Token::Word(
                    String::from_utf8_lossy(&content[at..end]).into_owned(),
                ));
                at = end;
            }
        }
    }
    out
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: String = digits.chars().filter(char::is_ascii_hexdigit).collect();
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn utf16(bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(&[0xFE, 0xFF]).unwrap_or(bytes);
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|b| u16::from_be_bytes([b[0], b[1]]))
        .collect();
    String::from_utf16(&units).unwrap()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn rfind(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .rposition(|window| window == needle)
}

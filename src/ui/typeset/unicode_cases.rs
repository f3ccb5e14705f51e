//! Unicode's conformance cases of the bidirectional algorithm, from `tests/fixtures/unicode`.

use std::fs::File;
use std::io::Read as _;

use super::Direction;

/// A text with the levels that the standard demands.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    pub text: &'a str,
    /// The direction of the paragraph; that of its first strong letter where the case leaves it open.
    pub base: Direction,
    /// For each character its level; `None` for those that rule X9 takes away.
    pub levels: &'a [Option<u8>],
}

impl Case<'_> {
    /// The case without the paragraph separator at its end: a hard line has none.
    pub fn hard_line(&self) -> Self {
        let text = self.text.strip_suffix('\u{2029}').unwrap_or(self.text);
        Self {
            text,
            levels: &self.levels[..text.chars().count()],
            ..*self
        }
    }

    /// Bytes of the characters that are seen, from left to right (rule L2 word for word).
    pub fn seen(&self) -> Vec<usize> {
        let mut line: Vec<(usize, u8)> = self
            .text
            .char_indices()
            .zip(self.levels)
            .filter_map(|((at, _), level)| Some((at, (*level)?)))
            .collect();
        let highest = line.iter().map(|(_, level)| *level).max().unwrap_or(0);
        for level in (1..=highest).rev() {
            let mut i = 0;
            while i < line.len() {
                let length = line[i..].iter().take_while(|(_, l)| *l >= level).count();
                line[i..i + length].reverse();
                i += length.max(1);
            }
        }
        line.into_iter().map(|(at, _)| at).collect()
    }

    /// Whether the character at `byte` is seen.
    pub fn shows(&self, byte: usize) -> bool {
        let at = self.text[..byte].chars().count();
        self.levels[at].is_some()
    }
}

/// A character of each bidi class, such as are found in our texts.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => 'א',
        "AL" => 'ب',
        "EN" => '۱',
        "ES" => '+',
        "ET" => '٪',
        "AN" => '٣',
        "CS" => ':',
        "NSM" => '\u{64B}',
        "BN" => '\u{200C}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '«',
        "LRE" => '\u{202A}',
        "LRO" => '\u{202D}',
        "RLE" => '\u{202B}',
        "RLO" => '\u{202E}',
        "PDF" => '\u{202C}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("unknown class {class}"),
    }
}

fn fixture(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/unicode/bidi.zip");
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn level(written: &str) -> Option<u8> {
    (written != "x").then(|| written.parse().unwrap())
}

/// Hands every case of both files to `f`, with its number.
pub(crate) fn for_each(mut f: impl FnMut(usize, &Case<'_>)) {
    let mut number = 0;
    let mut next = |text: &str, base, levels: &[Option<u8>]| {
        f(number, &Case { text, base, levels });
        number += 1;
    };
    by_classes(&mut next);
    by_characters(&mut next);
}

/// `BidiTest.txt`: every sequence of up to four classes, and some longer ones.
fn by_classes(next: &mut impl FnMut(&str, Direction, &[Option<u8>])) {
    let file = fixture("BidiTest.short.txt");
    let mut lines = file.lines().skip_while(|line| line.starts_with('#'));
    let classes: Vec<&str> = lines.next().unwrap().split(' ').skip(1).collect();
    assert_eq!(lines.next(), Some("@Short"));
    let samples: Vec<char> = classes.iter().map(|class| sample(class)).collect();
    let last = samples.len() - 1;
    let paragraph_end = classes.iter().position(|class| *class == "B").unwrap();
    let mut levels = Vec::new();
    for length in 1..=4 {
        let mut digits = vec![0; length];
        loop {
            if !digits[..length - 1].contains(&paragraph_end) {
                let text: String = digits.iter().map(|digit| samples[*digit]).collect();
                let line = lines.next().unwrap();
                // The first column is one of the other two again.
                for (column, base) in line.split(' ').skip(1).zip([Direction::Ltr, Direction::Rtl]) {
                    levels.clear();
                    levels.extend(column.chars().map(|c| c.to_digit(10).map(|d| d as u8)));
                    next(&text, base, &levels);
                }
            }
            let Some(place) = digits.iter().rposition(|digit| *digit < last) else {
                break;
            };
            digits[place] += 1;
            digits[place + 1..].fill(0);
        }
    }
    assert_eq!(lines.next(), Some("@Long"));
    for line in lines {
        let mut fields = line.split(';');
        let text: String = fields.next().unwrap().split(' ').map(sample).collect();
        for (field, base) in fields.skip(1).zip([Direction::Ltr, Direction::Rtl]) {
            let levels: Vec<_> = field.split(' ').map(level).collect();
            next(&text, base, &levels);
        }
    }
}

/// `BidiCharacterTest.txt`: brackets, isolates and their like by code point.
fn by_characters(next: &mut impl FnMut(&str, Direction, &[Option<u8>])) {
    let file = fixture("BidiCharacterTest.txt");
    for line in file
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let fields: Vec<&str> = line.split(';').collect();
        let scalar = |hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
        let text: String = fields[0].split(' ').map(scalar).collect();
        let base = if fields[2] == "1" {
            Direction::Rtl
        } else {
            Direction::Ltr
        };
        let levels: Vec<_> = fields[3].split(' ').map(level).collect();
        next(&text, base, &levels);
    }
}

#[test]
fn every_case_of_both_files_is_read() {
    let mut count = 0;
    let mut last = (String::new(), Vec::new());
    for_each(|_, case| {
        count += 1;
        if count == 2 * 256_565 {
            last = (case.text.to_owned(), case.levels.to_vec());
        }
        assert_eq!(case.levels.len(), case.text.chars().count());
    });
    assert_eq!(count, 2 * (256_565 + 182) + 91_707);
    // The last of the short cases: four times PDI.
    assert_eq!(last, ("\u{2069}".repeat(4), vec![Some(1); 4]));
}

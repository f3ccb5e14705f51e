//! Plain text and Markdown, in the encodings that Persian texts come in.

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::controls::are_few;
use super::readers::{ReadFunction, Reader};
use super::sniff::Recognition;
use super::{Content, Fault, FileKind, Places, Warning};
use crate::text::controls::is_stray;
use crate::text::segment::line_ends;

/// Text and Markdown.
pub(super) const READER: Reader = Reader {
    kind: FileKind::Text,
    endings: &["txt", "md", "markdown", "text"],
    mark: Recognition::Text,
    read: ReadFunction::Document(|bytes, limits, _| {
        // A letter of one byte in UTF-8 may take two in another encoding.
        if bytes.len() as u64 / 2 > limits.text {
            return Err(Fault::TooLarge(limits.text));
        }
        read(bytes)
    }),
};

/// How much of a file decides about its encoding, in bytes.
const SAMPLE: usize = 64 << 10;

/// Decodes `bytes`. Without a byte order mark, UTF-16 is known by its alternating bytes, UTF-8 by being valid, and
/// for the rest Windows-1256 is the likely guess.
pub(super) fn read(bytes: &[u8]) -> Result<Content, Fault> {
    let (encoding, certain) = encoding(bytes).ok_or(Fault::Unsupported(FileKind::Binary))?;
    let (decoded, _) = encoding.decode_with_bom_removal(bytes);
    let mut warnings = Vec::new();
    if !certain {
        warnings.push(Warning::Encoding(encoding.name()));
    }
    let text = line_ends(decoded.into_owned());
    // The file may itself hold the sign for an unreadable letter, which is no fault. Only in UTF-8 can the two be told
    // apart.
    let replaced = if encoding == UTF_8 {
        broken_letters(bytes)
    } else {
        signs(&text)
    };
    if replaced.count() > 0 {
        warnings.push(Warning::Replaced(replaced));
    }
    Ok(Content { text, warnings })
}

/// The paragraphs that hold the sign of a letter that could not be read.
fn signs(text: &str) -> Places {
    let in_line = |(i, line): (usize, &str)| vec![i + 1; line.matches('\u{FFFD}').count()];
    text.split('\n').enumerate().flat_map(in_line).collect()
}

/// The paragraphs of a text in UTF-8 that hold a broken letter.
fn broken_letters(bytes: &[u8]) -> Places {
    let mut paragraph = 1;
    let mut places = Vec::new();
    for chunk in bytes.utf8_chunks() {
        paragraph += line_ends(chunk.valid().to_owned()).matches('\n').count();
        if !chunk.invalid().is_empty() {
            places.push(paragraph);
        }
    }
    places.into_iter().collect()
}

/// Whether `bytes` can be text in an encoding that [`read`] knows.
pub(super) fn looks_like_text(bytes: &[u8]) -> bool {
    encoding(bytes).is_some()
}

/// The encoding, and whether it is certain; `None` for what is no text.
pub(super) fn encoding(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding == UTF_8 || decodes_to_text(bytes, encoding)).then_some((encoding, true));
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    if let Some(encoding) = utf16(sample)
        && decodes_to_text(sample, encoding)
    {
        return Some((encoding, true));
    }
    if has_controls(bytes) {
        return None;
    }
    match faults_in_utf8(bytes) {
        (0, _) => return Some((UTF_8, true)),
        // A few broken letters do not make a long text anything else.
        (faults, letters) if letters > 20 * faults => return Some((UTF_8, true)),
        _ => {}
    }
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"ir"), false);
    let (decoded, _) = guess.decode_without_bom_handling(sample);
    let odd = decoded
        .chars()
        .filter(|c| is_stray(*c) || *c == '\u{FFFD}')
        .count();
    (odd * 50 <= decoded.chars().count()).then_some((guess, false))
}

/// UTF-16 without a mark: every second byte is one of the few upper halves that Persian and Latin texts have.
fn utf16(sample: &[u8]) -> Option<&'static Encoding> {
    let (mut first, mut second, mut units) = (0usize, 0usize, 0usize);
    for unit in sample.chunks_exact(2) {
        let [a, b] = *unit else { continue };
        let upper = |byte| matches!(byte, 0x00 | 0x06 | 0x20 | 0xFB | 0xFE);
        first += usize::from(upper(a));
        second += usize::from(upper(b));
        units += 1;
    }
    let nearly_all = |count: usize| count * 10 >= units * 9;
    let few = |count: usize| count * 2 < units;
    match units {
        0 => None,
        _ if nearly_all(second) && few(first) => Some(UTF_16LE),
        _ if nearly_all(first) && few(second) => Some(UTF_16BE),
        _ => None,
    }
}

fn decodes_to_text(bytes: &[u8], encoding: &'static Encoding) -> bool {
    // An odd byte at the end of a sample is half a letter, no fault.
    let whole = bytes.get(..bytes.len() & !1).unwrap_or(bytes);
    let (decoded, _) = encoding.decode_with_bom_removal(whole);
    let letters = decoded.chars().count();
    let broken = decoded.chars().filter(|c| *c == '\u{FFFD}').count();
    broken * 100 <= letters && are_few(decoded.chars().filter(|c| is_stray(*c)), letters)
}

/// Whether bytes below those of letters are too many for a text in an encoding of single bytes or in UTF-8.
fn has_controls(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|b| **b < 0x20).map(|b| char::from(*b));
    !are_few(controls.filter(|c| is_stray(*c)), bytes.len())
}

/// How many sequences are not UTF-8, and how many letters of more than one byte are.
fn faults_in_utf8(bytes: &[u8]) -> (usize, usize) {
    let (mut faults, mut letters) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    (faults, letters)
}

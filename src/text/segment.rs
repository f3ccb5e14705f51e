//! The lines and paragraphs of a text.

use std::ops::Range;

/// The paragraphs of `text` as bytes, without their `\n`.
///
/// A `\n` ends a paragraph, so one at the very end begins no further one; two in a row leave an empty paragraph
/// between them. An empty text has none.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()) {
        paragraphs.push(start..end);
        start = end + 1;
    }
    if start < text.len() {
        paragraphs.push(start..text.len());
    }
    paragraphs
}

/// The text with `\n` for every line end, as texts are stored: CRLF and CR become LF.
pub fn line_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

/// The index of the paragraph in which `byte` lies, its `\n` included; the last one for offsets beyond the end.
/// 0 where there is no paragraph.
pub fn paragraph_at(paragraphs: &[Range<usize>], byte: usize) -> usize {
    paragraphs.partition_point(|p| p.start <= byte).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_end_ends_a_paragraph() {
        for (text, expected) in [
            ("", vec![]),
            ("الف", vec!["الف"]),
            ("الف\n", vec!["الف"]),
            ("\n", vec![""]),
            ("الف\n\nب", vec!["الف", "", "ب"]),
            ("الف\nب\n\n", vec!["الف", "ب", ""]),
        ] {
            let found: Vec<&str> = paragraphs(text).into_iter().map(|p| &text[p]).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_byte_lies_in_one_paragraph(text in "[اa\\n]{0,30}") {
            let paragraphs = paragraphs(&text);
            for (byte, _) in text.char_indices() {
                let p = &paragraphs[paragraph_at(&paragraphs, byte)];
                prop_assert!(p.start <= byte && byte <= p.end);
            }
        }
    }
}

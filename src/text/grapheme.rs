//! Borders of graphemes: what a reader sees as one letter, with its marks.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

/// The nearest grapheme border at or after `byte` when `forward`, otherwise at or before it.
/// Offsets beyond the end count as the end.
pub fn border(text: &str, byte: usize, forward: bool) -> usize {
    let byte = if forward {
        text.ceil_char_boundary(byte)
    } else {
        text.floor_char_boundary(byte)
    };
    let mut cursor = GraphemeCursor::new(byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(true) => byte,
        _ if forward => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
        _ => cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    }
}

/// The range widened outwards to the nearest grapheme borders.
pub fn snap(text: &str, bytes: Range<usize>) -> Range<usize> {
    border(text, bytes.start, false)..border(text, bytes.end, true)
}

//! Control characters that have no business in a text: what a terminal, a recorder or a broken disk left, or the
//! escapes of a file.

/// The sign that stands for a character that could not be read.
pub const REPLACEMENT: char = '\u{FFFD}';

/// Control characters that texts are laid out with: tab, line ends, form feed, and the end mark of old systems.
pub fn is_layout(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{1A}' | '\u{85}')
}

/// Whether a character is one that no text has: NUL, ESC, BEL and their like, and the two that are no characters by
/// agreement. Neither SQLite, whose functions end a text at NUL, nor XML could hold them.
pub fn is_stray(c: char) -> bool {
    c.is_control() && !is_layout(c) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a character alone shows nothing: joiners, direction marks, the byte-order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}')
}

/// Puts � for every character that no text has, and tells how many there were.
pub fn replace_strays(text: &mut String) -> usize {
    let count = text.chars().filter(|c| is_stray(*c)).count();
    if count > 0 {
        *text = text.replace(is_stray, "\u{FFFD}");
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strays_are_replaced_and_counted() {
        let replaced = |text: &str| {
            let mut text = text.to_owned();
            (replace_strays(&mut text), text)
        };
        let clean = "الف\tب\r\n\u{0C}\u{200C}\u{202E}\u{FFFD}";
        assert_eq!(replaced(clean), (0, clean.to_owned()));
        assert_eq!(
            replaced("a\0\u{1}b\u{FFFE}\u{1B}[m"),
            (4, "a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}[m".to_owned())
        );
    }
}

//! Characters that are shaped as spaces, and those that are never seen.

use std::borrow::Cow;

use crate::text::direction::is_bidi_control;

/// The text as it is shaped: characters that would break the line in two become spaces of as many bytes, so that
/// byte offsets stay what they are.
pub fn shaped_text(text: &str) -> Cow<'_, str> {
    with_spaces(text, |_| true)
}

/// The text with a space of as many bytes for each control of lines, paragraphs and columns that is `unwanted`.
pub fn with_spaces(text: &str, unwanted: impl Fn(char) -> bool) -> Cow<'_, str> {
    let space_for = |c: char| match c {
        _ if !unwanted(c) => None,
        '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{1C}'..='\u{1F}' => Some(" "),
        '\u{85}' => Some("\u{A0}"),
        '\u{2028}' | '\u{2029}' => Some("\u{2003}"),
        _ => None,
    };
    if !text.chars().any(|c| space_for(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shaped = String::with_capacity(text.len());
    for c in text.chars() {
        match space_for(c) {
            Some(space) => shaped.push_str(space),
            None => shaped.push(c),
        }
    }
    Cow::Owned(shaped)
}

/// Whether a letter is never drawn, so that no font needs to have it.
pub fn is_invisible(c: char) -> bool {
    is_bidi_control(c)
        || c.is_control()
        || c.is_whitespace()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_inside_a_line_become_spaces_of_the_same_length() {
        let text = "الف\tب\u{2028}ج\u{85}د\r";
        let shaped = shaped_text(text);
        assert_eq!(shaped, "الف ب\u{2003}ج\u{A0}د ");
        assert_eq!(shaped.len(), text.len());
        assert!(matches!(shaped_text("بی‌تغییر"), Cow::Borrowed(_)));
    }
}

//! The path of a code as people read it.

use unicode_bidi::{BidiClass, bidi_class};

/// Stands between the names of a path; mirrored by the direction of the text.
const SEPARATOR: &str = " › ";
/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: a name between them keeps its own direction.
const ISOLATE: (&str, &str) = ("\u{2068}", "\u{2069}");

/// Names from the root down, with «›» between them. Where names of both directions meet, each is isolated, so that the
/// order of the path stays that of the levels.
pub fn path_text(names: &[&str]) -> String {
    let directions = || names.iter().filter_map(|n| is_rtl(n));
    let mixed = directions().any(|rtl| rtl) && directions().any(|rtl| !rtl);
    let mut text = String::new();
    for name in names {
        if !text.is_empty() {
            text.push_str(SEPARATOR);
        }
        if mixed {
            text.push_str(&isolated(name));
        } else {
            text.push_str(name);
        }
    }
    text
}

/// A name in a sentence of the other direction: what follows it, a date above all, keeps its place.
pub fn isolated(name: &str) -> String {
    [ISOLATE.0, name, ISOLATE.1].concat()
}

/// Whether the first letter runs right to left; `None` without a letter.
fn is_rtl(name: &str) -> Option<bool> {
    name.chars().find_map(|c| match bidi_class(c) {
        BidiClass::L => Some(false),
        BidiClass::R | BidiClass::AL => Some(true),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::path_text;

    #[test]
    fn only_mixed_paths_are_isolated() {
        assert_eq!(path_text(&[]), "");
        assert_eq!(path_text(&["شهروندان", "اعتماد ۲"]), "شهروندان › اعتماد ۲");
        assert_eq!(
            path_text(&["شهروندان", "trust"]),
            "\u{2068}شهروندان\u{2069} › \u{2068}trust\u{2069}"
        );
    }
}

//! Short facts in a row, with «·» between them.

/// FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: what stands between them keeps its own direction.
const ISOLATE: (char, char) = ('\u{2068}', '\u{2069}');

/// Facts with «·» between them. Each keeps its own direction, so that a date or a name in Latin letters does not
/// disturb the order of the others.
pub fn dotted(facts: &[impl AsRef<str>]) -> String {
    let mut text = String::new();
    for fact in facts.iter().map(AsRef::as_ref).filter(|fact| !fact.is_empty()) {
        if !text.is_empty() {
            text.push_str(" · ");
        }
        text.push(ISOLATE.0);
        text.push_str(fact);
        text.push(ISOLATE.1);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_isolated_and_empty_ones_left_out() {
        assert_eq!(
            dotted(&["م۱", "", "22 May"]),
            "\u{2068}م۱\u{2069} · \u{2068}22 May\u{2069}"
        );
        assert_eq!(dotted(&[""; 0]), "");
    }
}

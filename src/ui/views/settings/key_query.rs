//! Finding keys by what is written of them: each key that a line names, with its modifiers in any order.

use crate::text::persian::digits::{self, DigitSet};

/// The modifiers as they are written in the list of keys.
const MODIFIERS: [&str; 5] = ["ctrl", "shift", "alt", "left ctrl", "right ctrl"];

/// A key with its modifiers, in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Chord {
    modifiers: Vec<String>,
    key: String,
}

/// What is written in a column of keys, such as `Alt+Up/Down   Alt+Shift+1 … 3`, with each key written out.
pub(super) fn written_out(keys: &str) -> String {
    let chords = chords(keys).into_iter().map(|chord| {
        let parts = chord.modifiers.into_iter().chain([chord.key]);
        parts.collect::<Vec<_>>().join("+")
    });
    chords.collect::<Vec<_>>().join(" ")
}

/// A key with its modifiers, as it was typed, perhaps not to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyQuery(Chord);

impl KeyQuery {
    /// Reads what was typed; `None` where that is no key with modifiers, such as `ctrl+d`.
    pub fn read(typed: &str) -> Option<Self> {
        let typed: String = typed.split_whitespace().collect();
        let typed = digits::convert(&typed, DigitSet::Latin).to_lowercase();
        let (modifiers, key) = parts(&typed)?;
        Some(Self(Chord { modifiers, key }))
    }

    /// Whether one of the keys that are written here is meant, or can still become it.
    pub fn finds(&self, keys: &str) -> bool {
        chords(keys).iter().any(|chord| self.can_be(chord))
    }

    fn can_be(&self, chord: &Chord) -> bool {
        let Self(typed) = self;
        let has = |name: &str| {
            chord
                .modifiers
                .iter()
                .any(|own| own == name || own.ends_with(&format!(" {name}")))
        };
        if !typed.modifiers.iter().all(|name| has(name)) {
            return false;
        }
        // The name of a modifier that is being typed, or after which a key is still to come.
        let last = typed.key.as_str();
        let names_modifier = |own: &str| own == last || (last.len() > 1 && own.starts_with(last));
        if last.is_empty() || MODIFIERS.iter().any(|own| names_modifier(own) && has(own)) {
            return true;
        }
        let same_modifiers = chord.modifiers.len() == typed.modifiers.len();
        // «Del» is found by «delete» as well.
        let same_key = chord.key.starts_with(last) || (chord.key.len() > 2 && last.starts_with(&chord.key));
        same_modifiers && same_key
    }
}

/// The keys of a line, one by one.
fn chords(keys: &str) -> Vec<Chord> {
    let keys: String = keys
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect();
    let mut found = Vec::new();
    for written in keys.to_lowercase().split("   ").map(str::trim) {
        let (modifiers, last) = parts(written).unwrap_or((Vec::new(), written.to_owned()));
        for key in alternatives(&last) {
            found.push(Chord {
                modifiers: modifiers.clone(),
                key,
            });
        }
    }
    found
}

/// The modifiers and the key of `ctrl+shift+x`; `None` where nothing is joined by a plus sign. The key may be that sign.
fn parts(written: &str) -> Option<(Vec<String>, String)> {
    let (head, key) = match written.strip_suffix("++") {
        Some(head) => (head, "+"),
        None => written.rsplit_once('+').filter(|(head, _)| !head.is_empty())?,
    };
    let name = |own: &str| match own.trim() {
        "control" => "ctrl".to_owned(),
        own => own.to_owned(),
    };
    Some((head.split('+').map(name).collect(), key.trim().to_owned()))
}

/// What `up/down` and `1 … 9` stand for.
fn alternatives(key: &str) -> Vec<String> {
    let digit = |text: &str| text.trim().parse::<u8>().ok();
    if let Some((from, to)) = key.split_once('…')
        && let (Some(from), Some(to)) = (digit(from), digit(to))
    {
        return (from..=to).map(|n| n.to_string()).collect();
    }
    match key {
        "/" => vec![key.to_owned()],
        key => key.split('/').map(str::to_owned).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_written_out() {
        for (keys, expected) in [
            ("Ctrl+Up/Down", "ctrl+up ctrl+down"),
            (
                "Alt+Up/Down   Alt+Shift+Left/Right",
                "alt+up alt+down alt+shift+left alt+shift+right",
            ),
            ("Alt+Shift+1 … 3", "alt+shift+1 alt+shift+2 alt+shift+3"),
            ("\u{2066}1 … 3\u{2069}", "1 2 3"),
            ("/", "/"),
            ("Ctrl++   Ctrl+−", "ctrl++ ctrl+−"),
            ("Right Ctrl+Shift", "right ctrl+shift"),
        ] {
            assert_eq!(written_out(keys), expected, "{keys}");
        }
    }

    #[test]
    fn modifiers_are_typed_in_any_order() {
        let finds = |typed: &str, keys: &str| KeyQuery::read(typed).map(|query| query.finds(keys));
        for (typed, keys) in [
            ("ctrl+down", "Ctrl+Up/Down"),
            ("Ctrl + Dow", "Ctrl+Up/Down"),
            ("ctrl+", "Ctrl+Up/Down"),
            ("shift+ctrl+z", "Ctrl+Shift+Z   Ctrl+Y"),
            ("ctrl+y", "Ctrl+Shift+Z   Ctrl+Y"),
            ("ctrl+sh", "Ctrl+Shift+Z"),
            ("shift+ctrl", "Ctrl+Shift+Z"),
            ("alt+shift+۲", "Alt+Shift+1 … 3"),
            ("control++", "Ctrl++"),
            ("ctrl+delete", "Ctrl+Del"),
            ("ctrl+shift", "Left Ctrl+Shift"),
        ] {
            assert_eq!(finds(typed, keys), Some(true), "{typed} in {keys}");
        }
        for (typed, keys) in [
            ("ctrl+z", "Ctrl+Shift+Z"),
            ("ctrl+left", "Ctrl+Up/Down"),
            ("alt+down", "Ctrl+Up/Down"),
            ("ctrl+s", "Ctrl+Shift+Z"),
        ] {
            assert_eq!(finds(typed, keys), Some(false), "{typed} in {keys}");
        }
        assert_eq!(finds("down", "Ctrl+Up/Down"), None);
        assert_eq!(finds("+", "Ctrl++"), None);
    }
}

use egui::{Key, Modifiers};

use super::shortcut::plain;
use super::*;
use crate::i18n::Lang;
use std::collections::HashMap;

#[test]
fn no_two_commands_share_a_key_where_both_are_heard() {
    let mut seen: HashMap<Shortcut, Vec<Command>> = HashMap::new();
    for command in Command::ALL {
        for shortcut in command.shortcuts() {
            for other in seen.entry(*shortcut).or_default().iter() {
                let apart = command.context() != other.context()
                    && command.context() != Context::Global
                    && other.context() != Context::Global;
                assert!(apart, "{command:?} and {other:?} share {}", shortcut.text());
            }
            seen.entry(*shortcut).or_default().push(*command);
        }
    }
}

#[test]
fn every_command_has_a_text_of_its_own_in_both_languages() {
    for lang in [Lang::Fa, Lang::En] {
        let words = Words::new(lang);
        let mut texts = HashMap::new();
        for command in Command::ALL {
            assert!(
                words.has(command.text_id()),
                "{} is missing in {lang:?}",
                command.text_id()
            );
            let twin = texts.insert(command.text(&words), command);
            assert!(twin.is_none(), "{command:?} reads like {twin:?} in {lang:?}");
        }
    }
}

#[test]
fn a_letter_is_a_physical_key() {
    let q = plain(Key::Q);
    assert!(q.is(Key::Q, None, Modifiers::NONE));
    assert!(q.is(Key::Quote, Some(Key::Q), Modifiers::NONE));
    assert!(!q.is(Key::Q, Some(Key::Q), Modifiers::SHIFT));
    assert_eq!(Command::Redo.shortcut_text().as_deref(), Some("Ctrl+Shift+Z"));
}

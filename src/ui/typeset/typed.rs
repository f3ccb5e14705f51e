//! Letters that are typed where no field has the keyboard yet, and that begin one.

use egui::{Event, Ui};

use crate::text::persian::typing::with_typing_help;
use crate::ui::kit::Env;

/// Takes what is typed in this frame from the input, put right as the person wishes, and with it the keys that typed
/// it, so that no command hears them. `None`, and nothing is taken, where that is nothing or only blanks, or where a
/// shortcut is held.
pub fn take_typed(ui: &Ui) -> Option<String> {
    let typed = ui.input_mut(|input| {
        let held = input.modifiers;
        let is_text = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        if held.alt != (held.ctrl || held.command) || !input.events.iter().any(is_text) {
            return None;
        }
        let mut typed = String::new();
        let mut kept = Vec::with_capacity(input.events.len());
        for event in input.events.drain(..) {
            match event {
                Event::Text(text) => {
                    // The key comes just before its letter.
                    kept.pop_if(|event| matches!(event, Event::Key { pressed: true, .. }));
                    typed.push_str(&text);
                }
                other => kept.push(other),
            }
        }
        input.events = kept;
        Some(typed)
    })?;
    let helpers = Env::of(ui.ctx()).typing;
    Some(with_typing_help("", typed.trim_start(), helpers).into_owned())
}

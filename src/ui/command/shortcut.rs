//! Keys with their modifiers.

use egui::{Event, InputState, Key, Modifiers};

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Modifiers; `COMMAND` is Ctrl, and ⌘ on a Mac.
    pub modifiers: Modifiers,
    /// The key. Letters are physical keys: under a Persian layout the key that carries this letter in a Latin one.
    pub key: Key,
}

pub(super) const fn plain(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::NONE,
        key,
    }
}

pub(super) const fn ctrl(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::COMMAND,
        key,
    }
}

pub(super) const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT),
        key,
    }
}

pub(super) const fn alt(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::ALT,
        key,
    }
}

pub(super) const fn shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::SHIFT,
        key,
    }
}

pub(super) const fn alt_shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::ALT.plus(Modifiers::SHIFT),
        key,
    }
}

pub(super) const fn ctrl_alt_shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::COMMAND.plus(Modifiers::ALT).plus(Modifiers::SHIFT),
        key,
    }
}

impl Shortcut {
    /// The keys as they are shown, such as `Ctrl+Shift+Z`.
    pub fn text(self) -> String {
        let mut parts = Vec::new();
        if self.modifiers.command || self.modifiers.ctrl {
            parts.push("Ctrl");
        }
        if self.modifiers.alt {
            parts.push("Alt");
        }
        if self.modifiers.shift {
            parts.push("Shift");
        }
        let key = match self.key {
            Key::Delete => "Del",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Comma => ",",
            Key::Period => ".",
            key => key.name(),
        };
        parts.push(key);
        parts.join("+")
    }

    /// Whether a key event is this shortcut. The physical key counts, so that a Persian layout changes nothing.
    pub(super) fn is(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        (key == self.key || physical == Some(self.key)) && modifiers.matches_exact(self.modifiers)
    }

    /// Takes the shortcut from the input; whether it was pressed in this frame.
    pub(super) fn take(self, input: &mut InputState) -> bool {
        let mut taken = false;
        input.events.retain(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } if self.is(*key, *physical_key, *modifiers) => {
                taken = true;
                false
            }
            _ => true,
        });
        taken
    }
}

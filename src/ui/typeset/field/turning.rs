//! Turning a paragraph with the modifier keys alone, as Windows does: right Ctrl and right Shift for right to left,
//! left Ctrl and left Shift for left to right.

use egui::{Event, Key};

use crate::ui::typeset::Direction;

/// The Ctrl and Shift keys that are held, told apart by their side.
#[derive(Debug, Default)]
pub(super) struct SideKeys {
    held: Vec<Key>,
    /// Something else was pressed while one of them was held: a shortcut, or a layout being chosen.
    spoiled: bool,
}

impl SideKeys {
    /// Takes notice of an event. Gives a direction when both keys of one side, and nothing else, were pressed and
    /// one of them is let go.
    pub fn take(&mut self, event: &Event) -> Option<Direction> {
        match event {
            Event::Key {
                key,
                pressed,
                modifiers,
                ..
            } if is_side_key(*key) => {
                self.spoiled |= modifiers.alt;
                if *pressed {
                    if !self.held.contains(key) {
                        self.held.push(*key);
                    }
                    return None;
                }
                let turned = self.direction().filter(|_| !self.spoiled);
                self.held.retain(|held| held != key);
                self.spoiled = !self.held.is_empty() && (self.spoiled || turned.is_some());
                turned
            }
            Event::Key { pressed: true, .. }
            | Event::Text(_)
            | Event::PointerButton { pressed: true, .. } => {
                self.spoiled = !self.held.is_empty();
                None
            }
            Event::WindowFocused(false) => {
                *self = Self::default();
                None
            }
            _ => None,
        }
    }

    fn direction(&self) -> Option<Direction> {
        let both =
            |ctrl, shift| self.held.len() == 2 && [ctrl, shift].iter().all(|key| self.held.contains(key));
        if both(Key::ControlRight, Key::ShiftRight) {
            Some(Direction::Rtl)
        } else if both(Key::ControlLeft, Key::ShiftLeft) {
            Some(Direction::Ltr)
        } else {
            None
        }
    }
}

fn is_side_key(key: Key) -> bool {
    matches!(
        key,
        Key::ControlLeft | Key::ControlRight | Key::ShiftLeft | Key::ShiftRight
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(keys: &[(Key, bool)]) -> Vec<Direction> {
        let mut side = SideKeys::default();
        keys.iter()
            .filter_map(|(key, pressed)| {
                side.take(&Event::Key {
                    key: *key,
                    physical_key: Some(*key),
                    pressed: *pressed,
                    repeat: false,
                    modifiers: egui::Modifiers::NONE,
                })
            })
            .collect()
    }

    #[test]
    fn the_side_of_both_keys_is_the_direction() {
        use Key::{AltRight, ControlLeft, ControlRight, ShiftLeft, ShiftRight, X};
        let (down, up) = (true, false);
        for (first, second, direction) in [
            (ControlRight, ShiftRight, Direction::Rtl),
            (ShiftRight, ControlRight, Direction::Rtl),
            (ControlLeft, ShiftLeft, Direction::Ltr),
        ] {
            let keys = [(first, down), (second, down), (second, up), (first, up)];
            assert_eq!(taken(&keys), [direction]);
            let again = [
                (first, down),
                (second, down),
                (second, down),
                (first, up),
                (second, up),
            ];
            assert_eq!(taken(&again), [direction], "held long enough to repeat");
            let shortcut = [
                (first, down),
                (second, down),
                (X, down),
                (X, up),
                (second, up),
                (first, up),
            ];
            assert_eq!(taken(&shortcut), []);
            let twice = [&keys[..], &keys[..]].concat();
            assert_eq!(taken(&twice), [direction; 2]);
        }
        assert_eq!(
            taken(&[
                (ControlLeft, down),
                (ShiftRight, down),
                (ShiftRight, up),
                (ControlLeft, up)
            ]),
            []
        );
        let with_alt = [
            (ControlRight, down),
            (AltRight, down),
            (ShiftRight, down),
            (ShiftRight, up),
        ];
        assert_eq!(taken(&with_alt), []);
    }
}

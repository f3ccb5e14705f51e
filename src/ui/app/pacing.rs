//! What is pressed within one frame, brought one after the other.
//!
//! egui moves the keyboard when a frame begins or while it is drawn, and gives all that was pressed since the last one to
//! whoever has the keyboard then: of «name⇥next» in one slow frame the field that Tab leaves would get nothing, and
//! whatever a key has opened would get what was typed before it. So a frame gets no more than belongs together: letters
//! for a field, or one key that does something, and after such a key two frames pass in which what it opened is measured
//! and then comes up with the keyboard.
//!
//! With the pointer it is the same: egui holds the place where it is when a frame ends against what the last frame has
//! drawn. So a press waits for what a key has opened or closed, and for what another press elsewhere has, and where the
//! pointer goes after it comes later.
//!
//! Nothing is dropped, and the order stays. A hand does not press so fast that it would notice.

use std::collections::VecDeque;

use egui::{Context, Event, Key, Plugin, Pos2, RawInput};

use crate::ui::typeset::Field;

/// What an event can do to the others of its frame.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    /// Nothing: a key that comes up.
    Neutral,
    /// The pointer goes to another place.
    Moves,
    /// It writes in the field that has the keyboard.
    Writes,
    /// It moves a cursor, and nothing comes up by it.
    Steps,
    /// It may open or close something, or take the keyboard elsewhere.
    Acts,
    /// A button of the pointer goes down, or comes up.
    Clicks { down: bool, at: Pos2 },
}

/// So far from each other, in points, two presses are at one place: they may be a double click.
const ONE_PLACE: f32 = 6.0;

/// A frame to measure what a key has opened, and one to draw it.
const SETTLING: u8 = 2;

/// Hands on the events of a window.
#[derive(Default)]
pub(super) struct Pacing {
    waiting: VecDeque<Event>,
    /// Frames in which what was done comes up.
    settling: u8,
    /// Where a button came up, as long as nothing but that is settling.
    clicked_at: Option<Pos2>,
}

impl Plugin for Pacing {
    fn debug_name(&self) -> &'static str {
        "pacing"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.waiting.extend(input.events.drain(..));
        // A frame that is drawn anew goes on with what it has got.
        if ctx.current_pass_index() == 0 {
            input.events = self.next(Field::is_editing(ctx));
        }
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl Pacing {
    /// What the frame gets that begins now; `in_field` says whether a field has the keyboard.
    fn next(&mut self, in_field: bool) -> Vec<Event> {
        let settles = self.settling > 0;
        self.settling = self.settling.saturating_sub(1);
        let mut given = Vec::new();
        let mut pressed = false;
        // Where a button went down or came up in this frame.
        let mut clicked: Option<Pos2> = None;
        while let Some(event) = self.waiting.front() {
            let kind = kind(event, in_field);
            let may_come = match kind {
                Kind::Neutral => true,
                Kind::Moves => clicked.is_none(),
                Kind::Writes => !settles && clicked.is_none(),
                Kind::Steps => !settles && clicked.is_none() && (!pressed || is_repeated(event)),
                Kind::Acts => !settles && clicked.is_none() && !pressed,
                Kind::Clicks { at, .. } => {
                    let here = |other: Pos2| other.distance(at) < ONE_PLACE;
                    !pressed && clicked.is_none_or(here) && (!settles || self.clicked_at.is_some_and(here))
                }
            };
            if !may_come {
                break;
            }
            given.extend(self.waiting.pop_front());
            match kind {
                Kind::Neutral | Kind::Moves => {}
                Kind::Writes | Kind::Steps => pressed = true,
                Kind::Acts => {
                    // The letter of a key comes with it.
                    while matches!(self.waiting.front(), Some(Event::Text(_))) {
                        given.extend(self.waiting.pop_front());
                    }
                    self.settling = SETTLING;
                    self.clicked_at = None;
                    break;
                }
                Kind::Clicks { down, at } => {
                    clicked = Some(at);
                    if !down {
                        self.settling = SETTLING;
                        self.clicked_at = Some(at);
                    }
                }
            }
        }
        given
    }
}

/// Whether a key is held down.
fn is_repeated(event: &Event) -> bool {
    matches!(event, Event::Key { repeat: true, .. })
}

fn kind(event: &Event, in_field: bool) -> Kind {
    match event {
        Event::Text(_) | Event::Ime(_) => Kind::Writes,
        Event::Copy | Event::Cut | Event::Paste(_) if in_field => Kind::Writes,
        Event::Copy | Event::Cut | Event::Paste(_) => Kind::Acts,
        Event::Key {
            pressed: true,
            key,
            modifiers,
            ..
        } => {
            let with_command = modifiers.command || modifiers.ctrl || modifiers.alt || modifiers.mac_cmd;
            match key {
                Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown if !with_command => Kind::Steps,
                Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End if in_field && !modifiers.alt => {
                    Kind::Writes
                }
                Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End if !with_command => Kind::Steps,
                Key::Backspace | Key::Delete if in_field && !modifiers.alt => Kind::Writes,
                Key::Enter | Key::Escape | Key::Tab => Kind::Acts,
                key if in_field && !with_command && !is_function_key(*key) => Kind::Writes,
                _ => Kind::Acts,
            }
        }
        Event::PointerButton { pressed, pos, .. } => Kind::Clicks {
            down: *pressed,
            at: *pos,
        },
        Event::PointerMoved(_) | Event::PointerGone => Kind::Moves,
        _ => Kind::Neutral,
    }
}

/// F1 and the like, none of which writes.
fn is_function_key(key: Key) -> bool {
    let number = key.name().strip_prefix('F');
    number.is_some_and(|number| number.parse::<u8>().is_ok())
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton};

    use super::*;

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn click(pressed: bool) -> Event {
        click_at(Pos2::ZERO, pressed)
    }

    fn click_at(pos: Pos2, pressed: bool) -> Event {
        Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    /// What each frame gets of some events that all come before the first; no frame is without any at the end.
    fn frames(events: Vec<Event>, in_field: bool) -> Vec<Vec<Event>> {
        let mut pacing = Pacing {
            waiting: events.into(),
            ..Pacing::default()
        };
        let mut frames = Vec::new();
        while !pacing.waiting.is_empty() {
            frames.push(pacing.next(in_field));
        }
        frames
    }

    #[test]
    fn letters_before_tab_come_before_it_and_those_after_it_later() {
        let typed = || vec![key(Key::A), text("a"), key(Key::B), text("b")];
        let mut events = typed();
        events.push(key(Key::Tab));
        events.extend(typed());
        assert_eq!(
            frames(events, true),
            [typed(), vec![key(Key::Tab)], vec![], vec![], typed()]
        );
    }

    #[test]
    fn each_key_that_does_something_has_a_frame_and_time_to_settle() {
        let events = vec![key(Key::A), text("a"), key(Key::U), text("u")];
        assert_eq!(
            frames(events, false),
            [
                vec![key(Key::A), text("a")],
                vec![],
                vec![],
                vec![key(Key::U), text("u")]
            ]
        );
    }

    #[test]
    fn steps_need_no_frame_to_settle_and_held_ones_come_together() {
        let down = || key(Key::ArrowDown);
        assert_eq!(
            frames(vec![down(), down(), key(Key::Delete)], false),
            [vec![down()], vec![down()], vec![key(Key::Delete)]]
        );
        let held = || Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: true,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(frames(vec![down(), held(), held()], false).len(), 1);
    }

    #[test]
    fn a_click_comes_after_what_was_typed_before_it_and_settles_too() {
        let events = vec![
            text("a"),
            click(true),
            click(false),
            text("b"),
            Event::PointerGone,
        ];
        assert_eq!(
            frames(events, true),
            [
                vec![text("a")],
                vec![click(true), click(false)],
                vec![],
                vec![],
                vec![text("b"), Event::PointerGone]
            ]
        );
    }

    #[test]
    fn a_click_waits_for_what_a_key_has_done() {
        let events = vec![key(Key::Escape), click(true), click(false), text("b")];
        assert_eq!(
            frames(events, true),
            [
                vec![key(Key::Escape)],
                vec![],
                vec![],
                vec![click(true), click(false)],
                vec![],
                vec![],
                vec![text("b")]
            ]
        );
    }

    #[test]
    fn a_click_elsewhere_waits_and_a_double_click_stays_one() {
        let there = Pos2::new(90.0, 9.0);
        let twice = || vec![click(true), click(false), click(true), click(false)];
        let elsewhere = || vec![click_at(there, true), click_at(there, false)];
        let mut events = twice();
        events.push(Event::PointerMoved(there));
        events.extend(elsewhere());
        assert_eq!(
            frames(events, false),
            [twice(), vec![Event::PointerMoved(there)], vec![], elsewhere()]
        );
    }

    #[test]
    fn a_press_is_where_it_was_and_not_where_the_pointer_went_after_it() {
        let there = Pos2::new(90.0, 9.0);
        let events = vec![click(true), Event::PointerMoved(there), click_at(there, false)];
        assert_eq!(
            frames(events, false),
            [
                vec![click(true)],
                vec![Event::PointerMoved(there), click_at(there, false)]
            ]
        );
    }

    #[test]
    fn what_moves_only_comes_at_once() {
        let events = vec![
            Event::PointerMoved(Pos2::ZERO),
            Event::ModifiersChanged(Modifiers::CTRL),
        ];
        assert_eq!(frames(events.clone(), false), [events]);
    }
}

//! Where the mouse button went down.

use egui::{Event, InputState, PointerButton, Pos2};

/// Where the first button went down in this frame, in points of the window. A slow frame gathers what the pointer did
/// afterwards, so that its latest place is another.
pub(super) fn press_point(input: &InputState) -> Option<Pos2> {
    input.events.iter().rev().find_map(|event| match event {
        Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed: true,
            ..
        } => Some(*pos),
        _ => None,
    })
}

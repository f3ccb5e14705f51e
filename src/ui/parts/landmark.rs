//! Places of the window that the tour can point at: whoever draws one notes where.

use egui::{Context, Id, Rect};

use crate::settings::Pane;
use crate::ui::command::Command;

/// A place of the window that the tour can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Landmark {
    /// The button of a command.
    Button(Command),
    /// A pane beside the text.
    Pane(Pane),
    /// The text.
    Text,
}

/// Where a landmark was drawn, and in which pass.
#[derive(Clone, Copy)]
struct DrawnLandmark {
    rect: Rect,
    pass: u64,
}

impl Landmark {
    /// Tells where this place is drawn in this frame.
    pub fn note(self, ctx: &Context, rect: Rect) {
        let pass = ctx.cumulative_pass_nr();
        ctx.data_mut(|data| data.insert_temp(Id::unique(("landmark", self)), DrawnLandmark { rect, pass }));
    }

    /// Where it is drawn, if it is seen now.
    pub fn rect(self, ctx: &Context) -> Option<Rect> {
        let seen: DrawnLandmark = ctx.data(|data| data.get_temp(Id::unique(("landmark", self))))?;
        (seen.pass + 1 >= ctx.cumulative_pass_nr()).then_some(seen.rect)
    }
}

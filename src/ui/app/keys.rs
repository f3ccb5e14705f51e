//! Keys: what is pressed and not taken by a field or a pane becomes a command.

use egui::{Context, Event, Key, Modifiers};

use super::App;
use super::open_project::OpenProject;
use super::tour::Tour;
use crate::model::CodeRef;
use crate::ui::action::Action;
use crate::ui::command::{self, Command};
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;
use crate::ui::typeset::Field;

const NUMBERS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

impl App {
    /// Turns the keys that nothing has taken into commands. Runs after drawing, so that fields and panes come first.
    pub(super) fn keys(&mut self, ctx: &Context) {
        if self.is_covered() {
            return;
        }
        let editing = Field::is_editing(ctx);
        let heard = self.contexts(ctx, editing);
        for command in Command::ALL {
            // Inside a field these two are the field's own.
            if editing && matches!(command, Command::Undo | Command::Redo) {
                continue;
            }
            if heard.contains(&command.context()) && ctx.input_mut(|i| command.pressed(i)) {
                self.awaiting_recent = false;
                self.actions.push(Action::Run(*command));
            }
        }
        if self.awaiting_recent && ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
            self.awaiting_recent = false;
        }
        if self.tour.is_some() && !editing && Tour::ended_by_key(ctx) {
            self.tour = None;
        }
        if heard.contains(&command::Context::Text) {
            self.number_keys(ctx);
        }
    }

    /// Where keys are listened to now.
    fn contexts(&self, ctx: &Context, editing: bool) -> Vec<command::Context> {
        let mut heard = vec![command::Context::Global];
        let Some(project) = &self.project else {
            return heard;
        };
        if editing || project.panes.picker.is_some() {
            return heard;
        }
        match project.work.shared.page {
            Page::Coding => {}
            Page::Board => {
                // A button that has the keyboard keeps Enter and Space for itself.
                if project.panes.board.has_keyboard(ctx) || ctx.memory(|m| m.focused()).is_none() {
                    heard.push(command::Context::Codes);
                }
                return heard;
            }
            // What is done to the selected coding is done to the selected rows.
            Page::Ladder => {
                if project.panes.reader.has_keyboard(ctx) || project.panes.ladder.has_keyboard(ctx) {
                    heard.push(command::Context::Text);
                }
                return heard;
            }
            Page::Participants | Page::Memos | Page::Tables | Page::History => return heard,
        }
        if project.panes.codes.has_keyboard(ctx) {
            heard.push(command::Context::Codes);
        } else if project.panes.documents.has_keyboard(ctx) {
            heard.push(command::Context::Documents);
        } else if project.panes.reader.has_keyboard(ctx) || ctx.memory(|m| m.focused()).is_none() {
            heard.push(command::Context::Text);
        }
        heard
    }

    /// A number gives the recent code of that place to what is selected.
    fn number_keys(&mut self, ctx: &Context) {
        let Some(place) = ctx.input_mut(take_number) else {
            return;
        };
        self.awaiting_recent = false;
        let Some(project) = &self.project else { return };
        if let Some(code) = project
            .work
            .shared
            .recent
            .get(place)
            .filter(|_| selected(project))
        {
            self.actions.push(Action::Code(CodeRef::Id(*code)));
        }
    }
}

fn selected(project: &OpenProject) -> bool {
    project.work.shared.passage.is_some() || project.work.shared.coding.is_some()
}

/// Takes a plain number key, 0 for the key 1; under a Persian layout the physical key counts.
fn take_number(input: &mut egui::InputState) -> Option<usize> {
    let mut taken = None;
    input.events.retain(|event| match event {
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } if modifiers.is_none() => {
            let place = NUMBERS.iter().position(|n| n == key || Some(*n) == *physical_key);
            taken = taken.or(place);
            place.is_none()
        }
        _ => true,
    });
    taken
}

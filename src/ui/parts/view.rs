//! The contract between the window and its panes and pages.

use egui::{Context, Ui};

use crate::model::{Edit, Snapshot};
use crate::settings::ProjectView;
use crate::ui::cx::Cx;

/// A pane or a page of an open project. What it asks for it pushes into [`Cx::actions`]; see [`RunsCommands`] for
/// what can be asked of it.
pub trait View {
    /// Draws it in all the room there is.
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>);

    /// Takes the keyboard when it is drawn next. A page that is walked through by Tab alone takes none.
    fn take_keyboard(&mut self) {}

    /// Whether it has the keyboard, so that the keys of its commands are for it.
    fn has_keyboard(&self, _ctx: &Context) -> bool {
        false
    }

    /// The edits that keep what is written in it and is not yet in the project, before the project closes. What can not
    /// be kept unasked it puts aside itself.
    fn unsaved(&mut self, _snapshot: &Snapshot) -> Vec<Edit> {
        Vec::new()
    }

    /// Learns that what was [unsaved](Self::unsaved) has been kept.
    fn saved(&mut self) {}

    /// Notes what narrows and orders what it shows, so that it is the same when the project is opened again.
    fn note_filters(&self, _snapshot: &Snapshot, _view: &mut ProjectView) {}

    /// Takes up what was noted when the project was seen last. What is no longer in the project is left out.
    fn recall_filters(&mut self, _view: &ProjectView, _snapshot: &Snapshot) {}
}

/// A view that takes commands of one kind, one of the enums in [`crate::ui::command::target`].
pub trait RunsCommands<C> {
    /// Runs a command on what is selected. The dispatcher has seen to it that what the command needs is there.
    fn run(&mut self, command: C, cx: &mut Cx<'_>);
}

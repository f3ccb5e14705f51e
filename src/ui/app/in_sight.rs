//! What keys and pointer are about is in sight: what was selected or taken hold of elsewhere is let go.

use egui::{Context, Event};

use super::App;
use super::keys::KeyListeners;
use super::open_project::OpenProject;
use crate::ui::parts::drag::Dragged;
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;

impl App {
    /// Before a key of the text is heard: the coding that was selected elsewhere is not what it is about. While nothing has
    /// the keyboard a press of the pointer may be on its way to what shows the coding.
    pub(super) fn forget_unseen(&mut self, ctx: &Context, heard: &KeyListeners) {
        let is_key = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
        let pressed = ctx.input(|input| input.events.iter().any(is_key));
        if let Some(project) = self.project.as_mut().filter(|_| heard.in_text())
            && (pressed || project.panes.reader.has_keyboard(ctx))
        {
            project.forget_unseen_coding();
        }
    }

    /// What ends when the page is left, or when something comes in front of it: a drag is for what is seen, and so is the
    /// coding that was selected. `before` is the page at the begin of the frame.
    pub(super) fn follow_page(&mut self, ctx: &Context, before: Option<Page>) {
        let now = self.page();
        if now != before || self.is_covered() {
            Dragged::end(ctx);
        }
        if let Some(project) = self.project.as_mut().filter(|_| now != before)
            && now == Some(Page::Coding)
        {
            project.forget_unseen_coding();
        }
    }
}

impl OpenProject {
    /// Forgets the selected coding where no text in sight holds it: keys of a text are for what is seen in it.
    fn forget_unseen_coding(&mut self) {
        let shared = &mut self.work.shared;
        let coding = shared
            .coding
            .and_then(|id| self.work.session.snapshot().coding(id));
        let beside = shared.other.filter(|_| shared.page == Page::Coding);
        let shown = [shared.document, beside.and_then(|other| other.document)];
        if coding.is_some_and(|coding| !shown.contains(&Some(coding.document))) {
            shared.coding = None;
        }
    }
}

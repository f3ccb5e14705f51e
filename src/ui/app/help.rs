//! Help: what can be done where the person is.

use egui::Context;

use super::App;
use crate::settings::Pane;
use crate::ui::action::Action;
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;
use crate::ui::views::settings::{Help, HelpAnswer, HelpPlace};

impl App {
    /// Opens the help for the place that has the keyboard.
    pub(super) fn show_help(&mut self, ctx: &Context) {
        self.front.help = Some(Help::new(self.help_place(ctx), self.met_needs()));
    }

    fn help_place(&self, ctx: &Context) -> HelpPlace {
        let Some(project) = &self.project else {
            return HelpPlace::Welcome;
        };
        let (panes, shared) = (&project.panes, &project.work.shared);
        match shared.page {
            Page::Coding if panes.codes.has_keyboard(ctx) => HelpPlace::Pane(Pane::Codes),
            Page::Coding if panes.documents.has_keyboard(ctx) => HelpPlace::Pane(Pane::Documents),
            Page::Coding if panes.reader.has_keyboard(ctx) => HelpPlace::Page(Page::Coding),
            Page::Coding if ctx.memory(|memory| memory.focused()).is_none() => HelpPlace::Page(Page::Coding),
            page => match shared.pane {
                Some(pane @ (Pane::Segments | Pane::Search)) if page == Page::Coding => HelpPlace::Pane(pane),
                _ => HelpPlace::Page(page),
            },
        }
    }

    /// Draws the help, and does what was chosen in it.
    pub(super) fn draw_help(&mut self, ctx: &Context) {
        let answer = self
            .front
            .help
            .as_mut()
            .and_then(|help| help.ui(ctx, &self.words));
        match answer {
            None => return,
            Some(HelpAnswer::Run(command)) => self.actions.push(Action::Run(command)),
            Some(HelpAnswer::Table(kind)) => self.actions.push(Action::ShowTable(kind)),
            Some(HelpAnswer::Left) => {}
        }
        self.front.help = None;
    }
}

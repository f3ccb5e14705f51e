//! The page for coding: the open document and the panes round it.

use egui::{CentralPanel, Frame, Ui};

use super::open_project::OpenProject;
use crate::i18n::Words;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::docks::{Docks, Pane, Part, docks_ui};
use crate::ui::settings::Settings;
use crate::ui::theme::Theme;

/// Draws the text and those panes that are seen.
pub fn coding_page_ui(
    ui: &mut Ui,
    project: &mut OpenProject,
    settings: &mut Settings,
    words: &Words,
    actions: &mut Vec<Action>,
    text_only: bool,
) {
    let theme = Theme::of(ui.ctx());
    let OpenProject {
        session,
        shared,
        documents,
        codes,
        reader,
        segments,
        search,
        ..
    } = project;
    let mut cx = Cx::new(session, shared, settings, words, actions);
    let searching = search.is_some();
    let seen = |docks: &Docks, pane| {
        !text_only
            && match pane {
                Pane::Search => searching,
                pane => docks.is_shown(pane),
            }
    };
    CentralPanel::default()
        .frame(Frame::new().fill(theme.colours.panel))
        .show(ui, |ui| {
            docks_ui(ui, &mut cx, seen, |ui, cx, part| match part {
                Part::Text => reader.ui(ui, cx),
                Part::Pane(Pane::Documents) => documents.ui(ui, cx),
                Part::Pane(Pane::Codes) => codes.ui(ui, cx),
                Part::Pane(Pane::Segments) => segments.ui(ui, cx),
                Part::Pane(Pane::Search) => {
                    if search.as_mut().is_some_and(|open| open.ui(ui, cx)) {
                        *search = None;
                    }
                }
            });
        });
}

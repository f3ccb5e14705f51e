//! The page for coding: the open document and the panes round it.

use egui::{CentralPanel, Frame, Ui};

use super::panes::Panes;
use crate::settings::{Docks, Pane};
use crate::ui::cx::Cx;
use crate::ui::docks::{WindowPart, docks_ui};
use crate::ui::theme::Theme;
use crate::ui::views::search::SearchPane;

/// Draws the text and those panes that are seen.
pub fn coding_page_ui(ui: &mut Ui, panes: &mut Panes, cx: &mut Cx<'_>, text_only: bool) {
    let theme = Theme::of(ui.ctx());
    let searching = panes.search.is_some();
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
            docks_ui(ui, cx, seen, |ui, cx, part| {
                if part == WindowPart::Text {
                    panes.texts_ui(ui, cx);
                } else if let Some(view) = panes.part(part) {
                    view.ui(ui, cx);
                }
            });
        });
    if panes.search.as_ref().is_some_and(SearchPane::is_closed) {
        panes.close_search(&cx.settings.docks, text_only, cx.shared);
    }
}

//! The page for coding: documents and codes, the open document, retrieved segments.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::action::Action;
use super::app::side;
use super::cx::Cx;
use super::kit::Dir;
use super::project::Project;
use super::settings::{Panes, Settings};
use super::theme::Theme;
use crate::i18n::Words;

/// Draws the four windows, those that are shown.
pub fn coding_page_ui(
    ui: &mut Ui,
    project: &mut Project,
    settings: &mut Settings,
    words: &Words,
    actions: &mut Vec<Action>,
    text_only: bool,
) {
    let ctx = ui.ctx().clone();
    let (theme, dir) = (Theme::of(&ctx), Dir::of(&ctx));
    let panes = settings.panes;
    let Project {
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
    let ground = Frame::new().fill(theme.colours.panel);
    let pane = ground.inner_margin(Margin::symmetric(8, 6));
    if (panes.documents || panes.codes) && !text_only {
        let column = side(dir, true, "lists")
            .resizable(true)
            .default_size(panes.lists_width)
            .size_range(180.0..=700.0)
            .frame(ground)
            .show(ui, |ui| {
                if panes.documents && panes.codes {
                    let top = Panel::top("documents")
                        .resizable(true)
                        .default_size(panes.documents_height)
                        .size_range(80.0..=ui.available_height() - 120.0)
                        .frame(pane)
                        .show(ui, |ui| documents.ui(ui, &mut cx));
                    cx.settings.panes.documents_height = top.response.rect.height();
                    CentralPanel::default()
                        .frame(pane)
                        .show(ui, |ui| codes.ui(ui, &mut cx));
                } else {
                    CentralPanel::default().frame(pane).show(ui, |ui| {
                        if panes.documents {
                            documents.ui(ui, &mut cx);
                        } else {
                            codes.ui(ui, &mut cx);
                        }
                    });
                }
            });
        cx.settings.panes.lists_width = column.response.rect.width();
    }
    let wide = search.is_some() || panes.segments;
    if wide && !text_only {
        let column = side(dir, false, "segments")
            .resizable(true)
            .default_size(panes.segments_width)
            .size_range(180.0..=700.0)
            .frame(pane)
            .show(ui, |ui| match search {
                Some(open) => {
                    if open.ui(ui, &mut cx) {
                        *search = None;
                    }
                }
                None => {
                    segments.ui(ui, &mut cx);
                }
            });
        cx.settings.panes.segments_width = column.response.rect.width();
    }
    CentralPanel::default()
        .frame(Frame::new().fill(theme.colours.paper))
        .show(ui, |ui| reader.ui(ui, &mut cx));
}

/// Shows or hides a pane.
pub fn toggle(panes: &mut Panes, which: fn(&mut Panes) -> &mut bool) {
    let shown = which(panes);
    *shown = !*shown;
}

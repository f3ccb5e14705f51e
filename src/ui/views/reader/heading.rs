//! The line over each of two texts: which document it shows, how far the work on it has come, which other it could show.

use std::sync::Arc;

use egui::{Frame, Margin, Rect, Ui, Widget as _, vec2};

use super::ReaderPane;
use super::beside::Neighbour;
use super::header::{document_menu_ui, participants};
use crate::model::{Document, DocumentId};
use crate::report::wording::document_state;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Button, Icon, menu_icon, popover, popup_menu, spread};
use crate::ui::parts::chooser::{Chooser, ChooserItem};
use crate::ui::parts::document_state::{state_icon, state_menu_ui};
use crate::ui::parts::dotted::dotted;
use crate::ui::theme::Theme;

/// The width of the pane, in points, below which the buttons that the menus have too are left out.
const NARROW: f32 = 430.0;
/// The width of the list of documents, in points.
const LIST: f32 = 320.0;
/// The height of the list of documents at most, in points.
const LIST_HEIGHT: f32 = 360.0;
/// The height of the line that marks the text with the focus, in points.
const MARK: f32 = 2.0;

impl ReaderPane {
    /// Draws the line over one of two texts.
    pub(super) fn heading_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, neighbour: Neighbour<'_>) {
        let theme = Theme::of(ui.ctx());
        let document = cx
            .shared
            .document
            .and_then(|id| cx.snapshot().document(id))
            .cloned();
        let room = ui.available_rect_before_wrap();
        let margin = Margin::symmetric(theme.space.small as i8, theme.space.tiny as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            // Both ends act on the same things, one after the other.
            let cell = std::cell::RefCell::new((self, cx));
            spread(
                ui,
                |ui| {
                    let (pane, cx) = &mut *cell.borrow_mut();
                    if let Some(document) = &document {
                        state_ui(ui, document, cx);
                        pane.name_ui(ui, document, cx);
                    }
                },
                |ui| {
                    let (pane, cx) = &mut *cell.borrow_mut();
                    pane.buttons_ui(ui, document.as_ref(), room.width() < NARROW, cx, neighbour);
                },
            );
        });
        if neighbour.has_focus {
            let mark = Rect::from_min_size(room.min, vec2(room.width(), MARK));
            ui.painter().rect_filled(mark, 0.0, theme.colours.accent);
        }
    }

    fn buttons_ui(
        &mut self,
        ui: &mut Ui,
        document: Option<&Arc<Document>>,
        narrow: bool,
        cx: &mut Cx<'_>,
        neighbour: Neighbour<'_>,
    ) {
        let close = cx.tr("reader-close");
        if Button::icon_only(Icon::Close, &close).ui(ui).clicked() {
            cx.act(Action::CloseText(neighbour.side));
        }
        let Some(document) = document else { return };
        let more = cx.tr("reader-more");
        menu_icon(ui, Icon::More, more, |ui| document_menu_ui(ui, document, cx));
        self.filter_ui(ui, cx);
        if narrow {
            return;
        }
        for (command, icon, on) in [
            (Command::Find, Icon::Search, self.find.find.open),
            (Command::EditText, Icon::Edit, self.is_editing()),
        ] {
            let (name, keys) = (
                command.text(&cx.words),
                command.shortcut_text().unwrap_or_default(),
            );
            let button = Button::icon_only(icon, &name).shortcut(&keys).selected(on);
            if button.ui(ui).clicked() {
                cx.act(Action::Run(command));
            }
        }
    }

    /// The name of the document, from which the list of all opens.
    fn name_ui(&mut self, ui: &mut Ui, document: &Document, cx: &mut Cx<'_>) {
        let people = participants(cx.snapshot(), document);
        let tip = dotted(&[document.name.as_str(), &people]);
        let button = |name| Button::new(name).quiet().opens_menu();
        let around = button("").wanted_width(ui.ctx());
        let response = button(&document.name)
            .tip(&tip)
            .at_most((ui.available_width() - around).max(0.0))
            .ui(ui);
        let chosen = popover(&response, LIST, |ui| {
            let (items, ids) = choices(cx, document.id);
            let chooser = self.chooser.get_or_insert_with(Chooser::default);
            let chosen = chooser.ui(ui, cx, &items, LIST_HEIGHT);
            let chosen = chosen.and_then(|at| ids.get(at).copied());
            if chosen.is_some() {
                ui.close();
            }
            chosen
        });
        match chosen {
            Some(Some(document)) => cx.act(Action::Open(document, None)),
            Some(None) => {}
            None => self.chooser = None,
        }
    }
}

/// The documents in the order of the list, the open one ticked.
fn choices(cx: &Cx<'_>, open: DocumentId) -> (Vec<ChooserItem>, Vec<DocumentId>) {
    let group = |id| cx.snapshot().group(id).map(|group| group.name.clone());
    let documents = cx.snapshot().documents().into_iter();
    documents
        .map(|document| {
            let item = ChooserItem {
                name: document.name.clone(),
                hint: document.group.and_then(group).unwrap_or_default(),
                on: document.id == open,
                ..ChooserItem::default()
            };
            (item, document.id)
        })
        .unzip()
}

/// How far the work on the document has come, and the way to say so.
fn state_ui(ui: &mut Ui, document: &Document, cx: &mut Cx<'_>) {
    let state = cx.words.get(document_state(document.state)).into_owned();
    let name = cx.words.with("document-state-is", &[("state", state)]);
    let button = Button::icon_only(state_icon(document.state), &name).ui(ui);
    let chosen = popup_menu(&button, 180.0, |ui| state_menu_ui(ui, &[document.id], cx));
    if let Some(edit) = chosen.flatten() {
        cx.act(Action::EditWithToast(edit));
    }
}

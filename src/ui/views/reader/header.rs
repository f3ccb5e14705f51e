//! The line over the text: which document this is, who speaks in it, and what is shown of its codings.

use std::sync::Arc;

use egui::{Frame, Margin, Ui, Widget as _};

use super::ReaderPane;
use crate::analysis::{Speakers, turn_at};
use crate::i18n::Arg;
use crate::model::{Coder, DirectionChoice, Document, Edit, MemoTarget, Snapshot};
use crate::text::name_key;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::{
    Button, Icon, MenuItem, StyledText, column, menu_icon, menu_separator, quiet_button, secondary, spread,
    submenu,
};
use crate::ui::parts::document_state::state_menu_ui;
use crate::ui::parts::dotted::dotted;
use crate::ui::theme::Theme;
use crate::ui::typing::NamePurpose;

/// The width of the pane, in points, below which the name of the document has a line of its own.
const NARROW: f32 = 340.0;
/// The room for name and people, in points, below which the name has it alone.
const LEAST_WITH_PEOPLE: f32 = 260.0;

impl ReaderPane {
    /// Draws the line over the text.
    pub(super) fn header_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(document) = self.opened.as_ref().map(|o| o.document.clone()) else {
            return;
        };
        let theme = Theme::of(ui.ctx());
        // The title stands in one line with those of the panes beside it, and what is under it where it would anyway.
        let sides = theme.space.medium as i8;
        let margin = Margin {
            left: sides,
            right: sides,
            top: docks::HEAD_TOP,
            bottom: 2 * theme.space.tiny as i8 - docks::HEAD_TOP,
        };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let speaker = self.speaker(cx);
            // Beside a row of buttons in a narrow pane nothing of a name could be read.
            let narrow = ui.available_width() < NARROW;
            if narrow {
                column(ui, |ui| StyledText::new(&document.name).heading().elided().ui(ui));
            }
            let title = |ui: &mut Ui, cx: &mut Cx<'_>| {
                if !narrow {
                    title_ui(ui, &document, &speaker, cx);
                }
            };
            // Both ends act on the same things, one after the other.
            let cell = std::cell::RefCell::new(cx);
            spread(
                ui,
                |ui| title(ui, &mut cell.borrow_mut()),
                |ui| {
                    let cx = &mut **cell.borrow_mut();
                    let name = cx.tr("reader-more");
                    menu_icon(ui, Icon::More, name, |ui| document_menu_ui(ui, &document, cx));
                    self.filter_ui(ui, cx);
                    let name = Command::Find.text(&cx.words);
                    let keys = Command::Find.shortcut_text().unwrap_or_default();
                    let find = Button::icon_only(Icon::Search, &name)
                        .shortcut(&keys)
                        .selected(self.find.find.open);
                    if find.ui(ui).clicked() {
                        cx.act(Action::Run(Command::Find));
                    }
                    let name = Command::EditText.text(&cx.words);
                    let keys = Command::EditText.shortcut_text().unwrap_or_default();
                    let edit = Button::icon_only(Icon::Edit, &name)
                        .shortcut(&keys)
                        .selected(self.is_editing());
                    if edit.ui(ui).clicked() {
                        cx.act(Action::Run(Command::EditText));
                    }
                },
            );
        });
    }

    /// Who speaks at the top of what is on the screen, with the time in the recording.
    fn speaker(&self, cx: &Cx<'_>) -> String {
        // While it is edited, what is on the screen is not what is stored.
        let Some(opened) = self.opened.as_ref().filter(|_| !self.is_editing()) else {
            return String::new();
        };
        let visible = opened.view.visible_range();
        let at = opened.text.char_at_byte(visible.start);
        let Some(turn) = turn_at(&opened.document.turns, at) else {
            return String::new();
        };
        let document = &opened.document;
        let speakers = Speakers::of(document, cx.snapshot());
        let id = match speakers.in_passage(turn.label) {
            [one] if !speakers.are_constant() => cx.snapshot().participant(*one).map(|p| p.name.clone()),
            _ => None,
        };
        let id = id.filter(|id| name_key(id) != name_key(&turn.speaker));
        let time = turn.time_ms.and_then(|ms| u64::try_from(ms).ok());
        let facts = [Some(turn.speaker.clone()), id, time.map(|ms| cx.words.clock(ms))];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        match facts.as_slice() {
            [label] => label.clone(),
            facts => dotted(facts),
        }
    }

    /// Which codings stand out.
    pub(super) fn filter_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        let coders: Vec<Arc<Coder>> = cx.snapshot().coders().cloned().collect();
        let filter = &mut self.filter;
        let on = filter.active || filter.coder.is_some();
        let name = words.get(if on { "reader-filter-on" } else { "reader-filter" });
        let button = Button::icon_only(if on { Icon::Filter } else { Icon::Eye }, &name)
            .selected(on)
            .ui(ui);
        crate::ui::kit::popup_menu(&button, 220.0, |ui| {
            let item = |ui: &mut Ui, text: &str, on| MenuItem::new(text).checked(on).show(ui).clicked();
            if item(ui, &words.get("reader-filter-all"), !filter.active) {
                filter.active = false;
            }
            if item(ui, &words.get("reader-filter-active"), filter.active) {
                filter.active = true;
            }
            if coders.len() > 1 {
                menu_separator(ui);
                if item(
                    ui,
                    &words.get("reader-filter-every-coder"),
                    filter.coder.is_none(),
                ) {
                    filter.coder = None;
                }
                for coder in &coders {
                    if item(ui, &coder.name, filter.coder == Some(coder.id)) {
                        filter.coder = Some(coder.id);
                    }
                }
            }
        });
    }
}

/// Name of the document, its participants and, where it does not say the same, who speaks now.
fn title_ui(ui: &mut Ui, document: &Arc<Document>, speaker: &str, cx: &mut Cx<'_>) {
    let people = participants(cx.snapshot(), document);
    let room = ui.available_width();
    // The people have the other half, where there is room for them.
    let alone = room < LEAST_WITH_PEOPLE;
    ui.scope(|ui| {
        ui.set_max_width(if alone { room } else { room * 0.5 });
        StyledText::new(&document.name).heading().elided().ui(ui);
    });
    if alone {
        return;
    }
    if people.is_empty() {
        let text = cx.tr("reader-link-participants");
        if quiet_button(ui, text).clicked() {
            cx.act(Action::Show(Dialog::LinkParticipants(document.id)));
        }
    } else {
        let room = ui.available_width();
        ui.scope(|ui| {
            ui.set_max_width(room);
            StyledText::new(&people).secondary().elided().ui(ui);
        });
    }
    if !speaker.is_empty() && speaker != people && ui.available_width() > 120.0 {
        let sentence = cx.words.with("reader-speaker", &[("name", Arg::from(speaker))]);
        secondary(ui, sentence);
    }
}

/// The participants of a document; of a single one also the values of attributes.
pub(super) fn participants(snapshot: &Snapshot, document: &Document) -> String {
    let people: Vec<_> = document
        .participants
        .iter()
        .filter_map(|id| snapshot.participant(*id))
        .collect();
    let mut parts: Vec<&str> = people.iter().map(|p| p.name.as_str()).collect();
    if let [one] = people.as_slice() {
        let values = snapshot
            .attributes()
            .into_iter()
            .filter_map(|a| one.values.get(&a.id));
        parts.extend(values.map(String::as_str).filter(|v| !v.is_empty()));
        return dotted(&parts);
    }
    parts.join("، ")
}

/// What can be done with the document.
pub(super) fn document_menu_ui(ui: &mut Ui, document: &Document, cx: &mut Cx<'_>) {
    let words = cx.words.clone();
    let item =
        |ui: &mut Ui, icon: Icon, id: &str| MenuItem::new(&words.get(id)).icon(icon).show(ui).clicked();
    if item(ui, Icon::Layers, "document-open-beside") {
        cx.act(Action::OpenBeside(document.id));
    }
    if item(ui, Icon::Memo, "command-document-memo") {
        cx.act(Action::Show(Dialog::Memo(MemoTarget::Document(document.id))));
    }
    if item(ui, Icon::People, "command-link-participants") {
        cx.act(Action::Show(Dialog::LinkParticipants(document.id)));
    }
    if item(ui, Icon::Edit, Command::EditText.text_id()) {
        cx.act(Action::Run(Command::EditText));
    }
    if item(ui, Icon::Document, Command::Print.text_id()) {
        cx.act(Action::Show(Dialog::Print(vec![document.id])));
    }
    if item(ui, Icon::Edit, "reader-rename-document") {
        cx.act(Action::Show(Dialog::Name(NamePurpose::RenameDocument(
            document.id,
        ))));
    }
    menu_separator(ui);
    let state = submenu(ui, words.get("document-state"), |ui| {
        state_menu_ui(ui, &[document.id], cx)
    });
    if let Some(edit) = state.flatten() {
        cx.act(Action::EditWithToast(edit));
    }
    submenu(ui, words.get("reader-direction"), |ui| {
        for (direction, id) in [
            (DirectionChoice::Auto, "reader-direction-auto"),
            (DirectionChoice::Rtl, "reader-direction-rtl"),
            (DirectionChoice::Ltr, "reader-direction-ltr"),
        ] {
            let on = document.direction == direction;
            if MenuItem::new(&words.get(id)).checked(on).show(ui).clicked() && !on {
                cx.act(Action::EditWithToast(Edit::SetDocumentDirection(
                    document.id,
                    direction,
                )));
            }
        }
    });
}

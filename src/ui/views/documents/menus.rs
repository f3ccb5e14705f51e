//! The menus of the documents list.

use egui::Ui;

use super::keys::documents_of;
use super::list::kind_text;
use super::rows::{DocumentListRow, DropPlace, move_edit};
use crate::model::{DirectionChoice, DocumentId, DocumentState, Edit, SourceKind};
use crate::report::wording::document_state;
use crate::ui::action::{Action, Dialog};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem, menu_separator, submenu};
use crate::ui::parts::document_state::{state_icon, state_menu_ui};
use crate::ui::typing::NamePurpose;

/// What was chosen in the menu of the pane.
pub(super) enum PaneChoice {
    Run(Command),
    CollapseAll,
    ExpandAll,
    /// Show documents of one state alone, or all.
    OfState(Option<DocumentState>),
}

/// What was chosen in the menu of a row.
pub(super) enum RowChoice {
    /// A command for what is selected.
    Run(Command),
    /// Fold or unfold the group.
    Toggle,
    /// Activate or deactivate these.
    Activate(Vec<DocumentId>),
    /// Something else.
    Act(Action),
}

pub(super) fn pane_menu(ui: &mut Ui, cx: &Cx<'_>, shown: Option<DocumentState>) -> Option<PaneChoice> {
    let mut chosen = None;
    for (command, icon) in [
        (Command::ImportDocuments, Icon::Import),
        (Command::NewGroup, Icon::Folder),
        (Command::LinkSpeakers, Icon::People),
    ] {
        if cx.command_item(ui, command, icon) {
            chosen = Some(PaneChoice::Run(command));
        }
    }
    menu_separator(ui);
    if cx.command_item(ui, Command::ClearActivation, Icon::EyeOff) {
        chosen = Some(PaneChoice::Run(Command::ClearActivation));
    }
    let headed = !cx.snapshot().groups().is_empty();
    for (id, choice) in [
        ("document-collapse-all", PaneChoice::CollapseAll),
        ("document-expand-all", PaneChoice::ExpandAll),
    ] {
        let text = cx.tr(id);
        if MenuItem::new(&text)
            .icon(Icon::Tree)
            .enabled(headed)
            .show(ui)
            .clicked()
        {
            chosen = Some(choice);
        }
    }
    let of_state = submenu(ui, cx.tr("document-show-state"), |ui| {
        let all = DocumentState::ALL.map(Some);
        let mut of_state = None;
        for state in [None].into_iter().chain(all) {
            let text = cx.tr(state.map_or("document-show-every-state", document_state));
            let on = state == shown;
            let item = MenuItem::new(&text);
            let item = match state {
                Some(state) if !on => item.icon(state_icon(state)),
                _ => item.checked(on),
            };
            if item.show(ui).clicked() {
                of_state = Some(PaneChoice::OfState(state));
            }
        }
        of_state
    });
    chosen.or(of_state.flatten())
}

pub(super) fn row_menu(ui: &mut Ui, cx: &Cx<'_>, row: &DocumentListRow) -> Option<RowChoice> {
    match row {
        DocumentListRow::Group(group) => group_menu(ui, cx, row, group.collapsed),
        DocumentListRow::Document(document) => document_menu(ui, cx, document.id),
    }
}

fn group_menu(ui: &mut Ui, cx: &Cx<'_>, row: &DocumentListRow, collapsed: bool) -> Option<RowChoice> {
    let mut chosen = None;
    let mut item = |ui: &mut Ui, id: &str, icon: Icon, choice: &mut dyn FnMut() -> RowChoice| {
        let text = cx.tr(id);
        if MenuItem::new(&text).icon(icon).show(ui).clicked() {
            chosen = Some(choice());
        }
    };
    let group = row.group();
    let fold = if collapsed {
        "document-expand"
    } else {
        "document-collapse"
    };
    item(ui, fold, Icon::Tree, &mut || RowChoice::Toggle);
    item(ui, "document-activate-group", Icon::Eye, &mut || {
        RowChoice::Activate(documents_of(cx, group))
    });
    menu_separator(ui);
    if let Some(group) = group {
        item(ui, "document-rename-group", Icon::Edit, &mut || {
            RowChoice::Run(Command::RenameDocument)
        });
        item(ui, "document-delete-group", Icon::Trash, &mut || {
            RowChoice::Act(Action::EditWithToast(Edit::DeleteGroup(group)))
        });
    }
    item(ui, "document-new-group", Icon::Folder, &mut || {
        RowChoice::Act(Action::Show(Dialog::Name(NamePurpose::Group)))
    });
    chosen
}

fn document_menu(ui: &mut Ui, cx: &Cx<'_>, id: DocumentId) -> Option<RowChoice> {
    let mut chosen = None;
    let several = cx.shared.documents.len() > 1;
    let open = cx.tr("document-open");
    if MenuItem::new(&open)
        .icon(Icon::Document)
        .shortcut("Enter")
        .show(ui)
        .clicked()
    {
        chosen = Some(RowChoice::Act(Action::Open(id, None)));
    }
    let beside = cx.tr("document-open-beside");
    if MenuItem::new(&beside).icon(Icon::Layers).show(ui).clicked() {
        chosen = Some(RowChoice::Act(Action::OpenBeside(id)));
    }
    if cx.command_item(ui, Command::ActivateDocument, Icon::Eye) {
        chosen = Some(RowChoice::Run(Command::ActivateDocument));
    }
    menu_separator(ui);
    if !several {
        for (command, icon) in [
            (Command::RenameDocument, Icon::Edit),
            (Command::DocumentMemo, Icon::Memo),
            (Command::LinkParticipants, Icon::People),
            (Command::ImportReport, Icon::Info),
        ] {
            if cx.command_item(ui, command, icon) {
                chosen = Some(RowChoice::Run(command));
            }
        }
        let kinds = submenu(ui, cx.tr("document-kind"), |ui| kind_menu(ui, cx, id));
        chosen = chosen.or(kinds.flatten());
        let directions = submenu(ui, cx.tr("document-direction"), |ui| direction_menu(ui, cx, id));
        chosen = chosen.or(directions.flatten());
        menu_separator(ui);
    }
    let documents = if several {
        cx.shared.documents.clone()
    } else {
        vec![id]
    };
    let print = Command::Print.text(&cx.words);
    let keys = Command::Print.shortcut_text().unwrap_or_default();
    let item = MenuItem::new(&print).icon(Icon::Document).shortcut(&keys);
    if item.show(ui).clicked() {
        chosen = Some(RowChoice::Act(Action::Show(Dialog::Print(documents.clone()))));
    }
    let state = submenu(ui, cx.tr("document-state"), |ui| {
        state_menu_ui(ui, &documents, cx)
    });
    let state = state
        .flatten()
        .map(|edit| RowChoice::Act(Action::EditWithToast(edit)));
    chosen = chosen.or(state);
    let groups = submenu(ui, cx.tr("document-move-to"), |ui| groups_menu(ui, cx));
    chosen = chosen.or(groups.flatten());
    menu_separator(ui);
    if cx.command_item(ui, Command::DeleteDocument, Icon::Trash) {
        chosen = Some(RowChoice::Run(Command::DeleteDocument));
    }
    chosen
}

fn kind_menu(ui: &mut Ui, cx: &Cx<'_>, id: DocumentId) -> Option<RowChoice> {
    let now = cx.snapshot().document(id)?.kind;
    let mut chosen = None;
    for kind in [
        SourceKind::Interview,
        SourceKind::Document,
        SourceKind::Record,
        SourceKind::WebPage,
    ] {
        let text = cx.tr(kind_text(kind));
        if MenuItem::new(&text).checked(kind == now).show(ui).clicked() && kind != now {
            chosen = Some(RowChoice::Act(Action::EditWithToast(Edit::SetDocumentKind(
                id, kind,
            ))));
        }
    }
    chosen
}

fn direction_menu(ui: &mut Ui, cx: &Cx<'_>, id: DocumentId) -> Option<RowChoice> {
    let now = cx.snapshot().document(id)?.direction;
    let mut chosen = None;
    for (direction, text) in [
        (DirectionChoice::Auto, "document-direction-auto"),
        (DirectionChoice::Rtl, "document-direction-rtl"),
        (DirectionChoice::Ltr, "document-direction-ltr"),
    ] {
        let text = cx.tr(text);
        if MenuItem::new(&text).checked(direction == now).show(ui).clicked() && direction != now {
            chosen = Some(RowChoice::Act(Action::EditWithToast(Edit::SetDocumentDirection(
                id, direction,
            ))));
        }
    }
    chosen
}

fn groups_menu(ui: &mut Ui, cx: &Cx<'_>) -> Option<RowChoice> {
    let mut chosen = None;
    let none = cx.tr("document-no-group");
    let groups = cx.snapshot().groups();
    let names = groups.iter().map(|g| (Some(g.id), g.name.as_str()));
    for (group, name) in names.chain([(None, none.as_str())]) {
        let edit = move_edit(cx.snapshot(), &cx.shared.documents, DropPlace::Into(group));
        let there = cx
            .shared
            .documents
            .iter()
            .all(|d| cx.snapshot().document(*d).is_some_and(|d| d.group == group));
        if MenuItem::new(name).checked(there).show(ui).clicked() {
            chosen = edit.map(|edit| RowChoice::Act(Action::EditWithToast(edit)));
        }
    }
    menu_separator(ui);
    let new = cx.tr("document-new-group");
    if MenuItem::new(&new).icon(Icon::Plus).show(ui).clicked() {
        let documents = cx.shared.documents.clone();
        let name = Dialog::Name(NamePurpose::GroupFor(documents));
        chosen = Some(RowChoice::Act(Action::Show(name)));
    }
    chosen
}

//! The tables that there are, in their groups.

use egui::{Ui, Widget as _};

use crate::report::tables::{TableGroup, TableKind, TableTopic};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, MenuItem, StyledText, TreeRow};
use crate::ui::theme::Theme;

/// Most lines of the name of a table in the list.
const NAME_LINES: usize = 2;

/// The list of tables, each under its group; the one that was chosen.
pub(super) fn list_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &TableKind) -> Option<&'static TableKind> {
    let theme = Theme::of(ui.ctx());
    let mut chosen = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    for (i, group) in TableGroup::ALL.into_iter().enumerate() {
        if i > 0 {
            ui.add_space(theme.space.tiny / 2.0);
        }
        StyledText::new(&cx.tr(group.name())).small().ui(ui);
        for kind in group.tables() {
            let name = cx.tr(kind.name);
            let row = TreeRow::new(&name, 0)
                .icon(icon(kind.topic))
                .lines(NAME_LINES)
                .low()
                .selected(shown == kind)
                .show(ui);
            if row.response.clicked() {
                chosen = Some(kind);
            }
        }
    }
    chosen
}

/// A button with the name of the table that opens the list, where the list has no room of its own.
pub(super) fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &TableKind) -> Option<&'static TableKind> {
    let name = cx.tr(shown.name);
    let button = Button::new(&name)
        .icon(icon(shown.topic))
        .opens_menu()
        .at_most(ui.available_width())
        .ui(ui);
    let mut chosen = None;
    kit::popup_menu(&button, 240.0, |ui| {
        for (i, group) in TableGroup::ALL.into_iter().enumerate() {
            if i > 0 {
                kit::menu_separator(ui);
            }
            StyledText::new(&cx.tr(group.name())).small().ui(ui);
            for kind in group.tables() {
                let name = cx.tr(kind.name);
                let item = MenuItem::new(&name).checked(shown == kind).show(ui);
                if item.clicked() {
                    chosen = Some(kind);
                }
            }
        }
    });
    chosen
}

fn icon(topic: TableTopic) -> Icon {
    match topic {
        TableTopic::Codes => Icon::Tree,
        TableTopic::Ladder => Icon::Ladder,
        TableTopic::Passages => Icon::Quote,
        TableTopic::Counts => Icon::Chart,
        TableTopic::Participants => Icon::People,
        TableTopic::Memos => Icon::Memo,
        TableTopic::History => Icon::Clock,
    }
}

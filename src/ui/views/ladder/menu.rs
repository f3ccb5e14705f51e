//! The menu of a row, and the table that is written from what is shown.

use egui::Ui;

use super::LadderPage;
use super::columns::LadderColumn;
use crate::analysis::CodingFilter;
use crate::exchange::export::ExportFormat;
use crate::i18n::Arg;
use crate::model::CodeId;
use crate::report::tables::{LADDER, TableRequest};
use crate::ui::action::{Action, Dialog, TableExport};
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{Icon, MenuItem, menu_separator, submenu_of};
use crate::ui::parts::export_menu::formats_menu;
use crate::ui::parts::importance::importance_menu_ui;
use crate::ui::parts::path_text::isolated;

/// Most characters of a name in an entry.
const LONGEST: usize = 28;

impl LadderPage {
    /// The entries for the selected rows, and for the cell that the menu was opened on.
    pub(super) fn menu_entries_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, row: usize, column: LadderColumn) {
        let words = cx.words.clone();
        let Some(card) = self.card(row, cx) else { return };
        let item = |ui: &mut Ui, text: &str, icon: Icon, keys: &str| {
            MenuItem::new(text).icon(icon).shortcut(keys).show(ui).clicked()
        };
        let keys = |command: Command| command.shortcut_text().unwrap_or_default();
        let one = self.selected.len() < 2;
        if item(ui, &words.get("ladder-show"), Icon::Document, "Ctrl+Enter") {
            self.wants_text = Some(row);
        }
        if one && item(ui, &words.get("ladder-condense"), Icon::Edit, "F2") {
            self.condense(row, cx);
        }
        if item(
            ui,
            &Command::Recode.text(&words),
            Icon::Tag,
            &keys(Command::Recode),
        ) {
            cx.act(Action::Show(Dialog::Recode(self.chosen(cx.snapshot()))));
        }
        let chosen = self.chosen(cx.snapshot());
        importance_menu_ui(ui, &chosen, cx);
        if one && item(ui, &words.get("ladder-memo"), Icon::Memo, "F3") {
            self.memo(row, cx);
        }
        menu_separator(ui);
        // These are about a code, and so about every passage that has it.
        let named = |id: Option<CodeId>, cx: &Cx<'_>| Some((id?, short(&cx.snapshot().code(id?)?.name)));
        for (column, text) in [
            (LadderColumn::Code, "ladder-move-code"),
            (LadderColumn::Subcategory, "ladder-move-subcategory"),
        ] {
            if let Some((code, name)) = named(card.code(column), cx) {
                let text = words.with(text, &[("name", Arg::from(name))]);
                if item(ui, &text, Icon::Tree, "") {
                    cx.act(Action::Show(Dialog::MoveCodes(vec![code])));
                }
            }
        }
        let names = [
            LadderColumn::Code,
            LadderColumn::Subcategory,
            LadderColumn::Category,
        ];
        let names = names.map(|column| (column, named(card.code(column), cx)));
        submenu_of(
            ui,
            MenuItem::new(&words.get("ladder-rename")).icon(Icon::Edit),
            |ui| {
                for (of, name) in &names {
                    if let Some((_, name)) = name
                        && item(ui, name, Icon::Tag, if *of == column { "F2" } else { "" })
                    {
                        self.rename(row, *of, cx);
                    }
                }
            },
        );
        submenu_of(
            ui,
            MenuItem::new(&words.get("ladder-only")).icon(Icon::Filter),
            |ui| {
                for (_, name) in &names {
                    if let Some((code, name)) = name
                        && item(ui, name, Icon::Filter, "")
                    {
                        self.filter.codes = [*code].into();
                    }
                }
                let document = self.found().entry(row).map(|entry| entry.document);
                if let Some(document) = document.and_then(|id| cx.snapshot().document(id))
                    && item(ui, &short(&document.name), Icon::Document, "")
                {
                    self.filter.documents = [document.id].into();
                }
            },
        );
        menu_separator(ui);
        if item(ui, &words.get("ladder-copy"), Icon::Copy, "Ctrl+C") {
            self.copy_rows(ui, cx);
        }
        if item(ui, &words.get("ladder-copy-quotation"), Icon::Quote, "") {
            self.copy_quotations(ui, cx);
        }
        let export = words.get("ladder-export");
        let format = submenu_of(ui, MenuItem::new(&export).icon(Icon::Export), |ui| {
            formats_menu(ui, cx)
        });
        if let Some(format) = format.flatten() {
            self.export(cx, format);
        }
        menu_separator(ui);
        let delete = words.with("ladder-delete", &[("n", self.selected.len().max(1))]);
        let delete = MenuItem::new(&delete).icon(Icon::Trash).shortcut("U").danger();
        if delete.show(ui).clicked() {
            let codings = self.chosen(cx.snapshot());
            cx.act(Action::EditWithToast(crate::model::Edit::DeleteCodings(codings)));
        }
    }

    /// Writes the rows that are shown, in the order in which they stand, as a table for a paper.
    pub(super) fn export(&self, cx: &mut Cx<'_>, format: ExportFormat) {
        let mut request = TableRequest::new(&LADDER, &cx.words);
        request.choices.filter = self.filter.clone();
        request.choices.order = self.order;
        cx.act(Action::ExportTable(Box::new(TableExport {
            request,
            format,
            profile: Default::default(),
            title: title(&self.filter, cx),
        })));
    }
}

/// The title from which the name of the file is made.
fn title(filter: &CodingFilter, cx: &Cx<'_>) -> String {
    let codes: Vec<_> = filter
        .codes
        .iter()
        .filter_map(|id| cx.snapshot().code(*id))
        .collect();
    match codes.as_slice() {
        [code] => cx.words.with("report-ladder-title-of", &[("name", &code.name)]),
        _ => cx.tr("report-ladder-title"),
    }
}

/// A name short enough for an entry, in its own direction.
fn short(name: &str) -> String {
    isolated(&match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name.to_owned(),
    })
}

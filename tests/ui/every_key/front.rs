//! What lies in front of the window: dialogs, menus, lists.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use gozareh::ui::action::Dialog;
use gozareh::ui::command::Command;

use super::super::walk::dialogs;
use super::super::window::Window;
use super::places::*;

/// What a command opens in front of the window; every dialog about the project stands in a list of its own.
pub(super) const FRONT: &[Focus] = &[
    Focus::dialog("palette", |w| run(w, Command::Palette)).own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("condensed unit in a dialog", |w| {
        select_coding(w);
        run(w, Command::Condense);
    }),
    Focus::dialog("another code", |w| {
        select_coding(w);
        run(w, Command::Recode);
    })
    .own(&[ENTER, CTRL_ENTER]),
    Focus::dialog("settings", |w| {
        run(w, Command::Settings);
        field(w, "settings-coder");
    })
    .label("settings-coder"),
    Focus::dialog("text of a query that is built", |w| {
        run(w, Command::BuildQuery);
        field(w, "findings-filter-query");
    })
    .label("findings-filter-query"),
    Focus::dialog("help", |w| run(w, Command::Help)),
    Focus::dialog("manual", |w| run(w, Command::Manual)),
    Focus::dialog("new project", |w| {
        // What Enter would make is there already, so that it leaves for no other project.
        std::fs::write(w.dir().join("New project.gozareh"), "").unwrap();
        run(w, Command::NewProject);
    }),
    Focus::dialog("shortcuts", |w| run(w, Command::Shortcuts)),
];

/// A menu has the keyboard alone, whatever lies under it.
const fn alone(name: &'static str, reach: fn(&mut Window)) -> Focus {
    Focus::new(name, &[], FocusKind::Still, reach).own(&[ENTER, SPACE])
}

/// Menus, opened by key and by the mouse.
pub(super) const MENUS: &[Focus] = &[
    alone("menu of selected words", |w| {
        select_words(w);
        menu(w);
    }),
    alone("menu of a coding, by the mouse", |w| {
        click_letter(w, 36);
        let at = w.harness.ctx.input(|input| input.pointer.latest_pos());
        press_other(w, at.unwrap());
    }),
    alone("menu of a code", |w| {
        in_tree(w);
        menu(w);
    }),
    alone("menu of a document", |w| {
        in_documents(w);
        menu(w);
    }),
    alone("menu of a document, by the mouse", |w| {
        in_documents(w);
        let row = w.harness.query_all_by_label_contains("Other 4").next();
        let at = row.expect("a document").rect().center();
        press_other(w, at);
    }),
    alone("menu of a card on the board", |w| {
        run(w, Command::ShowBoard);
        w.strike(PLAIN, Key::ArrowDown);
        menu(w);
    }),
    alone("menu of a cell of the ladder", |w| {
        on_ladder(w);
        w.strike(PLAIN, Key::ArrowRight);
        menu(w);
    }),
    alone("menu of a participant", |w| {
        on_cell(w);
        menu(w);
    }),
    alone("menu of a field", |w| {
        select_coding(w);
        field(w, "segments-condensed");
        menu(w);
    }),
    alone("menu of a cell that is written", |w| {
        on_ladder(w);
        w.strike(PLAIN, Key::ArrowRight);
        w.strike(PLAIN, Key::F2);
        menu(w);
    }),
    alone("submenu", |w| {
        select_coding(w);
        field(w, "segments-condensed");
        menu(w);
        w.strike(PLAIN, Key::ArrowUp);
        w.strike(PLAIN, Key::ArrowRight);
    }),
    alone("main menu, by the mouse", |w| {
        select_words(w);
        let name = tr("top-menu");
        press(w, Role::Button, &name);
    }),
    alone("menu in a dialog", |w| {
        let code = code(w);
        show(w, Dialog::Definition(code));
        menu(w);
    }),
];

/// Every dialog that there is.
pub(super) fn every_dialog() -> Vec<Focus> {
    let window = super::shown();
    let all = dialogs(&window.snapshot());
    let name = |dialog: &Dialog| -> &'static str {
        let said = format!("{dialog:?}");
        said.chars().take(40).collect::<String>().leak()
    };
    let focus = |(number, dialog): (usize, &Dialog)| Focus {
        reach: Reach::Dialog(number),
        ..Focus::new(name(dialog), &[], FocusKind::FieldOrStill, |_| {}).own(&[ENTER, CTRL_ENTER, SPACE])
    };
    all.iter().enumerate().map(focus).collect()
}

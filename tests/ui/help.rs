//! What can be done here, and the manual.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::{Lang, Words};
use gozareh::ui::action::Action;
use gozareh::ui::app::App;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::shared::Page;

use super::window::{Setup, Window};
use super::{labels, with_interview};

fn headings(window: &Window) -> Vec<String> {
    labels(window, Role::Heading)
}

/// Opens the help by its key; the name of the place that it is about.
fn place(window: &mut Window) -> String {
    window.key(Modifiers::NONE, Key::F1);
    let title = Words::new(Lang::En).get("help-title").into_owned();
    let mut headings = headings(window)
        .into_iter()
        .skip_while(|heading| *heading != title);
    headings.nth(1).expect("the name of the place")
}

fn rows(window: &Window) -> Vec<String> {
    labels(window, Role::TreeItem)
}

#[test]
fn help_is_about_the_place_that_has_the_keyboard() {
    let mut window = with_interview(Lang::En);
    window.focus_text();
    assert_eq!(place(&mut window), "In the text");
    let text = Words::new(Lang::En);
    for command in Command::ALL {
        let here = command.context() == gozareh::ui::command::Context::Text;
        let listed = rows(&window).contains(&command.text(&text));
        assert!(listed || !here, "{command:?} is not told where it is heard");
    }
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.app(App::is_covered));
    for (pane, name) in [
        (Command::NewCode, "In the list of codes"),
        (Command::ShowBoard, "Category board"),
        (Command::ShowLadder, "From utterance to category"),
        (Command::ShowParticipants, "Participants"),
        (Command::ShowMemos, "Memos"),
        (Command::ShowFindings, "Findings"),
        (Command::ShowHistory, "History"),
    ] {
        window.act(Action::Run(pane));
        if pane == Command::NewCode {
            window.type_text("care");
            window.key(Modifiers::NONE, Key::Enter);
        }
        assert_eq!(place(&mut window), name);
        window.key(Modifiers::NONE, Key::Escape);
    }
    window.act(Action::Run(Command::CloseProject));
    assert_eq!(place(&mut window), "To begin");
    assert!(!rows(&window).contains(&"Tour of the program".to_owned()));
}

#[test]
fn what_help_finds_is_done_and_what_cannot_be_done_says_why() {
    let mut window = with_interview(Lang::En);
    window.focus_text();
    place(&mut window);
    // A command of another place is found by its name.
    let merge = Command::MergeCodes.text(&Words::new(Lang::En));
    assert!(!rows(&window).contains(&merge));
    window.type_text("merge codes");
    assert!(rows(&window).contains(&merge), "{:?}", rows(&window));
    // Without a code there is nothing to merge: the row is no button.
    window
        .harness
        .get_by_role_and_label(Role::TreeItem, &merge)
        .click();
    window.run();
    assert!(window.app(App::is_covered), "the help stays");
    window.focus_field("What would you like to do?");
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("tables");
    let tables = Command::ShowFindings.text(&Words::new(Lang::En));
    window
        .harness
        .get_by_role_and_label(Role::TreeItem, &tables)
        .click();
    window.run();
    assert_eq!(
        window.app(|app| app.project().unwrap().work.shared.page),
        Page::Findings
    );
    assert!(!window.app(App::is_covered), "the help has gone");
    // The tour again.
    place(&mut window);
    let tour = Command::Tour.text(&Words::new(Lang::En));
    window.harness.get_by_role_and_label(Role::Button, &tour).click();
    window.run();
    let first = Words::new(Lang::En).get("tour-import").into_owned();
    window.harness.get_by_role_and_label(Role::Heading, &first);
}

#[test]
fn help_finds_tables_by_the_names_by_which_the_palette_finds_them() {
    use gozareh::report::tables::TableKind;
    for (language, typed, kind) in [
        (Lang::En, "frequencies of codes", "frequencies"),
        (Lang::En, "crosstab", "crosstab"),
        (Lang::Fa, "کراس‌تب", "crosstab"),
        (Lang::Fa, "ماتریس نقل‌قول", "matrix"),
    ] {
        let mut window = with_interview(language);
        let kind = TableKind::named(kind).unwrap();
        let name = Words::new(language).get(kind.name).into_owned();
        window.focus_text();
        window.key(Modifiers::NONE, Key::F1);
        window.type_text(typed);
        let found = rows(&window);
        assert!(found.contains(&name), "{typed}: {found:?}");
        window.look(&format!("help_tables_{}", language.code()));
        window
            .harness
            .get_by_role_and_label(Role::TreeItem, &name)
            .click();
        window.run();
        assert!(!window.app(App::is_covered), "the help has gone");
        let shown = window.app(|app| {
            let project = app.project().unwrap();
            (project.work.shared.page, project.panes.findings.kind())
        });
        assert_eq!(shown, (Page::Findings, Some(kind)));
    }
}

#[test]
fn help_and_the_manual_look_right() {
    for (language, dark, size) in [
        (Lang::Fa, false, (1366.0, 768.0)),
        (Lang::En, true, (1024.0, 700.0)),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            dark,
            size,
            ..Setup::default()
        });
        window.focus_text();
        for command in [Command::Help, Command::Manual] {
            window.act(Action::Run(command));
            assert_no_stock_text(window.harness.output());
            window.look(&format!("{}_{}", command.text_id(), language.code()));
            window.key(Modifiers::NONE, Key::Escape);
            assert!(!window.app(App::is_covered), "{command:?} is left");
        }
    }
}

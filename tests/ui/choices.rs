//! What is chosen on the pages of findings and of the ladder goes with the project file.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::report::tables::TableKind;
use gozareh::session::{Session, SystemClock, check};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};

/// The file of the open project.
fn file(window: &Window) -> PathBuf {
    window.app(|app| app.project().unwrap().work.session.path().to_owned())
}

/// The key of the table in view and the query of the page, once the page was seen.
fn findings(window: &Window) -> (Option<&'static str>, String) {
    window.app(|app| {
        let page = &app.project().unwrap().panes.findings;
        (page.kind().map(|kind| kind.key), page.query().to_owned())
    })
}

/// What is read of the field or the list of that name.
fn value(window: &Window, role: Role, name: &str) -> Option<String> {
    let node = window.harness.get_by_role_and_label(role, name);
    node.accesskit_node().value()
}

fn click(window: &mut Window, role: Role, name: &str) {
    window.harness.get_by_role_and_label(role, name).click();
    window.run();
}

/// Types into the field of that name.
fn fill(window: &mut Window, field: &str, words: &str) {
    let node = window.harness.get_by_role_and_label(Role::TextInput, field);
    node.focus();
    window.run();
    window.type_text(words);
    window.run();
}

/// Lets so much time pass after the last change that it is written.
fn rest(window: &mut Window) {
    // What is chosen is looked at once a second.
    window.pass(1.5);
    window.pass(5.0);
}

/// Opens a project in a window whose person has no settings yet.
fn opened_by_another(path: &Path, language: Lang) -> Window {
    let mut window = Window::new(Setup {
        language,
        ..Setup::default()
    });
    let carried = window.dir().join("carried.gozareh");
    std::fs::copy(path, &carried).unwrap();
    window.act(Action::OpenProject(carried));
    window.wait_for(|app| app.project().is_some());
    window
}

/// Whoever else has the file open.
struct Reader(rusqlite::Connection);

impl Reader {
    fn of(path: &Path) -> Self {
        Self(rusqlite::Connection::open(path).unwrap())
    }

    fn number(&self, sql: &str) -> i64 {
        self.0.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Grows with each transaction that somebody else commits.
    fn version(&self) -> i64 {
        self.number("PRAGMA data_version")
    }

    fn pages(&self) -> i64 {
        self.number("SELECT count(*) FROM page_choice")
    }
}

#[test]
fn what_is_chosen_for_tables_and_the_ladder_is_seen_by_whoever_opens_the_project() {
    let mut window = Window::with_sample(Setup::default());
    let path = file(&window);
    let before = Session::open_read_only(&path).unwrap();
    let entries = before.history().unwrap().len();
    let undoable = before.undoable();
    before.close().unwrap();
    let words = Words::new(Lang::Fa);
    let named = |id: &str| words.get(id).into_owned();
    window.act(Action::ShowTable(TableKind::named("crosstab").unwrap()));
    click(&mut window, Role::ComboBox, &named("tables-level"));
    let entries_of = window.harness.query_all_by_role(Role::MenuItemCheckBox);
    let levels: Vec<String> = entries_of
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    let level = levels[1].clone();
    click(&mut window, Role::MenuItemCheckBox, &level);
    assert_eq!(
        value(&window, Role::ComboBox, &named("tables-level")),
        Some(level.clone())
    );
    click(&mut window, Role::Button, "پرس‌وجو");
    fill(&mut window, "پرس‌وجو", "اهمیت >= ۰");
    let chosen = findings(&window);
    assert_eq!(chosen, (Some("crosstab"), "اهمیت >= ۰".to_owned()));
    // Not with each key, but a while after the last.
    let reader = Reader::of(&path);
    assert_eq!(reader.pages(), 0);
    window.pass(1.5);
    assert_eq!(reader.pages(), 0);
    window.pass(5.0);
    assert_eq!(reader.pages(), 1);
    // Whoever leaves the page need not wait.
    window.act(Action::Run(Command::ShowLadder));
    fill(&mut window, &named("ladder-words"), "نگران");
    window.act(Action::Run(Command::ShowMemos));
    window.pass(1.5);
    assert_eq!(reader.pages(), 2);
    drop(reader);
    window.act(Action::Run(Command::CloseProject));
    assert_eq!(check(&path).unwrap(), []);

    let mut again = opened_by_another(&path, Lang::Fa);
    again.act(Action::Run(Command::ShowFindings));
    assert_eq!(findings(&again), chosen);
    assert_eq!(value(&again, Role::ComboBox, &named("tables-level")), Some(level));
    again.look("choices-findings");
    again.act(Action::Run(Command::ShowLadder));
    assert_eq!(
        value(&again, Role::TextInput, &named("ladder-words")).as_deref(),
        Some("نگران")
    );
    again.look("choices-ladder");
    // None of it is an operation.
    let (now, steps) = again.app(|app| {
        let session = &app.project().unwrap().work.session;
        (session.history().unwrap().len(), session.undoable())
    });
    assert_eq!((now, steps), (entries, undoable));

    // What is changed last is kept when the project closes, and by the settings no more.
    let field = named("ladder-words");
    fill(&mut again, &field, " کار");
    let last = value(&again, Role::TextInput, &field);
    let carried = file(&again);
    again.end();
    let mut english = opened_by_another(&carried, Lang::En);
    english.act(Action::Run(Command::ShowLadder));
    let field = Words::new(Lang::En).get("ladder-words").into_owned();
    assert_eq!(value(&english, Role::TextInput, &field), last);
    english.act(Action::Run(Command::ShowFindings));
    assert_eq!(findings(&english), chosen);
}

#[test]
fn nothing_is_written_where_nothing_was_chosen() {
    let mut window = Window::with_sample(Setup::default());
    let path = file(&window);
    let look_round = |window: &mut Window| {
        for page in [
            Command::ShowFindings,
            Command::ShowLadder,
            Command::ShowFindings,
            Command::ShowCoding,
        ] {
            window.act(Action::Run(page));
            rest(window);
        }
    };
    let reader = Reader::of(&path);
    let before = reader.version();
    look_round(&mut window);
    assert_eq!((reader.version(), reader.pages()), (before, 0));
    // Once something was chosen, looking at it again writes nothing either, in whatever language.
    window.act(Action::ShowTable(TableKind::named("sequences").unwrap()));
    rest(&mut window);
    assert_eq!(reader.pages(), 1);
    drop(reader);
    window.act(Action::Run(Command::CloseProject));
    for language in Lang::ALL {
        let mut again = opened_by_another(&path, language);
        let reader = Reader::of(&file(&again));
        let commits = "SELECT commits FROM lineage";
        let (before, counted) = (reader.version(), reader.number(commits));
        look_round(&mut again);
        assert_eq!(reader.version(), before, "{language:?}");
        let carried = file(&again);
        again.act(Action::Run(Command::CloseProject));
        drop(reader);
        assert_eq!(Reader::of(&carried).number(commits), counted, "{language:?}");
    }
}

#[test]
fn what_nobody_can_read_is_as_if_nothing_was_chosen() {
    let mut window = Window::with_sample(Setup::default());
    let path = file(&window);
    window.act(Action::Run(Command::CloseProject));
    for senseless in [
        "",
        "{",
        "[[[[",
        "{\"table\":7}",
        "{\"table\":\"../x\",\"chosen\":{\"lang\":\"؟\",\"profile\":\"؟\"}}",
    ] {
        let db = Reader::of(&path);
        let put = "INSERT OR REPLACE INTO page_choice (page, value) VALUES ('findings', ?1), ('ladder', ?1), ('x', ?1)";
        db.0.execute(put, [senseless]).unwrap();
        drop(db);
        assert_eq!(check(&path).unwrap(), [], "{senseless}");
        let mut again = opened_by_another(&path, Lang::En);
        again.act(Action::Run(Command::ShowLadder));
        again.act(Action::Run(Command::ShowFindings));
        assert_eq!(findings(&again), (Some("codes"), String::new()), "{senseless}");
        let wanted = TableKind::named("crosstab").unwrap();
        again.act(Action::ShowTable(wanted));
        let carried = file(&again);
        again.act(Action::Run(Command::CloseProject));
        let clock = std::sync::Arc::new(SystemClock);
        let session = Session::open(&carried, clock).unwrap();
        let kept = &session.page_choices()["findings"];
        assert!(kept.contains("\"crosstab\""), "{senseless}: {kept}");
        session.close().unwrap();
    }
}

/// What the settings have of a project from before its file kept it goes into the file.
#[test]
fn what_the_settings_had_of_a_project_comes_into_its_file() {
    let mut window = Window::with_sample(Setup::default());
    let path = file(&window);
    let guid = window.snapshot().project().guid.to_string();
    window.act(Action::Run(Command::CloseProject));
    let mut settings = gozareh::settings::Settings::default();
    settings.views.remember(gozareh::settings::ProjectView {
        project: guid.clone(),
        table: "concordance".to_owned(),
        codes: "کار".to_owned(),
        ..Default::default()
    });
    let mut again = Window::with_settings(settings, Setup::default());
    again.act(Action::OpenProject(path.clone()));
    again.wait_for(|app| app.project().is_some());
    rest(&mut again);
    again.pass(1.5);
    let reader = Reader::of(&path);
    assert_eq!(reader.pages(), 1);
    drop(reader);
    again.act(Action::Run(Command::ShowFindings));
    assert_eq!(findings(&again).0, Some("concordance"));
    // What is the person's stays in the settings; what the file has is not there too.
    again.app(|app| {
        let view = app.settings().views.of(&guid).expect("what was shown");
        assert_eq!((view.codes.as_str(), view.table.as_str()), ("کار", ""));
    });
}

#[test]
fn the_field_without_which_there_is_no_table_has_the_keyboard_at_once() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.act(Action::Run(Command::ShowFindings));
    click(&mut window, Role::TreeItem, "Word in context");
    assert_eq!(window.focused_field().as_deref(), Some("Word that is sought"));
    window.type_text("کار");
    window.run();
    // With words in it the table is there, and the list keeps the keyboard.
    click(&mut window, Role::TreeItem, "Coded passages");
    click(&mut window, Role::TreeItem, "Word in context");
    assert_eq!(window.focused_field(), None);
}

//! The rows of a table are coded where they stand.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::Queryable as _;

use super::passages_tests::press;
use super::tests::{page, settle, shown, tables, tables_mut};
use crate::i18n::Lang;
use crate::model::{CodeId, Coding, Snapshot};
use crate::report::tables::TableChoices;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look};

fn snapshot(page: &Window) -> Snapshot {
    page.state().work().session.snapshot().clone()
}

fn choose(page: &mut Window, choose: impl FnOnce(&mut TableChoices)) {
    choose(&mut tables_mut(page).request.as_mut().expect("a request").choices);
    settle(page);
}

fn key(page: &mut Window, modifiers: Modifiers, key: Key) {
    page.key_press_modifiers(modifiers, key);
    settle(page);
}

/// What bears a code of that name, as it is written.
fn coded(page: &Window, code: &str) -> Vec<String> {
    let now = snapshot(page);
    let tree = now.code_tree();
    let id = tree.iter().find(|(_, c)| c.name == code).map(|(_, c)| c.id);
    let own = now.codings().filter(|coding| Some(coding.code) == id);
    let words = |coding: &Coding| {
        now.text(coding.document)
            .map(|text| text.slice(coding.range).to_owned())
    };
    own.filter_map(words).collect()
}

/// The words of the rows of the shown table in a column.
fn column(page: &Window, column: usize) -> Vec<String> {
    let table = shown(page);
    let cells = table.rows().iter().filter_map(|row| row.cells.get(column));
    cells
        .map(|cell| cell.display(table.style, Default::default()))
        .collect()
}

/// Whether a sentence is read that has all these parts, without regard to the marks that keep directions apart.
fn reads(page: &Window, parts: &[&str]) -> bool {
    let found = page.query_all_by(|node| {
        let text = node.value().or_else(|| node.label()).unwrap_or_default();
        let label = text.replace(['\u{2068}', '\u{2069}'], "");
        parts.iter().all(|part| label.contains(part))
    });
    found.count() > 0
}

fn step(page: &mut Window, command: Command) {
    page.state_mut().ask(Action::Run(command));
    settle(page);
}

#[test]
fn the_places_of_a_word_are_coded_one_by_one_and_all_at_once() {
    let mut page = page(
        TestProject::study(Lang::Fa),
        "concordance",
        [1300.0, 760.0],
        false,
    );
    choose(&mut page, |choices| choices.sought = "مردم".to_owned());
    let rows = column(&page, 1).len();
    assert!(rows > 2, "{rows}");
    let words = column(&page, 0);
    let first = page.query_all_by_role_and_label(Role::Cell, &words[0]).next();
    first.expect("a row").focus();
    page.run();
    look(&mut page, "findings-coding-fa");
    // The first is left out, and taken in again.
    key(&mut page, Modifiers::NONE, Key::Delete);
    assert!(page.query_by_label("۱ ردیف کنار گذاشته شده است").is_some());
    let rest = format!("کدگذاری همهٔ {} ردیف با…", page.state().words.number(rows - 1));
    assert!(page.query_by_label(&rest).is_some(), "{rest}");
    look(&mut page, "findings-coding-left-out-fa");
    let before = snapshot(&page).coding_count();
    key(&mut page, Modifiers::COMMAND, Key::Enter);
    assert!(
        page.query_by_label_contains("گزاره کد می‌گیرد").is_none(),
        "it is left out"
    );
    key(&mut page, Modifiers::NONE, Key::Delete);
    // The sentence round the word gets a code that is typed.
    key(&mut page, Modifiers::COMMAND, Key::Enter);
    page.run();
    assert!(page.query_by_label_contains("۱ گزاره کد می‌گیرد").is_some());
    look(&mut page, "findings-coding-list-fa");
    page.event(egui::Event::Text("کد تازه".into()));
    page.run();
    key(&mut page, Modifiers::NONE, Key::Enter);
    assert_eq!(snapshot(&page).coding_count(), before + 1);
    let sentence = coded(&page, "کد تازه");
    assert!(
        sentence[0].contains("مردم") && sentence[0].len() > "مردم".len(),
        "{sentence:?}"
    );
    // The toast says which code it is, and in which document; so does the way back.
    let document = {
        let now = snapshot(&page);
        let code = page.state().code("کد تازه");
        let given = now
            .codings()
            .find(|coding| coding.code == code)
            .expect("a coding");
        now.document(given.document).expect("its document").name.clone()
    };
    let place = format!("در «{document}»");
    assert!(reads(&page, &["«کد تازه»", "کدگذاری شد", &place]), "{place}");
    look(&mut page, "findings-coded-toast-fa");
    step(&mut page, Command::Undo);
    assert!(reads(&page, &["برگردانده شد", "«کد تازه»", &place]));
    step(&mut page, Command::Redo);
    assert!(reads(&page, &["دوباره انجام شد", "«کد تازه»", &place]));
    // And all at once.
    page.get_by_label_contains("کدگذاری همهٔ").click();
    page.run();
    page.event(egui::Event::Text("همه".into()));
    page.run();
    key(&mut page, Modifiers::NONE, Key::Enter);
    let all = coded(&page, "همه");
    assert!(
        all.len() > 1 && all.iter().all(|words| words.contains("مردم")),
        "{all:?}"
    );
    let number = page.state().words.number(all.len());
    let told = format!("{number} گزاره با «همه» کدگذاری شد");
    assert!(reads(&page, &[&told, "سند"]), "{told}");
    look(&mut page, "findings-coded-many-toast-fa");
    step(&mut page, Command::Undo);
    assert!(reads(&page, &["برگردانده شد", "سند"]));
    assert!(coded(&page, "همه").is_empty());
}

#[test]
fn what_is_like_a_code_gets_it_by_a_key() {
    let mut page = page(TestProject::study(Lang::En), "similar", [1300.0, 760.0], true);
    look(&mut page, "findings-similar-none-en");
    let now = snapshot(&page);
    let code: CodeId = now
        .code_tree()
        .iter()
        .map(|(_, code)| code.id)
        .find(|id| now.codings().any(|coding| coding.code == *id))
        .expect("a code with passages");
    choose(&mut page, |choices| choices.like = Some(code));
    let sentences = column(&page, 0);
    assert!(sentences.len() > 1, "{sentences:?}");
    let name = now.code(code).expect("the code").name.clone();
    // However long its name is, it ends before the next option.
    let chosen = page.query_all_by_role_and_label(Role::Button, &name).next();
    let chosen = chosen.expect("the code that is chosen").rect();
    let over = page
        .query_all_by_role(Role::ComboBox)
        .filter(|list| list.rect().intersects(chosen));
    assert_eq!(over.count(), 0, "{name}");
    let before = coded(&page, &name).len();
    let first = page.query_all_by_role_and_label(Role::Cell, &sentences[0]).next();
    first.expect("a row").focus();
    page.run();
    look(&mut page, "findings-similar-en");
    key(&mut page, Modifiers::COMMAND, Key::Enter);
    let after = coded(&page, &name);
    assert_eq!(after.len(), before + 1);
    assert!(after.contains(&sentences[0]), "{after:?}");
    let left = column(&page, 0).len();
    assert_eq!(left, sentences.len() - 1, "it is no longer one to be found");
    page.state_mut().work_mut().undo().expect("a step");
    settle(&mut page);
    assert_eq!(coded(&page, &name).len(), before);
}

/// Two interviews in each of which people are spoken of twice.
fn of_two() -> Window {
    let words = [
        ("مصاحبهٔ ۱", "آغاز مردم خسته‌اند.\nسپس مردم رفتند."),
        ("مصاحبهٔ ۲", "بعد مردم آمدند.\nپایان مردم ماندند."),
    ];
    let project = TestProject::of("نگرانی", &words);
    let mut page = page(project, "concordance", [1300.0, 760.0], false);
    choose(&mut page, |choices| choices.sought = "مردم".to_owned());
    page
}

/// The words before the word that is sought in the chosen rows.
fn chosen(page: &Window) -> Vec<String> {
    let words = column(page, 0);
    let made = tables(page).maker.last().expect("a table");
    let rows = made.preview.cursor.rows().into_iter();
    rows.map(|row| words[row].clone()).collect()
}

fn click(page: &mut Window, words: &str) {
    let cell = page.query_all_by_role_and_label(Role::Cell, words).next();
    let at = cell.expect("the cell is seen").rect().center();
    press(page, at, PointerButton::Primary, Modifiers::NONE);
}

/// What is chosen is a place, wherever its row stands.
#[test]
fn the_place_of_a_word_stays_chosen_or_none_is_where_it_is_not_shown() {
    let mut page = of_two();
    assert_eq!(column(&page, 0).len(), 4);
    click(&mut page, "بعد");
    assert_eq!(chosen(&page), ["بعد"]);
    let documents: Vec<_> = snapshot(&page).documents().iter().map(|d| d.id).collect();
    choose(&mut page, |choices| {
        choices.filter.documents = [documents[1]].into()
    });
    assert_eq!(column(&page, 0).len(), 2);
    assert_eq!(chosen(&page), ["بعد"]);
    choose(&mut page, |choices| choices.filter.documents.clear());
    assert_eq!(chosen(&page), ["بعد"]);
    choose(&mut page, |choices| {
        choices.filter.documents = [documents[0]].into()
    });
    assert_eq!(chosen(&page), [""; 0]);
    let before = snapshot(&page).coding_count();
    key(&mut page, Modifiers::COMMAND, Key::Enter);
    key(&mut page, Modifiers::NONE, Key::Delete);
    assert!(page.query_by_label_contains("کنار گذاشته شده").is_none());
    assert_eq!(snapshot(&page).coding_count(), before);
}

/// From every cell of a row, by two clicks or by Enter.
#[test]
fn a_row_of_a_word_leads_to_its_place() {
    for (cell, by_key) in [("بعد", true), ("بعد", false), ("مردم", true), ("مردم", false)] {
        let mut page = of_two();
        click(&mut page, cell);
        assert_eq!(page.state().shown_page(), Page::Findings);
        if by_key {
            key(&mut page, Modifiers::NONE, Key::Enter);
        } else {
            click(&mut page, cell);
        }
        assert_eq!(page.state().shown_page(), Page::Coding, "{cell} {by_key}");
    }
}

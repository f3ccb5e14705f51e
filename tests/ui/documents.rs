//! The list of documents and the sheet of participants: renaming in place, and several rows at once.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::Snapshot;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};

/// The names of the first documents, in the order of the list.
fn names(snapshot: &Snapshot) -> Vec<String> {
    snapshot.documents().iter().map(|d| d.name.clone()).collect()
}

/// Clicks a row of the list with these modifiers held.
fn click(window: &mut Window, name: &str, modifiers: Modifiers) {
    let row = window.harness.get_by_role_and_label(Role::TreeItem, name);
    row.click_modifiers(modifiers);
    window.run();
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn selected(window: &Window) -> usize {
    window.app(|app| app.project().unwrap().work.shared.documents.len())
}

#[test]
fn a_document_is_renamed_in_its_row_and_a_taken_name_is_told_there() {
    for (language, taken) in [(Lang::Fa, "نام دیگری بنویسید"), (Lang::En, "Write another name")]
    {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        let before = window.snapshot();
        let list = names(&before);
        click(&mut window, &list[1], Modifiers::NONE);
        window.key(Modifiers::NONE, Key::F2);
        // The whole old name is selected: what is typed takes its place.
        window.type_text(&list[2]);
        assert!(reads(&window, taken), "told before Enter");
        window.key(Modifiers::NONE, Key::Enter);
        assert!(reads(&window, taken), "and kept open by Enter");
        assert_no_stock_text(window.harness.output());
        assert!(window.snapshot() == before);
        window.key(Modifiers::NONE, Key::Escape);
        assert!(!reads(&window, taken));
        assert!(window.snapshot() == before);

        // The keyboard is with the list again: F2 begins anew, and the arrows go on from there.
        window.key(Modifiers::NONE, Key::F2);
        window.type_text("گفت‌وگوی  نخست");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(names(&window.snapshot())[1], "گفت‌وگوی نخست");
        window.key(Modifiers::SHIFT, Key::ArrowDown);
        assert_eq!(selected(&window), 2);
        window.key(Modifiers::COMMAND, Key::Z);
        assert!(window.snapshot() == before, "one step back");
    }
}

#[test]
fn a_group_is_renamed_in_its_row() {
    let mut window = Window::with_sample(Setup::default());
    let before = window.snapshot();
    let groups: Vec<String> = before.groups().iter().map(|g| g.name.clone()).collect();
    click(&mut window, &groups[0], Modifiers::NONE);
    window.key(Modifiers::NONE, Key::F2);
    window.type_text(&groups[1]);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "نام دیگری بنویسید"));
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("گروه نخست");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(window.snapshot().groups()[0].name, "گروه نخست");
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
}

#[test]
fn what_is_deleted_is_what_is_selected_even_when_the_cursor_is_on_a_group() {
    let mut window = Window::with_sample(Setup::default());
    let before = window.snapshot();
    let (group, list) = (before.groups()[0].name.clone(), names(&before));
    click(&mut window, &group, Modifiers::NONE);
    window.key(Modifiers::COMMAND, Key::A);
    assert_eq!(selected(&window), list.len());
    window.key(Modifiers::NONE, Key::Delete);
    assert!(window.snapshot() == before, "asked before, and the group stands");
    assert!(reads(&window, "حذف می‌شو"));
    window.key(Modifiers::NONE, Key::Escape);

    // From the second document up to the head of its group.
    click(&mut window, &list[1], Modifiers::NONE);
    click(&mut window, &group, Modifiers::SHIFT);
    assert_eq!(selected(&window), 2);
    window.key(Modifiers::NONE, Key::Delete);
    // The keyboard is on the harmless button.
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.snapshot() == before);
    window.key(Modifiers::NONE, Key::Delete);
    window.key(Modifiers::SHIFT, Key::Tab);
    window.key(Modifiers::NONE, Key::Enter);
    let after = window.snapshot();
    assert_eq!(names(&after), list[2..]);
    assert_eq!(after.groups().len(), before.groups().len());
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
}

#[test]
fn documents_are_picked_one_by_one_and_activated_together() {
    let mut window = Window::with_sample(Setup::default());
    let list = names(&window.snapshot());
    click(&mut window, &list[0], Modifiers::NONE);
    click(&mut window, &list[2], Modifiers::COMMAND);
    click(&mut window, &list[3], Modifiers::COMMAND);
    click(&mut window, &list[2], Modifiers::COMMAND);
    assert_eq!(selected(&window), 2);
    window.key(Modifiers::NONE, Key::Space);
    let active = window.app(|app| app.project().unwrap().work.shared.active_documents.len());
    assert_eq!(active, 2);
}

#[test]
fn several_participants_are_picked_and_deleted_in_one_step() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowParticipants));
    let before = window.snapshot();
    let press = |window: &mut Window, row: usize, modifiers| {
        let row = window.harness.query_all_by_role(Role::Row).nth(row).unwrap();
        row.click_modifiers(modifiers);
        window.run();
    };
    press(&mut window, 1, Modifiers::NONE);
    press(&mut window, 3, Modifiers::SHIFT);
    let row = window.harness.query_all_by_role(Role::Row).nth(2).unwrap();
    row.click_secondary();
    window.run();
    window.harness.get_by_label("حذف ۳ مشارکت‌کننده…").click();
    window.run();
    assert!(window.snapshot() == before, "what goes with them is told first");
    window.harness.get_by_label("حذف با همهٔ این‌ها").click();
    window.run();
    let left = before.participants().len() - 3;
    assert_eq!(window.snapshot().participants().len(), left);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
}

#[test]
fn an_uncoded_document_goes_with_a_toast_that_brings_it_back() {
    let mut window = super::with_interview(Lang::En);
    let spare = window.dir().join("spare.txt");
    std::fs::write(&spare, "brought in by mistake").unwrap();
    window.answer_files(&[spare]);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 2);
    let spare = window.snapshot().document_named("spare").unwrap().id;
    window.act(Action::Open(spare, None));
    window.act(Action::Run(Command::DeleteDocument));
    assert_eq!(window.snapshot().document_count(), 1);
    window.pass(2.0);
    window.harness.get_by_label_contains("Deleted document “spare”");
    window.look("document-deleted");
    let undo = window.harness.query_all_by_role_and_label(Role::Button, "Undo");
    undo.last().unwrap().click();
    window.run();
    assert_eq!(window.snapshot().document_count(), 2);
}

#[test]
fn keys_do_nothing_behind_the_menu_of_a_row() {
    let mut window = Window::with_sample(Setup::default());
    let all = names(&window.snapshot());
    click(&mut window, &all[0], Modifiers::NONE);
    window
        .harness
        .get_by_role_and_label(Role::TreeItem, &all[2])
        .click_secondary();
    window.run();
    let rename = "تغییر نام سند";
    assert!(window.harness.query_by_label(rename).is_some());
    window.key(Modifiers::NONE, Key::ArrowUp);
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(names(&window.snapshot()), all);
    assert!(
        !reads(&window, "همه برمی‌گردد"),
        "nothing is asked behind the menu"
    );
    window.key(Modifiers::NONE, Key::Escape);
    assert!(
        window.harness.query_by_label(rename).is_none(),
        "Escape closes the menu"
    );
}

//! Keys where the eye is elsewhere than the program: what is filtered away, folded, hidden or left is not what a key is
//! about.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::model::{CodeId, DocumentId, OperationKind, Snapshot};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::shared::Shared;

use super::super::window::Window;
use super::places::{PLAIN, click, run, tr};
use super::shown;
use crate::ui::window_document;

fn document(window: &Window, name: &str) -> Option<DocumentId> {
    window.snapshot().document_named(name).map(|document| document.id)
}

fn code(window: &Window, name: &str) -> CodeId {
    let snapshot = window.snapshot();
    let tree = snapshot.code_tree();
    tree.into_iter().find(|(_, code)| code.name == name).unwrap().1.id
}

fn shared<R>(window: &Window, look: impl FnOnce(&Shared) -> R) -> R {
    window.app(|app| look(&app.project().unwrap().work.shared))
}

fn last_kind(window: &Window) -> OperationKind {
    let kind = window.app(|app| {
        let session = &app.project().unwrap().work.session;
        session.can_undo().map(|summary| summary.kind.clone())
    });
    kind.unwrap()
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn filter(window: &mut Window, field: &str, words: &str) {
    window.focus_field(&tr(field));
    window.type_text(words);
    window.run();
}

/// Gives the keyboard to the list or the tree of that name, as the Tab key does.
fn enter(window: &mut Window, role: Role, name: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|label| label == tr(name)));
    found.into_iter().next().expect("the list").focus();
    window.run();
}

fn same(window: &Window, before: &Snapshot) -> bool {
    window.snapshot() == *before
}

#[test]
fn a_document_that_was_found_by_the_filter_is_the_one_that_is_deleted() {
    let mut window = shown();
    click(&mut window, Role::TreeItem, "Other 3");
    filter(&mut window, "document-filter", "Other 5");
    window.strike(PLAIN, Key::ArrowDown);
    window.strike(PLAIN, Key::Delete);
    assert!(document(&window, "Other 3").is_some(), "it is not seen");
    assert!(document(&window, "Other 5").is_none());
    assert!(reads(&window, "Undo"));
}

#[test]
fn what_the_filter_of_documents_hides_is_left_alone() {
    let mut window = shown();
    click(&mut window, Role::TreeItem, "Other 3");
    filter(&mut window, "document-filter", "Other 5");
    enter(&mut window, Role::Tree, "document-title");
    let order = |window: &Window| -> Vec<String> {
        let snapshot = window.snapshot();
        let documents = snapshot.documents();
        documents.iter().map(|d| d.name.clone()).collect()
    };
    let before = order(&window);
    window.strike(PLAIN, Key::Space);
    let hidden = document(&window, "Other 3").unwrap();
    assert!(!shared(&window, |s| s.active_documents.contains(&hidden)));
    window.strike(PLAIN, Key::F2);
    window.type_text("Renamed");
    window.strike(PLAIN, Key::Enter);
    assert!(document(&window, "Other 3").is_some() && document(&window, "Other 5").is_none());
    window.strike(Modifiers::COMMAND, Key::Z);
    assert_eq!(order(&window), before);
    // No row is left.
    filter(&mut window, "document-filter", " nowhere");
    let before = window.snapshot();
    for key in [Key::Delete, Key::Space, Key::F2, Key::F6] {
        window.strike(PLAIN, Key::Tab);
        window.strike(PLAIN, Key::Escape);
        window.strike(PLAIN, key);
        assert!(same(&window, &before), "{key:?}");
    }
}

#[test]
fn a_list_that_is_put_away_hears_no_key() {
    let mut window = shown();
    let before = window.snapshot();
    click(&mut window, Role::TreeItem, "Other 3");
    window.strike(Modifiers::COMMAND, Key::Num1);
    window.strike(PLAIN, Key::Delete);
    assert!(same(&window, &before), "the list of documents is not seen");
    window.strike(Modifiers::COMMAND, Key::Num1);
    click(&mut window, Role::TreeItem, "future");
    window.strike(Modifiers::COMMAND, Key::Num2);
    window.strike(PLAIN, Key::Delete);
    assert!(same(&window, &before), "the code system is not seen");
}

#[test]
fn nothing_is_selected_in_the_list_and_the_cursor_says_what_is_deleted() {
    let mut window = shown();
    let open = window_document(&window);
    click(&mut window, Role::TreeItem, "Other 3");
    window.act(Action::Open(open, None));
    enter(&mut window, Role::Tree, "document-title");
    window.strike(PLAIN, Key::End);
    window.strike(PLAIN, Key::Escape);
    enter(&mut window, Role::Tree, "document-title");
    window.strike(PLAIN, Key::Delete);
    assert!(document(&window, "Other 8").is_none(), "the row with the ring");
    assert!(window.snapshot().document(open).is_some());
}

#[test]
fn what_the_filter_of_codes_hides_is_left_alone() {
    let mut window = shown();
    let (worry, future) = (code(&window, "worry"), code(&window, "future"));
    click(&mut window, Role::TreeItem, "worry");
    filter(&mut window, "codes-filter", "future");
    enter(&mut window, Role::Tree, "codes-title");
    window.strike(PLAIN, Key::Space);
    assert!(shared(&window, |s| s.active_codes.contains(&future)
        && !s.active_codes.contains(&worry)));
    let range = CharRange::new(92, 96);
    let document = window_document(&window);
    window.act(Action::SelectCoding(None));
    window.act(Action::Open(document, Some(range)));
    window.act(Action::Run(Command::ClearActivation));
    enter(&mut window, Role::Tree, "codes-title");
    window.strike(PLAIN, Key::Enter);
    let coded = window.snapshot();
    let coded = coded.codings_in(document).iter().find(|c| c.range == range);
    assert_eq!(coded.map(|c| c.code), Some(future), "with the code that is seen");
    window.strike(Modifiers::COMMAND, Key::Z);
    enter(&mut window, Role::Tree, "codes-title");
    window.strike(PLAIN, Key::Delete);
    let confirm = window.app(|app| app.is_covered());
    if confirm {
        window.strike(Modifiers::SHIFT, Key::Tab);
        window.strike(PLAIN, Key::Enter);
    }
    assert!(window.snapshot().code(worry).is_some());
    // No row is left.
    filter(&mut window, "codes-filter", "nowhere");
    let before = window.snapshot();
    enter(&mut window, Role::Tree, "codes-title");
    for key in [Key::Delete, Key::Enter, Key::F2, Key::F7, Key::Space] {
        window.strike(PLAIN, key);
        assert!(same(&window, &before), "{key:?}");
        assert!(!window.app(|app| app.is_covered()), "{key:?}");
    }
}

#[test]
fn enter_in_the_filter_of_codes_leads_to_the_code_and_gives_it_to_nothing() {
    let mut window = shown();
    let document = window_document(&window);
    window.act(Action::SelectCoding(None));
    window.act(Action::Open(document, Some(CharRange::new(92, 96))));
    let before = window.snapshot();
    filter(&mut window, "codes-filter", "worry");
    window.strike(PLAIN, Key::Enter);
    assert!(same(&window, &before));
    let worry = code(&window, "worry");
    assert_eq!(shared(&window, |s| s.codes.clone()), [worry]);
    window.strike(PLAIN, Key::Enter);
    assert_eq!(last_kind(&window), OperationKind::CodingAdd);
    // An arrow leads to the first that is found and not to the one after it.
    filter(&mut window, "document-filter", "Other");
    window.strike(PLAIN, Key::ArrowDown);
    let first = document_named(&window, "Other 1");
    assert_eq!(shared(&window, |s| s.documents.clone()), [first]);
}

fn document_named(window: &Window, name: &str) -> DocumentId {
    document(window, name).expect("the document")
}

#[test]
fn a_code_in_a_closed_branch_is_left_alone() {
    let mut window = shown();
    let (worry, care) = (code(&window, "worry"), code(&window, "care"));
    click(&mut window, Role::TreeItem, "worry");
    // The cursor goes up alone and closes what holds the selected code.
    for _ in 0..8 {
        window.strike(Modifiers::COMMAND, Key::ArrowUp);
    }
    window.strike(PLAIN, Key::ArrowLeft);
    window.strike(PLAIN, Key::Space);
    assert!(shared(&window, |s| !s.active_codes.contains(&worry)));
    assert!(shared(&window, |s| s.active_codes.contains(&care)));
}

/// On the ladder, with its second row in hand.
fn on_ladder(window: &mut Window) {
    run(window, Command::ShowLadder);
    window.strike(PLAIN, Key::ArrowDown);
    window.strike(PLAIN, Key::Home);
}

#[test]
fn a_row_that_was_let_go_is_not_what_a_key_is_about() {
    let mut window = shown();
    let before = window.snapshot();
    on_ladder(&mut window);
    window.strike(PLAIN, Key::Escape);
    for key in [Key::Delete, Key::U, Key::I, Key::J, Key::Q, Key::V] {
        window.strike(PLAIN, key);
        assert!(same(&window, &before), "{key:?}");
    }
}

#[test]
fn a_row_that_the_filter_hides_is_not_what_a_key_is_about() {
    let mut window = shown();
    let before = window.snapshot();
    on_ladder(&mut window);
    let hidden = shared(&window, |s| s.coding).unwrap();
    let all = before.codings().count();
    // Words that this row does not have.
    filter(&mut window, "ladder-words", "zzz");
    window.wait_for(|_| true);
    for _ in 0..20 {
        window.run();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(shared(&window, |s| s.coding).is_none(), "{hidden:?}");
    window.strike(PLAIN, Key::Tab);
    for key in [Key::Delete, Key::U, Key::I, Key::J] {
        window.strike(PLAIN, key);
        assert_eq!(window.snapshot().codings().count(), all, "{key:?}");
    }
}

#[test]
fn the_row_in_hand_goes_before_the_words_that_are_selected_in_the_text_beside() {
    let mut window = shown();
    let document = window_document(&window);
    on_ladder(&mut window);
    let row = shared(&window, |s| s.coding).unwrap();
    window.strike(Modifiers::COMMAND, Key::Enter);
    // A few words, shorter than any coding.
    for _ in 0..3 {
        window.strike(Modifiers::SHIFT, Key::ArrowLeft);
    }
    window.strike(Modifiers::COMMAND, Key::F6);
    let before = window.snapshot().codings_in(document).len();
    window.strike(PLAIN, Key::Delete);
    assert!(window.snapshot().coding(row).is_none(), "the row goes whole");
    assert_eq!(window.snapshot().codings_in(document).len(), before - 1);
    assert_eq!(last_kind(&window), OperationKind::CodingDelete);
}

#[test]
fn nothing_is_marked_or_turned_in_a_text_that_is_put_away() {
    let mut window = shown();
    on_ladder(&mut window);
    window.settings(|settings| settings.ladder.text = false);
    window.run();
    let before = window.snapshot();
    for (modifiers, key) in [
        (PLAIN, Key::H),
        (PLAIN, Key::S),
        (PLAIN, Key::Period),
        (PLAIN, Key::V),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::X),
    ] {
        window.strike(modifiers, key);
        assert!(same(&window, &before), "{key:?}");
        window.strike(PLAIN, Key::Escape);
        on_ladder(&mut window);
    }
}

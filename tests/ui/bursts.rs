//! Keys that are pressed while one frame hangs do what they would do one by one.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, Edit, MemoTarget, NewCoding, NewParticipant};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::window::Window;
use super::{window_document, with_interview};

const WORD: [Key; 4] = [Key::N, Key::A, Key::M, Key::E];

/// These keys, and one after them.
fn and(key: Key) -> Vec<Key> {
    WORD.into_iter().chain([key]).collect()
}

/// An interview with a coding, which is selected.
fn coded() -> Window {
    let mut window = with_interview(Lang::En);
    let code = CodeRef::New {
        name: "worry".into(),
        parent: None,
    };
    let coding = NewCoding::new(window_document(&window), CharRange::new(30, 50), code);
    window.act(Action::Edit(Edit::AddCodings(vec![coding])));
    let coding = window.snapshot().codings().next().unwrap().id;
    window.act(Action::SelectCoding(Some(coding)));
    window
}

#[test]
fn a_cell_that_tab_leaves_keeps_all_that_was_typed() {
    let mut window = with_interview(Lang::En);
    let person = NewParticipant {
        name: "P1".into(),
        values: vec![("age".into(), "50".into())],
        ..NewParticipant::default()
    };
    window.act(Action::Edit(Edit::ImportParticipants(vec![person])));
    window.act(Action::Run(Command::ShowParticipants));
    window.harness.get_all_by_label("50").next().unwrap().click();
    window.run();
    window.burst(&and(Key::Tab));
    let snapshot = window.snapshot();
    let values = &snapshot.participants()[0].values;
    assert_eq!(values.values().collect::<Vec<_>>(), ["name"]);
}

#[test]
fn a_condensed_unit_that_tab_leaves_is_whole_and_nothing_of_it_goes_to_the_next_field() {
    let mut window = coded();
    window.focus_field("Condensed unit");
    window.burst(&and(Key::Tab));
    window.key(Modifiers::NONE, Key::Escape);
    let snapshot = window.snapshot();
    let coding = snapshot.codings().next().unwrap();
    assert_eq!(coding.condensed.as_deref(), Some("name"));
    assert!(
        snapshot
            .memos()
            .all(|memo| memo.target != MemoTarget::Coding(coding.id))
    );

    window.act(Action::Run(Command::Replace));
    window.focus_field("Find in the document");
    window.burst(&and(Key::Tab));
    let fields = window.fields();
    assert!(
        fields.contains(&("Find in the document".to_owned(), "name".to_owned())),
        "{fields:?}"
    );
}

#[test]
fn the_picker_hears_what_is_typed_after_the_key_that_opens_it() {
    let mut window = with_interview(Lang::En);
    let document = window_document(&window);
    window.act(Action::Open(document, Some(CharRange::new(36, 40))));
    let keys: Vec<Key> = [Key::Enter].into_iter().chain(and(Key::Enter)).collect();
    window.burst(&keys);
    let snapshot = window.snapshot();
    let names: Vec<&str> = snapshot.codes().map(|code| code.name.as_str()).collect();
    assert_eq!(names, ["name"]);
    assert_eq!(snapshot.codings_in(document).len(), 1);
}

#[test]
fn what_follows_the_key_of_a_dialog_is_the_dialogs() {
    let mut window = coded();
    let before = window.snapshot();
    window.act(Action::Open(
        window_document(&window),
        Some(CharRange::new(36, 40)),
    ));
    // A memo, in vivo, remove, important, the next sentence.
    window.burst(&[Key::A, Key::V, Key::U, Key::I, Key::Period]);
    assert!(
        window.snapshot() == before,
        "the letters are of the memo that is being written"
    );
    assert!(
        window.fields().iter().any(|(_, text)| text == "vui."),
        "{:?}",
        window.fields()
    );
}

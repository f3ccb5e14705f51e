//! What is written in the picker of codes and not given is offered back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::ui::action::Action;

use super::one_taker::{passages, project, reads, show};
use super::window::Window;

const NONE: Modifiers = Modifiers::NONE;

fn press(window: &mut Window, name: &str) {
    let buttons = window.harness.query_all_by_label(name);
    let button = buttons.into_iter().next();
    button.unwrap_or_else(|| panic!("no {name:?}")).click();
    window.run();
}

/// Presses a place in the text that is far from the picker.
fn press_beside(window: &mut Window) {
    let texts = window.harness.query_all_by(|node| node.role() == Role::Document);
    let text = texts.into_iter().map(|node| node.rect()).next().unwrap();
    let at = text.right_bottom() - egui::vec2(60.0, 60.0);
    window.button(at, true);
    window.button(at, false);
    window.run();
}

#[test]
fn a_name_that_was_not_given_to_words_is_offered_back() {
    let ways: [fn(&mut Window); 2] = [|window| window.strike(NONE, Key::Escape), press_beside];
    for leave in ways {
        let mut window = project();
        show(&mut window, 26, 36);
        let before = passages(&window);
        window.strike(NONE, Key::C);
        window.type_text("half a na");
        leave(&mut window);
        assert_eq!(window.focused_field(), None, "the picker is closed");
        assert!(reads(&window, "What you wrote was dropped"));
        press(&mut window, "Keep it");
        assert_eq!(window.focused_field().as_deref(), Some("Name of a code…"));
        window.type_text("me");
        window.strike(NONE, Key::Enter);
        let mut after = passages(&window);
        after.retain(|passage| !before.contains(passage));
        assert_eq!(after, [(30, 35, "half a name".to_owned())]);
    }
}

#[test]
fn a_name_that_was_not_given_in_place_of_another_is_offered_back() {
    let mut window = project();
    let coding = window.snapshot().codings().next().unwrap().clone();
    window.act(Action::SelectCoding(Some(coding.id)));
    window.act(Action::Open(coding.document, Some(coding.range)));
    window.strike(NONE, Key::Enter);
    window.type_text("half a na");
    press_beside(&mut window);
    press(&mut window, "Keep it");
    window.type_text("me");
    window.strike(NONE, Key::Enter);
    let snapshot = window.snapshot();
    let code = snapshot.coding(coding.id).map(|coding| coding.code);
    assert_eq!(
        code.and_then(|id| snapshot.code(id)).map(|c| c.name.as_str()),
        Some("half a name")
    );
}

#[test]
fn what_is_empty_or_was_given_is_not_offered() {
    let mut window = project();
    show(&mut window, 26, 36);
    window.strike(NONE, Key::C);
    window.strike(NONE, Key::Escape);
    assert!(!reads(&window, "What you wrote was dropped"));
    window.strike(NONE, Key::C);
    window.type_text("whole");
    window.strike(NONE, Key::Enter);
    assert!(!reads(&window, "What you wrote was dropped"));
}

#[test]
fn letters_that_only_sought_a_code_are_not_offered_as_a_name() {
    let dropped = "What you wrote was dropped";
    // Two letters are no name yet, and a part of a name that is there seeks that code.
    for letters in ["qz", "wor", "worry"] {
        let mut window = project();
        show(&mut window, 26, 36);
        window.strike(NONE, Key::C);
        window.type_text(letters);
        window.strike(NONE, Key::Escape);
        assert_eq!(window.focused_field(), None, "the picker is closed");
        assert!(!reads(&window, dropped), "{letters}");
    }
    // Whoever went to the row that makes a new code meant its name.
    let mut window = project();
    show(&mut window, 26, 36);
    window.strike(NONE, Key::C);
    window.type_text("wor");
    window.strike(NONE, Key::ArrowUp);
    window.strike(NONE, Key::Escape);
    assert!(reads(&window, dropped));
}

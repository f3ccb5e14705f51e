//! Whoever presses again what has opened a field to type in wants to type: the field has the keyboard, with all that is
//! written there selected, and nothing that lies behind hears the keys.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::one_taker::project;
use super::window::{Setup, Window};
use super::{window_document, with_interview};

/// Where a button of that name is; the window marks where names in it begin and end.
fn place(window: &Window, name: &str) -> Pos2 {
    let buttons = window.harness.query_all_by(|node| node.role() == Role::Button);
    let is_it = |label: String| {
        let label = label.replace(['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'], "");
        // Of a name with a colon the rest is not told.
        label == name || (name.ends_with(':') && label.starts_with(name))
    };
    let mut found = buttons.filter(|node| node.accesskit_node().label().is_some_and(is_it));
    let button = found.next().unwrap_or_else(|| panic!("no button {name:?}"));
    button.rect().center()
}

/// Clicks as a hand does, a frame for each movement, long after the click before.
fn click(window: &mut Window, at: Pos2) {
    window.pass(1.0);
    window.button(at, true);
    window.button(at, false);
    window.run();
}

/// Words of an interview are selected, where a letter is a command.
fn selected() -> Window {
    let mut window = with_interview(Lang::En);
    let document = window_document(&window);
    window.act(Action::Open(document, Some(CharRange::new(36, 40))));
    window
}

/// What the field of that name says.
fn said(window: &Window, field: &str) -> Option<String> {
    let fields = window.fields();
    fields
        .into_iter()
        .find(|(name, _)| name == field)
        .map(|(_, text)| text)
}

const PALETTE: &str = "Name of a command, document, code, memo, participant…";

#[test]
fn the_search_button_pressed_again_gives_the_keyboard_to_the_box() {
    let mut window = selected();
    let before = window.snapshot();
    let button = place(&window, "Search everything");
    click(&mut window, button);
    window.type_text("imp");
    assert_eq!(said(&window, PALETTE).as_deref(), Some("imp"));
    click(&mut window, button);
    assert_eq!(window.focused_field().as_deref(), Some(PALETTE));
    for key in [Key::H, Key::N, Key::A] {
        window.strike(Modifiers::NONE, key);
    }
    assert_eq!(
        said(&window, PALETTE).as_deref(),
        Some("hna"),
        "what was written was selected"
    );
    assert!(window.snapshot() == before);
    // The keys of the shortcut do the same.
    window.strike(Modifiers::COMMAND, Key::K);
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(said(&window, PALETTE).as_deref(), Some("u"));
    // A click elsewhere closes it as ever.
    click(&mut window, Pos2::new(700.0, 700.0));
    assert_eq!(said(&window, PALETTE), None);
}

#[test]
fn the_find_button_pressed_again_gives_the_keyboard_to_the_bar() {
    let mut window = with_interview(Lang::En);
    let before = window.snapshot();
    let button = place(&window, "Find in document");
    click(&mut window, button);
    window.type_text("imp");
    click(&mut window, button);
    window.strike(Modifiers::NONE, Key::H);
    assert_eq!(said(&window, "Find in the document").as_deref(), Some("h"));
    window.strike(Modifiers::COMMAND, Key::F);
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(said(&window, "Find in the document").as_deref(), Some("u"));
    assert!(window.snapshot() == before);
}

/// Presses a button that opens a field, types there, and presses it again: the keyboard is in the same field, with what
/// was typed selected. Tells what the field is called.
fn keeps_its_field(window: &mut Window, name: &str, typed: &str) -> String {
    let button = place(window, name);
    click(window, button);
    let field = window.focused_field();
    assert!(field.is_some(), "{name}: the keyboard is in its field");
    window.type_text(typed);
    click(window, button);
    assert_eq!(window.focused_field(), field, "{name}: pressed again");
    window.strike(Modifiers::NONE, Key::H);
    let field = field.unwrap();
    assert_eq!(said(window, &field).as_deref(), Some("h"), "{name}");
    field
}

#[test]
fn a_filter_pressed_again_keeps_its_list_and_what_is_typed_there() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    for (command, name) in [
        (Command::ShowLadder, "Code or category"),
        (Command::ShowFindings, "Filter"),
        (Command::ShowFindings, "Query"),
        (Command::ShowCoding, "Filter by group, speaker and attribute"),
    ] {
        window.act(Action::Run(command));
        let before = window.snapshot();
        keeps_its_field(&mut window, name, "q");
        assert!(window.snapshot() == before, "{name}");
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn the_button_of_a_dialog_and_of_the_picker_pressed_again_leave_them_open() {
    let mut window = project();
    let coding = window.snapshot().codings().next().unwrap().id;
    window.act(Action::SelectCoding(Some(coding)));
    let before = window.snapshot();
    for name in ["Change the code…", "Coder:"] {
        let field = keeps_its_field(&mut window, name, "wor");
        // A click elsewhere closes it as ever.
        click(&mut window, Pos2::new(700.0, 850.0));
        assert_eq!(said(&window, &field), None, "{name}");
    }
    assert!(window.snapshot() == before);
}

#[test]
fn a_click_between_keys_of_one_frame_comes_between_them() {
    let mut window = selected();
    let before = window.snapshot();
    let at = place(&window, "Search everything");
    click(&mut window, at);
    window.type_text("imp");
    let key = |key, pressed| Event::Key {
        key,
        physical_key: Some(key),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let mut events = vec![key(Key::Escape, true), key(Key::Escape, false)];
    events.extend([Event::PointerMoved(at), button(true), button(false)]);
    for (letter, text) in [(Key::H, "h"), (Key::N, "n"), (Key::U, "u")] {
        events.extend([key(letter, true), Event::Text(text.into()), key(letter, false)]);
    }
    window.harness.input_mut().events.extend(events);
    window.run();
    assert_eq!(said(&window, PALETTE).as_deref(), Some("hnu"));
    assert!(window.snapshot() == before);
}

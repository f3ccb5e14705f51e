//! Escape closes one thing after the other, the keyboard comes back to where it was, and what is pressed stays under
//! the pointer.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, MemoTarget};
use gozareh::text::CharRange;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;

use super::window::{Setup, Window};
use super::window_document;

fn english() -> Window {
    Window::with_sample(Setup {
        language: Lang::En,
        size: (1366.0, 768.0),
        ..Setup::default()
    })
}

fn has(window: &Window, label: &str) -> bool {
    window.harness.query_all_by_label(label).next().is_some()
}

/// What is open, from the innermost outwards.
fn open(window: &Window) -> Vec<&'static str> {
    let (passage, coding, picker, covered) = window.app(|app| {
        let project = app.project().unwrap();
        let shared = &project.work.shared;
        (
            shared.passage.is_some(),
            shared.coding.is_some(),
            project.panes.picker.is_some(),
            app.is_covered(),
        )
    });
    let rail = has(
        window,
        &Command::ShowMemos.text(&gozareh::i18n::Words::new(Lang::En)),
    );
    [
        (has(window, "New project…"), "menu"),
        (covered, "cover"),
        (picker, "picker"),
        (passage, "passage"),
        (coding, "coding"),
        (has(window, "Find in the document"), "find"),
        (!rail, "focus mode"),
        (has(window, "What to find in all documents"), "search"),
    ]
    .into_iter()
    .filter_map(|(open, name)| open.then_some(name))
    .collect()
}

#[test]
fn escape_closes_one_thing_after_the_other() {
    let mut window = english();
    let document = window_document(&window);
    window.act(Action::Run(Command::FindInAll));
    window.act(Action::Open(document, None));
    window.act(Action::Run(Command::Find));
    window.act(Action::Open(document, Some(CharRange::new(40, 60))));
    let mut expected = vec!["passage", "find", "search"];
    assert_eq!(open(&window), expected);
    // Over the selection: the picker, the palette, a dialog, a menu; each goes alone.
    for command in [
        Command::CodeSelection,
        Command::Palette,
        Command::NewCodeForSelection,
    ] {
        window.act(Action::Run(command));
        assert_eq!(open(&window).len(), 4, "{command:?} {:?}", open(&window));
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(open(&window), expected, "after {command:?}");
    }
    window.harness.get_by_label("Main menu").click();
    window.run();
    assert_eq!(open(&window)[0], "menu");
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), expected);
    window.act(Action::Open(document, Some(CharRange::new(40, 60))));
    while !expected.is_empty() {
        window.key(Modifiers::NONE, Key::Escape);
        expected.remove(0);
        assert_eq!(open(&window), expected);
    }
    // What hides all else goes after what is selected.
    let code = window.snapshot().code_tree()[3].1.id;
    window.act(Action::CodePassage(
        document,
        CharRange::new(40, 60),
        CodeRef::Id(code),
    ));
    window.act(Action::Run(Command::ToggleFocus));
    window.act(Action::Open(document, None));
    assert_eq!(open(&window), ["coding", "focus mode"]);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), ["focus mode"]);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(open(&window).is_empty());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(open(&window).is_empty());
}

/// The label and role of what has the keyboard.
fn focused(window: &Window) -> String {
    let mut found = window.harness.query_all_by(|node| node.is_focused());
    found.next().map_or_else(String::new, |node| {
        let node = node.accesskit_node();
        format!("{:?} {}", node.role(), node.label().unwrap_or_default())
    })
}

#[test]
fn the_keyboard_comes_back_after_a_memo() {
    let mut window = english();
    let document = window_document(&window);
    window.act(Action::Open(document, Some(CharRange::new(40, 60))));
    let text = focused(&window);
    assert!(!text.is_empty());
    // By key from the text, and from a button that was clicked.
    window.key(Modifiers::NONE, Key::A);
    window.type_text("یک یادداشت");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert!(!window.app(|app| app.is_covered()));
    assert_eq!(focused(&window), text);
    window.act(Action::Show(Dialog::Memo(MemoTarget::Document(document))));
    window.type_text("یکی دیگر");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(focused(&window), text);
    assert_eq!(
        window.snapshot().memos_on(MemoTarget::Document(document)).count(),
        1
    );
    // In the inspector beside the text.
    let code = window.snapshot().code_tree()[3].1.id;
    window.act(Action::CodePassage(
        document,
        CharRange::new(40, 60),
        CodeRef::Id(code),
    ));
    window.act(Action::Open(document, Some(CharRange::new(40, 60))));
    let coding = window
        .snapshot()
        .codings_in(document)
        .iter()
        .find(|c| c.code == code)
        .unwrap()
        .id;
    window.act(Action::SelectCoding(Some(coding)));
    assert_eq!(focused(&window), text);
    let mut fields = window.harness.query_all_by_role(Role::MultilineTextInput);
    let field = fields.find(|f| f.accesskit_node().label().is_some_and(|l| l.contains("Memo")));
    let field = field.expect("the memo of the coding");
    field.focus();
    drop(fields);
    window.run();
    assert_ne!(focused(&window), text);
    window.type_text("سومی");
    window.key(Modifiers::COMMAND, Key::Enter);
    assert_eq!(focused(&window), text);
}

fn click(window: &mut Window, at: Pos2) {
    window.button(at, true);
    window.button(at, false);
    window.run();
}

#[test]
fn the_buttons_of_the_scale_stay_under_the_pointer() {
    let mut window = english();
    window.act(Action::Run(Command::Settings));
    let name = "Larger: Size of the whole interface";
    let at = window.harness.get_by_label(name).rect().center();
    for n in 1..=3 {
        click(&mut window, at);
        let scale = window.app(|app| app.settings().scale);
        assert!((scale - 1.0 - 0.1 * n as f32).abs() < 1e-4, "{n}: {scale}");
        assert!(window.harness.get_by_label(name).rect().contains(at));
    }
    assert!(has(&window, "Applies when the pointer leaves"));
    window.look("leaving-scale");
    window.harness.event(Event::PointerMoved(Pos2::new(5.0, 5.0)));
    window.run();
    assert!((window.harness.ctx.zoom_factor() - 1.3).abs() < 1e-4);
    // Closed while the pointer is on the button, the scale is in force as well.
    window.key(Modifiers::NONE, Key::Escape);
    assert!((window.app(|app| app.settings().scale) - 1.3).abs() < 1e-4);
}

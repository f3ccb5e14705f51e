//! A menu that is open has the keyboard alone: it takes arrows, Enter and Escape, what lies under it hears nothing, and
//! the keyboard goes back where it was.

use egui::accesskit::Role;
use egui::{Id, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::labels;
use super::window::{Setup, Window};

const NONE: Modifiers = Modifiers::NONE;
/// The two ways in which a keyboard asks for the menu.
const ASKS: [(Modifiers, Key); 2] = [(Modifiers::SHIFT, Key::F10), (NONE, Key::Menu)];

fn sample() -> Window {
    Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    })
}

fn focused(window: &Window) -> Option<Id> {
    window.harness.ctx.memory(|memory| memory.focused())
}

/// The entry of a menu that has the keyboard.
fn chosen(window: &Window) -> Option<String> {
    let entries = window.harness.query_all_by(|node| {
        matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox) && node.is_focused()
    });
    let entry = entries.into_iter().next()?;
    entry.accesskit_node().label()
}

/// The entries that can be chosen, in order.
fn entries(window: &Window) -> Vec<String> {
    let nodes = window.harness.query_all_by(|node| {
        matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox) && !node.is_disabled()
    });
    nodes
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .collect()
}

fn press_on(window: &mut Window, at: Pos2, button: PointerButton) {
    window.harness.hover_at(at);
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers: NONE,
        });
        window.harness.step();
    }
    window.run();
}

fn place_of(window: &Window, role: Role, part: &str) -> Pos2 {
    let mut found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|label| label.contains(part)));
    found.next().unwrap_or_else(|| panic!("{part:?}")).rect().center()
}

/// The way to a place that has the keyboard then.
type Way = fn(&mut Window);

/// Each place with a menu that a key opens.
fn places() -> Vec<(&'static str, Way)> {
    vec![
        ("text", |w| {
            let document = w.snapshot().documents()[0].id;
            w.act(Action::Open(document, Some(CharRange::new(40, 60))));
        }),
        ("documents", |w| {
            let name = w.snapshot().documents()[1].name.clone();
            let at = place_of(w, Role::TreeItem, &name);
            press_on(w, at, PointerButton::Primary);
        }),
        ("codes", |w| {
            let name = w.snapshot().code_tree()[0].1.name.clone();
            let at = place_of(w, Role::TreeItem, &name);
            press_on(w, at, PointerButton::Primary);
        }),
        ("board", |w| {
            w.act(Action::Run(Command::ShowBoard));
            w.strike(NONE, Key::ArrowDown);
        }),
        ("ladder", |w| {
            w.act(Action::Run(Command::ShowLadder));
            w.strike(NONE, Key::ArrowDown);
        }),
        ("participants", |w| {
            w.act(Action::Run(Command::ShowParticipants));
            let name = w.snapshot().participants()[1].name.clone();
            let at = w.harness.get_all_by_label(&name).next().unwrap().rect().center();
            press_on(w, at, PointerButton::Primary);
        }),
    ]
}

#[test]
fn a_menu_opened_by_key_takes_arrows_and_escape_gives_the_keyboard_back() {
    for (name, reach) in places() {
        for ask in ASKS {
            let mut window = sample();
            reach(&mut window);
            let before = (focused(&window), window.snapshot());
            assert!(before.0.is_some(), "{name}");
            let shared = |w: &Window| {
                w.app(|app| {
                    let shared = &app.project().unwrap().work.shared;
                    (shared.codes.clone(), shared.documents.clone(), shared.passage)
                })
            };
            let selected = shared(&window);
            window.strike(ask.0, ask.1);
            let all = entries(&window);
            assert!(all.len() > 2, "{name}: {all:?}");
            assert_eq!(chosen(&window).as_ref(), all.first(), "{name}");
            window.strike(NONE, Key::ArrowDown);
            assert_eq!(chosen(&window).as_ref(), all.get(1), "{name}");
            window.strike(NONE, Key::ArrowUp);
            window.strike(NONE, Key::ArrowUp);
            assert_eq!(chosen(&window).as_ref(), all.last(), "{name}: it goes round");
            // Nothing is heard under it, and Tab leads nowhere else.
            for (modifiers, key) in [
                (NONE, Key::Tab),
                (NONE, Key::Delete),
                (NONE, Key::ArrowLeft),
                (NONE, Key::U),
                (NONE, Key::Num1),
                (Modifiers::COMMAND, Key::Z),
                (Modifiers::ALT, Key::Num3),
            ] {
                window.strike(modifiers, key);
            }
            assert_eq!(entries(&window), all, "{name}");
            assert!(window.snapshot() == before.1, "{name}");
            window.strike(NONE, Key::Escape);
            assert!(entries(&window).is_empty(), "{name}");
            assert_eq!(focused(&window), before.0, "{name}");
            assert_eq!(shared(&window), selected, "{name}");
        }
    }
}

/// The menu of a row that the pointer points at has the keys while it is open, and the row has them afterwards, wherever the
/// keyboard was before.
#[test]
fn what_was_right_clicked_has_the_keys_once_its_menu_is_closed() {
    type Find = fn(&Window) -> Pos2;
    let others: [(&str, Find); 4] = [
        ("documents", |w| {
            place_of(w, Role::TreeItem, &w.snapshot().documents()[2].name)
        }),
        ("codes", |w| {
            place_of(w, Role::TreeItem, &w.snapshot().code_tree()[1].1.name)
        }),
        ("ladder", |w| {
            let cells = w.harness.query_all_by(|node| node.role() == Role::Cell);
            cells.into_iter().nth(8).unwrap().rect().center()
        }),
        ("participants", |w| {
            let name = w.snapshot().participants()[3].name.clone();
            w.harness.get_all_by_label(&name).next().unwrap().rect().center()
        }),
    ];
    for (name, other) in others {
        for from_text in [false, true] {
            let mut window = sample();
            let (_, reach) = places().into_iter().find(|(place, _)| *place == name).unwrap();
            reach(&mut window);
            let there = focused(&window);
            if from_text && matches!(name, "documents" | "codes") {
                let document = window.snapshot().documents()[0].id;
                window.act(Action::Open(document, Some(CharRange::new(40, 60))));
                assert_ne!(focused(&window), there, "{name}");
            }
            let before = window.snapshot();
            let at = other(&window);
            press_on(&mut window, at, PointerButton::Secondary);
            let all = entries(&window);
            assert!(all.len() > 1, "{name}: {all:?}");
            window.strike(NONE, Key::End);
            assert_eq!(chosen(&window).as_ref(), all.last(), "{name}");
            window.strike(NONE, Key::Home);
            assert_eq!(chosen(&window).as_ref(), all.first(), "{name}");
            window.strike(NONE, Key::Delete);
            assert!(window.snapshot() == before, "{name}: the menu has the keys");
            window.strike(NONE, Key::Escape);
            assert!(entries(&window).is_empty(), "{name}");
            assert!(there.is_some());
            assert_eq!(focused(&window), there, "{name}: from the text: {from_text}");
        }
    }
}

#[test]
fn enter_chooses_an_entry_of_a_menu_opened_by_key() {
    let mut window = sample();
    places()[1].1(&mut window);
    let name = window.snapshot().documents()[1].name.clone();
    window.strike(Modifiers::SHIFT, Key::F10);
    let all = entries(&window);
    let rename = all
        .iter()
        .position(|entry| entry == "Rename…" || entry.starts_with("Rename"));
    for _ in 0..rename.expect("an entry to rename") {
        window.strike(NONE, Key::ArrowDown);
    }
    window.strike(NONE, Key::Enter);
    window.type_text("Another name");
    window.strike(NONE, Key::Enter);
    let snapshot = window.snapshot();
    assert!(snapshot.document_named(&name).is_none());
    assert!(snapshot.document_named("Another name").is_some());
}

/// A menu that the pointer opens has the keyboard too, though no entry is lit before an arrow is pressed.
#[test]
fn a_menu_opened_by_the_pointer_takes_the_keys_from_the_text() {
    let mut window = sample();
    let document = window.snapshot().documents()[0].id;
    window.act(Action::Open(document, Some(CharRange::new(40, 60))));
    let before = window.snapshot();
    let at = window.app(|app| app.project().unwrap().panes.reader.selection_rect());
    let inside = at.unwrap().center();
    let passage = |w: &Window| w.app(|app| app.project().unwrap().work.shared.passage);
    press_on(
        &mut window,
        inside + egui::vec2(4.0, 0.0),
        PointerButton::Secondary,
    );
    let selected = passage(&window);
    let text = focused(&window);
    assert_eq!(text, None, "the menu has it");
    let all = entries(&window);
    assert!(!all.is_empty());
    window.strike(NONE, Key::ArrowDown);
    assert_eq!(chosen(&window).as_ref(), all.first());
    for key in [Key::H, Key::V, Key::Num1] {
        window.strike(NONE, key);
    }
    assert!(window.snapshot() == before);
    window.strike(NONE, Key::Escape);
    assert_eq!(passage(&window), selected);
    window.strike(NONE, Key::H);
    assert!(window.snapshot() != before, "the text has the keyboard again");
}

#[test]
fn escape_closes_a_submenu_before_its_menu() {
    let mut window = sample();
    places()[2].1(&mut window);
    let tree = focused(&window);
    window.strike(Modifiers::SHIFT, Key::F10);
    let outer = entries(&window);
    let opens = |w: &Window| {
        let found = w.harness.query_all_by(|node| {
            matches!(node.role(), Role::MenuItem) && node.is_focused() && node.has_popup().is_some()
        });
        found.count() == 1
    };
    for _ in 0..outer.len() {
        if opens(&window) {
            break;
        }
        window.strike(NONE, Key::ArrowDown);
    }
    assert!(opens(&window), "{outer:?}");
    let entry = chosen(&window);
    window.strike(NONE, Key::ArrowRight);
    assert!(entries(&window).len() > outer.len());
    assert_ne!(chosen(&window), entry, "the submenu has the keyboard");
    window.strike(NONE, Key::Escape);
    assert_eq!(entries(&window), outer);
    assert_eq!(chosen(&window), entry);
    window.strike(NONE, Key::Escape);
    assert!(entries(&window).is_empty());
    assert_eq!(focused(&window), tree);
}

/// The menu of a cell that is being written leaves the cell open, and what was typed.
#[test]
fn the_menu_of_a_field_keeps_the_field_open() {
    let mut window = sample();
    window.act(Action::Run(Command::ShowLadder));
    window.strike(NONE, Key::ArrowDown);
    window.strike(NONE, Key::Home);
    window.strike(NONE, Key::ArrowRight);
    window.strike(NONE, Key::F2);
    window.type_text("words of mine");
    let before = window.snapshot();
    let written = |w: &Window| w.fields().iter().any(|(_, text)| text.contains("words of mine"));
    assert!(written(&window));
    window.strike(Modifiers::SHIFT, Key::F10);
    assert!(
        entries(&window).len() > 2,
        "{:?}",
        labels(&window, Role::MenuItem)
    );
    assert!(chosen(&window).is_some());
    window.strike(NONE, Key::ArrowDown);
    assert!(window.snapshot() == before && written(&window));
    window.strike(NONE, Key::Escape);
    assert!(
        window.snapshot() == before && written(&window),
        "it is still being written"
    );
    window.type_text(" and more");
    window.strike(NONE, Key::Enter);
    assert!(window.snapshot() != before, "it is kept by Enter");
}

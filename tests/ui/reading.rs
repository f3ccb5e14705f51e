//! The panes of the coding page together: what one of them does is seen in the others.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, pos2};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use crate::ui::window::{Setup, Window};

fn drag(window: &mut Window, from: Pos2, to: Pos2, name: &str) {
    window.button(from, true);
    for part in [0.1, 0.5, 0.9, 1.0] {
        window.harness.event(Event::PointerMoved(from.lerp(to, part)));
        window.harness.step();
    }
    window.look(name);
    window.button(to, false);
    window.run();
}

fn of_role<'a>(window: &'a Window, role: Role, words: &'a str) -> Node<'a> {
    window
        .harness
        .query_all_by(move |node| node.role() == role && node.label().is_some_and(|l| l.contains(words)))
        .next()
        .unwrap_or_else(|| panic!("no {role:?} with «{words}»"))
}

fn coding_count(window: &Window) -> usize {
    window.snapshot().coding_count()
}

/// Selects the words from the caret on in the text.
fn select_words(window: &mut Window) {
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::Home);
    for _ in 0..3 {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    }
    assert!(window.app(|app| app.project().unwrap().work.shared.passage.is_some()));
}

#[test]
fn a_passage_is_carried_to_a_code_and_a_code_to_a_passage() {
    let mut window = Window::with_sample(Setup::default());
    let before = coding_count(&window);
    select_words(&mut window);
    let text = window
        .app(|app| app.project().unwrap().panes.reader.selection_rect())
        .unwrap();
    let passage = text.center() + egui::vec2(6.0, 0.0);
    let code = of_role(&window, Role::TreeItem, "حاکمیتی-سیاست‌گذاری")
        .rect()
        .center();
    drag(&mut window, passage, code, "drag-passage");
    assert_eq!(coding_count(&window), before + 1);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(coding_count(&window), before);
    drag(&mut window, code, pos2(passage.x, passage.y + 200.0), "drag-code");
    assert_eq!(coding_count(&window), before + 1);
}

#[test]
fn retrieved_passages_follow_activation_and_lead_to_the_text() {
    for (lang, dark, size) in [
        (Lang::Fa, false, (1440.0, 900.0)),
        (Lang::En, true, (1024.0, 640.0)),
    ] {
        let mut window = Window::with_sample(Setup {
            language: lang,
            dark,
            size,
            ..Setup::default()
        });
        window.focus_text();
        window.key(Modifiers::ALT, Key::ArrowDown);
        let name = if lang == Lang::Fa {
            "فعال کردن «"
        } else {
            "Activate “"
        };
        of_role(&window, Role::Button, name).click();
        window.run();
        let card = window
            .harness
            .query_all_by(|node| node.role() == Role::ListBoxOption)
            .nth(1)
            .unwrap();
        card.click();
        window.run();
        assert_no_stock_text(window.harness.output());
        window.look(&format!("window-{}", lang.code()));
        let (coding, document) = window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            (shared.coding.unwrap(), shared.document.unwrap())
        });
        assert_eq!(window.snapshot().coding(coding).unwrap().document, document);
        let text = window.app(|app| app.settings().docks.trailing.size);
        assert!(
            (text - 280.0).abs() < 1.0,
            "a long name has widened the pane to {text}"
        );
    }
}

#[test]
fn a_search_takes_the_selected_words_and_comes_back_with_its_keys() {
    let mut window = Window::with_sample(Setup::default());
    select_words(&mut window);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert!(
        window
            .harness
            .query_all_by(|node| node.role() == Role::ListBoxOption)
            .count()
            > 0
    );
    window.look("window-search");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.app(|app| app.project().unwrap().work.shared.passage.is_some()));
    window.act(Action::Run(Command::FindInAll));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.app(|app| app.project().unwrap().panes.search.is_none()));
}

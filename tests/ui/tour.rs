//! The tour of the first start, and what is remembered of the panes.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};

/// Whether a text is read somewhere. A card is called by its title and shows it too.
fn reads(window: &Window, text: &str) -> bool {
    window.harness.query_all_by_label(text).next().is_some()
}

#[test]
fn escape_ends_the_tour_while_the_text_has_the_keyboard() {
    let mut window = Window::with_sample(Setup::default());
    window.settings(|settings| settings.tour_seen = false);
    window.run();
    window.run();
    window.focus_text();
    assert!(reads(&window, "سندها را وارد کنید"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!reads(&window, "سندها را وارد کنید"));
}

#[test]
fn the_tour_is_shown_once_walked_by_keys_and_never_blocks_work() {
    let mut window = Window::with_sample(Setup::default());
    assert!(!reads(&window, "سندها را وارد کنید"), "it was seen before");
    window.settings(|settings| settings.tour_seen = false);
    window.run();
    window.run();
    assert!(reads(&window, "سندها را وارد کنید"));
    assert!(window.app(|app| app.settings().tour_seen));
    assert_no_stock_text(window.harness.output());
    // Work goes on beside it.
    window.key(Modifiers::COMMAND, Key::Num3);
    // On other pages it covers nothing, and Escape is not for what is not seen.
    window.key(Modifiers::ALT, Key::Num2);
    assert!(!reads(&window, "سندها را وارد کنید"));
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::Num1);
    window.run();
    assert!(reads(&window, "سندها را وارد کنید"));
    window.key(Modifiers::ALT, Key::PageDown);
    assert!(reads(&window, "قسمتی از متن را کد بدهید"));
    window.key(Modifiers::ALT, Key::PageUp);
    assert!(reads(&window, "سندها را وارد کنید"));
    for _ in 0..5 {
        window.harness.get_by_label("بعدی").click();
        window.run();
        window.run();
        assert_no_stock_text(window.harness.output());
    }
    assert!(reads(&window, "هیچ کاری از دست نمی‌رود"));
    window.harness.get_by_label("آماده‌ام").click();
    window.run();
    assert!(!reads(&window, "هیچ کاری از دست نمی‌رود"));
    // Again from the menu, and away with Escape; mirrored in English.
    window.settings(|settings| settings.language = Lang::En);
    window.act(Action::Run(Command::Tour));
    window.run();
    assert!(reads(&window, "Bring in your documents"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!reads(&window, "Bring in your documents"));
}

#[test]
fn the_card_has_the_keys_until_something_is_clicked() {
    let mut window = Window::with_sample(Setup::default());
    window.focus_text();
    window.key(Modifiers::ALT, Key::ArrowDown);
    let coding = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    let (chosen, before) = (coding(&window), window.snapshot());
    assert!(chosen.is_some());
    window.settings(|settings| settings.tour_seen = false);
    window.run();
    window.run();
    let focused = |window: &Window| {
        let node = window.harness.query_all_by(|node| node.is_focused()).next();
        node.and_then(|node| node.accesskit_node().label())
    };
    assert_eq!(focused(&window).as_deref(), Some("بعدی"));
    for key in [
        Key::I,
        Key::U,
        Key::V,
        Key::Q,
        Key::Delete,
        Key::Period,
        Key::J,
        Key::Num1,
    ] {
        window.key(Modifiers::NONE, key);
    }
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before, "nothing behind the card has changed");
    assert_eq!(coding(&window), chosen);
    // Enter goes on, and Tab goes round the buttons of the card.
    window.key(Modifiers::NONE, Key::Enter);
    window.run();
    assert!(reads(&window, "قسمتی از متن را کد بدهید"));
    window.look("tour-with-keyboard");
    let mut seen = Vec::new();
    for _ in 0..3 {
        seen.push(focused(&window).unwrap());
        window.key(Modifiers::NONE, Key::Tab);
    }
    assert_eq!(seen, ["بعدی", "قبلی", "رد شدن"]);
    window.key(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window).as_deref(), Some("رد شدن"));
    // What comes in front gives it the keys back.
    window.key(Modifiers::SHIFT, Key::F1);
    window.key(Modifiers::NONE, Key::Escape);
    window.run();
    assert_eq!(focused(&window).as_deref(), Some("بعدی"));
    // A click on a button of the card leaves the keys with the card.
    let next = window.harness.get_by_label("بعدی").rect().center();
    window.button(next, true);
    window.button(next, false);
    window.run();
    assert!(reads(&window, "کدها را در طبقه‌ها بچینید"));
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(focused(&window).unwrap());
        window.key(Modifiers::NONE, Key::Tab);
    }
    assert_eq!(seen, ["بعدی", "قبلی", "رد شدن", "بعدی"]);
    // So does one beside its buttons.
    let title = window.harness.query_all_by_label("کدها را در طبقه‌ها بچینید");
    let title = title.last().unwrap().rect().center();
    window.button(title, true);
    window.button(title, false);
    window.run();
    assert_eq!(focused(&window).as_deref(), Some("بعدی"));
    // A click into the text takes the keys there, and the card stays.
    let text = window
        .harness
        .query_all_by_role(Role::Document)
        .next()
        .unwrap()
        .rect();
    super::tap(&mut window, text.center());
    window.act(Action::SelectCoding(chosen));
    window.key(Modifiers::NONE, Key::I);
    assert!(window.snapshot() != before);
    assert!(reads(&window, "کدها را در طبقه‌ها بچینید"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.act(Action::Run(Command::Tour));
    window.run();
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!reads(&window, "سندها را وارد کنید"));
    window.act(Action::SelectCoding(chosen));
    window.key(Modifiers::NONE, Key::I);
    assert!(window.snapshot() != before, "the text has the keyboard again");
}

#[test]
fn closed_branches_are_closed_again_when_the_project_opens() {
    let mut window = Window::with_sample(Setup::default());
    let rows = |window: &Window| {
        window
            .harness
            .query_all_by(|node| node.role() == Role::TreeItem)
            .count()
    };
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.key(Modifiers::COMMAND, Key::F6);
    window.key(Modifiers::COMMAND, Key::F6);
    window.key(Modifiers::NONE, Key::Home);
    let open = rows(&window);
    window.key(Modifiers::NONE, Key::ArrowRight);
    let name = "حاکمیتی-سیاست‌گذاری";
    let is_closed = |window: &Window| {
        let node = window
            .harness
            .query_all_by(|node| node.role() == Role::TreeItem)
            .find(|node| node.accesskit_node().label().as_deref() == Some(name))
            .unwrap();
        node.accesskit_node().data().is_expanded() == Some(false)
    };
    assert!(open > 10 && is_closed(&window));
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    assert!(is_closed(&window));
}

#[test]
fn many_retrieved_passages_are_picked_and_changed_at_once() {
    let mut window = Window::with_sample(Setup::default());
    window.key(Modifiers::COMMAND, Key::F6);
    window.key(Modifiers::COMMAND, Key::F6);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::Space);
    let before = window.snapshot().coding_count();
    let cards = |window: &Window| -> Vec<egui::Rect> {
        window
            .harness
            .query_all_by(|node| node.role() == Role::ListBoxOption)
            .map(|node| node.rect())
            .collect()
    };
    assert!(cards(&window).len() > 2);
    // By pointer: a click, and one with Shift.
    let card = |window: &Window, nth: usize, modifiers| {
        let cards = window
            .harness
            .query_all_by(|node| node.role() == Role::ListBoxOption);
        cards.into_iter().nth(nth).unwrap().click_modifiers(modifiers);
    };
    card(&window, 0, Modifiers::NONE);
    window.run();
    card(&window, 1, Modifiers::SHIFT);
    window.run();
    window.harness.get_by_label("۲ گزاره انتخاب شده است");
    // By keys from there: Shift and the arrow pick what they pass.
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    window.harness.get_by_label("۳ گزاره انتخاب شده است");
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.snapshot().coding_count(), before - 3);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.snapshot().coding_count(), before);
}

#[test]
fn the_page_that_the_card_tells_of_is_seen_whole_and_the_tour_goes_on_after_it() {
    let mut window = Window::with_sample(Setup::default());
    window.settings(|settings| settings.tour_seen = false);
    window.run();
    for _ in 0..4 {
        window.key(Modifiers::ALT, Key::PageDown);
    }
    assert!(reads(&window, "جدول‌های مقاله"));
    window.act(Action::Run(Command::ShowFindings));
    window.run();
    assert!(!reads(&window, "جدول‌های مقاله"), "no card over the table");
    window.look("tour-findings");
    window.act(Action::Run(Command::ShowCoding));
    window.run();
    assert!(reads(&window, "هیچ کاری از دست نمی‌رود"), "the next card");
}

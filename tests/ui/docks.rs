//! The panes round the text: moved by pointer and by keyboard, kept between starts.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, pos2};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::settings::{DockSide, Docks, Pane};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};

fn docks(window: &Window) -> Docks {
    window.app(|app| app.settings().docks.clone())
}

/// The border with this name.
fn border(window: &Window, name: &str) -> Rect {
    window.harness.get_by_role_and_label(Role::Splitter, name).rect()
}

fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    window.harness.drag_at(from);
    window.run();
    for step in [0.3, 0.7, 1.0] {
        window.harness.hover_at(from.lerp(to, step));
        window.run();
    }
    window.harness.drop_at(to);
    window.run();
}

#[test]
fn a_pane_is_dragged_by_its_title_to_where_the_light_is() {
    for (language, title) in [(Lang::Fa, "کدها"), (Lang::En, "Codes")] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        let from = window
            .harness
            .get_by_role_and_label(Role::Heading, title)
            .rect()
            .center();
        drag(&mut window, from, pos2(720.0, 800.0));
        assert_eq!(docks(&window).side_of(Pane::Codes), Some(DockSide::Bottom));
        // Escape lets go of it.
        let from = window
            .harness
            .get_by_role_and_label(Role::Heading, title)
            .rect()
            .center();
        window.harness.drag_at(from);
        window.run();
        window.harness.hover_at(pos2(720.0, 300.0));
        window.run();
        window.key(Modifiers::NONE, Key::Escape);
        window.harness.drop_at(pos2(720.0, 300.0));
        window.run();
        assert_eq!(docks(&window).side_of(Pane::Codes), Some(DockSide::Bottom));
        window.act(Action::Run(Command::ResetDocks));
        assert_eq!(docks(&window), Docks::default());
    }
}

#[test]
fn borders_follow_pointer_and_keys_and_are_evened_by_a_double_click() {
    let mut window = Window::with_sample(Setup::default());
    let at = border(&window, "مرز ستون راست و متن").center();
    drag(&mut window, at, at - egui::vec2(60.0, 0.0));
    let wide = docks(&window).leading.size;
    assert!((wide - 400.0).abs() < 2.0, "{wide}");
    window
        .harness
        .get_by_role_and_label(Role::Splitter, "مرز ستون راست و متن")
        .focus();
    window.run();
    window.key(Modifiers::NONE, Key::ArrowRight);
    assert!((docks(&window).leading.size - (wide - 16.0)).abs() < 1.0);
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(docks(&window).leading.size, Docks::default().leading.size);
    let names = "مرز «سندها» و «کدها»";
    let before = border(&window, names).center();
    drag(&mut window, before, before + egui::vec2(0.0, 90.0));
    let after = border(&window, names).center();
    assert!((after.y - before.y - 90.0).abs() < 2.0, "{before} {after}");
}

#[test]
fn a_pane_goes_through_its_menu_and_by_command_without_a_pointer() {
    let mut window = Window::with_sample(Setup::default());
    window.key(Modifiers::COMMAND, Key::F6);
    window.key(Modifiers::COMMAND, Key::F6);
    assert_eq!(
        window.app(|app| app.project().unwrap().work.shared.pane),
        Some(Pane::Codes)
    );
    window.act(Action::Run(Command::PaneEarlier));
    assert_eq!(docks(&window).leading.slots[0].pane, Pane::Codes);
    window.act(Action::Run(Command::PaneToTrailing));
    assert_eq!(docks(&window).side_of(Pane::Codes), Some(DockSide::Trailing));
    window.act(Action::Run(Command::HidePane));
    assert!(!docks(&window).is_shown(Pane::Codes));
    window.key(Modifiers::COMMAND, Key::Num2);
    assert!(docks(&window).is_shown(Pane::Codes));
}

#[test]
fn a_double_click_on_the_border_fits_a_column_to_its_names() {
    let mut window = Window::with_sample(Setup::default());
    let twice = |window: &mut Window| {
        let at = border(window, "مرز ستون راست و متن").center();
        for _ in 0..2 {
            window.harness.drag_at(at);
            window.harness.drop_at(at);
        }
        window.run();
    };
    twice(&mut window);
    let fitted = docks(&window).leading.size;
    let width = window.harness.ctx.content_rect().width();
    assert!(
        fitted > 340.0,
        "the names of the sample are longer than the usual column: {fitted}"
    );
    assert!(fitted <= width * 0.5 + 1.0, "{fitted} of {width}");
    window.pass(2.0);
    twice(&mut window);
    assert_eq!(docks(&window).leading.size, Docks::default().leading.size);
}

#[test]
fn the_names_of_panes_are_read_whole_in_a_large_interface() {
    for (language, title) in [(Lang::Fa, "یافتن"), (Lang::En, "Find")] {
        let mut window = Window::with_sample(Setup {
            language,
            size: (911.0, 512.0),
            scale: 1.5,
            ..Setup::default()
        });
        window.act(Action::Run(Command::FindInAll));
        window.run();
        window.look(&format!("search-narrow-{}", language.code()));
        window.harness.get_by_role_and_label(Role::Heading, title);
        for clipped in &window.harness.output().shapes {
            if let egui::Shape::Text(text) = &clipped.shape {
                let cut = text.galley.elided && text.galley.text().starts_with(title);
                assert!(!cut, "{}", text.galley.text());
            }
        }
    }
}

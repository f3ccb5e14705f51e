//! The whole window without a pointer: every control is named, reached and left.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::ui::action::Action;
use gozareh::ui::command::{Command, Context};

use super::window::{Setup, Window};

/// More stops of the Tab key than any page has.
const MOST: usize = 220;

/// Name and role of what has the keyboard.
fn focused(window: &Window) -> Option<(String, Role)> {
    let node = window
        .harness
        .query_all_by(|node| node.is_focused())
        .find(|node| {
            // The window itself has it when nothing in it does.
            node.accesskit_node().role() != Role::Window
        })?;
    let node = node.accesskit_node();
    let name = node.label().or_else(|| node.value()).unwrap_or_default();
    Some((name, node.role()))
}

/// Goes through the page by Tab until it begins again: what it came by, and what is wrong with that.
fn tab_through(window: &mut Window, what: &str) -> (Vec<(String, Role)>, Vec<String>) {
    let (mut stops, mut faults): (Vec<(String, Role)>, Vec<String>) = (Vec::new(), Vec::new());
    for _ in 0..MOST {
        window.key(Modifiers::NONE, Key::Tab);
        let Some(stop) = focused(window) else {
            continue;
        };
        let place = window.harness.ctx.memory(|memory| memory.focused());
        let place = place
            .and_then(|id| window.harness.ctx.read_response(id))
            .map(|r| r.rect);
        if stop.0.is_empty() || matches!(stop.1, Role::Unknown | Role::GenericContainer) {
            let before = stops.last();
            faults.push(format!(
                "{what}: {stop:?} at {place:?} after {before:?} has no name or no role"
            ));
        }
        if stops.len() > 3 && stops.first() == Some(&stop) {
            return (stops, faults);
        }
        stops.push(stop);
    }
    let last = stops.iter().rev().take(6).collect::<Vec<_>>();
    faults.push(format!(
        "{what}: Tab does not come round; the last stops {last:?}"
    ));
    (stops, faults)
}

#[test]
fn every_page_is_walked_by_tab_and_every_stop_has_a_name() {
    let mut window = Window::with_sample(Setup::default());
    let pages = Command::ALL
        .iter()
        .filter(|c| c.context() == Context::Global && format!("{c:?}").starts_with("Show"));
    let names: Vec<String> = pages
        .clone()
        .map(|c| Words::new(Lang::Fa).get(c.text_id()).into_owned())
        .collect();
    let (mut seen, mut faults) = (Vec::new(), Vec::new());
    for command in pages {
        window.act(Action::Run(*command));
        let page = window.app(|app| app.project().unwrap().work.shared.page);
        if seen.contains(&page) {
            continue;
        }
        seen.push(page);
        let what = format!("{page:?}");
        let (stops, wrong) = tab_through(&mut window, &what);
        faults.extend(wrong);
        // A tree, a list or a grid is one stop; what stands in it, or a little outside for the scrolling, is reached by
        // the keys of its own.
        let wholes: Vec<egui::Rect> = window
            .harness
            .query_all_by(|node| matches!(node.role(), Role::Tree | Role::Table | Role::ListBox | Role::Grid))
            .map(|node| node.rect())
            .collect();
        let controls = window.harness.query_all_by(|node| {
            let reached = matches!(
                node.role(),
                Role::Button | Role::TextInput | Role::ComboBox | Role::CheckBox
            );
            reached && !node.is_disabled() && !node.is_hidden()
        });
        let controls: Vec<String> = controls
            .filter(|node| {
                !wholes
                    .iter()
                    .any(|whole| whole.expand(60.0).contains(node.rect().center()))
            })
            .map(|node| node.accesskit_node().label().unwrap_or_default())
            .collect();
        // What takes steps back or moves an edge, and has keys of its own, is passed by: whoever writes on after Tab must
        // not press it with each blank.
        let by_mouse = |name: &str| {
            ["واگرد", "انجام دوباره", "گسترش ", "کوتاه کردن "]
                .iter()
                .any(|own| name.starts_with(own))
        };
        if let Some((name, _)) = stops.iter().find(|(name, _)| by_mouse(name)) {
            faults.push(format!("{what}: Tab leads to {name:?}"));
        }
        // The rail leads to every page from every page.
        for name in controls.iter().chain(&names).filter(|name| !by_mouse(name)) {
            if !stops.iter().any(|stop| stop.0 == *name) {
                faults.push(format!("{what}: Tab does not reach {name:?}"));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_dialogs_and_the_welcome_are_walked_by_tab() {
    let mut window = Window::with_sample(Setup::default());
    for command in [
        Command::Settings,
        Command::Help,
        Command::Manual,
        Command::Shortcuts,
        Command::About,
        Command::ProjectInfo,
    ] {
        window.act(Action::Run(command));
        let (_, faults) = tab_through(&mut window, &format!("{command:?}"));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        window.key(Modifiers::NONE, Key::Escape);
    }
    window.act(Action::Run(Command::CloseProject));
    let (stops, faults) = tab_through(&mut window, "welcome");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(stops.len() > 5, "{stops:?}");
}

#[test]
fn a_table_is_written_by_keys_alone() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        let entries = |window: &Window| window.harness.query_all_by_role(Role::MenuItem).count();
        for steps in [0, 1] {
            let file = window.dir().join(format!("table-{steps}"));
            window.answer_files(std::slice::from_ref(&file));
            window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
            for _ in 0..1000 {
                window.run();
                if entries(&window) > 0 {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            let (first, role) = focused(&window).expect("the menu has the keyboard");
            assert_eq!(role, Role::MenuItem, "{first}");
            for _ in 0..steps {
                window.key(Modifiers::NONE, Key::ArrowDown);
                let (next, role) = focused(&window).expect("the menu has the keyboard");
                assert!(role == Role::MenuItem && next != first, "{next}");
            }
            window.key(Modifiers::NONE, Key::Enter);
            let folder = window.dir().to_owned();
            let name = format!("table-{steps}");
            let is_written = move |_: &gozareh::ui::app::App| {
                let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
                files
                    .filter(|file| file.file_name().to_string_lossy().starts_with(&name))
                    .count()
                    > 0
            };
            window.wait_for(is_written);
        }
        // Escape leaves the menu, and with it nothing else.
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
        window.run();
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(entries(&window), 0);
    }
}

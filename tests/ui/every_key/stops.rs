//! Whatever the Tab key leads to on a page: a control of which nobody thought changes nothing in the project either, and
//! a field of which nobody thought has no place without being walked.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use gozareh::ui::command::{Command, Context};
use gozareh::ui::shared::Page;

use super::super::window::Window;
use super::Bench;
use super::front::{FRONT, MENUS};
use super::pages::{PAGES, SHEETS};
use super::places::{DELETE, PLAIN, code, run, select_words, tr};
use super::text::{TEXT, TEXTS};
use gozareh::ui::action::Action;
use gozareh::ui::typeset::Field;

/// More stops of the Tab key than any page has.
const MOST: usize = 160;

/// The command that leads to a page.
fn way_to(page: Page) -> Command {
    match page {
        Page::Coding => Command::ShowCoding,
        Page::Board => Command::ShowBoard,
        Page::Ladder => Command::ShowLadder,
        Page::Participants => Command::ShowParticipants,
        Page::Memos => Command::ShowMemos,
        Page::Findings => Command::ShowFindings,
        Page::History => Command::ShowHistory,
    }
}

/// The keys that change the project where the text, the code system or the list of documents has the keyboard.
fn keys() -> Vec<(Modifiers, Key)> {
    let elsewhere = Command::ALL
        .iter()
        .filter(|command| command.changes_project() && command.context() != Context::Global);
    let mut keys: Vec<(Modifiers, Key)> = elsewhere
        .flat_map(|command| command.shortcuts())
        .map(|shortcut| (shortcut.modifiers, shortcut.key))
        .filter(|(_, key)| *key != Key::Enter)
        .collect();
    keys.extend([Key::Num1, Key::Num2].map(|key| (PLAIN, key)));
    keys
}

/// Role and name of what has the keyboard.
fn focused(window: &Window) -> Option<(Role, String)> {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let node = window
        .harness
        .query_all_by(|node| node.is_focused())
        .find(|node| node.accesskit_node().role() != Role::Window)?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

/// What the fields are called that are walked by name.
fn known_fields() -> Vec<String> {
    let places = [TEXT, TEXTS, PAGES, SHEETS, FRONT, MENUS].concat();
    let labels = places.iter().map(|place| place.label);
    labels.filter(|label| !label.is_empty()).map(tr).collect()
}

fn walk(page: Page) {
    assert!(is_walked(page));
    let mut bench = Bench::new();
    bench.open();
    let window = &mut bench.window;
    // So that there is something that a key could be about.
    select_words(window);
    let code = code(window);
    window.act(Action::Reveal(gozareh::model::MemoTarget::Code(code)));
    window.act(Action::Run(Command::ActivateCode));
    select_words(window);
    run(window, way_to(page));
    assert_eq!(window.app(|app| app.project().unwrap().work.shared.page), page);
    let known = known_fields();
    let before = window.snapshot();
    let (mut seen, mut faults) = (Vec::new(), Vec::new());
    for _ in 0..MOST {
        window.key(PLAIN, Key::Tab);
        let Some(id) = window.harness.ctx.memory(|memory| memory.focused()) else {
            continue;
        };
        if seen.contains(&id) {
            if seen.len() > 8 && seen.first() == Some(&id) {
                break;
            }
            continue;
        }
        seen.push(id);
        let Some((role, name)) = focused(window) else {
            continue;
        };
        if Field::is_editing(&window.harness.ctx) {
            if !known.contains(&name) {
                faults.push(format!("no place has the field {name:?}"));
            }
            continue;
        }
        // These are places of their own, with keys that are meant.
        if matches!(role, Role::Tree | Role::Table | Role::Grid | Role::Document) {
            continue;
        }
        for key in keys() {
            // Cards have keys of their own, as the list of shortcuts says.
            let of_cards = [DELETE, (PLAIN, Key::U), (PLAIN, Key::I), (PLAIN, Key::J)];
            if role == Role::ListBoxOption && of_cards.contains(&key) {
                continue;
            }
            window.tap_key(key.0, key.1);
            let now = window.snapshot();
            if now != before {
                let changed = now.differences(&before);
                faults.push(format!("{role:?} {name:?}: {key:?} changes {changed:?}"));
                window.act(Action::Run(Command::Undo));
            }
            window.harness.ctx.memory_mut(|memory| memory.request_focus(id));
        }
        window.run();
    }
    assert!(seen.len() > 8, "{page:?}: {} stops", seen.len());
    assert!(faults.is_empty(), "{page:?}:\n{}", faults.join("\n"));
}

/// One test for each page.
macro_rules! pages {
    ($($name:ident $page:ident)+) => {
        $(
            #[test]
            fn $name() {
                walk(Page::$page);
            }
        )+

        /// Whether a page has a test of its own; a page without one does not compile.
        fn is_walked(page: Page) -> bool {
            match page {
                $(Page::$page => true,)+
            }
        }
    };
}

pages! {
    no_stop_of_the_coding_page_changes_anything Coding
    no_stop_of_the_board_changes_anything Board
    no_stop_of_the_ladder_changes_anything Ladder
    no_stop_of_the_participants_changes_anything Participants
    no_stop_of_the_memos_changes_anything Memos
    no_stop_of_the_findings_changes_anything Findings
    no_stop_of_the_history_changes_anything History
}

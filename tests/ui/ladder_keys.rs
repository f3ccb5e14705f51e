//! What the keys mean on the ladder: at the end of its rows, beside the text, and as its page is gone to again.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::analysis::{CodingFilter, LadderEntry, LadderOrder, ladder_entries};
use gozareh::model::CodingId;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::parts::view::View as _;

use super::one_taker::{project, reads};
use super::window::Window;

const PLAIN: Modifiers = Modifiers::NONE;

/// The rows in the order of the code system.
fn rows(window: &Window) -> Vec<LadderEntry> {
    ladder_entries(&window.snapshot(), &CodingFilter::default(), LadderOrder::Codes).rows
}

fn condensed(window: &Window, coding: CodingId) -> String {
    let snapshot = window.snapshot();
    let condensed = snapshot.coding(coding).unwrap().condensed.as_deref();
    condensed.unwrap_or_default().to_owned()
}

fn in_rows(window: &Window) -> bool {
    let ctx = window.harness.ctx.clone();
    window.app(|app| app.project().unwrap().panes.ladder.has_keyboard(&ctx))
}

/// What the row reads on which the ring is, by its cells.
fn ring(window: &Window) -> String {
    assert!(in_rows(window), "the ring is seen");
    let rect = window.app(|app| app.project().unwrap().panes.ladder.cursor_rect());
    let row = rect.expect("there is a cell at the cursor").center().y;
    let cells = window.harness.query_all_by(|node| node.role() == Role::Cell);
    let cells = cells.filter(|cell| cell.rect().y_range().contains(row));
    let read: Vec<_> = cells.filter_map(|cell| cell.accesskit_node().label()).collect();
    read.join("|")
}

/// The ladder with two rows, of which the last has the ring on its condensed unit.
fn at_last_row() -> (Window, Vec<LadderEntry>) {
    let mut window = project();
    window.act(Action::Run(Command::ShowLadder));
    window.strike(Modifiers::COMMAND, Key::End);
    window.strike(PLAIN, Key::Home);
    window.strike(PLAIN, Key::ArrowRight);
    let rows = rows(&window);
    assert_eq!(rows.len(), 2);
    (window, rows)
}

#[test]
fn what_is_typed_after_the_last_condensed_unit_replaces_none() {
    for commit in [Key::Enter, Key::Tab] {
        let (mut window, rows) = at_last_row();
        let last = rows[1].coding;
        for key in [Key::Num1, Key::Num5, commit] {
            window.strike(PLAIN, key);
        }
        assert_eq!(condensed(&window, last), "15");
        // Whoever thinks to be in a further row sees the words go on, and Escape gives back what was kept.
        for key in [Key::Num7, Key::Num7] {
            window.strike(PLAIN, key);
        }
        assert!(
            window.fields().iter().any(|(_, text)| text == "1577"),
            "{commit:?}"
        );
        window.look("ladder-last-row");
        window.strike(PLAIN, commit);
        assert_eq!(condensed(&window, last), "1577", "after {commit:?}");
        window.strike(PLAIN, Key::Num8);
        window.strike(PLAIN, Key::Escape);
        assert_eq!(condensed(&window, last), "1577");
        // On a cell that was gone to, a letter begins anew, as in any sheet.
        window.strike(PLAIN, Key::ArrowUp);
        window.strike(PLAIN, Key::ArrowDown);
        window.strike(PLAIN, Key::Num9);
        window.strike(PLAIN, Key::Enter);
        assert_eq!(condensed(&window, last), "9");
    }
}

#[test]
fn keys_of_the_text_select_nothing_while_the_rows_have_the_keyboard() {
    let (mut window, rows) = at_last_row();
    window.strike(PLAIN, Key::Home);
    window.strike(PLAIN, Key::ArrowUp);
    let state = |window: &Window| {
        window.app(|app| {
            let shared = &app.project().unwrap().work.shared;
            (shared.passage, shared.coding)
        })
    };
    assert_eq!(state(&window), (None, Some(rows[0].coding)));
    let before = window.snapshot();
    for modifiers in [PLAIN, PLAIN, Modifiers::SHIFT] {
        window.strike(modifiers, Key::E);
        assert_eq!(state(&window), (None, Some(rows[0].coding)));
        assert!(in_rows(&window));
    }
    assert!(window.snapshot() == before);
    // In the text beside the rows it is the text's.
    window.strike(Modifiers::COMMAND, Key::Enter);
    assert!(!in_rows(&window));
    window.strike(PLAIN, Key::E);
    assert!(state(&window).0.is_some());
}

/// Goes to the page of coding, does something there with nothing selected, and comes back.
fn away_and_back(window: &mut Window, act: impl FnOnce(&mut Window)) {
    window.strike(Modifiers::ALT, Key::Num1);
    act(window);
    window.act(Action::SelectCoding(None));
    window.strike(Modifiers::ALT, Key::Num3);
}

fn edit_text(window: &mut Window) {
    window.act(Action::SelectCoding(None));
    window.strike(Modifiers::COMMAND, Key::E);
    window.strike(Modifiers::COMMAND, Key::End);
    window.strike(PLAIN, Key::X);
    window.strike(PLAIN, Key::Escape);
    assert!(!window.app(|app| app.project().unwrap().panes.reader.is_editing()));
}

fn remove_coding(window: &mut Window) {
    window.strike(PLAIN, Key::U);
}

fn nothing(_: &mut Window) {}

#[test]
fn keys_mean_the_row_with_the_ring_as_the_page_is_gone_to() {
    for leaving in ["rows", "text"] {
        for (name, act) in [
            ("edit", edit_text as fn(&mut Window)),
            ("remove", remove_coding),
            ("nothing", nothing),
        ] {
            let case = format!("{name} after {leaving}");
            let (mut window, _) = at_last_row();
            window.strike(PLAIN, Key::Home);
            if leaving == "text" {
                window.strike(Modifiers::COMMAND, Key::Enter);
            }
            away_and_back(&mut window, act);
            let count = window.snapshot().coding_count();
            let on = ring(&window);
            window.strike(PLAIN, Key::A);
            assert!(
                window.app(|app| app.is_covered()),
                "{case}: a note on the passage is written"
            );
            window.strike(PLAIN, Key::Escape);
            assert_eq!(ring(&window), on, "{case}");
            window.strike(PLAIN, Key::Delete);
            assert_eq!(window.snapshot().coding_count(), count - 1, "{case}: {on}");
            assert!(!reads(&window, &on) || count == 1, "{case}: {on}");
        }
    }
}

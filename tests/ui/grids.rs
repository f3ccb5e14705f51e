//! Sheets are gone through by Tab, and filled with what a spreadsheet has put on the clipboard.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(Event::Paste(text.to_owned()));
    window.run();
}

#[test]
fn a_block_fills_the_sheet_of_participants_in_one_step() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowParticipants));
    window.harness.get_by_label("شرکت گاز استان").click();
    window.run();
    let before = window.snapshot();
    paste(&mut window, "شرکت آب\r\n\"شرکت\tبرق\"\r\n");
    assert!(reads(&window, "۲ خانه پر شد"));
    assert!(reads(&window, "شرکت آب") && reads(&window, "شرکت\tبرق"));
    window.look("pasted");
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before, "one step takes all of it back");
    // Tab goes to the next cell, and with Shift to the one before, where a letter begins it anew.
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::SHIFT, Key::Tab);
    window.key(Modifiers::SHIFT, Key::Tab);
    window.type_text("نو");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(!reads(&window, "شرکت آب") && reads(&window, "شرکت گاز استان"));
    assert!(window.snapshot() != before, "the cell after it was written in");
}

#[test]
fn condensed_units_take_a_column_and_nothing_else_does() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowLadder));
    window.key(Modifiers::NONE, Key::ArrowDown);
    let condensed = |window: &Window| {
        let snapshot = window.snapshot();
        snapshot.codings().filter(|c| c.condensed.is_some()).count()
    };
    let before = condensed(&window);
    paste(&mut window, "به جای متن");
    assert!(
        reads(&window, "۱ خانه جا نشد"),
        "the words of the text are nobody's to paste"
    );
    assert_eq!(condensed(&window), before);
    window.key(Modifiers::NONE, Key::Tab);
    paste(&mut window, "یکم\tزیادی\r\nدوم");
    assert!(reads(&window, "۲ خانه پر شد. ۱ خانه جا نشد"));
    let written = |text: &str| {
        let snapshot = window.snapshot();
        snapshot.codings().any(|c| c.condensed.as_deref() == Some(text))
    };
    assert!(written("یکم") && written("دوم"));
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(condensed(&window), before, "one step takes all of it back");
}

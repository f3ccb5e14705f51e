//! Sheets are gone through by Tab, and filled with what a spreadsheet has put on the clipboard.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable as _;
use gozareh::model::{Coding, Edit, Importance, MemoTarget};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::one_taker::{ages, on_age, project};
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
    // The cells were not empty: what stood there is named.
    assert!(!reads(&window, "پر شد"));
    assert!(reads(&window, "نوشتهٔ قبلی ۲ خانه با نوشتهٔ تازه عوض شد"));
    assert!(reads(&window, "نخستین آن‌ها: «شرکت گاز استان»"));
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
    // Both had been written before.
    assert!(reads(&window, "نوشتهٔ قبلی ۲ خانه با نوشتهٔ تازه عوض شد"));
    assert!(reads(&window, "۱ خانه جا نشد"));
    let written = |text: &str| {
        let snapshot = window.snapshot();
        snapshot.codings().any(|c| c.condensed.as_deref() == Some(text))
    };
    assert!(written("یکم") && written("دوم"));
    paste(&mut window, "یکم\r\nسوم");
    // The first said so already.
    assert!(reads(&window, "نوشتهٔ قبلی یک خانه با نوشتهٔ تازه عوض شد: «دوم»"));
    assert!(!reads(&window, "خانهٔ خالی پر شد"));
    paste(&mut window, "یکم\r\nسوم");
    assert!(reads(&window, "چیزی عوض نشد"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(condensed(&window), before, "one step takes all of it back");
}

/// The cards of retrieved passages that are seen whole, over the selected coding where one is.
fn cards(window: &Window) -> usize {
    let inspector = window.harness.query_by_label("لغو انتخاب این کدگذاری");
    let foot = inspector.map_or(f32::MAX, |node| node.rect().top());
    let cards = window.harness.query_all_by_role(Role::ListBoxOption);
    cards
        .filter(|card| card.rect().bottom() <= foot.min(740.0))
        .count()
}

#[test]
fn retrieved_passages_are_narrowed_copied_and_written_out() {
    let mut window = Window::with_sample(Setup {
        size: (1366.0, 768.0),
        ..Setup::default()
    });
    let snapshot = window.snapshot();
    let code = snapshot.code_tree()[0].1.id;
    window.act(Action::Reveal(gozareh::model::MemoTarget::Code(code)));
    window.act(Action::Run(Command::ActivateCode));
    let coding = snapshot
        .codings()
        .find(|c| snapshot.descendants(code).contains(&c.code));
    let coding = coding.unwrap().id;
    window.act(Action::Reveal(MemoTarget::Coding(coding)));
    window.look("segments-fa");
    // Beside the selected coding with its fields more than two of them stay in sight.
    assert!(cards(&window) > 2, "{} cards", cards(&window));
    window.harness.get_by_label("جمع کردن کدگذاری").click();
    window.run();
    let folded = cards(&window);
    assert!(folded > 4, "{folded}");
    window.look("segments-folded");
    // Narrowed to a group, in words.
    assert!(reads(&window, "گزاره از"));
    let document = snapshot.coding(coding).unwrap().document;
    let group = snapshot.document(document).unwrap().group.unwrap();
    let group = snapshot.group(group).unwrap().name.clone();
    let before = window.harness.query_all_by_label(&group).count();
    window
        .harness
        .get_by_label("فیلتر بر پایهٔ گروه، گوینده و ویژگی")
        .click();
    window.run();
    let choice = window.harness.query_all_by_label(&group).last().unwrap();
    choice.click();
    window.run();
    window.look("segments-filter");
    window.key(Modifiers::NONE, Key::Escape);
    let chips = window.harness.query_all_by_label_contains(&group).count();
    assert!(chips > before, "what it is narrowed to stands over the list");
    // A card on the clipboard: words, who, where, code.
    let card = window.harness.query_all_by_role(Role::ListBoxOption).next();
    card.expect("passages of that group").focus();
    window.run();
    window.harness.event(Event::Copy);
    window.harness.step();
    let commands = &window.harness.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a passage is copied");
    assert!(copied.starts_with('«') && copied.contains("پاراگراف"), "{copied}");
}

#[test]
fn what_is_not_so_important_is_not_written_out() {
    let mut window = Window::with_sample(Setup::default());
    let snapshot = window.snapshot();
    let code = snapshot.code_tree()[0].1.id;
    window.act(Action::Reveal(gozareh::model::MemoTarget::Code(code)));
    window.act(Action::Run(Command::ActivateCode));
    let below = snapshot.descendants(code);
    let codings: Vec<_> = snapshot.codings().filter(|c| below.contains(&c.code)).collect();
    let (marked, other) = (codings[0], codings[1]);
    window.act(Action::Edit(Edit::SetImportance(
        vec![marked.id],
        Importance::HIGHEST,
    )));
    let more = |window: &mut Window, entry: &str| {
        window.harness.get_by_label("کارهای این پنل").click();
        window.run();
        window.harness.get_by_label(entry).click();
        window.run();
    };
    more(&mut window, "فقط مهم‌ترین‌ها (۳)");
    let file = window.dir().join("مهم.md");
    window.answer_files(std::slice::from_ref(&file));
    more(&mut window, "خروجی گرفتن از گزاره‌ها");
    window.harness.get_by_label("Markdown").click();
    window.wait_for_label("نوشته شد");
    let written = std::fs::read_to_string(file).unwrap();
    let quoted = |coding: &Coding| {
        snapshot
            .text(coding.document)
            .unwrap()
            .slice(coding.range)
            .to_owned()
    };
    assert!(written.contains(&quoted(marked)), "{written}");
    assert!(!written.contains(&quoted(other)), "{written}");
    assert!(
        written.contains("اهمیت دست‌کم ۳"),
        "what narrows it is told: {written}"
    );
}

#[test]
fn a_name_that_is_taken_stays_in_its_cell_to_be_changed() {
    let mut window = Window::with_sample(Setup::default());
    let before = window.snapshot();
    let people = before.participants();
    let (first, taken) = (people[0].id, people[1].name.clone());
    window.act(Action::Reveal(MemoTarget::Participant(first)));
    window.type_text(&taken);
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.snapshot() == before);
    assert!(reads(&window, "نام دیگری بنویسید"), "it is said");
    window.type_text("ب");
    window.key(Modifiers::NONE, Key::Enter);
    let name = window.snapshot().participant(first).unwrap().name.clone();
    assert_eq!(name, format!("{taken}ب"));
}

#[test]
fn a_block_without_a_place_says_what_to_do_and_one_with_headings_finds_its_own() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowParticipants));
    let before = window.snapshot();
    paste(&mut window, "شرکت آب\r\nشرکت برق");
    assert_eq!(window.snapshot().participants(), before.participants());
    assert!(reads(&window, "نخست خانه‌ای را انتخاب کنید"));
    let attribute = before.attributes()[0];
    let person = before.participants()[1];
    let text = format!("\t{}\r\n{}\tشرکت آب", attribute.name, person.name);
    paste(&mut window, &text);
    let now = window.snapshot();
    let values = &now.participant(person.id).unwrap().values;
    assert_eq!(values.get(&attribute.id).map(String::as_str), Some("شرکت آب"));
    assert_eq!(now.participants().len(), before.participants().len());
}

#[test]
fn a_document_that_is_unlinked_in_a_cell_is_told() {
    let mut window = super::one_taker::project();
    window.act(Action::Run(Command::ShowParticipants));
    let before = window.snapshot();
    let opener = window.harness.query_all_by(|node| {
        let label = node.label().unwrap_or_default();
        node.role() == Role::Button && label.starts_with("Documents") && label.contains("P1")
    });
    opener.into_iter().next().unwrap().click();
    window.run();
    let name = before.documents()[0].name.clone();
    let rows = |window: &Window| {
        let rows = window.harness.query_all_by(|node| {
            node.role() == Role::TreeItem && node.label().is_some_and(|label| label == name)
        });
        rows.map(|row| row.rect().center()).collect::<Vec<_>>()
    };
    let [row] = rows(&window)[..] else {
        panic!("{:?}", rows(&window))
    };
    let click = |window: &mut Window| {
        window.button(row, true);
        window.button(row, false);
        window.run();
    };
    click(&mut window);
    let linked = window.snapshot();
    assert_eq!(linked.documents()[0].participants.len(), 1);
    window.pass(30.0);
    assert_eq!(window.harness.query_all_by_label("Undo").count(), 0);
    click(&mut window);
    assert_eq!(window.snapshot().documents()[0].participants.len(), 0);
    assert!(
        window.harness.query_all_by_label("Undo").count() > 0,
        "it is told"
    );
    // The list that is open has the keys, and nothing is taken back behind it.
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.snapshot().documents()[0].participants.len(), 0);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == linked);
}

#[test]
fn what_is_typed_after_the_last_cell_of_a_column_replaces_none() {
    let mut window = project();
    on_age(&mut window);
    for _ in 0..2 {
        window.strike(Modifiers::NONE, Key::ArrowDown);
    }
    for key in [Key::Num1, Key::Num5, Key::Enter, Key::Num7, Key::Num7] {
        window.strike(Modifiers::NONE, key);
    }
    assert_eq!(ages(&window), ["50", "50", "15"]);
    assert!(window.fields().iter().any(|(_, text)| text == "1577"));
    window.look("participants-last-row");
    // Escape gives back what was kept, and Enter keeps what is seen.
    window.strike(Modifiers::NONE, Key::Escape);
    assert_eq!(ages(&window), ["50", "50", "15"]);
    window.strike(Modifiers::NONE, Key::F2);
    for key in [Key::Enter, Key::Num7, Key::Num7, Key::Enter] {
        window.strike(Modifiers::NONE, key);
    }
    assert_eq!(ages(&window), ["50", "50", "1577"]);
    // On a cell that was gone to, a letter begins anew, as in any sheet.
    for key in [Key::ArrowUp, Key::ArrowDown, Key::Num9, Key::Enter] {
        window.strike(Modifiers::NONE, key);
    }
    assert_eq!(ages(&window), ["50", "50", "9"]);
    // Shift and Tab at the first cell of the sheet cannot leave it either.
    for key in [Key::ArrowUp, Key::ArrowUp, Key::ArrowLeft, Key::A] {
        window.strike(Modifiers::NONE, key);
    }
    window.strike(Modifiers::SHIFT, Key::Tab);
    window.strike(Modifiers::NONE, Key::B);
    window.strike(Modifiers::NONE, Key::Enter);
    assert!(
        window
            .snapshot()
            .participants()
            .iter()
            .any(|person| person.name == "ab")
    );
}

//! The text of a document is edited after it was coded.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodeId, CodeRef, DocumentId, Edit, NewCoding};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::Window;
use super::{codings, window_document, with_interview};

/// The stored words of the open document.
fn text(window: &Window) -> String {
    text_of(window, window_document(window))
}

fn text_of(window: &Window, document: DocumentId) -> String {
    window.app(|app| {
        let text = app.project().unwrap().work.session.text(document).unwrap();
        text.as_str().to_owned()
    })
}

/// Codes the first place of some words, from outside the text.
fn code(window: &mut Window, words: &str, code: &str) {
    let document = window_document(window);
    let text = text(window);
    let start = text[..text.find(words).unwrap()].chars().count() as u32;
    let range = CharRange::new(start, start + words.chars().count() as u32);
    let code = CodeRef::New {
        name: code.to_owned(),
        parent: None,
    };
    let coding = NewCoding::new(document, range, code);
    window.act(Action::Edit(Edit::AddCodings(vec![coding])));
}

/// Begins to edit the open document, with the caret at its end.
fn edit(window: &mut Window) {
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::E);
    window.key(Modifiers::COMMAND, Key::End);
}

fn back(window: &mut Window, places: usize) {
    for _ in 0..places {
        window.key(Modifiers::NONE, Key::ArrowRight);
    }
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn is_editing(window: &Window) -> bool {
    window.app(|app| app.project().unwrap().panes.reader.is_editing())
}

#[test]
fn a_slip_in_a_coded_passage_is_mended_and_the_coding_covers_the_mended_words() {
    let mut window = with_interview(Lang::Fa);
    code(&mut window, "بودجه کم", "بودجه");
    let before = window.snapshot();
    let text_before = text(&window);
    edit(&mut window);
    assert!(reads(&window, "در حال ویرایش متن"));
    assert_no_stock_text(window.harness.output());

    // Between the two letters of «کم»; letters that are commands elsewhere are letters here.
    back(&mut window, " است.".chars().count() + 1);
    window.key(Modifiers::NONE, Key::Backspace);
    for letter in ["خ", "ی", "ل", "ی", " ", "ک"] {
        window.type_text(letter);
    }
    assert!(reads(&window, "بودجه خیلی کم است."), "it is seen as it is typed");
    assert_eq!(text(&window), text_before, "nothing is kept before the end");

    window.key(Modifiers::COMMAND, Key::E);
    assert!(!is_editing(&window) && !reads(&window, "در حال ویرایش متن"));
    assert!(text(&window).ends_with("م۱: بودجه خیلی کم است."));
    let coded = [("بودجه خیلی کم".to_owned(), "بودجه".to_owned())];
    assert_eq!(codings(&window), coded);

    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&window), text_before);
    assert!(window.snapshot() == before, "one step takes all of it back");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(codings(&window), coded);
}

#[test]
fn what_would_vanish_is_shown_first() {
    let mut window = with_interview(Lang::Fa);
    code(&mut window, "بودجه کم", "منابع");
    let before = window.snapshot();
    edit(&mut window);
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("تهی");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(reads(&window, "بازگشت به متن"));
    assert!(reads(&window, "منابع\n«بودجه کم»"));
    assert!(window.snapshot() == before);

    window.harness.get_by_label("بازگشت به متن").click();
    window.run();
    assert!(is_editing(&window) && window.snapshot() == before);
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::E);
    assert!(!is_editing(&window));
    assert!(window.snapshot() == before, "nothing was changed in the end");

    edit(&mut window);
    window.key(Modifiers::COMMAND, Key::A);
    window.key(Modifiers::NONE, Key::Delete);
    window.type_text("تهی");
    window.act(Action::Run(Command::ShowFindings));
    window.harness.get_by_label("تغییر متن و حذف این‌ها").click();
    window.run();
    assert_eq!(text(&window), "تهی");
    assert!(codings(&window).is_empty() && !is_editing(&window));
    window.act(Action::Run(Command::Undo));
    assert_eq!(codings(&window).len(), 1);
}

#[test]
fn whoever_leaves_the_text_loses_nothing() {
    let mut window = with_interview(Lang::Fa);
    let first = window_document(&window);
    let second = window.dir().join("م۲.txt");
    std::fs::write(&second, "م۲: سندی دیگر").unwrap();
    window.answer_files(&[second]);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 2);
    let second = window
        .snapshot()
        .documents()
        .iter()
        .map(|d| d.id)
        .find(|d| *d != first);

    edit(&mut window);
    window.type_text(" پایان");
    window.act(Action::Open(second.unwrap(), None));
    assert!(text_of(&window, first).ends_with("بودجه کم است. پایان"));
    assert_eq!(window_document(&window), second.unwrap());

    edit(&mut window);
    window.type_text(" نیز");
    window.act(Action::Run(Command::ShowHistory));
    assert_eq!(text(&window), "م۲: سندی دیگر نیز");

    window.act(Action::Run(Command::ShowCoding));
    edit(&mut window);
    window.type_text(" است");
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    assert_eq!(text_of(&window, second.unwrap()), "م۲: سندی دیگر نیز است");
}

#[test]
fn edits_that_are_given_up_can_be_had_back() {
    let mut window = with_interview(Lang::Fa);
    let before = text(&window);
    edit(&mut window);
    window.type_text(" نه");
    window.harness.get_by_label("دور ریختن تغییرات").click();
    window.run();
    assert!(!is_editing(&window) && !reads(&window, "است. نه"));
    window.harness.get_by_label("ادامهٔ ویرایش").click();
    window.run();
    assert!(is_editing(&window) && reads(&window, "است. نه"));
    assert_eq!(text(&window), before);
    window.harness.get_by_label("پایان ویرایش").click();
    window.run();
    assert_eq!(text(&window), before + " نه");
}

#[test]
fn both_scripts_and_digits_are_typed_cut_pasted_and_taken_back() {
    let mut window = with_interview(Lang::Fa);
    edit(&mut window);
    window.key(Modifiers::NONE, Key::Enter);
    for piece in ["م۱: ", "نرم", "افزار", " MAXQDA", " 2020", " (۱۴۰۰)"] {
        window.type_text(piece);
        if piece == "نرم" {
            window.key(Modifiers::SHIFT, Key::Space);
        }
    }
    assert!(reads(&window, "م۱: نرم\u{200c}افزار MAXQDA 2020 (۱۴۰۰)"));
    // The last word goes whole, a ZWNJ alone.
    window.key(Modifiers::COMMAND, Key::Backspace);
    window.key(Modifiers::COMMAND, Key::Z);
    window
        .harness
        .event(egui::Event::Paste("\r\nخط سوم\r\n".to_owned()));
    window.run();
    assert!(reads(&window, "خط سوم"));
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::NONE, Key::Escape);
    let last = text(&window).lines().last().unwrap().to_owned();
    assert_eq!(last, "م۱: نرم\u{200c}افزار MAXQDA 2020 (۱۴۰۰)");
    let turns = window.snapshot().documents()[0].turns.len();
    assert_eq!(turns, 5, "a line that names its speaker is a turn");
}

#[test]
fn an_unfinished_edit_is_offered_after_a_crash() {
    let mut window = with_interview(Lang::Fa);
    let before = text(&window);
    edit(&mut window);
    window.type_text(" ناتمام");
    let drafts = window.dir().join("drafts");
    let kept = || {
        std::fs::read_dir(&drafts)
            .is_ok_and(|mut d| d.any(|f| f.is_ok_and(|f| f.path().extension().is_some_and(|e| e == "ron"))))
    };
    for _ in 0..300 {
        window.harness.step();
        if kept() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }

    // The program dies; another one opens what is on the disk.
    let mut other = super::Window::new(super::Setup::default());
    let project = other.dir().join("پژوهش.gozareh");
    window.app(|app| app.project().unwrap().work.session.backup(&project).unwrap());
    std::fs::create_dir(other.dir().join("drafts")).unwrap();
    for file in std::fs::read_dir(&drafts).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), other.dir().join("drafts").join(file.file_name())).unwrap();
    }
    other.act(Action::OpenProject(project));
    other.wait_for(|app| app.project().is_some());
    assert_eq!(text(&other), before);
    assert!(reads(&other, "ویرایش ناتمامی"));
    // The key goes on with it as well as the button does.
    other.focus_text();
    other.key(Modifiers::COMMAND, Key::E);
    assert!(reads(&other, "است. ناتمام"));
    assert!(other.harness.query_by_label("بازیابی").is_none());
    other.key(Modifiers::COMMAND, Key::E);
    assert_eq!(text(&other), before + " ناتمام");
    let left = std::fs::read_dir(other.dir().join("drafts")).unwrap().count();
    assert_eq!(left, 0, "what is kept in the project is not kept twice");
}

#[test]
fn what_is_composed_is_seen_and_kept_only_when_it_is_committed() {
    let mut window = with_interview(Lang::Fa);
    let before = text(&window);
    edit(&mut window);
    let compose = |window: &mut Window, words: &str| {
        window.harness.event(Event::Ime(egui::ImeEvent::Preedit {
            text: words.to_owned(),
            active_range_chars: None,
        }));
        window.run();
    };
    compose(&mut window, " سل");
    compose(&mut window, " سلا");
    assert!(reads(&window, "کم است. سلا"));
    compose(&mut window, "");
    assert!(!reads(&window, "کم است. سلا"));
    compose(&mut window, "س");
    window
        .harness
        .event(Event::Ime(egui::ImeEvent::Commit(" سلام".to_owned())));
    window.run();
    compose(&mut window, " ناتمام");
    window.act(Action::Run(Command::EditText));
    assert_eq!(text(&window), before + " سلام");
}

#[test]
fn a_screen_reader_walks_the_paragraph_of_the_caret() {
    let mut window = with_interview(Lang::Fa);
    let runs = |window: &Window| {
        let nodes = window.harness.query_all_by(|node| node.role() == Role::TextRun);
        let values: Vec<String> = nodes.filter_map(|node| node.value()).collect();
        values.concat()
    };
    edit(&mut window);
    assert_eq!(runs(&window), "م۱: بودجه کم است.");
    window.type_text(" 2020");
    assert_eq!(runs(&window), "م۱: بودجه کم است. 2020");
    window.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(runs(&window), "مصاحبه‌گر: چرا؟\n");
    let editable = |window: &Window| {
        let mut nodes = window
            .harness
            .query_all_by(|node| node.role() == Role::MultilineTextInput);
        nodes.any(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.contains("م۱"))
        })
    };
    assert!(editable(&window));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!editable(&window) && runs(&window).is_empty());
}

#[test]
fn a_turned_paragraph_keeps_its_speaker() {
    let mut window = with_interview(Lang::Fa);
    let turns = |window: &Window| window.snapshot().documents()[0].turns.len();
    edit(&mut window);
    for direction in ["\u{200F}", "\u{200E}", ""] {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
        window.key(Modifiers::COMMAND, Key::E);
        let words = text(&window);
        assert_eq!(
            words.lines().last(),
            Some(&*format!("{direction}م۱: بودجه کم است."))
        );
        assert_eq!(turns(&window), 4, "{direction:?}");
        window.key(Modifiers::COMMAND, Key::E);
    }
}

/// Presses the button of the toast that tells what was done last.
fn take_back_by_toast(window: &mut Window) {
    window
        .harness
        .get_by_role_and_label(Role::Button, "واگرد")
        .click();
    window.harness.run();
}

fn code_named(window: &Window, name: &str) -> Option<CodeId> {
    let snapshot = window.snapshot();
    snapshot
        .codes()
        .find(|code| code.name == name)
        .map(|code| code.id)
}

#[test]
fn a_toast_takes_back_what_it_tells_whatever_is_being_written() {
    let mut window = with_interview(Lang::Fa);
    code(&mut window, "بودجه کم", "بودجه");
    edit(&mut window);
    let deleted = code_named(&window, "بودجه").unwrap();
    window.act(Action::EditWithToast(Edit::DeleteCodes(vec![deleted])));
    window.type_text("زز");
    assert!(reads(&window, "است.زز"));
    take_back_by_toast(&mut window);
    assert!(code_named(&window, "بودجه").is_some(), "what was told is back");
    assert!(
        is_editing(&window) && reads(&window, "است.زز"),
        "what was written stays"
    );

    // What was done since comes first, and that is said.
    let deleted = code_named(&window, "بودجه").unwrap();
    window.act(Action::EditWithToast(Edit::DeleteCodes(vec![deleted])));
    let revision = window.app(|app| app.project().unwrap().work.session.revision());
    window.act(Action::Edit(Edit::CreateGroup("گروه".to_owned())));
    window.act(Action::TakeBack(revision));
    assert!(reads(&window, "پس از آن کار دیگری انجام شده است"));
    assert_eq!(window.snapshot().groups().len(), 1);
}

/// By the button or, where the keyboard is beside the text, by the key; inside it keys are for its own steps.
#[test]
fn of_the_text_and_the_project_the_newer_step_is_taken_back_first() {
    let mut window = with_interview(Lang::Fa);
    code(&mut window, "بودجه کم", "بودجه");
    edit(&mut window);
    window.type_text("زز");
    let renamed = code_named(&window, "بودجه").unwrap();
    window.act(Action::Edit(Edit::RenameCode(renamed, "پول".to_owned())));
    assert!(reads(&window, "است.زز"));
    window.act(Action::Run(Command::Undo));
    assert!(code_named(&window, "بودجه").is_some());
    assert!(reads(&window, "است.زز"));
    window.act(Action::Run(Command::Undo));
    assert!(!reads(&window, "است.زز"));
    window.act(Action::Run(Command::Redo));
    assert!(code_named(&window, "پول").is_none() && reads(&window, "است.زز"));
    window.act(Action::Run(Command::Redo));
    assert!(code_named(&window, "پول").is_some() && reads(&window, "است.زز"));

    // Also where something had been taken back before the text was changed.
    window.act(Action::Run(Command::Undo));
    window.type_text("و");
    for name in ["یک", "دو"] {
        window.act(Action::Edit(Edit::CreateGroup(name.to_owned())));
    }
    let groups = |window: &Window| window.snapshot().groups().len();
    for (command, left) in [(Command::Undo, [1, 0]), (Command::Redo, [1, 2])] {
        for left in left {
            window.act(Action::Run(command));
            assert_eq!(groups(&window), left, "{command:?}");
        }
    }
    assert!(reads(&window, "است.ززو"));
    window.act(Action::Run(Command::Undo));
    window.act(Action::Run(Command::Undo));
    window.act(Action::Run(Command::Undo));
    assert!(!reads(&window, "است.زز"), "what was typed in one go is one step");
    window.act(Action::Edit(Edit::RenameCode(renamed, "پول".to_owned())));

    // The other way round: the text has the newer step.
    window.type_text("ر");
    window.act(Action::Run(Command::Undo));
    assert!(code_named(&window, "پول").is_some() && !reads(&window, "است.ر"));
}

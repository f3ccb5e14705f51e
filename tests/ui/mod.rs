//! The window as a person uses it: found by what is read on its controls.

mod away;
mod board;
mod bursts;
mod by_hand;
mod choices;
mod coming_back;
mod commands;
mod docks;
mod documents;
mod draft_find;
mod editing;
mod every_key;
mod grids;
mod help;
mod imports;
mod in_line;
mod keyboard;
mod ladder;
mod ladder_keys;
mod leaving;
mod manual;
mod memos;
mod menu_keys;
mod new_project;
mod one_taker;
mod openers;
mod pages;
mod paths;
mod picking;
#[path = "../../src/ui/testing/pictures.rs"]
mod pictures;
mod places;
mod reading;
mod repair;
mod replacing;
mod selecting;
mod sights;
mod tasks;
mod told;
mod tour;
mod two_texts;
mod typing;
mod unfinished;
mod unseen;
mod walk;
mod whose_keys;
mod window;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Calendar, Lang};
use gozareh::model::Snapshot;
use gozareh::settings::{Accent, Face};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::theme::Theme;
use window::{Setup, Window};

/// The words of the codings of the open document with their codes, in reading order.
fn codings(window: &Window) -> Vec<(String, String)> {
    let snapshot = window.snapshot();
    let document = window
        .app(|app| app.project().unwrap().work.shared.document)
        .unwrap();
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    let code = |c| snapshot.code(c).unwrap().name.clone();
    snapshot
        .codings_in(document)
        .iter()
        .map(|c| (text.slice(c.range).to_owned(), code(c.code)))
        .collect()
}

/// What is read on everything of a role, in order.
fn labels(window: &Window, role: Role) -> Vec<String> {
    let nodes = window.harness.query_all_by_role(role);
    nodes
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .collect()
}

/// Presses and releases the pointer within one frame, as a tap on a touch pad may.
fn tap(window: &mut Window, at: Pos2) {
    let button = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let events = &mut window.harness.input_mut().events;
    events.extend([Event::PointerMoved(at), button(true), button(false)]);
    window.run();
}

/// A new project with one interview, brought in through the window.
fn with_interview(language: Lang) -> Window {
    let mut window = Window::new(Setup {
        language,
        ..Setup::default()
    });
    let new = if language == Lang::Fa {
        "پروژهٔ تازه…"
    } else {
        "New project…"
    };
    window.harness.get_by_label(new).click();
    window.run();
    window.type_text("پژوهش");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for(|app| app.project().is_some());
    let interview = window.dir().join("م۱.txt");
    std::fs::write(&interview, "مصاحبه‌گر: چرا نگران‌اید؟\nم۱: نگران آینده‌ام؛ MAXQDA 2020 هم چاره نیست.\nمصاحبه‌گر: چرا؟\nم۱: بودجه کم است.").unwrap();
    window.answer_files(&[interview]);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 1);
    window
}

#[test]
fn the_first_start_shows_the_sample_study_in_both_languages() {
    for (language, codes, saved) in [
        (Lang::Fa, "۱۶ زیرطبقه · ۴۴ کد", "همه‌چیز ذخیره است"),
        (Lang::En, "16 subcategories · 44 codes", "All is saved"),
    ] {
        let window = Window::with_new_sample(Setup {
            language,
            ..Setup::default()
        });
        assert_no_stock_text(window.harness.output());
        let labels = window.harness.query_all_by_label_contains(codes).count();
        assert_eq!(labels, 1, "the status bar counts the codes");
        window.harness.get_by_label(saved);
        assert!(window.harness.query_all_by_label_contains("مصاحبهٔ ۲").count() > 0);
    }
}

#[test]
fn import_code_recode_undo_and_reopen_with_the_keyboard() {
    let mut window = with_interview(Lang::Fa);
    let turns = window.snapshot().documents()[0].turns.len();
    assert_eq!(turns, 4);

    // Two words from the start of the second paragraph's speech, coded in place.
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Home);
    for _ in 0..4 {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    }
    window.key(Modifiers::NONE, Key::Enter);
    window.type_text("نگرانی");
    window.key(Modifiers::NONE, Key::Enter);
    let coded = codings(&window);
    assert_eq!(coded.len(), 1, "{coded:?}");
    assert!(coded[0].0.contains("نگران"), "{coded:?}");
    assert_eq!(coded[0].1, "نگرانی");

    // The same passage in vivo, then both taken back and brought again.
    window.key(Modifiers::NONE, Key::V);
    assert_eq!(codings(&window).len(), 2);
    assert!(
        window.harness.query_all_by_label_contains("با «").count() > 0,
        "it is told as every coding is"
    );
    let after = window.snapshot();

    // The selected coding gets another code, made in place; that is one step back too.
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.type_text("بودجه");
    window.key(Modifiers::NONE, Key::Enter);
    let recoded: Vec<String> = codings(&window).into_iter().map(|(_, code)| code).collect();
    assert_eq!(recoded, ["نگرانی", "بودجه"]);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == after);

    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 1);
    window.key(Modifiers::COMMAND, Key::Y);
    assert!(window.snapshot() == after);

    // Everything is on disk without saving, and undo outlives closing.
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    assert!(window.snapshot() == after);
    window.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(codings(&window).len(), 1);
}

/// Selects from the caret at the start of a line past the label to the end of the first word that is said.
fn select_first_word(window: &mut Window) {
    for _ in 0..3 {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    }
}

#[test]
fn the_text_has_the_keyboard_at_first_and_after_the_picker() {
    let mut window = with_interview(Lang::Fa);
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Home);
    select_first_word(&mut window);
    window.key(Modifiers::NONE, Key::C);
    window.type_text("نگرانی");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Home);
    select_first_word(&mut window);
    window.key(Modifiers::NONE, Key::V);
    let coded = codings(&window);
    assert_eq!(coded.len(), 2, "{coded:?}");
    assert_ne!(coded[0].0, coded[1].0, "the keys moved on to the next line");
}

#[test]
fn a_bad_file_is_named_and_the_others_come_in() {
    let mut window = with_interview(Lang::En);
    let good = window.dir().join("good.txt");
    let bad = window.dir().join("bad.docx");
    std::fs::write(&good, "یک متن سالم").unwrap();
    std::fs::write(&bad, "not a Word document at all").unwrap();
    window.answer_files(&[bad, good]);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 2);
    assert!(
        window.harness.query_all_by_label_contains("bad.docx").count() > 0,
        "the bad file is named"
    );
}

#[test]
fn a_code_is_created_renamed_and_deleted_in_the_tree() {
    let mut window = with_interview(Lang::Fa);
    let names = |s: &Snapshot| {
        s.code_tree()
            .iter()
            .map(|(_, c)| c.name.clone())
            .collect::<Vec<_>>()
    };
    window.key(Modifiers::ALT, Key::N);
    window.type_text("بودجه");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&window.snapshot()), ["بودجه"]);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(names(&window.snapshot()).is_empty());
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(names(&window.snapshot()), ["بودجه"]);
}

#[test]
fn language_and_theme_change_while_it_runs() {
    let mut window = Window::with_sample(Setup::default());
    window.harness.get_by_label("همه‌چیز ذخیره است");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::L);
    window.harness.get_by_label("All is saved");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::T);
    assert!(window.app(|app| app.settings().theme != Default::default()));
    assert_no_stock_text(window.harness.output());
}

#[test]
fn accent_calendar_and_face_take_effect_at_once() {
    let mut window = Window::with_sample(Setup::default());
    let accent = |window: &Window| Theme::of(&window.harness.ctx).colours.accent;
    let before = accent(&window);
    window.settings(|settings| {
        settings.accent = Accent::Violet;
        settings.calendar = Some(Calendar::Gregorian);
        settings.face = Face::Amiri;
    });
    window.act(Action::Run(Command::ShowHistory));
    assert_ne!(accent(&window), before);
    let calendar = window.app(|app| app.settings().words().calendar());
    assert_eq!(calendar, Calendar::Gregorian);
    let months = [
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل",
        "مه",
        "ژوئن",
        "ژوئیه",
        "اوت",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    ];
    let gregorian = months
        .iter()
        .any(|month| window.harness.query_all_by_label_contains(month).count() > 0);
    assert!(gregorian, "the journal tells its days in the chosen calendar");
}

#[test]
fn the_reader_is_read_paragraph_by_paragraph() {
    let window = with_interview(Lang::Fa);
    let paragraphs: Vec<String> = window
        .harness
        .query_all_by_label_contains("MAXQDA 2020")
        .map(|n| n.accesskit_node().label().unwrap_or_default())
        .collect();
    assert!(
        !paragraphs.is_empty(),
        "the paragraph with a Latin name is there in logical order"
    );
}

impl Window {
    /// Presses and releases a key, by its place and its meaning alike.
    fn key(&mut self, modifiers: Modifiers, key: Key) {
        // A real keyboard says both.
        let modifiers = Modifiers {
            ctrl: modifiers.command,
            ..modifiers
        };
        for pressed in [true, false] {
            let physical_key = Some(key);
            self.harness.event(Event::Key {
                key,
                physical_key,
                pressed,
                repeat: false,
                modifiers,
            });
        }
        self.run();
    }

    /// Types into whatever has the keyboard.
    fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.run();
    }

    /// Gives the text of the document the keyboard.
    fn focus_text(&mut self) {
        let document = window_document(self);
        self.act(Action::Open(document, None));
        self.run();
    }
}

fn window_document(window: &Window) -> gozareh::model::DocumentId {
    window
        .app(|app| app.project().unwrap().work.shared.document)
        .unwrap()
}

#[test]
fn a_wrong_row_of_a_sheet_is_named_as_it_is_counted_in_the_file() {
    let mut window = with_interview(Lang::En);
    let sheet = window.dir().join("people.csv");
    std::fs::write(
        &sheet,
        "id,sector,document\nP1,state,\nP2,private,no such document\n",
    )
    .unwrap();
    window.answer_files(&[sheet]);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.wait_for_label("Row 3");
    assert!(window.snapshot().participants().is_empty(), "nothing has changed");
}

#[test]
fn where_there_is_no_file_dialog_the_window_asks_itself() {
    let mut window = with_interview(Lang::En);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for_label("Path of the file");
}

//! Coding with the mouse: the text stays where it is, edges of codings are dragged, and a bar tells what can be done.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rangef, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodePath, CodeRef, Edit, MemoKind, MemoTarget};
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::app::App;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};
use super::{codings, window_document, with_interview};

/// The paragraphs on the screen and where they are.
fn paragraphs(window: &Window) -> Vec<(String, Rect)> {
    let nodes = window.harness.query_all_by(|node| node.role() == Role::Paragraph);
    nodes
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

fn view_of(window: &Window) -> Rect {
    let nodes = window.harness.query_all_by(|node| node.role() == Role::Document);
    nodes.map(|node| node.rect()).next().unwrap()
}

fn pointer(window: &mut Window, at: Pos2, pressed: Option<bool>, modifiers: Modifiers) {
    window.harness.event_modifiers(Event::PointerMoved(at), modifiers);
    if let Some(pressed) = pressed {
        let button = Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        };
        window.harness.event_modifiers(button, modifiers);
    }
    window.harness.step();
}

/// Presses at a point and goes to another, without letting go.
fn carry(window: &mut Window, from: Pos2, to: Pos2, modifiers: Modifiers) {
    // So far from what came before that it is no double click.
    wait(window, 0.5);
    pointer(window, from, None, modifiers);
    pointer(window, from, Some(true), modifiers);
    for part in [0.2, 0.6, 1.0, 1.0] {
        pointer(window, from.lerp(to, part), None, modifiers);
    }
}

fn drag(window: &mut Window, from: Pos2, to: Pos2, modifiers: Modifiers) {
    carry(window, from, to, modifiers);
    pointer(window, to, Some(false), modifiers);
    window.run();
}

fn wait(window: &mut Window, seconds: f32) {
    for _ in 0..(seconds * 60.0).ceil() as usize {
        window.harness.step();
    }
}

#[test]
fn a_click_on_coded_words_selects_the_coding_and_opens_no_memo() {
    let mut window = with_interview(Lang::Fa);
    let turn = "م۱: نگران آینده‌ام؛ MAXQDA 2020 هم چاره نیست.";
    let (document, range) = (window_document(&window), range_of(&window, turn));
    let code = CodeRef::Path(CodePath::new(["نگرانی".to_owned()]));
    window.act(Action::CodePassage(document, range, code));
    window.act(Action::Edit(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Passage(document, range),
        kind: MemoKind::Note,
        body: "پژوهشگر".to_owned(),
    }));
    window.focus_text();
    window.act(Action::SelectCoding(None));
    let (_, place) = paragraphs(&window)
        .into_iter()
        .find(|(words, _)| words.contains("MAXQDA"))
        .unwrap();
    let at = place.right_center() - vec2(60.0, 0.0);
    for n in 1..=3 {
        // So far from the click before that it is no double click.
        wait(&mut window, 1.5);
        window.button(at, true);
        window.button(at, false);
        window.run();
        assert!(!window.app(App::is_covered), "click {n} opens a dialog");
        let selected = window.app(|app| app.project().unwrap().work.shared.coding);
        assert!(selected.is_some(), "click {n} selects the coding");
    }
}

#[test]
fn the_picker_is_left_by_a_command_and_takes_no_enter_afterwards() {
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::F),
        (Modifiers::COMMAND, Key::E),
        (Modifiers::ALT, Key::Num2),
        (Modifiers::ALT, Key::Num4),
    ] {
        let mut window = with_interview(Lang::Fa);
        let (document, range) = (window_document(&window), range_of(&window, "MAXQDA 2020"));
        window.focus_text();
        window.act(Action::Open(document, Some(range)));
        window.key(Modifiers::NONE, Key::Enter);
        let picks = |window: &Window| window.app(|app| app.project().unwrap().panes.picker.is_some());
        assert!(picks(&window));
        window.key(modifiers, key);
        window.run();
        assert!(!picks(&window), "{key:?}");
        let before = codings(&window);
        if key == Key::F {
            let editing = gozareh::ui::typeset::Field::is_editing(&window.harness.ctx);
            assert!(editing, "the field has the keyboard");
            window.type_text("MAXQDA");
        }
        window.key(Modifiers::NONE, Key::Enter);
        window.run();
        assert_eq!(codings(&window), before, "{key:?} and Enter");
    }
}

fn range_of(window: &Window, words: &str) -> CharRange {
    let document = window_document(window);
    let text = window.app(|app| app.project().unwrap().work.session.text(document).unwrap());
    let at = text.as_str().find(words).unwrap();
    text.range(at..at + words.len())
}

/// Selects words as a person finds them.
fn select(window: &mut Window, words: &str) {
    let (document, range) = (window_document(window), range_of(window, words));
    window.act(Action::Open(document, Some(range)));
}

/// Drags over the words of the line that is nearest to a height of the view, from 0 to 1.
fn drag_near(window: &mut Window, view: Rect, height: f32, width: f32) {
    let towards_the_middle = if height > 0.5 { -8.0 } else { 8.0 };
    for step in 0..12 {
        let y = view.top() + view.height() * height + towards_the_middle * step as f32;
        let at = pos2(view.center().x, y);
        drag(window, at, at - vec2(width, 0.0), Modifiers::NONE);
        if window.app(|app| app.project().unwrap().work.shared.passage.is_some()) {
            return;
        }
    }
    panic!("no line near {height}");
}

/// Where words end on the screen.
fn end_of(window: &mut Window, words: &str) -> Pos2 {
    select(window, words);
    let end = window.app(|app| app.project().unwrap().panes.reader.selection_rect());
    window.key(Modifiers::NONE, Key::Escape);
    end.unwrap().center()
}

/// Where the handle of an edge of the chosen coding is, up (-1) or down (1) from the middle of its line.
fn handle(window: &mut Window, line: Pos2, down: f32) -> Pos2 {
    for step in 3..20 {
        let at = line + vec2(0.0, down * 2.0 * step as f32);
        window.harness.event(Event::PointerMoved(at));
        window.harness.step();
        window.harness.step();
        if window.harness.output().platform_output.cursor_icon == egui::CursorIcon::ResizeHorizontal {
            return at;
        }
    }
    panic!("no handle at {line}");
}

fn passages(window: &Window) -> Vec<String> {
    codings(window).into_iter().map(|(words, _)| words).collect()
}

fn bubble(window: &Window) -> Option<Rect> {
    let hide = ["دیگر نشان نده", "Do not show this again"];
    hide.iter().find_map(|label| {
        let mut found = window.harness.query_all_by_label(label);
        found.next().map(|node| node.rect())
    })
}

#[test]
fn the_text_stays_still_when_it_is_coded() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        window.focus_text();
        window.key(Modifiers::NONE, Key::PageDown);
        let view = view_of(&window);
        for height in [0.03, 0.5, 0.97] {
            drag_near(&mut window, view, height, 120.0);
            let before = paragraphs(&window);
            let count = window.snapshot().coding_count();
            window.key(Modifiers::NONE, Key::V);
            assert_eq!(window.snapshot().coding_count(), count + 1, "{height}");
            assert_eq!(paragraphs(&window), before, "coded at {height}");
            window.act(Action::Run(Command::Undo));
            assert_eq!(paragraphs(&window), before, "taken back at {height}");
            window.act(Action::Run(Command::Redo));
            assert_eq!(paragraphs(&window), before, "done again at {height}");
        }
    }
}

#[test]
fn the_first_and_the_tenth_coding_leave_the_text_where_it_is() {
    let mut window = with_interview(Lang::Fa);
    let words = "نگران آینده‌ام؛ MAXQDA 2020 هم چاره نیست";
    select(&mut window, words);
    wait(&mut window, 2.0);
    let before: Vec<Rect> = paragraphs(&window).into_iter().map(|(_, rect)| rect).collect();
    assert!(before.len() >= 4);
    for number in 1..=10 {
        window.key(Modifiers::NONE, Key::Enter);
        window.type_text(&format!("کد {number}"));
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(codings(&window).len(), number);
        let after: Vec<Rect> = paragraphs(&window).into_iter().map(|(_, rect)| rect).collect();
        assert_eq!(after, before, "coding {number}");
    }
    window.look("ten-codings");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::U);
    let after: Vec<Rect> = paragraphs(&window).into_iter().map(|(_, rect)| rect).collect();
    assert_eq!((codings(&window).len(), after), (9, before));
}

/// The paragraphs that begin in some height of the screen, with where they begin.
fn tops(window: &Window, height: Rangef) -> Vec<(String, i32)> {
    paragraphs(window)
        .into_iter()
        .filter(|(_, rect)| height.contains(rect.top()))
        .map(|(words, rect)| (words, rect.top().round() as i32))
        .collect()
}

#[test]
fn the_text_stays_still_when_bars_come_over_it_and_go() {
    for low in [true, false] {
        let mut window = Window::with_sample(Setup::default());
        window.settings(|settings| settings.low_blanks = low);
        window.focus_text();
        window.key(Modifiers::NONE, Key::PageDown);
        // The bars cover what is at the top.
        let height = view_of(&window).shrink(60.0).y_range();
        let before = tops(&window, height);
        assert!(before.len() > 3, "{before:?}");
        let same = |window: &Window, what: &str| assert_eq!(tops(window, height), before, "{what}");
        window.key(Modifiers::COMMAND, Key::E);
        assert!(window.app(|app| app.project().unwrap().panes.reader.is_editing()));
        same(&window, "edited");
        window.key(Modifiers::COMMAND, Key::E);
        same(&window, "read again");
        window.key(Modifiers::COMMAND, Key::F);
        same(&window, "sought in");
        window.key(Modifiers::NONE, Key::Escape);
        same(&window, "closed");
    }
}

#[test]
fn a_blank_line_is_as_high_while_it_is_edited_and_its_caret_as_high_as_letters() {
    for low in [true, false] {
        let mut window = with_interview(Lang::Fa);
        window.settings(|settings| settings.low_blanks = low);
        let interview = window.dir().join("م۲.txt");
        std::fs::write(&interview, "الف\n\nب\n\n\nپ\nت").unwrap();
        window.answer_files(&[interview]);
        window.key(Modifiers::COMMAND, Key::I);
        window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == 2);
        let document = window.snapshot().documents()[1].id;
        window.act(Action::Open(document, None));
        window.focus_text();
        let heights = |window: &Window| -> Vec<f32> {
            let rects = paragraphs(window).into_iter();
            rects.take(6).map(|(_, rect)| rect.height().round()).collect()
        };
        let before = heights(&window);
        assert_eq!(before[1] < before[2] * 0.5, low, "{before:?}");
        window.key(Modifiers::COMMAND, Key::E);
        assert_eq!(heights(&window), before);
        window.key(Modifiers::COMMAND, Key::Home);
        let caret = |window: &Window| {
            let ime = window.harness.output().platform_output.ime;
            ime.unwrap().cursor_rect.height()
        };
        let among_letters = caret(&window);
        window.key(Modifiers::NONE, Key::ArrowDown);
        assert!(
            caret(&window) > among_letters * 0.7,
            "{} of {among_letters}",
            caret(&window)
        );
        window.look(&format!("blank_{low}"));
        // What is typed there makes it a line like any other.
        window.type_text("ت");
        assert_eq!(heights(&window)[1], before[2]);
        window.key(Modifiers::NONE, Key::Backspace);
        assert_eq!(heights(&window), before);
    }
}

#[test]
fn an_edge_of_a_coding_is_dragged_word_by_word_and_letter_by_letter() {
    let mut window = with_interview(Lang::Fa);
    let (end, far) = (end_of(&mut window, "آینده‌ام"), end_of(&mut window, "MAXQDA 2020"));
    let (first, second) = (end_of(&mut window, "م۱:"), end_of(&mut window, "م۱: نگران"));
    let letters = end_of(&mut window, "نگران آین");
    select(&mut window, "نگران آینده‌ام");
    window.key(Modifiers::NONE, Key::V);
    window.key(Modifiers::NONE, Key::Escape);
    assert_eq!(passages(&window), ["نگران آینده‌ام"]);

    // A drag that begins on a letter of it selects.
    for at in [end + vec2(3.0, 0.0), second + vec2(12.0, 0.0)] {
        drag(&mut window, at, far, Modifiers::NONE);
        assert_eq!(passages(&window), ["نگران آینده‌ام"]);
        assert!(window.app(|app| app.project().unwrap().work.shared.passage.is_some()));
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::ALT, Key::ArrowDown);
    }

    // While it is in the hand, it is seen but not in the project; Escape gives it up.
    let end = handle(&mut window, end, 1.0);
    carry(&mut window, end, far, Modifiers::NONE);
    window.look("edge-dragged");
    assert_eq!(passages(&window), ["نگران آینده‌ام"]);
    window.key(Modifiers::NONE, Key::Escape);
    pointer(&mut window, far, Some(false), Modifiers::NONE);
    window.run();
    assert_eq!(passages(&window), ["نگران آینده‌ام"]);

    let chosen = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    let coding = chosen(&window);
    assert!(coding.is_some(), "the coding stays chosen");
    let steps = window.snapshot();
    let lower = far + vec2(0.0, end.y - far.y);
    drag(&mut window, end, lower, Modifiers::NONE);
    assert_eq!(passages(&window), ["نگران آینده‌ام؛ MAXQDA 2020"]);
    assert_eq!(chosen(&window), coding);
    window
        .harness
        .get_by_label_contains("مرز کدگذاری «نگران آینده‌ام» تغییر کرد");
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == steps, "it is one step");

    // The start goes to where a word begins, never into the label, and never beyond the end.
    let start = handle(&mut window, first - vec2(4.0, 0.0), -1.0);
    drag(&mut window, start, second - vec2(8.0, 0.0), Modifiers::NONE);
    assert_eq!(passages(&window), ["آینده‌ام"]);
    window.key(Modifiers::COMMAND, Key::Z);
    drag(&mut window, end, letters, Modifiers::ALT);
    assert_eq!(passages(&window), ["نگران آین"]);
}

#[test]
fn a_press_on_an_edge_without_a_drag_only_chooses() {
    let mut window = with_interview(Lang::Fa);
    let end = end_of(&mut window, "آینده‌ام") + vec2(2.0, 0.0);
    select(&mut window, "نگران آینده‌ام");
    window.key(Modifiers::NONE, Key::V);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Escape);
    let chosen = |window: &Window| window.app(|app| app.project().unwrap().work.shared.coding);
    assert_eq!(chosen(&window), None);
    let before = window.snapshot();
    wait(&mut window, 0.5);
    pointer(&mut window, end, Some(true), Modifiers::NONE);
    pointer(&mut window, end, Some(false), Modifiers::NONE);
    window.run();
    assert!(chosen(&window).is_some());
    assert!(window.snapshot() == before);
}

#[test]
fn a_bar_beside_a_selection_tells_what_can_be_done() {
    for (language, code, in_vivo) in [(Lang::Fa, "کد", "کد زنده"), (Lang::En, "Code", "In vivo")] {
        let mut window = with_interview(language);
        let (start, end) = (end_of(&mut window, "م۱:"), end_of(&mut window, "آینده‌ام"));
        let start = start - vec2(6.0, 0.0);
        carry(&mut window, start, end, Modifiers::NONE);
        wait(&mut window, 0.5);
        assert_eq!(bubble(&window), None, "it does not come while the mouse is down");
        pointer(&mut window, end, Some(false), Modifiers::NONE);
        wait(&mut window, 0.5);
        let place = bubble(&window).expect("the bar");
        window.look(&format!("bubble-{}", language.code()));
        let reader = |window: &Window| window.app(|app| app.project().unwrap().panes.reader.selected_lines());
        let lines = reader(&window).unwrap();
        assert!(place.top() >= lines.max || place.bottom() <= lines.min);
        let has_keyboard = window
            .harness
            .query_all_by(|node| node.role() == Role::Document)
            .any(|node| node.accesskit_node().is_focused());
        assert!(has_keyboard, "the text keeps the keyboard");

        // It stays where it is, goes when a key is pressed, and does not come back for the same words.
        wait(&mut window, 1.0);
        assert_eq!(bubble(&window), Some(place));
        window.key(Modifiers::ALT, Key::ArrowDown);
        wait(&mut window, 0.5);
        assert_eq!(bubble(&window), None);

        select(&mut window, "بودجه");
        wait(&mut window, 0.5);
        assert!(bubble(&window).is_some());
        window.harness.get_by_label(in_vivo).click();
        window.run();
        wait(&mut window, 0.5);
        assert_eq!(codings(&window), [("بودجه".into(), "بودجه".into())]);
        assert_eq!(bubble(&window), None, "it goes when its words are coded");

        // The last code is there now, and the picker opens with its field ready.
        select(&mut window, "چاره");
        wait(&mut window, 0.5);
        assert!(window.harness.query_all_by_label("بودجه").count() > 1);
        window.harness.get_by_label(code).click();
        window.run();
        window.type_text("راه");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(codings(&window)[0], ("چاره".into(), "راه".into()));

        // By keys it comes when Shift is let go, and goes with Escape.
        window.focus_text();
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::COMMAND, Key::Home);
        for _ in 0..4 {
            window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
        }
        window.harness.event_modifiers(
            Event::PointerMoved(view_of(&window).left_bottom() + vec2(30.0, -30.0)),
            Modifiers::NONE,
        );
        wait(&mut window, 0.5);
        assert!(bubble(&window).is_some());
        window.key(Modifiers::NONE, Key::Escape);
        wait(&mut window, 0.5);
        assert_eq!(bubble(&window), None);

        // It takes itself away for good.
        select(&mut window, "آینده‌ام");
        wait(&mut window, 0.5);
        let hide = bubble(&window).unwrap().center();
        pointer(&mut window, hide, Some(true), Modifiers::NONE);
        pointer(&mut window, hide, Some(false), Modifiers::NONE);
        assert!(window.app(|app| !app.settings().selection_bubble));
        select(&mut window, "نگران");
        wait(&mut window, 0.5);
        assert_eq!(bubble(&window), None);
    }
}

#[test]
fn the_bar_stays_inside_the_view_and_off_the_selected_words() {
    for (language, dark, size) in [
        (Lang::Fa, false, (1366.0, 768.0)),
        (Lang::En, true, (1024.0, 700.0)),
        (Lang::Fa, true, (820.0, 620.0)),
    ] {
        let mut window = Window::with_sample(Setup {
            language,
            dark,
            size,
            ..Setup::default()
        });
        window.focus_text();
        window.key(Modifiers::NONE, Key::PageDown);
        let view = view_of(&window);
        for (number, height) in [0.02, 0.5, 0.98].into_iter().enumerate() {
            drag_near(&mut window, view, height, 60.0);
            wait(&mut window, 0.5);
            window.look(&format!("bubble-{}-{}-{number}", language.code(), size.0));
            let place = bubble(&window).unwrap_or_else(|| panic!("no bar at {height}"));
            let lines = window.app(|app| app.project().unwrap().panes.reader.selected_lines());
            let lines = lines.unwrap();
            assert!(
                place.top() >= lines.max || place.bottom() <= lines.min,
                "{height}"
            );
            assert!(view.y_range().contains(place.top()) && view.y_range().contains(place.bottom()));
            window.key(Modifiers::NONE, Key::Escape);
        }
    }
}

#[test]
fn a_toast_lies_on_no_line_of_the_text() {
    for (size, language) in [
        ((1366.0, 768.0), Lang::Fa),
        ((1024.0, 640.0), Lang::Fa),
        ((1366.0, 768.0), Lang::En),
    ] {
        let mut window = Window::with_sample(Setup {
            size,
            language,
            ..Setup::default()
        });
        window.act(Action::Offer {
            sentence: "told".to_owned(),
            button: "toast-undo",
            action: Box::new(Action::Run(Command::Undo)),
        });
        window.look(&format!("toast-{}-{}", size.0, language.code()));
        let told = window.harness.get_by_label("told").rect();
        let view = view_of(&window);
        assert!(told.bottom() < view.top(), "{told} {view}");
        let undo = if language == Lang::Fa {
            "واگرد"
        } else {
            "Undo"
        };
        let buttons: Vec<Rect> = window
            .harness
            .query_all_by_role_and_label(Role::Button, undo)
            .map(|node| node.rect())
            .collect();
        assert!(
            buttons
                .iter()
                .any(|button| button.y_range().contains(told.center().y))
        );
        assert!(
            buttons.iter().all(|button| !button.intersects(view)),
            "{buttons:?}"
        );
    }
}

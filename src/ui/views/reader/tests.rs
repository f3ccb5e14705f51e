use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::model::{CodeRef, Edit, MemoKind, MemoTarget};
use crate::settings::Pane;
use crate::text::CharRange;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::parts::view::View as _;
use crate::ui::testing::pictures::picture;
use crate::ui::testing::{TestProject, Window, wait_for, window};

const TEXT: &str = "مصاحبه‌گر: چرا به پیشخوان می‌روید؟\nم۱: ⟦اعتماد:به کارکنان دفتر ⟦آگاهی:اعتماد⟧ دارم⟧ و راه دیگری نمی‌دانم.\nمصاحبه‌گر: هزینه چطور؟\nم۱: گران است.";
const CODES: &str = "شهروندان\n  اعتماد\n  آگاهی\nهزینه";

fn small() -> Window {
    let project = TestProject::of(CODES, &[("مصاحبهٔ ۱", TEXT)]);
    window(project.beside(Pane::Segments, 280.0), [948.0, 670.0], false)
}

/// The name of the selected coding's code.
fn selected(harness: &Window) -> Option<String> {
    let stage = harness.state();
    let code = stage.snapshot().coding(stage.work().shared.coding?)?.code;
    Some(stage.snapshot().code(code)?.name.clone())
}

/// A place on the second letter of a word.
fn place(harness: &mut Window, word: &str) -> Pos2 {
    let mut at = |letters: usize| {
        let opened = &mut harness.state_mut().panes_mut().reader.opened;
        let opened = opened.as_mut().unwrap();
        let start = opened.text.as_str().find(word).unwrap();
        let byte = start + word.chars().take(letters).map(char::len_utf8).sum::<usize>();
        opened.view.set_selection(Some(byte..byte));
        harness.run();
        harness.state().panes().reader.selection_rect().unwrap().center()
    };
    let (one, two) = (at(1), at(2));
    harness
        .state_mut()
        .panes_mut()
        .reader
        .opened
        .as_mut()
        .unwrap()
        .view
        .set_selection(None);
    harness.state_mut().work_mut().shared.coding = None;
    harness.run();
    one.lerp(two, 0.5)
}

fn button(harness: &mut Window, at: Pos2, button: PointerButton, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

fn click(harness: &mut Window, at: Pos2) {
    button(harness, at, PointerButton::Primary, true);
    button(harness, at, PointerButton::Primary, false);
    harness.step();
}

fn drag(harness: &mut Window, from: Pos2, to: Pos2) {
    button(harness, from, PointerButton::Primary, true);
    for part in [0.3, 0.6, 1.0] {
        harness.event(Event::PointerMoved(from.lerp(to, part)));
        harness.step();
    }
    button(harness, to, PointerButton::Primary, false);
    harness.step();
}

#[test]
fn the_sample_study_is_read_in_both_languages_and_themes() {
    for (lang, dark, size, name) in [
        (Lang::Fa, false, [1440.0, 900.0], "fa-light-wide"),
        (Lang::Fa, true, [1024.0, 640.0], "fa-dark-narrow"),
        (Lang::En, false, [1024.0, 640.0], "en-light-narrow"),
    ] {
        let mut project = TestProject::sample(lang);
        let first = project.session.snapshot().children(None)[0].id;
        project.shared.active_codes.insert(first);
        project.shared.coding = project.session.snapshot().codings().next().map(|c| c.id);
        let mut harness = window(project, size, dark);
        harness.run();
        assert_no_stock_text(harness.output());
        picture(&mut harness, name);
    }
}

#[test]
fn an_arrow_with_shift_moves_the_end_of_the_selected_coding() {
    let mut harness = small();
    harness.run();
    let coding = harness.state().coding("آگاهی");
    harness.state_mut().work_mut().shared.coding = Some(coding);
    harness.state_mut().panes_mut().reader.take_keyboard();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().codings()[1], "آگاهی|اعتماد دارم");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(harness.state().codings()[1], "آگاهی|دفتر اعتماد");
    harness.state_mut().take_back();
    harness.run();
    assert_eq!(harness.state().codings()[1], "آگاهی|اعتماد");
    assert!(harness.state().work().shared.passage.is_none());
}

#[test]
fn the_edges_of_the_selected_coding_go_letter_by_letter_too() {
    let mut harness = small();
    harness.run();
    let coding = harness.state().coding("آگاهی");
    harness.state_mut().work_mut().shared.coding = Some(coding);
    harness.state_mut().panes_mut().reader.take_keyboard();
    harness.run();
    // As a keyboard without ⌘ has it.
    let control = Modifiers::CTRL | Modifiers::COMMAND;
    let end = control | Modifiers::SHIFT;
    let start = end | Modifiers::ALT;
    for (modifiers, key, expected) in [
        (end, Key::ArrowLeft, "اعتماد د"),
        (end, Key::ArrowRight, "اعتماد"),
        (end, Key::ArrowRight, "اعتما"),
        (start, Key::ArrowLeft, "عتما"),
        (start, Key::ArrowRight, "اعتما"),
        (start, Key::ArrowRight, "ر اعتما"),
    ] {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
        let codings = harness.state().codings();
        let passage = codings.iter().find_map(|coding| coding.strip_prefix("آگاهی|"));
        assert_eq!(passage, Some(expected), "{modifiers:?} {key:?}");
    }
    assert_eq!(harness.state().work().shared.coding, Some(coding));
    assert!(harness.state().work().shared.passage.is_none());
    harness.state_mut().take_back();
    harness.run();
    assert_eq!(harness.state().codings()[1], "آگاهی|اعتما");
    // Where no coding is selected, the same keys select words.
    harness.state_mut().work_mut().shared.coding = None;
    harness.key_press_modifiers(control, Key::Home);
    harness.run();
    for _ in 0..3 {
        harness.key_press_modifiers(end, Key::ArrowLeft);
        harness.run();
    }
    assert_eq!(harness.state().selected_words(), "چرا");
    assert_eq!(harness.state().codings()[1], "آگاهی|اعتما");
}

#[test]
fn codings_are_selected_by_keyboard_and_given_up_with_escape() {
    let mut harness = small();
    harness.run();
    harness.state_mut().panes_mut().reader.take_keyboard();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("اعتماد"));
    harness.key_press(Key::O);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("آگاهی"));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selected(&harness), None);
}

#[test]
fn what_is_found_is_selected_when_the_bar_closes() {
    let mut harness = small();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "یافتن در سند");
    field.type_text("دفتر");
    harness.run();
    harness.get_by_label("۱ از ۱");
    assert_no_stock_text(harness.output());
    picture(&mut harness, "find");
    harness.key_press(Key::Escape);
    harness.run();
    let document = harness.state().document("مصاحبهٔ ۱");
    assert_eq!(harness.state().work().shared.document, Some(document));
    assert_eq!(harness.state().selected_words(), "دفتر");
    assert!(harness.state().panes().reader.has_keyboard(&harness.ctx));
}

#[test]
fn empty_panes_say_what_to_do() {
    let mut harness = window(
        TestProject::of("", &[]).beside(Pane::Segments, 280.0),
        [948.0, 670.0],
        false,
    );
    harness.run();
    picture(&mut harness, "empty");
    harness.get_by_label("وارد کردن سند…").click();
    wait_for(&mut harness, |harness| !harness.state().questions().is_empty());
    let asked = harness.state().questions();
    let wanted = harness.state().words.get("files-choose-documents");
    assert!(asked.len() == 1 && asked[0].title == wanted, "{asked:?}");
}

#[test]
fn a_coding_three_deep_is_reached_by_clicking_again() {
    let text =
        "م۱: ⟦اعتماد:من به ⟦آگاهی:کارکنان ⟦هزینه:دفتر⟧ پیشخوان⟧ اعتماد⟧ دارم و راه دیگری نمی‌دانم.\nم۱: باشد";
    let mut harness = window(TestProject::of(CODES, &[("یک", text)]), [760.0, 420.0], true);
    harness.state_mut().settings.docks.show(Pane::Segments, false);
    harness.run();
    picture(&mut harness, "three-deep-dark");
    let at = place(&mut harness, "دفتر");
    let mut seen = Vec::new();
    for _ in 0..4 {
        click(&mut harness, at);
        seen.push(selected(&harness).unwrap());
        // Clicks that come too fast are one double click.
        harness.run_steps(40);
    }
    assert_eq!(seen, ["هزینه", "آگاهی", "اعتماد", "هزینه"]);
    let at = place(&mut harness, "باشد");
    click(&mut harness, at);
    assert_eq!(selected(&harness), None);
}

#[test]
fn words_are_selected_with_the_mouse_coded_and_the_code_taken_off() {
    let mut harness = small();
    harness.run();
    let from = place(&mut harness, "راه");
    let to = place(&mut harness, "نمی‌دانم");
    drag(&mut harness, from, to);
    let passage = harness.state().work().shared.passage;
    assert!(passage.is_some() && harness.state().work().shared.coding.is_none());
    let code = harness.state().code("هزینه");
    harness.state_mut().ask(Action::Code(CodeRef::Id(code)));
    harness.run();
    assert!(
        harness.state().codings().iter().any(|c| c.starts_with("هزینه|")),
        "{:?}",
        harness.state().codings()
    );
    assert_eq!(selected(&harness).as_deref(), Some("هزینه"));
    assert_eq!(
        harness.state().work().shared.passage,
        passage,
        "another code can follow"
    );
}

#[test]
fn the_menu_concerns_what_it_was_opened_on() {
    let mut harness = small();
    harness.run();
    let at = place(&mut harness, "اعتماد");
    button(&mut harness, at, PointerButton::Secondary, true);
    button(&mut harness, at, PointerButton::Secondary, false);
    harness.run();
    assert_eq!(selected(&harness).as_deref(), Some("آگاهی"));
    assert_no_stock_text(harness.output());
    picture(&mut harness, "menu-coding");
    harness
        .get_by_role_and_label(Role::MenuItem, "برداشتن کد")
        .click();
    harness.run();
    assert_eq!(harness.state().codings(), ["اعتماد|به کارکنان دفتر اعتماد دارم"]);
    // By keyboard, on a selected passage.
    harness.state_mut().panes_mut().reader.take_keyboard();
    harness.run();
    harness
        .state_mut()
        .panes_mut()
        .reader
        .opened
        .as_mut()
        .unwrap()
        .view
        .set_selection(Some(30..60));
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run();
    picture(&mut harness, "menu-passage");
    let name = Command::CodeInVivo.text(&harness.state().words);
    harness.get_by_role_and_label(Role::MenuItem, &name).click();
    harness.run();
    let codes = harness.state().codings().len();
    assert_eq!(codes, 2, "the passage has a code of its own words");
}

#[test]
fn a_code_dropped_on_a_paragraph_codes_it_without_its_label() {
    let mut harness = small();
    harness.run();
    let at = place(&mut harness, "گران");
    let code = harness.state().code("هزینه");
    button(
        &mut harness,
        egui::pos2(60.0, 560.0),
        PointerButton::Primary,
        true,
    );
    crate::ui::parts::drag::Dragged::Codes(vec![code]).start(&harness.ctx);
    harness.event(Event::PointerMoved(at));
    harness.step();
    harness.step();
    picture(&mut harness, "drop");
    button(&mut harness, at, PointerButton::Primary, false);
    harness.run();
    assert!(
        harness.state().codings().contains(&"هزینه|گران است".to_owned()),
        "{:?}",
        harness.state().codings()
    );
}

#[test]
fn the_place_in_a_document_is_kept() {
    let long = "م۱: سخن بسیار است و تمام نمی‌شود.\n".repeat(80);
    let mut harness = window(
        TestProject::of("الف", &[("یک", &long), ("دو", "کوتاه")]),
        [700.0, 400.0],
        false,
    );
    harness.run();
    let (one, two) = (harness.state().document("یک"), harness.state().document("دو"));
    let end = harness.state().work().session.text(one).unwrap().chars();
    harness
        .state_mut()
        .panes_mut()
        .reader
        .show(one, Some(CharRange::new(end - 20, end - 10)));
    harness.run();
    let place = |harness: &Window| {
        harness
            .state()
            .panes()
            .reader
            .opened
            .as_ref()
            .unwrap()
            .view
            .place()
    };
    let left = place(&harness);
    assert!(left.paragraph > 60, "{left:?}");
    for document in [two, one] {
        harness.state_mut().work_mut().shared.document = Some(document);
        harness.run();
    }
    let back = place(&harness);
    assert_eq!(back.paragraph, left.paragraph);
    assert!((back.offset - left.offset).abs() < 0.02, "{left:?} {back:?}");
}

#[test]
fn a_memo_on_a_passage_is_marked_and_opens() {
    let mut harness = small();
    let document = harness.state().document("مصاحبهٔ ۱");
    let target = MemoTarget::Passage(document, CharRange::new(0, 11));
    harness.state_mut().apply(Edit::WriteMemo {
        memo: None,
        target,
        kind: MemoKind::Note,
        body: "که بود؟".to_owned(),
    });
    harness.run();
    let at = place(&mut harness, "مصاحبه‌گر");
    click(&mut harness, at);
    harness.run();
    assert!(!harness.state().has_dialog(), "words only set the caret");
    picture(&mut harness, "memo-mark");
    // The sign of it stands beside the line.
    click(&mut harness, egui::pos2(440.0, at.y));
    harness.run();
    assert!(harness.state().has_dialog());
    let body = harness.query_all_by(|node| node.value().is_some_and(|text| text.contains("که بود؟")));
    assert!(body.count() > 0, "it is that memo");
    assert_eq!(selected(&harness), None);
}

/// Not of the coding that was selected before.
#[test]
fn the_menu_of_a_memo_beside_the_text_is_its_own() {
    let mut harness = small();
    let document = harness.state().document("مصاحبهٔ ۱");
    harness.state_mut().apply(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Passage(document, CharRange::new(0, 11)),
        kind: MemoKind::Note,
        body: "که بود؟".to_owned(),
    });
    harness.run();
    let codings = harness.state().codings();
    let at = place(&mut harness, "اعتماد");
    click(&mut harness, at);
    harness.run();
    assert!(selected(&harness).is_some());
    let y = place(&mut harness, "مصاحبه‌گر").y;
    for pressed in [true, false] {
        button(
            &mut harness,
            egui::pos2(440.0, y),
            PointerButton::Secondary,
            pressed,
        );
    }
    harness.run();
    assert_eq!(selected(&harness), None);
    picture(&mut harness, "menu-memo");
    harness
        .get_by_role_and_label(Role::MenuItem, "حذف یادداشت")
        .click();
    harness.run();
    assert_eq!(harness.state().snapshot().memos().count(), 0);
    assert_eq!(harness.state().codings(), codings);
}

#[test]
fn the_name_beside_the_text_tells_all_while_the_pointer_rests_on_it() {
    let mut harness = small();
    harness.run();
    let at = place(&mut harness, "اعتماد");
    harness.event(Event::PointerMoved(egui::pos2(440.0, at.y)));
    harness.run_steps(90);
    picture(&mut harness, "tip");
    harness.get_by_label("شهروندان › اعتماد");
}

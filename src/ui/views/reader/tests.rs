use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::stage::{Stage, Staged, picture, window};
use crate::i18n::Lang;
use crate::model::{Edit, MemoKind, MemoTarget};
use crate::settings::Pane;
use crate::text::CharRange;
use crate::ui::command::Command;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::parts::view::View as _;

const TEXT: &str = "مصاحبه‌گر: چرا به پیشخوان می‌روید؟\nم۱: ⟦اعتماد:به کارکنان دفتر ⟦آگاهی:اعتماد⟧ دارم⟧ و راه دیگری نمی‌دانم.\nمصاحبه‌گر: هزینه چطور؟\nم۱: گران است.";
const CODES: &str = "شهروندان\n  اعتماد\n  آگاهی\nهزینه";

fn small() -> (Harness<'static>, Staged) {
    window(Stage::new(CODES, &[("مصاحبهٔ ۱", TEXT)]), [900.0, 600.0], false)
}

/// The name of the selected coding's code.
fn selected(stage: &Staged) -> Option<String> {
    let stage = stage.borrow();
    let code = stage.session.snapshot().coding(stage.shared.coding?)?.code;
    Some(stage.session.snapshot().code(code)?.name.clone())
}

/// A place on the second letter of a word.
fn place(harness: &mut Harness<'_>, stage: &Staged, word: &str) -> Pos2 {
    let find = |letters: usize| {
        let opened = &mut stage.borrow_mut().reader.opened;
        let opened = opened.as_mut().unwrap();
        let start = opened.text.as_str().find(word).unwrap();
        let byte = start + word.chars().take(letters).map(char::len_utf8).sum::<usize>();
        opened.view.set_selection(Some(byte..byte));
    };
    let mut at = |letters| {
        find(letters);
        harness.run();
        stage.borrow().reader.selection_rect().unwrap().center()
    };
    let (one, two) = (at(1), at(2));
    stage
        .borrow_mut()
        .reader
        .opened
        .as_mut()
        .unwrap()
        .view
        .set_selection(None);
    stage.borrow_mut().shared.coding = None;
    harness.run();
    one.lerp(two, 0.5)
}

fn button(harness: &mut Harness<'_>, at: Pos2, button: PointerButton, pressed: bool) {
    harness.event(Event::PointerMoved(at));
    harness.event(Event::PointerButton {
        pos: at,
        button,
        pressed,
        modifiers: Modifiers::NONE,
    });
    harness.step();
}

fn click(harness: &mut Harness<'_>, at: Pos2) {
    button(harness, at, PointerButton::Primary, true);
    button(harness, at, PointerButton::Primary, false);
    harness.step();
}

fn drag(harness: &mut Harness<'_>, from: Pos2, to: Pos2) {
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
        let mut stage = Stage::sample(lang);
        let first = stage.session.snapshot().children(None)[0].id;
        stage.shared.active_codes.insert(first);
        stage.shared.coding = stage.session.snapshot().codings().next().map(|c| c.id);
        let (mut harness, _stage) = window(stage, size, dark);
        harness.run();
        assert_no_stock_text(harness.output());
        picture(&mut harness, name);
    }
}

#[test]
fn an_arrow_with_shift_moves_the_end_of_the_selected_coding() {
    let (mut harness, stage) = small();
    harness.run();
    let coding = stage.borrow().coding("آگاهی");
    stage.borrow_mut().shared.coding = Some(coding);
    stage.borrow_mut().reader.take_keyboard();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run();
    assert_eq!(stage.borrow().codings()[1], "آگاهی|اعتماد دارم");
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.key_press_modifiers(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert_eq!(stage.borrow().codings()[1], "آگاهی|دفتر اعتماد");
    stage.borrow_mut().session.undo().unwrap();
    harness.run();
    assert_eq!(stage.borrow().codings()[1], "آگاهی|اعتماد");
    assert!(stage.borrow().shared.passage.is_none());
}

#[test]
fn codings_are_selected_by_keyboard_and_given_up_with_escape() {
    let (mut harness, stage) = small();
    harness.run();
    stage.borrow_mut().reader.take_keyboard();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert_eq!(selected(&stage).as_deref(), Some("اعتماد"));
    harness.key_press(Key::O);
    harness.run();
    assert_eq!(selected(&stage).as_deref(), Some("آگاهی"));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(selected(&stage), None);
}

#[test]
fn what_is_found_is_selected_when_the_bar_closes() {
    let (mut harness, stage) = small();
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
    let passage = stage.borrow().shared.passage.unwrap();
    let document = stage.borrow().document("مصاحبهٔ ۱");
    assert_eq!(
        stage.borrow().session.text(document).unwrap().slice(passage),
        "دفتر"
    );
    assert!(stage.borrow().reader.has_keyboard(&harness.ctx));
}

#[test]
fn empty_panes_say_what_to_do() {
    let (mut harness, stage) = window(Stage::new("", &[]), [900.0, 600.0], false);
    harness.run();
    picture(&mut harness, "empty");
    harness.get_by_label("وارد کردن سند…").click();
    harness.run();
    assert_eq!(stage.borrow().asked, ["ImportDocuments"]);
}

#[test]
fn a_coding_three_deep_is_reached_by_clicking_again() {
    let text =
        "م۱: ⟦اعتماد:من به ⟦آگاهی:کارکنان ⟦هزینه:دفتر⟧ پیشخوان⟧ اعتماد⟧ دارم و راه دیگری نمی‌دانم.\nم۱: باشد";
    let (mut harness, stage) = window(Stage::new(CODES, &[("یک", text)]), [760.0, 420.0], true);
    stage.borrow_mut().settings.docks.show(Pane::Segments, false);
    harness.run();
    picture(&mut harness, "three-deep-dark");
    let at = place(&mut harness, &stage, "دفتر");
    let mut seen = Vec::new();
    for _ in 0..4 {
        click(&mut harness, at);
        seen.push(selected(&stage).unwrap());
        // Clicks that come too fast are one double click.
        harness.run_steps(40);
    }
    assert_eq!(seen, ["هزینه", "آگاهی", "اعتماد", "هزینه"]);
    let at = place(&mut harness, &stage, "باشد");
    click(&mut harness, at);
    assert_eq!(selected(&stage), None);
}

#[test]
fn words_are_selected_with_the_mouse_coded_and_the_code_taken_off() {
    let (mut harness, stage) = small();
    harness.run();
    let from = place(&mut harness, &stage, "راه");
    let to = place(&mut harness, &stage, "نمی‌دانم");
    drag(&mut harness, from, to);
    let passage = stage.borrow().shared.passage;
    assert!(passage.is_some() && stage.borrow().shared.coding.is_none());
    stage.borrow_mut().give("هزینه");
    harness.run();
    assert!(
        stage.borrow().codings().iter().any(|c| c.starts_with("هزینه|")),
        "{:?}",
        stage.borrow().codings()
    );
    assert_eq!(selected(&stage).as_deref(), Some("هزینه"));
    assert_eq!(stage.borrow().shared.passage, passage, "another code can follow");
}

#[test]
fn the_menu_concerns_what_it_was_opened_on() {
    let (mut harness, stage) = small();
    harness.run();
    let at = place(&mut harness, &stage, "اعتماد");
    button(&mut harness, at, PointerButton::Secondary, true);
    button(&mut harness, at, PointerButton::Secondary, false);
    harness.run();
    assert_eq!(selected(&stage).as_deref(), Some("آگاهی"));
    assert_no_stock_text(harness.output());
    picture(&mut harness, "menu-coding");
    harness
        .get_by_role_and_label(Role::MenuItem, "برداشتن کد")
        .click();
    harness.run();
    assert_eq!(stage.borrow().codings(), ["اعتماد|به کارکنان دفتر اعتماد دارم"]);
    // By keyboard, on a selected passage.
    stage.borrow_mut().reader.take_keyboard();
    harness.run();
    stage
        .borrow_mut()
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
    let name = Command::CodeInVivo.text(&stage.borrow().words);
    harness.get_by_role_and_label(Role::MenuItem, &name).click();
    harness.run();
    assert_eq!(stage.borrow().asked, ["CodeInVivo"]);
}

#[test]
fn a_code_dropped_on_a_paragraph_codes_it_without_its_label() {
    let (mut harness, stage) = small();
    harness.run();
    let at = place(&mut harness, &stage, "گران");
    let code = stage.borrow().code("هزینه");
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
        stage.borrow().codings().contains(&"هزینه|گران است.".to_owned()),
        "{:?}",
        stage.borrow().codings()
    );
}

#[test]
fn the_place_in_a_document_is_kept() {
    let long = "م۱: سخن بسیار است و تمام نمی‌شود.\n".repeat(80);
    let (mut harness, stage) = window(
        Stage::new("الف", &[("یک", &long), ("دو", "کوتاه")]),
        [700.0, 400.0],
        false,
    );
    harness.run();
    let (one, two) = (stage.borrow().document("یک"), stage.borrow().document("دو"));
    let end = stage.borrow().session.text(one).unwrap().chars();
    stage
        .borrow_mut()
        .reader
        .show(one, Some(CharRange::new(end - 20, end - 10)));
    harness.run();
    let place = |stage: &Staged| stage.borrow().reader.opened.as_ref().unwrap().view.place();
    let left = place(&stage);
    assert!(left.paragraph > 60, "{left:?}");
    for document in [two, one] {
        stage.borrow_mut().shared.document = Some(document);
        harness.run();
    }
    let back = place(&stage);
    assert_eq!(back.paragraph, left.paragraph);
    assert!((back.offset - left.offset).abs() < 0.02, "{left:?} {back:?}");
}

#[test]
fn a_memo_on_a_passage_is_marked_and_opens() {
    let (mut harness, stage) = small();
    let document = stage.borrow().document("مصاحبهٔ ۱");
    let target = MemoTarget::Passage(document, CharRange::new(0, 11));
    stage.borrow_mut().apply(Edit::WriteMemo {
        memo: None,
        target,
        kind: MemoKind::Note,
        body: "که بود؟".to_owned(),
    });
    harness.run();
    let at = place(&mut harness, &stage, "مصاحبه‌گر");
    click(&mut harness, at);
    harness.run();
    assert_eq!(stage.borrow().asked, [format!("Show(Memo({target:?}))")]);
    assert_eq!(selected(&stage), None);
}

#[test]
fn the_name_beside_the_text_tells_all_while_the_pointer_rests_on_it() {
    let (mut harness, stage) = small();
    harness.run();
    let at = place(&mut harness, &stage, "اعتماد");
    harness.event(Event::PointerMoved(egui::pos2(440.0, at.y)));
    harness.run_steps(90);
    picture(&mut harness, "tip");
    harness.get_by_label("شهروندان › اعتماد");
}

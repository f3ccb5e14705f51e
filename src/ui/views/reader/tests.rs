use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::stage::{Stage, Staged, picture, window};
use crate::i18n::Lang;
use crate::ui::kit::assert_no_stock_text;

const TEXT: &str = "مصاحبه‌گر: چرا به پیشخوان می‌روید؟\nم۱: ⟦اعتماد:به کارکنان دفتر ⟦آگاهی:اعتماد⟧ دارم⟧ و راه دیگری نمی‌دانم.\nمصاحبه‌گر: هزینه چطور؟\nم۱: گران است.";
const CODES: &str = "شهروندان\n  اعتماد\n  آگاهی\nهزینه";

fn small() -> (egui_kittest::Harness<'static>, Staged) {
    window(Stage::new(CODES, &[("مصاحبهٔ ۱", TEXT)]), [900.0, 600.0], false)
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
    stage.borrow_mut().reader.focus();
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
    stage.borrow_mut().reader.focus();
    harness.run();
    let selected = |stage: &Staged| {
        let stage = stage.borrow();
        let coding = stage.session.snapshot().coding(stage.shared.coding?)?.code;
        Some(stage.session.snapshot().code(coding)?.name.clone())
    };
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
    harness.get_by_label("درون‌بری سند…").click();
    harness.run();
    assert_eq!(stage.borrow().asked, ["ImportDocuments"]);
}

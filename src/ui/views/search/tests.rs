use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, Node};

use super::SearchPane;
use crate::i18n::Lang;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::views::reader::stage::{Stage, Staged, picture, window};

fn shown() -> (Harness<'static>, Staged) {
    let documents = [
        (
            "مصاحبهٔ ۱",
            "م۱: دفتر دور است. نرفتم.\nم۱: باز هم به دفترها می‌روم.",
        ),
        ("مصاحبهٔ ۲", "م۲: خبری نيست.\nم۲: هیچ"),
        ("مصاحبهٔ ۳", "م۳: آن دفـتر شلوغ است.\nم۳: بله"),
    ];
    let mut stage = Stage::new("دسترسی\nصف", &documents);
    stage.search = Some(SearchPane::default());
    window(stage, [1000.0, 700.0], false)
}

fn hit<'a>(harness: &'a Harness<'_>, words: &'a str) -> Node<'a> {
    harness.get_by(move |node| {
        node.role() == Role::ListBoxOption && node.label().is_some_and(|label| label.contains(words))
    })
}

fn seek(harness: &mut Harness<'_>, words: &str) {
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "آنچه در همهٔ سندها جست‌وجو می‌کنید");
    field.focus();
    field.type_text(words);
    harness.run();
}

#[test]
fn hits_are_listed_by_document_however_they_are_spelled() {
    let (mut harness, stage) = shown();
    harness.run();
    picture(&mut harness, "search-empty");
    seek(&mut harness, "دفتر");
    harness.get_by_label("۳ مورد در ۲ سند");
    assert_no_stock_text(harness.output());
    picture(&mut harness, "search");
    hit(&harness, "شلوغ").click();
    harness.run();
    let document = stage.borrow().document("مصاحبهٔ ۳");
    assert_eq!(stage.borrow().shared.document, Some(document));
    let passage = stage.borrow().shared.passage.unwrap();
    assert_eq!(
        stage.borrow().session.text(document).unwrap().slice(passage),
        "دفـتر"
    );
}

#[test]
fn arrows_lead_from_the_field_through_the_hits_and_enter_opens_one() {
    let (mut harness, stage) = shown();
    seek(&mut harness, "دفتر");
    for key in [
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowUp,
        Key::Enter,
    ] {
        harness.key_press(key);
        harness.run();
    }
    let (document, passage) = (
        stage.borrow().shared.document.unwrap(),
        stage.borrow().shared.passage.unwrap(),
    );
    assert_eq!(document, stage.borrow().document("مصاحبهٔ ۱"));
    assert_eq!(passage.start, 39);
}

#[test]
fn all_hits_are_coded_in_one_operation() {
    let (mut harness, stage) = shown();
    seek(&mut harness, "دفتر");
    harness.get_by_label("کدگذاری همهٔ یافته‌ها با…").click();
    harness.run();
    picture(&mut harness, "search-code");
    harness
        .get_by_role_and_label(Role::TextInput, "کدی را پیدا کنید یا بسازید…")
        .type_text("دسترسی");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        stage.borrow().codings(),
        ["دسترسی|دفتر دور است.", "دسترسی|باز هم به دفترها می‌روم."]
    );
    assert_eq!(stage.borrow().session.snapshot().coding_count(), 3);
    stage.borrow_mut().session.undo().unwrap();
    assert_eq!(stage.borrow().session.snapshot().coding_count(), 0);
}

#[test]
fn a_wrong_pattern_is_said_and_escape_closes() {
    let (mut harness, stage) = shown();
    harness.run();
    harness.get_by_label("شیوهٔ جست‌وجو").click();
    harness.run();
    harness.get_by_label("عبارت باقاعده (regex)").click();
    harness.run();
    seek(&mut harness, "(دفتر");
    harness.get_by_label_contains("الگو درست نیست");
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    harness.run();
    assert!(stage.borrow().search.is_none());
}

#[test]
fn the_sample_study_is_searched() {
    let mut stage = Stage::sample(Lang::En);
    stage.search = Some(SearchPane::default());
    let (mut harness, _stage) = window(stage, [1024.0, 640.0], true);
    harness.run();
    harness
        .get_by_role_and_label(Role::TextInput, "What to find in all documents")
        .type_text("دفتر پیشخوان");
    harness.run();
    assert_no_stock_text(harness.output());
    picture(&mut harness, "search-en-dark");
}

#[test]
fn a_large_project_is_searched_beside_the_window() {
    let long = "م۱: سخن بسیار است و تمام نمی‌شود.\n".repeat(14_000) + "پایان";
    let mut stage = Stage::new("الف", &[("یک", &long), ("دو", "پایان")]);
    stage.search = Some(SearchPane::default());
    stage.settings.docks.trailing.size = 400.0;
    let (mut harness, _stage) = window(stage, [1000.0, 600.0], false);
    harness.step();
    let field = harness.get_by_role_and_label(Role::TextInput, "آنچه در همهٔ سندها جست‌وجو می‌کنید");
    field.focus();
    field.type_text("پايان");
    for _ in 0..3000 {
        harness.step();
        if harness.query_by_label("۲ مورد در ۲ سند").is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("nothing was found");
}

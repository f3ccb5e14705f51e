use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::settings::Pane;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::kit::assert_no_stock_text;
use crate::ui::testing::pictures::picture;
use crate::ui::testing::{TestProject, Window, wait_for, window};

fn shown() -> Window {
    let documents = [
        (
            "مصاحبهٔ ۱",
            "م۱: دفتر دور است. نرفتم.\nم۱: باز هم به دفترها می‌روم.",
        ),
        ("مصاحبهٔ ۲", "م۲: خبری نيست.\nم۲: هیچ"),
        ("مصاحبهٔ ۳", "م۳: آن دفـتر شلوغ است.\nم۳: بله"),
    ];
    let project = TestProject::of("دسترسی\nصف", &documents).beside(Pane::Search, 400.0);
    searching(window(project, [1100.0, 800.0], false))
}

/// Opens the pane that finds in all documents.
fn searching(mut harness: Window) -> Window {
    harness.state_mut().ask(Action::Run(Command::FindInAll));
    harness.run_ok();
    harness
}

fn hit<'a>(harness: &'a Window, words: &'a str) -> Node<'a> {
    harness.get_by(move |node| {
        node.role() == Role::ListBoxOption && node.label().is_some_and(|label| label.contains(words))
    })
}

fn seek(harness: &mut Window, words: &str) {
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "آنچه در همهٔ سندها جست‌وجو می‌کنید");
    field.focus();
    field.type_text(words);
    harness.run();
}

#[test]
fn hits_are_listed_by_document_however_they_are_spelled() {
    let mut harness = shown();
    harness.run();
    picture(&mut harness, "search-empty");
    seek(&mut harness, "دفتر");
    harness.get_by_label("۳ مورد در ۲ سند");
    assert_no_stock_text(harness.output());
    picture(&mut harness, "search");
    hit(&harness, "شلوغ").click();
    harness.run();
    let document = harness.state().document("مصاحبهٔ ۳");
    assert_eq!(harness.state().work().shared.document, Some(document));
    assert_eq!(harness.state().selected_words(), "دفـتر");
}

#[test]
fn arrows_lead_from_the_field_through_the_hits_and_enter_opens_one() {
    let mut harness = shown();
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
        harness.state().work().shared.document.unwrap(),
        harness.state().work().shared.passage.unwrap(),
    );
    assert_eq!(document, harness.state().document("مصاحبهٔ ۱"));
    assert_eq!(passage.start, 39);
}

#[test]
fn all_hits_are_coded_in_one_operation() {
    let mut harness = shown();
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
        harness.state().codings(),
        ["دسترسی|دفتر دور است", "دسترسی|باز هم به دفترها می‌روم"]
    );
    assert_eq!(harness.state().snapshot().coding_count(), 3);
    harness.state_mut().take_back();
    assert_eq!(harness.state().snapshot().coding_count(), 0);
}

#[test]
fn a_wrong_pattern_is_said_and_escape_closes() {
    let mut harness = shown();
    harness.run();
    harness.get_by_label("شیوهٔ جست‌وجو").click();
    harness.run();
    harness.get_by_label("عبارت باقاعده (regex)").click();
    harness.run();
    seek(&mut harness, "(دفتر");
    harness.get_by_label_contains("الگو درست نیست");
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    harness.run();
    assert!(harness.state().panes().search.is_none());
}

#[test]
fn the_sample_study_is_searched() {
    let project = TestProject::sample(Lang::En).beside(Pane::Search, 400.0);
    let mut harness = searching(window(project, [1100.0, 720.0], true));
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
    let project = TestProject::of("الف", &[("یک", &long), ("دو", "پایان")]).beside(Pane::Search, 400.0);
    let mut harness = searching(window(project, [1100.0, 700.0], false));
    harness.step();
    let field = harness.get_by_role_and_label(Role::TextInput, "آنچه در همهٔ سندها جست‌وجو می‌کنید");
    field.focus();
    field.type_text("پايان");
    wait_for(&mut harness, |harness| {
        harness.query_by_label("۲ مورد در ۲ سند").is_some()
    });
}

#[test]
fn a_pattern_is_written_from_left_to_right() {
    use egui::accesskit::TextDirection;
    use egui_kittest::kittest::NodeT as _;

    let mut harness = shown();
    seek(&mut harness, r"(\d+) نفر");
    let direction = |harness: &Window| {
        let field = harness.get_by_role_and_label(Role::TextInput, "آنچه در همهٔ سندها جست‌وجو می‌کنید");
        let run = field.query_by_role(Role::TextRun)?;
        run.accesskit_node().data().text_direction()
    };
    assert_eq!(direction(&harness), Some(TextDirection::RightToLeft));
    harness.get_by_label("شیوهٔ جست‌وجو").click();
    harness.run();
    harness
        .get_by_role_and_label(Role::MenuItemCheckBox, "عبارت باقاعده (regex)")
        .click();
    harness.run();
    picture(&mut harness, "search-pattern");
    assert_eq!(direction(&harness), Some(TextDirection::LeftToRight));
}

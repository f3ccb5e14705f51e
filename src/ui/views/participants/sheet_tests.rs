use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::tests::{page, press, type_text, value};
use super::*;
use crate::i18n::Lang;
use crate::ui::testing::{TestProject, Window, look};

#[test]
fn a_table_wider_than_its_page_begins_where_lines_begin_in_either_language() {
    const FA: &str = "شناسهٔ مشارکت‌کننده";
    const EN: &str = "Participant";
    let mut page = page(TestProject::sample(Lang::Fa), [700.0, 480.0], false);
    for (lang, title) in [(Lang::Fa, FA), (Lang::En, EN), (Lang::Fa, FA)] {
        if page.state().settings().language != lang {
            page.state_mut().ask(Action::Run(Command::SwitchLanguage));
        }
        page.run();
        page.run();
        look(&mut page, &format!("participants-narrow-{}", lang.code()));
        let head = page
            .get_by_role_and_label(egui::accesskit::Role::ColumnHeader, title)
            .rect();
        let seen = match lang {
            Lang::Fa => head.right() > 500.0 && head.right() < 660.0,
            Lang::En => head.left() > 40.0 && head.left() < 200.0,
        };
        assert!(seen, "{lang:?}: {head:?}");
    }
}

#[test]
fn deleting_a_participant_of_whom_something_is_said_is_seen_to_ask() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click_secondary();
    page.run();
    assert!(page.query_by_label("حذف مشارکت‌کننده…").is_some());
    page.key_press(Key::Escape);
    page.run();
    page.get_by_label("مشارکت‌کنندهٔ تازه").click();
    page.run();
    press(&mut page, Key::Enter);
    page.run();
    // Of one who is new nothing is said, and nothing is asked.
    page.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    page.run();
    look(&mut page, "participants-menu-new");
    assert!(page.query_by_label("حذف مشارکت‌کننده").is_some());
}

#[test]
fn a_pasted_row_that_reads_like_headings_is_told_where_none_is_known() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    page.event(egui::Event::Paste("دانشگاه\tمعدل\nتهران\t۱۷٫۵\nیزد\t18".into()));
    page.run();
    let told = "هیچ ویژگی‌ای به نام‌های ردیف نخست نیست";
    assert!(page.query_by_label_contains(told).is_some());
    assert!(page.query_by_label("واگرد").is_some());
    look(&mut page, "participants-strange-heads");
    page.state_mut().take_back();
    page.run();
    page.event(egui::Event::Paste("تهران\tخصوصی\nیزد\tدولتی".into()));
    page.run();
    assert!(page.query_by_label_contains(told).is_none(), "words under words");
}

#[test]
fn attributes_are_made_of_pasted_headings_in_one_step() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    let before = page.state().snapshot().clone();
    let attributes = |page: &Window| -> Vec<String> {
        let all = page.state().snapshot().attributes().into_iter();
        all.map(|attribute| attribute.name.clone()).collect()
    };
    let (old, count) = (attributes(&page), before.attributes().len());
    let make = "ساختن این ویژگی‌ها";
    // No heading is known, and the names stand in the first column.
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    page.event(egui::Event::Paste(
        "نام\tمعدل\tسن\nم۳\t۱۷٫۵\t30\nم۹۹\t18\t41".into(),
    ));
    page.run();
    look(&mut page, "participants-make-attributes");
    page.get_by_label(make).click();
    page.run();
    assert_eq!(
        attributes(&page)[count..],
        ["معدل", "سن"],
        "{:?}",
        attributes(&page)
    );
    assert_eq!(
        (value(&page, "م۳", count), value(&page, "م۹۹", count + 1)),
        ("۱۷٫۵".to_owned(), "41".to_owned())
    );
    assert_eq!(
        value(&page, "م۳", 2),
        "شرکت گاز استان",
        "nothing else is written over"
    );
    assert!(page.query_by_label_contains("۲ ویژگی ساخته شد").is_some());
    look(&mut page, "participants-made-attributes");
    page.state_mut().take_back();
    page.run();
    assert!(
        *page.state().snapshot() == before,
        "one step takes all of it back"
    );
    // Some headings are known: the others are offered.
    let known = old.first().expect("an attribute");
    page.event(egui::Event::Paste(format!("شناسه\t{known}\tمعدل\nم۳\tدولتی\t۱۸")));
    page.run();
    page.get_by_label(make).click();
    page.run();
    assert_eq!(attributes(&page)[count..], ["معدل"]);
    assert_eq!(
        (value(&page, "م۳", 0), value(&page, "م۳", count)),
        ("دولتی".to_owned(), "۱۸".to_owned())
    );
    page.state_mut().take_back();
    page.run();
    assert!(*page.state().snapshot() == before);
}

/// Presses and releases the other button in two frames, as a hand does.
fn ask_for_menu(page: &mut Window, at: egui::Pos2) {
    page.hover_at(at);
    for pressed in [true, false] {
        page.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        page.step();
    }
    page.run();
}

#[test]
fn keys_are_for_the_cell_whose_menu_was_opened() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    let at = page.get_by_label("Provincial tax office").rect().center();
    ask_for_menu(&mut page, at);
    // The menu has the keys as long as it is open.
    press(&mut page, Key::Delete);
    assert_eq!(value(&page, "م۴", 2), "Provincial tax office");
    press(&mut page, Key::Escape);
    look(&mut page, "participants-after-menu");
    press(&mut page, Key::Delete);
    assert_eq!(value(&page, "م۴", 2), "", "the cell that was pointed at");
    assert_eq!(value(&page, "م۳", 2), "شرکت گاز استان");
    page.state_mut().take_back();
    page.run();
    press(&mut page, Key::ArrowDown);
    press(&mut page, Key::ArrowUp);
    type_text(&mut page, "نو");
    press(&mut page, Key::Enter);
    assert_eq!(value(&page, "م۴", 2), "نو");
}

#[test]
fn what_was_told_of_a_cell_goes_when_another_is_written() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    page.get_by_label("شرکت گاز استان").click();
    page.run();
    press(&mut page, Key::Delete);
    let told = |page: &Window| page.query_all_by_label("واگرد").count();
    let before = told(&page);
    assert!(before > 0, "it can be taken back");
    press(&mut page, Key::ArrowDown);
    type_text(&mut page, "نو");
    press(&mut page, Key::Tab);
    assert_eq!(value(&page, "م۴", 2), "نو");
    assert_eq!(told(&page), before - 1, "what is told is no longer the last");
}

use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::model::Edit;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, window};

fn page(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let mut harness = window(project.on(Page::History), size, dark);
    harness.run();
    harness
}

/// Two people, one operation taken back.
fn worked(lang: Lang) -> TestProject {
    let mut project = TestProject::study(lang);
    project.apply(Edit::CreateGroup("نیمه‌کاره".into()));
    project.session.set_coder("رضا");
    project.session.undo().expect("there is something to undo");
    project.apply(Edit::CreateGroup("مدیران دفاتر پیشخوان".into()));
    project
}

#[test]
fn the_page_looks_right() {
    for lang in Lang::ALL {
        for (dark, size) in [(false, [1440.0, 900.0]), (true, [960.0, 640.0])] {
            let mut harness = page(worked(lang), size, dark);
            let name = format!("history-{}-{}", lang.code(), if dark { "dark" } else { "light" });
            look(&mut harness, &name);
        }
    }
}

#[test]
fn what_was_taken_back_is_said_and_undos_can_be_shown() {
    let mut harness = page(worked(Lang::En), [1000.0, 640.0], false);

    let rows = |harness: &Window| harness.query_all_by_role(egui::accesskit::Role::Row).count();
    assert!(harness.query_by_label_contains("(Taken back)").is_some());
    let before = rows(&harness);
    harness.get_by_label("Show undos and redos").click();
    harness.run();
    assert_eq!(rows(&harness), before + 1);
}

#[test]
fn a_menu_takes_back_to_a_point() {
    let mut harness = page(worked(Lang::En), [1000.0, 640.0], false);
    let memo = harness.get_all_by_label_contains("Write memo").next();
    memo.expect("the operation").click_secondary();
    harness.run();
    harness
        .get_by_label("Take back this and all later (2 operations)")
        .click();
    harness.run();
    let snapshot = harness.state().snapshot();
    assert!(snapshot.memos().next().is_none(), "the memo is taken back");
    assert_eq!(snapshot.groups().len(), 2, "and so is the group after it");
}

#[test]
fn what_was_done_is_told_in_the_language_that_is_chosen_then() {
    let mut harness = page(worked(Lang::Fa), [1000.0, 640.0], false);
    let told = |harness: &Window, words: &str| harness.query_all_by_label_contains(words).count();
    assert!(told(&harness, "نوشتن یادداشت") > 0);
    harness.state_mut().settings_mut().language = Lang::En;
    harness.run();
    assert_eq!(told(&harness, "نوشتن یادداشت"), 0);
    assert!(told(&harness, "Write memo") > 0);
    // Digits and calendar too.
    let latin = told(&harness, "2026");
    harness.state_mut().settings_mut().calendar = Some(crate::i18n::Calendar::Jalali);
    harness.run();
    assert!(latin > 0 && told(&harness, "2026") == 0 && told(&harness, "1405") > 0);
}

#[test]
fn keys_are_for_the_row_whose_menu_was_opened() {
    use egui_kittest::kittest::NodeT as _;
    let mut harness = page(worked(Lang::En), [1000.0, 640.0], false);
    let memo = harness.get_all_by_label_contains("Write memo").next();
    memo.expect("the operation").click_secondary();
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    let chosen = |harness: &Window| {
        let rows = harness.query_all_by_role(egui::accesskit::Role::Row);
        let on = Some(egui::accesskit::Toggled::True);
        rows.map(|row| row.accesskit_node().toggled() == on)
            .position(|chosen| chosen)
    };
    let before = chosen(&harness).expect("the row of the menu");
    harness.key_press(egui::Key::ArrowDown);
    harness.run();
    assert_eq!(chosen(&harness), Some(before + 1));
}

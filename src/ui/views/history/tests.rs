use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::i18n::Lang;
use crate::model::Edit;
use crate::ui::views::bench::{Bench, Stage, look, stage};

fn page(bench: Bench, size: [f32; 2], dark: bool) -> Harness<'static, Stage<HistoryPage>> {
    let mut harness = stage(bench, HistoryPage::default(), size, dark, HistoryPage::ui);
    harness.run();
    harness
}

/// Two people, one operation taken back.
fn worked(lang: Lang) -> Bench {
    let mut bench = Bench::study(lang);
    bench.apply(Edit::CreateGroup("نیمه‌کاره".into()));
    bench.session.set_coder("رضا");
    bench.session.undo().expect("there is something to undo");
    bench.apply(Edit::CreateGroup("مدیران دفاتر پیشخوان".into()));
    bench
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

    let rows = |harness: &Harness<'_, Stage<HistoryPage>>| {
        harness.query_all_by_role(egui::accesskit::Role::Row).count()
    };
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
    let asked = &harness.state().bench.asked;
    assert!(
        matches!(
            asked[..],
            [Action::Run(Command::Undo), Action::Run(Command::Undo)]
        ),
        "{asked:?}"
    );
}

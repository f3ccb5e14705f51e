use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::i18n::Lang;
use crate::ui::cx::Cx;
use crate::ui::views::bench::{Bench, look, stage};

fn draw((): &mut (), ui: &mut Ui, cx: &mut Cx<'_>) {
    welcome_ui(ui, cx.settings, &cx.words.clone(), cx.actions);
}

#[test]
fn the_page_looks_right() {
    for lang in Lang::ALL {
        for (dark, size) in [(false, [1440.0, 900.0]), (true, [1024.0, 640.0])] {
            let mut bench = Bench::new(lang);
            let there = bench.session.path().to_owned();
            let gone = "/خانه/پایان‌نامه/گفت‌وگو با مدیران دفاتر پیشخوان.gozareh";
            bench.settings.recent = vec![there, PathBuf::from(gone)];
            let mut page = stage(bench, (), size, dark, draw);
            page.run();
            let shade = if dark { "dark" } else { "light" };
            look(&mut page, &format!("welcome-{}-{shade}", lang.code()));
        }
    }
}

#[test]
fn recent_projects_open_and_can_be_forgotten() {
    let mut bench = Bench::new(Lang::En);
    bench.settings.recent = vec![bench.session.path().to_owned(), PathBuf::from("/gone.gozareh")];
    let mut page = stage(bench, (), [1024.0, 700.0], false, draw);
    page.run();
    page.get_by_label("bench").click();
    page.run();
    assert!(matches!(page.state().bench.asked[..], [Action::OpenProject(_)]));
    page.get_by_label("gone").click_secondary();
    page.run();
    page.get_by_label("Remove from this list").click();
    page.run();
    assert_eq!(page.state().bench.settings.recent.len(), 1);
    page.get_by_label("New project…").click();
    page.run();
    assert!(matches!(
        page.state().bench.asked[..],
        [_, Action::Run(Command::NewProject)]
    ));
}

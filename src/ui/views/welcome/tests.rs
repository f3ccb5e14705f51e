use std::path::PathBuf;

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::i18n::Lang;
use crate::ui::testing::{TestProject, look, wait_for, welcome};

#[test]
fn the_page_looks_right() {
    for lang in Lang::ALL {
        for (dark, size) in [(false, [1440.0, 900.0]), (true, [1024.0, 640.0])] {
            let mut project = TestProject::new(lang);
            let there = project.session.path().to_owned();
            let gone = "/خانه/پایان‌نامه/گفت‌وگو با مدیران دفاتر پیشخوان.gozareh";
            project.settings.recent = vec![there, PathBuf::from(gone)];
            let mut page = welcome(project, size, dark);
            page.run();
            let shade = if dark { "dark" } else { "light" };
            look(&mut page, &format!("welcome-{}-{shade}", lang.code()));
        }
    }
}

#[test]
fn recent_projects_open_and_can_be_forgotten() {
    let mut project = TestProject::new(Lang::En);
    let there = project.session.path().to_owned();
    project.settings.recent = vec![there.clone(), PathBuf::from("/gone.gozareh")];
    let mut page = welcome(project, [1024.0, 700.0], false);
    page.run();
    page.get_by_label("gone").click_secondary();
    page.run();
    page.get_by_label("Remove from this list").click();
    page.run();
    assert_eq!(page.state().settings().recent.len(), 1);
    page.get_by_label("New project…").click();
    page.run();
    page.get_by_role_and_label(Role::TextInput, "Name of the project");
    page.get_by_label("Cancel").click();
    page.run();
    page.get_by_label("bench").click();
    wait_for(&mut page, |page| page.state().project().is_some());
    assert_eq!(page.state().work().session.path(), there);
}

//! The project's file is taken away while the window has it open.

use std::fs;
use std::path::Path;

use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::Edit;
use gozareh::session::{FilePlace, Session, SystemClock};
use gozareh::ui::action::Action;

#[cfg(target_os = "linux")]
use super::window::Setup;
use super::window::Window;
use super::with_interview;

fn path(window: &Window) -> std::path::PathBuf {
    window.app(|app| app.project().unwrap().work.session.path().to_owned())
}

fn groups(path: &Path) -> Vec<String> {
    let session = Session::open(path, std::sync::Arc::new(SystemClock)).unwrap();
    session
        .snapshot()
        .groups()
        .iter()
        .map(|g| g.name.clone())
        .collect()
}

/// Draws frames until the window has looked for its file again.
fn wait_until_told(window: &mut Window, words: &str) {
    for _ in 0..400 {
        window.harness.step();
        if window.harness.query_all_by_label_contains(words).next().is_some() {
            window.run();
            return;
        }
    }
    panic!("nothing was said of {words}");
}

fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click();
    window.run();
}

#[cfg(unix)]
#[test]
fn a_renamed_file_is_noticed_and_work_goes_on_in_it() {
    let mut window = with_interview(Lang::Fa);
    window.act(Action::Edit(Edit::CreateGroup("پیش".to_owned())));
    let old = path(&window);
    let new = old.with_file_name("نام تازه.gozareh");
    fs::rename(&old, &new).unwrap();
    wait_until_told(&mut window, "پروندهٔ پروژه سر جایش نیست");
    window.look("away_renamed");
    press(&mut window, "ادامه در همان پرونده");
    assert_eq!(path(&window), new);
    window.act(Action::Edit(Edit::CreateGroup("پس".to_owned())));
    window.harness.get_by_label_contains("ادامه دارد");
    window.app(|app| assert_eq!(app.project().unwrap().work.session.place(), FilePlace::Same));
    drop(window);
    assert!(!old.exists());
}

#[cfg(unix)]
#[test]
fn a_deleted_file_leaves_its_work_in_a_copy() {
    let mut window = with_interview(Lang::En);
    window.act(Action::Edit(Edit::CreateGroup("before".to_owned())));
    let old = path(&window);
    fs::remove_file(&old).unwrap();
    // An edit is refused and not lost from sight.
    let shown = window.snapshot();
    window.act(Action::Edit(Edit::CreateGroup("lost".to_owned())));
    assert!(window.snapshot() == shown);
    wait_until_told(&mut window, "is not at its place");
    window.look("away_deleted");
    press(&mut window, "Save a copy beside it");
    let copy = path(&window);
    assert_ne!(copy, old);
    assert!(copy.to_string_lossy().ends_with(" (rescued).gozareh"), "{copy:?}");
    assert!(window.snapshot() == shown);
    window.act(Action::Edit(Edit::CreateGroup("after".to_owned())));
    let kept = copy.with_file_name("read.gozareh");
    window.app(|app| app.project().unwrap().work.session.backup(&kept).unwrap());
    assert_eq!(groups(&kept), ["before", "after"]);
}

#[cfg(unix)]
#[test]
fn work_whose_file_is_gone_is_kept_when_the_window_closes() {
    let mut window = with_interview(Lang::En);
    window.act(Action::Edit(Edit::CreateGroup("before".to_owned())));
    let old = path(&window);
    fs::remove_file(&old).unwrap();
    window.end();
    let copy = old.with_file_name(format!(
        "{} (rescued).gozareh",
        old.file_stem().unwrap().to_string_lossy()
    ));
    assert_eq!(groups(&copy), ["before"]);
}

#[cfg(unix)]
#[test]
fn a_renamed_file_has_all_when_the_window_closes_and_nothing_stays_behind() {
    let mut window = with_interview(Lang::En);
    window.act(Action::Edit(Edit::CreateGroup("before".to_owned())));
    let old = path(&window);
    let new = old.with_file_name("new.gozareh");
    fs::rename(&old, &new).unwrap();
    window.end();
    let here = fs::read_dir(window.dir()).unwrap();
    let left: Vec<_> = here
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains(".gozareh"))
        .collect();
    assert_eq!(left, ["new.gozareh"]);
    assert_eq!(groups(&new), ["before"]);
}

/// What is in the file is not said to have failed, and what is not is offered at the next opening.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_at_the_close_is_told_as_what_it_is() {
    use crate::closing::SmallDisk;
    use crate::storage::document;
    use gozareh::exchange::use_cases::new_project::NewProject;
    use gozareh::ui::command::Command;
    let Some(disk) = SmallDisk::mount("a window and a full disk") else {
        return;
    };
    let path = disk.path().join("p.gozareh");
    let mut window = Window::new(Setup::default());
    let open = |window: &mut Window, action| {
        window.act(action);
        window.wait_for(|app| app.project().is_some());
    };
    open(
        &mut window,
        Action::NewProject(Box::new(NewProject::blank(path.clone()))),
    );
    window.act(Action::Edit(document("one", &"abcdef ".repeat(100_000))));
    disk.fill();
    window.act(Action::Run(Command::CloseProject));
    let told = window
        .harness
        .query_all_by_label_contains("کار ثبت شده است")
        .count();
    assert_eq!(told, 1, "what was done is said to be saved");
    window.look("closing_full_disk");
    disk.make_room();
    window.pass(60.0);

    open(&mut window, Action::OpenProject(path.clone()));
    assert_eq!(window.snapshot().document_count(), 1);
    window.act(Action::Run(Command::NewJournalEntry));
    disk.fill();
    window.type_text(&"اندیشهٔ نیمه‌کاره ".repeat(2000));
    window.act(Action::Run(Command::CloseProject));
    disk.make_room();
    open(&mut window, Action::OpenProject(path));
    assert_eq!(window.snapshot().memos().count(), 0);
    let offered = window.harness.query_all_by_label_contains("نوشتهٔ ناتمام").count();
    assert!(offered > 0, "what could not be kept is offered");
}

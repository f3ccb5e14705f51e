//! A damaged project is told in the window, and its sound copy is made and opened there.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::model::MemoTarget;
use gozareh::session::check;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::platform::FilePurpose;

use super::window::{Setup, Window};

fn path(window: &Window) -> PathBuf {
    window.app(|app| app.project().unwrap().work.session.path().to_owned())
}

fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn press(window: &mut Window, label: &str) {
    window.harness.get_by_label(label).click();
    window.run();
}

fn change(path: &Path, sql: &str) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.execute_batch(sql).unwrap();
}

/// A project that is closed and damaged, in the folder of a window that welcomes.
fn damaged(setup: Setup, sql: &str) -> (Window, PathBuf) {
    let mut window = Window::with_sample(setup);
    let path = path(&window);
    window.act(Action::Run(Command::CloseProject));
    change(&path, sql);
    (window, path)
}

#[test]
fn a_project_that_does_not_open_is_repaired_from_the_window() {
    for (language, dark) in [
        (Lang::Fa, false),
        (Lang::Fa, true),
        (Lang::En, false),
        (Lang::En, true),
    ] {
        let setup = Setup {
            language,
            dark,
            ..Setup::default()
        };
        let (mut window, file) = damaged(
            setup,
            "DELETE FROM journal WHERE id = 2; UPDATE text SET content = 'دیگر' WHERE id = (SELECT min(text_id) FROM document)",
        );
        let (title, make, made, open, name) = match language {
            Lang::Fa => (
                "ایراد در پروندهٔ پروژه",
                "ساختن نسخهٔ سالم…",
                "نسخهٔ سالم ساخته شد",
                "باز کردن نسخهٔ سالم",
                "pishkhan (نسخهٔ سالم).gozareh",
            ),
            Lang::En => (
                "Something is wrong in the project file",
                "Make a sound copy…",
                "A sound copy has been made",
                "Open the sound copy",
                "pishkhan (sound copy).gozareh",
            ),
        };
        let look = format!("{}_{}", language.code(), if dark { "dark" } else { "light" });
        window.act(Action::OpenProject(file.clone()));
        window.wait_for_label(title);
        window.run();
        assert_no_stock_text(window.harness.output());
        window.look(&format!("damage_{look}"));
        let before = fs::read(&file).unwrap();

        let copy = window.dir().join("دیگر.gozareh");
        window.answer_files(std::slice::from_ref(&copy));
        press(&mut window, make);
        window.wait_for_label(made);
        window.run();
        assert_eq!(
            window.last_question().purpose,
            FilePurpose::SaveAt(file.with_file_name(name))
        );
        assert_no_stock_text(window.harness.output());
        window.look(&format!("repaired_{look}"));
        assert_eq!(
            fs::read(&file).unwrap(),
            before,
            "the damaged file is not touched"
        );
        assert_eq!(check(&copy).unwrap(), []);

        press(&mut window, open);
        window.wait_for(|app| app.project().is_some());
        assert_eq!(path(&window), copy);
        assert!(!reads(&window, made));
    }
}

/// Agrees to the path that the window proposes where the system has no file dialog.
fn take_proposed_path(window: &mut Window) {
    window.wait_for_label("نام و جای پرونده");
    window.run();
    window.key(Modifiers::NONE, Key::Enter);
}

#[test]
fn an_open_project_is_checked_and_a_copy_made_beside_it() {
    let mut window = Window::with_sample(Setup::default());
    let file = path(&window);
    let menu = Command::CheckProject;
    window.act(Action::Run(menu));
    window.wait_for_label("سالم است");
    change(
        &file,
        "UPDATE coding SET \"end\" = 900000 WHERE id = (SELECT min(id) FROM coding)",
    );
    window.act(Action::Run(menu));
    window.wait_for_label("ایراد هست");
    window.run();
    assert!(reads(&window, "بیرون از متن است"));
    press(&mut window, "ساختن نسخهٔ سالم…");
    take_proposed_path(&mut window);
    window.wait_for_label("چیزی از دست نرفته است");
    window.run();
    let copy = file.with_file_name("pishkhan (نسخهٔ سالم).gozareh");
    assert_eq!(check(&copy).unwrap(), []);
    let coded = window.snapshot().coding_count();
    press(&mut window, "باز کردن نسخهٔ سالم");
    window.wait_for(|app| app.project().is_some_and(|p| p.work.session.path() == copy));
    assert_eq!(window.snapshot().coding_count(), coded);
    // The next copy has a name of its own.
    window.act(Action::MakeSoundCopy(file.clone()));
    take_proposed_path(&mut window);
    window.wait_for_label("چیزی از دست نرفته است");
    assert!(file.with_file_name("pishkhan (نسخهٔ سالم ۲).gozareh").exists());
}

#[test]
fn what_is_being_written_comes_before_what_the_check_found() {
    let mut window = Window::with_sample(Setup::default());
    let file = path(&window);
    let code = window.snapshot().code_tree()[2].1.id;
    change(
        &file,
        "UPDATE coding SET \"end\" = 900000 WHERE id = (SELECT min(id) FROM coding)",
    );
    window.act(Action::Show(Dialog::Memo(MemoTarget::Code(code))));
    window.type_text("اندیشه");
    window.act(Action::Run(Command::CheckProject));
    for _ in 0..400 {
        window.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(!reads(&window, "ایراد هست"));
    window.key(Modifiers::NONE, Key::Escape);
    window.wait_for_label("ایراد هست");
    let memo = window
        .snapshot()
        .memo_on(MemoTarget::Code(code))
        .unwrap()
        .body
        .clone();
    assert_eq!(memo, "اندیشه");
}

#[test]
fn what_is_being_written_does_not_go_into_the_next_project() {
    let mut window = Window::with_sample(Setup::default());
    let first = path(&window);
    let other = window.dir().join("دیگری.gozareh");
    window.app(|app| app.project().unwrap().work.session.backup(&other).unwrap());
    let code = window.snapshot().code_tree()[2].1.id;
    window.act(Action::Show(Dialog::Definition(code)));
    window.type_text("اندیشه");
    let before = window.snapshot();
    window.act(Action::OpenProject(other.clone()));
    window.wait_for(|app| app.project().is_some_and(|p| p.work.session.path() == other));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.snapshot() == before, "the other project is as it was");
    window.act(Action::OpenProject(first.clone()));
    window.wait_for(|app| app.project().is_some_and(|p| p.work.session.path() == first));
    assert!(window.snapshot() == before);
}

#[test]
fn what_is_beyond_repair_is_said_so() {
    let (mut window, file) = damaged(Setup::default(), "SELECT 1");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..2000]).unwrap();
    window.act(Action::OpenProject(file.clone()));
    window.wait_for_label("ایراد در پروندهٔ پروژه");
    window.run();
    press(&mut window, "ساختن نسخهٔ سالم…");
    take_proposed_path(&mut window);
    window.wait_for_label("چیزی از آن بازیابی نشد");
    let names: Vec<_> = fs::read_dir(window.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("gozareh"))
        .collect();
    assert_eq!(names, ["pishkhan.gozareh"]);
}

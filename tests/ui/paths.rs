//! Files asked for in the window itself: typed and completed, chosen in the list, and never written over unasked.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::report::tables::TableKind;
use gozareh::settings::FileDialogs;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};

/// A window whose files are asked for in it, with the sample study, and folders and files to choose from.
fn window(language: Lang, dark: bool) -> Window {
    let window = Window::with_sample(Setup {
        language,
        dark,
        ..Setup::default()
    });
    window.settings(|settings| settings.file_dialogs = FileDialogs::Window);
    let interviews = window.dir().join("مصاحبه‌های من");
    fs::create_dir(&interviews).unwrap();
    for name in [
        "مصاحبهٔ ۱.txt",
        "مصاحبهٔ ۲.txt",
        "گفت‌وگو با علی.txt",
        ".پنهان.txt",
        "picture.png",
    ] {
        fs::write(interviews.join(name), "م۱: متنی کوتاه.").unwrap();
    }
    window
}

fn is_read(window: &Window, label: &str) -> bool {
    window.harness.query_all_by_label_contains(label).next().is_some()
}

/// What is typed in the field of paths.
fn typed(window: &Window) -> String {
    let mut fields = window
        .harness
        .query_all_by(|node| node.is_focused() && node.role() == egui::accesskit::Role::TextInput);
    let field = fields.next().expect("the field has the keyboard");
    field.accesskit_node().value().unwrap_or_default()
}

/// Puts a path in the place of what is typed.
fn retype(window: &mut Window, path: &str) {
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text(path);
}

fn documents(window: &Window) -> usize {
    window.snapshot().document_count()
}

#[test]
fn documents_come_in_by_keyboard_alone_where_the_system_has_no_dialog() {
    let mut window = window(Lang::Fa, false);
    // The system is asked first, and has none.
    window.settings(|settings| settings.file_dialogs = FileDialogs::System);
    let before = documents(&window);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for_label("مصاحبه‌های من");
    window.run();
    assert_eq!(window.questions(), 1);
    // Home is the folder of the window; letters and half spaces need not be exact.
    retype(&mut window, "~/مصاحبههاي");
    window.wait_for_label("مصاحبه‌های من");
    window.key(Modifiers::NONE, Key::Tab);
    assert!(typed(&window).ends_with("مصاحبه‌های من/"), "{}", typed(&window));
    window.wait_for_label("گفت‌وگو با علی.txt");
    assert!(!is_read(&window, "پنهان"), "what is hidden is not listed");
    assert!(
        !is_read(&window, "picture.png"),
        "what is no document is not listed"
    );
    // As far as the names agree, and then one of them through the list.
    window.type_text("م");
    window.key(Modifiers::NONE, Key::Tab);
    assert!(typed(&window).ends_with("مصاحبهٔ "), "{}", typed(&window));
    for _ in 0..2 {
        window.key(Modifiers::NONE, Key::ArrowDown);
        window.key(Modifiers::COMMAND, Key::Space);
    }
    assert!(is_read(&window, "۲ پرونده انتخاب شده است"));
    assert_no_stock_text(window.harness.output());
    window.look("paths_many_fa");
    window.harness.get_by_label("وارد کردن").click();
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == before + 2);
    assert!(window.snapshot().document_named("مصاحبهٔ ۲").is_some());
}

#[test]
fn a_whole_folder_comes_in_at_once() {
    let mut window = window(Lang::En, true);
    let before = documents(&window);
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for_label("مصاحبه‌های من");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::ArrowDown);
    while !typed_folder(&window).ends_with("مصاحبه‌های من") {
        window.key(Modifiers::NONE, Key::Enter);
        window.run();
    }
    window.wait_for_label("Choose all 3 files");
    window.run();
    window.look("paths_many_en_dark");
    window.harness.get_by_label("Choose all 3 files").click();
    window.run();
    window.harness.get_by_label("Import").click();
    window.wait_for(|app| app.project().unwrap().work.session.snapshot().document_count() == before + 3);
    assert_eq!(window.questions(), 0, "the system is not asked");
    let kept = window.app(|app| app.settings().folder.clone());
    assert!(
        kept.unwrap().ends_with("مصاحبه‌های من"),
        "the folder is remembered"
    );
}

fn typed_folder(window: &Window) -> PathBuf {
    PathBuf::from(typed(window))
}

#[test]
fn a_project_is_opened_by_its_path() {
    let mut window = window(Lang::En, false);
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.act(Action::Run(Command::CloseProject));
    window.key(Modifiers::COMMAND, Key::O);
    window.wait_for_label("pishkhan.gozareh");
    retype(&mut window, path.to_str().unwrap());
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for(|app| app.project().is_some());
}

#[test]
fn what_cannot_be_opened_is_told_and_escape_leaves() {
    let mut window = window(Lang::En, false);
    window.key(Modifiers::COMMAND, Key::O);
    window.wait_for_label("pishkhan.gozareh");
    retype(&mut window, "~/none.gozareh");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_label("This folder has no file called");
    retype(&mut window, "/no such folder/none.gozareh");
    window.wait_for_label("There is no folder");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.app(gozareh::ui::app::App::is_covered));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.app(gozareh::ui::app::App::is_covered));
}

#[test]
fn a_file_is_written_and_replaced_only_when_the_person_says_so() {
    for (lang, replace, cancel, place) in [
        (Lang::Fa, "جایگزین کردن", "انصراف", "ذخیره در اینجا"),
        (Lang::En, "Replace", "Cancel", "Save here"),
    ] {
        let mut window = window(lang, lang == Lang::Fa);
        let target = window.dir().join("نسخهٔ من.gozareh");
        fs::write(&target, "precious").unwrap();
        window.act(Action::Run(Command::Backup));
        window.wait_for_label("pishkhan.gozareh");
        // Without the ending: the file that would be written is meant all the same.
        retype(&mut window, "~/نسخهٔ من");
        window.key(Modifiers::NONE, Key::Enter);
        window.wait_for_label(replace);
        window.run();
        window.look(&format!("paths_replace_{}", lang.code()));
        window.harness.get_by_label(cancel).click();
        window.run();
        assert_eq!(fs::read(&target).unwrap(), b"precious");
        retype(&mut window, "~/نسخهٔ دیگر.۲");
        window.run();
        window.harness.get_by_label(place).click();
        let written = window.dir().join("نسخهٔ دیگر.۲.gozareh");
        wait_for_file(&mut window, &written);
        assert_eq!(fs::read(&target).unwrap(), b"precious");
    }
}

fn wait_for_file(window: &mut Window, path: &Path) {
    let path = path.to_owned();
    window.wait_for(move |_| path.is_file());
}

#[test]
fn a_folder_that_is_gone_is_not_gone_back_to() {
    let mut window = window(Lang::En, false);
    let gone = window.dir().join("gone");
    window.settings(|settings| settings.folder = Some(gone));
    window.key(Modifiers::COMMAND, Key::I);
    window.wait_for_label("مصاحبه‌های من");
}

#[test]
fn nothing_moves_when_the_field_gets_the_keyboard() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = window(language, false);
        window.key(Modifiers::COMMAND, Key::I);
        window.wait_for_label("مصاحبه‌های من");
        window.run();
        let field = |window: &Window| {
            let fields = window
                .harness
                .query_all_by(|node| node.role() == egui::accesskit::Role::TextInput);
            let mut with_path = fields.filter(|node| {
                let value = node.accesskit_node().value();
                value.is_some_and(|value| value.contains('/'))
            });
            with_path.next().expect("the field").rect()
        };
        let with_keyboard = field(&window);
        window.look(&format!("paths-field-{}", language.code()));
        let mut seen = Vec::new();
        for key in [Key::Tab, Key::Tab, Key::Tab] {
            window.key(Modifiers::NONE, key);
            seen.push(field(&window));
        }
        window.look(&format!("paths-field-left-{}", language.code()));
        assert!(
            seen.iter().all(|rect| *rect == with_keyboard),
            "{with_keyboard:?} {seen:?}"
        );
        window.button(with_keyboard.center(), true);
        window.button(with_keyboard.center(), false);
        window.run();
        assert_eq!(field(&window), with_keyboard);
    }
}

#[test]
fn the_question_has_the_keyboard_however_it_was_asked_for() {
    let asked = [FileDialogs::System, FileDialogs::Window];
    for (by_key, dialogs) in [true, false]
        .into_iter()
        .flat_map(|by_key| asked.map(|d| (by_key, d)))
    {
        let mut window = window(Lang::En, false);
        window.settings(|settings| settings.file_dialogs = dialogs);
        window.act(Action::ShowTable(TableKind::named("segments").unwrap()));
        let role = egui::accesskit::Role::Cell;
        window.wait_for_label("Export");
        while window.harness.query_all_by(|node| node.role() == role).count() < 30 {
            window.harness.step();
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        window.run();
        let cells = window.harness.query_all_by(|node| node.role() == role);
        cells.into_iter().nth(20).unwrap().click();
        window.run();
        assert!(window.harness.query_all_by_label_contains("row chosen").count() > 0);
        if by_key {
            window.act(Action::Run(Command::ExportTable));
            while !window.harness.get_by_label("Word").is_focused() {
                window.key(Modifiers::NONE, Key::ArrowDown);
            }
            window.key(Modifiers::NONE, Key::Enter);
        } else {
            window.harness.get_by_label("Export").click();
            window.run();
            window.harness.get_by_label("Word").click();
            window.run();
        }
        window.wait_for_label("Name and place of the file");
        window.run();
        assert!(typed(&window).ends_with(".docx"), "{}", typed(&window));
        let path = PathBuf::from(typed(&window));
        window.key(Modifiers::NONE, Key::Enter);
        wait_for_file(&mut window, &path);
    }
}

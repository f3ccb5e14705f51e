//! A new project through its dialog, and the question under which name the person codes.

use std::fs;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::model::{CodeRef, MemoTarget};
use gozareh::settings::FileDialogs;
use gozareh::text::CharRange;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};
use super::{tap, window_document, with_interview};

/// A window that welcomes a person who has given no name yet, with the dialog of a new project.
fn dialog(setup: Setup) -> Window {
    let mut window = Window::new(setup);
    fs::create_dir(window.dir().join("پژوهش‌ها")).unwrap();
    window.settings(|settings| {
        settings.coder.clear();
        settings.file_dialogs = FileDialogs::Window;
    });
    window.act(Action::Run(Command::NewProject));
    window
}

fn choose(window: &mut Window, combo: &str, entry: &str) {
    window
        .harness
        .get_by_role_and_label(Role::ComboBox, combo)
        .click();
    window.run();
    window
        .harness
        .get_by_role_and_label(Role::MenuItemCheckBox, entry)
        .click();
    window.run();
}

#[test]
fn a_project_begins_with_a_name_a_place_a_method_and_a_coder() {
    for (language, dark, size, combo, method, coder) in [
        (
            Lang::Fa,
            false,
            (1366.0, 768.0),
            "آغاز با",
            "تحلیل محتوای تلخیصی",
            "نام کدگذار",
        ),
        (
            Lang::En,
            true,
            (1024.0, 700.0),
            "Begins with",
            "Summative content analysis",
            "Name of the coder",
        ),
    ] {
        let mut window = dialog(Setup {
            language,
            dark,
            size,
            ..Setup::default()
        });
        window.type_text("چالش‌های ۱/۲");
        choose(&mut window, combo, method);
        window
            .harness
            .get_by_role_and_label(Role::TextInput, coder)
            .focus();
        window.run();
        window.type_text("مریم");
        assert_no_stock_text(window.harness.output());
        window.look(&format!("new_project_{}", language.code()));
        // The folder is typed and completed, and Enter makes the project.
        let folder = if language == Lang::Fa {
            "پوشهٔ پروژه"
        } else {
            "Folder of the project"
        };
        window
            .harness
            .get_by_role_and_label(Role::TextInput, folder)
            .focus();
        window.run();
        window.key(Modifiers::COMMAND, Key::A);
        window.type_text("~/پژوهش");
        window.wait_for_label("پژوهش‌ها");
        window.key(Modifiers::NONE, Key::Tab);
        window.look(&format!("new_project_folder_{}", language.code()));
        window.key(Modifiers::NONE, Key::Enter);
        window.wait_for(|app| app.project().is_some());
        assert!(
            !window.app(gozareh::ui::app::App::is_covered),
            "the dialog is gone"
        );
        let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
        assert!(path.ends_with("پژوهش‌ها/چالش‌های ۱ ۲.gozareh"), "{path:?}");
        let snapshot = window.snapshot();
        assert_eq!(snapshot.project().name, "چالش‌های ۱/۲");
        assert!(
            snapshot.memo_on(MemoTarget::Project).is_some(),
            "the steps of the method"
        );
        assert_eq!(window.app(|app| app.settings().coder.clone()), "مریم");
        window.key(Modifiers::COMMAND, Key::Z);
        assert_eq!(window.snapshot().memos().count(), 0);
    }
}

#[test]
fn the_dialog_looks_right_with_each_template() {
    for (language, dark, (width, height)) in [
        (Lang::Fa, false, (1024.0, 700.0)),
        (Lang::En, true, (1366.0, 768.0)),
        (Lang::Fa, true, (1920.0, 1080.0)),
    ] {
        let mut window = dialog(Setup {
            language,
            dark,
            size: (width, height),
            ..Setup::default()
        });
        let words = Words::new(language);
        for template in ["blank", "summative", "conventional", "directed", "codebook"] {
            let name = words.get(&format!("template-{template}"));
            choose(&mut window, &words.get("new-project-template"), &name);
            assert_no_stock_text(window.harness.output());
            let button = window.harness.get_by_label(&words.get("new-project-make")).rect();
            assert!(button.max.y < height, "{template}: {button:?} is out of sight");
            window.look(&format!("new_{template}_{}_{width}", language.code()));
        }
    }
}

#[test]
fn a_tap_opens_the_list_before_the_dialog_however_often() {
    let mut window = dialog(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    for template in ["Summative content analysis", "Directed content analysis"] {
        let combo = |window: &Window| {
            window
                .harness
                .get_by_role_and_label(Role::ComboBox, "Begins with")
                .rect()
                .center()
        };
        let at = combo(&window);
        tap(&mut window, at);
        let entry = window
            .harness
            .get_by_role_and_label(Role::MenuItemCheckBox, template);
        let at = entry.rect().center();
        tap(&mut window, at);
        let combo = window
            .harness
            .get_by_role_and_label(Role::ComboBox, "Begins with");
        assert_eq!(combo.accesskit_node().value().as_deref(), Some(template));
        window.key(Modifiers::NONE, Key::Escape);
        window.act(Action::Run(Command::NewProject));
    }
}

/// Whether a button, field or list has the keyboard.
fn has_keyboard(window: &Window, role: Role, label: &str) -> bool {
    let node = window.harness.get_by_role_and_label(role, label);
    node.accesskit_node().is_focused()
}

#[test]
fn tab_goes_from_the_folder_through_all_that_follows_and_back() {
    for (language, folder, combo, coder, make) in [
        (Lang::Fa, "پوشهٔ پروژه", "آغاز با", "نام کدگذار", "ساختن پروژه"),
        (
            Lang::En,
            "Folder of the project",
            "Begins with",
            "Name of the coder",
            "Make the project",
        ),
    ] {
        let mut window = dialog(Setup {
            language,
            ..Setup::default()
        });
        window
            .harness
            .get_by_role_and_label(Role::TextInput, folder)
            .focus();
        window.wait_for_label("پژوهش‌ها");
        let stops = [
            (Role::TextInput, folder),
            (Role::ComboBox, combo),
            (Role::TextInput, coder),
            (Role::Button, make),
        ];
        for (role, label) in &stops[1..] {
            window.key(Modifiers::NONE, Key::Tab);
            window.run();
            assert!(has_keyboard(&window, *role, label), "{label}");
        }
        for (role, label) in stops[..3].iter().rev() {
            window.key(Modifiers::SHIFT, Key::Tab);
            window.run();
            assert!(has_keyboard(&window, *role, label), "back to {label}");
        }
    }
}

#[test]
fn a_project_can_be_made_after_the_way_back_to_a_text_was_chosen() {
    let mut window = with_interview(Lang::En);
    code_a_passage(&mut window, 12, "worry");
    window.focus_text();
    window.act(Action::Run(Command::EditText));
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("nothing is left");
    window.act(Action::Run(Command::NewProject));
    let name = "Name of the project";
    let make = |window: &mut Window, answer: &str| {
        window
            .harness
            .get_by_role_and_label(Role::TextInput, name)
            .focus();
        window.run();
        window.key(Modifiers::COMMAND, Key::A);
        window.type_text("Trust");
        window.key(Modifiers::NONE, Key::Enter);
        window.wait_for_label(answer);
        window.harness.get_by_label(answer).click();
        window.run();
    };
    make(&mut window, "Back to the text");
    assert!(
        window
            .harness
            .query_by_role_and_label(Role::TextInput, name)
            .is_some(),
        "nothing is lost"
    );
    make(&mut window, "Change the text and delete these");
    let made = |app: &gozareh::ui::app::App| {
        let project = app.project();
        project.is_some_and(|p| p.work.session.path().ends_with("Trust.gozareh"))
    };
    window.wait_for(made);
}

#[test]
fn enter_makes_it_after_a_choice_with_the_mouse_in_a_folder_that_was_made_meanwhile() {
    let mut window = dialog(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    window.type_text("Trust");
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Folder of the project")
        .focus();
    window.run();
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("~/");
    // The folders are listed, and this one is not there yet.
    window.wait_for_label("پژوهش‌ها");
    window.type_text("Later");
    fs::create_dir(window.dir().join("Later")).unwrap();
    choose(&mut window, "Begins with", "Summative content analysis");
    window.key(Modifiers::NONE, Key::Enter);
    let made = |app: &gozareh::ui::app::App| {
        let project = app.project();
        project.is_some_and(|p| p.work.session.path().ends_with("Later/Trust.gozareh"))
    };
    window.wait_for(made);
}

#[test]
fn a_question_for_a_folder_takes_the_place_of_the_dialog_and_gives_it_back() {
    let mut window = dialog(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let has_name = |window: &Window| {
        let fields = window.harness.query_all_by_role(Role::TextInput);
        fields.count() == 3
    };
    assert!(has_name(&window));
    for (key, folder) in [(Key::Escape, ""), (Key::Enter, "پژوهش‌ها/")] {
        window.type_text("Trust");
        window.harness.get_by_label("Choose a folder…").click();
        window.wait_for_label("Choose this folder");
        assert!(!has_name(&window), "one dialog at a time");
        window.type_text(folder);
        window.run();
        window.key(Modifiers::NONE, key);
        // The folder is looked at once more.
        window.wait_for_label("Name of the project");
        assert!(has_name(&window), "the dialog is there again");
        let file = format!("{folder}Trust.gozareh");
        assert!(
            window.harness.query_all_by_label_contains(&file).next().is_some(),
            "{file}"
        );
    }
    assert!(window.app(|app| app.project().is_none()));
}

#[test]
fn a_project_begins_with_the_codes_of_a_file_or_says_why_not() {
    let mut window = dialog(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let (good, bad) = (window.dir().join("codes.csv"), window.dir().join("bad.csv"));
    fs::write(&good, "path\nTrust > Doubt\n").unwrap();
    fs::write(&bad, "").unwrap();
    window.settings(|settings| settings.file_dialogs = FileDialogs::System);
    window.type_text("Trust");
    choose(&mut window, "Begins with", "The codes of a file");
    let press = |window: &mut Window, label: &str| {
        window.harness.get_by_label(label).click();
        window.run();
    };
    press(&mut window, "Make the project");
    window.wait_for_label("Choose the file of the codebook");
    let choose_file = |window: &mut Window, file: &std::path::Path| {
        window.answer_files(&[file.to_owned()]);
        press(window, "Choose a file…");
        window.wait_for_label(file.file_name().unwrap().to_str().unwrap());
        window.run();
        press(window, "Make the project");
    };
    choose_file(&mut window, &bad);
    for _ in 0..200 {
        window.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(window.app(|app| app.project().is_none()), "it is refused");
    assert!(
        window.app(gozareh::ui::app::App::is_covered),
        "and can be corrected"
    );
    assert!(!window.dir().join("Trust.gozareh").exists());
    choose_file(&mut window, &good);
    window.wait_for(|app| app.project().is_some());
    assert_eq!(window.snapshot().code_count(), 2);
}

#[test]
fn a_name_that_is_taken_is_told() {
    let mut window = dialog(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let taken = window.dir().join("mine.gozareh");
    fs::write(&taken, "precious").unwrap();
    window.type_text("mine");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_label("is there already and was not overwritten");
    assert_eq!(fs::read(&taken).unwrap(), b"precious");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.app(gozareh::ui::app::App::is_covered));
}

#[test]
fn whoever_sees_a_project_is_asked_once_for_the_name_of_the_coder() {
    for (answer, expected) in [(Some("سارا"), "سارا"), (None, "")] {
        let mut window = with_interview(Lang::Fa);
        let asked = "به چه نامی کدگذاری می‌کنید؟";
        assert!(
            window.harness.query_by_label(asked).is_none(),
            "the name is known"
        );
        window.settings(|settings| {
            settings.coder.clear();
            settings.tour_seen = false;
        });
        window.run();
        window.harness.get_by_role_and_label(Role::Heading, asked);
        assert!(
            window.harness.query_by_label("سندها را وارد کنید").is_none(),
            "one thing at a time"
        );
        match answer {
            Some(name) => {
                window.type_text(name);
                window.look("coder_question_fa");
                window.key(Modifiers::NONE, Key::Enter);
            }
            None => {
                window.harness.get_by_label("فعلاً نه").click();
                window.run();
            }
        }
        assert_eq!(window.app(|app| app.settings().coder.clone()), expected);
        window.run();
        assert!(
            window.harness.query_by_label(asked).is_none(),
            "it is not asked again"
        );
        code_a_passage(&mut window, 4, "نگرانی");
        if answer.is_some() {
            let snapshot = window.snapshot();
            let coding = snapshot.codings().next().unwrap();
            assert_eq!(snapshot.coder(coding.coder).unwrap().name, "سارا");
        }
        // Nor is a new project made under another name.
        window.act(Action::Run(Command::NewProject));
        assert!(window.harness.query_by_label("نام کدگذار").is_none());
    }
}

fn code_a_passage(window: &mut Window, from: u32, name: &str) {
    let document = window_document(window);
    let passage = CharRange::new(from, from + 5);
    let code = CodeRef::New {
        name: name.into(),
        parent: None,
    };
    window.act(Action::CodePassage(document, passage, code));
}

//! The pages beside the coding page: participants, tables, history, and the palette that leads everywhere.

use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::report::tables::TABLES;
use gozareh::settings::PrintSettings;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;

use super::window::{Setup, Window};

fn type_text(window: &mut Window, text: &str) {
    window.harness.event(Event::Text(text.into()));
    window.harness.run();
}

#[test]
fn a_table_is_opened_by_its_name() {
    let mut window = Window::with_sample(Setup::default());
    for kind in TABLES {
        window.act(Action::ShowTable(kind));
        let name = Words::new(Lang::Fa).get(kind.name).into_owned();
        // In the list of tables it is the selected one.
        let mut selected = window
            .harness
            .query_all_by(|node| node.toggled() == Some(Toggled::True));
        let here = selected.any(|node| node.accesskit_node().label().as_deref() == Some(&*name));
        assert!(here, "{name}");
    }
}

#[test]
fn a_table_of_the_sample_is_written_from_the_window() {
    let mut window = Window::with_sample(Setup::default());
    let file = window.dir().join("جدول.xlsx");
    window.answer_files(std::slice::from_ref(&file));
    window.act(Action::Run(Command::ShowFindings));
    window.act(Action::Run(Command::ExportTable));
    for _ in 0..3000 {
        if window.harness.query_by_label("Excel").is_some() {
            break;
        }
        // The table is made beside the window; its menu opens when it is there.
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.step();
    }
    window.harness.get_by_label("Excel").click();
    window.wait_for_label("نوشته شد");
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"PK"), "a workbook is a zip archive");
    // The file, and then its folder, are opened from what tells of it.
    window.look("written");
    window.harness.get_by_label("باز کردن پرونده").click();
    window.run();
    for _ in 0..300 {
        if !window.opened().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.harness.step();
    }
    assert_eq!(window.opened(), std::slice::from_ref(&file));
}

#[test]
fn a_coded_transcript_is_printed_from_the_window() {
    let mut window = Window::with_sample(Setup::default());
    let file = window.dir().join("متن.pdf");
    window.answer_files(std::slice::from_ref(&file));
    let words = Words::new(Lang::Fa);
    let click = |window: &mut Window, id: &str| {
        window.harness.get_by_label(&words.get(id)).click();
        window.run();
    };
    let ready = |window: &Window| {
        let write = words.get("print-write");
        !window.harness.get_by_label(&write).accesskit_node().is_disabled()
    };
    window.key(Modifiers::COMMAND, Key::P);
    window.look("print");
    // The open document is proposed; without any there is nothing to write.
    assert!(ready(&window));
    click(&mut window, "print-all");
    click(&mut window, "print-none");
    assert!(!ready(&window));
    click(&mut window, "print-all");
    assert!(ready(&window));
    click(&mut window, "print-write");
    window.wait_for_label("نوشته شد");
    let bytes = std::fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
    let outline = |bytes: &[u8]| bytes.windows(9).filter(|part| part == b"/Outlines").count();
    assert!(outline(&bytes) > 0, "several documents stand beside the pages");
}

#[test]
fn printing_proposes_what_was_chosen_last() {
    let mut window = Window::with_sample(Setup::default());
    let words = Words::new(Lang::Fa);
    let click = |window: &mut Window, id: &str| {
        let label = words.get(id);
        window.harness.query_all_by_label(&label).last().unwrap().click();
        window.run();
    };
    let chosen = |window: &Window| {
        let ids = [
            "print-format-html",
            "print-stripes",
            "print-names",
            "print-paths",
            "print-condensed",
            "print-numbers",
            "print-memos",
            "print-legend",
            "print-only-coded",
        ];
        ids.map(|id| {
            // The dialog is drawn over all else.
            let label = words.get(id);
            let node = window.harness.query_all_by_label(&label).last().unwrap();
            node.accesskit_node().toggled() == Some(Toggled::True)
        })
    };
    let usual = [false, true, true, false, false, true, true, true, false];
    let all_turned = usual.map(|on| !on);
    window.key(Modifiers::COMMAND, Key::P);
    assert_eq!(chosen(&window), usual);
    // What is left without being written is not chosen.
    click(&mut window, "print-legend");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::P);
    assert_eq!(chosen(&window), usual);
    for id in [
        "print-format-html",
        "print-stripes",
        "print-paths",
        "print-condensed",
        "print-names",
        "print-numbers",
        "print-memos",
        "print-legend",
        "print-only-coded",
    ] {
        click(&mut window, id);
    }
    window.harness.get_by_label("Letter").click();
    window.run();
    assert_eq!(chosen(&window), all_turned);
    let file = window.dir().join("متن.html");
    window.answer_files(std::slice::from_ref(&file));
    click(&mut window, "print-write");
    window.wait_for_label("نوشته شد");
    assert!(std::fs::read_to_string(&file).unwrap().contains("size: Letter"));
    window.key(Modifiers::COMMAND, Key::P);
    assert_eq!(chosen(&window), all_turned);
    // The next window knows it too; what a file of settings has spoilt is as usual.
    let kept = window.app(|app| app.settings().clone());
    let mut next = Window::with_settings(kept, Setup::default());
    next.act(Action::OpenSample);
    next.wait_for(|app| app.project().is_some());
    next.key(Modifiers::COMMAND, Key::P);
    assert_eq!(chosen(&next), all_turned);
    next.key(Modifiers::NONE, Key::Escape);
    next.settings(|settings| {
        settings.print = PrintSettings {
            format: "odt".into(),
            paper: "A0".into(),
            profile: "nobody".into(),
            ..PrintSettings::default()
        };
    });
    next.key(Modifiers::COMMAND, Key::P);
    assert_eq!(chosen(&next), usual);
}

#[test]
fn the_print_dialog_has_room_at_every_size() {
    for language in [Lang::Fa, Lang::En] {
        for (dark, size, scale) in [
            (false, (1366.0, 768.0), 1.0),
            (true, (1366.0, 768.0), 1.0),
            (false, (1920.0, 1080.0), 1.0),
            (true, (1920.0, 1080.0), 1.0),
            (false, (911.0, 512.0), 1.5),
            (true, (911.0, 512.0), 1.5),
        ] {
            let mut window = Window::with_sample(Setup {
                language,
                dark,
                size,
                scale,
            });
            let words = Words::new(language);
            window.key(Modifiers::COMMAND, Key::P);
            assert_no_stock_text(window.harness.output());
            window.look(&format!("print_{}_{dark}_{}", language.code(), size.0));
            let rect = |label: &str| window.harness.query_all_by_label(label).last().unwrap().rect();
            // What begins the lines and what ends them stand in line.
            let (title, list) = (rect(&words.get("print-title")), rect(&words.get("print-stripes")));
            let (close, write) = (rect(&words.get("kit-close")), rect(&words.get("print-write")));
            let edges = if language == Lang::Fa {
                [(title.right(), list.right()), (close.left(), write.left())]
            } else {
                [(title.left(), list.left()), (close.right(), write.right())]
            };
            for (a, b) in edges {
                assert!((a - b).abs() < 16.0, "{edges:?}");
            }
            for id in ["print-title", "print-write", "kit-cancel"] {
                let label = words.get(id);
                let rect = window.harness.query_all_by_label(&label).last().unwrap().rect();
                assert!(rect.min.y >= 0.0 && rect.max.y <= size.1, "{id}: {rect:?}");
            }
            window
                .harness
                .get_by_label(&words.get("print-format-docx"))
                .click();
            window.run();
            window.look(&format!("print_docx_{}_{dark}_{}", language.code(), size.0));
        }
    }
}

#[test]
fn a_cell_of_the_sheet_is_changed_and_taken_back() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowParticipants));
    window.harness.get_by_label("شرکت گاز استان").click();
    window.harness.run();
    window.key(Modifiers::NONE, Key::F2);
    type_text(&mut window, "شرکت آب استان");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.harness.query_by_label("شرکت آب استان").is_some());
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.harness.query_by_label("شرکت آب استان").is_none());
    assert!(window.harness.query_by_label("شرکت گاز استان").is_some());
}

#[test]
fn the_palette_opens_a_document_by_a_few_letters() {
    let mut window = Window::with_sample(Setup::default());
    window.key(Modifiers::COMMAND, Key::K);
    type_text(&mut window, "مصاحبه ۱۷");
    window.key(Modifiers::NONE, Key::Enter);
    let name = window.app(|app| {
        let project = app.project().unwrap();
        let open = project.work.shared.document.unwrap();
        project
            .work
            .session
            .snapshot()
            .document(open)
            .unwrap()
            .name
            .clone()
    });
    assert_eq!(name, "مصاحبهٔ ۱۷");
}

#[test]
fn a_table_wider_than_its_page_begins_at_the_right_in_persian() {
    let size = (720.0, 450.0);
    let mut window = Window::with_sample(Setup {
        size,
        ..Setup::default()
    });
    for (page, head) in [
        (Command::ShowParticipants, "شناسهٔ مشارکت‌کننده"),
        (Command::ShowFindings, "طبقه"),
    ] {
        window.act(Action::Run(page));
        window.wait_for_label(head);
        window.run();
        let title = if page == Command::ShowFindings {
            "طبقه‌ها، زیرطبقه‌ها و کدها"
        } else {
            "مشارکت‌کنندگان"
        };
        let right = |label| {
            let all = window.harness.query_all_by_label(label);
            // The rail beside the page names pages too.
            let edges = all.map(|node| node.rect().max.x).filter(|x| *x < size.0 - 48.0);
            edges.fold(0.0, f32::max)
        };
        let (head, title) = (right(head), right(title));
        assert!((title - head).abs() < 24.0, "{page:?}: {head} under {title}");
    }
}

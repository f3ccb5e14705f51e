//! The pages beside the coding page: participants, tables, history, and the palette that leads everywhere.

use egui::accesskit::Toggled;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::report::tables::TABLES;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

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
    window.act(Action::Run(Command::ShowTables));
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
        (Command::ShowTables, "طبقه"),
    ] {
        window.act(Action::Run(page));
        window.wait_for_label(head);
        window.run();
        let title = if page == Command::ShowTables {
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

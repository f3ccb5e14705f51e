use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::i18n::Lang;
use crate::ui::command::Target;
use crate::ui::views::bench::{Bench, Stage, look, stage};

fn pane(bench: Bench, size: [f32; 2], dark: bool) -> Harness<'static, Stage<DocumentsPane>> {
    let mut harness = stage(bench, DocumentsPane::default(), size, dark, DocumentsPane::ui);
    harness.state_mut().run = |pane, command, cx| match command.target() {
        Target::Documents(command) => {
            pane.run(command, cx);
            true
        }
        _ => false,
    };
    harness.run();
    harness
}

fn names(harness: &Harness<'_, Stage<DocumentsPane>>) -> Vec<String> {
    let snapshot = harness.state().bench.session.snapshot();
    snapshot
        .documents()
        .iter()
        .map(|d| {
            let group = d
                .group
                .and_then(|g| snapshot.group(g))
                .map_or("", |g| g.name.as_str());
            let short = |text: &str| text.chars().take(12).collect::<String>();
            format!("{}/{}", short(group), short(&d.name))
        })
        .collect()
}

#[test]
fn the_list_looks_right() {
    for lang in Lang::ALL {
        for dark in [false, true] {
            let name = format!(
                "documents-{}-{}",
                lang.code(),
                if dark { "dark" } else { "light" }
            );
            let mut bench = Bench::study(lang);
            let ids: Vec<_> = bench
                .session
                .snapshot()
                .documents()
                .iter()
                .map(|d| d.id)
                .collect();
            bench.shared.document = Some(ids[0]);
            bench.shared.active_documents.insert(ids[1]);
            bench.shared.documents = vec![ids[2]];
            let mut harness = pane(bench, [300.0, 320.0], dark);
            look(&mut harness, &name);
            let mut empty = pane(Bench::new(lang), [300.0, 260.0], dark);
            look(&mut empty, &format!("{name}-empty"));
        }
    }
}

#[test]
fn a_click_opens_and_arrows_select() {
    let mut harness = pane(Bench::study(Lang::Fa), [320.0, 400.0], false);
    harness.get_by_label("مصاحبهٔ م۱").click();
    harness.run();
    let first = harness.state().bench.session.snapshot().documents()[0].id;
    assert_eq!(harness.state().bench.shared.document, Some(first));
    assert_eq!(harness.state().bench.shared.documents, [first]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().bench.shared.documents.len(), 2);
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().bench.shared.active_documents.len(), 2);
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().bench.shared.active_documents.is_empty());
}

#[test]
fn f2_renames_in_place_and_escape_gives_up() {
    let mut harness = pane(Bench::study(Lang::En), [320.0, 400.0], false);
    harness.get_by_label("Interview P4 (translated)").click();
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("گفت‌وگو با م۴".into()));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_label("Interview P4 (translated)").is_some());
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("گفت‌وگو با م۴".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness.query_by_label("گفت‌وگو با م۴").is_some(),
        "{:?}",
        names(&harness)
    );
    assert!(harness.state().pane.has_keyboard(&harness.ctx));
}

#[test]
fn alt_arrows_and_the_menu_move_documents() {
    let mut harness = pane(Bench::study(Lang::En), [320.0, 640.0], false);
    harness.get_by_label("مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert!(names(&harness)[1].ends_with("مصاحبهٔ م۱"), "{:?}", names(&harness));
    assert!(harness.state().pane.has_keyboard(&harness.ctx));
    harness.get_by_label("مصاحبهٔ م۱").click_secondary();
    harness.run();
    harness.get_by_label("Move to group").hover();
    harness.run();
    harness
        .get_all_by_label("No group")
        // The heading of the list is called so too, and is wider.
        .min_by(|a, b| a.rect().width().total_cmp(&b.rect().width()))
        .expect("the entry")
        .click();
    harness.run();
    assert!(
        names(&harness).contains(&"/مصاحبهٔ م۱".to_owned()),
        "{:?}",
        names(&harness)
    );
}

#[test]
fn the_menu_opens_by_key_and_the_arrows_fold_groups() {
    let mut harness = pane(Bench::study(Lang::En), [320.0, 400.0], false);
    harness.get_by_label("مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run();
    assert!(harness.query_by_label("Kind of document").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    harness.state_mut().pane.take_keyboard();
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(harness.query_by_label("مصاحبهٔ م۱").is_none());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.query_by_label("مصاحبهٔ م۱").is_some());
}

#[test]
fn files_dropped_on_a_group_are_imported_into_it() {
    #[derive(Debug)]
    struct File(std::path::PathBuf);
    impl egui::DroppedFile for File {
        fn path(&self) -> &std::path::Path {
            &self.0
        }

        fn bytes(&self) -> Result<Vec<u8>, String> {
            Ok(Vec::new())
        }
    }
    let mut harness = pane(Bench::study(Lang::Fa), [320.0, 400.0], false);
    let at = harness.get_by_label("دستگاه‌های اجرایی").rect().center();
    harness.hover_at(at);
    harness.run();
    for name in ["م۹.docx", "مشارکت‌کنندگان.csv"] {
        let file = std::sync::Arc::new(File(name.into()));
        harness.input_mut().dropped_files.push(file);
    }
    harness.step();
    let asked = &harness.state().bench.asked;
    let Some(Action::Import(files, group)) = asked.first() else {
        panic!("{asked:?}");
    };
    assert_eq!(files, &[std::path::PathBuf::from("م۹.docx")]);
    assert_eq!(group.as_deref(), Some("دستگاه‌های اجرایی"));
}

#[test]
fn dragging_a_document_to_a_group_moves_it_there() {
    let mut harness = pane(Bench::study(Lang::Fa), [320.0, 400.0], false);
    let from = harness
        .get_by_label("آیین‌نامهٔ دفاتر پیشخوان ۱۳۹۹")
        .rect()
        .center();
    let to = harness.get_by_label("دستگاه‌های اجرایی").rect().center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    look(&mut harness, "documents-drag");
    harness.drop_at(to);
    harness.run();
    let last = names(&harness).pop().unwrap_or_default();
    assert!(last.starts_with("دستگاه"), "{:?}", names(&harness));
}

#[test]
fn deleting_says_what_goes() {
    let mut harness = pane(Bench::study(Lang::Fa), [320.0, 400.0], false);
    harness.get_by_label("مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    let asked = harness.state().bench.asked.last();
    let Some(Action::Show(Dialog::Confirm { text, .. })) = asked else {
        panic!("{asked:?}");
    };
    assert!(
        text.starts_with("سند «مصاحبهٔ م۱» با ۱ کدگذاری و ۱ یادداشت حذف می‌شود"),
        "{text}"
    );
}

#[test]
fn the_dialog_body_moves_by_keyboard() {
    let bench = Bench::study(Lang::Fa);
    let last = bench.session.snapshot().documents().last().map(|d| d.id);
    let body = MoveToGroup::new(last.into_iter().collect());
    let mut harness = stage(bench, body, [400.0, 300.0], false, |body, ui, cx| {
        body.ui(ui, cx);
    });
    harness.run();
    harness.event(egui::Event::Text("اجرا".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let snapshot = harness.state().bench.session.snapshot();
    assert!(snapshot.documents().iter().all(|d| d.group.is_some()));
}

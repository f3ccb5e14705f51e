use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::i18n::Lang;
use crate::ui::testing::{self, Dropped, TestProject, Window, look, wait_for};

/// A window with the list beside the text, where no document is open.
fn pane(project: TestProject, size: [f32; 2], dark: bool) -> Window {
    let project = project.beside(Pane::Documents, size[0]);
    let mut harness = testing::window(project, [size[0] + 500.0, size[1] + 90.0], dark);
    harness.run();
    harness
}

/// The row of that name; the open document is named in the top bar too.
fn row<'a>(harness: &'a Window, name: &'a str) -> Node<'a> {
    harness.get_by_role_and_label(Role::TreeItem, name)
}

fn has_row(harness: &Window, name: &str) -> bool {
    harness.query_by_role_and_label(Role::TreeItem, name).is_some()
}

fn names(harness: &Window) -> Vec<String> {
    let snapshot = harness.state().snapshot();
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
            let mut project = TestProject::study(lang);
            let ids: Vec<_> = project
                .session
                .snapshot()
                .documents()
                .iter()
                .map(|d| d.id)
                .collect();
            project.shared.document = Some(ids[0]);
            project.shared.active_documents.insert(ids[1]);
            project.shared.documents = vec![ids[2]];
            let mut harness = pane(project, [300.0, 320.0], dark);
            look(&mut harness, &name);
            let mut empty = pane(TestProject::new(lang), [300.0, 260.0], dark);
            look(&mut empty, &format!("{name}-empty"));
        }
    }
}

#[test]
fn a_click_opens_and_arrows_select() {
    let mut harness = pane(TestProject::study(Lang::Fa), [320.0, 400.0], false);
    row(&harness, "مصاحبهٔ م۱").click();
    harness.run();
    let first = harness.state().snapshot().documents()[0].id;
    assert_eq!(harness.state().work().shared.document, Some(first));
    assert_eq!(harness.state().work().shared.documents, [first]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().work().shared.documents.len(), 2);
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().work().shared.active_documents.len(), 2);
    harness.key_press(Key::Space);
    harness.run();
    assert!(harness.state().work().shared.active_documents.is_empty());
}

#[test]
fn f2_renames_in_place_and_escape_gives_up() {
    let mut harness = pane(TestProject::study(Lang::En), [320.0, 400.0], false);
    row(&harness, "Interview P4 (translated)").click();
    harness.run();
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("گفت‌وگو با م۴".into()));
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert!(has_row(&harness, "Interview P4 (translated)"));
    harness.key_press(Key::F2);
    harness.run();
    harness.event(egui::Event::Text("گفت‌وگو با م۴".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(has_row(&harness, "گفت‌وگو با م۴"), "{:?}", names(&harness));
    assert!(harness.state().panes().documents.has_keyboard(&harness.ctx));
}

#[test]
fn alt_arrows_and_the_menu_move_documents() {
    let mut harness = pane(TestProject::study(Lang::En), [320.0, 640.0], false);
    row(&harness, "مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert!(names(&harness)[1].ends_with("مصاحبهٔ م۱"), "{:?}", names(&harness));
    assert!(harness.state().panes().documents.has_keyboard(&harness.ctx));
    row(&harness, "مصاحبهٔ م۱").click_secondary();
    harness.run();
    harness.get_by_label("Move to group").hover();
    harness.run();
    harness
        .get_by_role_and_label(Role::MenuItemCheckBox, "No group")
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
    let mut harness = pane(TestProject::study(Lang::En), [320.0, 400.0], false);
    row(&harness, "مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::F10);
    harness.run();
    assert!(harness.query_by_label("Kind of document").is_some());
    harness.key_press(Key::Escape);
    harness.run();
    harness.state_mut().panes_mut().documents.take_keyboard();
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(!has_row(&harness, "مصاحبهٔ م۱"));
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(has_row(&harness, "مصاحبهٔ م۱"));
}

#[test]
fn files_dropped_on_a_group_are_imported_into_it() {
    let mut harness = pane(TestProject::study(Lang::Fa), [320.0, 400.0], false);
    let at = row(&harness, "دستگاه‌های اجرایی").rect().center();
    harness.hover_at(at);
    harness.run();
    let folder = harness.state().folder().to_owned();
    std::fs::write(folder.join("م۹.txt"), "م۹: سخنی کوتاه.").expect("a file");
    std::fs::write(folder.join("مشارکت‌کنندگان.TSV"), "id\tsector\nم۹\tstate\n").expect("a file");
    for name in ["م۹.txt", "مشارکت‌کنندگان.TSV"] {
        let file = std::sync::Arc::new(Dropped(folder.join(name)));
        harness.input_mut().dropped_files.push(file);
    }
    let imported = |harness: &Window| {
        let snapshot = harness.state().snapshot();
        let document = snapshot.documents().into_iter().find(|d| d.name == "م۹").cloned();
        document.map(|d| d.group.and_then(|g| snapshot.group(g)).map(|g| g.name.clone()))
    };
    wait_for(&mut harness, |harness| imported(harness).is_some());
    assert_eq!(imported(&harness).flatten().as_deref(), Some("دستگاه‌های اجرایی"));
    let sheet = |harness: &Window| {
        let people = harness.state().snapshot().participants();
        people.iter().any(|p| p.name == "م۹")
    };
    wait_for(&mut harness, sheet);
}

#[test]
fn dragging_a_document_to_a_group_moves_it_there() {
    let mut harness = pane(TestProject::study(Lang::Fa), [320.0, 400.0], false);
    let from = row(&harness, "آیین‌نامهٔ دفاتر پیشخوان ۱۳۹۹").rect().center();
    let to = row(&harness, "دستگاه‌های اجرایی").rect().center();
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
    let mut harness = pane(TestProject::study(Lang::Fa), [320.0, 400.0], false);
    row(&harness, "مصاحبهٔ م۱").click();
    harness.run();
    harness.key_press(Key::Delete);
    harness.run();
    let said = harness
        .query_all_by_label_contains("سند «مصاحبهٔ م۱» با ۱ کدگذاری و ۱ یادداشت حذف می‌شود")
        .count();
    assert!(said > 0, "what goes is said");
    // Enter would lose nothing; Tab leads to what does, before the closing cross.
    let before = harness.state().snapshot().document_count();
    harness.key_press(Key::Tab);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().snapshot().document_count(), before - 1);
}

#[test]
fn the_dialog_body_moves_by_keyboard() {
    let project = TestProject::study(Lang::Fa);
    let last = project.session.snapshot().documents().last().map(|d| d.id);
    let mut harness = pane(project, [320.0, 400.0], false);
    let dialog = Dialog::MoveDocuments(last.into_iter().collect());
    harness.state_mut().ask(Action::Show(dialog));
    harness.run();
    harness.event(egui::Event::Text("اجرا".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let snapshot = harness.state().snapshot();
    assert!(snapshot.documents().iter().all(|d| d.group.is_some()));
}

#[test]
fn a_name_that_no_group_has_makes_one_for_the_document() {
    let project = TestProject::study(Lang::Fa);
    let before = project.session.snapshot().clone();
    let last = before.documents().last().map(|d| d.id).expect("a document");
    let mut harness = pane(project, [320.0, 400.0], false);
    harness
        .state_mut()
        .ask(Action::Show(Dialog::MoveDocuments(vec![last])));
    harness.run();
    harness.event(egui::Event::Text("پرستاران".into()));
    harness.run();
    harness.get_by_label_contains("گروه تازه: «پرستاران»");
    harness.key_press(Key::Enter);
    harness.run();
    let now = harness.state().snapshot().clone();
    let group = now
        .document(last)
        .and_then(|d| d.group)
        .and_then(|id| now.group(id));
    assert_eq!(group.map(|group| group.name.as_str()), Some("پرستاران"));
    harness.state_mut().work_mut().undo().expect("a step");
    assert!(*harness.state().snapshot() == before, "it is one step");
}

#[test]
fn the_state_of_documents_is_set_counted_and_filtered_by() {
    let mut harness = pane(TestProject::study(Lang::Fa), [320.0, 400.0], false);
    let ids: Vec<_> = harness
        .state()
        .snapshot()
        .documents()
        .iter()
        .map(|d| d.id)
        .collect();
    let all = harness.state().words.number(ids.len());
    harness.get_by_label(&format!("۰ از {all}"));
    let choose = |harness: &mut Window, texts: &[&str]| {
        for text in texts {
            let text = harness.state().words.get(text).into_owned();
            harness.get_by_label(&text).click();
            harness.run();
        }
    };
    // By the menu of rows, for all that are selected.
    harness.state_mut().work_mut().shared.documents = ids[..2].to_vec();
    harness.run();
    row(&harness, "مصاحبهٔ م۱").click_secondary();
    harness.run();
    choose(&mut harness, &["document-state", "document-state-coded"]);
    let state = |harness: &Window, at: usize| harness.state().snapshot().document(ids[at]).unwrap().state;
    assert_eq!(
        (state(&harness, 0), state(&harness, 1)),
        (DocumentState::Coded, DocumentState::Coded)
    );
    harness.get_by_label(&format!("۲ از {all}"));
    harness.state_mut().take_back();
    harness.run();
    harness.get_by_label(&format!("۰ از {all}"));
    harness
        .state_mut()
        .apply(Edit::SetDocumentState(vec![ids[0]], DocumentState::Checked));
    harness.run();
    choose(
        &mut harness,
        &["document-more", "document-show-state", "document-state-checked"],
    );
    look(&mut harness, "documents-of-one-state");
    let shown = |harness: &Window| {
        ids.iter()
            .filter(|id| has_row(harness, &harness.state().snapshot().document(**id).unwrap().name))
            .count()
    };
    assert_eq!(shown(&harness), 1);
    choose(&mut harness, &["document-show-every-state"]);
    assert!(shown(&harness) > 1);
}

#[test]
fn keys_are_for_the_row_with_the_ring() {
    let mut harness = pane(TestProject::study(Lang::En), [320.0, 640.0], false);
    let snapshot = harness.state().snapshot().clone();
    let name = |n: usize| snapshot.documents()[n].name.clone();
    let ids = |places: &[usize]| -> BTreeSet<DocumentId> {
        places.iter().map(|n| snapshot.documents()[*n].id).collect()
    };
    let activated = |harness: &mut Window| {
        harness.key_press(Key::Space);
        harness.run();
        let active = harness.state().work().shared.active_documents.clone();
        harness.key_press(Key::Space);
        harness.run();
        active
    };
    row(&harness, &name(0)).click();
    harness.run();
    for n in [1, 2, 1] {
        row(&harness, &name(n)).click_modifiers(Modifiers::COMMAND);
        harness.run();
    }
    // What was left out last is not what the keys are for.
    assert_eq!(activated(&mut harness), ids(&[0, 2]));
    // On the heading of a group the keys are for the group, whatever is selected.
    let group = snapshot.groups()[0].id;
    harness.state_mut().panes_mut().documents.show_group(group);
    harness.run();
    let of_group: BTreeSet<DocumentId> = snapshot
        .documents()
        .iter()
        .filter(|d| d.group == Some(group))
        .map(|d| d.id)
        .collect();
    assert_eq!(activated(&mut harness), of_group);
    look(&mut harness, "documents-ring-on-a-group");
    // A selection ends at documents.
    row(&harness, &name(0)).click();
    harness.run();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    assert_eq!(activated(&mut harness), ids(&[0]));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(activated(&mut harness).len(), snapshot.documents().len());
}

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{dialog, page, person};
use crate::i18n::Lang;
use crate::model::{Edit, NewParticipant};
use crate::ui::action::{Action, Dialog};
use crate::ui::testing::{TestProject, Window, look};

/// The button that opens the list of a person's cell.
fn opener<'a>(page: &'a Window, column: &str, name: &str) -> Node<'a> {
    let words = &page.state().words;
    let column = words.get(column).into_owned();
    let label = words.with(
        "participants-choose",
        &[("column", column), ("name", name.into())],
    );
    page.get_by(move |node| node.label().as_deref() == Some(label.as_str()))
}

#[test]
fn lists_say_who_introduced_and_where_one_speaks() {
    let mut page = page(TestProject::study(Lang::En), [1300.0, 700.0], false);
    opener(&page, "participants-introduced-by", "م۳").click();
    page.run();
    page.get_by_role_and_label(Role::TreeItem, "م۱").click();
    page.run();
    let first = person(&page, "م۱").id;
    assert_eq!(person(&page, "م۳").introduced_by, Some(first));
    opener(&page, "participants-documents", "م۱۰").click();
    page.run();
    look(&mut page, "participants-documents");
    page.get_by_role_and_label(Role::TreeItem, "مصاحبهٔ م۳").click();
    page.run();
    let id = person(&page, "م۱۰").id;
    let snapshot = page.state().snapshot();
    assert_eq!(snapshot.documents_of(id).len(), 1);
}

/// The keys go through an open list, and what lies behind it hears none.
#[test]
fn a_list_of_people_is_gone_through_and_left_by_key() {
    let mut page = page(TestProject::study(Lang::Fa), [1300.0, 700.0], false);
    let focused = |page: &Window| {
        let mut node = page.query_all_by(|node| node.is_focused());
        node.next().and_then(|node| node.accesskit_node().label())
    };
    opener(&page, "participants-introduced-by", "م۳").click();
    page.run();
    page.key_press(Key::ArrowDown);
    page.run();
    let second = focused(&page).expect("a name");
    page.key_press(Key::Enter);
    page.run();
    let by = person(&page, "م۳").introduced_by.expect("somebody");
    let by = page
        .state()
        .snapshot()
        .participant(by)
        .expect("is there")
        .name
        .clone();
    assert_eq!(second, by);
    let before = page.state().snapshot().clone();
    opener(&page, "participants-introduced-by", "م۳").click();
    page.run();
    page.key_press(Key::ArrowDown);
    page.run();
    // Beyond the last name the list closes.
    for _ in 0..8 {
        page.key_press(Key::Tab);
        page.run();
    }
    let names = page.query_all_by_role(Role::TreeItem).count();
    assert_eq!(names, 0, "closed");
    assert!(*page.state().snapshot() == before);
}

#[test]
fn enter_links_nobody_who_was_not_asked_for() {
    let few = TestProject::of("الف", &[("نخست", "م۱: چون."), ("دوم", "م۲: بله.")]);
    for project in [TestProject::study(Lang::Fa), few] {
        let document = project.session.snapshot().documents()[0].id;
        let mut dialog = dialog(project, Dialog::LinkParticipants(document));
        let person = NewParticipant {
            name: "ب۱".into(),
            ..NewParticipant::default()
        };
        dialog
            .state_mut()
            .ask(Action::Edit(Edit::ImportParticipants(vec![person])));
        dialog.run();
        let before = dialog.state().snapshot().clone();
        dialog.key_press(Key::Enter);
        dialog.run();
        assert!(*dialog.state().snapshot() == before);
    }
}

//! What a query finds becomes a filter of documents, or a group.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{page, settle, shown, tables};
use crate::i18n::Lang;
use crate::ui::testing::{TestProject, Window, look, wait_for};

/// Types a query into its field, which stays open.
fn ask(page: &mut Window, query: &str) {
    page.get_by_role_and_label(Role::Button, "پرس‌وجو").click();
    page.run();
    page.run();
    page.event(egui::Event::Text(query.into()));
    page.run();
    page.run();
}

#[test]
fn the_documents_of_a_result_become_the_filter_and_a_group() {
    let mut page = page(TestProject::study(Lang::Fa), "quotations", [1300.0, 800.0], false);
    let all = shown(&page).rows().len();
    let coded: BTreeSet<_> = {
        let now = page.state().snapshot();
        let code = page.state().code("پاسخگویی نامناسب");
        now.codings()
            .filter(|c| c.code == code)
            .map(|c| c.document)
            .collect()
    };
    let query = "«پاسخگویی نامناسب»";
    ask(&mut page, query);
    look(&mut page, "findings-query-results-fa");
    page.get_by_label("گروه تازه از متن‌های نتیجه…").click();
    wait_for(&mut page, |page| page.state().has_dialog());
    page.run();
    // The query is the name that is proposed, and what is typed takes its place.
    let field = page.get_by_role_and_label(Role::TextInput, "نام");
    assert_eq!(
        field.accesskit_node().value().as_deref(),
        Some("پاسخگویی نامناسب")
    );
    look(&mut page, "findings-result-group-fa");
    page.event(egui::Event::Text("پاسخ‌ها".into()));
    page.run();
    page.key_press(egui::Key::Enter);
    settle(&mut page);
    let grouped = |page: &Window| -> BTreeSet<_> {
        let now = page.state().snapshot();
        let group = now.groups().into_iter().find(|group| group.name == "پاسخ‌ها");
        let Some(group) = group else {
            return BTreeSet::new();
        };
        let documents = now.documents().into_iter();
        let of_group = documents.filter(|document| document.group == Some(group.id));
        of_group.map(|document| document.id).collect()
    };
    assert_eq!(grouped(&page), coded);
    assert!(page.query_all_by_label_contains("واگرد").next().is_some());
    page.state_mut().take_back();
    settle(&mut page);
    assert!(grouped(&page).is_empty(), "in one step");
    // All that these documents say, and not the result alone.
    page.get_by_role_and_label(Role::Button, "پرس‌وجو").click();
    page.run();
    page.get_by_label("فقط متن‌های این نتیجه").click();
    wait_for(&mut page, |page| tables(page).query().is_empty());
    settle(&mut page);
    let request = tables(&page).request.clone().expect("a request");
    assert_eq!(request.choices.filter.documents, coded);
    assert!(coded.len() < page.state().snapshot().documents().len());
    let words = page.state().words.clone();
    let told = words.with("findings-result-filtered", &[("n", coded.len())]);
    assert!(page.query_all_by_label_contains(&told).next().is_some());
    assert!(shown(&page).rows().len() <= all);
    look(&mut page, "findings-result-filtered-fa");
    // The query is not lost: the toast leads back to it.
    page.get_by_label("بازگشت به پرس‌وجو").click();
    settle(&mut page);
    assert_eq!(tables(&page).query(), query);
    let request = tables(&page).request.clone().expect("a request");
    assert!(request.choices.filter.documents.is_empty());
    // What finds nothing says so, and leaves the page as it is.
    page.get_by_label("برداشتن فیلتر").click();
    settle(&mut page);
    ask(&mut page, "متن: «هیچ‌کجا نیست»");
    page.get_by_label("فقط متن‌های این نتیجه").click();
    let none = words.get("findings-result-none").into_owned();
    wait_for(&mut page, |page| {
        page.query_all_by_label_contains(&none).next().is_some()
    });
    assert!(!tables(&page).query().is_empty());
}

//! What all tables of the page share: the filter, the way to what stands behind a number, copying, and what is kept.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::tests::{cells, page, settle, shown, tables, tables_mut};
use super::*;
use crate::analysis::SplitBy;
use crate::report::tables::TABLES;
use crate::settings::ProjectChoices;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look};

/// What stands on a screen of a usual notebook.
const NOTEBOOK: [f32; 2] = [1366.0, 768.0];

#[test]
fn all_fields_of_a_table_are_seen_at_once() {
    for lang in Lang::ALL {
        for kind in TABLES {
            let page = page(TestProject::study(lang), kind.key, NOTEBOOK, false);
            // Where there is no stop list there is none to choose.
            let own = kind
                .options
                .iter()
                .filter(|option| !option.is_shared() && **option != TableOption::StopLists);
            // Buttons that open a list.
            let buttons = [TableOption::Attributes, TableOption::LikeCode];
            let buttons = buttons.into_iter().filter(|option| kind.takes(*option)).count();
            let roles = [Role::ComboBox, Role::CheckBox, Role::TextInput];
            let fields: Vec<_> = roles
                .into_iter()
                .flat_map(|role| page.query_all_by_role(role))
                .map(|node| node.rect())
                .collect();
            assert_eq!(fields.len() + buttons, own.count(), "{}", kind.key);
            use egui_kittest::kittest::NodeT as _;
            let names = roles
                .into_iter()
                .flat_map(|role| page.query_all_by_role(role))
                .map(|node| node.accesskit_node().label().unwrap_or_default());
            let mut told = std::collections::HashSet::new();
            for name in names {
                assert!(told.insert(name.clone()), "{}: {name} twice", kind.key);
            }
            let seen = page.ctx.content_rect();
            assert!(
                fields.iter().all(|field| seen.contains_rect(*field)),
                "{}",
                kind.key
            );
            // And they leave the table the greater part of the window.
            let lowest = fields.iter().map(|field| field.bottom()).fold(0.0, f32::max);
            assert!(lowest < 300.0, "{}: {lowest}", kind.key);
        }
    }
}

#[test]
fn a_filter_is_chosen_once_for_all_tables_and_told_as_a_sentence() {
    let mut page = page(TestProject::sample(Lang::Fa), "crosstab", NOTEBOOK, false);
    let told = |page: &Window, sentence: &str| {
        let plain = |text: &str| text.replace(['\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}'], "");
        let labels = page.query_all_by_role(Role::Label);
        let said: Vec<String> = labels
            .map(|node| {
                use egui_kittest::kittest::NodeT as _;
                plain(&node.accesskit_node().value().unwrap_or_default())
            })
            .collect();
        assert!(
            said.iter().any(|label| label == sentence),
            "{sentence} is not in {said:?}"
        );
    };
    told(&page, "در ۲۸ مصاحبه، همهٔ کدها");
    look(&mut page, "findings-whole-fa");
    page.get_by_label("فیلتر").click();
    page.run();
    page.get_by_role_and_label(Role::TreeItem, "حاکمیتی-سیاست‌گذاری")
        .click();
    settle(&mut page);
    look(&mut page, "findings-filter-fa");
    let limited = "در ۲۸ مصاحبه، کد «حاکمیتی-سیاست‌گذاری» با زیرکدهایش";
    told(&page, limited);
    page.key_press(egui::Key::Escape);
    page.run();
    page.get_by_label("فراوانی کدها").click();
    settle(&mut page);
    told(&page, limited);
    let rows = shown(&page).rows().len();
    assert!((3..40).contains(&rows), "the code with what is below it: {rows}");
    page.get_by_label("کلیدواژه‌ها").click();
    settle(&mut page);
    told(&page, "در ۲۸ مصاحبه");
    told(&page, "برای این جدول فرقی نمی‌کند: کدها.");
    look(&mut page, "findings-disregarded-fa");
    page.get_by_label("برداشتن فیلتر").click();
    page.run();
    page.get_by_label("فراوانی کدها").click();
    settle(&mut page);
    told(&page, "در ۲۸ مصاحبه، همهٔ کدها");
}

#[test]
fn no_table_of_another_state_is_shown() {
    let mut page = page(TestProject::study(Lang::Fa), "frequencies", NOTEBOOK, false);
    assert!(!cells(&page, "کم‌کاری کارکنان").is_empty());
    let code = {
        let snapshot = page.state().work().session.snapshot();
        let found = snapshot.codes().find(|code| code.name == "کم‌کاری کارکنان");
        found.expect("a code").id
    };
    page.state_mut()
        .apply(crate::model::Edit::DeleteCodes(vec![code]));
    page.step();
    assert!(
        cells(&page, "کم‌کاری کارکنان").is_empty(),
        "the old table has gone at once"
    );
    settle(&mut page);
    assert!(!cells(&page, "همهٔ گزاره‌های").is_empty());
    assert!(cells(&page, "کم‌کاری کارکنان").is_empty());
}

/// What stands in the first cell of a row.
fn head_of(page: &Window, row: usize) -> String {
    let table = shown(page);
    let cell = table
        .rows()
        .get(row)
        .and_then(|row| row.cells.first())
        .expect("a cell");
    cell.display(table.style, crate::report::ColumnKind::CodePath)
}

/// Where a cell stands in the row that begins with some words, so many cells after those.
fn cell_of(page: &Window, head: &str, column: usize) -> egui::Rect {
    use egui_kittest::kittest::NodeT as _;
    let label = |node: &egui_kittest::Node<'_>| node.accesskit_node().label().unwrap_or_default();
    let all: Vec<(String, egui::Rect)> = page
        .query_all_by_role(Role::Cell)
        .map(|node| (label(&node), node.rect()))
        .collect();
    let row = all.iter().find(|(label, _)| label == head).expect("the row").1;
    let mut beside: Vec<egui::Rect> = all
        .iter()
        .filter(|(label, rect)| label != head && (rect.center().y - row.center().y).abs() < 2.0)
        .map(|(_, rect)| *rect)
        .collect();
    // From the right on, as a Persian table is read.
    beside.sort_by(|a, b| b.center().x.total_cmp(&a.center().x));
    *beside.get(column).expect("a cell")
}

fn click(page: &mut Window, at: egui::Pos2) {
    page.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        page.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        page.run();
    }
    page.run();
}

#[test]
fn a_number_leads_to_its_passages_and_back() {
    let mut page = page(TestProject::sample(Lang::Fa), "crosstab", NOTEBOOK, false);
    let rect = cell_of(&page, &head_of(&page, 0), 0);
    let number = {
        let row = shown(&page).rows().first();
        let cell = row.and_then(|row| row.cells.get(1)).expect("a cell");
        let Some(crate::analysis::Behind::Passages(key)) = cell.behind.as_deref() else {
            panic!("{cell:?}");
        };
        let snapshot = page.state().work().session.snapshot();
        crate::analysis::codings_behind(snapshot, &crate::analysis::CodingFilter::default(), key).len()
    };
    assert!(number > 0);
    click(&mut page, rect.center());
    assert_eq!(page.state().shown_page(), Page::Coding);
    assert!(
        page.query_all_by_label_contains("خانهٔ جدول:").count() > 0,
        "what is retrieved is told"
    );
    let told = page.state().words.with(
        "segments-count",
        &[("n", number), ("codings", number), ("documents", number)],
    );
    let head = told.split('،').next().unwrap_or_default().to_owned();
    assert!(page.query_all_by_label_contains(&head).count() > 0, "{head}");
    look(&mut page, "findings-passages-fa");
    // Alt and the arrow to the right lead back, to the cell.
    page.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    settle(&mut page);
    page.run();
    assert_eq!(page.state().shown_page(), Page::Findings);
    assert!(tables(&page).cell.is_some());
    look(&mut page, "findings-back-fa");
    // Enter on the cell leads there again.
    page.key_press(egui::Key::Enter);
    page.run();
    assert_eq!(page.state().shown_page(), Page::Coding);
    let remove = page.state().words.get("segments-cell-remove").into_owned();
    page.get_by_label(&remove).click();
    page.run();
    assert_eq!(page.query_all_by_label_contains("خانهٔ جدول").count(), 0);
}

#[test]
fn the_number_of_a_word_leads_to_its_places_in_the_same_part() {
    let mut page = page(TestProject::sample(Lang::Fa), "words", NOTEBOOK, false);
    let request = tables_mut(&mut page).request.as_mut().expect("a request");
    request.choices.split_by = Some(SplitBy::Group);
    settle(&mut page);
    let word = head_of(&page, 0);
    let count =
        shown(&page).rows()[0].cells[3].display(shown(&page).style, crate::report::ColumnKind::Number);
    // The count in the first group.
    let rect = cell_of(&page, &word, 2);
    click(&mut page, rect.center());
    settle(&mut page);
    assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("concordance"));
    let rows = shown(&page).rows().len();
    assert_eq!(page.state().words.number(rows), count);
    look(&mut page, "findings-word-fa");
    page.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    settle(&mut page);
    assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("words"));
    let filter = &tables(&page).request.as_ref().expect("a request").choices.filter;
    assert!(filter.is_empty(), "and the filter is as it was");
    page.run();
    assert_eq!(tables(&page).cell, Some((0, 3)), "at the cell that was chosen");
}

#[test]
fn a_summary_is_written_from_its_cell() {
    let size = [1300.0, 760.0];
    let mut page = page(TestProject::study(Lang::Fa), "summaries", size, false);
    let head = head_of(&page, 0);
    let at = cell_of(&page, &head, 0).center();
    click(&mut page, at);
    page.run();
    assert!(page.state().has_dialog());
    page.event(egui::Event::Text("به دفتر اعتماد ندارد.".to_owned()));
    page.run();
    page.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Enter);
    settle(&mut page);
    assert!(!page.state().has_dialog());
    let cell = &shown(&page).rows()[0].cells[1];
    assert_eq!(
        cell.value,
        crate::report::Value::Text("به دفتر اعتماد ندارد.".to_owned())
    );
    look(&mut page, "tables-summaries-written");
}

#[test]
fn a_table_and_its_cells_are_copied() {
    let mut page = page(TestProject::sample(Lang::Fa), "crosstab", NOTEBOOK, false);
    page.event(egui::Event::Copy);
    page.run();
    let clip = page.state().copied().expect("the table");
    assert!(
        clip.text.contains("کد\t") && clip.text.contains("عدم ثبات مدیران\t"),
        "{}",
        clip.text
    );
    assert!(clip.html.expect("markup").contains("<table dir=\"rtl\""));
    assert!(
        page.query_by_label_contains("رونوشت شد").is_some(),
        "and that is told"
    );
    look(&mut page, "findings-copied-fa");
    // A cell is chosen with the pointer, further ones with Shift and the arrows.
    let beside = cell_of(&page, &head_of(&page, 0), 0);
    let down = |pressed| egui::Event::PointerButton {
        pos: beside.center(),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::SHIFT,
    };
    page.event(egui::Event::PointerMoved(beside.center()));
    for pressed in [true, false] {
        page.event_modifiers(down(pressed), egui::Modifiers::SHIFT);
        page.run();
    }
    assert_eq!(
        page.state().shown_page(),
        Page::Findings,
        "with Shift a cell is only chosen"
    );
    page.event(egui::Event::Copy);
    page.run();
    let clip = page.state().copied().expect("the cell");
    assert_eq!(clip.html, None);
    assert!(
        !clip.text.is_empty() && !clip.text.contains('\t'),
        "{}",
        clip.text
    );
    page.key_press_modifiers(egui::Modifiers::SHIFT, egui::Key::ArrowLeft);
    page.run();
    page.event(egui::Event::Copy);
    page.run();
    look(&mut page, "findings-selected-fa");
    let clip = page.state().copied().expect("the cells");
    assert_eq!(clip.text.matches('\t').count(), 1, "{}", clip.text);
}

#[test]
fn what_was_chosen_is_there_when_the_project_is_opened_again() {
    let mut window = page(TestProject::sample(Lang::Fa), "crosstab", NOTEBOOK, false);
    let snapshot = window.state().work().session.snapshot().clone();
    let request = tables_mut(&mut window).request.as_mut().expect("a request");
    request.choices.level = Some(crate::model::Level::Category);
    request.choices.filter.query = "اهمیت >= ۰".to_owned();
    let before = request.clone();
    settle(&mut window);
    let mut view = ProjectView::default();
    tables(&window).note_filters(&snapshot, &mut view);
    // As it comes back from the file of settings.
    let kept = ron::to_string(&view).expect("it can be written");
    let view: ProjectView = ron::from_str(&kept).expect("and read");
    let mut again = FindingsPage::default();
    again.recall_filters(&view, &snapshot);
    let mut noted = ProjectView::default();
    again.note_filters(&snapshot, &mut noted);
    assert_eq!(noted, view, "a page that was not seen keeps what was kept");
    assert_eq!(again.first(&snapshot, &window.state().words), before);
}

#[test]
fn whatever_a_file_says_was_chosen_no_table_fails() {
    let words = ["0", "18446744073709551615", "-1", "؟", "true", "near:4294967295"];
    for said in words {
        let mut window = page(TestProject::study(Lang::Fa), "codes", NOTEBOOK, false);
        let snapshot = window.state().work().session.snapshot().clone();
        let options: Vec<String> = TableOption::ALL
            .into_iter()
            .filter_map(kept::key)
            .map(|key| format!("\"{key}\":\"{said}\""))
            .collect();
        let value = format!(
            "{{\"chosen\":{{\"options\":{{{}}},\"lang\":\"{said}\",\"profile\":\"{said}\"}}}}",
            options.join(",")
        );
        let pages = std::collections::BTreeMap::from([("findings".to_owned(), value)]);
        let mut view = ProjectView::default();
        ProjectChoices::read(&pages).put_into(&mut view);
        // Two options share a name.
        assert_eq!(view.findings.options.len(), options.len() - 1);
        let mut hostile = FindingsPage::default();
        hostile.recall_filters(&view, &snapshot);
        *tables_mut(&mut window) = hostile;
        for kind in TABLES {
            let words = window.state().words.clone();
            tables_mut(&mut window).choose(kind, &snapshot, &words);
            settle(&mut window);
            shown(&window);
        }
    }
}

#[test]
fn a_query_is_kept_used_renamed_and_deleted() {
    let mut page = page(TestProject::study(Lang::Fa), "quotations", NOTEBOOK, false);
    let saved = |page: &Window| -> Vec<String> {
        let snapshot = page.state().work().session.snapshot();
        snapshot.queries().map(|row| row.name.clone()).collect()
    };
    let all = shown(&page).rows().len();
    page.get_by_role_and_label(Role::Button, "پرس‌وجو").click();
    page.run();
    page.get_by_role_and_label(Role::TextInput, "پرس‌وجو").focus();
    page.run();
    page.event(egui::Event::Text("«کم‌کاری کارکنان»".to_owned()));
    settle(&mut page);
    let some = shown(&page).rows().len();
    assert!((1..all).contains(&some), "{some} of {all}");
    page.get_by_label("ذخیرهٔ جست‌وجو…").click();
    page.run();
    page.run();
    page.event(egui::Event::Text("کم‌کاری".to_owned()));
    page.key_press(egui::Key::Enter);
    page.run();
    assert_eq!(saved(&page), ["کم‌کاری"]);
    look(&mut page, "findings-saved-query-fa");
    // The field is emptied, and the saved query chosen from the list.
    let request = tables_mut(&mut page).request.as_mut().expect("a request");
    request.choices.filter.query.clear();
    settle(&mut page);
    assert_eq!(shown(&page).rows().len(), all);
    page.get_by_role_and_label(Role::Button, "کم‌کاری").click();
    settle(&mut page);
    assert_eq!(shown(&page).rows().len(), some);
    // Its name is another, also where it is in use.
    let named = |page: &Window, id: &str, name: &str| page.state().words.with(id, &[("name", name)]);
    let rename = named(&page, "findings-query-rename", "کم‌کاری");
    page.get_by_label(&rename).click();
    page.run();
    page.run();
    page.event(egui::Event::Text(" بازبینی‌شده".to_owned()));
    page.key_press(egui::Key::Enter);
    settle(&mut page);
    assert_eq!(saved(&page), ["کم‌کاری بازبینی‌شده"]);
    assert_eq!(shown(&page).rows().len(), some);
    let delete = named(&page, "findings-query-delete", "کم‌کاری بازبینی‌شده");
    page.get_by_label(&delete).click();
    settle(&mut page);
    assert!(saved(&page).is_empty());
    assert_eq!(shown(&page).rows().len(), all, "nothing is left to be limited to");
}

/// A study with a list of keywords, one of which is open at its end.
fn with_keywords(lang: Lang) -> TestProject {
    let mut project = TestProject::sample(lang);
    let entry = |word: &str| crate::model::WordEntry {
        word: word.to_owned(),
        ..Default::default()
    };
    project.apply(crate::model::Edit::PutWordList {
        list: None,
        kind: crate::model::WordListKind::Keywords,
        name: "دفتر".to_owned(),
        note: String::new(),
        entries: vec![entry("دفتر*"), entry("اعتماد")],
    });
    project
}

#[test]
fn an_open_keyword_leads_to_every_place_that_it_counts() {
    let mut page = page(with_keywords(Lang::Fa), "keywords", NOTEBOOK, false);
    let words = |page: &Window| shown(page).flat_headings().len();
    let whole = words(&page);
    look(&mut page, "keywords-open-fa");
    // Nothing is split unless it is asked for.
    let split = page.get_by_role_and_label(Role::ComboBox, "به تفکیک");
    assert_eq!(split.value().as_deref(), Some("بدون تفکیک"));
    let sum = |page: &Window, column: usize| {
        let table = shown(page);
        table.rows()[0].cells[column].display(table.style, crate::report::ColumnKind::Number)
    };
    let count = sum(&page, 2);
    let at = cell_of(&page, "دفتر*", 0).center();
    click(&mut page, at);
    settle(&mut page);
    assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("concordance"));
    assert_eq!(page.state().words.number(shown(&page).rows().len()), count);
    look(&mut page, "keywords-open-places-fa");
    page.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowRight);
    settle(&mut page);
    page.run();
    assert_eq!(tables(&page).kind().map(|kind| kind.key), Some("keywords"));
    assert_eq!(tables(&page).cell, Some((0, 2)));
    // In what the participants say, and in one group.
    let request = tables_mut(&mut page).request.as_mut().expect("a request");
    request.choices.split_by = Some(SplitBy::Group);
    request.choices.counted.speech = crate::analysis::WordSpeech::Participants;
    settle(&mut page);
    assert!(words(&page) > whole);
    let count = sum(&page, 2);
    let at = cell_of(&page, "دفتر*", 0).center();
    click(&mut page, at);
    settle(&mut page);
    assert_eq!(page.state().words.number(shown(&page).rows().len()), count);
}

#[test]
fn a_summary_grid_without_columns_says_why_and_what_to_do() {
    let mut page = page(TestProject::study(Lang::Fa), "summaries", NOTEBOOK, false);
    let code = |page: &Window, level| {
        let snapshot = page.state().work().session.snapshot();
        let found = snapshot.codes().find(|code| code.level == level);
        found.expect("a code").id
    };
    let one = code(&page, crate::model::Level::Subcategory);
    let request = tables_mut(&mut page).request.as_mut().expect("a request");
    request.choices.filter.codes = [one].into();
    settle(&mut page);
    assert_eq!(
        shown(&page).columns().len(),
        2,
        "the code that is asked for has a column"
    );
    assert!(!shown(&page).rows().is_empty());
    // Without categories, and nothing asked for, there is none.
    let mut empty = TestProject::of("تنها\n", &[("م۱", "⟦تنها:متن⟧\n")]);
    empty.settings.language = Lang::Fa;
    empty.apply(crate::model::Edit::ImportParticipants(vec![
        crate::model::NewParticipant {
            name: "م۱".into(),
            ..Default::default()
        },
    ]));
    let mut page = self::page(empty, "summaries", NOTEBOOK, false);
    assert!(shown(&page).rows().is_empty());
    assert!(
        page.query_all_by_label_contains("در نظام کدها طبقه‌ای بسازید")
            .count()
            > 0
    );
    look(&mut page, "summaries-no-columns-fa");
}

#[test]
fn what_the_tables_are_made_of_is_told_in_the_digits_of_the_window() {
    let mut page = page(TestProject::sample(Lang::Fa), "frequencies", NOTEBOOK, false);
    assert!(page.query_all_by_label_contains("در ۲۸ مصاحبه").count() > 0);
    page.state_mut().settings_mut().digits = Some(Digits::Latin);
    settle(&mut page);
    assert!(page.query_all_by_label_contains("در ۲۸ مصاحبه").count() == 0);
    assert!(page.query_all_by_label_contains("28").count() > 0);
}

#[test]
fn another_table_begins_at_its_first_row() {
    let mut page = page(TestProject::sample(Lang::Fa), "segments", NOTEBOOK, false);
    let first = head_of(&page, 0);
    assert!(!cells(&page, &first).is_empty());
    let at = page.ctx.content_rect().center();
    page.event(egui::Event::PointerMoved(at));
    for _ in 0..40 {
        page.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -900.0),
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
            phase: egui::TouchPhase::Move,
        });
        page.run();
    }
    let top = |page: &Window, words: &str| cells(page, words).iter().any(|cell| cell.top() < 400.0);
    for key in ["quotations", "segments"] {
        let (words, snapshot) = (
            page.state().words.clone(),
            page.state().work().session.snapshot().clone(),
        );
        tables_mut(&mut page).choose(TableKind::named(key).expect("a table"), &snapshot, &words);
        settle(&mut page);
        let first = head_of(&page, 0);
        assert!(top(&page, &first), "{key} begins with {first}");
    }
}

#[test]
fn every_table_of_the_list_is_in_sight() {
    for lang in Lang::ALL {
        let mut page = page(TestProject::study(lang), "codes", NOTEBOOK, false);
        look(&mut page, &format!("findings-list-{}", lang.code()));
        let last = TABLES.last().expect("a table");
        let name = page.state().words.get(last.name).into_owned();
        let row = page.get_by_role_and_label(Role::TreeItem, &name).rect();
        assert!(row.bottom() < NOTEBOOK[1] - 26.0 - 12.0, "{row}");
    }
}

#[test]
fn what_is_chosen_is_read_whole_where_there_is_room() {
    for lang in Lang::ALL {
        for kind in TABLES {
            let page = page(TestProject::study(lang), kind.key, NOTEBOOK, false);
            let values: Vec<String> = page
                .query_all_by_role(Role::ComboBox)
                .filter_map(|node| node.value())
                .collect();
            for clipped in &page.output().shapes {
                if let egui::Shape::Text(shape) = &clipped.shape
                    && values.iter().any(|value| value == shape.galley.text())
                {
                    assert!(!shape.galley.elided, "{}: {}", kind.key, shape.galley.text());
                }
            }
        }
    }
}

#[test]
fn a_query_whose_name_is_taken_keeps_what_was_typed() {
    let mut page = page(TestProject::study(Lang::Fa), "quotations", NOTEBOOK, false);
    page.state_mut().apply(crate::model::Edit::SaveQuery {
        query: None,
        name: "کم‌کاری".into(),
        text: "*".into(),
    });
    page.run();
    page.get_by_role_and_label(Role::Button, "پرس‌وجو").click();
    page.run();
    page.get_by_role_and_label(Role::TextInput, "پرس‌وجو").focus();
    page.run();
    page.event(egui::Event::Text("*".to_owned()));
    settle(&mut page);
    page.get_by_label("ذخیرهٔ جست‌وجو…").click();
    page.run();
    page.run();
    page.event(egui::Event::Text("كم‌كاري".to_owned()));
    page.run();
    page.key_press(egui::Key::Enter);
    page.run();
    look(&mut page, "findings-query-taken-fa");
    let snapshot = page.state().work().session.snapshot().clone();
    assert_eq!(snapshot.queries().count(), 1);
    let name = page.state().words.get("findings-query-name").into_owned();
    let field = page.get_by_role_and_label(Role::TextInput, &name);
    assert_eq!(field.value().as_deref(), Some("كم‌كاري"), "nothing typed is lost");
    // It is mended where it stands.
    page.event(egui::Event::Text(" ۲".to_owned()));
    page.key_press(egui::Key::Enter);
    page.run();
    let snapshot = page.state().work().session.snapshot().clone();
    assert_eq!(snapshot.queries().count(), 2);
}

#[test]
fn attributes_group_the_participants_alone_and_are_shown_elsewhere() {
    let mut page = page(TestProject::study(Lang::Fa), "participants", NOTEBOOK, false);
    page.get_by_label("ویژگی‌هایی که گروه می‌سازند");
    page.get_by_label("نمایهٔ مشارکت‌کنندگان").click();
    settle(&mut page);
    page.get_by_label("ویژگی‌ها در جدول");
}

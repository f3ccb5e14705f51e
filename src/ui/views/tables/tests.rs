use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::SplitBy;
use crate::i18n::{Digits, Lang};
use crate::report::tables::TABLES;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, wait_for, window};

fn page(project: TestProject, key: &str, size: [f32; 2], dark: bool) -> Window {
    let mut page = window(project.on(Page::Tables), size, dark);
    let words = page.state().words.clone();
    tables_mut(&mut page).choose(TableKind::named(key).expect("a table"), &words);
    settle(&mut page);
    page
}

fn tables(page: &Window) -> &TablesPage {
    &page.state().panes().tables
}

fn tables_mut(page: &mut Window) -> &mut TablesPage {
    &mut page.state_mut().panes_mut().tables
}

/// Runs until the table is made.
fn settle(page: &mut Window) {
    loop {
        page.run();
        if tables(page).making.is_none() {
            break;
        }
        std::thread::yield_now();
    }
    page.run();
}

fn title(page: &Window) -> String {
    let shown = tables(page).shown.as_ref();
    shown.map_or_else(String::new, |s| s.preview.table().title.clone())
}

#[test]
fn every_table_looks_right() {
    for lang in Lang::ALL {
        for kind in TABLES {
            let (dark, size) = match lang {
                Lang::Fa => (false, [1300.0, 760.0]),
                Lang::En => (true, [960.0, 600.0]),
            };
            let mut page = page(TestProject::study(lang), kind.key, size, dark);
            look(&mut page, &format!("tables-{}-{}", kind.key, lang.code()));
            assert!(tables(&page).fault.is_none());
        }
        let mut empty = page(TestProject::new(lang), "ladder", [960.0, 600.0], false);
        look(&mut empty, &format!("tables-empty-{}", lang.code()));
    }
}

#[test]
fn options_make_the_table_again() {
    let mut page = page(TestProject::study(Lang::Fa), "codes", [1250.0, 1000.0], false);
    let persian = title(&page);
    page.get_by_label("English").click();
    settle(&mut page);
    assert_ne!(title(&page), persian);
    let request = tables(&page).request.clone().expect("a request");
    assert_eq!((request.lang, request.digits), (Lang::En, Digits::Latin));
    page.get_by_label("فراوانی کدها").click();
    settle(&mut page);
    let rows = |page: &Window| {
        let shown = tables(page).shown.as_ref().expect("a table");
        shown.preview.table().rows().len()
    };
    let before = rows(&page);
    let edit = crate::model::Edit::CreateCodes {
        parent: None,
        codes: vec![crate::model::NewCode {
            name: "تازه".into(),
            ..Default::default()
        }],
    };
    page.state_mut().apply(edit);
    settle(&mut page);
    assert_eq!(rows(&page), before + 1, "the table follows the project");
}

#[test]
fn a_code_leads_to_its_passages() {
    let mut page = page(
        TestProject::study(Lang::Fa),
        "frequencies",
        [1300.0, 800.0],
        false,
    );
    page.get_by_role_and_label(egui::accesskit::Role::Cell, "کم‌کاری کارکنان")
        .click();
    page.run();
    assert_eq!(page.state().work().shared.active_codes.len(), 1);
    assert_eq!(page.state().shown_page(), Page::Coding);
}

#[test]
fn exporting_asks_for_a_file_and_writes_it() {
    let mut page = page(TestProject::study(Lang::En), "ladder", [1200.0, 800.0], false);
    tables_mut(&mut page).ask_to_export();
    page.run();
    let folder = tempfile::tempdir().expect("a folder");
    page.state().answer(folder.path().join("ladder"));
    page.get_by_label("CSV for R and Python").click();
    let file = folder.path().join("ladder.csv");
    wait_for(&mut page, |_| file.exists());
    let asked = page.state().questions();
    let crate::ui::platform::FilePurpose::Save(name) = &asked[0].purpose else {
        panic!("{asked:?}");
    };
    assert!(name.ends_with(".csv"), "{name}");
    let written = std::fs::read_to_string(&file).expect("the file");
    assert!(written.contains("کم‌کاری کارکنان"), "{written}");
    tables_mut(&mut page).ask_to_export();
    page.run();
    page.state().answer(folder.path().join("no/such/folder.csv"));
    page.get_by_label("CSV for R and Python").click();
    wait_for(&mut page, |page| {
        page.query_all_by_label_contains("folder.csv").next().is_some()
    });
    assert!(!folder.path().join("no").exists());
}

#[test]
fn a_long_table_is_measured_little_by_little() {
    let mut project = TestProject::study(Lang::Fa);
    for n in 0..400 {
        project.apply(crate::model::Edit::CreateGroup(format!("گروه شمارهٔ {n}")));
    }
    let page = page(project, "history", [1000.0, 700.0], false);
    let shown = tables(&page).shown.as_ref().expect("a table");
    assert!(shown.preview.table().rows().len() > 400);
}

#[test]
fn every_split_looks_right() {
    for lang in Lang::ALL {
        let attribute = {
            let project = TestProject::study(lang);
            let attributes = project.session.snapshot().attributes();
            attributes.first().map(|a| SplitBy::Attribute(a.id))
        };
        let splits = [Some(SplitBy::Document), Some(SplitBy::Group), attribute];
        for (by, name) in splits.into_iter().zip(["document", "group", "attribute"]) {
            let (dark, size) = match lang {
                Lang::Fa => (false, [1300.0, 760.0]),
                Lang::En => (true, [784.0, 580.0]),
            };
            let mut page = page(TestProject::study(lang), "frequencies", size, dark);
            if let Some(request) = &mut tables_mut(&mut page).request {
                request.choices.split_by = by;
            }
            settle(&mut page);
            look(&mut page, &format!("tables-by-{name}-{}", lang.code()));
            let shown = tables(&page).shown.as_ref().expect("a table");
            let table = shown.preview.table();
            assert_eq!(table.header().len(), 2);
            assert_ne!(table.title, shown.title, "the caption tells what the cells hold");
        }
    }
}

#[test]
fn a_crosstab_is_chosen_with_its_tests() {
    for lang in Lang::ALL {
        let (dark, size) = match lang {
            Lang::Fa => (false, [1366.0, 768.0]),
            Lang::En => (true, [1100.0, 700.0]),
        };
        let mut page = page(TestProject::study(lang), "crosstab", size, dark);
        if let Some(request) = &mut tables_mut(&mut page).request {
            request.choices.level = Some(crate::model::Level::Code);
            request.choices.share = crate::report::tables::CrossShare::Column;
        }
        settle(&mut page);
        look(&mut page, &format!("crosstab-of-codes-{}", lang.code()));
        let words = crate::i18n::Words::new(lang);
        let group = words.get("tables-by-group");
        let found = page.query_all_by_label_contains(&group);
        assert!(found.count() > 0, "what it is crossed by stands in the list");
        let shown = tables(&page).shown.as_ref().expect("a table");
        assert!(shown.preview.table().rows().len() > 2);
        assert!(
            shown
                .preview
                .table()
                .statistics
                .iter()
                .any(|(name, _)| *name == "chi2")
        );
    }
}

#[test]
fn words_are_split_and_counted_as_chosen() {
    for lang in Lang::ALL {
        let mut page = page(TestProject::study(lang), "words", [1500.0, 1300.0], false);
        let request = tables_mut(&mut page).request.as_mut().expect("a request");
        request.choices.split_by = Some(SplitBy::Group);
        request.choices.counted.length = 2;
        settle(&mut page);
        look(&mut page, &format!("words-by-group-{}", lang.code()));
        let answers = page.state().words.get("tables-answers-only").into_owned();
        let rows = |page: &Window| {
            let shown = tables(page).shown.as_ref().expect("a table");
            shown.preview.table().rows().len()
        };
        let before = rows(&page);
        page.get_by_label(&answers).click();
        settle(&mut page);
        let counted = tables(&page).request.as_ref().expect("a request").choices.counted;
        assert_eq!(counted.speech, crate::analysis::WordSpeech::Participants);
        assert!(before > 0 && rows(&page) <= before);
    }
}

#[test]
fn the_names_of_all_tables_are_read_in_full() {
    for lang in Lang::ALL {
        for size in [[1366.0, 768.0], [1024.0, 700.0]] {
            let page = page(TestProject::study(lang), "codes", size, false);
            let shown: Vec<_> = page.output().shapes.iter().collect();
            for kind in TABLES {
                let name = page.state().words.get(kind.name);
                let galleys = shown.iter().filter_map(|clipped| match &clipped.shape {
                    egui::Shape::Text(shape) if shape.galley.text() == name => Some(&shape.galley),
                    _ => None,
                });
                for galley in galleys {
                    assert!(!galley.elided, "{name}");
                }
            }
        }
    }
}

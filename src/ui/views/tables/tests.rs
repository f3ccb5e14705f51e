use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::By;
use crate::exchange::export::{table_file_name, write_table};
use crate::files::Terms;
use crate::i18n::{Digits, Lang};
use crate::report::tables::TABLES;
use crate::ui::views::bench::{Bench, Stage, look, stage};

type Page = Harness<'static, Stage<TablesPage>>;

fn page(bench: Bench, key: &str, size: [f32; 2], dark: bool) -> Page {
    let mut tables = TablesPage::default();
    tables.choose(TableKind::named(key).expect("a table"), &bench.words);
    let mut page = stage(bench, tables, size, dark, TablesPage::ui);
    settle(&mut page);
    page
}

/// Runs until the table is made.
fn settle(page: &mut Page) {
    loop {
        page.run();
        if page.state().pane.making.is_none() {
            break;
        }
        std::thread::yield_now();
    }
    page.run();
}

fn title(page: &Page) -> String {
    let shown = page.state().pane.shown.as_ref();
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
            let mut page = page(Bench::study(lang), kind.key, size, dark);
            look(&mut page, &format!("tables-{}-{}", kind.key, lang.code()));
            assert!(page.state().pane.fault.is_none());
        }
        let mut empty = page(Bench::new(lang), "ladder", [960.0, 600.0], false);
        look(&mut empty, &format!("tables-empty-{}", lang.code()));
    }
}

#[test]
fn options_make_the_table_again() {
    let mut page = page(Bench::study(Lang::Fa), "codes", [1200.0, 800.0], false);
    let persian = title(&page);
    page.get_by_label("English").click();
    settle(&mut page);
    assert_ne!(title(&page), persian);
    let request = page.state().pane.request.clone().expect("a request");
    assert_eq!((request.lang, request.digits), (Lang::En, Digits::Latin));
    page.get_by_label("فراوانی کدها").click();
    settle(&mut page);
    let rows = |page: &Page| {
        let shown = page.state().pane.shown.as_ref().expect("a table");
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
    page.state_mut().bench.apply(edit);
    settle(&mut page);
    assert_eq!(rows(&page), before + 1, "the table follows the project");
}

#[test]
fn a_code_leads_to_its_passages() {
    let mut page = page(Bench::study(Lang::Fa), "frequencies", [1300.0, 800.0], false);
    page.get_by_role_and_label(egui::accesskit::Role::Cell, "کم‌کاری کارکنان")
        .click();
    page.run();
    let bench = &page.state().bench;
    assert_eq!(bench.shared.active_codes.len(), 1);
    assert!(matches!(bench.asked[..], [Action::Run(Command::ShowCoding)]));
}

#[test]
fn exporting_asks_for_a_file_and_writes_it() {
    let mut page = page(Bench::study(Lang::En), "ladder", [1200.0, 800.0], false);
    page.state_mut().pane.ask_to_export();
    page.run();
    page.get_by_label("CSV for R and Python").click();
    page.run();
    let bench = &page.state().bench;
    let Some(Action::ExportTable(wanted)) = bench.asked.first() else {
        panic!("{:?}", bench.asked);
    };
    assert!(table_file_name(&wanted.title, wanted.format).ends_with(".csv"));
    let folder = tempfile::tempdir().expect("a folder");
    let source = table_source(&bench.session, wanted.request.kind, 0).expect("the texts are there");
    let write = |name: &str| {
        let path = folder.path().join(name);
        write_table(
            wanted.request.make(&source),
            &path,
            Some(wanted.format),
            &wanted.profile,
            Terms::default(),
        )
    };
    let path = write("ladder").expect("it is written");
    assert_eq!(path, folder.path().join("ladder.csv"));
    let written = std::fs::read_to_string(&path).expect("the file");
    assert!(written.contains("کم‌کاری کارکنان"), "{written}");
    assert!(write("no/such/folder.csv").is_err());
}

#[test]
fn a_long_table_is_measured_little_by_little() {
    let mut bench = Bench::study(Lang::Fa);
    for n in 0..400 {
        bench.apply(crate::model::Edit::CreateGroup(format!("گروه شمارهٔ {n}")));
    }
    let page = page(bench, "history", [1000.0, 700.0], false);
    let shown = page.state().pane.shown.as_ref().expect("a table");
    assert!(shown.preview.table().rows().len() > 400);
}

#[test]
fn every_split_looks_right() {
    for lang in Lang::ALL {
        let attribute = {
            let bench = Bench::study(lang);
            bench
                .session
                .snapshot()
                .attributes()
                .first()
                .map(|a| By::Attribute(a.id))
        };
        let splits = [Some(By::Document), Some(By::Group), attribute];
        for (by, name) in splits.into_iter().zip(["document", "group", "attribute"]) {
            let bench = Bench::study(lang);
            let (dark, size) = match lang {
                Lang::Fa => (false, [1300.0, 760.0]),
                Lang::En => (true, [784.0, 580.0]),
            };
            let mut tables = TablesPage::default();
            tables.choose(TableKind::named("frequencies").expect("a table"), &bench.words);
            if let Some(request) = &mut tables.request {
                request.choices.split_by = by;
            }
            let mut page = stage(bench, tables, size, dark, TablesPage::ui);
            settle(&mut page);
            look(&mut page, &format!("tables-by-{name}-{}", lang.code()));
            let shown = page.state().pane.shown.as_ref().expect("a table");
            let table = shown.preview.table();
            assert_eq!(table.header().len(), 2);
            assert_ne!(table.title, shown.title, "the caption tells what the cells hold");
        }
    }
}

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::SplitBy;
use crate::i18n::{Digits, Lang};
use crate::report::tables::TABLES;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, wait_for, window};

pub(super) fn page(project: TestProject, key: &str, size: [f32; 2], dark: bool) -> Window {
    let mut page = window(project.on(Page::Findings), size, dark);
    let words = page.state().words.clone();
    let snapshot = page.state().work().session.snapshot().clone();
    tables_mut(&mut page).choose(TableKind::named(key).expect("a table"), &snapshot, &words);
    settle(&mut page);
    page
}

pub(super) fn tables(page: &Window) -> &FindingsPage {
    &page.state().panes().findings
}

pub(super) fn tables_mut(page: &mut Window) -> &mut FindingsPage {
    &mut page.state_mut().panes_mut().findings
}

/// Runs until the table is made.
pub(super) fn settle(page: &mut Window) {
    loop {
        page.run();
        if !tables(page).maker.is_busy() {
            break;
        }
        std::thread::yield_now();
    }
    page.run();
}

/// The table that is shown, as it is printed.
pub(super) fn shown(page: &Window) -> &Table {
    let made = tables(page).maker.last().expect("a table");
    made.preview.table()
}

fn title(page: &Window) -> String {
    shown(page).title.clone()
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
            shown(&page);
        }
        let mut empty = page(TestProject::new(lang), "ladder", [960.0, 600.0], false);
        look(&mut empty, &format!("tables-empty-{}", lang.code()));
    }
}

#[test]
fn options_make_the_table_again() {
    let mut page = page(TestProject::study(Lang::Fa), "codes", [1250.0, 1000.0], false);
    let persian = title(&page);
    page.get_by_label("زبان، رقم و قلم جدول").click();
    page.run();
    page.get_by_label("English").click();
    settle(&mut page);
    assert_ne!(title(&page), persian);
    let request = tables(&page).request.clone().expect("a request");
    assert_eq!((request.lang, request.digits), (Lang::En, Digits::Latin));
    page.key_press(egui::Key::Escape);
    page.run();
    page.get_by_label("فراوانی کدها").click();
    settle(&mut page);
    let rows = |page: &Window| shown(page).rows().len();
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
    assert!(shown(&page).rows().len() > 400);
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
            let table = shown(&page);
            assert_eq!(table.header().len(), 2);
            assert_ne!(
                table.title,
                tables(&page).maker.last().expect("a table").title,
                "the caption tells what the cells hold"
            );
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
        assert!(shown(&page).rows().len() > 2);
        assert!(shown(&page).statistics.iter().any(|(name, _)| *name == "chi2"));
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
        let rows = |page: &Window| shown(page).rows().len();
        let before = rows(&page);
        page.get_by_label(&answers).click();
        settle(&mut page);
        let counted = &tables(&page).request.as_ref().expect("a request").choices.counted;
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

/// The matrix of a study whose names are long, beginning at its first column.
fn long_matrix(lang: Lang, size: [f32; 2], dark: bool) -> Window {
    let name = |n| {
        format!(
            "شمارهٔ {n} نبود هماهنگی میان دستگاه‌های اجرایی و نهادهای محلی در مرحلهٔ آغازین اجرای برنامهٔ توسعهٔ خدمات"
        )
    };
    let outline: String = (1..=30).map(|n| format!("{}\n", name(n))).collect();
    let marked: String = (1..=30).map(|n| format!("⟦{}:گفتهٔ {n}⟧\n", name(n))).collect();
    let mut project = TestProject::of(&outline, &[("م۱", &marked)]);
    project.settings.language = lang;
    let mut page = page(project, "cooccurrence", size, dark);
    let request = tables_mut(&mut page).request.as_mut().expect("a request");
    request.choices.matrix = true;
    settle(&mut page);
    page
}

pub(super) fn cells(page: &Window, words: &str) -> Vec<egui::Rect> {
    let cells = page.query_all_by_role(egui::accesskit::Role::Cell);
    let said = |node: &egui_kittest::Node<'_>| {
        use egui_kittest::kittest::NodeT as _;
        node.accesskit_node().label().unwrap_or_default()
    };
    cells
        .filter(|node| said(node).contains(words))
        .map(|node| node.rect())
        .collect()
}

/// Turns the wheel over the middle of the table.
fn wheel(page: &mut Window, delta: egui::Vec2) {
    let at = page.ctx.content_rect().center();
    page.event(egui::Event::PointerMoved(at));
    for _ in 0..8 {
        page.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: delta / 8.0,
            modifiers: egui::Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
            phase: egui::TouchPhase::Move,
        });
        page.run();
    }
    page.run();
}

#[test]
fn a_matrix_keeps_its_head_and_its_first_column_in_sight() {
    for (lang, to_the_end, dark) in [(Lang::Fa, 6_000.0, false), (Lang::En, -6_000.0, true)] {
        let mut page = long_matrix(lang, [1366.0, 768.0], dark);
        look(&mut page, &format!("matrix-begin-{}", lang.code()));
        let head = |page: &Window| cells(page, "شمارهٔ 1 ").first().copied().expect("the head");
        let before = head(&page);
        assert!(before.height() <= 120.0, "{before:?}");
        let first = *cells(&page, "شمارهٔ 3 ").last().expect("a row");
        wheel(&mut page, egui::vec2(to_the_end, 0.0));
        wheel(&mut page, egui::vec2(0.0, -160.0));
        look(&mut page, &format!("matrix-end-{}", lang.code()));
        let row = *cells(&page, "شمارهٔ 3 ").last().expect("the row is there still");
        assert!(
            (row.center().x - first.center().x).abs() < 1.0,
            "{first:?} {row:?}"
        );
        assert!(row.top() < first.top() - 100.0, "and has gone up with the others");
        let last = *cells(&page, "شمارهٔ 30 ")
            .first()
            .expect("the head of the last column");
        assert!(
            last.width() > 30.0 && page.ctx.content_rect().contains_rect(last),
            "{last:?}"
        );
        assert!((last.top() - before.top()).abs() < 1.0, "the head stays above");
    }
}

#[test]
fn a_long_name_in_a_head_is_told_whole_under_the_pointer() {
    let mut page = long_matrix(Lang::Fa, [1366.0, 768.0], false);
    let head = *cells(&page, "شمارهٔ 3 ").first().expect("the head");
    page.hover_at(head.center());
    for _ in 0..60 {
        page.step();
    }
    look(&mut page, "matrix-head-tip-fa");
    let whole = page.query_all_by_label_contains("شمارهٔ 3 نبود هماهنگی");
    // The head, the row and the tip.
    assert_eq!(whole.count(), 3);
}

#[test]
fn noughts_are_fainter_than_what_is_there() {
    let page = long_matrix(Lang::Fa, [1366.0, 768.0], false);
    let theme = crate::ui::theme::Theme::light();
    let ink = |words: &str| {
        let shapes = page.output().shapes.iter();
        let inks: Vec<_> = shapes
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Text(shape) if shape.galley.text() == words => Some(shape.fallback_color),
                _ => None,
            })
            .collect();
        assert!(!inks.is_empty(), "{words} is drawn");
        inks
    };
    assert!(ink("۰").iter().all(|ink| *ink == theme.colours.faint));
    assert!(ink("۱").contains(&theme.colours.ink));
}

#[test]
fn the_options_of_a_table_are_seen_in_a_low_window() {
    // A screen of 1366 × 768 at one and a half times its size.
    for (lang, together, codes) in [
        (Lang::Fa, "با هم یعنی", "فراوانی کدها"),
        (Lang::En, "Together means", "Frequencies of codes"),
    ] {
        let mut page = page(TestProject::sample(lang), "cooccurrence", [911.0, 512.0], false);
        look(&mut page, &format!("tables-low-{}", lang.code()));
        let option = page.get_by_role_and_label(egui::accesskit::Role::ComboBox, together);
        assert!(option.rect().bottom() < 400.0, "{}", option.rect());
        let words = page.state().words.clone();
        page.get_by_role_and_label(Role::Button, &words.get("tables-cooccurrence"))
            .click();
        page.run();
        page.get_by_label(codes).click();
        settle(&mut page);
        assert_eq!(tables(&page).kind(), TableKind::named("frequencies"));
        // A row of whole paths is no tower.
        let mut page = self::page(TestProject::sample(lang), "cooccurrence", [911.0, 512.0], false);
        settle(&mut page);
        let highest = cells(&page, "›")
            .iter()
            .map(|cell| cell.height())
            .fold(0.0, f32::max);
        assert!((20.0..171.0).contains(&highest), "{highest}");
    }
}

#[test]
fn a_query_limits_a_table_and_what_is_wrong_in_it_is_told() {
    let mut page = page(
        TestProject::study(Lang::Fa),
        "quotations",
        [1250.0, 1500.0],
        false,
    );
    let rows = |page: &Window| shown(page).rows().len();
    let before = rows(&page);
    page.get_by_role_and_label(Role::Button, "پرس‌وجو").click();
    page.run();
    page.get_by_role_and_label(Role::TextInput, "پرس‌وجو").focus();
    page.run();
    let type_text = |page: &mut Window, text: &str| {
        page.event(egui::Event::Text(text.to_owned()));
        settle(page);
    };
    type_text(&mut page, "اهمیت >= 0");
    assert_eq!(rows(&page), before);
    type_text(&mut page, " و");
    assert!(
        page.query_all_by_label_contains("پرس‌وجو ناتمام است").count() > 0,
        "the fault is told"
    );
    look(&mut page, "tables-query-fault");
    type_text(&mut page, " نه *");
    assert_eq!(rows(&page), 0);
    let told = page.query_by_label_contains("فقط این‌ها شمرده شده است");
    assert!(told.is_some(), "what the table is limited to is told");
    look(&mut page, "tables-query-empty");
}

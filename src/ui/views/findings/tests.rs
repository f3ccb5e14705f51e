use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::SplitBy;
use crate::i18n::{Digits, Lang};
use crate::report::tables::TABLES;
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look, wait_for, window};

fn page(project: TestProject, key: &str, size: [f32; 2], dark: bool) -> Window {
    let mut page = window(project.on(Page::Findings), size, dark);
    let words = page.state().words.clone();
    let snapshot = page.state().work().session.snapshot().clone();
    tables_mut(&mut page).choose(TableKind::named(key).expect("a table"), &snapshot, &words);
    settle(&mut page);
    page
}

fn tables(page: &Window) -> &FindingsPage {
    &page.state().panes().findings
}

fn tables_mut(page: &mut Window) -> &mut FindingsPage {
    &mut page.state_mut().panes_mut().findings
}

/// Runs until the table is made.
fn settle(page: &mut Window) {
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
fn shown(page: &Window) -> &Table {
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

fn cells(page: &Window, words: &str) -> Vec<egui::Rect> {
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
        let first = *cells(&page, "شمارهٔ 5 ").last().expect("a row");
        wheel(&mut page, egui::vec2(to_the_end, 0.0));
        wheel(&mut page, egui::vec2(0.0, -160.0));
        look(&mut page, &format!("matrix-end-{}", lang.code()));
        let row = *cells(&page, "شمارهٔ 5 ").last().expect("the row is there still");
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

/// What stands on a screen of a usual notebook.
const NOTEBOOK: [f32; 2] = [1366.0, 768.0];

#[test]
fn all_fields_of_a_table_are_seen_at_once() {
    for lang in Lang::ALL {
        for kind in TABLES {
            let page = page(TestProject::study(lang), kind.key, NOTEBOOK, false);
            let own = kind.options.iter().filter(|option| !option.is_shared());
            let attributes = usize::from(kind.takes(TableOption::Attributes));
            let roles = [Role::ComboBox, Role::CheckBox, Role::TextInput];
            let fields: Vec<_> = roles
                .into_iter()
                .flat_map(|role| page.query_all_by_role(role))
                .map(|node| node.rect())
                .collect();
            assert_eq!(fields.len() + attributes, own.count(), "{}", kind.key);
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

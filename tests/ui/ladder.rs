//! The ladder: what is read in its rows is filtered, written, recoded, and leads to the text and back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::analysis::{CodingFilter, LadderEntry, LadderOrder, ladder_entries};
use gozareh::i18n::Lang;
use gozareh::model::{CodingId, Level};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::kit::assert_no_stock_text;
use gozareh::ui::parts::view::View as _;

use super::window::{Setup, Window};

/// The sample study on the page of the ladder, reached by its key.
fn ladder(language: Lang) -> Window {
    let mut window = Window::with_sample(Setup {
        language,
        ..Setup::default()
    });
    window.key(Modifiers::ALT, Key::Num3);
    window
}

/// The rows of the whole ladder in the order of the code system.
fn all(window: &Window) -> Vec<LadderEntry> {
    ladder_entries(&window.snapshot(), &CodingFilter::default(), LadderOrder::Codes).rows
}

/// The first words of a row.
fn words(window: &Window, row: &LadderEntry) -> String {
    let text = window.app(|app| app.project().unwrap().work.session.text(row.document).unwrap());
    let words = text.slice(row.range).split_whitespace().take(4);
    words.collect::<Vec<_>>().join(" ")
}

fn cells<'a>(window: &'a Window, part: &'a str) -> Vec<Node<'a>> {
    let found = window.harness.query_all_by(move |node| {
        node.role() == Role::Cell && node.label().is_some_and(|l| l.contains(part))
    });
    found.collect()
}

fn click_cell(window: &mut Window, part: &str) {
    cells(window, part)[0].click();
    window.run();
}

fn click(window: &mut Window, role: Role, label: &str) {
    window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|l| l == label))
        .next()
        .unwrap_or_else(|| panic!("no «{label}»"))
        .click();
    window.run();
}

/// What the selected cells read.
fn selected(window: &Window) -> Vec<String> {
    let found = window
        .harness
        .query_all_by(|node| node.role() == Role::Cell && node.is_selected() == Some(true));
    found.filter_map(|node| node.accesskit_node().label()).collect()
}

fn shared_coding(window: &Window) -> Option<CodingId> {
    window.app(|app| app.project().unwrap().work.shared.coding)
}

fn condensed(window: &Window, coding: CodingId) -> Option<String> {
    let snapshot = window.snapshot();
    snapshot
        .coding(coding)
        .unwrap()
        .condensed
        .as_deref()
        .map(str::to_owned)
}

#[test]
fn a_row_leads_to_its_passage_and_a_passage_to_its_row() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = ladder(language);
        let rows = all(&window);
        let second = words(&window, &rows[1]);
        click_cell(&mut window, &second);
        assert_eq!(shared_coding(&window), Some(rows[1].coding));
        let open = window.app(|app| app.project().unwrap().work.shared.document);
        assert_eq!(open, Some(rows[1].document), "the text is that of the row");
        assert_eq!(selected(&window).len(), 5, "the cells of one row are selected");
        // In the text the next coding of the document is gone to; its row comes along, wherever it stands.
        window.key(Modifiers::COMMAND, Key::Enter);
        window.key(Modifiers::ALT, Key::ArrowDown);
        let next = shared_coding(&window).unwrap();
        assert_ne!(next, rows[1].coding);
        let row = rows.iter().find(|row| row.coding == next).unwrap();
        let utterance = words(&window, row);
        let shown = selected(&window);
        assert!(
            shown.iter().any(|cell| cell.starts_with(&utterance)),
            "{utterance}: {shown:?}"
        );
        assert_no_stock_text(window.harness.output());
    }
}

#[test]
fn a_category_is_all_that_is_shown_until_its_filter_is_taken_away() {
    for (language, button, of, remove, none, clear) in [
        (
            Lang::Fa,
            "کد و طبقه",
            " از ۳۹۲ ردیف",
            "برداشتن فیلتر «",
            "ردیفی با این فیلترها پیدا نشد",
            "برداشتن فیلترها",
        ),
        (
            Lang::En,
            "Code or category",
            " of 392 rows",
            "Remove the filter “",
            "No row passes these filters",
            "Remove filters",
        ),
    ] {
        let mut window = ladder(language);
        let snapshot = window.snapshot();
        let categories = snapshot.code_tree();
        let category = &categories
            .iter()
            .find(|(_, c)| c.level == Level::Category)
            .unwrap()
            .1;
        click(&mut window, Role::Button, button);
        click(&mut window, Role::TreeItem, &category.name);
        window.key(Modifiers::NONE, Key::Escape);
        let filter = CodingFilter {
            codes: [category.id].into(),
            ..CodingFilter::default()
        };
        let n = ladder_entries(&snapshot, &filter, LadderOrder::Codes).rows.len();
        assert!(n > 0 && n < 392);
        let words = gozareh::i18n::Words::new(language);
        let count = format!("{}{of}", words.number(n));
        window.harness.get_by_label(&count);
        window.harness.get_by_label_contains(remove).click();
        window.run();
        assert!(window.harness.query_by_label(&count).is_none());
        let hint = words.get("ladder-words").into_owned();
        click(&mut window, Role::TextInput, &hint);
        window.type_text("واژه‌ای که هیچ‌کس نگفت");
        window.wait_for_label(none);
        click(&mut window, Role::Button, clear);
        assert!(window.harness.query_by_label(none).is_none());
    }
}

#[test]
fn a_condensed_unit_is_written_in_its_cell_and_taken_back() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = ladder(language);
        let rows = all(&window);
        let before = window.snapshot();
        let first = words(&window, &rows[0]);
        click_cell(&mut window, &first);
        window.key(Modifiers::NONE, Key::F2);
        window.key(Modifiers::COMMAND, Key::A);
        window.type_text("کمک سلیقه‌ای، mixed 12");
        window.key(Modifiers::NONE, Key::Tab);
        assert_eq!(
            condensed(&window, rows[0].coding).as_deref(),
            Some("کمک سلیقه‌ای، mixed 12")
        );
        // The next row's cell is already being written in; who goes on by Tab keeps what was written.
        assert_eq!(shared_coding(&window), Some(rows[1].coding));
        window.type_text(" و دیگر");
        window.key(Modifiers::NONE, Key::Tab);
        let second = condensed(&window, rows[1].coding).unwrap();
        assert!(
            second.len() > " و دیگر".len() && second.ends_with(" و دیگر"),
            "{second}"
        );
        assert_eq!(cells(&window, &second).len(), 1);
        window.key(Modifiers::NONE, Key::Escape);
        window.key(Modifiers::COMMAND, Key::Z);
        window.key(Modifiers::COMMAND, Key::Z);
        assert!(window.snapshot() == before);
    }
}

#[test]
fn the_cell_keeps_the_keyboard_through_undo_and_redo() {
    for language in [Lang::Fa, Lang::En] {
        for commit in [Key::Enter, Key::Tab] {
            let mut window = ladder(language);
            let rows = all(&window);
            let third = words(&window, &rows[2]);
            click_cell(&mut window, &third);
            let inward = match language {
                Lang::Fa => Key::ArrowLeft,
                Lang::En => Key::ArrowRight,
            };
            window.key(Modifiers::NONE, inward);
            window.type_text("کوتاه");
            window.key(Modifiers::NONE, commit);
            assert_eq!(condensed(&window, rows[2].coding).as_deref(), Some("کوتاه"));
            if commit == Key::Tab {
                window.key(Modifiers::NONE, Key::Escape);
            }
            let state = |window: &Window| {
                window.app(|app| {
                    let ladder = &app.project().unwrap().panes.ladder;
                    let has_keyboard = ladder.has_keyboard(&window.harness.ctx);
                    (has_keyboard, ladder.cursor_rect(), shared_coding(window))
                })
            };
            for key in [Key::Z, Key::Y] {
                let before = state(&window);
                assert!(before.0, "{commit:?}");
                window.key(Modifiers::COMMAND, key);
                assert_eq!(state(&window), before, "{key:?} after {commit:?}");
            }
        }
    }
}

#[test]
fn escape_gives_a_condensed_unit_its_old_words_back() {
    let mut window = ladder(Lang::Fa);
    let rows = all(&window);
    let row = rows.iter().find(|row| condensed(&window, row.coding).is_some());
    let row = *row.unwrap();
    let (before, old) = (window.snapshot(), condensed(&window, row.coding).unwrap());
    let first = words(&window, &row);
    click_cell(&mut window, &first);
    window.key(Modifiers::NONE, Key::ArrowLeft);
    // A stray letter takes the place of all that stood there.
    window.type_text("ژ");
    assert!(
        window
            .harness
            .query_all_by_role(Role::MultilineTextInput)
            .any(|node| { node.value().is_some_and(|value| value == "ژ") })
    );
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.snapshot() == before);
    assert!(!cells(&window, &old).is_empty());
    // The cell has the keyboard again: a letter begins anew, and Enter keeps.
    window.type_text("ژ");
    window.key(Modifiers::NONE, Key::Enter);
    assert_eq!(condensed(&window, row.coding).as_deref(), Some("ژ"));
}

#[test]
fn the_next_sentence_is_coded_only_where_the_text_is_seen() {
    let mut window = ladder(Lang::Fa);
    let row = all(&window)[0];
    let first = words(&window, &row);
    let keys = Command::ToggleText.shortcut_text().unwrap();
    let shown = gozareh::i18n::Words::new(Lang::Fa).isolating_names();
    let said = shown.with("reader-text-not-shown", &[("keys", keys)]);
    click_cell(&mut window, &first);
    let before = window.snapshot();
    window.key(Modifiers::COMMAND, Key::Num4);
    window.key(Modifiers::NONE, Key::Period);
    assert!(window.snapshot() == before);
    assert!(window.harness.query_all_by_label_contains(&said).next().is_some());
    window.key(Modifiers::COMMAND, Key::Num4);
    window.key(Modifiers::NONE, Key::Period);
    let after = window.snapshot();
    assert_eq!(after.coding_count(), before.coding_count() + 1);
    let code = &after.code(row.code).unwrap().name;
    let told = format!("» با «{code}» کدگذاری شد");
    assert!(window.harness.query_all_by_label_contains(&told).next().is_some());
}

#[test]
fn what_is_being_written_in_a_cell_outlives_closing() {
    let mut window = ladder(Lang::Fa);
    let row = all(&window)[0];
    let first = words(&window, &row);
    click_cell(&mut window, &first);
    window.key(Modifiers::NONE, Key::F2);
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("نیمه‌کاره");
    let path = window.app(|app| app.project().unwrap().work.session.path().to_owned());
    window.act(Action::Run(Command::CloseProject));
    window.act(Action::OpenProject(path));
    window.wait_for(|app| app.project().is_some());
    assert_eq!(condensed(&window, row.coding).as_deref(), Some("نیمه‌کاره"));
}

#[test]
fn several_rows_are_recoded_and_deleted_in_one_step_each() {
    let mut window = ladder(Lang::Fa);
    let rows = all(&window);
    let before = window.snapshot();
    let first = words(&window, &rows[0]);
    click_cell(&mut window, &first);
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    window.harness.get_by_label("۳ ردیف انتخاب شده است");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.type_text("کد تازهٔ آزمون");
    window.key(Modifiers::NONE, Key::Enter);
    let after = window.snapshot();
    let recoded = |coding| {
        let code = after.coding(coding).unwrap().code;
        after.code(code).unwrap().name == "کد تازهٔ آزمون"
    };
    assert!(rows[..3].iter().all(|row| recoded(row.coding)) && !recoded(rows[3].coding));
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);

    click_cell(&mut window, &first);
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(window.snapshot().coding_count(), before.coding_count() - 2);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
}

#[test]
fn a_category_is_renamed_in_its_cell_and_the_text_is_put_away() {
    let mut window = ladder(Lang::Fa);
    let rows = all(&window);
    let first = words(&window, &rows[0]);
    click_cell(&mut window, &first);
    window.key(Modifiers::NONE, Key::End);
    window.key(Modifiers::NONE, Key::F2);
    window.key(Modifiers::COMMAND, Key::A);
    window.type_text("نام تازهٔ طبقه");
    window.key(Modifiers::NONE, Key::Enter);
    let snapshot = window.snapshot();
    let category = snapshot.at_level(rows[0].code, Level::Category).unwrap();
    assert_eq!(category.name, "نام تازهٔ طبقه");
    assert!(!cells(&window, "نام تازهٔ طبقه").is_empty());
    window.key(Modifiers::COMMAND, Key::Num4);
    assert!(!window.app(|app| app.settings().ladder.text));
    // Escape leaves a name as it was.
    window.key(Modifiers::NONE, Key::F2);
    window.type_text("نیمه");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.snapshot() == snapshot);
    // What was given up can be kept after all.
    click(&mut window, Role::Button, "نگه داشتن");
    let category = category.id;
    assert_ne!(window.snapshot().code(category).unwrap().name, "نام تازهٔ طبقه");
}

#[test]
fn an_empty_project_says_what_comes_here() {
    let mut window = super::with_interview(Lang::Fa);
    window.key(Modifiers::ALT, Key::Num3);
    window.harness.get_by_label("هنوز چیزی کدگذاری نشده است");
    click(&mut window, Role::Button, "صفحهٔ کدگذاری");
    assert!(
        window
            .harness
            .query_by_label("هنوز چیزی کدگذاری نشده است")
            .is_none()
    );
}

#[test]
fn what_is_shown_is_written_as_a_table() {
    let mut window = ladder(Lang::En);
    let file = window.dir().join("ladder.xlsx");
    window.answer_files(std::slice::from_ref(&file));
    click(&mut window, Role::Button, "Without a condensed unit");
    click(&mut window, Role::Button, "Export this table");
    click(&mut window, Role::MenuItem, "Excel");
    let written = file.clone();
    window.wait_for(move |_| written.is_file());
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    assert!(window.app(|app| app.project().unwrap().work.shared.page) == gozareh::ui::shared::Page::Ladder);
}

#[test]
fn a_row_has_a_memo_and_a_recent_code_by_key() {
    let mut window = ladder(Lang::Fa);
    let rows = all(&window);
    let before = window.snapshot();
    let first = words(&window, &rows[0]);
    click_cell(&mut window, &first);
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    window.type_text("کد تازهٔ آزمون");
    window.key(Modifiers::NONE, Key::Enter);
    // The dialog has gone and the table has the keyboard again; a number that was asked for gives the code of before to
    // two rows at once.
    let code = |window: &Window, row: &LadderEntry| window.snapshot().coding(row.coding).unwrap().code;
    let new = code(&window, &rows[1]);
    assert_ne!(new, rows[1].code);
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::SHIFT, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Num1);
    assert_eq!(
        code(&window, &rows[0]),
        rows[0].code,
        "a number alone does nothing to rows"
    );
    // Another key than a number only closes what waits for one.
    window.key(Modifiers::NONE, Key::R);
    window.key(Modifiers::NONE, Key::Delete);
    window.key(Modifiers::NONE, Key::Num1);
    assert_eq!(code(&window, &rows[0]), rows[0].code);
    window.key(Modifiers::NONE, Key::R);
    window.key(Modifiers::NONE, Key::Num1);
    assert_eq!((code(&window, &rows[0]), code(&window, &rows[2])), (new, new));
    window.key(Modifiers::COMMAND, Key::Z);
    window.key(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
    // A memo is written in a dialog, which is left by Escape and kept.
    window.key(Modifiers::COMMAND, Key::Home);
    window.key(Modifiers::NONE, Key::F3);
    window.type_text("یادداشت آزمون");
    window.key(Modifiers::NONE, Key::Escape);
    let memos = window
        .snapshot()
        .memos()
        .filter(|m| m.body.contains("یادداشت آزمون"))
        .count();
    assert_eq!(memos, 1);
    window.key(Modifiers::COMMAND, Key::F6);
    let document = window.app(|app| {
        app.project()
            .unwrap()
            .panes
            .reader
            .has_keyboard(&window.harness.ctx)
    });
    assert!(document, "the text beside the table is the next pane");
}

#[test]
fn the_border_of_the_text_moves_by_keys_in_the_direction_seen() {
    for (language, name, wider) in [
        (Lang::Fa, "مرز متن و جدول", Key::ArrowRight),
        (Lang::En, "Border between text and table", Key::ArrowLeft),
    ] {
        let mut window = ladder(language);
        let width = |window: &Window| window.app(|app| app.settings().ladder.text_width);
        window.harness.get_by_role_and_label(Role::Splitter, name).focus();
        window.run();
        window.key(Modifiers::NONE, Key::Enter);
        let usual = width(&window);
        window.key(Modifiers::NONE, wider);
        assert!(
            (width(&window) - usual - 16.0).abs() < 1.0,
            "{usual} {}",
            width(&window)
        );
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(width(&window), usual);
    }
}

#[test]
fn the_row_in_the_place_of_one_that_is_gone_is_selected() {
    let mut window = ladder(Lang::Fa);
    let first = words(&window, &all(&window)[0]);
    click_cell(&mut window, &first);
    let count = window.snapshot().coding_count();
    for gone in 1..4 {
        window.key(Modifiers::NONE, Key::U);
        window.run();
        assert_eq!(window.snapshot().coding_count(), count - gone);
        let chosen = window.app(|app| app.project().unwrap().work.shared.coding);
        assert_eq!(chosen, Some(all(&window)[0].coding), "after {gone}");
    }
}

#[test]
fn the_row_after_several_that_are_gone_is_selected() {
    let mut window = ladder(Lang::Fa);
    let rows = all(&window);
    let second = words(&window, &rows[1]);
    click_cell(&mut window, &second);
    for _ in 0..2 {
        window.key(Modifiers::SHIFT, Key::ArrowDown);
    }
    window.key(Modifiers::NONE, Key::U);
    window.run();
    assert_eq!(window.snapshot().coding_count(), rows.len() - 3);
    assert_eq!(shared_coding(&window), Some(rows[4].coding));
}

#[test]
fn the_importance_of_rows_is_seen_and_narrows_the_table() {
    let mut window = ladder(Lang::En);
    let rows = all(&window);
    let first = words(&window, &rows[0]);
    click_cell(&mut window, &first);
    let before = window.snapshot();
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::I);
    }
    assert!(window.snapshot() != before);
    let told = window
        .harness
        .query_all_by_label_contains("Importance: High")
        .count();
    assert_eq!(told, 1, "the row says so");
    window.look("ladder-importance");
    window.harness.get_by_label("Importance").click();
    window.run();
    window.harness.get_by_label("Only the most important (3)").click();
    window.run();
    let cells = window.harness.query_all_by_role(Role::Cell).count();
    assert_eq!(cells, 5, "one row of five cells");
    window.look("ladder-important-alone");
    window.harness.get_by_label_contains("1 of");
    window
        .harness
        .get_by_label("All segments, important or not")
        .click();
    window.run();
    assert!(window.harness.query_all_by_role(Role::Cell).count() > 5);
}

#[test]
fn a_code_in_vivo_asks_for_words_of_the_text_where_rows_are_chosen() {
    let mut window = ladder(Lang::Fa);
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::V);
    let told = "کد زنده از واژه‌های متن ساخته می‌شود";
    assert!(window.harness.query_all_by_label_contains(told).count() > 0);
    // A number alone is no key of rows.
    let before = window.snapshot();
    window.key(Modifiers::NONE, Key::Num1);
    assert!(window.snapshot() == before);
}

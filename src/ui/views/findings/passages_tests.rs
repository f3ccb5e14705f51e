//! The rows of a table of coded passages are worked on where they stand.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::tests::{page, settle, shown, tables, tables_mut};
use crate::analysis::LadderOrder;
use crate::i18n::Lang;
use crate::model::{Edit, Importance};
use crate::report::tables::{TableKind, condensed_column, memo_column};
use crate::ui::shared::Page;
use crate::ui::testing::{TestProject, Window, look};

const SIZE: [f32; 2] = [1300.0, 760.0];
const OUTLINE: &str = "آینده\nاعتماد\nنگرانی";
const WORDS: &str = "⟦نگرانی:مردم خسته‌اند. کسی پاسخ نمی‌دهد.⟧ ⟦نگرانی:کار سخت شده است.⟧\n\
                     ⟦آینده:فردا بهتر می‌شود.⟧\n⟦اعتماد:به هم تکیه می‌کنیم.⟧\n⟦اعتماد:حرف هم را باور داریم.⟧";

fn segments(project: TestProject) -> Window {
    page(project, "segments", SIZE, false)
}

pub(super) fn small() -> Window {
    segments(TestProject::of(OUTLINE, &[("مصاحبهٔ ۱", WORDS)]))
}

/// The row, from 0, whose passage begins so.
pub(super) fn row_of(page: &Window, words: &str) -> usize {
    let rows = shown(page).rows().iter();
    let said = |row: &crate::report::Row| {
        let cell = row.cells.get(1);
        cell.is_some_and(|cell| {
            cell.display(shown(page).style, Default::default())
                .starts_with(words)
        })
    };
    let mut found = rows.enumerate().filter(|(_, row)| said(row));
    found
        .next()
        .unwrap_or_else(|| panic!("no row begins {words:?}"))
        .0
}

/// Where a cell of a row stands on the screen: the cells of the column of documents, from above.
pub(super) fn cell(page: &Window, row: usize) -> egui::Rect {
    let mut cells: Vec<egui::Rect> = page
        .query_all_by_role(Role::Cell)
        .filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("مصاحبهٔ ")
        })
        .map(|node| node.rect())
        .collect();
    cells.sort_by(|a, b| a.top().total_cmp(&b.top()));
    *cells.get(row).expect("the row is seen")
}

pub(super) fn press(page: &mut Window, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    page.hover_at(at);
    for pressed in [true, false] {
        page.event_modifiers(
            egui::Event::PointerButton {
                pos: at,
                button,
                pressed,
                modifiers,
            },
            modifiers,
        );
        page.step();
    }
    settle(page);
}

pub(super) fn choose(page: &mut Window, words: &str, modifiers: Modifiers) {
    let at = cell(page, row_of(page, words)).center();
    press(page, at, PointerButton::Primary, modifiers);
}

pub(super) fn key(page: &mut Window, modifiers: Modifiers, key: Key) {
    page.key_press_modifiers(modifiers, key);
    settle(page);
    page.run();
}

pub(super) fn write(page: &mut Window, words: &str) {
    page.event(egui::Event::Text(words.into()));
    page.run();
}

/// The passages of the chosen rows, and whether one of them has the keyboard.
pub(super) fn chosen(page: &Window) -> (Vec<String>, bool) {
    let snapshot = page.state().snapshot();
    let codings = tables(page).chosen(snapshot);
    let words = codings.iter().filter_map(|id| {
        let coding = snapshot.coding(*id)?;
        Some(snapshot.text(coding.document)?.slice(coding.range).to_owned())
    });
    let focused = page
        .query_all_by_role(Role::Cell)
        .any(|node| node.accesskit_node().is_focused());
    (words.collect(), focused)
}

/// All codings as `code|passage|importance`.
pub(super) fn codings(page: &Window) -> Vec<String> {
    let snapshot = page.state().snapshot();
    let told = snapshot.codings().map(|coding| {
        let code = snapshot.code(coding.code).expect("its code");
        let text = snapshot.text(coding.document).expect("its text");
        let (words, importance) = (text.slice(coding.range), coding.importance.number());
        format!("{}|{words}|{importance}", code.name)
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

fn reads(page: &Window, words: &str) -> bool {
    page.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn the_columns_in_which_one_writes_are_those_of_their_heads() {
    for (kind, project) in [
        ("segments", TestProject::study(Lang::Fa)),
        ("quotations", TestProject::study(Lang::Fa)),
    ] {
        let page = page(project, kind, SIZE, false);
        let table = shown(&page);
        let heads: Vec<&str> = table.columns().iter().map(|c| c.heading.as_str()).collect();
        let kind = TableKind::named(kind).expect("a table");
        let condensed = condensed_column(kind).map(|at| heads[at]);
        assert_eq!(condensed, Some("واحد معنایی فشرده"));
        let memo = memo_column(kind, table).map(|at| heads[at]);
        assert_eq!(memo, heads.contains(&"یادداشت").then_some("یادداشت"));
    }
}

/// Whoever types in the cell of a condensed unit writes, and gives no commands.
#[test]
fn what_is_typed_in_the_cell_of_a_condensed_unit_is_written() {
    let mut page = small();
    choose(&mut page, "فردا", Modifiers::NONE);
    // The column before that of documents, at its right.
    key(&mut page, Modifiers::NONE, Key::ArrowRight);
    let before = codings(&page);
    let typed = |page: &mut Window, key: Key, letter: &str| {
        // A key and its letter come in one frame.
        page.input_mut().events.extend([
            egui::Event::Key {
                key,
                physical_key: Some(key),
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            },
            egui::Event::Text(letter.into()),
        ]);
        page.run();
    };
    typed(&mut page, Key::U, "ع");
    assert!(page.state().has_dialog(), "it is written in front of the table");
    typed(&mut page, Key::J, "ت");
    page.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut page);
    assert_eq!(codings(&page), before);
    let snapshot = page.state().snapshot();
    let mut written = snapshot.codings().filter_map(|coding| coding.condensed.clone());
    assert_eq!(written.next().as_deref(), Some("عت"));
}

#[test]
fn keys_work_on_the_row_that_has_the_keyboard() {
    let mut page = small();
    choose(&mut page, "فردا", Modifiers::NONE);
    assert_eq!(page.state().shown_page(), Page::Findings);
    assert_eq!(chosen(&page), (vec!["فردا بهتر می‌شود.".to_owned()], true));
    look(&mut page, "segments-row-fa");
    let before = codings(&page);
    key(&mut page, Modifiers::NONE, Key::I);
    key(&mut page, Modifiers::NONE, Key::I);
    assert!(codings(&page).contains(&"آینده|فردا بهتر می‌شود.|2".to_owned()));
    assert!(reads(&page, "واگرد"), "it is told, with a way back");
    assert!(chosen(&page).1, "the row keeps the keyboard");
    page.state_mut().take_back();
    page.state_mut().take_back();
    settle(&mut page);
    assert_eq!(codings(&page), before);
    // Another code: the row goes to where that stands, and the eye with it.
    key(&mut page, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    write(&mut page, "نگرانی");
    key(&mut page, Modifiers::NONE, Key::Enter);
    settle(&mut page);
    assert!(codings(&page).contains(&"نگرانی|فردا بهتر می‌شود.|0".to_owned()));
    assert_eq!(chosen(&page), (vec!["فردا بهتر می‌شود.".to_owned()], true));
    assert!(reads(&page, "واگرد"));
    page.state_mut().take_back();
    settle(&mut page);
    assert_eq!(codings(&page), before);
    assert_eq!(chosen(&page).0, ["فردا بهتر می‌شود."]);
    // Removed: the row in its place is chosen.
    for remove in [Key::U, Key::Delete] {
        key(&mut page, Modifiers::NONE, remove);
        assert_eq!(codings(&page).len(), before.len() - 1, "{remove:?}");
        let (rows, has_keyboard) = chosen(&page);
        assert_eq!((rows.len(), has_keyboard), (1, true));
        page.state_mut().take_back();
        settle(&mut page);
        assert_eq!(codings(&page), before);
    }
    // What is about the text alone does nothing here.
    for letter in [Key::H, Key::Q, Key::V, Key::X, Key::Period, Key::Num1] {
        key(&mut page, Modifiers::NONE, letter);
    }
    assert_eq!(codings(&page), before);
}

#[test]
fn neighbours_are_joined_and_parted_in_the_table() {
    let mut page = small();
    let before = codings(&page);
    choose(&mut page, "کار سخت", Modifiers::NONE);
    key(&mut page, Modifiers::NONE, Key::J);
    let joined = "مردم خسته‌اند. کسی پاسخ نمی‌دهد. کار سخت شده است.";
    assert!(codings(&page).contains(&format!("نگرانی|{joined}|0")));
    assert_eq!(chosen(&page), (vec![joined.to_owned()], true));
    // Between sentences.
    key(&mut page, Modifiers::NONE, Key::S);
    page.run();
    look(&mut page, "segments-split-fa");
    page.get_by_label("در مرز جمله‌ها (۳ قسمت)").click();
    settle(&mut page);
    page.run();
    let parted = codings(&page);
    for part in ["مردم خسته‌اند.", "کسی پاسخ نمی‌دهد.", "کار سخت شده است."]
    {
        assert!(parted.contains(&format!("نگرانی|{part}|0")), "{parted:?}");
    }
    assert_eq!(chosen(&page), (vec!["مردم خسته‌اند.".to_owned()], true));
    page.state_mut().take_back();
    settle(&mut page);
    assert_eq!(chosen(&page).0, [joined]);
    // At the caret; in the words of the dialog nothing is written.
    key(&mut page, Modifiers::NONE, Key::S);
    page.run();
    let here = page.get_by_label("جدا کردن در جای نشانگر");
    assert!(
        here.accesskit_node().is_disabled(),
        "the caret stands at the edge"
    );
    write(&mut page, "حرف");
    key(&mut page, Modifiers::NONE, Key::Delete);
    key(&mut page, Modifiers::COMMAND | Modifiers::CTRL, Key::ArrowLeft);
    key(&mut page, Modifiers::NONE, Key::Enter);
    settle(&mut page);
    let parted = codings(&page);
    assert!(parted.contains(&"نگرانی|مردم|0".to_owned()), "{parted:?}");
    assert_eq!(parted.len(), before.len());
    page.state_mut().take_back();
    page.state_mut().take_back();
    settle(&mut page);
    assert_eq!(codings(&page), before);
}

#[test]
fn several_rows_are_changed_in_one_operation() {
    let mut page = small();
    let before = codings(&page);
    choose(&mut page, "فردا", Modifiers::NONE);
    choose(&mut page, "کار سخت", Modifiers::COMMAND);
    choose(&mut page, "به هم", Modifiers::COMMAND);
    choose(&mut page, "کار سخت", Modifiers::COMMAND);
    assert!(reads(&page, "۲ ردیف انتخاب شده"));
    assert_eq!(chosen(&page).0.len(), 2);
    // One row is wanted for these.
    key(&mut page, Modifiers::NONE, Key::S);
    assert!(reads(&page, "این کار با یک ردیف انجام می‌شود") && !page.state().has_dialog());
    look(&mut page, "segments-rows-fa");
    // By keys: on to another row and back, all of them, and again the two.
    key(&mut page, Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(chosen(&page).0.len(), 2);
    key(&mut page, Modifiers::COMMAND, Key::Space);
    assert_eq!(chosen(&page).0.len(), 3);
    key(&mut page, Modifiers::COMMAND, Key::Space);
    assert_eq!(chosen(&page).0.len(), 2);
    key(&mut page, Modifiers::COMMAND, Key::A);
    assert_eq!(chosen(&page).0.len(), before.len());
    choose(&mut page, "فردا", Modifiers::NONE);
    choose(&mut page, "به هم", Modifiers::COMMAND);
    page.get_by_role_and_label(Role::Button, "اهمیت").click();
    page.run();
    look(&mut page, "segments-importance-fa");
    page.get_by_label("زیاد").click();
    settle(&mut page);
    let important = codings(&page).into_iter().filter(|told| told.ends_with("|3"));
    assert_eq!(important.count(), 2);
    page.get_by_role_and_label(Role::Button, "تعویض کد…").click();
    page.run();
    write(&mut page, "نگرانی");
    key(&mut page, Modifiers::NONE, Key::Enter);
    settle(&mut page);
    let worried = codings(&page)
        .into_iter()
        .filter(|told| told.starts_with("نگرانی"));
    assert_eq!(worried.count(), 4);
    assert_eq!(chosen(&page).0.len(), 2, "the rows stay chosen");
    page.get_by_role_and_label(Role::Button, "برداشتن کد").click();
    settle(&mut page);
    assert_eq!(codings(&page).len(), before.len() - 2);
    for _ in 0..3 {
        page.state_mut().take_back();
    }
    settle(&mut page);
    assert_eq!(codings(&page), before, "one step each");
}

#[test]
fn the_menu_of_a_row_is_about_that_row() {
    let mut page = small();
    choose(&mut page, "فردا", Modifiers::NONE);
    let at = cell(&page, row_of(&page, "به هم")).center();
    press(&mut page, at, PointerButton::Secondary, Modifiers::NONE);
    page.run();
    assert_eq!(chosen(&page).0, ["به هم تکیه می‌کنیم."]);
    look(&mut page, "segments-menu-fa");
    page.get_by_role_and_label(Role::MenuItem, "برداشتن کد").click();
    settle(&mut page);
    assert!(!codings(&page).iter().any(|told| told.contains("به هم")));
    page.state_mut().take_back();
    settle(&mut page);
    // By key, of the row that has the keyboard.
    choose(&mut page, "فردا", Modifiers::NONE);
    key(&mut page, Modifiers::SHIFT, Key::F10);
    page.run();
    page.get_by_role_and_label(Role::MenuItem, "یادداشت…").click();
    page.run();
    assert!(page.state().has_dialog());
    write(&mut page, "چرا فردا؟");
    key(&mut page, Modifiers::COMMAND, Key::Enter);
    settle(&mut page);
    let memo = page
        .state()
        .snapshot()
        .memos()
        .any(|memo| memo.body == "چرا فردا؟");
    assert!(memo);
    assert_eq!(chosen(&page), (vec!["فردا بهتر می‌شود.".to_owned()], true));
}

#[test]
fn a_row_that_moves_far_stays_in_sight() {
    let mut words = String::new();
    for n in 0..160 {
        let code = if n < 80 { "آینده" } else { "نگرانی" };
        words.push_str(&format!("⟦{code}:جملهٔ شمارهٔ {n} این است.⟧\n"));
    }
    let mut page = segments(TestProject::of(OUTLINE, &[("مصاحبهٔ ۱", &words)]));
    choose(&mut page, "جملهٔ شمارهٔ 3 ", Modifiers::NONE);
    key(&mut page, Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    write(&mut page, "نگرانی");
    key(&mut page, Modifiers::NONE, Key::Enter);
    settle(&mut page);
    for _ in 0..20 {
        page.run();
    }
    assert_eq!(chosen(&page), (vec!["جملهٔ شمارهٔ 3 این است.".to_owned()], true));
    let seen = page
        .query_all_by_label_contains("جملهٔ شمارهٔ 3 این")
        .find(|node| node.accesskit_node().role() == Role::Cell)
        .expect("the row is drawn")
        .rect();
    assert!(seen.top() > 100.0 && seen.bottom() < SIZE[1], "{seen:?}");
    look(&mut page, "segments-moved-fa");
    page.state_mut().take_back();
    settle(&mut page);
    for _ in 0..20 {
        page.run();
    }
    assert!(
        page.query_all_by_label_contains("جملهٔ شمارهٔ 3 این")
            .next()
            .is_some()
    );
}

#[test]
fn of_coders_who_agree_ones_own_coding_is_split() {
    let mut project = TestProject::of(OUTLINE, &[("مصاحبهٔ ۱", WORDS)]);
    let snapshot = project.session.snapshot().clone();
    project.session.set_coder("سارا");
    let again = snapshot.codings().map(|coding| {
        let code = crate::model::CodeRef::Id(coding.code);
        crate::model::NewCoding::new(coding.document, coding.range, code)
    });
    project.apply(Edit::AddCodings(again.collect()));
    project.settings.coder = "سارا".into();
    let mut page = segments(project);
    assert_eq!(
        shown(&page).rows().len(),
        snapshot.coding_count(),
        "they share a row"
    );
    choose(&mut page, "مردم", Modifiers::NONE);
    key(&mut page, Modifiers::NONE, Key::S);
    page.run();
    page.get_by_label("در مرز جمله‌ها (۲ قسمت)").click();
    settle(&mut page);
    let now = page.state().snapshot();
    let of = |name: &str| {
        let codings = now.codings();
        codings
            .filter(|c| now.coder(c.coder).is_some_and(|coder| coder.name == name))
            .count()
    };
    assert_eq!(of("سارا"), of("مریم") + 1);
}

#[test]
fn rows_where_passages_are_told_once_are_worked_on_too() {
    let mut project = TestProject::of(OUTLINE, &[("مصاحبهٔ ۱", WORDS)]);
    let coding = {
        let snapshot = project.session.snapshot();
        snapshot.codings().next().expect("a coding").id
    };
    project.apply(Edit::SetImportance(vec![coding], Importance::HIGHEST));
    for (lang, dark, size) in [(Lang::Fa, false, [880.0, 520.0]), (Lang::En, true, SIZE)] {
        let mut page = page(TestProject::study(lang), "quotations", size, dark);
        let request = tables_mut(&mut page).request.as_mut().expect("a request");
        request.choices.order = LadderOrder::Text;
        settle(&mut page);
        let coder = page.query_all_by_role_and_label(Role::Cell, "مریم").next();
        coder.expect("a cell").click();
        page.run();
        key(&mut page, Modifiers::NONE, Key::I);
        let important = page
            .state()
            .snapshot()
            .codings()
            .filter(|c| c.importance.is_marked());
        assert_eq!(important.count(), 1);
        assert!(chosen(&page).1);
        look(&mut page, &format!("quotations-row-{}", lang.code()));
    }
}

#[test]
fn keys_are_for_the_row_whose_menu_was_opened() {
    let mut page = small();
    let at = cell(&page, row_of(&page, "به هم")).center();
    press(&mut page, at, PointerButton::Secondary, Modifiers::NONE);
    let entry = |page: &Window| {
        let entries = page.query_all_by(|node| {
            matches!(node.role(), Role::MenuItem | Role::MenuItemCheckBox) && node.is_focused()
        });
        entries.count()
    };
    assert!(!chosen(&page).1, "the menu has the keyboard");
    key(&mut page, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(entry(&page), 1);
    key(&mut page, Modifiers::NONE, Key::Escape);
    assert_eq!(chosen(&page), (vec!["به هم تکیه می‌کنیم.".to_owned()], true));
    // Of several the menu is for all of them, and the keys begin at the row that was pointed at.
    choose(&mut page, "فردا", Modifiers::NONE);
    choose(&mut page, "به هم", Modifiers::COMMAND);
    let at = cell(&page, row_of(&page, "فردا")).center();
    press(&mut page, at, PointerButton::Secondary, Modifiers::NONE);
    key(&mut page, Modifiers::NONE, Key::Escape);
    let (both, focused) = chosen(&page);
    assert_eq!((both.len(), focused), (2, true));
    let from = row_of(&page, "فردا");
    key(&mut page, Modifiers::NONE, Key::ArrowDown);
    let next = chosen(&page).0;
    assert_eq!(next.len(), 1);
    assert_eq!(row_of(&page, &next[0]), from + 1);
}

/// Whoever removes several rows goes on with the row that came after them.
#[test]
fn after_several_rows_were_removed_the_next_one_has_the_keyboard() {
    let mut page = small();
    let passage = |page: &Window, row: usize| {
        let cell = shown(page).rows().get(row).and_then(|row| row.cells.get(1));
        let cell = cell.expect("the row is there");
        cell.display(shown(page).style, Default::default())
    };
    let (first, after) = (passage(&page, 0), passage(&page, 2));
    choose(&mut page, &first, Modifiers::NONE);
    key(&mut page, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut page, Modifiers::NONE, Key::U);
    assert_eq!(codings(&page).len(), 3);
    assert_eq!(chosen(&page), (vec![after.clone()], true));
    // Of the last ones the row before them is left.
    key(&mut page, Modifiers::NONE, Key::ArrowDown);
    key(&mut page, Modifiers::SHIFT, Key::ArrowDown);
    key(&mut page, Modifiers::NONE, Key::U);
    assert_eq!(codings(&page).len(), 1);
    assert_eq!(chosen(&page), (vec![after], true));
}

/// A click on a passage chooses its row, as on any other cell; two clicks, or Enter, go to its place in the text.
#[test]
fn a_click_on_a_passage_chooses_its_row_and_two_clicks_lead_to_its_place() {
    let words = "مردم خسته‌اند";
    let place = |page: &Window| {
        let mut cells = page.query_all_by_role(Role::Cell).filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with(words)
        });
        cells.next().expect("the passage is seen").rect().center()
    };
    for (clicks, by_key) in [(2, false), (1, true)] {
        let mut page = small();
        let at = place(&page);
        press(&mut page, at, PointerButton::Primary, Modifiers::NONE);
        assert_eq!(page.state().shown_page(), Page::Findings);
        let (rows, held) = chosen(&page);
        assert!(held && rows.len() == 1 && rows[0].starts_with(words), "{rows:?}");
        for _ in 1..clicks {
            press(&mut page, at, PointerButton::Primary, Modifiers::NONE);
        }
        if by_key {
            key(&mut page, Modifiers::NONE, Key::Enter);
        }
        assert_eq!(page.state().shown_page(), Page::Coding, "{clicks} {by_key}");
    }
}

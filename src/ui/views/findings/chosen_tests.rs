//! What is chosen in a table of passages is a passage, whatever becomes of its rows.

use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::passages_tests::{cell, choose, chosen, codings, key, press, row_of, small, write};
use super::tests::{settle, shown, tables, tables_mut};
use crate::model::Edit;
use crate::ui::shared::Page;
use crate::ui::testing::{Window, look};

/// Types into the field that searches the rows, instead of what stands there.
fn search(page: &mut Window, words: &str) {
    let field = page.get_by_role_and_label(Role::TextInput, "جست‌وجو در ردیف‌ها");
    field.focus();
    page.run();
    key(page, Modifiers::COMMAND, Key::A);
    if words.is_empty() {
        key(page, Modifiers::NONE, Key::Delete);
    } else {
        write(page, words);
    }
    settle(page);
}

/// What is chosen is a passage, wherever its row stands.
#[test]
fn a_search_leaves_the_passage_chosen_or_none_where_it_is_not_found() {
    let mut page = small();
    let before = codings(&page);
    let passage = "حرف هم را باور داریم.";
    choose(&mut page, passage, Modifiers::NONE);
    let row = row_of(&page, passage);
    search(&mut page, "باور");
    assert_eq!(chosen(&page).0, [passage]);
    assert_ne!(row_of(&page, passage), row);
    search(&mut page, "");
    assert_eq!(chosen(&page).0, [passage]);
    assert_eq!(row_of(&page, passage), row);
    search(&mut page, "فردا");
    assert_eq!(chosen(&page).0, [""; 0]);
    let remove = page.get_by_role_and_label(Role::Button, "برداشتن کد");
    assert!(remove.accesskit_node().is_disabled());
    look(&mut page, "segments-let-go-fa");
    search(&mut page, "");
    assert_eq!(chosen(&page).0, [""; 0]);
    assert_eq!(codings(&page), before);
    // Of several those that are found stay chosen.
    choose(&mut page, "مردم", Modifiers::NONE);
    choose(&mut page, passage, Modifiers::COMMAND);
    search(&mut page, "خسته");
    assert_eq!(chosen(&page).0, ["مردم خسته‌اند. کسی پاسخ نمی‌دهد."]);
}

/// The same where a table gives way to another before it was drawn.
#[test]
fn a_passage_stays_chosen_through_a_table_that_is_never_seen() {
    let mut page = small();
    let passage = "حرف هم را باور داریم.";
    choose(&mut page, passage, Modifiers::NONE);
    for words in ["هم", "باور"] {
        let request = tables_mut(&mut page).request.as_mut().expect("a request");
        request.choices.filter.words = words.to_owned();
        page.step();
    }
    settle(&mut page);
    assert_eq!(shown(&page).rows().len(), 1);
    assert_eq!(chosen(&page).0, [passage]);
}

#[test]
fn a_passage_that_is_taken_back_leaves_none_chosen() {
    let mut page = small();
    let before = codings(&page);
    let first = page
        .state()
        .snapshot()
        .codings()
        .next()
        .cloned()
        .expect("a coding");
    let code = crate::model::CodeRef::Id(page.state().code("اعتماد"));
    let added = crate::model::NewCoding::new(first.document, first.range, code);
    page.state_mut().apply(Edit::AddCodings(vec![added]));
    settle(&mut page);
    let own = cell(&page, row_of_code(&page, "اعتماد")).center();
    press(&mut page, own, PointerButton::Primary, Modifiers::NONE);
    assert_eq!(chosen(&page).0.len(), 1);
    page.state_mut().take_back();
    settle(&mut page);
    page.run();
    assert_eq!(chosen(&page).0, [""; 0]);
    for remove in [Key::U, Key::Delete] {
        key(&mut page, Modifiers::NONE, remove);
    }
    assert_eq!(codings(&page), before);
    // The keyboard is with the table still, and its first key chooses.
    assert!(chosen(&page).1);
    key(&mut page, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(chosen(&page).0.len(), 1);
}

/// The row, from 0, of the first passage in the text, under a code.
fn row_of_code(page: &Window, code: &str) -> usize {
    let rows = shown(page).rows().iter().enumerate();
    let said = |row: &crate::report::Row, column: usize| {
        let cell = row.cells.get(column).expect("a cell");
        cell.display(shown(page).style, Default::default())
    };
    let mut found = rows.filter(|(_, row)| said(row, 0).contains(code) && said(row, 1).starts_with("مردم"));
    found.next().expect("its row").0
}

/// From any cell of a row; in one in which one writes Enter and two clicks do not lead away.
#[test]
fn a_row_leads_to_its_place_from_the_cells_in_which_nobody_writes() {
    // The column of documents, and at its right that of condensed units.
    for (to_the_right, page_after) in [(0, Page::Coding), (1, Page::Findings)] {
        let mut page = small();
        choose(&mut page, "فردا", Modifiers::NONE);
        for _ in 0..to_the_right {
            key(&mut page, Modifiers::NONE, Key::ArrowRight);
        }
        key(&mut page, Modifiers::NONE, Key::Enter);
        assert_eq!(page.state().shown_page(), page_after);
    }
}

/// Whoever changes a passage in its text and comes back finds it chosen where its row is by then.
#[test]
fn the_way_back_leads_to_the_passage_and_not_to_the_number_of_its_row() {
    let mut page = small();
    choose(&mut page, "فردا", Modifiers::NONE);
    let (coding, row) = (
        tables(&page).chosen(page.state().snapshot()),
        row_of(&page, "فردا"),
    );
    key(&mut page, Modifiers::NONE, Key::Enter);
    assert_eq!(page.state().shown_page(), Page::Coding);
    let code = crate::model::CodeRef::Id(page.state().code("نگرانی"));
    page.state_mut().apply(Edit::RecodeCodings(coding, code));
    key(&mut page, Modifiers::ALT, Key::ArrowRight);
    page.run();
    assert_eq!(page.state().shown_page(), Page::Findings);
    assert_ne!(row_of(&page, "فردا"), row);
    assert_eq!(chosen(&page), (vec!["فردا بهتر می‌شود.".to_owned()], true));
}

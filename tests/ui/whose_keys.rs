//! Whose the keys are: after Escape, after something was found or retrieved, and after what had them has gone. A key
//! changes something only where a person sees that it goes.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::CodingId;
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::parts::view::View as _;

use super::one_taker::{passages, project, reads, show};
use super::window::{Setup, Window};
use super::window_document;

/// The role and the name of what has the keyboard.
fn focused(window: &Window) -> Option<(Role, String)> {
    let mut nodes = window
        .harness
        .query_all_by(|node| node.is_focused() && node.role() != Role::Window);
    let node = nodes.next()?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

/// Whether the list of codes has the keyboard.
fn in_codes(window: &Window) -> bool {
    let ctx = window.harness.ctx.clone();
    window.app(|app| app.project().unwrap().panes.codes.has_keyboard(&ctx))
}

/// Whether the text has the keyboard, and a caret or a selection shows it.
fn in_text(window: &Window) -> bool {
    let ctx = window.harness.ctx.clone();
    window.app(|app| {
        let reader = &app.project().unwrap().panes.reader;
        reader.has_keyboard(&ctx) && reader.selection_rect().is_some()
    })
}

fn coding(window: &Window, code: &str) -> CodingId {
    let snapshot = window.snapshot();
    let mut codings = snapshot.codings();
    let found = codings.find(|coding| snapshot.code(coding.code).unwrap().name == code);
    found.unwrap().id
}

/// Two codings, of which one is selected in the text, which has the keyboard.
fn selected() -> Window {
    let mut window = project();
    show(&mut window, 92, 96);
    window.strike(Modifiers::NONE, Key::Escape);
    let worry = coding(&window, "worry");
    window.act(Action::SelectCoding(Some(worry)));
    window
}

#[test]
fn after_escape_the_keys_of_the_filter_are_on_the_row_that_is_seen_and_then_in_the_text() {
    let mut window = selected();
    let before = passages(&window);
    window.focus_field("Find a code…");
    window.type_text("future");
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_codes(&window), "{:?}", focused(&window));
    // The row is that of the code that was found.
    window.strike(Modifiers::NONE, Key::Delete);
    assert!(
        reads(&window, "future") && reads(&window, "Delete"),
        "it is asked"
    );
    assert_eq!(passages(&window), before);
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_codes(&window), "{:?}", focused(&window));
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_text(&window), "{:?}", focused(&window));
    assert_eq!(passages(&window), before);
}

#[test]
fn the_filter_of_documents_gives_the_keys_to_its_list() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let ctx = window.harness.ctx.clone();
    let in_list = |w: &Window| w.app(|app| app.project().unwrap().panes.documents.has_keyboard(&ctx));
    let before = window.snapshot();
    let coding = before.codings_in(window_document(&window))[0].id;
    window.act(Action::SelectCoding(Some(coding)));
    window.focus_field("Filter documents…");
    window.type_text("م");
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_list(&window), "{:?}", focused(&window));
    window.strike(Modifiers::NONE, Key::Delete);
    assert!(window.snapshot() == before, "it is asked, and no coding is meant");
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_list(&window), "{:?}", focused(&window));
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_text(&window), "{:?}", focused(&window));
}

#[test]
fn a_code_that_was_found_has_the_keys_in_its_list() {
    let mut window = selected();
    let before = passages(&window);
    window.strike(Modifiers::COMMAND, Key::K);
    window.type_text("future");
    window.strike(Modifiers::NONE, Key::Enter);
    assert!(in_codes(&window), "{:?}", focused(&window));
    window.strike(Modifiers::NONE, Key::Delete);
    assert_eq!(passages(&window), before, "the coding in the text is not meant");
    window.strike(Modifiers::NONE, Key::Escape);
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_text(&window), "{:?}", focused(&window));
}

#[test]
fn what_finds_in_all_documents_gives_the_keys_back_to_where_they_were() {
    let mut window = selected();
    window.strike(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_text(&window), "{:?}", focused(&window));
    window.focus_field("Find a code…");
    window.strike(Modifiers::NONE, Key::ArrowDown);
    assert!(in_codes(&window));
    let before = passages(&window);
    window.strike(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    window.type_text("بودجه");
    window.strike(Modifiers::NONE, Key::Escape);
    assert!(in_codes(&window), "{:?}", focused(&window));
    window.strike(Modifiers::NONE, Key::Delete);
    assert_eq!(passages(&window), before, "the coding in the text is not meant");
}

#[test]
fn enter_on_a_code_codes_words_and_recodes_no_coding() {
    let mut window = selected();
    let before = passages(&window);
    window.focus_field("Find a code…");
    window.type_text("future");
    window.strike(Modifiers::NONE, Key::Enter);
    window.strike(Modifiers::NONE, Key::Enter);
    assert_eq!(passages(&window), before);
    assert!(reads(&window, "First select a passage"));
    assert!(reads(&window, "Ctrl+Shift+C"), "and how a coding gets it");
    show(&mut window, 92, 96);
    window.focus_field("Find a code…");
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Enter);
    assert_eq!(passages(&window).len(), before.len() + 1);
}

#[test]
fn coding_while_the_text_is_edited_says_how_to_end_that() {
    let mut window = selected();
    let before = passages(&window);
    window.act(Action::Run(Command::EditText));
    window.focus_field("Find a code…");
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "This text is being edited") && reads(&window, "Esc"));
    window.act(Action::Run(Command::CodeSelection));
    assert!(reads(&window, "This text is being edited"));
    assert_eq!(passages(&window), before);
}

#[test]
fn what_was_retrieved_has_the_keys() {
    let mut window = selected();
    window.act(Action::SelectCoding(None));
    window.focus_field("Find a code…");
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::COMMAND, Key::Enter);
    let on_card = |window: &Window| focused(window).is_some_and(|(role, _)| role == Role::ListBoxOption);
    assert!(on_card(&window), "{:?}", focused(&window));

    // The button that retrieves goes away, and gives the keys to what it brought.
    window.act(Action::Run(Command::ClearActivation));
    let worry = coding(&window, "worry");
    window.act(Action::SelectCoding(Some(worry)));
    window.harness.get_by_label_contains("Activate “").click();
    window.run();
    assert!(on_card(&window), "{:?}", focused(&window));
    // A removed coding leaves them to its neighbour, and the last one to the text.
    let before = passages(&window).len();
    window.strike(Modifiers::NONE, Key::Delete);
    assert_eq!(passages(&window).len(), before - 1);
    assert!(in_text(&window), "{:?}", focused(&window));
}

#[test]
fn a_code_that_was_removed_by_its_card_leaves_the_keys_to_the_next_card() {
    let mut window = project();
    let snapshot = window.snapshot();
    let code = snapshot.code_tree()[0].1.id;
    for (start, end) in [(92, 96), (101, 104)] {
        show(&mut window, start, end);
        window.act(Action::Code(gozareh::model::CodeRef::Id(code)));
    }
    window.act(Action::Retrieve(vec![code]));
    window.strike(Modifiers::NONE, Key::ArrowDown);
    let second = focused(&window);
    window.strike(Modifiers::NONE, Key::U);
    assert_ne!(focused(&window), second);
    assert!(focused(&window).is_some_and(|(role, _)| role == Role::ListBoxOption));
}

#[test]
fn the_keys_are_in_the_text_when_what_had_them_was_only_clicked() {
    let mut window = selected();
    window.harness.get_all_by_label("2").next().unwrap().click();
    window.run();
    assert!(reads(&window, "Importance of the segment"));
    assert!(in_text(&window), "{:?}", focused(&window));
}

#[test]
fn the_selection_grows_from_the_clicked_word_of_a_coding_or_says_that_it_cannot() {
    let mut window = project();
    let worry = coding(&window, "worry");
    // All of a paragraph is coded and chosen: there is nothing wider.
    show(&mut window, 92, 96);
    for _ in 0..5 {
        window.strike(Modifiers::NONE, Key::E);
    }
    assert!(reads(&window, "does not grow beyond this"));
    // It is said of a coding too that was chosen itself and is the whole paragraph.
    window.act(Action::Code(gozareh::model::CodeRef::New {
        name: "whole".into(),
        parent: None,
    }));
    let whole = coding(&window, "whole");
    show(&mut window, 0, 0);
    window.act(Action::SelectCoding(Some(whole)));
    assert!(
        !reads(&window, "does not grow beyond this"),
        "{:?}",
        passages(&window)
    );
    window.strike(Modifiers::NONE, Key::E);
    assert!(reads(&window, "does not grow beyond this"));
    let place = window.app(|app| app.project().unwrap().panes.reader.selection_rect());
    assert!(place.is_some());
    window.act(Action::SelectCoding(Some(worry)));
    window.strike(Modifiers::NONE, Key::E);
    let passage = window.app(|app| app.project().unwrap().work.shared.passage);
    assert!(passage.is_some(), "from the coding that was chosen itself");
}

#[test]
fn tab_goes_within_the_page_of_memos() {
    let mut window = project();
    window.act(Action::Run(Command::NewJournalEntry));
    window.type_text("A thought");
    window.strike(Modifiers::COMMAND, Key::Enter);
    window.strike(Modifiers::ALT, Key::Num1);
    window.strike(Modifiers::ALT, Key::Num5);
    assert_eq!(focused(&window).map(|f| f.0), Some(Role::ListBoxOption));
    let mut stops = Vec::new();
    for _ in 0..8 {
        window.strike(Modifiers::NONE, Key::Tab);
        stops.extend(focused(&window));
        if stops
            .last()
            .is_some_and(|(role, _)| *role == Role::MultilineTextInput)
        {
            break;
        }
    }
    let last = stops.last().map(|stop| stop.0);
    assert_eq!(last, Some(Role::MultilineTextInput), "{stops:?}");
    assert!(
        !stops.iter().any(|(_, name)| name.starts_with("Undo")),
        "{stops:?}"
    );
}

#[test]
fn tab_goes_on_from_the_list_of_memos_into_the_memo() {
    let mut window = Window::with_sample(Setup::default());
    window.strike(Modifiers::ALT, Key::Num5);
    let row = focused(&window).expect("a memo has the keyboard");
    assert_eq!(row.0, Role::ListBoxOption);
    for _ in 0..8 {
        window.strike(Modifiers::NONE, Key::Tab);
        let (role, name) = focused(&window).expect("a control of the memo has the keyboard");
        assert!(!name.contains("واگرد"), "{name}");
        if role == Role::MultilineTextInput {
            return;
        }
    }
    panic!("the words of the memo are not reached");
}

/// What stands over every page is not so high.
const TOP_BAR: f32 = 44.0;

#[test]
fn where_nothing_has_the_keys_tab_leads_into_the_page() {
    let pages = [
        Command::ShowLadder,
        Command::ShowBoard,
        Command::ShowParticipants,
        Command::ShowMemos,
        Command::ShowFindings,
        Command::ShowHistory,
    ];
    let mut window = Window::with_sample(Setup::default());
    for page in pages {
        window.act(Action::Run(page));
        window.harness.ctx.memory_mut(|memory| memory.stop_text_input());
        window.key(Modifiers::NONE, Key::Tab);
        let (role, name) = focused(&window).unwrap_or_else(|| panic!("{page:?}: somebody has them"));
        let at = window
            .harness
            .query_all_by(|node| node.is_focused() && node.role() != Role::Window)
            .next()
            .map(|node| node.rect());
        assert!(
            at.is_some_and(|rect| rect.top() >= TOP_BAR),
            "{page:?}: {role:?} {name} {at:?}"
        );
    }
}

#[test]
fn a_code_that_is_dropped_on_a_text_that_is_edited_says_why_it_codes_nothing() {
    let mut window = project();
    window.act(Action::Run(Command::EditText));
    let before = window.snapshot();
    let row = window
        .harness
        .query_all_by(|node| {
            node.role() == Role::TreeItem && node.label().is_some_and(|label| label.contains("worry"))
        })
        .next()
        .map(|node| node.rect().center());
    let text = window
        .harness
        .query_all_by(|node| node.is_focused() && node.role() != Role::Window)
        .next()
        .map(|node| node.rect().center());
    window.drag(row.unwrap(), text.unwrap(), Modifiers::NONE);
    window.run();
    assert!(reads(
        &window,
        "This text is being edited; end that with Esc first"
    ));
    assert!(window.snapshot() == before);
}

#[test]
fn what_is_written_on_after_tab_in_a_memo_takes_no_step_back() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowMemos));
    window.act(Action::Run(Command::NewJournalEntry));
    let can_redo = |window: &Window| {
        window.app(|app| {
            let session = &app.project().unwrap().work.session;
            session.can_redo().is_some()
        })
    };
    window.type_text("عنوان");
    for _ in 0..4 {
        window.strike(Modifiers::NONE, Key::Tab);
        window.strike(Modifiers::NONE, Key::A);
        window.strike(Modifiers::NONE, Key::Space);
    }
    assert!(
        !can_redo(&window),
        "nothing was taken back, so that nothing can be done again"
    );
}

#[test]
fn what_is_written_on_after_tab_in_a_condensed_unit_leaves_the_importance_as_it_was() {
    let mut window = selected();
    let importances = |window: &Window| -> Vec<u8> {
        let snapshot = window.snapshot();
        snapshot
            .codings()
            .map(|coding| coding.importance.number())
            .collect()
    };
    window.focus_field("Condensed unit");
    window.type_text("shorter");
    for _ in 0..3 {
        window.strike(Modifiers::NONE, Key::Tab);
        window.strike(Modifiers::NONE, Key::A);
        window.strike(Modifiers::NONE, Key::Space);
        assert_eq!(importances(&window), [0, 0], "{:?}", focused(&window));
    }
    // The key of its own is for it.
    let worry = coding(&window, "worry");
    let place = window.snapshot().coding(worry).cloned().unwrap();
    window.act(Action::Open(place.document, Some(place.range)));
    window.act(Action::SelectCoding(Some(worry)));
    window.strike(Modifiers::NONE, Key::I);
    assert!(importances(&window).contains(&1), "{:?}", focused(&window));
}

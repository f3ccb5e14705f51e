//! Whatever changes is told, by its name and with its way back.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use gozareh::model::{Edit, MemoKind, MemoTarget, Rgb};
use gozareh::report::tables::SEGMENTS;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::shared::Page;
use gozareh::ui::typing::NamePurpose;

use super::one_taker::{ages, on_age, passages, project, reads, show};
use super::window::{Setup, Window};
use super::window_document;

fn press(window: &mut Window, name: &str) {
    let button = window
        .harness
        .query_all_by_label(name)
        .next()
        .unwrap_or_else(|| panic!("no {name:?}"));
    button.click();
    window.run();
}

#[test]
fn a_coding_tells_what_goes_with_it() {
    let mut window = project();
    let snapshot = window.snapshot();
    let ids: Vec<_> = snapshot.codings_in(window_document(&window)).to_vec();
    for coding in &ids {
        window.act(Action::Edit(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Coding(coding.id),
            kind: MemoKind::Note,
            body: "why".into(),
        }));
    }
    window.act(Action::Edit(Edit::SetCondensed(ids[0].id, "short".into())));
    let before = window.snapshot();
    window.act(Action::SelectCoding(Some(ids[0].id)));
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(passages(&window).len(), 1);
    assert!(reads(&window, "its memo and its condensed unit went with it"));
    window.strike(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
    let all = ids.iter().map(|coding| coding.id).collect();
    window.act(Action::EditWithToast(Edit::DeleteCodings(all)));
    assert!(reads(&window, "Removed 2 codings") && reads(&window, "2 memos and its condensed unit"));
}

#[test]
fn importance_colour_and_names_are_told_with_their_way_back() {
    let mut window = project();
    let coding = window.snapshot().codings().next().unwrap().clone();
    window.act(Action::SelectCoding(Some(coding.id)));
    window.strike(Modifiers::NONE, Key::I);
    assert!(reads(&window, "Importance of the segment") && reads(&window, "is now 1"));
    press(&mut window, "Undo");
    assert!(
        !window
            .snapshot()
            .coding(coding.id)
            .unwrap()
            .importance
            .is_marked()
    );

    window.act(Action::SelectCoding(None));
    window.focus_field("Find a code…");
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::F2);
    window.type_text("otherwise");
    window.strike(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "Renamed “") && reads(&window, "otherwise"));
    assert!(window.harness.query_all_by_label("Undo").count() > 0);

    window.strike(Modifiers::NONE, Key::F5);
    let before = window.snapshot();
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Enter);
    let colours = |window: &Window| -> Vec<Rgb> {
        let snapshot = window.snapshot();
        snapshot.code_tree().iter().map(|(_, code)| code.colour).collect()
    };
    let told = reads(&window, "Recoloured");
    let differs = colours(&window)
        != before
            .code_tree()
            .iter()
            .map(|(_, code)| code.colour)
            .collect::<Vec<_>>();
    assert_eq!(told, differs);
    assert!(differs);

    let document = window_document(&window);
    window.act(Action::Show(Dialog::Name(NamePurpose::RenameDocument(document))));
    window.type_text("Interview");
    window.strike(Modifiers::NONE, Key::Enter);
    assert!(reads(&window, "Renamed document") && reads(&window, "Interview"));
}

#[test]
fn one_replaced_find_is_told() {
    let mut window = project();
    window.focus_text();
    window.key(Modifiers::COMMAND, Key::H);
    for (field, words) in [("Find in the document", "بودجه"), ("Replace with", "پول")] {
        window.focus_field(field);
        window.type_text(words);
    }
    press(&mut window, "Replace");
    assert!(reads(&window, "Replaced one find"));
    press(&mut window, "Undo");
    let text = window.app(|app| app.project().unwrap().work.session.text(window_document(&window)));
    assert!(text.unwrap().as_str().contains("بودجه"));
}

/// The toast of a step in the text takes that step back, and no operation of the project.
#[test]
fn what_was_replaced_in_a_text_that_is_edited_is_taken_back_there() {
    let mut window = project();
    window.focus_text();
    window.act(Action::Run(Command::EditText));
    window.type_text("x");
    let before = window.snapshot();
    window.key(Modifiers::COMMAND, Key::H);
    for (field, words) in [("Find in the document", "بودجه"), ("Replace with", "پول")] {
        window.focus_field(field);
        window.type_text(words);
    }
    press(&mut window, "Replace all");
    assert!(reads(&window, "پول") && reads(&window, "Replaced one find in the text"));
    press(&mut window, "Undo");
    assert!(window.snapshot() == before, "the project is as it was");
    assert!(reads(&window, "بودجه کم است"));
}

#[test]
fn an_attribute_with_values_is_deleted_after_a_question_that_counts_them() {
    let mut window = project();
    window.act(Action::Run(Command::ShowParticipants));
    let delete = |window: &mut Window| {
        press(window, "Attributes");
        press(window, "age");
        let entry = window
            .harness
            .query_all_by_label_contains("Delete attribute and its values")
            .next();
        entry.expect("the entry").click();
        window.run();
    };
    delete(&mut window);
    assert_eq!(window.snapshot().attributes().len(), 1);
    assert!(reads(&window, "Delete the attribute “age”?") && reads(&window, "3 values"));
    press(&mut window, "Delete with its values");
    assert!(window.snapshot().attributes().is_empty());
    assert!(reads(&window, "Deleted attribute “age”"));
    // One without values goes at once, with a way back.
    window.act(Action::Edit(Edit::CreateAttribute("age".into())));
    delete(&mut window);
    assert!(window.snapshot().attributes().is_empty());
}

#[test]
fn several_steps_that_are_taken_back_at_once_are_told_once_and_done_again_at_once() {
    let mut window = project();
    let document = window_document(&window);
    let before = window.snapshot();
    for name in ["one", "two", "three"] {
        window.act(Action::Edit(Edit::RenameDocument(document, name.into())));
    }
    let after = window.snapshot();
    window.act(Action::Run(Command::ShowHistory));
    window.act(Action::UndoSteps(3));
    assert!(window.snapshot() == before);
    assert!(reads(&window, "3 steps undone"));
    press(&mut window, "Do again");
    assert!(window.snapshot() == after);
    assert!(reads(&window, "3 steps done again"));
}

#[test]
fn a_cell_that_a_click_on_a_toast_keeps_is_told() {
    let mut window = project();
    window.act(Action::EditWithToast(Edit::CreateGroup("G".into())));
    on_age(&mut window);
    window.strike(Modifiers::NONE, Key::Num7);
    assert_eq!(
        window.app(|app| app.project().unwrap().work.shared.page),
        Page::Participants
    );
    let undo = window
        .harness
        .query_all_by(|node| node.role() == Role::Button && node.label().is_some_and(|l| l == "Undo"))
        .next()
        .expect("the toast offers it");
    undo.click();
    window.run();
    assert_eq!(ages(&window), ["7", "50", "50"], "the cell is kept");
    assert_eq!(
        window.snapshot().groups().len(),
        1,
        "what the toast told is not taken back unseen"
    );
    assert!(reads(&window, "P1"), "what was kept is told");
    assert!(window.harness.query_all_by_label("Undo").count() > 0);
}

#[test]
fn a_highlight_and_an_edge_are_told() {
    let mut window = project();
    show(&mut window, 92, 96);
    window.strike(Modifiers::NONE, Key::H);
    assert!(reads(&window, "Highlighted in document"));
    press(&mut window, "Undo");
    let snapshot = window.snapshot();
    assert_eq!(snapshot.highlights_in(window_document(&window)).count(), 0);
}

#[test]
fn what_goes_with_a_row_of_the_ladder_is_told() {
    let mut window = project();
    let ids: Vec<_> = window.snapshot().codings().map(|coding| coding.id).collect();
    for id in ids {
        window.act(Action::Edit(Edit::SetCondensed(id, "short".into())));
    }
    window.act(Action::Run(Command::ShowLadder));
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(window.snapshot().codings().count(), 1);
    assert!(reads(&window, "its condensed unit went with it"));
}

#[test]
fn a_persian_sentence_names_the_document_before_its_verb() {
    let mut window = Window::with_sample(Setup::default());
    let coding = window.snapshot().codings().next().unwrap().clone();
    window.act(Action::Run(Command::ShowParticipants));
    window.act(Action::EditWithToast(Edit::SetCondensed(
        coding.id,
        "کوتاه".into(),
    )));
    let name = window.snapshot().document(coding.document).unwrap().name.clone();
    window.look("told-where");
    assert!(reads(&window, &format!("در «{name}»، ")));
    assert!(!reads(&window, &format!("نوشته شد در «{name}»")));
}

#[test]
fn a_condensed_unit_that_is_kept_by_its_key_is_told_too() {
    let mut window = project();
    let coding = window.snapshot().codings().next().unwrap().id;
    window.act(Action::SelectCoding(Some(coding)));
    window.focus_field("Condensed unit");
    window.type_text("short");
    window.key(Modifiers::COMMAND, Key::Enter);
    let condensed = |window: &Window| window.snapshot().coding(coding).unwrap().condensed.clone();
    assert_eq!(condensed(&window).as_deref(), Some("short"));
    press(&mut window, "Undo");
    assert_eq!(condensed(&window), None);
}

#[test]
fn what_is_created_is_told_with_its_level() {
    let mut window = project();
    for (command, told) in [
        (Command::NewCategory, "Created category “"),
        (Command::NewSubcategory, "Created subcategory “"),
    ] {
        window.act(Action::Run(command));
        window.type_text("group");
        window.key(Modifiers::NONE, Key::Enter);
        assert!(reads(&window, told), "{told}");
    }
}

/// The texts that are shown, with where they stand.
fn shown(window: &Window, words: &str) -> Vec<egui::Rect> {
    let nodes = window.harness.query_all_by_label_contains(words);
    nodes.map(|node| node.rect()).collect()
}

#[test]
fn a_notice_at_the_foot_takes_no_room_in_the_head_and_covers_no_control_under_a_table() {
    let mut window = project();
    window.act(Action::ShowTable(&SEGMENTS));
    window.wait_for_label("worry");
    window.run();
    let place = |window: &Window| shown(window, "پژوهش\u{2069} · ")[0];
    let before = place(&window);
    let long = "what was done ".repeat(16);
    window.act(Action::Offer {
        sentence: long,
        button: "toast-undo",
        action: Box::new(Action::Run(Command::Undo)),
    });
    assert_eq!(place(&window), before, "the name of the place keeps its room");
    let notice = shown(&window, "what was done")[0];
    let button = window
        .harness
        .get_by_role_and_label(Role::Button, "Importance")
        .rect();
    let apart = notice
        .y_range()
        .shrink(-12.0)
        .intersection(button.y_range())
        .span()
        < 0.0;
    assert!(apart, "{notice:?} {button:?}");
    window.look("notice-over-table");
}

#[test]
fn nothing_hangs_over_a_dialog_of_what_lies_behind() {
    let mut window = project();
    let at = shown(&window, "Import documents")[0].center();
    window.harness.hover_at(at);
    window.pass(2.0);
    window.pass(2.0);
    let tips = shown(&window, "Import documents").len();
    assert!(tips > 1, "the tooltip is shown");
    window.key(Modifiers::COMMAND, Key::N);
    window.pass(1.0);
    assert_eq!(shown(&window, "Import documents").len(), tips - 1);
}

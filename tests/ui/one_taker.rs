//! A key has one taker: what types a letter runs no command, what runs a command types no letter, and nothing in the
//! project changes but by what says that it changes it.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, CodingId, DocumentId, Edit, NewCoding, NewParticipant, OperationKind};
use gozareh::text::CharRange;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::shared::Page;
use gozareh::ui::typing::NamePurpose;

use super::window::Window;
use super::{window_document, with_interview};

/// What a key types on a Latin layout; a system tells it with Alt held as well, and not with Ctrl.
pub fn letter(modifiers: Modifiers, key: Key) -> Option<String> {
    if modifiers.command || modifiers.ctrl {
        return None;
    }
    let plain = match key {
        Key::Space => " ",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        Key::Comma => ",",
        Key::Period => ".",
        Key::Slash => "/",
        key if key.name().chars().count() == 1 => key.name(),
        _ => return None,
    };
    Some(if modifiers.shift {
        plain.to_uppercase()
    } else {
        plain.to_lowercase()
    })
}

/// What a system tells of a key: that it goes down, with the letter that it types, that it comes up, and that no modifier
/// is held any more.
fn told_of(modifiers: Modifiers, key: Key) -> [Vec<Event>; 3] {
    let modifiers = Modifiers {
        ctrl: modifiers.command || modifiers.ctrl,
        ..modifiers
    };
    let event = |pressed| Event::Key {
        key,
        physical_key: Some(key),
        pressed,
        repeat: false,
        modifiers,
    };
    let mut down = vec![Event::ModifiersChanged(modifiers), event(true)];
    down.extend(letter(modifiers, key).map(Event::Text));
    [
        down,
        vec![event(false)],
        vec![Event::ModifiersChanged(Modifiers::NONE)],
    ]
}

impl Window {
    /// Presses a key as a system tells of it: the key, the letter that it types and the modifiers in one frame.
    pub fn strike(&mut self, modifiers: Modifiers, key: Key) {
        let [down, up, let_go] = told_of(modifiers, key);
        self.harness.input_mut().events.extend(down);
        self.harness.step();
        self.harness
            .input_mut()
            .events
            .extend(up.into_iter().chain(let_go));
        self.harness.step();
        self.run();
    }

    /// Presses and releases a key within one frame, as a slow frame has it.
    pub fn tap_key(&mut self, modifiers: Modifiers, key: Key) {
        let [down, up, let_go] = told_of(modifiers, key);
        self.harness.input_mut().events.extend(down.into_iter().chain(up));
        self.harness.step();
        self.harness.input_mut().events.extend(let_go);
        self.run();
    }

    /// Presses and releases several keys within one frame, one after the other, as a frame that hangs has them.
    pub fn burst(&mut self, keys: &[Key]) {
        let told = keys.iter().flat_map(|key| told_of(Modifiers::NONE, *key));
        self.harness.input_mut().events.extend(told.flatten());
        self.run();
    }

    /// What the fields of the window say, by their names.
    pub fn fields(&self) -> Vec<(String, String)> {
        let fields = self
            .harness
            .query_all_by(|node| matches!(node.role(), Role::TextInput | Role::MultilineTextInput));
        let said = |text: Option<String>| text.unwrap_or_default();
        fields
            .map(|node| {
                let node = node.accesskit_node();
                (said(node.label()), said(node.value()))
            })
            .collect()
    }

    /// What the field is called that has the keyboard.
    pub fn focused_field(&self) -> Option<String> {
        let fields = self.harness.query_all_by(|node| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput) && node.is_focused()
        });
        fields.into_iter().next()?.accesskit_node().label()
    }

    /// Gives the keyboard to the first field of that name.
    pub fn focus_field(&mut self, name: &str) {
        let field = self.harness.query_all_by(|node| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
                && node.label().is_some_and(|label| label == name)
        });
        field
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("no field {name:?}"))
            .focus();
        self.run();
    }
}

/// Two codings that overlap, and three participants with an age.
pub fn project() -> Window {
    let mut window = with_interview(Lang::En);
    let document = window_document(&window);
    let coding = |start, end, name: &str| {
        let code = CodeRef::New {
            name: name.into(),
            parent: None,
        };
        NewCoding::new(document, CharRange::new(start, end), code)
    };
    window.act(Action::Edit(Edit::AddCodings(vec![
        coding(30, 50, "worry"),
        coding(26, 60, "future"),
    ])));
    let person = |name: &str| NewParticipant {
        name: name.into(),
        values: vec![("age".into(), "50".into())],
        ..NewParticipant::default()
    };
    let people = ["P1", "P2", "P3"].map(person).into();
    window.act(Action::Edit(Edit::ImportParticipants(people)));
    window.act(Action::SelectCoding(None));
    window
}

pub fn show(window: &mut Window, start: u32, end: u32) {
    let document = window_document(window);
    let passage = CharRange::new(start, end);
    window.act(Action::SelectCoding(None));
    window.act(Action::Open(document, Some(passage)));
}

pub fn reads(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

fn page(window: &Window) -> Page {
    window.app(|app| app.project().unwrap().work.shared.page)
}

pub fn passages(window: &Window) -> Vec<(u32, u32, String)> {
    let snapshot = window.snapshot();
    let document: DocumentId = window_document(window);
    let codings = snapshot.codings_in(document).iter();
    let name = |code| snapshot.code(code).unwrap().name.clone();
    codings
        .map(|c| (c.range.start, c.range.end, name(c.code)))
        .collect()
}

fn last_kind(window: &Window) -> OperationKind {
    let kind = window.app(|app| {
        let session = &app.project().unwrap().work.session;
        session.can_undo().map(|summary| summary.kind.clone())
    });
    kind.unwrap()
}

pub fn ages(window: &Window) -> Vec<String> {
    let snapshot = window.snapshot();
    let age = snapshot.attributes()[0].id;
    let people = snapshot.participants();
    people
        .iter()
        .map(|p| p.values.get(&age).cloned().unwrap_or_default())
        .collect()
}

/// Puts the keyboard on the age of the first participant.
pub fn on_age(window: &mut Window) {
    window.act(Action::Run(Command::ShowParticipants));
    window.harness.get_all_by_label("50").next().unwrap().click();
    window.run();
}

#[test]
fn a_page_that_is_gone_to_by_key_types_no_digit_and_keeps_what_is_written() {
    let mut window = project();
    on_age(&mut window);
    window.strike(Modifiers::NONE, Key::Num3);
    window.strike(Modifiers::NONE, Key::Num4);
    window.strike(Modifiers::ALT, Key::Num2);
    assert_eq!(page(&window), Page::Board);
    assert_eq!(
        ages(&window),
        ["34", "50", "50"],
        "kept when it is left, in the order typed"
    );

    // Nothing is begun by a shortcut on a selected cell.
    on_age(&mut window);
    let before = window.snapshot();
    window.strike(Modifiers::ALT, Key::Num5);
    assert_eq!(page(&window), Page::Memos);
    assert!(window.snapshot() == before);

    // The condensed unit beside the text, and the text itself while it is edited.
    let coding = before.codings().next().unwrap().id;
    let document = window_document(&window);
    window.act(Action::Open(document, None));
    window.act(Action::SelectCoding(Some(coding)));
    window.focus_field("Condensed unit");
    window.strike(Modifiers::NONE, Key::A);
    window.strike(Modifiers::ALT, Key::Num3);
    assert_eq!(page(&window), Page::Ladder);
    let condensed = window.snapshot().coding(coding).unwrap().condensed.clone();
    assert_eq!(condensed.as_deref(), Some("a"));
    window.act(Action::Open(document, None));
    window.act(Action::Run(Command::EditText));
    let before = window.snapshot();
    window.strike(Modifiers::ALT, Key::Num2);
    window.run();
    assert!(window.snapshot() == before, "nothing was typed into the text");
}

#[test]
fn a_cell_is_kept_when_something_else_is_clicked() {
    let mut window = project();
    on_age(&mut window);
    window.strike(Modifiers::NONE, Key::Num7);
    window.harness.get_by_label("P3").click();
    window.run();
    assert_eq!(ages(&window), ["7", "50", "50"]);
}

#[test]
fn typing_on_a_condensed_unit_of_the_ladder_writes_it_and_enter_keeps_it() {
    let mut window = project();
    let before = window.snapshot();
    window.act(Action::Run(Command::ShowLadder));
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Home);
    let inward = Key::ArrowRight;
    window.strike(Modifiers::NONE, inward);
    window.strike(Modifiers::NONE, Key::Num1);
    window.strike(Modifiers::NONE, Key::U);
    assert!(window.snapshot() == before, "nothing is recoded or removed");
    window.strike(Modifiers::NONE, Key::Enter);
    let units = |window: &Window| -> Vec<String> {
        let snapshot = window.snapshot();
        snapshot
            .codings()
            .filter_map(|c| c.condensed.as_deref().map(str::to_owned))
            .collect()
    };
    assert_eq!(units(&window), ["1u"]);
    assert_eq!(last_kind(&window), OperationKind::CodingCondense);
    // The next row is selected and not yet written in.
    window.strike(Modifiers::NONE, Key::Num2);
    window.strike(Modifiers::ALT, Key::Num1);
    assert_eq!(units(&window).len(), 2);
}

#[test]
fn a_code_is_taken_from_the_selected_words_alone() {
    let mut window = project();
    let before = window.snapshot();
    show(&mut window, 36, 40);
    window.strike(Modifiers::NONE, Key::U);
    assert!(window.snapshot() == before, "it is asked which");
    assert!(reads(&window, "All 2 of them"));
    // The shortest stands first after all of them. The blank beside what goes goes with it.
    window.strike(Modifiers::NONE, Key::ArrowDown);
    window.strike(Modifiers::NONE, Key::Enter);
    let worry = |start, end| (start, end, "worry".to_owned());
    let future = (26, 60, "future".to_owned());
    assert_eq!(passages(&window), [future.clone(), worry(30, 35), worry(40, 50)]);
    assert_eq!(last_kind(&window), OperationKind::CodingUncode);
    assert!(reads(&window, "Undo"), "it is told, and can be taken back");
    window.strike(Modifiers::COMMAND, Key::Z);
    assert!(window.snapshot() == before);
    show(&mut window, 36, 40);
    window.strike(Modifiers::NONE, Key::Delete);
    window.strike(Modifiers::NONE, Key::Enter);
    assert_eq!(passages(&window).len(), 4, "all of them");
    window.strike(Modifiers::COMMAND, Key::Z);
    // One alone is not asked about.
    show(&mut window, 53, 60);
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(passages(&window), [(26, 52, "future".to_owned()), worry(30, 50)]);
    // What was just coded goes whole.
    window.strike(Modifiers::COMMAND, Key::Z);
    show(&mut window, 36, 40);
    window.strike(Modifiers::NONE, Key::V);
    assert_eq!(passages(&window).len(), 3);
    window.strike(Modifiers::NONE, Key::U);
    assert_eq!(passages(&window).len(), 2);
}

#[test]
fn a_coding_is_split_at_the_caret_and_at_the_borders_of_a_selection() {
    let mut window = project();
    let coding: CodingId = window.snapshot().codings_in(window_document(&window))[1].id;
    let document = window_document(&window);
    window.act(Action::SelectCoding(Some(coding)));
    window.act(Action::Open(document, Some(CharRange::new(30, 50))));
    window.strike(Modifiers::NONE, Key::S);
    assert!(reads(&window, "Put the caret inside"));
    // The borders of a selection are inside.
    show(&mut window, 34, 35);
    window.strike(Modifiers::NONE, Key::S);
    assert!(reads(&window, "Which coding shall be split?"));
    window.strike(Modifiers::NONE, Key::Enter);
    let worry = |start, end| (start, end, "worry".to_owned());
    assert_eq!(
        passages(&window)[1..],
        [worry(30, 34), worry(34, 35), worry(36, 50)]
    );
    assert_eq!(last_kind(&window), OperationKind::CodingSplit);
}

#[test]
fn a_code_that_is_given_from_the_tree_is_told_and_can_be_taken_back() {
    let mut window = project();
    let code = window.snapshot().code_tree()[1].1.id;
    show(&mut window, 92, 96);
    window.act(Action::Code(CodeRef::Id(code)));
    assert!(reads(&window, "coded with “future”"));
    assert!(reads(&window, "Undo"));
    // What it offers is gone once something else was done.
    window.act(Action::Edit(Edit::CreateGroup("G".into())));
    window.run();
    assert!(!reads(&window, "coded with"));
}

#[test]
fn a_number_says_what_it_coded() {
    let mut window = project();
    show(&mut window, 92, 96);
    window.strike(Modifiers::NONE, Key::V);
    show(&mut window, 101, 104);
    window.strike(Modifiers::NONE, Key::Num1);
    assert_eq!(passages(&window).len(), 4);
    assert!(reads(&window, "coded with"));
}

#[test]
fn enter_in_a_dialog_reaches_nothing_under_it() {
    let mut window = project();
    show(&mut window, 30, 40);
    let confirm = || Dialog::Confirm {
        title: "Delete?".into(),
        text: "It goes.".into(),
        confirm: "Delete it".into(),
        action: Box::new(Action::Edit(Edit::CreateGroup("gone".into()))),
    };
    // The first Enter is for the harmless button; who means it goes to the other by Tab.
    for (back, groups) in [(false, 0), (true, 1)] {
        window.act(Action::Show(confirm()));
        if back {
            window.strike(Modifiers::SHIFT, Key::Tab);
        }
        window.strike(Modifiers::NONE, Key::Enter);
        let picking = window.app(|app| app.project().unwrap().panes.picker.is_some());
        assert!(!picking, "the picker stays closed");
        assert!(!window.app(|app| app.is_covered()), "the dialog took Enter");
        assert_eq!(window.snapshot().groups().len(), groups);
    }
    // Nor does Enter in the field of one.
    show(&mut window, 30, 40);
    window.act(Action::Show(Dialog::Name(NamePurpose::Group)));
    window.type_text("H");
    window.strike(Modifiers::NONE, Key::Enter);
    let picking = window.app(|app| app.project().unwrap().panes.picker.is_some());
    assert!(!picking && window.snapshot().groups().len() == 2);
}

#[test]
fn shift_and_an_arrow_select_without_complaint_where_no_coding_is_selected() {
    let mut window = project();
    let document = window_document(&window);
    window.act(Action::Open(document, None));
    window.strike(Modifiers::COMMAND, Key::Home);
    let before = window.snapshot();
    // Past the label, which is not meant.
    for _ in 0..14 {
        window.strike(Modifiers::SHIFT, Key::ArrowLeft);
    }
    let passage = window.app(|app| app.project().unwrap().work.shared.passage);
    assert_eq!(passage, Some(CharRange::new(11, 14)));
    assert!(
        !reads(&window, "First select a coding"),
        "nothing is complained about"
    );
    assert!(window.snapshot() == before);
    // With a coding selected and no words, the same keys move its end.
    let coding = before.codings_in(document)[1].id;
    window.act(Action::SelectCoding(Some(coding)));
    window.act(Action::Open(document, Some(CharRange::new(30, 50))));
    window.strike(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(last_kind(&window), OperationKind::CodingResize);
}

#[test]
fn equal_toasts_are_one_and_one_is_shown_at_a_time() {
    let mut window = project();
    for _ in 0..3 {
        window.act(Action::Say("the same again".into()));
    }
    assert_eq!(
        window
            .harness
            .query_all_by_label_contains("the same again")
            .count(),
        1
    );
    window.act(Action::Say("something else".into()));
    assert!(!reads(&window, "the same again"));
    // What was done last is told at once; what failed and was hardly seen comes again after it.
    window.act(Action::ShowError("it failed".into()));
    window.act(Action::Say("and then".into()));
    assert!(!reads(&window, "it failed") && reads(&window, "and then"));
    window.pass(6.0);
    window.run();
    assert!(reads(&window, "it failed") && !reads(&window, "and then"));
    // Once there was time to read it, it gives way for good.
    window.pass(4.0);
    window.act(Action::Say("at last".into()));
    assert!(!reads(&window, "it failed") && reads(&window, "at last"));
    window.pass(6.0);
    window.run();
    assert!(!reads(&window, "it failed") && !reads(&window, "at last"));
}

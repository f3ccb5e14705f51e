//! Nothing is changed that is out of sight: the text goes there first, and it is told.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{CodeRef, CodingId, DocumentId, Edit, MemoTarget, NewCoding, NewDocument};
use gozareh::text::{CharRange, Text};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;

use super::window::{Setup, Window};
use super::with_interview;

/// How many paragraphs the long text has.
const PARAGRAPHS: usize = 200;

fn paragraph(n: usize) -> String {
    format!("Paragraph {n} says some more words.")
}

/// A long text with neighbouring codings at its start, of which the first is selected, or which has the caret at a place,
/// and what is far below in view.
fn scrolled_away(caret: Option<u32>) -> (Window, DocumentId, CodingId) {
    let mut window = with_interview(Lang::En);
    let text = (0..PARAGRAPHS).map(paragraph).collect::<Vec<_>>().join("\n");
    let new = NewDocument {
        name: "long".into(),
        text: Text::new(text.as_str()),
        ..NewDocument::default()
    };
    window.act(Action::Edit(Edit::AddDocuments(vec![new])));
    let document = window.snapshot().documents().last().unwrap().id;
    let code = |start, end| {
        let code = CodeRef::New {
            name: "words".into(),
            parent: None,
        };
        NewCoding::new(document, CharRange::new(start, end), code)
    };
    window.act(Action::Edit(Edit::AddCodings(vec![code(0, 11), code(12, 33)])));
    let coding = window.snapshot().codings_in(document)[0].id;
    window.act(Action::Reveal(MemoTarget::Coding(coding)));
    if let Some(caret) = caret {
        window.act(Action::Open(document, Some(CharRange::new(caret, caret))));
    }
    assert!(sees(&window, 0), "what is selected is shown");
    scroll_away(&mut window);
    (window, document, coding)
}

/// Turns the wheel over the text until its first paragraph is far above.
fn scroll_away(window: &mut Window) {
    let text = window.harness.query_all_by(|node| node.role() == Role::Document);
    let at = text.map(|node| node.rect().center()).next().unwrap();
    window.harness.event(Event::PointerMoved(at));
    for _ in 0..20 {
        window.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -400.0),
            modifiers: Modifiers::NONE,
            source: egui::MouseWheelSource::Wheel,
            phase: TouchPhase::Move,
        });
        window.run();
    }
    assert!(!sees(window, 0));
}

fn sees(window: &Window, n: usize) -> bool {
    let words = paragraph(n);
    let is_it = |label: Option<String>| label.is_some_and(|label| label.trim_end() == words);
    let mut found = window
        .harness
        .query_all_by(|node| node.role() == Role::Paragraph && is_it(node.label()));
    found.any(|node| node.rect().height() > 0.0 && node.rect().bottom() > 0.0)
}

/// Whether a toast says so; the button for undo has the same words in its name.
fn tells(window: &Window, words: &str) -> bool {
    let mut found = window.harness.query_all_by_label_contains(words);
    found.any(|node| node.accesskit_node().role() == Role::Label)
}

#[test]
fn what_a_key_changes_out_of_sight_is_shown_and_told() {
    let (mut window, _, coding) = scrolled_away(None);
    window.strike(Modifiers::NONE, Key::I);
    let importance = |window: &Window| window.snapshot().coding(coding).unwrap().importance.number();
    assert_eq!(importance(&window), 1);
    assert!(sees(&window, 0), "the text goes there");
    assert!(tells(&window, "Importance of the segment"), "and it is told");
    // Where it is seen, too.
    window.pass(12.0);
    window.strike(Modifiers::NONE, Key::I);
    assert_eq!(importance(&window), 2);
    assert!(tells(&window, "Importance of the segment"));
}

/// The middle of a long coding is in sight, and the edge that moves is not.
#[test]
fn an_edge_that_moves_is_seen_and_told() {
    let (mut window, document, coding) = scrolled_away(None);
    let text = window.app(|app| app.project().unwrap().work.session.text(document));
    let text = text.unwrap().as_str().to_owned();
    let last = text.find(&paragraph(PARAGRAPHS - 1)).unwrap();
    let long = CharRange::new(0, last as u32 + 9);
    window.act(Action::Edit(Edit::ResizeCoding(coding, long)));
    window.act(Action::SelectCoding(Some(coding)));
    assert!(!sees(&window, PARAGRAPHS - 1));
    window.strike(Modifiers::SHIFT, Key::ArrowRight);
    let end = window.snapshot().coding(coding).unwrap().range.end;
    assert!(end > long.end);
    assert!(sees(&window, PARAGRAPHS - 1), "the text goes there");
    assert!(tells(&window, "Moved the border"), "and it is told");
}

#[test]
fn a_coding_that_is_taken_away_joined_or_split_out_of_sight_is_shown() {
    for (key, caret, left) in [
        (Key::U, None, vec![(12, 33)]),
        (Key::Delete, None, vec![(12, 33)]),
        (Key::J, None, vec![(0, 33)]),
        // Beside the word that the caret is in, and the blank is in neither half.
        (Key::S, Some(7), vec![(0, 9), (10, 11), (12, 33)]),
        (Key::S, Some(2), vec![(0, 11), (12, 33)]),
    ] {
        let (mut window, document, _) = scrolled_away(caret);
        window.strike(Modifiers::NONE, key);
        let snapshot = window.snapshot();
        let codings = snapshot.codings_in(document).iter();
        let ranges: Vec<(u32, u32)> = codings.map(|c| (c.range.start, c.range.end)).collect();
        assert_eq!(ranges, left, "{key:?}");
        // Where nothing is done nothing has to be seen.
        let changed = ranges != [(0, 11), (12, 33)];
        assert_eq!(sees(&window, 0), changed, "{key:?}");
    }
}

/// What is written in a field is kept when its page is left, and told where it is not seen any more.
#[test]
fn a_name_and_a_cell_that_are_left_with_their_page_are_told() {
    let mut window = Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    });
    let document = window.snapshot().documents()[0].id;
    window.act(Action::Open(document, None));
    window.act(Action::Run(Command::RenameDocument));
    window.type_text("Renamed");
    window.strike(Modifiers::ALT, Key::Num3);
    assert_eq!(window.snapshot().document(document).unwrap().name, "Renamed");
    assert!(tells(&window, "Renamed"), "the new name is told");
    window.act(Action::Run(Command::ShowCoding));
    let fields = window.harness.query_all_by_role(Role::TextInput);
    let open = fields.filter(|field| field.value().is_some_and(|value| value.contains("Renamed")));
    assert_eq!(open.count(), 0, "the field is closed");
}

/// How many toasts offer to take something back; the button of the top bar says what as well.
fn offers(window: &Window) -> usize {
    let buttons = window.harness.query_all_by_role_and_label(Role::Button, "Undo");
    buttons.count()
}

fn sample() -> Window {
    Window::with_sample(Setup {
        language: Lang::En,
        ..Setup::default()
    })
}

/// Clicks the first control of a role whose name contains this, with the mouse.
fn click(window: &mut Window, role: Role, part: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|label| label.contains(part)));
    let at = found
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("no {part:?}"))
        .rect()
        .center();
    window.pass(1.0);
    for pressed in [true, false] {
        window.button(at, pressed);
    }
    window.run();
}

/// Clicks a name in a table, with the mouse.
fn click_name(window: &mut Window, name: &str) {
    let at = window
        .harness
        .get_all_by_label(name)
        .next()
        .unwrap()
        .rect()
        .center();
    window.pass(1.0);
    for pressed in [true, false] {
        window.button(at, pressed);
    }
    window.run();
}

/// Begins to write in a place, and what leaves it: another row or cell that is clicked.
type Writing = (&'static str, fn(&mut Window), fn(&mut Window));

const WRITINGS: &[Writing] = &[
    (
        "name of a document",
        |w| {
            let document = w.snapshot().documents()[0].id;
            w.act(Action::Open(document, None));
            w.act(Action::Run(Command::RenameDocument));
        },
        |w| click(w, Role::Document, ""),
    ),
    (
        "name of a code",
        |w| {
            let name = w.snapshot().code_tree()[0].1.name.clone();
            click(w, Role::TreeItem, &name);
            w.strike(Modifiers::NONE, Key::F2);
        },
        |w| click(w, Role::Document, ""),
    ),
    (
        "condensed unit on the ladder",
        |w| {
            w.act(Action::Run(Command::ShowLadder));
            w.strike(Modifiers::NONE, Key::ArrowDown);
            w.strike(Modifiers::NONE, Key::Home);
            w.strike(Modifiers::NONE, Key::ArrowRight);
            w.strike(Modifiers::NONE, Key::F2);
        },
        |w| click(w, Role::Document, ""),
    ),
    (
        "cell of a participant",
        |w| {
            w.act(Action::Run(Command::ShowParticipants));
            let name = w.snapshot().participants()[1].name.clone();
            click_name(w, &name);
            w.strike(Modifiers::NONE, Key::ArrowRight);
            w.strike(Modifiers::NONE, Key::F2);
        },
        |w| {
            let name = w.snapshot().participants()[3].name.clone();
            click_name(w, &name);
        },
    ),
    (
        "condensed unit beside the text",
        |w| {
            let snapshot = w.snapshot();
            let coding = snapshot.codings().next().unwrap();
            w.act(Action::Reveal(MemoTarget::Coding(coding.id)));
            w.focus_field("Condensed unit");
        },
        |w| click(w, Role::Document, ""),
    ),
];

/// What is written is kept by leaving its field with the mouse, and that is told once. What Enter takes into a cell is seen
/// in its place; another name is told, and what is kept of a field beside the text in whatever way.
#[test]
fn what_is_kept_by_a_click_elsewhere_is_told_once() {
    for (name, begin, leave) in WRITINGS {
        let mut window = sample();
        begin(&mut window);
        let revision = |w: &Window| w.app(|app| app.project().unwrap().work.session.revision());
        let before = revision(&window);
        window.type_text("Written");
        assert_eq!(offers(&window), 0, "{name}");
        leave(&mut window);
        assert_eq!(revision(&window), before + 1, "{name}");
        assert_eq!(offers(&window), 1, "{name}");
    }
}

#[test]
fn what_enter_takes_into_a_cell_is_seen_in_its_place_and_a_name_is_told() {
    for (name, begin, _) in WRITINGS {
        let mut window = sample();
        begin(&mut window);
        let revision = |w: &Window| w.app(|app| app.project().unwrap().work.session.revision());
        let before = revision(&window);
        window.type_text("Written");
        let beside = name.ends_with("beside the text");
        let modifiers = if beside {
            Modifiers::COMMAND
        } else {
            Modifiers::NONE
        };
        window.strike(modifiers, Key::Enter);
        assert_eq!(revision(&window), before + 1, "{name}");
        let told = usize::from(beside || name.starts_with("name of"));
        assert_eq!(offers(&window), told, "{name}");
    }
}

/// The selected coding and its document.
fn coding(window: &Window) -> Option<(CodingId, DocumentId)> {
    let coding = window.app(|app| app.project().unwrap().work.shared.coding)?;
    Some((coding, window.snapshot().coding(coding)?.document))
}

/// Two documents with a coding of the same code each, of which the first is shown.
fn two_coded() -> (Window, [DocumentId; 2]) {
    let mut window = with_interview(Lang::En);
    let first = super::window_document(&window);
    let new = NewDocument {
        name: "other".into(),
        text: Text::new("Other words that are not shown."),
        ..NewDocument::default()
    };
    window.act(Action::Edit(Edit::AddDocuments(vec![new])));
    let second = window.snapshot().documents().last().unwrap().id;
    let code = CodeRef::New {
        name: "words".into(),
        parent: None,
    };
    let new = |document| NewCoding::new(document, CharRange::new(0, 5), code.clone());
    window.act(Action::Edit(Edit::AddCodings(vec![new(first), new(second)])));
    window.act(Action::SelectCoding(None));
    window.act(Action::Open(first, None));
    (window, [first, second])
}

#[test]
fn keys_of_the_text_are_for_no_coding_that_is_not_shown() {
    let (mut window, [first, second]) = two_coded();
    let code = |name: &str| CodeRef::New {
        name: name.into(),
        parent: None,
    };
    // As from the rows of a table, where what was coded is of another document.
    window.act(Action::Run(Command::ShowFindings));
    window.act(Action::CodePassage(second, CharRange::new(6, 11), code("more")));
    let before = window.snapshot();
    window.strike(Modifiers::ALT, Key::Num1);
    assert_eq!(coding(&window), None);
    for key in [Key::I, Key::U, Key::Delete] {
        window.strike(Modifiers::NONE, key);
    }
    assert!(window.snapshot() == before);
    // Of the document that is shown it stays selected.
    window.act(Action::Run(Command::ShowFindings));
    window.act(Action::CodePassage(first, CharRange::new(6, 11), code("more")));
    window.strike(Modifiers::ALT, Key::Num1);
    assert_eq!(coding(&window).map(|(_, document)| document), Some(first));
    window.strike(Modifiers::NONE, Key::I);
    let (id, _) = coding(&window).unwrap();
    assert_eq!(window.snapshot().coding(id).unwrap().importance.number(), 1);
}

#[test]
fn a_card_keeps_its_coding_as_long_as_it_has_the_keyboard() {
    let (mut window, [first, second]) = two_coded();
    let codes = window.snapshot().codes().map(|code| code.id).collect();
    window.act(Action::Retrieve(codes));
    window.strike(Modifiers::NONE, Key::ArrowDown);
    let (id, document) = coding(&window).expect("the card of the other document");
    assert_eq!((document, super::window_document(&window)), (second, first));
    window.strike(Modifiers::NONE, Key::I);
    let importance = |window: &Window| window.snapshot().coding(id).unwrap().importance.number();
    assert_eq!(importance(&window), 1);
    // The text does not show it, and its keys are not for it.
    window.act(Action::GoToText);
    for key in [Key::I, Key::U] {
        window.strike(Modifiers::NONE, key);
    }
    assert_eq!(importance(&window), 1);
    assert_eq!(coding(&window), None);
}

//! The places of the window that can have the keyboard, and the way to each.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::{Lang, Words};
use gozareh::model::{CodingId, DocumentId};
use gozareh::text::CharRange;
use gozareh::ui::action::{Action, Dialog};
use gozareh::ui::command::Command;
use gozareh::ui::command::Context::{self, Global};

use super::super::tap;
use super::super::walk::dialogs;
use super::super::window::Window;

/// A place that can have the keyboard.
#[derive(Clone, Copy)]
pub(super) struct Focus {
    pub(super) name: &'static str,
    pub(super) reach: Reach,
    /// Where commands are heard there.
    pub(super) heard: &'static [Context],
    pub(super) kind: FocusKind,
    /// Keys of its own that change the project, as the list of shortcuts says.
    pub(super) own: &'static [(Modifiers, Key)],
    /// Commands whose keys mean something else there and change nothing.
    pub(super) without: &'static [Command],
    /// The id of the text by which its field is called; empty where the field has the name of what it changes.
    pub(super) label: &'static str,
}

/// The way to a place.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    By(fn(&mut Window)),
    /// A dialog, by its number in the list of all.
    Dialog(usize),
}

impl Reach {
    pub(super) fn go(self, window: &mut Window) {
        match self {
            Self::By(reach) => reach(window),
            Self::Dialog(number) => {
                let dialog = dialogs(&window.snapshot()).swap_remove(number);
                show(window, dialog);
            }
        }
    }
}

/// What the keyboard does there beside commands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum FocusKind {
    /// Nothing.
    Still,
    /// The words of the text: numbers give recent codes.
    Words,
    /// A cell that a letter begins to write.
    Cell,
    /// A field: letters are typed.
    Field,
    /// A field or nothing, as the place has it.
    FieldOrStill,
}

pub(super) const PLAIN: Modifiers = Modifiers::NONE;
pub(super) const ENTER: (Modifiers, Key) = (PLAIN, Key::Enter);
pub(super) const CTRL_ENTER: (Modifiers, Key) = (Modifiers::COMMAND, Key::Enter);
pub(super) const DELETE: (Modifiers, Key) = (PLAIN, Key::Delete);
/// Turns the paragraph of a field.
pub(super) const TURN: (Modifiers, Key) = (Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::X);
pub(super) const SPACE: (Modifiers, Key) = (PLAIN, Key::Space);
pub(super) const UP: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowUp);
pub(super) const DOWN: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowDown);
pub(super) const LEFT: (Modifiers, Key) = (Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowLeft);
pub(super) const RIGHT: (Modifiers, Key) = (Modifiers::ALT.plus(Modifiers::SHIFT), Key::ArrowRight);

impl Focus {
    pub(super) const fn new(
        name: &'static str,
        heard: &'static [Context],
        kind: FocusKind,
        reach: fn(&mut Window),
    ) -> Self {
        Self {
            name,
            reach: Reach::By(reach),
            heard,
            kind,
            own: &[],
            without: &[],
            label: "",
        }
    }

    pub(super) const fn own(mut self, own: &'static [(Modifiers, Key)]) -> Self {
        self.own = own;
        self
    }

    pub(super) const fn without(mut self, without: &'static [Command]) -> Self {
        self.without = without;
        self
    }

    pub(super) const fn label(mut self, label: &'static str) -> Self {
        self.label = label;
        self
    }

    /// A field on a page.
    pub(super) const fn field(name: &'static str, reach: fn(&mut Window)) -> Self {
        Self::new(name, &[Global], FocusKind::Field, reach)
    }

    /// A dialog whose field has the keyboard.
    pub(super) const fn dialog(name: &'static str, reach: fn(&mut Window)) -> Self {
        Self::new(name, &[], FocusKind::Field, reach)
    }
}

pub(super) fn tr(id: &str) -> String {
    Words::new(Lang::En).get(id).into_owned()
}

/// The document that is coded.
pub(super) fn interview(window: &Window) -> DocumentId {
    window.snapshot().documents()[0].id
}

pub(super) fn first_coding(window: &Window) -> CodingId {
    window.snapshot().codings_in(interview(window))[1].id
}

pub(super) fn code(window: &Window) -> gozareh::model::CodeId {
    window.snapshot().code_tree()[2].1.id
}

pub(super) fn run(window: &mut Window, command: Command) {
    window.act(Action::Run(command));
}

pub(super) fn open(window: &mut Window, passage: Option<CharRange>) {
    let document = interview(window);
    window.act(Action::Open(document, passage));
}

pub(super) fn select_coding(window: &mut Window) {
    let coding = first_coding(window);
    let range = window.snapshot().coding(coding).unwrap().range;
    window.act(Action::SelectCoding(Some(coding)));
    open(window, Some(range));
}

pub(super) fn select_words(window: &mut Window) {
    open(window, Some(CharRange::new(34, 40)));
}

/// Puts the caret before a letter by a click.
pub(super) fn click_letter(window: &mut Window, at: u32) {
    open(window, Some(CharRange::new(at, at + 1)));
    let place = window.app(|app| app.project().unwrap().panes.reader.selection_rect());
    window.strike(PLAIN, Key::Escape);
    // Two clicks in a row would be a double click. The end of a letter of a Persian line is at its left.
    window.pass(1.0);
    tap(window, place.unwrap().center() + egui::vec2(3.0, 0.0));
}

/// Clicks a control with the mouse.
pub(super) fn press(window: &mut Window, role: Role, label: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|said| said.contains(label)));
    let at = found.into_iter().next().unwrap_or_else(|| panic!("no {label:?}"));
    let at = at.rect().center();
    window.pass(1.0);
    tap(window, at);
}

/// Opens a menu with the other button of the mouse.
pub(super) fn press_other(window: &mut Window, at: egui::Pos2) {
    window.harness.hover_at(at);
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: PLAIN,
        });
        window.harness.step();
    }
    window.run();
}

/// Asks for the menu of what has the keyboard.
pub(super) fn menu(window: &mut Window) {
    window.strike(Modifiers::SHIFT, Key::F10);
    let entries = window.harness.query_all_by_role(Role::MenuItem);
    assert!(entries.count() > 0, "a menu");
}

/// Gives the keyboard to the first of a role, as the Tab key does.
pub(super) fn enter(window: &mut Window, role: Role, label: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|said| said.contains(label)));
    found
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("no {role:?} {label:?}"))
        .focus();
    window.run();
}

/// A second text beside the first, which has the keyboard.
pub(super) fn two_texts(window: &mut Window) {
    open(window, None);
    run(window, Command::ToggleSecondText);
}

/// Makes text editable.
pub(super) fn edit(window: &mut Window) {
    open(window, None);
    run(window, Command::EditText);
}

pub(super) fn click(window: &mut Window, role: Role, label: &str) {
    let found = window
        .harness
        .query_all_by(|node| node.role() == role && node.label().is_some_and(|said| said.contains(label)));
    let found = found.into_iter().next();
    let Some(found) = found else {
        let all = window.harness.query_all_by_role(role);
        let said: Vec<_> = all.map(|node| node.accesskit_node().label()).collect();
        panic!("no {role:?} {label:?} among {said:?}");
    };
    // Without the pointer: two clicks of it in a row would be a double click.
    found.click_accesskit();
    window.run();
}

pub(super) fn field(window: &mut Window, id: &str) {
    window.focus_field(&tr(id));
}

pub(super) fn show(window: &mut Window, dialog: Dialog) {
    window.act(Action::Show(dialog));
}

pub(super) fn on_ladder(window: &mut Window) {
    run(window, Command::ShowLadder);
    window.strike(PLAIN, Key::ArrowDown);
    window.strike(PLAIN, Key::Home);
}

pub(super) fn on_cell(window: &mut Window) {
    run(window, Command::ShowParticipants);
    let cell = window.harness.get_all_by_label("50").next();
    cell.unwrap().click();
    window.run();
}

/// The first of a list.
pub(super) fn option(window: &Window) -> Option<Node<'_>> {
    window.harness.query_all_by_role(Role::ListBoxOption).next()
}

pub(super) fn in_tree(window: &mut Window) {
    click(window, Role::TreeItem, "care");
}

pub(super) fn in_documents(window: &mut Window) {
    click(window, Role::TreeItem, "Other 3");
}

//! Keys: what is pressed and not taken by a field or a pane becomes a command.

use egui::{Context, Event, Key, Modifiers};

use super::App;
use super::tour::Tour;
use crate::model::CodeRef;
use crate::ui::action::Action;
use crate::ui::command::{self, Command};
use crate::ui::kit::{self, take_key_from};
use crate::ui::parts::view::View as _;
use crate::ui::shared::Page;
use crate::ui::typeset::Field;

const NUMBERS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Where keys are heard in a frame. It is asked before anything is drawn: what takes a key may close with it, and what
/// lies under it must not hear the same key.
#[derive(Default)]
pub(super) struct KeyListeners {
    contexts: Vec<command::Context>,
    /// A field or the text that is being edited has the keyboard.
    editing: bool,
    /// A list is open in which one works.
    popup: bool,
    /// The text itself has the keyboard, and not rows that stand for its codings.
    in_text: bool,
    /// Rows of a table have the keyboard that stand for codings, and no text is beside them.
    in_rows: bool,
    /// Nothing that closes by itself has the keyboard, so that Escape closes what is open in the page.
    closes: bool,
}

impl KeyListeners {
    /// Whether the text itself has the keyboard.
    pub fn in_text(&self) -> bool {
        self.in_text
    }

    fn hear(&self, command: Command) -> bool {
        // Inside a field these are the field's own, and what lies behind an open list is not changed unseen.
        let of_fields = [
            Command::Undo,
            Command::Redo,
            Command::PlaceToRight,
            Command::PlaceToLeft,
        ];
        let own = (self.editing || self.popup) && of_fields.contains(&command);
        // In a table the arrows go through the cells, and no words are seen to be selected around a caret.
        let elsewhere = (command.moves_edge() || command.selects_around_caret()) && !self.in_text;
        let of_text = self.in_rows && command.context() == command::Context::Text && !command.is_of_rows();
        self.contexts.contains(&command.context()) && !own && !elsewhere && !of_text
    }
}

impl App {
    /// Turns the keys that nothing has taken into commands. Runs after drawing, so that fields and panes come first.
    pub(super) fn keys(&mut self, ctx: &Context, heard: &KeyListeners) {
        if heard.contexts.is_empty() {
            return;
        }
        for command in Command::ALL {
            if !heard.hear(*command) || self.leaves_to_text(*command) {
                continue;
            }
            if ctx.input_mut(|i| command.pressed(i)) {
                // A key that is no number only closes the list of recent codes, as it does in a menu.
                let of_text = matches!(command.context(), command::Context::Text);
                if std::mem::take(&mut self.awaiting_recent) && of_text {
                    continue;
                }
                // The picker belongs to the selection that it was opened at. Whoever goes elsewhere has left it.
                self.with_panes(|panes, _, cx| {
                    if let Some(picker) = panes.picker.take() {
                        picker.give_up(cx);
                    }
                });
                self.actions.push(Action::Run(*command));
            }
        }
        self.place_buttons(ctx);
        if self.awaiting_recent && ctx.input_mut(|i| take_key_from(i, Modifiers::NONE, Key::Escape)) {
            self.awaiting_recent = false;
        }
        if self.tour.as_ref().is_some_and(Tour::is_shown) && !heard.editing && Tour::ended_by_key(ctx) {
            self.end_tour(ctx);
        }
        if heard.closes && ctx.input_mut(|i| take_key_from(i, Modifiers::NONE, Key::Escape)) {
            self.close_outermost();
        }
        // Rows take a number only where one was waited for.
        let rows = self.awaiting_recent && !heard.in_rows && heard.contexts.contains(&command::Context::Text);
        if heard.in_text || rows {
            self.number_keys(ctx);
        }
    }

    /// Closes one thing of the page, when there is nothing nearer left for Escape: what hides all else, or else what
    /// was opened beside the text.
    fn close_outermost(&mut self) {
        let Some(project) = &mut self.project else { return };
        let shows_text = match project.work.shared.page {
            Page::Coding => true,
            Page::Ladder => self.settings.ladder.text,
            Page::Board | Page::Participants | Page::Memos | Page::Findings | Page::History => false,
        };
        // A button of the find bar leaves Escape to the page.
        if shows_text && project.panes.reader.close_find() {
            return;
        }
        if self.focus_mode {
            self.focus_mode = false;
        } else if project.work.shared.page == Page::Coding {
            let docks = &self.settings.docks;
            project.panes.close_search(docks, false, &mut project.work.shared);
        }
    }

    /// Where keys are heard now.
    pub(super) fn key_listeners(&self, ctx: &Context) -> KeyListeners {
        if self.is_covered() {
            return KeyListeners::default();
        }
        // A menu that is open has the keyboard alone.
        if kit::menu_is_open(ctx) {
            return KeyListeners::default();
        }
        let (editing, popup) = (Field::is_editing(ctx), egui::Popup::is_any_open(ctx));
        let mut heard = KeyListeners {
            contexts: vec![command::Context::Global],
            editing,
            popup,
            in_text: false,
            in_rows: false,
            closes: false,
        };
        let Some(project) = &self.project else {
            return heard;
        };
        // What lies behind the card of the tour hears nothing while the card has the keyboard.
        if self.tour.as_ref().is_some_and(|tour| tour.has_keyboard(ctx)) {
            heard.popup = true;
            return heard;
        }
        // A list that is open has the keys that are not for the whole window.
        if editing || popup || project.panes.picker.is_some() {
            return heard;
        }
        heard.closes = true;
        let free = ctx.memory(|m| m.focused()).is_none();
        let panes = &project.panes;
        let context = match project.work.shared.page {
            Page::Coding if panes.codes.has_keyboard(ctx) => command::Context::Codes,
            Page::Coding if panes.documents.has_keyboard(ctx) => command::Context::Documents,
            Page::Coding if panes.reader.has_keyboard(ctx) || free => {
                heard.in_text = true;
                command::Context::Text
            }
            // A button that has the keyboard keeps Enter and Space for itself.
            Page::Board if panes.board.has_keyboard(ctx) || free => command::Context::Codes,
            // What is done to the selected coding is done to the selected rows.
            Page::Ladder if panes.reader.has_keyboard(ctx) => {
                heard.in_text = true;
                command::Context::Text
            }
            Page::Ladder if panes.ladder.has_keyboard(ctx) => command::Context::Text,
            Page::Findings if panes.findings.rows_have_keyboard(ctx) => {
                heard.in_rows = true;
                command::Context::Text
            }
            Page::Coding
            | Page::Board
            | Page::Ladder
            | Page::Participants
            | Page::Memos
            | Page::Findings
            | Page::History => return heard,
        };
        heard.contexts.push(context);
        heard
    }

    /// Whether the keys of a command are the text's alone now: while words are being selected, and where no coding was
    /// chosen itself, Shift and an arrow select.
    fn leaves_to_text(&self, command: Command) -> bool {
        let Some(project) = &self.project else {
            return false;
        };
        command.selects_too() && !project.panes.reader.moves_edges(&project.work.shared)
    }

    /// A number gives the recent code of that place to what is selected.
    fn number_keys(&mut self, ctx: &Context) {
        let Some(place) = ctx.input_mut(take_number) else {
            return;
        };
        self.awaiting_recent = false;
        let Some(project) = &self.project else { return };
        let shared = &project.work.shared;
        if let Some(code) = shared.recent.get(place)
            && (shared.passage.is_some() || shared.coding.is_some())
        {
            self.actions.push(Action::Code(CodeRef::Id(*code)));
        }
    }
}

/// Drops letters that come with Alt, Ctrl or Command held: they belong to a shortcut, and a key has one taker. With
/// AltGr, which some systems report as Ctrl and Alt together, letters are typed, and those of an input method always
/// are. Runs before anything is drawn.
pub(super) fn drop_letters_of_shortcuts(ctx: &Context) {
    ctx.input_mut(|input| {
        let held = input.modifiers;
        let mut key = None;
        input.events.retain(|event| match event {
            Event::Key {
                key: pressed_key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                key = Some((*pressed_key, *physical_key, *modifiers));
                true
            }
            Event::Text(_) => {
                let (modifiers, shortcut) = match key.take() {
                    Some((key, physical, modifiers)) => {
                        (modifiers, Command::has_shortcut(key, physical, modifiers))
                    }
                    None => (held, false),
                };
                is_typed(modifiers, shortcut)
            }
            _ => {
                key = None;
                true
            }
        });
    });
}

/// Whether a letter that comes with these modifiers is typed; `shortcut` tells whether its key is that of a command.
fn is_typed(held: Modifiers, shortcut: bool) -> bool {
    let command = held.ctrl || held.command || held.mac_cmd;
    // The Option key of a Mac types the other signs of a key.
    let types_signs = cfg!(target_os = "macos") && held.alt && !shortcut;
    held.alt == command || types_signs
}

/// Takes a plain number key, 0 for the key 1; under a Persian layout the physical key counts.
fn take_number(input: &mut egui::InputState) -> Option<usize> {
    let mut taken = None;
    input.events.retain(|event| match event {
        Event::Key {
            key,
            physical_key,
            pressed: true,
            modifiers,
            ..
        } if modifiers.is_none() => {
            let place = NUMBERS.iter().position(|n| n == key || Some(*n) == *physical_key);
            taken = taken.or(place);
            place.is_none()
        }
        _ => true,
    });
    taken
}

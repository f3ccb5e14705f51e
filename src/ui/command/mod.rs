//! Every command of the program with its keys, its context and what it needs. Menus, keys, the palette, the list of
//! shortcuts and the dispatcher are made from this one list.

mod list;
mod menu;
mod needs;
mod shortcut;
#[cfg(test)]
mod tests;

use egui::{InputState, Key, Modifiers};

use crate::i18n::Words;

pub use list::{Command, Target, target};
pub use menu::command_item;
pub use needs::{MetNeeds, Need};
pub use shortcut::Shortcut;

/// Where a command's keys are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere in an open project, and where no project is open for what makes sense there.
    Global,
    /// While the text of a document has the keyboard.
    Text,
    /// While the code system has the keyboard.
    Codes,
    /// While the list of documents has the keyboard.
    Documents,
}

impl Command {
    /// Its name in the person's language.
    pub fn text(self, words: &Words) -> String {
        words.get(self.text_id()).into_owned()
    }

    /// Its first key as it is shown, such as `Ctrl+Shift+Z`; `None` when it has none.
    pub fn shortcut_text(self) -> Option<String> {
        self.shortcuts().first().map(|s| s.text())
    }

    /// Takes the command's keys from the input, if one was pressed in this frame.
    pub fn pressed(self, input: &mut InputState) -> bool {
        self.shortcuts().iter().any(|shortcut| shortcut.take(input))
    }

    /// Whether it makes sense only in an open project: everything that a command may need is of one.
    pub fn needs_project(self) -> bool {
        !self.needs().is_empty()
    }

    /// The first thing that it needs and that is missing; without a project that is always the project.
    pub fn missing(self, met_needs: MetNeeds) -> Option<Need> {
        let project = self.needs_project().then_some(Need::Project);
        let needs = project.into_iter().chain(self.needs().iter().copied());
        needs.into_iter().find(|need| !met_needs.meets(*need))
    }

    /// Whether everything that it needs is there.
    pub fn is_enabled(self, met_needs: MetNeeds) -> bool {
        self.missing(met_needs).is_none()
    }

    /// Whether a key event is one of the keys of any command, wherever they are heard.
    pub fn has_shortcut(key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        let mut all = Self::ALL.iter().flat_map(|command| command.shortcuts());
        all.any(|shortcut| shortcut.is(key, physical, modifiers))
    }

    /// Whether it may change the project at once, without asking for anything further. Whatever else a key does, it
    /// changes nothing in the project.
    pub fn changes_project(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::CodeInVivo
                | Self::LastCode
                | Self::Uncode
                | Self::Split
                | Self::CodeNextSentence
                | Self::RaiseImportance
                | Self::MergeNeighbours
                | Self::Highlight
                | Self::Direction
                | Self::DeleteCode
                | Self::CodeWithSelected
                | Self::DeleteDocument
        ) || self.moves_edge()
    }

    /// Whether it moves an edge of the selected coding.
    pub fn moves_edge(self) -> bool {
        matches!(
            self,
            Self::ResizeRight
                | Self::ResizeLeft
                | Self::ResizeStartRight
                | Self::ResizeStartLeft
                | Self::ResizeRightByLetter
                | Self::ResizeLeftByLetter
                | Self::ResizeStartRightByLetter
                | Self::ResizeStartLeftByLetter
        )
    }

    /// Whether it selects words around the caret, so that its keys are for the text alone.
    pub fn selects_around_caret(self) -> bool {
        matches!(self, Self::ExtendSelection | Self::ShrinkSelection)
    }

    /// Whether it does something with codings that stand in the rows of a table, where no text is beside them.
    pub fn is_of_rows(self) -> bool {
        matches!(
            self,
            Self::Recode
                | Self::Uncode
                | Self::Split
                | Self::RaiseImportance
                | Self::MergeNeighbours
                | Self::Memo
                | Self::Condense
        )
    }

    /// Whether its keys also select words in the text.
    pub fn selects_too(self) -> bool {
        matches!(
            self,
            Self::ResizeRight | Self::ResizeLeft | Self::ResizeRightByLetter | Self::ResizeLeftByLetter
        )
    }

    /// Whether it deletes something of the project, so that menus warn of it by its colour.
    pub fn deletes(self) -> bool {
        matches!(self, Self::Uncode | Self::DeleteCode | Self::DeleteDocument)
    }
}

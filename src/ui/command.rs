//! Every command of the program with its keys and its context. Menus, keys, the palette and the list of shortcuts
//! are made from this one list.

use egui::{Event, InputState, Key, Modifiers};

use crate::i18n::Words;

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

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Modifiers; `COMMAND` is Ctrl, and ⌘ on a Mac.
    pub modifiers: Modifiers,
    /// The key. Letters are physical keys: under a Persian layout the key that carries this letter in a Latin one.
    pub key: Key,
}

const fn plain(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::NONE,
        key,
    }
}

const fn ctrl(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::COMMAND,
        key,
    }
}

const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT),
        key,
    }
}

const fn alt(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::ALT,
        key,
    }
}

const fn shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::SHIFT,
        key,
    }
}

const fn alt_shift(key: Key) -> Shortcut {
    Shortcut {
        modifiers: Modifiers::ALT.plus(Modifiers::SHIFT),
        key,
    }
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident $id:literal $context:ident [$($keys:expr),* $(,)?];)*) => {
        /// A command of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// All commands in the order of menus and of the list of shortcuts.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The id of its text in `assets/i18n`; the attribute `.tip` of it, if there, says more.
            pub fn text_id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Where its keys are listened to.
            pub fn context(self) -> Context {
                match self { $(Self::$name => Context::$context,)* }
            }

            /// Its keys, the first of which is shown in menus.
            pub fn shortcuts(self) -> &'static [Shortcut] {
                match self { $(Self::$name => const { &[$($keys),*] },)* }
            }
        }
    };
}

commands! {
    /// Makes a new project.
    NewProject "command-new-project" Global [ctrl(Key::N)];
    /// Opens a project.
    OpenProject "command-open-project" Global [ctrl(Key::O)];
    /// Opens a copy of the sample study.
    OpenSample "command-open-sample" Global [];
    /// Closes the project.
    CloseProject "command-close-project" Global [ctrl(Key::W)];
    /// Imports documents.
    ImportDocuments "command-import-documents" Global [ctrl(Key::I)];
    /// Imports participants from a sheet.
    ImportParticipants "command-import-participants" Global [ctrl_shift(Key::I)];
    /// Writes a table for a paper.
    ExportTable "command-export-table" Global [ctrl_shift(Key::E)];
    /// Changes the name, the description and the level names of the project.
    ProjectInfo "command-project-info" Global [];
    /// Writes a copy of the project.
    Backup "command-backup" Global [];
    /// Ends the program.
    Quit "command-quit" Global [ctrl(Key::Q)];

    /// Begins an entry of the research journal.
    NewJournalEntry "command-new-journal-entry" Global [ctrl_shift(Key::J)];
    /// Begins to edit the text of the open document, or ends it.
    EditText "command-edit-text" Global [ctrl(Key::E)];
    /// Takes the last operation back.
    Undo "command-undo" Global [ctrl(Key::Z)];
    /// Brings back what was taken back.
    Redo "command-redo" Global [ctrl_shift(Key::Z), ctrl(Key::Y)];
    /// Finds in the open document.
    Find "command-find" Global [ctrl(Key::F)];
    /// Finds in the open document and puts other words in the place.
    Replace "command-replace" Global [ctrl(Key::H)];
    /// Finds in all documents.
    FindInAll "command-find-in-all" Global [ctrl_shift(Key::F)];
    /// Finds in all documents and puts other words in the place.
    ReplaceInAll "command-replace-in-all" Global [ctrl_shift(Key::H)];
    /// Finds a command, a document or a code by name.
    Palette "command-palette" Global [ctrl(Key::K)];

    /// Gives the selected passage a code, chosen in the picker.
    CodeSelection "command-code-selection" Text [plain(Key::Enter), plain(Key::C)];
    /// Makes the selected words a code.
    CodeInVivo "command-code-in-vivo" Text [plain(Key::V), alt(Key::I)];
    /// Gives the last code again.
    LastCode "command-last-code" Text [plain(Key::Q)];
    /// Waits for the number of a recent code.
    RecentCodes "command-recent-codes" Text [plain(Key::R)];
    /// Makes a new code for the selected passage.
    NewCodeForSelection "command-new-code-for-selection" Text [plain(Key::N)];
    /// Gives the selected coding another code.
    Recode "command-recode" Text [ctrl_shift(Key::C)];
    /// Removes the selected coding.
    Uncode "command-uncode" Text [plain(Key::U), plain(Key::Delete)];
    /// Selects the next coding that overlaps the selected one.
    NextOverlapping "command-next-overlapping" Text [plain(Key::O)];
    /// Selects the next coding of the document.
    NextCoding "command-next-coding" Text [alt(Key::ArrowDown)];
    /// Selects the coding before.
    PreviousCoding "command-previous-coding" Text [alt(Key::ArrowUp)];
    /// Grows or shrinks the selected coding at its end, towards the right.
    ResizeRight "command-resize-right" Text [shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its end, towards the left.
    ResizeLeft "command-resize-left" Text [shift(Key::ArrowLeft)];
    /// Grows or shrinks the selected coding at its start, towards the right.
    ResizeStartRight "command-resize-start-right" Text [alt_shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its start, towards the left.
    ResizeStartLeft "command-resize-start-left" Text [alt_shift(Key::ArrowLeft)];
    /// Writes the memo of the selected coding, or of the document.
    Memo "command-memo" Text [plain(Key::M)];
    /// Writes a memo on the selected passage, coded or not, or opens the one at the caret.
    Annotate "command-annotate" Text [plain(Key::A)];
    /// Writes the condensed unit of the selected coding.
    Condense "command-condense" Text [plain(Key::W)];
    /// Turns the direction of the document.
    Direction "command-direction" Text [ctrl_shift(Key::X)];

    /// Makes a code.
    NewCode "command-new-code" Global [alt(Key::N)];
    /// Makes a subcategory.
    NewSubcategory "command-new-subcategory" Codes [alt_shift(Key::S)];
    /// Makes a category.
    NewCategory "command-new-category" Codes [alt_shift(Key::N)];
    /// Puts the selected codes into a subcategory that is made for them.
    GatherInSubcategory "command-gather-in-subcategory" Codes [ctrl(Key::G)];
    /// Puts the selected codes into a category that is made for them.
    GatherInCategory "command-gather-in-category" Codes [ctrl_shift(Key::G)];
    /// Renames the selected code.
    RenameCode "command-rename-code" Codes [plain(Key::F2)];
    /// Writes the memo of the selected code.
    CodeMemo "command-code-memo" Codes [plain(Key::F3)];
    /// Writes the definition of the selected code.
    DefineCode "command-define-code" Codes [plain(Key::F4)];
    /// Chooses a colour for the selected codes.
    RecolorCode "command-recolor-code" Codes [plain(Key::F5)];
    /// Moves the selected codes under another.
    MoveCode "command-move-code" Codes [plain(Key::F6)];
    /// Merges the selected codes into another.
    MergeCodes "command-merge-codes" Codes [plain(Key::F7)];
    /// Deletes the selected codes.
    DeleteCode "command-delete-code" Codes [plain(Key::Delete)];
    /// Activates or deactivates the selected codes.
    ActivateCode "command-activate-code" Codes [plain(Key::Space)];
    /// Codes the selected passage with the selected code.
    CodeWithSelected "command-code-with-selected" Codes [plain(Key::Enter)];
    /// Shows the passages of the selected codes on the coding page.
    ShowSegments "command-show-segments" Codes [ctrl(Key::Enter)];

    /// Renames the selected document or group.
    RenameDocument "command-rename-document" Documents [plain(Key::F2)];
    /// Writes the memo of the selected document.
    DocumentMemo "command-document-memo" Documents [plain(Key::F3)];
    /// Says who speaks in the selected document.
    LinkParticipants "command-link-participants" Documents [plain(Key::F4)];
    /// Moves the selected documents into a group.
    MoveDocument "command-move-document" Documents [plain(Key::F6)];
    /// Deletes the selected documents.
    DeleteDocument "command-delete-document" Documents [plain(Key::Delete)];
    /// Activates or deactivates the selected documents.
    ActivateDocument "command-activate-document" Documents [plain(Key::Space)];
    /// Makes a group of documents.
    NewGroup "command-new-group" Global [];
    /// Retrieves nothing any more.
    ClearActivation "command-clear-activation" Global [ctrl_shift(Key::A)];

    /// Shows the page for coding.
    ShowCoding "command-show-coding" Global [alt(Key::Num1)];
    /// Shows the category board.
    ShowBoard "command-show-board" Global [alt(Key::Num2)];
    /// Shows the table from utterances to categories.
    ShowLadder "command-show-ladder" Global [alt(Key::Num3)];
    /// Shows the page of participants.
    ShowParticipants "command-show-participants" Global [alt(Key::Num4)];
    /// Shows the page of memos.
    ShowMemos "command-show-memos" Global [alt(Key::Num5)];
    /// Shows the page of tables.
    ShowTables "command-show-tables" Global [alt(Key::Num6)];
    /// Shows the journal.
    ShowHistory "command-show-history" Global [alt(Key::Num7)];
    /// Shows or hides the list of documents.
    ToggleDocuments "command-toggle-documents" Global [ctrl(Key::Num1)];
    /// Shows or hides the code system.
    ToggleCodes "command-toggle-codes" Global [ctrl(Key::Num2)];
    /// Shows or hides the retrieved segments.
    ToggleSegments "command-toggle-segments" Global [ctrl(Key::Num3)];
    /// Gives the keyboard to the next pane.
    NextPane "command-next-pane" Global [ctrl(Key::F6)];
    /// Puts the pane that was used last into the column where lines begin.
    PaneToLeading "command-pane-leading" Global [];
    /// Puts the pane that was used last into the column where lines end.
    PaneToTrailing "command-pane-trailing" Global [];
    /// Puts the pane that was used last under the text.
    PaneToBottom "command-pane-bottom" Global [];
    /// Lets the pane that was used last change places with the one before it.
    PaneEarlier "command-pane-earlier" Global [];
    /// Lets the pane that was used last change places with the one after it.
    PaneLater "command-pane-later" Global [];
    /// Hides the pane that was used last.
    HidePane "command-hide-pane" Global [];
    /// Puts all panes where they stood at first.
    ResetDocks "command-reset-docks" Global [];
    /// Shows or hides the text beside the ladder.
    ToggleText "command-toggle-text" Global [ctrl(Key::Num4)];
    /// Hides everything but the text, or shows it again.
    ToggleFocus "command-toggle-focus" Global [plain(Key::F11)];
    /// Makes the text larger.
    ZoomIn "command-zoom-in" Global [ctrl(Key::Plus), ctrl(Key::Equals)];
    /// Makes the text smaller.
    ZoomOut "command-zoom-out" Global [ctrl(Key::Minus)];
    /// Gives the text its usual size.
    ZoomReset "command-zoom-reset" Global [ctrl(Key::Num0)];
    /// Turns to the other interface language.
    SwitchLanguage "command-switch-language" Global [ctrl_shift(Key::L)];
    /// Turns between light and dark.
    SwitchTheme "command-switch-theme" Global [ctrl_shift(Key::T)];

    /// Shows the settings.
    Settings "command-settings" Global [ctrl(Key::Comma)];
    /// Shows the list of shortcuts.
    Shortcuts "command-shortcuts" Global [plain(Key::F1)];
    /// Leads through the window once more.
    Tour "command-tour" Global [];
    /// Tells about the program.
    About "command-about" Global [];
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
}

impl Shortcut {
    /// The keys as they are shown, such as `Ctrl+Shift+Z`.
    pub fn text(self) -> String {
        let mut parts = Vec::new();
        if self.modifiers.command || self.modifiers.ctrl {
            parts.push("Ctrl");
        }
        if self.modifiers.alt {
            parts.push("Alt");
        }
        if self.modifiers.shift {
            parts.push("Shift");
        }
        let key = match self.key {
            Key::Delete => "Del",
            Key::Plus => "+",
            Key::Minus => "−",
            Key::Comma => ",",
            key => key.name(),
        };
        parts.push(key);
        parts.join("+")
    }

    /// Whether a key event is this shortcut. The physical key counts, so that a Persian layout changes nothing.
    fn is(self, key: Key, physical: Option<Key>, modifiers: Modifiers) -> bool {
        (key == self.key || physical == Some(self.key)) && modifiers.matches_exact(self.modifiers)
    }

    fn take(self, input: &mut InputState) -> bool {
        let mut taken = false;
        input.events.retain(|event| match event {
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } if self.is(*key, *physical_key, *modifiers) => {
                taken = true;
                false
            }
            _ => true,
        });
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use std::collections::HashMap;

    #[test]
    fn no_two_commands_share_a_key_where_both_are_heard() {
        let mut seen: HashMap<Shortcut, Vec<Command>> = HashMap::new();
        for command in Command::ALL {
            for shortcut in command.shortcuts() {
                for other in seen.entry(*shortcut).or_default().iter() {
                    let apart = command.context() != other.context()
                        && command.context() != Context::Global
                        && other.context() != Context::Global;
                    assert!(apart, "{command:?} and {other:?} share {}", shortcut.text());
                }
                seen.entry(*shortcut).or_default().push(*command);
            }
        }
    }

    #[test]
    fn every_command_has_a_text_of_its_own_in_both_languages() {
        for lang in [Lang::Fa, Lang::En] {
            let words = Words::new(lang);
            let mut texts = HashMap::new();
            for command in Command::ALL {
                assert!(
                    words.has(command.text_id()),
                    "{} is missing in {lang:?}",
                    command.text_id()
                );
                let twin = texts.insert(command.text(&words), command);
                assert!(twin.is_none(), "{command:?} reads like {twin:?} in {lang:?}");
            }
        }
    }

    #[test]
    fn a_letter_is_a_physical_key() {
        let q = plain(Key::Q);
        assert!(q.is(Key::Q, None, Modifiers::NONE));
        assert!(q.is(Key::Quote, Some(Key::Q), Modifiers::NONE));
        assert!(!q.is(Key::Q, Some(Key::Q), Modifiers::SHIFT));
        assert_eq!(Command::Redo.shortcut_text().as_deref(), Some("Ctrl+Shift+Z"));
    }
}

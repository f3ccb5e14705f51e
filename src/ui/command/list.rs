//! Every command of the program, a line each.

use egui::Key;

use super::shortcut::{Shortcut, alt, alt_shift, ctrl, ctrl_alt_shift, ctrl_shift, plain, shift};
use super::{Context, Need};

/// Who runs commands, and an enum of its own commands for each, so that one which nobody runs does not compile.
macro_rules! targets {
    ([$($target:ident)*] $($command:tt)*) => {
        /// Who runs a command, and which of its commands it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Target {
            $(#[doc = concat!("See [`target::", stringify!($target), "`].")] $target(target::$target),)*
        }

        /// The commands of each [`Target`]: those of the program, of the open project, of its window, those about what
        /// is selected for coding, and those of the text, of the code system and of the list of documents.
        pub mod target {
            targets! { @each [$($target)*] { $($command)* } }
        }
    };
    (@each [$($target:ident)*] $commands:tt) => {
        $(only! { $target $commands })*
    };
}

/// Makes the enum of those commands whose target is the given one.
macro_rules! only {
    ($target:ident { $($command:tt)* }) => { only! { $target [] $($command)* } };
    (Program [$($kept:tt)*] [Program $($command:tt)*] $($rest:tt)*) => {
        only! { Program [$($kept)* [$($command)*]] $($rest)* }
    };
    (Project [$($kept:tt)*] [Project $($command:tt)*] $($rest:tt)*) => {
        only! { Project [$($kept)* [$($command)*]] $($rest)* }
    };
    (Window [$($kept:tt)*] [Window $($command:tt)*] $($rest:tt)*) => {
        only! { Window [$($kept)* [$($command)*]] $($rest)* }
    };
    (Coding [$($kept:tt)*] [Coding $($command:tt)*] $($rest:tt)*) => {
        only! { Coding [$($kept)* [$($command)*]] $($rest)* }
    };
    (Text [$($kept:tt)*] [Text $($command:tt)*] $($rest:tt)*) => {
        only! { Text [$($kept)* [$($command)*]] $($rest)* }
    };
    (Codes [$($kept:tt)*] [Codes $($command:tt)*] $($rest:tt)*) => {
        only! { Codes [$($kept)* [$($command)*]] $($rest)* }
    };
    (Documents [$($kept:tt)*] [Documents $($command:tt)*] $($rest:tt)*) => {
        only! { Documents [$($kept)* [$($command)*]] $($rest)* }
    };
    ($target:ident $kept:tt $other:tt $($rest:tt)*) => { only! { $target $kept $($rest)* } };
    ($target:ident [$([$name:ident $($doc:tt)*])*]) => {
        #[doc = concat!("The commands of [`Target::", stringify!($target), "`](super::Target).")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $target {
            $($($doc)* $name,)*
        }
    };
}

macro_rules! leaves_text {
    (leaves) => {
        true
    };
    (stays) => {
        false
    };
}

/// Makes the enum of commands, and what is asked of each, from the lines below. A line has: who runs it (a variant of
/// [`Target`], whose enum gets the command too), its name, the id of its text, where its keys are listened to, whether
/// it `leaves` the text that is being edited or `stays` with it, what it needs, and its keys.
macro_rules! commands {
    ($(
        $(#[$doc:meta])*
        $target:ident $name:ident $id:literal $context:ident $leaves:ident
        [$($need:ident),* $(,)?] [$($keys:expr),* $(,)?];
    )*) => {
        /// A command of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command {
            $($(#[$doc])* $name,)*
        }

        impl Command {
            /// All commands in the order of menus and of the list of shortcuts.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The id of its text in `assets/i18n`. Its attribute `.tip`, if there, says more, and `.aliases` has
            /// the other words by which the palette finds it.
            pub fn text_id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Who runs it.
            pub fn target(self) -> Target {
                match self { $(Self::$name => Target::$target(target::$target::$name),)* }
            }

            /// Where its keys are listened to.
            pub fn context(self) -> Context {
                match self { $(Self::$name => Context::$context,)* }
            }

            /// Whether it leaves the text that is being edited, or needs it as it is stored.
            pub fn leaves_text(self) -> bool {
                match self { $(Self::$name => leaves_text!($leaves),)* }
            }

            /// What must be there before it can do something; the first that is missing is told.
            pub fn needs(self) -> &'static [Need] {
                match self { $(Self::$name => &[$(Need::$need),*],)* }
            }

            /// Its keys, the first of which is shown in menus.
            pub fn shortcuts(self) -> &'static [Shortcut] {
                match self { $(Self::$name => const { &[$($keys),*] },)* }
            }
        }

        targets! { [Program Project Window Coding Text Codes Documents] $([$target $name $(#[$doc])*])* }
    };
}

commands! {
    /// Makes a new project.
    Program NewProject "command-new-project" Global stays [] [ctrl(Key::N)];
    /// Opens a project.
    Program OpenProject "command-open-project" Global stays [] [ctrl(Key::O)];
    /// Opens a copy of the sample study.
    Program OpenSample "command-open-sample" Global leaves [] [];
    /// Closes the project.
    Project CloseProject "command-close-project" Global leaves [Project] [ctrl(Key::W)];
    /// Imports documents.
    Project ImportDocuments "command-import-documents" Global stays [Project] [ctrl(Key::I)];
    /// Imports participants from a sheet.
    Project ImportParticipants "command-import-participants" Global stays [Project] [ctrl_shift(Key::I)];
    /// Imports codings from a sheet.
    Project ImportCodings "command-import-codings" Global stays [Project] [];
    /// Imports a code system, after showing what it would do.
    Project ImportCodebook "command-import-codebook" Global stays [Project] [];
    /// Writes the code system into a file.
    Project ExportCodebook "command-export-codebook" Global stays [Project] [];
    /// Writes a table for a paper.
    Project ExportTable "command-export-table" Global leaves [Project] [ctrl_shift(Key::E)];
    /// Writes coded transcripts as pages.
    Project Print "command-print" Global leaves [Project] [ctrl(Key::P)];
    /// Changes the name, the description and the level names of the project.
    Project ProjectInfo "command-project-info" Global stays [Project] [];
    /// Writes a copy of the project.
    Project Backup "command-backup" Global leaves [Project] [];
    /// Shows the lists of words: keywords, words that say little, forms of one word.
    Project WordLists "command-word-lists" Global stays [Project] [];
    /// Makes a query out of rows of conditions, or shows the present one as such.
    Project BuildQuery "command-build-query" Global leaves [Project] [];
    /// Looks through the project's file for damage.
    Project CheckProject "command-check-project" Global stays [Project] [];
    /// Ends the program.
    Program Quit "command-quit" Global leaves [] [ctrl(Key::Q)];

    /// Begins an entry of the research journal.
    Project NewJournalEntry "command-new-journal-entry" Global leaves [Project] [ctrl_shift(Key::J)];
    /// Begins to edit the text of the open document, or ends it.
    Text EditText "command-edit-text" Global stays [Document] [ctrl(Key::E)];
    /// Takes the last operation back.
    Project Undo "command-undo" Global stays [Undo] [ctrl(Key::Z)];
    /// Brings back what was taken back.
    Project Redo "command-redo" Global stays [Redo] [ctrl_shift(Key::Z), ctrl(Key::Y)];
    /// Finds in the open document.
    Text Find "command-find" Global stays [Document] [ctrl(Key::F)];
    /// Finds in the open document and puts other words in the place.
    Text Replace "command-replace" Global stays [Document] [ctrl(Key::H)];
    /// Finds in all documents.
    Project FindInAll "command-find-in-all" Global leaves [Project] [ctrl_shift(Key::F)];
    /// Finds in all documents and puts other words in the place.
    Project ReplaceInAll "command-replace-in-all" Global leaves [Project] [ctrl_shift(Key::H)];
    /// Finds a command, a document or a code by name.
    Program Palette "command-palette" Global stays [] [ctrl(Key::K)];

    /// Gives the selected passage a code, chosen in the picker.
    Coding CodeSelection "command-code-selection" Text stays [PassageOrCoding] [plain(Key::Enter), plain(Key::C)];
    /// Makes the selected words a code.
    Coding CodeInVivo "command-code-in-vivo" Text stays [Passage] [plain(Key::V), alt(Key::I)];
    /// Gives the last code again.
    Coding LastCode "command-last-code" Text stays [Recent, PassageOrChosenCoding] [plain(Key::Q)];
    /// Gives the code of the chosen coding, or the last one, to the next sentence.
    Text CodeNextSentence "command-code-next-sentence" Text stays [Document] [plain(Key::Period)];
    /// Waits for the number of a recent code.
    Coding RecentCodes "command-recent-codes" Text stays [Recent] [plain(Key::R)];
    /// Makes a new code for the selected passage.
    Coding NewCodeForSelection "command-new-code-for-selection" Text stays [PassageOrChosenCoding] [plain(Key::N)];
    /// Gives the selected coding another code.
    Coding Recode "command-recode" Text stays [Coding] [ctrl_shift(Key::C)];
    /// Takes the selected passage out of its codings, or removes the selected coding.
    Coding Uncode "command-uncode" Text stays [CodingHere] [plain(Key::U), plain(Key::Delete)];
    /// Splits a coding at the caret, or at the borders of the selected passage.
    Text Split "command-split" Text stays [Document] [plain(Key::S)];
    /// Raises the importance of the selected coding by one, from the highest to none.
    Coding RaiseImportance "command-raise-importance" Text stays [Coding] [plain(Key::I)];
    /// Makes one coding of the selected one and its neighbours of the same code.
    Coding MergeNeighbours "command-merge-neighbours" Text stays [Coding] [plain(Key::J)];
    /// Lets the selection grow to the word, the sentence, the turn and the paragraph.
    Text ExtendSelection "command-extend-selection" Text stays [Document] [plain(Key::E)];
    /// Takes the last step of growing back.
    Text ShrinkSelection "command-shrink-selection" Text stays [Document] [shift(Key::E)];
    /// Selects the next coding that overlaps the selected one.
    Text NextOverlapping "command-next-overlapping" Text stays [Document] [plain(Key::O)];
    /// Selects the next coding of the document.
    Text NextCoding "command-next-coding" Text stays [CodedDocument] [alt(Key::ArrowDown)];
    /// Selects the coding before.
    Text PreviousCoding "command-previous-coding" Text stays [CodedDocument] [alt(Key::ArrowUp)];
    /// Grows or shrinks the selected coding at its end by a word, towards the right.
    Text ResizeRight "command-resize-right" Text stays [Coding] [shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its end by a word, towards the left.
    Text ResizeLeft "command-resize-left" Text stays [Coding] [shift(Key::ArrowLeft)];
    /// Grows or shrinks the selected coding at its start by a word, towards the right.
    Text ResizeStartRight "command-resize-start-right" Text stays [Coding] [alt_shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its start by a word, towards the left.
    Text ResizeStartLeft "command-resize-start-left" Text stays [Coding] [alt_shift(Key::ArrowLeft)];
    /// Grows or shrinks the selected coding at its end by a letter, towards the right.
    Text ResizeRightByLetter "command-resize-right-letter" Text stays [Coding] [ctrl_shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its end by a letter, towards the left.
    Text ResizeLeftByLetter "command-resize-left-letter" Text stays [Coding] [ctrl_shift(Key::ArrowLeft)];
    /// Grows or shrinks the selected coding at its start by a letter, towards the right.
    Text ResizeStartRightByLetter "command-resize-start-right-letter" Text stays [Coding] [ctrl_alt_shift(Key::ArrowRight)];
    /// Grows or shrinks the selected coding at its start by a letter, towards the left.
    Text ResizeStartLeftByLetter "command-resize-start-left-letter" Text stays [Coding] [ctrl_alt_shift(Key::ArrowLeft)];
    /// Writes the memo of the selected coding, or of the document.
    Text Memo "command-memo" Text stays [Document] [plain(Key::M)];
    /// Writes a memo on the selected passage, coded or not, or opens the one at the caret.
    Text Annotate "command-annotate" Text stays [Document] [plain(Key::A)];
    /// Writes the condensed unit of the selected coding.
    Text Condense "command-condense" Text stays [Coding] [plain(Key::W)];
    /// Highlights the selected passage without a code; takes away the highlight in which the caret or the selection is.
    Text Highlight "command-highlight" Text stays [Document] [plain(Key::H)];
    /// Goes to the next highlight or important passage.
    Text NextMarked "command-next-marked" Text stays [Document] [shift(Key::H)];
    /// Turns the direction of the document.
    Text Direction "command-direction" Text stays [Document] [ctrl_shift(Key::X)];

    /// Makes a code.
    Codes NewCode "command-new-code" Global stays [Project] [alt(Key::N)];
    /// Makes a subcategory.
    Codes NewSubcategory "command-new-subcategory" Global stays [Project] [alt_shift(Key::S)];
    /// Makes a category.
    Codes NewCategory "command-new-category" Global stays [Project] [alt_shift(Key::N)];
    /// Puts the selected codes into a subcategory that is made for them.
    Codes GatherInSubcategory "command-gather-in-subcategory" Codes stays [Code] [ctrl(Key::G)];
    /// Puts the selected codes into a category that is made for them.
    Codes GatherInCategory "command-gather-in-category" Codes stays [Code] [ctrl_shift(Key::G)];
    /// Renames the selected code.
    Codes RenameCode "command-rename-code" Codes stays [Code] [plain(Key::F2)];
    /// Writes the memo of the selected code.
    Codes CodeMemo "command-code-memo" Codes stays [Code] [plain(Key::F3)];
    /// Writes the definition of the selected code.
    Codes DefineCode "command-define-code" Codes stays [Code] [plain(Key::F4)];
    /// Chooses a colour for the selected codes.
    Codes RecolourCode "command-recolor-code" Codes stays [Code] [plain(Key::F5)];
    /// Moves the selected codes under another.
    Codes MoveCode "command-move-code" Codes stays [Code] [plain(Key::F6)];
    /// Merges the selected codes into another.
    Codes MergeCodes "command-merge-codes" Codes stays [Code] [plain(Key::F7)];
    /// Writes what the open document says about the selected code.
    Codes SummariseCode "command-summarise-code" Codes stays [Code, Document] [plain(Key::F8)];
    /// Deletes the selected codes.
    Codes DeleteCode "command-delete-code" Codes stays [Code] [plain(Key::Delete)];
    /// Activates or deactivates the selected codes.
    Codes ActivateCode "command-activate-code" Codes stays [Code] [plain(Key::Space)];
    /// Codes the selected passage with the selected code.
    Codes CodeWithSelected "command-code-with-selected" Codes stays [Code] [plain(Key::Enter)];
    /// Shows the passages of the selected codes on the coding page.
    Codes ShowSegments "command-show-segments" Codes stays [Code] [ctrl(Key::Enter)];

    /// Renames the selected document or group.
    Documents RenameDocument "command-rename-document" Documents stays [ListedDocument] [plain(Key::F2)];
    /// Writes the memo of the selected document.
    Documents DocumentMemo "command-document-memo" Documents stays [ListedDocument] [plain(Key::F3)];
    /// Says who speaks in the selected document.
    Documents LinkParticipants "command-link-participants" Documents stays [ListedDocument] [plain(Key::F4)];
    /// Shows how the selected document was read from its file.
    Documents ImportReport "command-import-report" Documents stays [ListedDocument] [];
    /// Moves the selected documents into a group.
    Documents MoveDocument "command-move-document" Documents stays [ListedDocument] [plain(Key::F6)];
    /// Deletes the selected documents.
    Documents DeleteDocument "command-delete-document" Documents stays [ListedDocument] [plain(Key::Delete)];
    /// Activates or deactivates the selected documents.
    Documents ActivateDocument "command-activate-document" Documents stays [ListedDocument] [plain(Key::Space)];
    /// Says who is meant by the labels of speakers in the selected documents, or in all.
    Documents LinkSpeakers "command-link-speakers" Global stays [Document] [];
    /// Makes a group of documents.
    Project NewGroup "command-new-group" Global stays [Project] [];
    /// Retrieves nothing any more.
    Project ClearActivation "command-clear-activation" Global stays [Activated] [ctrl_shift(Key::A)];

    /// Shows the page for coding.
    Window ShowCoding "command-show-coding" Global stays [Project] [alt(Key::Num1)];
    /// Shows the category board.
    Window ShowBoard "command-show-board" Global leaves [Project] [alt(Key::Num2)];
    /// Shows the table from utterances to categories.
    Window ShowLadder "command-show-ladder" Global leaves [Project] [alt(Key::Num3)];
    /// Shows the page of participants.
    Window ShowParticipants "command-show-participants" Global leaves [Project] [alt(Key::Num4)];
    /// Shows the page of memos.
    Window ShowMemos "command-show-memos" Global leaves [Project] [alt(Key::Num5)];
    /// Shows the page of findings.
    Window ShowFindings "command-show-findings" Global leaves [Project] [alt(Key::Num6)];
    /// Shows the profiles of the selected participants, or of those who speak in the open document.
    Window ParticipantProfile "command-participant-profile" Global leaves [Project] [ctrl_shift(Key::P)];
    /// Shows the journal.
    Window ShowHistory "command-show-history" Global leaves [Project] [alt(Key::Num7)];
    /// Goes to the place to which an arrow to the right leads: back in a window that is read from the right, else forward.
    Window PlaceToRight "command-place-right" Global leaves [PlaceToRight] [alt(Key::ArrowRight)];
    /// Goes to the place to which an arrow to the left leads: forward in a window that is read from the right, else back.
    Window PlaceToLeft "command-place-left" Global leaves [PlaceToLeft] [alt(Key::ArrowLeft)];
    /// Shows or hides the list of documents.
    Window ToggleDocuments "command-toggle-documents" Global stays [Project] [ctrl(Key::Num1)];
    /// Shows or hides the code system.
    Window ToggleCodes "command-toggle-codes" Global stays [Project] [ctrl(Key::Num2)];
    /// Shows or hides the retrieved segments.
    Window ToggleSegments "command-toggle-segments" Global stays [Project] [ctrl(Key::Num3)];
    /// Shows a second text beside the first, or closes it.
    Window ToggleSecondText "command-second-text" Global stays [Document] [ctrl(Key::D)];
    /// Gives the keyboard to the other of two texts.
    Window OtherText "command-other-text" Global stays [OtherText] [ctrl_shift(Key::D)];
    /// Gives the keyboard to the next pane.
    Window NextPane "command-next-pane" Global stays [Project] [ctrl(Key::F6)];
    /// Puts the pane that was used last into the column where lines begin.
    Window PaneToLeading "command-pane-leading" Global stays [Pane] [];
    /// Puts the pane that was used last into the column where lines end.
    Window PaneToTrailing "command-pane-trailing" Global stays [Pane] [];
    /// Puts the pane that was used last under the text.
    Window PaneToBottom "command-pane-bottom" Global stays [Pane] [];
    /// Lets the pane that was used last change places with the one before it.
    Window PaneEarlier "command-pane-earlier" Global stays [Pane] [];
    /// Lets the pane that was used last change places with the one after it.
    Window PaneLater "command-pane-later" Global stays [Pane] [];
    /// Hides the pane that was used last.
    Window HidePane "command-hide-pane" Global stays [Pane] [];
    /// Puts all panes where they stood at first.
    Window ResetDocks "command-reset-docks" Global stays [Project] [];
    /// Shows or hides the text beside the ladder.
    Window ToggleText "command-toggle-text" Global stays [Project] [ctrl(Key::Num4)];
    /// Hides everything but the text, or shows it again.
    Window ToggleFocus "command-toggle-focus" Global stays [Project] [plain(Key::F11)];
    /// Makes the text larger.
    Program ZoomIn "command-zoom-in" Global stays [Project] [ctrl(Key::Plus), ctrl(Key::Equals)];
    /// Makes the text smaller.
    Program ZoomOut "command-zoom-out" Global stays [Project] [ctrl(Key::Minus)];
    /// Gives the text its usual size.
    Program ZoomReset "command-zoom-reset" Global stays [Project] [ctrl(Key::Num0)];
    /// Turns to the other interface language.
    Program SwitchLanguage "command-switch-language" Global stays [] [ctrl_shift(Key::L)];
    /// Turns between light and dark.
    Program SwitchTheme "command-switch-theme" Global stays [] [ctrl_shift(Key::T)];

    /// Shows the settings.
    Program Settings "command-settings" Global stays [] [ctrl(Key::Comma)];
    /// Tells what can be done at this place.
    Program Help "command-help" Global stays [] [plain(Key::F1)];
    /// Opens the manual.
    Program Manual "command-manual" Global stays [] [];
    /// Shows the list of shortcuts.
    Program Shortcuts "command-shortcuts" Global stays [] [shift(Key::F1)];
    /// Leads through the window once more.
    Window Tour "command-tour" Global stays [Project] [];
    /// Tells about the program.
    Program About "command-about" Global stays [] [];
}

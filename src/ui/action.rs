//! Actions: what a view asks for. Nothing changes while drawing; actions run at the end of the frame.

use std::path::PathBuf;

use super::command::Command;
use super::dialogs::Dialog;
use crate::model::{CodeId, CodeRef, CodingId, DocumentId, Edit};
use crate::text::CharRange;

/// What a view asks the program to do.
#[derive(Debug)]
pub enum Action {
    /// Runs a command, as its key or its menu entry would.
    Run(Command),
    /// Changes the project.
    Edit(Edit),
    /// Changes the project and says so in a toast that offers to take it back.
    EditWithToast(Edit),
    /// Shows a document, and a passage of it.
    Open(DocumentId, Option<CharRange>),
    /// Codes the selected passage, or gives the selected coding this code when no passage is selected.
    Code(CodeRef),
    /// Codes a passage that was dropped on a code, or a code that was dropped on a passage.
    CodePassage(DocumentId, CharRange, CodeRef),
    /// Selects a coding, or none.
    SelectCoding(Option<CodingId>),
    /// Opens the code picker at the selection.
    PickCode,
    /// Opens a dialog in front of the window.
    Show(Dialog),
    /// Renames a code in place in the tree.
    RenameCode(CodeId),
    /// Reads files into the project; the name of a group for them, if any.
    Import(Vec<PathBuf>, Option<String>),
    /// Reads participants from a csv or xlsx file.
    ImportParticipants(PathBuf),
    /// Opens a project file.
    OpenProject(PathBuf),
    /// Makes a project file and opens it.
    NewProject(PathBuf),
    /// Opens a copy of the sample study.
    OpenSample,
    /// Says something in a toast.
    Say(String),
    /// Says what went wrong in a toast that stays.
    Complain(String),
}

//! Actions: what a view asks for. Nothing changes while drawing; actions run at the end of the frame.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::Command;
use super::shared::{PassageCell, TextSide};
use super::typing::{NamePurpose, Typing};
use crate::analysis::CodingFilter;
use crate::exchange::export::transcript::TranscriptRequest;
use crate::exchange::export::{Clip, ExportFormat, Profile};
use crate::exchange::import::ImportKind;
use crate::exchange::import::report::ImportReport;
use crate::exchange::use_cases::codebook::{CodebookPlan, OnDifference};
use crate::exchange::use_cases::new_project::NewProject;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{
    Case, CodeId, CodeRef, CodingId, DocumentId, Edit, GroupId, MemoId, MemoTarget, OperationKind,
    ParticipantId, Parting, Summary, TextId,
};
use crate::report::tables::{TableKind, TableRequest};
use crate::session::FilePlace;
use crate::text::{CharRange, Patch};

/// What a view asks the program to do.
#[derive(Debug)]
pub enum Action {
    /// Runs a command, as its key or its menu entry would.
    Run(Command),
    /// Changes the project.
    Edit(Edit),
    /// Changes the project and says so in a toast that offers to take it back.
    EditWithToast(Edit),
    /// Changes the project by several edits as one operation, which reads as the summary says, and tells what was filled
    /// in a toast that offers to take it back.
    Paste(Box<PastedCells>),
    /// Fills cells with what was pasted in another way than at first.
    PasteInstead {
        /// What fills them now.
        pasted: Box<PastedCells>,
        /// The revision of the project at which that was offered; nothing is done at another.
        revision: u64,
        /// What was done with the block at first is the last step, and is taken back.
        takes_back: bool,
    },
    /// Takes back the step with which the project came to a revision, unless something was done since.
    TakeBack(u64),
    /// Changes the words of documents. What would vanish with them is shown first.
    ReplaceText(Box<TextReplacement>),
    /// Deletes all that the find bar found in the text that is being edited, once the person has agreed.
    DeleteFound,
    /// Ends the editing of a text and keeps what was edited. What would vanish with it is shown first, unless the
    /// person has agreed. Then something else is done.
    FinishText {
        /// The person has seen what vanishes.
        agreed: bool,
        /// What is done afterwards.
        then: Option<Box<Action>>,
    },
    /// Ends the editing of a text without keeping what was edited, and offers to take it up again.
    GiveUpText,
    /// Takes up what was given up.
    EditTextAgain,
    /// Goes on editing the text of a document.
    EditTextOn(DocumentId),
    /// Shows a document, and a passage of it.
    Open(DocumentId, Option<CharRange>),
    /// Shows a passage of a document, and leaves the keyboard where it is.
    LookAt(DocumentId, CharRange),
    /// Shows a document in the text beside the one that has the focus.
    OpenBeside(DocumentId),
    /// Closes one of two texts.
    CloseText(TextSide),
    /// Shows what a memo is about: a passage in the text, a code in the tree, a document, a participant.
    Reveal(MemoTarget),
    /// Shows a group in the list of documents.
    ShowGroup(GroupId),
    /// Shows a memo on the page of memos.
    OpenMemo(MemoId),
    /// Codes the selected passage, or gives the selected coding this code when no passage is selected.
    Code(CodeRef),
    /// Codes the selected passage, and no coding: for keys and clicks in a list beside the text.
    CodeWords(CodeRef),
    /// Gives the text that has the focus the keyboard.
    GoToText,
    /// Gives the keyboard to the first of the retrieved passages, which are those of these codes alone.
    Retrieve(Vec<CodeId>),
    /// Gives codings another code in place of the one that they have.
    Recode(Vec<CodingId>, CodeRef),
    /// Gives the passages of codings a further code.
    CodeAlso(Vec<CodingId>, CodeRef),
    /// Codes a passage that was dropped on a code, or a code that was dropped on a passage.
    CodePassage(DocumentId, CharRange, CodeRef),
    /// Opens the picker again with what was written in it, for what it was opened at.
    PickAgain(Box<PickerDraft>),
    /// Asks in the tree for the name of a new code that a passage gets.
    NameCodeFor(DocumentId, CharRange),
    /// Selects a coding, or none.
    SelectCoding(Option<CodingId>),
    /// Opens a dialog in front of the window.
    Show(Dialog),
    /// Renames a code in place in the tree.
    RenameCode(CodeId),
    /// Reads files into the project; the name of a group for them, if any.
    Import(Vec<PathBuf>, Option<String>),
    /// Reads participants, codings or a code system: what the header of the file says that it holds, or else this.
    ImportSheet(PathBuf, ImportKind),
    /// Takes in a code system as it was shown.
    TakeCodebook(Box<CodebookPlan>, OnDifference),
    /// Asks for a file and writes a table into it.
    ExportTable(Box<TableExport>),
    /// Puts a table, or some cells of one, on the clipboard, and says so.
    Copy(Clip, String),
    /// Asks for a file and writes a coded transcript into it.
    Print(Box<TranscriptPrint>),
    /// Shows a table on the page of findings.
    ShowTable(&'static TableKind),
    /// Limits the tables of the page of findings to a query; to none where it is empty.
    UseQuery(String),
    /// Limits the tables of the page of findings to what they were limited to before.
    UseFilter(Box<CodingFilter>),
    /// Retrieves the passages behind the cell of a table.
    ShowPassages(Arc<PassageCell>),
    /// Opens a project file.
    OpenProject(PathBuf),
    /// Makes a project and opens it.
    NewProject(Box<NewProject>),
    /// Opens a copy of the sample study.
    OpenSample,
    /// Writes all work into a new project beside the one whose file is gone, and goes on in it.
    SaveCopyBeside,
    /// Goes on in the project's file under its new name.
    ContinueAt(PathBuf),
    /// Asks where a sound copy of a damaged project is to stand, and makes it.
    MakeSoundCopy(PathBuf),
    /// Opens a file in its own program, or a folder in the manager of files.
    OpenOutside(PathBuf),
    /// Takes up what was being typed when the program ended last, in the dialog that it belongs to.
    TakeUpTyping(Typing),
    /// Gives up what was being typed when the program ended last.
    ForgetTyping(Typing),
    /// Says something in a toast.
    Say(String),
    /// Says what was done in the text that is being edited, in a toast that offers to take it back there.
    SayDoneInText(String),
    /// Takes the last step of editing a text back, if the text is still in the state that it came to.
    TakeBackInText(TextId, u64),
    /// Takes so many operations back, one after the other, and tells it once.
    UndoSteps(usize),
    /// Does so many operations again that were taken back, if the project is still at this revision.
    RedoSteps(usize, u64),
    /// Says something in a toast that offers something else.
    Offer {
        /// What is said.
        sentence: String,
        /// The id of the words on the button.
        button: &'static str,
        /// What the button does.
        action: Box<Action>,
    },
    /// Says what went wrong in a toast that stays.
    ShowError(String),
}

/// What was written in the picker of codes, and what it was opened at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerDraft {
    /// The words in its field.
    pub words: String,
    /// The passage that was to get a code.
    pub passage: Option<(DocumentId, CharRange)>,
    /// The codings that were to get another one.
    pub codings: Vec<CodingId>,
}

/// Cells that were pasted as a block.
#[derive(Debug)]
pub struct PastedCells {
    /// What fills them.
    pub edits: Vec<Edit>,
    /// What the operation is called.
    pub summary: Summary,
    /// How many cells say something else than before.
    pub filled: usize,
    /// How many said it already.
    pub same: usize,
    /// How many participants are new.
    pub added: usize,
    /// Headings for which there is no column.
    pub unknown: Vec<String>,
    /// The first row of the block reads like headings, and was taken for cells because none of them is known.
    pub strange_heads: bool,
    /// The same block where attributes are made of headings that are none yet, which is offered in its place.
    pub with_attributes: Option<Box<PastedCells>>,
    /// How many attributes are made.
    pub attributes: usize,
    /// How many hold something for which there is no cell.
    pub left: usize,
    /// How many of those that are filled said something else before.
    pub replaced: usize,
    /// What the first of these said.
    pub first_replaced: String,
    /// How many of those that are filled said something before and are empty now.
    pub emptied: usize,
}

impl PastedCells {
    /// Nothing yet, for an operation of that kind.
    pub fn new(kind: OperationKind) -> Self {
        Self {
            edits: Vec::new(),
            summary: Summary::new(kind, "", 0),
            filled: 0,
            same: 0,
            added: 0,
            unknown: Vec::new(),
            strange_heads: false,
            with_attributes: None,
            attributes: 0,
            left: 0,
            replaced: 0,
            first_replaced: String::new(),
            emptied: 0,
        }
    }

    /// Counts a cell that is filled, by what it said before and says now.
    pub fn fill(&mut self, before: &str, now: &str) {
        if before == now {
            self.same += usize::from(!now.is_empty());
            return;
        }
        self.filled += 1;
        if before.is_empty() {
            return;
        }
        if now.is_empty() {
            self.emptied += 1;
            return;
        }
        if self.replaced == 0 {
            before.clone_into(&mut self.first_replaced);
        }
        self.replaced += 1;
    }

    /// Counts one more thing that is changed or new; the operation is called by the name of the first.
    pub fn note(&mut self, name: &str) {
        if self.summary.count == 0 {
            name.clone_into(&mut self.summary.name);
        }
        self.summary.count += 1;
    }
}

/// Other words for what was found in documents.
#[derive(Clone, Debug)]
pub struct TextReplacement {
    /// The changes, each of the words that a document had.
    pub patches: Vec<(DocumentId, Patch)>,
    /// How many finds were left alone, because they read so already.
    pub same: usize,
    /// All finds were to be replaced, and not just the one that is seen.
    pub all: bool,
    /// The revision of the project at which the documents had these words.
    pub revision: u64,
    /// The person has seen what vanishes.
    pub agreed: bool,
}

impl TextReplacement {
    /// How many finds are deleted in how many documents, where all are to be deleted and nothing takes their place.
    pub fn deleted(&self) -> Option<(usize, usize)> {
        let deletes = self.all && self.patches.iter().all(|(_, patch)| patch.only_deletes());
        let places = self.patches.iter().map(|(_, patch)| patch.splices().len());
        deletes.then(|| (places.sum(), self.patches.len()))
    }
}

/// Tells how many finds are deleted in how many documents.
pub fn deleted_text(places: usize, documents: usize, words: &Words) -> String {
    words.with("dialog-deleting-text", &[("n", places), ("documents", documents)])
}

/// A table that is to be written.
#[derive(Clone, Debug)]
pub struct TableExport {
    /// Which table, with what was chosen.
    pub request: TableRequest,
    /// In which format.
    pub format: ExportFormat,
    /// With which fonts and sizes.
    pub profile: Profile,
    /// The caption, from which the proposed name of the file is made.
    pub title: String,
}

/// A coded transcript that is to be written.
#[derive(Clone, Debug)]
pub struct TranscriptPrint {
    /// What of it, and how.
    pub request: TranscriptRequest,
    /// The name of the document or the project, from which the proposed name of the file is made.
    pub title: String,
}

/// A dialog in front of the window. `ui::dialogs` draws it and answers with actions.
#[derive(Debug)]
pub enum Dialog {
    /// Asks before something that is hard to see the end of.
    Confirm {
        /// Question, in a few words.
        title: String,
        /// What would happen.
        text: String,
        /// Words on the button that goes ahead.
        confirm: String,
        /// What then happens.
        action: Box<Action>,
    },
    /// Asks for a name.
    Name(NamePurpose),
    /// The memo of a target.
    Memo(MemoTarget),
    /// The definition of a code.
    Definition(CodeId),
    /// A colour for codes.
    Colour(Vec<CodeId>),
    /// The summary of what a case says about a code.
    Summary(Case, CodeId),
    /// The lists of words of the project.
    WordLists,
    /// A query, made of rows of conditions: the one that is written, or none yet.
    BuildQuery(String),
    /// Where codes shall move.
    MoveCodes(Vec<CodeId>),
    /// Into which code others shall be merged.
    MergeCodes(Vec<CodeId>),
    /// Which code codings shall have instead.
    Recode(Vec<CodingId>),
    /// Where a coding is split.
    Split(CodingId),
    /// Which of several codings are taken apart.
    WhichCodings {
        /// How.
        parting: Parting,
        /// The document they are in.
        document: DocumentId,
        /// Those that may be meant.
        codings: Vec<CodingId>,
    },
    /// The condensed unit of a coding.
    Condensed(CodingId),
    /// How documents are printed: these, or all where none is named.
    Print(Vec<DocumentId>),
    /// Into which group documents shall move.
    MoveDocuments(Vec<DocumentId>),
    /// What vanishes with an edit of a text, before it is kept.
    TextVanishing {
        /// The edit.
        edit: Edit,
        /// What is done once it is kept.
        then: Option<Box<Action>>,
    },
    /// Who speaks in a document.
    LinkParticipants(DocumentId),
    /// Who is meant by the labels of speakers in documents.
    Speakers(Vec<DocumentId>),
    /// One participant's name, values and introducer; a new one when `None`.
    Participant(Option<ParticipantId>),
    /// What vanishes when the words of documents change so, before they do.
    Vanishing(Box<TextReplacement>),
    /// What became of the files of an import.
    ImportReport(ImportReport),
    /// How a document was read from its file.
    DocumentImport(DocumentId),
    /// What a file of codes would do.
    Codebook(Box<CodebookPlan>),
    /// The project's file is no longer where it was opened.
    Away(FilePlace),
    /// What is wrong in a project file, and what can be done.
    Damage {
        /// The file.
        file: PathBuf,
        /// What was found in it.
        problems: Vec<Message>,
        /// Whether it could be opened all the same.
        opened: bool,
    },
    /// What became of the repair of a project file.
    Repaired {
        /// The sound copy.
        copy: PathBuf,
        /// What it does not have, or not as it was.
        lost: Vec<Message>,
    },
    /// Asks under which name the person codes.
    Coder,
    /// Name, description and level names of the project.
    Project,
    /// What was being typed when the program ended last is offered.
    Unfinished(Typing),
    /// The dialog in which something is written, with what was typed.
    Typed(Typing),
}

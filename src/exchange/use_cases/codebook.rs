//! Bringing in a code system, and writing it out.
//!
//! What a file would do is planned first, so that it can be looked at: which codes are new, which are completed, and
//! which differ. What differs is kept as it is in the project unless the person wants what the file says.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::{counted, or_nothing};
use crate::exchange::export::{self, ExportError, FormatFault, Profile};
use crate::exchange::import::report::{FileReport, ImportReport};
use crate::exchange::import::{Codebook, ImportedCode};
use crate::exchange::study::{StudyCode, codes_to_ron};
use crate::files::{WriteTerms, file_name, write_atomically};
use crate::message::{Argument, Message};
use crate::model::{
    Code, CodeId, CodePath, Edit, EditError, Level, MemoKind, MemoTarget, NewCode, OperationKind, Rgb,
    Snapshot, Summary,
};
use crate::report::{Cell, Column, Style, Table};
use crate::session::{Batch, Session, SessionError};
use crate::text::name_key;

pub use crate::exchange::import::read_codebook as read;

/// The endings of files into which a code system is written whole, so that it can be read back.
pub const ENDINGS: [&str; 3] = ["xlsx", "csv", "ron"];

/// What is done with codes that the file describes otherwise than the project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnDifference {
    /// They stay as they are in the project, and the report names them.
    #[default]
    Keep,
    /// They become as the file says.
    Take,
}

/// What a file of codes would do to a project.
#[must_use = "a plan is to be shown and applied"]
#[derive(Clone, Debug, PartialEq)]
pub struct CodebookPlan {
    /// The file.
    pub path: PathBuf,
    /// Codes that are not in the project, those above before those below.
    pub new: Vec<PlannedCode>,
    /// Codes of the project that say nothing where the file says something.
    pub completed: Vec<Difference>,
    /// Codes of which the file says something else than the project.
    pub differing: Vec<Difference>,
    /// How many codes are in the project just so.
    pub unchanged: usize,
    /// What was left out or guessed.
    pub warnings: Vec<Message>,
}

/// A code that would be created.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedCode {
    /// Where it stands.
    pub path: CodePath,
    /// Its level.
    pub level: Level,
    /// Its colour; its parent's, or the next free hue, when `None`.
    pub colour: Option<Rgb>,
    /// What it means; empty for nothing.
    pub definition: String,
    /// A note on it; empty for none.
    pub memo: String,
    /// The row of a sheet that names it, from 1.
    pub row: Option<usize>,
}

/// A code of the project and what the file says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which.
    pub code: CodeId,
    /// Where it stands.
    pub path: CodePath,
    /// The row of the sheet, from 1.
    pub row: Option<usize>,
    /// In what.
    pub fields: Vec<FieldChange>,
}

/// Something of a code as the project and as the file say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldChange {
    /// Its level.
    Level(Level, Level),
    /// Its colour.
    Colour(Rgb, Rgb),
    /// What it means.
    Definition(String, String),
    /// The note on it.
    Memo(String, String),
}

impl FieldChange {
    /// What it is that differs, in a word.
    pub fn name(&self) -> Message {
        Message::new(match self {
            Self::Level(..) => "codebook-field-level",
            Self::Colour(..) => "codebook-field-color",
            Self::Definition(..) => "codebook-field-definition",
            Self::Memo(..) => "codebook-field-memo",
        })
    }

    /// The edit that makes the code as the file says.
    fn edit(&self, code: CodeId, now: &Snapshot) -> Edit {
        match self {
            Self::Level(_, level) => Edit::SetLevel(vec![code], *level),
            Self::Colour(_, colour) => Edit::RecolourCodes(vec![code], *colour),
            Self::Definition(_, text) => Edit::DefineCode(code, text.clone()),
            Self::Memo(_, text) => {
                let kind = now.memo_on(MemoTarget::Code(code)).map(|memo| memo.kind);
                memo_on(code, kind.unwrap_or_default(), text)
            }
        }
    }
}

fn memo_on(code: CodeId, kind: MemoKind, text: &str) -> Edit {
    Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Code(code),
        kind,
        body: text.to_owned(),
    }
}

impl Difference {
    /// That the code differs and was left as it is.
    fn left(&self) -> Message {
        let names: Argument = self.fields.iter().map(FieldChange::name).collect();
        let message = Message::new("import-code-left")
            .with("path", self.path.to_string())
            .with("fields", names);
        match self.row {
            Some(row) => message.in_row(row, None),
            None => message,
        }
    }
}

/// The codes of a project by parent and name.
type ChildCodes = HashMap<(Option<CodeId>, String), CodeId>;

/// What a code system that was read would do to a project.
pub fn plan(path: &Path, codebook: Codebook, now: &Snapshot) -> CodebookPlan {
    let children: ChildCodes = now
        .codes()
        .map(|code| ((code.parent, name_key(&code.name)), code.id))
        .collect();
    let mut plan = CodebookPlan {
        path: path.to_owned(),
        new: Vec::new(),
        completed: Vec::new(),
        differing: Vec::new(),
        unchanged: 0,
        warnings: codebook.warnings.iter().map(|w| w.message()).collect(),
    };
    // Where a path that is new stands among the new codes.
    let mut places: HashMap<Vec<String>, usize> = HashMap::new();
    let mut listed: HashSet<Vec<String>> = HashSet::new();
    for entry in codebook.entries {
        let keys = keys_of(&entry.path);
        if !listed.insert(keys.clone()) {
            plan.warn("import-code-repeated", &entry);
            continue;
        }
        let level = match &entry.level {
            Some(name) => {
                let level = level_called(name, now);
                if level.is_none() {
                    plan.warn("import-code-level-unknown", &entry);
                }
                level
            }
            None => None,
        };
        match find(&children, &keys).and_then(|id| now.code(id)) {
            Some(code) => plan.compare(now, code, &entry, level),
            None => plan.add(&children, &mut places, &keys, entry, level),
        }
    }
    plan
}

fn find(children: &ChildCodes, keys: &[String]) -> Option<CodeId> {
    let mut at = None;
    for key in keys {
        at = Some(*children.get(&(at, key.clone()))?);
    }
    at
}

/// A level by its name in files, or as this project calls it.
fn level_called(name: &str, now: &Snapshot) -> Option<Level> {
    let key = name_key(name);
    let called = |level: &Level| name_key(now.level_name(*level)) == key;
    Level::from_key(&key).or_else(|| Level::ALL.into_iter().find(called))
}

impl CodebookPlan {
    fn warn(&mut self, id: &'static str, entry: &ImportedCode) {
        let message = Message::new(id)
            .with("path", entry.path.to_string())
            .with("level", entry.level.clone().unwrap_or_default());
        self.warnings.push(match entry.row {
            Some(row) => message.in_row(row, None),
            None => message,
        });
    }

    /// Notes what an entry says of a code that is there.
    fn compare(&mut self, now: &Snapshot, code: &Code, entry: &ImportedCode, level: Option<Level>) {
        let (mut completed, mut differing) = (Vec::new(), Vec::new());
        if let Some(theirs) = level.filter(|theirs| *theirs != code.level) {
            differing.push(FieldChange::Level(code.level, theirs));
        }
        if let Some(theirs) = entry.colour.filter(|theirs| *theirs != code.colour) {
            differing.push(FieldChange::Colour(code.colour, theirs));
        }
        let memo = now.memo_on(MemoTarget::Code(code.id));
        let memo = memo.map(|memo| memo.body.as_str()).unwrap_or_default();
        type TextField = fn(String, String) -> FieldChange;
        for (mine, theirs, change) in [
            (
                code.definition.as_str(),
                &entry.definition,
                FieldChange::Definition as TextField,
            ),
            (memo, &entry.memo, FieldChange::Memo as TextField),
        ] {
            let Some(theirs) = theirs.as_deref().map(str::trim) else {
                continue;
            };
            if mine.trim() == theirs || theirs.is_empty() {
                continue;
            }
            let list = if mine.trim().is_empty() {
                &mut completed
            } else {
                &mut differing
            };
            list.push(change(mine.to_owned(), theirs.to_owned()));
        }
        if completed.is_empty() && differing.is_empty() {
            self.unchanged += 1;
        }
        for (list, fields) in [(&mut self.completed, completed), (&mut self.differing, differing)] {
            if !fields.is_empty() {
                list.push(Difference {
                    code: code.id,
                    path: entry.path.clone(),
                    row: entry.row,
                    fields,
                });
            }
        }
    }

    /// Notes a code that is new, and those above it that are new as well.
    fn add(
        &mut self,
        children: &ChildCodes,
        places: &mut HashMap<Vec<String>, usize>,
        keys: &[String],
        entry: ImportedCode,
        level: Option<Level>,
    ) {
        for depth in 1..keys.len() {
            let above = keys.get(..depth).unwrap_or_default();
            if places.contains_key(above) || find(children, above).is_some() {
                continue;
            }
            places.insert(above.to_vec(), self.new.len());
            self.new.push(PlannedCode {
                path: entry.path.above(depth),
                level: if depth == 1 {
                    Level::Category
                } else {
                    Level::Subcategory
                },
                colour: None,
                definition: String::new(),
                memo: String::new(),
                row: entry.row,
            });
        }
        let place = *places.entry(keys.to_vec()).or_insert_with(|| {
            self.new.push(PlannedCode {
                path: entry.path,
                level: entry.usual_level,
                colour: None,
                definition: String::new(),
                memo: String::new(),
                row: entry.row,
            });
            self.new.len() - 1
        });
        if let Some(code) = self.new.get_mut(place) {
            code.level = level.unwrap_or(code.level);
            code.colour = entry.colour;
            code.definition = entry.definition.unwrap_or_default();
            code.memo = entry.memo.unwrap_or_default();
        }
    }

    /// Whether applying it would change nothing.
    pub fn changes_nothing(&self, differing: OnDifference) -> bool {
        self.new.is_empty()
            && self.completed.is_empty()
            && (differing == OnDifference::Keep || self.differing.is_empty())
    }

    /// Does it as one operation.
    ///
    /// # Errors
    /// Why it is refused; nothing has changed then.
    pub fn apply(self, session: &mut Session, differing: OnDifference) -> Result<ImportReport, Message> {
        let done = session.together(|batch| -> Result<_, SessionError> {
            let changed = self.run(batch, differing)?;
            let first = self.new.first().map(|code| &code.path);
            let first = first.or(self.completed.first().map(|code| &code.path));
            let first = first.or(self.differing.first().map(|code| &code.path));
            let first = first.and_then(CodePath::last).unwrap_or_default();
            let summary = Summary {
                levels: (changed == self.new.len()).then(|| self.new_by_level()),
                ..Summary::new(OperationKind::CodeImport, first, changed)
            };
            Ok(((), summary))
        });
        match done {
            Ok(_) | Err(SessionError::Edit(EditError::NothingToDo)) => {}
            Err(error) => {
                log::info!("refused: {error}");
                return Err(self.refusal(&error));
            }
        }
        let taken = match differing {
            OnDifference::Keep => 0,
            OnDifference::Take => self.differing.len(),
        };
        let mut warnings = self.warnings;
        if differing == OnDifference::Keep {
            warnings.extend(self.differing.iter().map(Difference::left));
        }
        Ok(ImportReport::of_one_file(FileReport {
            came_in: or_nothing([
                counted("import-codes-new", self.new.len()),
                counted("import-codes-completed", self.completed.len()),
                counted("import-codes-changed", taken),
            ]),
            warnings,
            ..FileReport::of(&self.path)
        }))
    }

    /// What is said of an error, with the row of the name that is to blame where it is known.
    fn refusal(&self, error: &SessionError) -> Message {
        let SessionError::Edit(EditError::LongName(limit)) = error else {
            return error.message();
        };
        let long = |code: &&PlannedCode| {
            code.path
                .last()
                .is_some_and(|name| name.chars().nth(*limit).is_some())
        };
        let row = self.new.iter().find(long).and_then(|code| code.row);
        match row {
            Some(row) => error.message().in_row(row, Some(&file_name(&self.path))),
            None => error.message(),
        }
    }

    /// How many codes of each level are new.
    fn new_by_level(&self) -> [usize; Level::ALL.len()] {
        Level::ALL.map(|level| self.new.iter().filter(|code| code.level == level).count())
    }

    /// Does the edits and counts the codes that they concern.
    fn run(&self, batch: &mut Batch<'_>, differing: OnDifference) -> Result<usize, SessionError> {
        if !self.new.is_empty() {
            let created = batch.apply(Edit::ImportCodes(tree(&self.new)))?.codes;
            // Codes come into being in the order in which the tree is walked.
            let mut noted: HashMap<Vec<String>, &str> = self
                .new
                .iter()
                .filter(|code| !code.memo.trim().is_empty())
                .map(|code| (keys_of(&code.path), code.memo.as_str()))
                .collect();
            for id in created {
                let path = batch.snapshot().code_path(id);
                if let Some(memo) = noted.remove(&keys_of(&path)) {
                    batch.apply(memo_on(id, MemoKind::Note, memo))?;
                }
            }
        }
        let wanted: &[Difference] = match differing {
            OnDifference::Keep => &[],
            OnDifference::Take => &self.differing,
        };
        let mut changed = HashSet::new();
        for difference in self.completed.iter().chain(wanted) {
            changed.insert(difference.code);
            for field in &difference.fields {
                let edit = field.edit(difference.code, batch.snapshot());
                match batch.apply(edit) {
                    Ok(_) | Err(SessionError::Edit(EditError::NothingToDo)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(self.new.len() + changed.len())
    }
}

fn keys_of(path: &CodePath) -> Vec<String> {
    path.names().iter().map(|name| name_key(name)).collect()
}

/// The new codes as a tree, in which those that are there already stand by their names alone.
fn tree(new: &[PlannedCode]) -> Vec<NewCode> {
    let mut nodes: Vec<NewCode> = Vec::new();
    let mut above: Vec<Option<usize>> = Vec::new();
    let mut places: HashMap<(Option<usize>, String), usize> = HashMap::new();
    for code in new {
        let mut at = None;
        for name in code.path.names() {
            let place = *places.entry((at, name_key(name))).or_insert_with(|| {
                nodes.push(NewCode {
                    name: name.clone(),
                    ..NewCode::default()
                });
                above.push(at);
                nodes.len() - 1
            });
            at = Some(place);
        }
        if let Some(node) = at.and_then(|at| nodes.get_mut(at)) {
            node.level = Some(code.level);
            node.colour = code.colour;
            node.definition.clone_from(&code.definition);
        }
    }
    // From the last to the first: what stands below a node comes after it and is whole by then.
    let mut roots = Vec::new();
    while let (Some(mut node), Some(above)) = (nodes.pop(), above.pop()) {
        node.children.reverse();
        match above.and_then(|above| nodes.get_mut(above)) {
            Some(parent) => parent.children.push(node),
            None => roots.push(node),
        }
    }
    roots.reverse();
    roots
}

/// Writes the code system in the format that the ending of the path names: that of a study, or a sheet in any format
/// of tables.
///
/// # Errors
/// Why it was not written; a file that was there is whole then.
pub fn export(now: &Snapshot, path: &Path, terms: WriteTerms<'_>) -> Result<(), ExportError> {
    if path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
    {
        let codes: Vec<StudyCode> = now.children(None).iter().map(|c| study_code(now, c.id)).collect();
        let text = codes_to_ron(&codes).map_err(|error| ExportError::DoesNotFit {
            path: path.to_owned(),
            reason: FormatFault::NotMade(error.to_string()),
        })?;
        return write_atomically(path, text.as_bytes(), terms).map_err(|source| ExportError::Write {
            path: path.to_owned(),
            source,
        });
    }
    export::write(sheet(now), path, &Profile::default(), terms)
}

fn study_code(now: &Snapshot, id: CodeId) -> StudyCode {
    let Some(code) = now.code(id) else {
        return StudyCode::default();
    };
    StudyCode {
        key: None,
        name: code.name.clone(),
        level: Some(code.level),
        colour: Some(code.colour.to_hex()),
        definition: code.definition.clone(),
        memo: memo_of(now, id),
        codes: now
            .children(Some(id))
            .iter()
            .map(|c| study_code(now, c.id))
            .collect(),
    }
}

fn memo_of(now: &Snapshot, code: CodeId) -> String {
    let memo = now.memo_on(MemoTarget::Code(code));
    memo.map(|memo| memo.body.clone()).unwrap_or_default()
}

/// The code system as a sheet that is read back.
fn sheet(now: &Snapshot) -> Table {
    let columns = vec![
        Column::text("path", 4.0),
        Column::text("level", 1.0),
        Column::text("definition", 4.0),
        Column::text("color", 1.0),
        Column::number("codings"),
        Column::text("memo", 3.0),
    ];
    // Without a title the header is the first row of every format.
    let mut table = Table::new("", Style::EN, columns);
    for (_, code) in now.code_tree() {
        table.push([
            Cell::text(now.code_path(code.id).to_string()),
            Cell::text(code.level.key()),
            Cell::text(code.definition.clone()),
            Cell::text(code.colour.to_hex()),
            Cell::count(now.own_count(code.id)),
            Cell::text(memo_of(now, code.id)),
        ]);
    }
    table
}

//! What every layer's errors say to people: each of them, in both languages, wholly in the one asked for.

use std::collections::BTreeSet;
use std::io;
use std::path::PathBuf;

use gozareh::analysis::query::{Expected, Named, QueryFault};
use gozareh::exchange::export::{ExportError, FormatFault};
use gozareh::exchange::import::sheet::{SheetError, SheetFault};
use gozareh::exchange::import::{Fault, FileKind, ImportError, ImportKind, LimitKind, Places, Warning};
use gozareh::exchange::study::{StudyError, StudyFault, StudyList};
use gozareh::i18n::{Lang, Words};
use gozareh::jobs::JobError;
use gozareh::message::{Argument, HoldsDatabase, LargerThan, Message, NotAFile, SystemFault};
use gozareh::model::{EditError, Guid, OpId, TextId};
use gozareh::session::{FilePlace, Loss, Notice, Problem, SessionError, StorageError};
use gozareh::text::replace::ReplacementError;
use gozareh::text::search::QueryError;
use gozareh::text::{CharRange, PatternFault, PatternFaultKind};
use gozareh::ui::StartError;

/// What a library says, which must reach nobody.
const LIBRARY: &str = "unexpected end of stream";

/// Words in Latin letters that a Persian sentence may hold of itself: names of programs, formats and commands, and
/// what is to be typed as it stands.
const PERMITTED: &[&str] = &[
    "COMMAND",
    "ESC",
    "Excel",
    "LibreOffice",
    "NUL",
    "RON",
    "RRGGBB",
    "Word",
    "check",
    "codes",
    "docx",
    "gozareh",
    "help",
    "nth",
    "outside",
    "repair",
];

/// One value of each variant of an enum. A variant that is not listed does not compile.
macro_rules! every {
    ($($variant:pat => $value:expr),+ $(,)?) => {{
        let values = vec![$($value),+];
        for value in &values {
            match value { $($variant => {})+ }
        }
        values
    }};
}

fn path() -> PathBuf {
    PathBuf::from("/پوشه/پرونده")
}

fn name() -> String {
    "نام".to_owned()
}

fn places() -> Places {
    [2, 5].into_iter().collect()
}

fn system() -> SystemFault {
    (&io::Error::other(LIBRARY)).into()
}

fn edit_errors() -> Vec<EditError> {
    every!(
        EditError::Missing(_) => EditError::Missing("document"),
        EditError::EmptyName => EditError::EmptyName,
        EditError::NoSuchCode(_) => EditError::NoSuchCode(name()),
        EditError::NoSuchCase(_) => EditError::NoSuchCase(name()),
        EditError::NoSuchLabel(_) => EditError::NoSuchLabel(name()),
        EditError::LabelOfTwo(_) => EditError::LabelOfTwo(name()),
        EditError::LongName(_) => EditError::LongName(4_000),
        EditError::NameTaken(_) => EditError::NameTaken(name()),
        EditError::TooDeep(_) => EditError::TooDeep(32),
        EditError::Cycle(_) => EditError::Cycle(name()),
        EditError::BadRange { .. } => EditError::BadRange { document: name(), start: 1, end: 2, chars: 1 },
        EditError::AlreadyCoded => EditError::AlreadyCoded,
        EditError::NoNeighbours => EditError::NoNeighbours,
        EditError::NothingToDo => EditError::NothingToDo,
        EditError::NoSuchDocument(_) => EditError::NoSuchDocument(name()),
        EditError::AmbiguousCode(_) => EditError::AmbiguousCode(name()),
        EditError::Row { .. } => EditError::Row { row: 1, error: Box::new(EditError::EmptyName) },
    )
}

fn storage_errors() -> Vec<StorageError> {
    every!(
        StorageError::NoFile(_) => StorageError::NoFile(path()),
        StorageError::Exists(_) => StorageError::Exists(path()),
        StorageError::NotAProject(_) => StorageError::NotAProject(path()),
        StorageError::NameTooLong(_) => StorageError::NameTooLong(path()),
        StorageError::TooBig(_) => StorageError::TooBig(path()),
        StorageError::ChangedElsewhere(_) => StorageError::ChangedElsewhere(path()),
        StorageError::Away { .. } => StorageError::Away { path: path(), place: FilePlace::Renamed(path()) },
        StorageError::Newer { .. } => StorageError::Newer { path: path(), version: 99 },
        StorageError::Damaged { .. } => StorageError::Damaged { path: path(), what: LIBRARY.into() },
        StorageError::Foreign { .. } => StorageError::Foreign { path: path(), object: name() },
        StorageError::BeyondRepair(_) => StorageError::BeyondRepair(path()),
        StorageError::Cancelled(_) => StorageError::Cancelled(path()),
        StorageError::InUse(_) => StorageError::InUse(path()),
        StorageError::ReadOnly(_) => StorageError::ReadOnly(path()),
        StorageError::DiskFull(_) => StorageError::DiskFull(path()),
        StorageError::Io { .. } => StorageError::Io { path: path(), reason: system() },
    )
}

fn notices() -> Vec<Notice> {
    every!(
        Notice::LogSetAside { .. } => Notice::LogSetAside { project: path(), log: path() },
        Notice::LogDamaged { .. } => Notice::LogDamaged { project: path(), log: path(), operations: 2 },
    )
}

fn losses() -> Vec<Loss> {
    every!(
        Loss::Rows { .. } => Loss::Rows { noun: "coding", count: 3 },
        Loss::Operations(_) => Loss::Operations(3),
        Loss::Words(_) => Loss::Words(name()),
        Loss::Foreign(_) => Loss::Foreign(vec![name(), name()]),
    )
}

fn problems() -> Vec<Problem> {
    every!(
        Problem::Pages(_) => Problem::Pages(3),
        Problem::Log { .. } => Problem::Log { operations: 2 },
        Problem::Labels(_) => Problem::Labels(name()),
        Problem::Foreign(_) => Problem::Foreign(name()),
        Problem::Missing(_) => Problem::Missing(name()),
        Problem::Dangling { .. } => Problem::Dangling { table: name(), count: 2 },
        Problem::Unreadable => Problem::Unreadable,
        Problem::Text(_) => Problem::Text(name()),
        Problem::StoredText(_) => Problem::StoredText(TextId(3)),
        Problem::CodingOutside { .. } => Problem::CodingOutside { document: name(), range: CharRange::new(1, 2) },
        Problem::TurnOutside(_) => Problem::TurnOutside(name()),
        Problem::HighlightOutside(_) => Problem::HighlightOutside(name()),
        Problem::MemoOutside(_) => Problem::MemoOutside(name()),
        Problem::Cycle(_) => Problem::Cycle(name()),
        Problem::Twins(_) => Problem::Twins(Guid::new()),
        Problem::NextId => Problem::NextId,
        Problem::Id(_) => Problem::Id(7),
        Problem::Altered(_) => Problem::Altered(OpId(7)),
        Problem::Before(_) => Problem::Before(OpId(7)),
        Problem::Reverts(_) => Problem::Reverts(OpId(7)),
        Problem::Operation(_) => Problem::Operation(OpId(7)),
        Problem::Journal(_) => Problem::Journal("documents"),
    )
}

fn session_errors() -> Vec<SessionError> {
    every!(
        SessionError::Edit(_) => SessionError::Edit(EditError::EmptyName),
        SessionError::Storage(_) => SessionError::Storage(StorageError::InUse(path())),
    )
}

fn job_errors() -> Vec<JobError> {
    every!(
        JobError::Panicked { .. } => JobError::Panicked { name: "job", detail: LIBRARY.into() },
        JobError::NotStarted { .. } => JobError::NotStarted { name: "job", detail: LIBRARY.into() },
    )
}

fn start_errors() -> Vec<StartError> {
    every!(
        StartError::NoDisplay => StartError::NoDisplay,
        StartError::Refused(_) => StartError::Refused(LIBRARY.into()),
        StartError::Lost => StartError::Lost,
    )
}

fn query_faults() -> Vec<QueryFault> {
    let expected = every!(
        Expected::Anything => Expected::Anything,
        Expected::Condition => Expected::Condition,
        Expected::Operator => Expected::Operator,
        Expected::ClosedBracket => Expected::ClosedBracket,
        Expected::OpenBracket => Expected::OpenBracket,
        Expected::ClosedQuote => Expected::ClosedQuote,
        Expected::Field(_) => Expected::Field(name()),
        Expected::Name => Expected::Name,
        Expected::Number => Expected::Number,
        Expected::Comparison => Expected::Comparison,
        Expected::Importance => Expected::Importance,
        Expected::Day => Expected::Day,
        Expected::LaterDay => Expected::LaterDay,
        Expected::Words => Expected::Words,
        Expected::LessDepth(_) => Expected::LessDepth(64),
        Expected::LessLength(_) => Expected::LessLength(20_000),
    );
    let named = every!(
        Named::Code => Named::Code,
        Named::Document => Named::Document,
        Named::Group => Named::Group,
        Named::Participant => Named::Participant,
        Named::Attribute => Named::Attribute,
        Named::Value(_) => Named::Value(name()),
        Named::Coder => Named::Coder,
        Named::Query => Named::Query,
    );
    let syntax = |expected: Expected, rest: String| QueryFault::Syntax {
        at: 4,
        character: 3,
        rest,
        expected,
    };
    let unknown = |what: Named, nearest| QueryFault::Unknown {
        what,
        name: name(),
        nearest,
    };
    let gone = |what: Named| QueryFault::Gone {
        query: name(),
        what,
        name: name(),
    };
    let forms = every!(
        QueryFault::Syntax { .. } => syntax(Expected::Name, String::new()),
        QueryFault::Unknown { .. } => unknown(Named::Code, None),
        QueryFault::Gone { .. } => gone(Named::Code),
        QueryFault::Circular(_) => QueryFault::Circular(name()),
        QueryFault::Ambiguous(_) => QueryFault::Ambiguous(name()),
        QueryFault::TooMany(_) => QueryFault::TooMany(name()),
        QueryFault::Stopped => QueryFault::Stopped,
    );
    let places = expected.into_iter().map(|expected| syntax(expected, name()));
    let deleted: Vec<QueryFault> = named.iter().cloned().map(gone).collect();
    let names = named.into_iter().map(|what| unknown(what, Some(name())));
    forms
        .into_iter()
        .chain(places)
        .chain(names)
        .chain(deleted)
        .collect()
}

fn query_errors() -> Vec<QueryError> {
    use PatternFaultKind as Kind;
    let kinds = every!(
        Kind::ClassOpen => Kind::ClassOpen,
        Kind::GroupOpen => Kind::GroupOpen,
        Kind::GroupUnopened => Kind::GroupUnopened,
        Kind::NothingToRepeat => Kind::NothingToRepeat,
        Kind::BadCount => Kind::BadCount,
        Kind::BadEscape => Kind::BadEscape,
        Kind::BadRange => Kind::BadRange,
        Kind::BadClass => Kind::BadClass,
        Kind::Unsupported => Kind::Unsupported,
        Kind::TooLarge => Kind::TooLarge,
        Kind::NotValid => Kind::NotValid,
    );
    let patterns = kinds
        .into_iter()
        .flat_map(|kind| [None, Some(3)].map(|at| QueryError::Pattern(PatternFault { kind, at })));
    let forms = every!(
        QueryError::Empty => QueryError::Empty,
        QueryError::Pattern(_) => QueryError::Pattern(PatternFault { kind: Kind::NotValid, at: None }),
    );
    forms.into_iter().chain(patterns).collect()
}

fn replacement_errors() -> Vec<ReplacementError> {
    every!(
        ReplacementError::NoGroup(_) => ReplacementError::NoGroup("$2".into()),
        ReplacementError::Open(_) => ReplacementError::Open("${1".into()),
    )
}

fn import_errors() -> Vec<ImportError> {
    let faults = every!(
        Fault::NotFound => Fault::NotFound,
        Fault::PermissionDenied => Fault::PermissionDenied,
        Fault::IsDirectory => Fault::IsDirectory,
        Fault::Unreadable(_) => Fault::Unreadable(LIBRARY.into()),
        Fault::Empty => Fault::Empty,
        Fault::PasswordProtected => Fault::PasswordProtected,
        Fault::LegacyDoc => Fault::LegacyDoc,
        Fault::TooLarge(_) => Fault::TooLarge(64 << 20),
        Fault::Bomb(_) => Fault::Bomb(64 << 20),
        Fault::TooMany(..) => Fault::TooMany(LimitKind::Rows, 250_000),
        Fault::NotAFile => Fault::NotAFile,
        Fault::Mislabelled { .. } => Fault::Mislabelled { claimed: FileKind::Docx, actual: FileKind::Text },
        Fault::Unsupported(_) => Fault::Unsupported(FileKind::Docx),
        Fault::Damaged(_) => Fault::Damaged(LIBRARY.into()),
        Fault::Syntax { .. } => Fault::Syntax {
            line: 1,
            column: 2,
            reason: Message::new("study-error-not-ron"),
        },
        Fault::NotAColour(_) => Fault::NotAColour(name()),
        Fault::Cancelled => Fault::Cancelled,
    );
    let error = |fault| ImportError {
        file: name(),
        wanted: ImportKind::Documents,
        fault,
    };
    faults.into_iter().map(error).collect()
}

fn warnings() -> Vec<Warning> {
    every!(
        Warning::ReadAs(_) => Warning::ReadAs(FileKind::Docx),
        Warning::Encoding(_) => Warning::Encoding("نام"),
        Warning::Replaced(_) => Warning::Replaced(places()),
        Warning::Controls(_) => Warning::Controls(places()),
        Warning::StrayControls(_) => Warning::StrayControls(2),
        Warning::Tables(_) => Warning::Tables(places()),
        Warning::Pictures(_) => Warning::Pictures(places()),
        Warning::Comments(_) => Warning::Comments(places()),
        Warning::TrackedChanges(_) => Warning::TrackedChanges(places()),
        Warning::ListNumbers(_) => Warning::ListNumbers(places()),
        Warning::Symbols(_) => Warning::Symbols(places()),
        Warning::Embedded(_) => Warning::Embedded(places()),
        Warning::Columns(_) => Warning::Columns(vec![name(), name()]),
    )
}

fn sheet_errors() -> Vec<SheetError> {
    let faults = every!(
        SheetFault::NoHeader => SheetFault::NoHeader,
        SheetFault::NoRows => SheetFault::NoRows,
        SheetFault::EmptyHeader { .. } => SheetFault::EmptyHeader { column: 1 },
        SheetFault::DuplicateHeader { .. } => SheetFault::DuplicateHeader { name: name() },
        SheetFault::MissingColumn { .. } => SheetFault::MissingColumn { name: "نام" },
        SheetFault::OpenQuote { .. } => SheetFault::OpenQuote { row: 1 },
        SheetFault::Ragged { .. } => SheetFault::Ragged { row: 1, expected: 2, found: 3 },
        SheetFault::EmptyCell { .. } => SheetFault::EmptyCell { row: 1, column: name() },
        SheetFault::DuplicateId { .. } => SheetFault::DuplicateId { row: 2, id: name(), first: 1 },
        SheetFault::FormulaError { .. } => SheetFault::FormulaError { row: 1, column: 2 },
        SheetFault::Control { .. } => SheetFault::Control { row: 1, column: 2 },
        SheetFault::TooDeep { .. } => SheetFault::TooDeep { row: 1, limit: 32 },
        SheetFault::LongRow(_) => SheetFault::LongRow(16 << 20),
        SheetFault::NotANumber { .. } => SheetFault::NotANumber { row: 1, column: name(), value: name() },
        SheetFault::NotAKind { .. } => SheetFault::NotAKind { row: 1, value: name() },
        SheetFault::EmptyPassage { .. } => SheetFault::EmptyPassage { row: 1, start: 2, end: 2 },
        SheetFault::NotAColour { .. } => SheetFault::NotAColour { row: 1, value: name() },
    );
    let file = import_errors().remove(0);
    let forms = every!(
        SheetError::File(_) => SheetError::File(file.clone()),
        SheetError::Sheet { .. } => SheetError::Sheet { file: name(), fault: SheetFault::NoRows },
    );
    let faults = faults
        .into_iter()
        .map(|fault| SheetError::Sheet { file: name(), fault });
    forms.into_iter().chain(faults).collect()
}

fn export_errors() -> Vec<ExportError> {
    let faults = every!(
        FormatFault::NoColumns => FormatFault::NoColumns,
        FormatFault::TooManyRows => FormatFault::TooManyRows,
        FormatFault::SeveralTables => FormatFault::SeveralTables,
        FormatFault::TooLong => FormatFault::TooLong,
        FormatFault::NotMade(_) => FormatFault::NotMade(LIBRARY.into()),
    );
    let write = |source: io::Error| ExportError::Write { path: path(), source };
    let forms = every!(
        ExportError::UnknownEnding { .. } => ExportError::UnknownEnding { path: path() },
        ExportError::DoesNotFit { .. } => ExportError::DoesNotFit { path: path(), reason: FormatFault::NoColumns },
        ExportError::Write { .. } => write(io::Error::other(LIBRARY)),
    );
    let misfits = faults
        .into_iter()
        .map(|reason| ExportError::DoesNotFit { path: path(), reason });
    let writes = [
        io::ErrorKind::NotFound,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::StorageFull,
    ];
    forms
        .into_iter()
        .chain(misfits)
        .chain(writes.map(|kind| write(kind.into())))
        .collect()
}

fn study_errors() -> Vec<StudyError> {
    let lists = every!(
        StudyList::Groups => StudyList::Groups,
        StudyList::Attributes => StudyList::Attributes,
        StudyList::Participants => StudyList::Participants,
        StudyList::Documents => StudyList::Documents,
        StudyList::Codes => StudyList::Codes,
        StudyList::Codings => StudyList::Codings,
        StudyList::Memos => StudyList::Memos,
    );
    let faults = every!(
        StudyFault::Import(_) => StudyFault::Import(import_errors().remove(0)),
        StudyFault::Outside => StudyFault::Outside,
        StudyFault::Unknown(_) => StudyFault::Unknown(name()),
        StudyFault::Repeated(_) => StudyFault::Repeated(name()),
        StudyFault::Values { .. } => StudyFault::Values { values: 3, attributes: 2 },
        StudyFault::Colour(_) => StudyFault::Colour(name()),
        StudyFault::NotFound => StudyFault::NotFound,
        StudyFault::Ambiguous(_) => StudyFault::Ambiguous(2),
        StudyFault::Session(_) => StudyFault::Session(EditError::EmptyName.into()),
    );
    let syntax = |reason| StudyError::Syntax {
        path: path(),
        line: 1,
        column: 2,
        reason,
    };
    let entry = |(i, fault)| StudyError::Entry {
        list: lists[i % lists.len()],
        number: 1,
        name: name(),
        fault: Box::new(fault),
    };
    let forms = every!(
        StudyError::File { .. } => StudyError::File { path: path(), reason: system() },
        StudyError::Syntax { .. } => syntax(ron::Error::Eof),
        StudyError::TooMany { .. } => StudyError::TooMany { list: StudyList::Codes, limit: 7 },
        StudyError::Entry { .. } => entry((0, StudyFault::NotFound)),
        StudyError::Session(_) => StudyError::Session(EditError::EmptyName.into()),
    );
    let reasons = [
        ron::Error::ExceededRecursionLimit,
        ron::Error::MissingStructField {
            field: "name",
            outer: None,
        },
        ron::Error::NoSuchStructField {
            expected: &["name", "codes"],
            found: name(),
            outer: None,
        },
        ron::Error::NoSuchEnumVariant {
            expected: &["code"],
            found: name(),
            outer: None,
        },
        ron::Error::DuplicateStructField {
            field: "name",
            outer: None,
        },
        ron::Error::InvalidValueForType {
            expected: LIBRARY.into(),
            found: name(),
        },
        ron::Error::Message(LIBRARY.into()),
    ];
    forms
        .into_iter()
        .chain(reasons.into_iter().map(syntax))
        .chain(faults.into_iter().enumerate().map(entry))
        .collect()
}

/// Every reason for which the system refuses a file.
fn system_reasons() -> Vec<Message> {
    use io::ErrorKind as Kind;
    [
        Kind::NotFound,
        Kind::PermissionDenied,
        Kind::AlreadyExists,
        Kind::StorageFull,
        Kind::ReadOnlyFilesystem,
        Kind::IsADirectory,
        Kind::NotADirectory,
        Kind::InvalidFilename,
        Kind::FileTooLarge,
        Kind::ResourceBusy,
        Kind::TimedOut,
        Kind::OutOfMemory,
        Kind::InvalidData,
        Kind::Other,
    ]
    .into_iter()
    .map(io::Error::from)
    .chain([
        io::Error::other(HoldsDatabase),
        io::Error::other(NotAFile),
        io::Error::other(LargerThan(64 << 20)),
    ])
    .map(|error| SystemFault::from(&error).message())
    .chain([SystemFault::from(&io::Error::from_raw_os_error(71)).message()])
    .collect()
}

fn every_message() -> Vec<Message> {
    let mut all = system_reasons();
    all.extend(edit_errors().iter().map(EditError::message));
    all.extend(storage_errors().iter().map(StorageError::message));
    all.extend(problems().iter().map(Problem::message));
    all.extend(losses().iter().map(Loss::message));
    all.extend(notices().iter().map(Notice::message));
    all.extend(session_errors().iter().map(SessionError::message));
    all.extend(job_errors().iter().map(JobError::message));
    all.extend(start_errors().iter().map(StartError::message));
    all.extend(query_errors().iter().map(QueryError::message));
    all.extend(query_faults().iter().map(QueryFault::message));
    all.extend(replacement_errors().iter().map(ReplacementError::message));
    all.extend(import_errors().iter().map(ImportError::message));
    all.extend(warnings().iter().map(Warning::message));
    all.extend(sheet_errors().iter().map(SheetError::message));
    all.extend(export_errors().iter().map(ExportError::message));
    all.extend(study_errors().iter().map(StudyError::message));
    all
}

/// The names, paths and formats that a message was given.
fn given(message: &Message, out: &mut Vec<String>) {
    fn add(argument: &Argument, out: &mut Vec<String>) {
        match argument {
            Argument::Text(text) => out.push(text.clone()),
            Argument::Number(_) | Argument::Choice(_) => {}
            Argument::Message(message) => given(message, out),
            Argument::List(items) => items.iter().for_each(|item| add(item, out)),
        }
    }
    message.args().for_each(|(_, argument)| add(argument, out));
}

#[test]
fn no_error_says_anything_in_a_language_that_is_not_the_persons() {
    let (fa, en) = (Words::new(Lang::Fa), Words::new(Lang::En));
    let mut faults = BTreeSet::new();
    for message in every_message() {
        let mut names = Vec::new();
        given(&message, &mut names);
        // The longest first, so that no name is cut by a shorter one.
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        let said = |words: &Words| {
            let sentence = words.say(&message);
            let with_signs = [
                "search-error-pattern",
                "replace-error-no-group",
                "replace-error-open",
            ];
            assert!(
                !sentence.contains(['{', '$']) || with_signs.contains(&message.id()),
                "{sentence}"
            );
            assert!(!sentence.contains(LIBRARY), "{}: {sentence}", message.id());
            assert!(!sentence.starts_with('['), "{} is not worded", message.id());
            sentence
        };
        let mut persian = said(&fa);
        let mut english = said(&en);
        for name in &names {
            persian = persian.replace(name.as_str(), "");
            english = english.replace(name.as_str(), "");
        }
        let latin = persian
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| word.len() > 1 && !PERMITTED.contains(word));
        faults.extend(latin.map(|word| format!("{}: {word} in {persian}", message.id())));
        if english.chars().any(|c| ('\u{0600}'..='\u{06ff}').contains(&c)) {
            faults.insert(format!("{}: {english}", message.id()));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// On a screen the names of the other direction stand apart; nothing else is told otherwise there.
#[test]
fn the_window_says_what_the_command_line_says() {
    let nouns = [
        "document",
        "coding",
        "memo",
        "highlight",
        "summary",
        "query",
        "words",
        "participant",
        "coder",
    ];
    let rows = nouns.map(|noun| Loss::Rows { noun, count: 2 }.message());
    let journal = nouns.map(|noun| Problem::Journal(noun).message());
    for language in [Lang::Fa, Lang::En] {
        let plain = Words::new(language);
        let shown = Words::new(language).isolating_names();
        for message in every_message().iter().chain(&rows).chain(&journal) {
            let marks = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
            let without = |words: &Words| words.say(message).replace(marks, "");
            assert_eq!(without(&shown), without(&plain), "{}", message.id());
        }
    }
}

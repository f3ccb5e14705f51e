//! One call of a command: its arguments, its language, what it says.

use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;

use super::args::Args;
use super::failure::Failure;
use crate::exchange::import::report::ImportReport;
use crate::files::WriteTerms;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{AttributeId, CodeId, CodePath, Document, DocumentId, Snapshot, find_code, find_document};
use crate::session::{Session, SessionError, SystemClock};
use crate::text::name_key;

/// One call of a command.
#[derive(Debug)]
pub struct Call {
    /// The arguments after its name.
    pub args: Args,
    /// The language in which it speaks.
    pub words: Words,
    /// Who works.
    pub coder: String,
    /// What will stand on standard output.
    pub out: String,
}

impl Call {
    /// Whether JSON is asked for.
    pub fn json(&self) -> bool {
        self.args.has("--json")
    }

    /// Answers with JSON, or with lines for people.
    pub fn answer(&mut self, json: impl FnOnce() -> Json, lines: impl FnOnce(&Words) -> Vec<Vec<String>>) {
        if self.json() {
            // Formatting a value into a string cannot fail.
            let _ = writeln!(self.out, "{:#}", json());
        } else {
            for line in lines(&self.words) {
                let _ = writeln!(self.out, "{}", line.join("\t"));
            }
        }
    }

    /// Says on standard error what an import left out or guessed.
    pub fn warn(&self, report: &ImportReport) {
        for file in &report.files {
            for warning in &file.warnings {
                let message = Message::new("cli-warning")
                    .with("file", file.file())
                    .with("warning", warning.clone());
                super::say(&self.words.say(&message));
            }
        }
    }

    /// The path of the project, the first plain argument.
    ///
    /// # Errors
    /// Wrong usage when there is none.
    pub fn project(&self) -> Result<&Path, Failure> {
        self.args.file(0)
    }

    /// Opens the project to look at it.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open_read_only(&self) -> Result<Session, Failure> {
        let session = Session::open_read_only(self.project()?)?;
        self.tell(&session);
        Ok(session)
    }

    /// Opens the project to change it.
    ///
    /// # Errors
    /// What is wrong with the file, or that it is in use.
    pub fn open_writable(&self) -> Result<Session, Failure> {
        let mut session = Session::open(self.project()?, Arc::new(SystemClock))?;
        session.set_coder(&self.coder);
        self.tell(&session);
        Ok(session)
    }

    /// Says on standard error what an opening has to tell.
    fn tell(&self, session: &Session) {
        for notice in session.notices() {
            super::say(&self.words.say(&notice.message()));
        }
    }

    /// Closes a project whose work is done and in its file. If the file cannot be settled, for one because the disk is
    /// full, a log stays beside it that belongs to it: that is told, and is no failure of the work.
    pub fn close(&self, session: Session) {
        let path = session.path().to_owned();
        if let Err(error) = session.close() {
            log::warn!("{error}");
            super::say(&self.words.say(&error.message_of_close(&path)));
        }
    }

    /// What holds for a file that is made from `project`: `--force` replaces what stands there.
    pub fn terms<'a>(&self, project: &'a Path) -> WriteTerms<'a> {
        WriteTerms {
            replace: self.args.has("--force"),
            source: Some(project),
            ..WriteTerms::default()
        }
    }

    /// Shows on a terminal how far long work has come.
    pub fn progress(&self, done: usize, total: usize, name: &str) {
        if total > 1 && io::stderr().is_terminal() {
            eprint!("\r\x1b[K{done}/{total} {name}");
            if done == total {
                eprint!("\r\x1b[K");
            }
        }
    }
}

/// The document that a person names: by its name, spelled anyhow, or its GUID.
///
/// # Errors
/// When there is none.
pub fn document<'a>(snapshot: &'a Snapshot, name: &str) -> Result<&'a Arc<Document>, Failure> {
    Ok(find_document(snapshot, name).map_err(SessionError::from)?)
}

/// The document that the option `--document` names, if it is there.
///
/// # Errors
/// When there is none of that name.
pub fn chosen_document(call: &Call, snapshot: &Snapshot) -> Result<Option<DocumentId>, Failure> {
    match call.args.text("--document") {
        Some(name) => Ok(Some(document(snapshot, &name)?.id)),
        None => Ok(None),
    }
}

/// The code that a person names: by its path `a > b > c`, or its name where only one is called so.
///
/// # Errors
/// When there is none, or several.
pub fn code(snapshot: &Snapshot, path: &str) -> Result<CodeId, Failure> {
    find_code(snapshot, &CodePath::from(path))
        .map_err(SessionError::from)?
        .ok_or_else(|| Failure::Refused(Message::new("cli-no-code").with("path", path)))
}

/// The attribute of participants that a person names, spelled anyhow.
///
/// # Errors
/// When there is none.
pub fn attribute(snapshot: &Snapshot, name: &str) -> Result<AttributeId, Failure> {
    let key = name_key(name.trim());
    let found = snapshot
        .attributes()
        .into_iter()
        .find(|a| name_key(&a.name) == key);
    found
        .map(|a| a.id)
        .ok_or_else(|| Failure::Refused(Message::new("cli-no-attribute").with("name", name.trim())))
}

/// ISO 8601 in UTC, to the millisecond.
pub fn iso(at: i64) -> String {
    chrono::DateTime::from_timestamp_millis(at)
        .map(|t| t.to_rfc3339_opts(chrono::SecondsFormat::Millis, true))
        .unwrap_or_default()
}

//! What an error, a warning or an outcome says to people, before it is put into a language.
//!
//! A [`Message`] names a text of `assets/i18n/*.ftl` and carries its arguments. Every layer gives its errors as one,
//! and every face of the program says it with `Words::say`, so that a sentence is always wholly in the person's own
//! language. An argument may be a message itself: «ردیف ۳: …» holds what is wrong in that row.
//!
//! What a library says of an error is in no language of ours. It belongs in the log, not in a message.

use std::borrow::Cow;
use std::fmt;
use std::io;

use serde::{Deserialize, Serialize};

/// A text of the interface with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Message {
    id: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    args: Vec<(Cow<'static, str>, Argument)>,
}

/// A value for a placeholder of a message.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Argument {
    /// A name, a path, a quotation: written as it stands, its digits too.
    Text(String),
    /// A count or a position: written in the reader's digits without grouping, and deciding plurals.
    Number(i64),
    /// A key by which the text chooses among its wordings; nobody reads it.
    Choice(String),
    /// A message, said in the same language.
    Message(Box<Message>),
    /// Several of them, joined by the comma of the language.
    List(Vec<Argument>),
}

impl Message {
    /// The text named `id`, without arguments.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self {
            id: id.into(),
            args: Vec::new(),
        }
    }

    /// The same message with one argument more.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Argument>) -> Self {
        self.args.push((name.into(), value.into()));
        self
    }

    /// The same message with a key more by which its text chooses among its wordings.
    #[must_use]
    pub fn choosing(self, name: impl Into<Cow<'static, str>>, key: impl Into<String>) -> Self {
        self.with(name, Argument::Choice(key.into()))
    }

    /// This message about a row of a list, counted from 1, and of a sheet where the list came from a file.
    #[must_use]
    pub fn in_row(self, row: usize, sheet: Option<&str>) -> Self {
        match sheet {
            Some(sheet) => Self::new("error-in-row-of-sheet").with("sheet", sheet),
            None => Self::new("error-in-row"),
        }
        .with("row", row)
        .with("sentence", self)
    }

    /// The id of its text.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its arguments by the names of their placeholders, in the order in which they were given.
    pub fn args(&self) -> impl Iterator<Item = (&str, &Argument)> {
        self.args.iter().map(|(name, value)| (&**name, value))
    }

    /// The argument of that name.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Argument> {
        self.args()
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Cow<'_, str>> for Argument {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl<T: Into<Argument>> FromIterator<T> for Argument {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

/// Whole numbers of every width become [`Argument::Number`]; one beyond its range stands at the end of the range.
macro_rules! number_arguments {
    ($($t:ty),*) => {$(
        impl From<$t> for Argument {
            fn from(n: $t) -> Self {
                Self::Number(i64::try_from(n).unwrap_or(i64::MAX))
            }
        }
    )*};
}
number_arguments!(i32, i64, u8, u16, u32, u64, usize);

/// Inside an [`io::Error`]: the file is a project or another database, which no export replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is a database")]
pub struct HoldsDatabase;

/// Inside an [`io::Error`]: what the path leads to is no file but a device, a pipe or a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no plain file")]
pub struct NotAFile;

/// Inside an [`io::Error`]: the file has more bytes than are read of it, which are so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is larger than {0} bytes")]
pub struct LargerThan(pub u64);

/// Bytes in a mebibyte, as a shift.
const MEBIBYTE: u32 = 20;

/// Why the system refused to read or write: in our words for people, in its own for the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemFault {
    message: Message,
    words: String,
}

impl SystemFault {
    /// A refusal that reached us through a library: what it means to people, and what the library said.
    #[must_use]
    pub fn new(message: Message, words: impl fmt::Display) -> Self {
        Self {
            message,
            words: words.to_string(),
        }
    }

    /// The reason as part of a sentence, to be an argument of a message that names the file.
    #[must_use]
    pub fn message(&self) -> Message {
        self.message.clone()
    }
}

impl From<&io::Error> for SystemFault {
    fn from(error: &io::Error) -> Self {
        Self::new(reason(error), error)
    }
}

impl fmt::Display for SystemFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

fn reason(error: &io::Error) -> Message {
    use io::ErrorKind as Kind;
    if let Some(inner) = error.get_ref() {
        if inner.is::<HoldsDatabase>() {
            return Message::new("system-holds-database");
        }
        if inner.is::<NotAFile>() {
            return Message::new("system-not-a-file");
        }
        if let Some(LargerThan(limit)) = inner.downcast_ref() {
            return Message::new("system-larger").with("megabytes", limit >> MEBIBYTE);
        }
    }
    let id = match error.kind() {
        Kind::NotFound => "system-not-found",
        Kind::PermissionDenied => "system-permission-denied",
        Kind::AlreadyExists => "system-already-exists",
        Kind::StorageFull | Kind::QuotaExceeded => "system-storage-full",
        Kind::ReadOnlyFilesystem => "system-read-only",
        Kind::IsADirectory => "system-is-a-folder",
        Kind::NotADirectory => "system-not-a-folder",
        Kind::InvalidFilename => "system-invalid-name",
        Kind::FileTooLarge => "system-file-too-large",
        Kind::ResourceBusy | Kind::ExecutableFileBusy | Kind::Deadlock | Kind::WouldBlock => "system-busy",
        Kind::TimedOut
        | Kind::HostUnreachable
        | Kind::NetworkUnreachable
        | Kind::NetworkDown
        | Kind::ConnectionAborted
        | Kind::ConnectionReset
        | Kind::NotConnected
        | Kind::StaleNetworkFileHandle => "system-unreachable",
        Kind::OutOfMemory => "system-out-of-memory",
        Kind::InvalidData | Kind::UnexpectedEof => "system-unreadable",
        _ => {
            return match error.raw_os_error() {
                Some(code) => Message::new("system-error-number").with("number", code),
                None => Message::new("system-error"),
            };
        }
    };
    Message::new(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_kept_by_name_and_in_order() {
        let inner = Message::new("edit-error-empty-name");
        let message = inner.clone().in_row(3, Some("codes.csv"));
        assert_eq!(message.id(), "error-in-row-of-sheet");
        let names: Vec<_> = message.args().map(|(name, _)| name).collect();
        assert_eq!(names, ["sheet", "row", "sentence"]);
        assert_eq!(message.arg("row"), Some(&Argument::Number(3)));
        assert_eq!(message.arg("sentence"), Some(&Argument::from(inner.clone())));
        assert_eq!(message.arg("missing"), None);
        assert_eq!(inner.in_row(3, None).id(), "error-in-row");
    }

    #[test]
    fn a_refusal_of_the_system_has_our_words_and_its_own() {
        let fault = SystemFault::from(&io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(fault.message().id(), "system-storage-full");
        assert!(!fault.to_string().is_empty());
        let unnamed = SystemFault::from(&io::Error::from_raw_os_error(71)).message();
        assert_eq!(unnamed.id(), "system-error-number");
        assert_eq!(unnamed.arg("number"), Some(&Argument::Number(71)));
    }

    #[test]
    fn a_message_can_be_kept_in_a_file() {
        let message = Message::new("cli-import-failed")
            .with("files", ["x", "y"].into_iter().collect::<Argument>())
            .with("why", Message::new("cli-no-code").with("n", 7_usize));
        let kept = serde_json::to_string(&message).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&kept).unwrap(), message);
    }
}

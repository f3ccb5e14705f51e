//! Reading the arguments of one command.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use crate::message::Message;

/// An option that a command knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Its name with the dashes.
    pub name: &'static str,
    /// What its value is called in the help; `None` when it takes none.
    pub value: Option<&'static str>,
    /// Whether it may be given more than once.
    pub many: bool,
}

/// An option without a value.
pub const fn switch(name: &'static str) -> Flag {
    Flag {
        name,
        value: None,
        many: false,
    }
}

/// An option with a value.
pub const fn valued(name: &'static str, value: &'static str) -> Flag {
    Flag {
        name,
        value: Some(value),
        many: false,
    }
}

/// An option with a value that may be given more than once.
pub const fn repeated(name: &'static str, value: &'static str) -> Flag {
    Flag {
        many: true,
        ..valued(name, value)
    }
}

/// Options that every command knows.
pub const GLOBAL: &[Flag] = &[
    switch("--json"),
    valued("--lang", "fa|en"),
    valued("--coder", "NAME"),
];

/// The arguments after the name of the command.
#[derive(Debug, Default)]
pub struct Args {
    plain: Vec<OsString>,
    options: BTreeMap<&'static str, Vec<OsString>>,
}

/// What is wrong with the arguments, before the language is known in which to say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArgsError {
    /// No such option.
    Unknown(String),
    /// The option needs a value.
    NoValue(&'static str),
    /// The option stands there twice.
    Twice(&'static str),
}

impl ArgsError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown(name) => Message::new("cli-unknown-option").with("name", name),
            Self::NoValue(name) => Message::new("cli-no-value").with("name", *name),
            Self::Twice(name) => Message::new("cli-option-twice").with("name", *name),
        }
    }
}

impl Args {
    /// Sorts arguments into options and the rest. `--name=value` and `--name value` are the same; after `--` nothing
    /// is an option.
    pub fn parse(args: impl IntoIterator<Item = OsString>, known: &[Flag]) -> (Self, Result<(), ArgsError>) {
        let mut parsed = Self::default();
        let mut wrong = Ok(());
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            if arg == "--" {
                parsed.plain.extend(args.by_ref());
                break;
            }
            let text = arg.to_string_lossy();
            if !text.starts_with('-') || text == "-" {
                parsed.plain.push(arg);
                continue;
            }
            let (name, inline) = match text.split_once('=') {
                Some((name, value)) => (name, Some(OsString::from(value))),
                None => (&*text, None),
            };
            let fault = match known.iter().chain(GLOBAL).find(|f| f.name == name) {
                None => Err(ArgsError::Unknown(name.to_owned())),
                Some(flag) => match (flag.value, inline) {
                    (Some(_), Some(value)) => parsed.keep(flag, value),
                    (Some(_), None) => match args.next() {
                        Some(value) => parsed.keep(flag, value),
                        None => Err(ArgsError::NoValue(flag.name)),
                    },
                    (None, None) => parsed.keep(flag, OsString::new()),
                    (None, Some(_)) => Err(ArgsError::Unknown(text.clone().into_owned())),
                },
            };
            // The first fault is the one to tell.
            wrong = wrong.and(fault);
        }
        (parsed, wrong)
    }

    fn keep(&mut self, flag: &Flag, value: OsString) -> Result<(), ArgsError> {
        let values = self.options.entry(flag.name).or_default();
        values.push(value);
        if values.len() > 1 && !flag.many {
            return Err(ArgsError::Twice(flag.name));
        }
        Ok(())
    }

    /// Whether an option is there.
    pub fn has(&self, name: &str) -> bool {
        self.options.contains_key(name)
    }

    /// The value of an option as text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.texts(name).next_back()
    }

    /// The values of an option that may be given more than once.
    pub fn texts(&self, name: &str) -> impl DoubleEndedIterator<Item = String> {
        let values = self.options.get(name).into_iter().flatten();
        values.map(|v| v.to_string_lossy().into_owned())
    }

    /// The value of an option as a path.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        self.options.get(name)?.last().map(PathBuf::from)
    }

    /// The arguments that are no options.
    pub fn plain(&self) -> &[OsString] {
        &self.plain
    }

    /// The plain argument at `index`, as text.
    pub fn word(&self, index: usize) -> Option<String> {
        self.plain.get(index).map(|v| v.to_string_lossy().into_owned())
    }

    /// The plain argument at `index`, as a path.
    ///
    /// # Errors
    /// Wrong usage when there is none.
    pub fn file(&self, index: usize) -> Result<&Path, Failure> {
        self.plain
            .get(index)
            .map(|v| Path::new::<OsStr>(v))
            .ok_or(Failure::Usage(None))
    }

    /// Refuses more plain arguments than `most`.
    ///
    /// # Errors
    /// Wrong usage.
    pub fn at_most(&self, most: usize) -> Result<(), Failure> {
        if self.plain.len() > most {
            Err(Failure::Usage(None))
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> (Args, Result<(), ArgsError>) {
        let known = [switch("--exact"), valued("--group", "G"), repeated("--code", "C")];
        Args::parse(line.split(' ').map(OsString::from), &known)
    }

    #[test]
    fn options_and_plain_arguments_may_mix() {
        let (args, wrong) = parse("p.gozareh --group گروه --exact a.txt --json -- --b.txt");
        assert_eq!(wrong, Ok(()));
        assert_eq!(args.plain(), ["p.gozareh", "a.txt", "--b.txt"]);
        assert_eq!(args.text("--group").as_deref(), Some("گروه"));
        assert!(args.has("--exact") && args.has("--json") && !args.has("--lang"));
        let (args, wrong) = parse("--code a --code b");
        assert_eq!(
            (args.texts("--code").collect::<Vec<_>>(), wrong),
            (vec!["a".into(), "b".into()], Ok(()))
        );
        let (args, wrong) = parse("--group=a=b");
        assert_eq!((args.text("--group").as_deref(), wrong), (Some("a=b"), Ok(())));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, wrong) in [
            ("p --grup x", ArgsError::Unknown("--grup".into())),
            ("p -x", ArgsError::Unknown("-x".into())),
            ("p --exact=yes", ArgsError::Unknown("--exact=yes".into())),
            ("p --group", ArgsError::NoValue("--group")),
            ("p --group a --group b", ArgsError::Twice("--group")),
        ] {
            assert_eq!(parse(line).1, Err(wrong), "{line}");
        }
    }
}

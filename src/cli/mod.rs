//! The command line: everything that the window does to a project can be done from a terminal too.
//!
//! Each command is a row of `COMMANDS`. It says what it has to say into its `Call`; [`run`] writes that out at the
//! end and turns a failure into one sentence and an exit status.

mod args;
mod call;
mod codes;
mod codings;
mod concordance;
mod cooccurrence;
mod crosstab;
mod documents;
mod failure;
mod findings;
mod help;
mod history;
mod participants;
mod print;
mod project;
mod queries;
mod retrieve;
mod search;
mod similar;
mod stdin;
mod table;
mod words;

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use args::{Args, ArgsError, Flag, switch, valued};
use call::Call;
use failure::Failure;

use crate::i18n::{Lang, Words};
use crate::message::{Message, SystemFault};
use crate::session::is_project_name;
use crate::settings::Settings;
use crate::signals::asked_to_end;

/// Exit status of a command that was refused or failed.
const REFUSED: u8 = 1;
/// Exit status of wrong usage.
const WRONG_USAGE: u8 = 2;

/// A command.
struct CommandSpec {
    /// Its name.
    name: &'static str,
    /// What follows the name, as the help shows it.
    usage: &'static [&'static str],
    /// The options that it knows.
    flags: &'static [Flag],
    /// What else the help on it tells, made of the lists of the program.
    details: Option<fn(&Words) -> String>,
    /// What it does.
    run: fn(&mut Call) -> Result<(), Failure>,
}

/// Every command, in the order of the help.
const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "new",
        usage: &["P [--from STUDY.ron [--outside]]"],
        flags: &[valued("--from", "STUDY.ron"), switch("--outside")],
        details: None,
        run: project::new,
    },
    CommandSpec {
        name: "info",
        usage: &["P"],
        flags: &[],
        details: None,
        run: project::info,
    },
    CommandSpec {
        name: "import",
        usage: &["P FILE… [--group G]"],
        flags: &[valued("--group", "G")],
        details: None,
        run: documents::import,
    },
    CommandSpec {
        name: "documents",
        usage: &["P"],
        flags: &[],
        details: None,
        run: documents::list,
    },
    CommandSpec {
        name: "text",
        usage: &["P DOCUMENT"],
        flags: &[],
        details: None,
        run: documents::text,
    },
    CommandSpec {
        name: "participants",
        usage: &["P", "P import FILE"],
        flags: &[],
        details: None,
        run: participants::run,
    },
    CommandSpec {
        name: "codes",
        usage: &["P", "P import FILE [--update]", "P export FILE [--force]"],
        flags: &[switch("--update"), switch("--force")],
        details: None,
        run: codes::run,
    },
    CommandSpec {
        name: "code",
        usage: &["P --from FILE", "P --from -"],
        flags: &[valued("--from", "FILE")],
        details: None,
        run: codings::add,
    },
    CommandSpec {
        name: "codings",
        usage: &["P [--document D] [--code PATH] [--coder C]"],
        flags: &[valued("--document", "D"), valued("--code", "PATH")],
        details: None,
        run: codings::list,
    },
    CommandSpec {
        name: "search",
        usage: &["P QUERY [--exact] [--regex] [--document D]"],
        flags: &[switch("--exact"), switch("--regex"), valued("--document", "D")],
        details: None,
        run: search::run,
    },
    CommandSpec {
        name: "table",
        usage: &[
            "P KIND [-o FILE [--force]] [--digits fa|en] [--profile NAME] …",
            "--list",
        ],
        flags: table::FLAGS,
        details: Some(table::details),
        run: table::run,
    },
    CommandSpec {
        name: "crosstab",
        usage: &[
            "P --by document|group|coder|speaker|ATTRIBUTE [--level category|subcategory|code] [--count passages|documents|participants|words] …",
        ],
        flags: crosstab::FLAGS,
        details: None,
        run: crosstab::run,
    },
    CommandSpec {
        name: "cooccurrence",
        usage: &["P [--how overlap|inside|near:N|turn|document] [--level category|subcategory|code] …"],
        flags: cooccurrence::FLAGS,
        details: None,
        run: cooccurrence::run,
    },
    CommandSpec {
        name: "retrieve",
        usage: &["P QUERY", "P --saved NAME"],
        flags: &[valued("--saved", "NAME")],
        details: None,
        run: retrieve::run,
    },
    CommandSpec {
        name: "queries",
        usage: &["P", "P --save NAME QUERY", "P --delete NAME"],
        flags: &[valued("--save", "NAME"), valued("--delete", "NAME")],
        details: None,
        run: queries::run,
    },
    CommandSpec {
        name: "words",
        usage: &[
            "P [--by document|group|speaker|ATTRIBUTE] [--length 1..4] [--stop LIST|FILE|none] [--coded|--uncoded] …",
        ],
        flags: words::FLAGS,
        details: None,
        run: words::run,
    },
    CommandSpec {
        name: "concordance",
        usage: &["P WORD [--width N] [--by text|before|after] [--document D]…"],
        flags: concordance::FLAGS,
        details: None,
        run: concordance::run,
    },
    CommandSpec {
        name: "similar",
        usage: &["P --code PATH [--top N]"],
        flags: similar::FLAGS,
        details: None,
        run: similar::run,
    },
    CommandSpec {
        name: "lists",
        usage: &["P", "P import FILE"],
        flags: &[],
        details: None,
        run: findings::lists,
    },
    CommandSpec {
        name: "summaries",
        usage: &["P", "P import FILE"],
        flags: &[],
        details: None,
        run: findings::summaries,
    },
    CommandSpec {
        name: "print",
        usage: &["P [--document D]… [--format docx|html|pdf] [-o FILE] [--force] …"],
        flags: print::FLAGS,
        details: None,
        run: print::run,
    },
    CommandSpec {
        name: "history",
        usage: &["P [--since DATE]"],
        flags: &[valued("--since", "DATE")],
        details: None,
        run: history::list,
    },
    CommandSpec {
        name: "undo",
        usage: &["P [N]"],
        flags: &[],
        details: None,
        run: history::undo,
    },
    CommandSpec {
        name: "redo",
        usage: &["P [N]"],
        flags: &[],
        details: None,
        run: history::redo,
    },
    CommandSpec {
        name: "check",
        usage: &["P [--repair OUT]"],
        flags: &[valued("--repair", "OUT")],
        details: None,
        run: project::check,
    },
    CommandSpec {
        name: "backup",
        usage: &["P FILE"],
        flags: &[],
        details: None,
        run: project::backup,
    },
    CommandSpec {
        name: "help",
        usage: &["[COMMAND]", "WORD"],
        flags: &[],
        details: None,
        run: help::run,
    },
];

fn find(name: &str) -> Option<&'static CommandSpec> {
    COMMANDS.iter().find(|c| c.name == name)
}

/// Whether an argument alone is a project that a window is to open, and neither a command nor an option.
pub fn names_a_project(argument: &OsStr) -> bool {
    let name = argument.to_string_lossy();
    let path = Path::new(argument);
    find(&name).is_none() && !name.starts_with('-') && (is_project_name(path) || path.is_file())
}

/// The texts of the language that the arguments, else the settings, else the machine ask for.
pub fn words_for(language: Option<&str>) -> Words {
    let lang = language
        .and_then(Lang::from_code)
        .unwrap_or_else(|| settings().language);
    Words::new(lang)
}

fn settings() -> Settings {
    Settings::usual_path().map_or_else(Settings::default, |path| Settings::load(&path).0)
}

/// Runs a command, writes what it has to say and returns the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let mut arguments = arguments.into_iter();
    let name = arguments
        .next()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let name = match name.as_str() {
        "-h" | "--help" => "help",
        "-V" | "--version" => {
            let version = format!("gozareh {}\n", env!("CARGO_PKG_VERSION"));
            return if write_out(&version, &words_for(None)) {
                0
            } else {
                REFUSED
            };
        }
        name => name,
    };
    let command = find(name);
    let (args, wrong) = Args::parse(arguments, command.map_or(&[], |c| c.flags));
    let language = args.text("--lang");
    let words = words_for(language.as_deref());
    let Some(command) = command else {
        say(&words.with("cli-unknown-command", &[("name", name)]));
        return WRONG_USAGE;
    };
    let unknown_language = language.filter(|l| Lang::from_code(l).is_none());
    let mut call = Call {
        coder: args.text("--coder").unwrap_or_else(|| settings().coder_name()),
        args,
        words,
        out: String::new(),
    };
    let done = match (wrong, unknown_language) {
        (Err(ArgsError::Unknown(asked)), None) if matches!(asked.as_str(), "-h" | "--help") => {
            (call.args, _) = Args::parse([command.name.into()], &[]);
            help::run(&mut call)
        }
        (Err(wrong), _) => Err(Failure::usage(wrong.message())),
        (_, Some(code)) => Err(Failure::usage(
            Message::new("cli-unknown-language").with("name", code),
        )),
        _ => (command.run)(&mut call),
    };
    let written = write_out(&call.out, &call.words);
    match done {
        Ok(()) if written => 0,
        Ok(()) => REFUSED,
        // What failed then did so because the program was ending.
        Err(_) if asked_to_end() => {
            say(&call.words.get("cli-stopped"));
            REFUSED
        }
        Err(failure) => {
            if let Some(message) = failure.message() {
                say(&call.words.say(message));
            }
            if matches!(failure, Failure::Usage(_)) {
                say(&help::usage(command, &call.words));
                return WRONG_USAGE;
            }
            REFUSED
        }
    }
}

/// Writes to standard output; a reader that has gone away, such as `head`, is no failure. A terminal gets no control
/// characters, with which a name or a text could make it do things; a file or another program gets all that there is.
/// What else goes wrong is said.
fn write_out(text: &str, words: &Words) -> bool {
    let mut out = io::stdout().lock();
    let text = if out.is_terminal() {
        harmless(text)
    } else {
        text.into()
    };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => true,
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => true,
        Err(e) => {
            let reason = SystemFault::from(&e).message();
            say(&words.say(&Message::new("cli-output-failed").with("reason", reason)));
            false
        }
    }
}

/// Writes a line to standard error, if anybody reads it.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", harmless(line));
}

/// A text without control characters but tabs and line ends; each that was there is seen as `�`.
fn harmless(text: &str) -> Cow<'_, str> {
    let harms = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(harms) {
        text.replace(harms, "\u{fffd}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn a_terminal_is_told_nothing_but_letters() {
        assert_eq!(harmless("نام\tیک\n"), "نام\tیک\n");
        assert_eq!(harmless("a\x1b]0;t\x07\r\u{9b}31mb"), "a�]0;t��\u{fffd}31mb");
        // Marks of direction and joining are letters of Persian text.
        assert_eq!(harmless("می\u{200c}رود\u{200f}"), "می\u{200c}رود\u{200f}");
    }
}

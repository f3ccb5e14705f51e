//! `help`.

use std::fmt::Write;

use super::args::GLOBAL;
use super::call::Call;
use super::failure::Failure;
use super::{COMMANDS, CommandSpec, find};
use crate::exchange::export::ExportFormat;
use crate::exchange::import::ImportKind;
use crate::i18n::Words;
use crate::message::Message;
use crate::report::tables::TABLES;
use crate::text::persian::fold::search_key;

/// `help [COMMAND]`, or `help WORD` for the commands that a word is about
pub(super) fn run(call: &mut Call) -> Result<(), Failure> {
    call.args.at_most(1)?;
    let text = match call.args.word(0) {
        None => all(&call.words),
        Some(name) => match find(&name) {
            Some(command) => one(command, &call.words),
            None => about_word(&name, &call.words).ok_or_else(|| {
                Failure::usage(Message::new("cli-unknown-command").with("name", name.clone()))
            })?,
        },
    };
    call.out.push_str(&text);
    Ok(())
}

/// How a command is called.
pub(super) fn usage(command: &CommandSpec, words: &Words) -> String {
    let lines: Vec<String> = command
        .usage
        .iter()
        .map(|rest| format!("  gozareh {} {rest}", command.name))
        .collect();
    format!("{}\n{}", words.get("cli-usage"), lines.join("\n"))
}

/// The formats that are read and written, by what for, for the texts that name them.
fn formats() -> Vec<(&'static str, String)> {
    let mut formats: Vec<(&str, String)> = ImportKind::ALL
        .into_iter()
        .map(|kind| (kind.key(), kind.endings_in_words()))
        .collect();
    formats.push(("tables", ExportFormat::endings()));
    formats
}

fn about<'a>(command: &CommandSpec, words: &'a Words) -> std::borrow::Cow<'a, str> {
    words.get(&format!("cli-about-{}", command.name))
}

fn all(words: &Words) -> String {
    let mut out = format!("{}\n\n", words.get("cli-intro"));
    // Formatting into a string cannot fail.
    for command in COMMANDS {
        let _ = writeln!(out, "  {:<14}{}", command.name, about(command, words));
    }
    let _ = writeln!(out, "\n{}", words.get("cli-outro"));
    out
}

/// The commands and tables that a word is about: it stands in their name, in what is said of them, or among the other
/// names by which they are known. `None` when there are none.
fn about_word(word: &str, words: &Words) -> Option<String> {
    let key = |text: &str| search_key(text).replace(char::is_whitespace, "");
    let sought = key(word);
    let fits = |name: &str, id: &str| {
        let aliases = words.attribute(id, "aliases").unwrap_or_default();
        let known = format!("{name} {} {aliases}", words.get(id));
        !sought.is_empty() && key(&known).contains(&sought)
    };
    let mut out = String::new();
    for command in COMMANDS {
        if fits(command.name, &format!("cli-about-{}", command.name)) {
            // Formatting into a string cannot fail.
            let _ = writeln!(out, "  {:<22}{}", command.name, about(command, words));
        }
    }
    for kind in TABLES.iter().filter(|kind| fits(kind.key, kind.name)) {
        let _ = writeln!(
            out,
            "  {:<22}{}",
            format!("table P {}", kind.key),
            words.get(kind.name)
        );
    }
    (!out.is_empty()).then(|| format!("{out}\n{}\n", words.get("cli-outro")))
}

fn one(command: &CommandSpec, words: &Words) -> String {
    let mut out = format!("{}\n\n{}\n", about(command, words), usage(command, words));
    if let Some(more) = words.attribute_with(&format!("cli-about-{}", command.name), "more", &formats()) {
        let _ = writeln!(out, "\n{more}");
    }
    if let Some(details) = command.details {
        let _ = writeln!(out, "\n{}", details(words));
    }
    let _ = writeln!(out, "\n{}", words.get("cli-options"));
    for (i, flag) in command.flags.iter().chain(GLOBAL).enumerate() {
        // Options of different tables may share a flag.
        if command
            .flags
            .iter()
            .take(i)
            .any(|before| before.name == flag.name)
        {
            continue;
        }
        let shown = match flag.value {
            Some(value) => format!("{} {value}", flag.name),
            None => flag.name.to_owned(),
        };
        // A flag that means something of its own here has a text of its own.
        let name = flag.name.trim_start_matches('-');
        let own = format!("cli-option-{}-{name}", command.name);
        let id = if words.has(&own) {
            own
        } else {
            format!("cli-option-{name}")
        };
        let text = words.with(&id, &formats());
        // Something stands between the two also where the first is long.
        let _ = writeln!(out, "  {shown:<23} {text}");
    }
    out
}

//! Everything that the palette finds: commands, tables, documents and codes.

use crate::i18n::Words;
use crate::model::{CodeId, DocumentId, Snapshot};
use crate::report::tables::{TABLES, TableKind};
use crate::ui::command::{Command, Context};
use crate::ui::parts::fuzzy::{Key, Query};

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A command.
    Command(Command),
    /// A document.
    Document(DocumentId),
    /// A code.
    Code(CodeId),
    /// A table.
    Table(&'static TableKind),
}

/// Something that can be found by name.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it stands for.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// Where it is: the group of a document, what is above a code; the keys of a command.
    pub context: String,
    key: Key,
}

impl Item {
    fn new(target: Target, name: String, context: String, also: &str) -> Self {
        let key = Key::new(&name, &format!("{context} {also}"));
        Self {
            target,
            name,
            context,
            key,
        }
    }
}

/// Everything there is to find; only commands without a project.
pub fn items(snapshot: Option<&Snapshot>, words: &Words) -> Vec<Item> {
    let commands = Command::ALL
        .iter()
        .filter(|command| **command != Command::Palette && (snapshot.is_some() || !command.needs_project()));
    let mut out: Vec<Item> = commands
        .map(|command| {
            let keys = command.shortcut_text().unwrap_or_default();
            let place = match command.context() {
                Context::Global => String::new(),
                Context::Text => words.get("palette-in-text").into_owned(),
                Context::Codes => words.get("palette-in-codes").into_owned(),
                Context::Documents => words.get("palette-in-documents").into_owned(),
            };
            let aliases = words.attribute(command.text_id(), "aliases").unwrap_or_default();
            let also = format!("{place} {aliases}");
            Item::new(Target::Command(*command), command.text(words), keys, &also)
        })
        .collect();
    let Some(snapshot) = snapshot else { return out };
    let page = words.get("tables-title");
    for kind in TABLES {
        let name = words.get(kind.name).into_owned();
        let aliases = words.attribute(kind.name, "aliases").unwrap_or_default();
        let also = format!("{} {aliases}", kind.key);
        out.push(Item::new(
            Target::Table(kind),
            name,
            page.clone().into_owned(),
            &also,
        ));
    }
    for document in snapshot.documents() {
        let group = document.group.and_then(|g| snapshot.group(g));
        let group = group.map_or_else(String::new, |g| g.name.clone());
        let people: Vec<&str> = document
            .participants
            .iter()
            .filter_map(|p| snapshot.participant(*p))
            .map(|p| p.name.as_str())
            .collect();
        let target = Target::Document(document.id);
        out.push(Item::new(target, document.name.clone(), group, &people.join(" ")));
    }
    let mut above: Vec<&str> = Vec::new();
    for (depth, code) in snapshot.code_tree() {
        above.truncate(depth);
        let context = above.join(" › ");
        out.push(Item::new(Target::Code(code.id), code.name.clone(), context, ""));
        above.push(&code.name);
    }
    out
}

/// The places of the items that fit what was typed, best first. Commands used lately stand before their equals.
pub fn found(items: &[Item], query: &Query, lately: &[Command]) -> Vec<usize> {
    let bonus = |target: Target| match target {
        Target::Command(command) => {
            let age = lately.iter().position(|c| *c == command);
            age.map_or(0, |age| 40u32.saturating_sub(4 * age as u32))
        }
        Target::Document(_) | Target::Code(_) | Target::Table(_) => 0,
    };
    let mut scored: Vec<(u32, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| Some((query.score(&item.key)? + bonus(item.target), i)))
        .collect();
    scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
    scored.into_iter().map(|(_, i)| i).collect()
}

//! Everything that the palette finds: commands, tables, documents and codes.

use crate::i18n::Words;
use crate::model::{CodeId, DocumentId, Snapshot};
use crate::report::tables::{TABLES, TableKind};
use crate::ui::command::{Command, Context};
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery};

/// What an item stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaletteTarget {
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
pub struct PaletteItem {
    /// What it stands for.
    pub target: PaletteTarget,
    /// Its name.
    pub name: String,
    /// Where it is: the group of a document, what is above a code; the keys of a command.
    pub context: String,
    key: FuzzyKey,
}

impl PaletteItem {
    fn new(target: PaletteTarget, name: String, context: String, also: &str) -> Self {
        let key = FuzzyKey::new(&name, &format!("{context} {also}"));
        Self {
            target,
            name,
            context,
            key,
        }
    }
}

/// Everything there is to find; only commands without a project.
pub fn items(snapshot: Option<&Snapshot>, words: &Words) -> Vec<PaletteItem> {
    let commands = Command::ALL
        .iter()
        .filter(|command| **command != Command::Palette && (snapshot.is_some() || !command.needs_project()));
    let mut out: Vec<PaletteItem> = commands
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
            PaletteItem::new(PaletteTarget::Command(*command), command.text(words), keys, &also)
        })
        .collect();
    let Some(snapshot) = snapshot else { return out };
    let page = words.get("tables-title");
    for kind in TABLES {
        let name = words.get(kind.name).into_owned();
        let aliases = words.attribute(kind.name, "aliases").unwrap_or_default();
        let also = format!("{} {aliases}", kind.key);
        out.push(PaletteItem::new(
            PaletteTarget::Table(kind),
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
        let target = PaletteTarget::Document(document.id);
        out.push(PaletteItem::new(
            target,
            document.name.clone(),
            group,
            &people.join(" "),
        ));
    }
    let mut above: Vec<&str> = Vec::new();
    for (depth, code) in snapshot.code_tree() {
        above.truncate(depth);
        let context = above.join(" › ");
        out.push(PaletteItem::new(
            PaletteTarget::Code(code.id),
            code.name.clone(),
            context,
            "",
        ));
        above.push(&code.name);
    }
    out
}

/// The places of the items that fit what was typed, best first. Commands used lately stand before their equals.
pub fn found(items: &[PaletteItem], query: &FuzzyQuery, recent: &[Command]) -> Vec<usize> {
    let bonus = |target: PaletteTarget| match target {
        PaletteTarget::Command(command) => {
            let age = recent.iter().position(|c| *c == command);
            age.map_or(0, |age| 40u32.saturating_sub(4 * age as u32))
        }
        PaletteTarget::Document(_) | PaletteTarget::Code(_) | PaletteTarget::Table(_) => 0,
    };
    let mut scored: Vec<(u32, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| Some((query.score(&item.key)? + bonus(item.target), i)))
        .collect();
    scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i));
    scored.into_iter().map(|(_, i)| i).collect()
}

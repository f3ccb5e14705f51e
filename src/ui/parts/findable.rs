//! What the palette and the help find: commands and tables, and in the palette documents, codes, participants, memos, groups
//! and projects too. Each is found by its name, its other names and those of what it speaks of.

use std::path::PathBuf;

use crate::i18n::Words;
use crate::model::{CodeId, DocumentId, GroupId, MemoId, MemoTarget, ParticipantId, Snapshot};
use crate::report::tables::{TABLES, TableKind};
use crate::report::wording::{level_in_sentence, memo_about};
use crate::ui::command::{Command, Context, MetNeeds};
use crate::ui::kit::Icon;
use crate::ui::parts::fuzzy::{FuzzyKey, FuzzyQuery, folded};
use crate::ui::parts::recent_projects::project_name;

/// So many letters of a memo stand for it.
const MEMO_LETTERS: usize = 90;
/// So many letters of a memo are searched.
const MEMO_SEARCHED: usize = 600;

/// What an item stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaletteTarget {
    /// A command.
    Command(Command),
    /// A document.
    Document(DocumentId),
    /// A code.
    Code(CodeId),
    /// A table.
    Table(&'static TableKind),
    /// A participant.
    Participant(ParticipantId),
    /// A memo.
    Memo(MemoId),
    /// A group of documents.
    Group(GroupId),
    /// A project that was open before.
    Project(PathBuf),
}

impl PaletteTarget {
    /// The icon before it, and the id of the word for what it is.
    pub fn kind(&self) -> (Icon, &'static str) {
        match self {
            Self::Command(_) => (Icon::Play, "palette-kind-command"),
            Self::Document(_) => (Icon::Document, "palette-kind-document"),
            Self::Code(_) => (Icon::Tag, "palette-kind-code"),
            Self::Table(_) => (Icon::Table, "palette-kind-table"),
            Self::Participant(_) => (Icon::Person, "palette-kind-participant"),
            Self::Memo(_) => (Icon::Memo, "palette-kind-memo"),
            Self::Group(_) => (Icon::Folder, "palette-kind-group"),
            Self::Project(_) => (Icon::Clock, "palette-kind-project"),
        }
    }
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
    /// What it is remembered by between starts.
    pub remembered: String,
    /// What it is found by.
    pub key: FuzzyKey,
}

/// Words of the field, by the ids of their texts, whose `.aliases` find whatever is called by them.
const TERMS: [&str; 16] = [
    "term-attribute",
    "term-category",
    "term-code-system",
    "term-codebook",
    "term-coding",
    "term-condensed",
    "term-export",
    "term-frequencies",
    "term-history",
    "term-import",
    "term-memo",
    "term-participant",
    "term-passage",
    "term-subcategory",
    "term-transcript",
    "term-turn",
];

/// Makes items, and knows the other names of what they are called.
struct ItemMaker<'a> {
    words: &'a Words,
    /// Each term as it is compared, with its other names.
    terms: Vec<(String, String)>,
    items: Vec<PaletteItem>,
}

impl<'a> ItemMaker<'a> {
    fn new(words: &'a Words) -> Self {
        let term = |id: &&str| {
            let aliases = words.attribute(id, "aliases")?;
            Some((folded(&words.get(id)), aliases.into_owned()))
        };
        Self {
            words,
            terms: TERMS.iter().filter_map(term).collect(),
            items: Vec::new(),
        }
    }

    /// Takes an item in. `also` finds it too; `remembered` stays the same between starts.
    fn add(&mut self, target: PaletteTarget, name: String, context: String, also: &str, remembered: String) {
        let said = folded(&format!("{name} {also}"));
        let mut also = format!("{context} {also}");
        for (term, aliases) in &self.terms {
            // At the start of a word: «کدگذاری» is not what «گذار» speaks of.
            let is_said = said.split(' ').any(|word| word.starts_with(term.as_str()))
                || (term.contains(' ') && said.contains(term.as_str()));
            if is_said {
                also.push(' ');
                also.push_str(aliases);
            }
        }
        let key = FuzzyKey::new(&name, &also);
        self.items.push(PaletteItem {
            target,
            name,
            context,
            remembered,
            key,
        });
    }

    fn commands(&mut self, with_project: bool) {
        let words = self.words;
        for command in Command::ALL {
            if *command == Command::Palette || (!with_project && command.needs_project()) {
                continue;
            }
            let keys = command.shortcut_text().unwrap_or_default();
            let place = match command.context() {
                Context::Global => String::new(),
                Context::Text => words.get("palette-in-text").into_owned(),
                Context::Codes => words.get("palette-in-codes").into_owned(),
                Context::Documents => words.get("palette-in-documents").into_owned(),
            };
            let aliases = words.attribute(command.text_id(), "aliases").unwrap_or_default();
            let target = PaletteTarget::Command(*command);
            let also = format!("{place} {aliases}");
            let id = command.text_id().to_owned();
            self.add(target, command.text(words), keys, &also, id);
        }
    }

    fn tables(&mut self) {
        let page = self.words.get("findings-title").into_owned();
        for kind in TABLES {
            let name = self.words.get(kind.name).into_owned();
            let aliases = self.words.attribute(kind.name, "aliases").unwrap_or_default();
            let also = format!("{} {aliases}", kind.key);
            self.add(
                PaletteTarget::Table(kind),
                name,
                page.clone(),
                &also,
                format!("table {}", kind.key),
            );
        }
    }

    fn documents(&mut self, snapshot: &Snapshot) {
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
            let name = document.name.clone();
            self.add(target, name, group, &people.join(" "), document.guid.to_string());
        }
        for group in snapshot.groups() {
            let target = PaletteTarget::Group(group.id);
            let page = self.words.get("palette-in-documents").into_owned();
            self.add(target, group.name.clone(), page, "", group.guid.to_string());
        }
    }

    fn codes(&mut self, snapshot: &Snapshot) {
        let mut above: Vec<&str> = Vec::new();
        for (depth, code) in snapshot.code_tree() {
            above.truncate(depth);
            let context = above.join(" › ");
            let level = &level_in_sentence(snapshot, code.level, self.words);
            let target = PaletteTarget::Code(code.id);
            self.add(target, code.name.clone(), context, level, code.guid.to_string());
            above.push(&code.name);
        }
    }

    fn people(&mut self, snapshot: &Snapshot) {
        for person in snapshot.participants() {
            let values: Vec<&str> = person.values.values().map(String::as_str).collect();
            let target = PaletteTarget::Participant(person.id);
            let context = values.join(" · ");
            self.add(target, person.name.clone(), context, "", person.guid.to_string());
        }
    }

    fn memos(&mut self, snapshot: &Snapshot) {
        for memo in snapshot.memos() {
            let coding = match memo.target {
                MemoTarget::Coding(id) => snapshot.coding(id),
                _ => None,
            };
            let about = memo_about(snapshot, memo.target, coding, None, self.words);
            let first = memo.body.lines().find(|line| !line.trim().is_empty());
            let name: String = first
                .unwrap_or_default()
                .trim()
                .chars()
                .take(MEMO_LETTERS)
                .collect();
            if name.is_empty() {
                continue;
            }
            let body: String = memo.body.chars().take(MEMO_SEARCHED).collect();
            let target = PaletteTarget::Memo(memo.id);
            self.add(target, name, about, &body, memo.guid.to_string());
        }
    }
}

/// The commands and the tables, without a project the commands that need none.
pub fn items_of_program(with_project: bool, words: &Words) -> Vec<PaletteItem> {
    let mut maker = ItemMaker::new(words);
    maker.commands(with_project);
    if with_project {
        maker.tables();
    }
    maker.items
}

/// Everything there is to find in a project and beside it; only commands and projects without one. `recent` are the
/// files of projects that were open before.
pub fn items(snapshot: Option<&Snapshot>, recent: &[PathBuf], words: &Words) -> Vec<PaletteItem> {
    let mut maker = ItemMaker::new(words);
    maker.items = items_of_program(snapshot.is_some(), words);
    if let Some(snapshot) = snapshot {
        maker.documents(snapshot);
        maker.codes(snapshot);
        maker.people(snapshot);
        maker.memos(snapshot);
    }
    for file in recent {
        let name = project_name(file);
        let folder = file.parent().map(|p| p.display().to_string()).unwrap_or_default();
        let kind = words.get("palette-kind-project");
        let remembered = file.display().to_string();
        maker.add(
            PaletteTarget::Project(file.clone()),
            name,
            folder,
            &kind,
            remembered,
        );
    }
    maker.items
}

/// The places of the items that fit what was typed, best first. What was chosen lately, `used` with the newest first,
/// stands before its equals, and before all else where nothing was typed.
///
/// Of commands that are found equally well, those that can do nothing now come last.
pub fn found(items: &[PaletteItem], query: &FuzzyQuery, used: &[String], met_needs: MetNeeds) -> Vec<usize> {
    let bonus = |item: &PaletteItem| {
        let age = used.iter().position(|key| *key == item.remembered);
        age.map_or(0, |age| 70u32.saturating_sub(2 * age as u32))
    };
    let mut scored: Vec<(u32, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(i, item)| Some((query.score(&item.key)? + bonus(item), i)))
        .collect();
    let is_idle = |i: usize| match items.get(i).map(|item| &item.target) {
        Some(PaletteTarget::Command(command)) => !command.is_enabled(met_needs),
        _ => false,
    };
    scored.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), is_idle(*i), *i));
    scored.into_iter().map(|(_, i)| i).collect()
}

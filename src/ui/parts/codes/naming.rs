//! A name that is being written in its place: that of a code, or of one that is to be made.

use egui::{Rect, Ui};

use crate::model::{CodeId, Edit, Level};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::parts::codes::edits;
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::parts::name_field::{NameField, NamingState};
use crate::ui::typing::{NamePurpose, Typing};

/// A name being written.
#[derive(Debug)]
pub struct Naming {
    /// Whose name.
    pub what: NamingTarget,
    field: NameField,
}

/// What is being named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingTarget {
    /// A code gets another name.
    Old(CodeId),
    /// A new code.
    New {
        /// Where it will stand.
        parent: Option<CodeId>,
        /// Its level.
        level: Level,
        /// Codes that will move into it.
        holds: Vec<CodeId>,
    },
}

/// How a name came to its end.
#[derive(Debug)]
pub struct NamingEnd {
    /// By a key, so that the list wants the keyboard back.
    pub by_key: bool,
    /// Parent and name of a code that is about to come into being.
    pub awaited: Option<(Option<CodeId>, String)>,
}

impl Naming {
    /// Draws the name that is being written, if any, and asks for the edit that it comes to. `None` while it goes on.
    pub fn write(
        naming: &mut Option<Self>,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        tree: &CodeTree,
        rect: Rect,
    ) -> Option<NamingEnd> {
        let (by_key, taken) = match naming.as_mut()?.ui(ui, cx, tree, rect) {
            NamingState::Open => {
                cx.shared.typing = naming.as_ref().and_then(|naming| naming.typing(tree));
                return None;
            }
            NamingState::Dropped { by_key } => (by_key, false),
            NamingState::Taken { by_key } => (by_key, true),
        };
        let written = naming.take().filter(|_| taken);
        let awaited = written.as_ref().and_then(|naming| match naming.what {
            NamingTarget::New { parent, .. } => Some((parent, naming.name())),
            NamingTarget::Old(_) => None,
        });
        if let Some(edit) = written.and_then(|naming| naming.edit(tree)) {
            cx.act(Action::Edit(edit));
        }
        Some(NamingEnd { by_key, awaited })
    }

    /// Another name for a code that is there.
    pub fn old(tree: &CodeTree, id: CodeId) -> Option<Self> {
        let node = tree.node(id)?;
        Some(Self {
            what: NamingTarget::Old(id),
            field: NameField::new(&node.code.name),
        })
    }

    /// A name for a new code under `parent`, into which `holds` will move.
    pub fn new(parent: Option<CodeId>, level: Level, holds: Vec<CodeId>) -> Self {
        Self {
            what: NamingTarget::New { parent, level, holds },
            field: NameField::default(),
        }
    }

    /// Whether its field has not been drawn yet.
    pub fn is_new(&self) -> bool {
        self.field.is_new()
    }

    /// Whether it is the name of this code.
    pub fn is_of(&self, id: CodeId) -> bool {
        self.what == NamingTarget::Old(id)
    }

    /// Whether what it speaks of is still in the project.
    pub fn stands(&self, tree: &CodeTree) -> bool {
        match &self.what {
            NamingTarget::Old(id) => tree.place(*id).is_some(),
            NamingTarget::New { parent, holds, .. } => {
                let mut all = parent.iter().chain(holds);
                all.all(|id| tree.place(*id).is_some())
            }
        }
    }

    /// The name as it will be stored.
    pub fn name(&self) -> String {
        self.field.name()
    }

    /// The name as it is being typed; `None` where it is as it was.
    fn typing(&self, tree: &CodeTree) -> Option<Typing> {
        let name = self.name();
        let purpose = match &self.what {
            NamingTarget::Old(id) if tree.node(*id).is_none_or(|n| n.code.name == name) => return None,
            NamingTarget::Old(id) => NamePurpose::RenameCode(*id),
            NamingTarget::New { parent, level, holds } => NamePurpose::NewCode {
                parent: *parent,
                level: *level,
                holds: holds.clone(),
            },
        };
        (!name.is_empty()).then_some(Typing::Name(purpose, name))
    }

    /// The edit that the name asks for; `None` when it stays as it was.
    pub fn edit(self, tree: &CodeTree) -> Option<Edit> {
        let name = self.name();
        match self.what {
            NamingTarget::Old(id) => {
                let changed = tree.node(id).is_some_and(|n| n.code.name != name);
                changed.then_some(Edit::RenameCode(id, name))
            }
            NamingTarget::New { parent, level, holds } => {
                Some(edits::create_holding(parent, level, name, holds))
            }
        }
    }

    /// Draws the field into `rect` and says how it ended. The first time it takes the keyboard.
    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, tree: &CodeTree, rect: Rect) -> NamingState {
        let hint = match &self.what {
            NamingTarget::Old(_) => cx.tr("codes-rename-hint"),
            NamingTarget::New { level, .. } => {
                let level = cx.snapshot().level_name(*level).to_owned();
                cx.words.with("codes-new-hint", &[("level", level)])
            }
        };
        let what = &self.what;
        self.field
            .ui(ui, &hint, rect, |name| problem(what, name, tree, cx))
    }
}

fn problem(what: &NamingTarget, name: &str, tree: &CodeTree, cx: &Cx<'_>) -> Option<String> {
    let (parent, but) = match what {
        NamingTarget::Old(id) => (tree.node(*id)?.code.parent, std::slice::from_ref(id)),
        NamingTarget::New { parent, holds, .. } => (*parent, holds.as_slice()),
    };
    edits::name_problem(tree, parent, but, name, &cx.words)
}

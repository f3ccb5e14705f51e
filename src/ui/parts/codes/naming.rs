//! A name that is being written in its place: that of a code, or of one that is to be made.

use egui::{Rect, Ui};

use crate::model::{CodeId, CodeRef, DocumentId, Edit, Level};
use crate::text::CharRange;
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
    /// What the new code is given to.
    passage: Option<(DocumentId, CharRange)>,
    /// After Enter the field is there for another one.
    again: bool,
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
        let again = naming.as_ref().is_some_and(|naming| naming.again) && taken && by_key;
        let written = naming.take().filter(|_| taken);
        let awaited = written.as_ref().and_then(|naming| match naming.what {
            NamingTarget::New { parent, .. } => Some((parent, naming.name())),
            NamingTarget::Old(_) => None,
        });
        let next = written.as_ref().filter(|_| again).and_then(Self::next);
        if let Some(written) = written.as_ref().filter(|_| next.is_some()) {
            written.field.keep_keyboard(ui.ctx());
        }
        match written.and_then(|naming| naming.action(tree)) {
            Some(Action::EditWithToast(edit)) if !by_key => cx.keep_unseen(edit),
            Some(action) => cx.act(action),
            None => {}
        }
        *naming = next;
        Some(NamingEnd {
            by_key: by_key && !again,
            awaited,
        })
    }

    /// Another name for a code that is there.
    pub fn old(tree: &CodeTree, id: CodeId) -> Option<Self> {
        let node = tree.node(id)?;
        Some(Self {
            what: NamingTarget::Old(id),
            field: NameField::new(&node.code.name),
            passage: None,
            again: false,
        })
    }

    /// A name for a new code under `parent`, into which `holds` will move.
    pub fn new(parent: Option<CodeId>, level: Level, holds: Vec<CodeId>) -> Self {
        Self {
            what: NamingTarget::New { parent, level, holds },
            field: NameField::default(),
            passage: None,
            again: false,
        }
    }

    /// A name for a new code that a passage gets; `words` is what it is called if nothing else is written.
    pub fn for_passage(passage: (DocumentId, CharRange), words: &str) -> Self {
        Self {
            field: NameField::new(words),
            passage: Some(passage),
            ..Self::new(None, Level::Code, Vec::new())
        }
    }

    /// The same, and after each name that Enter takes there is a field for the next.
    pub fn one_after_another(mut self) -> Self {
        self.again = true;
        self
    }

    /// The field for the next of several names.
    fn next(&self) -> Option<Self> {
        let NamingTarget::New { parent, level, .. } = self.what else {
            return None;
        };
        Some(Self::new(parent, level, Vec::new()).one_after_another())
    }

    /// Whether its field has not had the keyboard yet.
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

    /// What the name asks for; `None` when it stays as it was.
    fn action(self, tree: &CodeTree) -> Option<Action> {
        if let (Some((document, range)), NamingTarget::New { parent, .. }) = (self.passage, &self.what) {
            let code = CodeRef::New {
                name: self.name(),
                parent: *parent,
            };
            return Some(Action::CodePassage(document, range, code));
        }
        self.edit(tree).map(Action::EditWithToast)
    }

    /// Takes the name of a field that has gone out of sight, as a click beside it would, and has it told. A name that
    /// cannot be taken is given up with its field.
    pub fn leave(naming: &mut Option<Self>, cx: &mut Cx<'_>, tree: &CodeTree) {
        let Some(naming) = naming.take() else { return };
        let name = naming.name();
        if name.is_empty() || problem(&naming.what, &name, tree, cx).is_some() {
            return;
        }
        match naming.action(tree) {
            Some(Action::EditWithToast(edit)) => cx.keep_unseen(edit),
            Some(action) => cx.act(action),
            None => {}
        }
    }

    fn edit(self, tree: &CodeTree) -> Option<Edit> {
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
                let level = cx.level_name(*level);
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

//! Where codes shall move, what they shall be merged into, what codings shall have instead: one code is chosen.

use egui::Ui;

use super::{DialogBody, steady};
use crate::model::{CodeId, CodingId, Edit};
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::parts::codes::choices::{CodeChoice, CodeOffer};
use crate::ui::parts::codes::drops::{DropOutcome, allowed};
use crate::ui::parts::codes::list::CodeList;
use crate::ui::parts::codes::tree::CodeTree;
use crate::ui::typing::Typing;

/// Height of the list, and its least height in a low window, in points.
const HEIGHT: f32 = 300.0;
const LEAST: f32 = 120.0;
/// Height of the field over it, in points.
const FIELD: f32 = 48.0;

/// What is done with the code that is chosen.
enum CodeTargetUse {
    Move(Vec<CodeId>),
    Merge(Vec<CodeId>),
    Recode(Vec<CodingId>),
}

/// A code that is chosen.
pub(super) struct TargetBody {
    purpose: CodeTargetUse,
    offer: CodeOffer,
    list: CodeList,
    tree: CodeTree,
}

impl TargetBody {
    /// The codes stand below the chosen one, or at the top.
    pub(super) fn to_move(codes: Vec<CodeId>, cx: &Cx<'_>) -> Option<Self> {
        let tree = CodeTree::current(cx);
        let codes = tree.topmost(&codes);
        let first = *codes.first()?;
        // The parent is no choice when all stand there already; the top neither.
        let parent = tree.node(first)?.code.parent;
        let together = codes
            .iter()
            .all(|c| tree.node(*c).is_some_and(|n| n.code.parent == parent));
        let offer = CodeOffer {
            without: codes.clone(),
            skipped: parent.filter(|_| together).into_iter().collect(),
            top: !(together && parent.is_none()),
            deliberate: true,
            ..CodeOffer::default()
        };
        Some(Self::new(CodeTargetUse::Move(codes), offer, tree))
    }

    /// The codes are merged into the chosen one, which may be one of them.
    pub(super) fn to_merge(codes: Vec<CodeId>, cx: &Cx<'_>) -> Option<Self> {
        let tree = CodeTree::current(cx);
        let codes: Vec<CodeId> = codes.into_iter().filter(|c| tree.node(*c).is_some()).collect();
        let can = |into: CodeId| {
            let from: Vec<CodeId> = codes.iter().copied().filter(|c| *c != into).collect();
            allowed(&tree, &from, DropOutcome::Merge(into))
        };
        let skipped: Vec<CodeId> = tree
            .nodes()
            .iter()
            .map(|n| n.code.id)
            .filter(|id| !can(*id))
            .collect();
        codes.first()?;
        // Who selects several and merges them means one of these, most of all.
        let recent = if codes.len() > 1 {
            codes.clone()
        } else {
            Vec::new()
        };
        let offer = CodeOffer {
            recent,
            skipped,
            deliberate: true,
            ..CodeOffer::default()
        };
        Some(Self::new(CodeTargetUse::Merge(codes), offer, tree))
    }

    /// The codings get the chosen code, which may be a new one.
    pub(super) fn to_recode(codings: Vec<CodingId>, cx: &Cx<'_>) -> Option<Self> {
        let ids = codings.iter().copied().collect();
        let rows = cx.snapshot().codings_of(&ids);
        let code = rows.first()?.code;
        let same = rows.iter().all(|r| r.code == code);
        let offer = CodeOffer {
            recent: cx.shared.recent.clone(),
            skipped: if same { vec![code] } else { Vec::new() },
            create: true,
            ..CodeOffer::default()
        };
        Some(Self::new(
            CodeTargetUse::Recode(codings),
            offer,
            CodeTree::current(cx),
        ))
    }

    fn new(purpose: CodeTargetUse, offer: CodeOffer, tree: CodeTree) -> Self {
        Self {
            purpose,
            offer,
            list: CodeList::default(),
            tree,
        }
    }

    fn act(&self, choice: &CodeChoice, cx: &mut Cx<'_>) {
        match (&self.purpose, choice) {
            (CodeTargetUse::Move(codes), CodeChoice::Code(into)) => move_codes(codes, Some(*into), cx),
            (CodeTargetUse::Move(codes), CodeChoice::Top) => move_codes(codes, None, cx),
            (CodeTargetUse::Merge(codes), CodeChoice::Code(into)) => {
                let from = codes.iter().copied().filter(|c| c != into).collect();
                cx.act(Action::EditWithToast(Edit::MergeCodes { from, into: *into }));
                cx.shared.codes = vec![*into];
            }
            (CodeTargetUse::Recode(codings), choice) => {
                if let Some(code) = choice.code_ref() {
                    cx.act(Action::Recode(codings.clone(), code));
                }
            }
            // Only a code that is there is offered for these.
            (
                CodeTargetUse::Move(_) | CodeTargetUse::Merge(_),
                CodeChoice::New(_) | CodeChoice::NewBelow(..),
            )
            | (CodeTargetUse::Merge(_), CodeChoice::Top) => {}
        }
    }

    /// The names of what moves or is merged.
    fn names_ui(&self, ui: &mut Ui, codes: &[CodeId]) {
        let names = codes.iter().filter_map(|c| self.tree.node(*c));
        let names = names.map(|n| n.code.name.as_str()).collect::<Vec<_>>();
        let width = ui.available_width();
        ui.add(
            kit::StyledText::new(&names.join("  ·  "))
                .secondary()
                .rows(width, 3),
        );
    }
}

fn move_codes(codes: &[CodeId], parent: Option<CodeId>, cx: &mut Cx<'_>) {
    cx.act(Action::EditWithToast(Edit::MoveCodes {
        codes: codes.to_vec(),
        parent,
        before: None,
    }));
}

impl DialogBody for TargetBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        match &self.purpose {
            CodeTargetUse::Move(codes) => cx.words.with("dialog-move", &[("n", codes.len())]),
            CodeTargetUse::Merge(codes) => cx.words.with("dialog-merge", &[("n", codes.len())]),
            CodeTargetUse::Recode(codings) => cx.words.with("dialog-recode", &[("n", codings.len())]),
        }
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let top = ui.cursor().top();
        let hint = match &self.purpose {
            CodeTargetUse::Move(codes) => {
                self.names_ui(ui, codes);
                cx.tr("dialog-move-hint")
            }
            CodeTargetUse::Merge(codes) => {
                self.names_ui(ui, codes);
                cx.tr("dialog-merge-hint")
            }
            CodeTargetUse::Recode(_) => cx.tr("dialog-recode-hint"),
        };
        let (list, offer) = (&mut self.list, &self.offer);
        // The list scrolls, and not the dialog round it.
        let room = kit::dialog_room(ui.ctx()) - (ui.cursor().top() - top) - FIELD;
        let height = room.clamp(LEAST, HEIGHT);
        let response = steady(ui, height + FIELD, |ui| list.ui(ui, cx, offer, &hint, height));
        let done = response.chosen.is_some();
        if let Some((choice, _)) = response.chosen {
            self.act(&choice, cx);
        }
        done || response.cancelled
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        self.list.typing()
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        match &self.purpose {
            CodeTargetUse::Move(codes) | CodeTargetUse::Merge(codes) => {
                codes.iter().all(|c| cx.snapshot().code(*c).is_some())
            }
            CodeTargetUse::Recode(codings) => codings.iter().all(|c| cx.snapshot().has_coding(*c)),
        }
    }
}

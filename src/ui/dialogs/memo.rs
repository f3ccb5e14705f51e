//! The memo editor. A target has one memo; the project may have many, one of which is chosen at the head.

use egui::Ui;

use super::writing::{TextEntry, buttons_ui};
use super::{DialogBody, about};
use crate::model::{Edit, Memo, MemoId, MemoKind, MemoTarget, Snapshot};
use crate::report::wording::memo_kind;
use crate::text::beginning;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon};
use crate::ui::parts::path_text::isolated;
use crate::ui::typing::{Typing, stands};

/// What the list of the project's memos shows of each.
const HEAD: usize = 48;

/// A memo that is read and written.
pub(super) struct MemoBody {
    target: MemoTarget,
    /// The memo that is changed; a new one when `None`.
    memo: Option<MemoId>,
    kind: MemoKind,
    /// As the project has it.
    kind_before: MemoKind,
    writing: TextEntry,
}

impl MemoBody {
    pub(super) fn new(target: MemoTarget, cx: &Cx<'_>) -> Self {
        let mut body = Self {
            target,
            memo: None,
            kind: MemoKind::default(),
            kind_before: MemoKind::default(),
            writing: TextEntry::default(),
        };
        if target != MemoTarget::Project {
            body.take(cx.snapshot().memo_on(target).map(|m| &**m));
        }
        body
    }

    /// The same with what was typed before.
    pub(super) fn typed(
        target: MemoTarget,
        memo: Option<MemoId>,
        kind: MemoKind,
        text: String,
        cx: &Cx<'_>,
    ) -> Self {
        let mut body = Self::new(target, cx);
        if target == MemoTarget::Project {
            body.take(memo.and_then(|id| cx.snapshot().memo(id)).map(|m| &**m));
        }
        (body.kind, body.writing.text) = (kind, text);
        body
    }

    /// Shows a memo, or an empty page.
    fn take(&mut self, memo: Option<&Memo>) {
        self.memo = memo.map(|m| m.id);
        self.kind = memo.map_or_else(MemoKind::default, |m| m.kind);
        self.kind_before = self.kind;
        self.writing
            .take(memo.map_or_else(String::new, |m| m.body.clone()));
    }

    fn save(&self, cx: &mut Cx<'_>) {
        if self.kind == self.kind_before && !self.writing.is_changed() {
            return;
        }
        let text = self.writing.text.trim_end();
        if self.memo.is_some() || !text.is_empty() {
            self.write(text.to_owned(), cx);
        }
    }

    /// Writes it, and says so: the dialog is left by a key or a click that may have been meant for something else. An
    /// emptied memo is a deleted one.
    fn write(&self, body: String, cx: &mut Cx<'_>) {
        cx.act(Action::EditWithToast(Edit::WriteMemo {
            memo: self.memo,
            target: self.target,
            kind: self.kind,
            body,
        }));
    }

    /// Chooses among the project's memos.
    fn choice_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let memos = of_project(cx.snapshot());
        if memos.is_empty() {
            return;
        }
        let heads: Vec<(Option<MemoId>, String)> = memos
            .iter()
            .map(|m| (Some(m.id), beginning(&m.body, HEAD)))
            .collect();
        let new = cx.tr("dialog-memo-new");
        let mut choices: Vec<(Option<MemoId>, &str)> = vec![(None, &new)];
        choices.extend(heads.iter().map(|(id, text)| (*id, text.as_str())));
        let mut chosen = self.memo;
        let name = cx.tr("dialog-memo-which");
        let width = ui.available_width();
        if kit::combo(ui, &name, &mut chosen, &choices, width).changed() && chosen != self.memo {
            self.save(cx);
            let memo = chosen.and_then(|id| cx.snapshot().memo(id).cloned());
            self.take(memo.as_deref());
        }
    }

    fn meta(&self, cx: &Cx<'_>) -> Option<String> {
        let memo = cx.snapshot().memo(self.memo?)?;
        let coder = isolated(cx.snapshot().coder(memo.coder).map_or("", |c| c.name.as_str()));
        let date = cx.words.date_time(memo.modified_at);
        Some(
            cx.words
                .with("dialog-memo-meta", &[("coder", coder), ("date", date)]),
        )
    }
}

/// The project's own memos by age.
fn of_project(snapshot: &Snapshot) -> Vec<&Memo> {
    let memos = snapshot.memos().filter(|m| m.target == MemoTarget::Project);
    memos.map(|m| &**m).collect()
}

/// What the memo is called by what it is about.
pub(super) fn title(target: MemoTarget, cx: &Cx<'_>) -> String {
    cx.tr(match target {
        MemoTarget::Project => "dialog-memo-project",
        MemoTarget::Document(_) => "dialog-memo-document",
        MemoTarget::Passage(..) => "dialog-memo-passage",
        MemoTarget::Code(_) => "dialog-memo-code",
        MemoTarget::Coding(_) => "dialog-memo-coding",
        MemoTarget::Participant(_) => "dialog-memo-participant",
    })
}

impl DialogBody for MemoBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(self.target, cx)
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let width = ui.available_width();
        if self.target == MemoTarget::Project {
            self.choice_ui(ui, cx);
        } else {
            ui.add(
                kit::StyledText::new(&about(self.target, cx))
                    .secondary()
                    .rows(width, 6),
            );
        }
        let kinds = MemoKind::ALL.map(|kind| (kind, cx.tr(memo_kind(kind))));
        let kinds = kinds.each_ref().map(|(kind, text)| (*kind, text.as_str()));
        kit::segmented(ui, &mut self.kind, &kinds);
        let (label, hint) = (self.title(cx), cx.tr("dialog-memo-hint"));
        let keys = cx.tr("dialog-text-keys");
        let submitted = self
            .writing
            .ui(ui, ("memo", self.memo), 9, (&label, &hint), &keys);
        if let Some(meta) = self.meta(cx) {
            ui.add(kit::StyledText::new(&meta).small());
        }
        if submitted {
            self.save(cx);
        }
        submitted
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        if buttons_ui(ui, cx, self) {
            return true;
        }
        let delete = cx.tr("dialog-memo-delete");
        let button = kit::Button::new(&delete).icon(Icon::Trash).quiet();
        let deleted = self.memo.is_some() && ui.add(button).clicked();
        if deleted {
            self.write(String::new(), cx);
        }
        deleted
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        self.writing.typed().map(|text| Typing::Memo {
            target: self.target,
            memo: self.memo,
            kind: self.kind,
            text: text.to_owned(),
        })
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        stands(self.target, cx.snapshot())
    }
}

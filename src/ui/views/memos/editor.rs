//! The memo that is read and written, as wide as is good to read.

use egui::{Ui, Widget as _};

use super::list::about;
use crate::i18n::{Digits, Lang};
use crate::model::{Edit, MemoId, MemoKind, MemoTarget, OpId, Snapshot};
use crate::report::wording::memo_kind;
use crate::session::Applied;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, Scroll, StyledText};
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::path_text::isolated;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The widest column of text, in points.
const READING: f32 = 720.0;
/// After a pause of so many seconds what was written is kept.
const PAUSE: f64 = 2.0;
/// While somebody writes without a pause it is kept this often, in seconds.
const OFTEN: f64 = 4.0;
/// Height taken by what stands over and under the text.
const AROUND: f32 = 150.0;
/// Lines of a quoted passage.
const QUOTED: usize = 3;

/// What is being read or written.
#[derive(Debug, Default)]
pub(super) struct MemoEditor {
    draft: Option<MemoDraft>,
    /// Tells the field of one memo from that of the next, so that undo in it never brings back words of another.
    serial: u64,
    /// The field was left by Escape.
    escaped: bool,
}

#[derive(Debug)]
struct MemoDraft {
    /// The memo; a new entry of the journal until it is first kept.
    memo: Option<MemoId>,
    target: MemoTarget,
    kind: MemoKind,
    text: String,
    /// Kind and text as the project has them.
    kept: (MemoKind, String),
    /// Kind and text that were last asked to be kept, so that what is refused is not asked for again and again.
    asked: Option<(MemoKind, String)>,
    /// The operation that keeps what is written in this sitting.
    sitting: Option<OpId>,
    /// When the oldest and the newest words were written that are not kept yet.
    waiting: Option<(f64, f64)>,
    revision: u64,
    wants_focus: bool,
    /// The language and digits of `about`.
    words: (Lang, Digits),
    /// What it is about, and the words of the passage, at `revision`.
    about: String,
    quoted: Option<String>,
}

impl MemoDraft {
    fn is_changed(&self) -> bool {
        (self.kind, self.text.trim()) != (self.kept.0, self.kept.1.trim())
    }

    /// The edit that keeps what is written. An emptied memo is a deleted one; of a new entry without words nothing
    /// is kept.
    fn edit(&self) -> Option<Edit> {
        let body = self.text.trim_end();
        let empty = body.trim().is_empty();
        (self.is_changed() && !(empty && self.memo.is_none())).then(|| Edit::WriteMemo {
            memo: self.memo,
            target: self.target,
            kind: self.kind,
            body: body.to_owned(),
        })
    }
}

impl MemoEditor {
    /// Whether a memo, or a new entry, is shown.
    pub fn is_open(&self) -> bool {
        self.draft.is_some()
    }

    /// The memo that is shown; `None` for a new entry, too.
    pub fn memo(&self) -> Option<MemoId> {
        self.draft.as_ref()?.memo
    }

    /// Whether the field was left by Escape since it was asked last.
    pub fn take_escaped(&mut self) -> bool {
        std::mem::take(&mut self.escaped)
    }

    /// Whether this memo is shown.
    pub fn shows(&self, memo: MemoId) -> bool {
        self.draft.as_ref().is_some_and(|d| d.memo == Some(memo))
    }

    /// Shows a memo, after what was written before has been kept.
    pub fn open(&mut self, memo: MemoId, cx: &mut Cx<'_>) {
        if self.shows(memo) {
            return;
        }
        self.leave(cx);
        self.draft = cx.snapshot().memo(memo).map(|row| MemoDraft {
            memo: Some(memo),
            target: row.target,
            kind: row.kind,
            text: row.body.clone(),
            kept: (row.kind, row.body.clone()),
            asked: None,
            sitting: None,
            waiting: None,
            revision: cx.session.revision(),
            words: (cx.words.lang(), cx.words.digits()),
            wants_focus: false,
            about: about(row.target, cx),
            quoted: quoted(row.target, cx),
        });
        self.serial += 1;
    }

    /// Shows an empty entry of the research journal with the caret in it.
    pub fn begin_entry(&mut self, cx: &mut Cx<'_>) {
        self.leave(cx);
        self.serial += 1;
        self.draft = Some(MemoDraft {
            memo: None,
            target: MemoTarget::Project,
            kind: MemoKind::default(),
            text: String::new(),
            kept: Default::default(),
            asked: None,
            sitting: None,
            waiting: None,
            revision: cx.session.revision(),
            words: (cx.words.lang(), cx.words.digits()),
            wants_focus: true,
            about: about(MemoTarget::Project, cx),
            quoted: None,
        });
    }

    /// Gives the keyboard to the words when they are drawn next.
    pub fn take_keyboard(&mut self) {
        if let Some(draft) = &mut self.draft {
            draft.wants_focus = true;
        }
    }

    /// Takes up what has happened to the memo elsewhere.
    pub fn follow(&mut self, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        let words = (cx.words.lang(), cx.words.digits());
        let is_old = |draft: &&mut MemoDraft| (draft.revision, draft.words) != (revision, words);
        let Some(draft) = self.draft.as_mut().filter(is_old) else {
            return;
        };
        (draft.revision, draft.words) = (revision, words);
        let Some(id) = draft.memo else {
            draft.about = about(draft.target, cx);
            return;
        };
        let Some(row) = cx.snapshot().memo(id) else {
            self.draft = None;
            return;
        };
        let now = (row.kind, row.body.as_str());
        if now != (draft.kept.0, draft.kept.1.as_str()) {
            if !draft.is_changed() {
                (draft.kind, draft.text) = (row.kind, row.body.clone());
            }
            draft.kept = (row.kind, row.body.clone());
        }
        draft.target = row.target;
        (draft.about, draft.quoted) = (about(row.target, cx), quoted(row.target, cx));
    }

    /// What was written and is not yet kept.
    pub fn unsaved(&mut self, snapshot: &Snapshot) -> Option<Edit> {
        let draft = self.draft.as_mut()?;
        let there = draft.memo.is_none_or(|id| snapshot.memo(id).is_some());
        draft.asked = Some((draft.kind, draft.text.trim_end().to_owned()));
        draft.edit().filter(|_| there)
    }

    /// The operation that an edit of the editor goes on with; `None` for an edit from elsewhere.
    pub fn sitting(&self, edit: &Edit) -> Option<Option<OpId>> {
        let draft = self.draft.as_ref()?;
        let Edit::WriteMemo {
            memo,
            target,
            kind,
            body,
        } = edit
        else {
            return None;
        };
        let asked = draft.asked.as_ref();
        let own = (*memo, *target) == (draft.memo, draft.target)
            && asked.is_some_and(|(k, text)| (k, text.trim_end()) == (kind, body.as_str()));
        own.then_some(draft.sitting)
    }

    /// Learns what became of an edit of the editor.
    pub fn written(&mut self, applied: &Applied) {
        let Some(draft) = &mut self.draft else { return };
        if let Some(asked) = draft.asked.take() {
            draft.kept = asked;
        }
        draft.memo = applied.created.memos.first().copied().or(draft.memo);
        draft.sitting = Some(applied.op);
    }

    /// Asks for what was written to be kept; an emptied memo is deleted, which can be taken back.
    pub fn leave(&mut self, cx: &mut Cx<'_>) {
        let Some(draft) = &mut self.draft else { return };
        draft.wants_focus = false;
        if draft.text.trim().is_empty() {
            if let Some(edit) = draft.edit() {
                cx.act(Action::EditWithToast(edit));
            }
            self.draft = None;
            return;
        }
        if !draft.keep(cx) && !draft.is_changed() {
            draft.sitting = None;
        }
    }

    /// Draws the memo.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Some(draft) = &mut self.draft else {
            let (title, text) = (cx.tr("memos-none-open"), cx.tr("memos-none-open-text"));
            kit::empty_state(ui, Icon::Memo, &title, &text, None);
            return;
        };
        let width = ui.available_width().min(READING);
        let height = ui.available_height();
        ui.set_max_width(width);
        let deleted = draft.head_ui(ui, cx);
        ui.add_space(Theme::of(ui.ctx()).space.small);
        let (left, escaped) = Scroll::vertical("memo")
            .show(ui, |ui| draft.text_ui(ui, cx, self.serial, height))
            .inner;
        self.escaped |= escaped;
        if deleted {
            if let Some(id) = draft.memo {
                cx.act(Action::EditWithToast(Edit::WriteMemo {
                    memo: Some(id),
                    target: draft.target,
                    kind: draft.kind,
                    body: String::new(),
                }));
            }
            self.draft = None;
        } else if left {
            self.leave(cx);
        }
    }
}

impl MemoDraft {
    /// What it is about, its kind, and what can be done with it; whether it is to be deleted.
    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ui.ctx());
        let (delete, go) = (
            cx.tr("memos-delete"),
            self.target_button_text().map(|id| cx.tr(id)),
        );
        let (_, (deleted, gone)) = kit::spread(
            ui,
            |ui| StyledText::new(&self.about).heading().elided().ui(ui),
            |ui| {
                let deleted = Button::icon_only(Icon::Trash, &delete).ui(ui).clicked();
                let gone = go.is_some_and(|go| Button::new(&go).icon(Icon::Arrow).ui(ui).clicked());
                (deleted, gone)
            },
        );
        if gone {
            cx.act(Action::Reveal(self.target));
        }
        if let Some(quoted) = &self.quoted {
            let width = ui.available_width();
            StyledText::new(quoted).secondary().rows(width, QUOTED).ui(ui);
        }
        ui.add_space(theme.space.tiny);
        let kinds = MemoKind::ALL.map(|kind| (kind, cx.tr(memo_kind(kind))));
        let kinds = kinds.each_ref().map(|(kind, text)| (*kind, text.as_str()));
        if kit::segmented(ui, &mut self.kind, &kinds).changed() {
            self.keep(cx);
        }
        deleted
    }

    /// The field and what is known of the memo; whether the field was left with something to keep, and whether by Escape.
    fn text_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, serial: u64, height: f32) -> (bool, bool) {
        let theme = Theme::of(ui.ctx());
        let size = theme.size.interface + 1.0;
        let rows = ((height - AROUND) / (size * 1.6)).clamp(6.0, 40.0);
        let (label, hint) = (cx.tr("memos-text"), cx.tr("dialog-memo-hint"));
        // Clear of the scroll bar.
        let width = ui.available_width() - theme.space.medium;
        let answer = Field::multi(("memos-text", serial), rows as usize)
            .label(&label)
            .hint(&hint)
            .width(width)
            .size(size)
            .show(ui, &mut self.text);
        if std::mem::take(&mut self.wants_focus) {
            answer.response.request_focus();
        }
        ui.add_space(theme.space.tiny);
        let foot = self.foot(cx);
        StyledText::new(&foot).small().ui(ui);
        let now = ui.input(|input| input.time);
        if answer.changed {
            let since = self.waiting.map_or(now, |(since, _)| since);
            self.waiting = Some((since, now));
        }
        if answer.submitted {
            kit::give_keyboard_back(ui.ctx(), answer.response.id);
        }
        let left = answer.submitted || !answer.keeps_keyboard();
        if let Some((since, last)) = self.waiting {
            let due = (last + PAUSE).min(since + OFTEN);
            if left {
                self.waiting = None;
                return (true, answer.cancelled);
            } else if now >= due {
                // Emptied only for a moment, perhaps: it is deleted when the field is left.
                if !self.text.trim().is_empty() {
                    self.keep(cx);
                }
                self.waiting = None;
            } else {
                ui.ctx().request_repaint_after_secs((due - now) as f32);
            }
        } else if left && !self.is_changed() {
            self.sitting = None;
        }
        (false, answer.cancelled)
    }

    /// Who wrote it and when, and whether all of it is kept.
    fn foot(&self, cx: &Cx<'_>) -> String {
        let Some(row) = self.memo.and_then(|id| cx.snapshot().memo(id)) else {
            let today = cx
                .words
                .date_long(crate::session::Clock::now(&crate::session::SystemClock));
            return dotted(&[today, cx.tr("memos-keeps-itself")]);
        };
        let coder = cx.snapshot().coder(row.coder).map_or("", |c| c.name.as_str());
        let created = [
            ("coder", isolated(coder)),
            ("date", cx.words.date_time(row.created_at)),
        ];
        let mut facts = vec![cx.words.with("memos-written", &created)];
        if row.modified_at != row.created_at {
            let changed = [("date", cx.words.date_time(row.modified_at))];
            facts.push(cx.words.with("memos-changed", &changed));
        }
        facts.push(cx.tr(if self.is_changed() {
            "memos-writing"
        } else {
            "memos-kept"
        }));
        dotted(&facts)
    }

    /// Asks for what was written to be kept, unless that has been asked for already; whether it was asked for now.
    fn keep(&mut self, cx: &mut Cx<'_>) -> bool {
        if !self.is_changed() || self.text.trim().is_empty() {
            return false;
        }
        let now = (self.kind, self.text.trim_end().to_owned());
        let Some(edit) = self.edit().filter(|_| self.asked.as_ref() != Some(&now)) else {
            return false;
        };
        self.asked = Some(now);
        cx.act(Action::Edit(edit));
        true
    }

    /// What the button says that leads to the target.
    fn target_button_text(&self) -> Option<&'static str> {
        Some(match self.target {
            MemoTarget::Project => return None,
            MemoTarget::Document(_) => "memos-go-document",
            MemoTarget::Passage(..) | MemoTarget::Coding(_) => "memos-go-passage",
            MemoTarget::Code(_) => "memos-go-code",
            MemoTarget::Participant(_) => "memos-go-participant",
        })
    }
}

/// The words of the passage that a memo is about.
fn quoted(target: MemoTarget, cx: &Cx<'_>) -> Option<String> {
    let coding = target.coding().and_then(|id| cx.snapshot().coding(id));
    let (document, range) = target.passage(coding)?;
    let text = cx.session.text(document).ok()?;
    let words = text.read(range);
    let words = words.split_whitespace().collect::<Vec<_>>();
    Some(cx.words.with("dialog-quoted", &[("text", words.join(" "))]))
}

//! Memos: the research journal and everything else that was thought on the way.

mod editor;
mod lines;
mod list;

use std::collections::HashMap;

use egui::{Id, Ui, UiBuilder, Widget as _, vec2};

use self::editor::MemoEditor;
use self::lines::{Days, ListedMemo, MemoLine, MemoOrder, lines};
use crate::analysis::{MemoSelection, Subject, memos};
use crate::i18n::Words;
use crate::model::{Edit, MemoId, MemoKind, OpId, Snapshot};
use crate::report::wording::{memo_kind, memo_subject};
use crate::session::Applied;
use crate::settings::{MemosView, ProjectView};
use crate::text::search::{Query, SearchOptions};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Dir, Icon, StyledText};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::folded_memos::FoldedMemos;
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The narrowest list of memos.
const NARROW: f32 = 300.0;
/// The widest list of memos.
const WIDE: f32 = 440.0;

/// The page of memos.
pub struct MemosPage {
    sort: MemoOrder,
    chosen: MemoSelection,
    typed: String,
    folded: FoldedMemos,
    days: Days,
    shown: Option<ShownList>,
    rows: CardRows,
    /// The width for which rows were laid out; none when they must be laid out anew.
    laid_out_for: Option<f32>,
    /// What memos in view are about, in words.
    about: HashMap<MemoId, String>,
    list_id: Id,
    /// The line that has the keyboard.
    focused: Option<usize>,
    scroll_to: Option<MemoId>,
    /// The list is to get the keyboard.
    keyboard_wanted: bool,
    /// The memos that were in sight when the list was last drawn.
    in_sight: Vec<MemoId>,
    /// The memo that was deleted in the list, and its line, until it has gone.
    leaving: Option<(MemoId, usize)>,
    editor: MemoEditor,
}

/// The list as it was made last, and of what.
struct ShownList {
    revision: u64,
    words: Words,
    sort: MemoOrder,
    chosen: MemoSelection,
    typed: String,
    entries: Vec<ListedMemo>,
    lines: Vec<MemoLine>,
}

impl Default for MemosPage {
    fn default() -> Self {
        Self {
            sort: MemoOrder::default(),
            chosen: MemoSelection::default(),
            typed: String::new(),
            folded: FoldedMemos::default(),
            days: Days::default(),
            shown: None,
            rows: CardRows::default(),
            laid_out_for: None,
            about: HashMap::new(),
            list_id: Id::NULL,
            focused: None,
            scroll_to: None,
            keyboard_wanted: false,
            in_sight: Vec::new(),
            leaving: None,
            editor: MemoEditor::default(),
        }
    }
}

impl View for MemosPage {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.editor.follow(cx);
        self.follow(ui, cx);
        let none = cx.snapshot().memo_count() == 0 && !self.editor.is_open();
        if none {
            kit::column(ui, |ui| self.empty_ui(ui, cx));
            return;
        }
        let theme = Theme::of(ui.ctx());
        let dir = Dir::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let side = (room.width() * 0.38).clamp(NARROW, WIDE);
        let gap = theme.space.wide;
        let list = dir.slice(room, 0.0, side);
        let memo = dir.slice(room, side + gap, room.width() - side - gap);
        self.part(ui, list, |page, ui| page.list_side_ui(ui, cx));
        let line = dir.slice(room, side + gap / 2.0, 1.0);
        ui.painter()
            .vline(line.center().x, room.y_range(), theme.hairline());
        self.part(ui, memo, |page, ui| page.editor.ui(ui, cx));
        if self.editor.take_escaped() {
            // From the words back to their row.
            self.keyboard_wanted = true;
            ui.ctx().request_repaint();
        }
        ui.advance_cursor_after_rect(room);
    }

    fn take_keyboard(&mut self) {
        self.keyboard_wanted = true;
    }

    fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        self.editor.unsaved(snapshot).into_iter().collect()
    }

    fn note_filters(&self, snapshot: &Snapshot, view: &mut ProjectView) {
        let coder = self.chosen.coder.and_then(|id| snapshot.coder(id));
        view.memos = MemosView {
            words: self.typed.clone(),
            kind: self.chosen.kind.map(|kind| kind.key().to_owned()),
            subject: self.chosen.subject.map(|subject| subject.key().to_owned()),
            coder: coder.map(|coder| coder.guid.to_string()),
            by_subject: self.sort == MemoOrder::Subject,
        };
    }

    fn recall_filters(&mut self, view: &ProjectView, snapshot: &Snapshot) {
        let view = &view.memos;
        let kind = |kind: &MemoKind| view.kind.as_deref() == Some(kind.key());
        let subject = |subject: &Subject| view.subject.as_deref() == Some(subject.key());
        let mut coders = snapshot.coders();
        self.typed.clone_from(&view.words);
        self.chosen = MemoSelection {
            kind: MemoKind::ALL.into_iter().find(kind),
            subject: Subject::ALL.into_iter().find(subject),
            coder: coders
                .find(|coder| view.coder.as_deref() == Some(&coder.guid.to_string()))
                .map(|coder| coder.id),
        };
        if view.by_subject {
            self.sort = MemoOrder::Subject;
        }
    }
}

impl MemosPage {
    fn part(&mut self, ui: &mut Ui, place: egui::Rect, add: impl FnOnce(&mut Self, &mut Ui)) {
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place.expand2(vec2(4.0, 12.0))));
            kit::column(ui, |ui| add(self, ui));
        });
    }

    /// Shows a memo in the editor.
    pub fn open(&mut self, memo: MemoId, cx: &mut Cx<'_>) {
        self.editor.open(memo, cx);
        self.scroll_to = Some(memo);
    }

    /// The memo in the editor.
    pub fn shown(&self) -> Option<MemoId> {
        self.editor.memo()
    }

    /// Begins an entry of the research journal, with the caret in it.
    pub fn begin_entry(&mut self, cx: &mut Cx<'_>) {
        self.keyboard_wanted = false;
        self.editor.begin_entry(cx);
    }

    /// Asks for what is being written to be kept, because the page is left.
    pub fn leave(&mut self, cx: &mut Cx<'_>) {
        self.editor.leave(cx);
    }

    /// The operation that an edit of this page goes on with; `None` within when it begins one. `None` for an edit
    /// from elsewhere.
    pub fn sitting(&self, edit: &Edit) -> Option<Option<OpId>> {
        self.editor.sitting(edit)
    }

    /// Learns what became of an edit of this page.
    pub fn written(&mut self, applied: &Applied) {
        self.editor.written(applied);
    }

    /// Makes the list anew when the project or what is asked for has changed.
    fn follow(&mut self, ui: &Ui, cx: &Cx<'_>) {
        let revision = cx.session.revision();
        let same = |s: &ShownList| {
            (s.revision, &s.words) == (revision, &cx.words)
                && (s.sort, s.chosen) == (self.sort, self.chosen)
                && s.typed == self.typed
        };
        if self.shown.as_ref().is_some_and(same) {
            return;
        }
        let query = Query::new(&self.typed, SearchOptions::default()).ok();
        // Until all memos are folded, what was found before stays.
        if query.is_some() && !self.folded.prepare(cx.snapshot()) {
            ui.ctx().request_repaint();
            if self.shown.is_some() {
                return;
            }
        }
        if self.shown.as_ref().is_none_or(|s| s.words != cx.words) {
            self.days = Days::default();
        }
        let found = memos(cx.snapshot(), &self.chosen);
        let entries: Vec<ListedMemo> = found
            .into_iter()
            .filter_map(|memo| {
                let hits = match &query {
                    Some(query) => self.folded.hits(memo, query),
                    None => Vec::new(),
                };
                (query.is_none() || !hits.is_empty()).then(|| ListedMemo {
                    subject: Subject::of(memo.target, cx.snapshot()),
                    memo: memo.clone(),
                    hit: hits.into_iter().next(),
                })
            })
            .collect();
        let lines = lines(&entries, self.sort, &mut self.days, &cx.words);
        self.laid_out_for = None;
        self.about.clear();
        self.shown = Some(ShownList {
            revision,
            words: cx.words.clone(),
            sort: self.sort,
            chosen: self.chosen,
            typed: self.typed.clone(),
            entries,
            lines,
        });
    }

    fn list_side_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        let (title, new) = (cx.tr("memos-title"), cx.tr("memos-new"));
        let keys = Command::NewJournalEntry.shortcut_text().unwrap_or_default();
        let number = cx
            .words
            .number(self.shown.as_ref().map_or(0, |s| s.entries.len()));
        let (_, begun) = kit::spread(
            ui,
            |ui| {
                StyledText::new(&title).title().ui(ui);
                StyledText::new(&number).secondary().ui(ui);
            },
            |ui| {
                let tip = Command::NewJournalEntry.text(&cx.words);
                let button = Button::new(&new).icon(Icon::Plus).primary().tip(&tip);
                button.shortcut(&keys).ui(ui).clicked()
            },
        );
        if begun {
            cx.act(Action::Run(Command::NewJournalEntry));
        }
        ui.add_space(theme.space.small);
        let hint = cx.tr("memos-search");
        let field = Field::single("memos-search").label(&hint).hint(&hint);
        let answer = field.show(ui, &mut self.typed);
        if answer.cancelled {
            self.typed.clear();
            self.keyboard_wanted = true;
        }
        if answer.response.has_focus() && self.wants_list(ui) {
            self.go_to(ui, 0, 1);
        }
        ui.add_space(theme.space.tiny);
        self.filters_ui(ui, cx);
        ui.add_space(theme.space.small);
        if self.shown.as_ref().is_some_and(|s| s.entries.is_empty()) {
            self.no_hit_ui(ui, cx);
        } else {
            self.list_ui(ui, cx);
        }
    }

    /// Of which kind, about what, by whom, in which order.
    fn filters_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let theme = Theme::of(ui.ctx());
        let gap = ui.spacing().item_spacing.x;
        let half = (ui.available_width() - gap) / 2.0;
        let kinds = MemoKind::ALL.map(|kind| (Some(kind), cx.tr(memo_kind(kind))));
        let subjects = Subject::ALL.map(|subject| (Some(subject), cx.tr(memo_subject(subject))));
        let coders: Vec<_> = cx
            .snapshot()
            .coders()
            .map(|c| (Some(c.id), c.name.clone()))
            .collect();
        kit::row(ui, |ui| {
            let (name, all) = (cx.tr("memos-kind"), cx.tr("memos-all-kinds"));
            let mut choices = vec![(None, all.as_str())];
            choices.extend(kinds.iter().map(|(kind, text)| (*kind, text.as_str())));
            kit::combo(ui, &name, &mut self.chosen.kind, &choices, half);
            let (name, all) = (cx.tr("memos-subject"), cx.tr("memos-all-subjects"));
            let mut choices = vec![(None, all.as_str())];
            choices.extend(subjects.iter().map(|(subject, text)| (*subject, text.as_str())));
            kit::combo(ui, &name, &mut self.chosen.subject, &choices, half);
        });
        ui.add_space(theme.space.tiny);
        kit::row(ui, |ui| {
            let (by_date, by_subject) = (cx.tr("memos-by-date"), cx.tr("memos-by-subject"));
            let sorts = [
                (MemoOrder::Date, by_date.as_str()),
                (MemoOrder::Subject, &by_subject),
            ];
            kit::segmented(ui, &mut self.sort, &sorts);
            if coders.len() > 1 {
                let (name, all) = (cx.tr("history-coder"), cx.tr("history-everyone"));
                let mut choices = vec![(None, all.as_str())];
                choices.extend(coders.iter().map(|(id, name)| (*id, name.as_str())));
                let room = ui.available_width();
                kit::combo(ui, &name, &mut self.chosen.coder, &choices, room);
            }
        });
    }

    fn empty_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let (title, text) = (cx.tr("memos-empty"), cx.tr("memos-empty-text"));
        let new = Command::NewJournalEntry.text(&cx.words);
        if kit::empty_state(ui, Icon::Memo, &title, &text, Some(&new)) {
            cx.act(Action::Run(Command::NewJournalEntry));
        }
    }

    fn no_hit_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let narrowed = !self.typed.trim().is_empty() || self.chosen != MemoSelection::default();
        let (title, text) = if narrowed {
            (cx.tr("memos-no-hit"), cx.tr("memos-no-hit-text"))
        } else {
            (cx.tr("memos-empty"), cx.tr("memos-empty-text"))
        };
        let all = cx.tr("memos-show-all");
        if kit::empty_state(ui, Icon::Search, &title, &text, narrowed.then_some(&*all)) {
            self.typed.clear();
            self.chosen = MemoSelection::default();
        }
    }
}

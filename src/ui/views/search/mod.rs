//! Finding in all documents.

mod autocode;
pub mod found;
mod memos;
mod replace;
mod results;
mod search_job;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, Ui, Widget as _};

use self::memos::MemoSearch;
use self::replace::ExpandedHits;
use self::results::ResultLine;
use self::search_job::SearchJob;
use crate::i18n::Words;
use crate::model::DocumentId;
use crate::settings::Pane;
use crate::text::search::SearchOptions;
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::next_stop;
use crate::ui::kit::take_key;
use crate::ui::kit::within_room;
use crate::ui::kit::{
    Button, Icon, MenuItem, StyledText, column, empty_state, menu_icon, menu_separator, progress, spread,
};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::codes::list::CodeList;
use crate::ui::parts::coding_scope::CodingScope;
use crate::ui::parts::excerpt::Excerpt;
use crate::ui::parts::search_options::{options_icon, query_direction};
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// A selection longer than this, in bytes, is not what one wants to find everywhere.
const LONGEST_SUGGESTION: usize = 80;
/// Room below the head, in points, from which on coding all hits is offered; in a lower pane the hits have it all.
const ROOM_FOR_CODING: f32 = 190.0;

/// The pane that finds in all documents.
pub struct SearchPane {
    query: String,
    options: SearchOptions,
    /// Whether the field for other words is shown.
    replaces: bool,
    /// The words that take the place of what is found.
    with: String,
    expanded: ExpandedHits,
    /// Only active documents are searched.
    active_only: bool,
    wants_focus: bool,
    opened_from: Option<Pane>,
    /// The pane was closed while it was drawn.
    closed: bool,
    fresh: bool,
    job: SearchJob,
    memos: MemoSearch,
    /// The memos are hidden.
    memos_folded_away: bool,
    /// Documents whose hits are hidden.
    folded_away: HashSet<DocumentId>,
    lines: Vec<ResultLine>,
    rows: CardRows,
    laid_out: bool,
    excerpts: HashMap<ResultLine, Excerpt>,
    /// The hit that was opened last.
    current: Option<ResultLine>,
    list_id: Id,
    focused: Option<usize>,
    scroll_to: Option<usize>,
    scope: CodingScope,
    chooser: CodeList,
}

impl Default for SearchPane {
    fn default() -> Self {
        Self {
            query: String::new(),
            options: SearchOptions::default(),
            replaces: false,
            with: String::new(),
            expanded: ExpandedHits::default(),
            active_only: false,
            wants_focus: true,
            opened_from: None,
            closed: false,
            fresh: true,
            job: SearchJob::default(),
            memos: MemoSearch::default(),
            memos_folded_away: false,
            folded_away: HashSet::new(),
            lines: Vec::new(),
            rows: CardRows::default(),
            laid_out: false,
            excerpts: HashMap::new(),
            current: None,
            list_id: Id::NULL,
            focused: None,
            scroll_to: None,
            scope: CodingScope::default(),
            chooser: CodeList::default(),
        }
    }
}

impl View for SearchPane {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        self.closed |= within_room(ui, |ui| self.contents_ui(ui, cx));
    }

    fn take_keyboard(&mut self) {
        self.wants_focus = true;
        self.fresh = true;
    }
}

impl SearchPane {
    /// The pane as it is opened from another, which has the keyboard again when it closes; from the text where `None`.
    pub fn opened_from(pane: Option<Pane>) -> Self {
        Self {
            opened_from: pane,
            ..Self::default()
        }
    }

    /// The pane from which it was opened; `None` for the text.
    pub fn opened_in(&self) -> Option<Pane> {
        self.opened_from
    }

    /// Whether it was closed, so that it is to go.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    fn contents_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        self.suggest(cx);
        let margin = Margin::symmetric(theme.space.medium as i8, theme.space.tiny as i8);
        // The title stands in one line with those of the panes and the text beside it.
        let closed = Frame::new()
            .inner_margin(Margin { top: 0, ..margin })
            .show(ui, |ui| column(ui, |ui| self.head_ui(ui, cx)))
            .inner;
        let documents = self.active_only.then_some(&cx.shared.active_documents);
        let documents = documents.filter(|set| !set.is_empty()).cloned();
        if self
            .job
            .follow(ui.ctx(), cx, &self.query, self.options, documents)
        {
            self.excerpts.clear();
            self.forget_replacements();
            self.folded_away.clear();
            self.current = None;
            self.laid_out = false;
        }
        // Memos are of the whole project, and nothing is replaced in them.
        let query = if self.active_only || self.replaces {
            ""
        } else {
            &self.query
        };
        if self.memos.follow(ui.ctx(), cx, query, self.options) {
            self.excerpts.clear();
            self.current = None;
            self.laid_out = false;
        }
        // Of the two things that can be done with all hits, the one that is asked for has the room.
        let roomy = ui.available_height() >= ROOM_FOR_CODING;
        if self.job.found().total > 0 && !self.replaces && roomy {
            let ground = Frame::new()
                .fill(theme.colours.panel)
                .inner_margin(Margin::same(theme.space.medium as i8));
            Panel::bottom("autocode")
                .frame(ground)
                .show(ui, |ui| self.autocode_ui(ui, cx));
        }
        self.state_ui(ui, &cx.words, margin);
        if self.job.found().total > 0 || !self.memos.found().is_empty() {
            self.results_ui(ui, cx);
        } else {
            self.nothing_ui(ui, &cx.words);
        }
        closed
    }

    /// Takes the selected words as what is sought when the pane opens.
    fn suggest(&mut self, cx: &Cx<'_>) {
        if !std::mem::take(&mut self.fresh) {
            return;
        }
        if let (Some(document), Some(passage)) = (cx.shared.document, cx.shared.passage)
            && let Some(text) = cx.snapshot().text(document)
        {
            let words = text.slice(passage);
            if words.len() <= LONGEST_SUGGESTION && !words.contains('\n') {
                words.clone_into(&mut self.query);
            }
        }
    }

    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let words = cx.words.clone();
        let some_active = !cx.shared.active_documents.is_empty();
        let (options, active_only) = (&mut self.options, &mut self.active_only);
        let replaces = &mut self.replaces;
        let (_, mut closed) = spread(
            ui,
            |ui| {
                let title = docks::fitting_title(ui, &words, "search-title");
                docks::title_ui(ui, Pane::Search, &title);
            },
            |ui| {
                let close = words.get("search-close");
                let closed = Button::icon_only(Icon::Close, &close)
                    .shortcut("Esc")
                    .ui(ui)
                    .clicked();
                menu_icon(ui, Icon::More, words.get("dock-more"), |ui| {
                    docks::menu_ui(ui, cx, Pane::Search);
                });
                options_icon(ui, options, &words, |ui| {
                    menu_separator(ui);
                    let text = words.get("search-replace");
                    if MenuItem::new(&text).checked(*replaces).show(ui).clicked() {
                        *replaces = !*replaces;
                    }
                    let text = words.get("search-active-only");
                    let item = MenuItem::new(&text).checked(*active_only).enabled(some_active);
                    if item.show(ui).clicked() {
                        *active_only = !*active_only;
                    }
                });
                closed
            },
        );
        let (label, hint) = (words.get("search-field"), words.get("search-hint"));
        let field = Field::single("search")
            .label(&label)
            .hint(&hint)
            .direction(query_direction(&self.query, self.options))
            .select_all_on_focus();
        let answer = field.show(ui, &mut self.query);
        if std::mem::take(&mut self.wants_focus) {
            answer.take_keyboard();
        }
        if answer.response.has_focus() {
            let down = take_key(ui, Modifiers::NONE, Key::ArrowDown);
            if down || answer.submitted {
                self.go_to(ui, 0, 1);
            }
        }
        closed |= answer.cancelled;
        if self.replaces {
            closed |= self.replace_ui(ui, cx);
        }
        closed
    }

    /// How many hits there are, or what is wrong with the query, or how far the search has come.
    fn state_ui(&self, ui: &mut Ui, words: &Words, margin: Margin) {
        let theme = Theme::of(ui.ctx());
        Frame::new().inner_margin(margin).show(ui, |ui| {
            column(ui, |ui| {
                if let Some(share) = self.job.share() {
                    progress(ui, share, &words.get("search-running"), None);
                } else if let Some(error) = self.job.error() {
                    let sentence = words.say(&error.message());
                    StyledText::new(&sentence)
                        .secondary()
                        .colour(theme.colours.danger)
                        .ui(ui);
                } else if self.job.found().total > 0 {
                    let found = self.job.found();
                    let counts = [("n", found.total), ("documents", found.documents.len())];
                    StyledText::new(&words.with("search-count", &counts))
                        .secondary()
                        .ui(ui);
                }
            });
        });
    }

    fn nothing_ui(&self, ui: &mut Ui, words: &Words) {
        if self.job.share().is_some() || self.job.error().is_some() {
            return;
        }
        let (title, text) = if self.query.trim().is_empty() {
            ("search-empty", "search-empty-hint")
        } else {
            ("search-nothing", "search-nothing-hint")
        };
        empty_state(ui, Icon::Search, &words.get(title), &words.get(text), None);
    }

    /// Gives the keyboard to the first hit at or after a line, going on in a direction.
    fn go_to(&mut self, ui: &Ui, from: usize, step: isize) {
        let is_hit = |at: usize| self.lines.get(at).is_some_and(|line| line.is_hit());
        let stop = next_stop(self.lines.len(), from, step, is_hit);
        if let Some((at, line)) = stop.and_then(|at| Some((at, self.lines.get(at)?))) {
            let id = self.list_id.with(line);
            ui.memory_mut(|memory| memory.request_focus(id));
            self.scroll_to = Some(at);
        }
    }

    /// Up and down go through the hits while one of them has the keyboard.
    fn list_keys(&mut self, ui: &Ui) {
        let Some(at) = self.focused.take() else { return };
        let pressed = |key| take_key(ui, Modifiers::NONE, key);
        if pressed(Key::ArrowDown) {
            self.go_to(ui, at + 1, 1);
        } else if pressed(Key::ArrowUp) {
            match at.checked_sub(1) {
                Some(before) if self.lines.iter().take(at).any(|l| l.is_hit()) => {
                    self.go_to(ui, before, -1);
                }
                _ => self.wants_focus = true,
            }
        }
    }
}

//! Of what the tables are made: chosen once for all of them, and told as a sentence.

use egui::{Popup, Ui, Widget as _};

use super::results::ResultDocuments;
use super::saved::SavedQueries;
use crate::analysis::CodingFilter;
use crate::i18n::Words;
use crate::report::tables::{Scope, TableRequest};
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, StyledText};
use crate::ui::parts::chooser::Chooser;
use crate::ui::parts::filter_items::{
    ItemsOf, choose_ui, coders, codes, documents, items_of_filter, participants_and_values,
};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// Width of the lists of what can be asked for, and the greatest height of one, in points.
const LIST: (f32, f32) = (420.0, 300.0);
/// Width of the query, in points.
const QUERY: f32 = 420.0;

/// What can be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Ask {
    #[default]
    Codes,
    Documents,
    People,
    Coders,
}

impl Ask {
    fn items(self) -> ItemsOf {
        match self {
            Self::Codes => codes,
            Self::Documents => documents,
            Self::People => participants_and_values,
            Self::Coders => coders,
        }
    }
}

/// The bar that tells and chooses of what tables are made.
#[derive(Default)]
pub(super) struct ScopeBar {
    ask: Ask,
    chooser: Chooser,
    saved: SavedQueries,
    results: ResultDocuments,
    /// The field of the query has been opened and has not had the keyboard yet.
    opened: bool,
    /// The list of what can be asked for is to open.
    asked: bool,
    told: Option<Told>,
}

/// A sentence with what it is about.
struct Told {
    request: TableRequest,
    revision: u64,
    words: Words,
    scope: Scope,
}

impl ScopeBar {
    /// What the table of a request is made of, in words.
    fn scope(&mut self, cx: &Cx<'_>, request: &TableRequest) -> &Scope {
        let revision = cx.session.revision();
        let fresh =
            |told: &Told| told.request == *request && told.revision == revision && told.words == cx.words;
        let told = match self.told.take().filter(fresh) {
            Some(told) => told,
            None => Told {
                request: request.clone(),
                revision,
                words: cx.words.clone(),
                scope: Scope::of(cx.snapshot(), request.kind, &request.choices, &cx.words),
            },
        };
        &self.told.insert(told).scope
    }

    /// Opens the list of participants when the bar is drawn next.
    pub fn ask_for_people(&mut self) {
        (self.ask, self.chooser, self.asked) = (Ask::People, Chooser::default(), true);
    }

    /// Draws the sentence with the buttons that change what it tells, in a row of their own. Returns what it has told.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, request: &mut TableRequest) -> Scope {
        let scope = self.row_ui(ui, cx, request, true);
        disregarded_ui(ui, &scope);
        scope
    }

    /// The same in what room a row has, without what the table has no regard for; where it is `signed`, with a sign before
    /// the sentence.
    pub fn row_ui(
        &mut self,
        ui: &mut Ui,
        cx: &mut Cx<'_>,
        request: &mut TableRequest,
        signed: bool,
    ) -> Scope {
        let theme = Theme::of(ui.ctx());
        let scope = self.scope(cx, request).clone();
        let filter = &mut request.choices.filter;
        kit::spread(
            ui,
            |ui| {
                if signed {
                    kit::paint_icon(ui, Icon::Filter, theme.colours.secondary);
                }
                StyledText::new(&scope.sentence).elided().ui(ui);
            },
            |ui| {
                let name = cx.tr("findings-filter-query");
                let asked = !filter.query.trim().is_empty();
                let button = Button::new(&name).opens_menu().selected(asked).ui(ui);
                if kit::popover_opens(&button) {
                    // A name that was not given the last time is not asked for again.
                    (self.opened, self.saved) = (true, SavedQueries::default());
                }
                kit::popover(&button, QUERY, |ui| {
                    // What is only measured, as a popup is in its first frame, cannot hold the keyboard.
                    let opened = !ui.is_sizing_pass() && std::mem::take(&mut self.opened);
                    query_ui(ui, cx, &mut filter.query, scope.query_fault.as_deref(), opened);
                    let build = Command::BuildQuery.text(&cx.words);
                    if Button::new(&build).icon(Icon::Filter).ui(ui).clicked() {
                        cx.act(Action::Run(Command::BuildQuery));
                        ui.close();
                    }
                    let runs = !filter.query.trim().is_empty() && scope.query_fault.is_none();
                    if runs {
                        self.results.ui(ui, cx, filter);
                    }
                    self.saved.ui(ui, cx, &mut filter.query, runs);
                });
                let name = cx.tr("findings-filter");
                let asked = !items_of_filter(filter).is_empty();
                let button = Button::new(&name).opens_menu().selected(asked).ui(ui);
                if kit::popover_opens(&button) {
                    self.chooser = Chooser::default();
                }
                if std::mem::take(&mut self.asked) {
                    Popup::open_id(ui.ctx(), Popup::default_response_id(&button));
                }
                kit::popover(&button, LIST.0, |ui| self.choose_ui(ui, cx, filter));
                if !filter.is_empty() {
                    let name = cx.tr("findings-filter-clear");
                    if Button::new(&name).icon(Icon::Close).quiet().ui(ui).clicked() {
                        *filter = CodingFilter::default();
                    }
                }
            },
        );
        self.results.follow(ui.ctx(), cx, filter);
        scope
    }

    /// The lists of what can be asked for, one of them shown.
    fn choose_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, filter: &mut CodingFilter) {
        let theme = Theme::of(ui.ctx());
        let mut kinds = vec![
            (Ask::Codes, cx.tr("findings-filter-codes")),
            (Ask::Documents, cx.tr("findings-filter-documents")),
            (Ask::People, cx.tr("findings-filter-people")),
        ];
        if cx.snapshot().coders().nth(1).is_some() {
            kinds.push((Ask::Coders, cx.tr("findings-filter-coders")));
        }
        let kinds: Vec<_> = kinds.iter().map(|(ask, name)| (*ask, name.as_str())).collect();
        if kit::segmented(ui, &mut self.ask, &kinds).changed() {
            self.chooser = Chooser::quiet();
        }
        ui.add_space(theme.space.small);
        let active = &cx.shared.active_documents;
        if self.ask == Ask::Documents && !active.is_empty() {
            let text = cx.words.with("tables-active-documents", &[("n", active.len())]);
            if Button::new(&text).ui(ui).clicked() {
                filter.documents.clone_from(active);
                filter.groups.clear();
            }
            ui.add_space(theme.space.tiny);
        }
        let items = self.ask.items()(cx.snapshot());
        if items.is_empty() {
            kit::secondary(ui, cx.tr("ladder-nothing-to-choose"));
        } else {
            choose_ui(ui, cx, &mut self.chooser, &items, LIST.1, filter);
        }
    }
}

/// What of the filter means nothing to the table.
pub(super) fn disregarded_ui(ui: &mut Ui, scope: &Scope) {
    if let Some(disregarded) = &scope.disregarded {
        StyledText::new(disregarded).secondary().elided().ui(ui);
    }
}

/// The query under its name, and what is wrong in it.
fn query_ui(ui: &mut Ui, cx: &Cx<'_>, query: &mut String, fault: Option<&str>, takes_keyboard: bool) {
    let theme = Theme::of(ui.ctx());
    let name = cx.tr("findings-filter-query");
    kit::secondary(ui, &name);
    let width = ui.available_width();
    let field = Field::single("table-query").label(&name).width(width);
    let shown = field.show(ui, query);
    if takes_keyboard {
        shown.response.request_focus();
    }
    ui.add_space(theme.space.tiny);
    match fault {
        Some(fault) => {
            let text = StyledText::new(fault).secondary();
            text.colour(theme.colours.danger).ui(ui);
        }
        None => {
            kit::secondary(ui, cx.tr("findings-query-hint"));
        }
    }
}

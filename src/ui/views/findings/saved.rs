//! Queries that are kept in the project: to be used, kept, renamed and deleted.

use egui::{Ui, Widget as _};

use crate::analysis::query::{Query, keep, kept};
use crate::model::{Edit, QueryId, SavedQuery};
use crate::report::wording::query_language;
use crate::text::name_key;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon, Scroll, StyledText};
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// The greatest height of the list, in points.
const HIGHEST: f32 = 220.0;

/// What is being done with the kept queries.
#[derive(Default)]
pub(super) struct SavedQueries {
    /// The name under which the query is to be kept, while it is typed.
    saving: Option<TypedName>,
    /// The query that is renamed, and its name while it is typed.
    renaming: Option<(QueryId, TypedName)>,
}

/// A name that is being typed.
#[derive(Default)]
struct TypedName {
    text: String,
    /// Whether its field had the keyboard.
    started: bool,
}

/// What a person wants of a kept query.
enum Asked {
    Use,
    Rename,
    Rewrite,
    Delete,
}

impl SavedQueries {
    /// Draws the kept queries under the field of the query. `runs` tells whether what stands in the field can be run.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, query: &mut String, runs: bool) {
        let theme = Theme::of(ui.ctx());
        self.save_ui(ui, cx, query, runs);
        let rows: Vec<_> = cx.snapshot().queries().cloned().collect();
        if rows.is_empty() {
            return;
        }
        ui.add_space(theme.space.small);
        kit::hairline(ui);
        ui.add_space(theme.space.tiny);
        kit::secondary(ui, cx.tr("findings-saved-queries"));
        Scroll::vertical("saved-queries")
            .max_height(HIGHEST)
            .shrinks()
            .show(ui, |ui| {
                kit::column(ui, |ui| {
                    for row in &rows {
                        self.row_ui(ui, cx, row, query, runs);
                    }
                });
            });
    }

    /// The button that keeps the query, and the field for its name.
    fn save_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, query: &str, runs: bool) {
        let Some(typed) = &mut self.saving else {
            let name = cx.tr("findings-save-query");
            let asked = ui.add_enabled_ui(runs, |ui| Button::new(&name).ui(ui)).inner;
            if asked.clicked() {
                self.saving = Some(TypedName::default());
            }
            return;
        };
        let name = cx.tr("findings-query-name");
        let problem = taken(cx, &typed.text, None);
        let (submitted, cancelled) = name_ui(ui, "save-query", &name, typed, problem.as_deref());
        let given = typed.text.trim().to_owned();
        if cancelled {
            self.saving = None;
        } else if submitted
            && !given.is_empty()
            && problem.is_none()
            && let Ok(text) = keep(cx.snapshot(), query)
        {
            cx.act(Action::EditWithToast(Edit::SaveQuery {
                query: None,
                name: given,
                text,
            }));
            self.saving = None;
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, row: &SavedQuery, query: &mut String, runs: bool) {
        if let Some((id, typed)) = &mut self.renaming
            && *id == row.id
        {
            let name = cx.tr("findings-query-name");
            let problem = taken(cx, &typed.text, Some(row.id));
            let (submitted, cancelled) = name_ui(ui, "rename-query", &name, typed, problem.as_deref());
            let given = typed.text.trim().to_owned();
            let submitted = submitted && problem.is_none();
            if submitted && !given.is_empty() {
                if *query == reference(cx, &row.name) {
                    *query = reference(cx, &given);
                }
                cx.act(Action::EditWithToast(Edit::SaveQuery {
                    query: Some(row.id),
                    name: given,
                    text: row.text.clone(),
                }));
            }
            if submitted || cancelled {
                self.renaming = None;
            }
            return;
        }
        let used = *query == reference(cx, &row.name);
        let (chosen, asked) = kit::spread(
            ui,
            |ui| {
                let button = Button::new(&row.name).quiet().selected(used);
                let clicked = button.at_most(ui.available_width()).ui(ui).clicked();
                clicked.then_some(Asked::Use)
            },
            |ui| {
                // A menu would take the place of the list in which it stands.
                let buttons = [
                    ("findings-query-delete", Icon::Trash, Asked::Delete, true),
                    (
                        "findings-query-rewrite",
                        Icon::Import,
                        Asked::Rewrite,
                        runs && !used,
                    ),
                    ("findings-query-rename", Icon::Edit, Asked::Rename, true),
                ];
                let mut asked = None;
                for (id, icon, what, offered) in buttons {
                    let name = cx.words.with(id, &[("name", &row.name)]);
                    if offered && kit::icon_button(ui, icon, &name).clicked() {
                        asked = Some(what);
                    }
                }
                asked
            },
        );
        match kept(cx.snapshot(), row) {
            Ok(read) => {
                let text = read.print(query_language(&cx.words));
                StyledText::new(&text).small().elided().ui(ui);
            }
            Err(fault) => {
                let danger = Theme::of(ui.ctx()).colours.danger;
                let text = cx.words.say(&fault.message());
                StyledText::new(&text).small().colour(danger).ui(ui);
            }
        }
        match chosen.or(asked) {
            Some(Asked::Use) => *query = reference(cx, &row.name),
            Some(Asked::Rename) => {
                let typed = TypedName {
                    text: row.name.clone(),
                    started: false,
                };
                self.renaming = Some((row.id, typed));
            }
            Some(Asked::Rewrite) => {
                if let Ok(text) = keep(cx.snapshot(), query) {
                    cx.act(Action::EditWithToast(Edit::SaveQuery {
                        query: Some(row.id),
                        name: row.name.clone(),
                        text,
                    }));
                }
            }
            Some(Asked::Delete) => {
                if used {
                    query.clear();
                }
                cx.act(Action::EditWithToast(Edit::DeleteQueries(vec![row.id])));
            }
            None => {}
        }
    }
}

/// A query that stands for a kept one.
fn reference(cx: &Cx<'_>, name: &str) -> String {
    Query::Kept(name.to_owned()).print(query_language(&cx.words))
}

/// That another query has a name, in words.
fn taken(cx: &Cx<'_>, typed: &str, own: Option<QueryId>) -> Option<String> {
    let (name, key) = (typed.trim(), name_key(typed));
    let mut others = cx.snapshot().queries().filter(|row| Some(row.id) != own);
    let is_taken = !name.is_empty() && others.any(|row| name_key(&row.name) == key);
    is_taken.then(|| cx.words.with("dialog-name-taken", &[("name", name)]))
}

/// A field for a name, and why it cannot be given; whether it was submitted, and whether it was given up.
fn name_ui(ui: &mut Ui, id: &str, name: &str, typed: &mut TypedName, problem: Option<&str>) -> (bool, bool) {
    let width = ui.available_width();
    let field = Field::single(id)
        .label(name)
        .hint(name)
        .width(width)
        .caret_at_end_on_focus();
    let response = field.show(ui, &mut typed.text);
    if !std::mem::replace(&mut typed.started, true) {
        response.response.request_focus();
    }
    if let Some(problem) = problem {
        let danger = Theme::of(ui.ctx()).colours.danger;
        StyledText::new(problem)
            .small()
            .colour(danger)
            .rows(width, 2)
            .ui(ui);
        // What was typed is mended where it stands.
        if response.submitted {
            response.response.request_focus();
        }
    }
    (response.submitted, response.cancelled)
}

//! The controls of one row of conditions.

use std::collections::BTreeSet;

use egui::{Ui, Widget as _};

use super::draft::{CodeDraft, ConditionKind, RowDraft, relation_name};
use crate::analysis::query::{CodeReach, Comparison, RelationKind, RowJoin, path_in_query};
use crate::model::{Importance, Snapshot};
use crate::text::collate::compare;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Button, Icon};
use crate::ui::parts::codes::choices::{CodeChoice, CodeOffer};
use crate::ui::parts::path_text::path_text;
use crate::ui::typeset::Field;

/// Widths of the columns of a row, in points: how it is joined, of what kind it is, and what stands at its end.
const JOIN: f32 = 74.0;
const KIND: f32 = 150.0;
const END: f32 = 40.0;
/// Paragraphs that are offered.
const PARAGRAPHS: [u32; 8] = [0, 1, 2, 3, 4, 5, 10, 20];

/// What was done in a row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowAnswer {
    /// The condition is another one, or complete, or not any more.
    pub changed: bool,
    /// The row is to go.
    pub removed: bool,
}

/// Draws a row; `place` counts from 0, and `takes_keyboard` gives the keyboard to its first control.
pub(super) fn row_ui(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    draft: &mut RowDraft,
    place: usize,
    takes_keyboard: bool,
) -> RowAnswer {
    let mut answer = RowAnswer::default();
    let number = place + 1;
    let named = |cx: &Cx<'_>, id: &str| cx.words.with(id, &[("n", number)]);
    let before = draft.row();
    kit::row(ui, |ui| {
        if place == 0 {
            ui.allocate_ui(egui::vec2(JOIN, ui.spacing().interact_size.y), |ui| {
                ui.set_min_width(JOIN);
                kit::secondary(ui, cx.tr("dialog-query-where"));
            });
        } else {
            let choices = [
                (RowJoin::And, cx.tr("dialog-query-and")),
                (RowJoin::Or, cx.tr("dialog-query-or")),
            ];
            combo(
                ui,
                &named(cx, "dialog-query-join"),
                &mut draft.join,
                &choices,
                JOIN,
            );
        }
        let mut kind = draft.kind;
        let kinds = kinds(cx, kind);
        let response = combo(ui, &named(cx, "dialog-query-kind"), &mut kind, &kinds, KIND);
        if place == 0 && takes_keyboard {
            response.request_focus();
        }
        if kind != draft.kind {
            draft.turn_to(kind);
        }
        kit::checkbox(ui, &mut draft.negated, cx.tr("dialog-query-not"));
        let room = (ui.available_width() - END).max(120.0);
        condition_ui(ui, cx, draft, room, number);
        let remove = named(cx, "dialog-query-remove");
        answer.removed = kit::icon_button(ui, Icon::Close, &remove).clicked();
    });
    if draft.kind == ConditionKind::Codes {
        kit::row(ui, |ui| relation_ui(ui, cx, draft, number));
    }
    answer.changed = draft.row() != before;
    answer
}

/// The kinds of conditions that the project has something for, with the one that is chosen.
fn kinds(cx: &Cx<'_>, chosen: ConditionKind) -> Vec<(ConditionKind, String)> {
    let snapshot = cx.snapshot();
    let offered = |kind: &ConditionKind| {
        *kind == chosen
            || match kind {
                ConditionKind::Attribute => !snapshot.attributes().is_empty(),
                ConditionKind::Participant
                | ConditionKind::Document
                | ConditionKind::Group
                | ConditionKind::Coder
                | ConditionKind::Kept => !names(snapshot, *kind).is_empty(),
                ConditionKind::Code
                | ConditionKind::Codes
                | ConditionKind::Text
                | ConditionKind::Date
                | ConditionKind::Memo
                | ConditionKind::Importance => true,
            }
    };
    let kinds = ConditionKind::ALL.into_iter().filter(offered);
    kinds.map(|kind| (kind, cx.tr(kind.name()))).collect()
}

/// The names from which one is chosen.
fn names(snapshot: &Snapshot, kind: ConditionKind) -> Vec<String> {
    match kind {
        ConditionKind::Participant => snapshot.participants().iter().map(|p| p.name.clone()).collect(),
        ConditionKind::Document => snapshot.documents().iter().map(|d| d.name.clone()).collect(),
        ConditionKind::Group => snapshot.groups().iter().map(|g| g.name.clone()).collect(),
        ConditionKind::Coder => snapshot.coders().map(|c| c.name.clone()).collect(),
        ConditionKind::Kept => snapshot.queries().map(|q| q.name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// What is asked for, in so much room.
fn condition_ui(ui: &mut Ui, cx: &mut Cx<'_>, draft: &mut RowDraft, room: f32, number: usize) {
    let named = |cx: &Cx<'_>, id: &str| cx.words.with(id, &[("n", number)]);
    let gap = ui.spacing().item_spacing.x;
    match draft.kind {
        ConditionKind::Code => {
            let reach = (room * 0.38).min(170.0);
            code_ui(ui, cx, &mut draft.code, room - reach - gap);
            let choices = [
                (CodeReach::WithBelow, "dialog-query-with-below"),
                (CodeReach::Itself, "dialog-query-itself"),
                (CodeReach::Below, "dialog-query-below"),
            ];
            let choices = choices.map(|(reach, id)| (reach, cx.tr(id)));
            let name = named(cx, "dialog-query-reach");
            combo(ui, &name, &mut draft.code.reach, &choices, reach);
        }
        // How it stands to the other code is a line of its own.
        ConditionKind::Codes => code_ui(ui, cx, &mut draft.code, room),
        ConditionKind::Text | ConditionKind::Memo => {
            let id = if draft.kind == ConditionKind::Text {
                "dialog-query-words-field"
            } else {
                "dialog-query-memo-field"
            };
            field(
                ui,
                &named(cx, "dialog-query-value"),
                &cx.tr(id),
                &mut draft.words,
                room,
            );
        }
        ConditionKind::Attribute => attribute_ui(ui, cx, draft, room, number),
        ConditionKind::Participant
        | ConditionKind::Document
        | ConditionKind::Group
        | ConditionKind::Coder
        | ConditionKind::Kept => {
            let offered = names(cx.snapshot(), draft.kind);
            name_ui(
                ui,
                cx,
                &named(cx, "dialog-query-value"),
                &mut draft.name,
                offered,
                room,
            );
        }
        ConditionKind::Date => {
            let half = (room - gap) / 2.0;
            let from = (named(cx, "dialog-query-from"), cx.tr("dialog-query-from-hint"));
            field(ui, &from.0, &from.1, &mut draft.from, half);
            let to = (named(cx, "dialog-query-to"), cx.tr("dialog-query-to-hint"));
            field(ui, &to.0, &to.1, &mut draft.to, half);
        }
        ConditionKind::Importance => {
            let half = ((room - gap) / 2.0).min(150.0);
            comparison_ui(ui, cx, &mut draft.comparison, half, number);
            let levels = Importance::ALL.map(|level| level.number());
            let levels = levels.map(|level| (level, cx.words.number(usize::from(level))));
            let name = named(cx, "dialog-query-value");
            combo(ui, &name, &mut draft.importance, &levels, half);
        }
    }
}

/// How a code stands to another, and to which: the line below that of the code.
fn relation_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut RowDraft, number: usize) {
    let named = |id: &str| cx.words.with(id, &[("n", number)]);
    ui.add_space(JOIN + ui.spacing().item_spacing.x);
    let choices = RelationKind::ALL.map(|relation| (relation, cx.tr(relation_name(relation))));
    combo(
        ui,
        &named("dialog-query-relation"),
        &mut draft.relation,
        &choices,
        KIND,
    );
    if draft.relation.takes_number() {
        let mut offered: Vec<u32> = PARAGRAPHS.to_vec();
        if !offered.contains(&draft.paragraphs) {
            offered.push(draft.paragraphs);
        }
        let text = |n: u32| cx.words.with("dialog-query-paragraphs", &[("n", n as usize)]);
        let choices: Vec<_> = offered.into_iter().map(|n| (n, text(n))).collect();
        combo(
            ui,
            &named("dialog-query-distance"),
            &mut draft.paragraphs,
            &choices,
            KIND,
        );
    }
    let room = (ui.available_width() - END).max(120.0);
    ui.push_id("other", |ui| code_ui(ui, cx, &mut draft.other, room));
}

/// An attribute, how its value compares, and with what: one of its values, or a number.
fn attribute_ui(ui: &mut Ui, cx: &Cx<'_>, draft: &mut RowDraft, room: f32, number: usize) {
    let named = |id: &str| cx.words.with(id, &[("n", number)]);
    let gap = ui.spacing().item_spacing.x;
    let third = (room - 2.0 * gap) / 3.0;
    let attributes = cx.snapshot().attributes();
    let offered = attributes.iter().map(|a| a.name.clone()).collect();
    let before = draft.attribute.clone();
    name_ui(
        ui,
        cx,
        &named("dialog-query-attribute-name"),
        &mut draft.attribute,
        offered,
        third,
    );
    if draft.attribute != before {
        draft.value.clear();
    }
    comparison_ui(ui, cx, &mut draft.comparison, third, number);
    let name = named("dialog-query-value");
    let chosen = attributes.iter().find(|a| a.name == draft.attribute);
    match chosen {
        Some(attribute) if !draft.comparison.is_of_numbers() => {
            let people = cx.snapshot().participants();
            let values = people
                .iter()
                .filter_map(|person| person.values.get(&attribute.id));
            let values: BTreeSet<&str> = values.map(|value| value.trim()).collect();
            let mut values: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
            values.sort_by(|a, b| compare(a, b));
            let values = values.into_iter().map(str::to_owned).collect();
            name_ui(ui, cx, &name, &mut draft.value, values, third);
        }
        _ => field(ui, &name, &cx.tr("dialog-query-number"), &mut draft.value, third),
    }
}

fn comparison_ui(ui: &mut Ui, cx: &Cx<'_>, comparison: &mut Comparison, width: f32, number: usize) {
    let text = |comparison| {
        cx.tr(match comparison {
            Comparison::Equal => "dialog-query-equal",
            Comparison::Unequal => "dialog-query-unequal",
            Comparison::Less => "dialog-query-less",
            Comparison::AtMost => "dialog-query-at-most",
            Comparison::More => "dialog-query-more",
            Comparison::AtLeast => "dialog-query-at-least",
        })
    };
    let choices = Comparison::ALL.map(|comparison| (comparison, text(comparison)));
    let name = cx.words.with("dialog-query-comparison", &[("n", number)]);
    combo(ui, &name, comparison, &choices, width);
}

/// A button with a code, and the list from which it is chosen.
fn code_ui(ui: &mut Ui, cx: &Cx<'_>, code: &mut CodeDraft, width: f32) {
    let shown = match &code.path {
        None => cx.tr("tables-choose-code"),
        Some(path) if path.is_empty() => cx.tr("dialog-query-any-code"),
        Some(path) => {
            let names: Vec<&str> = path.names().iter().map(String::as_str).collect();
            path_text(&names)
        }
    };
    let button = Button::new(&shown).opens_menu().at_most(width - 40.0);
    let response = ui
        .allocate_ui(egui::vec2(width, ui.spacing().interact_size.y), |ui| {
            ui.set_min_width(width);
            button.ui(ui)
        })
        .inner;
    if response.clicked() {
        code.list.reset();
    }
    let offer = CodeOffer::default();
    let picked = code
        .list
        .under(&response, cx, &offer, &cx.tr("tables-find-code"), |_| {});
    if let Some(CodeChoice::Code(id)) = picked {
        code.path = Some(path_in_query(cx.snapshot(), id));
    }
}

/// One of some names; one that is none of them is offered too.
fn name_ui(ui: &mut Ui, cx: &Cx<'_>, label: &str, name: &mut String, mut offered: Vec<String>, width: f32) {
    if !name.is_empty() && !offered.contains(name) {
        offered.push(name.clone());
    }
    let none = name
        .is_empty()
        .then(|| (String::new(), cx.tr("dialog-query-choose")));
    let offered = offered.into_iter().map(|name| (name.clone(), name));
    let choices: Vec<(String, String)> = none.into_iter().chain(offered).collect();
    combo(ui, label, name, &choices, width);
}

fn combo<T: PartialEq + Clone>(
    ui: &mut Ui,
    label: &str,
    current: &mut T,
    choices: &[(T, String)],
    width: f32,
) -> egui::Response {
    let choices: Vec<(T, &str)> = choices
        .iter()
        .map(|(value, text)| (value.clone(), text.as_str()))
        .collect();
    kit::combo(ui, label, current, &choices, width)
}

fn field(ui: &mut Ui, label: &str, hint: &str, text: &mut String, width: f32) {
    let field = Field::single(label).label(label).hint(hint).width(width);
    field.show(ui, text);
}

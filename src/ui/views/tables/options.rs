//! The column in which a table and its options are chosen.

use std::collections::BTreeSet;

use egui::{Ui, Widget as _};

use crate::analysis::{
    CaseKind, CaseMeasure, CombinedIn, ConcordanceOrder, CrossMeasure, LONGEST_PHRASE, LadderOrder, Likeness,
    SplitBy, Subject, Together, WordOptions, WordOrder, WordSpeech, WordStretch,
};
use crate::exchange::export::Profile;
use crate::i18n::{Digits, Lang};
use crate::model::{AttributeId, DocumentId, Importance, Level, MemoKind, Snapshot};
use crate::report::tables::{
    CrossShare, TABLES, TableChoices, TableOption, TableRequest, TableTopic, crossed_by,
};
use crate::report::wording::{ladder_order, level, memo_kind, memo_subject};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, StyledText, TreeRow};
use crate::ui::parts::importance::least_importance_text;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;

/// In a window lower than this the tables are a list that opens, so that the options below it are seen.
const LOW: f32 = 640.0;
/// Most lines of the name of a table in the list.
const NAME_LINES: usize = 2;

/// Draws the list of tables, and the options of the chosen one.
pub(super) fn options_ui(ui: &mut Ui, cx: &mut Cx<'_>, request: &mut TableRequest, profile: &mut Profile) {
    let theme = Theme::of(ui.ctx());
    tables_ui(ui, cx, request);
    ui.add_space(theme.space.tiny);
    if let Some(tip) = cx.words.attribute(request.kind.name, "tip") {
        StyledText::new(&tip).secondary().ui(ui);
    }
    ui.add_space(theme.space.medium);
    for option in request.kind.options {
        option_ui(ui, cx, *option, &mut request.choices);
    }
    ui.add_space(theme.space.medium);
    kit::hairline(ui);
    ui.add_space(theme.space.small);
    name_ui(ui, &cx.tr("tables-language"));
    let before = request.lang;
    let languages = Lang::ALL.map(|lang| (lang, lang.name()));
    kit::segmented(ui, &mut request.lang, &languages);
    if request.lang != before {
        request.digits = request.lang.digits();
    }
    name_ui(ui, &cx.tr("tables-digits"));
    kit::segmented(
        ui,
        &mut request.digits,
        &[(Digits::Persian, "۱۲۳"), (Digits::Latin, "123")],
    );
    ui.add_space(theme.space.tiny);
    profile_ui(ui, cx, profile);
}

fn tables_ui(ui: &mut Ui, cx: &Cx<'_>, request: &mut TableRequest) {
    if ui.ctx().content_rect().height() < LOW {
        let names: Vec<_> = TABLES.iter().map(|kind| (*kind, cx.tr(kind.name))).collect();
        let names: Vec<_> = names.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
        let width = width(ui);
        kit::combo(ui, &cx.tr("tables-title"), &mut request.kind, &names, width);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for kind in TABLES {
            let name = cx.tr(kind.name);
            let row = TreeRow::new(&name, 0)
                .icon(icon(kind.topic))
                .lines(NAME_LINES)
                .selected(request.kind == *kind)
                .show(ui);
            if row.response.clicked() {
                request.kind = kind;
            }
        }
    });
}

fn icon(topic: TableTopic) -> Icon {
    match topic {
        TableTopic::Codes => Icon::Tree,
        TableTopic::Ladder => Icon::Ladder,
        TableTopic::Passages => Icon::Quote,
        TableTopic::Counts => Icon::Chart,
        TableTopic::Participants => Icon::People,
        TableTopic::Memos => Icon::Memo,
        TableTopic::History => Icon::Clock,
    }
}

/// The control of one option.
fn option_ui(ui: &mut Ui, cx: &Cx<'_>, option: TableOption, choices: &mut TableChoices) {
    let (snapshot, filter) = (cx.snapshot(), &mut choices.filter);
    match option {
        TableOption::SplitBy => {
            let none = (None, cx.tr("tables-by-none"));
            split_ui(ui, cx, Some(none), true, &mut choices.split_by);
        }
        TableOption::WordsBy => {
            let none = (None, cx.tr("tables-by-none"));
            split_ui(ui, cx, Some(none), false, &mut choices.split_by);
        }
        TableOption::CrossBy => {
            let before = Some(crossed_by(snapshot, choices));
            let mut by = before;
            split_ui(ui, cx, None, true, &mut by);
            if by != before {
                choices.cross_by = by;
            }
        }
        TableOption::Level => {
            let levels = Level::ALL.map(|one| (Some(one), level(snapshot, one, &cx.words)));
            let given = (None, cx.tr("tables-level-given"));
            let levels: Vec<_> = levels.into_iter().chain([given]).collect();
            combo_ui(ui, &cx.tr("tables-level"), &levels, &mut choices.level);
        }
        TableOption::Measure => {
            let measures = CrossMeasure::ALL.map(|measure| (measure, cx.tr(measure_name(measure))));
            combo_ui(ui, &cx.tr("tables-measure"), &measures, &mut choices.measure);
        }
        TableOption::Share => {
            let shares = CrossShare::ALL.into_iter();
            let shares =
                shares.filter(|share| *share != CrossShare::Text || choices.measure == CrossMeasure::Words);
            let shares: Vec<_> = shares.map(|share| (share, cx.tr(share_name(share)))).collect();
            combo_ui(ui, &cx.tr("tables-share"), &shares, &mut choices.share);
        }
        TableOption::Together => {
            let ways = [
                Together::Overlapping,
                Together::Inside,
                Together::Near(0),
                Together::Near(1),
                Together::Near(2),
                Together::Near(5),
                Together::Turn,
                Together::Document,
            ];
            let ways = ways.map(|way| (way, together_text(way, cx)));
            combo_ui(ui, &cx.tr("tables-together"), &ways, &mut choices.together);
        }
        TableOption::Matrix => {
            kit::checkbox(ui, &mut choices.matrix, cx.tr("tables-matrix"));
        }
        TableOption::PerCell
        | TableOption::Cases
        | TableOption::CaseMeasure
        | TableOption::Likeness
        | TableOption::Within
        | TableOption::CombinedIn => cases_ui(ui, cx, option, choices),
        TableOption::Residuals => {
            kit::checkbox(ui, &mut choices.residuals, cx.tr("tables-residuals"));
        }
        TableOption::Attributes => attributes_ui(ui, cx, choices),
        TableOption::Counts => {
            kit::checkbox(ui, &mut choices.counts, cx.tr("tables-counts"));
        }
        TableOption::Importance => {
            kit::checkbox(ui, &mut choices.importance, cx.tr("tables-importance"));
        }
        TableOption::Codes => {
            let named = snapshot.code_tree().into_iter().map(|(depth, code)| {
                let indent = "\u{2003}".repeat(depth);
                (code.id, format!("{indent}{}", code.name))
            });
            one_of_ui(ui, cx, &cx.tr("tables-root"), named, &mut filter.codes);
        }
        TableOption::Documents => documents_ui(ui, cx, &mut filter.documents),
        TableOption::Groups => {
            let groups = snapshot.groups().into_iter();
            let named = groups.map(|group| (group.id, group.name.clone()));
            one_of_ui(ui, cx, &cx.tr("tables-group"), named, &mut filter.groups);
        }
        TableOption::Participants => {
            let people = snapshot.participants().into_iter();
            let named = people.map(|person| (person.id, person.name.clone()));
            one_of_ui(
                ui,
                cx,
                &cx.tr("tables-participant"),
                named,
                &mut filter.participants,
            );
        }
        TableOption::Values => {
            for attribute in snapshot.attributes() {
                let chosen = filter.values.entry(attribute.id).or_default();
                let values = values(snapshot, attribute.id).into_iter();
                let named = values.map(|value| (value.clone(), value));
                one_of_ui(ui, cx, &attribute.name, named, chosen);
            }
            filter.values.retain(|_, values| !values.is_empty());
        }
        TableOption::Coders => {
            let coders = snapshot.coders();
            let named: Vec<_> = coders.map(|coder| (coder.id, coder.name.clone())).collect();
            if named.len() > 1 {
                one_of_ui(ui, cx, &cx.tr("history-coder"), named, &mut filter.coders);
            }
        }
        TableOption::Query => field_ui(ui, "table-query", &cx.tr("tables-query"), &mut filter.query),
        TableOption::Uncondensed => {
            kit::checkbox(ui, &mut filter.uncondensed, cx.tr("ladder-uncondensed"));
        }
        TableOption::LeastImportance => {
            let levels = Importance::ALL.map(|least| (least, least_importance_text(least, &cx.words)));
            let name = cx.tr("coding-importance");
            combo_ui(ui, &name, &levels, &mut filter.least_importance);
        }
        TableOption::Words => {
            field_ui(ui, "table-words", &cx.tr("ladder-words"), &mut filter.words);
        }
        TableOption::Order => {
            let name = cx.tr("tables-order");
            let orders = LadderOrder::ALL.map(|order| (order, cx.tr(ladder_order(order))));
            combo_ui(ui, &name, &orders, &mut choices.order);
        }
        TableOption::Sought => field_ui(ui, "table-sought", &cx.tr("tables-sought"), &mut choices.sought),
        TableOption::ContextOrder => {
            let name = cx.tr("tables-order");
            let orders = ConcordanceOrder::ALL.map(|order| (order, cx.tr(context_order_name(order))));
            combo_ui(ui, &name, &orders, &mut choices.context_order);
        }
        TableOption::PhraseLength
        | TableOption::WordStretch
        | TableOption::WordSpeech
        | TableOption::AllWords
        | TableOption::LeastCount
        | TableOption::Top
        | TableOption::WordOrder => words_ui(ui, cx, option, &mut choices.counted),
        TableOption::MemoKind => {
            let kinds = MemoKind::ALL.map(|kind| (Some(kind), cx.tr(memo_kind(kind))));
            or_all_ui(ui, cx, &cx.tr("memos-kind"), kinds, &mut choices.memo_kind);
        }
        TableOption::MemoSubject => {
            let subjects = Subject::ALL.map(|subject| (Some(subject), cx.tr(memo_subject(subject))));
            or_all_ui(
                ui,
                cx,
                &cx.tr("memos-subject"),
                subjects,
                &mut choices.memo_subject,
            );
        }
    }
}

/// The control of an option about cases and what stands together in them.
fn cases_ui(ui: &mut Ui, cx: &Cx<'_>, option: TableOption, choices: &mut TableChoices) {
    match option {
        TableOption::PerCell => {
            let name = cx.tr("tables-per-cell");
            numbers_ui(ui, cx, &name, &[1, 2, 3, 5, 10, 20, 50], &mut choices.per_cell);
        }
        TableOption::Cases => {
            let name = |kind| match kind {
                CaseKind::Participants => "report-participants",
                CaseKind::Documents => "report-documents",
            };
            let kinds = CaseKind::ALL.map(|kind| (kind, cx.tr(name(kind))));
            combo_ui(ui, &cx.tr("tables-cases"), &kinds, &mut choices.cases);
        }
        TableOption::CaseMeasure => {
            let name = |measure| match measure {
                CaseMeasure::Presence => "tables-case-presence",
                CaseMeasure::Passages => "tables-case-passages",
                CaseMeasure::Words => "tables-case-words",
            };
            let measures = CaseMeasure::ALL.map(|measure| (measure, cx.tr(name(measure))));
            combo_ui(ui, &cx.tr("tables-measure"), &measures, &mut choices.case_measure);
        }
        TableOption::Likeness => {
            let name = |likeness| match likeness {
                Likeness::Jaccard => "tables-likeness-jaccard",
                Likeness::Cosine => "tables-likeness-cosine",
            };
            let ways = Likeness::ALL.map(|likeness| (likeness, cx.tr(name(likeness))));
            combo_ui(ui, &cx.tr("tables-likeness"), &ways, &mut choices.likeness);
        }
        TableOption::Within => {
            let name = cx.tr("tables-within");
            numbers_ui(ui, cx, &name, &[0, 1, 2, 3, 5, 10, 20], &mut choices.within);
        }
        _ => {
            let name = |within| match within {
                CombinedIn::Passage => "tables-combined-passage",
                CombinedIn::Document => "tables-combined-document",
            };
            let ways = CombinedIn::ALL.map(|within| (within, cx.tr(name(within))));
            combo_ui(ui, &cx.tr("tables-combined"), &ways, &mut choices.combined_in);
        }
    }
}

/// The control of an option that tells which words are counted.
fn words_ui(ui: &mut Ui, cx: &Cx<'_>, option: TableOption, counted: &mut WordOptions) {
    match option {
        TableOption::PhraseLength => {
            let lengths: Vec<_> = (1..=LONGEST_PHRASE)
                .map(|n| (n, cx.words.with("tables-phrase-words", &[("n", n)])))
                .collect();
            combo_ui(ui, &cx.tr("tables-phrase"), &lengths, &mut counted.length);
        }
        TableOption::WordStretch => {
            let stretches = WordStretch::ALL.map(|stretch| (stretch, cx.tr(stretch_name(stretch))));
            combo_ui(ui, &cx.tr("tables-stretch"), &stretches, &mut counted.stretch);
        }
        TableOption::WordSpeech => {
            let mut only = counted.speech == WordSpeech::Participants;
            kit::checkbox(ui, &mut only, cx.tr("tables-answers-only"));
            counted.speech = if only {
                WordSpeech::Participants
            } else {
                WordSpeech::Everybody
            };
        }
        TableOption::AllWords => {
            kit::checkbox(ui, &mut counted.all_words, cx.tr("tables-all-words"));
        }
        TableOption::LeastCount => {
            let name = cx.tr("tables-least-count");
            numbers_ui(ui, cx, &name, &[1, 2, 3, 5, 10, 20, 50, 100], &mut counted.least);
        }
        TableOption::Top => {
            let name = cx.tr("tables-top");
            numbers_ui(ui, cx, &name, &[20, 50, 100, 200, 500, 1_000], &mut counted.top);
        }
        _ => {
            let orders = WordOrder::ALL.map(|order| (order, cx.tr(word_order_name(order))));
            combo_ui(ui, &cx.tr("tables-order"), &orders, &mut counted.order);
        }
    }
}

/// A choice among some numbers.
fn numbers_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str, numbers: &[usize], current: &mut usize) {
    let numbers: Vec<_> = numbers.iter().map(|n| (*n, cx.words.number(*n))).collect();
    combo_ui(ui, name, &numbers, current);
}

fn stretch_name(stretch: WordStretch) -> &'static str {
    match stretch {
        WordStretch::All => "tables-stretch-all",
        WordStretch::Coded => "tables-stretch-coded",
        WordStretch::Uncoded => "tables-stretch-uncoded",
    }
}

fn word_order_name(order: WordOrder) -> &'static str {
    match order {
        WordOrder::Count => "tables-word-order-count",
        WordOrder::Keyness => "tables-word-order-keyness",
    }
}

fn measure_name(measure: CrossMeasure) -> &'static str {
    match measure {
        CrossMeasure::Passages => "report-passages",
        CrossMeasure::Documents => "report-documents",
        CrossMeasure::Participants => "report-participants",
        CrossMeasure::Words => "report-words",
    }
}

fn context_order_name(order: ConcordanceOrder) -> &'static str {
    match order {
        ConcordanceOrder::Text => "tables-context-text",
        ConcordanceOrder::Before => "tables-context-before",
        ConcordanceOrder::After => "tables-context-after",
    }
}

fn together_text(together: Together, cx: &Cx<'_>) -> String {
    match together {
        Together::Overlapping => cx.tr("tables-together-overlap"),
        Together::Inside => cx.tr("tables-together-inside"),
        Together::Near(0) => cx.tr("tables-together-paragraph"),
        Together::Near(n) => cx.words.with("tables-together-near", &[("n", n as usize)]),
        Together::Turn => cx.tr("tables-together-turn"),
        Together::Document => cx.tr("tables-together-document"),
    }
}

fn share_name(share: CrossShare) -> &'static str {
    match share {
        CrossShare::Nothing => "tables-share-nothing",
        CrossShare::Row => "tables-share-row",
        CrossShare::Column => "tables-share-column",
        CrossShare::Total => "tables-share-total",
        CrossShare::Text => "tables-share-text",
    }
}

/// A field for words.
fn field_ui(ui: &mut Ui, id: &str, name: &str, words: &mut String) {
    let width = width(ui);
    let field = Field::single(id).label(name).hint(name);
    field.width(width).show(ui, words);
}

/// The width of a list of choices.
fn width(ui: &Ui) -> f32 {
    ui.available_width().max(120.0)
}

/// The name of what stands under it, nearer to that than to what stands above.
fn name_ui(ui: &mut Ui, name: &str) {
    ui.add_space(Theme::of(ui.ctx()).space.small);
    kit::secondary(ui, name);
}

/// A list of choices under its name.
fn combo_ui<T: PartialEq + Clone>(ui: &mut Ui, name: &str, choices: &[(T, String)], current: &mut T) {
    name_ui(ui, name);
    let choices: Vec<(T, &str)> = choices
        .iter()
        .map(|(value, text)| (value.clone(), text.as_str()))
        .collect();
    let width = width(ui);
    kit::combo(ui, name, current, &choices, width);
}

/// A list of choices, the first of which is all of them.
fn or_all_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    named: impl IntoIterator<Item = (Option<T>, String)>,
    current: &mut Option<T>,
) {
    let all = (None, cx.tr("tables-root-all"));
    let choices: Vec<_> = std::iter::once(all).chain(named).collect();
    combo_ui(ui, name, &choices, current);
}

/// All, or one of some things; nothing when there are none.
fn one_of_ui<T: Ord + Clone>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    named: impl IntoIterator<Item = (T, String)>,
    chosen: &mut BTreeSet<T>,
) {
    let named: Vec<_> = named
        .into_iter()
        .map(|(value, text)| (Some(value), text))
        .collect();
    if named.is_empty() {
        return;
    }
    let before = chosen.first().cloned();
    let mut current = before.clone();
    or_all_ui(ui, cx, name, named, &mut current);
    if current != before {
        *chosen = current.into_iter().collect();
    }
}

/// The values that participants have of an attribute, in the order of the participants.
fn values(snapshot: &Snapshot, attribute: AttributeId) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for person in snapshot.participants() {
        if let Some(value) = person.values.get(&attribute)
            && !value.is_empty()
            && !values.contains(value)
        {
            values.push(value.clone());
        }
    }
    values
}

/// By what the columns are split; `none` is the choice of no split, and `coders` may be one or not.
fn split_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    none: Option<(Option<SplitBy>, String)>,
    coders: bool,
    by: &mut Option<SplitBy>,
) {
    let mut choices = Vec::from_iter(none);
    choices.push((Some(SplitBy::Document), cx.tr("tables-by-document")));
    choices.push((Some(SplitBy::Group), cx.tr("tables-by-group")));
    if coders && cx.snapshot().coders().nth(1).is_some() {
        choices.push((Some(SplitBy::Coder), cx.tr("tables-by-coder")));
    }
    let attributes = cx.snapshot().attributes().into_iter();
    choices.extend(attributes.map(|a| (Some(SplitBy::Attribute(a.id)), a.name.clone())));
    combo_ui(ui, &cx.tr("tables-by"), &choices, by);
}

fn attributes_ui(ui: &mut Ui, cx: &Cx<'_>, choices: &mut TableChoices) {
    let attributes = cx.snapshot().attributes();
    name_ui(ui, &cx.tr("tables-attributes"));
    if attributes.is_empty() {
        kit::secondary(ui, cx.tr("tables-no-attributes"));
    }
    for attribute in attributes {
        let mut on = choices.attributes.contains(&attribute.id);
        if kit::checkbox(ui, &mut on, &attribute.name).changed() {
            if on {
                choices.attributes.push(attribute.id);
            } else {
                choices.attributes.retain(|id| *id != attribute.id);
            }
        }
    }
}

/// Which documents count: all, or the activated ones.
fn documents_ui(ui: &mut Ui, cx: &Cx<'_>, documents: &mut BTreeSet<DocumentId>) {
    let active = &cx.shared.active_documents;
    let mut only = !documents.is_empty();
    if !active.is_empty() || only {
        let text = cx.words.with("tables-active-documents", &[("n", active.len())]);
        kit::checkbox(ui, &mut only, text);
    }
    // Follows the activation as long as it is asked for.
    *documents = if only { active.clone() } else { BTreeSet::new() };
}

fn profile_ui(ui: &mut Ui, cx: &Cx<'_>, profile: &mut Profile) {
    let lang = cx.words.lang();
    let profiles: Vec<(Profile, String)> = Profile::all()
        .iter()
        .map(|p| (p.clone(), p.label(lang).to_owned()))
        .collect();
    combo_ui(ui, &cx.tr("tables-profile"), &profiles, profile);
}

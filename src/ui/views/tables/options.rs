//! The column in which a table and its options are chosen.

use egui::{Ui, Widget as _};

use super::order::{Kind, Order};
use crate::analysis::{By, Subject};
use crate::exchange::export::Profile;
use crate::i18n::{Digits, Lang};
use crate::model::{Level, MemoKind};
use crate::report::wording::memo_kind;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, Text, TreeRow};
use crate::ui::theme::Theme;
use crate::ui::views::memos::subject_text;

/// Draws the kinds of table, and the options of the chosen one.
pub(super) fn options_ui(ui: &mut Ui, cx: &mut Cx<'_>, order: &mut Order, profile: &mut Profile) {
    let theme = Theme::of(ui.ctx());
    kinds_ui(ui, cx, order);
    ui.add_space(theme.space.tiny);
    if let Some(tip) = cx.words.attribute(order.kind.text_id(), "tip") {
        Text::new(&tip).secondary().ui(ui);
    }
    ui.add_space(theme.space.medium);
    match order.kind {
        Kind::Codes => {
            kit::checkbox(ui, &mut order.counts, cx.tr("tables-counts"));
        }
        Kind::Ladder => root_ui(ui, cx, order),
        Kind::Frequencies => by_ui(ui, cx, order),
        Kind::Participants => attributes_ui(ui, cx, order),
        Kind::Memos => memos_ui(ui, cx, order),
        Kind::History => {}
    }
    if order.kind.is_of_codings() {
        documents_ui(ui, cx, order);
    }
    if order.kind.is_by_someone() {
        coder_ui(ui, cx, order);
    }
    ui.add_space(theme.space.medium);
    kit::hairline(ui);
    ui.add_space(theme.space.small);
    kit::secondary(ui, cx.tr("tables-language"));
    let before = order.lang;
    let languages = Lang::ALL.map(|lang| (lang, lang.name()));
    kit::segmented(ui, &mut order.lang, &languages);
    if order.lang != before {
        order.digits = order.lang.digits();
    }
    kit::secondary(ui, cx.tr("tables-digits"));
    kit::segmented(
        ui,
        &mut order.digits,
        &[(Digits::Persian, "۱۲۳"), (Digits::Latin, "123")],
    );
    ui.add_space(theme.space.tiny);
    profile_ui(ui, cx, profile);
}

fn kinds_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for kind in Kind::ALL {
            let icon = match kind {
                Kind::Codes => Icon::Tree,
                Kind::Ladder => Icon::Ladder,
                Kind::Frequencies => Icon::Chart,
                Kind::Participants => Icon::People,
                Kind::Memos => Icon::Memo,
                Kind::History => Icon::Clock,
            };
            let name = cx.tr(kind.text_id());
            let row = TreeRow::new(&name, 0)
                .icon(icon)
                .selected(order.kind == kind)
                .show(ui);
            if row.response.clicked() {
                order.kind = kind;
            }
        }
    });
}

/// The width of a list of choices.
fn width(ui: &Ui) -> f32 {
    ui.available_width().max(120.0)
}

fn root_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let (name, all) = (cx.tr("tables-root"), cx.tr("tables-root-all"));
    let named: Vec<(crate::model::CodeId, String)> = cx
        .snapshot()
        .code_tree()
        .into_iter()
        .filter(|(_, code)| code.level != Level::Code)
        .map(|(depth, code)| (code.id, format!("{}{}", "\u{2003}".repeat(depth), code.name)))
        .collect();
    let mut choices: Vec<_> = vec![(None, all.as_str())];
    choices.extend(named.iter().map(|(id, name)| (Some(*id), name.as_str())));
    kit::secondary(ui, &name);
    let width = width(ui);
    kit::combo(ui, &name, &mut order.root, &choices, width);
}

fn by_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let name = cx.tr("tables-by");
    let (whole, document, group) = (
        cx.tr("tables-by-none"),
        cx.tr("tables-by-document"),
        cx.tr("tables-by-group"),
    );
    let mut choices = vec![
        (None, whole.as_str()),
        (Some(By::Document), document.as_str()),
        (Some(By::Group), group.as_str()),
    ];
    let attributes = cx.snapshot().attributes();
    choices.extend(
        attributes
            .iter()
            .map(|a| (Some(By::Attribute(a.id)), a.name.as_str())),
    );
    kit::secondary(ui, &name);
    let width = width(ui);
    kit::combo(ui, &name, &mut order.by, &choices, width);
}

fn attributes_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let attributes = cx.snapshot().attributes();
    kit::secondary(ui, cx.tr("tables-attributes"));
    if attributes.is_empty() {
        kit::secondary(ui, cx.tr("tables-no-attributes"));
    }
    for attribute in attributes {
        let mut on = order.attributes.contains(&attribute.id);
        if kit::checkbox(ui, &mut on, &attribute.name).changed() {
            if on {
                order.attributes.push(attribute.id);
            } else {
                order.attributes.retain(|id| *id != attribute.id);
            }
        }
    }
}

/// Which memos: of one kind, about one kind of thing.
fn memos_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let all = cx.tr("tables-root-all");
    let width = width(ui);
    let name = cx.tr("memos-kind");
    let kinds = MemoKind::ALL.map(|kind| (Some(kind), cx.tr(memo_kind(kind))));
    let mut choices = vec![(None, all.as_str())];
    choices.extend(kinds.iter().map(|(kind, text)| (*kind, text.as_str())));
    kit::secondary(ui, &name);
    kit::combo(ui, &name, &mut order.memos.kind, &choices, width);
    let name = cx.tr("memos-subject");
    let subjects = Subject::ALL.map(|subject| (Some(subject), cx.tr(subject_text(subject))));
    let mut choices = vec![(None, all.as_str())];
    choices.extend(subjects.iter().map(|(subject, text)| (*subject, text.as_str())));
    kit::secondary(ui, &name);
    kit::combo(ui, &name, &mut order.memos.subject, &choices, width);
}

/// Which documents count: all, or the activated ones.
fn documents_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let active = &cx.shared.active_documents;
    let mut only = order.documents.is_some();
    if !active.is_empty() || only {
        let text = cx.words.with("tables-active-documents", &[("n", active.len())]);
        kit::checkbox(ui, &mut only, text);
    }
    // Follows the activation as long as it is asked for.
    order.documents = (only && !active.is_empty()).then(|| active.iter().copied().collect());
}

/// Whose codings or memos count: everyone's, or one person's.
fn coder_ui(ui: &mut Ui, cx: &Cx<'_>, order: &mut Order) {
    let coders: Vec<_> = cx.snapshot().coders().map(|c| (c.id, c.name.clone())).collect();
    if coders.len() > 1 {
        let (name, all) = (cx.tr("history-coder"), cx.tr("history-everyone"));
        let mut choices = vec![(None, all.as_str())];
        choices.extend(coders.iter().map(|(id, name)| (Some(*id), name.as_str())));
        kit::secondary(ui, &name);
        let width = width(ui);
        kit::combo(ui, &name, &mut order.coder, &choices, width);
    }
}

fn profile_ui(ui: &mut Ui, cx: &Cx<'_>, profile: &mut Profile) {
    let name = cx.tr("tables-profile");
    let lang = cx.words.lang();
    let choices: Vec<(Profile, &str)> = Profile::all()
        .iter()
        .map(|p| (p.clone(), p.label(lang)))
        .collect();
    kit::secondary(ui, &name);
    let width = width(ui);
    kit::combo(ui, &name, profile, &choices, width);
}

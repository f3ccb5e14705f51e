//! The retrieved passages of active codes, and the inspector of the selected coding.

mod cards;
mod inspector;
mod picked;
pub mod retrieval;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Frame, Id, Margin, Panel, Ui, Widget as _};

use self::cards::SegmentCard;
use self::inspector::Inspector;
use self::picked::PickedSegments;
use self::retrieval::{RetrievedSegments, SegmentOrder};
use crate::i18n::{Arg, Lang};
use crate::model::{CodeId, CodingId, Edit, Snapshot};
use crate::settings::{Pane, ProjectView};
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::within_room;
use crate::ui::kit::{Icon, MenuItem, StyledText, chip, column, empty_state, menu_icon, spread, wrapped_row};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::view::View;
use crate::ui::theme::Theme;

/// Most active codes named over the list.
const MOST_CHIPS: usize = 8;
/// Most characters of a name on a button.
const LONGEST_ON_BUTTON: usize = 20;

/// The pane of retrieved passages.
pub struct SegmentsPane {
    retrieved: RetrievedSegments,
    order: SegmentOrder,
    language: Option<Lang>,
    rows: CardRows,
    /// The width for which rows were laid out; none when they must be laid out anew.
    laid_out_for: Option<f32>,
    cards: HashMap<CodingId, Arc<SegmentCard>>,
    list_id: Id,
    /// The selected coding when the list was last drawn.
    seen: Option<CodingId>,
    scroll_to: Option<usize>,
    /// The row that has the keyboard.
    focused: Option<usize>,
    /// The list is to get the keyboard.
    keyboard_wanted: bool,
    picked: PickedSegments,
    inspector: Inspector,
}

impl Default for SegmentsPane {
    fn default() -> Self {
        Self {
            retrieved: RetrievedSegments::default(),
            order: SegmentOrder::default(),
            language: None,
            rows: CardRows::default(),
            laid_out_for: None,
            cards: HashMap::new(),
            list_id: Id::NULL,
            seen: None,
            scroll_to: None,
            focused: None,
            keyboard_wanted: false,
            picked: PickedSegments::default(),
            inspector: Inspector::default(),
        }
    }
}

impl View for SegmentsPane {
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        within_room(ui, |ui| self.contents_ui(ui, cx));
    }

    fn take_keyboard(&mut self) {
        self.keyboard_wanted = true;
    }

    fn unsaved(&mut self, snapshot: &Snapshot) -> Vec<Edit> {
        self.inspector.unsaved(snapshot)
    }

    fn note_filters(&self, _snapshot: &Snapshot, view: &mut ProjectView) {
        view.segments_by_code = self.order == SegmentOrder::Code;
    }

    fn recall_filters(&mut self, view: &ProjectView, _snapshot: &Snapshot) {
        if view.segments_by_code {
            self.order = SegmentOrder::Code;
        }
    }
}

impl SegmentsPane {
    fn contents_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let revision = cx.session.revision();
        let changed = self
            .retrieved
            .update(revision, cx.session.snapshot(), cx.shared, self.order);
        if changed || self.language != Some(cx.words.lang()) {
            self.language = Some(cx.words.lang());
            self.cards.clear();
            self.picked.prune(cx.session.snapshot());
            self.laid_out_for = None;
        }
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        self.inspector.follow(cx);
        if self.inspector.is_shown() {
            let room = ui.available_height();
            Panel::bottom("inspector")
                .resizable(true)
                .default_size((room * 0.48).min(330.0))
                .size_range(120.0..=(room - 140.0).max(121.0))
                .frame(
                    Frame::new()
                        .fill(theme.colours.panel)
                        .inner_margin(Margin::symmetric(0, theme.space.medium as i8)),
                )
                .show(ui, |ui| self.inspector.ui(ui, cx));
        }
        self.head_ui(ui, cx, &theme);
        if self.retrieved.segments().is_empty() {
            self.nothing_ui(ui, cx);
        } else {
            self.cards_ui(ui, cx);
        }
    }

    /// Title, number and order, and which codes are active.
    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme) {
        let words = cx.words.clone();
        let margin = Margin::symmetric(theme.space.medium as i8, theme.space.tiny as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            column(ui, |ui| {
                let counts = [
                    ("n", self.retrieved.passages()),
                    ("codings", self.retrieved.segments().len()),
                    ("documents", self.retrieved.documents()),
                ];
                let count = if self.retrieved.segments().is_empty() {
                    String::new()
                } else if self.retrieved.segments().len() > self.retrieved.passages() {
                    words.with("segments-count-codings", &counts)
                } else {
                    words.with("segments-count", &counts)
                };
                let order = &mut self.order;
                spread(
                    ui,
                    |ui| {
                        docks::title_ui(ui, Pane::Segments, &words.get("segments-title"));
                    },
                    |ui| {
                        menu_icon(ui, Icon::More, words.get("dock-more"), |ui| {
                            docks::menu_ui(ui, cx, Pane::Segments);
                        });
                        menu_icon(ui, Icon::Filter, words.get("segments-order"), |ui| {
                            for (id, value) in [
                                ("segments-by-document", SegmentOrder::Document),
                                ("segments-by-code", SegmentOrder::Code),
                            ] {
                                if MenuItem::new(&words.get(id))
                                    .checked(*order == value)
                                    .show(ui)
                                    .clicked()
                                {
                                    *order = value;
                                }
                            }
                        });
                    },
                );
                if !count.is_empty() {
                    StyledText::new(&count).secondary().ui(ui);
                }
                self.picked.bar_ui(ui, cx);
                if !cx.shared.active_codes.is_empty() {
                    chips_ui(ui, cx, theme);
                }
            })
        });
    }

    /// Says why nothing is listed, and offers the way on.
    fn nothing_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let words = cx.words.clone();
        let name = |id: Option<CodeId>| Some(cx.snapshot().code(id?)?.clone());
        if cx.shared.active_codes.is_empty() {
            let of_coding = cx
                .shared
                .coding
                .and_then(|id| cx.snapshot().coding(id))
                .map(|c| c.code);
            let code = name(cx.shared.codes.last().copied()).or_else(|| name(of_coding));
            let action = code
                .as_ref()
                .map(|c| words.with("segments-activate", &[("name", short(&c.name))]));
            let (title, text) = (
                words.get("segments-none-active"),
                words.get("segments-none-active-hint"),
            );
            if empty_state(ui, Icon::Layers, &title, &text, action.as_deref())
                && let Some(code) = code
            {
                cx.shared.active_codes.insert(code.id);
            }
        } else {
            let restricted = !cx.shared.active_documents.is_empty();
            let id = if restricted {
                "segments-none-here-hint"
            } else {
                "segments-none-found-hint"
            };
            let action = restricted.then(|| words.get("segments-all-documents"));
            let title = words.get("segments-none-found");
            if empty_state(ui, Icon::Layers, &title, &words.get(id), action.as_deref()) {
                cx.shared.active_documents.clear();
            }
        }
    }
}

/// A name short enough for a button.
fn short(name: &str) -> String {
    match name.char_indices().nth(LONGEST_ON_BUTTON) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default().trim_end()),
        None => name.to_owned(),
    }
}

/// The active codes, and how many documents are active, each to be taken out.
fn chips_ui(ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme) {
    let words = cx.words.clone();
    wrapped_row(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        let active: Vec<CodeId> = cx.shared.active_codes.iter().copied().collect();
        for id in active.iter().take(MOST_CHIPS) {
            let Some(code) = cx.snapshot().code(*id).cloned() else {
                continue;
            };
            let paint = theme.code_paint_of(code.colour.0, code.colour.1, code.colour.2);
            let remove = words.with("segments-deactivate", &[("name", Arg::from(&code.name))]);
            if chip(ui, &code.name, Some(paint.solid), Some(&remove)).removed {
                cx.shared.active_codes.remove(id);
            }
        }
        if active.len() > MOST_CHIPS {
            let more = words.with("segments-more-codes", &[("n", active.len() - MOST_CHIPS)]);
            StyledText::new(&more).secondary().ui(ui);
        }
        if !cx.shared.active_documents.is_empty() {
            let text = words.with("segments-documents", &[("n", cx.shared.active_documents.len())]);
            let remove = words.get("segments-all-documents");
            if chip(ui, &text, None, Some(&remove)).removed {
                cx.shared.active_documents.clear();
            }
        }
    });
}

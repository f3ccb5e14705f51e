//! The retrieved passages of active codes, and the inspector of the selected coding.

mod cards;
mod highlights;
mod inspector;
mod out;
mod picked;
pub mod retrieval;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Frame, Id, Margin, Rect, Ui, UiBuilder, Widget as _, vec2};

use self::cards::SegmentCard;
use self::highlights::HighlightList;
use self::inspector::Inspector;
use self::out::AskedOfList;
use self::picked::PickedSegments;
use self::retrieval::{RetrievedSegments, SegmentOrder};
use crate::analysis::CodingFilter;
use crate::i18n::{Arg, Words};
use crate::model::{CodeId, CodingId, Edit, Importance, Snapshot};
use crate::settings::{Pane, ProjectView};
use crate::ui::cx::Cx;
use crate::ui::docks;
use crate::ui::kit::within_room;
use crate::ui::kit::{
    Button, Icon, MenuItem, SplitterRequest, StyledText, chip, column, empty_state, menu_icon,
    menu_separator, popover, popover_opens, secondary, splitter, spread, wrapped_row,
};
use crate::ui::parts::card_rows::CardRows;
use crate::ui::parts::chooser::Chooser;
use crate::ui::parts::filter_items::{choose_ui, groups_and_people, items_of_filter};
use crate::ui::parts::importance::least_importance_text;
use crate::ui::parts::kept_filter::{noted, recalled};
use crate::ui::parts::view::View;
use crate::ui::shared::PassageCell;
use crate::ui::theme::Theme;

/// Most active codes named over the list.
const MOST_CHIPS: usize = 8;
/// Width and height of the list of what the passages are narrowed to, in points.
const LIST: (f32, f32) = (300.0, 320.0);
/// The part of the pane's height that the selected coding has at first, and how high it is then at least, so that what
/// can be done with it is seen in a low window too, and at most, in points.
const INSPECTOR: (f32, f32, f32) = (0.4, 250.0, 280.0);
/// How low it can be made, in points.
const INSPECTOR_LEAST: f32 = 100.0;
/// What stays for the list over it, in points.
const LIST_LEAST: f32 = 140.0;
/// Height of the selected coding when it is shown by its name alone, in points.
const FOLDED: f32 = 44.0;
/// In a pane that is lower than this, in points, one line says that there is nothing.
const LEAST_EMPTY: f32 = 110.0;

/// The pane of retrieved passages.
pub struct SegmentsPane {
    retrieved: RetrievedSegments,
    order: SegmentOrder,
    /// Groups, people, values and importance to which the list is narrowed.
    filter: CodingFilter,
    chooser: Chooser,
    /// The selected coding is shown by its name alone.
    folded: bool,
    highlights: HighlightList,
    /// The language and digits in which the cards were written.
    words: Option<Words>,
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
    /// The card that had the keyboard when its coding was removed, until it has gone, and the one that has it next.
    removed: Option<CodingId>,
    after_removed: Option<CodingId>,
    picked: PickedSegments,
    inspector: Inspector,
    /// What the person chose for its height, in points.
    inspector_height: Option<f32>,
}

impl Default for SegmentsPane {
    fn default() -> Self {
        Self {
            retrieved: RetrievedSegments::default(),
            order: SegmentOrder::default(),
            filter: CodingFilter::default(),
            chooser: Chooser::default(),
            folded: false,
            highlights: HighlightList::default(),
            words: None,
            rows: CardRows::default(),
            laid_out_for: None,
            cards: HashMap::new(),
            list_id: Id::NULL,
            seen: None,
            scroll_to: None,
            focused: None,
            keyboard_wanted: false,
            removed: None,
            after_removed: None,
            picked: PickedSegments::default(),
            inspector: Inspector::default(),
            inspector_height: None,
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

    fn note_filters(&self, snapshot: &Snapshot, view: &mut ProjectView) {
        view.segments_by_code = self.order == SegmentOrder::Code;
        view.segments_importance = self.filter.least_importance.number();
        view.segments = noted(&self.filter, snapshot);
    }

    fn recall_filters(&mut self, view: &ProjectView, snapshot: &Snapshot) {
        self.filter = recalled(&view.segments, snapshot);
        self.filter.least_importance = Importance::new(view.segments_importance).unwrap_or_default();
        if view.segments_by_code {
            self.order = SegmentOrder::Code;
        }
    }
}

impl SegmentsPane {
    fn contents_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let revision = cx.session.revision();
        self.filter.prune(cx.session.snapshot());
        let listed = cx.shared.coding.filter(|id| self.retrieved.place(*id).is_some());
        let same_project = self.retrieved.revision() == Some(revision);
        // What is activated after the cell of a table was asked for takes its place.
        let shared = &cx.shared;
        let activated = |cell: &Arc<PassageCell>| {
            cell.active.0 != shared.active_codes || cell.active.1 != shared.active_documents
        };
        if shared.cell.as_ref().is_some_and(activated) {
            cx.shared.cell = None;
        }
        self.load_texts(revision, cx);
        let changed = self.retrieved.update(
            revision,
            cx.session.snapshot(),
            cx.shared,
            &self.filter,
            self.order,
        );
        if changed || self.words.as_ref() != Some(&cx.words) {
            self.words = Some(cx.words.clone());
            self.cards.clear();
            self.picked.retain(|id| self.retrieved.place(id).is_some());
            self.laid_out_for = None;
        }
        // What is told of the chosen passage goes with its card where the list was narrowed to others.
        let hidden = |id: CodingId| self.retrieved.place(id).is_none() && cx.snapshot().has_coding(id);
        if changed && same_project && !cx.shared.active_codes.is_empty() && listed.is_some_and(hidden) {
            cx.shared.coding = None;
        }
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = theme.space.tiny;
        self.inspector.follow(cx);
        let room = ui.available_rect_before_wrap();
        let height = if !self.inspector.is_shown() {
            0.0
        } else if self.folded {
            FOLDED.min(room.height())
        } else {
            inspector_height(self.inspector_height, room.height())
        };
        let (list, place) = room.split_top_bottom_at_y((room.max.y - height).round());
        let builder = UiBuilder::new().id_salt("list").max_rect(list);
        ui.scope_builder(builder, |ui| {
            within_room(ui, |ui| self.list_ui(ui, cx, &theme));
        });
        if !self.inspector.is_shown() {
            return;
        }
        let inner = place.shrink2(vec2(0.0, theme.space.medium));
        let mut inside = ui.new_child(UiBuilder::new().id_salt("inspector").max_rect(inner));
        inside.shrink_clip_rect(place);
        self.inspector.ui(&mut inside, &mut self.folded, cx);
        self.border_ui(ui, cx, room, place);
    }

    /// The line over the selected coding. What was chosen for its height is kept also where there is no room for it now.
    fn border_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, room: Rect, place: Rect) {
        let line = place.with_max_y(place.min.y);
        if self.folded {
            let stroke = Theme::of(ui.ctx()).hairline();
            ui.painter().hline(line.x_range(), line.min.y, stroke);
            return;
        }
        let name = cx.tr("segments-border");
        match splitter(ui, ui.scope_id().with("inspector-border"), line, &name) {
            Some(SplitterRequest::At(to)) => {
                let height = inspector_height(Some(room.max.y - to.y), room.height());
                self.inspector_height = Some(height);
            }
            Some(SplitterRequest::Usual | SplitterRequest::Fitting) => self.inspector_height = None,
            None => {}
        }
    }

    /// What is over the selected coding.
    fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme) {
        self.head_ui(ui, cx, theme);
        if cx.shared.active_codes.is_empty() && cx.shared.cell.is_none() && self.highlights.follow(cx) {
            self.highlights.ui(ui, cx);
        } else if self.retrieved.segments().is_empty() {
            // Where there is no card none is given the keyboard later.
            self.keyboard_wanted = false;
            self.nothing_ui(ui, cx);
        } else {
            self.cards_ui(ui, cx);
        }
    }

    /// Reads the texts of the project where the cell of a table needs them to tell its passages.
    fn load_texts(&self, revision: u64, cx: &Cx<'_>) {
        let Some(cell) = &cx.shared.cell else { return };
        let needed = cell.key.needs_texts() || cell.filter.needs_texts() || !cell.filter.words.is_empty();
        let fresh = self
            .retrieved
            .is_fresh(revision, cx.shared, &self.filter, self.order);
        if needed
            && !fresh
            && let Err(error) = cx.session.load_texts()
        {
            log::error!("texts for the passages of a cell: {error}");
        }
    }

    /// Title, number and order, and which codes are active.
    fn head_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme) {
        let words = cx.words.clone();
        // The title stands in one line with those of the panes and the text beside it.
        let margin = Margin::symmetric(theme.space.medium as i8, 0);
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
                let (mut order, mut asked) = (self.order, None);
                let shown = self.retrieved.segments().len();
                let (filter, chooser) = (&mut self.filter, &mut self.chooser);
                spread(
                    ui,
                    |ui| {
                        let title = docks::fitting_title(ui, &words, "segments-title");
                        docks::title_ui(ui, Pane::Segments, &title);
                    },
                    |ui| {
                        menu_icon(ui, Icon::More, words.get("dock-more"), |ui| {
                            asked = out::menu_ui(ui, cx, shown, cx.shared.cell.is_none());
                            menu_separator(ui);
                            for (id, value) in [
                                ("segments-by-document", SegmentOrder::Document),
                                ("segments-by-code", SegmentOrder::Code),
                            ] {
                                if MenuItem::new(&words.get(id))
                                    .checked(order == value)
                                    .show(ui)
                                    .clicked()
                                {
                                    order = value;
                                }
                            }
                            menu_separator(ui);
                            for importance in Importance::ALL {
                                let on = filter.least_importance == importance;
                                let text = least_importance_text(importance, &words);
                                if MenuItem::new(&text).checked(on).show(ui).clicked() {
                                    filter.least_importance = importance;
                                }
                            }
                            menu_separator(ui);
                            docks::menu_ui(ui, cx, Pane::Segments);
                        });
                        if cx.shared.cell.is_some() {
                            return;
                        }
                        let name = words.get("segments-filter");
                        let button = Button::icon_only(Icon::Filter, &name)
                            .selected(!items_of_filter(filter).is_empty())
                            .ui(ui);
                        if popover_opens(&button) {
                            *chooser = Chooser::default();
                        }
                        popover(&button, LIST.0, |ui| {
                            let choices = groups_and_people(cx.snapshot());
                            if choices.is_empty() {
                                secondary(ui, cx.tr("ladder-nothing-to-choose"));
                            } else {
                                choose_ui(ui, cx, chooser, &choices, LIST.1, filter);
                            }
                        });
                    },
                );
                self.order = order;
                match asked {
                    Some(AskedOfList::Copy) => self.copy_all(ui, cx),
                    Some(AskedOfList::Export(format)) => self.export(format, cx),
                    None => {}
                }
                if !count.is_empty() {
                    StyledText::new(&count).secondary().ui(ui);
                }
                self.picked.bar_ui(ui, cx);
                if let Some(cell) = &cx.shared.cell {
                    let remove = words.get("segments-cell-remove");
                    let text = words.with("segments-cell", &[("name", Arg::from(&cell.name))]);
                    if chip(ui, &text, None, Some(&remove)).removed {
                        cx.shared.cell = None;
                    }
                } else if !cx.shared.active_codes.is_empty() {
                    chips_ui(ui, cx, theme, &mut self.filter);
                    let least = self.filter.least_importance;
                    if least.is_marked() {
                        let remove = words.get("segments-every-importance");
                        let text = least_importance_text(least, &words);
                        if chip(ui, &text, None, Some(&remove)).removed {
                            self.filter.least_importance = Importance::NONE;
                        }
                    }
                }
            })
        });
    }

    /// Says why nothing is listed, and offers the way on.
    fn nothing_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if ui.available_height() < LEAST_EMPTY {
            let id = if cx.shared.active_codes.is_empty() && cx.shared.cell.is_none() {
                "segments-none-active"
            } else {
                "segments-none-found"
            };
            let margin = Margin::symmetric(Theme::of(ui.ctx()).space.medium as i8, 0);
            Frame::new().inner_margin(margin).show(ui, |ui| {
                column(ui, |ui| StyledText::new(&cx.tr(id)).secondary().elided().ui(ui));
            });
            return;
        }
        let words = cx.words.clone();
        let name = |id: Option<CodeId>| Some(cx.snapshot().code(id?)?.clone());
        if cx.shared.cell.is_some() {
            let (title, text) = (words.get("segments-none-found"), words.get("segments-cell-empty"));
            let remove = words.get("segments-cell-remove");
            if empty_state(ui, Icon::Layers, &title, &text, Some(&remove)) {
                cx.shared.cell = None;
            }
        } else if cx.shared.active_codes.is_empty() {
            let of_coding = cx
                .shared
                .coding
                .and_then(|id| cx.snapshot().coding(id))
                .map(|c| c.code);
            let code = name(cx.shared.codes.last().copied()).or_else(|| name(of_coding));
            let action = code
                .as_ref()
                .map(|c| words.with("segments-activate", &[("name", &c.name)]));
            let (title, text) = (
                words.get("segments-none-active"),
                words.get("segments-none-active-hint"),
            );
            if empty_state(ui, Icon::Layers, &title, &text, action.as_deref())
                && let Some(code) = code
            {
                cx.shared.active_codes.insert(code.id);
                self.keyboard_wanted = true;
            }
        } else if self.filter.least_importance.is_marked() {
            let (title, text) = (
                words.get("segments-none-found"),
                words.get("segments-none-important-hint"),
            );
            let all = words.get("segments-every-importance");
            if empty_state(ui, Icon::Layers, &title, &text, Some(&all)) {
                self.filter.least_importance = Importance::NONE;
            }
        } else {
            let restricted = !cx.shared.active_documents.is_empty() || !self.filter.is_empty();
            let id = if restricted {
                "segments-none-here-hint"
            } else {
                "segments-none-found-hint"
            };
            let action = restricted.then(|| words.get("segments-all-documents"));
            let title = words.get("segments-none-found");
            if empty_state(ui, Icon::Layers, &title, &words.get(id), action.as_deref()) {
                cx.shared.active_documents.clear();
                self.filter = CodingFilter::default();
            }
        }
    }
}

/// The height of the selected coding in a room of this height, of which it is to have so much, in points.
fn inspector_height(wanted: Option<f32>, room: f32) -> f32 {
    let (part, least, most) = INSPECTOR;
    let wanted = wanted.unwrap_or((room * part).clamp(least, most));
    wanted.min(room - LIST_LEAST).max(INSPECTOR_LEAST).min(room)
}

/// The active codes, and how many documents are active, each to be taken out.
fn chips_ui(ui: &mut Ui, cx: &mut Cx<'_>, theme: &Theme, filter: &mut CodingFilter) {
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
        for wanted in items_of_filter(filter) {
            let Some(name) = wanted.name(cx.snapshot()) else {
                continue;
            };
            let remove = words.with("ladder-remove", &[("name", Arg::from(&name))]);
            if chip(ui, &name, None, Some(&remove)).removed {
                wanted.toggle(filter);
            }
        }
    });
}

//! A field and under it the codes that fit what is typed: the body of the picker and of every chooser of a code.

use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::{
    Color32, Context, EventFilter, Galley, Key, Modifiers, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2,
};

use crate::model::Level;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Dir, Fit, Icon, take_key_from};
use crate::ui::parts::codes::choices::{CodeChoice, CodeChoices, CodeOffer, choices};
use crate::ui::parts::codes::tree::{CodeTree, TreeNode};
use crate::ui::parts::fuzzy::FuzzyQuery;
use crate::ui::parts::measured_rows::{MeasuredRows, hash_of};
use crate::ui::parts::path_text::path_text;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::{NamePurpose, Typing};

/// Height of a row with its path and a name on one line, in points.
pub const ROW: f32 = 46.0;
/// Width of the popover under a button, and height of the list in it, in points.
const UNDER: (f32, f32) = (320.0, 280.0);
/// Height of a row without a path.
const LOW_ROW: f32 = 32.0;
/// What has fewer letters is no name that was begun.
const SHORTEST_NAME: usize = 3;

/// A field with the list of what fits. It keeps what is typed and which row is lit.
#[derive(Debug, Default)]
pub struct CodeList {
    /// What is typed.
    pub query: String,
    tree: CodeTree,
    found: CodeChoices,
    /// What `found` was made from.
    made_for: Option<(u64, String, CodeOffer)>,
    lit: usize,
    /// No row is lit yet; see [`CodeOffer::deliberate`].
    idle: bool,
    scroll: bool,
    focused: bool,
    /// The field is to have the keyboard again.
    asked: bool,
    /// Where the rows stand.
    places: MeasuredRows,
    /// What the height of each row depends on, beside the room.
    keys: Vec<u64>,
}

/// How a row was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceMode {
    /// Enter or a click.
    Plainly,
    /// Ctrl with either: the list stays for the next one.
    AndStay,
}

/// What happened in this frame.
#[derive(Debug, Default)]
pub struct ListResponse {
    /// What was chosen, and how.
    pub chosen: Option<(CodeChoice, ChoiceMode)>,
    /// Escape was pressed.
    pub cancelled: bool,
}

/// The keys that the list takes from the field.
#[derive(Default)]
struct ListKeys {
    step: isize,
    first_or_last: Option<bool>,
    enter: Option<ChoiceMode>,
    /// Shift+Enter: the new code, wherever it stands in the list.
    new: bool,
}

impl CodeList {
    /// The row that Enter would choose.
    pub fn highlighted(&self) -> Option<&CodeChoice> {
        self.found.items.get(self.lit).filter(|_| !self.idle)
    }

    /// The tree that was last drawn.
    pub fn tree(&self) -> &CodeTree {
        &self.tree
    }

    /// What is typed, where it looks like the name of a new code: a code of that name can be made, and either its row is
    /// lit or no code that is there fits. Up to two letters, and those that fit a code, only seek one.
    pub fn typing(&self) -> Option<Typing> {
        let is_new = |choice: &CodeChoice| matches!(choice, CodeChoice::New(_) | CodeChoice::NewBelow(..));
        let items = &self.found.items;
        let means_new = self.highlighted().is_some_and(is_new) || items.iter().all(is_new);
        let name = self.query.trim();
        if !items.iter().any(is_new) || !means_new || name.chars().count() < SHORTEST_NAME {
            return None;
        }
        let purpose = NamePurpose::NewCode {
            parent: None,
            level: Level::Code,
            holds: Vec::new(),
        };
        Some(Typing::Name(purpose, name.to_owned()))
    }

    /// Starts again with an empty field that gets the keyboard.
    pub fn reset(&mut self) {
        self.query.clear();
        self.made_for = None;
        self.focused = false;
        self.lit = 0;
    }

    /// Gives the keyboard to the field again, with all that is written there selected.
    pub fn take_keyboard(&mut self) {
        self.asked = true;
    }

    /// Draws field and list in a popover under a button, with `above` over them. Returns what was chosen, which closes
    /// it as giving up does.
    pub fn under(
        &mut self,
        button: &Response,
        cx: &Cx<'_>,
        offer: &CodeOffer,
        hint: &str,
        above: impl FnOnce(&mut Ui),
    ) -> Option<CodeChoice> {
        let chosen = kit::popover(button, UNDER.0, |ui| {
            above(ui);
            let answer = self.ui(ui, cx, offer, hint, UNDER.1);
            let chosen = answer.chosen.map(|(choice, _)| choice);
            if chosen.is_some() || answer.cancelled {
                ui.close();
            }
            chosen
        });
        chosen.flatten()
    }

    /// Draws field and list, the list at most `height` points high.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        offer: &CodeOffer,
        hint: &str,
        height: f32,
    ) -> ListResponse {
        let keys = if self.focused {
            ListKeys::take(ui)
        } else {
            ListKeys::default()
        };
        let field = Field::single("code-list")
            .label(hint)
            .hint(hint)
            .width(ui.available_width())
            .caret_at_end_on_focus()
            .show(ui, &mut self.query);
        // What is only measured, as a popup is in its first frame, cannot hold the keyboard.
        if !self.focused && !ui.is_sizing_pass() {
            field.response.request_focus();
            self.focused = true;
        }
        if std::mem::take(&mut self.asked) {
            field.take_keyboard();
        }
        if field.response.has_focus() {
            // Tab walks the list, as arrows do.
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|m| m.set_focus_lock_filter(field.response.id, filter));
        }
        self.update(cx, offer);
        self.walk(&keys);
        let mut response = ListResponse {
            cancelled: field.cancelled,
            ..ListResponse::default()
        };
        if keys.new
            && let Some(new) = self
                .found
                .items
                .iter()
                .find(|c| matches!(c, CodeChoice::New(_) | CodeChoice::NewBelow(..)))
        {
            response.chosen = Some((new.clone(), ChoiceMode::Plainly));
        }
        if let Some(how) = keys.enter
            && let Some(choice) = self.highlighted()
        {
            response.chosen = Some((choice.clone(), how));
        }
        ui.add_space(Theme::of(ui.ctx()).space.tiny);
        let clicked = self.rows_ui(ui, cx, height);
        response.chosen = response.chosen.or(clicked);
        response
    }

    fn update(&mut self, cx: &Cx<'_>, offer: &CodeOffer) {
        let revision = cx.session.revision();
        if let Some((r, query, of)) = &self.made_for {
            if *r == revision && *query == self.query && of == offer {
                return;
            }
            if *query != self.query {
                (self.lit, self.idle) = (0, false);
                self.scroll = true;
            }
        } else {
            self.idle = offer.deliberate && offer.recent.is_empty() && self.query.is_empty();
        }
        if self.made_for.as_ref().is_none_or(|(r, ..)| *r != revision) {
            self.tree = CodeTree::current(cx);
        }
        self.found = choices(&self.tree, &self.query, offer);
        self.lit = self.lit.min(self.found.items.len().saturating_sub(1));
        self.keys = self
            .found
            .items
            .iter()
            .enumerate()
            .map(|(row, choice)| self.key(row, choice))
            .collect();
        self.made_for = Some((revision, self.query.clone(), offer.clone()));
    }

    /// What the height of a row depends on, beside the room.
    fn key(&self, row: usize, choice: &CodeChoice) -> u64 {
        let recent = row < self.found.recent;
        match choice {
            CodeChoice::Code(id) => hash_of(&self.tree.node(*id).map(|n| (&n.code.name, n.own, recent))),
            CodeChoice::Top => hash_of(&"top"),
            CodeChoice::New(path) => hash_of(&path.names()),
            CodeChoice::NewBelow(parent, name) => hash_of(&(parent, name)),
        }
    }

    fn walk(&mut self, keys: &ListKeys) {
        let Some(last) = self.found.items.len().checked_sub(1) else {
            return;
        };
        let before = self.lit;
        if self.idle && (keys.step != 0 || keys.first_or_last.is_some()) {
            self.idle = false;
            self.lit = if keys.step < 0 || keys.first_or_last == Some(false) {
                last
            } else {
                0
            };
            self.scroll = true;
            return;
        }
        match keys.first_or_last {
            Some(true) => self.lit = 0,
            Some(false) => self.lit = last,
            None => {}
        }
        self.lit = match (self.lit, keys.step) {
            // A single step goes round the ends, a page does not.
            (at, 1) if at == last => 0,
            (0, -1) => last,
            (at, step) => at.saturating_add_signed(step).min(last),
        };
        self.scroll |= self.lit != before;
    }

    fn rows_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, height: f32) -> Option<(CodeChoice, ChoiceMode)> {
        let theme = Theme::of(ui.ctx());
        if self.found.items.is_empty() {
            let said = if cx.snapshot().code_count() == 0 {
                cx.words.get("codes-picker-none-yet")
            } else {
                cx.words.get("codes-picker-nothing-fits")
            };
            ui.add_space(theme.space.small);
            kit::secondary(ui, said);
            ui.add_space(theme.space.small);
            return None;
        }
        // In a code system without levels all rows are low.
        let row_height = if self
            .tree
            .nodes()
            .iter()
            .any(|n| n.depth > 0 || !n.code.definition.is_empty())
        {
            ROW
        } else {
            LOW_ROW
        };
        let query = FuzzyQuery::new(&self.query);
        let pointer_moved = ui.input(|i| i.pointer.is_moving());
        let mut chosen = None;
        let (mut lit, mut pointed) = (self.lit, false);
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll_to = std::mem::take(&mut self.scroll).then_some(self.lit);
        let lines = cx.settings.name_lines.tree;
        let (width, scale) = (ui.available_width(), ui.ctx().pixels_per_point());
        let mut places = std::mem::take(&mut self.places);
        places.set_basis(hash_of(&(width.to_bits(), scale.to_bits(), lines, &self.query)));
        places.set_rows(self.keys.clone(), row_height);
        let offset = places.settle(height, scroll_to, |row| {
            let name = self.found.items.get(row).map(|choice| {
                let text = self.describe(choice, cx);
                RowName::of(ui.ctx(), &text, &query, width, row < self.found.recent, lines)
            });
            row_height + name.map_or(0.0, |name| name.more())
        });
        let area = kit::Scroll::vertical("code-list-rows")
            .max_height(height)
            .shrinks()
            .offset(offset);
        let shown = area.show_viewport(ui, |ui, view| {
            ui.set_height(places.places().total());
            let whole = ui.max_rect();
            let place = |row: usize| {
                let (top, bottom) = places.places().extent(row);
                let y = whole.min.y;
                Rect::from_min_max(pos2(whole.min.x, y + top), pos2(whole.max.x, y + bottom))
            };
            if let Some(row) = scroll_to {
                ui.scroll_to_rect(place(row), None);
            }
            for row in places.places().visible(view.min.y, view.max.y) {
                let Some(choice) = self.found.items.get(row) else {
                    break;
                };
                let rect = place(row);
                let response = ui.interact(rect, ui.scope_id().with(("choice", row)), Sense::CLICK);
                if response.hovered() && pointer_moved {
                    (lit, pointed) = (row, true);
                }
                let text = self.describe(choice, cx);
                let heading = row < self.found.recent;
                let name = RowName::of(ui.ctx(), &text, &query, rect.width(), heading, lines);
                let cut = name.name.elided;
                let is_lit = row == self.lit && !self.idle;
                paint_row(ui, rect, &text, name, row_height, is_lit);
                response
                    .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_lit, text.spoken()));
                if cut {
                    kit::tooltip(response.clone(), &text.name);
                }
                if response.clicked() {
                    let stay = ui.input(|i| i.modifiers.command);
                    chosen = Some((
                        choice.clone(),
                        if stay {
                            ChoiceMode::AndStay
                        } else {
                            ChoiceMode::Plainly
                        },
                    ));
                }
            }
        });
        places.moved_to(shown.state.clamped_offset().y);
        if !places.is_complete() {
            ui.ctx().request_repaint();
        }
        self.places = places;
        self.lit = lit;
        self.idle &= !pointed;
        chosen
    }

    fn describe(&self, choice: &CodeChoice, cx: &Cx<'_>) -> RowText {
        match choice {
            CodeChoice::Code(id) => self
                .tree
                .node(*id)
                .map_or_else(RowText::default, |n| self.code_text(n, cx)),
            CodeChoice::Top => RowText {
                icon: Some(Icon::Home),
                name: cx.tr("codes-picker-top"),
                under: cx.tr("codes-picker-top-under"),
                ..RowText::default()
            },
            CodeChoice::New(path) => {
                let names: Vec<&str> = path.names().iter().map(String::as_str).collect();
                RowText {
                    icon: Some(Icon::Plus),
                    name: cx.words.with("codes-picker-new", &[("name", path_text(&names))]),
                    ..RowText::default()
                }
            }
            CodeChoice::NewBelow(parent, name) => {
                let names = self.tree.names(*parent);
                RowText {
                    icon: Some(Icon::Plus),
                    name: cx.words.with("codes-picker-new", &[("name", name)]),
                    under: cx
                        .words
                        .with("codes-picker-new-below", &[("path", path_text(&names))]),
                    ..RowText::default()
                }
            }
        }
    }

    fn code_text(&self, node: &TreeNode, cx: &Cx<'_>) -> RowText {
        let names = self.tree.names(node.code.id);
        let above = names.split_last().map_or(&[][..], |(_, above)| above);
        let mut under = path_text(above);
        let definition = node
            .code
            .definition
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if !definition.is_empty() {
            if !under.is_empty() {
                under.push_str("  ·  ");
            }
            under.push_str(&definition);
        }
        RowText {
            colour: Some(node.code.colour),
            icon: None,
            name: node.code.name.clone(),
            under,
            count: if node.own > 0 {
                cx.words.number(node.own)
            } else {
                String::new()
            },
            is_code: true,
        }
    }
}

/// What a row tells.
#[derive(Default)]
struct RowText {
    colour: Option<crate::model::Rgb>,
    icon: Option<Icon>,
    name: String,
    under: String,
    count: String,
    is_code: bool,
}

impl RowText {
    fn spoken(&self) -> String {
        if self.under.is_empty() {
            self.name.clone()
        } else {
            format!("{} — {}", self.name, self.under)
        }
    }
}

impl ListKeys {
    fn take(ui: &Ui) -> Self {
        ui.input_mut(|i| {
            let mut keys = Self::default();
            let none = Modifiers::NONE;
            let taken = |i: &mut egui::InputState, m, k| {
                let presses = std::iter::from_fn(|| take_key_from(i, m, k).then_some(()));
                presses.count() as isize
            };
            keys.step -= taken(i, Modifiers::SHIFT, Key::Tab);
            keys.step += taken(i, none, Key::Tab);
            keys.step += taken(i, none, Key::ArrowDown) - taken(i, none, Key::ArrowUp);
            keys.step += 6 * (taken(i, none, Key::PageDown) - taken(i, none, Key::PageUp));
            if taken(i, Modifiers::COMMAND, Key::Home) > 0 {
                keys.first_or_last = Some(true);
            }
            if taken(i, Modifiers::COMMAND, Key::End) > 0 {
                keys.first_or_last = Some(false);
            }
            if taken(i, Modifiers::COMMAND, Key::Enter) > 0 {
                keys.enter = Some(ChoiceMode::AndStay);
            }
            keys.new = taken(i, Modifiers::SHIFT, Key::Enter) > 0;
            if taken(i, none, Key::Enter) > 0 {
                keys.enter = Some(ChoiceMode::Plainly);
            }
            keys
        })
    }
}

/// The name of a row, and what stands after it.
struct RowName {
    name: Arc<Galley>,
    count: Option<Arc<Galley>>,
    /// It is there because its code was used last.
    recent: bool,
}

/// Room before the name, for the colour or icon.
const MARK: f32 = 24.0;
/// Room of the clock before the trailing side.
const CLOCK: f32 = 22.0;

impl RowName {
    fn of(ctx: &Context, text: &RowText, query: &FuzzyQuery, width: f32, recent: bool, lines: usize) -> Self {
        let theme = Theme::of(ctx);
        let pad = theme.space.small;
        let small = theme.font(theme.size.small);
        let count = (!text.count.is_empty())
            .then(|| kit::layout(ctx, &text.count, small, Color32::PLACEHOLDER, Fit::Line));
        let after = if recent { CLOCK } else { 0.0 } + count.as_ref().map_or(0.0, |c| c.size().x + pad);
        let room = (width - pad - MARK - pad - after).max(24.0);
        let plain = TextFormat::simple(theme.font(theme.size.interface), theme.colours.ink);
        let bold = TextFormat::simple(theme.bold(theme.size.interface), theme.colours.accent);
        let marks = if text.is_code {
            query.marks(&text.name)
        } else {
            Vec::new()
        };
        let job = marked(&text.name, &marks, &plain, &bold);
        Self {
            name: kit::layout_job(ctx, &job, Fit::Rows(room, lines)),
            count,
            recent,
        }
    }

    fn first_line(&self) -> f32 {
        self.name.rows.first().map_or(0.0, |row| row.row.size.y)
    }

    /// How much higher than one line it is.
    fn more(&self) -> f32 {
        (self.name.size().y - self.first_line()).max(0.0)
    }
}

/// Draws a row; `usual` is the height of one whose name takes one line.
fn paint_row(ui: &Ui, rect: Rect, text: &RowText, name: RowName, usual: f32, lit: bool) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let ctx = ui.ctx();
    let (theme, dir) = (Theme::of(ctx), Dir::of(ctx));
    let c = &theme.colours;
    let painter = ui.painter();
    if lit {
        painter.rect_filled(
            rect.shrink2(vec2(0.0, 1.0)),
            f32::from(theme.radius.control),
            c.accent_soft,
        );
    }
    let pad = theme.space.small;
    let two_lines = !text.under.is_empty();
    // The middle of the name's first line.
    let name_y = rect.min.y + usual * if two_lines { 0.31 } else { 0.5 };
    let mark = Rect::from_center_size(pos2(dir.from_leading(rect, pad + 8.0), name_y), vec2(12.0, 12.0));
    if let Some(rgb) = text.colour {
        painter.rect_filled(mark, 3.0, theme.code_paint_of(rgb.0, rgb.1, rgb.2).solid);
    } else if let Some(icon) = text.icon {
        icon.paint(painter, mark, kit::ICON_SIZE, c.accent, dir);
    }
    let start = pad + MARK;
    let mut end = pad;
    if name.recent {
        let slot = Rect::from_center_size(pos2(dir.from_trailing(rect, end + 7.0), name_y), vec2(14.0, 14.0));
        Icon::Clock.paint(painter, slot, 12.0, c.secondary, dir);
        end += CLOCK;
    }
    let first_line = name.first_line();
    if let Some(count) = name.count {
        let slot = dir.slice(rect, rect.width() - end - count.size().x, count.size().x);
        let top = name_y - count.size().y / 2.0;
        painter.galley(pos2(slot.min.x, top), count, c.secondary);
    }
    let slot = dir.slice(rect, start, name.name.size().x);
    painter.galley(pos2(slot.min.x, name_y - first_line / 2.0), name.name, c.ink);
    if two_lines {
        let room = (rect.width() - start - pad).max(24.0);
        let small = theme.font(theme.size.small);
        let galley = kit::layout(ctx, &text.under, small, Color32::PLACEHOLDER, Fit::Truncate(room));
        let slot = dir.slice(rect, start, galley.size().x);
        let y = rect.max.y - usual * 0.29 - galley.size().y / 2.0;
        painter.galley(pos2(slot.min.x, y), galley, c.secondary);
    }
}

/// `text` with some of its bytes in another format.
fn marked(text: &str, marks: &[Range<usize>], plain: &TextFormat, strong: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob {
        text: text.to_owned(),
        ..LayoutJob::default()
    };
    let mut push = |range: Range<usize>, format: &TextFormat| {
        if !range.is_empty() {
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range: ByteIndex(range.start)..ByteIndex(range.end),
                format: format.clone(),
            });
        }
    };
    let mut at = 0;
    for mark in marks {
        push(at..mark.start, plain);
        push(mark.clone(), strong);
        at = mark.end;
    }
    push(at..text.len(), plain);
    job
}

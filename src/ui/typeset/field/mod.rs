//! The editable field: one line or many, for a person who types right to left.

mod accessibility;
mod buffer;
mod flow;
mod input;
mod menu;
mod turning;

use std::ops::Range;
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Color32, Id, IdSalt, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use self::buffer::EditBuffer;
use self::flow::{FieldSetting, FieldText};
use super::engine::GlyphMeshes;
use super::{Caret, Direction, TextEngine};
use crate::ui::kit::{Dir, give_field_keyboard, is_field_asked, is_under_menu, note_field};

/// Space between the frame and the text, in points.
const PADDING: egui::Vec2 = vec2(10.0, 5.0);

/// Colours of a field. Those of [`FieldColours::from_visuals`] serve wherever the theme has set egui's visuals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldColours {
    /// The text.
    pub ink: Color32,
    /// The hint in an empty field.
    pub hint: Color32,
    /// Behind the text.
    pub ground: Color32,
    /// Behind the selection.
    pub selection: Color32,
    /// The frame.
    pub frame: Stroke,
    /// The frame while the field has the focus.
    pub focus: Stroke,
}

impl FieldColours {
    /// The colours that egui's own fields would have.
    pub fn from_visuals(visuals: &egui::Visuals) -> Self {
        Self {
            ink: visuals.text_color(),
            hint: visuals.weak_text_color(),
            ground: visuals.text_edit_bg_color.unwrap_or(visuals.extreme_bg_color),
            selection: visuals.selection.bg_fill,
            frame: visuals.widgets.inactive.bg_stroke,
            focus: visuals.widgets.active.bg_stroke,
        }
    }
}

/// An editable field.
///
/// ```
/// use gozareh::ui::typeset::Field;
///
/// fn name_ui(ui: &mut egui::Ui, name: &mut String) -> bool {
///     Field::single("code-name").label("نام کد").hint("نام کد را بنویسید…").show(ui, name).submitted
/// }
/// ```
///
/// Direction follows the words of each paragraph, or a choice made with Ctrl+Shift+X or with Ctrl and Shift of one
/// side; in a field of many lines the choice is kept in the text, by a direction mark. Shift+Space and Ctrl+Shift+2 type
/// a ZWNJ. Undo stays within the field. Arrow keys up and down, Enter and Escape are left to the caller in a field of one line.
#[must_use = "a field does nothing until it is shown"]
pub struct Field<'a> {
    salt: IdSalt,
    /// Lines shown at least; `None` for a field of one line.
    rows: Option<usize>,
    label: &'a str,
    hint: &'a str,
    width: Option<f32>,
    size: Option<f32>,
    direction: Option<Direction>,
    default_direction: Option<Direction>,
    colours: Option<FieldColours>,
    framed: bool,
    beside_buttons: bool,
    select_all: bool,
    caret_at_end: bool,
    submits_on_enter: bool,
    read_only: bool,
}

/// What happened to a field in this frame.
pub struct FieldResponse {
    /// egui's response; [`Response::request_focus`] puts the caret in the field.
    pub response: Response,
    /// The text was changed.
    pub changed: bool,
    /// Enter was pressed; in a field of many lines Ctrl+Enter, unless that [submits on Enter](Field::submits_on_enter).
    pub submitted: bool,
    /// Escape was pressed. The field has given up the focus; the text is left as it was typed.
    pub cancelled: bool,
    /// The selected bytes; empty where there is only a caret.
    pub selection: Range<usize>,
    /// The direction a person gave the paragraph of the caret.
    pub forced_direction: Option<Direction>,
}

impl FieldResponse {
    /// Gives the field the keyboard, and selects all that is written in it where it is of one line, also when it has had
    /// the keyboard.
    pub fn take_keyboard(&self) {
        give_field_keyboard(&self.response.ctx, self.response.id);
    }

    /// Whether the field is being written in: it has the keyboard, or has lent it to a menu.
    pub fn keeps_keyboard(&self) -> bool {
        self.response.has_focus() || is_under_menu(&self.response.ctx, self.response.id)
    }
}

#[derive(Default)]
struct FieldState {
    buffer: EditBuffer,
    flow: FieldText,
    preedit: Option<Preedit>,
    /// Forced with the keyboard in a field of one line.
    forced: Option<Direction>,
    side_keys: turning::SideKeys,
    /// The x that Up and Down aim at.
    column: Option<f32>,
    /// How far the text of a single line is moved out of its field at the side it starts on.
    scroll: f32,
    /// When the caret last moved, for its blinking.
    touched: f64,
    /// The field had the focus when it was last shown.
    had_focus: bool,
    /// Nodes of the accessibility tree and the bytes they show.
    runs: Vec<super::runs::TextRun>,
}

/// Text an input method is still composing. It is shown at the caret but is not yet in the text.
#[derive(Clone, Debug, Default, PartialEq)]
struct Preedit {
    text: String,
    /// Bytes of `text` the input method works on.
    active: Option<Range<usize>>,
}

impl FieldState {
    /// The text with what is being composed in it.
    fn shown_text(&self) -> String {
        let text = self.buffer.text();
        match &self.preedit {
            None => text.to_owned(),
            Some(preedit) => {
                let (head, tail) = text
                    .split_at_checked(self.buffer.focus.byte)
                    .unwrap_or((text, ""));
                [head, &preedit.text, tail].concat()
            }
        }
    }

    /// The caret in the shown text.
    fn shown_caret(&self) -> Caret {
        match &self.preedit {
            None => self.buffer.focus,
            Some(preedit) => {
                let within = preedit.active.as_ref().map_or(preedit.text.len(), |a| a.end);
                Caret::after(self.buffer.focus.byte + within)
            }
        }
    }
}

impl<'a> Field<'a> {
    /// A field of one line.
    pub fn single(id_salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self::new(IdSalt::new(("field", id_salt)), None)
    }

    /// A field of many lines, `rows` of them shown even when empty. It grows with its text.
    pub fn multi(id_salt: impl std::hash::Hash + std::fmt::Debug, rows: usize) -> Self {
        Self::new(IdSalt::new(("field", id_salt)), Some(rows.max(1)))
    }

    fn new(salt: IdSalt, rows: Option<usize>) -> Self {
        Self {
            salt,
            rows,
            label: "",
            hint: "",
            width: None,
            size: None,
            direction: None,
            default_direction: None,
            colours: None,
            framed: true,
            beside_buttons: false,
            select_all: false,
            caret_at_end: false,
            submits_on_enter: false,
            read_only: false,
        }
    }

    /// The name of the field for screen readers; every field should have one.
    pub fn label(mut self, label: &'a str) -> Self {
        self.label = label;
        self
    }

    /// Shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Width in points; else all that is available.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Size of the text in points; else that of egui's body text.
    pub fn size(mut self, size: f32) -> Self {
        self.size = Some(size);
        self
    }

    /// Forces a direction, unless a person forces another with the keyboard.
    pub fn direction(mut self, direction: Option<Direction>) -> Self {
        self.direction = direction;
        self
    }

    /// The direction of an empty field and of text without letters; that of the window if not said.
    pub fn default_direction(mut self, direction: Direction) -> Self {
        self.default_direction = Some(direction);
        self
    }

    /// Colours other than those of egui's visuals.
    pub fn colours(mut self, colours: FieldColours) -> Self {
        self.colours = Some(colours);
        self
    }

    /// Without ground and frame, where the surroundings draw them.
    pub fn frameless(mut self) -> Self {
        self.framed = false;
        self
    }

    /// As high as a button, beside which it stands; of a field of one line.
    pub fn beside_buttons(mut self) -> Self {
        self.beside_buttons = true;
        self
    }

    /// Selects everything when the field gets the focus, as for renaming.
    pub fn select_all_on_focus(mut self) -> Self {
        self.select_all = true;
        self
    }

    /// Puts the caret behind the text when the field gets the focus by key, as for going on writing.
    pub fn caret_at_end_on_focus(mut self) -> Self {
        self.caret_at_end = true;
        self
    }

    /// In a field of many lines, Enter alone ends the writing as Ctrl+Enter does, and Shift+Enter begins a line.
    pub fn submits_on_enter(mut self) -> Self {
        self.submits_on_enter = true;
        self
    }

    /// The words are read and selected, and stay as they are; Enter alone submits.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// Whether a field, rather than any other widget, has the keyboard: single-letter shortcuts must then rest.
    pub fn is_editing(ctx: &egui::Context) -> bool {
        let focused = ctx.memory(|memory| memory.focused());
        focused.is_some() && focused == ctx.data(|data| data.get_temp::<Id>(last_edited()))
    }

    /// Says that the text of that id is being edited like a field, or is not any more.
    pub(super) fn set_editing(ctx: &egui::Context, id: Id, editing: bool) {
        ctx.data_mut(|data| {
            if editing {
                data.insert_temp(last_edited(), id);
            } else if data.get_temp(last_edited()) == Some(id) {
                data.remove::<Id>(last_edited());
            }
        });
    }

    /// Shows the field and edits `text`.
    pub fn show(mut self, ui: &mut Ui, text: &mut String) -> FieldResponse {
        let window = match Dir::of(ui.ctx()) {
            Dir::Rtl => Direction::Rtl,
            Dir::Ltr => Direction::Ltr,
        };
        self.default_direction.get_or_insert(window);
        let id = ui.scope_id().with(self.salt);
        let state: Arc<Mutex<FieldState>> = ui.data_mut(|data| {
            data.get_temp_mut_or_insert_with(id, Arc::<Mutex<FieldState>>::default)
                .clone()
        });
        let state = &mut *state.lock();
        if state.buffer.text() != text.as_str() {
            state.buffer.replace_all(text);
            state.preedit = None;
        }

        let mut padding = if self.framed { PADDING } else { egui::Vec2::ZERO };
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let setting = self.setting(ui, state, width - 2.0 * padding.x);
        if self.beside_buttons {
            let spare = ui.spacing().interact_size.y - setting.line_height().round();
            padding.y = (spare / 2.0).clamp(0.0, PADDING.y);
        }
        self.lay_out(ui, state, setting);
        let rows = self.rows.unwrap_or(1) as f32;
        let height = state.flow.size().y.max(setting.line_height() * rows).round() + 2.0 * padding.y;
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        note_field(ui, id);
        let inner = rect.shrink2(padding);

        let mut happened = input::FieldInput::default();
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
        let origin = self.origin(state, inner);
        input::pointer(ui, &response, state, origin);
        // Not `gained_focus`: that is not told of a focus that was asked for by `request_focus`.
        let keeps_focus = response.has_focus() || is_under_menu(ui.ctx(), id);
        let had_focus = std::mem::replace(&mut state.had_focus, keeps_focus);
        if response.has_focus() && !had_focus {
            if self.rows.is_none() {
                // The same field may by now be renaming something else.
                state.buffer.forget_history();
            }
            let end = state.buffer.text().len();
            // Whoever comes by key has not said where: before what is written there nobody goes on writing.
            let unplaced = !response.is_pointer_button_down_on()
                && state.buffer.selection() == (0..0)
                && !self.read_only;
            if self.select_all || (unplaced && self.rows.is_none() && !self.caret_at_end) {
                state.buffer.select(0..end);
            } else if self.caret_at_end || unplaced {
                state.buffer.select(end..end);
            }
        }
        if response.has_focus() && is_field_asked(ui.ctx(), id) && self.rows.is_none() {
            state.buffer.select(0..state.buffer.text().len());
        }
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(last_edited(), id));
            let lay_out = |state: &mut FieldState| self.lay_out(ui, state, setting);
            happened = input::keyboard(ui, &response, state, self.line_keys(), lay_out);
        } else {
            state.preedit = None;
            state.side_keys = turning::SideKeys::default();
        }
        if self.rows.is_some() {
            let taker = input::InputContext::new(ui, &response, state, self.line_keys());
            let chosen = menu::context_menu(&response, state, &taker);
            happened.changed |= chosen.changed;
            happened.touched |= chosen.touched;
        }
        if happened.changed {
            state.buffer.text().clone_into(text);
        }
        let setting = self.setting(ui, state, inner.width());
        self.lay_out(ui, state, setting);
        self.follow_caret(state, inner);
        let caret = self.paint(ui, &response, state, setting, inner);
        if happened.touched && self.rows.is_some() {
            ui.scroll_to_rect(caret.expand(PADDING.y), None);
        }
        accessibility::describe(ui, &response, state, &self, self.origin(state, inner));
        let mut response = response;
        if happened.changed {
            response.mark_changed();
        }
        if happened.cancelled {
            response.surrender_focus();
        }
        FieldResponse {
            response,
            changed: happened.changed,
            submitted: happened.submitted,
            cancelled: happened.cancelled,
            selection: state.buffer.selection(),
            forced_direction: state.forced.or_else(|| state.buffer.direction()),
        }
    }

    fn line_keys(&self) -> input::LineKeys {
        match self.rows {
            _ if self.read_only => input::LineKeys::ReadOnly,
            None => input::LineKeys::None,
            Some(_) if self.submits_on_enter => input::LineKeys::ShiftEnter,
            Some(_) => input::LineKeys::Enter,
        }
    }

    fn setting(&self, ui: &Ui, state: &FieldState, width: f32) -> FieldSetting {
        let body = || egui::TextStyle::Body.resolve(ui.style()).size;
        FieldSetting {
            size: self.size.unwrap_or_else(body),
            scale: ui.pixels_per_point(),
            wrap: self.rows.is_some().then_some(width.max(1.0)),
            forced: state.forced.or(self.direction),
            default: self.paragraph_direction(state),
        }
    }

    fn lay_out(&self, ui: &Ui, state: &mut FieldState, setting: FieldSetting) {
        let text = state.shown_text();
        TextEngine::with(ui.ctx(), |engine| state.flow.update(engine, &text, setting));
    }

    /// The direction of paragraphs whose words leave it open: that of the whole text, as in a document.
    fn paragraph_direction(&self, state: &FieldState) -> Direction {
        let usual = self.usual_direction();
        if self.rows.is_none() {
            return usual;
        }
        let marks = [Direction::Rtl.mark(), Direction::Ltr.mark()];
        super::base_direction(state.buffer.text().trim_start_matches(marks), None, usual)
    }

    fn usual_direction(&self) -> Direction {
        self.default_direction.unwrap_or(Direction::Rtl)
    }

    fn starts_right(&self, state: &FieldState) -> bool {
        let first = state.flow.layouts().next();
        first
            .map_or_else(|| self.usual_direction(), |(_, layout, _)| layout.direction())
            .is_rtl()
    }

    /// Where the left top corner of the text lies on the screen.
    fn origin(&self, state: &FieldState, inner: Rect) -> Pos2 {
        if self.rows.is_some() {
            return inner.min;
        }
        let left = if self.starts_right(state) {
            inner.right() - state.flow.size().x + state.scroll
        } else {
            inner.left() - state.scroll
        };
        let slack = inner.height() - state.flow.size().y;
        pos2(left, inner.top() + (slack / 2.0).max(0.0))
    }

    /// Moves a single line so that the caret is inside the field, and never further out than there is text.
    fn follow_caret(&self, state: &mut FieldState, inner: Rect) {
        if self.rows.is_some() {
            return;
        }
        let width = state.flow.size().x;
        let x = state.flow.caret(state.shown_caret()).left();
        // Distance of the caret from the side the text starts on.
        let from_start = if self.starts_right(state) { width - x } else { x };
        let most = (width - inner.width()).max(0.0);
        state.scroll = state
            .scroll
            .clamp(from_start - inner.width(), from_start.max(0.0))
            .clamp(0.0, most);
    }

    /// Paints the field; gives the place of the caret.
    fn paint(
        &self,
        ui: &Ui,
        response: &Response,
        state: &FieldState,
        setting: FieldSetting,
        inner: Rect,
    ) -> Rect {
        let colours = self
            .colours
            .unwrap_or_else(|| FieldColours::from_visuals(ui.visuals()));
        let focused = response.has_focus();
        if self.framed {
            let radius = ui.visuals().widgets.inactive.corner_radius;
            let frame = if focused { colours.focus } else { colours.frame };
            ui.painter()
                .rect(response.rect, radius, colours.ground, frame, StrokeKind::Inside);
        }
        let origin = self.origin(state, inner);
        let painter = ui.painter_at(inner.expand2(vec2(2.0, PADDING.y)));
        let place = |rect: Rect| rect.translate(origin.to_vec2());
        if state.preedit.is_none() && (focused || !state.buffer.selection().is_empty()) {
            for rect in state.flow.boxes(state.buffer.selection()) {
                painter.rect_filled(place(rect), 0.0, colours.selection);
            }
        }
        TextEngine::with(ui.ctx(), |engine| {
            if state.flow.size().x == 0.0 && !self.hint.is_empty() {
                let style = setting.style(self.hint);
                let rows = self.rows.unwrap_or(1);
                let hint = engine.rows(self.hint, &style, setting.scale, inner.width(), rows);
                // Several lines have their places within the width, as those of the text have.
                let x = if rows == 1 && style.direction.is_rtl() {
                    inner.right() - hint.size().x
                } else {
                    inner.left()
                };
                engine.paint(&painter, pos2(x, origin.y), &hint, &[colours.hint]);
            }
            let mut glyphs = GlyphMeshes::default();
            let clip = painter.clip_rect();
            for (_, layout, top) in state.flow.layouts() {
                let corner = origin + vec2(0.0, top);
                if corner.y <= clip.bottom() && corner.y + layout.height() >= clip.top() {
                    engine.gather(&mut glyphs, corner, layout, &[colours.ink], clip);
                }
            }
            engine.paint_gathered(&painter, glyphs);
        });
        if let Some(preedit) = &state.preedit {
            let start = state.buffer.focus.byte;
            for rect in state.flow.boxes(start..start + preedit.text.len()) {
                let line = place(rect);
                painter.hline(line.x_range(), line.bottom() - 2.0, Stroke::new(1.0, colours.ink));
            }
        }
        let mut caret = place(state.flow.caret(state.shown_caret()));
        if state.flow.size().x == 0.0 && self.rows.is_none() && self.starts_right(state) {
            caret = caret.translate(vec2(inner.right() - caret.left(), 0.0));
        }
        // Blanks at the end of a broken line hang over the edge; the caret after them is seen at the edge.
        let x = caret.left().clamp(inner.left(), inner.right().max(inner.left()));
        let caret = caret
            .translate(vec2(x - caret.left(), 0.0))
            .expand2(vec2(0.0, -setting.size * 0.12));
        if focused {
            let since = ui.input(|input| input.time) - state.touched;
            egui::text_selection::visuals::paint_text_cursor(ui, &painter, caret, since);
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: response.rect,
                    cursor_rect: caret,
                    should_interrupt_composition: false,
                });
            });
        }
        caret
    }
}

/// Where the context keeps the id of the field that last had the focus.
fn last_edited() -> Id {
    Id::unique("last-edited-field")
}

#[cfg(test)]
mod tests;

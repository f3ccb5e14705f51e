//! Controls side by side, each under its name, in as many lines as they need.

use egui::{Rect, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::ui::kit::{self, Dir, Fit};
use crate::ui::theme::Theme;

/// The least width of a control, in points.
const LEAST: f32 = 150.0;
/// Between controls, and between lines of them.
const GAP: Vec2 = vec2(12.0, 6.0);
/// The most places that a control has.
const MOST: usize = 2;
/// The mark of a checkbox with the space round it.
const MARK: f32 = 36.0;

/// A grid of controls that fills from the side where reading begins.
pub(super) struct Strip {
    room: Rect,
    dir: Dir,
    /// How many stand side by side, and how wide each is.
    columns: usize,
    width: f32,
    /// The height of a name, and of a control.
    name: f32,
    control: f32,
    /// How many lines have a control with a name over it; those below are lower.
    named: usize,
    /// The next free place, counted line after line.
    next: usize,
    /// The line of the last checkbox and where the next may begin in it, in points from its beginning.
    flow: Option<(usize, f32)>,
}

impl Strip {
    /// An empty one that begins at the cursor. What stands under a name comes first.
    pub fn new(ui: &Ui) -> Self {
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let columns = ((room.width() + GAP.x) / (LEAST + GAP.x)).floor().max(1.0);
        let font = theme.font(theme.size.secondary);
        let line = kit::layout(ui.ctx(), " ", font, egui::Color32::PLACEHOLDER, Fit::Line);
        Self {
            room,
            dir: Dir::of(ui.ctx()),
            columns: columns as usize,
            width: (room.width() + GAP.x) / columns - GAP.x,
            name: line.size().y + 2.0,
            control: ui.spacing().interact_size.y,
            named: 0,
            next: 0,
            flow: None,
        }
    }

    /// A control under its name.
    pub fn named(&mut self, ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
        self.wide(ui, name, 0.0, add);
    }

    /// A control under its name that is to have so much width, as far as [`MOST`] places give it.
    pub fn wide(&mut self, ui: &mut Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui)) {
        let theme = Theme::of(ui.ctx());
        let font = theme.font(theme.size.secondary);
        let line = kit::layout(ui.ctx(), name, font, egui::Color32::PLACEHOLDER, Fit::Line);
        let needed = (line.size().x.max(width) + GAP.x) / (self.width + GAP.x);
        let place = self.place((needed.ceil() as usize).min(MOST));
        self.scope(ui, place, |ui| {
            kit::secondary(ui, name);
            let top = place.top() + self.name;
            let control = Rect::from_x_y_ranges(place.x_range(), top..=place.bottom());
            ui.scope_builder(UiBuilder::new().max_rect(control), |ui| kit::column(ui, add));
        });
    }

    /// A checkbox, which has its name beside it and takes no more room than that needs.
    pub fn checkbox(&mut self, ui: &mut Ui, on: &mut bool, text: &str) {
        let theme = Theme::of(ui.ctx());
        let font = theme.font(theme.size.interface);
        let name = kit::layout(ui.ctx(), text, font, egui::Color32::PLACEHOLDER, Fit::Line);
        let (width, most) = (name.size().x + MARK, self.room.width());
        let (used, step) = (self.next % self.columns, self.width + GAP.x);
        let (mut line, mut from) = self
            .flow
            .unwrap_or((self.next / self.columns, used as f32 * step));
        if from > 0.0 && from + width > most {
            (line, from) = (line + 1, 0.0);
        }
        self.flow = Some((line, from + width + GAP.x));
        let whole = self.line(line);
        let mut place = self.dir.slice(whole, from, width.min(most - from));
        place.min.y = place.max.y - self.control;
        self.scope(ui, place, |ui| {
            kit::checkbox(ui, on, text);
        });
    }

    /// Goes on below the last line.
    pub fn end(self, ui: &mut Ui) {
        let last = self.flow.map(|(line, _)| line);
        if let Some(last) = last.or_else(|| Some(self.next.checked_sub(1)? / self.columns)) {
            let used = Rect::from_min_max(self.room.min, pos2(self.room.max.x, self.line(last).bottom()));
            ui.advance_cursor_after_rect(used);
        }
    }

    /// The next room of so many places for a control under its name; at the beginning of a line where this one has no more
    /// of them.
    fn place(&mut self, places: usize) -> Rect {
        let places = places.clamp(1, self.columns);
        if let Some((line, _)) = self.flow.take() {
            self.next = (line + 1) * self.columns;
        }
        let used = self.next % self.columns;
        if used + places > self.columns {
            self.next += self.columns - used;
        }
        let line = self.next / self.columns;
        self.named = line + 1;
        self.next += places;
        let step = self.width + GAP.x;
        let from = (self.next - places) % self.columns;
        self.dir
            .slice(self.line(line), from as f32 * step, places as f32 * step - GAP.x)
    }

    /// A whole line.
    fn line(&self, line: usize) -> Rect {
        let height = self.control + if line < self.named { self.name } else { 0.0 };
        let names = line.min(self.named) as f32 * self.name;
        let top = self.room.top() + line as f32 * (self.control + GAP.y) + names;
        Rect::from_x_y_ranges(self.room.x_range(), top..=top + height)
    }

    fn scope(&self, ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui)) {
        // A child leaves the cursor where it is: the strip tells at its end how much it took.
        let mut inner = ui.new_child(UiBuilder::new().max_rect(place));
        inner.spacing_mut().item_spacing.y = 0.0;
        kit::column(&mut inner, add);
    }
}

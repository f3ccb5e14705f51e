//! A line between two areas that takes room from one for the other: dragged, or moved by the arrow keys.

use egui::accesskit::Role;
use egui::{
    CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::Env;
use super::take_key;

/// How far from its line it can be taken, in points.
const REACH: f32 = 4.0;
/// How far a key moves it, in points.
const STEP: f32 = 16.0;

/// What a person wants of a splitter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SplitterRequest {
    /// To have it there.
    At(Pos2),
    /// What suits the content: a double click.
    Fitting,
    /// The usual division: Enter.
    Usual,
}

/// Draws the splitter along `line`, read out as `name`. One that is higher than wide moves sideways.
pub fn splitter(ui: &mut Ui, id: Id, line: Rect, name: &str) -> Option<SplitterRequest> {
    let env = Env::of(ui.ctx());
    let theme = &env.theme;
    let upright = line.height() > line.width();
    let (reach, cursor) = if upright {
        (vec2(REACH, 0.0), CursorIcon::ResizeHorizontal)
    } else {
        (vec2(0.0, REACH), CursorIcon::ResizeVertical)
    };
    let response = ui.interact(line.expand2(reach), id, Sense::click_and_drag());
    let active = response.hovered() || response.dragged() || response.has_focus();
    let stroke = if active {
        Stroke::new(2.0, theme.colours.accent)
    } else {
        theme.hairline()
    };
    ui.painter().line_segment([line.min, line.max], stroke);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, name));
    let response = response.on_hover_cursor(cursor);
    if response.double_clicked() {
        return Some(SplitterRequest::Fitting);
    }
    if response.has_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        return Some(SplitterRequest::Usual);
    }
    wanted(ui, &response, line, upright).map(SplitterRequest::At)
}

/// Where pointer or keys want it to be; `None` when they do not touch it.
fn wanted(ui: &Ui, response: &Response, line: Rect, upright: bool) -> Option<Pos2> {
    if response.dragged() {
        return response.interact_pointer_pos();
    }
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter {
        horizontal_arrows: upright,
        vertical_arrows: !upright,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let keys = if upright {
        [
            (Key::ArrowRight, vec2(STEP, 0.0)),
            (Key::ArrowLeft, vec2(-STEP, 0.0)),
        ]
    } else {
        [
            (Key::ArrowDown, vec2(0.0, STEP)),
            (Key::ArrowUp, vec2(0.0, -STEP)),
        ]
    };
    let step = keys
        .into_iter()
        .find(|(key, _)| take_key(ui, Modifiers::NONE, *key))?;
    Some(line.center() + step.1)
}

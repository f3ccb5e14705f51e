//! Tooltips: they explain what the pointer was moved to, as long as it stands there.

use egui::{Context, Event, Id, Margin, Rect, RectAlign, Response, Tooltip, Ui, Widget as _};

use super::env::Dir;
use super::labels::Fit;
use super::layout::column;
use super::menu::frame;
use super::text::StyledText;

/// The widest tooltip.
const TIP_WIDTH: f32 = 320.0;
/// What moves less than this, in points, stands where it stood.
const STILL: f32 = 1.5;

/// Explains `response` when the pointer rests on it, also when it is switched off.
pub fn tooltip(response: Response, text: impl AsRef<str>) -> Response {
    let text = text.as_ref();
    tooltip_ui(&response, |ui| {
        StyledText::new(text).fit(Fit::Wrap(TIP_WIDTH)).ui(ui);
    });
    response
}

/// A tooltip that also names the keys that do the same.
pub fn tooltip_with_shortcut(response: Response, text: impl AsRef<str>, shortcut: &str) -> Response {
    let text = text.as_ref();
    tooltip_ui(&response, |ui| {
        StyledText::new(text).fit(Fit::Wrap(TIP_WIDTH)).ui(ui);
        if !shortcut.is_empty() {
            StyledText::new(shortcut).small().ui(ui);
        }
    });
    response
}

/// Explains a row at its side, where the tip covers none of the rows beside it, as far as the window has room there.
pub fn tooltip_beside(response: Response, text: impl AsRef<str>) -> Response {
    let side = if Dir::of(&response.ctx).is_rtl() {
        RectAlign::LEFT_START
    } else {
        RectAlign::RIGHT_START
    };
    tooltip_at(&response, side, |ui| {
        StyledText::new(text.as_ref()).fit(Fit::Wrap(TIP_WIDTH)).ui(ui);
    });
    response
}

/// A tooltip with any content.
pub fn tooltip_ui(response: &Response, add: impl FnOnce(&mut Ui)) {
    let below = if Dir::of(&response.ctx).is_rtl() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    };
    tooltip_at(response, below, add);
}

fn tooltip_at(response: &Response, align: RectAlign, add: impl FnOnce(&mut Ui)) {
    if !pointer_rests_on(response) {
        return;
    }
    let mut tip = if response.enabled() {
        Tooltip::for_enabled(response)
    } else {
        Tooltip::for_disabled(response)
    };
    tip.popup = tip
        .popup
        .frame(frame(&response.ctx).inner_margin(Margin::symmetric(10, 6)))
        .align(align);
    tip.show(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        column(ui, add);
    });
}

/// What the pointer came upon when it was moved last.
#[derive(Clone, Debug, Default)]
struct PointerRest {
    /// The pass in which it was moved.
    pass: u64,
    /// What it is on, and where that stood then; several where one lies in another.
    found: Vec<(Id, Rect)>,
    /// A key was pressed or a wheel turned since: other rows may stand there now, under the same ids.
    is_over: bool,
}

impl PointerRest {
    fn change<R>(ctx: &Context, change: impl FnOnce(&mut Self) -> R) -> R {
        ctx.data_mut(|data| change(data.get_temp_mut_or_default(Id::unique("pointer-rest"))))
    }
}

/// Whether the pointer was moved to what stands under it, or this is not under it. What slid there, or moved on, because
/// rows changed their order, were dropped or scrolled, is explained when the pointer moves again.
fn pointer_rests_on(response: &Response) -> bool {
    let ctx = &response.ctx;
    let (moved, over, on_it) = ctx.input(|input| {
        let events = &input.raw.events;
        let moved = events.iter().any(|event| matches!(event, Event::PointerMoved(_)));
        let over =
            |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::MouseWheel { .. });
        let on_it = input
            .pointer
            .hover_pos()
            .is_some_and(|pos| response.rect.contains(pos));
        (moved, events.iter().any(over), on_it)
    });
    if !on_it && !response.contains_pointer() {
        return true;
    }
    let (pass, place) = (ctx.cumulative_pass_nr(), response.rect);
    PointerRest::change(ctx, |rest| {
        if moved {
            if rest.pass != pass {
                *rest = PointerRest {
                    pass,
                    ..PointerRest::default()
                };
            }
            rest.found.push((response.id, place));
        }
        rest.is_over |= over;
        let stands = |was: Rect| {
            let (left, right) = (place.min.x - was.min.x, place.max.x - was.max.x);
            // What grows at one side stands where it stood.
            (place.min.y - was.min.y).abs() < STILL && left.abs().min(right.abs()) < STILL
        };
        let mut found = rest.found.iter();
        !rest.is_over && found.any(|(id, was)| *id == response.id && stands(*was))
    })
}

//! The size of the window: the first one, the one of the last time, and never more than the screen has room for.

use egui::{Context, Vec2, ViewportCommand, ViewportInfo, vec2};

use super::App;
use crate::settings::Settings;

/// The first size, in points of a screen that is not scaled: with its title and the bar of the desktop it fits a screen
/// of 1366 × 768.
const FIRST: Vec2 = vec2(1280.0, 700.0);
/// The smallest size.
pub(super) const LEAST: Vec2 = vec2(800.0, 560.0);
/// The height of a title and of a bar of the desktop, where the system does not tell it, in points.
const FRAME: f32 = 68.0;
/// Frames in which the system may still be finding out how large its screen is.
const FRAMES: u8 = 30;

/// The size in which the window opens, in points of a screen that is not scaled.
pub(super) fn first_size(settings: &Settings) -> Vec2 {
    let kept = settings
        .window
        .filter(|(width, height)| width.is_finite() && height.is_finite());
    kept.map_or(FIRST, |(width, height)| vec2(width, height))
        .max(LEAST)
}

/// The size that a window must get so that it fits its screen; `None` where it does.
fn fitting(window: &ViewportInfo) -> Option<Vec2> {
    let (screen, inner) = (window.monitor_size?, window.inner_rect?.size());
    if window.maximized == Some(true) || window.fullscreen == Some(true) {
        return None;
    }
    let frame = window.outer_rect.map_or(Vec2::ZERO, |outer| outer.size() - inner);
    let most = screen - vec2(frame.x.max(0.0), frame.y.max(FRAME));
    let fits = inner.x <= most.x + 0.5 && inner.y <= most.y + 0.5;
    (!fits && most.min_elem() > 0.0).then(|| inner.min(most))
}

impl App {
    /// Makes a window that has just opened no larger than its screen, and notes its size for the next time.
    pub(super) fn follow_size(&mut self, ctx: &Context) {
        let (fitting, inner, maximised, known) = ctx.input(|input| {
            let window = input.viewport();
            (
                fitting(window),
                window.inner_rect,
                window.maximized == Some(true),
                window.monitor_size.is_some(),
            )
        });
        if self.sized_in < FRAMES {
            // Once the screen is known, the size is the person's own affair.
            self.sized_in = if known { FRAMES } else { self.sized_in + 1 };
            if let Some(size) = fitting {
                ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
            }
        }
        self.settings.maximised = maximised;
        if let Some(rect) = inner.filter(|_| !maximised) {
            // Kept as on a screen that is not scaled: the window opens before the scale of the interface is in force.
            let size = rect.size() * ctx.zoom_factor();
            self.settings.window = Some((size.x, size.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2};

    use super::*;

    fn window(screen: Vec2, inner: Vec2) -> ViewportInfo {
        let inner = Rect::from_min_size(pos2(0.0, 37.0), inner);
        ViewportInfo {
            monitor_size: Some(screen),
            inner_rect: Some(inner),
            outer_rect: Some(Rect::from_min_max(pos2(0.0, 0.0), inner.max)),
            ..ViewportInfo::default()
        }
    }

    #[test]
    fn a_window_fits_its_screen_with_its_title() {
        let small = vec2(1366.0, 768.0);
        let first = first_size(&Settings::default());
        assert_eq!(fitting(&window(small, first)), None);
        // One that was kept on a larger screen.
        let kept = Settings {
            window: Some((1920.0, 1040.0)),
            ..Settings::default()
        };
        let size = fitting(&window(small, first_size(&kept))).unwrap();
        assert_eq!(size, vec2(1366.0, 768.0 - FRAME));
        assert_eq!(fitting(&window(small, size)), None);
        assert_eq!(fitting(&window(vec2(1920.0, 1200.0), first_size(&kept))), None);
        let mut whole = window(small, vec2(1366.0, 731.0));
        whole.maximized = Some(true);
        assert_eq!(fitting(&whole), None);
        let odd = Settings {
            window: Some((f32::NAN, 20.0)),
            ..Settings::default()
        };
        assert_eq!(first_size(&odd), FIRST);
    }
}

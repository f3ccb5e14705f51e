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
/// Frames in which the system may still be finding out how large its screen is, or making the window as large as that.
const FRAMES: u8 = 30;
/// Seconds between these frames at most.
const BETWEEN: f32 = 0.03;

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

/// A window that is to be as large as the screen again, until it is so. The system forgets it of a window that is made
/// before it is shown, so it is asked for when the window is there.
pub(super) struct Maximising {
    frames: u8,
}

impl Maximising {
    /// What the settings of the last time ask for.
    pub(super) fn of(settings: &Settings) -> Option<Self> {
        settings.maximised.then_some(Self { frames: 0 })
    }

    /// Asks for it in the second frame, when the first has shown the window. Whether it has come, or will not.
    fn follow(&mut self, ctx: &Context, maximised: bool) -> bool {
        self.frames += 1;
        if self.frames == 2 && !maximised {
            ctx.send_viewport_cmd(ViewportCommand::Maximized(true));
        }
        // What stands of the window in its first frames is what it was made with.
        let is_over = (maximised && self.frames > 3) || self.frames >= FRAMES;
        if !is_over {
            ctx.request_repaint_after_secs(BETWEEN);
        }
        is_over
    }
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
        if let Some(maximising) = &mut self.maximising {
            if maximising.follow(ctx, maximised) {
                self.maximising = None;
            } else {
                return;
            }
        }
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
    use egui::{RawInput, Rect, pos2};

    use super::*;

    #[test]
    fn a_window_that_was_as_large_as_the_screen_is_so_again() {
        assert!(Maximising::of(&Settings::default()).is_none());
        let kept = Settings {
            maximised: true,
            ..Settings::default()
        };
        let ctx = Context::default();
        // What is asked of the system in each frame, and whether that was all.
        let frames = |seen: &dyn Fn(usize) -> bool| -> Vec<(usize, bool)> {
            let mut maximising = Maximising::of(&kept).unwrap();
            let frame = |n: usize| {
                let mut is_over = false;
                let mut output = ctx.run_ui(RawInput::default(), |ui| {
                    is_over = maximising.follow(ui.ctx(), seen(n));
                });
                output.textures_delta.clear();
                let asked = output
                    .viewport_output
                    .values()
                    .flat_map(|window| &window.commands);
                let asked = asked.filter(|command| **command == ViewportCommand::Maximized(true));
                (asked.count(), is_over)
            };
            (1..=usize::from(FRAMES)).map(frame).collect()
        };
        let come = frames(&|n| n >= 6);
        assert_eq!(come.iter().map(|(asked, _)| asked).sum::<usize>(), 1);
        assert_eq!(come[1].0, 1, "the first frame has shown the window");
        assert!(!come[4].1 && come[5].1);
        // A system that does not do it is not waited for.
        let refused = frames(&|_| false);
        assert!(!refused[28].1 && refused[29].1);
    }

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

//! Starting the window.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::Instant;

use thiserror::Error;

use super::App;
use super::files::{self, FirstProject};
use super::window_size;
use crate::message::Message;
use crate::settings::Settings;
use crate::signals;
use crate::ui::platform::Platform;

/// What the window shows first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FirstView {
    /// The project opened last; on the very first start a copy of the sample study.
    #[default]
    Usual,
    /// A copy of the sample study.
    Sample,
    /// This project.
    Project(PathBuf),
}

/// Why the window cannot be opened.
#[derive(Debug, Error)]
pub enum StartError {
    /// There is no display to open it on.
    #[error("there is no display")]
    NoDisplay,
    /// The display refused.
    #[error("the window cannot be opened: {0}")]
    Refused(String),
    /// The display went away while the window was open.
    #[error("the display was lost")]
    Lost,
}

impl StartError {
    /// What is said of it to people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoDisplay => Message::new("start-error-no-display"),
            Self::Lost => Message::new("start-error-lost"),
            Self::Refused(_) => Message::new("start-error-refused"),
        }
    }
}

/// When the program was started.
static START: OnceLock<Instant> = OnceLock::new();

/// Notes in the log (level debug) how long after the start something was done.
pub(super) fn log_startup(what: &str) {
    let start = START.get_or_init(Instant::now);
    log::debug!("{what} after {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
}

/// Opens the window and returns when it is closed.
pub fn run(first: FirstView) -> Result<(), StartError> {
    log_startup("started");
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(StartError::NoDisplay);
    }
    let path = Settings::usual_path();
    let (settings, damaged) = path.as_deref().map_or_else(Default::default, Settings::load);
    log_startup("settings read");
    let platform = Platform::system();
    let opening = files::begin_before_window(first.what_to_open(&settings), &platform, &settings);
    let shown = Rc::new(Cell::new(false));
    let size = window_size::first_size(&settings);
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("gozareh")
        .with_inner_size(size)
        .with_min_inner_size(window_size::LEAST)
        .with_maximized(settings.maximised)
        .with_icon(icon());
    let options = eframe::NativeOptions {
        viewport,
        ..Default::default()
    };
    let was_shown = shown.clone();
    eframe::run_native(
        "Gozareh",
        options,
        Box::new(move |cc| {
            log_startup("window made");
            was_shown.set(true);
            let ctx = cc.egui_ctx.clone();
            signals::listen(move || ctx.request_repaint());
            let mut app = App::new(&cc.egui_ctx, platform, settings, path);
            app.take_over(&cc.egui_ctx, opening);
            if damaged {
                app.show_error_text("settings-damaged");
            }
            log_startup("program ready");
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) if !has_display() => StartError::NoDisplay,
        _ if shown.get() => StartError::Lost,
        error => StartError::Refused(error.to_string()),
    })
}

impl FirstView {
    fn what_to_open(self, settings: &Settings) -> FirstProject {
        match self {
            Self::Project(path) => FirstProject::Project(path),
            Self::Sample => FirstProject::Sample,
            Self::Usual => match settings.recent.iter().find(|p| p.exists()) {
                Some(path) => FirstProject::Project(path.clone()),
                None => FirstProject::Sample,
            },
        }
    }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

/// The ladder with four bars, drawn here so that no picture need be decoded before the first frame.
fn icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let paint = |x: u32, y: u32| -> [u8; 4] {
        let bar = (y.wrapping_sub(10)) % 12 < 6 && (10..58).contains(&y);
        let step = y.saturating_sub(10) / 12 * 9;
        if bar && x >= 8 + step && x < 56 {
            [0x0F, 0x76, 0x6E, 0xFF]
        } else {
            [0; 4]
        }
    };
    let rgba = (0..SIDE * SIDE).flat_map(|i| paint(i % SIDE, i / SIDE)).collect();
    egui::IconData {
        rgba,
        width: SIDE,
        height: SIDE,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use egui_kittest::Harness;

    use super::*;
    use crate::session::SystemClock;

    #[test]
    fn a_project_begun_before_the_window_is_shown_by_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let platform = Platform {
            ask: Arc::new(|_| None),
            open: Arc::new(|_| Ok(())),
            copy: Arc::new(|_| Ok(())),
            clock: Arc::new(SystemClock),
            data_dir: folder.path().to_owned(),
            home: folder.path().to_owned(),
            documents: folder.path().to_owned(),
        };
        let (settings, kept) = (Settings::default(), folder.path().join("settings.ron"));
        let first = FirstView::Sample.what_to_open(&settings);
        let mut opening = Some(files::begin_before_window(first, &platform, &settings));
        let mut start = Some((platform, settings, Some(kept.clone())));
        let mut harness = Harness::builder().allow_missing_glyphs().build_ui_state(
            move |ui, app: &mut Option<App>| {
                let ctx = ui.ctx().clone();
                if let Some((platform, settings, kept)) = start.take() {
                    *app = Some(App::new(&ctx, platform, settings, kept));
                }
                if let (Some(app), Some(opening)) = (app.as_mut(), opening.take()) {
                    app.take_over(&ctx, opening);
                }
                if let Some(app) = app {
                    app.frame(ui);
                }
            },
            None,
        );
        while harness.state().as_ref().is_none_or(|app| app.project().is_none()) {
            std::thread::sleep(Duration::from_millis(5));
            harness.step();
        }
        // It is the project that the next start opens.
        assert_eq!(Settings::load(&kept).0.recent.len(), 1);
    }
}

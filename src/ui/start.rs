//! Starting the window.

use std::path::PathBuf;

use thiserror::Error;

use super::action::Action;
use super::app::App;
use super::platform::Platform;
use super::settings::Settings;

/// What the window shows first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum First {
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
}

impl StartError {
    /// Message id and arguments of the sentence for people.
    pub fn message(&self) -> (&'static str, Vec<(&'static str, String)>) {
        match self {
            Self::NoDisplay => ("start-error-no-display", Vec::new()),
            Self::Refused(reason) => ("start-error-refused", vec![("reason", reason.clone())]),
        }
    }
}

/// Opens the window and returns when it is closed.
pub fn run(first: First) -> Result<(), StartError> {
    if cfg!(all(unix, not(target_os = "macos"))) && !has_display() {
        return Err(StartError::NoDisplay);
    }
    let path = Settings::usual_path();
    let (settings, damaged) = path.as_deref().map_or_else(Default::default, Settings::load);
    let size = settings.window.unwrap_or((1280.0, 800.0));
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("gozareh")
        .with_inner_size([size.0, size.1])
        .with_min_inner_size([800.0, 560.0])
        .with_icon(icon());
    let options = eframe::NativeOptions {
        viewport,
        ..Default::default()
    };
    eframe::run_native(
        "Gozareh",
        options,
        Box::new(move |cc| {
            let mut app = App::new(&cc.egui_ctx, Platform::system(), settings, path);
            app.ask(first_action(first, app.settings()));
            if damaged {
                app.complain_of("settings-damaged");
            }
            Ok(Box::new(app))
        }),
    )
    .map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) if !has_display() => StartError::NoDisplay,
        error => StartError::Refused(error.to_string()),
    })
}

fn first_action(first: First, settings: &Settings) -> Action {
    match first {
        First::Project(path) => Action::OpenProject(path),
        First::Sample => Action::OpenSample,
        First::Usual => match settings.recent.iter().find(|p| p.exists()) {
            Some(path) => Action::OpenProject(path.clone()),
            None => Action::OpenSample,
        },
    }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

/// The ladder of four rungs, drawn here so that no picture need be decoded before the first frame.
fn icon() -> egui::IconData {
    const SIDE: u32 = 64;
    let paint = |x: u32, y: u32| -> [u8; 4] {
        let rung = (y.wrapping_sub(10)) % 12 < 6 && (10..58).contains(&y);
        let step = y.saturating_sub(10) / 12 * 9;
        if rung && x >= 8 + step && x < 56 {
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

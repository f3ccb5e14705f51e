//! The program: reads the arguments and starts the window or the command line.

#![forbid(unsafe_code)]

use std::path::PathBuf;
use std::process::ExitCode;

use gozareh::cli;
use gozareh::jobs;
use gozareh::signals;
use gozareh::ui::{self, FirstView};

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    jobs::keep_quiet();
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let first = match arguments.as_slice() {
        [] => FirstView::Usual,
        [sample] if sample == "--sample" => FirstView::Sample,
        [file] if cli::names_a_project(file) => FirstView::Project(PathBuf::from(file)),
        _ => {
            signals::listen(|| {});
            let status = cli::run(arguments);
            signals::end_if_asked();
            return ExitCode::from(status);
        }
    };
    let ended = ui::run(first);
    signals::end_if_asked();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::warn!("{error}");
            eprintln!("{}", cli::words_for(None).say(&error.message()));
            ExitCode::FAILURE
        }
    }
}

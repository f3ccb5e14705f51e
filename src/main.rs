//! The program: reads the arguments and starts the window or the command line.

use std::process::ExitCode;

use gozareh::cli;

fn main() -> ExitCode {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error")).init();
    ExitCode::from(cli::run(std::env::args_os().skip(1)))
}

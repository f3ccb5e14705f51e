//! Gozareh (گزاره): a desktop workbench for coding qualitative interviews, Persian first.
//!
//! The layers, each of which knows only those before it:
//!
//! - [`text`]: pure functions over strings: offsets, paragraphs, speaker turns, folding, search.
//! - [`model`]: the project as values in memory, the edits a person can make, and the changes they become.
//! - [`storage`]: the project file, the only place that speaks SQL.
//! - [`session`]: the one door through which a project changes; undo and redo.
//! - [`analysis`]: pure functions of a snapshot; [`report`]: their results as tables; [`exchange`]: files in and out.
//! - [`message`]: what an error says to people, before it is put into a language.
//! - [`jobs`] and [`i18n`]: background work and the words of the interface; they know nothing of projects.
//! - [`files`] and [`settings`]: whole files and what the person chose, ground for both faces.
//! - [`shaping`]: fonts and the order of letters, for the window and for printed pages.
//! - [`cli`] and [`ui`]: the two faces of the program.

#![forbid(unsafe_code)]
// The list of commands is walked by a macro, one step a command.
#![recursion_limit = "256"]

pub mod analysis;
pub mod cli;
pub mod exchange;
pub mod files;
pub mod i18n;
pub mod jobs;
pub mod message;
pub mod model;
pub mod report;
pub mod session;
pub mod settings;
pub mod shaping;
pub mod shares;
pub mod signals;
pub mod storage;
pub mod text;
pub mod ui;

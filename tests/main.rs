//! The one integration binary; each module below is a suite.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a suite stops where it fails"
)]

mod architecture;
mod attack;
mod cli;
mod closing;
mod crash;
mod exports;
mod findings;
mod messages;
mod network;
mod printing;
mod reports;
mod safety;
mod sharing;
mod storage;
mod study;
mod ui;
mod undo;
mod wording;

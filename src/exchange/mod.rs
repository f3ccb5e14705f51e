//! Files in and out.

pub mod export;
pub mod import;
pub mod sample;
pub mod study;
pub mod use_cases;

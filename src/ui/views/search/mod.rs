//! Finding in all documents.

pub mod folded;
pub mod found;
pub mod reach;

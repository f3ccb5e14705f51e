//! The one door through which a project changes.

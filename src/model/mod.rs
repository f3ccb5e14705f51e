//! The project as values in memory, the edits a person can make, and the changes they become. No SQL, no egui.

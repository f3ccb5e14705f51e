//! The project file. The only module that speaks SQL.

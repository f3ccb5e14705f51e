//! Pure functions of a snapshot of the project: counts and retrieval.

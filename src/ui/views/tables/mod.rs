//! Tables for a paper: which, with what options, how they will look, and into which file.

mod heights;

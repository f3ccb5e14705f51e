//! Tables as values, ready to be written in any format.

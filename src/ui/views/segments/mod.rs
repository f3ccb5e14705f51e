//! The retrieved passages of active codes, and the inspector of the selected coding.

pub mod retrieval;

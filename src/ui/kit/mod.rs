//! Right-to-left aware controls and labels.

//! Readers of foreign files. A reader returns a value and warnings, or one plain error.

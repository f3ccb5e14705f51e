//! The words of the interface in Persian and English.

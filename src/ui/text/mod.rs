//! The text engine: shaping, layout, caret, selection and painting of documents and fields.

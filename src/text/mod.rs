//! Pure functions over strings: offsets, paragraphs, speaker turns, folding, search.

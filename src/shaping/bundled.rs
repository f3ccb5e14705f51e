//! The fonts that come with the program.

/// Vazirmatn Regular (TrueType).
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Regular.ttf");
/// Vazirmatn Bold (TrueType).
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn-Bold.ttf");
/// Amiri Regular (TrueType), a book face in the manner of the Bulaq press, for reading.
pub static AMIRI: &[u8] = include_bytes!("../../assets/fonts/Amiri-Regular.ttf");
/// Amiri Bold (TrueType).
pub static AMIRI_BOLD: &[u8] = include_bytes!("../../assets/fonts/Amiri-Bold.ttf");
/// Noto Emoji Regular (TrueType), emoji in the colour of the text.
pub static NOTO_EMOJI: &[u8] = include_bytes!("../../assets/fonts/NotoEmoji-Regular.ttf");
/// Stars, ticks, boxes and shapes of Noto Sans Symbols 2 (TrueType), which no other of the fonts has.
pub static NOTO_SIGNS: &[u8] = include_bytes!("../../assets/fonts/NotoSansSymbols2-Signs.ttf");

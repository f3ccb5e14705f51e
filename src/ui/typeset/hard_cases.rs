//! Paragraphs on which layouts, carets and selections go wrong, in one place for every test of the text layer.

/// Whole paragraphs, as they are met in transcripts and memos.
pub(super) const PARAGRAPHS: &[&str] = &[
    // Nested brackets, brackets around the other script, brackets without a partner.
    "مادرش (که معلمِ [دبستانِ {روستا}] بود) گفت «نه» و رفت.",
    "این را (MAXQDA (نسخهٔ [2022]) و Word) می‌نامند؛ (ناتمام [ماند.",
    "The teacher (معلم [اول]) said «بله (حتماً)» twice.",
    // Numbers with their separators and signs.
    "میانگین ۳٫۷۵ از ۵، جمع ۱٬۲۳۴٬۵۶۷ ریال؛ ۴۵٪ و ٪۴۵ و 45%، نسبت ۳/۴ و ۲:۱، دمای -۵ تا +۱۲.",
    "سال‌های ۱۰–۲۰، بند ۲-۱-۳، بیتِ ١٢٣ و $5.50 یا ۵٫۵۰$.",
    // Dates and hours.
    "از ۱۴۰۲/۰۷/۱۵ تا 2023-10-07، ساعت ۱۷:۴۵:۰۹ – ۱۸:۰۰.",
    // Telephone numbers.
    "تلفن ۰۲۱–۵۵۰۰۱۱۲۲، همراه +98 (912) 000 11 22 و \u{200E}0098-21-5555\u{200E}.",
    // Addresses.
    "به info.study@example.org یا https://example.ir/گزارش/۱۴۰۳?q=روش&n=2#p3 بنویسید.",
    // Latin names with guillemets around.
    "کتاب «Basics of Qualitative Research» نوشتهٔ Strauss & Corbin (1998, p. 55) را «خواندم».",
    "روش Colaizzi، نرم‌افزار «MAXQDA 2022» و C++ و C# و .NET!",
    // Chains of ZWNJ.
    "نمی‌خواسته‌ام‌شان، کتاب‌خانه‌هایی‌ست، \u{200C}\u{200C}آن\u{200C}\u{200C}ها\u{200C}",
    // Vocalised words and other marks.
    "مُعَلِّمِ کِلاسِ أوّل گُفْتْ: بَلهٔ بی‌چون‌وچِرا؛ رَحمٰن، قرآنُ، خانهٔ ۀ هٔ",
    // Ligatures.
    "سلام، کلاس، لا، لأجل، إلا، الآن، لِا، ﻻ، الله، ﷲ و ﷼",
    // Tatweel.
    "ســــلام، بـــه نــــام خـُـدا، مـی‌گویـــد",
    // Emoji with modifiers and joiners, digits as emoji.
    "خوب بود 👍🏽، خانواده 👩\u{200D}👩\u{200D}👧\u{200D}👦، پرچم 🇮🇷🇦🇫، قلب ❤\u{FE0F} و 1\u{FE0F}\u{20E3}.",
    // Isolates, embeddings and overrides, also without an end.
    "نام \u{2067}ABC (۱۲)\u{2069} و \u{2066}کد ۳ x\u{2069} و \u{202B}abc\u{202C}، \u{202D}سه\u{202C}، \u{2068}؟\u{2069}.",
    "یک \u{2066}two سه \u{202B}four پنج",
    // Tabs.
    "نام\tage\tسن ۲۳\tOK \tپایان\t",
    "Name\tسن\tcity شهر\t",
    // Separators inside a hard line, spaces of other widths.
    "خط\u{2028}شکسته\u{2029}بند\u{85}تازه، نیم\u{2009}فاصله و\u{A0}چسبیده\u{3000}پهن",
    // Both scripts in turn, so that every line breaks between them.
    "او email زد و feedback گرفت، بعد deadline را extend کرد و file را upload.",
    "He said سلام then خداحافظ and ۲۳ times نه or 45 بار.",
    "\u{200F}English words in a paragraph that was turned by hand, با چند واژه.",
    "\u{200E}واژه‌های فارسی در بندی که برگردانده شده است, with some words.",
    // Nothing, nearly nothing, blanks alone.
    "",
    " ",
    "\u{200F}",
    "\u{200C}",
    "   ",
    "؟",
    "1",
    "و",
    // Letters one to a line where the column is narrow.
    "آ ا د ر ز و 1 a ( ) «و»",
    "آآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآآ",
    "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww و ۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹۰",
];

/// What random paragraphs are put together from.
pub(super) const PIECES: &[&str] = &[
    "سلام",
    "می\u{200C}شود",
    "خدمات\u{200C}رسانی",
    "کِتابٌ",
    "نسخهٔ",
    "لا",
    "لِأ",
    "ﷲ",
    "ســـر",
    " ",
    "  ",
    "۱۳۹۹",
    "٣",
    "2020",
    "۴۵٫۵٪",
    "۱٬۰۰۰",
    "۱۴۰۳/۰۲/۰۹",
    "12:30",
    "+98",
    "MAXQDA",
    "fi",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "٪",
    "%",
    ".",
    "،",
    "؟",
    ":",
    "/",
    "-",
    "\t",
    "🙂",
    "👩🏽\u{200D}🔬",
    "🇮🇷",
    "→",
    "\u{200C}",
    "\u{200D}",
    "\u{200E}",
    "\u{200F}",
    "\u{202B}",
    "\u{202C}",
    "\u{202D}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{64B}",
    "a\u{301}",
    "http://a.b/ف?x=1",
    "a@b.ir",
    "漢",
    "\u{A0}",
    "\u{2028}",
];

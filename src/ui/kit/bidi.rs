//! From text in the order it is read to pieces in the order they are seen (UAX #9), in a form that egui's
//! shaper lays out rightly.
//!
//! egui shapes each section of a job by itself and puts the sections from left to right. So each section must
//! be of one direction, and the sections must stand in visual order. Four peculiarities of its shaper (harfrust
//! guessing direction by script) are met here:
//! - Persian digits have the script Arabic and would be reversed: each digit is a section of its own;
//! - a right-to-left section without a letter would be taken for left to right: it begins with U+061C;
//! - signs the font lacks are cut out by face and laid left to right: the pieces are reversed here;
//! - letters joined across a section end would lose their joined form: a joiner (U+200D) stands on both sides.

use std::ops::Range;
use std::sync::OnceLock;

use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use skrifa::{FontRef, MetadataProvider as _};
use unicode_bidi::{BidiClass, BidiInfo, Level, ParagraphInfo, bidi_class};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::{Direction, base_direction};

/// ARABIC LETTER MARK: invisible, of script Arabic.
const LETTER_MARK: char = '\u{061C}';
/// ZERO WIDTH JOINER.
const JOINER: char = '\u{200D}';

/// Whether stock layout would show this text in a wrong order.
#[must_use]
pub fn needs_bidi(text: &str) -> bool {
    // Nothing below U+0590 is of a right-to-left script.
    text.bytes().any(|byte| byte >= 0xD6) && text.chars().any(is_right_to_left)
}

fn is_right_to_left(c: char) -> bool {
    use BidiClass::{AL, AN, R, RLE, RLI, RLO};
    matches!(bidi_class(c), R | AL | AN | RLE | RLO | RLI) || is_arabic_digit(c)
}

fn is_arabic_digit(c: char) -> bool {
    matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

fn is_letter_of_rtl(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// The direction of a label, as [`base_direction`] finds it; where its words say nothing, that of the window.
#[must_use]
pub fn base_level(text: &str, window_is_rtl: bool) -> Level {
    let window = if window_is_rtl {
        Direction::Rtl
    } else {
        Direction::Ltr
    };
    match base_direction(text, None, window) {
        Direction::Rtl => Level::rtl(),
        Direction::Ltr => Level::ltr(),
    }
}

/// The order of a label, each of its paragraphs in its own direction: a path of Latin names turns no Persian line below it.
/// One whose words say nothing goes with the whole.
pub(super) fn label_order(text: &str, window_is_rtl: bool) -> BidiInfo<'_> {
    let base = base_level(text, window_is_rtl);
    let mut whole = BidiInfo::new(text, Some(base));
    if whole.paragraphs.len() < 2 {
        return whole;
    }
    whole.levels.clear();
    for paragraph in &mut whole.paragraphs {
        let words = text.get(paragraph.range.clone()).unwrap_or_default();
        paragraph.level = base_level(words, base.is_rtl());
        whole
            .levels
            .extend(BidiInfo::new(words, Some(paragraph.level)).levels);
    }
    whole
}

/// Controls that steer the order and must not be drawn.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// Whether Vazirmatn has a glyph for `c`, so that epaint shapes it together with its neighbours.
fn in_main_font(c: char) -> bool {
    static FONT: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    let font = FONT.get_or_init(|| FontRef::new(crate::shaping::bundled::REGULAR).ok());
    c == '\u{200C}' || c == JOINER || font.as_ref().is_none_or(|f| f.charmap().map(c).is_some())
}

/// A piece of a line, of one direction and one format, in the order from left to right.
#[derive(Debug, PartialEq)]
pub(super) struct VisualPiece {
    /// The bytes of the logical text.
    pub range: Range<usize>,
    /// Shaped from right to left.
    pub rtl: bool,
    /// Which section of the logical job gives the format.
    pub section: usize,
}

/// The pieces of the line `range` of `paragraph`, from left to right. `sections` are those of the logical job.
pub(super) fn visual_pieces(
    bidi: &BidiInfo<'_>,
    paragraph: &ParagraphInfo,
    range: Range<usize>,
    sections: &[LayoutSection],
) -> Vec<VisualPiece> {
    // unicode-bidi 0.3.18 panics on an empty line.
    if range.is_empty() {
        return Vec::new();
    }
    let mut pieces = Vec::new();
    let (levels, runs) = bidi.visual_runs(paragraph, range);
    for run in runs {
        let rtl = levels.get(run.start).is_some_and(|level| level.is_rtl());
        let first = pieces.len();
        for (section, format) in sections.iter().enumerate() {
            let range = format.byte_range.start.0.max(run.start)..format.byte_range.end.0.min(run.end);
            if range.start < range.end {
                cut(bidi.text, range, rtl, section, &mut pieces);
            }
        }
        if rtl && let Some(run) = pieces.get_mut(first..) {
            run.reverse();
        }
    }
    pieces
}

/// Cuts `range` in logical order where the shaper must not see both sides at once.
fn cut(text: &str, range: Range<usize>, rtl: bool, section: usize, pieces: &mut Vec<VisualPiece>) {
    let mut start = range.start;
    let mut last: Option<char> = None;
    for (i, c) in text.get(range.clone()).unwrap_or_default().char_indices() {
        let at = range.start + i;
        let apart = last.is_some_and(|last| {
            let alone = |c| is_arabic_digit(c) || (rtl && bidi_class(c) == BidiClass::L);
            alone(last) || alone(c) || (rtl && in_main_font(last) != in_main_font(c))
        });
        if apart {
            pieces.push(VisualPiece {
                range: start..at,
                rtl,
                section,
            });
            start = at;
        }
        last = Some(c);
    }
    if start < range.end {
        pieces.push(VisualPiece {
            range: start..range.end,
            rtl,
            section,
        });
    }
}

/// The line `range` as a job whose sections stand in visual order, without wrapping.
pub(super) fn visual_job(
    bidi: &BidiInfo<'_>,
    paragraph: &ParagraphInfo,
    range: Range<usize>,
    source: &LayoutJob,
) -> LayoutJob {
    let mut job = LayoutJob {
        break_on_newline: false,
        wrap: TextWrapping::no_max_width(),
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    let mut shown = String::new();
    for piece in visual_pieces(bidi, paragraph, range.clone(), &source.sections) {
        let Some(section) = source.sections.get(piece.section) else {
            continue;
        };
        shown.clear();
        shape_text(bidi.text, &piece, &mut shown);
        push(&mut job, &shown, section.format.clone());
    }
    if job.sections.is_empty() {
        // An empty line keeps its height.
        let at = source
            .sections
            .iter()
            .find(|s| range.start < s.byte_range.end.0)
            .or(source.sections.last());
        push(
            &mut job,
            "",
            at.map_or_else(TextFormat::default, |s| s.format.clone()),
        );
    }
    job
}

fn push(job: &mut LayoutJob, text: &str, format: TextFormat) {
    // Not `LayoutJob::append`, which merges sections of equal format.
    let start = ByteIndex(job.text.len());
    job.text.push_str(text);
    let byte_range = start..ByteIndex(job.text.len());
    job.sections.push(LayoutSection {
        leading_space: 0.0,
        byte_range,
        format,
    });
}

/// What the shaper is given for a piece.
fn shape_text(text: &str, piece: &VisualPiece, out: &mut String) {
    let content = text.get(piece.range.clone()).unwrap_or_default();
    let visible = content.chars().filter(|c| !is_invisible(*c));
    if !piece.rtl {
        out.extend(visible);
        return;
    }
    // Signs that other fonts draw, such as arrows: epaint takes the font of a piece from its first letter, so that a mark
    // before them would leave them blank. They are put in their order here.
    if visible.clone().all(|c| !in_main_font(c)) {
        let signs: String = visible.collect();
        out.extend(signs.graphemes(true).rev());
        return;
    }
    // A mark of direction is not shown, and so tells the shaper nothing.
    if !visible.clone().any(is_letter_of_rtl) {
        out.push(LETTER_MARK);
    }
    if joins(text, piece.range.start) {
        out.push(JOINER);
    }
    out.extend(visible);
    if joins(text, piece.range.end) {
        out.push(JOINER);
    }
}

/// Whether the letters before and after byte `at` are joined in writing, marks between them aside.
fn joins(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let letter = |c: &char| bidi_class(*c) != BidiClass::NSM;
    let last = before.chars().rev().find(letter);
    let next = after.chars().find(letter);
    last.is_some_and(joins_forward) && next.is_some_and(|c| is_arabic_letter(c) && c != '\u{0621}')
}

fn is_arabic_letter(c: char) -> bool {
    bidi_class(c) == BidiClass::AL && c.is_alphabetic()
}

/// Letters of Persian and Arabic that join the next one: all but the right-joining ones and hamza
/// (Unicode `ArabicShaping.txt`, joining type R and U, for the letters of these two languages).
fn joins_forward(c: char) -> bool {
    let right_joining = matches!(
        c,
        'آ' | 'أ'
            | 'إ'
            | 'ا'
            | 'ٱ'
            | 'د'
            | 'ذ'
            | 'ر'
            | 'ز'
            | 'ژ'
            | 'و'
            | 'ؤ'
            | 'ة'
            | 'ۀ'
            | 'ە'
            | 'ۆ'
            | 'ۇ'
            | 'ۈ'
            | 'ۋ'
            | 'ڈ'
            | 'ڑ'
            | 'ے'
    );
    is_arabic_letter(c) && !right_joining && c != '\u{0621}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::typeset::unicode_cases;

    /// What is seen from left to right, one char at a time, by our pieces.
    fn seen(text: &str, base: Level) -> Vec<char> {
        let job = LayoutJob::single_section(text.to_owned(), TextFormat::default());
        let bidi = BidiInfo::new(text, Some(base));
        let mut out = Vec::new();
        for paragraph in &bidi.paragraphs {
            for piece in visual_pieces(&bidi, paragraph, paragraph.range.clone(), &job.sections) {
                let chars = text[piece.range.clone()].chars();
                if piece.rtl {
                    out.extend(chars.rev())
                } else {
                    out.extend(chars)
                }
            }
        }
        out
    }

    fn check(text: &str, expected: &str) {
        let found: String = seen(text, base_level(text, true)).into_iter().collect();
        assert_eq!(found, expected, "of {text}");
    }

    #[test]
    fn each_line_of_a_label_has_its_own_direction() {
        let levels = |text: &str, rtl| -> Vec<bool> {
            let order = label_order(text, rtl);
            assert_eq!(order.levels.len(), text.len());
            order.paragraphs.iter().map(|p| p.level.is_rtl()).collect()
        };
        for rtl in [true, false] {
            assert_eq!(
                levels("Work › Stress. › Fear of future.\n۱ گزاره", rtl),
                [false, true]
            );
            assert_eq!(levels("کار › فشار\nTrust.\n12", rtl), [true, false, true]);
            assert_eq!(levels("12\n۱ گزاره", rtl), [true, true]);
        }
        let text = "Trust.\n۱ گزاره";
        let order = label_order(text, true);
        let last = order.paragraphs.last().expect("two");
        let (_, runs) = order.visual_runs(last, last.range.clone());
        let shown: Vec<&str> = runs.into_iter().map(|run| &text[run]).collect();
        assert_eq!(shown, [" گزاره", "۱"]);
    }

    #[test]
    fn order_of_mixed_lines() {
        check("سلام", "مالس");
        check("سال ۱۳۹۹ با MAXQDA", "MAXQDA اب ۱۳۹۹ لاس");
        check("زمان ۱۲:۳۰", "۱۲:۳۰ نامز");
        check("۱۲ / ۴۰", "۴۰ / ۱۲");
        check("Report v2", "Report v2");
        check("۱٬۲۳۴٫۵٪", "۱٬۲۳۴٫۵٪");
    }

    #[test]
    fn most_words_decide_the_direction() {
        for (text, rtl) in [
            ("MAXQDA یک نرم‌افزار است", true),
            ("سال ۱۳۹۹ با MAXQDA", true),
            ("Journal of Rural Studies (مجله)", false),
            ("MAXQDA فایل", true),
            ("ادغام «Open coding» در «Axial coding»", true),
            ("123", true),
            ("", true),
            ("abc", false),
            ("\u{200E}Rename «کد تازه» to «کد کهنه»", false),
            ("\u{200F}تغییر نام Open coding phase one", true),
        ] {
            assert_eq!(base_level(text, true).is_rtl(), rtl, "{text}");
        }
        assert!(!base_level("123", false).is_rtl());
    }

    #[test]
    fn a_word_cut_by_formats_stays_joined() {
        let mut job = LayoutJob::default();
        for (text, size) in [("مصا", 10.0), ("حبه", 12.0)] {
            push(
                &mut job,
                text,
                TextFormat::simple(egui::FontId::proportional(size), egui::Color32::PLACEHOLDER),
            );
        }
        let text = job.text.clone();
        let bidi = BidiInfo::new(&text, None);
        let visual = visual_job(&bidi, &bidi.paragraphs[0], 0..text.len(), &job);
        assert_eq!(visual.text, "حبهمصا", "alef does not join forward");
        let job = LayoutJob {
            text: "مصاحبه".into(),
            ..job
        };
        let mut job = LayoutJob {
            sections: job.sections[..1].to_vec(),
            ..job
        };
        job.sections[0].byte_range = ByteIndex(0)..ByteIndex(4);
        let rest = LayoutSection {
            byte_range: ByteIndex(4)..ByteIndex(12),
            ..job.sections[0].clone()
        };
        job.sections.push(rest);
        let text = job.text.clone();
        let bidi = BidiInfo::new(&text, None);
        let visual = visual_job(&bidi, &bidi.paragraphs[0], 0..text.len(), &job);
        assert_eq!(visual.text, "\u{200D}احبهمص\u{200D}");
    }

    #[test]
    fn a_quotation_mark_beside_a_mark_of_direction_is_still_mirrored() {
        let text = "\u{200F}«\u{2068}مصاحبهٔ ۳.txt\u{2069}» پیدا نشد.";
        let job = LayoutJob::single_section(text.to_owned(), TextFormat::default());
        let bidi = BidiInfo::new(text, None);
        let visual = visual_job(&bidi, &bidi.paragraphs[0], 0..text.len(), &job);
        assert!(visual.text.ends_with("\u{061C}«"), "{}", visual.text);
    }

    #[test]
    fn half_spaces_stay_and_controls_go() {
        let text = "می‌رود\u{2067}ب\u{2069}";
        let job = LayoutJob::single_section(text.to_owned(), TextFormat::default());
        let bidi = BidiInfo::new(text, None);
        let visual = visual_job(&bidi, &bidi.paragraphs[0], 0..text.len(), &job);
        assert!(visual.text.contains('\u{200C}'));
        assert!(!visual.text.contains('\u{2067}') && !visual.text.contains('\u{2069}'));
    }

    /// Rule L2 of UAX #9, word for word: from the highest level to the lowest odd one, reverse every run of chars at
    /// that level or higher.
    fn reorder(line: &mut [(char, u8)]) {
        let highest = line.iter().map(|(_, level)| *level).max().unwrap_or(0);
        for level in (1..=highest).rev() {
            let mut i = 0;
            while i < line.len() {
                let length = line[i..].iter().take_while(|(_, l)| *l >= level).count();
                line[i..i + length].reverse();
                i += length.max(1);
            }
        }
    }

    /// Letters of both directions, digits of three kinds, marks, brackets, joiners, emoji, arrows.
    fn mixed() -> impl Strategy<Value = String> {
        let char = prop_oneof![
            6 => prop::sample::select("ابپتدرسمنهیءآکگۀ".chars().collect::<Vec<_>>()),
            3 => prop::sample::select("abcXYZ".chars().collect::<Vec<_>>()),
            3 => prop::sample::select("۰۱۲۳۹٠١٢0129".chars().collect::<Vec<_>>()),
            3 => prop::sample::select(" .,:/()[]«»٪٫٬-–+#".chars().collect::<Vec<_>>()),
            1 => prop::sample::select("\u{200C}\u{200D}\u{200E}\u{200F}\u{2067}\u{2069}\u{064B}\u{0651}→😀\t".chars().collect::<Vec<_>>()),
            1 => any::<char>(),
        ];
        prop::collection::vec(char, 0..40).prop_map(|chars| chars.into_iter().collect())
    }

    /// Every so many cases; the levels that all of them rest on are checked in the text layer.
    const CASES_BETWEEN: usize = 5;

    #[test]
    fn labels_show_the_order_that_unicode_demands() {
        let mut failed = Vec::new();
        unicode_cases::for_each(|number, case| {
            if number % CASES_BETWEEN != 0 {
                return;
            }
            let base = if case.base.is_rtl() {
                Level::rtl()
            } else {
                Level::ltr()
            };
            let job = LayoutJob::single_section(case.text.to_owned(), TextFormat::default());
            let bidi = BidiInfo::new(case.text, Some(base));
            let mut found = Vec::new();
            for paragraph in &bidi.paragraphs {
                for piece in visual_pieces(&bidi, paragraph, paragraph.range.clone(), &job.sections) {
                    let start = found.len();
                    let inside = case.text[piece.range.clone()].char_indices();
                    found.extend(
                        inside
                            .map(|(at, _)| piece.range.start + at)
                            .filter(|at| case.shows(*at)),
                    );
                    if piece.rtl {
                        found[start..].reverse();
                    }
                }
            }
            if found != case.seen() && failed.len() < 20 {
                failed.push(format!("{case:?} {found:?}"));
            }
        });
        assert!(failed.is_empty(), "{failed:#?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        /// The pieces stand in the order that the levels of unicode-bidi demand, nothing lost, nothing twice.
        #[test]
        fn order_is_that_of_the_standard(text in mixed(), rtl: bool) {
            let base = if rtl { Level::rtl() } else { Level::ltr() };
            let bidi = BidiInfo::new(&text, Some(base));
            let mut expected = Vec::new();
            for paragraph in &bidi.paragraphs {
                let levels = bidi.reordered_levels_per_char(paragraph, paragraph.range.clone());
                let before = text[..paragraph.range.start].chars().count();
                let mut line: Vec<(char, u8)> = text[paragraph.range.clone()]
                    .chars()
                    .enumerate()
                    .map(|(i, c)| (c, levels[before + i].number()))
                    .collect();
                reorder(&mut line);
                expected.extend(line.into_iter().map(|(c, _)| c));
            }
            prop_assert_eq!(seen(&text, base), expected);
        }

        /// Digits are never in a section that the shaper would reverse, and no text makes it panic.
        #[test]
        fn digits_stand_alone(text in mixed(), start in 0usize..40, end in 0usize..40) {
            let job = LayoutJob::single_section(text.clone(), TextFormat::default());
            let bidi = BidiInfo::new(&text, None);
            for paragraph in &bidi.paragraphs {
                let at = |n: usize| {
                    let inside = &text[paragraph.range.clone()];
                    paragraph.range.start + inside.char_indices().nth(n).map_or(inside.len(), |(i, _)| i)
                };
                let (a, b) = (at(start.min(end)), at(start.max(end)));
                let visual = visual_job(&bidi, paragraph, a..b, &job);
                for section in &visual.sections {
                    let piece = &visual.text[section.byte_range.start.0..section.byte_range.end.0];
                    let letters = piece.chars().any(is_letter_of_rtl);
                    if piece.contains(is_arabic_digit) && !letters {
                        prop_assert_eq!(piece.chars().filter(|c| !is_invisible(*c)).count(), 1, "{:?}", piece);
                    }
                }
            }
        }
    }
}

//! Text in any mix of Persian and Latin as an egui [`Galley`]: right order, right side, wrapped or cut off.
//!
//! `Galley::job` keeps the text as it is read, for screen readers and tooltips.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::epaint::text::{FontsView, Row};
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use egui::{Align, Color32, Context, FontId, Galley, Id, Pos2, Rect, vec2};
use unicode_bidi::{BidiInfo, Level, ParagraphInfo};

use super::bidi::{base_level, label_order, needs_bidi, visual_job};
use super::env::Dir;

/// Put in `TextWrapping::max_rows` of a finished galley, so that the repair of stock text leaves it alone.
const FINISHED: usize = usize::MAX - 7;

/// How text fits the room it has. Widths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fit {
    /// As long as it is, one line a paragraph.
    Line,
    /// Broken between words at this width.
    Wrap(f32),
    /// One line of at most this width, the end replaced by «…».
    Truncate(f32),
    /// Broken at this width into at most so many lines, the end of the last replaced by «…».
    Rows(f32, usize),
}

/// Lays out `text` in one font. Colour `Color32::PLACEHOLDER` leaves the choice to the painting.
#[must_use]
pub fn layout(ctx: &Context, text: &str, font: FontId, colour: Color32, fit: Fit) -> Arc<Galley> {
    layout_job(
        ctx,
        &LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour)),
        fit,
    )
}

/// Lays out text in several formats (`job.wrap` and `job.halign` are ignored; `fit` and the window's direction
/// decide). Repeated calls are answered from a cache as long as they recur every frame.
#[must_use]
pub fn layout_job(ctx: &Context, job: &LayoutJob, fit: Fit) -> Arc<Galley> {
    layout_aligned(ctx, job, fit, Dir::of(ctx).leading())
}

/// [`layout_job`] with its rows put to a side of their own.
#[must_use]
pub fn layout_aligned(ctx: &Context, job: &LayoutJob, fit: Fit, align: Align) -> Arc<Galley> {
    let key = key(ctx, job, fit, align);
    let cache = GalleyCache::of(ctx);
    if let Some(found) = cache.get(key) {
        return found;
    }
    let galley = compose(ctx, job, fit, align);
    cache.put(key, galley.clone());
    galley
}

/// How many rows a text in one font takes, at most `most`, each at most `width` points wide: the number of rows that
/// [`layout`] with [`Fit::Rows`] sets, without setting them.
#[must_use]
pub fn row_count(ctx: &Context, text: &str, font: FontId, width: f32, most: usize) -> usize {
    let format = TextFormat::simple(font, Color32::PLACEHOLDER);
    let job = LayoutJob::single_section(text.to_owned(), format);
    set_lines(ctx, &job, |setter| {
        let rows = setter.breaks(width, most.max(1));
        let is_cut = matches!(rows.last(), Some(BrokenRow { cut: Some(_), .. }));
        rows.len() + usize::from(!is_cut && has_last_empty_line(text))
    })
}

/// Whether this galley was laid out here, or needs nothing done.
#[must_use]
pub fn is_finished(galley: &Galley) -> bool {
    galley.job.wrap.max_rows == FINISHED || !needs_bidi(&galley.job.text)
}

fn key(ctx: &Context, job: &LayoutJob, fit: Fit, align: Align) -> u64 {
    let mut hasher = DefaultHasher::new();
    job.text.hash(&mut hasher);
    job.sections.hash(&mut hasher);
    match fit {
        Fit::Line => 0.hash(&mut hasher),
        Fit::Wrap(w) => (1, w.to_bits()).hash(&mut hasher),
        Fit::Truncate(w) => (2, w.to_bits()).hash(&mut hasher),
        Fit::Rows(w, n) => (3, w.to_bits(), n).hash(&mut hasher),
    }
    (
        align as u8,
        Dir::of(ctx).is_rtl(),
        ctx.pixels_per_point().to_bits(),
    )
        .hash(&mut hasher);
    hasher.finish()
}

fn compose(ctx: &Context, source: &LayoutJob, fit: Fit, align: Align) -> Arc<Galley> {
    let mut elided = false;
    let lines = set_lines(ctx, source, |setter| {
        match fit {
            Fit::Line => setter.paragraphs(),
            Fit::Truncate(width) => elided = setter.rows(width, 1),
            Fit::Wrap(width) => elided = setter.rows(width, usize::MAX),
            Fit::Rows(width, most) => elided = setter.rows(width, most.max(1)),
        }
        std::mem::take(&mut setter.lines)
    });
    let widest = lines.iter().map(|line| line.size().x).fold(0.0, f32::max);
    let width = match fit {
        // A paragraph that was broken fills the width, so that its rows align with its neighbours.
        Fit::Wrap(w) | Fit::Rows(w, _) if lines.len() > 1 => w.max(widest),
        _ => widest,
    };
    Arc::new(assemble(ctx, source, &lines, width, elided, align))
}

/// Lets the lines of a text be set.
fn set_lines<R>(ctx: &Context, source: &LayoutJob, set: impl FnOnce(&mut LineSetter<'_, '_>) -> R) -> R {
    let text = source.text.as_str();
    let bidi = label_order(text, Dir::of(ctx).is_rtl());
    let (cache, scale) = (GalleyCache::of(ctx), ctx.pixels_per_point());
    ctx.fonts_mut(|fonts| {
        set(&mut LineSetter {
            fonts,
            cache: &cache,
            scale,
            bidi: &bidi,
            source,
            lines: Vec::new(),
        })
    })
}

fn assemble(
    ctx: &Context,
    source: &LayoutJob,
    lines: &[Arc<Galley>],
    width: f32,
    elided: bool,
    align: Align,
) -> Galley {
    let mut job = source.clone();
    job.halign = Align::LEFT;
    job.wrap = TextWrapping {
        max_rows: FINISHED,
        ..TextWrapping::no_max_width()
    };
    let has_ground = (source.sections.iter()).any(|s| s.format.background != Color32::TRANSPARENT);
    let scale = ctx.pixels_per_point();
    let mut galley = Galley::concat(Arc::new(job), lines, scale);
    galley.mesh_bounds = Rect::NOTHING;
    for row in &mut galley.rows {
        let room = width - row.row.size.x;
        let shift = match align {
            Align::Min => 0.0,
            Align::Center => room / 2.0,
            Align::Max => room,
        };
        row.pos.x = (shift * scale).round() / scale;
        galley.mesh_bounds |= row.row.visuals.mesh_bounds.translate(row.pos.to_vec2());
        if has_ground {
            raise_ground(Arc::make_mut(&mut row.row));
        }
    }
    galley.rect = Rect::from_min_size(Pos2::ZERO, vec2(width, galley.rect.height()));
    galley.elided = elided;
    galley
}

/// The part of a line's height below which no letter without a tail reaches.
const BELOW_LETTERS: f32 = 0.15;

/// Lets the grounds of a row end as far below its letters as they begin above them: a line of Persian has more room below
/// than letters need, and a ground that fills it stands low.
fn raise_ground(row: &mut Row) {
    let by = row.size.y * BELOW_LETTERS;
    let visuals = &mut row.visuals;
    let grounds = visuals.glyph_vertex_range.start;
    // A ground is a rectangle of four corners, the lower two last.
    let vertices = visuals.mesh.vertices.get_mut(..grounds).unwrap_or_default();
    for corners in vertices.chunks_exact_mut(4) {
        for corner in corners.iter_mut().skip(2) {
            corner.pos.y -= by;
        }
    }
}

/// A row of a text that is broken.
struct BrokenRow<'a> {
    paragraph: &'a ParagraphInfo,
    range: Range<usize>,
    /// Where the range may be too wide for the row and «…» may take the place of its end; `true` when it does, because
    /// more follows.
    cut: Option<bool>,
}

/// Sets the lines of one text.
struct LineSetter<'a, 'f> {
    fonts: &'a mut FontsView<'f>,
    cache: &'a GalleyCache,
    scale: f32,
    bidi: &'a BidiInfo<'a>,
    source: &'a LayoutJob,
    lines: Vec<Arc<Galley>>,
}

impl<'a> LineSetter<'a, '_> {
    /// Every paragraph as one line.
    fn paragraphs(&mut self) {
        let bidi = self.bidi;
        for paragraph in &bidi.paragraphs {
            let range = without_break(bidi.text, &paragraph.range);
            self.line(paragraph, range);
        }
        self.last_empty_line();
    }

    /// At most `most` rows of `width` points. Returns whether something was left out.
    fn rows(&mut self, width: f32, most: usize) -> bool {
        for row in self.breaks(width, most) {
            match row.cut {
                Some(more) => return self.cut_line(row.paragraph, row.range, width, more),
                None => self.line(row.paragraph, trimmed(self.bidi.text, row.range)),
            }
        }
        self.last_empty_line();
        false
    }

    /// Where the rows begin and end. Only the last one may be cut.
    fn breaks(&mut self, width: f32, most: usize) -> Vec<BrokenRow<'a>> {
        let bidi = self.bidi;
        let count = bidi.paragraphs.len();
        let mut rows = Vec::new();
        for (n, paragraph) in bidi.paragraphs.iter().enumerate() {
            let mut rest = without_break(bidi.text, &paragraph.range);
            loop {
                let last_row = rows.len() + 1 == most;
                let mut row = |range, cut| {
                    rows.push(BrokenRow {
                        paragraph,
                        range,
                        cut,
                    })
                };
                if last_row && most == 1 {
                    // One row: what fits of the first paragraph, broken anywhere.
                    row(rest, Some(count > 1));
                    return rows;
                }
                let end = self.fitting(paragraph, rest.clone(), width);
                let more = end < rest.end;
                if last_row && (more || n + 1 < count) {
                    row(rest, Some(true));
                    return rows;
                }
                row(rest.start..end, None);
                if !more {
                    break;
                }
                rest.start = end;
            }
        }
        rows
    }

    fn line(&mut self, paragraph: &ParagraphInfo, range: Range<usize>) {
        let job = visual_job(self.bidi, paragraph, range, self.source);
        self.lines.push(self.fonts.layout_job(job));
    }

    /// A text that is empty or ends in a line break has one more, empty, row.
    fn last_empty_line(&mut self) {
        if has_last_empty_line(self.bidi.text) {
            let mut job = LayoutJob::default();
            let format = self
                .source
                .sections
                .last()
                .map(|s| s.format.clone())
                .unwrap_or_default();
            let byte_range = ByteIndex(0)..ByteIndex(0);
            job.sections.push(LayoutSection {
                leading_space: 0.0,
                byte_range,
                format,
            });
            self.lines.push(self.fonts.layout_job(job));
        }
    }

    fn width(&mut self, paragraph: &ParagraphInfo, range: Range<usize>) -> f32 {
        let job = visual_job(self.bidi, paragraph, range, self.source);
        self.fonts.layout_job(job).size().x
    }

    /// [`Self::width`] of a word, which many texts have and each breaks at many widths.
    fn word_width(&mut self, paragraph: &ParagraphInfo, range: Range<usize>) -> f32 {
        let key = self.word_key(&range);
        if let Some(known) = self.cache.width(key) {
            return known;
        }
        let width = self.width(paragraph, range);
        self.cache.put_width(key, width);
        width
    }

    /// What the width of a word depends on: its letters and those beside it, their levels and formats.
    fn word_key(&self, range: &Range<usize>) -> u64 {
        let mut hasher = DefaultHasher::new();
        let text = self.bidi.text;
        text.get(range.clone()).hash(&mut hasher);
        text.get(..range.start)
            .and_then(|before| before.chars().next_back())
            .hash(&mut hasher);
        text.get(range.end..)
            .and_then(|after| after.chars().next())
            .hash(&mut hasher);
        for level in self.bidi.levels.get(range.clone()).unwrap_or_default() {
            level.number().hash(&mut hasher);
        }
        for section in &self.source.sections {
            let part = section.byte_range.start.0.max(range.start)..section.byte_range.end.0.min(range.end);
            if part.start < part.end {
                (part.start - range.start, part.end - range.start).hash(&mut hasher);
                section.format.hash(&mut hasher);
            }
        }
        self.scale.to_bits().hash(&mut hasher);
        hasher.finish()
    }

    /// Where the row that begins at `rest.start` ends: after the last word that fits, or inside a word that is
    /// wider than a whole row. Words are measured one by one (their shapes do not depend on each other), so the
    /// cost grows with the length of the text, not its square.
    fn fitting(&mut self, paragraph: &ParagraphInfo, rest: Range<usize>, width: f32) -> usize {
        let text = self.bidi.text;
        let (mut used, mut at) = (0.0, rest.start);
        while at < rest.end {
            let word = next_word(text, at..rest.end);
            let whole = self.word_width(paragraph, word.clone());
            let fits = used + whole <= width + 0.5
                || used + self.word_width(paragraph, trimmed(text, word.clone())) <= width + 0.5;
            if !fits {
                if at > rest.start {
                    return at;
                }
                let end = self
                    .longest(paragraph, word.clone(), width)
                    .max(first_char_end(text, word.clone()));
                // Persian words are made of parts: rather between two of them than inside one.
                let inside = text.get(word.start..end).unwrap_or_default();
                let joint = inside.rfind('\u{200C}').filter(|at| *at > 0);
                return joint.map_or(end, |at| word.start + at + '\u{200C}'.len_utf8());
            }
            used += whole;
            at = word.end;
        }
        rest.end
    }

    /// The longest start of `range` that fits in `width`.
    fn longest(&mut self, paragraph: &ParagraphInfo, range: Range<usize>, width: f32) -> usize {
        let ends = grapheme_ends(self.bidi.text, &range);
        let fit = partition(ends.len(), |i| {
            ends.get(i)
                .is_some_and(|end| self.width(paragraph, range.start..*end) <= width)
        });
        fit.checked_sub(1)
            .and_then(|i| ends.get(i).copied())
            .unwrap_or(range.start)
    }

    /// Puts `range` on one line, its logical end replaced by «…» when it is too wide or `more` follows.
    fn cut_line(&mut self, paragraph: &ParagraphInfo, range: Range<usize>, width: f32, more: bool) -> bool {
        if !more && self.width(paragraph, range.clone()) <= width {
            self.line(paragraph, range);
            return false;
        }
        let ends = grapheme_ends(self.bidi.text, &range);
        let guess = self.guessed_cut(paragraph, &range, &ends, width);
        let fit = partition_near(ends.len(), guess, |i| {
            let Some(end) = ends.get(i) else { return false };
            let (text, job) = self.with_ellipsis(range.start..*end);
            let bidi = BidiInfo::new(&text, Some(paragraph.level));
            ellipsis_job(&bidi, &job).is_some_and(|job| self.fonts.layout_job(job).size().x <= width)
        });
        let end = fit
            .checked_sub(1)
            .and_then(|i| ends.get(i).copied())
            .unwrap_or(range.start);
        let (text, job) = self.with_ellipsis(range.start..end);
        let bidi = BidiInfo::new(&text, Some(paragraph.level));
        if let Some(job) = ellipsis_job(&bidi, &job) {
            self.lines.push(self.fonts.layout_job(job));
        }
        true
    }

    /// About how many of `ends` a row has room for, told by the widths of words.
    fn guessed_cut(
        &mut self,
        paragraph: &ParagraphInfo,
        range: &Range<usize>,
        ends: &[usize],
        width: f32,
    ) -> usize {
        let (mut used, mut at) = (0.0, range.start);
        while at < range.end {
            let word = next_word(self.bidi.text, at..range.end);
            let whole = self.word_width(paragraph, word.clone());
            if used + whole > width {
                let before = ends.partition_point(|end| *end <= word.start);
                let inside = ends.partition_point(|end| *end <= word.end) - before;
                let part = ((width - used) / whole).clamp(0.0, 1.0);
                return before + (inside as f32 * part) as usize;
            }
            used += whole;
            at = word.end;
        }
        ends.len()
    }

    /// The start of the text with «…» after it, keeping its formats.
    fn with_ellipsis(&self, range: Range<usize>) -> (String, LayoutJob) {
        let range = trimmed(self.bidi.text, range);
        let mut job = LayoutJob::default();
        let mut format = None;
        for section in &self.source.sections {
            let part = section.byte_range.start.0.max(range.start)..section.byte_range.end.0.min(range.end);
            if let Some(text) = self.bidi.text.get(part.clone()).filter(|text| !text.is_empty()) {
                let start = ByteIndex(job.text.len());
                job.text.push_str(text);
                let byte_range = start..ByteIndex(job.text.len());
                job.sections.push(LayoutSection {
                    byte_range,
                    ..section.clone()
                });
                format = Some(section.format.clone());
            }
        }
        let format = format
            .or_else(|| self.source.sections.first().map(|s| s.format.clone()))
            .unwrap_or_default();
        let start = ByteIndex(job.text.len());
        job.text.push('…');
        let byte_range = start..ByteIndex(job.text.len());
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range,
            format,
        });
        (job.text.clone(), job)
    }
}

/// Whether a text is empty or ends in a line break, and so has one more, empty, row.
fn has_last_empty_line(text: &str) -> bool {
    text.is_empty() || text.ends_with(['\n', '\r', '\u{2029}'])
}

fn ellipsis_job(bidi: &BidiInfo<'_>, job: &LayoutJob) -> Option<LayoutJob> {
    let paragraph = bidi.paragraphs.first()?;
    Some(visual_job(bidi, paragraph, paragraph.range.clone(), job))
}

/// How many of the first `count` hold, where all that hold come first.
fn partition(count: usize, mut holds: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1
        } else {
            high = middle
        }
    }
    low
}

/// [`partition`] for whoever can guess the answer: it is looked for from there outwards.
fn partition_near(count: usize, guess: usize, mut holds: impl FnMut(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    let (mut at, mut step) = (guess.min(count.saturating_sub(1)), 1);
    while low < high && (low..high).contains(&at) {
        if holds(at) {
            low = at + 1;
            at += step;
            if high < count {
                break;
            }
        } else {
            high = at;
            at = at.saturating_sub(step);
            if low > 0 {
                break;
            }
        }
        step *= 2;
    }
    low + partition(high - low, |i| holds(low + i))
}

fn without_break(text: &str, range: &Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + inside.trim_end_matches(['\n', '\r', '\u{2029}']).len()
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + inside.trim_end_matches(' ').len()
}

/// The word at the start of `range` with the spaces after it. Besides spaces, a line may break after a hyphen,
/// dash or slash between letters.
fn next_word(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let mut seen: Option<char> = None;
    for (i, c) in inside.char_indices() {
        let breaks = match seen {
            // The sign between the names of a path stays with the name before it.
            Some(' ' | '\t') => !matches!(c, ' ' | '\t' | '›'),
            Some('-' | '–' | '—' | '/') => c.is_alphabetic(),
            _ => false,
        };
        if breaks {
            return range.start..range.start + i;
        }
        seen = Some(c);
    }
    range
}

fn first_char_end(text: &str, range: Range<usize>) -> usize {
    grapheme_ends(text, &range).first().copied().unwrap_or(range.end)
}

fn grapheme_ends(text: &str, range: &Range<usize>) -> Vec<usize> {
    use unicode_segmentation::UnicodeSegmentation as _;
    let inside = text.get(range.clone()).unwrap_or_default();
    inside
        .grapheme_indices(true)
        .map(|(i, g)| range.start + i + g.len())
        .collect()
}

/// Direction of a whole text, for callers that place it themselves.
#[must_use]
pub fn is_rtl(text: &str, window: Dir) -> bool {
    base_level(text, window.is_rtl()) == Level::rtl()
}

/// Finished galleys by what they were made of, and the widths of words. Galleys not asked for during a whole pass are
/// dropped.
#[derive(Clone, Default)]
pub(super) struct GalleyCache(Arc<Mutex<CacheState>>);

#[derive(Default)]
struct CacheState {
    pass: u64,
    galleys: HashMap<u64, (u64, Arc<Galley>)>,
    widths: HashMap<u64, f32>,
}

/// Widths of words that are kept; beyond it all are measured anew.
const WIDTHS: usize = 20_000;

impl GalleyCache {
    pub(super) fn of(ctx: &Context) -> Self {
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Self>(Id::NULL).clone())
    }

    fn state(&self) -> std::sync::MutexGuard<'_, CacheState> {
        // A cache has no state that a panic elsewhere could have left half done.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get(&self, key: u64) -> Option<Arc<Galley>> {
        let mut state = self.state();
        let pass = state.pass;
        let (used, galley) = state.galleys.get_mut(&key)?;
        *used = pass;
        Some(galley.clone())
    }

    fn put(&self, key: u64, galley: Arc<Galley>) {
        let mut state = self.state();
        let pass = state.pass;
        state.galleys.insert(key, (pass, galley));
    }

    fn width(&self, word: u64) -> Option<f32> {
        self.state().widths.get(&word).copied()
    }

    fn put_width(&self, word: u64, width: f32) {
        let widths = &mut self.state().widths;
        if widths.len() >= WIDTHS {
            widths.clear();
        }
        widths.insert(word, width);
    }

    /// A new pass begins: drops what the two before it did not use, or everything when the glyphs have moved.
    pub(super) fn begin_pass(&self, glyphs_moved: bool) {
        let mut state = self.state();
        state.pass += 1;
        let pass = state.pass;
        if glyphs_moved {
            // Perhaps there are other fonts.
            state.widths.clear();
        }
        state
            .galleys
            .retain(|_, (used, _)| !glyphs_moved && *used + 2 >= pass);
    }
}

#[cfg(test)]
#[path = "labels_tests.rs"]
mod tests;

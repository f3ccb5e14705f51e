//! A hit of a search between its words.

use std::ops::Range;

use egui::Stroke;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};

use crate::text::segment::paragraph_at;
use crate::ui::kit::Env;

/// Characters kept before a hit.
const BEFORE: usize = 24;
/// Characters kept after a hit.
const AFTER: usize = 80;

/// A hit with the words round it, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The words, with «…» where they are cut.
    pub text: String,
    /// The hit in `text`.
    pub hit: Range<usize>,
    /// Number of the paragraph in the document, from 1.
    pub paragraph: usize,
}

/// The words round a hit, cut between words and not going beyond its paragraph. `paragraphs` are those of `text`.
pub fn excerpt(text: &str, paragraphs: &[Range<usize>], hit: &Range<usize>) -> Excerpt {
    let number = paragraph_at(paragraphs, hit.start);
    let paragraph = paragraphs.get(number).cloned().unwrap_or(0..text.len());
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let before = part(paragraph.start.min(hit.start)..hit.start);
    let after = part(hit.end..paragraph.end.max(hit.end));
    let far = before.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    // A word that would be cut in two is left out, unless it touches the hit.
    let from = match before.get(far..).and_then(|kept| kept.find(char::is_whitespace)) {
        Some(space) if far > 0 => far + space,
        _ => far,
    };
    let far = after.char_indices().nth(AFTER).map_or(after.len(), |(at, _)| at);
    let to = match after.get(..far).and_then(|kept| kept.rfind(char::is_whitespace)) {
        Some(space) if far < after.len() => space,
        _ => far,
    };
    let mut words = String::new();
    if from > 0 {
        words.push_str("… ");
    }
    words.push_str(before.get(from..).unwrap_or_default().trim_start());
    let start = words.len();
    words.push_str(&part(hit.clone()).replace('\n', " "));
    let end = words.len();
    words.push_str(after.get(..to).unwrap_or_default().trim_end());
    if to < after.len() {
        words.push_str(" …");
    }
    Excerpt {
        text: words,
        hit: start..end,
        paragraph: number + 1,
    }
}

/// The words with the hit marked by weight and ground, not by colour alone. Where other words are to take its place,
/// it is struck out and they follow.
pub fn highlighted(excerpt: &Excerpt, with: Option<&str>, env: &Env) -> LayoutJob {
    let theme = &env.theme;
    let c = &theme.colours;
    let plain = TextFormat::simple(theme.font(theme.size.interface), c.ink);
    let strong = TextFormat {
        font_id: theme.bold(theme.size.interface),
        background: c.selection,
        ..plain.clone()
    };
    let struck = TextFormat {
        color: c.danger,
        strikethrough: Stroke::new(1.0, c.danger),
        ..plain.clone()
    };
    let part = |range: Range<usize>| excerpt.text.get(range).unwrap_or_default();
    let hit = part(excerpt.hit.clone());
    let (before, after) = (
        part(0..excerpt.hit.start),
        part(excerpt.hit.end..excerpt.text.len()),
    );
    let parts = match with {
        Some(with) if with != hit => vec![
            (before, &plain),
            (hit, &struck),
            (" ", &plain),
            (with, &strong),
            (after, &plain),
        ],
        _ => vec![(before, &plain), (hit, &strong), (after, &plain)],
    };
    let mut job = LayoutJob::default();
    for (text, format) in parts.into_iter().filter(|(text, _)| !text.is_empty()) {
        let start = job.text.len();
        job.text.push_str(text);
        job.sections.push(LayoutSection {
            leading_space: 0.0,
            byte_range: ByteIndex(start)..ByteIndex(job.text.len()),
            format: format.clone(),
        });
    }
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment::paragraphs;

    #[test]
    fn a_hit_is_shown_between_its_words() {
        let text = format!("{}پیشخوان {}\nدیگر", "واژه ".repeat(30), "پسین ".repeat(40));
        let start = text.find("پیشخوان").unwrap();
        let long = excerpt(&text, &paragraphs(&text), &(start..start + "پیشخوان".len()));
        assert_eq!(&long.text[long.hit.clone()], "پیشخوان");
        assert!(
            long.text.starts_with("… واژه ") && long.text.ends_with("پسین …"),
            "{}",
            long.text
        );
        let text = "الف ب\nج د";
        let short = excerpt(text, &paragraphs(text), &(10..12));
        assert_eq!(
            (short.text.as_str(), short.hit, short.paragraph),
            ("ج د", 0..2, 2)
        );
    }
}

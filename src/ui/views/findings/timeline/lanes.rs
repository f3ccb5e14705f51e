//! Interviews as lanes of marks, ready to be drawn.

use std::cell::OnceCell;
use std::ops::Range;

use crate::analysis::{self, Lane, Timeline};
use crate::i18n::Words;
use crate::model::{CodeId, DocumentId, Snapshot};
use crate::report::tables::TableChoices;
use crate::text::{CharRange, beginning};
use crate::ui::parts::path_text::path_text;

/// Characters of a passage that are told of it.
const TOLD: usize = 220;

/// The interviews of some participants.
#[derive(Default)]
pub(in super::super) struct Course {
    pub strips: Vec<Strip>,
    /// From what and in which texts marks tell their words when they are first seen.
    source: Option<(Snapshot, Words)>,
}

/// An interview of one participant from its beginning to its end.
#[derive(Debug)]
pub(in super::super) struct Strip {
    /// The name of the participant, and of the document.
    pub person: String,
    pub title: String,
    /// How many passages there are.
    pub count: String,
    pub document: DocumentId,
    pub lanes: Vec<LaneOfMarks>,
}

/// The passages of a code in an interview.
#[derive(Debug)]
pub(in super::super) struct LaneOfMarks {
    pub name: String,
    /// The whole path of the code.
    pub path: String,
    /// The colour of the code as it is stored.
    pub colour: (u8, u8, u8),
    /// In reading order.
    pub marks: Vec<PlacedMark>,
}

/// A passage in a lane.
#[derive(Debug)]
pub(in super::super) struct PlacedMark {
    /// From where to where it reaches, as shares of the text from 0 to 1.
    pub reaches: Range<f32>,
    pub range: CharRange,
    /// The codes as they were given.
    codes: Vec<CodeId>,
    told: OnceCell<String>,
}

/// A strip, a lane in it and a mark in that.
pub(in super::super) type MarkAt = (usize, usize, usize);

impl Course {
    /// Prepares the interviews that a table with some choices is about. May take long.
    pub fn of(snapshot: &Snapshot, choices: &TableChoices, words: &Words) -> Self {
        let found = analysis::timelines(snapshot, &choices.filter, choices.profile_level);
        let strips = found.iter().map(|timeline| strip(snapshot, timeline, words));
        Self {
            strips: strips.collect(),
            source: Some((snapshot.clone(), words.clone())),
        }
    }

    /// Codes, place and words of a mark.
    pub fn told<'a>(&'a self, strip: &Strip, mark: &'a PlacedMark) -> &'a str {
        mark.told.get_or_init(|| {
            let source = self.source.as_ref();
            source.map_or_else(String::new, |(snapshot, words)| {
                told(snapshot, strip.document, mark, words)
            })
        })
    }

    /// A mark.
    pub fn mark(&self, (strip, lane, mark): MarkAt) -> Option<(&Strip, &PlacedMark)> {
        let strip = self.strips.get(strip)?;
        Some((strip, strip.lanes.get(lane)?.marks.get(mark)?))
    }

    /// The mark so many further on in its lane.
    pub fn along(&self, (strip, lane, mark): MarkAt, step: isize) -> Option<MarkAt> {
        let at = (strip, lane, mark.checked_add_signed(step)?);
        self.mark(at).map(|_| at)
    }

    /// The mark nearest to this one in the next lane that has any, downwards or upwards.
    pub fn across(&self, at: MarkAt, down: bool) -> Option<MarkAt> {
        let (_, from) = self.mark(at)?;
        let lanes = self.strips.iter().enumerate();
        let lanes = lanes.flat_map(|(s, strip)| (0..strip.lanes.len()).map(move |lane| (s, lane)));
        let mut others: Vec<(usize, usize)> = lanes
            .filter(|lane| {
                if down {
                    *lane > (at.0, at.1)
                } else {
                    *lane < (at.0, at.1)
                }
            })
            .collect();
        if !down {
            others.reverse();
        }
        others.into_iter().find_map(|(s, l)| {
            let marks = &self.strips.get(s)?.lanes.get(l)?.marks;
            let away = |mark: &PlacedMark| (mark.reaches.start - from.reaches.start).abs();
            let nearest = marks
                .iter()
                .enumerate()
                .min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)));
            nearest.map(|(m, _)| (s, l, m))
        })
    }
}

fn strip(snapshot: &Snapshot, timeline: &Timeline, words: &Words) -> Strip {
    let person = snapshot.participant(timeline.participant).map_or("", |p| &p.name);
    let document = snapshot.document(timeline.document).map_or("", |d| &d.name);
    let n = timeline.passages.len();
    Strip {
        person: person.to_owned(),
        title: document.to_owned(),
        count: words.with("findings-course-count", &[("n", n)]),
        document: timeline.document,
        lanes: timeline
            .lanes
            .iter()
            .map(|lane| of_marks(snapshot, timeline, lane))
            .collect(),
    }
}

fn of_marks(snapshot: &Snapshot, timeline: &Timeline, lane: &Lane) -> LaneOfMarks {
    let code = snapshot.code(lane.code);
    let whole = timeline.characters.max(1) as f32;
    let marks = lane.marks.iter().map(|mark| PlacedMark {
        reaches: mark.range.start as f32 / whole..(mark.range.end as f32 / whole).min(1.0),
        range: mark.range,
        codes: mark.codes.clone(),
        told: OnceCell::new(),
    });
    LaneOfMarks {
        name: code.map_or_else(String::new, |code| code.name.clone()),
        path: path(snapshot, lane.code),
        colour: code.map_or((0, 0, 0), |code| (code.colour.0, code.colour.1, code.colour.2)),
        marks: marks.collect(),
    }
}

fn told(snapshot: &Snapshot, document: DocumentId, mark: &PlacedMark, words: &Words) -> String {
    let codes = mark.codes.iter().map(|code| path(snapshot, *code));
    let codes: Vec<String> = codes.collect();
    let place = (mark.reaches.start * 100.0).floor() as usize;
    let said = snapshot
        .text(document)
        .map(|text| text.read(mark.range))
        .unwrap_or_default();
    let place = words.with("findings-course-place", &[("place", place)]);
    let said = words.with("findings-course-words", &[("text", beginning(&said, TOLD))]);
    // A line each, so that names of one direction do not turn words of the other round.
    format!("{}\n{place}\n{said}", codes.join(&words.list_comma()))
}

fn path(snapshot: &Snapshot, code: CodeId) -> String {
    let line = snapshot.ancestry(code);
    path_text(&line.iter().map(|code| code.name.as_str()).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn course(strips: &[&[&[f32]]]) -> Course {
        let mark = |at: &f32| PlacedMark {
            reaches: *at..*at,
            range: CharRange::new(0, 1),
            codes: Vec::new(),
            told: OnceCell::new(),
        };
        let lane = |marks: &&[f32]| LaneOfMarks {
            name: String::new(),
            path: String::new(),
            colour: (0, 0, 0),
            marks: marks.iter().map(mark).collect(),
        };
        Course {
            source: None,
            strips: strips
                .iter()
                .map(|lanes| Strip {
                    person: String::new(),
                    title: String::new(),
                    count: String::new(),
                    document: DocumentId(1),
                    lanes: lanes.iter().map(lane).collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn arrows_go_along_a_lane_and_across_to_the_nearest_mark_of_another() {
        let course = course(&[&[&[0.1, 0.8], &[], &[0.2, 0.7, 0.95]], &[&[], &[0.5]]]);
        assert_eq!(course.along((0, 0, 0), 1), Some((0, 0, 1)));
        assert_eq!(course.along((0, 0, 1), 1), None);
        assert_eq!(course.along((0, 0, 0), -1), None);
        assert_eq!(
            course.across((0, 0, 1), true),
            Some((0, 2, 1)),
            "over an empty lane"
        );
        assert_eq!(
            course.across((0, 2, 2), true),
            Some((1, 1, 0)),
            "into the next strip"
        );
        assert_eq!(course.across((1, 1, 0), true), None);
        assert_eq!(course.across((1, 1, 0), false), Some((0, 2, 1)));
        assert_eq!(course.across((0, 0, 0), false), None);
        assert_eq!(course.across((7, 0, 0), true), None);
    }
}

//! Icons drawn as shapes: one stroke weight, turned where they point.

use std::collections::HashMap;
use std::sync::OnceLock;

use egui::epaint::PathShape;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use serde::Deserialize;

use super::env::Dir;

/// The side of an icon in controls, in points.
pub const ICON_SIZE: f32 = 16.0;

/// Declares the icons with their names in `assets/icons/icons.ron`.
macro_rules! icons {
    ($($variant:ident $name:literal,)*) => {
        /// An icon of `assets/icons/icons.ron`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum Icon {
            $($variant,)*
        }

        impl Icon {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

icons! {
    Arrow "arrow",
    Back "back",
    Board "board",
    Bulb "bulb",
    Calendar "calendar",
    Case "case",
    Chart "chart",
    Check "check",
    Checklist "checklist",
    Chevron "chevron",
    ChevronDown "chevron-down",
    ChevronUp "chevron-up",
    Clock "clock",
    Close "close",
    Copy "copy",
    Document "document",
    Drag "drag",
    Edit "edit",
    Export "export",
    Eye "eye",
    EyeOff "eye-off",
    Filter "filter",
    Flask "flask",
    Folder "folder",
    FolderOpen "folder-open",
    Globe "globe",
    Grow "grow",
    Help "help",
    Highlight "highlight",
    Home "home",
    Import "import",
    Info "info",
    Keyboard "keyboard",
    Ladder "ladder",
    Layers "layers",
    Link "link",
    Lock "lock",
    Memo "memo",
    Menu "menu",
    Merge "merge",
    Minus "minus",
    Moon "moon",
    More "more",
    Palette "palette",
    Panel "panel",
    People "people",
    Person "person",
    Play "play",
    Plus "plus",
    Quote "quote",
    Redo "redo",
    Search "search",
    Settings "settings",
    Split "split",
    Star "star",
    StateChecked "state-checked",
    StateCoded "state-coded",
    StateCoding "state-coding",
    StateNew "state-new",
    Sun "sun",
    Table "table",
    Tag "tag",
    Trash "trash",
    Tree "tree",
    Undo "undo",
    Warning "warning",
}

impl Icon {
    /// Draws the icon in the middle of `rect`, `size` points wide, as a window of this direction wants it.
    pub fn paint(self, painter: &Painter, rect: Rect, size: f32, colour: Color32, dir: Dir) {
        let Some(drawing) = drawings().get(self.name()) else {
            return;
        };
        let scale = size / GRID;
        let origin = rect.center() - vec2(size, size) / 2.0;
        let turned = drawing.mirrored && dir.is_rtl();
        let place = |p: Pos2| {
            let x = if turned { GRID - p.x } else { p.x };
            origin + vec2(x, p.y) * scale
        };
        // One weight at every size: an icon in an empty state is not bolder than one in a button.
        let weight = (1.5 * (size / ICON_SIZE).sqrt()).max(1.0);
        let stroke = Stroke::new(weight, colour);
        for line in &drawing.lines {
            let points = line.points.iter().map(|p| place(*p)).collect();
            let path = if line.closed {
                PathShape::closed_line(points, stroke)
            } else {
                PathShape::line(points, stroke)
            };
            painter.add(Shape::Path(path));
        }
        for (centre, radius, filled) in &drawing.circles {
            let (centre, radius) = (place(*centre), radius * scale);
            if *filled {
                painter.circle_filled(centre, radius.max(0.9), colour);
            } else {
                painter.circle_stroke(centre, radius, stroke);
            }
        }
    }
}

/// The side of the grid on which the icons are drawn.
const GRID: f32 = 24.0;
/// Straight pieces that stand for a curve.
const CURVE_STEPS: u8 = 10;

#[derive(Debug)]
struct Drawing {
    mirrored: bool,
    lines: Vec<IconLine>,
    /// Centre, radius, filled.
    circles: Vec<(Pos2, f32, bool)>,
}

#[derive(Debug)]
struct IconLine {
    points: Vec<Pos2>,
    closed: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IconFile {
    #[serde(default)]
    mirrored: bool,
    path: String,
}

fn drawings() -> &'static HashMap<String, Drawing> {
    static DRAWINGS: OnceLock<HashMap<String, Drawing>> = OnceLock::new();
    DRAWINGS.get_or_init(|| {
        let source = include_str!("../../../assets/icons/icons.ron");
        let files: HashMap<String, IconFile> = ron::from_str(source).unwrap_or_else(|fault| {
            log::error!("icons.ron: {fault}");
            HashMap::new()
        });
        files
            .into_iter()
            .filter_map(|(name, file)| Some((name, parse(&file)?)))
            .collect()
    })
}

/// Reads a path; `None` where it is faulty.
fn parse(file: &IconFile) -> Option<Drawing> {
    let mut drawing = Drawing {
        mirrored: file.mirrored,
        lines: Vec::new(),
        circles: Vec::new(),
    };
    let mut words = file.path.split_whitespace().flat_map(split_letter).peekable();
    let mut at = Pos2::ZERO;
    while let Some(command) = words.next() {
        let mut number = || words.next()?.parse::<f32>().ok();
        match command {
            "M" => {
                at = pos2(number()?, number()?);
                drawing.lines.push(IconLine {
                    points: vec![at],
                    closed: false,
                });
                continue;
            }
            "O" | "D" => {
                drawing
                    .circles
                    .push((pos2(number()?, number()?), number()?, command == "D"));
                continue;
            }
            _ => {}
        }
        let line = drawing.lines.last_mut()?;
        match command {
            "L" => line.points.push(pos2(number()?, number()?)),
            "H" => line.points.push(pos2(number()?, at.y)),
            "V" => line.points.push(pos2(at.x, number()?)),
            "Z" => {
                // The first point again would make a spike at the join.
                if line.points.len() > 1
                    && line
                        .points
                        .first()
                        .zip(line.points.last())
                        .is_some_and(|(a, b)| a.distance(*b) < 0.01)
                {
                    line.points.pop();
                }
                line.closed = true;
            }
            "Q" => {
                let (b, c) = (pos2(number()?, number()?), pos2(number()?, number()?));
                let (b1, b2) = (at + (b - at) * (2.0 / 3.0), c + (b - c) * (2.0 / 3.0));
                curve(&mut line.points, at, b1, b2, c);
            }
            "C" => {
                let (b, c, d) = (
                    pos2(number()?, number()?),
                    pos2(number()?, number()?),
                    pos2(number()?, number()?),
                );
                curve(&mut line.points, at, b, c, d);
            }
            _ => return None,
        }
        at = *line.points.last()?;
    }
    Some(drawing)
}

/// `M3` is `M` and `3`.
fn split_letter(word: &str) -> impl Iterator<Item = &str> {
    let letter = word.starts_with(|c: char| c.is_ascii_alphabetic());
    let (head, rest) = word.split_at(usize::from(letter));
    [head, rest].into_iter().filter(|part| !part.is_empty())
}

/// A cubic Bézier curve from `a` to `d` as straight pieces.
fn curve(points: &mut Vec<Pos2>, a: Pos2, b: Pos2, c: Pos2, d: Pos2) {
    for i in 1..=CURVE_STEPS {
        let t = f32::from(i) / f32::from(CURVE_STEPS);
        let s = 1.0 - t;
        let (wa, wb, wc, wd) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        points.push(pos2(
            wa * a.x + wb * b.x + wc * c.x + wd * d.x,
            wa * a.y + wb * b.y + wc * c.y + wd * d.y,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_is_drawn_inside_its_grid() {
        for icon in Icon::ALL {
            let drawing = drawings()
                .get(icon.name())
                .unwrap_or_else(|| panic!("{icon:?} is not drawn"));
            assert!(
                !drawing.lines.is_empty() || !drawing.circles.is_empty(),
                "{icon:?} is empty"
            );
            let grid = Rect::from_min_max(pos2(1.0, 1.0), pos2(23.0, 23.0));
            for point in drawing.lines.iter().flat_map(|line| &line.points) {
                assert!(grid.contains(*point), "{icon:?} leaves the grid at {point:?}");
            }
        }
        assert_eq!(
            drawings().len(),
            Icon::ALL.len(),
            "an icon is drawn that nobody can name"
        );
    }
}

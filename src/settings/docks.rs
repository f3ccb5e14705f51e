//! Where the panes of the coding page stand, as the person left them: in a column at either side of the text, or in a
//! row under it.

use serde::{Deserialize, Serialize};

/// A pane that can stand beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pane {
    /// Documents in their groups.
    Documents,
    /// The code system.
    Codes,
    /// Retrieved segments and the selected coding.
    Segments,
    /// What was found in all documents.
    Search,
}

impl Pane {
    /// All panes, in the order in which the keyboard goes through them.
    pub const ALL: [Self; 4] = [Self::Documents, Self::Codes, Self::Segments, Self::Search];

    /// The id of its name in `assets/i18n`.
    pub fn text_id(self) -> &'static str {
        match self {
            Self::Documents => "document-title",
            Self::Codes => "codes-title",
            Self::Segments => "segments-title",
            Self::Search => "search-title",
        }
    }
}

/// A place beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DockSide {
    /// The column at the side on which lines begin.
    Leading,
    /// The column at the other side.
    Trailing,
    /// The row under the text.
    Bottom,
}

impl DockSide {
    /// All places.
    pub const ALL: [Self; 3] = [Self::Leading, Self::Trailing, Self::Bottom];
}

/// One pane in a column or row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Which pane.
    pub pane: Pane,
    /// Its part of the height of a column or of the width of a row, as a weight against those of its neighbours.
    pub share: f32,
    /// Whether it is seen. Of the search the program decides that.
    pub shown: bool,
}

/// A column or row of panes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dock {
    /// Width of a column or height of a row, in points.
    pub size: f32,
    /// Its panes from top to bottom, or from leading to trailing.
    pub slots: Vec<Slot>,
}

impl Dock {
    fn new(size: f32, panes: &[(Pane, f32)]) -> Self {
        let slots = panes.iter().map(|&(pane, share)| Slot {
            pane,
            share,
            shown: true,
        });
        Self {
            size,
            slots: slots.collect(),
        }
    }

    fn place(&self, pane: Pane) -> Option<usize> {
        self.slots.iter().position(|slot| slot.pane == pane)
    }
}

/// All places with their panes; every pane stands in exactly one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Docks {
    /// The column at the side on which lines begin.
    pub leading: Dock,
    /// The column at the other side.
    pub trailing: Dock,
    /// The row under the text.
    pub bottom: Dock,
    /// The part of the room of two texts that the first of them has.
    pub first_text: f32,
}

impl Default for Docks {
    fn default() -> Self {
        Self {
            leading: Dock::new(340.0, &[(Pane::Documents, 0.35), (Pane::Codes, 0.65)]),
            trailing: Dock::new(280.0, &[(Pane::Search, 0.5), (Pane::Segments, 0.5)]),
            bottom: Dock::new(240.0, &[]),
            first_text: 0.5,
        }
    }
}

/// The least and the greatest share that is believed.
const SHARES: (f32, f32) = (0.05, 20.0);
/// The least and the greatest size that is believed, in points.
const SIZES: (f32, f32) = (120.0, 2000.0);

impl Docks {
    /// A place with its panes.
    pub fn dock(&self, side: DockSide) -> &Dock {
        match side {
            DockSide::Leading => &self.leading,
            DockSide::Trailing => &self.trailing,
            DockSide::Bottom => &self.bottom,
        }
    }

    /// A place with its panes, to be changed.
    pub fn dock_mut(&mut self, side: DockSide) -> &mut Dock {
        match side {
            DockSide::Leading => &mut self.leading,
            DockSide::Trailing => &mut self.trailing,
            DockSide::Bottom => &mut self.bottom,
        }
    }

    /// Where a pane stands.
    pub fn side_of(&self, pane: Pane) -> Option<DockSide> {
        DockSide::ALL
            .into_iter()
            .find(|side| self.dock(*side).place(pane).is_some())
    }

    fn slot(&self, pane: Pane) -> Option<&Slot> {
        DockSide::ALL
            .into_iter()
            .flat_map(|side| &self.dock(side).slots)
            .find(|slot| slot.pane == pane)
    }

    fn slot_mut(&mut self, pane: Pane) -> Option<&mut Slot> {
        let side = self.side_of(pane)?;
        self.dock_mut(side)
            .slots
            .iter_mut()
            .find(|slot| slot.pane == pane)
    }

    /// Whether a pane is to be seen.
    pub fn is_shown(&self, pane: Pane) -> bool {
        self.slot(pane).is_some_and(|slot| slot.shown)
    }

    /// Shows or hides a pane.
    pub fn show(&mut self, pane: Pane, shown: bool) {
        if let Some(slot) = self.slot_mut(pane) {
            slot.shown = shown;
        }
    }

    /// Shows a hidden pane, hides one that is seen.
    pub fn toggle(&mut self, pane: Pane) {
        self.show(pane, !self.is_shown(pane));
    }

    /// Puts a pane into a place: before another one there, or at its end. It gets as much room as its neighbours
    /// have on average.
    pub fn put(&mut self, pane: Pane, side: DockSide, before: Option<Pane>) {
        if before == Some(pane) {
            return;
        }
        let Some(from) = self.side_of(pane) else { return };
        let old = self.dock_mut(from);
        let Some(mut slot) = old.place(pane).map(|at| old.slots.remove(at)) else {
            return;
        };
        let dock = self.dock_mut(side);
        if from != side && !dock.slots.is_empty() {
            slot.share = dock.slots.iter().map(|s| s.share).sum::<f32>() / dock.slots.len() as f32;
        }
        slot.shown = true;
        let at = before
            .and_then(|pane| dock.place(pane))
            .unwrap_or(dock.slots.len());
        dock.slots.insert(at, slot);
    }

    /// The pane that stands next to another among those that `seen` says are seen: before it for −1, after it for 1.
    pub fn neighbour(&self, pane: Pane, step: isize, seen: impl Fn(Pane) -> bool) -> Option<Pane> {
        let slots = &self.dock(self.side_of(pane)?).slots;
        let shown: Vec<Pane> = slots.iter().map(|s| s.pane).filter(|p| seen(*p)).collect();
        let at = shown.iter().position(|p| *p == pane)?.checked_add_signed(step)?;
        shown.get(at).copied()
    }

    /// Lets two panes of one place change places; each keeps its share.
    pub fn swap(&mut self, a: Pane, b: Pane) {
        let Some(side) = self.side_of(a) else { return };
        let dock = self.dock_mut(side);
        if let (Some(a), Some(b)) = (dock.place(a), dock.place(b)) {
            dock.slots.swap(a, b);
        }
    }

    /// Gives all panes of a place the same room.
    pub fn even(&mut self, side: DockSide) {
        for slot in &mut self.dock_mut(side).slots {
            slot.share = 1.0;
        }
    }

    /// Moves the border between two neighbours so that the first has `part` (0 to 1) of the room of both.
    pub fn divide(&mut self, first: Pane, second: Pane, part: f32) {
        let of = |docks: &Self, pane| docks.slot(pane).map_or(1.0, |s| s.share);
        let both = of(self, first) + of(self, second);
        let part = part.clamp(0.02, 0.98);
        for (pane, share) in [(first, both * part), (second, both * (1.0 - part))] {
            if let Some(slot) = self.slot_mut(pane) {
                slot.share = share;
            }
        }
    }

    /// What can be believed of settings from a file: every pane once, sizes and shares that can be seen.
    pub fn sane(mut self) -> Self {
        let mut missing = Pane::ALL.to_vec();
        let usual = Self::default();
        self.first_text = clamp(self.first_text, (0.1, 0.9), usual.first_text);
        for side in DockSide::ALL {
            let usual_size = usual.dock(side).size;
            let dock = self.dock_mut(side);
            dock.size = clamp(dock.size, SIZES, usual_size);
            dock.slots.retain_mut(|slot| {
                slot.share = clamp(slot.share, SHARES, 1.0);
                let place = missing.iter().position(|pane| *pane == slot.pane);
                place.map(|at| missing.remove(at)).is_some()
            });
        }
        for pane in missing {
            if let (Some(side), Some(slot)) = (usual.side_of(pane), usual.slot(pane)) {
                self.dock_mut(side).slots.push(*slot);
            }
        }
        self
    }
}

fn clamp(value: f32, (least, most): (f32, f32), usual: f32) -> f32 {
    if value.is_finite() {
        value.clamp(least, most)
    } else {
        usual
    }
}

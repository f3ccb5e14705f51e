//! Places: where the person was, and the way back and forward through them.

use egui::{Context, PointerButton};

use super::App;
use super::open_project::OpenProject;
use crate::model::{CodingId, DocumentId, MemoId, Snapshot};
use crate::ui::command::Command;
use crate::ui::parts::view::View as _;
use crate::ui::shared::{Page, TextSide};
use crate::ui::views::findings::TablePlace;
use crate::ui::views::reader::TextPlace;

/// How many places are remembered in either direction.
const MOST: usize = 100;

/// Somewhere in the project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The page.
    pub page: Page,
    /// Which of two texts, on the page for coding.
    pub side: TextSide,
    /// The document in it.
    pub document: Option<DocumentId>,
    /// Where in its text; nothing as long as it is not shown yet.
    pub text: Option<TextPlace>,
    /// The selected coding.
    pub coding: Option<CodingId>,
    /// The memo, on the page of memos.
    pub memo: Option<MemoId>,
    /// The table and its cell, on the page of findings.
    pub table: Option<TablePlace>,
}

impl Place {
    /// Whether it is one place with another as far as pages go: the same page with the same thing on it. What the
    /// pages do not know yet differs from nothing.
    fn is_on_page_of(&self, other: &Self) -> bool {
        fn fits<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        self.page == other.page
            && self.document == other.document
            && fits(&self.memo, &other.memo)
            && fits(
                &self.table.as_ref().map(TablePlace::kind),
                &other.table.as_ref().map(TablePlace::kind),
            )
    }

    /// Whether going from the one to the other would show nothing else.
    fn equals(&self, other: &Self) -> bool {
        let same_text = match (&self.text, &other.text) {
            (Some(one), Some(other)) => {
                one.top.paragraph == other.top.paragraph && one.passage == other.passage
            }
            _ => true,
        };
        self.is_on_page_of(other) && same_text && self.coding == other.coding
    }

    /// Whether what it shows is still in the project.
    fn stands(&self, snapshot: &Snapshot) -> bool {
        self.document.is_none_or(|id| snapshot.document(id).is_some())
            && self.memo.is_none_or(|id| snapshot.memo(id).is_some())
    }
}

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To where the person was before.
    Back,
    /// To where the person has come back from.
    Forward,
}

/// The places that the person has been to.
#[derive(Debug, Default)]
pub struct Trail {
    back: Vec<Place>,
    /// Where the person is; nothing between leaving a place and seeing the next.
    here: Option<Place>,
    /// Where the other of two texts was when the person went from it to this one.
    aside: Option<Place>,
    forward: Vec<Place>,
}

impl Trail {
    /// Learns where the person is. A page or document other than before is a place of its own; within one the place
    /// moves along. `two` tells whether two texts stand beside each other: from the one to the other and back there is
    /// no way to go, for both are seen.
    pub fn follow(&mut self, now: Place, two: bool) {
        if two {
            self.turn_to(&now);
        } else {
            self.aside = None;
        }
        if self.here.as_ref().is_some_and(|here| !here.is_on_page_of(&now)) {
            self.leave();
        }
        self.here = Some(now);
    }

    /// Takes what was seen in the text of a place for where the person is.
    fn turn_to(&mut self, place: &Place) {
        let elsewhere = |here: &Place| here.page == place.page && here.side != place.side;
        if self.here.as_ref().is_some_and(elsewhere) {
            std::mem::swap(&mut self.here, &mut self.aside);
        }
    }

    /// The place is left for another, which may be in the same document.
    pub fn leave(&mut self) {
        let Some(here) = self.here.take() else { return };
        self.forward.clear();
        push(&mut self.back, here);
    }

    /// Whether there is a place that way.
    pub fn leads(&self, way: Way, snapshot: &Snapshot) -> bool {
        let places = match way {
            Way::Back => &self.back,
            Way::Forward => &self.forward,
        };
        places.iter().any(|place| self.is_elsewhere(place, snapshot))
    }

    /// Goes to the next place that way, which is passed over when it has gone, or shows what is seen already.
    pub fn go(&mut self, way: Way, snapshot: &Snapshot) -> Option<Place> {
        loop {
            let place = match way {
                Way::Back => self.back.pop(),
                Way::Forward => self.forward.pop(),
            }?;
            if !self.is_elsewhere(&place, snapshot) {
                continue;
            }
            if self.aside.is_some() {
                self.turn_to(&place);
            }
            let behind = match way {
                Way::Back => &mut self.forward,
                Way::Forward => &mut self.back,
            };
            if let Some(here) = self.here.replace(place.clone()) {
                push(behind, here);
            }
            return Some(place);
        }
    }

    fn is_elsewhere(&self, place: &Place, snapshot: &Snapshot) -> bool {
        let mut seen = self.here.iter().chain(&self.aside);
        place.stands(snapshot) && !seen.any(|here| here.equals(place))
    }
}

/// Adds a place after the others, unless it is the last of them already.
fn push(places: &mut Vec<Place>, place: Place) {
    if places.last().is_some_and(|last| last.equals(&place)) {
        return;
    }
    if places.len() >= MOST {
        places.remove(0);
    }
    places.push(place);
}

impl OpenProject {
    /// Where the person is.
    fn place(&self) -> Place {
        let shared = &self.work.shared;
        // Beside the ladder the text follows the table.
        let shows_text = shared.page == Page::Coding;
        let document = shared.document.filter(|_| shows_text);
        let side = if shows_text {
            shared.side()
        } else {
            TextSide::First
        };
        let text = self
            .panes
            .reader
            .place()
            .filter(|at| Some(at.document) == document);
        Place {
            page: shared.page,
            side,
            document,
            text,
            coding: shared.coding.filter(|_| shows_text),
            memo: (shared.page == Page::Memos)
                .then(|| self.panes.memos.shown())
                .flatten(),
            table: (shared.page == Page::Findings)
                .then(|| self.panes.findings.place())
                .flatten(),
        }
    }

    /// Whether there is a place that way.
    pub fn leads(&self, way: Way) -> bool {
        self.trail.leads(way, self.work.session.snapshot())
    }
}

impl App {
    /// Learns where the person is, after each frame.
    pub(super) fn follow_place(&mut self) {
        if let Some(project) = &mut self.project {
            let place = project.place();
            project.trail.follow(place, project.work.shared.other.is_some());
        }
    }

    /// The way that an arrow to the right leads: back in a window that is read from the right.
    fn way_to_right(&self) -> Way {
        if self.words.lang().is_rtl() {
            Way::Back
        } else {
            Way::Forward
        }
    }

    /// The way that an arrow to the left leads.
    fn way_to_left(&self) -> Way {
        match self.way_to_right() {
            Way::Back => Way::Forward,
            Way::Forward => Way::Back,
        }
    }

    /// Whether there is a place to the right and one to the left, as the arrows of the window point.
    pub(super) fn places_beside(&self) -> (bool, bool) {
        let leads = |way| self.project.as_ref().is_some_and(|project| project.leads(way));
        (leads(self.way_to_right()), leads(self.way_to_left()))
    }

    /// Goes to the next place in the direction of an arrow.
    pub(super) fn go_to_place(&mut self, right: bool) {
        let way = if right {
            self.way_to_right()
        } else {
            self.way_to_left()
        };
        let place = self.project.as_mut().and_then(|project| {
            let snapshot = project.work.session.snapshot();
            project.trail.go(way, snapshot)
        });
        let Some(place) = place else { return };
        self.with_panes(|panes, _, cx| {
            cx.shared.page = place.page;
            if place.document.is_some() {
                panes.turn_to(place.side, cx.shared);
                cx.shared.document = place.document;
                cx.shared.coding = place.coding.filter(|id| cx.snapshot().has_coding(*id));
            }
            if let Some(text) = place.text {
                panes.reader.go_to(text);
            }
            if place.page == Page::Coding {
                panes.reader.take_keyboard();
            }
            if let Some(memo) = place.memo {
                panes.memos.open(memo, cx);
            }
            if let Some(table) = place.table {
                panes.findings.go_to(table);
            }
        });
    }

    /// The buttons of the mouse that mean back and forward everywhere, whatever the direction of the window.
    pub(super) fn place_buttons(&mut self, ctx: &Context) {
        let (back, forward) = ctx.input(|input| {
            let pressed = |button| input.pointer.button_pressed(button);
            (pressed(PointerButton::Extra1), pressed(PointerButton::Extra2))
        });
        let back_is_right = self.way_to_right() == Way::Back;
        for (pressed, right) in [(back, back_is_right), (forward, !back_is_right)] {
            if pressed {
                let command = if right {
                    Command::PlaceToRight
                } else {
                    Command::PlaceToLeft
                };
                self.actions.push(crate::ui::action::Action::Run(command));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::Fixture;

    fn place(page: Page, document: Option<DocumentId>) -> Place {
        Place {
            page,
            document,
            ..Place::default()
        }
    }

    #[test]
    fn the_way_back_is_the_way_forward_turned_round() {
        let fixture = Fixture::new("الف", &[("یک", "متن"), ("دو", "متن")]);
        let snapshot = &fixture.snapshot;
        let [one, two] = ["یک", "دو"].map(|name| Some(fixture.document(name)));
        let mut trail = Trail::default();
        trail.follow(place(Page::Coding, one), false);
        assert!(!trail.leads(Way::Back, snapshot));
        trail.follow(place(Page::Coding, two), false);
        trail.follow(place(Page::Memos, None), false);
        let back = trail.go(Way::Back, snapshot).unwrap();
        assert_eq!(back, place(Page::Coding, two));
        trail.follow(back, false);
        assert_eq!(trail.go(Way::Back, snapshot).unwrap().document, one);
        assert_eq!(trail.go(Way::Back, snapshot), None);
        assert_eq!(trail.go(Way::Forward, snapshot).unwrap().document, two);
        // Somewhere else, the way forward is another.
        trail.follow(place(Page::Board, None), false);
        assert!(!trail.leads(Way::Forward, snapshot));
    }

    #[test]
    fn what_has_gone_and_what_is_equal_is_passed_over() {
        let fixture = Fixture::new("الف", &[("یک", "متن")]);
        let snapshot = &fixture.snapshot;
        let (one, gone) = (Some(fixture.document("یک")), Some(DocumentId(9999)));
        let mut trail = Trail::default();
        trail.follow(place(Page::Coding, one), false);
        trail.follow(place(Page::Coding, gone), false);
        // A jump that leads to where one is adds nothing.
        for _ in 0..3 {
            trail.follow(place(Page::Ladder, one), false);
            trail.leave();
        }
        trail.follow(place(Page::Ladder, one), false);
        assert_eq!(trail.go(Way::Back, snapshot), Some(place(Page::Coding, one)));
        for n in 0..1000 {
            trail.follow(place([Page::Board, Page::Memos][n % 2], None), false);
        }
        assert_eq!(trail.back.len(), MOST);
    }
}

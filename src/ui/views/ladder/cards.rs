//! What a row shows, in the words of the interface.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use egui::Color32;

use super::columns::LadderColumn;
use crate::analysis::{
    CodingFilter, LadderEntry, LadderRow, LadderRowBuilder, SegmentSelection, importance_of, selected_codings,
};
use crate::i18n::Words;
use crate::model::{CodeId, CodingId, Importance, Level, MemoTarget, Snapshot};
use crate::ui::cx::Cx;
use crate::ui::parts::dotted::dotted;
use crate::ui::parts::path_text::path_text;
use crate::ui::theme::Theme;

/// Cards kept; more are made again when they come into view.
const MOST: usize = 800;

/// What a row shows.
#[derive(Debug)]
pub(super) struct LadderCard {
    /// The words on one line.
    pub utterance: String,
    /// Who speaks, in which document, in which paragraph, and who coded it where several do.
    pub place: String,
    /// The condensed unit, empty while there is none.
    pub condensed: String,
    /// The coding that holds the condensed unit, or will.
    pub condensed_of: CodingId,
    /// Names by level, outermost first; empty where the level is not there.
    pub names: [String; 3],
    /// Codes by level, outermost first.
    pub codes: [Option<CodeId>; 3],
    /// Colour of the code's mark and of its name.
    pub colour: (Color32, Color32),
    /// The coding that has a memo, where one has.
    pub memo: Option<CodingId>,
    /// How important the row is.
    pub importance: Importance,
}

impl LadderCard {
    /// The text of a cell.
    pub fn text(&self, column: LadderColumn) -> &str {
        match column {
            LadderColumn::Utterance => &self.utterance,
            LadderColumn::Condensed => &self.condensed,
            LadderColumn::Code | LadderColumn::Subcategory | LadderColumn::Category => {
                let at = column.merged().and_then(|at| self.names.get(at));
                at.map_or("", String::as_str)
            }
        }
    }

    /// The code of the level that stands in a column.
    pub fn code(&self, column: LadderColumn) -> Option<CodeId> {
        self.codes.get(column.merged()?).copied().flatten()
    }
}

/// The cards of rows that are or were in view.
#[derive(Default)]
pub(super) struct Cards {
    made: HashMap<CodingId, Rc<LadderCard>>,
    made_for: Option<(u64, Words, bool)>,
    theme: Option<Arc<Theme>>,
}

impl Cards {
    /// Forgets what no longer holds.
    pub fn follow(&mut self, cx: &Cx<'_>, theme: &Arc<Theme>) {
        let same = |(revision, words, dark): &(u64, Words, bool)| {
            (*revision, *dark) == (cx.session.revision(), theme.dark) && *words == cx.words
        };
        if !self.made_for.as_ref().is_some_and(same) {
            self.made_for = Some((cx.session.revision(), cx.words.clone(), theme.dark));
            self.theme = Some(theme.clone());
            self.made.clear();
        }
    }

    /// Forgets everything: what rows stand for has changed.
    pub fn clear(&mut self) {
        self.made.clear();
    }

    /// What a row shows; `None` when it is no longer in the project or its text cannot be read.
    pub fn get(&mut self, cx: &Cx<'_>, filter: &CodingFilter, entry: &LadderEntry) -> Option<Rc<LadderCard>> {
        if let Some(card) = self.made.get(&entry.coding) {
            return Some(card.clone());
        }
        cx.session.text(entry.document).ok()?;
        let card = Rc::new(card(cx, self.theme.as_ref()?, filter, entry)?);
        if self.made.len() >= MOST {
            self.made.clear();
        }
        self.made.insert(entry.coding, card.clone());
        Some(card)
    }
}

fn card(cx: &Cx<'_>, theme: &Theme, filter: &CodingFilter, entry: &LadderEntry) -> Option<LadderCard> {
    let snapshot = cx.snapshot();
    let selection = SegmentSelection::of_coders(&filter.coders);
    let row = LadderRowBuilder::new(snapshot, selection.clone()).row(entry)?;
    let code = snapshot.code(entry.code)?;
    let paint = theme.code_paint_of(code.colour.0, code.colour.1, code.colour.2);
    let agree: Vec<_> = selected_codings(snapshot, entry, &selection).collect();
    let holder = agree.iter().find(|c| c.condensed.is_some()).or(agree.first())?;
    let memo = |id: CodingId| snapshot.memo_on(MemoTarget::Coding(id)).is_some();
    Some(LadderCard {
        utterance: on_one_line(row.utterance.as_deref().unwrap_or_default()),
        place: place(cx, &row, &agree.iter().map(|c| c.coder).collect::<Vec<_>>()),
        condensed: row.condensed.unwrap_or_default().to_owned(),
        condensed_of: holder.id,
        names: [
            row.category.unwrap_or_default().to_owned(),
            row.subcategory.unwrap_or_default().to_owned(),
            path_text(&row.code),
        ],
        codes: codes(snapshot, entry.code),
        colour: (paint.solid, paint.text),
        memo: agree.iter().map(|c| c.id).find(|id| memo(*id)),
        importance: importance_of(snapshot, entry, &selection),
    })
}

/// The codes behind the names, outermost first.
fn codes(snapshot: &Snapshot, code: CodeId) -> [Option<CodeId>; 3] {
    Level::ALL.map(|level| snapshot.at_level(code, level).map(|c| c.id))
}

fn place(cx: &Cx<'_>, row: &LadderRow<'_>, coders: &[crate::model::CoderId]) -> String {
    let snapshot = cx.snapshot();
    let people = row.speakers.iter().filter_map(|id| snapshot.participant(*id));
    let mut facts: Vec<String> = people.map(|p| p.name.clone()).collect();
    if let Some(document) = snapshot.document(row.coding.document)
        && !facts.contains(&document.name)
    {
        facts.push(document.name.clone());
    }
    if let Some(n) = row.paragraph {
        facts.push(cx.words.with("segments-paragraph", &[("n", n)]));
    }
    if snapshot.coders().nth(1).is_some() {
        let names = coders.iter().filter_map(|id| snapshot.coder(*id));
        facts.extend(names.map(|c| c.name.clone()));
    }
    dotted(&facts)
}

/// The words without line breaks and runs of spaces.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

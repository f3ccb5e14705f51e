//! From utterance to category: the rows of the table that shows how a category was formed.

use std::collections::{HashMap, HashSet};

use crate::model::{CodeId, Coding, Level, ParticipantId, Snapshot};

use super::retrieval::Paragraphs;
use super::{Selection, Voices};

/// One utterance on its way up.
#[derive(Clone, Debug)]
pub struct LadderRow<'a> {
    /// The coding with its document and range; the first one where several coders agree.
    pub coding: &'a Coding,
    /// Who speaks.
    pub speakers: &'a [ParticipantId],
    /// The number of the paragraph in which the utterance begins, from 1; `None` as long as the text is not loaded.
    pub paragraph: Option<usize>,
    /// The words exactly as they stand; `None` as long as the text is not loaded.
    pub utterance: Option<&'a str>,
    /// The utterance in fewer words, where a coder wrote it.
    pub condensed: Option<&'a str>,
    /// The names of the codes of the level code, outermost first; empty when a higher level was given itself.
    pub code: Vec<&'a str>,
    /// The subcategory.
    pub subcategory: Option<&'a str>,
    /// The category.
    pub category: Option<&'a str>,
}

/// The ladder of one code with all below it, or of the whole code system.
///
/// Rows stand in the order of the code system, then of the documents, then of reading. A passage that several coders
/// gave the same code has one row.
pub fn ladder<'a>(snapshot: &'a Snapshot, root: Option<CodeId>, selection: &Selection) -> Vec<LadderRow<'a>> {
    let below = root.map(|id| snapshot.descendants(id));
    let mut by_code: HashMap<CodeId, Vec<LadderRow<'a>>> = HashMap::new();
    for document in snapshot.documents() {
        if !selection.has_document(document.id) {
            continue;
        }
        let voices = Voices::of(document, snapshot);
        let places = Paragraphs::of(snapshot, document.id);
        let text = snapshot.text(document.id);
        let codings = snapshot.codings_in(document.id);
        for same in codings.chunk_by(|a, b| a.range == b.range) {
            let mut seen: HashSet<CodeId> = HashSet::new();
            for coding in same.iter().filter(|c| selection.has_coder(c.coder)) {
                let wanted = below.as_ref().is_none_or(|below| below.contains(&coding.code));
                if !wanted || !seen.insert(coding.code) {
                    continue;
                }
                let condensed = same
                    .iter()
                    .filter(|c| c.code == coding.code && selection.has_coder(c.coder))
                    .find_map(|c| c.condensed.as_deref());
                by_code.entry(coding.code).or_default().push(LadderRow {
                    coding,
                    speakers: voices.in_passage(coding.range),
                    paragraph: places.number(coding),
                    utterance: text.map(|text| text.slice(coding.range)),
                    condensed,
                    code: Vec::new(),
                    subcategory: None,
                    category: None,
                });
            }
        }
    }
    let mut rows = Vec::new();
    for (_, code) in snapshot.code_tree() {
        let Some(found) = by_code.remove(&code.id) else {
            continue;
        };
        let line = snapshot.ancestry(code.id);
        let nearest = |level| {
            line.iter()
                .rev()
                .find(|c| c.level == level)
                .map(|c| c.name.as_str())
        };
        let names: Vec<&str> = line
            .iter()
            .filter(|c| c.level == Level::Code)
            .map(|c| c.name.as_str())
            .collect();
        rows.extend(found.into_iter().map(|row| LadderRow {
            code: names.clone(),
            subcategory: nearest(Level::Subcategory),
            category: nearest(Level::Category),
            ..row
        }));
    }
    rows
}

//! What was shown of a project when it was seen last, kept by GUIDs so that a copy of the project that has gone its own
//! way is never shown with the rows of another.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ReadingPlace;

/// Of how many projects it is known what was shown.
const MOST: usize = 16;
/// The longest list that is kept; a part of a longer one would narrow what is shown without a word.
const LONGEST_LIST: usize = 500;
/// The longest words of a filter that are kept, in bytes.
const LONGEST_WORDS: usize = 400;
/// The longest query that is kept, in bytes.
const LONGEST_QUERY: usize = 4_000;
/// The longest name of something that the program knows, such as a GUID or the key of an option, in bytes.
pub(super) const LONGEST_NAME: usize = 64;
/// The most options of tables that are kept; more than there are.
const MOST_OPTIONS: usize = 100;

/// The pages of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// The four windows: documents, codes, the open document, retrieved segments.
    #[default]
    Coding,
    /// The category board.
    Board,
    /// The table from utterances to categories, beside the text.
    Ladder,
    /// Participants and their attributes.
    Participants,
    /// Memos and the research journal.
    Memos,
    /// What was found: counts, relations and the tables for a paper.
    #[serde(alias = "tables")]
    Findings,
    /// The journal.
    History,
}

/// What was shown of a project. Rows are named by their GUIDs. What the project file keeps itself
/// ([`ProjectChoices`](super::ProjectChoices)) stands here while it is shown, and in the settings only as long as the file
/// does not have it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProjectView {
    /// The GUID of the project.
    pub project: String,
    /// The page in view.
    pub page: Page,
    /// The document in the text that had the focus.
    pub document: Option<String>,
    /// Whose codings stood out in it, and which.
    pub emphasis: EmphasisView,
    /// The other text, where two stood beside each other.
    pub other: Option<OtherTextView>,
    /// Codes whose passages are retrieved.
    pub active_codes: Vec<String>,
    /// Documents from which they are retrieved; all when empty.
    pub active_documents: Vec<String>,
    /// Codes given last, the newest first.
    pub recent_codes: Vec<String>,
    /// Groups whose documents are folded away; an empty name stands for the documents without a group.
    pub folded_groups: Vec<String>,
    /// Words that the list of documents is filtered by.
    pub documents: String,
    /// The key of the state of which alone documents are listed; all when empty.
    pub document_state: String,
    /// Words that the code system is filtered by.
    pub codes: String,
    /// Words that participants are filtered by.
    pub participants: String,
    /// Retrieved segments stand by code and not by document.
    pub segments_by_code: bool,
    /// How important retrieved segments are at least.
    pub segments_importance: u8,
    /// What else narrows retrieved segments.
    pub segments: CodingsView,
    /// The key of the table on the page of findings.
    pub table: String,
    /// What was chosen for the tables.
    pub findings: FindingsView,
    /// What narrows the ladder.
    pub ladder: CodingsView,
    /// How important the rows of the ladder are at least.
    pub ladder_importance: u8,
    /// What narrows the memos.
    pub memos: MemosView,
    /// What narrows the journal.
    pub history: HistoryView,
}

/// Which codings stand out in a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmphasisView {
    /// Only those of active codes.
    pub active: bool,
    /// Only those of one coder.
    pub coder: Option<String>,
}

/// The other of two texts. Both may show one document, so each has its place here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OtherTextView {
    /// The document in it.
    pub document: String,
    /// It stood before the one that had the focus.
    pub first: bool,
    /// Where it was.
    pub place: ReadingPlace,
    /// Where the one that had the focus was.
    pub focused_place: ReadingPlace,
    /// Whose codings stood out in it, and which.
    pub emphasis: EmphasisView,
}

/// What narrows a list of codings, and its order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodingsView {
    /// Codes, with all below them.
    pub codes: Vec<String>,
    /// Documents.
    pub documents: Vec<String>,
    /// Groups of documents.
    pub groups: Vec<String>,
    /// Who speaks.
    pub participants: Vec<String>,
    /// Attributes with a value that the speaker has.
    pub values: Vec<(String, String)>,
    /// Whose codings count.
    pub coders: Vec<String>,
    /// Only what is still to be condensed.
    pub uncondensed: bool,
    /// Words that are sought.
    pub words: String,
    /// What a query finds.
    pub query: String,
    /// The order, by the name that the command line gives it.
    pub order: String,
}

/// What was chosen for the tables on the page of findings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingsView {
    /// What limits the tables.
    pub filter: CodingsView,
    /// The options of tables, by the names under which they are kept.
    pub options: BTreeMap<String, String>,
    /// The language of the tables; the window's own when empty.
    pub lang: String,
    /// Whether their digits are Persian; those of the language when `None`.
    pub persian_digits: Option<bool>,
    /// The name of the font and its size.
    pub profile: String,
    /// Only the heading of the timelines over a table is shown.
    pub course_folded: bool,
}

/// What narrows the memos, and their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct MemosView {
    /// Words that are sought.
    pub words: String,
    /// The kind, by the name that the command line gives it.
    pub kind: Option<String>,
    /// The kind of thing that they are about, by the name that the command line gives it.
    pub subject: Option<String>,
    /// Who wrote them.
    pub coder: Option<String>,
    /// They stand by what they are about and not by day.
    pub by_subject: bool,
}

/// What narrows the journal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct HistoryView {
    /// Words that are sought.
    pub words: String,
    /// The name of the person whose operations are shown.
    pub coder: Option<String>,
    /// Undos and redos are shown as operations of their own.
    pub all: bool,
}

/// Empties words that are longer than so many bytes.
pub(super) fn emptied_beyond(longest: usize, words: &mut String) {
    if words.len() > longest {
        words.clear();
    }
}

/// Empties a list of rows that is too long, or names what is no name.
fn bound_rows(list: &mut Vec<String>) {
    if list.len() > LONGEST_LIST || list.iter().any(|row| row.len() > LONGEST_NAME) {
        list.clear();
    }
}

impl CodingsView {
    /// Leaves out what is longer than what is kept.
    pub(super) fn bound(&mut self) {
        for list in [
            &mut self.codes,
            &mut self.documents,
            &mut self.groups,
            &mut self.participants,
            &mut self.coders,
        ] {
            bound_rows(list);
        }
        let fits = |(attribute, value): &(String, String)| {
            attribute.len() <= LONGEST_NAME && value.len() <= LONGEST_WORDS
        };
        if self.values.len() > LONGEST_LIST || !self.values.iter().all(fits) {
            self.values.clear();
        }
        emptied_beyond(LONGEST_WORDS, &mut self.words);
        emptied_beyond(LONGEST_QUERY, &mut self.query);
        emptied_beyond(LONGEST_NAME, &mut self.order);
    }
}

impl FindingsView {
    /// Leaves out what is longer than what is kept. An option that is too long, such as a word that is sought, goes; the
    /// others do without it.
    pub(super) fn bound(&mut self) {
        self.filter.bound();
        let mut room = MOST_OPTIONS;
        self.options.retain(|key, value| {
            let fits = room > 0 && key.len() <= LONGEST_NAME && value.len() <= LONGEST_QUERY;
            room -= usize::from(fits);
            fits
        });
        emptied_beyond(LONGEST_NAME, &mut self.lang);
        emptied_beyond(LONGEST_NAME, &mut self.profile);
    }
}

impl ProjectView {
    /// The same within what a file of settings can hold.
    fn bounded(mut self) -> Self {
        for list in [
            &mut self.active_codes,
            &mut self.active_documents,
            &mut self.recent_codes,
            &mut self.folded_groups,
        ] {
            bound_rows(list);
        }
        self.findings.bound();
        self.ladder.bound();
        self.segments.bound();
        emptied_beyond(LONGEST_NAME, &mut self.table);
        for words in [
            &mut self.documents,
            &mut self.codes,
            &mut self.participants,
            &mut self.memos.words,
            &mut self.history.words,
        ] {
            emptied_beyond(LONGEST_WORDS, words);
        }
        self
    }
}

/// What was shown of the projects that were seen last, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProjectViews(Vec<ProjectView>);

impl ProjectViews {
    /// What was shown of a project.
    pub fn of(&self, project: &str) -> Option<&ProjectView> {
        self.0.iter().find(|view| view.project == project)
    }

    /// Remembers what is shown of a project.
    pub fn remember(&mut self, view: ProjectView) {
        self.0.retain(|other| other.project != view.project);
        self.0.insert(0, view.bounded());
        self.0.truncate(MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_projects_are_remembered_each_once_and_never_at_length() {
        let mut views = ProjectViews::default();
        let view = |n: usize| ProjectView {
            project: n.to_string(),
            ..ProjectView::default()
        };
        for n in 0..40 {
            views.remember(view(n));
        }
        views.remember(ProjectView {
            page: Page::Memos,
            active_codes: vec!["x".into(); 10_000],
            recent_codes: vec!["y".into(); 9],
            codes: "آ".repeat(5000),
            ..view(30)
        });
        assert_eq!(views.0.len(), MOST);
        assert_eq!(views.of("0"), None);
        let kept = views.of("30").unwrap();
        assert_eq!(kept.page, Page::Memos);
        assert!(kept.active_codes.is_empty() && kept.codes.is_empty());
        assert_eq!(kept.recent_codes.len(), 9);
    }
}

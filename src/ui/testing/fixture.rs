//! Projects for tests, written as an outline of codes and as texts with their codings in them.

use crate::model::{
    CodeId, CodePath, CodeRef, DocumentId, Edit, NewCoding, NewDocument, ProjectInfo, Snapshot, Turn, plan,
};
use crate::text::{CharRange, Text};
use crate::ui::parts::codes::sample::new_codes;

/// An edit, made from the state before it.
pub type FixtureStep = Box<dyn Fn(&Snapshot) -> Edit>;

/// A project with coded documents.
pub struct Fixture {
    /// Its state.
    pub snapshot: Snapshot,
}

impl Fixture {
    /// A project with the codes of an outline (one a line, two spaces a level) and documents by name. A coding is
    /// written `⟦code:passage⟧` in its text; the marks are taken out. They nest.
    pub fn new(outline: &str, documents: &[(&str, &str)]) -> Self {
        let mut snapshot = Snapshot::new(ProjectInfo::named("نمونه"));
        for edit in Self::edits(outline, documents) {
            let next = 1 + snapshot.document_count() as i64 * 1000 + snapshot.code_count() as i64 * 100_000;
            snapshot = plan(edit(&snapshot), &snapshot, next, "پژوهشگر", 0)
                .unwrap()
                .after;
        }
        Self { snapshot }
    }

    /// The edits that make such a project, each from the state before it.
    pub fn edits(outline: &str, documents: &[(&str, &str)]) -> Vec<FixtureStep> {
        let codes = new_codes(outline);
        let marked: Vec<(String, Marked)> = documents
            .iter()
            .map(|(name, text)| ((*name).to_owned(), marked(text)))
            .collect();
        let new: Vec<NewDocument> = marked
            .iter()
            .map(|(name, marked)| new_document(name, &marked.text))
            .collect();
        let add_codings = move |snapshot: &Snapshot| {
            let codings = marked.iter().flat_map(|(name, marked)| {
                let document = snapshot.document_named(name).unwrap().id;
                marked.codings.iter().map(move |(code, range)| {
                    NewCoding::new(document, *range, CodeRef::Path(CodePath::new([code.clone()])))
                })
            });
            Edit::AddCodings(codings.collect())
        };
        let mut edits: Vec<FixtureStep> = vec![Box::new(move |_| Edit::AddDocuments(new.clone()))];
        if !codes.is_empty() {
            edits.push(Box::new(move |_| Edit::ImportCodes(codes.clone())));
        }
        if documents.iter().any(|(_, text)| text.contains('⟦')) {
            edits.push(Box::new(add_codings));
        }
        edits
    }

    /// The code of that name.
    pub fn code(&self, name: &str) -> CodeId {
        self.snapshot
            .code_tree()
            .into_iter()
            .find(|(_, c)| c.name == name)
            .unwrap()
            .1
            .id
    }

    /// The document of that name.
    pub fn document(&self, name: &str) -> DocumentId {
        self.snapshot.document_named(name).unwrap().id
    }
}

/// A text without its marks, and what they said.
struct Marked {
    text: String,
    codings: Vec<(String, CharRange)>,
}

fn marked(source: &str) -> Marked {
    let (mut text, mut codings, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut chars = source.chars();
    let position = |text: &str| text.chars().count() as u32;
    while let Some(c) = chars.next() {
        match c {
            '⟦' => {
                let code: String = chars.by_ref().take_while(|c| *c != ':').collect();
                open.push((code, position(&text)));
            }
            '⟧' => {
                let (code, start) = open.pop().unwrap();
                codings.push((code, CharRange::new(start, position(&text))));
            }
            c => text.push(c),
        }
    }
    Marked { text, codings }
}

fn new_document(name: &str, text: &str) -> NewDocument {
    let text = Text::new(text);
    let turns = crate::text::turns::turns(text.as_str()).turns;
    let turns = turns
        .into_iter()
        .map(|t| Turn {
            label: text.range(t.label),
            speech: text.range(t.speech),
            speaker: t.speaker,
            time_ms: t.time_ms.map(|ms| ms as i64),
        })
        .collect();
    NewDocument {
        name: name.to_owned(),
        text,
        turns,
        ..NewDocument::default()
    }
}

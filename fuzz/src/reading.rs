//! What must hold of a document that a reader has read.

use std::path::Path;

use gozareh::exchange::import::{Limits, read};
use gozareh::jobs::Progress;
use gozareh::model::{Edit, NewDocument, ProjectInfo, Snapshot, plan};

use crate::{Script, say};

/// Limits small enough to be met.
pub fn limits(script: &mut Script<'_>) -> Limits {
    if script.byte() % 2 == 0 {
        return Limits::default();
    }
    Limits {
        file: 1 << (8 + script.byte() % 8),
        unpacked: 1 << (8 + script.byte() % 8),
        text: 1 << (3 + script.byte() % 12),
        paragraphs: 1 << (script.byte() % 8),
    }
}

/// Reads a document and brings it into an empty project, in memory.
pub fn document(path: &Path, limits: &Limits) {
    let imported = match read(path, limits, &Progress::default()) {
        Ok(imported) => imported,
        Err(error) => {
            say(&error.message());
            return;
        }
    };
    let text = &imported.text;
    assert!(text.len() as u64 <= limits.text, "{} bytes of text", text.len());
    assert!(imported.paragraphs <= limits.paragraphs + 1);
    assert!(
        !text.contains(|c: char| matches!(c, '\r' | '\0' | '\u{1B}')),
        "{text:?}"
    );
    assert!(!text.starts_with('\u{FEFF}') || text.len() > 3);
    for warning in &imported.warnings {
        say(&warning.message());
    }
    let document = NewDocument::from(imported);
    let (chars, mut free) = (document.text.chars(), 0);
    for turn in &document.turns {
        assert!(free <= turn.label.start && turn.label.end <= turn.speech.start && turn.speech.end <= chars);
        free = turn.speech.end;
    }
    let now = Snapshot::new(ProjectInfo::named("p"));
    match plan(Edit::AddDocuments(vec![document]), &now, 1, "c", 0) {
        Ok(plan) => assert_eq!(plan.after.document_count(), 1),
        Err(error) => say(&error.message()),
    }
}

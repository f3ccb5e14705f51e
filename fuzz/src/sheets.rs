//! What must hold of a sheet that a reader has read.

use std::collections::HashSet;
use std::path::Path;

use gozareh::exchange::import::sheet::{ParticipantRow, SheetError};
use gozareh::exchange::import::{
    ImportKind, ROWS, Warning, read_codebook, read_codes, read_codings, read_participants, sheet,
};
use gozareh::exchange::use_cases::codebook;
use gozareh::model::{CODES_DEEP, CodePath, Edit, NewParticipant, ProjectInfo, Snapshot, plan};

use crate::say;

fn right<T>(read: Result<T, SheetError>) -> Option<T> {
    read.inspect_err(|error| say(&error.message())).ok()
}

fn warned(warnings: &[Warning]) {
    for warning in warnings {
        say(&warning.message());
    }
}

fn planned(edit: Edit) {
    let now = Snapshot::new(ProjectInfo::named("p"));
    if let Err(error) = plan(edit, &now, 1, "c", 0) {
        say(&error.message());
    }
}

/// Reads a file as whatever a sheet may be.
pub fn sheet(path: &Path) {
    for kind in ImportKind::ALL {
        let _ = sheet::kind_from_header(path, kind);
    }
    if let Some(read) = right(read_participants(path)) {
        warned(&read.warnings);
        assert!(read.rows.len() <= ROWS);
        let mut ids = HashSet::new();
        for row in &read.rows {
            assert!(!row.id.trim().is_empty() && ids.insert(row.id.clone()), "{row:?}");
            assert_eq!(row.values.len(), read.attributes.len());
        }
        let person = |row: &ParticipantRow| NewParticipant {
            name: row.id.clone(),
            values: read
                .attributes
                .iter()
                .cloned()
                .zip(row.values.iter().cloned())
                .collect(),
            documents: row
                .documents(|name| name.len() % 2 == 0)
                .into_iter()
                .map(str::to_owned)
                .collect(),
            labels: row.labels().map(str::to_owned).collect(),
            introduced_by: None,
        };
        planned(Edit::ImportParticipants(read.rows.iter().map(person).collect()));
    }
    if let Some(read) = right(read_codings(path)) {
        warned(&read.warnings);
        for row in &read.rows {
            assert!(row.start < row.end && !row.code.names().is_empty(), "{row:?}");
        }
    }
    if let Some(read) = right(read_codes(path)) {
        warned(&read.warnings);
        for row in &read.rows {
            assert!(
                !row.path.names().is_empty() && row.path.names().len() <= CODES_DEEP,
                "{row:?}"
            );
        }
    }
    codes(path);
}

/// Reads a file as a code system and plans what it would do to an empty project.
pub fn codes(path: &Path) {
    if let Some(read) = right(read_codebook(path)) {
        warned(&read.warnings);
        assert!(!read.entries.is_empty() && read.entries.len() <= ROWS);
        let now = Snapshot::new(ProjectInfo::named("p"));
        let plan = codebook::plan(path, read, &now);
        for warning in &plan.warnings {
            say(warning);
        }
        let mut listed: HashSet<CodePath> = HashSet::new();
        for code in &plan.new {
            let above = code.path.names().split_last().map_or(&[][..], |(_, above)| above);
            let above = CodePath::new(above.iter().cloned());
            assert!(
                above.names().is_empty() || listed.contains(&above),
                "{above} comes after what is below it"
            );
            listed.insert(code.path.clone());
        }
    }
}

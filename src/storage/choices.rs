//! What is chosen on pages about the whole project, so that it goes with the file to whoever opens it.
//!
//! It is no work of research: no operation changes it, nothing of it is undone, the journal does not lead to it and the
//! check says nothing of it. What a value means is for whoever shows the page; it may be a stranger's. Here it is only
//! held to a length, and what cannot be read is left out, with a line in the log.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::ValueRef;

/// Values by the names of their pages.
pub type PageChoices = BTreeMap<String, String>;

/// How many pages are read.
const MOST: usize = 16;
/// The longest name of a page, in bytes.
const LONGEST_NAME: usize = 40;
/// The longest value, in bytes.
const LONGEST_VALUE: usize = 1 << 20;

/// Whether a value of a page is short enough to be kept.
pub fn can_keep(page: &str, value: &str) -> bool {
    page.len() <= LONGEST_NAME && value.len() <= LONGEST_VALUE
}

/// Reads what can be read.
pub(super) fn load(db: &Connection) -> PageChoices {
    let mut choices = PageChoices::new();
    if let Err(error) = read(db, &mut choices) {
        log::warn!("what was chosen on pages: {error}");
    }
    choices
}

fn read(db: &Connection, choices: &mut PageChoices) -> rusqlite::Result<()> {
    let mut statement = db.prepare("SELECT page, value FROM page_choice")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if choices.len() == MOST {
            log::warn!("more was chosen on pages than there are pages");
            break;
        }
        match (words(row.get_ref(0)?), words(row.get_ref(1)?)) {
            (Some(page), Some(value)) if can_keep(page, value) => {
                choices.insert(page.to_owned(), value.to_owned());
            }
            _ => log::warn!("what was chosen on a page makes no sense"),
        }
    }
    Ok(())
}

fn words(value: ValueRef<'_>) -> Option<&str> {
    value.as_str().ok()
}

/// Writes values, those of other pages stay.
pub(super) fn put(db: &Connection, choices: &PageChoices) -> rusqlite::Result<()> {
    let sql = "INSERT INTO page_choice (page, value) VALUES (?1, ?2)
               ON CONFLICT (page) DO UPDATE SET value = excluded.value";
    let mut put = db.prepare_cached(sql)?;
    for (page, value) in choices {
        put.execute([page, value])?;
    }
    Ok(())
}

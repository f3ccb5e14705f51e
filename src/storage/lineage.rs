//! Which state of which file this is: what a leftover log is compared with, and a commit with what the writer knows.
//!
//! The table `lineage` has one row. `stamp` is drawn anew when a file is opened for writing, before pages go from the
//! write-ahead log into the file, and for each copy that this program makes; `previous` is the one before, as long as
//! the file may still have it. Until all pages are in the file, which a reader may delay, no other stamp is drawn: of
//! three the row could not tell. `commits` grows with each transaction, so that each log holds this row. From it follows:
//!
//! * The file as it stands without its log has the stamp of the last time pages came into it. A log continues it
//!   exactly when the row in the log names that stamp. A copy that was put in the place of the file has another.
//! * A transaction finds the row as its own writer left it, or somebody else has written.

use rusqlite::{Connection, OptionalExtension, params};

/// The row as it was read or written last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lineage {
    pub(super) stamp: String,
    /// That which the file may still have until all pages are in it; empty where it had none.
    previous: Option<String>,
    commits: i64,
}

impl Lineage {
    /// Reads the row.
    pub(super) fn read(db: &Connection) -> rusqlite::Result<Option<Self>> {
        db.prepare_cached("SELECT stamp, previous, commits FROM lineage")?
            .query_row([], |r| {
                Ok(Self {
                    stamp: r.get(0)?,
                    previous: r.get(1)?,
                    commits: r.get(2)?,
                })
            })
            .optional()
    }

    /// Draws a new stamp and writes it.
    pub(super) fn renew(db: &Connection) -> rusqlite::Result<Self> {
        let previous = Self::read(db)?;
        let new = Self {
            stamp: uuid::Uuid::new_v4().simple().to_string(),
            commits: previous.as_ref().map_or(0, |old| old.commits) + 1,
            previous: Some(previous.map(|old| old.stamp).unwrap_or_default()),
        };
        db.execute(
            "INSERT INTO lineage (id, stamp, previous, commits) VALUES (1, ?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET stamp = ?1, previous = ?2, commits = ?3",
            params![new.stamp, new.previous, new.commits],
        )?;
        Ok(new)
    }

    /// Draws a new stamp, for pages that go into the file now; where some are still on their way, these go with them.
    pub(super) fn renewed(&self, db: &Connection) -> rusqlite::Result<Self> {
        if self.is_on_its_way() {
            return Ok(self.clone());
        }
        Self::renew(db)
    }

    /// Whether the file may still have the stamp before this one.
    pub(super) fn is_on_its_way(&self) -> bool {
        self.previous.is_some()
    }

    /// Whether a text can be a stamp.
    pub(super) fn is_stamp(text: &str) -> bool {
        uuid::Uuid::try_parse(text).is_ok()
    }

    /// All pages of the log are in the file.
    pub(super) fn reached_file(&mut self) {
        self.previous = None;
    }

    /// Counts a commit more inside its transaction. `None` when the row is not as this writer left it.
    pub(super) fn count(&self, db: &Connection) -> rusqlite::Result<Option<Self>> {
        let sql = "UPDATE lineage SET commits = commits + 1, previous = ?3 WHERE stamp = ?1 AND commits = ?2";
        let known = db
            .prepare_cached(sql)?
            .execute(params![self.stamp, self.commits, self.previous])?
            == 1;
        Ok(known.then(|| Self {
            commits: self.commits + 1,
            ..self.clone()
        }))
    }

    /// Whether a log that holds this row continues a file with that stamp; a file of an older version has none.
    pub(super) fn continues(&self, file: Option<&str>) -> bool {
        let file = file.unwrap_or_default();
        self.stamp == file || self.previous.as_deref() == Some(file)
    }
}

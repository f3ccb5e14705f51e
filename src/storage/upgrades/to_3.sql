-- A text is stored with the hash of its row.
ALTER TABLE text ADD COLUMN hash BLOB NOT NULL DEFAULT x'';
-- Each operation is sealed.
CREATE TABLE seal (
    operation INTEGER PRIMARY KEY,
    -- JSON: the texts that came in with it, each as its id and its hash in hexadecimal digits.
    texts TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
-- Which state of which file this is; see lineage.rs.
CREATE TABLE lineage (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL,
    previous TEXT,
    commits INTEGER NOT NULL
) STRICT;
-- What is deleted is looked for where it may be named; without these each deletion looks at all rows.
CREATE INDEX document_text ON document (text_id);
CREATE INDEX participant_introducer ON participant (introduced_by);
CREATE INDEX document_participant_participant ON document_participant (participant_id);

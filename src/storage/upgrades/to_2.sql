-- Documents keep how they were read from their files.
CREATE TABLE import_record (
    document_id INTEGER PRIMARY KEY REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    -- What came in: scalar values, paragraphs, speaker turns.
    characters INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    -- JSON: what was left out or guessed, as messages of the interface with their arguments.
    warnings TEXT NOT NULL
) STRICT;
-- Operations that bring codes in tell how many of each level.
ALTER TABLE journal ADD COLUMN levels TEXT;

-- How far the work on a document has come.
ALTER TABLE document ADD COLUMN state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'coding', 'coded', 'checked'));
-- How important a coded passage is, from 0, not marked, to 3.
ALTER TABLE coding ADD COLUMN importance INTEGER NOT NULL DEFAULT 0 CHECK (importance BETWEEN 0 AND 3);
-- Passages without a code that are to be found again.
CREATE TABLE highlight (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("start" < "end"),
    coder_id INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_document ON highlight (document_id);

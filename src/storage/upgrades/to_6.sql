-- What cases say about codes, in the researcher's words. A summary is of a document or of a participant.
CREATE TABLE summary (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    participant_id INTEGER REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    code_id INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    body TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    CHECK ((document_id IS NULL) <> (participant_id IS NULL))
) STRICT;
CREATE INDEX summary_document ON summary (document_id);
CREATE INDEX summary_participant ON summary (participant_id);
CREATE INDEX summary_code ON summary (code_id);

-- Queries that are kept under a name; rows are named in their texts by id.
CREATE TABLE query (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- Lists of words: keyword sets, words that say little, forms of one word.
CREATE TABLE word_list (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('keywords', 'stop', 'forms')),
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE word_entry (
    list_id INTEGER NOT NULL REFERENCES word_list DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    word TEXT NOT NULL,
    -- What the word means where it is said.
    meaning TEXT NOT NULL,
    -- The code to which it led.
    code_id INTEGER REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (list_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX word_entry_code ON word_entry (code_id);

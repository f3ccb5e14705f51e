-- The project file, version 7. Rows are read and written by Gozareh alone; everyone else reads the views.
--
-- Positions count Unicode scalar values from 0, ends are exclusive. Times are UTC milliseconds since 1970.
-- Foreign keys are deferred: the rows of one operation may come in any order.

CREATE TABLE project (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    guid TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    -- Names of the levels, outermost first.
    level_1 TEXT NOT NULL,
    level_2 TEXT NOT NULL,
    level_3 TEXT NOT NULL,
    -- The next id for a row of any table but the journal.
    next_id INTEGER NOT NULL
) STRICT;

CREATE TABLE "group" (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

-- A document points to its text, and the text stays when the document is deleted, so bringing it back copies nothing.
-- A text whose words change gives way to its next version under a new id; the journal holds what was removed and what
-- came in, from which every earlier version follows. How rows are hashed is told in ARCHITECTURE.md.
CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    characters INTEGER NOT NULL,
    content TEXT NOT NULL
, hash BLOB NOT NULL DEFAULT x'') STRICT;

-- `state` tells how far the work on a document has come.
CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    group_id INTEGER REFERENCES "group" DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('interview', 'document', 'record', 'web_page')),
    direction TEXT NOT NULL CHECK (direction IN ('auto', 'rtl', 'ltr')),
    text_id INTEGER NOT NULL REFERENCES text DEFERRABLE INITIALLY DEFERRED,
    characters INTEGER NOT NULL,
    -- Name of the file it came from.
    source TEXT NOT NULL,
    created_at INTEGER NOT NULL
, state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'coding', 'coded', 'checked'))) STRICT;
CREATE INDEX document_text ON document (text_id);

CREATE TABLE turn (
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    label_start INTEGER NOT NULL,
    label_end INTEGER NOT NULL,
    speech_start INTEGER NOT NULL,
    speech_end INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    -- Time in the recording, in milliseconds.
    time_ms INTEGER,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- How a document was read from its file. One that was written here has no row.
CREATE TABLE import_record (
    document_id INTEGER PRIMARY KEY REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    -- What came in: scalar values, paragraphs, speaker turns.
    characters INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    -- JSON: what was left out or guessed, as messages of the interface with their arguments.
    warnings TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    introduced_by INTEGER REFERENCES participant DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX participant_introducer ON participant (introduced_by);

CREATE TABLE document_participant (
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    participant_id INTEGER NOT NULL REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_participant_participant ON document_participant (participant_id);

-- Whom the labels of speakers mean in a document; nobody is somebody who is no participant, such as the interviewer.
CREATE TABLE speaker_label (
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    participant_id INTEGER REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_label_participant ON speaker_label (participant_id);

CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE value (
    participant_id INTEGER NOT NULL REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    attribute_id INTEGER NOT NULL REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (participant_id, attribute_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE coder (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE code (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    parent_id INTEGER REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('category', 'subcategory', 'code')),
    -- #RRGGBB
    color TEXT NOT NULL,
    definition TEXT NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent_id);

-- The guid has no index: codings are many, and two files are joined in memory. The check looks for twins.
-- `importance` goes from 0, not marked, to 3.
CREATE TABLE coding (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("start" < "end"),
    code_id INTEGER NOT NULL REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    coder_id INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    -- The passage in fewer words.
    condensed TEXT
, importance INTEGER NOT NULL DEFAULT 0 CHECK (importance BETWEEN 0 AND 3)) STRICT;
CREATE INDEX coding_document ON coding (document_id);
CREATE INDEX coding_code ON coding (code_id);

-- A memo on nothing in particular is one on the project. One with a passage has a document too.
CREATE TABLE memo (
    id INTEGER PRIMARY KEY,
    guid TEXT NOT NULL UNIQUE,
    target TEXT NOT NULL CHECK (target IN ('project', 'document', 'passage', 'code', 'coding', 'participant')),
    document_id INTEGER REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    "start" INTEGER,
    "end" INTEGER,
    code_id INTEGER REFERENCES code DEFERRABLE INITIALLY DEFERRED,
    coding_id INTEGER REFERENCES coding DEFERRABLE INITIALLY DEFERRED,
    participant_id INTEGER REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'theory', 'method', 'case')),
    body TEXT NOT NULL,
    coder_id INTEGER NOT NULL REFERENCES coder DEFERRABLE INITIALLY DEFERRED,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    CHECK ((document_id IS NOT NULL) = (target IN ('document', 'passage'))),
    CHECK (("start" IS NOT NULL AND "end" IS NOT NULL) = (target = 'passage')),
    CHECK ((code_id IS NOT NULL) = (target = 'code')),
    CHECK ((coding_id IS NOT NULL) = (target = 'coding')),
    CHECK ((participant_id IS NOT NULL) = (target = 'participant'))
) STRICT;
CREATE INDEX memo_document ON memo (document_id);
CREATE INDEX memo_code ON memo (code_id);
CREATE INDEX memo_coding ON memo (coding_id);
CREATE INDEX memo_participant ON memo (participant_id);

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

-- What is chosen on a page about the whole project, such as the table in view, its options and filters: JSON, in which
-- rows are named by their GUIDs. It is no work of research: no operation changes it; see choices.rs.
CREATE TABLE page_choice (
    page TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every operation since the first, in order; rows are only ever added (the last one grows while a memo is being
-- written), and refer to nothing, so that they outlive what they speak of. The coder is a name as it was. An undo
-- reverts an operation and names it, a redo reverts an undo.
-- `changes` is JSON: each row that changed, before and after. `levels` is JSON too: where codes came into being, how many
-- categories, subcategories and codes.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    coder TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('do', 'undo', 'redo')),
    reverts INTEGER,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    other TEXT NOT NULL,
    count INTEGER NOT NULL,
    changes TEXT NOT NULL, levels TEXT,
    CHECK ((reverts IS NULL) = (action = 'do'))
) STRICT;
-- Holds all that is needed to know what can be undone, so that opening does not read the changes.
CREATE INDEX journal_action ON journal (action, reverts);

-- Each operation is sealed with a hash of the seal before it, its row of the journal and `texts`.
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

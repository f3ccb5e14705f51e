-- Whom the labels of speakers mean in a document.
CREATE TABLE speaker_label (
    document_id INTEGER NOT NULL REFERENCES document DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    participant_id INTEGER REFERENCES participant DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_label_participant ON speaker_label (participant_id);

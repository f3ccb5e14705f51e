-- Views for R, Python and everyone else; their names and columns stay as they are. They keep to what SQLite 3.31
-- (2020) understands, for a view that it does not would keep an older reader out of the whole file.

-- A path is written `category > subcategory > code`. A word of a name that begins with `>` is written with one `>` more,
-- so that every path can be taken apart again: split it at ` > `, and take one `>` off each word that begins with `>>`.

-- The code system depth first. `parent` is the path of the code above.
CREATE VIEW v_codes (path, parent, level, definition, color) AS
WITH RECURSIVE tree (id, path, parent, place) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2), NULL, printf('%08d.%d', position, id)
    FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2), tree.path,
           tree.place || '/' || printf('%08d.%d', code.position, code.id)
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT tree.path, tree.parent, code.level, code.definition, code.color
FROM tree JOIN code ON code.id = tree.id
ORDER BY tree.place;

-- Documents in their order; several participants of one document are joined with a comma.
CREATE VIEW v_documents (name, group_name, participant, characters) AS
SELECT document.name,
       "group".name,
       (SELECT group_concat(name, '، ')
        FROM (SELECT participant.name
              FROM document_participant AS link JOIN participant ON participant.id = link.participant_id
              WHERE link.document_id = document.id
              ORDER BY link.position)),
       document.characters
FROM document LEFT JOIN "group" ON "group".id = document.group_id
ORDER BY "group".id IS NULL, "group".position, "group".id, document.position, document.id;

-- One row a coding. `code` is the code that was given; `category` and `subcategory` are the nearest of that level at or
-- above it. Positions are scalar values: substr(text of the document, start + 1, end - start) is `text`.
CREATE VIEW v_codings (document, participant, category, subcategory, code, path, coder, "start", "end", text) AS
WITH RECURSIVE tree (id, name, path, category, subcategory) AS (
    SELECT id, name, substr(replace(' ' || name, ' >', ' >>'), 2),
           CASE WHEN level = 'category' THEN name END, CASE WHEN level = 'subcategory' THEN name END
    FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, code.name, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2),
           CASE WHEN code.level = 'category' THEN code.name ELSE tree.category END,
           CASE WHEN code.level = 'subcategory' THEN code.name ELSE tree.subcategory END
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT document.name,
       (SELECT group_concat(name, '، ')
        FROM (SELECT participant.name
              FROM document_participant AS link JOIN participant ON participant.id = link.participant_id
              WHERE link.document_id = document.id
              ORDER BY link.position)),
       tree.category,
       tree.subcategory,
       tree.name,
       tree.path,
       coder.name,
       coding."start",
       coding."end",
       substr(text.content, coding."start" + 1, coding."end" - coding."start")
FROM coding
JOIN document ON document.id = coding.document_id
JOIN text ON text.id = document.text_id
JOIN tree ON tree.id = coding.code_id
JOIN coder ON coder.id = coding.coder_id
ORDER BY document.id, coding."start", coding."end" DESC, coding.id;

-- The journal; `at` is ISO 8601 in UTC.
CREATE VIEW v_history (at, coder, kind, summary) AS
SELECT strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch'),
       coder,
       CASE WHEN action = 'do' THEN kind ELSE action || ' ' || kind END,
       name || CASE WHEN other = '' THEN '' ELSE ' → ' || other END || CASE WHEN count > 1 THEN ' (' || count || ')' ELSE '' END
FROM journal
ORDER BY id;

-- What is known of participants; an attribute without a value has no row.
CREATE VIEW v_attributes (participant, attribute, value) AS
SELECT participant.name, attribute.name, value.value
FROM value
JOIN participant ON participant.id = value.participant_id
JOIN attribute ON attribute.id = value.attribute_id
ORDER BY participant.position, participant.id, attribute.position, attribute.id;

-- Memos by age. `target_kind` is project, document, passage, code, coding or participant; `target` is the name of the
-- project, the document (of a passage, too) or the participant, or the path of the code (of a coding, too). `title` is the
-- first line of the memo. `at` is when it was last changed, ISO 8601 in UTC.
CREATE VIEW v_memos (target_kind, target, kind, title, body, coder, at) AS
WITH RECURSIVE tree (id, path) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2) FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2)
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT memo.target,
       CASE memo.target
           WHEN 'project' THEN (SELECT name FROM project)
           WHEN 'participant' THEN participant.name
           WHEN 'code' THEN tree.path
           WHEN 'coding' THEN tree.path
           ELSE document.name
       END,
       memo.kind,
       substr(memo.body, 1, instr(memo.body || char(10), char(10)) - 1),
       memo.body,
       coder.name,
       strftime('%Y-%m-%dT%H:%M:%fZ', memo.modified_at / 1000.0, 'unixepoch')
FROM memo
JOIN coder ON coder.id = memo.coder_id
LEFT JOIN document ON document.id = memo.document_id
LEFT JOIN participant ON participant.id = memo.participant_id
LEFT JOIN coding ON coding.id = memo.coding_id
LEFT JOIN tree ON tree.id = coalesce(memo.code_id, coding.code_id)
ORDER BY memo.id;

-- The condensed units that are written. `document`, `start`, `end` and `path` are those of `v_codings`.
CREATE VIEW v_condensed (document, "start", "end", path, condensed) AS
WITH RECURSIVE tree (id, path) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2) FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2)
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT document.name, coding."start", coding."end", tree.path, coding.condensed
FROM coding
JOIN document ON document.id = coding.document_id
JOIN tree ON tree.id = coding.code_id
WHERE coding.condensed IS NOT NULL
ORDER BY document.id, coding."start", coding."end" DESC, coding.id;

-- Who says what is coded, a row for each coding and participant: the way from a coding to its participant where a
-- document has several. The label of the turn in which the passage begins decides; where it means none of them, all
-- participants of the document say it. Labels are compared without regard to letter variants, marks and half spaces.
CREATE VIEW v_coding_participants (document, "start", "end", path, participant) AS
WITH RECURSIVE tree (id, path) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2) FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2)
    FROM tree JOIN code ON code.parent_id = tree.id
),
several (document_id) AS (
    SELECT document_id FROM document_participant GROUP BY document_id HAVING count(*) > 1
),
-- The signs of `variants` one by one give way to those of `signs` in their place; the last of them to nothing.
letters (variants, signs) AS (
    SELECT 'يىۍېےؠكڪةۀہۂۃەھأإٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹' || char(160, 8239, 8201)
               || char(1600, 1564, 1611, 1612, 1613, 1614, 1615, 1616, 1617, 1618, 1619, 1620, 1621, 1648)
               || char(8203, 8204, 8205, 8206, 8207, 173, 8234, 8235, 8236, 8237, 8238, 8294, 8295, 8296, 8297, 65279),
           'ییییییککهههههههااا01234567890123456789   '
),
names (name) AS (
    SELECT speaker FROM several JOIN turn ON turn.document_id = several.document_id
    UNION
    SELECT label FROM several JOIN speaker_label ON speaker_label.document_id = several.document_id
    UNION
    SELECT name FROM participant
),
folded (name, folded, n) AS (
    SELECT name, lower(name), 1 FROM names
    UNION ALL
    SELECT name, replace(folded, substr(variants, n, 1), substr(signs, n, 1)), n + 1
    FROM folded, letters WHERE n <= length(variants)
),
known (name, folded) AS (
    SELECT name, folded FROM folded, letters WHERE n > length(variants)
),
meant (document_id, folded, participant_id) AS (
    SELECT speaker_label.document_id, known.folded, speaker_label.participant_id
    FROM several
    JOIN speaker_label ON speaker_label.document_id = several.document_id
    JOIN known ON known.name = speaker_label.label
),
called (document_id, folded, participant_id, place) AS (
    SELECT link.document_id, known.folded, link.participant_id, max(link.position)
    FROM several
    JOIN document_participant AS link ON link.document_id = several.document_id
    JOIN participant ON participant.id = link.participant_id
    JOIN known ON known.name = participant.name
    GROUP BY link.document_id, known.folded
),
speaking (document_id, "from", "to", participant_id) AS (
    SELECT turn.document_id,
           turn.label_start,
           lead(turn.label_start, 1, document.characters + 1)
               OVER (PARTITION BY turn.document_id ORDER BY turn.position),
           CASE WHEN meant.folded IS NULL THEN called.participant_id ELSE meant.participant_id END
    FROM several
    JOIN turn ON turn.document_id = several.document_id
    JOIN document ON document.id = turn.document_id
    JOIN known ON known.name = turn.speaker
    LEFT JOIN meant ON meant.document_id = turn.document_id AND meant.folded = known.folded
    LEFT JOIN called ON called.document_id = turn.document_id AND called.folded = known.folded
)
SELECT document.name, coding."start", coding."end", tree.path, participant.name
FROM coding
JOIN document ON document.id = coding.document_id
JOIN tree ON tree.id = coding.code_id
JOIN document_participant AS link ON link.document_id = coding.document_id
JOIN participant ON participant.id = link.participant_id
LEFT JOIN speaking
    ON speaking.document_id = coding.document_id
    AND speaking."from" <= coding."start" AND coding."start" < speaking."to"
WHERE coalesce(speaking.participant_id, link.participant_id) = link.participant_id
ORDER BY document.id, coding."start", coding."end" DESC, coding.id, link.position;

-- What cases say about codes in the researcher's words; `case_kind` is document or participant, `at` when it was last
-- changed.
CREATE VIEW v_summaries (case_kind, "case", path, summary, coder, at) AS
WITH RECURSIVE tree (id, path) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2) FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2)
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT CASE WHEN document.id IS NULL THEN 'participant' ELSE 'document' END,
       coalesce(document.name, participant.name),
       tree.path,
       summary.body,
       coder.name,
       strftime('%Y-%m-%dT%H:%M:%fZ', summary.modified_at / 1000.0, 'unixepoch')
FROM summary
JOIN coder ON coder.id = summary.coder_id
JOIN tree ON tree.id = summary.code_id
LEFT JOIN document ON document.id = summary.document_id
LEFT JOIN participant ON participant.id = summary.participant_id
ORDER BY summary.id;

-- The entries of lists of words; `kind` is keywords, stop or forms, `path` that of the code to which a word led.
CREATE VIEW v_word_lists (list, kind, word, meaning, path) AS
WITH RECURSIVE tree (id, path) AS (
    SELECT id, substr(replace(' ' || name, ' >', ' >>'), 2) FROM code WHERE parent_id IS NULL
    UNION ALL
    SELECT code.id, tree.path || ' > ' || substr(replace(' ' || code.name, ' >', ' >>'), 2)
    FROM tree JOIN code ON code.parent_id = tree.id
)
SELECT word_list.name, word_list.kind, word_entry.word, word_entry.meaning, tree.path
FROM word_list
JOIN word_entry ON word_entry.list_id = word_list.id
LEFT JOIN tree ON tree.id = word_entry.code_id
ORDER BY word_list.position, word_list.id, word_entry.position;

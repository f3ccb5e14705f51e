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

-- What is chosen on a page about the whole project, such as the table in view, its options and filters: JSON, in which
-- rows are named by their GUIDs. It is no work of research: no operation changes it; see choices.rs.
CREATE TABLE page_choice (
    page TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

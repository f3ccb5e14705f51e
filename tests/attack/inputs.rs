//! StudyFiles that somebody has made so that reading them takes for ever, or all memory: they come in, or are refused in a
//! sentence.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use gozareh::exchange::import::{
    Fault, ImportError, Imported, LimitKind, Limits, read, read_codebook, read_codings, read_participants,
};
use gozareh::exchange::study::{StudyFiles, build};
use gozareh::exchange::use_cases::{codebook, participants};
use gozareh::jobs::Progress;
use gozareh::message::Message;
use gozareh::model::{CodePath, CodeRef, Edit, Level, NewCoding, NewDocument, NewParticipant};
use gozareh::session::{Session, check};
use gozareh::settings::Settings;
use gozareh::text::{CharRange, Text};

use crate::storage::{clock, document, fresh};

/// Does something that might never end. Nobody waits for a thread that hangs.
fn soon<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (send, receive) = channel();
    std::thread::spawn(move || send.send(work()));
    receive
        .recv_timeout(Duration::from_secs(120))
        .unwrap_or_else(|_| panic!("{what} does not end"))
}

fn import(path: &Path) -> Result<Imported, ImportError> {
    read(path, &Limits::default(), &Progress::default())
}

/// What may lie where a file is expected, by its name in the folder.
#[cfg(unix)]
fn no_files(folder: &Path) -> Vec<PathBuf> {
    use std::os::unix::fs::symlink;
    let pipe = folder.join("pipe.csv");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let zero = folder.join("zero.ron");
    symlink("/dev/zero", &zero).unwrap();
    symlink(&pipe, folder.join("link.txt")).unwrap();
    vec![
        pipe,
        zero,
        folder.join("link.txt"),
        "/dev/full".into(),
        "/dev/urandom".into(),
    ]
}

#[cfg(unix)]
#[test]
fn attack_devices_and_pipes_are_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let listener = std::os::unix::net::UnixListener::bind(dir.path().join("socket.docx")).unwrap();
    let mut paths = no_files(dir.path());
    paths.push(dir.path().join("socket.docx"));
    for path in paths {
        let project = dir.path().join("p.gozareh");
        let said: Vec<Message> = soon(&format!("{path:?}"), move || {
            let settings = Settings::load(&path);
            assert_eq!(settings, (Settings::default(), true));
            vec![
                import(&path).unwrap_err().message(),
                read_participants(&path).unwrap_err().message(),
                read_codings(&path).unwrap_err().message(),
                read_codebook(&path).unwrap_err().message(),
                build(&path, &project, "مریم", StudyFiles::InFolder, clock())
                    .unwrap_err()
                    .message(),
                Session::open(&path, clock()).unwrap_err().message(),
                Session::open_read_only(&path).unwrap_err().message(),
                check(&path).unwrap_err().message(),
            ]
        });
        let ids: Vec<&str> = said.iter().map(Message::id).collect();
        let (file, project) = ("import-error-not-a-file", "storage-error-not-a-project");
        assert_eq!(
            ids,
            [
                file,
                file,
                file,
                file,
                "study-error-file",
                project,
                project,
                project
            ]
        );
    }
    drop(listener);
}

#[cfg(unix)]
#[test]
fn attack_a_pipe_beside_a_project_is_waited_for_by_nobody() {
    for ending in ["-lock", "-wal", "-journal"] {
        let (dir, path, session) = fresh();
        session.close().unwrap();
        let pipes = no_files(dir.path());
        let mut beside = path.as_os_str().to_owned();
        beside.push(ending);
        fs::rename(&pipes[0], beside).unwrap();
        soon(ending, move || {
            let looked = Session::open_read_only(&path).map(|_| ());
            let checked = check(&path).map(|_| ());
            let opened = Session::open(&path, clock()).map(|_| ()).unwrap_err();
            assert_eq!(opened.message().id(), "storage-error-io", "{ending}");
            // Who only looks does not ask for the lock.
            let lock = ending == "-lock";
            assert_eq!((looked.is_ok(), checked.is_ok()), (lock, lock), "{ending}");
        });
    }
}

/// Deleting a row makes SQLite look for rows that name it: without an index at all rows, so that deleting many takes
/// the square of their number.
#[test]
fn attack_what_is_deleted_by_thousands_is_looked_for_by_an_index() {
    let (_dir, path, session) = fresh();
    session.close().unwrap();
    let db = rusqlite::Connection::open(&path).unwrap();
    let sql = "SELECT child.name, key.\"from\", key.\"table\" FROM sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key
               WHERE child.type = 'table' AND NOT EXISTS (
                   SELECT 1 FROM pragma_index_list(child.name) AS list, pragma_index_info(list.name) AS column
                   WHERE column.seqno = 0 AND column.name = key.\"from\")
                 AND NOT EXISTS (SELECT 1 FROM pragma_table_info(child.name) AS info
                                 WHERE info.name = key.\"from\" AND info.pk = 1)
               ORDER BY 1, 2";
    let mut statement = db.prepare(sql).unwrap();
    let found: Vec<String> = statement
        .query_map([], |r| {
            Ok(format!("{} {}", r.get::<_, String>(0)?, r.get::<_, String>(2)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    // Of these there are few.
    assert_eq!(
        found,
        [
            "coding coder",
            "document group",
            "highlight coder",
            "memo coder",
            "summary coder",
            "value attribute"
        ]
    );
}

/// So many people who all speak in one document.
fn people(count: usize) -> Edit {
    let person = |n: usize| NewParticipant {
        name: format!("م{n}"),
        values: vec![("بخش".to_owned(), format!("{}", n % 7))],
        documents: vec!["گروهی".to_owned()],
        labels: Vec::new(),
        introduced_by: None,
    };
    Edit::ImportParticipants((0..count).map(person).collect())
}

#[test]
fn attack_people_in_one_document_write_as_many_rows_as_there_are_people() {
    let written = |count: usize| -> i64 {
        let (_dir, path, mut session) = fresh();
        session.apply(document("گروهی", "متن")).unwrap();
        session.apply(people(count)).unwrap();
        session.undo().unwrap();
        session.close().unwrap();
        assert_eq!(check(&path).unwrap(), vec![]);
        let db = rusqlite::Connection::open(&path).unwrap();
        db.query_row("SELECT sum(length(changes)) FROM journal", [], |r| r.get(0))
            .unwrap()
    };
    let (few, many) = (written(400), written(1600));
    assert!(many < 5 * few, "{few} and {many} bytes");
}

/// So many codings of one document, each with a memo.
fn codings(session: &mut Session, count: u32) {
    let text = "نگران آینده ".repeat(count as usize / 6 + 1);
    let id = session.apply(document("م۱", &text)).unwrap().created.documents[0];
    let coding = |n: u32| NewCoding {
        memo: format!("یادداشت {n}"),
        ..NewCoding::new(
            id,
            CharRange::new(n, n + 5),
            CodeRef::Path(CodePath::new([format!("کد {}", n % 50)])),
        )
    };
    session
        .apply(Edit::AddCodings((0..count).map(coding).collect()))
        .unwrap();
}

#[test]
fn attack_codings_strewn_among_memos_come_back_as_they_were() {
    let (_dir, path, mut session) = fresh();
    codings(&mut session, 300);
    let done = session.snapshot().clone();
    session.undo().unwrap();
    assert_eq!(session.snapshot().coding_count(), 0);
    session.redo().unwrap();
    assert!(*session.snapshot() == done);
    session.close().unwrap();
    let session = Session::open(&path, clock()).unwrap();
    assert!(*session.snapshot() == done);
}

/// A packed file of these parts.
fn packed(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with so many footnotes, fields that do not end, and signs of comments in one paragraph.
fn footnotes(count: usize) -> Vec<u8> {
    let space = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
    let (mut body, mut notes) = (String::new(), String::new());
    for n in 0..count {
        let _ = write!(
            body,
            "<w:p><w:r><w:t>بند</w:t><w:br/><w:footnoteReference w:id='{n}'/><w:commentReference w:id='{n}'/>\
             <w:fldChar w:fldCharType='begin'/></w:r></w:p>"
        );
        let _ = write!(
            notes,
            "<w:footnote w:id='{n}'><w:p><w:r><w:t>پانویس</w:t></w:r></w:p></w:footnote>"
        );
    }
    packed(&[
        (
            "word/document.xml",
            format!("<w:document {space}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/footnotes.xml",
            format!("<w:footnotes {space}>{notes}</w:footnotes>"),
        ),
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships><Relationship Type='{relation}' Target='footnotes.xml'/></Relationships>"
            ),
        ),
    ])
}

fn written(dir: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = dir.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn attack_footnotes_are_numbered_in_their_order() {
    let dir = tempfile::tempdir().unwrap();
    let imported = import(&written(dir.path(), "a.docx", footnotes(300))).unwrap();
    assert_eq!(imported.paragraphs, 900);
    assert!(
        imported.text.contains("\n[^300]\n[^1] پانویس"),
        "{}",
        imported.text
    );
}

/// A workbook of one sheet.
fn workbook(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let relation = |kind: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id='a' Type='{relations}/{kind}' Target='{target}'/></Relationships>"
        )
    };
    packed(&[
        (
            "[Content_Types].xml",
            format!(
                "<Types><Override PartName='/xl/workbook.xml' ContentType='{types}.sheet.main+xml'/></Types>"
            ),
        ),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{relations}'><sheets><sheet name='a' sheetId='1' r:id='a'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            relation("worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

/// A person sees one sentence, and nothing of what a library says to programmers.
#[test]
fn attack_a_library_that_gives_up_says_nothing_on_the_terminal() {
    let (dir, path, session) = fresh();
    session.close().unwrap();
    for at in ["A99999999999", "ZZZZZZZZZZ99", "A0"] {
        let sheet = written(
            dir.path(),
            "a.xlsx",
            workbook(&format!(
                "<row r='1'><c r='{at}' t='inlineStr'><is><t>x</t></is></c></row>"
            )),
        );
        let said = std::process::Command::new(env!("CARGO_BIN_EXE_gozareh"))
            .arg("participants")
            .arg(&path)
            .arg("import")
            .arg(&sheet)
            .args(["--lang", "en"])
            .env("HOME", dir.path())
            .env_remove("RUST_LOG")
            .output()
            .unwrap();
        let words = String::from_utf8(said.stderr).unwrap();
        assert_eq!(said.status.code(), Some(1), "{at}: {words}");
        assert!(
            words.contains("a.xlsx") && words.lines().count() == 1,
            "{at}: {words}"
        );
    }
}

#[test]
fn attack_a_name_as_long_as_a_text_is_refused_with_its_row() {
    let (dir, _, mut session) = fresh();
    let long = "ن".repeat(500_000);
    let sheet = written(dir.path(), "c.csv", format!("path\nالف\nالف > {long}\n"));
    let plan = codebook::plan(&sheet, codebook::read(&sheet).unwrap(), session.snapshot());
    let refused = plan
        .apply(&mut session, codebook::OnDifference::Keep)
        .unwrap_err();
    let words = gozareh::i18n::Words::new(gozareh::i18n::Lang::En).say(&refused);
    assert!(
        words.contains("c.csv") && words.contains('3') && words.contains("4000"),
        "{words}"
    );
    assert_eq!(session.snapshot().code_count(), 0);
}

/// What the escapes of a study bring in is held by no database and no XML.
#[test]
fn attack_control_characters_of_a_study_are_replaced_and_told() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("d.txt"), "الف\0ب و چیزی دیگر در این متن").unwrap();
    let codes = r#"[(name: "ط\u{1}", definition: "a\u{0}b", memo: "c\u{1B}d", codes: [(name: "ک")])]"#;
    let study = format!(
        r#"(name: "پ", description: "e\u{{FFFF}}f", attributes: ["سن"], participants: [(id: "م", attributes: ["۱\u{{7}}"])],
            documents: [(file: "d.txt", name: "د")], codes: {codes},
            codings: [(document: "د", code: "ک", text: "الف\u{{0}}ب", memo: "g\u{{2}}h", condensed: "i\u{{3}}j")],
            memos: [(text: "k\u{{4}}l"), (document: "د", text: "m\u{{5}}n")])"#
    );
    let (described, listed) = (
        written(dir.path(), "s.ron", study),
        written(dir.path(), "c.ron", codes),
    );
    let project = dir.path().join("p.gozareh");
    let report = build(&described, &project, "مریم", StudyFiles::InFolder, clock()).unwrap();
    let told: Vec<&str> = report
        .files
        .iter()
        .flat_map(|file| &file.warnings)
        .map(Message::id)
        .collect();
    assert_eq!(told, ["import-warning-controls", "import-warning-stray-controls"]);
    let session = Session::open(&project, clock()).unwrap();
    let now = session.snapshot();
    assert_eq!(now.project().description, "e\u{FFFD}f");
    let code = now.codes().find(|code| code.name.starts_with('ط')).unwrap();
    assert_eq!(
        (code.name.as_str(), code.definition.as_str()),
        ("ط\u{FFFD}", "a\u{FFFD}b")
    );
    let coding = now.codings().next().unwrap();
    assert_eq!(
        (coding.range, coding.condensed.as_deref()),
        (CharRange::new(0, 5), Some("i\u{FFFD}j"))
    );
    let mut memos: Vec<&str> = now.memos().map(|memo| memo.body.as_str()).collect();
    memos.sort_unstable();
    assert_eq!(memos, ["c\u{FFFD}d", "g\u{FFFD}h", "k\u{FFFD}l", "m\u{FFFD}n"]);
    let person = &now.participants()[0];
    assert_eq!(person.values.values().next().unwrap(), "۱\u{FFFD}");
    let read = codebook::read(&listed).unwrap();
    assert_eq!(read.warnings.len(), 1);
    let plan = codebook::plan(&listed, read, now);
    assert!(plan.new.is_empty() && plan.differing.is_empty() && plan.completed.is_empty());
    session.close().unwrap();
    assert_eq!(check(&project).unwrap(), vec![]);
}

#[test]
#[ignore = "takes a minute; `make attack` runs it"]
fn attack_what_is_many_comes_in_or_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let timed = |what: &str, work: &mut dyn FnMut()| {
        let begun = Instant::now();
        work();
        println!("{what}: {:.1} s", begun.elapsed().as_secs_f64());
    };
    let lines = |head: &str, line: &dyn Fn(usize) -> String| {
        (0..100_000).fold(head.to_owned(), |text, n| text + &line(n) + "\n")
    };
    let (_folder, _, mut session) = fresh();
    session.apply(document("گروهی", "متن")).unwrap();
    let sheet = written(
        dir.path(),
        "p.csv",
        lines("شناسه,سند,بخش,سن\n", &|n| {
            format!("م{n},گروهی,بخش {},{}", n % 9, n % 90)
        }),
    );
    timed("100,000 participants", &mut || {
        let report = participants::read(&sheet).unwrap().apply(&mut session).unwrap();
        assert_eq!(report.failed().count(), 0);
    });
    assert_eq!(session.snapshot().participants().len(), 100_000);
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));
    assert_eq!(session.snapshot().participants().len(), 0);

    let sheet = written(
        dir.path(),
        "c.csv",
        lines("path,definition,memo\n", &|n| format!("ط > کد {n},تعریف,یادداشت")),
    );
    timed("100,000 codes", &mut || {
        let read = codebook::read(&sheet).unwrap();
        let plan = codebook::plan(&sheet, read, session.snapshot());
        let _ = plan.apply(&mut session, codebook::OnDifference::Keep).unwrap();
    });
    assert_eq!(session.snapshot().code_count(), 100_001);
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));

    timed("100,000 codes below one", &mut || {
        let read = codebook::read(&sheet).unwrap();
        let plan = codebook::plan(&sheet, read, session.snapshot());
        let _ = plan.apply(&mut session, codebook::OnDifference::Keep).unwrap();
    });
    let now = session.snapshot();
    let parent = now.children(None)[0].id;
    let below: Vec<_> = now.children(Some(parent)).iter().map(|code| code.id).collect();
    let (into, merged) = (below[0], below[1..=1_000].to_vec());
    timed("1,000 codes into one", &mut || {
        let from = merged.clone();
        session.apply(Edit::MergeCodes { from, into }).unwrap();
    });
    timed("its undo", &mut || drop(session.undo().unwrap().unwrap()));
    timed("all codes deleted", &mut || {
        session.apply(Edit::DeleteCodes(below.clone())).unwrap();
    });
    assert_eq!(session.snapshot().code_count(), 1);
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));
    timed("their level", &mut || {
        session
            .apply(Edit::SetLevel(below.clone(), Level::Subcategory))
            .unwrap();
    });

    timed("50,000 codings with memos", &mut || codings(&mut session, 50_000));
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));
    assert_eq!(session.snapshot().coding_count(), 0);

    let columns = written(dir.path(), "w.csv", "ستون,".repeat(100_000));
    timed("50,000 codings again, recoded, deleted", &mut || {
        codings(&mut session, 50_000);
        let all: Vec<_> = session.snapshot().codings().map(|coding| coding.id).collect();
        session
            .apply(Edit::RecodeCodings(all.clone(), CodeRef::Id(into)))
            .unwrap();
        session.apply(Edit::DeleteCodings(all)).unwrap();
    });
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));
    let documents = |count: usize| {
        let document = |n: usize| NewDocument {
            name: format!("سند {n}"),
            text: Text::new("یک سطر"),
            ..NewDocument::default()
        };
        Edit::AddDocuments((0..count).map(document).collect())
    };
    timed("100,000 documents", &mut || {
        drop(session.apply(documents(100_000)).unwrap())
    });
    let all: Vec<_> = session
        .snapshot()
        .documents()
        .iter()
        .map(|document| document.id)
        .collect();
    timed("all documents deleted", &mut || {
        session.apply(Edit::DeleteDocuments(all.clone())).unwrap();
    });
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));

    timed("100,000 columns", &mut || {
        let message = read_participants(&columns).unwrap_err().message();
        assert_eq!(message.id(), "import-error-too-many");
    });

    let notes = written(dir.path(), "a.docx", footnotes(200_000));
    timed("200,000 footnotes", &mut || match import(&notes) {
        Ok(imported) => assert!(imported.paragraphs >= 400_000),
        Err(error) => assert!(matches!(error.fault, Fault::TooMany(..)), "{error}"),
    });

    let turns = written(dir.path(), "t.txt", "م۱: نه\n".repeat(20_000_000));
    timed("20 million turns", &mut || {
        let fault = import(&turns).unwrap_err().fault;
        assert!(
            matches!(
                fault,
                Fault::TooLarge(_) | Fault::TooMany(LimitKind::Paragraphs, _)
            ),
            "{fault}"
        );
    });
    let turns = written(dir.path(), "t.txt", "م۱: نه\n".repeat(400_000));
    timed("400,000 turns", &mut || {
        let imported = import(&turns).unwrap();
        session.apply(Edit::AddDocuments(vec![imported.into()])).unwrap();
    });
    timed("their undo", &mut || drop(session.undo().unwrap().unwrap()));
}

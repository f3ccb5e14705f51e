//! A process that is killed loses nothing that it has acknowledged.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use gozareh::model::{CodePath, CodeRef, Edit, NewCoding};
use gozareh::session::{Session, check};
use gozareh::text::CharRange;

use crate::storage::{clock, document};

/// How often a process is killed.
const KILLS: u32 = 12;

/// The command line, told on its standard input what to do.
fn coder(project: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gozareh"))
        .args(["code", "--lang", "en", "--json", "--coder", "مریم", "--from", "-"])
        .arg(project)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Codes line after line in one process, and kills it after so many acknowledgements and `spin` turns of doing
/// nothing, wherever it may be then. Returns how many lines were acknowledged.
fn code_until_killed(project: &Path, first: u32, acknowledged: u32, spin: u32) -> u32 {
    let mut child = coder(project);
    let mut to = child.stdin.take().unwrap();
    let mut from = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut done = 0;
    writeln!(to, "document,start,end,code").unwrap();
    while done < acknowledged {
        writeln!(to, "م۱,{},{},کد", first + done, first + done + 1).unwrap();
        let answer = from.next().unwrap().unwrap();
        assert!(answer.contains("\"added\":1"), "{answer}");
        done += 1;
    }
    // One more is under way when the end comes.
    writeln!(to, "م۱,{},{},کد", first + done, first + done + 1).unwrap();
    for _ in 0..spin {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it had still said before the end counts too.
    done + from
        .map_while(Result::ok)
        .filter(|line| line.contains("\"added\":1"))
        .count() as u32
}

#[test]
fn no_acknowledged_operation_is_lost() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("p.gozareh");
    let mut session =
        Session::create(&path, gozareh::model::ProjectInfo::named("پ"), "مریم", clock()).unwrap();
    session.apply(document("م۱", &"نگران ".repeat(100))).unwrap();
    session.close().unwrap();

    let mut acknowledged = 0;
    let mut random = 0x9E37_79B9_u32;
    for kill in 0..KILLS {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let before = Session::open(&path, clock()).unwrap();
        let present = before.snapshot().coding_count() as u32;
        before.close().unwrap();
        assert!(
            present >= acknowledged,
            "kill {kill}: {present} of {acknowledged}"
        );
        // At most the one that was under way is there without having been acknowledged.
        assert!(present <= acknowledged + kill, "kill {kill}");
        let done = code_until_killed(&path, present, random >> 16 & 7, (random & 0xFFFF) << (kill % 6));
        acknowledged = present + done;
        assert_eq!(check(&path).unwrap(), vec![], "kill {kill}");
    }
    // The lock of a dead process is nobody's; the next writer goes on.
    let mut session = Session::open(&path, clock()).unwrap();
    let id = session.snapshot().documents()[0].id;
    let coding = NewCoding::new(
        id,
        CharRange::new(500, 510),
        CodeRef::Path(CodePath::new(["پس از آن".to_owned()])),
    );
    session.apply(Edit::AddCodings(vec![coding])).unwrap();
    while session.undo().unwrap().is_some() {}
    assert_eq!(session.snapshot().document_count(), 0);
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), vec![]);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

//! One call to the system after the other fails while a project is worked on: what was answered is in the file, what
//! was refused is neither there nor in memory, and the next try works.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use gozareh::model::{Edit, MemoKind, MemoTarget, ProjectInfo, Snapshot};
use gozareh::session::{Problem, Session, SessionError, StorageError, check, repair};
use tempfile::TempDir;

use super::Random;
use super::vfs::{Faults, register, with_faults, with_log_held};
use crate::storage::{clock, document, fresh, names};
use crate::undo::{EDITS, EditChoice, edit, furnish};

/// Something that changes a project that is open.
#[derive(Clone, Copy, Debug)]
enum Work {
    Edit(EditChoice),
    Undo,
    Redo,
    /// A memo is begun and written on.
    Write,
}

/// What is done to a file as a whole.
#[derive(Clone, Copy, Debug)]
enum Whole {
    Open,
    OpenAfterCrash,
    Look,
    LookAfterCrash,
    Close,
    Create,
    Check,
    Backup,
    Repair,
}

const WHOLE: [Whole; 9] = [
    Whole::Open,
    Whole::OpenAfterCrash,
    Whole::Look,
    Whole::LookAfterCrash,
    Whole::Close,
    Whole::Create,
    Whole::Check,
    Whole::Backup,
    Whole::Repair,
];

/// A folder with a project, and what else is needed.
struct Workspace {
    folder: TempDir,
    /// The project, closed.
    closed: Vec<u8>,
    /// The same as a crash leaves it after one operation more, and its log.
    crashed: (Vec<u8>, Vec<u8>),
    now: Snapshot,
    after_crash: Snapshot,
}

impl Workspace {
    fn new() -> Self {
        register();
        let (folder, made, mut session) = fresh();
        furnish(&mut session);
        session.apply(Edit::CreateGroup("پیش".to_owned())).unwrap();
        session.apply(Edit::CreateGroup("پس".to_owned())).unwrap();
        session.undo().unwrap();
        session.close().unwrap();
        let path = folder.path().join("p.gozareh");
        fs::rename(made, &path).unwrap();
        let closed = fs::read(&path).unwrap();
        let mut session = reopened(&path).unwrap();
        let now = session.snapshot().clone();
        session.apply(Edit::CreateGroup("سوم".to_owned())).unwrap();
        let crashed = (
            fs::read(&path).unwrap(),
            fs::read(folder.path().join("p.gozareh-wal")).unwrap(),
        );
        let after_crash = session.snapshot().clone();
        drop(session);
        Self {
            folder,
            closed,
            crashed,
            now,
            after_crash,
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts the project there and nothing else.
    fn clear(&self, crashed: bool) -> PathBuf {
        for name in names(self.folder.path()) {
            let path = self.at(&name);
            let removed = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
            removed.unwrap();
        }
        let path = self.at("p.gozareh");
        if crashed {
            fs::write(self.at("p.gozareh-wal"), &self.crashed.1).unwrap();
        }
        fs::write(&path, if crashed { &self.crashed.0 } else { &self.closed }).unwrap();
        path
    }

    /// For each kind of edit one that can be done.
    fn works(&self) -> Vec<Work> {
        let mut random = Random::new(0x6661_756c_7473);
        let mut works = vec![Work::Undo, Work::Redo, Work::Write];
        for kind in 0..EDITS {
            let work = (0..200).find_map(|_| {
                let numbers = [(); 4].map(|()| random.below(64) as u32);
                let work = Work::Edit((kind, numbers));
                let path = self.clear(false);
                let mut session = reopened(&path).unwrap();
                edit(session.snapshot(), (kind, numbers))?;
                run(&mut session, work).is_ok().then_some(work)
            });
            works.push(work.unwrap_or_else(|| panic!("no edit of kind {kind} can be done")));
        }
        works
    }
}

/// Opens a project. A program that another test starts has the locks of all open files too, until it has begun; that is
/// waited for.
fn reopened(path: &Path) -> Result<Session, SessionError> {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        match Session::open(path, clock()) {
            Err(SessionError::Storage(StorageError::InUse(_))) if Instant::now() < until => {
                thread::sleep(Duration::from_millis(20));
            }
            done => return done,
        }
    }
}

fn run(session: &mut Session, work: Work) -> Result<(), SessionError> {
    match work {
        Work::Edit(numbers) => {
            let edit = edit(session.snapshot(), numbers).expect("something to do it to");
            session.apply(edit).map(|_| ())
        }
        Work::Undo => session.undo().map(|_| ()),
        Work::Redo => session.redo().map(|_| ()),
        Work::Write => {
            let memo = |memo, body: &str| Edit::WriteMemo {
                memo,
                target: MemoTarget::Project,
                kind: MemoKind::Method,
                body: body.to_owned(),
            };
            // A second try goes on with what the first one has begun.
            let begun = session
                .snapshot()
                .memos()
                .find(|memo| memo.body == "روز")
                .map(|memo| memo.id);
            let last = session.history()?.last().map(|entry| entry.op);
            let (op, id) = match (begun, last) {
                (Some(id), Some(op)) => (op, id),
                _ => {
                    let begun = session.apply(memo(None, "روز"))?;
                    (begun.op, begun.created.memos[0])
                }
            };
            session.keep_writing(op, memo(Some(id), "روز نخست")).map(|_| ())
        }
    }
}

fn in_file(path: &Path) -> Snapshot {
    Session::open_read_only(path).unwrap().snapshot().clone()
}

/// What is on the disk when the process is killed at this moment: the folder, and the project in it.
fn killed(workspace: &Workspace) -> (TempDir, PathBuf) {
    let grave = tempfile::tempdir().unwrap();
    let copy = grave.path().join("p.gozareh");
    fs::copy(workspace.at("p.gozareh"), &copy).unwrap();
    if let Ok(log) = fs::read(workspace.at("p.gozareh-wal")) {
        fs::write(grave.path().join("p.gozareh-wal"), log).unwrap();
    }
    (grave, copy)
}

/// What came of all trials.
#[derive(Default)]
struct Count {
    trials: u32,
    met: u32,
    refused: u32,
    /// Refused, and yet there when the process is killed before it does anything more.
    late: u32,
}

/// Changes an open project while calls fail. Returns whether any did.
fn change(workspace: &Workspace, work: Work, faults: Faults, count: &mut Count) -> bool {
    let path = workspace.clear(false);
    let mut session = reopened(&path).unwrap();
    let before = session.snapshot().clone();
    let operations = session.history().unwrap().len();
    let (done, failed) = with_faults(faults, || run(&mut session, work));
    let why = format!("{work:?} {faults:?}: {done:?}");
    let memory = session.snapshot().clone();
    let more = session.history().unwrap().len() - operations;
    // To begin a memo and to write on is done in two steps, of which one may have been refused.
    let two = matches!(work, Work::Write);
    assert!(two || (memory == before) == done.is_err(), "{why}");
    assert!(in_file(&path) == memory, "memory and file differ: {why}");
    assert_eq!(more, usize::from(memory != before), "{why}");

    let (_grave, copy) = killed(workspace);
    let risen = reopened(&copy).unwrap_or_else(|e| panic!("{why}: {e}"));
    let whole = *risen.snapshot() == memory;
    let one_more = risen.history().unwrap().len() == operations + more + 1;
    // As long as calls fail, what a refused commit has written cannot be taken out of the log.
    let may_be_late = done.is_err() && faults.lasting;
    assert!(
        whole || (may_be_late && (one_more || two)),
        "not what was answered: {why}"
    );
    assert!(
        faults.lasting || risen.notices().is_empty(),
        "{:?} {why}",
        risen.notices()
    );
    count.late += u32::from(!whole);
    risen.close().unwrap();
    assert_eq!(check(&copy).unwrap(), [], "{why}");

    if done.is_err() {
        count.refused += 1;
        run(&mut session, work).unwrap_or_else(|e| panic!("the second try: {why}: {e}"));
    }
    let memory = session.snapshot().clone();
    assert!(memory != before, "{why}");
    session.close().unwrap_or_else(|e| panic!("{why}: {e}"));
    assert_eq!(names(workspace.folder.path()), ["p.gozareh"], "{why}");
    assert!(in_file(&path) == memory, "{why}");
    assert_eq!(check(&path).unwrap(), [], "{why}");
    failed > 0
}

/// Does something to a whole file while calls fail. Returns whether any did.
fn whole(workspace: &Workspace, what: Whole, faults: Faults, count: &mut Count) -> bool {
    let crashed = matches!(what, Whole::OpenAfterCrash | Whole::LookAfterCrash);
    let path = workspace.clear(crashed);
    let mut now = if crashed {
        workspace.after_crash.clone()
    } else {
        workspace.now.clone()
    };
    let other = workspace.at("q.gozareh");
    let (refused, failed) = match what {
        Whole::Open | Whole::OpenAfterCrash => {
            let (opened, failed) = with_faults(faults, || Session::open(&path, clock()));
            let refused = opened.as_ref().err().map(ToString::to_string);
            if let Ok(mut session) = opened {
                assert!(*session.snapshot() == now, "{what:?} {faults:?}");
                session.apply(Edit::CreateGroup("ت".to_owned())).unwrap();
                now = session.snapshot().clone();
                session.close().unwrap();
            }
            (refused, failed)
        }
        Whole::Look | Whole::LookAfterCrash => {
            let (opened, failed) = with_faults(faults, || Session::open_read_only(&path));
            let refused = opened.as_ref().err().map(ToString::to_string);
            assert!(
                opened.is_err() || opened.is_ok_and(|session| *session.snapshot() == now),
                "{what:?} {faults:?}"
            );
            (refused, failed)
        }
        Whole::Close => {
            let mut session = reopened(&path).unwrap();
            session.apply(Edit::CreateGroup("ت".to_owned())).unwrap();
            now = session.snapshot().clone();
            let (closed, failed) = with_faults(faults, || session.close());
            (closed.err().map(|e| e.to_string()), failed)
        }
        Whole::Create => {
            let project = || Session::create(&other, ProjectInfo::named("q"), "c", clock());
            let (made, failed) = with_faults(faults, project);
            let refused = made.as_ref().err().map(ToString::to_string);
            if refused.is_some() {
                assert_eq!(
                    names(workspace.folder.path()),
                    ["p.gozareh"],
                    "{what:?} {faults:?} {refused:?}"
                );
            } else {
                drop(made);
                assert_eq!(check(&other).unwrap(), [], "{what:?} {faults:?}");
            }
            (refused, failed)
        }
        Whole::Check => {
            let (found, failed) = with_faults(faults, || check(&path));
            // A page that the disk does not give is told as one that cannot be read, and nothing else is.
            let unread = |problem: &Problem| matches!(problem, Problem::Pages(_) | Problem::Unreadable);
            if let Ok(problems) = &found {
                assert!(problems.iter().all(unread), "{problems:?} {faults:?}");
                assert!(failed > 0 || problems.is_empty(), "{problems:?} {faults:?}");
            }
            (found.err().map(|e| e.to_string()), failed)
        }
        Whole::Backup | Whole::Repair => {
            let session = reopened(&path).unwrap();
            let copy = || match what {
                Whole::Backup => session.backup(&other).map_err(|e| e.to_string()),
                _ => repair(&path, &other, "c", 0)
                    .map(|_| ())
                    .map_err(|e| e.to_string()),
            };
            let (copied, failed) = with_faults(faults, copy);
            session.close().unwrap();
            match &copied {
                Ok(()) => {
                    assert_eq!(check(&other).unwrap(), [], "{what:?} {faults:?}");
                    assert!(in_file(&other) == now, "{what:?} {faults:?}");
                }
                Err(refused) => {
                    assert_eq!(
                        names(workspace.folder.path()),
                        ["p.gozareh"],
                        "{what:?} {faults:?} {refused}"
                    )
                }
            }
            (copied.err(), failed)
        }
    };
    count.refused += u32::from(refused.is_some());
    // The next run finds everything, and leaves one plain file.
    let why = format!("{what:?} {faults:?}: {refused:?}");
    let session = reopened(&path).unwrap_or_else(|e| panic!("{why}: {e}"));
    assert!(*session.snapshot() == now, "{why}");
    assert_eq!(session.notices(), [], "{why}");
    session.close().unwrap();
    assert_eq!(check(&path).unwrap(), [], "{why}");
    let there = names(workspace.folder.path());
    let expected = if other.exists() {
        vec!["p.gozareh", "q.gozareh"]
    } else {
        vec!["p.gozareh"]
    };
    assert_eq!(there, expected, "{why}");
    failed > 0
}

/// The ways in which calls fail.
const WAYS: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];

/// Lets every `step`th call of each work fail, in so many ways.
fn faults(step: u32, ways: usize) {
    let workspace = Workspace::new();
    let mut count = Count::default();
    let mut random = Random::new(0x7669);
    let works = workspace.works();
    for (way, (lasting, full)) in WAYS.into_iter().enumerate() {
        let has_turn = |n: usize| (n + way) % WAYS.len() < ways;
        let mut all = |trial: &mut dyn FnMut(Faults, &mut Count) -> bool| {
            let mut first = 1 + random.below(step as usize) as u32;
            loop {
                let faults = Faults { first, lasting, full };
                count.trials += 1;
                if !trial(faults, &mut count) {
                    break;
                }
                count.met += 1;
                first += step;
            }
        };
        for (_, work) in works.iter().copied().enumerate().filter(|(n, _)| has_turn(*n)) {
            all(&mut |faults, count| change(&workspace, work, faults, count));
        }
        for (_, what) in WHOLE.into_iter().enumerate().filter(|(n, _)| has_turn(*n)) {
            all(&mut |faults, count| whole(&workspace, what, faults, count));
        }
    }
    println!(
        "failing calls: {} trials held; {} met a command, {} of them refused it; {} refused ones are there after a kill at that moment",
        count.trials, count.met, count.refused, count.late
    );
}

/// Lets each call fail, one at a time.
fn each(mut trial: impl FnMut(Faults, &mut Count) -> bool) {
    let mut count = Count::default();
    let mut faults = Faults {
        first: 1,
        lasting: false,
        full: false,
    };
    while trial(faults, &mut count) {
        faults.first += 1;
    }
    assert!(count.refused > 10, "{}", count.refused);
}

#[test]
fn attack_what_was_refused_does_not_come_back_after_a_kill() {
    let workspace = Workspace::new();
    each(|faults, count| change(&workspace, Work::Undo, faults, count));
}

#[test]
fn attack_a_log_that_cannot_be_read_is_not_taken_for_anothers() {
    let workspace = Workspace::new();
    each(|faults, count| whole(&workspace, Whole::OpenAfterCrash, faults, count));
}

#[test]
fn attack_a_log_that_another_program_holds_stays_ours() {
    let workspace = Workspace::new();
    let path = workspace.clear(false);
    let mut session = reopened(&path).unwrap();
    // More pages than a log keeps, so they are to go into the file.
    let long = "واژه ".repeat(1 << 20);
    let (_grave, copy) = with_log_held(|| {
        session.apply(document("بلند", &long)).unwrap();
        session.apply(Edit::CreateGroup("پس از آن".to_owned())).unwrap();
        killed(&workspace)
    });
    let risen = reopened(&copy).unwrap();
    assert!(risen.snapshot() == session.snapshot());
    assert_eq!(risen.notices(), []);
}

#[test]
fn attack_a_project_that_could_not_be_made_is_not_there() {
    let workspace = Workspace::new();
    each(|faults, count| whole(&workspace, Whole::Create, faults, count));
}

#[test]
fn attack_a_backup_is_one_plain_file_or_none() {
    let workspace = Workspace::new();
    each(|faults, count| whole(&workspace, Whole::Backup, faults, count));
}

#[test]
fn attack_a_repaired_copy_is_one_plain_file_or_none() {
    let workspace = Workspace::new();
    // The file that was written is brought in order by the last of its calls.
    for full in [false, true] {
        for first in (380..470).step_by(3) {
            let faults = Faults {
                first,
                lasting: false,
                full,
            };
            whole(&workspace, Whole::Repair, faults, &mut Count::default());
        }
    }
}

#[test]
fn attack_some_failing_calls_of_every_work() {
    faults(97, 1);
}

#[test]
#[ignore = "minutes; run by make attack"]
fn attack_every_failing_call_of_every_work() {
    faults(1, WAYS.len());
}

//! Damaged files: whatever happens to the bytes of a project is reported, when it opens or by the check, or has
//! changed nothing of what can be read.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use gozareh::exchange::sample;
use gozareh::model::{
    Change, CodePath, CodeRef, Edit, JournalEntry, MemoKind, MemoTarget, NewCoding, Snapshot, TextId,
};
use gozareh::session::{Session, check, repair};
use gozareh::storage::Store;
use gozareh::text::{CharRange, Patch};
use tempfile::TempDir;

use super::Random;
use crate::storage::{clock, document, fresh};

/// Length of a page of a project in bytes.
const PAGE: usize = 4096;

/// All that can be read of a project.
#[derive(PartialEq)]
struct Content {
    snapshot: Snapshot,
    next_id: i64,
    texts: BTreeMap<i64, String>,
    entries: Vec<JournalEntry>,
    changes: Vec<Vec<Change>>,
}

/// Reads everything, or says why it cannot be read. Texts of these ids.
fn content(path: &Path, ids: &[i64]) -> Result<Content, String> {
    let said = |error: gozareh::storage::StorageError| error.to_string();
    let store = Store::open_read_only(path).map_err(said)?;
    let opening = store.load().map_err(said)?;
    let mut texts = BTreeMap::new();
    for id in ids {
        let text = store.text(TextId(*id)).map_err(said)?;
        texts.insert(*id, text.as_str().to_owned());
    }
    let entries = store.entries().map_err(said)?;
    let changes = opening.steps.iter().map(|step| store.changes(step.op));
    let changes = changes.collect::<Result<_, _>>().map_err(said)?;
    Ok(Content {
        snapshot: opening.snapshot,
        next_id: opening.next_id,
        texts,
        entries,
        changes,
    })
}

/// Ids of the texts that a file holds.
fn text_ids(path: &Path) -> Vec<i64> {
    let db = rusqlite::Connection::open(path).unwrap();
    let mut statement = db.prepare("SELECT id FROM text").unwrap();
    let ids = statement.query_map([], |r| r.get(0)).unwrap();
    ids.collect::<Result<_, _>>().unwrap()
}

/// What was done to a file.
enum Damage {
    /// One bit.
    Bit(usize, u8),
    /// So many bytes from a place on, each to something else.
    Bytes(usize, usize),
    /// A page full of zeros.
    Zeroed(usize),
    /// Two pages in each other's place.
    Swapped(usize, usize),
    /// The end cut off.
    Truncated(usize),
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bit(at, bit) => write!(
                f,
                "bit {bit} of byte {at} (page {}, {})",
                at / PAGE + 1,
                at % PAGE
            ),
            Self::Bytes(at, count) => write!(
                f,
                "{count} bytes from {at} (page {}, {})",
                at / PAGE + 1,
                at % PAGE
            ),
            Self::Zeroed(page) => write!(f, "page {} zeroed", page + 1),
            Self::Swapped(a, b) => write!(f, "pages {} and {} swapped", a + 1, b + 1),
            Self::Truncated(length) => write!(f, "cut to {length} bytes"),
        }
    }
}

impl Damage {
    /// One of the kinds, those of bytes most often.
    fn any(random: &mut Random, length: usize) -> Self {
        let pages = length / PAGE;
        match random.below(10) {
            0..=1 => Self::Bit(random.below(length), random.below(8) as u8),
            2..=5 => Self::Bytes(random.below(length), 1 + random.below(64)),
            6..=7 => Self::Zeroed(random.below(pages)),
            8 => Self::Swapped(random.below(pages), random.below(pages)),
            _ => Self::Truncated(random.below(length)),
        }
    }

    fn done_to(&self, whole: &[u8], random: &mut Random) -> Vec<u8> {
        let mut bytes = whole.to_vec();
        match *self {
            Self::Bit(at, bit) => bytes[at] ^= 1 << bit,
            Self::Bytes(at, count) => {
                for byte in bytes.iter_mut().skip(at).take(count) {
                    *byte ^= 1 + random.below(255) as u8;
                }
            }
            Self::Zeroed(page) => bytes[page * PAGE..(page + 1) * PAGE].fill(0),
            Self::Swapped(a, b) => {
                bytes[a * PAGE..(a + 1) * PAGE].copy_from_slice(&whole[b * PAGE..(b + 1) * PAGE]);
                bytes[b * PAGE..(b + 1) * PAGE].copy_from_slice(&whole[a * PAGE..(a + 1) * PAGE]);
            }
            Self::Truncated(length) => bytes.truncate(length),
        }
        bytes
    }
}

/// How trials ended.
#[derive(Debug, Default)]
struct TrialCounts {
    /// Refused when opened.
    refused: usize,
    /// Opened, and told by the check.
    told: usize,
    /// Neither, and everything can be read as before.
    harmless: usize,
    /// Neither, and something is not as before; or what could not be read was called sound.
    silent: Vec<String>,
}

impl TrialCounts {
    fn trial(&mut self, damage: &Damage, path: &Path, whole: &Content, ids: &[i64]) {
        // First the check, as it finds the file; it must come to an end whatever it finds.
        let found = match check(path) {
            Ok(problems) => !problems.is_empty(),
            Err(_) => true,
        };
        match content(path, ids) {
            Err(_) if found => self.refused += 1,
            // A session would tell; but the check has called it sound.
            Err(error) => self
                .silent
                .push(format!("{damage}: the check is silent, but {error}")),
            Ok(_) if found => self.told += 1,
            Ok(read) if read == *whole => self.harmless += 1,
            Ok(_) => self.silent.push(damage.to_string()),
        }
    }

    fn say(&self, title: &str) {
        println!(
            "{title}: {} trials: {} refused, {} told by the check, {} harmless, {} silent",
            self.refused + self.told + self.harmless + self.silent.len(),
            self.refused,
            self.told,
            self.harmless,
            self.silent.len()
        );
        assert!(self.silent.is_empty(), "{:#?}", self.silent);
    }
}

/// Something of every kind, with some history: words edited, undos, redos, a deleted document.
fn work(session: &mut Session) {
    session.set_coder("مریم");
    let words = "راستش 🙂 من خیلی نگران آینده‌ی کارم هستم و از هیچ‌کس کمک نخواستم. ";
    for i in 0..6 {
        let id = session
            .apply(document(&format!("افزوده {i}"), &words.repeat(40 + i * 30)))
            .unwrap()
            .created
            .documents[0];
        for at in 0..6 {
            let path = CodePath::new(["طبقهٔ آزمون".to_owned(), format!("کد {}", at % 4)]);
            let coding = NewCoding::new(id, CharRange::new(at * 20, at * 20 + 15), CodeRef::Path(path));
            session.apply(Edit::AddCodings(vec![coding])).unwrap();
        }
        let memo = Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Document(id),
            kind: MemoKind::Theory,
            body: words.repeat(3),
        };
        session.apply(memo).unwrap();
        if i % 2 == 0 {
            let text = session.text(id).unwrap();
            let patch = Patch::between(text.as_str(), &text.as_str().replace("خیلی", "بسیار"));
            session.apply(Edit::EditText { document: id, patch }).unwrap();
        }
    }
    session.undo().unwrap();
    session.undo().unwrap();
    session.redo().unwrap();
    let gone = session.snapshot().document_named("افزوده 1").unwrap().id;
    session.apply(Edit::DeleteDocuments(vec![gone])).unwrap();
    session.apply(Edit::CreateGroup("گروه".to_owned())).unwrap();
    session.undo().unwrap();
}

/// Damages the project at `path` again and again, and holds each result against what was there.
fn attack(title: &str, path: &Path, seed: u64, trials: usize) {
    let ids = text_ids(path);
    let whole = content(path, &ids).unwrap();
    let bytes = fs::read(path).unwrap();
    let broken = path.with_file_name("broken.gozareh");
    let mut random = Random::new(seed);
    let mut tally = TrialCounts::default();
    for _ in 0..trials {
        let damage = Damage::any(&mut random, bytes.len());
        fs::write(&broken, damage.done_to(&bytes, &mut random)).unwrap();
        tally.trial(&damage, &broken, &whole, &ids);
    }
    tally.say(title);
}

/// Damages the project at `path` and repairs each result: what is published opens for writing and has no fault.
fn repairs(title: &str, path: &Path, seed: u64, trials: usize) {
    let whole = content(path, &text_ids(path)).unwrap();
    let bytes = fs::read(path).unwrap();
    let broken = path.with_file_name("broken.gozareh");
    let fixed = path.with_file_name("fixed.gozareh");
    let mut random = Random::new(seed);
    let (mut all, mut some, mut none) = (0, 0, 0);
    for _ in 0..trials {
        let damage = Damage::any(&mut random, bytes.len());
        fs::write(&broken, damage.done_to(&bytes, &mut random)).unwrap();
        match repair(&broken, &fixed, "مریم", 0) {
            Ok(lost) => {
                let session = Session::open(&fixed, clock()).unwrap();
                session.load_texts().unwrap();
                if lost.is_empty() {
                    all += 1;
                    assert!(*session.snapshot() == whole.snapshot, "{damage}");
                    assert!(session.history().unwrap() == whole.entries, "{damage}");
                } else {
                    some += 1;
                }
                session.close().unwrap();
                assert_eq!(check(&fixed).unwrap(), vec![], "{damage}");
                fs::remove_file(&fixed).unwrap();
            }
            Err(_) => {
                none += 1;
                assert!(!fixed.exists(), "{damage}");
            }
        }
    }
    println!("{title}: {trials} repairs: {all} of everything, {some} with losses told, {none} impossible");
    assert!(
        all > none,
        "most damage hits one row or page, which the history knows again"
    );
    let left = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(left, 2, "the project and the damaged file");
}

/// A small project with a history.
fn small() -> (TempDir, PathBuf) {
    let (dir, path, mut session) = fresh();
    work(&mut session);
    session.close().unwrap();
    (dir, path)
}

fn sample_with_history() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("sample.gozareh");
    sample::build(&path, clock()).unwrap();
    let mut session = Session::open(&path, clock()).unwrap();
    work(&mut session);
    session.close().unwrap();
    (dir, path)
}

#[test]
fn attack_a_repaired_copy_is_sound() {
    let (_dir, path) = small();
    repairs("a small project", &path, 4, 40);
}

#[test]
#[ignore = "minutes; run by `make attack`"]
fn attack_five_hundred_repairs_of_the_sample() {
    let (_dir, path) = sample_with_history();
    repairs("the sample with history", &path, 5, 500);
}

#[test]
fn attack_random_damage_is_seen_or_harmless() {
    let (_dir, path) = small();
    attack("a small project", &path, 1, 150);
}

#[test]
#[ignore = "minutes; run by `make attack`"]
fn attack_two_thousand_damages_of_the_sample() {
    let (_dir, path) = sample_with_history();
    attack("the sample with history", &path, 2, 2_000);
}

#[test]
#[ignore = "minutes; run by `make attack`"]
fn attack_each_bit_of_headers_and_cells() {
    let (_dir, path) = small();
    let ids = text_ids(&path);
    let whole = content(&path, &ids).unwrap();
    let bytes = fs::read(&path).unwrap();
    let broken = path.with_file_name("broken.gozareh");
    let mut random = Random::new(3);
    let mut tally = TrialCounts::default();
    let mut places: Vec<usize> = (0..140).collect();
    for page in 1..bytes.len() / PAGE {
        // The header of the page with its first pointers, and a piece of its cells.
        places.extend(page * PAGE..page * PAGE + 16);
        let cell = page * PAGE + 16 + random.below(PAGE - 20);
        places.extend(cell..cell + 4);
    }
    for at in places {
        for bit in 0..8 {
            let damage = Damage::Bit(at, bit);
            fs::write(&broken, damage.done_to(&bytes, &mut random)).unwrap();
            tally.trial(&damage, &broken, &whole, &ids);
        }
    }
    tally.say("each bit of headers and some cells");
}

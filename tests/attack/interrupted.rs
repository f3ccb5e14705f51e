//! Commands that are killed at any moment, or to which the system refuses a writing or an opening: what was answered
//! is in the file, what was refused is not, and nothing half made stays.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use gozareh::model::ProjectInfo;
use gozareh::session::{Session, check};
use tempfile::TempDir;

use super::Random;
use crate::storage::{clock, document, names};

/// What a command leaves when it has done its work.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// An operation more in the project.
    Operation,
    /// A new project of that name.
    Project(&'static str),
    /// A file of that name, which is not empty.
    File(&'static str),
}

/// The commands that change or make something.
pub const COMMANDS: &[(&[&str], Effect)] = &[
    (
        &["import", "p.gozareh", "long.txt", "short.txt"],
        Effect::Operation,
    ),
    (
        &["participants", "p.gozareh", "import", "people.csv"],
        Effect::Operation,
    ),
    (&["codes", "p.gozareh", "import", "codes.csv"], Effect::Operation),
    (&["code", "p.gozareh", "--from", "codings.csv"], Effect::Operation),
    (&["undo", "p.gozareh"], Effect::Operation),
    (&["new", "q.gozareh"], Effect::Project("q.gozareh")),
    (
        &["backup", "p.gozareh", "b.gozareh"],
        Effect::Project("b.gozareh"),
    ),
    (
        &["check", "p.gozareh", "--repair", "r.gozareh"],
        Effect::Project("r.gozareh"),
    ),
    (
        &["table", "p.gozareh", "ladder", "-o", "t.docx"],
        Effect::File("t.docx"),
    ),
    (
        &["codes", "p.gozareh", "export", "c.xlsx"],
        Effect::File("c.xlsx"),
    ),
];

/// A folder with a project that has a history, and with files to bring in.
pub struct Workspace {
    folder: TempDir,
    /// Names of what is there before a command.
    names: Vec<String>,
    project: Vec<u8>,
    operations: usize,
}

impl Workspace {
    pub fn new(folder: TempDir) -> Self {
        let at = |name: &str| folder.path().join(name);
        let mut session = Session::create(&at("p.gozareh"), ProjectInfo::named("p"), "c", clock()).unwrap();
        session
            .apply(document("one", &"نگران آینده‌ی کارم هستم. ".repeat(400)))
            .unwrap();
        let operations = session.history().unwrap().len();
        session.close().unwrap();
        fs::write(at("long.txt"), "م۱: بودجه کم است.\n".repeat(4000)).unwrap();
        fs::write(at("short.txt"), "یک سطر").unwrap();
        fs::write(at("people.csv"), "name,age\nمریم,34\nرضا,41\n").unwrap();
        fs::write(at("codes.csv"), "path,definition\nطبقه > کد,تعریف\nدیگر,\n").unwrap();
        let rows: String = (0..300)
            .map(|n| format!("one,{n},{},طبقه > کد\n", n + 5))
            .collect();
        fs::write(at("codings.csv"), format!("document,start,end,code\n{rows}")).unwrap();
        let project = fs::read(at("p.gozareh")).unwrap();
        let names = names(folder.path());
        Self {
            folder,
            names,
            project,
            operations,
        }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts everything as it was.
    pub fn clear(&self) {
        for name in names(self.folder.path()) {
            let path = self.at(&name);
            if !self.names.contains(&name) {
                if path.is_dir() {
                    fs::remove_dir_all(path).unwrap();
                } else {
                    fs::remove_file(path).unwrap();
                }
            }
        }
        fs::write(self.at("p.gozareh"), &self.project).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gozareh"));
        self.ready(command.args(arguments));
        command
    }

    fn ready<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .args(["--lang", "en"])
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
    }

    /// What must hold after a command was interrupted: `status` is `None` when it had no time to say anything.
    pub fn check(
        &self,
        arguments: &[&str],
        makes: Effect,
        status: Option<ExitStatus>,
        said: &str,
        how: &str,
    ) {
        let why = format!("{} {how}: {status:?} {said}", arguments.join(" "));
        let answered = status.map(|status| status.success());
        // The next run recovers and clears.
        let session = Session::open(&self.at("p.gozareh"), clock()).unwrap_or_else(|e| panic!("{why}: {e}"));
        let more = session.history().unwrap().len() - self.operations;
        session.close().unwrap();
        assert_eq!(check(&self.at("p.gozareh")).unwrap(), [], "{why}");
        let mut expected = self.names.clone();
        let made = match makes {
            Effect::Operation => more == 1,
            Effect::Project(name) | Effect::File(name) => {
                assert_eq!(more, 0, "{why}");
                self.at(name).exists()
            }
        };
        assert!(more <= 1, "{why}");
        match makes {
            Effect::Project(name) if made => {
                // It opens for writing, and that clears what was beside it.
                Session::open(&self.at(name), clock()).unwrap().close().unwrap();
                assert_eq!(check(&self.at(name)).unwrap(), [], "{why}");
                expected.push(name.to_owned());
            }
            Effect::File(name) if made => {
                let bytes = fs::read(self.at(name)).unwrap();
                assert!(zip::ZipArchive::new(std::io::Cursor::new(bytes)).is_ok(), "{why}");
                expected.push(name.to_owned());
            }
            _ => {}
        }
        expected.sort();
        assert_eq!(names(self.folder.path()), expected, "{why}");
        if let Some(answered) = answered {
            assert_eq!(made, answered, "{why}");
            assert!(answered || !said.trim().is_empty(), "{why}: nothing was said");
            assert!(!said.contains("panicked"), "{why}");
        }
    }
}

fn kills(trials: usize) {
    let workspace = Workspace::new(tempfile::tempdir().unwrap());
    let mut random = Random::new(0x6b69_6c6c);
    let mut after = 0;
    for trial in 0..trials {
        let (arguments, makes) = COMMANDS[trial % COMMANDS.len()];
        workspace.clear();
        let mut child = workspace.command(arguments).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(random.below(90_000) as u64));
        let _ = child.kill();
        let ended = child.wait_with_output().unwrap();
        // Who was quicker than the signal has answered.
        let status = ended.status.code().map(|_| ended.status);
        after += usize::from(status.is_some());
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        workspace.check(arguments, makes, status, &said, &format!("killed, trial {trial}"));
    }
    println!(
        "kills: {trials} trials held, {} of them in the middle of the work",
        trials - after
    );
}

/// Runs each command under limits that let one opening or one writing after the other fail.
#[cfg(unix)]
fn refusals(step: usize) {
    let workspace = Workspace::new(tempfile::tempdir().unwrap());
    let (mut trials, mut refused) = (0, 0);
    for (arguments, makes) in COMMANDS {
        // Files of at most so many blocks of 512 bytes; so many open files.
        let sizes = (0..700).step_by(step * 4).map(|n| format!("ulimit -f {n}"));
        let files = (3..24).step_by(step).map(|n| format!("ulimit -n {n}"));
        for limit in sizes.chain(files) {
            workspace.clear();
            // A writing beyond the limit is to fail, and not to end the process.
            let script = format!("trap '' XFSZ; {limit}; exec \"$0\" \"$@\"");
            let mut shell = Command::new("sh");
            shell
                .args(["-c", &script, env!("CARGO_BIN_EXE_gozareh")])
                .args(*arguments);
            let ended = workspace.ready(&mut shell).output().unwrap();
            trials += 1;
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            if !ended.status.success() {
                refused += 1;
            }
            // Where not even the program could be started, nothing of it could answer.
            let status = (ended.status.code() != Some(127)).then_some(ended.status);
            workspace.check(arguments, *makes, status, &said, &limit);
        }
    }
    println!("refusals of the system: {trials} trials held, {refused} of them met by a command");
}

#[test]
fn attack_some_kills_of_every_command() {
    kills(30);
}

#[test]
#[ignore = "minutes; run by make attack"]
fn attack_two_thousand_kills() {
    kills(2000);
}

#[cfg(unix)]
#[test]
fn attack_some_refusals_of_the_system() {
    refusals(24);
}

#[cfg(unix)]
#[test]
#[ignore = "minutes; run by make attack"]
fn attack_a_thousand_refusals_of_the_system() {
    refusals(1);
}

//! The sample study, carried inside the program so that its first start has something to show.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::study::{self, StudyError, StudyFiles};
use crate::session::Clock;

macro_rules! files {
    ($($name:literal,)*) => {
        /// The files of `sample_projects/pishkhan` by name.
        const FILES: &[(&str, &[u8])] = &[$(
            ($name, include_bytes!(concat!("../../sample_projects/pishkhan/", $name))),
        )*];
    };
}

files! {
    "interview-01.txt",
    "interview-02.docx",
    "interview-03.txt",
    "interview-04.docx",
    "interview-05.txt",
    "interview-06.docx",
    "interview-07.txt",
    "interview-08.docx",
    "interview-09.txt",
    "interview-10.docx",
    "interview-11.txt",
    "interview-12.docx",
    "interview-13.txt",
    "interview-14.docx",
    "interview-15.txt",
    "interview-16.docx",
    "interview-17.txt",
    "interview-18.docx",
    "interview-19.txt",
    "interview-20.docx",
    "interview-21.txt",
    "interview-22.docx",
    "interview-23.txt",
    "interview-24.docx",
    "interview-25.txt",
    "interview-26.docx",
    "interview-27.txt",
    "interview-28.docx",
    "study.ron",
}

/// Name of the file that describes the study.
const STUDY: &str = "study.ron";

/// Builds the sample study, which names its coder itself, as a project file at `project`; refuses to overwrite. Missing
/// folders above it are made.
pub fn build(project: &Path, clock: Arc<dyn Clock>) -> Result<(), StudyError> {
    let unpacked = Unpacked::new(project)?;
    let report = study::build(&unpacked.0.join(STUDY), project, "", StudyFiles::InFolder, clock)?;
    if report.needs_attention() {
        log::warn!("the sample: {report:?}");
    }
    Ok(())
}

/// The sample's files in a folder of their own, which goes when this does.
struct Unpacked(PathBuf);

impl Unpacked {
    fn new(project: &Path) -> Result<Self, StudyError> {
        let parent = project.parent().unwrap_or(Path::new("."));
        let folder = Self(parent.join(format!(".pishkhan-{}", std::process::id())));
        let unwritten = |e: io::Error| StudyError::File {
            path: folder.0.clone(),
            reason: (&e).into(),
        };
        fs::create_dir_all(&folder.0).map_err(unwritten)?;
        for (name, bytes) in FILES {
            fs::write(folder.0.join(name), bytes).map_err(unwritten)?;
        }
        Ok(folder)
    }
}

impl Drop for Unpacked {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            log::warn!("{}: {error}", self.0.display());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::{Session, SystemClock};

    #[test]
    fn the_sample_inside_the_program_is_the_one_beside_it_and_leaves_nothing_behind() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_projects/pishkhan");
        let beside = fs::read_dir(here).unwrap().count();
        assert_eq!(
            beside,
            FILES.len() + 1,
            "the README is the one file that is not carried"
        );
        let dir = tempfile::tempdir().unwrap();
        let project = dir.path().join("data/pishkhan.gozareh");
        build(&project, Arc::new(SystemClock)).unwrap();
        let session = Session::open(&project, Arc::new(SystemClock)).unwrap();
        assert_eq!(session.snapshot().document_count(), 28);
        session.close().unwrap();
        let left: Vec<_> = fs::read_dir(dir.path().join("data"))
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left, ["pishkhan.gozareh"]);
    }
}

//! The sample study, carried in the program.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{StudyError, build};
use crate::session::{Clock, SessionError, StorageError, unfinished};

macro_rules! files {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!("../../../sample_projects/pishkhan/", $name)).as_slice()),)*]
    };
}

/// The files of `sample_projects/pishkhan`.
const FILES: &[(&str, &[u8])] = files!(
    "study.ron"
    "interview-01.txt" "interview-02.docx" "interview-03.txt" "interview-04.docx" "interview-05.txt"
    "interview-06.docx" "interview-07.txt" "interview-08.docx" "interview-09.txt" "interview-10.docx"
    "interview-11.txt" "interview-12.docx" "interview-13.txt" "interview-14.docx" "interview-15.txt"
    "interview-16.docx" "interview-17.txt" "interview-18.docx" "interview-19.txt" "interview-20.docx"
    "interview-21.txt" "interview-22.docx" "interview-23.txt" "interview-24.docx" "interview-25.txt"
    "interview-26.docx" "interview-27.txt" "interview-28.docx"
);

/// Makes the sample project at `project`.
///
/// # Errors
/// When the project cannot be written there.
pub fn build_sample(project: &Path, clock: Arc<dyn Clock>) -> Result<(), StudyError> {
    // The folder stands beside the project only while it is being made.
    let folder = unfinished(project).map_err(SessionError::from)?;
    let lay_out = || -> std::io::Result<()> {
        fs::create_dir(&folder)?;
        FILES
            .iter()
            .try_for_each(|(name, bytes)| fs::write(folder.join(name), bytes))
    };
    let built = lay_out()
        .map_err(|e| SessionError::from(StorageError::io(project, &e)).into())
        .and_then(|()| build(&folder.join("study.ron"), project, clock));
    if let Err(error) = fs::remove_dir_all(&folder) {
        log::warn!("{}: {error}", folder.display());
    }
    built
}

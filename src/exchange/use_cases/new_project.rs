//! A new project, and what it begins with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::codebook::{self, OnDifference};
use crate::exchange::import::report::ImportReport;
use crate::i18n::Words;
use crate::message::Message;
use crate::model::{Edit, MemoKind, MemoTarget, ProjectInfo};
use crate::session::{Clock, Session};

/// What a new project begins with. The names of the three levels are those of the person's language in each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Template {
    /// Nothing.
    #[default]
    Blank,
    /// The steps of a content analysis of this kind, as a memo on the project.
    Steps(ContentAnalysis),
    /// The codes of a file: xlsx, csv or ron.
    Codebook(PathBuf),
}

/// The three ways of qualitative content analysis (Hsieh & Shannon).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContentAnalysis {
    /// Codes come from the text.
    Conventional,
    /// Codes come from a theory.
    Directed,
    /// Words are counted first, then their meaning is sought.
    Summative,
}

impl ContentAnalysis {
    /// The id of its steps in `assets/i18n`.
    fn steps(self) -> &'static str {
        match self {
            Self::Conventional => "template-conventional-steps",
            Self::Directed => "template-directed-steps",
            Self::Summative => "template-summative-steps",
        }
    }
}

/// A project that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProject {
    /// Where its file goes; nothing may be there.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// What it begins with.
    pub template: Template,
}

impl NewProject {
    /// An empty project that is called like its file.
    pub fn blank(path: PathBuf) -> Self {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        Self {
            name: stem.into_owned(),
            path,
            template: Template::Blank,
        }
    }

    /// Makes it, with what it begins with as one operation, and says what came in from a codebook.
    ///
    /// # Errors
    /// Why there is no project. Nothing is left of it then.
    pub fn make(
        self,
        coder: &str,
        words: &Words,
        clock: Arc<dyn Clock>,
    ) -> Result<(Session, Option<ImportReport>), Message> {
        let codes = match &self.template {
            Template::Codebook(file) => {
                let codes = codebook::read(file).map_err(|error| error.message())?;
                Some((file.clone(), codes))
            }
            Template::Blank | Template::Steps(_) => None,
        };
        let levels =
            ["level-category", "level-subcategory", "level-code"].map(|id| words.get(id).into_owned());
        let info = ProjectInfo {
            levels,
            ..ProjectInfo::named(&self.name)
        };
        let made = Session::create(&self.path, info, coder, clock);
        let mut session = made.map_err(|error| error.message())?;
        let begun = match (&self.template, codes) {
            (_, Some((file, codes))) => {
                let plan = codebook::plan(&file, codes, session.snapshot());
                plan.apply(&mut session, OnDifference::Keep).map(Some)
            }
            (Template::Steps(kind), None) => {
                let memo = Edit::WriteMemo {
                    memo: None,
                    target: MemoTarget::Project,
                    kind: MemoKind::Method,
                    body: words.get(kind.steps()).into_owned(),
                };
                session.apply(memo).map(|_| None).map_err(|error| error.message())
            }
            (Template::Blank | Template::Codebook(_), None) => Ok(None),
        };
        match begun {
            Ok(report) => Ok((session, report)),
            Err(message) => {
                discard(session, &self.path);
                Err(message)
            }
        }
    }
}

/// Takes away a project that was made just now and is not what was asked for.
fn discard(session: Session, path: &Path) {
    if let Err(error) = session.close() {
        log::warn!("closing {}: {error}", path.display());
    }
    if let Err(error) = std::fs::remove_file(path) {
        log::warn!("removing {}: {error}", path.display());
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::i18n::Lang;
    use crate::session::TickingClock;

    fn make(dir: &Path, template: Template) -> Result<(Session, Option<ImportReport>), Message> {
        let new = NewProject {
            template,
            ..NewProject::blank(dir.join("پژوهش.gozareh"))
        };
        new.make("مریم", &Words::new(Lang::Fa), Arc::new(TickingClock::new(0)))
    }

    #[test]
    fn the_steps_of_a_method_are_one_operation_that_can_be_taken_back() {
        for kind in [
            ContentAnalysis::Conventional,
            ContentAnalysis::Directed,
            ContentAnalysis::Summative,
        ] {
            let dir = tempfile::tempdir().unwrap();
            let (mut session, report) = make(dir.path(), Template::Steps(kind)).unwrap();
            assert_eq!(report, None);
            let snapshot = session.snapshot();
            assert_eq!(snapshot.project().name, "پژوهش");
            assert_eq!(snapshot.project().levels, ["طبقه", "زیرطبقه", "کد"]);
            assert_eq!((snapshot.code_count(), snapshot.document_count()), (0, 0));
            let memo = snapshot.memo_on(MemoTarget::Project).unwrap().clone();
            assert_eq!(memo.kind, MemoKind::Method);
            assert!(memo.body.lines().count() > 4, "{}", memo.body);
            session.undo().unwrap();
            assert_eq!(session.snapshot().memos().count(), 0);
            assert!(session.can_undo().is_none());
        }
    }

    #[test]
    fn codes_of_a_file_come_in_as_one_operation() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("کدها.csv");
        fs::write(
            &file,
            "path,definition\nشهروندان > بی‌اعتمادی,نبود اعتماد\nدفاتر,\n",
        )
        .unwrap();
        let (mut session, report) = make(dir.path(), Template::Codebook(file)).unwrap();
        assert!(report.is_some());
        assert_eq!(session.snapshot().code_count(), 3);
        session.undo().unwrap();
        assert_eq!(session.snapshot().code_count(), 0);
        assert!(session.can_undo().is_none());
    }

    #[test]
    fn a_codebook_that_cannot_be_taken_in_leaves_no_project() {
        let dir = tempfile::tempdir().unwrap();
        let long = format!("path\n{}\n", "ک".repeat(5000));
        for (name, text) in [
            ("no.csv", None),
            ("empty.csv", Some("")),
            ("long.csv", Some(long.as_str())),
        ] {
            let file = dir.path().join(name);
            if let Some(text) = text {
                fs::write(&file, text).unwrap();
            }
            assert!(make(dir.path(), Template::Codebook(file)).is_err(), "{name}");
            assert!(!dir.path().join("پژوهش.gozareh").exists(), "{name}");
        }
    }
}

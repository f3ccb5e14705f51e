//! Small projects in files of their own.

use std::sync::Arc;

use super::{Fixture, NOON, only};
use crate::exchange::study::build_sample;
use crate::i18n::Lang;
use crate::model::{
    CodePath, CodeRef, Edit, Guid, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument,
    NewParticipant, ProjectInfo,
};
use crate::session::{Session, TickingClock};
use crate::settings::{Pane, Settings};
use crate::text::{CharRange, Text};
use crate::ui::shared::{Page, Shared};

/// A project that a window will show, prepared by a test.
pub struct TestProject {
    /// The door to its file.
    pub session: Session,
    /// The page that will be in view, and what will be open, active and selected.
    pub shared: Shared,
    /// The person's settings.
    pub settings: Settings,
    pub(super) folder: tempfile::TempDir,
}

impl TestProject {
    /// An empty project.
    pub fn new(lang: Lang) -> Self {
        let info = ProjectInfo {
            guid: Guid::default(),
            name: "پیشخوان".into(),
            description: String::new(),
            levels: ["طبقه".into(), "زیرطبقه".into(), "کد".into()],
        };
        Self::with(lang, |path| {
            let clock = Arc::new(TickingClock::new(NOON));
            Session::create(path, info, "مریم", clock).expect("a project")
        })
    }

    /// The sample study.
    pub fn sample(lang: Lang) -> Self {
        let mut project = Self::with(lang, |path| {
            let clock = Arc::new(TickingClock::new(NOON));
            build_sample(path, clock.clone()).expect("the sample study");
            Session::open(path, clock).expect("the sample study")
        });
        project.open_first();
        project
    }

    /// A project of codes and documents, see [`Fixture::new`]; its first document is open.
    pub fn of(outline: &str, documents: &[(&str, &str)]) -> Self {
        let mut project = Self::with(Lang::Fa, |path| {
            let clock = Arc::new(TickingClock::new(NOON));
            Session::create(path, ProjectInfo::named("نمونه"), "مریم", clock).expect("a project")
        });
        if !documents.is_empty() {
            for edit in Fixture::edits(outline, documents) {
                let edit = edit(project.session.snapshot());
                project.apply(edit);
            }
        }
        project.open_first();
        project
    }

    fn with(lang: Lang, session: impl FnOnce(&std::path::Path) -> Session) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = session(&folder.path().join("bench.gozareh"));
        session.set_coder("مریم");
        Self {
            session,
            shared: Shared::default(),
            settings: Settings {
                language: lang,
                coder: "مریم".into(),
                ..Settings::default()
            },
            folder,
        }
    }

    fn open_first(&mut self) {
        self.shared.document = self.session.snapshot().documents().first().map(|d| d.id);
    }

    /// With this page in view.
    pub fn on(mut self, page: Page) -> Self {
        self.shared.page = page;
        self
    }

    /// With this pane alone beside the text, so wide.
    pub fn beside(mut self, pane: Pane, width: f32) -> Self {
        self.settings.docks = only(pane, width);
        self
    }

    /// A small study: two groups, five documents, participants, codes, codings and a memo.
    pub fn study(lang: Lang) -> Self {
        let mut project = Self::new(lang);
        let text = "مصاحبه‌گر: از کارتان بگویید.\nم۱: روزها می‌گذرد و کسی پاسخ نمی‌دهد، مردم هم خسته شده‌اند.\n";
        let document = |name: &str, group: &str| NewDocument {
            name: name.into(),
            group: (!group.is_empty()).then(|| group.into()),
            text: Text::new(text),
            ..NewDocument::default()
        };
        let policy = "حاکمیتی و سیاست‌گذاری";
        let agencies = "دستگاه‌های اجرایی";
        project.apply(Edit::AddDocuments(vec![
            document("مصاحبهٔ م۱", policy),
            document(
                "مصاحبهٔ م۲ با کارشناس مسئول دفتر برنامه‌ریزی و نظارت بر خدمات الکترونیکی استان",
                policy,
            ),
            document("مصاحبهٔ م۳", agencies),
            document("Interview P4 (translated)", agencies),
            document("آیین‌نامهٔ دفاتر پیشخوان ۱۳۹۹", ""),
        ]));
        let person =
            |name: &str, sector: &str, education: &str, position: &str, document: &str| NewParticipant {
                name: name.into(),
                values: vec![
                    ("بخش".into(), sector.into()),
                    ("تحصیلات".into(), education.into()),
                    ("سمت".into(), position.into()),
                ],
                documents: if document.is_empty() {
                    vec![]
                } else {
                    vec![document.into()]
                },
                labels: Vec::new(),
                introduced_by: (name == "م۲").then(|| "م۱".into()),
            };
        project.apply(Edit::ImportParticipants(vec![
            person("م۱", policy, "دکتری", "عضو کارگروه استانی", "مصاحبهٔ م۱"),
            person(
                "م۲",
                policy,
                "کارشناسی ارشد",
                "کارشناس مسئول دفتر برنامه‌ریزی و نظارت بر خدمات",
                "مصاحبهٔ م۲ با کارشناس مسئول دفتر برنامه‌ریزی و نظارت بر خدمات الکترونیکی استان",
            ),
            person("م۳", agencies, "کارشناسی", "شرکت گاز استان", "مصاحبهٔ م۳"),
            person(
                "م۴",
                agencies,
                "",
                "Provincial tax office",
                "Interview P4 (translated)",
            ),
            person("م۱۰", "مدیران دفاتر پیشخوان", "کارشناسی", "مدیر دفتر پیشخوان", ""),
        ]));
        let code = |name: &str, level: Level, children: Vec<NewCode>| NewCode {
            name: name.into(),
            level: Some(level),
            children,
            ..NewCode::default()
        };
        project.apply(Edit::CreateCodes {
            parent: None,
            codes: vec![
                code(
                    "شهروندان",
                    Level::Category,
                    vec![code(
                        "عدم اعتماد به دفاتر",
                        Level::Subcategory,
                        vec![
                            code("کم‌کاری کارکنان", Level::Code, vec![]),
                            code("پاسخگویی نامناسب", Level::Code, vec![]),
                        ],
                    )],
                ),
                code(
                    "دفاتر پیشخوان",
                    Level::Category,
                    vec![code("عدم سودآوری دفاتر", Level::Subcategory, vec![])],
                ),
            ],
        });
        let documents: Vec<_> = project
            .session
            .snapshot()
            .documents()
            .iter()
            .map(|d| d.id)
            .collect();
        let codings = documents.iter().take(3).enumerate().flat_map(|(i, id)| {
            (0..=i as u32).map(|n| {
                let range = CharRange::new(30 + n * 8, 44 + n * 8);
                let name = if n == 0 {
                    "کم‌کاری کارکنان"
                } else {
                    "پاسخگویی نامناسب"
                };
                NewCoding::new(*id, range, CodeRef::Path(CodePath::new([name])))
            })
        });
        project.apply(Edit::AddCodings(codings.collect()));
        project.apply(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Document(documents[0]),
            kind: MemoKind::Case,
            body: "کوتاه ولی پربار.".into(),
        });
        project
    }

    /// Runs an edit.
    pub fn apply(&mut self, edit: Edit) {
        self.session.apply(edit).expect("the edit is valid");
    }
}

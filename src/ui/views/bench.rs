//! A window with one pane and a real project in a file of its own, for the tests of the pages.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Frame, Margin, Ui};
use egui_kittest::Harness;

use crate::i18n::{Lang, Words, Zone};
use crate::model::{
    CodePath, CodeRef, Edit, Guid, Level, MemoKind, MemoTarget, NewCode, NewCoding, NewDocument,
    NewParticipant, ProjectInfo,
};
use crate::session::{Session, TickingClock};
use crate::settings::Settings;
use crate::text::{CharRange, Text};
use crate::ui::action::Action;
use crate::ui::command::{Command, Situation};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Env, assert_no_stock_text};
use crate::ui::shared::Shared;
use crate::ui::theme::Theme;

/// Noon of 22 November 2026 in Tehran.
const NOON: i64 = 1_795_338_000_000;

/// What a pane draws with, and what it asked for.
pub struct Bench {
    pub session: Session,
    pub shared: Shared,
    pub settings: Settings,
    pub words: Words,
    /// Actions other than edits, in order.
    pub asked: Vec<Action>,
    _folder: tempfile::TempDir,
}

/// A pane and its bench.
pub struct Stage<P> {
    pub pane: P,
    pub bench: Bench,
    draw: fn(&mut P, &mut Ui, &mut Cx<'_>),
    /// Runs a command on the pane; whether it was for it.
    pub run: fn(&mut P, Command, &mut Cx<'_>) -> bool,
}

impl Bench {
    /// An empty project.
    pub fn new(lang: Lang) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = ProjectInfo {
            guid: Guid::default(),
            name: "پیشخوان".into(),
            description: String::new(),
            levels: ["طبقه".into(), "زیرطبقه".into(), "کد".into()],
        };
        let path = folder.path().join("bench.gozareh");
        let mut session =
            Session::create(&path, project, Arc::new(TickingClock::new(NOON))).expect("a project");
        session.set_coder("مریم");
        Self {
            session,
            shared: Shared::default(),
            settings: Settings {
                language: lang,
                ..Settings::default()
            },
            words: Words::with_options(lang, lang.digits(), Zone::Fixed(210)),
            asked: Vec::new(),
            _folder: folder,
        }
    }

    /// A small study: two groups, six documents, participants, codes, codings and a memo.
    pub fn study(lang: Lang) -> Self {
        let mut bench = Self::new(lang);
        let text = "مصاحبه‌گر: از کارتان بگویید.\nم۱: روزها می‌گذرد و کسی پاسخ نمی‌دهد، مردم هم خسته شده‌اند.\n";
        let document = |name: &str, group: &str| NewDocument {
            name: name.into(),
            group: (!group.is_empty()).then(|| group.into()),
            text: Text::new(text),
            ..NewDocument::default()
        };
        let policy = "حاکمیتی و سیاست‌گذاری";
        let agencies = "دستگاه‌های اجرایی";
        bench.apply(Edit::AddDocuments(vec![
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
                introduced_by: (name == "م۲").then(|| "م۱".into()),
            };
        bench.apply(Edit::ImportParticipants(vec![
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
        bench.apply(Edit::CreateCodes {
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
        let documents: Vec<_> = bench
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
        bench.apply(Edit::AddCodings(codings.collect()));
        bench.apply(Edit::WriteMemo {
            memo: None,
            target: MemoTarget::Document(documents[0]),
            kind: MemoKind::Case,
            body: "کوتاه ولی پربار.".into(),
        });
        bench
    }

    /// Runs an edit.
    pub fn apply(&mut self, edit: Edit) {
        self.session.apply(edit).expect("the edit is valid");
    }

    /// What the pane asked for beside edits, as text.
    pub fn asked(&self) -> String {
        format!("{:?}", self.asked)
    }

    fn run(&mut self, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Edit(edit) | Action::EditWithToast(edit) => {
                    if let Err(error) = self.session.apply(edit) {
                        self.asked.push(Action::Complain(error.to_string()));
                    }
                    self.shared.prune(self.session.snapshot());
                }
                Action::Open(document, passage) => {
                    self.shared.document = Some(document);
                    self.asked.push(Action::Open(document, passage));
                }
                other => self.asked.push(other),
            }
        }
    }
}

/// A window of this size with the pane in it.
pub fn stage<'a, P: 'a>(
    bench: Bench,
    pane: P,
    size: [f32; 2],
    dark: bool,
    draw: fn(&mut P, &mut Ui, &mut Cx<'_>),
) -> Harness<'a, Stage<P>> {
    let words = bench.words.clone();
    Harness::builder()
        .with_size(size)
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(120)
        .with_context_setup(move |ctx| {
            let theme = if dark { Theme::dark() } else { Theme::light() };
            let env = Env {
                theme,
                words,
                motion: false,
                typing: Default::default(),
            };
            kit::install(ctx, env);
        })
        .build_ui_state(
            |ui, stage: &mut Stage<P>| {
                let theme = Theme::of(ui.ctx());
                let mut actions = Vec::new();
                let bench = &mut stage.bench;
                let mut cx = Cx::new(
                    &bench.session,
                    &mut bench.shared,
                    &mut bench.settings,
                    &bench.words,
                    Situation::of(|_| true),
                    &mut actions,
                );
                let frame = Frame::new()
                    .fill(theme.colours.panel)
                    .inner_margin(Margin::same(8));
                egui::CentralPanel::default().frame(frame).show(ui, |ui| {
                    (stage.draw)(&mut stage.pane, ui, &mut cx);
                });
                let mut rest = Vec::new();
                while !actions.is_empty() {
                    for action in std::mem::take(&mut actions) {
                        let mut cx = Cx::new(
                            &bench.session,
                            &mut bench.shared,
                            &mut bench.settings,
                            &bench.words,
                            Situation::of(|_| true),
                            &mut actions,
                        );
                        match action {
                            Action::Run(command) if (stage.run)(&mut stage.pane, command, &mut cx) => {}
                            other => rest.push(other),
                        }
                    }
                }
                stage.bench.run(rest);
            },
            Stage {
                pane,
                bench,
                draw,
                run: |_, _, _| false,
            },
        )
}

/// Checks that no text is stock, and writes the picture to `$GOZAREH_PICTURES/<name>.png` where that folder is given.
pub fn look<P>(harness: &mut Harness<'_, Stage<P>>, name: &str) {
    assert_no_stock_text(harness.output());
    if let Some(folder) = std::env::var_os("GOZAREH_PICTURES") {
        let path = PathBuf::from(folder).join(format!("{name}.png"));
        let picture = harness.render().expect("a picture");
        picture.save(path).expect("the picture is written");
    }
}

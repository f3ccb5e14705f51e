use egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::CodesPane;
use super::sample::{code, new_codes, outline};
use crate::i18n::Lang;
use crate::model::{CodeId, CodeRef, Edit, Level, MemoKind, MemoTarget, NewCode};
use crate::ui::action::{Action, Dialog};
use crate::ui::cx::Cx;
use crate::ui::kit::{self, assert_no_stock_text};
use crate::ui::views::bench::{Bench, Stage, look, stage};

type Window<'a> = Harness<'a, Stage<CodesPane>>;

/// Part of the study's code system.
const STUDY: &str = "
حاکمیتی-سیاست‌گذاری
  عدم باورمندی دولت نسبت به بخش خصوصی
    نبود نظام ساختارمند در حمایت دولت از دفاتر پیشخوان دولت
    بدبینی نسبت به بخش خصوصی
  مدیریت کارگروهی مجموعه بدون تعریف منابع مالی و نیروی انسانی
    فعالیت ضعیف کارگروه راهبری دفاتر پیشخوان
    اختلافات بین انجمن‌های شهری با انجمن استانی
دفاتر پیشخوان
  مشکلات مدیریت دفاتر
    عدم ثبات مدیران
    تخلفات متصدیان دفاتر
  عدم سودآوری دفاتر
    کامل نبودن خدمات
شهروندان (مشتریان دفاتر پیشخوان)
  عدم اعتماد به دفاتر
    تخلفات دفاتر
    کم‌کاری کارکنان
Service quality (SERVQUAL)
  Responsiveness of the staff
";

fn levelled(mut codes: Vec<NewCode>, depth: usize) -> Vec<NewCode> {
    for code in &mut codes {
        code.level = Some(Level::ALL[depth.min(2)]);
        code.children = levelled(std::mem::take(&mut code.children), depth + 1);
    }
    codes
}

fn bench(lang: Lang, outline: &str) -> Bench {
    let mut bench = Bench::study(lang);
    let all: Vec<CodeId> = bench
        .session
        .snapshot()
        .code_tree()
        .iter()
        .map(|(_, c)| c.id)
        .collect();
    bench.apply(Edit::DeleteCodes(all));
    let codes = levelled(new_codes(outline), 0);
    if !codes.is_empty() {
        bench.apply(Edit::ImportCodes(codes));
    }
    bench
}

fn with_codings(mut bench: Bench) -> Bench {
    let snapshot = bench.session.snapshot().clone();
    let document = snapshot.documents()[0].id;
    let mut codings = Vec::new();
    for (n, (depth, code)) in snapshot.code_tree().into_iter().enumerate() {
        if depth > 0 && n % 3 != 0 {
            for i in 0..(n as u32 * 7) % 5 {
                let range = crate::text::CharRange::new(30 + i * 3, 44 + i * 4);
                codings.push(crate::model::NewCoding::new(
                    document,
                    range,
                    CodeRef::Id(code.id),
                ));
            }
        }
    }
    bench.apply(Edit::AddCodings(codings));
    let id = code(&snapshot, "عدم ثبات مدیران");
    bench.apply(Edit::WriteMemo {
        memo: None,
        target: MemoTarget::Code(id),
        kind: MemoKind::Theory,
        body: "در مصاحبه‌های تازه بیشتر دیده شد.".into(),
    });
    bench.apply(Edit::DefineCode(
        id,
        "مدیر دفتر زود عوض می‌شود و کار از نو آغاز می‌شود.".into(),
    ));
    bench
}

fn draw(pane: &mut CodesPane, ui: &mut Ui, cx: &mut Cx<'_>) {
    pane.ui(ui, cx);
}

fn window<'a>(bench: Bench, size: [f32; 2], dark: bool) -> Window<'a> {
    let mut window = stage(bench, CodesPane::default(), size, dark, draw);
    window.run();
    window
}

fn system(window: &Window<'_>) -> String {
    outline(window.state().bench.session.snapshot())
        .replace('\n', "|")
        .replace("  ", "·")
}

fn id(window: &Window<'_>, name: &str) -> CodeId {
    code(window.state().bench.session.snapshot(), name)
}

fn selected(window: &Window<'_>) -> Vec<String> {
    let bench = &window.state().bench;
    let name = |id: &CodeId| bench.session.snapshot().code(*id).unwrap().name.clone();
    bench.shared.codes.iter().map(name).collect()
}

fn click(window: &mut Window<'_>, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

fn press(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn write(window: &mut Window<'_>, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

#[test]
fn pictures() {
    for (lang, dark) in [(Lang::Fa, false), (Lang::Fa, true), (Lang::En, false)] {
        let name = |what: &str| {
            format!(
                "codes-{}-{}-{what}",
                lang.code(),
                if dark { "dark" } else { "light" }
            )
        };
        let mut w = window(with_codings(bench(lang, STUDY)), [320.0, 640.0], dark);
        look(&mut w, &name("tree"));
        let active = id(&w, "مشکلات مدیریت دفاتر");
        w.state_mut().bench.shared.active_codes.insert(active);
        click(&mut w, "عدم سودآوری دفاتر");
        w.get_by_label("عدم ثبات مدیران").hover();
        w.run();
        look(&mut w, &name("active"));
        w.get_by_label("عدم ثبات مدیران").click_secondary();
        w.run();
        look(&mut w, &name("menu"));
        press(&mut w, Modifiers::NONE, Key::Escape);
        click(&mut w, "عدم ثبات مدیران");
        press(&mut w, Modifiers::NONE, Key::F2);
        look(&mut w, &name("rename"));
        let mut w = window(bench(lang, ""), [320.0, 480.0], dark);
        look(&mut w, &name("empty"));
    }
}

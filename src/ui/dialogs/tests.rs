use egui::{Key, Modifiers, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::Dialogs;
use crate::i18n::Lang;
use crate::model::{CodeId, MemoTarget, Snapshot};
use crate::ui::action::{Action, Dialog, NamePurpose};
use crate::ui::cx::Cx;
use crate::ui::views::bench::{Bench, Stage, look, stage};
use crate::ui::views::codes::CodesPane;
use crate::ui::views::codes::sample::{code, outline};
use crate::ui::views::picker::Picker;

/// The tree with what it opens over it.
#[derive(Default)]
struct Desk {
    codes: CodesPane,
    dialogs: Dialogs,
    picker: Option<Picker>,
    ask: Option<Dialog>,
}

type Window<'a> = Harness<'a, Stage<Desk>>;

fn draw(desk: &mut Desk, ui: &mut Ui, cx: &mut Cx<'_>) {
    desk.codes.ui(ui, cx);
    if let Some(dialog) = desk.ask.take() {
        desk.dialogs.open(dialog);
    }
    if let Some(picker) = &mut desk.picker
        && picker.ui(ui.ctx(), cx)
    {
        desk.picker = None;
    }
    desk.dialogs.ui(ui.ctx(), cx);
    for action in std::mem::take(cx.actions) {
        match action {
            Action::Show(dialog) => desk.dialogs.open(dialog),
            other => cx.actions.push(other),
        }
    }
}

fn window<'a>(lang: Lang, dark: bool) -> Window<'a> {
    let mut window = stage(Bench::study(lang), Desk::default(), [1024.0, 640.0], dark, draw);
    window.run();
    window
}

fn snapshot<'a>(window: &'a Window<'_>) -> &'a Snapshot {
    window.state().bench.session.snapshot()
}

fn id(window: &Window<'_>, name: &str) -> CodeId {
    code(snapshot(window), name)
}

fn system(window: &Window<'_>) -> String {
    outline(snapshot(window)).replace('\n', "|").replace("  ", "·")
}

fn ask(window: &mut Window<'_>, dialog: Dialog) {
    window.state_mut().pane.ask = Some(dialog);
    window.run();
}

fn is_open(window: &Window<'_>) -> bool {
    window.state().pane.dialogs.is_open()
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
                "dialog-{}-{}-{what}",
                lang.code(),
                if dark { "dark" } else { "light" }
            )
        };
        let mut w = window(lang, dark);
        let trust = id(&w, "عدم اعتماد به دفاتر");
        let coding = snapshot(&w).codings().next().unwrap().id;
        let dialogs = [
            ("memo", Dialog::Memo(MemoTarget::Code(trust))),
            ("memo-project", Dialog::Memo(MemoTarget::Project)),
            ("definition", Dialog::Definition(trust)),
            ("condensed", Dialog::Condensed(coding)),
            ("colour", Dialog::Colour(vec![trust])),
            ("move", Dialog::MoveCodes(vec![trust])),
            ("merge", Dialog::MergeCodes(vec![trust])),
            ("recode", Dialog::Recode(vec![coding])),
            ("name", Dialog::Name(NamePurpose::Attribute)),
            ("project", Dialog::Project),
        ];
        for (what, dialog) in dialogs {
            ask(&mut w, dialog);
            look(&mut w, &name(what));
            press(&mut w, Modifiers::NONE, Key::Escape);
            press(&mut w, Modifiers::NONE, Key::Escape);
            assert!(!is_open(&w), "{what} stays open");
        }
        w.state_mut().bench.shared.recent = vec![id(&w, "پاسخگویی نامناسب")];
        let at = egui::Rect::from_min_size(egui::pos2(300.0, 120.0), egui::vec2(300.0, 24.0));
        w.state_mut().pane.picker = Some(Picker::new(Some(at)));
        w.run();
        look(&mut w, &name("picker"));
        write(&mut w, "دفاتر");
        look(&mut w, &name("picker-typed"));
    }
}

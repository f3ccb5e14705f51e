//! The category board: two categories out of loose codes, by keyboard and by hand.

use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use gozareh::i18n::Lang;
use gozareh::model::{Edit, Level, NewCode, Snapshot};
use gozareh::ui::action::Action;
use gozareh::ui::command::Command;
use gozareh::ui::parts::view::View as _;

use super::window::{Setup, Window};
use super::with_interview;

/// The code system, a code a line, with its depth as points and its level as a mark.
fn system(snapshot: &Snapshot) -> String {
    let line = |depth: usize, name: &str, level: Level| {
        let mark = match level {
            Level::Category => "*",
            Level::Subcategory => "+",
            Level::Code => "",
        };
        format!("{}{mark}{name}", "·".repeat(depth))
    };
    let lines = snapshot.code_tree();
    let lines = lines.into_iter().map(|(d, c)| line(d, &c.name, c.level));
    lines.collect::<Vec<_>>().join("|")
}

/// The key as a keyboard says it.
const CTRL: Modifiers = Modifiers::CTRL.plus(Modifiers::COMMAND);

const CODES: [&str; 6] = ["بودجه", "حقوق", "مدیر", "تخلف", "اعتماد", "صف"];

/// The board with six loose codes.
fn loose(language: Lang) -> Window {
    let mut window = with_interview(language);
    let codes = CODES.map(|name| NewCode {
        name: name.into(),
        ..NewCode::default()
    });
    window.act(Action::Edit(Edit::CreateCodes {
        parent: None,
        codes: codes.into(),
    }));
    window.key(Modifiers::ALT, Key::Num2);
    assert_eq!(system(&window.snapshot()), CODES.join("|"));
    window
}

impl Window {
    /// The middle of what is read as something that begins so.
    pub(super) fn middle_of(&self, beginning: &str) -> Pos2 {
        let steering = ['\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'];
        let said = |label: Option<String>| label.unwrap_or_default().replace(steering, "");
        let node = self
            .harness
            .query_all_by(|node| node.label().is_some())
            .find(|node| said(node.accesskit_node().label()).starts_with(beginning))
            .unwrap_or_else(|| panic!("nobody reads {beginning:?}"));
        node.rect().center()
    }

    /// Presses, carries and lets go; `modifiers` are held when it is let go.
    pub(super) fn drag(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.carry(from, to, modifiers);
        self.press(to, false, modifiers);
        self.run();
    }

    /// Presses and carries, and does not let go yet.
    fn carry(&mut self, from: Pos2, to: Pos2, modifiers: Modifiers) {
        self.harness.event(Event::PointerMoved(from));
        self.harness.step();
        self.press(from, true, Modifiers::NONE);
        self.harness.step();
        for share in [0.3, 0.6, 1.0, 1.0] {
            let at = Event::PointerMoved(from + (to - from) * share);
            self.harness.event_modifiers(at, modifiers);
            self.harness.step();
        }
    }

    fn press(&mut self, pos: Pos2, pressed: bool, modifiers: Modifiers) {
        let button = Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        };
        self.harness.event_modifiers(button, modifiers);
    }

    fn undo_all(&mut self, steps: usize) {
        for _ in 0..steps {
            self.key(Modifiers::COMMAND, Key::Z);
        }
    }
}

#[test]
fn two_categories_are_built_with_the_keyboard() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = loose(language);
        // Towards the next column, and back.
        let (ahead, back) = match language {
            Lang::Fa => (Key::ArrowLeft, Key::ArrowRight),
            Lang::En => (Key::ArrowRight, Key::ArrowLeft),
        };
        let gather = Modifiers::COMMAND | Modifiers::SHIFT;
        // The first two become a subcategory, and that a category.
        window.key(Modifiers::NONE, Key::Home);
        window.key(Modifiers::SHIFT, Key::ArrowDown);
        window.key(Modifiers::COMMAND, Key::G);
        window.type_text("پول");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(
            system(&window.snapshot()),
            "مدیر|تخلف|اعتماد|صف|+پول|·بودجه|·حقوق"
        );
        window.key(gather, Key::G);
        window.type_text("حاکمیت");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(
            system(&window.snapshot()),
            "مدیر|تخلف|اعتماد|صف|*حاکمیت|·+پول|··بودجه|··حقوق"
        );
        // A second category, made empty, and a card carried into it and out again.
        window.key(Modifiers::ALT | Modifiers::SHIFT, Key::N);
        window.type_text("دفاتر");
        window.key(Modifiers::NONE, Key::Enter);
        window.key(Modifiers::NONE, back);
        window.key(Modifiers::NONE, back);
        window.key(Modifiers::NONE, Key::Home);
        let before = window.snapshot();
        window.key(Modifiers::ALT | Modifiers::SHIFT, ahead);
        assert_eq!(
            system(&window.snapshot()),
            "تخلف|اعتماد|صف|*حاکمیت|·+پول|··مدیر|··بودجه|··حقوق|*دفاتر"
        );
        window.key(Modifiers::ALT | Modifiers::SHIFT, ahead);
        assert_eq!(
            system(&window.snapshot()),
            "تخلف|اعتماد|صف|*حاکمیت|·+پول|··بودجه|··حقوق|*دفاتر|·مدیر"
        );
        window.key(Modifiers::COMMAND, Key::Z);
        window.key(Modifiers::COMMAND, Key::Z);
        assert!(window.snapshot() == before, "each step goes back alone");
        // Renamed in its place.
        window.key(Modifiers::NONE, Key::F2);
        window.type_text("مدیران");
        window.key(Modifiers::NONE, Key::Enter);
        assert!(system(&window.snapshot()).starts_with("مدیران|"));
        window.undo_all(4);
        assert_eq!(system(&window.snapshot()), CODES.join("|"));
    }
}

#[test]
fn two_categories_are_built_by_hand() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = loose(language);
        let card = |name: &str| match language {
            Lang::Fa => format!("کد {name}،"),
            Lang::En => format!("Code {name},"),
        };
        let (new_category, new_subcategory) = match language {
            Lang::Fa => ("طبقهٔ تازه", "زیرطبقهٔ تازه"),
            Lang::En => ("New category", "New subcategory"),
        };
        // One card makes a category.
        let to = window.middle_of(new_category);
        window.drag(window.middle_of(&card("بودجه")), to, Modifiers::NONE);
        assert_eq!(
            system(&window.snapshot()),
            CODES.join("|"),
            "its name is asked for first"
        );
        window.type_text("حاکمیت");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(
            system(&window.snapshot()),
            "حقوق|مدیر|تخلف|اعتماد|صف|*حاکمیت|·بودجه"
        );
        // Two that are selected make another.
        window.drag_select(&card("حقوق"), &card("مدیر"));
        let to = window.middle_of(new_category);
        window.drag(window.middle_of(&card("مدیر")), to, Modifiers::NONE);
        window.type_text("دفاتر");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(
            system(&window.snapshot()),
            "تخلف|اعتماد|صف|*حاکمیت|·بودجه|*دفاتر|·حقوق|·مدیر"
        );
        // One goes into a subcategory of its own at the foot of the column that it stands in.
        let feet: Vec<Pos2> = window
            .harness
            .query_all_by_label(new_subcategory)
            .map(|n| n.rect().center())
            .collect();
        assert_eq!(feet.len(), 3, "every column has a foot");
        let foot = match language {
            Lang::Fa => feet.iter().copied().min_by(|a, b| a.x.total_cmp(&b.x)),
            Lang::En => feet.iter().copied().max_by(|a, b| a.x.total_cmp(&b.x)),
        };
        window.drag(window.middle_of(&card("تخلف")), foot.unwrap(), Modifiers::NONE);
        window.type_text("مدیریت");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(
            system(&window.snapshot()),
            "اعتماد|صف|*حاکمیت|·بودجه|*دفاتر|·حقوق|·مدیر|·+مدیریت|··تخلف"
        );
        // Another is dropped at the lower edge of the card there, below it.
        let to = window.middle_of(&card("تخلف")) + egui::vec2(0.0, 22.0);
        window.drag(window.middle_of(&card("صف")), to, Modifiers::NONE);
        assert_eq!(
            system(&window.snapshot()),
            "اعتماد|*حاکمیت|·بودجه|*دفاتر|·حقوق|·مدیر|·+مدیریت|··تخلف|··صف"
        );
        // With Ctrl it is merged.
        let to = window.middle_of(&card("صف"));
        window.drag(window.middle_of(&card("اعتماد")), to, CTRL);
        assert_eq!(
            system(&window.snapshot()),
            "*حاکمیت|·بودجه|*دفاتر|·حقوق|·مدیر|·+مدیریت|··تخلف|··صف"
        );
        window.key(Modifiers::COMMAND, Key::Z);
        window.undo_all(4);
        assert_eq!(system(&window.snapshot()), CODES.join("|"));
    }
}

#[test]
fn a_card_on_a_card_nests_or_is_merged_and_says_so_first() {
    for language in [Lang::Fa, Lang::En] {
        let mut window = loose(language);
        let (card, nests, merges, undo) = match language {
            Lang::Fa => (["کد صف،", "کد اعتماد،"], "می‌رود (با Ctrl", "ادغام می‌شود", "واگرد"),
            Lang::En => (
                ["Code صف,", "Code اعتماد,"],
                "Goes below",
                "Is merged into",
                "Undo",
            ),
        };
        let before = system(&window.snapshot());
        for (modifiers, sign, after) in [
            (Modifiers::NONE, nests, "بودجه|حقوق|مدیر|تخلف|اعتماد|·صف"),
            (CTRL, merges, "بودجه|حقوق|مدیر|تخلف|اعتماد"),
        ] {
            let (from, to) = (window.middle_of(card[0]), window.middle_of(card[1]));
            window.carry(from, to, modifiers);
            assert_eq!(
                system(&window.snapshot()),
                before,
                "nothing is done before the drop"
            );
            // It reads so at the pointer. A key that is held is held by the harness for the event alone.
            if modifiers.is_none() {
                assert_eq!(
                    window.harness.query_all_by_label_contains(sign).count(),
                    1,
                    "{sign}"
                );
            }
            window.press(to, false, modifiers);
            window.run();
            assert_eq!(system(&window.snapshot()), after);
            // The toast takes it back.
            let buttons = window
                .harness
                .query_all_by_role_and_label(egui::accesskit::Role::Button, undo);
            let button = buttons.last().expect("the toast offers to take it back");
            button.click();
            window.run();
            assert_eq!(system(&window.snapshot()), before);
        }
    }
}

#[test]
fn the_commands_of_codes_work_on_the_board() {
    let mut window = loose(Lang::En);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::F4);
    assert!(window.harness.query_all_by_label_contains("Definition").count() > 0);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::N);
    window.type_text("نو");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(system(&window.snapshot()).ends_with("|نو"));
    window.key(Modifiers::NONE, Key::Delete);
    assert_eq!(system(&window.snapshot()), CODES.join("|"));
    // Enter leads to the passages of the card.
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::Enter);
    let active = window.app(|app| app.project().unwrap().work.shared.active_codes.len());
    assert_eq!(active, 1);
    assert!(
        window.harness.query_by_label("Category board").is_some(),
        "the rail is still there"
    );
    window.act(Action::Run(Command::ShowBoard));
    let selected = window.app(|app| app.project().unwrap().work.shared.codes.clone());
    assert_eq!(selected.len(), 1, "the board and the tree share what is selected");
}

#[test]
fn an_empty_board_says_what_to_do() {
    for (language, title, button) in [
        (Lang::Fa, "هنوز کدی برای طبقه‌بندی نیست", "کد تازه"),
        (Lang::En, "There are no codes to sort yet", "New code"),
    ] {
        let mut window = with_interview(language);
        window.key(Modifiers::ALT, Key::Num2);
        window.harness.get_by_label(title);
        window.harness.get_by_label(button).click();
        window.run();
        window.type_text("نخستین");
        window.key(Modifiers::NONE, Key::Enter);
        assert_eq!(system(&window.snapshot()), "نخستین");
    }
}

#[test]
fn the_sample_is_on_the_board_as_it_is_in_the_tree() {
    let mut window = Window::with_sample(Setup::default());
    window.act(Action::Run(Command::ShowBoard));
    for category in ["طبقه حاکمیتی-سیاست‌گذاری،", "طبقه دفاتر پیشخوان،"]
    {
        window.middle_of(category);
    }
    gozareh::ui::kit::assert_no_stock_text(window.harness.output());
}

impl Window {
    /// Selects one card, then another with Ctrl.
    fn drag_select(&mut self, first: &str, second: &str) {
        for (name, modifiers) in [(first, Modifiers::NONE), (second, CTRL)] {
            let pos = self.middle_of(name);
            self.harness.event(Event::PointerMoved(pos));
            self.press(pos, true, modifiers);
            self.press(pos, false, modifiers);
            self.run();
        }
    }
}

#[test]
fn what_is_carried_is_let_go_when_the_page_is_left_or_something_comes_in_front() {
    let (show_text, palette, no) = (Key::Num1, Key::K, Modifiers::NONE);
    for (modifiers, key) in [(Modifiers::ALT, show_text), (CTRL, palette), (no, Key::Escape)] {
        let mut window = loose(Lang::En);
        let before = window.snapshot();
        let from = window.middle_of("Code تخلف");
        window.carry(from, from + egui::vec2(0.0, 8.0), no);
        window.harness.event(Event::PointerMoved(Pos2::new(700.0, 160.0)));
        window.harness.step();
        assert!(egui::DragAndDrop::has_any_payload(&window.harness.ctx));
        window.key(modifiers, key);
        let texts = window
            .harness
            .query_all_by(|node| node.role() == egui::accesskit::Role::Paragraph);
        let text = texts.map(|node| node.rect().center()).next();
        let at = text.unwrap_or(Pos2::new(700.0, 400.0));
        window.harness.event(Event::PointerMoved(at));
        window.harness.step();
        window.press(at, false, no);
        window.run();
        assert!(window.snapshot() == before, "{key:?}");
    }
}

#[test]
fn tab_out_of_a_name_leads_to_nothing_that_shows_no_ring() {
    let mut window = loose(Lang::En);
    window.key(Modifiers::NONE, Key::Home);
    window.key(Modifiers::NONE, Key::F2);
    window.type_text("another");
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Tab);
        let focused = window.harness.query_all_by(|node| node.is_focused());
        let roles: Vec<_> = focused.map(|node| node.accesskit_node().role()).collect();
        let cards = [egui::accesskit::Role::ListItem, egui::accesskit::Role::Heading];
        // The board rings the card at its cursor, and has the keyboard itself.
        let ctx = window.harness.ctx.clone();
        let rung = window.app(|app| app.project().unwrap().panes.board.has_keyboard(&ctx));
        assert!(
            rung || !roles.iter().any(|role| cards.contains(role)),
            "{roles:?}"
        );
    }
    assert!(system(&window.snapshot()).contains("another"));
}

#[test]
fn tab_takes_a_name_and_gives_the_card_the_keys_as_enter_does() {
    for (modifiers, key) in [
        (Modifiers::NONE, Key::Enter),
        (Modifiers::NONE, Key::Tab),
        (Modifiers::SHIFT, Key::Tab),
    ] {
        let mut window = loose(Lang::En);
        let ctx = window.harness.ctx.clone();
        let on_board =
            |window: &Window| window.app(|app| app.project().unwrap().panes.board.has_keyboard(&ctx));
        window.key(Modifiers::NONE, Key::Home);
        window.key(Modifiers::NONE, Key::F2);
        window.type_text("another");
        assert!(!on_board(&window));
        window.key(modifiers, key);
        assert!(on_board(&window), "{key:?}");
        assert!(system(&window.snapshot()).starts_with("another|"));
        // The next key is for the same card. A name that is taken is told, and its field stays as it does after Enter.
        window.key(Modifiers::NONE, Key::F2);
        window.type_text("صف");
        window.key(modifiers, key);
        let told = window.harness.query_all_by_label_contains("is there already");
        let told = told.count();
        assert!(!on_board(&window), "{key:?}: {told}");
        window.type_text("!");
        window.key(modifiers, key);
        assert!(on_board(&window), "{key:?}");
        assert!(
            system(&window.snapshot()).starts_with("صف!|"),
            "{}",
            system(&window.snapshot())
        );
        window.look("board-after-tab");
    }
}

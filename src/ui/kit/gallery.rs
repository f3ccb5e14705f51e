//! Every control of the kit in one window, for tests and for looking at.

use egui::{Color32, Context, Margin, Ui, Widget as _, vec2};

use crate::i18n::{Lang, Words};
use crate::ui::theme::Theme;

use super::*;

/// What the controls of the gallery hold.
pub(super) struct GalleryState {
    pub checked: bool,
    pub choice: u8,
    pub segment: u8,
    pub combo: u8,
    pub open: bool,
    pub row: Option<usize>,
    pub tab: usize,
    pub clicks: usize,
    pub toasts: Toasts,
    pub dialog: bool,
    pub expanded: bool,
}

impl Default for GalleryState {
    fn default() -> Self {
        Self {
            checked: true,
            choice: 0,
            segment: 1,
            combo: 0,
            open: true,
            row: Some(2),
            tab: 1,
            clicks: 0,
            toasts: Toasts::default(),
            dialog: false,
            expanded: true,
        }
    }
}

/// Installs theme and language.
pub(super) fn set_up(ctx: &Context, lang: Lang, dark: bool) {
    let theme = if dark { Theme::dark() } else { Theme::light() };
    install(
        ctx,
        Env {
            theme,
            words: Words::new(lang),
            motion: false,
            typing: Default::default(),
        },
    );
}

/// The texts of the gallery: Persian or English.
fn t(ui: &Ui, fa: &'static str, en: &'static str) -> &'static str {
    match words(ui.ctx()).lang() {
        Lang::Fa => fa,
        Lang::En => en,
    }
}

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    let theme = Theme::of(ui.ctx());
    let paper = egui::Frame::new()
        .fill(theme.colours.paper)
        .inner_margin(Margin::same(16));
    let panel = egui::Frame::new()
        .fill(theme.colours.panel)
        .inner_margin(Margin::same(12));
    let side = if Dir::of(ui.ctx()).is_rtl() {
        egui::Panel::right("tree")
    } else {
        egui::Panel::left("tree")
    };
    side.default_size(280.0)
        .resizable(false)
        .frame(panel)
        .show(ui, |ui| column(ui, |ui| tree_pane(ui, state)));
    let foot = egui::Panel::bottom("table")
        .default_size(210.0)
        .resizable(false)
        .frame(panel);
    foot.show(ui, |ui| column(ui, |ui| table_pane(ui, state)));
    egui::CentralPanel::default()
        .frame(paper)
        .show(ui, |ui| column(ui, |ui| controls(ui, state)));
    if state.dialog {
        dialog(ui, state);
    }
    if state.toasts.show(ui.ctx(), ToastRoom::default()).is_some() {
        state.clicks += 100;
    }
}

fn controls(ui: &mut Ui, state: &mut GalleryState) {
    let theme = Theme::of(ui.ctx());
    let tabs = [
        Tab {
            text: t(ui, "مصاحبهٔ م۰۴", "Interview P04"),
            icon: Some(Icon::Document),
            closable: true,
        },
        Tab {
            text: t(ui, "نظام کدها", "Codebook"),
            icon: Some(Icon::Tree),
            closable: true,
        },
        Tab {
            text: t(ui, "یافته‌ها", "Findings"),
            icon: None,
            closable: false,
        },
    ];
    if let Some(TabAction::Select(i)) = tab_bar(ui, &tabs, state.tab) {
        state.tab = i;
    }
    ui.add_space(8.0);
    title(ui, t(ui, "پیشخوان پژوهش", "Study dashboard"));
    secondary(
        ui,
        t(
            ui,
            "در سال ۱۳۹۹ با نرم‌افزار MAXQDA 2020 (نسخهٔ جدید) انجام شد؛ ۱۲٫۵٪ از مشارکت‌کنندگان، «می‌توانند» و «نمی‌توانند» را جابه‌جا گفته‌اند.",
            "Carried out in 2020 with MAXQDA (new edition); 12.5% of the participants used رضایت شغلی (job satisfaction) in its everyday sense.",
        ),
    );
    row(ui, |ui| {
        if primary_button(ui, t(ui, "کدگذاری…", "Code…")).clicked() {
            state.clicks += 1;
        }
        button(ui, t(ui, "وارد کردن سند", "Import documents"));
        ui.add(Button::new(t(ui, "حذف", "Delete")).danger());
        quiet_button(ui, t(ui, "انصراف", "Cancel"));
        Button::new(t(ui, "کد تازه", "New code"))
            .icon(Icon::Plus)
            .shortcut("Alt+N")
            .ui(ui);
        ui.add_enabled(false, Button::new(t(ui, "غیرفعال", "Disabled")));
    });
    row(ui, |ui| {
        for icon in [Icon::Undo, Icon::Redo, Icon::Search, Icon::Memo, Icon::Settings] {
            icon_button(ui, icon, "…");
        }
        Button::icon_only(Icon::Panel, t(ui, "پنل کدها", "Codes pane"))
            .selected(true)
            .ui(ui);
        menu_button(ui, t(ui, "پروژه", "Project"), |ui| {
            MenuItem::new(t(ui, "باز کردن…", "Open…"))
                .icon(Icon::FolderOpen)
                .shortcut("Ctrl+O")
                .show(ui);
            if MenuItem::new(t(ui, "ذخیرهٔ نسخه", "Save a copy"))
                .shortcut("Ctrl+Shift+S")
                .show(ui)
                .clicked()
            {
                state.clicks += 1;
            }
            submenu(ui, t(ui, "خروجی گرفتن", "Export"), |ui| {
                if menu_item(ui, t(ui, "جدول (XLSX)", "Table (XLSX)")).clicked() {
                    state.clicks += 10;
                }
                menu_item(ui, t(ui, "متن (DOCX)", "Text (DOCX)"));
            });
            menu_separator(ui);
            MenuItem::new(t(ui, "نوار کدها", "Coding stripes"))
                .checked(true)
                .show(ui);
            MenuItem::new(t(ui, "حذف پروژه", "Delete project"))
                .icon(Icon::Trash)
                .danger()
                .show(ui);
            MenuItem::new(t(ui, "واگرد", "Undo"))
                .shortcut("Ctrl+Z")
                .enabled(false)
                .show(ui);
        });
        link(ui, t(ui, "راهنما", "Help"));
    });
    row(ui, |ui| {
        checkbox(
            ui,
            &mut state.checked,
            t(ui, "نمایش کدهای خالی", "Show empty codes"),
        );
        radio_value(ui, &mut state.choice, 0, t(ui, "همه", "All"));
        radio_value(ui, &mut state.choice, 1, t(ui, "انتخابی (۳)", "Selected (3)"));
    });
    row(ui, |ui| {
        let list = [
            (0, t(ui, "فهرست", "List")),
            (1, t(ui, "درخت", "Tree")),
            (2, t(ui, "جدول", "Table")),
        ];
        segmented(ui, &mut state.segment, &list);
        let orders = [
            (0, t(ui, "به ترتیب نام", "By name")),
            (1, t(ui, "به ترتیب تعداد", "By count")),
            (2, t(ui, "به ترتیب تاریخ", "By date")),
        ];
        combo(ui, t(ui, "ترتیب", "Order"), &mut state.combo, &orders, 150.0);
    });
    wrapped_row(ui, |ui| {
        for (i, name) in [
            t(ui, "هزینه‌ها", "Costs"),
            t(ui, "رضایت از خدمات (کلی)", "Satisfaction (overall)"),
            "MAXQDA",
        ]
        .into_iter()
        .enumerate()
        {
            chip(
                ui,
                name,
                Some(theme.code_paint(i, 0).solid),
                (i == 1).then_some("×"),
            );
        }
    });
    row(ui, |ui| {
        for i in 0..theme.code_hues() {
            swatch(ui, theme.code_paint(i, 0).solid, "•", i == 3);
        }
    });
    stripes(ui, &theme);
    banner(
        ui,
        Tone::Warning,
        t(
            ui,
            "این پروژه در پوشهٔ ابری است.",
            "This project is in a cloud folder.",
        ),
        Some(t(ui, "بیشتر", "More")),
    );
    progress(
        ui,
        Some(0.42),
        t(ui, "وارد کردن ۱۲ سند", "Importing 12 documents"),
        Some("×"),
    );
    card(ui, |ui| {
        collapsing(
            ui,
            &mut state.open,
            t(ui, "یادداشت کد", "Code memo"),
            |ui| {
                label(
                    ui,
                    t(
                        ui,
                        "هر جا گوینده از هزینه بگوید، نه از قیمت.",
                        "Whenever the speaker means cost, not price.",
                    ),
                );
            },
        );
    });
    wrapped_row(ui, |ui| {
        for icon in Icon::ALL {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::hover());
            icon.paint(
                ui.painter(),
                rect,
                ICON_SIZE,
                theme.colours.ink,
                Dir::of(ui.ctx()),
            );
        }
    });
}

/// Text over one, two and three tints.
fn stripes(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), egui::Sense::hover());
    let dir = Dir::of(ui.ctx());
    for i in 0..8 {
        let place = dir.slice(rect, i as f32 * 60.0, 150.0);
        ui.painter().rect_filled(place, 0.0, theme.code_paint(i, 0).tint);
    }
    let text = t(
        ui,
        "ما هزینه‌ها را خودمان می‌دهیم، نه بیمه.",
        "We carry the costs ourselves, not the insurance.",
    );
    let galley = layout(ui.ctx(), text, theme.font(17.0), Color32::PLACEHOLDER, Fit::Line);
    let slot = dir.slice(rect, 8.0, galley.size().x);
    ui.painter().galley(
        egui::pos2(slot.min.x, rect.center().y - galley.size().y / 2.0),
        galley,
        theme.colours.ink,
    );
}

fn tree_pane(ui: &mut Ui, state: &mut GalleryState) {
    let theme = Theme::of(ui.ctx());
    spread(
        ui,
        |ui| heading(ui, t(ui, "کدها", "Codes")),
        |ui| {
            icon_button(ui, Icon::More, t(ui, "بیشتر", "More"));
            icon_button(ui, Icon::Plus, t(ui, "کد تازه", "New code"));
        },
    );
    ui.spacing_mut().item_spacing.y = 0.0;
    let level = t(ui, "طبقه", "category");
    let root = TreeRow::new(t(ui, "رضایت از خدمات", "Satisfaction"), 0)
        .expanded(state.expanded)
        .swatch(theme.code_paint(0, 0).solid)
        .hint(level);
    let counts = [t(ui, "۱۲", "12"), t(ui, "۱۰۴", "104")];
    let shown = root.counts(&counts).show(ui);
    if shown.toggled {
        state.expanded = !state.expanded;
    }
    context_menu(&shown.response, |ui| {
        MenuItem::new(t(ui, "نام‌گذاری", "Rename")).shortcut("F2").show(ui);
    });
    if state.expanded {
        let names = [
            t(
                ui,
                "کیفیت خدمات‌رسانی در سازمان‌های مردم‌نهاد روستایی",
                "Quality of service in rural non-governmental organisations",
            ),
            t(ui, "هزینه‌ها (ریال)", "Costs (rial)"),
            "MAXQDA code ۷",
            t(ui, "زمان انتظار: ۱۲:۳۰", "Waiting time: 12:30"),
        ];
        for (i, name) in names.into_iter().enumerate() {
            TreeRow::new(name, 1)
                .swatch(theme.code_paint(0, [1, -1, 2, -2, 0][i % 5]).solid)
                .counts(&[t(ui, "۳", "3")])
                .selected(i == 1)
                .activated(i == 2)
                .drop_mark(if i == 3 { DropMark::After } else { DropMark::None })
                .show(ui);
        }
    }
    TreeRow::new(t(ui, "زیرساخت", "Infrastructure"), 0)
        .expanded(false)
        .swatch(theme.code_paint(1, 0).solid)
        .drop_mark(DropMark::Into)
        .show(ui);
    TreeRow::new(t(ui, "مصاحبهٔ م۰۴", "Interview P04"), 0)
        .icon(Icon::Document)
        .muted(true)
        .show(ui);
    empty_state(
        ui,
        Icon::Memo,
        t(ui, "هنوز یادداشتی نیست", "No memo yet"),
        t(
            ui,
            "قسمتی از متن را انتخاب کنید و کلید M را بزنید تا یادداشت بنویسید.",
            "Select a passage and press M to write one.",
        ),
        Some(t(ui, "یادداشت تازه", "New memo")),
    );
}

fn table_pane(ui: &mut Ui, state: &mut GalleryState) {
    let words = words(ui.ctx());
    let columns = [
        TableColumn::new(t(ui, "کد", "Code"), 200.0).grows().sortable(),
        TableColumn::new(t(ui, "طبقه", "Category"), 160.0),
        TableColumn::new(t(ui, "تعداد", "Count"), 80.0)
            .numbers()
            .sortable(),
        TableColumn::new(t(ui, "سهم", "Share"), 90.0).numbers(),
    ];
    let name = t(
        ui,
        "رضایت شغلی در سازمان‌های مردم‌نهاد",
        "Job satisfaction in the third sector",
    );
    let category = t(ui, "رضایت (کلی)", "Satisfaction");
    let shown = DataTable::new("codes", &columns, 1000)
        .selected(state.row)
        .sorted(Some((2, false)))
        .show(
            ui,
            |row| format!("{name} {row}"),
            |ui, row, column| {
                let text = match column {
                    0 => format!("{name} ({})", words.number(row)),
                    1 => category.to_owned(),
                    2 => words.number(row * 37),
                    _ => words.percent(1.0 / (row + 1) as f64, 1),
                };
                StyledText::new(&text).elided().ui(ui);
            },
        );
    state.row = shown.select.or(state.row);
}

fn dialog(ui: &Ui, state: &mut GalleryState) {
    let shown = DialogWindow::new("merge", t(ui, "ادغام دو کد", "Merge two codes")).show(
        ui.ctx(),
        |ui| {
            label(
                ui,
                t(
                    ui,
                    "همهٔ ۱۲ کدگذاری «هزینه‌ها» به «رضایت از خدمات» می‌رود. این کار را می‌توان برگرداند.",
                    "All 12 codings of “Costs” move to “Satisfaction”. This can be undone.",
                ),
            );
            checkbox(
                ui,
                &mut state.checked,
                t(ui, "یادداشت‌ها را هم یکی کن", "Join the memos too"),
            );
        },
        |ui| {
            let yes = primary_button(ui, t(ui, "ادغام", "Merge")).clicked();
            let no = button(ui, t(ui, "انصراف", "Cancel")).clicked();
            yes || no
        },
    );
    if shown.dismissed || shown.buttons {
        state.dialog = false;
    }
}

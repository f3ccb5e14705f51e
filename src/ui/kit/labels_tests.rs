use egui::{Context, RawInput};
use proptest::prelude::*;

use crate::i18n::{Lang, Words};
use crate::ui::kit::{Env, assert_no_stock_text, install};
use crate::ui::theme::Theme;

use super::*;

const MIXED: &str = "در سال ۱۳۹۹ با نرم‌افزار MAXQDA 2020 (نسخهٔ جدید) انجام شد.";
const LONG: &str = "مصاحبه‌شونده گفت که در سال‌های اخیر، کیفیت خدمات‌رسانی در شهر بهتر شده است؛ اما هنوز مشکلات \
                    زیادی وجود دارد. او افزود: «ما در سال ۱۳۹۹ با نرم‌افزار MAXQDA 2020 کار کردیم.»";

/// One pass. egui insists that nobody drops texture changes without saying so.
fn pass(ctx: &Context, draw: impl FnMut(&mut egui::Ui)) -> egui::FullOutput {
    let mut output = ctx.run_ui(RawInput::default(), draw);
    output.textures_delta.clear();
    output
}

fn window(lang: Lang) -> Context {
    let ctx = Context::default();
    install(
        &ctx,
        Env {
            theme: Theme::light(),
            words: Words::new(lang),
            motion: false,
            typing: Default::default(),
        },
    );
    // New fonts arrive at the start of the next pass.
    pass(&ctx, |_| {});
    ctx
}

/// Runs `test` inside a pass of a window in `lang`.
fn in_window(lang: Lang, mut test: impl FnMut(&Context)) {
    pass(&window(lang), |ui| test(ui.ctx()));
}

fn set(ctx: &Context, text: &str, fit: Fit) -> Arc<Galley> {
    layout(ctx, text, FontId::proportional(14.0), Color32::PLACEHOLDER, fit)
}

/// The chars of a row from left to right, as drawn.
fn drawn(galley: &Galley, row: usize) -> String {
    let mut glyphs: Vec<_> = galley.rows[row]
        .row
        .glyphs
        .iter()
        .filter(|g| g.advance_width > 0.0)
        .collect();
    glyphs.sort_by(|a, b| a.pos.x.total_cmp(&b.pos.x));
    glyphs.iter().map(|g| g.chr).collect()
}

#[test]
fn signs_of_other_fonts_are_drawn_between_persian_words() {
    in_window(Lang::Fa, |ctx| {
        let galley = set(ctx, "نیرو ← گناه ● ←→ 😀 پایان", Fit::Line);
        for sign in "←●→😀".chars() {
            let glyphs = || galley.rows[0].row.glyphs.iter();
            let seen = glyphs().filter(|glyph| glyph.chr == sign).count();
            let drawn = glyphs()
                .filter(|glyph| glyph.chr == sign && !glyph.uv_rect.is_nothing())
                .count();
            assert!(seen > 0 && drawn == seen, "{sign}: {drawn} of {seen}");
        }
        let line = drawn(&galley, 0);
        assert!(line.contains("→←"), "the first of two is rightmost: {line}");
    });
}

#[test]
fn a_line_keeps_its_text_and_shows_it_in_order() {
    in_window(Lang::Fa, |ctx| {
        let galley = set(ctx, "سال ۱۳۹۹ با MAXQDA", Fit::Line);
        assert_eq!(galley.job.text, "سال ۱۳۹۹ با MAXQDA");
        assert_eq!(drawn(&galley, 0), "MAXQDA اب ۱۳۹۹ لاس");
    });
}

#[test]
fn brackets_open_towards_their_content() {
    in_window(Lang::Fa, |ctx| {
        // The picture of the leftmost glyph, which stands at x = 0 in every case.
        let leftmost = |text: &str| {
            let galley = set(ctx, text, Fit::Line);
            let glyph = galley.rows[0]
                .row
                .glyphs
                .iter()
                .find(|g| g.advance_width > 0.0)
                .copied();
            glyph.map(|g| g.uv_rect.min)
        };
        assert_ne!(leftmost("(a"), leftmost(")a"));
        assert_eq!(
            leftmost("(ب)"),
            leftmost("(a"),
            "the closing bracket of Persian text opens to the right"
        );
    });
}

#[test]
fn rows_are_read_from_top_to_bottom_and_start_at_the_leading_side() {
    in_window(Lang::Fa, |ctx| {
        let galley = set(ctx, LONG, Fit::Wrap(240.0));
        assert!(galley.rows.len() > 2);
        assert!(drawn(&galley, 0).trim().ends_with("هبحاصم") || drawn(&galley, 0).contains("هبحاصم"));
        for row in &galley.rows {
            let right = row.pos.x + row.row.size.x;
            assert!(
                (right - galley.rect.max.x).abs() < 1.0,
                "a row ends at {right}, not {}",
                galley.rect.max.x
            );
            assert!(row.row.size.x <= 240.5);
        }
    });
    in_window(Lang::En, |ctx| {
        let galley = set(ctx, LONG, Fit::Wrap(240.0));
        assert!(galley.rows.iter().all(|row| row.pos.x.abs() < 1.0));
    });
}

#[test]
fn what_is_cut_ends_in_an_ellipsis_at_the_end_of_reading() {
    in_window(Lang::Fa, |ctx| {
        for width in [20.0, 60.0, 150.0] {
            let galley = set(ctx, MIXED, Fit::Truncate(width));
            assert!(
                galley.elided && galley.size().x <= width,
                "{} in {width}",
                galley.size().x
            );
            assert_eq!(galley.job.text, MIXED, "the whole text stays for screen readers");
            let row = drawn(&galley, 0);
            assert!(row.starts_with('…'), "{row}");
        }
        let galley = set(ctx, "Interview with participant four", Fit::Truncate(80.0));
        assert!(drawn(&galley, 0).ends_with('…'));
        let galley = set(ctx, MIXED, Fit::Truncate(2000.0));
        assert!(!galley.elided);
        let galley = set(ctx, LONG, Fit::Rows(200.0, 3));
        assert_eq!(galley.rows.len(), 3);
        assert!(galley.elided && drawn(&galley, 2).starts_with('…'));
        let galley = set(ctx, "یک\nدو\nسه", Fit::Truncate(500.0));
        assert!(galley.elided && galley.rows.len() == 1);
    });
}

#[test]
fn line_breaks_make_rows() {
    in_window(Lang::Fa, |ctx| {
        for (text, rows) in [("", 1), ("یک", 1), ("یک\nدو", 2), ("یک\n\nسه", 3), ("یک\n", 2)] {
            assert_eq!(set(ctx, text, Fit::Line).rows.len(), rows, "{text:?}");
            assert_eq!(
                set(ctx, text, Fit::Wrap(300.0)).rows.len(),
                rows,
                "{text:?} wrapped"
            );
        }
    });
}

#[test]
fn a_word_wider_than_the_row_is_broken() {
    in_window(Lang::Fa, |ctx| {
        let galley = set(ctx, &"بلند".repeat(40), Fit::Wrap(100.0));
        assert!(galley.rows.len() > 3);
        let galley = set(ctx, "نامناسب", Fit::Wrap(0.0));
        assert_eq!(
            galley.rows.len(),
            7,
            "one letter a row when there is no room at all"
        );
    });
}

#[test]
fn stock_widgets_are_mended() {
    let ctx = window(Lang::Fa);
    let draw = |ui: &mut egui::Ui| {
        ui.label(MIXED);
        let _ = ui.button("ذخیرهٔ پروژه (Ctrl+S)");
        ui.add_sized([120.0, 20.0], egui::Label::new(MIXED).truncate());
        ui.scope(|ui| {
            ui.set_max_width(150.0);
            ui.label(LONG);
            ui.label("یک\nدو ABC");
        });
        egui::Area::new(Id::unique("popup")).show(ui.ctx(), |ui| ui.label("پنجرهٔ کوچک ۱۲"));
    };
    // An area is measured in its first pass and shown from the second.
    pass(&ctx, draw);
    let output = pass(&ctx, draw);
    assert_no_stock_text(&output);
    let mut texts = Vec::new();
    for entry in &output.shapes {
        super::super::repair::visit_texts(&entry.shape, &mut |t| texts.push(t.galley.clone()));
    }
    assert_eq!(
        texts.iter().filter(|g| g.job.wrap.max_rows == FINISHED).count(),
        6
    );
    assert!(texts.iter().any(|g| g.elided && g.job.text == MIXED));
}

#[test]
#[should_panic(expected = "stock text")]
fn unmended_text_is_found() {
    let output = pass(&Context::default(), |ui| {
        ui.label(MIXED);
    });
    assert_no_stock_text(&output);
}

#[test]
fn the_cache_forgets_what_is_no_longer_shown() {
    let ctx = window(Lang::Fa);
    for _ in 0..3 {
        pass(&ctx, |ui| {
            let _ = set(ui.ctx(), "دیده می‌شود", Fit::Line);
        });
    }
    assert!(!GalleyCache::of(&ctx).state().galleys.is_empty());
    for _ in 0..5 {
        pass(&ctx, |_| {});
    }
    assert!(GalleyCache::of(&ctx).state().galleys.is_empty());
}

#[test]
fn no_text_and_no_width_makes_it_fail() {
    let text = prop::collection::vec(
        prop_oneof![
            prop::sample::select(
                "ابپس ۱۲abc ()«»،.\n\u{200C}\u{2067}\u{0651}→😀"
                    .chars()
                    .collect::<Vec<_>>()
            ),
            any::<char>()
        ],
        0..30,
    );
    let strategy = (text, -1.0f32..300.0, 0usize..4);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(3_000));
    in_window(Lang::Fa, |ctx| {
        runner
            .run(&strategy, |(chars, width, rows)| {
                let text: String = chars.into_iter().collect();
                for fit in [
                    Fit::Line,
                    Fit::Wrap(width),
                    Fit::Truncate(width),
                    Fit::Rows(width, rows),
                ] {
                    let galley = compose(
                        ctx,
                        &LayoutJob::single_section(text.clone(), TextFormat::default()),
                        fit,
                        Align::Max,
                    );
                    prop_assert_eq!(&galley.job.text, &text);
                    prop_assert!(!galley.rows.is_empty());
                    prop_assert!(galley.rect.is_finite());
                }
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn rows_are_counted_as_they_are_set() {
    let texts = [
        "",
        " ",
        "کوتاه",
        "شکاف میان آنچه در آیین‌نامهٔ دفاتر پیشخوان (مصوب ۱۳۹۶) آمده و آنچه در ۲۴ ساعت کار روزانه در پیشخوان می‌گذرد",
        "Perceived lack of responsiveness of the staff toward the customers (SERVQUAL dimension 3) in the offices",
        "سه سطر\nبا CRM و 🙂 در میان\n",
        "یک‌واژهٔ‌بسیار‌دراز‌که‌در‌هیچ‌سطری‌جا‌نمی‌شود‌و‌هیچ‌فاصله‌ای‌ندارد and-some-hyphens/slashes",
    ];
    in_window(Lang::Fa, |ctx| {
        for text in texts {
            for width in (10..420).step_by(7) {
                for most in 1..=3 {
                    let font = FontId::proportional(14.0);
                    let galley = set(ctx, text, Fit::Rows(width as f32, most));
                    let counted = row_count(ctx, text, font, width as f32, most);
                    assert_eq!(counted, galley.rows.len(), "{text:?} in {most} rows of {width}");
                    // All rows are as high as that of a blank.
                    let line = set(ctx, " ", Fit::Line).size().y;
                    assert_eq!(galley.size().y, line * counted as f32, "{text:?}");
                }
            }
        }
    });
}

#[test]
fn what_is_guessed_does_not_change_what_is_found() {
    for count in 0..20 {
        for answer in 0..=count {
            for guess in 0..=count + 1 {
                let mut asked = 0;
                let found = partition_near(count, guess, |i| {
                    asked += 1;
                    assert!(i < count);
                    i < answer
                });
                assert_eq!(found, answer, "of {count} from {guess}");
                assert!(guess != answer || asked <= 3, "{asked} for {answer} of {count}");
            }
        }
    }
}

#[test]
fn the_sign_of_a_path_never_begins_a_line() {
    let path = "سیاست‌گذاری و حاکمیت › عدم باورمندی دولت نسبت به بخش خصوصی › بدبینی › نبود نظام حمایت";
    in_window(Lang::Fa, |ctx| {
        for width in 60..260 {
            let galley = set(ctx, path, Fit::Wrap(width as f32));
            for row in 0..galley.rows.len() {
                let line = drawn(&galley, row);
                let first = line.trim().chars().next_back();
                assert!(!matches!(first, Some('›' | '‹')), "{width}: {line}");
            }
        }
    });
}

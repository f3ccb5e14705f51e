//! The window as a person uses it: found by what is read on its controls.

mod window;

use egui_kittest::kittest::Queryable as _;
use gozareh::i18n::Lang;
use gozareh::ui::kit::assert_no_stock_text;
use window::{Setup, Window};

#[test]
fn the_first_start_shows_the_sample_study_in_both_languages() {
    for (language, codes, saved) in [
        (Lang::Fa, "۶۴ کد", "همه‌چیز ذخیره است"),
        (Lang::En, "64 codes", "All is saved"),
    ] {
        let window = Window::with_sample(Setup {
            language,
            ..Setup::default()
        });
        assert_no_stock_text(window.harness.output());
        let labels = window.harness.query_all_by_label_contains(codes).count();
        assert_eq!(labels, 1, "the status bar counts the codes");
        window.harness.get_by_label(saved);
        assert!(window.harness.query_all_by_label_contains("مصاحبهٔ ۲").count() > 0);
    }
}

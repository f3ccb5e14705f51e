//! For the tests of everything that draws.

use egui::FullOutput;

use super::{labels, repair};

/// Fails when the last frame shows text that stock egui would put in the wrong order and that was laid out
/// neither by the kit nor by its repair. Give it the output of the frame (`harness.output()`).
///
/// # Panics
/// On the first such text, naming it.
#[expect(clippy::panic, reason = "an assertion for tests")]
pub fn assert_no_stock_text(output: &FullOutput) {
    for entry in &output.shapes {
        repair::visit_texts(&entry.shape, &mut |text| {
            if !labels::is_finished(&text.galley) {
                panic!("stock text on the screen: {:?}", text.galley.job.text);
            }
        });
    }
}

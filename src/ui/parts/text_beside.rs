//! The text beside a page that is not its own.

use egui::Ui;

use crate::model::DocumentId;
use crate::text::CharRange;
use crate::ui::cx::Cx;

/// The open document, drawn beside a page that leads to its passages.
pub trait TextBeside {
    /// Draws it into all the room there is.
    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>);

    /// Shows a document, and a passage of it, and takes the keyboard.
    fn show(&mut self, document: DocumentId, passage: Option<CharRange>);

    /// Brings a passage into sight and leaves the keyboard where it is.
    fn reveal(&mut self, document: DocumentId, passage: CharRange);
}

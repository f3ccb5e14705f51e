//! The project's file is no longer where it was opened.

use egui::Ui;

use super::DialogBody;
use crate::files::file_name;
use crate::session::FilePlace;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit;
use crate::ui::theme::Theme;

/// What has become of the file, and what can be done.
pub(super) struct AwayBody {
    place: FilePlace,
}

impl AwayBody {
    pub(super) fn new(place: FilePlace) -> Self {
        Self { place }
    }
}

impl DialogBody for AwayBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.tr("away-title")
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let width = ui.available_width();
        let file = file_name(cx.session.path());
        let text = match &self.place {
            FilePlace::Renamed(now) => cx
                .words
                .with("away-renamed", &[("file", file), ("now", file_name(now))]),
            FilePlace::Replaced | FilePlace::Overwritten => cx.words.with("away-replaced", &[("file", file)]),
            FilePlace::Deleted | FilePlace::Same => cx.words.with("away-deleted", &[("file", file)]),
        };
        ui.add(kit::StyledText::new(&text).rows(width, 6));
        ui.add_space(Theme::of(ui.ctx()).space.small);
        ui.add(
            kit::StyledText::new(&cx.words.get("away-nothing-lost"))
                .secondary()
                .rows(width, 6),
        );
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let copy = cx.words.get("away-save-copy").into_owned();
        let mut done = false;
        if let FilePlace::Renamed(now) = &self.place {
            if kit::primary_button(ui, cx.words.get("away-go-on")).clicked() {
                cx.act(Action::ContinueAt(now.clone()));
                done = true;
            }
            if kit::button(ui, copy).clicked() {
                cx.act(Action::SaveCopyBeside);
                done = true;
            }
        } else if kit::primary_button(ui, copy).clicked() {
            cx.act(Action::SaveCopyBeside);
            done = true;
        }
        done || kit::button(ui, cx.words.get("away-later")).clicked()
    }
}

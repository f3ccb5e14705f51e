//! The theme as egui's own style, for what is drawn by stock widgets.

use egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Visuals, vec2};

use super::Theme;
use super::colour::with_opacity;

impl Theme {
    /// egui's style under this theme. `motion` off removes all animation.
    #[must_use]
    pub fn style(&self, motion: bool) -> Style {
        let mut style = Style {
            visuals: self.visuals(),
            ..Style::default()
        };
        let (size, space) = (&self.size, &self.space);
        style.text_styles = [
            (TextStyle::Small, self.font(size.small)),
            (TextStyle::Body, self.font(size.interface)),
            (TextStyle::Button, self.font(size.interface)),
            (
                TextStyle::Monospace,
                FontId::new(size.interface, FontFamily::Monospace),
            ),
            (TextStyle::Heading, self.bold(size.heading)),
        ]
        .into();
        style.animation_time = if motion { 0.12 } else { 0.0 };
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style.spacing.item_spacing = vec2(space.small, space.tiny);
        style.spacing.button_padding = vec2(space.medium, space.tiny);
        style.spacing.interact_size = vec2(24.0, 28.0);
        style.spacing.window_margin = Margin::same(space.large as i8);
        style.spacing.menu_margin = Margin::same(space.tiny as i8);
        style.spacing.tooltip_width = 360.0;
        style.spacing.combo_height = 320.0;
        style.spacing.scroll = ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            handle_min_length: 32.0,
            dormant_handle_opacity: 0.35,
            active_handle_opacity: 0.5,
            interact_handle_opacity: 0.8,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            ..ScrollStyle::floating()
        };
        style.spacing.scroll.fade.strength = 0.0;
        if !motion {
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        style
    }

    fn visuals(&self) -> Visuals {
        let c = &self.colours;
        let control = CornerRadius::same(self.radius.control);
        let card = CornerRadius::same(self.radius.card);
        let widget = |fill, edge: Stroke, text| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: edge,
            fg_stroke: Stroke::new(1.5, text),
            corner_radius: control,
            expansion: 0.0,
        };
        let mut visuals = if self.dark {
            Visuals::dark()
        } else {
            Visuals::light()
        };
        visuals.widgets = Widgets {
            noninteractive: widget(c.panel, self.hairline(), c.ink),
            inactive: widget(c.hover, self.border(), c.ink),
            hovered: widget(c.press, Stroke::NONE, c.ink),
            active: widget(c.press, self.focus_ring(), c.ink),
            open: widget(c.press, Stroke::NONE, c.ink),
        };
        visuals.selection = Selection {
            bg_fill: c.selection,
            stroke: Stroke::new(1.0, c.ink),
        };
        visuals.weak_text_color = Some(c.secondary);
        visuals.hyperlink_color = c.accent;
        visuals.faint_bg_color = with_opacity(c.ink, 0.025);
        visuals.extreme_bg_color = c.raised;
        visuals.text_edit_bg_color = Some(c.raised);
        visuals.code_bg_color = c.hover;
        visuals.warn_fg_color = c.warning;
        visuals.error_fg_color = c.danger;
        visuals.window_corner_radius = card;
        visuals.menu_corner_radius = card;
        visuals.window_fill = c.raised;
        visuals.panel_fill = c.panel;
        visuals.window_stroke = self.hairline();
        visuals.window_shadow = self.popup_shadow();
        visuals.popup_shadow = self.popup_shadow();
        visuals.text_cursor.stroke = Stroke::new(2.0, c.accent);
        visuals.window_highlight_topmost = false;
        visuals.indent_has_left_vline = false;
        visuals.slider_trailing_fill = true;
        visuals.handle_shape = egui::style::HandleShape::Circle;
        visuals
    }
}

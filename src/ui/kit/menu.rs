//! Menus: text at the leading side, shortcut at the trailing one, submenus opening towards the trailing side.

use egui::accesskit::{HasPopup, Role};
use egui::containers::menu::{MenuState, SubMenu};
use egui::{
    Color32, Context, FocusDirection, Frame, Id, InnerResponse, Key, LayerId, Layout, Margin, Popup,
    PopupCloseBehavior, PopupKind, Rect, RectAlign, Response, Sense, Ui, UiKind, Widget as _, WidgetInfo,
    pos2, vec2,
};

use super::buttons::Button;
use super::env::{Dir, Env};
use super::icons::{ICON_SIZE, Icon};
use super::keyboard::{self, FocusUnderMenu, take_menu_key};
use super::labels::{Fit, layout};
use super::layout::{column, hairline};
use super::menu_room::{self, menu_column};
use super::opener;
use super::take_key_from;

/// The height of one entry.
const ROW: f32 = 28.0;
/// The narrowest menu.
const NARROWEST: f32 = 180.0;

/// One entry of a menu: `MenuItem::new("ذخیره").shortcut("Ctrl+S").show(ui).clicked()`. A choice closes the menu.
#[must_use = "add it with .show(ui)"]
pub struct MenuItem<'a> {
    text: &'a str,
    icon: Option<Icon>,
    shortcut: &'a str,
    danger: bool,
    checked: Option<bool>,
    enabled: bool,
    swatch: Option<Color32>,
    submenu: bool,
}

impl<'a> MenuItem<'a> {
    /// An entry with this text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            icon: None,
            shortcut: "",
            danger: false,
            checked: None,
            enabled: true,
            swatch: None,
            submenu: false,
        }
    }

    /// An icon before the text.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A coloured square before the text.
    pub fn swatch(mut self, colour: Color32) -> Self {
        self.swatch = Some(colour);
        self
    }

    /// The keys that do the same.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = shortcut;
        self
    }

    /// Destroys something.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    /// Something that is on or off; when on, a tick stands before the text.
    pub fn checked(mut self, on: bool) -> Self {
        self.checked = Some(on);
        self
    }

    /// Whether it can be chosen now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Adds the entry.
    pub fn show(self, ui: &mut Ui) -> Response {
        let enabled = self.enabled;
        let response = ui.add_enabled_ui(enabled, |ui| self.row(ui, false)).inner;
        // A click of the pointer closes the menu by itself, a choice by key does not.
        if response.clicked() {
            ui.close_kind(UiKind::Menu);
        }
        response
    }

    fn row(self, ui: &mut Ui, open: bool) -> Response {
        let env = Env::of(ui.ctx());
        let (theme, dir) = (&env.theme, env.dir());
        let c = &theme.colours;
        let font = theme.font(theme.size.interface);
        let galley = layout(ui.ctx(), self.text, font, Color32::PLACEHOLDER, Fit::Line);
        let small = theme.font(theme.size.small);
        let keys = layout(ui.ctx(), self.shortcut, small, Color32::PLACEHOLDER, Fit::Line);
        let pad = theme.space.small;
        let has_mark = self.icon.is_some() || self.checked.is_some() || self.swatch.is_some();
        let lead = if is_marked(ui, has_mark) {
            ICON_SIZE + theme.space.small
        } else {
            0.0
        };
        let tail = if self.submenu { ICON_SIZE } else { keys.size().x };
        let wanted =
            2.0 * pad + lead + galley.size().x + if tail > 0.0 { theme.space.wide + tail } else { 0.0 };
        let width = if ui.is_sizing_pass() {
            wanted.max(NARROWEST)
        } else {
            ui.available_width().max(wanted)
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
        keyboard::note_entry(ui, response.id);
        if wants_first_focus(ui) {
            response.request_focus();
        }
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        // One row is lit, that which Enter would choose: a pointer that moves takes it along.
        let elsewhere = has_keyboard_elsewhere(ui, &response);
        if elsewhere && response.hovered() && ui.input(|input| input.pointer.is_moving()) {
            response.request_focus();
        }
        let lit = response.has_focus() || response.hovered() && !elsewhere;
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            let radius = f32::from(theme.radius.control);
            if open || lit {
                painter.rect_filled(rect, radius, if self.danger { c.danger_soft } else { c.press });
            }
            let ink = if self.danger { c.danger } else { c.ink };
            let mark = dir.slice(rect, pad, ICON_SIZE);
            if let Some(colour) = self.swatch {
                painter.rect_filled(
                    Rect::from_center_size(mark.center(), vec2(12.0, 12.0)),
                    3.0,
                    colour,
                );
            } else if self.checked == Some(true) {
                Icon::Check.paint(painter, mark, ICON_SIZE, c.accent, dir);
            } else if let Some(icon) = self.icon {
                let ink = if self.danger { c.danger } else { c.secondary };
                icon.paint(painter, mark, ICON_SIZE, ink, dir);
            }
            let middle = |height: f32| rect.center().y - height / 2.0;
            let slot = dir.slice(rect, pad + lead, galley.size().x);
            painter.galley(pos2(slot.min.x, middle(galley.size().y)), galley, ink);
            if self.submenu {
                let slot = dir.slice(rect, rect.width() - pad - 12.0, 12.0);
                Icon::Chevron.paint(painter, slot, 12.0, c.secondary, dir);
            } else {
                let slot = dir.slice(rect, rect.width() - pad - keys.size().x, keys.size().x);
                painter.galley(pos2(slot.min.x, middle(keys.size().y)), keys, c.secondary);
            }
        }
        let role = match self.checked {
            Some(_) => Role::MenuItemCheckBox,
            None => Role::MenuItem,
        };
        response.widget_info(|| match self.checked {
            Some(on) => WidgetInfo::selected(role, ui.is_enabled(), on, self.text),
            None => WidgetInfo::labeled(role, ui.is_enabled(), self.text),
        });
        response
    }
}

/// Whether any entry of this menu has a mark before its text, so that the texts of all begin in one line. Entries above
/// the first that has one learn of it in the next pass; the first pass of a menu is not seen.
fn is_marked(ui: &Ui, own: bool) -> bool {
    let (menu, pass) = (ui.layer_id().id.with("menu-marks"), ui.ctx().cumulative_pass_nr());
    ui.data_mut(|data| {
        if own {
            data.insert_temp(menu, pass);
        }
        let marked: Option<u64> = data.get_temp(menu);
        marked.is_some_and(|marked| marked + 2 > pass)
    })
}

/// A plain entry of a menu.
pub fn menu_item(ui: &mut Ui, text: impl AsRef<str>) -> Response {
    MenuItem::new(text.as_ref()).show(ui)
}

/// A line between groups of a menu. Nothing where no entry stands above it.
pub fn menu_separator(ui: &mut Ui) {
    if ui.min_rect().height() < 1.0 {
        return;
    }
    ui.add_space(4.0);
    hairline(ui);
    ui.add_space(4.0);
}

/// An entry that opens a menu of its own, towards the trailing side. The arrow key in that direction opens it, the
/// other one closes it.
pub fn submenu<R>(ui: &mut Ui, text: impl AsRef<str>, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    submenu_of(ui, MenuItem::new(text.as_ref()), add)
}

/// [`submenu`] behind an entry with an icon.
pub fn submenu_of<R>(ui: &mut Ui, item: MenuItem<'_>, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let dir = Dir::of(ui.ctx());
    let (inward, outward) = dir.arrows();
    let my_id = ui.next_auto_id();
    let id = SubMenu::id_from_widget_id(my_id);
    let was_open = MenuState::from_ui(ui, |state, _| state.open_item) == Some(id);
    let item = MenuItem {
        submenu: true,
        ..item
    };
    let button = item.row(ui, was_open);
    // The row's own id, should the layout have given another one.
    let id = SubMenu::id_from_widget_id(button.id);

    let pressed = |ui: &Ui, arrow| ui.input(|input| input.key_pressed(arrow));
    let entered = button.has_focus() && pressed(ui, inward);
    if entered {
        ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        focus_first(ui.ctx(), id);
    }
    // One that was left by key opens again under the pointer only after that has gone elsewhere.
    let was_left = id.with("left_by_key");
    if !button.contains_pointer() {
        ui.data_mut(|data| data.remove::<bool>(was_left));
    }
    let over = button.contains_pointer()
        && ui.input(|input| input.pointer.is_moving() || input.pointer.any_click())
        && ui.data(|data| data.get_temp::<bool>(was_left).is_none());
    let mut open = was_open;
    if entered || button.clicked() || over {
        open = true;
        MenuState::mark_shown(ui.ctx(), id);
    } else if was_open && sibling_hovered(ui, &button, id) {
        open = false;
    }
    set_open_item(ui, id, was_open, open);
    ui.ctx().accesskit_node_builder(button.id, |node| {
        node.set_has_popup(HasPopup::Menu);
        node.set_expanded(open);
    });

    let align = if dir.is_rtl() {
        RectAlign::LEFT_START
    } else {
        RectAlign::RIGHT_START
    };
    let mirror = if dir.is_rtl() {
        RectAlign::RIGHT_START
    } else {
        RectAlign::LEFT_START
    };
    let mut left = false;
    let shown = Popup::from_response(&button)
        .id(id)
        .kind(PopupKind::Menu)
        .open(open)
        .align(align)
        .align_alternatives(&[mirror])
        .layout(Layout::default())
        .gap(6.0)
        .frame(frame(ui.ctx()))
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            let layer = ui.layer_id();
            let focused_here = ui
                .memory(|memory| memory.focused())
                .and_then(|focus| keyboard::layer_of(ui.ctx(), focus))
                == Some(layer);
            if focused_here && pressed(ui, outward) {
                ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
                left = true;
            }
            let inner = menu_column(ui, add);
            keyboard::stay_in_menu(ui);
            keyboard::go_to_ends(ui);
            // Escape closes one menu at a time, the innermost first.
            if !ui.is_sizing_pass()
                && ui.input_mut(|input| take_key_from(input, egui::Modifiers::NONE, Key::Escape))
            {
                left = true;
            }
            inner
        });
    let InnerResponse { inner, response } = shown?;
    let clicked_inside = ui.input(|input| input.pointer.any_click())
        && ui
            .ctx()
            .pointer_hover_pos()
            .is_some_and(|pos| response.rect.contains(pos))
        && MenuState::is_deepest_open_sub_menu(ui.ctx(), id);
    if left {
        set_open_item(ui, id, true, false);
        ui.data_mut(|data| data.insert_temp(was_left, true));
        button.request_focus();
    }
    menu_room::note_submenu(ui.ctx(), response.rect, response.layer_id);
    if clicked_inside || response.should_close() {
        ui.close();
    }
    Some(inner)
}

/// Whether another entry of the same menu has the keyboard.
fn has_keyboard_elsewhere(ui: &Ui, entry: &Response) -> bool {
    let focused = ui.memory(|memory| memory.focused()).filter(|id| *id != entry.id);
    focused.and_then(|id| keyboard::layer_of(ui.ctx(), id)) == Some(ui.layer_id())
}

/// Under this id stands that the first entry of a menu is to have the keyboard.
fn first_focus(menu: Id) -> Id {
    menu.with("first_focus")
}

/// Whether the next entry is the first of a menu that was entered by key. Answered once, and not in the pass in
/// which the menu is only measured.
fn wants_first_focus(ui: &Ui) -> bool {
    let id = first_focus(ui.layer_id().id);
    !ui.is_sizing_pass() && ui.is_enabled() && ui.data_mut(|data| data.remove_temp::<bool>(id)).is_some()
}

/// Whether the pointer is on another entry of the same menu.
fn sibling_hovered(ui: &Ui, button: &Response, submenu: Id) -> bool {
    let Some(pos) = ui.ctx().pointer_hover_pos() else {
        return false;
    };
    let moving = ui.input(|input| input.pointer.is_moving());
    let inside = ui
        .ctx()
        .read_response(submenu)
        .is_some_and(|popup| popup.rect.expand(8.0).contains(pos));
    moving
        && !inside
        && ui.ctx().layer_id_at(pos) == Some(ui.layer_id())
        && !button.rect.expand(2.0).contains(pos)
}

fn set_open_item(ui: &Ui, id: Id, was_open: bool, open: bool) {
    if was_open != open {
        MenuState::from_ui(ui, |state, _| state.open_item = open.then_some(id));
        ui.ctx().request_repaint();
    }
}

/// The frame of menus, popups and tooltips.
pub(super) fn frame(ctx: &egui::Context) -> Frame {
    let theme = Env::of(ctx).theme;
    Frame::new()
        .fill(theme.colours.raised)
        .stroke(theme.hairline())
        .corner_radius(theme.radius.card)
        .shadow(theme.popup_shadow())
        .inner_margin(Margin::same(4))
}

/// Tells screen readers that `anchor` opens something, and whether that is open.
fn tell_popup(anchor: &Response, popup: Id, kind: HasPopup) {
    let open = Popup::is_id_open(&anchor.ctx, popup);
    anchor.ctx.accesskit_node_builder(anchor.id, |node| {
        node.set_has_popup(kind);
        node.set_expanded(open);
    });
}

/// Opens the [menu](popup_menu) under `anchor`, as a command does: its first entry has the keyboard.
pub fn open_menu(anchor: &Response) {
    let id = Popup::default_response_id(anchor);
    Popup::open_id(&anchor.ctx, id);
    focus_first(&anchor.ctx, id);
}

/// Lets the first entry of a menu have the keyboard when it is drawn.
fn focus_first(ctx: &Context, menu: Id) {
    ctx.data_mut(|data| data.insert_temp(first_focus(menu), true));
}

/// A menu under `anchor`, opened and closed by clicking it; at least `width` points wide.
pub fn popup_menu<R>(anchor: &Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let dir = Dir::of(&anchor.ctx);
    // Alt with the down arrow opens the list everywhere.
    let key_opens = anchor.has_focus()
        && anchor
            .ctx
            .input_mut(|input| take_key_from(input, egui::Modifiers::ALT, Key::ArrowDown));
    tell_popup(anchor, Popup::default_response_id(anchor), HasPopup::Menu);
    let mut popup = Popup::menu(anchor).align(if dir.is_rtl() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    });
    if key_opens {
        popup = popup.open_memory(egui::SetOpenCommand::Bool(true));
        focus_first(&anchor.ctx, popup.get_id());
    }
    show(popup, width, Some(anchor.rect), add)
}

/// A menu at the pointer when `target` is clicked with the other button, or by Shift+F10 and the menu key when it
/// has the keyboard.
pub fn context_menu<R>(target: &Response, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let by_key = target.has_focus() && take_menu_key(&target.ctx);
    context_menu_by(target, by_key, add)
}

/// [`context_menu`] for a target that has not the keyboard itself; `by_key` opens it under the target.
pub fn context_menu_by<R>(target: &Response, by_key: bool, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let dir = Dir::of(&target.ctx);
    let mut popup = Popup::context_menu(target);
    popup = popup.align(if dir.is_rtl() {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    });
    // While it is open it stays where it was opened.
    let flag = target.id.with("menu-by-key");
    if by_key || target.secondary_clicked() {
        target.ctx.data_mut(|data| data.insert_temp(flag, by_key));
    }
    if by_key {
        popup = popup.open_memory(egui::SetOpenCommand::Bool(true));
        focus_first(&target.ctx, popup.get_id());
    }
    if target.ctx.data(|data| data.get_temp(flag)) == Some(true) {
        popup = popup.anchor(target);
    }
    // A quick click goes down and up in one frame: it opens the menu, and is not one beside it.
    let opening = target.secondary_clicked().then_some(Rect::EVERYTHING);
    show(popup, NARROWEST, opening, add)
}

/// Shows a menu. `keep` is where a press does not close it, because a click there does.
fn show<R>(popup: Popup<'_>, width: f32, keep: Option<Rect>, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let (ctx, id) = (popup.ctx().clone(), popup.get_id());
    let frame = frame(&ctx);
    let shown = popup.layout(Layout::default()).frame(frame).gap(4.0).show(|ui| {
        ui.set_min_width(width - 8.0);
        let inner = menu_column(ui, add);
        keyboard::stay_in_menu(ui);
        keyboard::go_to_ends(ui);
        inner
    })?;
    FocusUnderMenu::menu_shown(&ctx, shown.response.layer_id);
    stand_before(&ctx, &shown.response);
    if menu_room::pressed_elsewhere(&ctx, shown.response.rect, keep) {
        Popup::close_id(&ctx, id);
    }
    Some(shown.inner)
}

/// Lets a menu that has opened stand before what it was opened from. A press and its release within one frame bring
/// both to the front in it, and the one that was there before stays behind the other.
fn stand_before(ctx: &Context, menu: &Response) {
    let pass = ctx.cumulative_pass_nr();
    let flag = menu.id.with("opened-in-pass");
    let opened = ctx.data(|data| data.get_temp::<(u64, u64)>(flag));
    let (first, _) = opened
        .filter(|(_, last)| last + 1 >= pass)
        .unwrap_or((pass, pass));
    ctx.data_mut(|data| data.insert_temp(flag, (first, pass)));
    if pass == first {
        ctx.request_repaint();
    } else if pass == first + 1 {
        ctx.move_to_top(menu.layer_id);
    }
}

/// A button that opens a menu.
pub fn menu_button<R>(
    ui: &mut Ui,
    text: impl AsRef<str>,
    add: impl FnOnce(&mut Ui) -> R,
) -> (Response, Option<R>) {
    let response = Button::new(text.as_ref()).quiet().opens_menu().ui(ui);
    let shown = popup_menu(&response, NARROWEST, add);
    (response, shown)
}

/// An icon that opens a menu; `name` is its tooltip and what a screen reader says.
pub fn menu_icon<R>(
    ui: &mut Ui,
    icon: Icon,
    name: impl AsRef<str>,
    add: impl FnOnce(&mut Ui) -> R,
) -> (Response, Option<R>) {
    let response = Button::icon_only(icon, name.as_ref()).ui(ui);
    let shown = popup_menu(&response, NARROWEST, add);
    (response, shown)
}

/// Whether `anchor` is pressed to open its [popover], which is not open yet: what is written in it begins anew then.
pub fn popover_opens(anchor: &Response) -> bool {
    anchor.clicked() && !Popup::is_id_open(&anchor.ctx, Popup::default_response_id(anchor))
}

/// A popup under `anchor` that stays open while one works in it; a click outside or Escape closes it, and so does another
/// on `anchor` unless there is a field in it, which then has the keyboard.
pub fn popover<R>(anchor: &Response, width: f32, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let dir = Dir::of(&anchor.ctx);
    let theme = Env::of(&anchor.ctx).theme;
    tell_popup(anchor, Popup::default_response_id(anchor), HasPopup::Dialog);
    let id = Popup::default_response_id(anchor);
    let layer = LayerId::new(PopupKind::Popup.order(), id);
    let again =
        anchor.clicked() && Popup::is_id_open(&anchor.ctx, id) && opener::has_field(&anchor.ctx, layer);
    let toggles = anchor.clicked() && !again;
    let shown = Popup::from_response(anchor)
        .open_memory(toggles.then_some(egui::SetOpenCommand::Toggle))
        .align(if dir.is_rtl() {
            RectAlign::BOTTOM_END
        } else {
            RectAlign::BOTTOM_START
        })
        .close_behavior(if again {
            PopupCloseBehavior::IgnoreClicks
        } else {
            PopupCloseBehavior::CloseOnClickOutside
        })
        .layout(Layout::default())
        .width(width)
        .gap(4.0)
        .frame(frame(&anchor.ctx).inner_margin(Margin::same(theme.space.medium as i8)))
        .show(|ui| {
            ui.set_width(width);
            column(ui, add)
        });
    let Some(shown) = shown else {
        keyboard::popover_gone(&anchor.ctx, layer);
        return None;
    };
    keyboard::popover_shown(&anchor.ctx, layer);
    keyboard::close_when_left(anchor, shown.response.layer_id);
    if again {
        opener::give_layer_keyboard(&anchor.ctx, layer);
    }
    Some(shown.inner)
}

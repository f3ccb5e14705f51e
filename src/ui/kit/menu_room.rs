//! The room of menus: what is higher than the window is scrolled and says so, and a press elsewhere closes them.

use egui::accesskit::Role;
use egui::scroll_area::ScrollBarVisibility;
use egui::{Color32, Context, Id, LayerId, Mesh, Rect, ScrollArea, Sense, Shape, Ui, WidgetInfo, vec2};

use super::env::Env;
use super::icons::Icon;
use super::layout::column;

/// The part of the window's height that a menu takes at most.
const SHARE: f32 = 0.86;
/// Room of the sign that entries follow, in points.
const SIGN: f32 = 28.0;
/// How fast a menu moves while the pointer is on the sign, in points a second.
const SPEED: f32 = 260.0;

/// The entries of a menu, one under the other without gaps. One that is higher than the window moves while the pointer
/// rests on the arrow at its end.
pub(super) fn menu_column<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.spacing_mut().item_spacing.y = 0.0;
    column(ui, |ui| {
        let most = (ui.ctx().content_rect().height() * SHARE).max(120.0);
        // egui would give a popup no more than its usual height.
        ui.set_max_height(most);
        let asked_id = ui.scope_id().with("menu-asked");
        let asked: Option<f32> = ui.data_mut(|data| data.remove_temp(asked_id));
        let mut area = ScrollArea::vertical()
            .max_height(most)
            .auto_shrink([true, true])
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        if let Some(offset) = asked {
            area = area.vertical_scroll_offset(offset);
        }
        let shown = area.show(ui, add);
        let (view, offset) = (shown.inner_rect, shown.state.clamped_offset().y);
        let below = shown.content_size.y - view.height() - offset;
        let over = signs_ui(ui, view, offset, below);
        if over != 0.0 {
            let step = ui.input(|input| input.stable_dt).min(0.1) * SPEED * over;
            ui.data_mut(|data| data.insert_temp(asked_id, (offset + step).max(0.0)));
            ui.ctx().request_repaint();
        }
        shown.inner
    })
}

/// Draws where entries follow above and below. Gives -1 or 1 while the pointer is on one of the signs, else 0.
fn signs_ui(ui: &Ui, view: Rect, above: f32, below: f32) -> f32 {
    if ui.is_sizing_pass() {
        return 0.0;
    }
    let mut over = 0.0;
    for (hidden, up) in [(above, true), (below, false)] {
        if hidden < 1.0 {
            continue;
        }
        let sign = if up {
            view.with_max_y(view.min.y + SIGN)
        } else {
            view.with_min_y(view.max.y - SIGN)
        };
        let response = ui.interact(sign, ui.scope_id().with(("menu-sign", up)), Sense::hover());
        let env = Env::of(ui.ctx());
        let name = env
            .words
            .get(if up { "kit-more-above" } else { "kit-more-below" });
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &*name));
        let ground = env.theme.colours.raised;
        // The arrow stands on the ground alone, and what lies under the fade can still be guessed.
        let (solid, faded) = if up {
            sign.split_top_bottom_at_fraction(0.7)
        } else {
            let (faded, solid) = sign.split_top_bottom_at_fraction(0.3);
            (solid, faded)
        };
        ui.painter().rect_filled(solid, 0.0, ground);
        ui.painter().add(fade(faded, ground, up));
        let icon = if up { Icon::ChevronUp } else { Icon::ChevronDown };
        let place = Rect::from_center_size(solid.center(), vec2(12.0, 12.0));
        icon.paint(ui.painter(), place, 12.0, env.theme.colours.ink, env.dir());
        if response.contains_pointer() {
            over = if up { -1.0 } else { 1.0 };
        }
    }
    over
}

/// From the ground at the edge of the menu to nothing.
fn fade(rect: Rect, ground: Color32, up: bool) -> Shape {
    let clear = ground.gamma_multiply(0.0);
    let (top, bottom) = if up { (ground, clear) } else { (clear, ground) };
    let mut mesh = Mesh::default();
    for (pos, colour) in [
        (rect.left_top(), top),
        (rect.right_top(), top),
        (rect.left_bottom(), bottom),
        (rect.right_bottom(), bottom),
    ] {
        mesh.colored_vertex(pos, colour);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 2, 3);
    Shape::mesh(mesh)
}

/// The menus that lie beside the one they belong to, in this pass.
#[derive(Clone, Default)]
struct OpenSubmenus {
    pass: u64,
    rects: Vec<Rect>,
    layers: Vec<LayerId>,
}

/// Says where a submenu lies, so that a press there is none elsewhere.
pub(super) fn note_submenu(ctx: &Context, rect: Rect, layer: LayerId) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let open: &mut OpenSubmenus = data.get_temp_mut_or_default(Id::NULL);
        if open.pass != pass {
            *open = OpenSubmenus {
                pass,
                rects: Vec::new(),
                layers: Vec::new(),
            };
        }
        open.rects.push(rect);
        open.layers.push(layer);
    });
}

/// Whether a submenu that is open in this pass lies in a layer.
pub(super) fn is_submenu(ctx: &Context, layer: LayerId) -> bool {
    let open: OpenSubmenus = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    open.pass == ctx.cumulative_pass_nr() && open.layers.contains(&layer)
}

/// Whether something was pressed beside a menu and its submenus, and not in `keep`. egui itself closes menus by a whole
/// click, and not at all while a submenu is open.
pub(super) fn pressed_elsewhere(ctx: &Context, menu: Rect, keep: Option<Rect>) -> bool {
    let pressed = ctx.input(|input| {
        let pressed = input.pointer.any_pressed();
        pressed.then(|| input.pointer.interact_pos()).flatten()
    });
    let Some(pos) = pressed else { return false };
    let pass = ctx.cumulative_pass_nr();
    let open: OpenSubmenus = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
    let submenus = if open.pass == pass { open.rects } else { Vec::new() };
    let inside = |rect: &Rect| rect.contains(pos);
    !inside(&menu) && !keep.is_some_and(|keep| inside(&keep)) && !submenus.iter().any(inside)
}

#[cfg(test)]
mod tests {
    use egui::{Event, Key, PointerButton, Pos2, Widget as _, pos2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::super::gallery;
    use crate::i18n::Lang;
    use crate::ui::kit;
    use crate::ui::testing::pictures::picture;

    /// A window of 1024 by 700 pixels at a scale of one and a half, with a button at each side and ground below.
    fn window(lang: Lang) -> Harness<'static> {
        window_of(lang, [683.0, 467.0], 1.5)
    }

    fn window_of(lang: Lang, size: [f32; 2], scale: f32) -> Harness<'static> {
        Harness::builder()
            .with_size(size)
            .with_pixels_per_point(scale)
            .with_step_dt(1.0 / 60.0)
            .with_max_steps(200)
            .with_context_setup(move |ctx| gallery::set_up(ctx, lang, false))
            .build_ui(move |ui| {
                kit::spread(
                    ui,
                    |ui| kit::menu_button(ui, "Long", |ui| entries(ui, 40)),
                    |ui| kit::menu_button(ui, "Short", |ui| entries(ui, 3)),
                );
            })
    }

    fn entries(ui: &mut egui::Ui, count: usize) {
        kit::submenu(ui, "Levels", |ui| {
            kit::menu_item(ui, "Deep entry");
            kit::submenu(ui, "Deeper", |ui| kit::menu_item(ui, "Deepest entry"));
        });
        for n in 1..=count {
            kit::menu_item(ui, format!("Entry {n} of a menu"));
        }
    }

    fn open(window: &mut Harness<'static>, name: &str) {
        window.get_by_label(name).click();
        window.run();
    }

    fn press(window: &mut Harness<'static>, pos: Pos2, pressed: bool) {
        window.event(Event::PointerMoved(pos));
        window.event(Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        window.run();
    }

    fn is_shown(window: &Harness<'static>, label: &str) -> bool {
        window.query_by_label(label).is_some()
    }

    /// Opens the short menu with both of its submenus.
    fn open_deep(window: &mut Harness<'static>) {
        open(window, "Short");
        for name in ["Levels", "Deeper"] {
            window.get_by_label(name).hover();
            window.run();
        }
        assert!(is_shown(window, "Deepest entry"));
    }

    #[test]
    fn a_menu_goes_with_its_submenus_when_something_else_is_pressed_or_escape_is() {
        for lang in Lang::ALL {
            let mut w = window(lang);
            open_deep(&mut w);
            picture(&mut w, &format!("menu-deep-{}", lang.code()));
            let whole = w.ctx.content_rect();
            for name in ["Entry 1 of a menu", "Deep entry", "Deepest entry"] {
                let rect = w.get_by_label(name).rect();
                assert!(whole.contains_rect(rect), "{name} lies in the window: {rect}");
            }
            // Pressed and not let go: as one begins to select text.
            press(&mut w, pos2(340.0, 440.0), true);
            for name in ["Entry 1 of a menu", "Deep entry", "Deepest entry"] {
                assert!(!is_shown(&w, name), "{name} is gone, {lang:?}");
            }
            press(&mut w, pos2(340.0, 440.0), false);
            // It opens without its submenu again.
            open(&mut w, "Short");
            assert!(is_shown(&w, "Entry 1 of a menu") && !is_shown(&w, "Deep entry"));
            w.key_press(Key::Escape);
            w.run();
            open_deep(&mut w);
            // The pointer rests.
            w.run_steps(20);
            w.key_press(Key::Escape);
            w.run();
            assert!(
                !is_shown(&w, "Deepest entry") && is_shown(&w, "Deep entry"),
                "Escape closes the innermost alone"
            );
            for _ in 0..2 {
                w.key_press(Key::Escape);
                w.run();
            }
            assert!(!is_shown(&w, "Entry 1 of a menu") && !is_shown(&w, "Deep entry"));
        }
    }

    #[test]
    fn a_click_that_goes_down_and_up_within_one_frame_opens_the_menu_of_a_row() {
        let mut w = Harness::builder()
            .with_size([683.0, 467.0])
            .with_context_setup(|ctx| gallery::set_up(ctx, Lang::Fa, false))
            .build_ui(|ui| {
                let row = kit::Button::new("Row").ui(ui);
                kit::context_menu(&row, |ui| entries(ui, 3));
            });
        w.run();
        let pos = w.get_by_label("Row").rect().center();
        w.hover_at(pos);
        w.run();
        let events = [true, false].map(|pressed| Event::PointerButton {
            pos,
            button: PointerButton::Secondary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        w.input_mut().events.extend(events);
        w.run();
        assert!(is_shown(&w, "Entry 3 of a menu"));
        press(&mut w, pos2(340.0, 440.0), true);
        assert!(!is_shown(&w, "Entry 3 of a menu"));
    }

    #[test]
    fn no_line_stands_over_the_first_entry_of_a_menu() {
        let first_entry = |line: bool| {
            let mut w = Harness::builder()
                .with_size([400.0, 300.0])
                .with_context_setup(|ctx| gallery::set_up(ctx, Lang::Fa, false))
                .build_ui(move |ui| {
                    let button = kit::Button::new("Menu").ui(ui);
                    kit::popup_menu(&button, 120.0, |ui| {
                        if line {
                            kit::menu_separator(ui);
                        }
                        entries(ui, 3);
                    });
                });
            w.run();
            w.get_by_label("Menu").click();
            w.run();
            w.get_by_label("Entry 1 of a menu").rect()
        };
        assert_eq!(first_entry(true), first_entry(false));
    }

    #[test]
    fn another_menu_takes_the_place_of_one_with_an_open_submenu() {
        let mut w = window(Lang::Fa);
        open_deep(&mut w);
        let at = w.get_by_label("Long").rect().center();
        press(&mut w, at, true);
        press(&mut w, at, false);
        assert!(!is_shown(&w, "Deepest entry") && !is_shown(&w, "Deep entry"));
        assert!(is_shown(&w, "Entry 4 of a menu"), "the other menu is open");
        // The button of an open menu closes it.
        press(&mut w, at, true);
        press(&mut w, at, false);
        assert!(!is_shown(&w, "Entry 4 of a menu"));
    }

    #[test]
    fn a_menu_higher_than_the_window_says_that_entries_follow_and_moves_to_them() {
        for lang in Lang::ALL {
            let words = crate::i18n::Words::new(lang);
            let (above, below) = (words.get("kit-more-above"), words.get("kit-more-below"));
            let mut w = window(lang);
            open(&mut w, "Long");
            picture(&mut w, &format!("menu-long-{}", lang.code()));
            assert!(is_shown(&w, &below) && !is_shown(&w, &above));
            let sign = w.get_by_label(&below).rect();
            assert!(w.ctx.content_rect().contains_rect(sign), "{sign}");
            w.event(Event::PointerMoved(sign.center()));
            for _ in 0..600 {
                w.step();
            }
            picture(&mut w, &format!("menu-long-end-{}", lang.code()));
            assert!(is_shown(&w, &above) && !is_shown(&w, &below));
            let last = w.get_by_label("Entry 40 of a menu").rect();
            assert!(w.ctx.content_rect().contains_rect(last), "{last}");
            last_is_chosen(&mut w);
        }
    }

    fn last_is_chosen(w: &mut Harness<'static>) {
        w.get_by_label("Entry 40 of a menu").click();
        w.run();
        assert!(!is_shown(w, "Entry 40 of a menu"), "a choice closes the menu");
    }

    #[test]
    fn a_menu_takes_the_room_that_the_window_has() {
        let mut w = window_of(Lang::Fa, [1280.0, 1400.0], 1.0);
        open(&mut w, "Long");
        let last = w.get_by_label("Entry 40 of a menu").rect();
        assert!(w.ctx.content_rect().contains_rect(last), "{last}");
        let words = crate::i18n::Words::new(Lang::Fa);
        assert!(!is_shown(&w, &words.get("kit-more-below")));
    }

    #[test]
    fn a_short_menu_has_no_signs() {
        let mut w = window(Lang::Fa);
        open(&mut w, "Short");
        let words = crate::i18n::Words::new(Lang::Fa);
        assert!(!is_shown(&w, &words.get("kit-more-below")) && !is_shown(&w, &words.get("kit-more-above")));
    }
}

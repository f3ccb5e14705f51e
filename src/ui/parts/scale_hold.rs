//! While the pointer is on a button that changes the scale of the interface, the scale waits: a button that moved away
//! from under the pointer could not be pressed again.

use egui::{Context, Id};

/// In which pass the pointer was last on such a button.
#[derive(Clone, Copy)]
struct HeldIn(u64);

/// Lets the scale wait, said in each pass in which the pointer is on a button that changes it.
pub fn hold_scale(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(Id::NULL, HeldIn(pass)));
}

/// Whether the scale waits.
pub fn is_scale_held(ctx: &Context) -> bool {
    let held: Option<HeldIn> = ctx.data(|data| data.get_temp(Id::NULL));
    held.is_some_and(|held| held.0 + 1 >= ctx.cumulative_pass_nr())
}

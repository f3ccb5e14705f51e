//! Pictures of what tests draw, for a person to judge.

use std::path::Path;

use egui_kittest::Harness;

/// The variable that names the folder for pictures. Without it none are made.
const FOLDER: &str = "GOZAREH_PICTURES";

/// Writes the picture of a window to `$GOZAREH_PICTURES/<name>.png` where that folder is given.
pub fn picture<S>(harness: &mut Harness<'_, S>, name: &str) {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    std::fs::create_dir_all(&folder).expect("the folder for pictures");
    let picture = harness.render().expect("a picture");
    let path = Path::new(&folder).join(format!("{name}.png"));
    picture.save(path).expect("the picture is written");
}

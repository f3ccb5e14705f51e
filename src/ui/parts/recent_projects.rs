//! The projects that were opened last, and which of their files are in their places.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Id};

/// Recent projects and whether their files are there. The disk is asked when the list changes, and when it comes into
/// view again, not in every frame.
#[derive(Clone, Default)]
pub struct RecentProjects {
    projects: Arc<Vec<(PathBuf, bool)>>,
    /// The pass in which it was asked for last.
    seen: u64,
}

impl RecentProjects {
    /// The projects of a list, the newest first.
    pub fn of(ctx: &Context, recent: &[PathBuf]) -> Self {
        let now = ctx.cumulative_pass_nr();
        let mut known: Self = ctx.data(|data| data.get_temp(Id::NULL)).unwrap_or_default();
        // A menu is measured in a pass of its own.
        let in_view = known.seen + 2 >= now;
        let same = known.projects.iter().map(|(path, _)| path).eq(recent);
        if !in_view || !same {
            let looked_up = recent.iter().map(|path| (path.clone(), path.is_file()));
            known.projects = Arc::new(looked_up.collect());
        }
        known.seen = now;
        ctx.data_mut(|data| data.insert_temp(Id::NULL, known.clone()));
        known
    }

    /// The projects, each with whether its file is in its place.
    pub fn iter(&self) -> impl Iterator<Item = (&PathBuf, bool)> {
        self.projects.iter().map(|(path, there)| (path, *there))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.projects.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.projects.is_empty()
    }
}

/// What a project is called by its file.
pub fn project_name(path: &std::path::Path) -> String {
    let stem = path.file_stem();
    stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

//! The field in which a path is typed, with the list of what completes it.

use std::path::{Path, PathBuf};

use egui::{Context, EventFilter, FocusDirection, Id, Key, Modifiers, Sense, Ui, vec2};

use super::folder::{FolderEntry, FolderFault, read_folder};
use super::typed::{Places, common_beginning, completions, folder_text, split};
use crate::i18n::Words;
use crate::jobs::Job;
use crate::text::Direction;
use crate::ui::kit::{self, Env, Icon, Scroll, TREE_ROW, TreeRow};
use crate::ui::typeset::Field;

/// How many rows Page Up and Page Down go.
const PAGE: usize = 8;

/// What of a folder is listed. Folders are always, for they lead to the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WantedEntries {
    /// Folders alone.
    Folders,
    /// All files.
    #[default]
    Files,
    /// Files with one of these endings, without dot and in small letters.
    Endings(Vec<&'static str>),
}

impl WantedEntries {
    fn holds(&self, entry: &FolderEntry) -> bool {
        match self {
            _ if entry.is_folder => true,
            Self::Folders => false,
            Self::Files => true,
            Self::Endings(endings) => {
                let ending = entry.path.extension().map(|e| e.to_string_lossy().to_lowercase());
                ending.is_some_and(|ending| endings.contains(&ending.as_str()))
            }
        }
    }
}

/// A row of the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    /// The folder above.
    Above,
    /// The entry at that place.
    Entry(usize),
}

type ReadFolder = Result<Vec<FolderEntry>, FolderFault>;

/// A path that is being typed.
pub struct PathField {
    text: String,
    places: Places,
    wanted: WantedEntries,
    /// The folder that was read last.
    read: Option<(PathBuf, ReadFolder)>,
    reading: Option<(PathBuf, Job<ReadFolder>)>,
    /// A folder that was chosen in the list, and how it is typed: its name need not be text.
    chosen: Option<(String, PathBuf)>,
    rows: Vec<Row>,
    /// For which text, and what of the folder, the rows were found.
    rows_for: Option<(String, WantedEntries, PathBuf)>,
    /// A name that was proposed: while it stands there, all of its folder is listed.
    proposed: Option<String>,
    at: Option<usize>,
    field: Option<Id>,
    grab: bool,
    to_end: bool,
}

/// What happened to the field and its list in this frame.
#[derive(Debug, Default)]
pub struct PathFieldResponse {
    /// The text was changed, by typing or by a choice in the list.
    pub changed: bool,
    /// Enter was pressed, and what is typed is meant.
    pub submitted: bool,
    /// Escape was pressed.
    pub cancelled: bool,
    /// A file was chosen in the list.
    pub file: Option<PathBuf>,
}

impl PathField {
    /// A field with a text in it; it takes the keyboard when it is drawn first.
    pub fn new(places: Places, wanted: WantedEntries, text: String) -> Self {
        Self {
            text,
            places,
            wanted,
            read: None,
            reading: None,
            chosen: None,
            rows: Vec::new(),
            rows_for: None,
            proposed: None,
            at: None,
            field: None,
            grab: true,
            to_end: false,
        }
    }

    /// A field that leaves the keyboard where it is.
    pub fn quiet(mut self) -> Self {
        self.grab = false;
        self
    }

    /// A field whose text is a proposal, beside which all of its folder is listed.
    pub fn proposing(mut self) -> Self {
        self.proposed = Some(self.text.clone());
        self
    }

    /// How a folder is typed, so that a name can follow.
    pub fn text_of(folder: &Path) -> String {
        folder_text(folder)
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts another path in its place.
    pub fn set_path(&mut self, path: &Path) {
        self.text = path.to_string_lossy().into_owned();
        self.at = None;
        self.to_end = true;
    }

    /// Puts a folder in its place, so that a name can follow.
    pub fn set_folder(&mut self, folder: &Path) {
        let text = folder_text(folder);
        self.set_path(Path::new(&text));
        self.chosen = Some((text, folder.to_owned()));
    }

    /// Gives it the keyboard when it is drawn next.
    pub fn take_keyboard(&mut self) {
        self.grab = true;
    }

    /// Whether it has the keyboard.
    pub fn has_keyboard(&self, ctx: &egui::Context) -> bool {
        self.field.is_some() && ctx.memory(|memory| memory.focused()) == self.field
    }

    /// What of a folder is listed.
    pub fn want(&mut self, wanted: WantedEntries) {
        self.wanted = wanted;
    }

    /// The folder that is typed, whether it is there or not.
    pub fn folder(&self) -> PathBuf {
        let (folder, _) = split(&self.text);
        match &self.chosen {
            Some((text, path)) if text == folder => path.clone(),
            _ => self.places.path(folder),
        }
    }

    /// The path that is typed.
    pub fn path(&self) -> PathBuf {
        let (_, name) = split(&self.text);
        let folder = self.folder();
        match name.trim() {
            "" => folder,
            name => folder.join(name),
        }
    }

    /// The name after the folder.
    pub fn name(&self) -> &str {
        split(&self.text).1.trim()
    }

    /// Why the folder cannot be read; `None` while it can or is being read.
    pub fn fault(&self, words: &Words) -> Option<String> {
        let fault = self.listing()?.as_ref().err()?;
        let folder = self.folder().display().to_string();
        Some(words.with(fault.text_id(), &[("folder", folder)]))
    }

    /// The folder that is typed, with or without a separator behind it, once its surroundings were read.
    ///
    /// # Errors
    /// The sentence that says why there is none.
    pub fn typed_folder(&self, words: &Words) -> Result<PathBuf, String> {
        if let Some(fault) = self.fault(words) {
            return Err(fault);
        }
        match self.name() {
            "" => Ok(self.folder()),
            name => match self.entry(name) {
                Some(entry) if entry.is_folder => Ok(entry.path.clone()),
                _ => Err(words.with("paths-no-folder", &[("name", name)])),
            },
        }
    }

    /// Whether the folder was read, so that [`Self::entry`] knows all of it.
    pub fn is_read(&self) -> bool {
        self.listing().is_some()
    }

    /// Reads the folder once more, for what has come into it or left it since; until then it is not
    /// [read](Self::is_read).
    pub fn read_again(&mut self, ctx: &Context) {
        self.read = None;
        ctx.request_repaint();
    }

    /// What stands in the folder under a name.
    pub fn entry(&self, name: &str) -> Option<&FolderEntry> {
        let entries = self.listing()?.as_ref().ok()?;
        entries.iter().find(|entry| entry.name == name)
    }

    /// The files that are listed now.
    pub fn files(&self) -> Vec<PathBuf> {
        let Some(Ok(entries)) = self.listing() else {
            return Vec::new();
        };
        let listed = self.rows.iter().filter_map(|row| match row {
            Row::Above => None,
            Row::Entry(place) => entries.get(*place),
        });
        listed
            .filter(|entry| !entry.is_folder)
            .map(|entry| entry.path.clone())
            .collect()
    }

    /// The file that the cursor of the list is on.
    pub fn file_at_cursor(&self) -> Option<PathBuf> {
        let place = match self.rows.get(self.at?)? {
            Row::Above => return None,
            Row::Entry(place) => *place,
        };
        let entry = self.listing()?.as_ref().ok()?.get(place)?;
        (!entry.is_folder).then(|| entry.path.clone())
    }

    /// What was read of the folder that is typed.
    fn listing(&self) -> Option<&ReadFolder> {
        let (folder, listing) = self.read.as_ref()?;
        (*folder == self.folder()).then_some(listing)
    }

    /// Reads the folder that is typed, beside the window, and finds what completes the name.
    fn follow(&mut self, ui: &Ui) {
        let folder = self.folder();
        if let Some((read, job)) = &self.reading
            && let Some(result) = job.poll()
        {
            self.read = Some((read.clone(), result.unwrap_or(Err(FolderFault::Unreadable))));
            self.reading = None;
            self.rows_for = None;
        }
        let known = |place: Option<&PathBuf>| place == Some(&folder);
        if !known(self.read.as_ref().map(|(place, _)| place))
            && !known(self.reading.as_ref().map(|(place, _)| place))
        {
            let (ctx, place) = (ui.ctx().clone(), folder.clone());
            let job = Job::spawn(
                "folder",
                move || ctx.request_repaint(),
                move |progress| read_folder(&place, progress),
            );
            self.reading = Some((folder.clone(), job));
        }
        let now = (self.text.clone(), self.wanted.clone(), folder);
        if self.rows_for.as_ref() != Some(&now) {
            let mut rows = Vec::new();
            if let Some(Ok(entries)) = self.listing() {
                let proposed = self.proposed.as_ref() == Some(&self.text);
                let name = if proposed { "" } else { self.name() };
                if name.is_empty() && now.2.parent().is_some() {
                    rows.push(Row::Above);
                }
                let found = completions(entries, name, |entry| self.wanted.holds(entry));
                rows.extend(found.into_iter().map(Row::Entry));
            }
            self.rows = rows;
            self.at = self.at.filter(|at| *at < self.rows.len());
            self.rows_for = Some(now);
        }
    }

    /// Draws the field, and under it the list in so many points of height when there is to be one. `is_ticked` says
    /// which files bear a tick.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        label: &str,
        list: Option<f32>,
        is_ticked: impl Fn(&Path) -> bool,
    ) -> PathFieldResponse {
        self.follow(ui);
        let mut response = PathFieldResponse::default();
        let focused = self.has_keyboard(ui.ctx());
        let moved = list.is_some() && focused && self.move_by_key(ui);
        if focused {
            self.tab(ui, &mut response);
        }
        // A path reads from left to right, whatever its names are written in.
        let field = Field::single("path")
            .label(label)
            .direction(Some(Direction::Ltr))
            .caret_at_end_on_focus();
        let shown = field.show(ui, &mut self.text);
        let id = shown.response.id;
        self.field = Some(id);
        if std::mem::take(&mut self.grab) {
            shown.response.request_focus();
        }
        if std::mem::take(&mut self.to_end) && shown.response.has_focus() {
            // The caret goes behind what has come in.
            shown.response.surrender_focus();
            self.grab = true;
        }
        if shown.response.has_focus() {
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, own_keys()));
        }
        if shown.changed {
            response.changed = true;
            self.at = None;
        }
        response.cancelled = shown.cancelled;
        if shown.submitted {
            shown.response.request_focus();
            match self.at.and_then(|at| self.rows.get(at)).copied() {
                Some(row) => self.choose(row, &mut response),
                None => response.submitted = true,
            }
        }
        // With and without the list the controls after it are the same ones, so that the keyboard stays where it is.
        match list {
            Some(height) => {
                ui.scope(|ui| self.list_ui(ui, height, moved, is_ticked, &mut response));
            }
            None => ui.skip_ahead_auto_ids(1),
        }
        if response.changed {
            self.follow(ui);
            ui.ctx().request_repaint();
        }
        response
    }

    /// Moves the cursor of the list by key; whether it did.
    fn move_by_key(&mut self, ui: &Ui) -> bool {
        let pressed = |key| kit::take_key(ui, Modifiers::NONE, key);
        let Some(last) = self.rows.len().checked_sub(1) else {
            return false;
        };
        let target = if pressed(Key::ArrowDown) {
            self.at.map_or(0, |at| (at + 1).min(last))
        } else if pressed(Key::ArrowUp) {
            match self.at {
                None => last,
                Some(0) => {
                    // Back in the field, whose own text is meant again.
                    self.at = None;
                    return true;
                }
                Some(at) => at - 1,
            }
        } else if pressed(Key::PageDown) {
            self.at.map_or(0, |at| (at + PAGE).min(last))
        } else if pressed(Key::PageUp) {
            self.at.unwrap_or_default().saturating_sub(PAGE)
        } else {
            return false;
        };
        self.at = Some(target);
        true
    }

    /// Tab completes what is typed. Where nothing completes it, Tab goes on to the next control as ever.
    fn tab(&mut self, ui: &Ui, response: &mut PathFieldResponse) {
        if kit::take_key(ui, Modifiers::SHIFT, Key::Tab) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Previous));
        }
        if !kit::take_key(ui, Modifiers::NONE, Key::Tab) {
            return;
        }
        if !self.complete(response) {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::Next));
        }
    }

    fn complete(&mut self, response: &mut PathFieldResponse) -> bool {
        if let Some(row) = self.at.and_then(|at| self.rows.get(at)).copied() {
            self.fill(row, response);
            return true;
        }
        let (folder, name) = split(&self.text);
        if folder == "~" {
            self.text = "~/".to_owned();
            (self.to_end, response.changed) = (true, true);
            return true;
        }
        if name.is_empty() {
            return false;
        }
        let Some(Ok(entries)) = self.listing() else {
            // It is completed once the folder is known.
            return self.reading.is_some();
        };
        let listed = |row: &Row| match row {
            Row::Above => None,
            Row::Entry(place) => entries.get(*place),
        };
        match self.rows.as_slice() {
            [] => false,
            [only] => {
                let only = *only;
                let done = listed(&only).is_some_and(|entry| entry.name == name && !entry.is_folder);
                if !done {
                    self.fill(only, response);
                }
                !done
            }
            rows => {
                let beginning = {
                    let names = rows.iter().filter_map(listed).map(|entry| entry.name.as_str());
                    common_beginning(names, name)
                };
                match beginning.map(|more| format!("{folder}{more}")) {
                    Some(more) => {
                        self.text = more;
                        (self.to_end, response.changed) = (true, true);
                    }
                    // Nothing more is certain: the list is gone through.
                    None => self.at = Some(0),
                }
                true
            }
        }
    }

    /// Puts a row into the field.
    fn fill(&mut self, row: Row, response: &mut PathFieldResponse) {
        let typed_folder = split(&self.text).0.to_owned();
        let target = match row {
            Row::Above => self
                .folder()
                .parent()
                .map(|above| (folder_text(above), above.to_owned(), true)),
            Row::Entry(place) => {
                let entry = match self.listing() {
                    Some(Ok(entries)) => entries.get(place),
                    _ => None,
                };
                entry.map(|entry| {
                    let mut text = match typed_folder.as_str() {
                        "~" => "~/".to_owned(),
                        folder => folder.to_owned(),
                    };
                    text.push_str(&entry.name);
                    if entry.is_folder {
                        text.push(std::path::MAIN_SEPARATOR);
                    }
                    (text, entry.path.clone(), entry.is_folder)
                })
            }
        };
        let Some((text, path, is_folder)) = target else {
            return;
        };
        if is_folder {
            self.chosen = Some((text.clone(), path));
        }
        self.text = text;
        self.at = None;
        (self.to_end, response.changed) = (true, true);
    }

    /// A row is chosen: a folder is entered, a file is taken.
    fn choose(&mut self, row: Row, response: &mut PathFieldResponse) {
        let file = match (row, self.listing()) {
            (Row::Entry(place), Some(Ok(entries))) => entries
                .get(place)
                .filter(|entry| !entry.is_folder)
                .map(|entry| entry.path.clone()),
            _ => None,
        };
        match file {
            Some(file) => response.file = Some(file),
            None => self.fill(row, response),
        }
    }

    fn list_ui(
        &mut self,
        ui: &mut Ui,
        height: f32,
        moved: bool,
        is_ticked: impl Fn(&Path) -> bool,
        response: &mut PathFieldResponse,
    ) {
        let words = Env::of(ui.ctx()).words;
        let above = words.get("paths-above");
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(area));
        inside.set_clip_rect(area.intersect(ui.clip_rect()));
        let ui = &mut inside;
        if let Some(fault) = self.fault(&words) {
            kit::column(ui, |ui| kit::secondary(ui, fault));
            return;
        }
        if self.rows.is_empty() {
            let id = if self.is_read() {
                "paths-nothing"
            } else {
                "paths-reading"
            };
            kit::column(ui, |ui| kit::secondary(ui, words.get(id)));
            return;
        }
        let at = self.at;
        let offset = at
            .filter(|_| moved)
            .map(|at| (at as f32 * TREE_ROW - height / 2.0).max(0.0));
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let scroll = Scroll::vertical("entries").max_height(height).offset(offset);
        scroll.show_rows(ui, TREE_ROW, self.rows.len(), |ui, seen| {
            for place in seen {
                let Some(row) = self.rows.get(place).copied() else {
                    continue;
                };
                let entry = match (row, self.listing()) {
                    (Row::Entry(place), Some(Ok(entries))) => entries.get(place),
                    _ => None,
                };
                let (name, icon) = match entry {
                    None => (&*above, Icon::FolderOpen),
                    Some(entry) if entry.is_folder => (entry.name.as_str(), Icon::Folder),
                    Some(entry) if is_ticked(&entry.path) => (entry.name.as_str(), Icon::Check),
                    Some(entry) => (entry.name.as_str(), Icon::Document),
                };
                let drawn = TreeRow::new(name, 0)
                    .icon(icon)
                    .selected(at == Some(place))
                    .cursor(at == Some(place))
                    .activated(entry.is_some_and(|entry| is_ticked(&entry.path)))
                    .show(ui);
                if drawn.response.clicked() {
                    clicked = Some(row);
                }
            }
        });
        if let Some(row) = clicked {
            self.choose(row, response);
            self.grab = true;
        }
    }
}

/// The keys that the field keeps from walking to other controls.
fn own_keys() -> EventFilter {
    EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    }
}

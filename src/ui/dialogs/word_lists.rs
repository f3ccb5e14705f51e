//! Lists of words: keywords with their latent meaning, words that say little, forms of one word.

use egui::{Key, Modifiers, Ui};

use super::DialogBody;
use crate::model::{Edit, Snapshot, WordEntry, WordList, WordListId, WordListKind};
use crate::text::name_key;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, Scroll, take_key};
use crate::ui::parts::codes::choices::{CodeChoice, CodeOffer};
use crate::ui::parts::codes::list::CodeList;
use crate::ui::theme::Theme;
use crate::ui::typeset::Field;
use crate::ui::typing::Typing;

/// Height of the list of keywords, and of that of codes, in points.
const HEIGHT: f32 = 240.0;
/// Width of the field of a keyword, of the button of its code, and of that which takes it out, in points.
const COLUMNS: [f32; 3] = [150.0, 150.0, 32.0];
/// Height of the rest of the dialog and the window round it, and the least height of the list of keywords, in points.
const REST: f32 = 400.0;
const LEAST: f32 = 112.0;
/// Lines of the field for words.
const LINES: usize = 8;

/// A list as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct ListDraft {
    kind: WordListKind,
    name: String,
    note: String,
    /// The entries of a list of keywords.
    entries: Vec<WordEntry>,
    /// The words of another, one in each line.
    words: String,
}

impl ListDraft {
    fn of(list: &WordList) -> Self {
        Self {
            kind: list.kind,
            name: list.name.clone(),
            note: list.note.clone(),
            words: lines(&list.entries),
            entries: list.entries.clone(),
        }
    }

    /// The entries that are kept. What was written of a word stays with it, whatever the kind of its list.
    fn kept(&self) -> Vec<WordEntry> {
        if self.kind == WordListKind::Keywords {
            let written = |entry: &&WordEntry| !entry.word.trim().is_empty();
            return self.entries.iter().filter(written).cloned().collect();
        }
        let words = self.words.lines().map(str::trim);
        let words = words.filter(|word| !word.is_empty());
        words
            .map(|word| {
                let known = self.entries.iter().find(|entry| entry.word.trim() == word);
                known.cloned().unwrap_or_else(|| WordEntry {
                    word: word.to_owned(),
                    ..WordEntry::default()
                })
            })
            .collect()
    }

    fn is_empty(&self) -> bool {
        self.name.trim().is_empty() && self.note.trim().is_empty() && self.kept().is_empty()
    }

    /// Takes what was written over to the way in which lists of another kind are written.
    fn turn(&mut self, kind: WordListKind) {
        let entries = self.kept();
        if (self.kind == WordListKind::Keywords) != (kind == WordListKind::Keywords) {
            self.words = lines(&entries);
            self.entries = entries;
        }
        self.kind = kind;
    }
}

/// The lists of the project, one of which is written.
pub(super) struct WordListsBody {
    /// Which is changed; a new one when `None`.
    list: Option<WordListId>,
    draft: ListDraft,
    /// As the project has it.
    before: ListDraft,
    /// The keyword whose code is being chosen.
    choosing: Option<(usize, CodeList)>,
    /// The keyword whose code was chosen last: its button has the keyboard again.
    chosen: Option<usize>,
    /// How high the fields are, in points, so that the dialog stands still while a code is chosen.
    height: f32,
    started: bool,
}

impl WordListsBody {
    pub(super) fn new(cx: &Cx<'_>) -> Self {
        let first = cx.snapshot().word_lists().next();
        Self::of(first.map(|list| &**list))
    }

    fn of(list: Option<&WordList>) -> Self {
        let draft = list.map_or_else(ListDraft::default, ListDraft::of);
        Self {
            list: list.map(|list| list.id),
            before: draft.clone(),
            draft,
            choosing: None,
            chosen: None,
            height: HEIGHT,
            started: false,
        }
    }

    /// The same with what was typed before.
    pub(super) fn typed(
        list: Option<WordListId>,
        kind: WordListKind,
        name: String,
        note: String,
        entries: Vec<WordEntry>,
        cx: &Cx<'_>,
    ) -> Self {
        let kept = list.and_then(|id| cx.snapshot().word_list(id));
        let mut body = Self::of(kept.map(|list| &**list));
        body.draft = ListDraft {
            kind,
            name,
            note,
            words: lines(&entries),
            entries,
        };
        body
    }

    /// Whether something was written that the project does not have.
    fn is_changed(&self) -> bool {
        let same = |a: &ListDraft, b: &ListDraft| {
            (a.kind, a.name.trim(), a.note.trim(), a.kept())
                == (b.kind, b.name.trim(), b.note.trim(), b.kept())
        };
        !self.draft.is_empty() && !same(&self.draft, &self.before)
    }

    /// Whether another list of the kind has a name.
    fn is_taken(&self, name: &str, snapshot: &Snapshot) -> bool {
        let key = name_key(name);
        snapshot.word_lists().any(|list| {
            Some(list.id) != self.list && list.kind == self.draft.kind && name_key(&list.name) == key
        })
    }

    /// Why it cannot be kept so.
    fn problem(&self, cx: &Cx<'_>) -> Option<String> {
        let name = self.draft.name.trim();
        let taken = !name.is_empty() && self.is_taken(name, cx.snapshot());
        taken.then(|| cx.words.with("dialog-name-taken", &[("name", name)]))
    }

    /// Keeps what was written, under a name that is free: it is not lost for want of one.
    fn save(&self, cx: &mut Cx<'_>) {
        if !self.is_changed() {
            return;
        }
        let written = self.draft.name.trim();
        let wanted = if written.is_empty() {
            cx.tr(kind_text(self.draft.kind))
        } else {
            written.to_owned()
        };
        let numbered = (2..).map(|n| format!("{wanted} {}", cx.words.number(n)));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        let Some(name) = names.find(|name| !self.is_taken(name, cx.snapshot())) else {
            return;
        };
        cx.act(Action::EditWithToast(Edit::PutWordList {
            list: self.list,
            kind: self.draft.kind,
            name,
            note: self.draft.note.trim().to_owned(),
            entries: self.draft.kept(),
        }));
    }

    /// Chooses among the lists of the project.
    fn which_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let lists = cx.snapshot().word_lists();
        let named: Vec<(Option<WordListId>, String)> = lists
            .map(|list| {
                let args = [("kind", cx.tr(kind_text(list.kind))), ("name", list.name.clone())];
                (Some(list.id), cx.words.with("dialog-words-list", &args))
            })
            .collect();
        if named.is_empty() {
            return;
        }
        let new = cx.tr("dialog-words-new");
        let mut choices: Vec<(Option<WordListId>, &str)> =
            named.iter().map(|(id, text)| (*id, text.as_str())).collect();
        choices.push((None, &new));
        let label = cx.tr("dialog-words-which");
        let width = ui.available_width();
        let mut chosen = self.list;
        if kit::combo(ui, &label, &mut chosen, &choices, width).changed() && chosen != self.list {
            self.save(cx);
            let list = chosen.and_then(|id| cx.snapshot().word_list(id).cloned());
            *self = Self::of(list.as_deref());
        }
    }

    fn kind_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let mut kind = self.draft.kind;
        // A list keeps its kind: what looks like tabs would be taken for the way to other lists.
        if self.list.is_none() {
            let names = WordListKind::ALL.map(|kind| (kind, cx.tr(kind_text(kind))));
            let kinds = names.each_ref().map(|(kind, name)| (*kind, name.as_str()));
            if kit::segmented(ui, &mut kind, &kinds).changed() {
                self.draft.turn(kind);
            }
        }
        let width = ui.available_width();
        let told = cx.tr(match kind {
            WordListKind::Keywords => "dialog-words-keywords-told",
            WordListKind::Stop => "dialog-words-stop-told",
            WordListKind::Forms => "dialog-words-forms-told",
        });
        ui.add(kit::StyledText::new(&told).secondary().rows(width, 3));
    }

    /// A row for each keyword, and an empty one for the next.
    fn keywords_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let entries = &mut self.draft.entries;
        if entries.last().is_none_or(|last| !last.word.trim().is_empty()) {
            entries.push(WordEntry::default());
        }
        let last = entries.len() - 1;
        let (word, meaning) = (cx.tr("report-keywords-word"), cx.tr("dialog-words-meaning"));
        let (code, out) = (cx.tr("dialog-words-code"), cx.tr("dialog-words-out"));
        let (mut removed, mut choosing) = (None, None);
        // In a low window the rest of the dialog comes before so many rows.
        let height = (ui.ctx().content_rect().height() - REST).clamp(LEAST, HEIGHT);
        let list = Scroll::vertical("keywords").max_height(height).shrinks();
        let returns = self.chosen.take();
        list.show(ui, |ui| {
            // It is as high as it will be, and does not push the rest down with each word.
            ui.set_min_height(height);
            for (place, entry) in entries.iter_mut().enumerate() {
                ui.push_id(place, |ui| {
                    kit::row(ui, |ui| {
                        let gaps = 3.0 * ui.spacing().item_spacing.x + 14.0;
                        let free = ui.available_width() - COLUMNS.iter().sum::<f32>() - gaps;
                        Field::single("word")
                            .label(&word)
                            .hint(&word)
                            .width(COLUMNS[0])
                            .show(ui, &mut entry.word);
                        Field::single("meaning")
                            .label(&meaning)
                            .hint(&meaning)
                            .width(free.max(60.0))
                            .show(ui, &mut entry.meaning);
                        let chosen = entry.code.and_then(|id| cx.snapshot().code(id));
                        let text = chosen.map_or(code.as_str(), |code| code.name.as_str());
                        let room = egui::vec2(COLUMNS[1], ui.spacing().interact_size.y);
                        ui.allocate_ui(room, |ui| {
                            let button = ui.add(kit::Button::new(text).wide());
                            if button.clicked() {
                                choosing = Some(place);
                            }
                            if returns == Some(place) {
                                button.request_focus();
                                button.scroll_to_me(None);
                            }
                        });
                        if place < last && kit::icon_button(ui, Icon::Close, &out).clicked() {
                            removed = Some(place);
                        }
                    });
                });
            }
        });
        if let Some(place) = removed {
            entries.remove(place);
        }
        self.choosing = choosing.map(|place| (place, CodeList::default()));
    }

    /// Goes back from the codes to the keyword.
    fn end_choosing(&mut self, ui: &Ui) {
        self.chosen = self.choosing.take().map(|(place, _)| place);
        ui.ctx().request_repaint();
    }

    /// The codes, one of which a keyword led to. Whether it is still being chosen.
    fn code_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let Some((place, list)) = &mut self.choosing else {
            return false;
        };
        let Some(entry) = self.draft.entries.get_mut(*place) else {
            return false;
        };
        let told = cx
            .words
            .with("dialog-words-led-to", &[("word", entry.word.trim())]);
        let width = ui.available_width();
        ui.add(kit::StyledText::new(&told).strong().rows(width, 2));
        let offer = CodeOffer {
            recent: cx.shared.recent.clone(),
            ..CodeOffer::default()
        };
        let hint = cx.tr("codes-picker-hint");
        let answer = list.ui(ui, cx, &offer, &hint, HEIGHT);
        match answer.chosen {
            Some((CodeChoice::Code(code), _)) => entry.code = Some(code),
            // Only codes that are there are offered.
            Some((CodeChoice::Top | CodeChoice::New(_) | CodeChoice::NewBelow(..), _)) => {}
            None => return !answer.cancelled,
        }
        false
    }
}

/// The words of entries, one in each line.
fn lines(entries: &[WordEntry]) -> String {
    let words: Vec<&str> = entries.iter().map(|entry| entry.word.as_str()).collect();
    words.join("\n")
}

/// The name of a kind of list.
fn kind_text(kind: WordListKind) -> &'static str {
    match kind {
        WordListKind::Keywords => "dialog-words-keywords",
        WordListKind::Stop => "dialog-words-stop",
        WordListKind::Forms => "dialog-words-forms",
    }
}

/// What stands at the head of the dialog.
pub(super) fn title(cx: &Cx<'_>) -> String {
    cx.tr("dialog-words")
}

impl DialogBody for WordListsBody {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx)
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        if self.choosing.is_some() {
            if !super::steady(ui, self.height, |ui| self.code_ui(ui, cx)) {
                self.end_choosing(ui);
            }
            return false;
        }
        // From any field, where Enter alone belongs to the field.
        if take_key(ui, Modifiers::COMMAND, Key::Enter) && self.problem(cx).is_none() {
            self.save(cx);
            return true;
        }
        let top = ui.cursor().top();
        self.which_ui(ui, cx);
        self.kind_ui(ui, cx);
        let label = cx.tr("dialog-name");
        let name = Field::single("list-name")
            .label(&label)
            .hint(&label)
            .show(ui, &mut self.draft.name);
        if !std::mem::replace(&mut self.started, true) {
            name.response.request_focus();
        }
        let label = cx.tr("dialog-words-note");
        Field::single("list-note")
            .label(&label)
            .hint(&label)
            .show(ui, &mut self.draft.note);
        if self.draft.kind == WordListKind::Keywords {
            self.keywords_ui(ui, cx);
        } else {
            let label = cx.tr("dialog-words-words");
            Field::multi("list-words", LINES)
                .label(&label)
                .hint(&label)
                .show(ui, &mut self.draft.words);
        }
        // What is wrong takes the place of what the keys do: nothing moves while one types.
        let width = ui.available_width();
        match self.problem(cx) {
            Some(problem) => {
                let danger = Theme::of(ui.ctx()).colours.danger;
                let text = kit::StyledText::new(&problem).small().colour(danger);
                ui.add(text.rows(width, 1));
            }
            None => {
                let keys = cx.tr("dialog-text-keys");
                ui.add(kit::StyledText::new(&keys).small().rows(width, 1));
            }
        }
        self.height = ui.cursor().top() - top;
        false
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        if let Some((place, _)) = &self.choosing {
            let entry = self.draft.entries.get_mut(*place);
            let none = cx.tr("dialog-words-no-code");
            let leads = entry.filter(|entry| entry.code.is_some());
            let mut done = false;
            if let Some(entry) = leads
                && ui.add(kit::Button::new(&none)).clicked()
            {
                entry.code = None;
                done = true;
            }
            done |= kit::button(ui, cx.words.get("kit-cancel")).clicked();
            if done {
                self.end_choosing(ui);
            }
            return false;
        }
        match super::save_or_cancel(ui, &cx.words.get("dialog-save")) {
            Some(true) if self.problem(cx).is_none() => {
                self.save(cx);
                return true;
            }
            Some(true) | None => {}
            Some(false) => return true,
        }
        let Some(list) = self.list else { return false };
        let delete = cx.tr("dialog-words-delete");
        let button = kit::Button::new(&delete).icon(Icon::Trash).quiet();
        let deleted = ui.add(button).clicked();
        if deleted {
            cx.act(Action::EditWithToast(Edit::DeleteWordLists(vec![list])));
        }
        deleted
    }

    fn on_dismiss(&mut self, cx: &mut Cx<'_>) {
        self.save(cx);
    }

    fn typing(&self, _cx: &Cx<'_>) -> Option<Typing> {
        self.is_changed().then(|| Typing::WordList {
            list: self.list,
            kind: self.draft.kind,
            name: self.draft.name.clone(),
            note: self.draft.note.clone(),
            entries: self.draft.kept(),
        })
    }

    fn is_about_something(&self, cx: &Cx<'_>) -> bool {
        self.list.is_none_or(|id| cx.snapshot().word_list(id).is_some())
    }
}

//! The body of the dialog that says who is meant by the labels of speakers, over several documents at once.

use std::collections::BTreeMap;

use egui::{Ui, Widget as _};

use crate::analysis::{Voice, VoiceMeaning, proposed_meaning, speakers_by_voices, voices};
use crate::i18n::Arg;
use crate::model::{DocumentId, Edit, Snapshot};
use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, StyledText};

/// Width of the list of meanings, in points.
const LIST: f32 = 240.0;
/// Characters of what is said that are shown.
const EXAMPLE: usize = 90;
/// How the settings name the interviewer, and the participant in the name of the document.
const INTERVIEWER: &str = "interviewer";
const NAMED_BY_DOCUMENT: &str = "document";

/// The body of `Dialog::Speakers`.
pub struct LinkSpeakers {
    documents: Vec<DocumentId>,
    /// The labels, each with the beginning of what is said first and who is meant.
    voices: Vec<(Voice, String, VoiceMeaning)>,
}

impl LinkSpeakers {
    /// For documents; what was said of a label before is proposed again.
    pub fn new(documents: Vec<DocumentId>, cx: &Cx<'_>) -> Self {
        let snapshot = cx.snapshot();
        let found = voices(snapshot, &documents).into_iter().map(|voice| {
            let text = cx.session.text(voice.first.0).ok();
            let said = text.as_ref().map_or("", |text| text.slice(voice.first.1));
            let example = beginning(said);
            let meaning = said_before(snapshot, cx.settings, &voice.key)
                .unwrap_or_else(|| proposed_meaning(snapshot, &voice));
            (voice, example, meaning)
        });
        Self {
            voices: found.collect(),
            documents,
        }
    }

    /// Draws the labels with what they mean.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.voices.is_empty() {
            let (title, text) = (cx.tr("voices-none"), cx.tr("voices-none-text"));
            kit::empty_state(ui, Icon::People, &title, &text, None);
            return;
        }
        let width = ui.available_width();
        let explained = cx.tr("voices-text");
        StyledText::new(&explained).secondary().rows(width, 3).ui(ui);
        ui.add_space(8.0);
        let people = cx.snapshot().participants();
        for (voice, example, meaning) in &mut self.voices {
            let new = cx.words.with("voices-new", &[("name", &voice.label)]);
            let fixed = [
                (VoiceMeaning::Undecided, cx.tr("voices-undecided")),
                (VoiceMeaning::Interviewer, cx.tr("voices-interviewer")),
                (VoiceMeaning::NamedByDocument, cx.tr("voices-by-document")),
                (VoiceMeaning::NewPerson, new),
            ];
            let taken = people.iter().any(|p| p.name == voice.label);
            let fixed = fixed
                .iter()
                .filter(|(meaning, _)| !taken || *meaning != VoiceMeaning::NewPerson)
                .map(|(meaning, text)| (meaning.clone(), text.as_str()));
            let persons = people
                .iter()
                .map(|p| (VoiceMeaning::Person(p.id), p.name.as_str()));
            let choices: Vec<(VoiceMeaning, &str)> = fixed.chain(persons).collect();
            let counts = [
                ("turns", Arg::from(voice.turns)),
                ("n", Arg::from(voice.documents.len())),
            ];
            let counts = cx.words.with("voices-counts", &counts);
            let name = cx.words.with("voices-meant", &[("name", &voice.label)]);
            kit::spread(
                ui,
                |ui| {
                    StyledText::new(&voice.label).strong().elided().ui(ui);
                    StyledText::new(&counts).secondary().elided().ui(ui);
                },
                |ui| kit::combo(ui, &name, meaning, &choices, LIST),
            );
            if !example.is_empty() {
                StyledText::new(example).secondary().elided().ui(ui);
            }
            ui.add_space(4.0);
            kit::hairline(ui);
        }
    }

    /// How many documents would get other speakers.
    pub fn changes(&self, cx: &Cx<'_>) -> usize {
        self.links(cx.snapshot()).len()
    }

    fn links(&self, snapshot: &Snapshot) -> Vec<(DocumentId, Vec<String>)> {
        let meanings: BTreeMap<String, VoiceMeaning> = self
            .voices
            .iter()
            .map(|(voice, _, meaning)| (voice.key.clone(), meaning.clone()))
            .collect();
        speakers_by_voices(snapshot, &self.documents, &meanings)
    }

    /// Links the documents, as one operation, and remembers what was said of the labels.
    pub fn save(&self, cx: &mut Cx<'_>) {
        let project = cx.snapshot().project().guid.to_string();
        let said = self.voices.iter().filter_map(|(voice, _, meaning)| {
            let meaning = match meaning {
                // A new one is found by its ID the next time.
                VoiceMeaning::Undecided | VoiceMeaning::NewPerson => return None,
                VoiceMeaning::Interviewer => INTERVIEWER.to_owned(),
                VoiceMeaning::NamedByDocument => NAMED_BY_DOCUMENT.to_owned(),
                VoiceMeaning::Person(id) => cx.snapshot().participant(*id)?.guid.to_string(),
            };
            Some((voice.key.clone(), meaning))
        });
        let said: Vec<(String, String)> = said.collect();
        cx.settings.remember_voices(project, said);
        let links = self.links(cx.snapshot());
        if !links.is_empty() {
            cx.act(Action::EditWithToast(Edit::LinkSpeakers(links)));
        }
    }
}

/// What was said of a label the last time; nothing when the participant has gone.
fn said_before(snapshot: &Snapshot, settings: &Settings, key: &str) -> Option<VoiceMeaning> {
    let voices = settings.voices.get(&snapshot.project().guid.to_string())?;
    match voices.get(key)?.as_str() {
        INTERVIEWER => Some(VoiceMeaning::Interviewer),
        NAMED_BY_DOCUMENT => Some(VoiceMeaning::NamedByDocument),
        guid => {
            let people = snapshot.participants();
            let person = people.iter().find(|p| p.guid.to_string() == guid)?;
            Some(VoiceMeaning::Person(person.id))
        }
    }
}

/// The beginning of what is said, on one line.
fn beginning(said: &str) -> String {
    let line: String = said.chars().take(4 * EXAMPLE).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= EXAMPLE {
        return line;
    }
    let cut: String = line.chars().take(EXAMPLE).collect();
    format!("{}…", cut.trim_end())
}

//! The body of the dialog that says who is meant by the labels of speakers, over several documents at once.

use egui::{Ui, Widget as _};

use super::grid::next_names;
use crate::analysis::{Voice, VoiceMeaning, proposed_meaning, speakers_by_voices, voices};
use crate::i18n::Arg;
use crate::model::{DocumentId, DocumentSpeakers, Edit};
use crate::text::beginning;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::kit::{self, Icon, StyledText};

/// Width of the list of meanings, in points.
const LIST: f32 = 240.0;
/// Characters of what is said that are shown.
const EXAMPLE: usize = 90;
/// The body of `Dialog::Speakers`.
pub struct LinkSpeakers {
    documents: Vec<DocumentId>,
    labels: Vec<LabelLine>,
    /// What would be said of the documents, in which state of the project.
    links: Option<(u64, Vec<DocumentSpeakers>)>,
}

/// A label with who is meant.
struct LabelLine {
    voice: Voice,
    /// The beginning of what is said first.
    example: String,
    meaning: VoiceMeaning,
    /// Whether it means one here and another there.
    differs: bool,
}

impl LabelLine {
    /// The ID of the participant who is to be made for it.
    fn new_person(&self) -> Option<String> {
        match &self.meaning {
            VoiceMeaning::NewPerson(id) => Some(id.clone()),
            _ => None,
        }
    }
}

impl LinkSpeakers {
    /// For documents; what is said of a label in the project is shown.
    pub fn new(documents: Vec<DocumentId>, cx: &Cx<'_>) -> Self {
        let snapshot = cx.snapshot();
        let labels = voices(snapshot, &documents).into_iter().map(|voice| {
            let text = cx.session.text(voice.first.0).ok();
            let said = text
                .as_ref()
                .map(|text| text.read(voice.first.1))
                .unwrap_or_default();
            let meaning = proposed_meaning(snapshot, &voice);
            LabelLine {
                example: beginning(&said, EXAMPLE),
                differs: meaning == VoiceMeaning::AsKept,
                meaning,
                voice,
            }
        });
        Self {
            labels: labels.collect(),
            documents,
            links: None,
        }
    }

    /// Draws the labels with what they mean.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        if self.labels.is_empty() {
            let (title, text) = (cx.tr("voices-none"), cx.tr("voices-none-text"));
            kit::empty_state(ui, Icon::People, &title, &text, None);
            return;
        }
        let width = ui.available_width();
        let explained = cx.tr("voices-text");
        StyledText::new(&explained).secondary().rows(width, 3).ui(ui);
        ui.add_space(8.0);
        let people = cx.snapshot().participants();
        let chosen: Vec<String> = self.labels.iter().filter_map(LabelLine::new_person).collect();
        let first = cx.tr("participants-first-name");
        let mut free = next_names(cx.snapshot(), &first, self.labels.len() + 1).into_iter();
        let free = free.find(|id| !chosen.contains(id));
        for line in &mut self.labels {
            let voice = &line.voice;
            let own = line.new_person();
            let mut new: Vec<String> = Vec::new();
            for id in [Some(voice.label.clone()), own.clone(), free.clone()]
                .into_iter()
                .flatten()
            {
                let is_taken = people.iter().any(|p| p.name == id)
                    || (chosen.contains(&id) && own.as_ref() != Some(&id));
                if !is_taken && !new.contains(&id) {
                    new.push(id);
                }
            }
            let new = new.into_iter().map(|id| {
                let text = cx.words.with("voices-new", &[("name", &id)]);
                (VoiceMeaning::NewPerson(id), text)
            });
            let mut fixed = vec![(VoiceMeaning::Undecided, cx.tr("voices-undecided"))];
            if line.differs {
                fixed.push((VoiceMeaning::AsKept, cx.tr("voices-as-kept")));
            }
            fixed.push((VoiceMeaning::Interviewer, cx.tr("voices-interviewer")));
            fixed.push((VoiceMeaning::NamedByDocument, cx.tr("voices-by-document")));
            fixed.extend(new);
            let fixed = fixed
                .iter()
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
            let before = line.meaning.clone();
            kit::spread(
                ui,
                |ui| {
                    StyledText::new(&voice.label).strong().elided().ui(ui);
                    StyledText::new(&counts).secondary().elided().ui(ui);
                },
                |ui| kit::combo(ui, &name, &mut line.meaning, &choices, LIST),
            );
            if line.meaning != before {
                self.links = None;
            }
            if !line.example.is_empty() {
                StyledText::new(&line.example).secondary().elided().ui(ui);
            }
            ui.add_space(4.0);
            kit::hairline(ui);
        }
    }

    /// Of how many documents something else would be said.
    pub fn changes(&mut self, cx: &Cx<'_>) -> usize {
        self.links(cx).len()
    }

    fn links(&mut self, cx: &Cx<'_>) -> &[DocumentSpeakers] {
        let revision = cx.session.revision();
        let known = self.links.take().filter(|(known, _)| *known == revision);
        let (_, links) = self.links.insert(known.unwrap_or_else(|| {
            let meanings = self.labels.iter();
            let meanings = meanings.map(|line| (line.voice.key.clone(), line.meaning.clone()));
            let links = speakers_by_voices(cx.snapshot(), &self.documents, &meanings.collect());
            (revision, links)
        }));
        links
    }

    /// Says it of the documents, as one operation.
    pub fn save(&mut self, cx: &mut Cx<'_>) {
        let links = self.links(cx).to_vec();
        if !links.is_empty() {
            cx.act(Action::EditWithToast(Edit::LinkSpeakers(links)));
        }
    }
}

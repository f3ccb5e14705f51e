//! The nouns of a project, one struct for each row of the file.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    AttributeId, CodeId, CoderId, CodingId, DocumentId, GroupId, Guid, HighlightId, Importance, MemoId,
    ParticipantId, TextId,
};
use crate::message::Message;
use crate::text::{CharRange, Direction, name_key};

/// What is true of the project as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectInfo {
    /// Identity for exchange.
    pub guid: Guid,
    /// Name shown in the window's title; the file's stem at first.
    pub name: String,
    /// What the study is about, free text.
    pub description: String,
    /// Names of the three levels, outermost first; the defaults are those of the interface at creation.
    pub levels: [String; 3],
}

impl ProjectInfo {
    /// A project of that name with the level names of qualitative content analysis in Persian.
    pub fn named(name: &str) -> Self {
        Self {
            guid: Guid::new(),
            name: name.to_owned(),
            description: String::new(),
            levels: ["طبقه", "زیرطبقه", "کد"].map(str::to_owned),
        }
    }
}

/// The three named levels of the code system. Codes nest to any depth; a level is a name, not a depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// طبقه
    Category,
    /// زیرطبقه
    Subcategory,
    /// کد
    Code,
}

impl Level {
    /// The three levels, outermost first.
    pub const ALL: [Self; 3] = [Self::Category, Self::Subcategory, Self::Code];

    /// Position in [`ProjectInfo::levels`].
    pub fn index(self) -> usize {
        self as usize
    }

    /// The level that a child of this level has unless said otherwise.
    pub fn child_level(self) -> Self {
        match self {
            Self::Category => Self::Subcategory,
            Self::Subcategory | Self::Code => Self::Code,
        }
    }

    /// The name used in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Subcategory => "subcategory",
            Self::Code => "code",
        }
    }

    /// The level of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.key() == key)
    }
}

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `#RRGGBB`.
    pub fn to_hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// Reads `#RRGGBB` or `#RGB`; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        let byte = |shift: u32| (value >> shift & 0xFF) as u8;
        let nibble = |shift: u32| (value >> shift & 0xF) as u8 * 17;
        match digits.len() {
            6 => Some(Self(byte(16), byte(8), byte(0))),
            3 => Some(Self(nibble(8), nibble(4), nibble(0))),
            _ => None,
        }
    }
}

/// A group of documents, such as «حاکمیتی و سیاست‌گذاری».
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Row id.
    pub id: GroupId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name, unique without regard to letter variants.
    pub name: String,
    /// Order among groups.
    pub position: i64,
}

/// What kind of source a document is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A transcript of an interview.
    #[default]
    Interview,
    /// Regulations, minutes, reports and the like.
    Document,
    /// Records and observations.
    Record,
    /// A saved page of the web.
    WebPage,
}

/// Base direction of a document's paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectionChoice {
    /// Each paragraph by the majority of its strong letters.
    #[default]
    Auto,
    /// Right to left.
    Rtl,
    /// Left to right.
    Ltr,
}

impl DirectionChoice {
    /// The direction that was chosen; `None` where paragraphs have their own.
    pub fn forced(self) -> Option<Direction> {
        match self {
            Self::Auto => None,
            Self::Rtl => Some(Direction::Rtl),
            Self::Ltr => Some(Direction::Ltr),
        }
    }
}

/// How far the work on a document has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    /// Nothing of it is coded yet.
    #[default]
    New,
    /// It is being coded.
    Coding,
    /// It is coded from its beginning to its end.
    Coded,
    /// Its codings have been looked through once more.
    Checked,
}

impl DocumentState {
    /// All states, in the order in which a document goes through them.
    pub const ALL: [Self; 4] = [Self::New, Self::Coding, Self::Coded, Self::Checked];

    /// The name used in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Coding => "coding",
            Self::Coded => "coded",
            Self::Checked => "checked",
        }
    }

    /// The state of that name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether its coding is done, be it checked or not.
    pub fn is_done(self) -> bool {
        self >= Self::Coded
    }
}

/// One turn of a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The label as it stands at the start of the line, time and colon included.
    pub label: CharRange,
    /// What is said, up to the next turn.
    pub speech: CharRange,
    /// The speaker's name in the label.
    pub speaker: String,
    /// Time in the recording, in milliseconds, if the label tells it.
    pub time_ms: Option<i64>,
}

/// Whom a label of speakers means in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelMeaning {
    /// The speaker's name as the text has it; all its spellings mean the same.
    pub label: String,
    /// The participant; `None` for somebody who is none, such as the interviewer.
    pub participant: Option<ParticipantId>,
}

/// A transcript or another source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Row id.
    pub id: DocumentId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name shown in lists; unique in the project.
    pub name: String,
    /// The group it is in, if any.
    pub group: Option<GroupId>,
    /// Order inside its group.
    pub position: i64,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// Base direction.
    pub direction: DirectionChoice,
    /// Who speaks in it.
    pub participants: Vec<ParticipantId>,
    /// Its stored text.
    pub text: TextId,
    /// Length of the text in scalar values.
    pub chars: u32,
    /// Speaker turns in order.
    pub turns: Arc<[Turn]>,
    /// Whom the labels of turns mean, as far as it was said: each label once and as long as a turn has it, and none that
    /// means a participant who does not speak in the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<LabelMeaning>,
    /// Name of the file it came from; empty when it was written here.
    pub source: String,
    /// When it came in: UTC milliseconds since 1970.
    pub created_at: i64,
    /// How it was read from its file; `None` when it was written here, or came in before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<Arc<ImportRecord>>,
    /// How far the work on it has come.
    #[serde(default, skip_serializing_if = "is_default")]
    pub state: DocumentState,
}

impl Document {
    /// The labels of its turns in the order in which they are first met: what all spellings of a label share, and how it
    /// is first spelled.
    pub fn labels_of_turns(&self) -> Vec<(String, &str)> {
        // Labels are few, and turns are many.
        let mut spellings = HashSet::new();
        let mut keys = HashSet::new();
        let labels = self.turns.iter().map(|turn| turn.speaker.as_str());
        labels
            .filter(|label| spellings.insert(*label))
            .map(|label| (name_key(label), label))
            .filter(|(key, _)| keys.insert(key.clone()))
            .collect()
    }

    /// Leaves out what is said of labels that no turn has any more, what is said of one a second time, and those that
    /// mean a participant who does not speak in the document.
    pub fn drop_stray_labels(&mut self) {
        if self.labels.is_empty() {
            return;
        }
        let labels = self.labels_of_turns().into_iter();
        let mut standing: HashSet<String> = labels.map(|(key, _)| key).collect();
        let people: HashSet<ParticipantId> = self.participants.iter().copied().collect();
        self.labels.retain(|meaning| {
            let is_there = meaning.participant.is_none_or(|id| people.contains(&id));
            is_there && standing.remove(&name_key(&meaning.label))
        });
    }
}

/// Whether the journal need not say a value: one that is left out is read as the default.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What was read from the file of a document, and what was left out of it or guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRecord {
    /// Length of the text as it came in, in scalar values.
    pub characters: u32,
    /// Its paragraphs, empty ones included.
    pub paragraphs: u32,
    /// Its speaker turns.
    pub turns: u32,
    /// What a person should know about it, in messages of the interface.
    pub warnings: Vec<Message>,
}

/// A code, subcategory or category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// Row id.
    pub id: CodeId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name, unique among its siblings without regard to letter variants.
    pub name: String,
    /// The code above it.
    pub parent: Option<CodeId>,
    /// Order among its siblings.
    pub position: i64,
    /// Category, subcategory or code.
    pub level: Level,
    /// Its colour.
    #[serde(rename = "color")]
    pub colour: Rgb,
    /// What it means and when it is given.
    pub definition: String,
}

/// One code on one passage, by one coder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// Row id.
    pub id: CodingId,
    /// Identity for exchange.
    pub guid: Guid,
    /// The document it is in.
    pub document: DocumentId,
    /// The passage, never empty.
    pub range: CharRange,
    /// The code.
    pub code: CodeId,
    /// Who gave it.
    pub coder: CoderId,
    /// When: UTC milliseconds since 1970.
    pub created_at: i64,
    /// The passage in fewer words (the condensed meaning unit of Graneheim & Lundman 2004), if written.
    pub condensed: Option<Box<str>>,
    /// How important the passage is for this code.
    #[serde(default, skip_serializing_if = "is_default")]
    pub importance: Importance,
}

/// A passage without a code that is to be found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Row id.
    pub id: HighlightId,
    /// Identity for exchange.
    pub guid: Guid,
    /// The document it is in.
    pub document: DocumentId,
    /// The passage, never empty.
    pub range: CharRange,
    /// Who marked it.
    pub coder: CoderId,
    /// When: UTC milliseconds since 1970.
    pub created_at: i64,
}

/// What a memo is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoTarget {
    /// The project as a whole.
    Project,
    /// A document.
    Document(DocumentId),
    /// A passage that need not be coded.
    Passage(DocumentId, CharRange),
    /// A code, subcategory or category.
    Code(CodeId),
    /// One coding.
    Coding(CodingId),
    /// A participant.
    Participant(ParticipantId),
}

impl MemoTarget {
    /// The coding that it is, if it is one.
    pub fn coding(self) -> Option<CodingId> {
        match self {
            Self::Coding(id) => Some(id),
            Self::Project | Self::Document(_) | Self::Passage(..) | Self::Code(_) | Self::Participant(_) => {
                None
            }
        }
    }

    /// The passage that it is, or that of `coding`, the row of a target that is a coding.
    pub fn passage(self, coding: Option<&Coding>) -> Option<(DocumentId, CharRange)> {
        match self {
            Self::Passage(document, range) => Some((document, range)),
            Self::Coding(_) => coding.map(|c| (c.document, c.range)),
            Self::Project | Self::Document(_) | Self::Code(_) | Self::Participant(_) => None,
        }
    }
}

/// What a memo is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoKind {
    /// No kind chosen.
    #[default]
    Note,
    /// About theory.
    Theory,
    /// About method.
    Method,
    /// About the case.
    Case,
}

impl MemoKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Note, Self::Theory, Self::Method, Self::Case];

    /// The name used on the command line and in exchange.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Theory => "theory",
            Self::Method => "method",
            Self::Case => "case",
        }
    }
}

/// A researcher's note. A target has at most one memo, save the project, which may have many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// Row id.
    pub id: MemoId,
    /// Identity for exchange.
    pub guid: Guid,
    /// What it is attached to.
    pub target: MemoTarget,
    /// What it is about.
    pub kind: MemoKind,
    /// The note itself.
    pub body: String,
    /// Who wrote it.
    pub coder: CoderId,
    /// When it was written: UTC milliseconds since 1970.
    pub created_at: i64,
    /// When it was last changed: UTC milliseconds since 1970.
    pub modified_at: i64,
}

/// An interviewee, named by a code instead of a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Row id.
    pub id: ParticipantId,
    /// Identity for exchange.
    pub guid: Guid,
    /// The code that stands for the person in every export, such as «م۱»; unique.
    pub name: String,
    /// Order in lists and tables.
    pub position: i64,
    /// Who introduced this person (snowball sampling).
    pub introduced_by: Option<ParticipantId>,
    /// Values of attributes; an attribute that is not there has no value.
    pub values: BTreeMap<AttributeId, String>,
}

/// An attribute of participants, such as sector or education.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// Row id.
    pub id: AttributeId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name, unique without regard to letter variants.
    pub name: String,
    /// Order in lists and tables.
    pub position: i64,
}

/// A person who codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coder {
    /// Row id.
    pub id: CoderId,
    /// Identity for exchange.
    pub guid: Guid,
    /// Name, unique.
    pub name: String,
}

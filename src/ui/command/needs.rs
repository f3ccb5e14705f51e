//! What must be there before a command can do something.

/// Something that must be there before a command can do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Need {
    /// A project is open.
    Project,
    /// A document is open.
    Document,
    /// The open document has a coding.
    CodedDocument,
    /// A passage of the text is selected.
    Passage,
    /// A coding is selected.
    Coding,
    /// A passage or a coding is selected, so that it can be given a code.
    PassageOrCoding,
    /// A passage is selected, or a coding itself: by its stripe, a key, a row or a card, and not only by a click among its
    /// words, so that a key alone may give it another code.
    PassageOrChosenCoding,
    /// A coding is selected, or lies where the selected passage is.
    CodingHere,
    /// A code was given before.
    Recent,
    /// A code is selected, or the cursor of the code system stands on one.
    Code,
    /// A document is selected in the list or open, or the cursor of the list stands on a group.
    ListedDocument,
    /// A code or a document is active.
    Activated,
    /// A pane beside the text was used.
    Pane,
    /// Two texts stand beside each other.
    OtherText,
    /// There is something to take back.
    Undo,
    /// There is something to bring back.
    Redo,
    /// The person was at a place to which an arrow to the right leads.
    PlaceToRight,
    /// The person was at a place to which an arrow to the left leads.
    PlaceToLeft,
}

impl Need {
    /// All of them.
    pub const ALL: [Self; 18] = [
        Self::Project,
        Self::Document,
        Self::CodedDocument,
        Self::Passage,
        Self::Coding,
        Self::PassageOrCoding,
        Self::PassageOrChosenCoding,
        Self::CodingHere,
        Self::Recent,
        Self::Code,
        Self::ListedDocument,
        Self::Activated,
        Self::Pane,
        Self::OtherText,
        Self::Undo,
        Self::Redo,
        Self::PlaceToRight,
        Self::PlaceToLeft,
    ];

    /// The id of the sentence that says what to do first; without a project nothing is said, for the window that
    /// welcomes says it all.
    pub fn sentence(self) -> Option<&'static str> {
        match self {
            Self::Project => None,
            Self::Document | Self::ListedDocument => Some("reader-none-open-hint"),
            Self::CodedDocument => Some("need-coded-document"),
            Self::Passage | Self::PassageOrCoding => Some("coding-nothing-selected"),
            Self::PassageOrChosenCoding => Some("coding-nothing-chosen"),
            Self::Coding => Some("reader-no-coding"),
            Self::CodingHere => Some("coding-no-coding-here"),
            Self::Recent => Some("coding-no-recent"),
            Self::Code => Some("need-code"),
            Self::Activated => Some("need-activated"),
            Self::Pane => Some("dock-no-pane"),
            Self::OtherText => Some("need-other-text"),
            Self::Undo => Some("need-undo"),
            Self::Redo => Some("need-redo"),
            Self::PlaceToRight => Some("need-place-right"),
            Self::PlaceToLeft => Some("need-place-left"),
        }
    }
}

/// What is there, of all that commands may need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MetNeeds(u32);

impl MetNeeds {
    /// The situation in which exactly those needs are met of which `is_met` says so.
    pub fn of(is_met: impl Fn(Need) -> bool) -> Self {
        let met = Need::ALL.into_iter().filter(|need| is_met(*need));
        Self(met.fold(0, |bits, need| bits | bit(need)))
    }

    /// Whether a need is met.
    pub fn meets(self, need: Need) -> bool {
        self.0 & bit(need) != 0
    }
}

fn bit(need: Need) -> u32 {
    1 << need as u32
}

//! What was chosen for coded transcripts on paper.

use serde::{Deserialize, Serialize};

/// What was chosen when a coded transcript was printed last. Formats, papers and fonts stand under the names that the
/// command line gives them; a name that is unknown means the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PrintSettings {
    /// The kind of file.
    pub format: String,
    /// The size of the paper.
    pub paper: String,
    /// The profile of fonts, for files that name them.
    pub profile: String,
    /// The face, for files that carry their fonts.
    pub face: String,
    /// How large the words are.
    pub size: String,
    /// Stripes beside the words.
    pub stripes: bool,
    /// The names of codes.
    pub names: bool,
    /// The numbers of paragraphs.
    pub numbers: bool,
    /// Codes are named by their whole path.
    pub paths: bool,
    /// The condensed meaning units.
    pub condensed: bool,
    /// The memos on passages and codings.
    pub memos: bool,
    /// The list of codes at the end.
    pub legend: bool,
    /// Only paragraphs that have coded passages.
    pub coded_only: bool,
}

impl Default for PrintSettings {
    fn default() -> Self {
        Self {
            format: String::new(),
            paper: String::new(),
            profile: String::new(),
            face: String::new(),
            size: String::new(),
            stripes: true,
            names: true,
            numbers: true,
            paths: false,
            condensed: false,
            memos: true,
            legend: true,
            coded_only: false,
        }
    }
}

//! What was chosen on a page when it was seen last, and whether anything was chosen since.

/// What was kept, and what it came to when the page took it up.
///
/// Taking up is not the reverse of noting: what is no longer in the project is left out, and what a page begins with is
/// spelled out. So what was kept is noted as it was for as long as nobody has chosen anything, and nothing is written
/// because a page was looked at.
#[derive(Clone, Debug, Default)]
pub struct KeptChoice<T> {
    kept: T,
    begun: Option<T>,
}

impl<T: Clone + PartialEq> KeptChoice<T> {
    /// What was kept, not yet taken up.
    pub fn new(kept: T) -> Self {
        Self { kept, begun: None }
    }

    /// As it was kept.
    pub fn kept(&self) -> &T {
        &self.kept
    }

    /// It is taken up, and would be noted like this.
    pub fn begin(&mut self, noted: T) {
        self.begun = Some(noted);
    }

    /// What is to be kept; `now` is how it would be noted, `None` as long as it was not taken up.
    pub fn noted(&self, now: Option<T>) -> T {
        now.filter(|now| self.begun.as_ref() != Some(now))
            .unwrap_or_else(|| self.kept.clone())
    }
}

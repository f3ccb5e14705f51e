//! What is chosen on the pages of findings and of the ladder. It is about the project and goes with its file, to whoever
//! opens it on whatever machine; a page is a name and a value in JSON there.
//!
//! A file may come from anyone: a value that cannot be read is as none, and what is read is held to the same bounds as
//! what is kept.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::project_view::{LONGEST_NAME, emptied_beyond};
use super::{CodingsView, FindingsView, ProjectView};

/// The name of the page of findings.
const FINDINGS: &str = "findings";
/// The name of the page of the ladder.
const LADDER: &str = "ladder";

/// What is chosen on the page of findings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingsChoices {
    /// The key of the table in view.
    pub table: String,
    /// What was chosen for the tables.
    pub chosen: FindingsView,
}

/// What is chosen on the page of the ladder.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LadderChoices {
    /// What narrows it, and its order.
    pub filter: CodingsView,
    /// How important its rows are at least.
    pub importance: u8,
}

impl FindingsChoices {
    /// Those of a view.
    pub fn of(view: &ProjectView) -> Self {
        Self {
            table: view.table.clone(),
            chosen: view.findings.clone(),
        }
    }

    /// Puts them into a view.
    pub fn put_into(self, view: &mut ProjectView) {
        (view.table, view.findings) = (self.table, self.chosen);
    }

    fn bounded(mut self) -> Self {
        emptied_beyond(LONGEST_NAME, &mut self.table);
        self.chosen.bound();
        self
    }
}

impl LadderChoices {
    /// Those of a view.
    pub fn of(view: &ProjectView) -> Self {
        Self {
            filter: view.ladder.clone(),
            importance: view.ladder_importance,
        }
    }

    /// Puts them into a view.
    pub fn put_into(self, view: &mut ProjectView) {
        (view.ladder, view.ladder_importance) = (self.filter, self.importance);
    }

    fn bounded(mut self) -> Self {
        self.filter.bound();
        self
    }
}

/// What is chosen on the pages that go with the project file; `None` for a page of which nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProjectChoices {
    /// The page of findings.
    findings: Option<FindingsChoices>,
    /// The page of the ladder.
    ladder: Option<LadderChoices>,
}

impl ProjectChoices {
    /// Reads what a project file has: values by the names of pages.
    pub fn read(pages: &BTreeMap<String, String>) -> Self {
        Self {
            findings: value(pages, FINDINGS).map(FindingsChoices::bounded),
            ladder: value(pages, LADDER).map(LadderChoices::bounded),
        }
    }

    /// What is shown in a view.
    pub fn of(view: &ProjectView) -> Self {
        Self {
            findings: Some(FindingsChoices::of(view).bounded()),
            ladder: Some(LadderChoices::of(view).bounded()),
        }
    }

    /// The pages on which something else is chosen than a file has, as it is to be written there. On a page that the file
    /// does not have all is as at first.
    pub fn differing_from(&self, file: &Self) -> BTreeMap<String, String> {
        let findings = differing(FINDINGS, self.findings.as_ref(), file.findings.as_ref());
        let ladder = differing(LADDER, self.ladder.as_ref(), file.ladder.as_ref());
        findings.into_iter().chain(ladder).collect()
    }

    /// Puts the pages that are known in the place of those of a view.
    pub fn put_into(&self, view: &mut ProjectView) {
        if let Some(findings) = self.findings.clone() {
            findings.put_into(view);
        }
        if let Some(ladder) = self.ladder.clone() {
            ladder.put_into(view);
        }
    }

    /// Leaves the pages that are known out of a view.
    pub fn leave_out_of(&self, view: &mut ProjectView) {
        if self.findings.is_some() {
            FindingsChoices::default().put_into(view);
        }
        if self.ladder.is_some() {
            LadderChoices::default().put_into(view);
        }
    }
}

/// What a file says of a page, if that makes sense.
fn value<T: DeserializeOwned>(pages: &BTreeMap<String, String>, page: &str) -> Option<T> {
    let read = serde_json::from_str(pages.get(page)?);
    read.inspect_err(|error| log::warn!("what is chosen on the page {page}: {error}"))
        .ok()
}

/// What is to be written of a page.
fn differing<T>(page: &str, now: Option<&T>, file: Option<&T>) -> Option<(String, String)>
where
    T: Default + PartialEq + Serialize,
{
    let now = now.filter(|now| file.map_or(**now != T::default(), |file| *now != file))?;
    let value = serde_json::to_string(now);
    let value = value.inspect_err(|error| log::warn!("what is chosen on the page {page}: {error}"));
    Some((page.to_owned(), value.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view() -> ProjectView {
        ProjectView {
            table: "crosstab".to_owned(),
            findings: FindingsView {
                filter: CodingsView {
                    query: "کد:الف".to_owned(),
                    values: vec![("سن".to_owned(), "۳۴".to_owned())],
                    ..CodingsView::default()
                },
                options: BTreeMap::from([("level".to_owned(), "code".to_owned())]),
                persian_digits: Some(true),
                ..FindingsView::default()
            },
            codes: "نگران".to_owned(),
            ..ProjectView::default()
        }
    }

    #[test]
    fn what_is_chosen_comes_back_from_a_file_and_only_changes_are_written() {
        let nothing = ProjectChoices::read(&BTreeMap::new());
        assert_eq!(nothing, ProjectChoices::default());
        let fresh = ProjectChoices::of(&ProjectView::default());
        assert_eq!(fresh.differing_from(&nothing), BTreeMap::new());
        let chosen = ProjectChoices::of(&view());
        let written = chosen.differing_from(&nothing);
        assert_eq!(written.keys().collect::<Vec<_>>(), ["findings"]);
        let file = ProjectChoices::read(&written);
        assert_eq!(chosen.differing_from(&file), BTreeMap::new());
        // What is put back as at first is a change too.
        let back = fresh.differing_from(&file);
        assert_eq!(back.keys().collect::<Vec<_>>(), ["findings"]);
        assert_eq!(
            fresh.differing_from(&ProjectChoices::read(&back)),
            BTreeMap::new()
        );

        // The rest of a view stays.
        let mut shown = ProjectView {
            codes: "x".to_owned(),
            ladder_importance: 2,
            ..ProjectView::default()
        };
        file.put_into(&mut shown);
        assert_eq!((shown.codes.as_str(), shown.ladder_importance), ("x", 2));
        assert_eq!(FindingsChoices::of(&shown), FindingsChoices::of(&view()));
        file.leave_out_of(&mut shown);
        assert_eq!(FindingsChoices::of(&shown), FindingsChoices::default());
        assert_eq!((shown.codes.as_str(), shown.ladder_importance), ("x", 2));
    }

    #[test]
    fn whatever_a_file_says_is_read_within_bounds() {
        let read = |value: String| ProjectChoices::read(&BTreeMap::from([(FINDINGS.to_owned(), value)]));
        for senseless in [
            "",
            "1",
            "[]x",
            "{\"table\":1}",
            "{\"chosen\":{\"options\":{\"top\":1}}}",
        ] {
            assert_eq!(
                read(senseless.to_owned()),
                ProjectChoices::default(),
                "{senseless}"
            );
        }
        assert_eq!(read("[".repeat(100_000)), ProjectChoices::default());
        let known = |value: String| read(value).findings.unwrap();
        let unknown = known("{\"unheard\":{\"of\":[1]},\"table\":\"codes\"}".to_owned());
        assert_eq!(unknown.table, "codes");
        let long = "x".repeat(5_000);
        let options: Vec<String> = (0..5_000).map(|n| format!("\"{n}\":\"1\"")).collect();
        let chosen = known(format!(
            "{{\"table\":\"{long}\",\"chosen\":{{\"lang\":\"{long}\",\"profile\":\"{long}\",\
             \"options\":{{{},\"{long}\":\"1\",\"top\":\"{long}\"}},\
             \"filter\":{{\"codes\":[\"{long}\"],\"query\":\"{long}\",\"words\":\"{long}\",\"order\":\"{long}\",\
             \"values\":[[\"{long}\",\"a\"]]}}}}}}",
            options.join(",")
        ));
        let options = chosen.chosen.options.len();
        assert!(options <= 100, "{options}");
        let empty = FindingsChoices {
            chosen: FindingsView {
                options: chosen.chosen.options.clone(),
                ..FindingsView::default()
            },
            ..FindingsChoices::default()
        };
        assert_eq!(chosen, empty);
    }
}

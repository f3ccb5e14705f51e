//! What is typed as a path: which folder it names, and what of a name follows it.

use std::path::{Path, PathBuf, is_separator};

use super::folder::FolderEntry;
use crate::text::name_key;

/// What a path begins from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The person's own folder, which `~` means.
    pub home: PathBuf,
    /// The folder that a path begins from when it names none.
    pub base: PathBuf,
}

/// The folder and the beginning of a name in it; the folder keeps the separator at its end.
pub(super) fn split(text: &str) -> (&str, &str) {
    if text == "~" {
        return (text, "");
    }
    let at = text.rfind(is_separator).map_or(0, |at| at + 1);
    text.split_at_checked(at).unwrap_or((text, ""))
}

impl Places {
    /// The path that is typed.
    pub(super) fn path(&self, typed: &str) -> PathBuf {
        let typed = typed.trim();
        let below_home = typed
            .strip_prefix('~')
            .filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
        match below_home {
            Some(rest) => self.home.join(rest.trim_start_matches(is_separator)),
            None => self.base.join(typed),
        }
    }
}

/// A folder as it is typed, so that a name can follow.
pub(super) fn folder_text(folder: &Path) -> String {
    let mut text = folder.to_string_lossy().into_owned();
    if !text.ends_with(is_separator) {
        text.push(std::path::MAIN_SEPARATOR);
    }
    text
}

/// Which of the entries the beginning of a name may become, as their places: those that begin so before those that
/// hold it. Letter variants, case and half spaces do not count. What is hidden must begin with its dot.
pub(super) fn completions(
    entries: &[FolderEntry],
    name: &str,
    wanted: impl Fn(&FolderEntry) -> bool,
) -> Vec<usize> {
    let key = name_key(name);
    let hidden = name.starts_with('.');
    let fits = |begins: bool| {
        let key = key.as_str();
        let wanted = &wanted;
        entries
            .iter()
            .enumerate()
            .filter(move |(_, entry)| {
                let held = match entry.key.find(key) {
                    Some(0) => begins,
                    Some(_) => !begins,
                    None => false,
                };
                held && (hidden || !entry.name.starts_with('.')) && wanted(entry)
            })
            .map(|(place, _)| place)
    };
    fits(true).chain(fits(false)).collect()
}

/// How far all of these names begin alike, if that is further than what is typed.
pub(super) fn common_beginning<'a>(mut names: impl Iterator<Item = &'a str>, typed: &str) -> Option<&'a str> {
    let first = names.next()?;
    let alike = names.fold(first.len(), |alike, name| {
        let pairs = first.char_indices().zip(name.chars());
        let differ = pairs.take_while(|((_, a), b)| a == b).last();
        let end = differ.map_or(0, |((at, c), _)| at + c.len_utf8());
        alike.min(end)
    });
    first
        .get(..alike)
        .filter(|beginning| beginning.chars().count() > typed.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(names: &[&str]) -> Vec<FolderEntry> {
        let entry = |name: &&str| FolderEntry {
            name: (*name).to_owned(),
            key: name_key(name),
            path: PathBuf::from(name),
            is_folder: false,
        };
        names.iter().map(entry).collect()
    }

    fn found(names: &[&str], typed: &str) -> Vec<String> {
        let entries = entries(names);
        let places = completions(&entries, typed, |_| true);
        places.into_iter().map(|i| entries[i].name.clone()).collect()
    }

    #[test]
    fn a_path_begins_at_home_at_the_root_or_at_the_usual_folder() {
        let places = Places {
            home: "/home/maryam".into(),
            base: "/data".into(),
        };
        for (typed, path) in [
            ("~", "/home/maryam"),
            ("~/پژوهش من/", "/home/maryam/پژوهش من/"),
            ("~maryam", "/data/~maryam"),
            ("م۱.txt", "/data/م۱.txt"),
            ("", "/data/"),
            ("/tmp/a", "/tmp/a"),
        ] {
            assert_eq!(places.path(typed), Path::new(path), "{typed}");
        }
        assert_eq!(split("~/پژوهش من/م"), ("~/پژوهش من/", "م"));
        assert_eq!(split("م"), ("", "م"));
        assert_eq!(split("~"), ("~", ""));
    }

    #[test]
    fn what_begins_so_comes_before_what_holds_it() {
        let names = ["گفت‌وگو با مريم.txt", "مریم ۱.txt", ".مریم", "علی.txt"];
        assert_eq!(found(&names, "مریم"), ["مریم ۱.txt", "گفت‌وگو با مريم.txt"]);
        assert_eq!(found(&names, ".م"), [".مریم"]);
        assert_eq!(found(&names, "").len(), 3);
    }

    #[test]
    fn names_are_completed_as_far_as_they_agree() {
        let names = ["مصاحبهٔ ۱.txt", "مصاحبهٔ ۲.txt"];
        assert_eq!(common_beginning(names.into_iter(), "م"), Some("مصاحبهٔ "));
        assert_eq!(common_beginning(names.into_iter(), "مصاحبهٔ "), None);
        assert_eq!(common_beginning(["a.txt"].into_iter(), "a"), Some("a.txt"));
    }
}

//! Code systems for tests, written as outlines.

use crate::analysis::Counts;
use crate::model::{CodeId, Edit, NewCode, ProjectInfo, Snapshot, plan};
use crate::ui::parts::codes::tree::CodeTree;

/// A project with the codes of an outline: one a line, two spaces a level.
pub fn snapshot(outline: &str) -> Snapshot {
    let project = ProjectInfo {
        guid: crate::model::Guid::new(),
        name: "نمونه".to_owned(),
        description: String::new(),
        levels: ["طبقه", "زیرطبقه", "کد"].map(str::to_owned),
    };
    let edit = Edit::ImportCodes(new_codes(outline));
    plan(edit, &Snapshot::new(project), 1, "پژوهشگر", 0)
        .unwrap()
        .after
}

/// The code system of a project as a tree.
pub fn tree_of(snapshot: &Snapshot) -> CodeTree {
    CodeTree::of(snapshot, &Counts::of(snapshot))
}

/// The codes of an outline.
pub fn new_codes(outline: &str) -> Vec<NewCode> {
    let lines: Vec<&str> = outline.lines().filter(|l| !l.trim().is_empty()).collect();
    branch(&lines, 0)
}

fn branch(lines: &[&str], depth: usize) -> Vec<NewCode> {
    let depth_of = |line: &str| (line.len() - line.trim_start().len()) / 2;
    let starts: Vec<usize> = (0..lines.len())
        .filter(|i| depth_of(lines[*i]) == depth)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| NewCode {
            name: lines[*start].trim().to_owned(),
            children: branch(&lines[start + 1..end], depth + 1),
            ..NewCode::default()
        })
        .collect()
}

/// The code of that name.
pub fn code(snapshot: &Snapshot, name: &str) -> CodeId {
    let found = snapshot.code_tree().into_iter().find(|(_, c)| c.name == name);
    found.unwrap_or_else(|| panic!("no code {name}")).1.id
}

/// The outline of a project.
pub fn outline(snapshot: &Snapshot) -> String {
    let lines = snapshot
        .code_tree()
        .into_iter()
        .map(|(depth, c)| format!("{}{}", "  ".repeat(depth), c.name));
    lines.collect::<Vec<_>>().join("\n")
}

//! Edits of the code system.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::{NameIndex, NameScope, Planner, clean_name, clean_text, renamed, renumber, reorder};
use crate::model::{
    Change, Code, CodeId, CodePath, Coding, CodingId, Consequences, Delta, EditError, Level, Memo, MemoId,
    MemoTarget, NewCode, OperationKind, Snapshot, Summary,
};

/// What deleting these codes would take with it.
pub fn deletion_of_codes(snapshot: &Snapshot, ids: &[CodeId]) -> Consequences {
    let codes: HashSet<CodeId> = ids.iter().flat_map(|c| snapshot.descendants(*c)).collect();
    let codings = codings_with(snapshot, &codes);
    let memos = memos_of(snapshot, &codes, &codings);
    Consequences {
        codes: codes.len(),
        documents: 0,
        codings: codings.len(),
        memos: memos.len(),
        highlights: 0,
        summaries: snapshot.summaries().filter(|s| codes.contains(&s.code)).count(),
    }
}

/// The code of that path. A single name finds the only code that is called so.
///
/// # Errors
/// [`EditError::AmbiguousCode`] when a single name fits several codes, none of them a root.
pub fn find_code(snapshot: &Snapshot, path: &CodePath) -> Result<Option<CodeId>, EditError> {
    NameIndex::default().code_at(snapshot, path.names())
}

/// Codes may stand so deep, the outermost being at 1: far below the three levels that have names, and shallow enough for
/// whatever goes down the tree step by step.
pub const CODES_DEEP: usize = 32;

/// Looks codes up one after the other, without a look at the whole code system for each.
#[derive(Debug)]
pub struct CodeFinder<'a> {
    snapshot: &'a Snapshot,
    names: NameIndex,
}

impl<'a> CodeFinder<'a> {
    /// Of a state.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            names: NameIndex::default(),
        }
    }

    /// As [`find_code`].
    ///
    /// # Errors
    /// [`EditError::AmbiguousCode`] when a single name is that of several codes.
    pub fn find(&mut self, path: &CodePath) -> Result<Option<CodeId>, EditError> {
        self.names.code_at(self.snapshot, path.names())
    }
}

fn codings_with(snapshot: &Snapshot, codes: &HashSet<CodeId>) -> HashSet<CodingId> {
    let lists = snapshot.codings.values();
    lists
        .flat_map(|l| l.rows().iter().filter(|c| codes.contains(&c.code)).map(|c| c.id))
        .collect()
}

fn memos_of(snapshot: &Snapshot, codes: &HashSet<CodeId>, codings: &HashSet<CodingId>) -> Vec<MemoId> {
    let about = |target: MemoTarget| match target {
        MemoTarget::Code(c) => codes.contains(&c),
        MemoTarget::Coding(c) => codings.contains(&c),
        MemoTarget::Project
        | MemoTarget::Document(_)
        | MemoTarget::Passage(..)
        | MemoTarget::Participant(_) => false,
    };
    snapshot
        .memos()
        .filter(|m| about(m.target))
        .map(|m| m.id)
        .collect()
}

impl Planner {
    pub(super) fn create_codes(
        &mut self,
        parent: Option<CodeId>,
        codes: Vec<NewCode>,
    ) -> Result<Summary, EditError> {
        if let Some(parent) = parent {
            self.get::<Code>(parent)?;
        }
        let first = match codes.first() {
            Some(code) => clean_name(&code.name)?,
            None => return Err(EditError::NothingToDo),
        };
        for code in codes {
            self.create_branch(parent, code)?;
        }
        Ok(self.created_codes(OperationKind::CodeCreate, first, 0))
    }

    /// What is told of the codes that came into being after the first `before` of this edit.
    fn created_codes(&self, kind: OperationKind, first: String, before: usize) -> Summary {
        let new = self.created.codes.get(before..).unwrap_or_default();
        let mut levels = [0; Level::ALL.len()];
        for code in new.iter().filter_map(|id| self.snapshot.code(*id)) {
            if let Some(count) = levels.get_mut(code.level.index()) {
                *count += 1;
            }
        }
        Summary {
            levels: Some(levels),
            ..Summary::new(kind, first, new.len())
        }
    }

    fn create_branch(&mut self, parent: Option<CodeId>, new: NewCode) -> Result<CodeId, EditError> {
        let name = clean_name(&new.name)?;
        self.refuse_taken(NameScope::Below(parent), &name, None)?;
        self.create_unchecked(parent, name, new)
    }

    /// Creates a code whose clean name has been looked for among its siblings, and what stands below it.
    fn create_unchecked(
        &mut self,
        parent: Option<CodeId>,
        name: String,
        new: NewCode,
    ) -> Result<CodeId, EditError> {
        self.refuse_too_deep(parent, 1)?;
        let id = CodeId(self.fresh_id());
        let above = parent.and_then(|p| self.snapshot.code(p));
        let level = new
            .level
            .unwrap_or_else(|| above.map_or(Level::Code, |p| p.level.child_level()));
        let colour = new
            .colour
            .or_else(|| above.map(|p| p.colour))
            .unwrap_or_else(|| self.hues.least_used(&self.snapshot));
        let position = self.snapshot.code_order.next_position(parent);
        let definition = clean_text(new.definition.trim().to_owned());
        let guid = new.guid.unwrap_or_default();
        self.put(Code {
            id,
            guid,
            name,
            parent,
            position,
            level,
            colour,
            definition,
        });
        self.created.codes.push(id);
        for child in new.children {
            self.create_branch(Some(id), child)?;
        }
        Ok(id)
    }

    /// The child of that name, or a new one.
    pub(super) fn code_called(&mut self, parent: Option<CodeId>, name: &str) -> Result<CodeId, EditError> {
        let name = clean_name(name)?;
        match self.child_called(parent, &name) {
            Some(id) => Ok(id),
            None => self.create_branch(
                parent,
                NewCode {
                    name,
                    ..NewCode::default()
                },
            ),
        }
    }

    fn child_called(&mut self, parent: Option<CodeId>, name: &str) -> Option<CodeId> {
        self.called(NameScope::Below(parent), name).map(CodeId)
    }

    /// The same, but not that code.
    fn child_called_besides(&mut self, parent: Option<CodeId>, name: &str, not: CodeId) -> Option<CodeId> {
        let place = NameScope::Below(parent);
        let rows = self.names.rows(&self.snapshot, place, name);
        rows.iter().map(|id| CodeId(*id)).find(|id| *id != not)
    }

    pub(super) fn import_codes(&mut self, codes: Vec<NewCode>) -> Result<Summary, EditError> {
        let before = self.created.codes.len();
        let first = codes.first().map(|c| c.name.clone()).unwrap_or_default();
        for code in codes {
            self.merge_branch(None, code)?;
        }
        Ok(self.created_codes(OperationKind::CodeImport, first, before))
    }

    fn merge_branch(&mut self, parent: Option<CodeId>, new: NewCode) -> Result<(), EditError> {
        let name = clean_name(&new.name)?;
        let Some(id) = self.child_called(parent, &name) else {
            return self.create_branch(parent, new).map(|_| ());
        };
        let mut code: Code = self.get(id)?;
        if code.definition.is_empty() {
            code.definition = clean_text(new.definition.trim().to_owned());
        }
        self.put(code);
        for child in new.children {
            self.merge_branch(Some(id), child)?;
        }
        Ok(())
    }

    pub(super) fn rename_code(&mut self, id: CodeId, name: &str) -> Result<Summary, EditError> {
        let name = clean_name(name)?;
        let code: Code = self.get(id)?;
        self.refuse_taken(NameScope::Below(code.parent), &name, Some(id.0))?;
        let done = renamed(OperationKind::CodeRename, &code.name, &name);
        self.put(Code { name, ..code });
        Ok(done)
    }

    pub(super) fn change_codes(
        &mut self,
        ids: &[CodeId],
        kind: OperationKind,
        change: impl Fn(&mut Code),
    ) -> Result<Summary, EditError> {
        let mut first = String::new();
        for id in ids {
            let mut code: Code = self.get(*id)?;
            if first.is_empty() {
                first.clone_from(&code.name);
            }
            change(&mut code);
            self.put(code);
        }
        Ok(Summary::new(kind, first, ids.len()))
    }

    pub(super) fn move_codes(
        &mut self,
        ids: &[CodeId],
        parent: Option<CodeId>,
        before: Option<CodeId>,
    ) -> Result<Summary, EditError> {
        // The code below which they come; none where they only change their order.
        let mut target = String::new();
        let mut first = String::new();
        for id in ids {
            let code: Code = self.get(*id)?;
            if parent.is_some_and(|p| self.snapshot.descendants(*id).contains(&p)) {
                return Err(EditError::Cycle(code.name));
            }
            if code.parent != parent {
                self.refuse_too_deep(parent, self.height(*id))?;
                self.refuse_taken(NameScope::Below(parent), &code.name, Some(id.0))?;
                if let Some(parent) = parent {
                    target = self.get::<Code>(parent)?.name;
                }
            }
            if first.is_empty() {
                first.clone_from(&code.name);
            }
            self.put(Code { parent, ..code });
        }
        let rows: Vec<Code> = self
            .snapshot
            .children(parent)
            .into_iter()
            .map(|c| Code::clone(c))
            .collect();
        for code in renumber(reorder(rows, |c| c.id, ids, before), |c| &mut c.position) {
            self.put(code);
        }
        Ok(Summary::new(OperationKind::CodeMove, first, ids.len()).with_other(target))
    }

    /// Refuses so many levels of codes below a code when the lowest would stand too deep.
    fn refuse_too_deep(&self, parent: Option<CodeId>, levels: usize) -> Result<(), EditError> {
        let above = parent.map_or(0, |id| self.snapshot.ancestry(id).len());
        if above + levels > CODES_DEEP {
            return Err(EditError::TooDeep(CODES_DEEP));
        }
        Ok(())
    }

    /// How many levels a code has with what stands below it.
    fn height(&self, id: CodeId) -> usize {
        let (mut height, mut level) = (0, vec![id]);
        // No more is asked for than whether it is too high.
        while !level.is_empty() && height <= CODES_DEEP {
            height += 1;
            let below = |id: CodeId| self.snapshot.below(Some(id)).map(|code| code.id);
            level = level.into_iter().flat_map(below).collect();
        }
        height
    }

    pub(super) fn gather_codes(
        &mut self,
        name: &str,
        level: Level,
        parent: Option<CodeId>,
        ids: &[CodeId],
    ) -> Result<Summary, EditError> {
        if ids.is_empty() {
            return Err(EditError::NothingToDo);
        }
        if let Some(parent) = parent {
            self.get::<Code>(parent)?;
        }
        let name = clean_name(name)?;
        // A subcategory may take the name of a code that goes into it.
        let place = NameScope::Below(parent);
        let mut called_so = self.names.rows(&self.snapshot, place, &name).iter();
        if called_so.any(|id| !ids.contains(&CodeId(*id))) {
            return Err(EditError::NameTaken(name));
        }
        let holder = NewCode {
            level: Some(level),
            ..NewCode::default()
        };
        let id = self.create_unchecked(parent, name.clone(), holder)?;
        let moved = self.move_codes(ids, Some(id), None)?;
        Ok(Summary::new(OperationKind::CodeGather, moved.name, ids.len()).with_other(name))
    }

    pub(super) fn merge_codes(&mut self, from: &[CodeId], into: CodeId) -> Result<Summary, EditError> {
        let target: Code = self.get(into)?;
        let mut deep = Vec::new();
        for id in from.iter().filter(|id| **id != into).collect::<BTreeSet<_>>() {
            self.get::<Code>(*id)?;
            if self.snapshot.descendants(*id).contains(&into) {
                return Err(EditError::Cycle(target.name));
            }
            deep.push((Reverse(self.snapshot.ancestry(*id).len()), *id));
        }
        let first = match from.iter().find(|id| **id != into) {
            Some(id) => self.get::<Code>(*id)?.name,
            None => String::new(),
        };
        let mut given = CodingsByCode::of(&self.snapshot, from);
        // The deepest first. Otherwise a code could move along with the one above it and be merged into a code of the
        // same name below the target, and not into the target itself.
        deep.sort_unstable();
        for (_, id) in deep {
            // A twin that has been taken in already.
            if self.snapshot.code(id).is_some() {
                let code: Code = self.get(id)?;
                self.merge_one(&code, into, &mut given)?;
            }
        }
        Ok(Summary::new(OperationKind::CodeMerge, first, from.len()).with_other(target.name))
    }

    fn merge_one(&mut self, code: &Code, into: CodeId, given: &mut CodingsByCode) -> Result<(), EditError> {
        // The children come first: when the code stands below its target, one of them may have its name and be merged into
        // it, and so add definition, codings and children to it.
        while let Some(child) = self.first_below(code.id) {
            // The code itself may stand below `into` and be called so; it is going.
            match self.child_called_besides(Some(into), &child.name, code.id) {
                Some(twin) => self.merge_one(&child, twin, given)?,
                None => {
                    let position = self.snapshot.code_order.next_position(Some(into));
                    self.put(Code {
                        parent: Some(into),
                        position,
                        ..child
                    });
                }
            }
        }
        let codings = given.take(code.id, into);
        self.move_codings_to(&codings, into)?;
        let code: Code = self.get(code.id)?;
        let mut target: Code = self.get(into)?;
        join(&mut target.definition, &code.definition);
        self.put(target);
        self.merge_memos(MemoTarget::Code(code.id), MemoTarget::Code(into));
        self.merge_findings(code.id, into);
        self.drop_row::<Code>(code.id);
        Ok(())
    }

    fn first_below(&self, id: CodeId) -> Option<Code> {
        let mut below = self.snapshot.below(Some(id));
        below.next().map(|code| Code::clone(code))
    }

    pub(super) fn delete_codes(&mut self, ids: &[CodeId]) -> Result<Summary, EditError> {
        let Some(first) = ids.first() else {
            return Err(EditError::NothingToDo);
        };
        let first = self.get::<Code>(*first)?.name;
        let codes: HashSet<CodeId> = ids.iter().flat_map(|c| self.snapshot.descendants(*c)).collect();
        let codings = codings_with(&self.snapshot, &codes);
        for memo in memos_of(&self.snapshot, &codes, &codings) {
            self.drop_row::<Memo>(memo);
        }
        self.drop_findings_about(&codes);
        let gone = self.snapshot.codings_of(&codings);
        let gone = gone.into_iter().map(|c| {
            Change::Coding(Delta::<Coding> {
                before: Some(c.clone()),
                after: None,
            })
        });
        self.commit(gone.collect());
        // Children go before their parents, so that undo brings parents back first.
        let doomed: Vec<CodeId> = self
            .snapshot
            .code_tree()
            .into_iter()
            .rev()
            .map(|(_, c)| c.id)
            .filter(|c| codes.contains(c))
            .collect();
        for id in &doomed {
            self.drop_row::<Code>(*id);
        }
        Ok(Summary::new(OperationKind::CodeDelete, first, doomed.len()))
    }

    /// Resolves a reference, creating what is missing.
    pub(super) fn resolve_path(&mut self, path: &CodePath) -> Result<CodeId, EditError> {
        let path = path.names();
        if let Some(id) = self.names.code_at(&self.snapshot, path)? {
            return Ok(id);
        }
        let mut parent = None;
        let last = path.len().saturating_sub(1);
        for (depth, name) in path.iter().enumerate() {
            let name = clean_name(name)?;
            parent = Some(match self.child_called(parent, &name) {
                Some(id) => id,
                None => {
                    let level = match depth {
                        d if d == last => Level::Code,
                        0 => Level::Category,
                        _ => Level::Subcategory,
                    };
                    self.create_branch(
                        parent,
                        NewCode {
                            name,
                            level: Some(level),
                            ..NewCode::default()
                        },
                    )?
                }
            });
        }
        parent.ok_or(EditError::EmptyName)
    }
}

/// The codings of the codes that are merged into others, read in one look through all codings.
struct CodingsByCode(HashMap<CodeId, Vec<CodingId>>);

impl CodingsByCode {
    /// Those of these codes and of all below them.
    fn of(snapshot: &Snapshot, codes: &[CodeId]) -> Self {
        let codes = codes.iter().flat_map(|code| snapshot.descendants(*code));
        let mut given: HashMap<CodeId, Vec<CodingId>> = codes.map(|code| (code, Vec::new())).collect();
        for coding in snapshot.codings.values().flat_map(|list| list.rows()) {
            if let Some(codings) = given.get_mut(&coding.code) {
                codings.push(coding.id);
            }
        }
        Self(given)
    }

    /// The codings of a code that is merged into another, which may be merged in its turn and has them then.
    fn take(&mut self, code: CodeId, into: CodeId) -> Vec<CodingId> {
        let codings = self.0.remove(&code).unwrap_or_default();
        if let Some(of_target) = self.0.get_mut(&into) {
            of_target.extend(&codings);
        }
        codings
    }
}

/// Appends a paragraph that says something new.
pub(super) fn join(text: &mut String, more: &str) {
    if more.trim().is_empty() || text == more {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

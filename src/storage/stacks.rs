//! What can be undone and redone.

use super::JournalStep;
use crate::model::{JournalAction, OpId};

/// What can be undone and redone, the next at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UndoStacks {
    /// Operations that an undo would take back.
    pub undo: Vec<OpId>,
    /// Undos that a redo would take back.
    pub redo: Vec<OpId>,
}

impl UndoStacks {
    /// The stacks after all these steps. The first operation, which made the project, is never undone.
    pub fn after(steps: &[JournalStep]) -> Self {
        let mut stacks = Self::default();
        for step in steps.iter().skip(1) {
            stacks.push(*step);
        }
        stacks
    }

    /// One step more.
    pub fn push(&mut self, step: JournalStep) {
        match step.action {
            JournalAction::Do => {
                self.redo.clear();
                self.undo.push(step.op);
            }
            JournalAction::Undo => {
                self.undo.pop();
                self.redo.push(step.op);
            }
            JournalAction::Redo => {
                self.redo.pop();
                self.undo.push(step.op);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plays a line of `d`o, `u`ndo and `r`edo after a project was made.
    fn stacks(line: &str) -> (Vec<i64>, Vec<i64>) {
        let mut steps = vec![JournalStep {
            op: OpId(1),
            action: JournalAction::Do,
        }];
        steps.extend(line.chars().zip(2..).map(|(c, op)| JournalStep {
            op: OpId(op),
            action: match c {
                'u' => JournalAction::Undo,
                'r' => JournalAction::Redo,
                _ => JournalAction::Do,
            },
        }));
        let stacks = UndoStacks::after(&steps);
        let plain = |ops: Vec<OpId>| ops.into_iter().map(|op| op.0).collect();
        (plain(stacks.undo), plain(stacks.redo))
    }

    #[test]
    fn steps_give_what_can_be_undone_and_redone() {
        for (line, undo, redo) in [
            ("", vec![], vec![]),
            ("dd", vec![2, 3], vec![]),
            ("ddu", vec![2], vec![4]),
            ("dduu", vec![], vec![4, 5]),
            ("dduur", vec![6], vec![4]),
            ("dduurr", vec![6, 7], vec![]),
            ("dduuru", vec![], vec![4, 7]),
            ("ddud", vec![2, 5], vec![]),
        ] {
            assert_eq!(stacks(line), (undo, redo), "{line}");
        }
    }
}

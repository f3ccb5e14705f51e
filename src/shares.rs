//! One work done by several threads at once, each with a share of it.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// More threads than this only wait for one another's memory.
const MOST: usize = 8;

/// Does `work` on shares of a list at the same time, one for each processor and none lighter than `least`; the results
/// stand in the order of the list. A list without anything is one share. A panic of one becomes one of all.
pub fn in_shares<T: Send>(
    weights: &[usize],
    least: usize,
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    side_by_side(shares(weights, least), work)
}

fn shares(weights: &[usize], least: usize) -> Vec<Range<usize>> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get).min(MOST);
    let whole: usize = weights.iter().sum();
    split(weights, processors.min(whole / least.max(1)))
}

/// As many shares of a list, of about the same weight; fewer where there are not so many things.
fn split(weights: &[usize], shares: usize) -> Vec<Range<usize>> {
    let whole: usize = weights.iter().sum();
    let (mut found, mut begin, mut passed) = (Vec::new(), 0, 0);
    for (i, weight) in weights.iter().enumerate() {
        // What lies across the border of two shares belongs to that in which its middle is.
        let beyond = (2 * passed + weight) * shares >= 2 * whole * (found.len() + 1);
        if i > begin && found.len() + 1 < shares && beyond {
            found.push(begin..i);
            begin = i;
        }
        passed += weight;
    }
    found.push(begin..weights.len());
    found
}

/// Does `work` on each of some shares at the same time, on this thread and on others, and gives the results in the order
/// of the shares. A panic of one of them becomes one of this thread. Where no other thread can be had this one does it all.
fn side_by_side<S: Send, T: Send>(shares: Vec<S>, work: impl Fn(S) -> T + Sync) -> Vec<T> {
    let others = shares.len().saturating_sub(1);
    let waiting = Mutex::new(shares.into_iter().enumerate());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work_off = || {
        let mut done = Vec::new();
        while let Some((place, share)) = next() {
            done.push((place, work(share)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let started = (0..others).map_while(|_| thread::Builder::new().spawn_scoped(scope, work_off).ok());
        let started: Vec<_> = started.collect();
        let mut done = work_off();
        for thread in started {
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_weigh_about_the_same_and_leave_nothing_out() {
        assert_eq!(split(&[1; 6], 2), [0..3, 3..6]);
        assert_eq!(split(&[9, 1, 1, 1], 2), [0..1, 1..4]);
        assert_eq!(split(&[1, 1, 1, 9], 2), [0..3, 3..4]);
        assert_eq!(split(&[5], 4), vec![0..1; 1]);
        assert_eq!(split(&[0, 0, 0], 2), [0..1, 1..3]);
        assert_eq!(split(&[], 2), vec![0..0; 1]);
        assert_eq!(
            shares(&[10, 10], 100),
            vec![0..2; 1],
            "what is light is not shared"
        );
    }

    #[test]
    fn results_stand_in_the_order_of_the_shares() {
        let doubled = side_by_side((0..50).collect(), |n| n * 2);
        assert_eq!(doubled, (0..50).map(|n| n * 2).collect::<Vec<_>>());
        assert!(side_by_side(Vec::<u8>::new(), |n| n).is_empty());
    }

    #[test]
    fn a_panic_of_a_share_is_one_of_all() {
        let done = std::panic::catch_unwind(|| side_by_side(vec![1, 2, 3], |n| assert_ne!(n, 3)));
        assert!(done.is_err());
    }
}

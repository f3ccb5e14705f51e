//! Whether two things that passages are counted by have to do with each other: the tests of a table of counts.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{RngCore, SeedableRng};
use statrs::distribution::{ChiSquared, ContinuousCDF};
use statrs::function::factorial::ln_factorial;

/// Tables that are drawn at random where the exact test would have to look at too many.
pub const DRAWN_TABLES: u32 = 10_000;
/// The seed of the tables drawn at random, so that the same counts give the same figure at any time.
pub const DRAWING_SEED: u64 = 1;

/// Cells above which no tables are drawn: a table so large says nothing by one figure.
const MOST_DRAWN_CELLS: usize = 400;
/// Counts that differ by no more than what rounding adds are equally likely.
const ROUNDING: f64 = 1e-7;

/// The tests of a table of counts, over its rows and columns that are not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Association {
    /// Pearson's χ², without a correction for continuity.
    pub chi_square: f64,
    /// Degrees of freedom.
    pub degrees: usize,
    /// How likely a χ² so large is where the two have nothing to do with each other.
    pub p: f64,
    /// Cramér's V, from 0 to 1.
    pub v: f64,
    /// Fisher's test; `None` for a table too large for it.
    pub fisher: Option<Fisher>,
    /// How far each count is from the one expected, as adjusted standardised residual: beyond ±1.96 it is unlikely by
    /// chance. `None` in empty rows and columns.
    pub residuals: Vec<Vec<Option<f64>>>,
    /// Cells, of rows and columns that are not empty, whose expected count is below 5.
    pub expected_below_5: usize,
}

/// The figure of Fisher's test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fisher {
    /// How likely a table as unlikely as this one or more is.
    pub p: f64,
    /// How it was found.
    pub method: FisherMethod,
}

/// How the figure of Fisher's test was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FisherMethod {
    /// From all tables of these sums: two rows and two columns.
    Exact,
    /// From [`DRAWN_TABLES`] tables of these sums drawn at random.
    MonteCarlo,
}

impl Association {
    /// Tests a table of counts; `None` where fewer than two rows or two columns have any.
    ///
    /// χ² and V: Cramér, *Mathematical Methods of Statistics* (1946), §30.5 and §21.9. Residuals: Haberman, «The
    /// analysis of residuals in cross-classified tables», *Biometrics* 29 (1973).
    pub fn of(counts: &[Vec<u32>]) -> Option<Self> {
        let width = counts.iter().map(Vec::len).max().unwrap_or(0);
        let of_row: Vec<usize> = counts.iter().map(|row| sum(row)).collect();
        let mut of_column = vec![0; width];
        for row in counts {
            for (sum, count) in of_column.iter_mut().zip(row) {
                *sum += *count as usize;
            }
        }
        let filled = |sums: &[usize]| sums.iter().filter(|sum| **sum > 0).count();
        let (rows, columns) = (filled(&of_row), filled(&of_column));
        let smaller = rows.min(columns);
        if smaller < 2 {
            return None;
        }
        let all = of_row.iter().sum::<usize>() as f64;
        let (mut chi_square, mut expected_below_5) = (0.0, 0);
        let mut residuals = Vec::with_capacity(counts.len());
        for (row, sum) in counts.iter().zip(&of_row) {
            let cells = of_column.iter().enumerate().map(|(i, of_column)| {
                if *sum == 0 || *of_column == 0 {
                    return None;
                }
                let (of_row, of_column) = (*sum as f64, *of_column as f64);
                let expected = of_row * of_column / all;
                let off = f64::from(row.get(i).copied().unwrap_or(0)) - expected;
                chi_square += off * off / expected;
                expected_below_5 += usize::from(expected < 5.0);
                let spread = expected * (1.0 - of_row / all) * (1.0 - of_column / all);
                Some(off / spread.sqrt())
            });
            residuals.push(cells.collect());
        }
        let degrees = (rows - 1) * (columns - 1);
        let distribution = ChiSquared::new(degrees as f64).ok()?;
        Some(Self {
            chi_square,
            degrees,
            p: distribution.sf(chi_square),
            v: (chi_square / (all * (smaller - 1) as f64)).sqrt(),
            fisher: fisher(counts, &of_row, &of_column),
            residuals,
            expected_below_5,
        })
    }
}

/// All counts of a row together, which may be more than each can be.
pub(super) fn sum(row: &[u32]) -> usize {
    row.iter().map(|count| *count as usize).sum()
}

/// Fisher's test, by the sum over all tables that are no likelier than this one: Fisher, *Statistical Methods for
/// Research Workers* (1934), §21.02; for more than two rows or columns Freeman & Halton, *Biometrika* 38 (1951), over
/// tables drawn at random, the table itself counted among them.
fn fisher(counts: &[Vec<u32>], of_row: &[usize], of_column: &[usize]) -> Option<Fisher> {
    let rows: Vec<usize> = of_row.iter().copied().filter(|sum| *sum > 0).collect();
    let columns: Vec<usize> = of_column.iter().copied().filter(|sum| *sum > 0).collect();
    if let ([above, _], [before, _]) = (rows.as_slice(), columns.as_slice()) {
        let filled = of_row.iter().position(|sum| *sum > 0)?;
        let first = of_column.iter().position(|sum| *sum > 0)?;
        let count = counts.get(filled)?.get(first).copied().unwrap_or(0);
        let all = rows.iter().sum();
        return Some(Fisher {
            p: four_cells(count as usize, *above, *before, all),
            method: FisherMethod::Exact,
        });
    }
    if rows.len() * columns.len() > MOST_DRAWN_CELLS {
        return None;
    }
    let logs = LogFactorials::up_to(rows.iter().sum());
    let unlikeliness: f64 = counts.iter().flatten().map(|n| logs.of(*n as usize)).sum();
    let mut random = Random::new();
    let mut left = Vec::with_capacity(columns.len());
    let mut as_unlikely = 0;
    for _ in 0..DRAWN_TABLES {
        let drawn = drawn_unlikeliness(&rows, &columns, &mut left, &logs, &mut random);
        as_unlikely += u32::from(drawn >= unlikeliness - ROUNDING);
    }
    Some(Fisher {
        p: f64::from(as_unlikely + 1) / f64::from(DRAWN_TABLES + 1),
        method: FisherMethod::MonteCarlo,
    })
}

/// The figure of a table with two rows and columns: `count` in its first cell, `above` in the first row, `before` in the
/// first column, `all` altogether.
fn four_cells(count: usize, above: usize, before: usize, all: usize) -> f64 {
    let log = |n: usize| ln_factorial(n as u64);
    let likeliness = |n: usize| {
        let beside = log(above - n) + log(before - n) + log(all + n - above - before);
        -(log(n) + beside)
    };
    let least = (above + before).saturating_sub(all);
    let (mut sum, mut unlikely) = (0.0, 0.0);
    let this = likeliness(count);
    for n in least..=above.min(before) {
        // Taken against this table, so that no power is out of reach.
        let against = (likeliness(n) - this).exp();
        sum += against;
        if against <= 1.0 + ROUNDING {
            unlikely += against;
        }
    }
    (unlikely / sum).min(1.0)
}

/// Draws a table of these sums; the sum of the logarithms of the factorials of its cells, which is the larger the less
/// likely the table is.
fn drawn_unlikeliness(
    rows: &[usize],
    columns: &[usize],
    left: &mut Vec<usize>,
    logs: &LogFactorials,
    random: &mut Random,
) -> f64 {
    left.clear();
    left.extend_from_slice(columns);
    let mut rest: usize = columns.iter().sum();
    let mut unlikeliness = 0.0;
    for row in rows {
        let (mut open, mut after) = (*row, rest);
        for column in left.iter_mut() {
            let n = random.hypergeometric(open, *column, after, logs);
            after -= *column;
            open -= n;
            *column -= n;
            unlikeliness += logs.of(n);
        }
        rest -= row;
    }
    unlikeliness
}

/// The logarithms of factorials, looked up.
struct LogFactorials(Vec<f64>);

impl LogFactorials {
    fn up_to(most: usize) -> Self {
        let mut sum = 0.0;
        let logs = (0..=most).map(|n| {
            sum += if n > 1 { (n as f64).ln() } else { 0.0 };
            sum
        });
        Self(logs.collect())
    }

    fn of(&self, n: usize) -> f64 {
        self.0.get(n).copied().unwrap_or(f64::INFINITY)
    }
}

/// Random numbers that are the same each time.
struct Random(Xoshiro256PlusPlus);

impl Random {
    fn new() -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(DRAWING_SEED))
    }

    /// A number from 0 up to but not 1.
    fn unit(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// How many of `wanted` ones among `all` are drawn when `drawn` of all are. Goes from the likeliest number outwards.
    fn hypergeometric(&mut self, drawn: usize, wanted: usize, all: usize, logs: &LogFactorials) -> usize {
        let (least, most) = ((drawn + wanted).saturating_sub(all), drawn.min(wanted));
        if least == most {
            return least;
        }
        let others = all - wanted;
        let likeliest = ((drawn + 1) * (wanted + 1) / (all + 2)).clamp(least, most);
        let choose = |n: usize, k: usize| logs.of(n) - logs.of(k) - logs.of(n - k);
        let top = choose(wanted, likeliest) + choose(others, drawn - likeliest) - choose(all, drawn);
        let top = top.exp();
        let mut rest = self.unit() - top;
        let (mut up, mut at_up) = (likeliest, top);
        let (mut down, mut at_down) = (likeliest, top);
        while rest > 0.0 && (up < most || down > least) {
            if up < most {
                at_up *= (wanted - up) as f64 * (drawn - up) as f64;
                up += 1;
                at_up /= up as f64 * (others + up - drawn) as f64;
                rest -= at_up;
                if rest <= 0.0 {
                    return up;
                }
            }
            if down > least {
                at_down *= down as f64 * (others + down - drawn) as f64;
                down -= 1;
                at_down /= (wanted - down) as f64 * (drawn - down) as f64;
                rest -= at_down;
                if rest <= 0.0 {
                    return down;
                }
            }
        }
        likeliest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
    }

    #[test]
    fn published_tables_have_their_published_figures() {
        // Agresti, *Categorical Data Analysis*: party and gender; the lady tasting tea.
        let parties = Association::of(&[vec![762, 327, 468], vec![484, 239, 477]]).unwrap();
        close(parties.chi_square, 30.070, 0.0005);
        assert_eq!(parties.degrees, 2);
        close(parties.p, 2.95e-7, 0.01e-7);
        close(parties.v, 0.104, 0.0005);
        assert_eq!(parties.expected_below_5, 0);
        close(parties.residuals[0][0].unwrap(), 4.502, 0.001);
        close(parties.residuals[1][2].unwrap(), 5.316, 0.001);
        let tea = Association::of(&[vec![3, 1], vec![1, 3]]).unwrap();
        let fisher = tea.fisher.unwrap();
        close(fisher.p, 0.4857, 0.00005);
        assert_eq!(fisher.method, FisherMethod::Exact);
        assert_eq!(tea.expected_below_5, 4);
    }

    #[test]
    fn tables_drawn_at_random_come_near_the_exact_figure() {
        // Agresti: job satisfaction; the exact figure by complete enumeration is 0.7827.
        let jobs = [
            vec![1, 2, 1, 0],
            vec![3, 3, 6, 1],
            vec![10, 10, 14, 9],
            vec![6, 7, 12, 11],
        ];
        let found = Association::of(&jobs).unwrap().fisher.unwrap();
        assert_eq!(found.method, FisherMethod::MonteCarlo);
        close(found.p, 0.7827, 0.015);
        assert_eq!(
            Association::of(&jobs).unwrap().fisher.unwrap(),
            found,
            "the same each time"
        );
    }

    #[test]
    fn empty_rows_and_columns_count_for_nothing() {
        let bare = Association::of(&[vec![3, 1], vec![1, 3]]).unwrap();
        let wide = Association::of(&[vec![3, 0, 1], vec![0, 0, 0], vec![1, 0, 3]]).unwrap();
        assert_eq!((wide.degrees, wide.fisher), (1, bare.fisher));
        close(wide.chi_square, bare.chi_square, 1e-12);
        assert_eq!(wide.residuals[1], [None, None, None]);
        assert_eq!(wide.residuals[0][0], bare.residuals[0][0]);
        for none in [
            vec![],
            vec![vec![1, 2]],
            vec![vec![0, 2], vec![0, 1]],
            vec![vec![0]],
        ] {
            assert_eq!(Association::of(&none), None);
        }
    }

    #[test]
    fn large_tables_have_no_exact_figure_and_no_test_overflows() {
        let large = vec![vec![1; 30]; 30];
        let found = Association::of(&large).unwrap();
        assert_eq!(found.fisher, None);
        close(found.chi_square, 0.0, 1e-9);
        close(found.p, 1.0, 1e-9);
        let many = Association::of(&[vec![400_000, 100_000], vec![100_000, 400_000]]).unwrap();
        assert!(many.fisher.unwrap().p >= 0.0 && many.p >= 0.0);
    }

    proptest! {
        /// Against all tables of the same sums, written down one by one.
        #[test]
        fn two_by_two_is_the_sum_over_all_tables(a in 0u32..9, b in 0u32..9, c in 0u32..9, d in 0u32..9) {
            let Some(found) = Association::of(&[vec![a, b], vec![c, d]]) else { return Ok(()) };
            let [a, b, c, d] = [a, b, c, d].map(|n| n as usize);
            let choose = |n: usize, k: usize| (0..k).fold(1.0, |p, i| p * (n - i) as f64 / (i + 1) as f64);
            let (row, column, all) = (a + b, a + c, a + b + c + d);
            let likely = |n: usize| choose(row, n) * choose(all - row, column - n) / choose(all, column);
            let tables = (0..=row.min(column)).filter(|n| column - n <= all - row);
            let p: f64 = tables.map(likely).filter(|p| *p <= likely(a) * (1.0 + 1e-7)).sum();
            prop_assert!((found.fisher.unwrap().p - p).abs() < 1e-9);
        }

        #[test]
        fn drawn_numbers_are_possible_ones(drawn in 0usize..30, wanted in 0usize..30, more in 0usize..30) {
            let all = drawn.max(wanted) + more;
            let logs = LogFactorials::up_to(all);
            let mut random = Random::new();
            for _ in 0..20 {
                let n = random.hypergeometric(drawn, wanted, all, &logs);
                prop_assert!(n <= drawn && n <= wanted && drawn - n <= all - wanted);
            }
        }
    }
}

//! What happens to a project that is damaged, or comes from somebody who means harm. The short runs belong to the
//! tests; the long ones are ignored there and run by `make attack`.

mod damage;
mod evil;
mod faults;
#[cfg(target_os = "linux")]
mod full;
mod hostile;
mod inputs;
mod interrupted;
mod marks;
mod names;
mod vfs;

/// Numbers that look random and are the same in every run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number (SplitMix64).
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

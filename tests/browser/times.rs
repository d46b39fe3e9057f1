//! How long scenarios take: a run ends by naming the slowest.

use std::cmp::Reverse;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How many scenarios are named; a run of fewer than this names none.
const SLOWEST: usize = 10;

/// The time that each scenario took.
#[derive(Default)]
pub struct Times(Mutex<Vec<(Duration, String)>>);

impl Times {
    /// Notes how long a scenario took.
    pub fn note(&self, scenario: String, time: Duration) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((time, scenario));
    }

    /// Prints the slowest, and what all took together, which is more than the run where they run side by side.
    pub fn print(&self) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if times.len() <= SLOWEST {
            return;
        }
        times.sort_unstable_by_key(|(time, _)| Reverse(*time));
        let total: Duration = times.iter().map(|(time, _)| *time).sum();
        println!("{} scenarios took {:.0} s together; the slowest:", times.len(), total.as_secs_f64());
        for (time, scenario) in times.iter().take(SLOWEST) {
            println!("{:6.1} s {scenario}", time.as_secs_f64());
        }
    }
}

//! What a run ends by telling: the slowest scenarios, and those that passed only the second time.

use std::cmp::Reverse;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// How many of the slowest are named; a run of fewer scenarios than this names none.
const SLOWEST: usize = 10;

/// What is known of the scenarios that have run.
#[derive(Default)]
pub struct Summary {
    times: Mutex<Vec<(Duration, String)>>,
    flaky: Mutex<Vec<(String, anyhow::Error)>>,
}

impl Summary {
    /// Notes how long a scenario took.
    pub fn took(&self, scenario: &str, time: Duration) {
        self.times.lock().unwrap_or_else(PoisonError::into_inner).push((time, scenario.to_owned()));
    }

    /// Notes that a scenario failed with this error, and passed when it was run again.
    pub fn flaky(&self, scenario: &str, error: anyhow::Error) {
        self.flaky.lock().unwrap_or_else(PoisonError::into_inner).push((scenario.to_owned(), error));
    }

    /// Prints both, and what all took together, which is more than the run where they run side by side.
    pub fn print(&self) {
        for (scenario, error) in self.flaky.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            println!("flaky, passed the second time: {scenario}: {error:#}");
        }
        let mut times = self.times.lock().unwrap_or_else(PoisonError::into_inner).clone();
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

//! The built folder, served as a host would, in real browsers.
//!
//! Every scenario is a test of its own, named `engine::scenario`.
//! `ENGINES=chromium` narrows the engines on purpose; one that is missing fails and says how to install it.
//! A scenario that fails is run a second time; where that passes, the run ends by naming it as flaky, with its error.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "tests start the program, read what it wrote, and say what they measured"
)]

mod cloudflare;
mod driver;
mod engine;
mod hosts;
#[path = "../large.rs"]
mod large;
mod measures;
mod page;
mod paint;
mod pictures;
mod results;
mod scenarios;
mod server;
mod sites;
#[path = "../strings.rs"]
mod strings;
mod summary;
mod tools;
mod visit;

use std::cmp::Reverse;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;

use driver::Driver;
use engine::Engine;
use results::Results;
use summary::Summary;
use visit::Scenario;

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Browsers wait more than they compute: one more at a time than there are processors.
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    arguments.test_threads.get_or_insert(processors + 1);
    let results = Arc::new(Results::default());
    let summary = Arc::new(Summary::default());
    // One for all: a session's connections belong to the runtime they were made in.
    let Ok(runtime) = Runtime::new() else { return ExitCode::FAILURE };
    let runtime = Arc::new(runtime);
    let mut drivers = Vec::new();
    let mut trials = Vec::new();
    let mut shown = Vec::new();
    for engine in Engine::chosen() {
        let driver = Arc::new(Driver::new(engine));
        let made = |mut scenarios: Vec<Scenario>| {
            // What waits longest comes first, while others run beside it.
            scenarios.sort_by_key(|scenario| Reverse(scenario.visit.delay()));
            let possible = scenarios.into_iter().filter(|scenario| scenario.visit.engines.contains(&engine));
            possible.map(|scenario| trial(scenario, &driver, &results, &summary, &runtime)).collect::<Vec<_>>()
        };
        trials.extend(made(scenarios::all()));
        let for_people = pictures::all().into_iter().chain(measures::all()).chain(paint::all());
        let for_people = for_people.chain([scenarios::preview_pictures()]).collect();
        shown.extend(made(for_people).into_iter().map(|trial| trial.with_ignored_flag(true)));
        drivers.push(driver);
    }
    let scenarios = trials.len();
    trials.extend(shown);
    let conclusion = libtest_mimic::run(&arguments, trials);
    for driver in drivers {
        runtime.block_on(driver.end());
    }
    summary.print();
    match results.settle(scenarios) {
        Ok(()) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn trial(
    scenario: Scenario,
    driver: &Arc<Driver>,
    results: &Arc<Results>,
    summary: &Arc<Summary>,
    runtime: &Arc<Runtime>,
) -> Trial {
    let (driver, results, summary, runtime) =
        (Arc::clone(driver), Arc::clone(results), Arc::clone(summary), Arc::clone(runtime));
    let name = format!("{}::{}", driver.engine, scenario.name);
    Trial::test(name.clone(), move || {
        let start = Instant::now();
        let run = || runtime.block_on(visit::run(&scenario, &driver, &results));
        let result = run().or_else(|error| run().map(|()| summary.flaky(&name, error)));
        summary.took(&name, start.elapsed());
        results.note(driver.engine, &scenario.name, result.is_ok());
        result.map_err(|error| format!("{error:#}").into())
    })
}

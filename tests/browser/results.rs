//! What a run found, made into the results that the accessibility statement is generated from.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use almanac::report::PartialDate;
use almanac::report::accessibility::{Accessibility, Check, Engine as Tested, Outcome, Run, State};
use anyhow::{Context, ensure};

use crate::engine::Engine;

/// Scenarios by the start of their names, and the states that they show the page in.
type Proof = (&'static str, &'static [State]);

/// What each check rests on.
const PROOFS: &[(Check, &[Proof])] = &[
    (Check::Structure, &[("the_live_page_conforms", &[]), ("the_page_without_reader_conforms", &[])]),
    (
        Check::Axe,
        &[
            ("axe_closed", &[State::Closed]),
            ("axe_one_open", &[State::Open]),
            ("axe_all_open", &[State::Open]),
            ("axe_dark", &[State::Dark]),
            ("axe_without_wasm", &[State::WithoutReader]),
            ("axe_narrow", &[State::Narrow]),
            ("axe_resources", &[]),
        ],
    ),
    (Check::Keyboard, &[("keyboard_", &[]), ("resources_are_chosen_by_keyboard", &[])]),
    (Check::Controls, &[("the_toolbar_agrees", &[]), ("resources_are_counted", &[]), ("resources_narrowed", &[])]),
    (Check::Reflow, &[("reflow_at", &[State::Narrow]), ("reflow_", &[]), ("nothing_scrolls_sideways", &[State::Open])]),
    (Check::TextSpacing, &[("reflow_with_text_spacing", &[])]),
    (Check::TargetSize, &[("targets_are", &[]), ("targets_worked", &[])]),
    (Check::ForcedColours, &[("settings_of_forced_colours", &[])]),
    (Check::Motion, &[("settings_of_less_motion", &[])]),
    (Check::Appearance, &[("the_appearance_", &[])]),
    (Check::Stability, &[("starting_moves_nothing", &[]), ("resources_controls_have_their_place", &[])]),
    (
        Check::Links,
        &[("a_link_opens_its_theme_without", &[State::WithoutScripts]), ("a_link_", &[]), ("an_alias_", &[])],
    ),
    (
        Check::WithoutReader,
        &[
            ("webassembly_is_deleted", &[State::WithoutReader]),
            ("the_policy_refuses_wasm", &[State::WithoutReader]),
            ("the_wasm_is_not_found", &[State::WithoutReader]),
            ("scripts_are_off", &[State::WithoutScripts]),
        ],
    ),
    (
        Check::Printing,
        &[
            ("print_holds_everything_without_scripts", &[State::WithoutScripts]),
            ("print_holds_everything", &[State::Closed]),
            ("resources_are_printed", &[]),
        ],
    ),
];

/// Where the results stand, from the project's root.
const FILE: &str = "content/accessibility.json";

/// What came of the scenarios that have run.
#[derive(Default)]
pub struct Results {
    outcomes: Mutex<Vec<(Engine, String, bool)>>,
    versions: Mutex<BTreeMap<Tested, String>>,
}

impl Results {
    /// Notes what came of a scenario.
    pub fn note(&self, engine: Engine, scenario: &str, passed: bool) {
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).push((engine, scenario.to_owned(), passed));
    }

    /// Notes an engine's version, as its driver gives it.
    pub fn met(&self, engine: Engine, version: &str) {
        let mut versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        versions.entry(engine.into()).or_insert_with(|| version.to_owned());
    }

    /// Holds the results of a whole run, `scenarios` of them, against the file; `UPDATE=1` writes them into it.
    /// The day and the engines' exact versions may differ: the file says when and in what the checks last ran.
    pub fn settle(&self, scenarios: usize) -> anyhow::Result<()> {
        let outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        if outcomes.len() < scenarios || Engine::chosen() != Engine::ALL {
            return Ok(());
        }
        let kept = std::fs::read_to_string(FILE).context(FILE)?;
        let kept: Accessibility = serde_json::from_str(&kept).context(FILE)?;
        let checks = checks(&outcomes)?;
        if std::env::var_os("UPDATE").is_none() {
            ensure!(
                serde_json::to_value(&checks)? == serde_json::to_value(&kept.checks)?,
                "{FILE} says other than this run found; `UPDATE=1 make browser` writes its results: {}",
                serde_json::to_string_pretty(&checks)?
            );
            return Ok(());
        }
        let today = Command::new("date").args(["-u", "+%F"]).output().context("today's date")?;
        let engines = self.versions.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let found = Accessibility {
            date: PartialDate::parse(String::from_utf8(today.stdout)?.trim()).context("today's date")?,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            engines,
            checks,
            ..kept
        };
        Ok(std::fs::write(FILE, serde_json::to_string_pretty(&found)? + "\n")?)
    }
}

/// What came of every check. It counts for the engines in which every scenario ran that it rests on: a scenario
/// does not run where its fault could not show.
fn checks(outcomes: &[(Engine, String, bool)]) -> anyhow::Result<BTreeMap<Check, Run>> {
    let mut checks = BTreeMap::new();
    for (check, proofs) in PROOFS {
        let of = |start: &'static str| outcomes.iter().filter(move |(_, scenario, _)| scenario.starts_with(start));
        let missing: Vec<_> = proofs.iter().filter(|(start, _)| of(start).next().is_none()).collect();
        ensure!(missing.is_empty(), "{check:?} rests on scenarios that are not there: {missing:?}");
        let ran: Vec<_> = proofs.iter().flat_map(|(start, _)| of(start)).collect();
        let scenarios: BTreeSet<_> = ran.iter().map(|(_, scenario, _)| scenario).collect();
        let in_engine = |engine| ran.iter().filter(move |(own, ..)| *own == engine).map(|(_, scenario, _)| scenario);
        let whole = |engine: &Engine| in_engine(*engine).collect::<BTreeSet<_>>() == scenarios;
        let engines: Vec<Tested> = Engine::ALL.into_iter().filter(whole).map(Tested::from).collect();
        ensure!(!engines.is_empty(), "{check:?} rests on scenarios that no engine ran all of");
        let states: BTreeSet<_> = proofs.iter().flat_map(|(_, states)| states.iter().copied()).collect();
        let held = ran.iter().all(|(.., passed)| *passed);
        let result = if held { Outcome::Passed } else { Outcome::Failed };
        checks.insert(*check, Run { engines, states: states.into_iter().collect(), result });
    }
    Ok(checks)
}

impl From<Engine> for Tested {
    fn from(engine: Engine) -> Self {
        match engine {
            Engine::Chromium => Self::Chromium,
            Engine::Firefox => Self::Firefox,
            Engine::WebKit => Self::Webkit,
        }
    }
}

//! The results of the accessibility checks: the types of `content/accessibility.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Id, PartialDate};

/// The results of one run with one version of this program.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The date of the run.
    pub date: PartialDate,
    /// The version of this program that was checked.
    pub version: String,
    /// The id of the report that was checked.
    pub report: Id,
    /// The engines of the run, each with its version.
    pub engines: BTreeMap<Engine, String>,
    /// The automated checks that ran.
    pub checks: BTreeMap<Check, Run>,
    /// The tests by people; those that are not listed have not been done.
    #[serde(default)]
    pub people: BTreeMap<Trial, Outcome>,
}

/// The run of a check.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The engines that it ran in; empty if it checks the document without a browser.
    #[serde(default)]
    pub engines: Vec<Engine>,
    /// The states of the page that it ran in, where they matter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<State>,
    /// Whether it passed in all of them.
    pub result: Outcome,
}

/// The outcome of a check or test.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum Outcome {
    Passed,
    Failed,
}

/// Declares an enum whose variants the statement has words for.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($kind:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the locale files say what each is")]
        pub enum $name { $($kind),* }

        impl $name {
            /// All variants, in the order of the statement.
            pub const ALL: &[Self] = &[$(Self::$kind),*];
        }
    };
}

kinds!(
    /// A browser engine.
    Engine { Chromium, Firefox, Webkit }
);
kinds!(
    /// An automated check.
    Check {
        Structure, Axe, Keyboard, Controls, Reflow, TextSpacing, TargetSize, ForcedColours, Motion, Appearance,
        Stability, Links, WithoutReader, Printing,
    }
);
kinds!(
    /// A state of the page.
    State { Closed, Open, Narrow, Wide, Light, Dark, ForcedColours, WithoutReader, WithoutScripts }
);
kinds!(
    /// A test that only people can do.
    Trial { Audit, Nvda, Jaws, VoiceoverMacos, VoiceoverIos, Talkback, Dragon, Zoomtext, ContrastThemes }
);

impl Accessibility {
    /// The failed checks.
    pub fn failed(&self) -> impl Iterator<Item = Check> {
        self.checks.iter().filter(|(_, run)| run.result == Outcome::Failed).map(|(check, _)| *check)
    }

    /// The failed tests by people.
    pub fn failed_trials(&self) -> impl Iterator<Item = Trial> {
        self.people.iter().filter(|(_, outcome)| **outcome == Outcome::Failed).map(|(trial, _)| *trial)
    }

    /// The tests that have not been done.
    pub fn untried(&self) -> impl Iterator<Item = Trial> {
        Trial::ALL.iter().copied().filter(|trial| !self.people.contains_key(trial))
    }
}

//! What a run of the accessibility checks found: what `content/accessibility.json` looks like.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Id, PartialDate};

/// The results of one run, on one day, of one version of this program.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The day of the run.
    pub date: PartialDate,
    /// The version of this program that was checked.
    pub version: String,
    /// The id of the report that was checked.
    pub report: Id,
    /// The engines of the run, each with its version.
    pub engines: BTreeMap<Engine, String>,
    /// The automated checks that ran.
    pub checks: BTreeMap<Check, Run>,
    /// What people have tried; what is not listed nobody has.
    #[serde(default)]
    pub people: BTreeMap<Trial, Outcome>,
}

/// What came of a check.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// The engines it ran in; none where it reads the document as it was written.
    #[serde(default)]
    pub engines: Vec<Engine>,
    /// The states of the page it ran in, where they matter to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<State>,
    /// Whether it held in all of them.
    pub result: Outcome,
}

/// Whether something held.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each name is the whole meaning")]
pub enum Outcome {
    Passed,
    Failed,
}

/// Declares kinds that a statement has words for.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($kind:ident),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the locale files say what each is")]
        pub enum $name { $($kind),* }

        impl $name {
            /// All of them, in the order of the statement.
            pub const ALL: &[Self] = &[$(Self::$kind),*];
        }
    };
}

kinds!(
    /// A browser engine.
    Engine { Chromium, Firefox, Webkit }
);
kinds!(
    /// Something that is checked without people.
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
    /// Something that only people can try.
    Trial { Audit, Nvda, Jaws, VoiceoverMacos, VoiceoverIos, Talkback, Dragon, Zoomtext, ContrastThemes }
);

impl Accessibility {
    /// The checks that did not hold.
    pub fn failed(&self) -> impl Iterator<Item = Check> {
        self.checks.iter().filter(|(_, run)| run.result == Outcome::Failed).map(|(check, _)| *check)
    }

    /// What people tried that did not hold.
    pub fn failed_trials(&self) -> impl Iterator<Item = Trial> {
        self.people.iter().filter(|(_, outcome)| **outcome == Outcome::Failed).map(|(trial, _)| *trial)
    }

    /// What nobody has tried yet.
    pub fn untried(&self) -> impl Iterator<Item = Trial> {
        Trial::ALL.iter().copied().filter(|trial| !self.people.contains_key(trial))
    }
}

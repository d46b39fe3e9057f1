//! The results of the accessibility checks in the statement.

use leptos::prelude::*;

use super::markdown::blocks;
use crate::locale::StatementWords;
use crate::report::accessibility::{Accessibility, Check, Engine, Outcome, State, Trial};

/// What is not accessible or not verified, under the three headings of the model statement.
pub(super) fn shortcomings(accessibility: &Accessibility, statement: &StatementWords) -> AnyView {
    let words = &statement.shortcomings;
    let checks = accessibility.failed().map(|failed| check(failed, statement));
    let failed: Vec<_> = checks.chain(accessibility.failed_trials().map(|failed| trial(failed, statement))).collect();
    let untried: Vec<_> = accessibility.untried().map(|untried| trial(untried, statement)).collect();
    let failed = if failed.is_empty() {
        view! { <p>{words.none_failed.clone()}</p> }.into_any()
    } else {
        introduced_list(&words.failed, failed)
    };
    view! {
        <h3>{words.non_compliance.clone()}</h3>
        {failed}
        {introduced_list(&words.untried, untried)}
        <h3>{words.burden.clone()}</h3>
        {blocks(&words.no_burden)}
        <h3>{words.out_of_scope.clone()}</h3>
        {blocks(&words.others)}
    }
    .into_any()
}

/// A list after a sentence; nothing where the list is empty.
fn introduced_list(lead: &str, items: Vec<&str>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item.to_owned()}</li> }).collect_view();
    view! { <p>{lead.to_owned()}</p> <ul>{items}</ul> }.into_any()
}

/// The automated checks: each with its result, engines and states.
pub(super) fn checks(accessibility: &Accessibility, statement: &StatementWords) -> AnyView {
    let words = &statement.preparation;
    let entries = accessibility.checks.iter().map(|(kind, run)| {
        let engines = run.engines.iter().map(|kind| engine(*kind, statement));
        let document = run.engines.is_empty().then_some(words.document.as_str());
        let states = run.states.iter().map(|kind| state(*kind, statement));
        entry(check(*kind, statement), run.result, engines.chain(document).chain(states), statement)
    });
    titled_list(&words.checks, entries.collect())
}

/// The tests by people.
pub(super) fn trials(accessibility: &Accessibility, statement: &StatementWords) -> AnyView {
    let words = &statement.preparation;
    let entries = accessibility.people.iter().map(|(kind, outcome)| {
        entry(trial(*kind, statement), *outcome, std::iter::once(words.by_people.as_str()), statement)
    });
    titled_list(&words.people, entries.collect())
}

/// A titled list; nothing where it is empty.
fn titled_list(title: &str, entries: Vec<AnyView>) -> AnyView {
    if entries.is_empty() {
        return ().into_any();
    }
    view! { <h3>{title.to_owned()}</h3> <ul class="test-results">{entries}</ul> }.into_any()
}

/// An entry: what was tested, the result, and the facts of the run.
fn entry<'a>(
    about: &str,
    result: Outcome,
    facts: impl Iterator<Item = &'a str>,
    statement: &StatementWords,
) -> AnyView {
    let result = match result {
        Outcome::Passed => &statement.preparation.passed,
        Outcome::Failed => &statement.preparation.failed,
    };
    let facts = facts.map(|fact| view! { " " <span>{fact.to_owned()}</span> }).collect_view();
    view! {
        <li>
            <p>{about.to_owned()}</p>
            <p class="facts ui"><b>{result.clone()}</b> {facts}</p>
        </li>
    }
    .into_any()
}

/// What a check confirms.
fn check(check: Check, statement: &StatementWords) -> &str {
    let words = &statement.checks;
    match check {
        Check::Structure => &words.structure,
        Check::Axe => &words.axe,
        Check::Keyboard => &words.keyboard,
        Check::Controls => &words.controls,
        Check::Reflow => &words.reflow,
        Check::TextSpacing => &words.text_spacing,
        Check::TargetSize => &words.target_size,
        Check::ForcedColours => &words.forced_colours,
        Check::Motion => &words.motion,
        Check::Appearance => &words.appearance,
        Check::Stability => &words.stability,
        Check::Links => &words.links,
        Check::WithoutReader => &words.without_reader,
        Check::Printing => &words.printing,
    }
}

/// The name of an engine.
pub(super) fn engine(engine: Engine, statement: &StatementWords) -> &str {
    let words = &statement.engines;
    match engine {
        Engine::Chromium => &words.chromium,
        Engine::Firefox => &words.firefox,
        Engine::Webkit => &words.webkit,
    }
}

/// A state of the page.
fn state(state: State, statement: &StatementWords) -> &str {
    let words = &statement.states;
    match state {
        State::Closed => &words.closed,
        State::Open => &words.open,
        State::Narrow => &words.narrow,
        State::Wide => &words.wide,
        State::Light => &words.light,
        State::Dark => &words.dark,
        State::ForcedColours => &words.forced_colours,
        State::WithoutReader => &words.without_reader,
        State::WithoutScripts => &words.without_scripts,
    }
}

/// A test that only people can do.
fn trial(trial: Trial, statement: &StatementWords) -> &str {
    let words = &statement.trials;
    match trial {
        Trial::Audit => &words.audit,
        Trial::Nvda => &words.nvda,
        Trial::Jaws => &words.jaws,
        Trial::VoiceoverMacos => &words.voiceover_macos,
        Trial::VoiceoverIos => &words.voiceover_ios,
        Trial::Talkback => &words.talkback,
        Trial::Dragon => &words.dragon,
        Trial::Zoomtext => &words.zoomtext,
        Trial::ContrastThemes => &words.contrast_themes,
    }
}

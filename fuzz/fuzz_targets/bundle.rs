//! Any text as a bundle: it is validated, and a bundle without errors is rendered to a whole site.
#![no_main]

use std::sync::{Arc, LazyLock};

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::report::accessibility::Accessibility;
use almanac::site::{self, ClientAssets, Partners};
use almanac::validate::{validate, validate_accessibility};
use libfuzzer_sys::fuzz_target;

static RESULTS: LazyLock<Accessibility> = LazyLock::new(|| {
    validate_accessibility(include_str!("../../content/accessibility.json")).expect("the results of the checks")
});

fuzz_target!(|source: &str| {
    let outcome = validate(source);
    let Some(bundle) = outcome.bundle else { return };
    let Ok(locale) = Locale::carried(&bundle.report.lang.0) else { return };
    let context = RenderContext::new(bundle, Arc::new(locale));
    site::build(&context, &RESULTS, &ClientAssets::default(), &Partners::Anyone);
});

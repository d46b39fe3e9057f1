//! The folders that scenarios visit: the built one, and sites of other bundles with the built one's client assets.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::site::{self, ClientAssets, Copies, INDEX, Partners};
use almanac::validate::{validate, validate_accessibility};
use anyhow::Context;

use crate::large;

/// A report that a scenario visits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Report {
    /// The built folder.
    Outlook,
    /// One whose ids hold all that an id may hold.
    OddIds,
    /// One of 22 themes, 4 people and 50 resources.
    Medium,
    /// One of 1,000 themes, 100 people and 2,000 resources.
    Large,
    /// One with a little of everything, and a theme that its author has open.
    Small,
    /// The same, for one partner elsewhere.
    Listed,
    /// The same, for the partners of the scenarios.
    Welcome,
}

/// The folder that `make build` makes.
pub fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// The folder of a report; one that is not built yet is built, once.
pub fn folder(report: Report) -> anyhow::Result<PathBuf> {
    static BUILDING: Mutex<Vec<Report>> = Mutex::new(Vec::new());
    let bundle = match report {
        Report::Outlook => return Ok(dist()),
        Report::OddIds => include_str!("../fixtures/odd-ids.json").to_owned(),
        Report::Medium => large::bundle(22, 4, 50).to_string(),
        Report::Large => large::bundle(1_000, 100, 2_000).to_string(),
        Report::Small | Report::Listed | Report::Welcome => include_str!("../fixtures/small.json").to_owned(),
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites").join(format!("{report:?}"));
    let mut built = BUILDING.lock().unwrap_or_else(PoisonError::into_inner);
    if !built.contains(&report) {
        let outcome = validate(&bundle);
        let bundle = outcome.bundle.with_context(|| format!("{:?}", outcome.diagnostics.first()))?;
        let locale = Locale::carried(&bundle.report.lang.0)?;
        let results = validate_accessibility(include_str!("../../content/accessibility.json"));
        let results = results.map_err(|found| anyhow::anyhow!("{found:?}"))?;
        let context = RenderContext::new(bundle, Arc::new(locale));
        // What a test of an earlier commit wrote may have no list of its files.
        let _ = std::fs::remove_dir_all(&folder);
        site::write(&site::build(&context, &results, &client_assets()?, &partners(report)), &folder, Copies::None)?;
        built.push(report);
    }
    Ok(folder)
}

/// Who may frame a report.
fn partners(report: Report) -> Partners {
    match report {
        Report::Listed => Partners::Listed(vec!["https://intranet.example.org".to_owned()]),
        Report::Welcome => Partners::Listed(vec!["http://localhost:*".to_owned()]),
        _ => Partners::Anyone,
    }
}

/// The client assets of the built folder.
fn client_assets() -> anyhow::Result<ClientAssets> {
    Ok(ClientAssets {
        stylesheet: style()?.into(),
        appearance: asset("appearance.", "js")?,
        icon: asset("icon.", "svg")?,
        boot: asset("boot.", "js")?,
        frame: asset("frame.", "js")?,
        partners: asset("partners.", "js")?,
        self_test: asset("selftest.", "js")?,
        embed: std::fs::read(dist().join("embed.js"))?,
        glue: asset("client.", "js")?,
        wasm: asset("client.", "wasm")?,
        development_script: String::new(),
    })
}

/// The style sheet that stands in every page of the built folder.
fn style() -> anyhow::Result<String> {
    let page = std::fs::read_to_string(dist().join(INDEX))?;
    let (_, after) = page.split_once("<style>").context("a style sheet")?;
    Ok(after.split_once("</style>").context("the end of the style sheet")?.0.to_owned())
}

/// An asset of the built folder, whatever its hashed name.
fn asset(stem: &str, extension: &str) -> anyhow::Result<Vec<u8>> {
    for entry in std::fs::read_dir(dist().join("assets"))? {
        let path = entry?.path();
        let named = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(stem));
        if named && path.extension().is_some_and(|found| found == extension) {
            return Ok(std::fs::read(path)?);
        }
    }
    anyhow::bail!("the built folder has no {stem}*.{extension}; `make build` makes it")
}

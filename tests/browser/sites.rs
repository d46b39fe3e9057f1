//! The folders that scenarios visit: the built one, and sites of other bundles with the built one's client assets.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use almanac::components::RenderContext;
use almanac::locale::Locale;
use almanac::site::{self, ClientAssets, Copies, HEADERS, INDEX, Partners};
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
    /// The outlook as one file, from a host that sends no header.
    SingleFile,
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
        Report::SingleFile => include_str!("../../content/outlook-2024.json").to_owned(),
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
        let client = ClientAssets::embedded()?;
        if report == Report::SingleFile {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(INDEX), site::single_file(&context, &client))?;
            std::fs::write(folder.join(HEADERS), "")?;
        } else {
            let site = site::build(&context, &results, &client, &partners(report));
            site::write(&site, &folder, Copies::None)?;
        }
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

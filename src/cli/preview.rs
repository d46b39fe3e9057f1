//! A report that is made anew each time its bundle changes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use axum::Router;
use notify_debouncer_mini::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_mini::{Debouncer, new_debouncer};

use super::diagnostics::{Checked, Format, page, print, summary};
use super::site::{SiteInputs, SiteOptions};
use super::source::Source;
use super::{bundle, error_message, link_file};
use crate::components::RenderContext;
use crate::report::link_checks::LinkChecks;
use crate::site::{self, Site};
use crate::validate::Severity;

/// The report that the program carries.
const OUTLOOK: &str = include_str!("../../content/outlook-2024.json");
/// How long a file must rest: editors save in several steps.
const REST: Duration = Duration::from_millis(60);

/// A report in memory. Cheap to clone.
#[derive(Clone)]
pub(super) struct Preview {
    served: site::Preview,
    inputs: Arc<SiteInputs>,
    /// The bundle; without one, the outlook.
    path: Option<PathBuf>,
    /// The text that is shown, with the results of checking its links.
    shown: Arc<Mutex<Option<(String, LinkChecks)>>>,
}

impl Preview {
    /// The report of a bundle, or the outlook.
    pub(super) fn of(path: Option<&Path>, options: &SiteOptions) -> anyhow::Result<Self> {
        let served = site::Preview::default();
        let preview =
            Self { served, inputs: Arc::new(options.load()?), path: path.map(Path::to_owned), shown: Arc::default() };
        // A file that is not there is a slip in the call; one that is wrong is mended while it is shown.
        if let Some(path) = path {
            path.metadata().with_context(|| format!("cannot read `{}`", path.display()))?;
        }
        preview.refresh();
        Ok(preview)
    }

    pub(super) fn router(&self) -> Router {
        self.served.router()
    }

    /// Makes the report anew on each change, until the value that is returned is dropped.
    pub(super) fn watch(&self, path: &Path) -> anyhow::Result<Debouncer<RecommendedWatcher>> {
        let preview = self.clone();
        let mut debouncer = new_debouncer(REST, move |_| preview.refresh()).context("cannot watch files")?;
        // Editors put a new file in the place of the old one, so it is the folder that is watched.
        let folder = path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
        let folder = folder.with_context(|| format!("cannot find the folder of `{}`", path.display()))?;
        let watched = debouncer.watcher().watch(&folder, RecursiveMode::NonRecursive);
        watched.with_context(|| format!("cannot watch `{}`", folder.display()))?;
        Ok(debouncer)
    }

    /// Shows the bundle as it is now, if that is not what is shown.
    fn refresh(&self) {
        let source = match &self.path {
            Some(path) => Source::read(path),
            None => Ok(Source { name: "content/outlook-2024.json".to_owned(), text: OUTLOOK.to_owned() }),
        };
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let links = self.path.as_deref().map(link_file::load).unwrap_or_default();
        let next = source.as_ref().ok().map(|source| (source.text.clone(), links.clone()));
        if next.is_some() && *shown == next {
            return;
        }
        *shown = next;
        match source {
            Ok(source) => self.show(source, links),
            Err(error) => self.show_problem(&error_message(&error), None),
        }
    }

    fn show(&self, source: Source, links: LinkChecks) {
        let started = Instant::now();
        let (checked, bundle) = bundle::check(source);
        print(std::slice::from_ref(&checked), Format::for_people());
        let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
        match bundle.map(|bundle| Ok((bundle::locale(&bundle)?, bundle))).transpose() {
            Ok(Some((locale, bundle))) => {
                let context = RenderContext::new(bundle, Arc::new(locale)).with_link_checks(links);
                self.replace(|inputs| inputs.site(&context));
                eprintln!("almanac: shown after {} ms", started.elapsed().as_millis());
            }
            Ok(None) => {
                let counts = summary(errors, warnings);
                self.show_problem(&counts, Some(&checked));
                eprintln!("almanac: {counts} in `{}`, which the page lists until they are fixed", checked.source.name);
            }
            Err::<_, anyhow::Error>(error) => self.show_problem(&error_message(&error), None),
        }
    }

    fn show_problem(&self, problem: &str, checked: Option<&Checked>) {
        if checked.is_none() {
            eprintln!("almanac: {problem}");
        }
        self.replace(|inputs| {
            let page = page(problem, checked, &inputs.client.stylesheet, &inputs.client.development_script);
            site::of_one_page(&page, &inputs.client)
        });
    }

    /// Shows what is made with a client whose pages reload themselves.
    fn replace(&self, make: impl FnOnce(SiteInputs) -> Site) {
        self.served.replace(|script| {
            let mut inputs = SiteInputs::clone(&self.inputs);
            inputs.client.development_script = script;
            make(inputs)
        });
    }
}

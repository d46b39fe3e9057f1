//! `almanac embed`: says what partners paste into their pages.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};

use super::bundle;
use crate::components::Edition;
use crate::locale::{Form, Locale};
use crate::report::walk::{Kind, Value, walk};
use crate::report::{Bundle, Id, page_ids};
use crate::site;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The bundle.
    bundle: PathBuf,
    /// Where the site is; without it, where the bundle says that the report stays.
    #[arg(long)]
    address: Option<String>,
    /// One theme, section, card or list in place of the whole report.
    #[arg(long, value_name = "ID")]
    only: Option<String>,
    /// The kind of page to paste it into.
    #[arg(long = "for", value_name = "PLACE", default_value = "html")]
    place: String,
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let bundle = bundle::load(&arguments.bundle)?;
    let lang = &bundle.report.lang.0;
    let locale = Locale::carried(lang)?.with_context(|| format!("there is no locale file for `{lang}`"))?;
    let locale = Arc::new(locale);
    let stated = bundle.report.address.clone();
    let Some(address) = arguments.address.clone().or(stated) else {
        bail!("the bundle does not say where the report stays; name the place of its site with --address");
    };
    let Some(host) = locale.partners.hosts.iter().find(|host| host.id == arguments.place) else {
        let known: Vec<_> = locale.partners.hosts.iter().map(|host| host.id.as_str()).collect();
        bail!("`{}` is no place that is known; choose one of {}", arguments.place, known.join(", "));
    };
    let only = arguments.only.clone().map(Id);
    if let Some(id) = &only {
        ensure!(stands_in(&bundle, id), "nothing in the page has the id `{}`", id.0);
    }
    let edition = Edition { bundle: Arc::new(bundle), locale: Arc::clone(&locale) };
    let snippet = site::snippet(&edition, &address, only.as_ref()).with_context(|| {
        format!("`{address}` is not an address; write one such as https://reports.example.org/outlook/")
    })?;
    match host.form {
        Form::Full => print!("{}", snippet.full()),
        Form::Short => print!("{}", snippet.short()),
    }
    for (number, step) in (1..).zip(&host.steps) {
        eprintln!("{number}. {step}");
    }
    eprintln!("{}: {}", locale.partners.allow, host.allow);
    Ok(())
}

/// Whether an element of the page has this id: one of the report's own, or one that every page has.
fn stands_in(bundle: &Bundle, wanted: &Id) -> bool {
    let mut found = [page_ids::PEOPLE, page_ids::ORGANISATIONS, page_ids::RESOURCES, page_ids::PICTURE]
        .contains(&wanted.0.as_str());
    walk(bundle, &mut |_, value| match value {
        Value::Id(kind, id) if !matches!(kind, Kind::Report | Kind::Topic | Kind::Notice) => found |= id == wanted,
        Value::Alias(id) => found |= id == wanted,
        _ => {}
    });
    found
}

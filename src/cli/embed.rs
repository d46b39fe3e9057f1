//! `almanac embed`: says what partners paste into their pages.

use std::path::PathBuf;
use std::sync::Arc;

use super::bundle;
use super::exit::UsageError;
use crate::components::RenderContext;
use crate::locale::Form;
use crate::report::Id;
use crate::site;

#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  almanac embed report.json --address https://reports.example.org/outlook/
  almanac embed report.json --for sharepoint --only skills-and-capacity --theme light")]
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
    #[command(flatten)]
    wishes: Wishes,
}

/// What the frame's address asks for.
#[derive(clap::Args)]
struct Wishes {
    /// The level of the first heading.
    #[arg(long, value_name = "LEVEL", default_value_t = HEADING, value_parser = clap::value_parser!(u8).range(2..=5))]
    heading: u8,
    /// How it looks.
    #[arg(long, default_value = AUTO, value_parser = [AUTO, "light", "dark", "transparent", "transparent-light", "transparent-dark"])]
    theme: String,
    /// Themes that are open from the start.
    #[arg(long, value_name = "ID", num_args = 1..)]
    open: Vec<String>,
    /// The colour of accents, in six digits.
    #[arg(long, value_name = "RRGGBB", value_parser = colour)]
    accent: Option<String>,
    /// Tells the page around the frame what is opened and searched.
    #[arg(long)]
    events: bool,
}

/// The level that a frame begins with if it is not told.
const HEADING: u8 = 2;
/// How a frame looks if it is not told.
const AUTO: &str = "auto";

impl Wishes {
    /// The parameters, in the order in which the page for partners writes them.
    fn parameters(&self) -> Vec<(&'static str, String)> {
        let heading = (self.heading != HEADING).then(|| ("heading", self.heading.to_string()));
        let theme = (self.theme != AUTO).then(|| ("theme", self.theme.clone()));
        let open = (!self.open.is_empty()).then(|| ("open", self.open.join(" ")));
        let accent = self.accent.clone().map(|accent| ("accent", accent));
        let events = self.events.then(|| ("events", String::new()));
        [heading, theme, open, accent, events].into_iter().flatten().collect()
    }
}

/// A colour, without the sign that may stand before it.
fn colour(text: &str) -> Result<String, &'static str> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let six = digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit());
    six.then(|| digits.to_owned()).ok_or("write six digits such as 7a2048")
}

pub(super) fn execute(arguments: &Arguments) -> anyhow::Result<()> {
    let bundle = bundle::load(&arguments.bundle)?;
    let locale = Arc::new(bundle::locale(&bundle)?);
    let stated = bundle.report.address.clone();
    let Some(address) = arguments.address.clone().or(stated) else {
        let message = "the bundle does not say where the report stays; name the place of its site with --address";
        return Err(UsageError(message.to_owned()).into());
    };
    let Some(host) = locale.partners.hosts.iter().find(|host| host.id == arguments.place) else {
        let known: Vec<_> = locale.partners.hosts.iter().map(|host| host.id.as_str()).collect();
        let message = format!("`{}` is no place that is known; choose one of {}", arguments.place, known.join(", "));
        return Err(UsageError(message).into());
    };
    let context = RenderContext::new(bundle, Arc::clone(&locale));
    let only = arguments.only.clone().map(Id);
    let wishes = arguments.wishes.parameters();
    let wishes: Vec<_> = wishes.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let snippet = site::snippet(&context, &address, only.as_ref(), &wishes)?;
    match host.form {
        Form::Full => print!("{}", snippet.full()),
        Form::Short => print!("{}", snippet.short()),
        Form::Address => print!("{}", snippet.address()),
    }
    for (number, step) in (1..).zip(&host.steps) {
        eprintln!("{number}. {step}");
    }
    eprintln!("{}: {}", locale.partners.allow, host.allow);
    Ok(())
}

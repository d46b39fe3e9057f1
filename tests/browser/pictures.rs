//! Pictures of the page at every width and in every state, for people to look at: `make pictures`.

use std::path::{Path, PathBuf};

use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::Page;
use crate::visit::{Scenario, Visit};

/// Where pictures are kept.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures")
}

const WIDTHS: [u32; 4] = [320, 768, 1280, 1920];

/// Three tests a width: the page, the tools of a theme, and a return to it.
pub fn all() -> Vec<Scenario> {
    let scenario = |name: &str, width, run| Scenario {
        name: format!("pictures_{name}{width}"),
        visit: Visit { size: (width, 900), before: "", engines: &[Engine::Chromium], ..Visit::PLAIN },
        run,
    };
    let pages = WIDTHS.map(|width| scenario("", width, |page| Box::pin(async move { take(page).await })));
    let tools = WIDTHS.map(|width| scenario("tools_", width, |page| Box::pin(async move { take_tools(page).await })));
    let returns = WIDTHS.map(|width| {
        let scenario = scenario("return_", width, |page| Box::pin(async move { take_return(page).await }));
        Scenario { visit: Visit { before: crate::scenarios::EARLIER, ..scenario.visit }, ..scenario }
    });
    let hosts = HOSTS.map(|(name, host)| Scenario {
        name: format!("pictures_host_{name}"),
        visit: Visit { host: Some(host), before: "", engines: &[Engine::Chromium], ..Visit::PLAIN },
        run: |page| Box::pin(async move { take_host(page).await }),
    });
    pages.into_iter().chain(tools).chain(returns).chain(hosts).collect()
}

/// Pages of partners.
const HOSTS: [(&str, Host); 11] = [
    ("plain", Host::SCRIPTED),
    ("dark_in_light", Host { query: "?theme=dark", ..Host::SCRIPTED }),
    ("light_in_light", Host { query: "?theme=light", ..Host::SCRIPTED }),
    ("dark_in_dark", Host { query: "?theme=dark", ..Host::DARK }),
    ("light_in_dark", Host { query: "?theme=light", ..Host::DARK }),
    ("auto_in_dark", Host::DARK),
    ("transparent_in_light", Host { query: "?theme=transparent", ..Host::SCRIPTED }),
    ("transparent_in_dark", Host { query: "?theme=transparent", ..Host::DARK }),
    ("sandboxed", Host { attributes: "sandbox=''", ..Host::BARE }),
    ("hostile", Host::HOSTILE),
    ("one_theme", Host { query: "?only=cyber-protection&heading=3&accent=8c2f1b&theme=light", ..Host::SCRIPTED }),
];

/// A partner's page, with the report in it.
async fn take_host(page: Page) -> anyhow::Result<Page> {
    std::fs::create_dir_all(folder())?;
    tokio::time::sleep(std::time::Duration::from_secs(3)).await;
    let shown = "[new URL(document.querySelector('iframe').src).search, document.querySelector('iframe').hasAttribute('sandbox'), \
        getComputedStyle(document.documentElement).colorScheme, document.querySelector('almanac-report')?.localName].join('-')";
    let name: String = page.look_text(shown).await?.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect();
    page.picture(&folder().join(format!("host-{name}.png")), false).await?;
    Ok(page)
}

/// A return: with the way back, half-way through, and where it leads.
async fn take_return(page: Page) -> anyhow::Result<Page> {
    std::fs::create_dir_all(folder())?;
    let width = page.width();
    page.reader_becomes("ready").await?;
    for scheme in ["light", "dark"] {
        page.emulate("", &[("prefers-color-scheme", scheme)]).await?;
        for (state, place) in [("return", 0.0), ("return-contents", 0.6), ("half-way", 3.2)] {
            page.eval(&format!("scrollTo(0, innerHeight * {place})")).await?;
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            page.picture(&folder().join(format!("{width}-{scheme}-{state}.png")), false).await?;
        }
    }
    Ok(page)
}

async fn take(page: Page) -> anyhow::Result<Page> {
    std::fs::create_dir_all(folder())?;
    let width = page.width();
    page.reader_becomes("ready").await?;
    for scheme in ["light", "dark"] {
        page.emulate("", &[("prefers-color-scheme", scheme)]).await?;
        page.resize(width, 900).await?;
        page.picture(&folder().join(format!("{width}-{scheme}-window.png")), false).await?;
        page.picture(&folder().join(format!("{width}-{scheme}-closed.png")), true).await?;
        page.press("button", "Show all").await?;
        page.picture(&folder().join(format!("{width}-{scheme}-open.png")), true).await?;
        page.press("button", "Hide all").await?;
        for (state, words) in [("found", "cyber"), ("corrected", "cyberz"), ("nothing", "zzzz"), ("marked", "public")] {
            page.search_for(words).await?;
            page.comes_to_show("“").await?;
            if state == "marked" {
                page.toggle_theme("Leaders serve the public good").await?;
                tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            }
            page.picture(&folder().join(format!("{width}-{scheme}-{state}.png")), false).await?;
        }
        page.toggle_theme("Leaders serve the public good").await?;
        page.search_for(" ").await?;
    }
    for (state, choices) in
        [("narrowed", "/?type=guide&order=title#resources"), ("none", "/?type=hub&year=2017#resources")]
    {
        page.resize(width, 900).await?;
        page.eval(&format!("void (location.href = '{choices}')")).await?;
        page.comes_to_show(if state == "none" { "No resource matches" } else { " of 60 resources shown" }).await?;
        for scheme in ["light", "dark"] {
            page.emulate("", &[("prefers-color-scheme", scheme)]).await?;
            page.picture(&folder().join(format!("{width}-{scheme}-{state}.png")), false).await?;
        }
    }
    if width == 1280 {
        std::fs::write(folder().join("print.pdf"), page.print().await?)?;
    }
    Ok(page)
}

/// The end of a theme, and the dialog with its link and citation.
async fn take_tools(page: Page) -> anyhow::Result<Page> {
    std::fs::create_dir_all(folder())?;
    let width = page.width();
    page.reader_becomes("ready").await?;
    page.go_to("#tough-year").await?;
    page.by_role("button", "Cite").await?.scroll_into_view().await?;
    for scheme in ["light", "dark"] {
        page.emulate("", &[("prefers-color-scheme", scheme)]).await?;
        page.picture(&folder().join(format!("{width}-{scheme}-end.png")), false).await?;
        page.press("button", "Cite").await?;
        page.picture(&folder().join(format!("{width}-{scheme}-citation.png")), false).await?;
        page.press("button", "Close").await?;
    }
    page.by_role("button", "Print everything").await?.scroll_into_view().await?;
    page.picture(&folder().join(format!("{width}-foot.png")), false).await?;
    Ok(page)
}

//! Frames that may do more, less, and nothing (R46).

use anyhow::ensure;

use super::super::scenarios;
use super::{at, frame_fits, press, reads_opens_and_searches};
use crate::hosts::Host;
use crate::page::{Page, until};

const SCRIPTS: Host = Host { attributes: "sandbox='allow-scripts'", ..Host::SCRIPTED };
const SAME_ORIGIN: Host = Host { attributes: "sandbox='allow-scripts allow-same-origin'", ..Host::SCRIPTED };
const POPUPS: Host = Host {
    attributes: "sandbox='allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox'",
    ..Host::SCRIPTED
};
const NOTHING: Host = Host { attributes: "sandbox=''", ..Host::SCRIPTED };

/// Whether the address of a link stands beside it.
async fn addresses_stand_beside_links(page: &Page) -> anyhow::Result<bool> {
    let content = "getComputedStyle(document.querySelector('.embed-footer a.out'), '::after').content";
    Ok(!matches!(page.look_text(content).await?.as_str(), "none" | "normal"))
}

scenarios! {
    /// Without a sandbox everything works, and links open beside the host.
    a_free_frame_works(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        links_open_beside(&page).await?;
    }

    /// Scripts alone: the report works, and where links may open nothing their addresses are shown.
    a_sandbox_with_scripts_works(page, at(SCRIPTS)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        links_show_their_addresses(&page).await?;
    }

    /// The same with the frame's own origin.
    a_sandbox_with_an_origin_works(page, at(SAME_ORIGIN)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        links_show_their_addresses(&page).await?;
    }

    /// With new windows allowed, links open them.
    a_sandbox_with_windows_works(page, at(POPUPS)) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        reads_opens_and_searches(&page).await?;
        links_open_beside(&page).await?;
    }

    /// Where nothing is allowed the report is read, opened and closed, and every address is shown.
    a_sandbox_without_anything_is_read(page, at(NOTHING)) {
        page.enter_frame(0).await?;
        until(|| async { Ok(page.count("details.theme").await? > 0) }, "the report is there").await?;
        page.press_css("details:has(#cyber-protection) > summary").await?;
        ensure!(page.count("details.theme[open]").await? == 1, "no theme opens");
        // Firefox runs nothing there, also no look of a driver; so by what a driver can measure without.
        let width = page.width_of(".section-source a").await?;
        ensure!(width > 500.0, "the address is not shown in {width} pixels");
        ensure!(page.count("client-only:defined").await? == 0, "a script has run");
    }
}

/// A link opens a window; the frame stays, and shows no addresses.
async fn links_open_beside(page: &Page) -> anyhow::Result<()> {
    ensure!(!addresses_stand_beside_links(page).await?, "an address is shown");
    press(page, ".embed-links a").await?;
    let opened = page.close_new_window().await?;
    ensure!(opened.starts_with(&format!("{}/index.html", page.report_address())), "it opens {opened}");
    page.enter_frame(0).await?;
    ensure!(!page.sees("blocks new tabs").await?, "a window is said to be blocked");
    Ok(())
}

/// A link that may open nothing shows where it leads, and says so.
async fn links_show_their_addresses(page: &Page) -> anyhow::Result<()> {
    press(page, ".embed-links a").await?;
    until(|| addresses_stand_beside_links(page), "addresses are shown").await?;
    ensure!(page.sees("blocks new tabs").await?);
    Ok(())
}

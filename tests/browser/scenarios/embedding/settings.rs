//! What the address of the frame asks for.

use anyhow::ensure;
use serde_json::json;

use super::super::scenarios;
use super::{THEME, at, frame_fits};
use crate::engine::Engine;
use crate::hosts::Host;
use crate::page::{Page, moment, until};
use crate::visit::{Prefers, Visit};

const fn asking(query: &'static str) -> Host {
    Host { query, ..Host::SCRIPTED }
}

scenarios! {
    /// B5: an address that was escaped for HTML too often is read as it was meant, and adds nothing to the history.
    an_escaped_address_is_read(page, at(asking("?heading=3&amp;theme=dark&amp;open=tough-year&amp;q=skills"))) {
        let read = "[document.documentElement.dataset.appearance, document.querySelectorAll('details.theme[open]').length, \
            document.querySelector('.theme [aria-level]').ariaLevel > 3, document.querySelector('input[type=search]').value, \
            document.documentElement.dataset.client].join()";
        let ready = "told.filter(({ event }) => event === 'ready').length";
        let mut before = json!(0);
        for amp in ["amp;", "amp;amp;", "amp%3B", "#038;", "#x26;amp;"] {
            // WebKit's driver waits in vain for a script in a frame that is on its way to another address.
            until(|| async { Ok(page.look(ready).await? != before) }, "the frame is ready").await?;
            moment().await;
            let is_read = || async {
                page.leave_frames().await?;
                page.enter_frame(0).await?;
                Ok(page.look_text(read).await? == "dark,1,true,skills,ready")
            };
            until(is_read, amp).await?;
            page.leave_frames().await?;
            ensure!(page.look("history.length === entries").await? == true, "the history has grown");
            let next = format!("{}/embed.html?{amp}heading=3&{amp}theme=dark&{amp}open=tough-year&{amp}q=skills", page.report_address());
            let put = "((old, address) => { const frame = old.cloneNode(); frame.src = address; old.replaceWith(frame) })";
            before = page.look(ready).await?;
            page.eval(&format!("({put}(document.querySelector('iframe'), {next:?}), null)")).await?;
        }
    }

    /// R58: no landmark or heading that belongs to the host's page, and headings from the level that is asked for.
    headings_follow_the_host(page, at(asking("?heading=3"))) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.querySelectorAll('main, header, footer, h1, [role=main], [role=banner], [role=contentinfo]').length").await? == 0);
        let levels = "[...document.querySelectorAll('h2, h3, h4, h5')].filter((heading) => !heading.closest('dialog, [hidden]:not(client-only)')).map((heading) => Number(heading.ariaLevel))";
        let levels: Vec<u64> = serde_json::from_value(page.look(levels).await?)?;
        ensure!(levels.first() == Some(&3), "the first heading has level {:?}", levels.first());
        ensure!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a level is skipped: {levels:?}");
        ensure!(levels.iter().all(|level| *level >= 3), "a heading stands above the first: {levels:?}");
    }

    /// One theme alone, as high as it is, under the level that is asked for; what is left out is read in the whole page.
    one_theme_alone(page, at(asking("?only=cyber-protection&heading=4"))) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        let seen = page.look_text("document.body.innerText").await?;
        ensure!(seen.contains(THEME.0) && seen.contains("Open full report"), "the theme or the way out is missing");
        ensure!(!seen.contains("The promise and the pressure") && !seen.contains("Show all"), "more than the theme is shown");
        ensure!(page.look("document.querySelector('.theme[open] h3').ariaLevel").await? == "4");
        super::press(&page, ".theme[open] .theme-footer a[href*='index.html']").await?;
        let opened = page.close_new_window().await?;
        ensure!(opened.contains("/index.html") && opened.contains('#'), "it opens {opened}");
    }

    /// Every list of resources.
    the_lists_alone(page, at(asking("?only=resources"))) {
        frame_fits(&page, 0).await?;
        shown(&page, "[visible('#resources'), visible('.theme'), visible('#people'), visible('.bar')]", [true, false, false, false]).await?;
    }

    /// One list, whose heading bears its id.
    one_list_alone(page, at(asking("?only=socitm-resources"))) {
        frame_fits(&page, 0).await?;
        shown(&page, "[visible('.resource'), visible('#external-resources'), visible('.theme'), visible('#people')]", [true, false, false, false]).await?;
    }

    /// The picture alone.
    the_picture_alone(page, at(asking("?only=wheel"))) {
        frame_fits(&page, 0).await?;
        page.enter_frame(0).await?;
        ensure!(page.sees("its themes in a wheel").await? && !page.sees("A tough year").await?);
        ensure!(page.look("document.querySelector('svg').getBoundingClientRect().width").await?.as_f64() > Some(300.0));
    }

    /// What nothing in the report is called shows the whole report; so does a level that there is not.
    odd_wishes_are_passed_over(page, at(asking("?only=%22%3E%3Cscript%3E&heading=99&theme=pink&accent=red&open=%20&q=%3Cb%3E"))) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.sees("Cyber protection").await?);
        ensure!(page.look("document.querySelector('.embed-title').ariaLevel").await? == "5");
        ensure!(page.look("document.documentElement.style.getPropertyValue('--accent')").await? == "");
    }

    /// R59, R60: whatever the host's ground, the frame has the one that is asked for, and no white box.
    grounds_in_a_light_host(page, at(Host::SCRIPTED)) {
        grounds_match(&page, "light", [255, 255, 255]).await?;
    }

    /// The same in a dark host.
    grounds_in_a_dark_host(page, at(Host::DARK)) {
        grounds_match(&page, "dark", [17, 17, 17]).await?;
    }

    /// The same in a light host, for a reader who likes it dark.
    grounds_in_a_light_host_at_night(page, Visit { prefers: &[Prefers::Dark], engines: &[Engine::Chromium, Engine::Firefox], ..at(Host::SCRIPTED) }) {
        grounds_match(&page, "light", [255, 255, 255]).await?;
    }

    /// The same in a dark host.
    grounds_in_a_dark_host_at_night(page, Visit { prefers: &[Prefers::Dark], engines: &[Engine::Chromium, Engine::Firefox], ..at(Host::DARK) }) {
        grounds_match(&page, "dark", [17, 17, 17]).await?;
    }

    /// R55, R59: a host may change the appearance while the report is open.
    a_host_changes_the_appearance(page, at(Host::SCRIPTED)) {
        frame_fits(&page, 0).await?;
        for (theme, ground) in [("dark", DARK), ("light", LIGHT)] {
            page.eval(&format!("(document.querySelector('iframe').contentWindow.postMessage({{ almanac: 'theme', theme: '{theme}' }}, '{}'), null)", page.report_address())).await?;
            until(|| async { Ok(ground_of(&page).await? == ground) }, &format!("the report is {theme}")).await?;
        }
    }

    /// R59: an accent that can be read is used, one that cannot is refused.
    an_accent_is_held_to_its_contrast(page, at(asking("?theme=light&accent=8c2f1b"))) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        let accent = "document.documentElement.style.getPropertyValue('--accent')";
        ensure!(page.look(accent).await? == "#8c2f1b");
        // What can be read on light cannot on dark, and the other way about.
        page.leave_frames().await?;
        page.eval("(document.querySelector('iframe').contentWindow.postMessage({ almanac: 'theme', theme: 'dark' }, '*'), null)").await?;
        page.enter_frame(0).await?;
        until(|| async { Ok(page.look(accent).await? == "") }, "it is refused on dark").await?;
    }

    /// R59: the console says why an accent is refused.
    a_refused_accent_is_noted(page, Visit {
        before: "window.noted = []; console.info = (note) => noted.push(note)",
        ..at(asking("?theme=light&accent=ffcc00"))
    }) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.documentElement.style.getPropertyValue('--accent')").await? == "");
        ensure!(page.look_text("noted.join()").await?.starts_with("accent ffcc00: 1."), "{}", page.look_text("noted.join()").await?);
    }
}

/// What of the report in the frame is shown.
async fn shown<const N: usize>(page: &Page, what: &str, expected: [bool; N]) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    page.reader_becomes("ready").await?;
    let visible = "(selector) => document.querySelector(selector).checkVisibility()";
    let seen = page.look(&format!("((visible) => {what})({visible})")).await?;
    ensure!(seen == serde_json::json!(expected.as_slice()), "{what} is {seen}");
    Ok(())
}

/// The report's own grounds.
const LIGHT: [u8; 3] = [251, 248, 241];
const DARK: [u8; 3] = [21, 23, 27];

/// Asks for one ground after another, in a host that has its own.
async fn grounds_match(page: &Page, scheme: &str, host: [u8; 3]) -> anyhow::Result<()> {
    for theme in ["dark", "light", "auto", &format!("transparent-{scheme}")] {
        page.leave_frames().await?;
        let address = format!("{}/embed.html?theme={theme}", page.report_address());
        page.eval(&format!("(document.querySelector('iframe').src = '{address}', null)")).await?;
        let colours = "[document.documentElement, document.querySelector('.embed-title')].map((element) => getComputedStyle(element)).map(({ backgroundColor, color }) => [backgroundColor, color]).join(';') + location.search";
        let there = || async {
            page.leave_frames().await?;
            page.enter_frame(0).await?;
            Ok(page.look_text(colours).await?.ends_with(theme)
                && page.look("document.documentElement.dataset.client ?? ''").await? == "ready")
        };
        until(there, theme).await?;
        let dark = page.look("matchMedia('(prefers-color-scheme: dark)').matches").await? == true;
        let ink = page.look_text("getComputedStyle(document.querySelector('.embed-title')).color").await?;
        let expected = match theme {
            "dark" => DARK,
            "light" => LIGHT,
            "auto" => {
                if dark {
                    DARK
                } else {
                    LIGHT
                }
            }
            _ => host,
        };
        until(|| async { Ok(ground_of(page).await? == expected) }, &format!("{theme}: the ground is {expected:?}"))
            .await?;
        let ink: Vec<u8> = ink.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let contrast = ink.iter().zip(expected).map(|(ink, ground)| ink.abs_diff(ground)).min().unwrap_or_default();
        ensure!(contrast > 120, "{theme}: words of {ink:?} on {expected:?}");
    }
    Ok(())
}

/// What is painted in the corner of the frame.
async fn ground_of(page: &Page) -> anyhow::Result<[u8; 3]> {
    page.leave_frames().await?;
    page.eval("(document.querySelector('iframe').scrollIntoView(), null)").await?;
    let corner = page
        .look("(({ left, top }) => [left + 4, top + 4])(document.querySelector('iframe').getBoundingClientRect())")
        .await?;
    page.pixel(corner[0].as_f64().unwrap_or_default(), corner[1].as_f64().unwrap_or_default()).await
}

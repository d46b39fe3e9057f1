//! What the address of the frame asks for.

use anyhow::ensure;

use super::super::scenarios;
use super::{THEME, at, frame_fits};
use crate::hosts::Host;
use crate::page::Page;

const fn asking(query: &'static str) -> Host {
    Host { query, ..Host::SCRIPTED }
}

scenarios! {
    /// R58: no landmark or heading that belongs to the host's page, and headings from the level that is asked for.
    headings_follow_the_host(page, at(asking("?heading=3"))) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.querySelectorAll('main, header, footer, h1, [role=main], [role=banner], [role=contentinfo]').length").await? == 0);
        let levels = "[...document.querySelectorAll('h2, h3, h4, h5')].filter((heading) => !heading.closest('dialog, [hidden]')).map((heading) => Number(heading.ariaLevel))";
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
        super::press(&page, ".theme[open] .theme-end a[href*='index.html']").await?;
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

    /// R59: light or dark, as asked for.
    a_dark_report_in_a_light_host(page, at(asking("?theme=dark"))) {
        ground_is(&page, "rgb(21, 23, 27)").await?;
    }

    /// R59, R60: light in a dark host: the ground is the report's own, not the browser's white.
    a_light_report_in_a_dark_host(page, at(Host { query: "?theme=light", ..Host::page(include_str!("../../../hosts/dark.html")) })) {
        ground_is(&page, "rgb(251, 248, 241)").await?;
    }

    /// R59: without a ground, the host's shows through.
    a_transparent_report(page, at(asking("?theme=transparent"))) {
        ground_is(&page, "rgba(0, 0, 0, 0)").await?;
    }

    /// R59: an accent that can be read is used, one that cannot is refused.
    an_accent_is_held_to_its_contrast(page, at(asking("?theme=light&accent=8c2f1b"))) {
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.documentElement.style.getPropertyValue('--accent')").await? == "#8c2f1b");
        page.leave_frames().await?;
        page.look(&format!("(document.querySelector('iframe').src = '{}/embed.html?theme=light&accent=ffcc00', null)", page.report_address())).await?;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        page.enter_frame(0).await?;
        page.reader_becomes("ready").await?;
        ensure!(page.look("document.documentElement.style.getPropertyValue('--accent')").await? == "");
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

/// The ground of the report in the frame.
async fn ground_is(page: &Page, colour: &str) -> anyhow::Result<()> {
    page.enter_frame(0).await?;
    page.reader_becomes("ready").await?;
    let ground = page.look_text("getComputedStyle(document.documentElement).backgroundColor").await?;
    ensure!(ground == colour, "the ground is {ground}");
    Ok(())
}

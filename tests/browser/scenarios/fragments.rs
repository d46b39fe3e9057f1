//! Fragments as they arrive: with something behind them, in other letter case, or leading nowhere.

use anyhow::{Context, ensure};

use super::links::lands_on;
use super::scenarios;
use crate::engine::Engine;
use crate::page::until;
use crate::sites::Report;
use crate::visit::Visit;

scenarios! {
    /// A10: what mail programs, messengers and trackers put behind a link does not lead astray.
    fragments_with_rubbish_behind_them_land(page, Visit::PLAIN) {
        for rubbish in [
            "harnessing-data?utm_source=x", "harnessing-data&fbclid=1", "harnessing-data.", "harnessing-data)",
            "harnessing-data).", "harnessing-data%20", "harnessing-data%20and%20more", "harnessing-data%2C", "harnessing-data,",
            "harnessing-data%E2%80%9D", "harnessing-data”", "harnessing-data>", "harnessing-data%", "harnessing-data/",
            "harnessing-data_", "Harnessing-Data", "HARNESSING-DATA.",
        ] {
            let steps = async {
                page.visit(&format!("{}/?{}#{rubbish}", page.report_address(), rubbish.len())).await?;
                lands_on(&page, "Harnessing data").await?;
                ensure!(!page.sees(LOST).await?, "it says that it leads nowhere");
                ensure!(page.look_text("location.hash").await? == "#harnessing-data", "the address keeps it");
                page.go_to("#tough-year").await?;
                lands_on(&page, "A tough year").await?;
                page.go_to(rubbish).await?;
                lands_on(&page, "Harnessing data").await
            };
            steps.await.with_context(|| rubbish.to_owned())?;
        }
    }

    /// A10: so it is with ids that hold what an address must escape; a whole id wins over the start of one.
    fragments_with_rubbish_land_on_odd_ids(page, Visit { report: Report::OddIds, ..Visit::PLAIN }) {
        for (fragment, heading) in [("Older:Name", "Colons"), ("older:name.", "Colons"), ("older%3Aname%20x", "Colons")] {
            page.visit(&format!("{}/?{}#{fragment}", page.report_address(), fragment.len())).await?;
            lands_on(&page, heading).await.with_context(|| fragment.to_owned())?;
        }
    }

    /// A10: one that leads nowhere is told of, in the room that is kept, until another leads somewhere.
    fragments_that_lead_nowhere_are_told_of(page, Visit { fragment: "#harnessing", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show(LOST).await?;
        // On a low window the line is just below the title page.
        ensure!(page.look("scrollY < 100").await? == true);
        if page.engine == Engine::Chromium {
            page.nothing_shifted().await?;
        }
        page.go_to("#harnessing-data").await?;
        lands_on(&page, "Harnessing data").await?;
        ensure!(!page.sees(LOST).await?, "it is still said");
        page.go_to("#harnessing-data-2").await?;
        page.comes_to_show(LOST).await?;
        let seen = "(() => { const { top, bottom } = document.querySelector('.not-found').getBoundingClientRect(); return top > -1 && bottom < innerHeight + 1; })()";
        until(|| async { Ok(page.look(seen).await? == true) }, "it is in view").await?;
        page.back().await?;
        until(|| async { Ok(!page.sees(LOST).await?) }, "Back takes it away").await?;
        for silent in ["", "#top", "#:~:text=data"] {
            page.visit(&format!("{}/?{}{silent}", page.report_address(), silent.len())).await?;
            page.reader_becomes("ready").await?;
            ensure!(!page.sees(LOST).await?, "{silent}");
        }
    }

    /// A18: an id has one fragment, whoever writes it, and the contents mark where each way of writing it leads.
    fragments_are_written_in_one_way(page, Visit {
        report: Report::OddIds,
        engines: &[Engine::Chromium, Engine::Firefox],
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        let wrong = "[...document.querySelectorAll('a[href^=\"#\"]')].map((link) => link.getAttribute('href'))\
            .filter((href) => href !== '#' + encodeURIComponent(decodeURIComponent(href.slice(1))))";
        ensure!(page.look(wrong).await?.as_array().is_some_and(Vec::is_empty), "{}", page.look(wrong).await?);
        let marked = "document.querySelector('.contents a[aria-current]')?.hash ?? ''";
        for written in ["#section:1", "#section%3A1"] {
            page.go_to("#people").await?;
            page.go_to(written).await?;
            until(|| async { Ok(page.look_text(marked).await? == "#section%3A1") }, written).await?;
        }
    }
}

const LOST: &str = "The link you followed does not match any part of this report.";

//! The accessibility statement, beside the report.

use anyhow::ensure;

use super::scenarios;
use crate::engine::Engine;
use crate::page::until;
use crate::visit::{Prefers, Visit};

scenarios! {
    /// R98: the foot of the report leads to the statement, which reads, keeps the tools of the header, and leads back.
    the_statement_is_linked_and_reads(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.press("link", "Accessibility statement").await?;
        let there = || async { Ok(page.look("location.pathname").await? == "/accessibility.html") };
        until(there, "the link leads to the statement").await?;
        page.by_role("heading", "Accessibility statement").await?;
        ensure!(page.sees("not yet verified by people").await?, "the statement says more than is known");
        page.reader_becomes("ready").await?;
        page.by_role("combobox", "Appearance").await?;
        let faults = page.faults().await?;
        ensure!(faults.is_empty(), "went wrong in the statement: {faults:#?}");
        let fits = page.look("document.documentElement.scrollWidth - innerWidth").await?;
        ensure!(fits.as_i64() <= Some(0), "the statement scrolls sideways by {fits}");

        page.press("link", "Back to the report").await?;
        page.comes_to_show("Conclusions").await?;
        page.reader_becomes("ready").await?;
        page.by_role("button", "Show all").await?;
    }

    /// R98, R88: on the narrowest screen the statement has one column and scrolls in one direction.
    the_statement_reads_on_a_narrow_screen(page, Visit { size: (320, 640), fragment: "accessibility.html", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        let fits = page.look("document.documentElement.scrollWidth - innerWidth").await?;
        ensure!(fits.as_i64() <= Some(0), "the statement scrolls sideways by {fits}");
    }

    /// R90: in a reader's own colours a line still stands between two parts.
    the_statement_keeps_its_parts_in_forced_colours(page, Visit {
        prefers: &[Prefers::ForcedColours],
        engines: &[Engine::Chromium],
        fragment: "accessibility.html",
        ..Visit::PLAIN
    }) {
        ensure!(page.look("matchMedia('(forced-colors: active)').matches").await? == true, "colours are not forced");
        let lines = page.look_text("[...new Set([...document.querySelectorAll('.statement-part')]\
            .map((part) => getComputedStyle(part).borderBlockStartStyle))].join()").await?;
        ensure!(lines == "solid", "the lines between the parts are {lines}");
    }
}

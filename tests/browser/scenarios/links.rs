//! Links that lead to what is closed.

use std::cell::RefCell;

use anyhow::{Context, ensure};

use super::scenarios;
use crate::page::{Page, until};
use crate::sites::Report;
use crate::visit::Visit;

scenarios! {
    /// R15: a link to a theme opens it and brings it into view.
    a_link_opens_its_theme(page, Visit { fragment: "#harnessing-data", ..Visit::PLAIN }) {
        the_theme_is_in_view(&page, "harnessing-data").await?;
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of ").await?;
    }

    /// R15: it does so without any script.
    a_link_opens_its_theme_without_scripts(page, Visit {
        fragment: "#harnessing-data",
        scripts: false,
        ..Visit::PLAIN
    }) {
        the_theme_is_in_view(&page, "harnessing-data").await?;
    }

    /// R18: the name that a theme has elsewhere leads to it too.
    an_alias_leads_to_its_theme(page, Visit { fragment: "#it-for-public-good", ..Visit::PLAIN }) {
        the_theme_is_in_view(&page, "technology-for-public-good").await?;
    }

    /// R17: at the narrowest width too.
    a_link_lands_on_a_narrow_screen(page, Visit { fragment: "#slower-than-hoped", size: (320, 640), ..Visit::PLAIN }) {
        the_theme_is_in_view(&page, "slower-than-hoped").await?;
    }

    /// A link in the text opens the theme it leads to.
    a_link_in_the_text_opens_its_theme(page, Visit { fragment: "#collaborate-or-stall", ..Visit::PLAIN }) {
        page.follow("#collaborate-or-stall", "Reimagining services").await?;
        the_theme_is_in_view(&page, "reimagining-services").await?;
    }

    /// R15, R92: whatever the address leads to lands in view with the focus on its heading, and the title says so.
    a_link_lands_on_anything(page, Visit { fragment: "#slower-than-hoped", ..Visit::PLAIN }) {
        links_land_on_anything(&page).await?;
    }

    /// R21: where storage, cookies and history throw too.
    a_link_lands_on_anything_where_all_throws(page, Visit { fragment: "#slower-than-hoped", ..THROWING }) {
        links_land_on_anything(&page).await?;
    }

    /// R15: without the reader too.
    a_link_lands_without_wasm(page, Visit {
        fragment: "#slower-than-hoped",
        before: "delete globalThis.WebAssembly",
        ..Visit::PLAIN
    }) {
        lands_on(&page, "Slower than hoped").await?;
        page.go_to("#harnessing-data").await?;
        lands_on(&page, "Harnessing data").await?;
    }

    /// R15, R32: an address that holds a query as well lands below its results, as after a reload.
    an_address_with_a_query_lands(page, Visit { fragment: "?q=public+services#reimagining-services", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("results for “public services”").await?;
        lands_on(&page, "Reimagining services").await?;
    }

    /// R15: the same link leads there again after its theme was closed by hand.
    a_link_lands_twice_in_a_row(page, Visit { fragment: "#collaborate-or-stall", ..Visit::PLAIN }) {
        a_link_lands_twice(&page).await?;
    }

    /// R21: there too.
    a_link_lands_twice_where_all_throws(page, Visit { fragment: "#collaborate-or-stall", ..THROWING }) {
        a_link_lands_twice(&page).await?;
    }

    /// R15: so do Back and Forward.
    back_and_forward_land(page, Visit { fragment: "#slower-than-hoped", ..Visit::PLAIN }) {
        lands_on(&page, "Slower than hoped").await?;
        page.go_to("#reimagining-services").await?;
        lands_on(&page, "Reimagining services").await?;
        page.toggle_theme("Reimagining services").await?;
        page.back().await?;
        lands_on(&page, "Slower than hoped").await?;
        page.forward().await?;
        lands_on(&page, "Reimagining services").await?;
    }

    /// R16: ids may hold what an address must escape.
    odd_ids_land(page, Visit { report: Report::OddIds, fragment: "#older:name", ..Visit::PLAIN }) {
        links_to_odd_ids_land(&page).await?;
    }

    /// R21: there too.
    odd_ids_land_where_all_throws(page, Visit { report: Report::OddIds, fragment: "#older:name", ..THROWING }) {
        links_to_odd_ids_land(&page).await?;
    }

    /// R15, R32: an address that nobody could have meant leads nowhere, and the page is read all the same.
    an_absurd_address_leads_nowhere(page, Visit::PLAIN) {
        let long = "%F0%9F".repeat(1_500);
        for absurd in [
            "#%", "#%FF", "#%E0%A4%A", "#%00", "#'\"><script>", "#[id]", "#:target", "#__proto__",
            "?open=%00%FF,..", "?open=%E0%A4%A+__proto__", "?q=%FF", "?q=%", "?type=%FF&order=%", "?print%00=%FF",
        ].map(str::to_owned).into_iter().chain(["#", "?open=", "?q=", "?type="].map(|start| [start, &long].concat())) {
            let steps = async {
                page.visit(&format!("{}/{absurd}", page.report_address())).await?;
                page.reader_becomes("ready").await?;
                let expected = "0 open, at 0, The 2024 outlook for digital public services";
                let seen = "[document.querySelectorAll('details.theme[open]').length + ' open', 'at ' + scrollY, document.title].join(', ')";
                ensure!(page.look_text(seen).await? == expected, "{}", page.look_text(seen).await?);
                let faults = page.faults().await?;
                ensure!(faults.is_empty(), "{faults:#?}");
                page.comes_to_show("A tough year").await
            };
            steps.await.with_context(|| absurd.chars().take(60).collect::<String>())?;
        }
    }
}

/// A browser in which whatever may be refused is refused.
const THROWING: Visit = Visit { before: super::faults::EVERYTHING_THROWS, ..Visit::PLAIN };

/// From a theme to whatever has an id.
async fn links_land_on_anything(page: &Page) -> anyhow::Result<()> {
    lands_on(page, "Slower than hoped").await?;
    let text = |selector: &str| format!("document.querySelector('{selector}').textContent");
    let notice = page.look_text(&text(".notice b")).await?;
    let resource = page.look_text(&text(".resource a")).await?;
    let resource_id = page.look_text("document.querySelector('.resource').id").await?;
    for (id, heading) in [
        ("digital-trends", "Digital trends"),
        ("jos-creese", "Jos Creese"),
        ("it-for-public-good", "Technology for public good"),
        ("resources", "Resources"),
        ("edition-2022", "2022"),
        ("conference-october-2024", &notice),
        ("socitm", "Socitm"),
        ("what-leaders-do", "What leaders do"),
        ("external-resources", "Helpful external resources"),
        (&resource_id, &resource),
    ] {
        page.go_to(&format!("#{id}")).await?;
        lands_on(page, heading).await.with_context(|| id.to_owned())?;
    }
    Ok(())
}

/// The same link once more, after what it led to was left and closed.
async fn a_link_lands_twice(page: &Page) -> anyhow::Result<()> {
    for _ in 0..2 {
        page.follow("#collaborate-or-stall", "Reimagining services").await?;
        lands_on(page, "Reimagining services").await?;
        page.toggle_theme("Reimagining services").await?;
        page.go_to_the_top().await?;
    }
    Ok(())
}

/// From a theme, by its alias, to every other id.
async fn links_to_odd_ids_land(page: &Page) -> anyhow::Result<()> {
    lands_on(page, "Colons").await?;
    for name in [
        "Dots and slashes",
        "Accents and characters",
        "An emoji",
        "A percent escape",
        "A bare percent",
        "Quotation marks",
        "A digit first",
        "Åsa Ö",
    ] {
        page.go_to("#older:name").await?;
        lands_on(page, "Colons").await?;
        page.follow("[id='older:name']", name).await.with_context(|| name.to_owned())?;
        lands_on(page, name).await?;
    }
    page.go_to("#res:1/%25C3%25A5").await?;
    lands_on(page, "A resource").await
}

/// The focus is on the heading, which is in view with what it heads open, and the title names it.
pub(super) async fn lands_on(page: &Page, heading: &str) -> anyhow::Result<()> {
    let script = "(() => { const at = document.activeElement, box = at.getBoundingClientRect(); \
        const words = (at.querySelector(':scope > :is(h3, h4)') ?? at).textContent.trim().slice(0, 60); \
        const shown = box.height > 0 && box.top >= -1 && box.bottom <= innerHeight; \
        const open = !at.closest('details:not([open])'); \
        return [words, shown ? 'in view' : 'at ' + box.top, open ? 'open' : 'closed', document.title].join('|'); })()";
    let expected = |title: &str| format!("{heading}|in view|open|{heading} · {title}");
    let report = page.look_text("document.querySelector('h1').textContent").await?;
    let seen = RefCell::new(String::new());
    let landed = || async {
        *seen.borrow_mut() = page.look_text(script).await?;
        Ok(*seen.borrow() == expected(&report))
    };
    until(landed, "the landing").await.with_context(|| format!("{} is not {}", seen.borrow(), expected(&report)))
}

/// The theme is open, and its upper edge is in the window.
async fn the_theme_is_in_view(page: &Page, id: &str) -> anyhow::Result<()> {
    let script = format!(
        "(() => {{ const theme = document.getElementById('{id}').closest('details'); \
           const top = theme.getBoundingClientRect().top; return theme.open && top >= -1 && top < innerHeight / 2; }})()"
    );
    let landed = || async { Ok(page.look(&script).await? == true) };
    until(landed, &format!("{id} is open and in view")).await?;
    ensure!(page.sees("Relevant to").await?);
    Ok(())
}

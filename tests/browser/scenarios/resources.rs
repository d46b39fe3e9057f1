//! Finding among the resources, and taking them away.

use almanac::report::{Bundle, Resource};
use std::sync::LazyLock;

use anyhow::{Context, ensure};
use thirtyfour::prelude::*;

use super::printing::everything_is_on;
use super::scenarios;
use crate::engine::Engine;
use crate::page::{Page, until};
use crate::visit::Visit;

/// A browser that refuses to change its address.
const NO_HISTORY: Visit = Visit {
    before: "for (const name of ['pushState', 'replaceState']) \
        history[name] = () => { throw new DOMException('no', 'SecurityError') }",
    ..Visit::PLAIN
};

/// Collects what the page hands the browser to keep as a file.
const FILES: Visit = Visit {
    before: "window.files = []; { const make = URL.createObjectURL; \
        URL.createObjectURL = (blob) => { window.files.push(blob); return make.call(URL, blob); } }",
    ..Visit::PLAIN
};

scenarios! {
    /// Each choice shows the resources that it fits and no others, says how many, and stands in the address.
    resources_narrowed_by_each_choice(page, Visit::PLAIN) {
        start(&page).await?;
        for (control, name, value, fits) in CHOICES {
            choose(&page, control, value).await?;
            let expected = fitting(fits);
            ensure!(shown(&page).await? == expected, "{control} {value}: {:?}", shown(&page).await?);
            says(&page, expected.len()).await?;
            let own = page.look_text(&format!("new URLSearchParams(location.search).get('{name}')")).await?;
            ensure!(own == *value, "the address says {own}");
            choose(&page, control, "").await?;
        }
        ensure!(shown(&page).await? == fitting(|_| true), "not all are back");
        ensure!(page.look("location.search").await? == "", "the address still says something");
        says(&page, 60).await?;
    }

    /// Choices combine; what is left of each other choice stands beside it, and none that leaves nothing can be made.
    resources_narrowed_by_choices_together(page, Visit::PLAIN) {
        start(&page).await?;
        choose(&page, "Type", "article").await?;
        choose(&page, "Year", "2024").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "article") && r.year == Some(2024)));
        let label = "document.querySelector('select[name=type] option[value=guide]').label";
        let guides = fitting(|r| is(r, "guide") && r.year == Some(2024)).len();
        ensure!(page.look_text(label).await? == format!("Guide ({guides})"), "{}", page.look_text(label).await?);
        let wrong = "[...document.querySelectorAll('.filter option[label]')].filter((option) => \
            option.disabled !== option.label.endsWith(' (0)')).map((option) => option.label)";
        ensure!(page.look(wrong).await?.as_array().is_some_and(Vec::is_empty), "{}", page.look(wrong).await?);
        let some = "document.querySelectorAll('.filter option:disabled').length";
        ensure!(page.look(some).await?.as_u64() > Some(0), "every choice leaves something");
        page.press("button", "Clear filters").await?;
        ensure!(shown(&page).await? == fitting(|_| true));
        ensure!(page.look("document.querySelectorAll('.filter option:disabled').length").await? == 0);
        ensure!(page.look("document.activeElement.textContent").await? == "Clear filters", "the focus went away");
    }

    /// The count is right for one, and for none; lists of which nothing is left go with their titles.
    resources_are_counted_in_words(page, Visit { fragment: "?publisher=SKR", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        page.comes_to_show("1 of 60 resources shown").await?;
        ensure!(headings(&page).await? == 1, "a list of which nothing is left is shown");
        go(&page, "?type=hub&year=2017").await?;
        page.comes_to_show("No resource matches all these filters.").await?;
        ensure!(shown(&page).await?.is_empty() && headings(&page).await? == 0);
        page.press("button", "Clear filters").await?;
        says(&page, 60).await?;
        ensure!(headings(&page).await? == 2);
    }

    /// However fast choices follow each other, the count is said once, after the last (R29).
    resources_are_counted_once(page, Visit::PLAIN) {
        start(&page).await?;
        says(&page, 60).await?;
        page.eval("(() => { window.said = []; new MutationObserver(() => window.said.push(Math.round(performance.now()))) \
            .observe(document.querySelector('.filter [role=status]'), { childList: true, characterData: true, subtree: true }); \
            window.changed = 0; const list = document.querySelector('select[name=type]'); \
            for (const [index, value] of ['guide', 'tool', 'article'].entries()) setTimeout(() => { list.value = value; \
            window.changed = Math.round(performance.now()); \
            list.dispatchEvent(new Event('change', { bubbles: true })); }, index * 150); })()").await?;
        says(&page, fitting(|r| is(r, "article")).len()).await?;
        let waited = page.look("[said.length, said[0] - changed]").await?;
        ensure!(waited[0] == 1, "it is said {} times", waited[0]);
        ensure!(waited[1].as_i64().is_some_and(|pause| (450..3000).contains(&pause)), "after {} ms", waited[1]);
    }

    /// The lists can be ordered by title, by year and by how much leads to them, and be given back their own order.
    resources_can_be_ordered(page, Visit::PLAIN) {
        start(&page).await?;
        let listed = shown(&page).await?;
        for (order, value) in [
            ("title", "titles"),
            ("year", "years"),
            ("relevance", "themes"),
        ] {
            choose(&page, "Sort by", order).await?;
            let wrong = page.look(&ORDERED.replace("VALUE", value)).await?;
            ensure!(wrong.as_array().is_some_and(Vec::is_empty), "{order}: {wrong:#}");
            ensure!(shown(&page).await? != listed, "nothing moved");
        }
        page.reload().await?;
        page.reader_becomes("ready").await?;
        let wrong = page.look(&ORDERED.replace("VALUE", "themes")).await?;
        ensure!(wrong.as_array().is_some_and(Vec::is_empty), "the order is lost: {wrong:#}");
        choose(&page, "Sort by", "").await?;
        ensure!(shown(&page).await? == listed, "the lists' own order is lost");
    }

    /// R32: choices stay over a reload and come back with Back; what else the address says stays.
    resources_chosen_stay_in_the_address(page, Visit { fragment: "?from=a+friend&type=guide#resources", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "guide")));
        ensure!(page.by_role("combobox", "Type").await?.value().await?.as_deref() == Some("guide"));
        choose(&page, "Publisher", "LGA").await?;
        let both = fitting(|r| is(r, "guide") && r.publisher.as_str() == "LGA");
        ensure!(shown(&page).await? == both);
        let address = page.look_text("location.search + location.hash").await?;
        ensure!(address == "?from=a+friend&type=guide&publisher=LGA#resources", "{address}");
        page.reload().await?;
        page.reader_becomes("ready").await?;
        ensure!(shown(&page).await? == both, "a reload lost the choices");
        let visits = page.look("history.length").await?;
        page.go_to("#people").await?;
        choose(&page, "Publisher", "").await?;
        choose(&page, "Type", "tool").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "tool")));
        let more = page.look("history.length").await?.as_i64().unwrap_or(0) - visits.as_i64().unwrap_or(0);
        ensure!(more <= 1, "choices make {more} entries in the history");
        page.back().await?;
        until(|| async { Ok(shown(&page).await? == both) }, "Back brings the choices back").await?;
        says(&page, both.len()).await?;
        ensure!(page.by_role("combobox", "Publisher").await?.value().await?.as_deref() == Some("LGA"));
    }

    /// R32: what the address says that is no choice counts for nothing, is shown nowhere, and breaks nothing.
    resources_survive_absurd_addresses(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        let long = format!("?type={}", "x".repeat(10_000));
        for search in [
            long.as_str(),
            "?type=%3Cscript%3Ealert(1)%3C%2Fscript%3E&year=%3Cimg%20src=x%20onerror=alert(1)%3E",
            "?type=%00&topic=%0A&publisher=%E2%80%AE&language=%FF%FE",
            "?type=unheard&type=guide&type=tool",
            "?nothing=known&__proto__=x&constructor=y&toString",
            "?&&&=&type&year=&order=sideways&group=[object%20Object]",
            "?type=guide%20&year=2024.0&language=EN&publisher=lga",
        ] {
            go(&page, search).await?;
            ensure!(shown(&page).await? == fitting(|_| true), "{search:.60} hides something");
            for absurd in ["xxxx", "alert", "unheard", "sideways", "undefined", "null"] {
                ensure!(!page.sees(absurd).await?, "{search:.60} shows {absurd}");
            }
        }
        go(&page, "?type=guide&type=unheard&q=%F0%9F%8C%8D").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "guide")), "the first of two values counts");
        choose(&page, "Year", "2023").await?;
        let kept = page.look_text("new URLSearchParams(location.search).get('q')").await?;
        ensure!(kept == "🌍", "another's parameter became {kept}");
    }

    /// A browser that refuses to change the address narrows the lists all the same.
    resources_are_narrowed_without_history(page, NO_HISTORY) {
        start(&page).await?;
        choose(&page, "Type", "guide").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "guide")));
        says(&page, fitting(|r| is(r, "guide")).len()).await?;
        page.go_to("tough-year").await?;
        until(|| async { Ok(page.open_themes().await? == 1) }, "a link is followed").await?;
        ensure!(shown(&page).await? == fitting(|r| is(r, "guide")), "following a link takes the choice back");
    }

    /// R71: whatever is chosen on the screen, all is printed.
    resources_are_printed_whatever_is_chosen(page, Visit {
        engines: &[Engine::Chromium, Engine::Firefox],
        fragment: "?type=hub&year=2017&order=title",
        ..Visit::PLAIN
    }) {
        page.reader_becomes("ready").await?;
        ensure!(shown(&page).await?.is_empty());
        everything_is_on(&page.print().await?)?;
        go(&page, "?type=guide").await?;
        everything_is_on(&page.print().await?)?;
    }

    /// R15: a link to a resource that is not among those chosen takes the choices back.
    resources_hidden_are_shown_by_links(page, Visit { fragment: "?type=guide#resource-skr-ten-trends", ..Visit::PLAIN }) {
        page.reader_becomes("ready").await?;
        in_view(&page, "resource-skr-ten-trends").await?;
        ensure!(page.look_text("location.search + location.hash").await? == "#resource-skr-ten-trends");
        // Without a focus in between, WebKit's driver cannot make the same choice twice.
        for kind in ["guide", "tool"] {
            choose(&page, "Type", kind).await?;
            ensure!(shown(&page).await? == fitting(|r| is(r, kind)));
            // The address would else take the choice back on the next visit.
            ensure!(page.look_text("location.search + location.hash").await? == format!("?type={kind}"));
            // A link that leads there, as another part of the page may have one.
            page.eval("(() => { const link = document.createElement('a'); link.href = '#resource-skr-ten-trends'; link.style.position = 'fixed'; \
                link.textContent = 'there'; document.querySelector('main').prepend(link); link.click(); link.remove(); })()").await?;
            in_view(&page, "resource-skr-ten-trends").await?;
        }
        choose(&page, "List", "socitm-resources").await?;
        page.go_to("#external-resources").await?;
        in_view(&page, "external-resources").await?;
    }

    /// All of it by the keyboard alone.
    resources_are_chosen_by_keyboard(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.eval("document.querySelector('#resources-title').tabIndex = -1").await?;
        page.eval("document.querySelector('#resources-title').focus()").await?;
        page.key(Key::Tab).await?;
        ensure!(page.look("document.activeElement.matches('.filter-panel > summary')").await? == true);
        page.key(Key::Enter).await?;
        until(|| async { Ok(page.look("document.querySelector('.filter-panel').open").await? == true) }, "it opens").await?;
        page.key(Key::Tab).await?;
        ensure!(page.look("document.activeElement.name").await? == "group");
        page.key(Key::Down).await?;
        let chosen = || async { Ok(shown(&page).await?.len() < 60) };
        if !chosen().await? {
            // Where the arrow opens the list instead of choosing from it, a second arrow and Enter choose.
            page.key(Key::Down).await?;
            page.key(Key::Enter).await?;
        }
        until(chosen, "a list is chosen").await?;
        for _ in 0..7 {
            page.key(Key::Tab).await?;
        }
        ensure!(page.look("document.activeElement.textContent").await? == "Clear filters");
        page.key(Key::Enter).await?;
        until(|| async { Ok(shown(&page).await?.len() == 60) }, "all are back").await?;
        page.key(Key::Tab).await?;
        ensure!(page.look("document.activeElement.textContent").await? == "Download this list");
    }

    /// R08: the controls come into a place that is kept for them.
    resources_controls_have_their_place(page, AT_RESOURCES) {
        for width in [320, 480, 768, 1280] {
            page.resize(width, 800).await?;
            page.reload().await?;
            page.reader_becomes("ready").await?;
            let heights = "[document.querySelector('.filter-slot'), document.querySelector('.filter')]\
                .map((place) => Math.round(place.getBoundingClientRect().height))";
            let heights: (u32, u32) = serde_json::from_value(page.look(heights).await?)?;
            ensure!(heights.1 > 0 && heights.0 >= heights.1, "at {width} pixels: place and controls are {heights:?} high");
            ensure!(page.look("document.querySelector('.filter').getBoundingClientRect().height <= \
                parseFloat(getComputedStyle(document.querySelector('.filter-slot')).minHeight) + 1").await? == true,
                "at {width} pixels the place is too small: {heights:?}");
        }
    }

    /// R08: and shift nothing as they come.
    resources_controls_shift_nothing(page, Visit { engines: &[Engine::Chromium], ..AT_RESOURCES }) {
        for width in [320, 480, 768, 1280] {
            page.resize(width, 800).await?;
            page.reload().await?;
            page.reader_becomes("ready").await?;
            page.nothing_shifted().await.with_context(|| format!("at {width} pixels"))?;
        }
    }

    /// R79: the list as it is shown can be taken away as a table.
    resources_shown_can_be_taken_away(page, FILES) {
        start(&page).await?;
        choose(&page, "Type", "article").await?;
        choose(&page, "Sort by", "title").await?;
        page.eval(CLICKS).await?;
        page.press("link", "Download this list").await?;
        until(|| async { Ok(page.look("window.clicks.length").await? == 2) }, "a file is made").await?;
        let clicks = page.look("window.clicks").await?;
        ensure!(clicks == serde_json::json!([
            "http: outlook-2024-resources.csv true",
            "blob: outlook-2024-resources.csv false",
        ]), "{clicks:#}");
        let table = "const done = arguments[arguments.length - 1]; \
            window.files[0].arrayBuffer().then((bytes) => done([...new Uint8Array(bytes)]));";
        let bytes: Vec<u8> = serde_json::from_value(page.run(table).await?)?;
        let text = String::from_utf8(bytes)?;
        let text = text.strip_prefix('\u{feff}').context("no byte order mark")?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        ensure!(reader.headers()?.get(1) == Some("Title"));
        let ids: Vec<_> = reader.records().map(|record| Ok(record?[0].to_owned())).collect::<anyhow::Result<_>>()?;
        ensure!(ids == shown(&page).await?, "{ids:?}");
        ensure!(page.look_text("document.querySelector('.filter a').getAttribute('href')").await?.ends_with("resources.csv"));
    }

    /// Chromium says where a file went: it is there, whole, under its name.
    resources_are_saved_as_a_table(page, Visit { engines: &[Engine::Chromium], ..FILES }) {
        let folder = tempfile::tempdir()?;
        let allow = serde_json::json!({ "behavior": "allow", "downloadPath": folder.path() });
        page.ask_chromium("Page.setDownloadBehavior", allow).await?;
        start(&page).await?;
        let file = folder.path().join("outlook-2024-resources.csv");
        let lines = || std::fs::read_to_string(&file).unwrap_or_default().lines().count();
        page.press("link", "Download this list").await?;
        until(|| async { Ok(lines() == 61) }, "the whole table is saved").await?;
        ensure!(page.look("window.files.length").await? == 0, "the whole table needs nothing made");
        std::fs::remove_file(&file)?;
        choose(&page, "Type", "guide").await?;
        page.press("link", "Download this list").await?;
        let guides = fitting(|r| is(r, "guide")).len();
        until(|| async { Ok(lines() == guides + 1) }, "the list is saved").await?;
    }

    /// R79, R107: what can be taken away is there under its type.
    resources_and_report_can_be_fetched(page, Visit::PLAIN) {
        page.reader_becomes("ready").await?;
        page.by_role("link", "The whole report").await?;
        page.by_role("link", "The resources as a table").await?;
        let types = "const done = arguments[arguments.length - 1]; \
            Promise.all([...document.querySelectorAll('footer a[download]')].map((link) => \
            fetch(link.href).then((file) => [file.status, file.headers.get('content-type')].join(' ')))).then(done);";
        ensure!(page.run(types).await? == serde_json::json!(["200 application/json", "200 text/csv"]));
    }
}

const AT_RESOURCES: Visit = Visit { fragment: "#resources", ..Visit::PLAIN };

/// Collects which links to files are followed.
const CLICKS: &str = "void (window.clicks = [], document.addEventListener('click', (event) => {
    const link = event.target.closest('a[download]');
    if (link) window.clicks.push([link.protocol, link.download, event.defaultPrevented].join(' '));
}))";

type Fits = fn(&Resource) -> bool;

/// A choice in each control: its label, its name in the address, a value, and what it fits.
const CHOICES: &[(&str, &str, &str, Fits)] = &[
    ("List", "group", "external-resources", |r| r.group.0 == "external-resources"),
    ("Type", "type", "case_study", |r| is(r, "case_study")),
    ("Topic", "topic", "topic-ai", |r| r.topics.iter().any(|topic| topic.0 == "topic-ai")),
    ("Publisher", "publisher", "American City & County", |r| r.publisher.as_str() == "American City & County"),
    ("Year", "year", "2023", |r| r.year == Some(2023)),
    ("Year", "year", "none", |r| r.year.is_none()),
    ("Language", "language", "sv", |r| r.lang.0 == "sv"),
];

/// What is out of order in each list: `VALUE` says by what.
const ORDERED: &str = "(() => {
    const titles = new Intl.Collator('en-GB', { numeric: true });
    const facts = [...document.querySelectorAll('.resources')].map((list) => [...list.children].map((item) => ({
        titles: item.querySelector('a').textContent, years: Number(item.dataset.year ?? 0),
        themes: item.querySelectorAll('.resource-themes li').length })));
    return facts.flatMap((list) => list.filter((item, i) => i > 0 && ('VALUE' === 'titles'
        ? titles.compare(list[i - 1].titles, item.titles) > 0 : list[i - 1].VALUE < item.VALUE)));
})()";

static OUTLOOK: LazyLock<Bundle> = LazyLock::new(|| {
    let outcome = almanac::validate::validate(include_str!("../../../content/outlook-2024.json"));
    outcome.bundle.unwrap_or_else(|| panic!("the bundle is not valid"))
});

/// Whether a resource is of a kind, as the bundle writes it.
fn is(resource: &Resource, kind: &str) -> bool {
    serde_json::to_value(resource.kind).is_ok_and(|own| own == kind)
}

/// The ids of the resources that fit, in the order of the page.
fn fitting(fits: impl Fn(&Resource) -> bool) -> Vec<String> {
    let bundle = &*OUTLOOK;
    let of = |group: &almanac::report::Group| {
        bundle.resources.iter().filter(|resource| resource.group == group.id && fits(resource)).collect::<Vec<_>>()
    };
    bundle.groups.iter().flat_map(of).map(|resource| resource.id.0.clone()).collect()
}

/// The ids of the resources that are shown, in their order.
async fn shown(page: &Page) -> anyhow::Result<Vec<String>> {
    let script =
        "[...document.querySelectorAll('li.resource')].filter((item) => item.checkVisibility()).map((item) => item.id)";
    Ok(serde_json::from_value(page.look(script).await?)?)
}

/// How many lists show their title.
async fn headings(page: &Page) -> anyhow::Result<u64> {
    let script = "[...document.querySelectorAll('.group-title')].filter((title) => title.checkVisibility()).length";
    page.look(script).await?.as_u64().context("a count")
}

/// Waits for the reader and opens the controls.
async fn start(page: &Page) -> anyhow::Result<()> {
    page.reader_becomes("ready").await?;
    page.eval("document.querySelector('.filter-panel').open = true").await?;
    Ok(())
}

/// Makes a choice as a reader does, by the control's label.
async fn choose(page: &Page, label: &str, value: &str) -> anyhow::Result<()> {
    page.eval("document.querySelector('.filter-panel').open = true").await?;
    let control = page.by_role("combobox", label).await?;
    control.find(By::Css(format!("option[value='{value}']"))).await?.click().await?;
    // WebKit tells the page of a choice a moment after its driver has made it.
    page.run("setTimeout(arguments[arguments.length - 1], 50)").await?;
    Ok(())
}

async fn says(page: &Page, count: usize) -> anyhow::Result<()> {
    page.comes_to_show(&format!("{count} of 60 resources shown")).await
}

/// Goes to the page with other words after its `?`; not before the driver has its answer, which the way there would lose.
async fn go(page: &Page, search: &str) -> anyhow::Result<()> {
    page.eval(&format!("void (window.left = true, setTimeout(() => {{ location.href = '/{search}' }}))")).await?;
    until(
        || async { Ok(page.look("window.left === undefined && document.readyState === 'complete'").await? == true) },
        "the page goes",
    )
    .await?;
    page.reader_becomes("ready").await
}

async fn in_view(page: &Page, id: &str) -> anyhow::Result<()> {
    let script = format!(
        "(() => {{ const item = document.getElementById('{id}'); const top = item.getBoundingClientRect().top; \
           return location.hash === '#{id}' && item.checkVisibility() && top >= -1 && top < innerHeight; }})()"
    );
    until(|| async { Ok(page.look(&script).await? == true) }, &format!("{id} is in view")).await
}

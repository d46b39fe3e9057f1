//! The page as a reader meets it: by role and name, by what is seen and can be done.

mod roles;
mod viewport;

use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::Engine;
use crate::hosts::Hosting;
use crate::server::{Requests, Server};
use crate::sites::Report;
use crate::visit::{Prefers, Source, Visit};

/// An open page.
pub struct Page {
    session: WebDriver,
    pub engine: Engine,
    address: SocketAddr,
    host: Option<SocketAddr>,
    visit: Visit,
    mended: Arc<AtomicBool>,
    requests: Requests,
}

/// How long to wait for what must come.
const PATIENCE: Duration = Duration::from_secs(20);

impl Page {
    pub fn new(session: WebDriver, engine: Engine, server: &Server, host: Option<&Hosting>, visit: Visit) -> Self {
        let host = host.map(|host| host.address);
        let (mended, requests) = (Arc::clone(&server.mended), Arc::clone(&server.requests));
        Self { session, engine, address: server.address, host, visit, mended, requests }
    }

    /// Opens the page as the visit says.
    pub async fn open(&self) -> anyhow::Result<()> {
        self.allow_scripts(self.visit.scripts).await?;
        self.emulate("", &self.visit.media_features()).await?;
        let (width, height) = self.visit.size;
        self.resize(width, height).await?;
        if let Some((host, address)) = self.visit.host.zip(self.host) {
            return Ok(self.session.goto(format!("http://localhost:{}/{}", address.port(), host.fragment)).await?);
        }
        let start = match self.visit.source {
            Source::Host => format!("http://{}/", self.address),
            Source::Disk => crate::scenarios::saved_page()?,
        };
        self.session.goto(format!("{start}{}", self.visit.fragment)).await?;
        if self.engine == Engine::Firefox && self.visit.prefers.contains(&Prefers::ForcedColours) {
            // Firefox keeps this for a browsing context, which a page that is left may take with it.
            self.emulate("", &self.visit.media_features()).await?;
        }
        Ok(())
    }

    /// The report that is visited.
    pub fn report(&self) -> Report {
        self.visit.report
    }

    /// The width of the window, in CSS pixels.
    pub fn width(&self) -> u32 {
        self.visit.size.0
    }

    /// The height of the window, in CSS pixels.
    pub fn height(&self) -> u32 {
        self.visit.size.1
    }

    /// Opens the page again, this time with nothing going wrong on the way.
    pub async fn mend_and_reload(&self) -> anyhow::Result<()> {
        self.mended.store(true, Ordering::Relaxed);
        self.reload().await
    }

    /// Follows the link with these words inside the theme at `id`.
    pub async fn follow(&self, id: &str, words: &str) -> anyhow::Result<()> {
        let theme = format!("details:has({id})");
        let link = self.session.find(By::Css(theme)).await?.find(By::LinkText(words)).await?;
        link.scroll_into_view().await?;
        Ok(link.click().await?)
    }

    /// Changes what follows `#` in the address, as a reader who types there.
    pub async fn go_to(&self, fragment: &str) -> anyhow::Result<()> {
        self.session.execute("location.hash = arguments[0]", vec![json!(fragment)]).await?;
        Ok(())
    }

    /// Scrolls to the top of the page.
    pub async fn go_to_the_top(&self) -> anyhow::Result<()> {
        self.session.execute("scrollTo(0, 0)", Vec::new()).await?;
        Ok(())
    }

    /// Opens an address as a visit of its own.
    pub async fn visit(&self, address: &str) -> anyhow::Result<()> {
        self.session.goto("about:blank").await?;
        Ok(self.session.goto(address).await?)
    }

    /// The address of the report's own host.
    pub fn report_address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What the report's host was asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Goes into the frame with a number, in which whatever follows then happens.
    pub async fn enter_frame(&self, number: u16) -> anyhow::Result<()> {
        Ok(self.session.enter_frame(number).await?)
    }

    /// Goes back into the page around all frames.
    pub async fn leave_frames(&self) -> anyhow::Result<()> {
        Ok(self.session.enter_default_frame().await?)
    }

    /// Goes back; WebKit's driver fails at its own command for it.
    pub async fn back(&self) -> anyhow::Result<()> {
        self.session.execute("history.back()", Vec::new()).await?;
        Ok(())
    }

    pub async fn forward(&self) -> anyhow::Result<()> {
        self.session.execute("history.forward()", Vec::new()).await?;
        Ok(())
    }

    pub async fn reload(&self) -> anyhow::Result<()> {
        Ok(self.session.refresh().await?)
    }

    /// Opens the page in another window as well, and goes there.
    pub async fn open_beside(&self) -> anyhow::Result<()> {
        let address = self.look_text("location.href").await?;
        let window = self.session.new_tab().await?;
        self.session.switch_to_window(window).await?;
        Ok(self.session.goto(address).await?)
    }

    /// Goes to the window that was opened first, second, and so on.
    pub async fn go_to_window(&self, number: usize) -> anyhow::Result<()> {
        let window = self.session.windows().await?.into_iter().nth(number).context("no such window")?;
        Ok(self.session.switch_to_window(window).await?)
    }

    /// The value of an expression in the page, which it must not change.
    pub async fn look(&self, expression: &str) -> anyhow::Result<Value> {
        ensure!(!changes(expression), "a look changes the page, which `eval` is for: {expression}");
        self.eval(expression).await
    }

    /// Evaluates an expression in the page that may change it.
    pub async fn eval(&self, expression: &str) -> anyhow::Result<Value> {
        Ok(self.session.execute(format!("return {expression}"), Vec::new()).await?.json().clone())
    }

    /// The same for a text.
    pub async fn look_text(&self, expression: &str) -> anyhow::Result<String> {
        text(expression, &self.look(expression).await?)
    }

    /// The same for a text.
    pub async fn eval_text(&self, expression: &str) -> anyhow::Result<String> {
        text(expression, &self.eval(expression).await?)
    }

    /// Runs a script that acts, and gives its result to the last of its arguments, a function.
    pub async fn run(&self, script: &str) -> anyhow::Result<Value> {
        Ok(self.session.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Presses a key, wherever the focus is.
    pub async fn key(&self, key: Key) -> anyhow::Result<()> {
        Ok(self.session.action_chain().send_keys(key).perform().await?)
    }

    /// Asks Chromium's own protocol, for what WebDriver has no words.
    pub async fn ask_chromium(&self, command: &str, parameters: Value) -> anyhow::Result<Value> {
        Ok(self.session.cdp().send_raw(command, parameters).await?)
    }

    /// What went wrong in the page, as its collector and the browser's log noted it.
    pub async fn faults(&self) -> anyhow::Result<Vec<String>> {
        self.leave_frames().await?;
        let mut faults = self.collected().await?;
        // A frame in which no script may run has collected nothing.
        if self.visit.host.is_some() && self.enter_frame(0).await.is_ok() {
            faults.extend(self.collected().await.unwrap_or_default());
        }
        if self.engine == Engine::Chromium {
            let log = self.session.browser_log().await?;
            faults.extend(log.into_iter().map(|entry| format!("log: {}", entry.message)));
        }
        Ok(faults)
    }

    /// What went wrong in one document. A page from disk has no collector: nothing can be put before its scripts.
    async fn collected(&self) -> anyhow::Result<Vec<String>> {
        Ok(serde_json::from_value(self.look("window.faults ?? []").await?)?)
    }

    /// Waits until the reader has the state `ready` or `off`.
    pub async fn reader_becomes(&self, state: &str) -> anyhow::Result<()> {
        let found = || async { Ok(self.look("document.documentElement.dataset.client ?? ''").await? == state) };
        until(found, &format!("the reader becomes {state}")).await
    }

    /// Follows a link of the list of contents, opening the list where it is closed.
    pub async fn follow_contents(&self, words: &str) -> anyhow::Result<()> {
        let contents = self.session.find(By::Css("nav")).await?;
        let link = contents.find(By::XPath(format!(".//a[normalize-space() = '{words}']"))).await?;
        let shown = "document.querySelector('nav a').checkVisibility({ contentVisibilityAuto: true })";
        if self.look(shown).await? != true {
            contents.find(By::Css("summary")).await?.click().await?;
        }
        link.scroll_into_view().await?;
        // The rail shows what a closed disclosure holds, which drivers take for hidden: so by pointer.
        Ok(self.session.action_chain().move_to_element_center(&link).click().perform().await?)
    }

    /// Types into the search, in place of what stands there.
    pub async fn search_for(&self, words: &str) -> anyhow::Result<()> {
        let field = self.by_role("searchbox", "Search").await?;
        field.clear().await?;
        Ok(field.send_keys(words).await?)
    }

    /// Types into the field that a selector finds, in place of what stands there.
    pub async fn type_into(&self, selector: &str, words: &str) -> anyhow::Result<()> {
        let field = self.session.find(By::Css(selector)).await?;
        field.clear().await?;
        Ok(field.send_keys(words).await?)
    }

    /// How many elements a selector finds, without a script in the page.
    pub async fn count(&self, selector: &str) -> anyhow::Result<usize> {
        Ok(self.session.find_all(By::Css(selector)).await?.len())
    }

    /// How wide an element is, in CSS pixels, without a script in the page.
    pub async fn width_of(&self, selector: &str) -> anyhow::Result<f64> {
        Ok(self.session.find(By::Css(selector)).await?.rect().await?.width)
    }

    /// Presses the first element that a selector finds.
    pub async fn press_css(&self, selector: &str) -> anyhow::Result<()> {
        let element = self.session.find(By::Css(selector)).await?;
        element.scroll_into_view().await?;
        Ok(element.click().await?)
    }

    /// Waits for the window that a link opens, and closes it; tells what address it had.
    pub async fn close_new_window(&self) -> anyhow::Result<String> {
        let own = self.session.window().await?;
        until(|| async { Ok(self.session.windows().await?.len() == 2) }, "a window opens").await?;
        let opened = self.session.windows().await?.into_iter().find(|window| *window != own).context("a new window")?;
        self.session.switch_to_window(opened).await?;
        until(|| async { Ok(self.look_text("location.href").await? != "about:blank") }, "it goes to the link").await?;
        let address = self.look_text("location.href").await?;
        self.session.close_window().await?;
        self.session.switch_to_window(own).await?;
        Ok(address)
    }

    /// Presses the pointer at a place in the window.
    pub async fn press_at(&self, x: i64, y: i64) -> anyhow::Result<()> {
        Ok(self.session.action_chain().move_to(x, y).click().perform().await?)
    }

    /// Opens or closes a theme as a reader does, by its line.
    pub async fn toggle_theme(&self, title: &str) -> anyhow::Result<()> {
        let script = "return [...document.querySelectorAll('details.theme > summary')]\
            .find((line) => line.checkVisibility() && line.querySelector('h3, h4').textContent.trim() === arguments[0])";
        let line = self.session.execute(script, vec![json!(title)]).await?.element();
        let line = line.with_context(|| format!("no theme has the title {title}"))?;
        line.scroll_into_view().await?;
        Ok(line.click().await?)
    }

    /// How many themes are open.
    pub async fn open_themes(&self) -> anyhow::Result<u64> {
        self.look("document.querySelectorAll('details.theme[open]').length").await?.as_u64().context("a count")
    }

    /// Whether a text stands in what the page shows.
    pub async fn sees(&self, text: &str) -> anyhow::Result<bool> {
        let script = "return document.body.innerText.includes(arguments[0])";
        Ok(self.session.execute(script, vec![json!(text)]).await?.json() == true)
    }

    /// Waits until the page shows a text.
    pub async fn comes_to_show(&self, text: &str) -> anyhow::Result<()> {
        until(|| self.sees(text), &format!("the page shows {text}")).await
    }

    /// Every word in the document, shown or not, without the page's data.
    pub async fn all_text(&self) -> anyhow::Result<String> {
        // It changes a copy.
        let script = "(() => { const body = document.body.cloneNode(true); \
            for (const data of body.querySelectorAll('script')) data.remove(); return body.textContent; })()";
        self.eval_text(script).await
    }

    /// Chromium's PDF of the page, tagged and with an outline.
    pub async fn print_with_outline(&self) -> anyhow::Result<Vec<u8>> {
        let options = json!({ "generateTaggedPDF": true, "generateDocumentOutline": true });
        let printed = self.session.cdp().send_raw("Page.printToPDF", options).await?;
        Ok(BASE64_STANDARD.decode(printed["data"].as_str().context("no PDF")?)?)
    }

    /// The page as PDF.
    pub async fn print(&self) -> anyhow::Result<Vec<u8>> {
        Ok(self.session.print_page(thirtyfour::common::print::PrintParameters::default()).await?)
    }

    /// The page as PDF on paper of a size, in centimetres.
    pub async fn print_on(&self, width: f64, height: f64) -> anyhow::Result<Vec<u8>> {
        let page = thirtyfour::common::print::PrintPage { width, height };
        let parameters = thirtyfour::common::print::PrintParameters { page, ..Default::default() };
        Ok(self.session.print_page(parameters).await?)
    }

    /// What colour is painted at a place in the window, as red, green and blue.
    pub async fn pixel(&self, x: f64, y: f64) -> anyhow::Result<[u8; 3]> {
        let picture = self.session.screenshot_as_png().await?;
        let mut picture = png::Decoder::new(std::io::Cursor::new(picture)).read_info()?;
        let mut pixels = vec![0; picture.output_buffer_size().context("a picture that fits in memory")?];
        let shape = picture.next_frame(&mut pixels)?;
        let place = y as usize * shape.line_size + x as usize * shape.color_type.samples();
        Ok(pixels.get(place..place + 3).context("a place in the picture")?.try_into()?)
    }

    /// Saves a picture of the whole page, or of the window.
    pub async fn picture(&self, path: &Path, whole: bool) -> anyhow::Result<()> {
        if whole {
            let height = self.look("document.documentElement.scrollHeight").await?.as_u64().unwrap_or(900);
            let (width, _) = self.visit.size;
            self.resize(width, u32::try_from(height.min(12_000))?).await?;
        }
        Ok(self.session.screenshot(path).await?)
    }
}

fn text(expression: &str, value: &Value) -> anyhow::Result<String> {
    Ok(value.as_str().with_context(|| format!("{expression} is {value}, not a text"))?.to_owned())
}

/// Whether an expression assigns to a property, or calls what changes a page. It need not find every way to.
fn changes(expression: &str) -> bool {
    const CALLS: [&str; 24] = [
        ".append(",
        ".appendChild(",
        ".back(",
        ".blur(",
        ".click(",
        ".dispatchEvent(",
        ".execCommand(",
        ".focus(",
        ".observe(",
        ".postMessage(",
        ".prepend(",
        ".pushState(",
        ".reload(",
        ".remove(",
        ".removeItem(",
        ".replaceState(",
        ".scrollIntoView(",
        ".setAttribute(",
        ".setItem(",
        ".setProperty(",
        "addEventListener(",
        "scrollBy(",
        "scrollTo(",
        "setTimeout(",
    ];
    let assigns = [" = ", " += ", " ??= "].iter().flat_map(|sign| expression.match_indices(sign)).any(|(at, _)| {
        let name = |character: char| character.is_alphanumeric() || character == '_';
        expression[..at].ends_with(name) && expression[..at].trim_end_matches(name).ends_with('.')
    });
    assigns || CALLS.iter().any(|call| expression.contains(call))
}

/// Time for what must not happen: longer than any pause that the page makes of its own.
pub async fn moment() {
    tokio::time::sleep(Duration::from_millis(700)).await;
}

/// Waits until something holds. A look that fails, as between two documents, is one at which it does not hold yet.
pub async fn until<F: Future<Output = anyhow::Result<bool>>>(
    mut holds: impl FnMut() -> F,
    what: &str,
) -> anyhow::Result<()> {
    let start = Instant::now();
    let mut last = Ok(false);
    let mut looks = 0;
    // One look at a page that is on its way to another may take longer than all of this.
    while start.elapsed() < PATIENCE || looks < 3 {
        looks += 1;
        last = holds().await;
        if matches!(last, Ok(true)) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    last.with_context(|| format!("waited in vain: {what}"))?;
    bail!("waited in vain: {what}")
}

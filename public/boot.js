// Starts the reader where that can be done, and stops quietly where it cannot: the page is whole without it.
const root = document.documentElement;
const own = document.querySelector("script[data-wasm]");
const asked = new URLSearchParams(location.search);
const framed = parent !== self;

// A kept choice of appearance is applied before the first paint. Storage may be refused.
try {
  const appearance = localStorage.getItem("almanac:appearance");
  if (appearance) root.dataset.appearance = appearance;
} catch {}

// The address may name themes to open, and ask for the printer, as a report in a frame does for its whole page.
const wanted = new Set(asked.get("open")?.split(" "));
for (const anchor of document.querySelectorAll(".theme .anchor"))
  if (wanted.has(anchor.id)) anchor.closest("details").open = true;
if (asked.has("print")) addEventListener("load", () => print());

// What was open on the last visit is opened again where that moves nothing in view; the reader offers the rest.
// Published versions stand side by side: what is remembered of the eight latest others stays, and the rest is dropped.
try {
  const { memory } = document.querySelector("[data-memory]").dataset;
  const report = (key) => key.slice(0, key.lastIndexOf(":"));
  const others = Object.keys(localStorage).filter((key) => key !== memory && report(key) === report(memory));
  others.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  for (const key of others.slice(0, -8)) localStorage.removeItem(key);
  const remembered = localStorage.getItem(memory);
  const open = new Set(remembered.split("\n")[1].split(" "));
  const painted = performance.getEntriesByType("paint").length;
  for (const anchor of document.querySelectorAll(".theme .anchor")) {
    const theme = anchor.closest("details");
    if (open.has(anchor.id) && (!painted || theme.getBoundingClientRect().top >= innerHeight)) theme.open = true;
  }
} catch {}

// The element that the address leads to: by its id as written, else as decoded.
function target() {
  const id = location.hash.slice(1);
  try {
    return document.getElementById(id) ?? document.getElementById(decodeURIComponent(id));
  } catch {
    return null;
  }
}

// What heads an element: a theme's line, its first heading, or what stands for one; else itself.
function headingOf(element) {
  if (element.matches(".anchor")) return element.closest("details").firstElementChild;
  return element.querySelector("h1, h2, h3, h4, h5, h6, .resource-title a, .milestone-edition, .notice-text b") ?? element;
}

// Opens everything around the address's target, brings it into view, gives it the focus and names it in the title.
// A page that comes in a frame leaves its host's scrolling and focus alone.
const title = document.title;
function land(event) {
  const to = target();
  document.title = title;
  if (!to || to.matches("[tabindex]:not(:is(h1, h2, h3, h4, h5, h6))")) return;
  for (let at = to.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  const heading = headingOf(to);
  if (framed && !event) scrollTo(0, to.getBoundingClientRect().top + scrollY);
  else {
    to.scrollIntoView();
    if (heading.tabIndex < 0) heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
  const name = heading.querySelector("h3, h4, h5, h6") ?? heading;
  document.title = `${(name.ariaLabel ?? name.textContent).trim()} · ${title}`;
}
addEventListener("hashchange", land);
// A link to where the address leads already changes nothing that the browser would tell of.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link?.hash !== location.hash || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  dispatchEvent(new HashChangeEvent("hashchange"));
});
// The browser's own landing, in the first frame after everything has come, takes the focus from the heading again.
if (location.hash) {
  land();
  const again = () => document.activeElement === document.body && land();
  addEventListener("load", () => requestAnimationFrame(() => setTimeout(again)));
}

// The smallest module there is: a policy that refuses wasm refuses it, before anything is fetched.
const mayRun = () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

async function compile(url) {
  const response = await fetch(url, { integrity: own.dataset.integrity });
  if (!response.ok) throw new Error(response.status);
  const streams = response.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

// Without the style sheet nothing keeps a place for the tools, and the page would move when they come.
function mustBeStyled() {
  if (!getComputedStyle(root).getPropertyValue("--paper")) throw new Error("unstyled");
}

async function start() {
  try {
    mustBeStyled();
    await mayRun();
    const url = (name) => new URL(own.dataset[name], document.baseURI).href;
    const [reader, module] = await Promise.all([import(url("glue")), compile(url("wasm"))]);
    await reader.default({ module_or_path: module });
    reader.hydrate();
    for (const island of document.querySelectorAll("leptos-island")) reader[island.dataset.component](island);
    for (const place of document.querySelectorAll(".reader")) place.hidden = false;
    // Results that the address asks for stand above what it leads to.
    const to = target();
    if (asked.has("q") && to && headingOf(to) === document.activeElement) land();
    root.dataset.reader = "ready";
  } catch {
    root.dataset.reader = "off";
  }
}

if (window.requestIdleCallback) requestIdleCallback(start, { timeout: 2000 });
else setTimeout(start, 200);

// Starts the client where that can be done, and stops quietly where it cannot: the page is whole without it.
const root = document.documentElement;
const own = document.querySelector("script[data-wasm]");
const asked = new URLSearchParams(location.search);
const framed = parent !== self;

// The smallest module there is: a policy that refuses wasm refuses it, before anything is fetched.
const mayRun = async () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));

async function compile() {
  const response = await fetch(own.dataset.wasm, { integrity: own.dataset.integrity, priority: "low" });
  if (!response.ok) throw new Error(response.status);
  // Not as a stream, which browsers refuse where a host sends another type.
  return WebAssembly.compile(await response.arrayBuffer());
}

// The client comes while the document still does, and behind it.
const allowed = mayRun();
const client = allowed.then(() => Promise.all([import(new URL(own.dataset.glue, document.baseURI)), compile()]));
client.catch(() => {});
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

// The address may name themes to open, and ask for the printer, as a report in a frame does for its whole page.
const wanted = new Set(asked.get("open")?.split(" "));
for (const anchor of document.querySelectorAll(".theme .anchor"))
  if (wanted.has(anchor.id)) anchor.closest("details").open = true;
if (asked.has("print"))
  addEventListener("load", () => {
    const url = new URL(location);
    url.searchParams.delete("print");
    try {
      history.replaceState(history.state, "", url);
    } catch {}
    window.print?.();
  });

// What was open on the last visit is opened again where that moves nothing in view; the reader offers the rest. A page
// that is reloaded is scrolled back afterwards to where it was with all of it open.
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
    if (open.has(anchor.id) && (!painted || history.state?.entry || theme.getBoundingClientRect().top >= innerHeight)) theme.open = true;
  }
} catch {}

// The element that the address leads to: by its id as written, else as decoded.
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
function exact() {
  const id = location.hash.slice(1);
  return document.getElementById(id) ?? document.getElementById(decode(id));
}

// Links are passed on with a full stop, a bracket or a tracking parameter behind them, or in capitals: the longest id
// that the fragment starts with is meant, unless a word goes on behind it.
function nearest() {
  for (const fold of [(text) => text, (text) => text.normalize().toLowerCase()]) {
    const wanted = fold(decode(location.hash.slice(1)));
    const starts = (id) => id && wanted.startsWith(id) && !/^[-_]*[\p{L}\p{M}\p{N}]/u.test(wanted.slice(id.length));
    const known = [...document.querySelectorAll("[id]")].filter(({ id }) => starts(fold(id)));
    if (known[0]) return known.reduce((one, other) => (other.id.length > one.id.length ? other : one));
  }
}

// What heads an element: a theme's line, its first heading, or what stands for one; else itself.
function headingOf(element) {
  if (element.matches(".anchor")) return element.closest("details").firstElementChild;
  return element.querySelector("h1, h2, h3, h4, h5, h6, .resource-title a, .milestone-edition, .notice-text b") ?? element;
}

// Opens everything around the target of the address and names it in the title. Gives the target and its heading.
const title = document.title;
const lost = document.querySelector(".lost");
function reveal() {
  let to = exact();
  if (!to && (to = nearest()) && !framed) {
    // The browser and the islands are given the address as it should be. A frame's may hold what its host needs.
    location.replace(`#${encodeURIComponent(to.id)}`);
    return [];
  }
  document.title = title;
  if (lost) lost.hidden = to || !/^(?!top$)[\p{L}\p{N}]/iu.test(decode(location.hash.slice(1)));
  if (!to || to.matches("[tabindex]:not(:is(h1, h2, h3, h4, h5, h6))")) return [];
  for (let at = to.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  const heading = headingOf(to);
  const name = heading.querySelector("h3, h4, h5, h6") ?? heading;
  document.title = `${(name.ariaLabel ?? name.textContent).trim()} · ${title}`;
  return [to, heading];
}

// Brings the target into view and gives its heading the focus.
// A page that comes in a frame leaves its host's scrolling and focus alone.
function land(event) {
  const [to, heading] = reveal();
  if (!to) return lost?.scrollIntoView({ block: "nearest" });
  if (framed && !event) scrollTo(0, to.getBoundingClientRect().top + scrollY);
  else {
    to.scrollIntoView();
    focus(heading);
  }
}
function focus(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

// An entry of the history is landed in once, and marked. Back, Forward and a reload scroll as the browser does for any
// page, and the focus goes back to where it was, or the next Tab would lead away from what is in view.
let returned = history.state?.entry && history.state;
let { entry } = returned || {};
const left = {};
let link, traversed;
function mark(top) {
  try {
    history.replaceState({ ...history.state, entry, top }, "");
  } catch {}
}
function enter() {
  entry = Math.random();
  mark();
}
// On the first return Chromium leads to the fragment and not to where it was left, and so does WebKit on a reload; and no
// browser knows at first how high the results will be that stand above.
function restore(state) {
  if (state?.top >= 0) scrollTo(0, state.top);
  root.style.overflowAnchor = "";
}
const keep = () => history.state?.entry === entry && mark(scrollY);
let pause;
addEventListener("scroll", () => {
  clearTimeout(pause);
  pause = setTimeout(keep, 200);
});
addEventListener("popstate", ({ state }) => {
  // WebKit hands the state on to an address that replaces another.
  if (!state?.entry || state.entry === entry) return;
  traversed = location.href;
  left[entry] = document.activeElement?.closest("body *");
  entry = state.entry;
  const [, heading] = reveal();
  // What comes back with the address, such as results, comes first.
  setTimeout(() => {
    restore(state);
    const to = left[entry]?.checkVisibility() ? left[entry] : heading;
    if (to) focus(to);
  });
});
addEventListener("hashchange", (event) => {
  if (event.isTrusted) {
    const known = traversed === location.href;
    traversed = null;
    if (known) return;
    left[entry] = link;
    link = null;
    enter();
  }
  land(event);
});
// A link to where the address leads already changes nothing that the browser would tell of.
addEventListener("click", (event) => {
  link = event.target.closest?.("a[href^='#']");
  if (link) keep();
  if (link?.hash !== location.hash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  dispatchEvent(new HashChangeEvent("hashchange"));
});
if (returned) {
  reveal();
  // Until a reader who is quicker goes elsewhere.
  for (const way of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(way, () => (returned = null));
  addEventListener("load", () => setTimeout(restore, 0, returned));
} else {
  enter();
  // The browser's own landing, in the first frame after everything has come, takes the focus from the heading again.
  if (location.hash) {
    land();
    const again = () => document.activeElement === document.body && land();
    addEventListener("load", () => requestAnimationFrame(() => setTimeout(again)));
  }
}

async function start() {
  try {
    const [reader, module] = await client;
    await reader.default({ module_or_path: module });
    reader.hydrate();
    const height = location.hash && root.scrollHeight;
    // Firefox has gone back to where results that are still to come are counted in, and must not count them twice.
    if (returned) root.style.overflowAnchor = "none";
    // Hydration takes an island's first child; proxies and extensions put their own before it.
    const islands = [...document.querySelectorAll("leptos-island")];
    for (const island of islands) island.insertBefore(island.querySelector("[data-root]"), island.firstChild);
    for (const island of islands) reader[island.dataset.component](island);
    root.dataset.reader = "ready";
    // Results that the address asks for stand above what it leads to, and above where the reader was.
    if (returned) requestAnimationFrame(() => setTimeout(restore, 0, returned));
    else if (height && height !== root.scrollHeight && headingOf(exact() ?? root) === document.activeElement) land();
  } catch {
    root.dataset.reader = "off";
  }
}

// The search can be typed into before the client is there, and then has it start at once.
let started;
const begin = () => (started ??= start());
try {
  // Without the style sheet nothing keeps a place for the tools, and the page would move when they come.
  if (!getComputedStyle(root).getPropertyValue("--paper")) throw new Error("unstyled");
  await allowed;
  customElements.define("client-only", class extends HTMLElement {});
  document.querySelector(".find")?.addEventListener("focusin", begin);
  (window.requestIdleCallback ?? setTimeout)(begin, { timeout: 2000 });
} catch {
  root.dataset.reader = "off";
}

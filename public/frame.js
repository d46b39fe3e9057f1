// The report in a frame: what its address asks for, where links lead, how high it is, and what its host may ask.
import { asked, isSized, plainAddress, report, tell, tellHeight } from "./messages.js";

const root = document.documentElement;
const sheet = document.querySelector("[data-report]");
const all = (selector) => [...document.querySelectorAll(selector)];
const found = (id) => (id ? document.getElementById(id) : null);
// A press that asks for no window or download of the reader's own.
const plain = ({ defaultPrevented, ctrlKey, metaKey, shiftKey, altKey }) =>
  !(defaultPrevented || ctrlKey || metaKey || shiftKey || altKey);

// What else reads the address shall read the right one as well.
if (plainAddress !== location.href) location.replace(plainAddress);

// Appearance: the host's word, which the reader's kept choice for other pages does not change.
let ground = "";
function appear(theme) {
  const [, none, scheme] = String(theme).match(/^(transparent)?-?(light|dark)?$/) ?? [];
  delete root.dataset.appearance;
  if (scheme) root.dataset.appearance = scheme;
  ground = none ? "none" : "";
  accent();
}

// Relative luminance and contrast (WCAG 2.2).
function luminance(channels) {
  const [red, green, blue] = channels.map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

// An accent that cannot be read on the ground there is now, is refused: 4.5 to 1, as text needs (R59).
function accent() {
  root.style.removeProperty("--accent");
  root.dataset.ground = "";
  const paper = getComputedStyle(root).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number);
  root.dataset.ground = ground;
  const hex = asked.get("accent")?.match(/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  if (!hex) return;
  const ratio = contrast(hex.slice(1).map((part) => parseInt(part, 16)), paper);
  if (ratio >= 4.5) root.style.setProperty("--accent", `#${hex.slice(1).join("")}`);
  else console.info(`accent ${hex[0]}: ${ratio.toFixed(2)} < 4.5`);
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", accent);

// One thing alone: everything beside it and beside what it stands in is put away. Not by `hidden`, which the
// reader gives and takes as its tools come and lists are narrowed.
const AWAY = "[data-away]";
const unseen = (element) => element.closest(`[hidden]:not(client-only), [data-filtered], ${AWAY}`) !== null;
function showOnly(target) {
  // A theme's id stands inside it, that of a list or part on its heading.
  let only = target;
  if (target.matches(".anchor")) only = target.closest("details");
  else if (target.matches("h2, h3")) only = target.parentElement;
  if (only.matches("details")) only.open = true;
  only.hidden = false;
  for (let at = only; at !== sheet; at = at.parentElement)
    for (const other of at.parentElement.children)
      if (other !== at && !other.matches(".embed-foot")) other.dataset.away = "";
}

// The first heading that is shown has the level that the address asks for, and the others follow.
function levels() {
  const headings = all("[aria-level]");
  const first = headings.find((heading) => !unseen(heading));
  const wanted = Math.min(5, Math.max(2, parseInt(asked.get("heading")) || 2));
  const by = first ? wanted - Number(first.ariaLevel) : 0;
  for (const heading of headings) heading.ariaLevel = Math.max(2, Number(heading.ariaLevel) + by);
}

const only = found(asked.get("only"));
if (only && sheet.contains(only)) showOnly(only);
levels();
appear(asked.get("theme"));

// What a fragment leads to.
function named(hash) {
  try {
    return found(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

// The whole page, at the same place and in the same state; what is asked of a frame alone is not asked of it.
const FRAMES = "only heading theme accent events childId initialWidth parentTitle parentUrl".split(" ");
function whole(hash, print) {
  const url = new URL(`index.html${location.search}`, location);
  const open = all("details.theme[open] .anchor").map((anchor) => anchor.id).join(" ");
  const query = document.querySelector("input[type=search]").value.trim() || asked.get("q");
  for (const name of FRAMES) url.searchParams.delete(name);
  for (const [name, value] of Object.entries({ open, q: query }))
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  if (print) url.searchParams.set("print", "");
  url.hash = named(hash) ? hash : only ? encodeURIComponent(only.id) : "";
  return url.href;
}

// What is put away is read in the whole page.
for (const link of all("a[href^='#']")) {
  if (named(link.hash)?.closest(AWAY) && !link.closest(AWAY)) {
    link.href = whole(link.hash);
    link.target = "_blank";
    link.rel = "noopener";
  }
}

// Links leave the frame. Addresses stand beside them until scripts are known to run, and again where the host
// lets no window open (R40).
root.dataset.links = "open";
for (const link of all("a[target]")) link.href = link.href;
for (const way of ["pointerdown", "focusin", "click"])
  addEventListener(way, ({ target }) => {
    const link = target.closest?.("[data-whole]");
    if (link) link.href = whole(location.hash, link.dataset.whole === "print");
  }, true);
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[target]");
  if (!link || !plain(event)) return;
  event.preventDefault();
  let opened = null;
  try {
    opened = open(link.href);
  } catch {}
  if (opened) opened.opener = null;
  else {
    root.dataset.links = "shown";
    for (const note of all(".embed-blocked")) note.hidden = false;
  }
});

// Where the host gives the frame its height, a scroll bar would come and go with each change, and make two of one.
addEventListener("resize", () => {
  root.toggleAttribute("data-sized", isSized());
});

// Where the reader has gone, for the address of a host that has spoken to the frame; nothing is told of a page that
// has just come.
let heard = false;
addEventListener("hashchange", () => {
  const target = named(location.hash);
  if (!target || unseen(target)) return;
  tellHeight();
  const top = Math.round(target.getBoundingClientRect().top + scrollY);
  if (heard) tell({ almanac: "place", report, id: target.id, top });
});

function show(id) {
  const target = typeof id === "string" && found(id);
  if (!target || unseen(target)) return;
  const hash = `#${encodeURIComponent(id)}`;
  if (hash === location.hash) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.replace(hash);
}

addEventListener("message", ({ source, data }) => {
  if (source !== parent || parent === self || !data) return;
  if (data.almanac === "theme") appear(data.theme);
  if (data.almanac === "show") {
    heard = true;
    show(data.id);
  }
});

// A link adds nothing to the host's history (R52): a host that shows places keeps it in its own address, and in
// WebKit the way back out of a frame's own entries leads away from the host's page.
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || !plain(event)) return;
  event.preventDefault();
  location.replace(link.hash);
});

// What is opened and searched for is told only where the host's address for the frame asks for it.
if (asked.has("events")) {
  const opened = ({ target }) => {
    const id = target.open && target.querySelector?.(".anchor")?.id;
    if (id) tell({ almanac: "open", report, id });
  };
  document.addEventListener("toggle", opened, true);
  let pause = 0;
  document.addEventListener("input", ({ target }) => {
    if (target.type !== "search") return;
    clearTimeout(pause);
    pause = setTimeout(() => tell({ almanac: "search", report, query: target.value.trim() }), 500);
  });
}

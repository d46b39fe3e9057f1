// Links out of the frame, to the full page, and within the frame.
import { OUTSIDE, targetOf } from "./document.js";
import { params } from "./messages.js";

const root = document.documentElement;

/** @typedef {NodeListOf<HTMLAnchorElement>} Links */

/** What the address asks of a frame alone. */
const FRAME_PARAMS = ["only", "heading", "theme", "accent", "events", "childId", "initialWidth", "parentTitle", "parentUrl"];

/**
 * The address of the full page, at the same place and in the same state.
 * @param {string} hash where it leads, if that is an element of the page
 * @param {Element | null} only what the frame shows alone, which it leads to otherwise
 * @param {boolean} [print] whether it asks for the printer
 */
function fullPageUrl(hash, only, print) {
  const url = new URL(`index.html${location.search}`, location.href);
  const open = [...document.querySelectorAll("details.theme[open] .anchor")].map(({ id }) => id).join(" ");
  const query = /** @type {HTMLInputElement} */ (document.querySelector("input[type=search]")).value.trim();
  for (const name of FRAME_PARAMS) url.searchParams.delete(name);
  for (const [name, value] of Object.entries({ open, q: query || params.get("q") }))
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  if (print) url.searchParams.set("print", "");
  url.hash = targetOf(hash) ? hash : only ? encodeURIComponent(only.id) : "";
  return url.href;
}

/**
 * The link of an event that asks for no window or download of the reader's own.
 * @param {MouseEvent} event
 * @param {string} selector
 * @returns {HTMLAnchorElement | null}
 */
function plainLink(event, selector) {
  const { target, defaultPrevented, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (defaultPrevented || ctrlKey || metaKey || shiftKey || altKey) return null;
  return target instanceof Element ? target.closest(selector) : null;
}

/**
 * Opens a window without access to this one. The host may allow none.
 * @param {string} url
 */
function openWindow(url) {
  try {
    const opened = open(url);
    if (opened) opened.opener = null;
    return opened !== null;
  } catch {
    return false;
  }
}

/**
 * Keeps the links to the full page in the state of this one.
 * @param {Element | null} only what the frame shows alone
 */
export function leadToFullPage(only) {
  // What is not shown is read in the full page.
  for (const link of /** @type {Links} */ (document.querySelectorAll("a[href^='#']"))) {
    if (link.closest(OUTSIDE) || !targetOf(link.hash)?.closest(OUTSIDE)) continue;
    link.href = fullPageUrl(link.hash, only);
    link.target = "_blank";
    link.rel = "noopener";
  }
  for (const type of ["pointerdown", "focusin", "click"])
    addEventListener(type, ({ target }) => {
      /** @type {HTMLAnchorElement | null} */
      const link = target instanceof Element ? target.closest("[data-full-page]") : null;
      if (link) link.href = fullPageUrl(location.hash, only, link.dataset.fullPage === "print");
    }, true);
}

/**
 * Opens links in windows. Addresses stand beside them until scripts are known to run, and again where the host lets no
 * window open (R40).
 */
export function openLinksInWindows() {
  root.dataset.links = "open";
  // An address that is relative is written in full, should it be shown.
  for (const link of /** @type {Links} */ (document.querySelectorAll("a[target]"))) link.href = link.href;
  addEventListener("click", (event) => {
    const link = plainLink(event, "a[target]");
    if (!link) return;
    event.preventDefault();
    if (openWindow(link.href)) return;
    root.dataset.links = "shown";
    for (const note of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".embed-blocked"))) note.hidden = false;
  });
}

/**
 * Links within the frame add nothing to the host's history (R52): a host that shows places keeps them in its own
 * address, and in WebKit the way back out of a frame's own entries leads away from the host's page.
 */
export function replaceHistoryEntries() {
  addEventListener("click", (event) => {
    const link = plainLink(event, "a[href^='#']");
    if (!link) return;
    event.preventDefault();
    location.replace(link.hash);
  });
}

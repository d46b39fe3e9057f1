// Entries of the session history. The fragment of an entry is resolved once, and the entry is marked. Back, Forward
// and reload scroll as the browser does for any page, and the focus goes back to where it was, or the next Tab would
// lead away from what is in view.
import { focus, goToTarget, reveal } from "./fragment.js";
import { root } from "./page.js";

/** @typedef {{ entry?: any, top?: any }} State what marks an entry, and where it was left */

/** The state of the entry that the reader has come back to. @type {State | null} */
export let returned = history.state?.entry && history.state;
let entry = returned?.entry;
/** What had the focus when an entry was left. @type {Record<number, HTMLElement | null | undefined>} */
const focused = {};
/** The link that leads to the next entry. @type {HTMLAnchorElement | null | undefined} */
let link;
/** The address that Back or Forward led to. @type {string | null} */
let traversed;

/** @param {number} [top] */
function mark(top) {
  try {
    history.replaceState({ ...history.state, entry, top }, "");
  } catch {}
}
function enter() {
  entry = Math.random();
  mark();
}
const keepScroll = () => history.state?.entry === entry && mark(scrollY);

// On the first return Chromium leads to the fragment and not to where it was left, and so does WebKit on a reload; and
// no browser knows at first how high the results will be that stand above.
/** @param {State | null} state */
function restoreScroll(state) {
  if (state?.top >= 0) scrollTo(0, state?.top);
  root.style.overflowAnchor = "";
}
export const restoreSoon = () => setTimeout(restoreScroll, 0, returned);

let scrollPause = 0;
addEventListener("scroll", () => {
  clearTimeout(scrollPause);
  scrollPause = setTimeout(keepScroll, 200);
});

addEventListener("popstate", ({ state }) => {
  // WebKit hands the state on to an address that replaces another.
  if (!state?.entry || state.entry === entry) return;
  traversed = location.href;
  focused[entry] = document.activeElement?.closest("body *");
  entry = state.entry;
  const [, heading] = reveal();
  // What comes back with the address, such as results, comes first.
  setTimeout(() => {
    restoreScroll(state);
    const to = focused[entry]?.checkVisibility() ? focused[entry] : heading;
    if (to) focus(to);
  });
});

addEventListener("hashchange", (event) => {
  if (event.isTrusted) {
    const isTraversal = traversed === location.href;
    traversed = null;
    if (isTraversal) return;
    focused[entry] = link;
    link = null;
    enter();
  }
  goToTarget(event);
});

// A link to where the address leads already changes nothing that the browser would tell of.
addEventListener("click", (event) => {
  link = /** @type {Element} */ (event.target).closest?.("a[href^='#']");
  if (link) keepScroll();
  if (link?.hash !== location.hash || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  dispatchEvent(new HashChangeEvent("hashchange"));
});

if (returned) {
  reveal();
  // Until a reader who is quicker goes elsewhere.
  for (const type of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(type, () => (returned = null));
  addEventListener("load", restoreSoon);
} else {
  enter();
  // The browser's own landing, in the first frame after everything has come, takes the focus from the heading again.
  if (location.hash) {
    goToTarget();
    const again = () => document.activeElement === document.body && goToTarget();
    addEventListener("load", () => requestAnimationFrame(() => setTimeout(again)));
  }
}

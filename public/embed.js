/*! Almanac's host script: frames as high as their reports, and links into them. MIT OR Apache-2.0. Optional. */
import { ReportElement } from "./embed/element.js";
import { named, write } from "./embed/fragment.js";
import { frames, isTrustedOrigin, originOf, refresh, senderOf } from "./embed/frames.js";
import { scrollToPlace } from "./embed/scroll.js";

const scriptOrigin = originOf(/** @type {HTMLScriptElement | null} */ (document.currentScript)?.src);

/** The report that each frame has shown first. @type {WeakMap<HTMLIFrameElement, string>} */
const reports = new WeakMap();
/** The same, of frames whose origin is trusted. @type {WeakMap<HTMLIFrameElement, string>} */
const trusted = new WeakMap();
/** Ids that the reader has been to. @type {Set<string | undefined>} */
const visited = new Set();

/**
 * Whether the host keeps its address to itself.
 * @param {Element | undefined} element
 * @returns {boolean}
 */
const keepsAddress = (element) =>
  !!element &&
  (!!element.closest("[data-almanac-address=off]") || keepsAddress(/** @type {any} */ (element.getRootNode()).host));

/**
 * @param {HTMLIFrameElement} frame
 * @param {string} [id]
 */
const ask = (frame, id) => frame.contentWindow?.postMessage({ almanac: "show", id }, "*");

/**
 * Has a frame show what the address names in it. A frame that is asked for nothing tells its height, and from then on
 * where its reader goes.
 * @param {HTMLIFrameElement} frame
 */
function show(frame) {
  const [report, id] = named();
  ask(frame, report === trusted.get(frame) && !keepsAddress(frame) ? id : "");
}

/** @param {string} report */
const isOurs = (report) => frames.some((frame) => trusted.get(frame) === report);

/**
 * Answers a message of a frame. Its sender is told by the window it comes from, which nobody can feign; the address a
 * frame was given may redirect to another origin. Any frame of the page may so have the height it asks for. What
 * touches more than that frame is obeyed only from a trusted origin.
 * @param {MessageEvent} event
 */
function onMessage({ data, source, origin }) {
  if (!source || typeof data?.almanac !== "string" || typeof data.report !== "string") return;
  const frame = senderOf(source);
  if (!frame) return;
  const { almanac, report, height, first, id, top } = data;
  const isTrusted = isTrustedOrigin(frame, origin, scriptOrigin);
  const dispatch = (/** @type {string} */ name) =>
    frame.dispatchEvent(new CustomEvent(`almanac:${name}`, { bubbles: true, composed: true, detail: data }));
  if (almanac === "height") {
    if (!Number.isFinite(height) || height <= 0 || height > 1e6) return;
    Object.assign(frame.style, { minHeight: 0, boxSizing: "content-box", height: `${height}px` });
    dispatch(almanac);
    if (reports.get(frame) === report && !first) return;
    reports.set(frame, report);
    if (isTrusted) trusted.set(frame, report);
    else trusted.delete(frame);
    dispatch("ready");
    show(frame);
  } else if (!isTrusted) return;
  else if (almanac === "place") {
    if (typeof id !== "string" || !Number.isFinite(top)) return;
    if (!keepsAddress(frame)) write(report, id, isOurs);
    visited.add(id);
    scrollToPlace(frame, top);
    dispatch(almanac);
  } else if (almanac === "open" || almanac === "search") dispatch(almanac);
}

// A script that comes after its frames asks for what it has missed; a frame that is asked for does not wait.
function askAll() {
  refresh();
  for (const frame of frames) {
    if (named()[1] && (originOf(frame.src) === scriptOrigin || /\/embed(\.html)?([?#]|$)/.test(frame.src))) frame.loading = "eager";
    ask(frame, "");
  }
}

function start() {
  addEventListener("message", onMessage);
  askAll();
  addEventListener("load", askAll);
  // By Back and Forward the browser itself scrolls to where the reader was, and what was shown there is open still.
  let isTraversal = false;
  window.navigation?.addEventListener("navigate", ({ navigationType }) => {
    isTraversal = navigationType === "traverse";
  });
  addEventListener("popstate", () => {
    if (isTraversal && visited.has(named()[1])) return;
    for (const frame of frames) if (trusted.has(frame)) show(frame);
  });
  customElements.define("almanac-report", ReportElement);
}

// The page may hold the script more than once; the first answers.
if (!customElements.get("almanac-report")) start();

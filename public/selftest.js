// What the page around this frame allows: each verdict is shown as soon as it is known.
import { followHeight, isSizedByHost } from "./frame/height.js";
import { unescapedUrl } from "./frame/messages.js";

const isFramed = parent !== self;

/**
 * Every element that a selector matches.
 * @param {string} selector
 * @returns {NodeListOf<HTMLElement>}
 */
const all = (selector) => document.querySelectorAll(selector);

/**
 * Shows the verdict of a test.
 * @param {string} test
 * @param {boolean} passes
 */
function showVerdict(test, passes) {
  for (const verdict of all(`[data-test=${test}] [data-verdict]`))
    verdict.hidden = (verdict.dataset.verdict === "yes") !== passes;
}

for (const place of all("[data-context]")) place.hidden = place.dataset.context !== (isFramed ? "frame" : "top");

// The frame asks for its height as the report does; a host that listens gives it that, within a moment.
followHeight();
if (isFramed) {
  const showHeight = () => showVerdict("height", isSizedByHost());
  setTimeout(showHeight, 1500);
  addEventListener("resize", () => setTimeout(showHeight, 200));
}

function mayOpenWindows() {
  try {
    const opened = open("about:blank");
    opened?.close();
    return opened !== null;
  } catch {
    return false;
  }
}
for (const button of all("[data-test=popups] button")) {
  button.hidden = false;
  button.addEventListener("click", () => showVerdict("popups", mayOpenWindows()));
}

try {
  localStorage.getItem("almanac");
  showVerdict("storage", true);
} catch {
  showVerdict("storage", false);
}

// The smallest module there is; some engines refuse only to instantiate it.
const instantiate = async () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
instantiate().then(() => showVerdict("wasm", true), () => showVerdict("wasm", false));

/**
 * How wide a text is in a font. A font of the device has other widths than the one that a missing font falls back to.
 * @param {string} family
 */
function textWidth(family) {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = `40px ${family}`;
  return context.measureText("Almanac 2024, mmmwwwiii").width;
}
showVerdict("fonts", textWidth("serif") > 0 && textWidth("serif") !== textWidth("monospace"));

showVerdict("address", unescapedUrl === location.href);
showVerdict("referrer", document.referrer !== "");
showVerdict("isolation", crossOriginIsolated);

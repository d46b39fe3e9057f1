// What the page around this frame allows: each verdict is shown as soon as it is known.
import { isSized, plainAddress } from "./messages.js";

const framed = parent !== self;
const part = (selector) => document.querySelector(selector);
function verdict(test, holds) {
  for (const shown of document.querySelectorAll(`[data-test=${test}] [data-verdict]`))
    shown.hidden = (shown.dataset.verdict === "yes") !== holds;
}
for (const place of document.querySelectorAll("[data-place]"))
  place.hidden = place.dataset.place !== (framed ? "frame" : "top");

// The frame asks for its height as the report does; a host that listens gives it that, within a moment.
if (framed) {
  setTimeout(() => verdict("height", isSized()), 1500);
  addEventListener("resize", () => setTimeout(() => verdict("height", isSized()), 200));
}

const attempt = part("[data-test=popups] button");
attempt.hidden = false;
attempt.addEventListener("click", () => {
  let opened = null;
  try {
    opened = open("about:blank");
  } catch {}
  opened?.close();
  verdict("popups", opened !== null);
});

try {
  localStorage.getItem("almanac");
  verdict("storage", true);
} catch {
  verdict("storage", false);
}

// The smallest module there is; some engines refuse only to make it run.
const instantiate = async () => WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
instantiate().then(() => verdict("wasm", true), () => verdict("wasm", false));

// A face of the device makes other widths than a face that is not there falls back to.
const width = (family) => {
  const context = document.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = `40px ${family}`;
  return context.measureText("Almanac 2024, mmmwwwiii").width;
};
verdict("fonts", width("serif") > 0 && width("serif") !== width("monospace"));

verdict("address", plainAddress === location.href);
verdict("referrer", document.referrer !== "");
verdict("isolation", crossOriginIsolated);

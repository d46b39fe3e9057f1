// What the page around this frame allows: each verdict is shown as soon as it is known.
const framed = parent !== self;
const part = (selector) => document.querySelector(selector);
function verdict(test, holds) {
  for (const shown of document.querySelectorAll(`[data-test=${test}] [data-verdict]`))
    shown.hidden = (shown.dataset.verdict === "yes") !== holds;
}
for (const place of document.querySelectorAll("[data-place]"))
  place.hidden = place.dataset.place !== (framed ? "frame" : "top");

// What scripts of hosts ask: ours, WordPress', open-iframe-resizer's and pym.js'. To answer anything else would be
// to talk for ever with a host that repeats what it hears.
const asks = (data) =>
  ["show", "theme"].includes(data?.almanac) ||
  ["iframe-child-init", "iframe-get-child-dimensions"].includes(data?.type) ||
  data?.message === "ready" ||
  (typeof data === "string" && /^pymxPYMx.*xPYMxwidthxPYMx/.test(data));

// The frame asks for its height as the report does; a host that listens gives it that, within a moment.
if (framed) {
  const { report } = part("[data-report]").dataset;
  const tell = () => {
    const { width, height } = document.body.getBoundingClientRect();
    const high = Math.ceil(height);
    parent.postMessage({ almanac: "height", report, sentinel: "amp", type: "embed-size", height: high }, "*");
    parent.postMessage({ type: "iframe-resized", width: Math.ceil(width), height: high }, "*");
    const childId = new URLSearchParams(location.search).get("childId");
    if (childId) parent.postMessage(`pymxPYMx${childId}xPYMxheightxPYMx${high}`, "*");
    const secret = location.hash.match(/[#&?]secret=([\w-]+)/)?.[1];
    if (secret) parent.postMessage({ message: "height", value: high, secret }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  let answering = 0;
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || !asks(data)) return;
    answering ||= setTimeout(() => {
      answering = 0;
      tell();
    }, 50);
  });
  const fits = () => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1;
  setTimeout(() => verdict("height", fits()), 1500);
  addEventListener("resize", () => setTimeout(() => verdict("height", fits()), 200));
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

verdict("referrer", document.referrer !== "");
verdict("isolation", crossOriginIsolated);

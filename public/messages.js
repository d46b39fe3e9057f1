// What a frame and the page around it tell each other; the report and the self-test share it.
export const { report } = document.querySelector("[data-report]").dataset;
export const tell = (message) => parent !== self && parent.postMessage(message, "*");

// An address that was escaped for HTML once too often has `&amp;` where `&` should stand, or `&#038;` as WordPress
// writes it. No parameter of ours begins so.
export const plainAddress = location.href.replace(/([?&])(?:(?:amp|#0*38|#x0*26)(?:;|%3b))+/gi, "$1");
export const asked = new URL(plainAddress).searchParams;

// Height, in the words of whoever may listen: ours and AMP's in one, and one more of the host's own.
const secret = location.hash.match(/[#&?]secret=([\w-]+)/)?.[1];
let told = 0;
export function tellHeight(again) {
  const { width, height } = document.body.getBoundingClientRect();
  const high = Math.ceil(height);
  // A frame without width, as a closed panel has, shows nothing that has a height.
  if (!width || (high === told && !again)) return;
  tell({ almanac: "height", report, first: !told, sentinel: "amp", type: "embed-size", height: high });
  told = high;
  if (asked.has("childId")) tell(`pymxPYMx${asked.get("childId")}xPYMxheightxPYMx${high}`);
  else if (secret) tell({ message: "height", value: high, secret });
  else tell({ type: "iframe-resized", width: Math.ceil(width), height: high });
  // A browser may size frames itself; it refuses where the host has not asked it to.
  Promise.resolve().then(() => window.requestResize?.()).catch(() => {});
}
new ResizeObserver(() => tellHeight()).observe(document.body);
// A frame far out of view is not observed, but it loads.
addEventListener("load", () => tellHeight());

// Where the host gives the frame its height.
export const isSized = () => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1;

// A host that has come late asks, in its own words, and is told the height again. A flood of questions has one answer;
// what asks nothing has none, or a host that sends back whatever it hears would never come to rest.
const asks = (data) => data.almanac === "show" || data.message === "ready" ||
  /^iframe-(child-init|get-child-dimensions)$/.test(data.type) || /^pymxPYMx.*xPYMxwidthxPYMx/.test(data);
let answering = 0;
addEventListener("message", ({ source, data }) => {
  if (source !== parent || parent === self || !data || !asks(data)) return;
  answering ||= setTimeout(() => {
    answering = 0;
    tellHeight(true);
  }, 50);
});

// The height of the frame: posted to the host when it changes, and again when the host asks.
import { onHostMessage, params, postToHost, reportId } from "./messages.js";

/** What WordPress gives to a frame, to tell its messages from others. */
const secret = location.hash.match(/[#&?]secret=([\w-]+)/)?.[1];
let lastHeight = 0;

/**
 * Posts the height in the words of whoever may listen: ours and AMP's in one, and one more of the host's own.
 * @param {boolean} [again] whether to post it although it has not changed
 */
export function postHeight(again) {
  const rectangle = document.body.getBoundingClientRect();
  const height = Math.ceil(rectangle.height);
  // A frame without width, as a closed panel has, shows nothing that has a height.
  if (!rectangle.width || (height === lastHeight && !again)) return;
  postToHost({ almanac: "height", report: reportId, first: !lastHeight, sentinel: "amp", type: "embed-size", height });
  lastHeight = height;
  if (params.has("childId")) postToHost(`pymxPYMx${params.get("childId")}xPYMxheightxPYMx${height}`);
  else if (secret) postToHost({ message: "height", value: height, secret });
  else postToHost({ type: "iframe-resized", width: Math.ceil(rectangle.width), height });
  // A browser may size frames itself; it refuses where the host has not asked it to.
  Promise.resolve().then(() => window.requestResize?.()).catch(() => {});
}

/** Whether the host gives the frame its height. */
export const isSizedByHost = () => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1;

/**
 * Whether a message asks for the height, in whichever words. What asks nothing has no answer, or a host that sends back
 * whatever it hears would loop.
 * @param {any} data
 */
const asksForHeight = (data) =>
  data.almanac === "show" ||
  data.message === "ready" ||
  /^iframe-(child-init|get-child-dimensions)$/.test(data.type) ||
  /^pymxPYMx.*xPYMxwidthxPYMx/.test(data);

/** Starts to post the height. */
export function followHeight() {
  new ResizeObserver(() => postHeight()).observe(document.body);
  // A frame far out of view is not observed, but it loads.
  addEventListener("load", () => postHeight());
  // A host that has come late asks. A flood of questions has one answer.
  let answering = 0;
  onHostMessage((data) => {
    if (!asksForHeight(data)) return;
    answering ||= setTimeout(() => {
      answering = 0;
      postHeight(true);
    }, 50);
  });
}

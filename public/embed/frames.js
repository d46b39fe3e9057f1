// The frames of the host's page.

/**
 * The origin of an address, if it is one.
 * @param {string | undefined} url
 */
export function originOf(url) {
  try {
    return new URL(url ?? "").origin;
  } catch {
    return null;
  }
}

/**
 * All frames of a tree, in open shadow roots too; a closed one keeps its frames from us.
 * @param {Document | ShadowRoot} root
 * @returns {HTMLIFrameElement[]}
 */
const list = (root) =>
  [...root.querySelectorAll("*")].flatMap((element) =>
    element.localName === "iframe"
      ? /** @type {HTMLIFrameElement} */ (element)
      : element.shadowRoot ? list(element.shadowRoot) : []);

/** @type {HTMLIFrameElement[]} */
export let frames = [];
export const refresh = () => (frames = list(document));

/**
 * The frame that a message comes from.
 * @param {MessageEventSource} source
 */
export function senderOf(source) {
  const find = () => frames.find((frame) => frame.contentWindow === source);
  return find() ?? (refresh(), find());
}

/**
 * Whether a message from an origin comes from whom the host has named: in the frame's address, or in this script's,
 * since the host runs that origin's code.
 * @param {HTMLIFrameElement} frame
 * @param {string} origin
 * @param {string | null} scriptOrigin
 */
export function isTrustedOrigin({ sandbox, src }, origin, scriptOrigin) {
  const isOpaque = sandbox.length && !sandbox.contains("allow-same-origin");
  return origin === scriptOrigin || origin === (isOpaque ? "null" : originOf(src));
}

// What a frame and the page around it tell each other; the report and the self-test share it.

/** The id of the report, which is in every message. */
export const reportId = /** @type {HTMLElement} */ (document.querySelector("[data-report]")).dataset.report;

/**
 * Posts a message to the host, if the page is in a frame.
 * @param {object | string} message
 */
export function postToHost(message) {
  if (parent !== self) parent.postMessage(message, "*");
}

/**
 * Calls a function with each message of the host.
 * @param {(data: any) => void} receive
 */
export function onHostMessage(receive) {
  addEventListener("message", ({ source, data }) => {
    if (source === parent && parent !== self && data) receive(data);
  });
}

/**
 * An address that was escaped for HTML once too often has `&amp;` where `&` should stand, or `&#038;` as WordPress
 * writes it. No parameter of ours begins so.
 */
export const unescapedUrl = location.href.replace(/([?&])(?:(?:amp|#0*38|#x0*26)(?:;|%3b))+/gi, "$1");
export const params = new URL(unescapedUrl).searchParams;

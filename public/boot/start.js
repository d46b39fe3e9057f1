// Starts the client where that can be done, and stops quietly where it cannot: the page is whole without it.
import { hydrateIslands, wasmAllowed } from "./client.js";
import "./query.js";
import "./storage.js";
import { goToTarget, isFocused } from "./fragment.js";
import { restoreSoon, returned } from "./history.js";
import { root } from "./page.js";

/** @param {Promise<import("./client.js").Client>} client */
async function start(client) {
  try {
    const [glue, module] = await client;
    await glue.default({ module_or_path: module });
    glue.hydrate();
    const height = location.hash && root.scrollHeight;
    // Firefox has gone back to where results that are still to come are counted in, and must not count them twice.
    if (returned) root.style.overflowAnchor = "none";
    hydrateIslands(glue);
    // Effects, which run as microtasks, bring the islands up to date.
    await new Promise((resolve) => setTimeout(resolve));
    root.dataset.client ??= "ready";
    // Results that the address asks for stand above what it leads to, and above where the reader was.
    if (returned) requestAnimationFrame(restoreSoon);
    else if (height && height !== root.scrollHeight && isFocused()) goToTarget();
  } catch {
    root.dataset.client = "off";
  }
}

/**
 * Starts the client when the page is idle, or the search is about to be typed into.
 * @param {Promise<import("./client.js").Client>} client
 */
export async function startWhenIdle(client) {
  /** @type {Promise<void>} */
  let started;
  const startOnce = () => (started ??= start(client));
  try {
    // Without the style sheet nothing keeps a place for the tools, and the page would move when they come.
    if (!getComputedStyle(root).getPropertyValue("--paper")) throw new Error("unstyled");
    await wasmAllowed;
    customElements.define("client-only", class extends HTMLElement {});
    document.querySelector(".searchbox")?.addEventListener("focusin", startOnce);
    (window.requestIdleCallback ?? setTimeout)(startOnce, { timeout: 2000 });
  } catch {
    root.dataset.client = "off";
  }
}

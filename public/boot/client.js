// The client: whether it may run, and the islands that it starts.

// The smallest module there is: a policy that refuses wasm refuses it, before anything is fetched.
export const wasmAllowed = (async () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))();

/** The exports of the JavaScript half, and the compiled module. @typedef {[Record<string, any>, WebAssembly.Module]} Client */

/** @param {Record<string, any>} glue */
export function hydrateIslands(glue) {
  /** @type {any[]} */
  const islands = [...document.querySelectorAll("leptos-island")];
  // Hydration begins with an island's first child; proxies and extensions insert their own before it.
  for (const island of islands) {
    const first = island.querySelector("[data-root]");
    while (first.previousSibling) island.append(first.previousSibling);
  }
  for (const island of islands) {
    glue.enterReport(island);
    glue[island.dataset.component](island);
  }
}

// The client's two halves, downloaded while the document still arrives, and the islands that it starts.

// The smallest module there is: a policy that refuses wasm refuses it, before anything is fetched.
export const wasmAllowed = (async () => WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))();

const { dataset } = /** @type {any} */ (document.querySelector("script[data-wasm]"));

async function compile() {
  const response = await fetch(dataset.wasm, { integrity: dataset.integrity, priority: "low" });
  if (!response.ok) throw new Error(response.statusText);
  // Not as a stream, which browsers refuse where a host sends another type.
  return WebAssembly.compile(await response.arrayBuffer());
}

/** The exports of the JavaScript half, and the compiled module. @type {Promise<[Record<string, any>, WebAssembly.Module]>} */
export const client = wasmAllowed.then(() => Promise.all([import(`${new URL(dataset.glue, document.baseURI)}`), compile()]));
client.catch(() => {});

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

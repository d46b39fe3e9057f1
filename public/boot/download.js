// Downloads the client's two halves while the document still arrives.
import { wasmAllowed } from "./client.js";

const { dataset } = /** @type {any} */ (document.querySelector("script[data-wasm]"));

async function compile() {
  const response = await fetch(dataset.wasm, { integrity: dataset.integrity, priority: "low" });
  if (!response.ok) throw new Error(response.statusText);
  // Not as a stream, which browsers refuse where a host sends another type.
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @type {Promise<import("./client.js").Client>} */
export const client = wasmAllowed.then(() => Promise.all([import(`${new URL(dataset.glue, document.baseURI)}`), compile()]));
client.catch(() => {});

// Starts the client of a report in one file: its JavaScript half is bundled here, its WebAssembly half stands in the page.
import * as glue from "glue";
import { wasmAllowed } from "./boot/client.js";
import { startWhenIdle } from "./boot/start.js";

async function compile() {
  const { textContent } = /** @type {HTMLElement} */ (document.getElementById("almanac-wasm"));
  // A page on disk may not fetch, not even from itself.
  return WebAssembly.compile(Uint8Array.from(atob(textContent), (character) => character.charCodeAt(0)));
}

/** @type {Promise<import("./boot/client.js").Client>} */
const client = wasmAllowed.then(async () => [glue, await compile()]);
client.catch(() => {});
startWhenIdle(client);

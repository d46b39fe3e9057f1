// What browsers offer, or may come to offer, and TypeScript's library does not know.
interface Window {
  /** Asks a browser that sizes frames by their content to do so again (CSSWG draft). */
  requestResize?(): Promise<void> | void;
}
/** The JavaScript half of the client, which wasm-bindgen writes. */
declare module "glue";

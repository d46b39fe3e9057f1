// Opens the themes that were open on the reader's last visit, where that moves nothing in view; the client offers the
// rest.
import { themes } from "./page.js";

// Storage may be refused, empty, or hold anything; and a page without a key stores nothing.
try {
  const { storageKey } = /** @type {any} */ (document.querySelector("[data-storage-key]")).dataset;
  // Published versions stand side by side: of the others, the eight latest stay stored.
  const report = (/** @type {string} */ key) => key.slice(0, key.lastIndexOf(":"));
  const others = Object.keys(localStorage).filter((key) => key !== storageKey && report(key) === report(storageKey));
  others.sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  for (const key of others.slice(0, -8)) localStorage.removeItem(key);
  const open = /** @type {any} */ (localStorage.getItem(storageKey)).split("\n")[1].split(" ");
  const painted = performance.getEntriesByType("paint").length;
  for (const [id, theme] of themes)
    if (open.includes(id) && (!painted || history.state?.entry || theme.getBoundingClientRect().top >= innerHeight)) theme.open = true;
} catch {}

// Reloads a page of `almanac serve` once the bundle has changed. Polls: a held connection in each of several tabs would
// use up all that a browser opens to one host.
const version = new URL(import.meta.url).search.slice(1);
setInterval(async () => {
  if (document.hidden) return;
  try {
    const response = await fetch("almanac-version", { cache: "no-store" });
    if (response.ok && (await response.text()) !== version) location.reload();
  } catch {}
}, 400);

// What a host hears, for the tests to read.
window.heard = [];
window.told = [];
window.entries = history.length;
addEventListener("message", ({ data, source }) => heard.push({ data, at: performance.now(), top: source === window }));
for (const event of ["ready", "height", "place", "open", "search"])
  addEventListener(`almanac:${event}`, ({ detail }) => (told).push({ event, ...detail }));

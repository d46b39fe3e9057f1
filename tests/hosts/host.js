// What a host hears, for the tests to read.
window.heard = [];
addEventListener("message", ({ data, source }) => heard.push({ data, at: performance.now(), top: source === window }));
for (const event of ["ready", "height", "place", "open", "search"])
  addEventListener(`almanac:${event}`, ({ detail }) => (window.told ??= []).push({ event, ...detail }));

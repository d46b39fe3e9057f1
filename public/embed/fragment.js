// The fragment of the host's address, which names a report and something in it: as people write it, `#report:id`, or
// as this script does, `#report--id`. That is a valid selector, which hosts make of their fragments, so all that may
// not stand in one is escaped.

/** @param {string} name */
const escape = (name) => name.replace(/[^A-Za-z\d-]|^[\d-]|-(?=-|$)/gu, (c) => `_${c.codePointAt(0)?.toString(16)}_`);
/** @param {string} name */
const unescape = (name) => name.replace(/_([\da-f]+)_/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));

/**
 * What the fragment names: the id of a report, and an id in it.
 * @returns {[report?: string, id?: string]}
 */
export function named() {
  const mark = location.hash.includes(":") ? ":" : "--";
  const [report = "", ...id] = location.hash.slice(1).split(mark);
  try {
    const names = [report, id.join(mark)].map((name) => decodeURIComponent(name));
    return /** @type {[string, string]} */ (mark === ":" ? names : names.map(unescape));
  } catch {
    return [];
  }
}

/** The fragment that was written last. @type {string | undefined} */
let written;

/**
 * Writes the fragment that names something in a report. The history gets one entry, which leads back to where the
 * reader was before the first link. A fragment that names none of our reports is the host's own, such as a router's,
 * and stays; so does the state of its router.
 * @param {string} report
 * @param {string} id
 * @param {(report: string) => boolean} isOurs
 */
export function write(report, id, isOurs) {
  const [name, before] = named();
  if (name === report && before === id) return;
  if (location.hash && !(name && before && isOurs(name))) return;
  const url = new URL(location.href);
  url.hash = `${escape(report)}--${escape(id)}`;
  try {
    history[location.hash === written ? "replaceState" : "pushState"](history.state, "", url);
    written = url.hash;
  } catch {}
}

// The document in a frame: its elements by id and fragment, and the part of it that the address asks for alone.

/** @param {unknown} id */
export const elementById = (id) => (typeof id === "string" && id ? document.getElementById(id) : null);

/**
 * The element that a fragment, with its `#`, leads to.
 * @param {string} hash
 */
export function targetOf(hash) {
  try {
    return elementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/** What stands outside the part that is shown. */
export const OUTSIDE = "[data-outside]";

/** @param {Element} element */
export const isHidden = (element) => element.closest(`[hidden]:not(client-only), [data-filtered], ${OUTSIDE}`) !== null;

/**
 * Shows one part alone: everything beside it and beside what it stands in is marked. Not by `hidden`, which the client
 * sets and removes as its tools come and lists are narrowed.
 * @param {HTMLElement} target
 * @param {Element} page
 */
export function showOnly(target, page) {
  // A theme's id stands inside it, that of a list or part on its heading.
  const theme = target.matches(".anchor") && target.closest("details");
  const only = theme || (target.matches("h2, h3") && target.parentElement) || target;
  if (only.matches("details")) only.setAttribute("open", "");
  only.hidden = false;
  /** @type {Element} */
  let at = only;
  for (let around = at.parentElement; around && at !== page; at = around, around = at.parentElement)
    for (const other of /** @type {any} */ (around.children))
      if (other !== at && !other.matches(".embed-footer")) other.dataset.outside = "";
}

/**
 * Gives the first heading that is shown a level, and has the others follow.
 * @param {string | null} wanted
 */
export function setHeadingLevel(wanted) {
  const headings = [...document.querySelectorAll("[aria-level]")];
  const first = headings.find((heading) => !isHidden(heading));
  const level = Math.min(5, Math.max(2, parseInt(wanted ?? "") || 2));
  const change = first ? level - Number(first.ariaLevel) : 0;
  for (const heading of headings) heading.ariaLevel = `${Math.max(2, Number(heading.ariaLevel) + change)}`;
}

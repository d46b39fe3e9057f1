// Resolves `location.hash`: finds its target, opens what hides it, names it in the title, and focuses its heading.
import { root } from "./page.js";

const isFramed = parent !== self;
const { title } = document;
const notFound = /** @type {HTMLElement | null} */ (document.querySelector(".not-found"));

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const fragment = () => decode(location.hash.slice(1));

/** The target whose id is the fragment as written, or else as decoded. */
const exactTarget = () => document.getElementById(location.hash.slice(1)) ?? document.getElementById(fragment());

// Links are passed on with a full stop, a bracket or a tracking parameter behind them, or in capitals: the longest id
// that the fragment starts with is meant, unless a word goes on behind it.
function nearestTarget() {
  for (const fold of [(/** @type {string} */ text) => text, (/** @type {string} */ text) => text.normalize().toLowerCase()]) {
    const wanted = fold(fragment());
    const isStart = (/** @type {string} */ id) =>
      id && wanted.startsWith(id) && !/^[-_]*[\p{L}\p{M}\p{N}]/u.test(wanted.slice(id.length));
    /** @type {NodeListOf<HTMLElement>} */
    const elements = document.querySelectorAll("[id]");
    const targets = [...elements].filter(({ id }) => isStart(fold(id)));
    if (targets[0]) return targets.reduce((one, other) => (other.id.length > one.id.length ? other : one));
  }
}

/**
 * What heads an element: a theme's line, its first heading, or what stands for one; else itself.
 * @param {HTMLElement} element
 * @returns {HTMLElement}
 */
function headingOf(element) {
  if (element.matches(".anchor")) return /** @type {any} */ (element.closest("details")).firstElementChild;
  return element.querySelector("h1, h2, h3, h4, h5, h6, .resource-title a, .milestone-edition, .notice-text b") ?? element;
}

/**
 * Opens everything around the target and names it in the title.
 * @returns {[target?: HTMLElement, heading?: HTMLElement]}
 */
export function reveal() {
  /** @type {HTMLElement | null | undefined} */
  let target = exactTarget();
  if (!target && (target = nearestTarget()) && !isFramed) {
    // The browser and the islands are given the address as it should be. A frame's may hold what its host needs.
    location.replace(`#${encodeURIComponent(target.id)}`);
    return [];
  }
  document.title = title;
  if (notFound) notFound.hidden = !!target || !/^(?!top$)[\p{L}\p{N}]/iu.test(fragment());
  if (!target || target.matches("[tabindex]:not(:is(h1, h2, h3, h4, h5, h6))")) return [];
  for (let at = target.closest("details"); at; at = /** @type {Element} */ (at.parentElement).closest("details")) at.open = true;
  const heading = headingOf(target);
  const name = heading.querySelector("h3, h4, h5, h6") ?? heading;
  document.title = `${(name.ariaLabel ?? name.textContent).trim()} · ${title}`;
  return [target, heading];
}

/**
 * Brings the target into view and gives its heading the focus. A page that loads in a frame leaves the scrolling and
 * the focus of its host alone.
 * @param {Event} [event]
 */
export function goToTarget(event) {
  const [target, heading] = reveal();
  if (!target) return notFound?.scrollIntoView({ block: "nearest" });
  if (isFramed && !event) scrollTo(0, target.getBoundingClientRect().top + scrollY);
  else {
    target.scrollIntoView();
    focus(/** @type {HTMLElement} */ (heading));
  }
}

/** @param {HTMLElement} element */
export function focus(element) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

/** Whether the focus is where the fragment leads. */
export const isFocused = () => headingOf(exactTarget() ?? root) === document.activeElement;

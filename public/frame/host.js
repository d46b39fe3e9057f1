// What the host may ask of the report, and what it is told of the reader.
import { applyTheme } from "./appearance.js";
import { elementById, isHidden, targetOf } from "./document.js";
import { postHeight } from "./height.js";
import { onHostMessage, postToHost, reportId } from "./messages.js";

/** @param {unknown} id */
function show(id) {
  const target = elementById(id);
  if (!target || isHidden(target)) return;
  const hash = `#${encodeURIComponent(target.id)}`;
  if (hash === location.hash) dispatchEvent(new HashChangeEvent("hashchange"));
  else location.replace(hash);
}

/** Answers the host, and tells one that has asked where the reader goes; nothing is told of a page that has just come. */
export function answerHost() {
  let hostListens = false;
  onHostMessage((data) => {
    if (data.almanac === "theme") applyTheme(data.theme);
    if (data.almanac === "show") {
      hostListens = true;
      show(data.id);
    }
  });
  addEventListener("hashchange", () => {
    const target = targetOf(location.hash);
    if (!target || isHidden(target)) return;
    postHeight();
    const top = Math.round(target.getBoundingClientRect().top + scrollY);
    if (hostListens) postToHost({ almanac: "place", report: reportId, id: target.id, top });
  });
}

/** Tells the host what is opened and searched for, which its address for the frame must ask for. */
export function postEvents() {
  /** @param {Event} event */
  const onToggle = ({ target }) => {
    const theme = target instanceof HTMLDetailsElement && target.open ? target.querySelector(".anchor") : null;
    if (theme) postToHost({ almanac: "open", report: reportId, id: theme.id });
  };
  document.addEventListener("toggle", onToggle, true);
  let debounce = 0;
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "search") return;
    clearTimeout(debounce);
    debounce = setTimeout(() => postToHost({ almanac: "search", report: reportId, query: target.value.trim() }), 500);
  });
}

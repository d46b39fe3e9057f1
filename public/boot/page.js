// The page, once it is parsed: a module that imports this one runs after that.
if (document.readyState === "loading") await new Promise((parsed) => addEventListener("DOMContentLoaded", parsed));

export const root = document.documentElement;

/** Each theme's `details` by its id, which stands on an element inside. */
export const themes = [...document.querySelectorAll(".theme .anchor")].map(
  (anchor) => /** @type {[string, HTMLDetailsElement]} */ ([anchor.id, anchor.closest("details")]),
);

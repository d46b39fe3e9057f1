// The page for partners: the snippet for what is chosen, how to paste it, and a preview.
export {};


/**
 * The controls of the first form, by name.
 * @typedef {Record<"only" | "host" | "heading" | "theme", HTMLSelectElement>} Selects
 * @typedef {Record<"open" | "accent" | "events", HTMLInputElement>} Inputs
 */

const page = /** @type {HTMLElement} */ (document.querySelector(".partners"));
const [choicesForm, previewForm] = /** @type {any} */ (page.querySelectorAll("form"));
/** @type {Selects & Inputs} */
const choices = choicesForm.elements;
const frame = /** @type {HTMLIFrameElement} */ (page.querySelector("iframe"));
const snippet = /** @type {HTMLTextAreaElement} */ (document.getElementById("snippet"));
const copy = /** @type {HTMLButtonElement} */ (document.getElementById("copy"));
const status = /** @type {HTMLElement} */ (page.querySelector("[role=status]"));

/** @param {string} text */
const escapeHtml = (text) =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The themes that are open in the report itself, on this visit or the last; storage may be refused. */
function openThemes() {
  try {
    const open = /** @type {any} */ (localStorage.getItem(page.dataset.storageKey ?? "")).split("\n")[1].split(" ");
    /** @type {NodeListOf<HTMLOptionElement>} */
    const options = choices.only.querySelectorAll("optgroup option");
    return [...options].map((option) => option.value).filter((id) => open.includes(id));
  } catch {
    return [];
  }
}
const themes = openThemes();

/** The address of the report in a frame, with what is chosen. */
function embedUrl() {
  const { only, heading, theme, open, accent, events } = choices;
  const url = new URL("embed.html", location.href);
  if (only.value) url.searchParams.set("only", only.value);
  if (heading.value !== "2") url.searchParams.set("heading", heading.value);
  if (theme.value) url.searchParams.set("theme", theme.value);
  if (open.checked) url.searchParams.set("open", themes.join(" "));
  if (accent.value && accent.validity.valid) url.searchParams.set("accent", accent.value.replace("#", ""));
  if (events.checked) url.searchParams.set("events", "");
  return url.href;
}

/** The address of the same in the report itself. */
function reportUrl() {
  const url = new URL("./", location.href);
  const { value } = choices.only;
  if (value) {
    url.pathname += "index.html";
    url.hash = encodeURIComponent(value);
  }
  return url.href;
}

/** The title of what is chosen. */
function title() {
  const [option] = choices.only.selectedOptions;
  return option?.value ? `${option.textContent} · ${page.dataset.title}` : `${page.dataset.title}`;
}

/**
 * The snippet in a form: `full`, `short` or `address`.
 * @param {string} form
 */
function snippetIn(form) {
  /** @type {Record<string, string>} */
  const parts = { embed: embedUrl(), report: reportUrl(), title: title() };
  const escape = form === "address" ? String : escapeHtml;
  // Between tabs stands the name of a part, every second piece.
  const pieces = (page.dataset[form] ?? "").split("\t");
  return pieces.map((piece, index) => (index % 2 ? escape(parts[piece] ?? "") : piece)).join("");
}

function update() {
  /** @type {NodeListOf<HTMLElement>} */
  const hosts = page.querySelectorAll("[data-host]");
  for (const host of hosts) {
    host.hidden = host.dataset.host !== choices.host.value;
    if (!host.hidden) snippet.value = snippetIn(host.dataset.form ?? "");
  }
  const url = embedUrl();
  if (frame.contentWindow?.location.href !== url) frame.contentWindow?.location.replace(url);
}

choicesForm.addEventListener("change", update);
previewForm.addEventListener("change", () => {
  const width = previewForm.elements.width.value;
  frame.style.width = width ? `${width}px` : "";
});
copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(snippet.value);
    status.textContent = page.dataset.copied ?? "";
  } catch {
    snippet.select();
    status.textContent = page.dataset.notCopied ?? "";
  }
});

const requested = new URLSearchParams(location.search).get("only");
if ([...choices.only.options].some((option) => option.value === requested)) choices.only.value = requested ?? "";
const openChoice = choices.open.closest("p");
if (openChoice) openChoice.hidden = !themes.length;
for (const element of [choicesForm, previewForm, copy.parentElement]) element.hidden = false;
page.querySelector(".partners-address")?.remove();
update();

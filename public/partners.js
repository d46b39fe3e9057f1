// The page for partners: the snippet for what is chosen, how to paste it, and a look at it.
const page = document.querySelector(".partners");
const [choices, look] = page.querySelectorAll("form");
const frame = page.querySelector("iframe");
const snippet = document.getElementById("snippet");
const status = page.querySelector("[role=status]");
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

// The themes that are open in the report itself, on this visit or the last; storage may be refused.
function remembered() {
  try {
    const open = new Set(localStorage.getItem(page.dataset.remembered).split("\n")[1].split(" "));
    return [...choices.elements.only.querySelectorAll("optgroup option")]
      .map((theme) => theme.value)
      .filter((id) => open.has(id));
  } catch {
    return [];
  }
}
const themes = remembered();

function update() {
  const { only, place, heading, theme, open, accent, events } = choices.elements;
  const embed = new URL("embed.html", location);
  const report = new URL("./", location);
  if (only.value) {
    embed.searchParams.set("only", only.value);
    report.pathname += "index.html";
    report.hash = encodeURIComponent(only.value);
  }
  if (heading.value !== "2") embed.searchParams.set("heading", heading.value);
  if (theme.value) embed.searchParams.set("theme", theme.value);
  if (open.checked) embed.searchParams.set("open", themes.join(" "));
  if (accent.value && accent.validity.valid) embed.searchParams.set("accent", accent.value.replace("#", ""));
  if (events.checked) embed.searchParams.set("events", "");
  for (const part of page.querySelectorAll("[data-place]")) part.hidden = part.dataset.place !== place.value;
  const { form } = page.querySelector("[data-place]:not([hidden])").dataset;
  const { title } = page.dataset;
  const parts = {
    embed: embed.href,
    report: report.href,
    title: only.value ? `${only.selectedOptions[0].textContent} · ${title}` : title,
  };
  const written = form === "address" ? String : escaped;
  // Between tabs stands the name of a part, every second piece.
  snippet.value = page.dataset[form].split("\t").map((piece, place) => (place % 2 ? written(parts[piece]) : piece)).join("");
  if (frame.contentWindow.location.href !== embed.href) frame.contentWindow.location.replace(embed.href);
}

choices.addEventListener("change", update);
look.addEventListener("change", () => {
  const width = look.elements.width.value;
  frame.style.width = width ? `${width}px` : "";
});
document.getElementById("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(snippet.value);
    status.textContent = page.dataset.copied;
  } catch {
    snippet.select();
    status.textContent = page.dataset.notCopied;
  }
});
const wanted = new URLSearchParams(location.search).get("only");
choices.elements.open.closest("p").hidden = !themes.length;
if ([...choices.elements.only.options].some((option) => option.value === wanted)) choices.elements.only.value = wanted;
for (const hidden of [choices, look, document.getElementById("copy").parentElement]) hidden.hidden = false;
page.querySelector(".partners-address")?.remove();
update();

// Does what the query string asks for, as a report in a frame asks for its full page: opens themes, and prints.
import { themes } from "./page.js";

const params = new URLSearchParams(location.search);
const open = params.get("open")?.split(" ");
for (const [id, theme] of themes) if (open?.includes(id)) theme.open = true;
if (params.has("print"))
  addEventListener("load", () => {
    const url = new URL(location.href);
    url.searchParams.delete("print");
    try {
      history.replaceState(history.state, "", url);
    } catch {}
    window.print?.();
  });

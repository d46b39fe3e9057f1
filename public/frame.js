// The report in a frame: does what the address asks for, then answers the reader and the host.
import { applyTheme } from "./frame/appearance.js";
import { elementById, setHeadingLevel, showOnly } from "./frame/document.js";
import { followHeight, isSizedByHost } from "./frame/height.js";
import { answerHost, postEvents } from "./frame/host.js";
import { leadToFullPage, openLinksInWindows, replaceHistoryEntries } from "./frame/links.js";
import { params, unescapedUrl } from "./frame/messages.js";

followHeight();

// What else reads the address must read the right one as well.
if (unescapedUrl !== location.href) location.replace(unescapedUrl);

const page = document.querySelector("[data-report]");
const target = elementById(params.get("only"));
const only = page?.contains(target) ? target : null;
if (page && only) showOnly(only, page);
setHeadingLevel(params.get("heading"));
applyTheme(params.get("theme"));
leadToFullPage(only);
openLinksInWindows();

// Where the host gives the frame its height, a scroll bar would come and go with each change, and make two of one.
addEventListener("resize", () => {
  document.documentElement.toggleAttribute("data-sized", isSizedByHost());
});

answerHost();
replaceHistoryEntries();
if (params.has("events")) postEvents();

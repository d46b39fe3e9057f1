/*! Almanac's host script: frames as high as their reports, and links into them. MIT OR Apache-2.0. Optional. */
(() => {
  if (customElements.get("almanac-report")) return;
  const originOf = (url) => {
    try {
      return new URL(url).origin;
    } catch {
      return null;
    }
  };
  // Where this script came from. The host runs that origin's code, so it may as well trust its frames.
  const own = originOf(document.currentScript?.src);

  // All frames of the document, in open shadow roots too; a closed one keeps its frames from us.
  const list = (root) => [...root.querySelectorAll("*")].flatMap((element) =>
    element.localName === "iframe" ? element : element.shadowRoot ? list(element.shadowRoot) : []);
  let frames = [];
  const sender = (source) => {
    const find = () => frames.find((frame) => frame.contentWindow === source);
    return find() ?? ((frames = list(document)), find());
  };
  const ask = (frame, id) => frame.contentWindow?.postMessage({ almanac: "show", id }, "*");

  // What the address of the host names: a report and something in it, as people write it, `#report:id`, or as this
  // script does, `#report--id`: that is a valid selector, which hosts make of their fragments, so all that may not
  // stand in one is escaped.
  const escape = (name) => name.replace(/[^A-Za-z\d-]|^[\d-]|-(?=-|$)/gu, (c) => `_${c.codePointAt().toString(16)}_`);
  const unescape = (name) => name.replace(/_([\da-f]+)_/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
  const wanted = () => {
    const mark = location.hash.includes(":") ? ":" : "--";
    const [report, ...id] = location.hash.slice(1).split(mark);
    try {
      const names = [report, id.join(mark)].map(decodeURIComponent);
      return mark === ":" ? names : names.map(unescape);
    } catch {
      return [];
    }
  };
  // A host may keep its address to itself.
  const isOff = (at) => !!at && (!!at.closest("[data-almanac-address=off]") || isOff(at.getRootNode().host));

  const known = new WeakMap();
  const trusted = new WeakMap();
  const seen = new Set();
  // A frame that is asked for nothing tells its height, and from then on where its reader goes.
  const show = (frame) => {
    const [name, id] = wanted();
    ask(frame, name === trusted.get(frame) && !isOff(frame) ? id : "");
  };
  // The history gets one entry, which leads back to where the reader was before the first link. A fragment that names
  // none of our reports is the host's own, such as a router's, and stays; so does the state of its router.
  let written;
  const write = (report, id) => {
    const [name, before] = wanted();
    if (name === report && before === id) return;
    if (location.hash && !(before && frames.some((frame) => trusted.get(frame) === name))) return;
    const url = new URL(location);
    url.hash = `${escape(report)}--${escape(id)}`;
    try {
      history[location.hash === written ? "replaceState" : "pushState"](history.state, "", url);
      written = url.hash;
    } catch {}
  };

  // Scrolls the host, or what scrolls in it, to a height in a frame, clear of whatever sticks above. A frame that is
  // not let be as high as its report has scrolled to the place itself.
  const scroll = (frame, top) => {
    const place = frame.clientHeight + 1 < parseFloat(frame.style.height) ? 0 : top;
    const land = (clear) => {
      frame.style.scrollMarginTop = `${clear - place}px`;
      frame.scrollIntoView({ block: "start", inline: "nearest", behavior: "instant" });
      frame.style.scrollMarginTop = "";
    };
    land(0);
    const { left, width, top: edge } = frame.getBoundingClientRect();
    const stuck = document.elementsFromPoint(left + width / 2, Math.max(edge + place, 0) + 1)
      .filter((element) => !element.contains(frame) && /fixed|sticky/.test(getComputedStyle(element).position))
      .map((element) => element.getBoundingClientRect().bottom - edge - place)
      .filter((height) => height < innerHeight / 2);
    land(Math.max(0, ...stuck) + 8);
  };

  // Whose word counts is told by the window it comes from, which nobody can feign; the address a frame was given may
  // redirect to another origin. Any frame of the page may so have the height it asks for. What touches more than that
  // frame is obeyed only from the origin that the host has named: in the frame's address, or in this script's.
  addEventListener("message", ({ data, source, origin }) => {
    if (!source || typeof data?.almanac !== "string" || typeof data.report !== "string") return;
    const frame = sender(source);
    if (!frame) return;
    const { almanac, report, height, first, id, top } = data;
    const alone = frame.sandbox.length && !frame.sandbox.contains("allow-same-origin");
    const isTrusted = origin === own || origin === (alone ? "null" : originOf(frame.src));
    const tell = (name) =>
      frame.dispatchEvent(new CustomEvent(`almanac:${name}`, { bubbles: true, composed: true, detail: data }));
    if (almanac === "height") {
      if (!Number.isFinite(height) || height <= 0 || height > 1e6) return;
      frame.style.minHeight = 0;
      frame.style.boxSizing = "content-box";
      frame.style.height = `${height}px`;
      tell(almanac);
      if (known.get(frame) === report && !first) return;
      known.set(frame, report);
      if (isTrusted) trusted.set(frame, report);
      else trusted.delete(frame);
      tell("ready");
      show(frame);
    } else if (!isTrusted) return;
    else if (almanac === "place") {
      if (typeof id !== "string" || !Number.isFinite(top)) return;
      if (!isOff(frame)) write(report, id);
      seen.add(id);
      scroll(frame, top);
      tell(almanac);
    } else if (almanac === "open" || almanac === "search") tell(almanac);
  });

  // A script that comes after its frames asks for what it has missed; a frame that is asked for does not wait.
  const begin = () => {
    frames = list(document);
    for (const frame of frames) {
      if (wanted()[1] && (originOf(frame.src) === own || /\/embed(\.html)?([?#]|$)/.test(frame.src))) frame.loading = "eager";
      ask(frame, "");
    }
  };
  begin();
  addEventListener("load", begin);
  // By Back and Forward the browser itself scrolls to where the reader was, and what was shown there is open still.
  let traverses = false;
  window.navigation?.addEventListener("navigate", ({ navigationType }) => {
    traverses = navigationType === "traverse";
  });
  addEventListener("popstate", () => {
    if (traverses && seen.has(wanted()[1])) return;
    for (const frame of frames) if (trusted.has(frame)) show(frame);
  });

  customElements.define("almanac-report", class extends HTMLElement {
    static observedAttributes = ["src"];
    attributeChangedCallback() {
      if (this.isConnected) this.connectedCallback();
    }
    connectedCallback() {
      const { href, protocol, hostname } = Object.assign(document.createElement("a"), { href: this.getAttribute("src") });
      if (!this.getAttribute("src") || !/^https?:$/.test(protocol)) return;
      const frame = this.querySelector("iframe") ?? document.createElement("iframe");
      frame.title = this.title || this.textContent.trim() || hostname;
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      Object.assign(frame.style, { display: "block", width: "100%", minHeight: "40rem", border: 0 });
      if (frame.src !== href) frame.src = href;
      if (!frame.isConnected) this.prepend(frame);
    }
  });
})();

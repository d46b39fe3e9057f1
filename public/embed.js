/*! Almanac's host script: frames as high as their reports, and links into them. MIT OR Apache-2.0. Optional. */
(() => {
  if (customElements.get("almanac-report")) return;
  const known = new WeakMap();
  const address = (frame) => {
    try {
      return new URL(frame.src);
    } catch {
      return null;
    }
  };
  const frames = () => [...document.querySelectorAll("iframe")]
    .filter((frame) => address(frame)?.pathname.match(/\/(embed|selftest)\.html$/));
  const ask = (frame, message) => frame.contentWindow?.postMessage(message, "*");
  // The address of the host may name a report and something in it: #report:id.
  const wanted = () => {
    const [report, ...id] = location.hash.slice(1).split(":");
    try {
      return [report, id.join(":")].map(decodeURIComponent);
    } catch {
      return [];
    }
  };
  // A frame that is asked for nothing tells its height, and from then on where its reader goes.
  const show = (frame, report) => {
    const [name, id] = wanted();
    ask(frame, { almanac: "show", id: name === report ? id : "" });
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

  addEventListener("message", ({ data, source, origin }) => {
    if (!source || typeof data?.almanac !== "string" || typeof data.report !== "string") return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    const alone = frame?.sandbox.length && !frame.sandbox.contains("allow-same-origin");
    if (!frame || origin !== (alone ? "null" : address(frame).origin)) return;
    const { almanac, report, height, first, id, top } = data;
    const tell = (name) => frame.dispatchEvent(new CustomEvent(`almanac:${name}`, { bubbles: true, detail: data }));
    if (almanac === "height") {
      if (!Number.isFinite(height) || height <= 0 || height > 1e6) return;
      frame.style.minHeight = 0;
      frame.style.boxSizing = "content-box";
      frame.style.height = `${height}px`;
      tell(almanac);
      if (known.get(frame) === report && !first) return;
      known.set(frame, report);
      tell("ready");
      show(frame, report);
    } else if (almanac === "place") {
      if (typeof id !== "string" || !Number.isFinite(top)) return;
      const [name, before] = wanted();
      const url = new URL(location);
      url.hash = [report, id].map(encodeURIComponent).join(":");
      if (name !== report || before !== id) history.pushState(null, "", url);
      scroll(frame, top);
      tell(almanac);
    } else if (almanac === "open" || almanac === "search") tell(almanac);
  });

  // A script that comes after its frames asks for what it has missed; a frame that is asked for does not wait.
  const begin = () => {
    for (const frame of frames()) {
      if (wanted()[1]) frame.loading = "eager";
      ask(frame, { almanac: "show", id: "" });
    }
  };
  begin();
  addEventListener("load", begin);
  addEventListener("popstate", () => {
    for (const frame of frames()) show(frame, known.get(frame));
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

/* Almanac's host script: frames as high as their reports, and links into them. MIT OR Apache-2.0. Optional. */
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
    try {
      return decodeURIComponent(location.hash).match(/^#([^:]+):(.+)$/) ?? [];
    } catch {
      return [];
    }
  };
  const show = (frame, report) => {
    const [, name, id] = wanted();
    if (id && name === report) ask(frame, { almanac: "show", id });
  };

  // Scrolls the host to a height in a frame, clear of whatever sticks to the window's upper edge.
  const scroll = (frame, top) => {
    const at = () => frame.getBoundingClientRect().top + top;
    scrollBy({ top: at(), behavior: "instant" });
    const stuck = document.elementsFromPoint(innerWidth / 2, 1)
      .filter((element) => !element.contains(frame) && /fixed|sticky/.test(getComputedStyle(element).position))
      .map((element) => element.getBoundingClientRect().bottom)
      .filter((bottom) => bottom < innerHeight / 2);
    scrollBy({ top: at() - Math.max(0, ...stuck) - 8, behavior: "instant" });
  };

  addEventListener("message", ({ data, source, origin }) => {
    if (!source || typeof data?.almanac !== "string" || typeof data.report !== "string") return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    const alone = frame?.sandbox.length && !frame.sandbox.contains("allow-same-origin");
    if (!frame || origin !== (alone ? "null" : address(frame).origin)) return;
    const { almanac, report, height, id, top } = data;
    const tell = (name) => frame.dispatchEvent(new CustomEvent(`almanac:${name}`, { bubbles: true, detail: data }));
    if (almanac === "height") {
      if (!Number.isFinite(height) || height <= 0 || height > 1e6) return;
      frame.style.minHeight = 0;
      frame.style.boxSizing = "content-box";
      frame.style.height = `${height}px`;
      tell(almanac);
      if (known.has(frame)) return;
      known.set(frame, report);
      tell("ready");
      show(frame, report);
    } else if (almanac === "place") {
      if (typeof id !== "string" || !Number.isFinite(top)) return;
      const [, name, before] = wanted();
      if (name !== report || before !== id)
        history.pushState(null, "", `#${encodeURIComponent(report)}:${encodeURIComponent(id)}`);
      scroll(frame, top);
      tell(almanac);
    } else if (almanac === "open" || almanac === "search") tell(almanac);
  });

  // A script that comes after its frames asks for what it has missed; a frame that is asked for does not wait.
  const begin = () => {
    for (const frame of frames()) {
      if (wanted().length) frame.loading = "eager";
      ask(frame, { almanac: "show", id: "" });
    }
  };
  begin();
  addEventListener("load", begin);
  addEventListener("popstate", () => {
    for (const frame of frames()) show(frame, known.get(frame));
  });

  customElements.define("almanac-report", class extends HTMLElement {
    connectedCallback() {
      if (this.querySelector("iframe")) return;
      const frame = document.createElement("iframe");
      frame.src = this.getAttribute("src");
      frame.title = this.title || this.textContent.trim();
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      Object.assign(frame.style, { display: "block", width: "100%", minHeight: "40rem", border: 0 });
      this.prepend(frame);
    }
  });
})();

// `<almanac-report src>`, which may stand in place of the frame.

export class ReportElement extends HTMLElement {
  static observedAttributes = ["src"];
  attributeChangedCallback() {
    if (this.isConnected) this.connectedCallback();
  }
  connectedCallback() {
    const src = this.getAttribute("src");
    const { href, protocol, hostname } = Object.assign(document.createElement("a"), { href: src });
    if (!src || !/^https?:$/.test(protocol)) return;
    const frame = this.querySelector("iframe") ?? document.createElement("iframe");
    frame.title = this.title || this.textContent.trim() || hostname;
    frame.loading = "lazy";
    frame.referrerPolicy = "no-referrer";
    Object.assign(frame.style, { display: "block", width: "100%", minHeight: "40rem", border: 0 });
    if (frame.src !== href) frame.src = href;
    if (!frame.isConnected) this.prepend(frame);
  }
}

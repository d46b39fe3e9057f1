// What WordPress does with frames it has by oEmbed: no less than 200 pixels, no more than 1,000.
const frame = document.querySelector("iframe[data-secret]");
const ready = () => frame.contentWindow.postMessage({ message: "ready", secret: frame.dataset.secret }, "*");
frame.addEventListener("load", ready);
addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow || data?.secret !== frame.dataset.secret) return;
  if (data.message === "height") frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)));
});

// What a page of AMP does with the height that a frame asks for (amp-iframe, "embed-size").
addEventListener("message", ({ data, source }) => {
  const frame = document.querySelector("iframe");
  if (source === frame.contentWindow && data?.sentinel === "amp" && data.type === "embed-size")
    frame.style.height = `${data.height}px`;
});

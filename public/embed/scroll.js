// Scrolls the host's page to a place in a frame.

/**
 * Scrolls the host, or what scrolls in it, to a height in a frame, clear of whatever sticks above. A frame that is not
 * let be as high as its report has scrolled to the place itself.
 * @param {HTMLIFrameElement} frame
 * @param {number} top
 */
export function scrollToPlace(frame, top) {
  const offset = frame.clientHeight + 1 < parseFloat(frame.style.height) ? 0 : top;
  const scroll = (/** @type {number} */ margin) => {
    frame.style.scrollMarginTop = `${margin - offset}px`;
    frame.scrollIntoView({ block: "start", inline: "nearest", behavior: "instant" });
    frame.style.scrollMarginTop = "";
  };
  scroll(0);
  const { left, width, top: edge } = frame.getBoundingClientRect();
  const stickyHeights = document.elementsFromPoint(left + width / 2, Math.max(edge + offset, 0) + 1)
    .filter((element) => !element.contains(frame) && /fixed|sticky/.test(getComputedStyle(element).position))
    .map((element) => element.getBoundingClientRect().bottom - edge - offset)
    .filter((height) => height < innerHeight / 2);
  scroll(Math.max(0, ...stickyHeights) + 8);
}

// The appearance that the host asks for, which the reader's stored choice for other pages does not change.
import { params } from "./messages.js";

const root = document.documentElement;
let background = "";

/** @typedef {[number, number, number]} Color red, green and blue, from 0 to 255 */

/**
 * Relative luminance (WCAG 2.2).
 * @param {Color} color
 */
function luminance(color) {
  const [red, green, blue] = /** @type {Color} */ (
    color.map((value) => value / 255).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Contrast ratio (WCAG 2.2).
 * @param {Color} one
 * @param {Color} other
 */
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The background as the style has it, whether or not the host asked for none. @returns {Color} */
function paper() {
  root.dataset.background = "";
  const { backgroundColor } = getComputedStyle(root);
  root.dataset.background = background;
  return /** @type {any} */ (backgroundColor.match(/[\d.]+/g)).slice(0, 3).map(Number);
}

/** Applies the accent of the address, unless its contrast with the background is below 4.5, as text needs (R59). */
function applyAccent() {
  root.style.removeProperty("--accent");
  const accent = params.get("accent")?.match(/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i);
  const behind = paper();
  if (!accent) return;
  const ratio = contrast(/** @type {any} */ (accent.slice(1).map((channel) => parseInt(channel, 16))), behind);
  if (ratio >= 4.5) root.style.setProperty("--accent", `#${accent.slice(1).join("")}`);
  else console.info(`accent ${accent[0]}: ${ratio.toFixed(2)} < 4.5`);
}

/**
 * Applies a theme: `light`, `dark`, `transparent`, or `transparent-` before one of the others.
 * @param {unknown} theme
 */
export function applyTheme(theme) {
  const [, none, scheme] = String(theme).match(/^(transparent)?-?(light|dark)?$/) ?? [];
  delete root.dataset.appearance;
  if (scheme) root.dataset.appearance = scheme;
  background = none ? "none" : "";
  applyAccent();
}
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyAccent);

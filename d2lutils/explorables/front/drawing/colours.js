// Values as colours.

import { extent, hasPlace, limitsAroundZero, roundedUp } from "./scales.js";

/** Dark to light, equally far apart for the eye (Matplotlib's viridis, every eighth). */
export const VIRIDIS = [
  "#440154", "#472c7a", "#3b518b", "#2c718e", "#21908d", "#27ad81", "#5cc863", "#aadc32", "#fde725",
];
const STEPS = 257; // odd: the middle one is exactly the neutral colour

/**
 * Return [red, green, blue] of 0..255 from "#rrggbb", "rgb(…)" or "color(srgb …)".
 * @param {string} colour
 */
export function rgbOf(colour) {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour);
  if (hex) return [16, 8, 0].map((shift) => (parseInt(hex[1], 16) >> shift) & 255);
  const parts = (colour.replace(/^color\(srgb/, "").match(/[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
  const unit = colour.startsWith("color(") ? 255 : 1;
  if (parts.length < 3) throw new TypeError(`expected a colour such as #0072b2, got ${colour}`);
  return parts.slice(0, 3).map((part) => Math.round(part * unit));
}

/** Return the relative luminance of a colour, 0 (black) to 1 (white), as WCAG has it. */
export function luminance(colour) {
  const [r, g, b] = rgbOf(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Return 257 colours through the given ones, equally far apart.
 * @param {string[]} stops
 * @returns {Uint8ClampedArray} red, green, blue of each
 */
export function tableOf(stops) {
  const known = stops.map(rgbOf);
  const table = new Uint8ClampedArray(3 * STEPS);
  for (let i = 0; i < STEPS; i += 1) {
    const place = (i / (STEPS - 1)) * (known.length - 1);
    const k = Math.min(Math.floor(place), known.length - 2);
    for (let part = 0; part < 3; part += 1) {
      table[3 * i + part] = known[k][part] + (place - k) * (known[k + 1][part] - known[k][part]);
    }
  }
  return table;
}

/**
 * Return the values at the ends of the colours: symmetric about 0 for "signed".
 * @param {ArrayLike<number>} values
 * @param {"signed"|"magnitude"} scale
 * @param {boolean} [log] magnitudes only
 */
export function colourLimits(values, scale, log = false) {
  const range = extent([values], log);
  if (scale !== "signed") return { low: range?.[0] ?? (log ? 0.1 : 0), high: range?.[1] ?? 1, log };
  const largest = range ? Math.max(-range[0], range[1]) : 0;
  const limit = largest > 0 ? roundedUp(largest) : 1;
  return { low: -limit, high: limit, log: false };
}

/**
 * Return the values at the ends of a field's colours: declared ones, else those of its values.
 * @param {object} view
 * @param {ArrayLike<number>} values
 */
export function limitsOfField(view, values) {
  const log = view.log ?? false;
  if (!view.limits) return colourLimits(values, view.scale, log);
  return { low: view.limits[0], high: view.limits[1], log };
}

/**
 * Return the values at the ends of the colours of images and matrices: declared ones, else
 * those of their values, a magnitude from 0.
 * @param {object} view
 * @param {ArrayLike<number>} values
 */
export function limitsOfCells(view, values) {
  if (view.limits) return { low: view.limits[0], high: view.limits[1], log: false };
  if (view.scale === "signed") return colourLimits(values, "signed");
  return { ...limitsAroundZero(extent([values])), log: false };
}

/**
 * Return the colour of a value between stops that are equally far apart.
 * @param {number} value
 * @param {{low: number, high: number}} limits
 * @param {string[]} stops
 */
export function colourAt(value, { low, high }, stops) {
  const share = Math.min(Math.max((value - low) / (high - low || 1), 0), 1) * (stops.length - 1);
  const k = Math.min(Math.floor(share), stops.length - 2);
  const [from, to] = [rgbOf(stops[k]), rgbOf(stops[k + 1])];
  return `rgb(${from.map((part, i) => Math.round(part + (share - k) * (to[i] - part))).join(", ")})`;
}

/**
 * Write the colours of a grid as pixels, the last row first: it lies at the highest y.
 * What has no place on the scale stays transparent.
 * @param {ArrayLike<number>} values rows × columns
 * @param {[number, number]} shape [rows, columns]
 * @param {{low: number, high: number, log?: boolean}} limits
 * @param {Uint8ClampedArray} table from tableOf()
 * @param {Uint8ClampedArray} pixels 4 numbers for each value
 * @param {boolean} [down] the first row first: it lies on top
 */
export function paintPixels(values, [rows, columns], { low, high, log = false }, table, pixels, down = false) {
  const bend = log ? Math.log : (value) => value;
  const start = bend(low);
  const factor = (STEPS - 1) / (bend(high) - start || 1);
  for (let row = 0; row < rows; row += 1) {
    let to = (down ? row : rows - 1 - row) * columns * 4;
    for (let at = row * columns; at < (row + 1) * columns; at += 1, to += 4) {
      const value = values[at];
      const colour = 3 * Math.min(Math.max(Math.round((bend(value) - start) * factor), 0), STEPS - 1);
      const seen = hasPlace(value, log);
      pixels[to] = seen ? table[colour] : 0;
      pixels[to + 1] = seen ? table[colour + 1] : 0;
      pixels[to + 2] = seen ? table[colour + 2] : 0;
      pixels[to + 3] = seen ? 255 : 0;
    }
  }
}

// What the checks of several kinds of views share.

import { finite, list, need, whole } from "./checking.js";

export const MOST_NAMES = 128;
export const MOST_SIDE = 4096;
export const SCALES = ["signed", "magnitude"];
const MOST_HEIGHT = 2000; // px

export function fills(view, key, size, where) {
  const number = view.shape.reduce((product, n) => product * n, 1);
  need(size(key) === number, "size", `${where}: ${key} fills its grid`);
}

// Of the picture in a wide page, and in a narrow one.
export function checkHeights(heights, where) {
  list(heights, `${where}.heights`, 2, 2).forEach((height) => whole(height, `${where}.heights`, 1, MOST_HEIGHT));
}

// How many texts there are for the things in a view: one for each, or null for none.
export function checkCount({ part, where }, key, number) {
  need(part(key) === null || part(key) === number, "size", `${where}.${key} must be ${number} or null`);
}

export function checkRatio({ part, where }) {
  const ratio = finite(part("ratio"), `${where}.ratio`);
  need(ratio >= 0.1 && ratio <= 3, "range", `${where}.ratio must lie in 0.1..3, got ${ratio}`);
}

export function checkLimits({ view, interval, where }) {
  if (view.limits === null) return;
  interval("limits");
  const [low, high] = view.limits;
  const fits = low < high && (view.scale !== "signed" || low === -high) && (!view.log || low > 0);
  need(fits, "range", `${where}.limits: ${low} to ${high}`);
}

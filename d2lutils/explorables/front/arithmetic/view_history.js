// Views of kind history: their check, their arrays and the sizes of these, for views.js.

import { flag, names, oneOf } from "./checking.js";
import { MOST_NAMES } from "./viewing.js";

export function check({ part, payload, where }) {
  for (const key of names(part("series"), where, MOST_NAMES)) oneOf(key, `${where}.series`, payload.series);
  flag(part("log_y"), `${where}.log_y`);
}

export const arrays = () => [];

export const sizes = () => {};

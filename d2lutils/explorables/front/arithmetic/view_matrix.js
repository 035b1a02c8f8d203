// Views of kind matrix: their check, their arrays and the sizes of these, for views.js.

import { flag, name, oneOf } from "./checking.js";
import { checkCount, checkLimits, checkRatio, fills, SCALES } from "./viewing.js";

export function check(tools) {
  const { view, part, shape, where } = tools;
  name(part("values"), `${where}.values`);
  shape("shape", 2);
  checkCount(tools, "row_labels", view.shape[0]);
  checkCount(tools, "column_labels", view.shape[1]);
  oneOf(part("scale"), `${where}.scale`, SCALES);
  part("limits");
  checkLimits(tools);
  flag(part("numbers"), `${where}.numbers`);
  checkRatio(tools);
}

export const arrays = (view) => [view.values];

export const sizes = (view, size, where) => fills(view, view.values, size, where);

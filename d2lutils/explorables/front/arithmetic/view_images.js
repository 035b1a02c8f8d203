// Views of kind images: their check, their arrays and the sizes of these, for views.js.

import { name, need, oneOf, whole } from "./checking.js";
import { checkCount, checkLimits, checkRatio, fills, MOST_SIDE, SCALES } from "./viewing.js";

const MOST_IMAGES = 256;

export function check(tools) {
  const { view, part, shape, where } = tools;
  name(part("values"), `${where}.values`);
  shape("shape", 3);
  whole(view.shape[0], `${where}.shape`, 1, MOST_IMAGES);
  if (part("columns") !== null) whole(view.columns, `${where}.columns`, 1, MOST_SIDE);
  oneOf(part("scale"), `${where}.scale`, SCALES);
  part("limits");
  checkLimits(tools);
  checkCount(tools, "labels", view.shape[0]);
  if (part("numbers") !== null) name(view.numbers, `${where}.numbers`);
  checkRatio(tools);
}

export const arrays = (view) => [view.values, ...(view.numbers === null ? [] : [view.numbers])];

export function sizes(view, size, where) {
  fills(view, view.values, size, where);
  const { numbers, shape: [n] } = view;
  if (numbers !== null) need(size(numbers) === n, "size", `${where}: ${numbers} has a number for each image`);
}

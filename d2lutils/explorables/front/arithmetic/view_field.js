// Views of kind field: their check, their arrays and the sizes of these, for views.js.

import { name, names, need, oneOf, pairOf } from "./checking.js";
import { checkLimits, fills, MOST_NAMES, SCALES } from "./viewing.js";

export function check(tools) {
  const { view, payload, part, series, shape, interval, where } = tools;
  interval("x");
  interval("y");
  name(part("values"), `${where}.values`);
  shape("shape", 2);
  oneOf(part("scale"), `${where}.scale`, SCALES);
  if (Object.hasOwn(view, "limits")) checkLimits(tools);
  names(part("points"), `${where}.points`, MOST_NAMES);
  series("path");
  const sliders = payload.controls.filter((control) => control.kind === "slider");
  pairOf(part("drag"), `${where}.drag`, sliders.map((control) => control.name));
}

export const arrays = (view) => [view.values, ...view.points];

export function sizes(view, size, where) {
  fills(view, view.values, size, where);
  for (const key of view.points) need(size(key) % 3 === 0, "size", `${where}: ${key} holds x, y, label`);
}

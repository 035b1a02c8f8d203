// Views of kind curves: their check, their arrays and the sizes of these, for views.js.

import { flag, list, name, names, need } from "./checking.js";
import { MOST_NAMES } from "./viewing.js";

export function check({ view, part, series, interval, where }) {
  name(part("x"), `${where}.x`);
  names(part("series"), `${where}.series`, MOST_NAMES);
  for (const key of ["log_x", "log_y"]) flag(part(key), `${where}.${key}`);
  series("path");
  if (Object.hasOwn(view, "scatter")) list(view.scatter, `${where}.scatter`, 2, 2).forEach((key) => name(key, `${where}.scatter`));
  if (Object.hasOwn(view, "squares")) name(view.squares, `${where}.squares`);
  need(!view.squares || view.scatter, "missing", `${where}.squares: of points`);
  if (Object.hasOwn(view, "limits")) {
    interval("limits");
    need(view.limits[0] < view.limits[1], "range", `${where}.limits: the lower end first`);
  }
}

export const arrays = (view) => [view.x, ...view.series, ...ofPoints(view)];

export function sizes(view, size, where) {
  for (const key of view.series) need(size(key) === size(view.x), "size", `${where}: ${key} over ${view.x}`);
  for (const key of ofPoints(view)) need(size(key) === size(view.scatter[0]), "size", `${where}: ${key} has a number for each point`);
}

function ofPoints({ scatter, squares }) {
  return [...(scatter ?? []), ...(squares ? [squares] : [])];
}

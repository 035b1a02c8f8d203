// Views of kind bars: their check, their arrays and the sizes of these, for views.js.

import { flag, name, names, need, oneOf, whole } from "./checking.js";
import { checkCount, checkRatio, MOST_NAMES, MOST_SIDE } from "./viewing.js";

export function check(tools) {
  const { view, payload, part, interval, where } = tools;
  name(part("values"), `${where}.values`);
  if (Object.hasOwn(view, "series")) need(names(view.series, `${where}.series`, MOST_NAMES)[0] === view.values, "name", `${where}.series: ${view.values} first`);
  whole(part("number"), `${where}.number`, 1, MOST_SIDE);
  checkCount(tools, "labels", view.number);
  if (part("edges") !== null) name(view.edges, `${where}.edges`);
  if (part("bins") !== null) interval("bins");
  need(view.bins === null || view.bins[0] < view.bins[1], "range", `${where}.bins: the lower end first`);
  flag(part("signed"), `${where}.signed`);
  if (part("limits") !== null) interval("limits");
  const [low, high] = view.limits ?? [0, 1];
  need(low <= 0 && high >= 0 && low < high, "range", `${where}.limits: ${low} to ${high} without 0`);
  if (part("mark") !== null) oneOf(view.mark, `${where}.mark`, payload.series);
  checkRatio(tools);
}

export const arrays = (view) => [...(view.series ?? [view.values]), ...(view.edges === null ? [] : [view.edges])];

export function sizes(view, size, where) {
  for (const key of view.series ?? [view.values]) need(size(key) === view.number, "size", `${where}: ${key} has a number for each bar`);
  if (view.edges !== null) need(size(view.edges) === view.number + 1, "size", `${where}: ${view.edges} has one edge more`);
}

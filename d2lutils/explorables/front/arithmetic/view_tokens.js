// Views of kind tokens: their check, their arrays and the sizes of these, for views.js.

import { list, name, need, oneOf, text, whole } from "./checking.js";
import { checkHeights, checkLimits, SCALES } from "./viewing.js";

const MOST_TOKENS = 512;
const MOST_VOCABULARY = 4096;
const MOST_CHARACTERS = 32;

export function check({ view, payload, part, interval, where }) {
  const texts = list(part("texts"), `${where}.texts`, part("ids") === null ? MOST_TOKENS : MOST_VOCABULARY, 1);
  for (const token of texts) need(text(token, `${where}.texts`, MOST_CHARACTERS) !== "", "size", `${where}.texts: one is empty`);
  const count = whole(part("count"), `${where}.count`, 1, MOST_TOKENS);
  need(view.ids !== null || count === texts.length, "size", `${where}.count: ${count}, but ${texts.length} tokens`);
  for (const key of ["ids", "values"]) if (part(key) !== null) name(view[key], `${where}.${key}`);
  oneOf(part("scale"), `${where}.scale`, SCALES);
  part("limits");
  checkLimits({ view, interval, where });
  checkHeights(part("heights"), where);
  if (part("at") !== null) oneOf(view.at, `${where}.at`, payload.series);
}

export const arrays = (view) => [view.ids, view.values].filter((key) => key !== null);

export function sizes(view, size, where) {
  for (const key of [view.ids, view.values]) {
    if (key !== null) need(size(key) === view.count, "size", `${where}: ${key} has a number for each token`);
  }
}

// The sentence that states the result: seen at once, spoken at most once a second.

import { element, setText } from "./dom.js";
import { createPacer } from "./pacing.js";
import { longest } from "./words.js";

/**
 * Make the sentence, as high as its longest form will ever need.
 * @param {object} sentence templates of the reader's language
 */
export function createSentence(sentence) {
  const seen = element("p", { class: "explorable-said", "aria-hidden": "true" });
  const spoken = element("p", { class: "explorable-unseen", "aria-live": "polite" });
  const rooms = roomsFor([...sentence.cases, sentence.otherwise]);
  const node = element("div", { class: "explorable-sentence" }, seen, ...rooms, spoken);
  const pace = createPacer((text) => setText(spoken, text));
  function update(text, moving, now) {
    setText(seen, text);
    pace(text, moving, now);
  }
  return { node, update };
}

/**
 * Make unseen twins of texts, which keep the place of the longest.
 * @param {string[]} templates
 */
export function roomsFor(templates) {
  return templates.map((template) =>
    element("span", { class: "explorable-room", "data-text": longest(template), "aria-hidden": "true" }));
}

// What the page says: the payload's words, with values in their places.

import { read } from "../arithmetic/format.js";

/**
 * Put values in the places of a text: fill("step {step}", {step: 3}) -> "step 3".
 * @param {string} text
 * @param {Object<string, string|number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : place);
}

/**
 * Write a control's value as a reader reads it, with the digits that sentences have.
 * @param {number} value
 * @param {string} [unit]
 */
export function shown(value, unit) {
  return unit ? `${read(value)} ${unit}` : read(value);
}

/**
 * Return the language of the book that a page in `tag` is read in: Chinese, or English.
 * @param {string} tag such as "zh-CN"
 * @returns {"en"|"zh"}
 */
export function languageOf(tag) {
  return /^zh\b/i.test(tag) ? "zh" : "en";
}

/**
 * Return the values of controls as a sentence says them: a choice by its words.
 * @param {object[]} controls of the payload
 * @param {object} words of the controls, in the reader's language
 * @param {Object<string, number|string>} values
 */
export function spoken(controls, words, values) {
  return Object.fromEntries(controls.map(({ kind, name, options }) =>
    [name, kind === "choice" ? words[name].options[options.indexOf(values[name])] : values[name]]));
}

/**
 * Return a text as long as it will get, to keep its place: each number takes 6 signs.
 * @param {string} template with places such as {loss:.3f}
 */
export function longest(template) {
  return template.replace(/\{[^{}]*\}/g, "0.0000");
}

/**
 * Return which case of the sentence holds: the first whose number is not 0, else -1.
 * @param {string[]} cases names of measured numbers
 * @param {Object<string, number>} measured
 */
export function caseOf(cases, measured) {
  return cases.findIndex((name) => measured[name] !== 0);
}

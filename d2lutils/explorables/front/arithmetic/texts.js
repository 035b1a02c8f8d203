// The texts of a payload: in each language that it has, one for each thing that is shown.

import { list, need, oneOf, own, record, text } from "./checking.js";
import { places } from "./format.js";

const MOST_WORDS = 200;
const LABELS = ["series", "points", "nodes"]; // of a view's things, by their names
const LISTED = ["labels", "row_labels", "column_labels"]; // of its things, in order

/**
 * Throw a Fault unless all texts are there, and sentences name only what is known.
 * @param {object} payload whose other parts are checked
 * @param {string[]} measured names of the numbers that are measured
 */
export function checkTexts(payload, measured) {
  const texts = record(own(payload, "texts", "payload"), "texts");
  const known = [...measured, ...payload.controls.filter(({ kind }) => kind !== "drawing").map(({ name }) => name), "step"];
  for (const language of languagesOf(texts)) {
    const where = `texts.${language}`;
    const words = record(own(texts, language, "texts"), where);
    text(own(words, "question", where), `${where}.question`);
    checkControlWords(words, payload.controls, where);
    checkViewWords(words, payload.views, where);
    checkSentence(words, payload.sentence.cases.length, known, where);
    if (payload.prediction !== null) checkPrediction(words, payload.prediction, where);
    checkWords(own(words, "ui", where), `${where}.ui`);
  }
}

/**
 * Return the languages of texts: both in a notebook, one in a page.
 * @param {object} texts untrusted, by language
 * @throws {Fault} if there is none, or another one
 */
export function languagesOf(texts) {
  return list(Object.keys(texts), "texts", 2, 1).map((language) => oneOf(language, "texts", ["en", "zh"]));
}

function checkWords(words, where) {
  const entries = Object.entries(record(words, where));
  list(entries, where, MOST_WORDS);
  for (const [key, word] of entries) text(word, `${where}.${key}`);
}

function checkControlWords(words, controls, where) {
  const of = record(own(words, "controls", where), `${where}.controls`);
  for (const control of controls) {
    const here = `${where}.controls.${control.name}`;
    const named = record(own(of, control.name, `${where}.controls`), here);
    text(own(named, "label", here), here);
    if (Object.hasOwn(named, "unit")) text(named.unit, here);
    if (control.kind !== "choice") continue;
    const { length } = control.options;
    list(own(named, "options", here), here, length, length).forEach((word) => text(word, here));
  }
}

function checkViewWords(words, views, where) {
  const of = list(own(words, "views", where), `${where}.views`, views.length, views.length);
  for (const [index, view] of views.entries()) {
    const here = `${where}.views[${index}]`;
    const named = record(of[index], here);
    text(own(named, "title", here), here);
    for (const [key, word] of Object.entries(named)) {
      if (![...LABELS, ...LISTED].includes(key)) text(word, `${here}.${key}`);
    }
    for (const key of LABELS) {
      if (Object.hasOwn(named, key)) checkWords(named[key], here);
      for (const one of view[key] ?? []) own(own(named, key, here), one, `${here}.${key}`);
    }
    for (const key of LISTED) {
      const number = view[key] ?? 0;
      if (number || Object.hasOwn(named, key)) list(own(named, key, here), here, number, number).forEach((word) => text(word, here));
    }
  }
}

function checkSentence(words, length, known, where) {
  const sentence = record(own(words, "sentence", where), `${where}.sentence`);
  const cases = list(own(sentence, "cases", where), `${where}.sentence.cases`, length, length);
  for (const template of [...cases, own(sentence, "otherwise", where)]) {
    for (const name of places(text(template, `${where}.sentence`))) {
      need(known.includes(name), "name", `${where}.sentence: nothing is called ${name}`);
    }
  }
}

function checkPrediction(words, { right }, where) {
  const prediction = record(own(words, "prediction", where), `${where}.prediction`);
  for (const key of ["question", "after"]) text(own(prediction, key, where), `${where}.prediction`);
  list(own(prediction, "options", where), `${where}.prediction`, 16, right + 1).forEach((word) => text(word, where));
}

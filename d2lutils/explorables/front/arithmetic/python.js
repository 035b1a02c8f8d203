// Copy as Python: the cell that prints what is shown, as copying.py describes it.

import { number, withTexts } from "./format.js";

/**
 * Return the cell.
 * @param {object} payload
 * @param {Object<string, number|string>} values of the controls
 * @param {number} step that is shown
 * @param {number} caseIndex of the sentence that is shown, -1 for the one without a case
 * @param {string} language of the page, such as "zh-CN"
 */
export function asPython(payload, values, step, caseIndex, language) {
  const known = /^zh\b/i.test(language) ? "zh" : "en";
  const { heads, source, call } = payload.python;
  const parts = {
    steps: String(step),
    controls: argumentsOf(payload.controls, values),
    sentence: JSON.stringify(withWords(payload, payload.texts[known], values, caseIndex)),
  };
  return heads[known] + source + call.replace(/\{(steps|controls|sentence)\}/g, (_, name) => parts[name]);
}

function argumentsOf(controls, values) {
  const literal = (value) => (typeof value === "string" ? JSON.stringify(value) : number(value));
  const isStructure = (control) => control.kind === "choice" && control.structure;
  const numbers = controls.filter((control) => !isStructure(control)).map((control) => {
    const value = values[control.name];
    if (control.kind === "drawing") return `${control.name}=segments(${literal(value)}, ${control.most})`;
    return `${control.name}=${control.kind === "choice" ? control.options.indexOf(value) : literal(value)}`;
  });
  const options = controls.filter(isStructure).map(({ name }) => `"${name}": ${literal(values[name])}`);
  return [...numbers, ...(options.length ? [`options={${options.join(", ")}}`] : [])].join(", ");
}

// The template of the sentence, a choice already by the words of its option.
function withWords({ controls }, texts, values, caseIndex) {
  const template = caseIndex < 0 ? texts.sentence.otherwise : texts.sentence.cases[caseIndex];
  const words = controls.filter(({ kind }) => kind === "choice").map(({ name, options }) =>
    [name, texts.controls[name].options[options.indexOf(values[name])]]);
  return withTexts(template, new Map(words));
}

// Controls: native inputs with their labels; what they set is sent, not kept.

import { unitOf } from "../arithmetic/machine.js";
import { button, element, newId, setText } from "./dom.js";
import * as pad from "./pad.js";
import { fill, shown } from "./words.js";

const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/**
 * Make the controls of an explorable.
 * @param {object} payload
 * @param {object} texts in the reader's language
 * @param {{lock: string[], hide: string[], send: (name: string, value: number|string) => void}} how
 * @returns {{pads: HTMLElement, seen: HTMLElement, rest: HTMLElement, note: HTMLElement, update(values): void}}
 *     pads: what is drawn on, to stand beside the pictures
 */
export function createControls(payload, texts, { lock, hide, send }) {
  const note = element("p", { class: "explorable-note", id: newId(), hidden: true }, texts.ui.locked);
  const pads = element("div", { class: "explorable-pads" });
  const seen = element("div", { class: "explorable-controls" });
  const rest = element("div", { class: "explorable-controls" });
  const made = new Map();
  const late = []; // what takes much room stands below the others
  for (const control of payload.controls) {
    if (hide.includes(control.name)) continue;
    const make = { slider, choice, seed, drawing: pad.createPad }[control.kind];
    const one = make(control, { ...texts.controls[control.name], ui: texts.ui }, send);
    if (lock.includes(control.name)) fix(one.node, note);
    one.node.dataset.control = control.name;
    if (control.kind === "drawing" && control.more) late.push(one.node);
    else if (control.kind === "drawing") pads.append(one.node);
    else within(control.more ? rest : seen, control.columns).append(one.node);
    made.set(control.name, one);
  }
  rest.append(...late);
  seen.hidden = seen.childElementCount === 0;
  seen.style.setProperty("--columns", Math.min(seen.childElementCount, 4));
  const update = (values) => made.forEach((one, name) => one.update(values[name]));
  return { pads, seen, rest, note, update };
}

// Sliders of so many columns that follow one another stand in one grid.
function within(place, columns) {
  if (!columns) return place;
  const last = place.lastElementChild;
  if (last?.dataset.columns === String(columns)) return last;
  const grid = element("div", { class: "explorable-grid", "data-columns": columns });
  grid.style.setProperty("--across", columns);
  place.append(grid);
  return grid;
}

/**
 * Make the control of the speed: how many steps a frame makes.
 * @param {object} payload
 * @param {object} ui words
 * @param {(perFrame: number) => void} send
 */
export function createSpeed(payload, ui, send) {
  const values = SPEEDS.map((speed) => speed * unitOf(payload)).filter((speed) => speed <= payload.run.most);
  if (!values.includes(payload.run.per_frame)) values.push(payload.run.per_frame);
  values.sort((a, b) => a - b);
  const control = { name: "steps_per_frame", values };
  return slider(control, { label: ui.steps_per_frame }, (name, value) => send(value));
}

function fix(node, note) {
  note.hidden = false;
  for (const part of node.querySelectorAll("input, select, button, .explorable-pad")) {
    if (part.matches(".explorable-pad")) part.setAttribute("aria-disabled", "true");
    else part.disabled = true;
    part.setAttribute("aria-describedby", note.id);
  }
}

function slider(control, words, send) {
  const most = control.values.length - 1;
  const input = element("input", { type: "range", id: newId(), min: 0, max: most, step: 1 });
  const readout = element("output", { for: input.id, "aria-hidden": "true" });
  input.addEventListener("input", () => {
    tell(control.values[Number(input.value)]);
    send(control.name, control.values[Number(input.value)]);
  });
  function tell(value) {
    const text = shown(value, words.unit);
    setText(readout, text);
    input.setAttribute("aria-valuetext", text);
    input.style.setProperty("--fill", `${(100 * Number(input.value)) / Math.max(most, 1)}%`);
  }
  function update(value) {
    const index = String(control.values.indexOf(value));
    if (input.value !== index) input.value = index;
    tell(value);
  }
  return { node: labelled("explorable-slider", words.label, input, readout), update };
}

function choice(control, words, send) {
  const input = element("select", { id: newId() });
  control.options.forEach((option, index) => {
    input.append(element("option", { value: index }, words.options?.[index] ?? String(option)));
  });
  input.addEventListener("change", () => send(control.name, control.options[Number(input.value)]));
  const update = (value) => { input.value = String(control.options.indexOf(value)); };
  return { node: labelled("explorable-choice", words.label, input), update };
}

function seed(control, words, send) {
  const input = element("input", {
    type: "number", id: newId(), min: 0, max: control.most, step: 1, inputmode: "numeric", required: true,
  });
  const state = { value: control.default };
  const refusal = element("span", { class: "explorable-refusal", role: "status" });
  input.addEventListener("change", () => {
    const ok = input.value !== "" && input.validity.valid;
    setText(refusal, ok ? "" : fill(words.ui.seed_refused, { most: control.most }));
    if (ok) send(control.name, Number(input.value));
    else input.value = String(state.value); // the last one stays
  });
  const next = () => {
    setText(refusal, "");
    send(control.name, (state.value + 1) % (control.most + 1));
  };
  const row = element("span", { class: "explorable-seed-row" }, input,
    button("explorable-button", words.ui.new_seed, next));
  const update = (value) => {
    state.value = value;
    if (document.activeElement !== input || Number(input.value) !== value) input.value = String(value);
  };
  return { node: labelled("explorable-seed", words.label, input, refusal, row), update };
}

// The label, beside it what is read, below them what is moved.
function labelled(className, text, input, readout = null, row = input) {
  const node = element("div", { class: `explorable-control ${className}` });
  node.append(element("label", { for: input.id }, text));
  if (readout) node.append(readout);
  node.append(row);
  return node;
}

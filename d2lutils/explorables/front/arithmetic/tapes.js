// The programs of a payload: each can run, and those of a structure fit together.

import { list, names, need, oneOf, own, record, whole } from "./checking.js";
import { checkProgram } from "./extents.js";
import { checkShown } from "./views.js";

const MOST_PROGRAMS = 200;
const MOST_TAPES = 48;
const MOST_NAMES = 128;
const MOST_TO_CHECK = 5e5; // calls and constants of all programs

/**
 * Throw a Fault unless the programs can run, and those of the default structure are here.
 * @param {object} payload
 * @param {(key: string) => unknown} part of the payload, untrusted
 */
export function checkComputed(payload, part) {
  checkPrograms(list(part("programs"), "programs", MOST_PROGRAMS, 1));
  if (Object.hasOwn(payload, "later")) whole(payload.later, "later", 0, MOST_PROGRAMS);
  names(part("state"), "state", MOST_NAMES);
  for (const key of names(part("changes"), "changes", MOST_NAMES)) oneOf(key, "changes", payload.state);
}

function checkPrograms(programs) {
  let checked = 0;
  programs.forEach((program, index) => {
    checked += checkProgram(program, `programs[${index}]`);
    need(checked <= MOST_TO_CHECK, "size", "the programs are too long together");
  });
}

/**
 * Throw a Fault unless every combination of structure has its four programs, and they fit
 * together. Those of the default one are here; others may come later, and all is checked
 * once more then.
 * @param {object} payload whose other parts are checked
 * @param {object} tapes untrusted
 * @returns {string[]} the names of what all of them measure
 */
export function checkTapes(payload, tapes) {
  const structure = payload.controls.filter((control) => control.structure === true);
  const first = structure.map((control) => control.options[control.default]).join(";");
  const measured = [];
  for (const key of combinations(structure)) {
    const where = `tapes["${key}"]`;
    const made = programsOf(payload, record(own(tapes, key, "tapes"), where), where);
    if (Object.values(made).includes(undefined)) {
      need(key !== first, "missing", `${where}: its programs come too late`);
      continue;
    }
    checkStates(payload, made, where);
    checkShown(payload, made, where);
    measured.push(Object.keys(made.measure.outputs));
  }
  return measured.reduce((common, outputs) => common.filter((output) => outputs.includes(output)));
}

function programsOf({ programs, later = 0 }, roles, where) {
  const last = programs.length + later - 1;
  const program = (role) => programs[whole(own(roles, role, where), `${where}.${role}`, 0, last)];
  const picture = own(roles, "picture", where) === null ? null : program("picture");
  return { start: program("start"), step: program("step"), measure: program("measure"), picture };
}

function combinations(controls) {
  const number = controls.reduce((product, control) => product * control.options.length, 1);
  need(number <= MOST_TAPES, "size", `${number} combinations of structure`);
  const add = (keys, control) => keys.flatMap((key) => control.options.map((option) => [...key, option]));
  return controls.reduce(add, [[]]).map((key) => key.join(";"));
}

function checkStates(payload, { start, step, measure, picture }, where) {
  for (const key of payload.state) {
    const n = length(start.outputs, key, `${where}.start`);
    for (const { inputs } of [step, measure, picture ?? measure]) {
      const same = !Object.hasOwn(inputs, key) || inputs[key][1] === n;
      need(same, "size", `${where}: ${key} has ${n} numbers at the start, not later`);
    }
    if (!payload.changes.includes(key)) continue;
    need(length(step.outputs, key, `${where}.step`) === n, "size", `${where}: ${key} changes its size`);
  }
  const unknown = Object.keys(step.outputs).find((key) => !payload.changes.includes(key));
  need(unknown === undefined, "name", `${where}.step changes ${unknown}, which changes does not name`);
  for (const { name: key, kind, most } of [{ name: "t" }, ...payload.controls]) {
    const n = kind === "drawing" ? 4 * most : 1;
    for (const { inputs } of [start, step, measure, picture ?? measure]) {
      const fits = !Object.hasOwn(inputs, key) || inputs[key][1] === n;
      need(fits, "size", `${where}: the input ${key} has ${n} numbers`);
    }
  }
}

const length = (spans, key, where) => own(spans, key, where)[1];

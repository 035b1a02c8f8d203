// A payload comes from a file that anyone may have written or cut short: it is checked
// in full before anything of it is used, so that what follows can rely on it.

import { Fault, finite, flag, list, name, names, need, oneOf, own, record, text, whole } from "./checking.js";
import { isDrawing } from "./drawings.js";
import { checkProgram } from "./extents.js";
import { checkRecording } from "./recording.js";
import { checkTexts } from "./texts.js";
import { arraysOf, checkArrays, checkView } from "./views.js";

const MOST_CONTROLS = 16;
const MOST_VALUES = 2000;
const MOST_SEGMENTS = 256;
const MOST_PROGRAMS = 200;
const MOST_TAPES = 48;
const MOST_NAMES = 128;
const MOST_VIEWS = 16;
const MOST_STEPS = 1e6;
const MOST_PACE = 5000; // ms
const MOST_RECORDED = 5e6; // numbers of all series: 20 MB
const MOST_TO_CHECK = 5e5; // calls and constants of all programs
const RESERVED = ["step", "t", "lock", "hide"]; // mean something else in links and sentences
const TITLE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Say what is wrong with a payload, if anything is.
 * @param {unknown} payload untrusted
 * @returns {null|{code: string, detail: string}} null: all of it can be relied on
 */
export function check(payload) {
  try {
    checkAll(payload);
    return null;
  } catch (error) {
    return { code: error instanceof Fault ? error.code : "type", detail: String(error?.message ?? error) };
  }
}

function checkAll(payload) {
  record(payload, "payload");
  const part = (key) => own(payload, key, "payload");
  need(part("format") === 1, "format", "this page reads payloads of format 1");
  need(TITLE.test(text(part("name"), "name", 64)), "name", "name must be words joined by -");
  oneOf(part("badge"), "badge", ["computed", "recorded", "schematic"]);
  checkControls(list(part("controls"), "controls", MOST_CONTROLS));
  checkRun(record(part("run"), "run"));
  const isRecorded = Object.hasOwn(payload, "recording");
  if (!isRecorded) checkComputed(payload, part);
  names(part("series"), "series", MOST_NAMES);
  need(!payload.series.includes("steps"), "name", "series: the name steps is taken");
  const recorded = payload.series.length * (payload.run.most / payload.run.every + 1);
  need(recorded <= MOST_RECORDED, "size", `${recorded} numbers to record`);
  list(own(record(part("sentence"), "sentence"), "cases", "sentence"), "sentence.cases", MOST_NAMES)
    .forEach((entry) => name(entry, "sentence.cases"));
  list(part("views"), "views", MOST_VIEWS).forEach((view, index) => checkView(view, payload, `views[${index}]`));
  const measured = isRecorded ? checkFrames(payload) : checkTapes(payload, record(part("tapes"), "tapes"));
  const asked = part("prediction");
  if (asked !== null) whole(own(record(asked, "prediction"), "right", "prediction"), "prediction.right", 0, 15);
  checkPython(record(part("python"), "python"));
  checkTexts(payload, measured);
}

function checkComputed(payload, part) {
  checkPrograms(list(part("programs"), "programs", MOST_PROGRAMS, 1));
  if (Object.hasOwn(payload, "later")) whole(payload.later, "later", 0, MOST_PROGRAMS);
  names(part("state"), "state", MOST_NAMES);
  for (const key of names(part("changes"), "changes", MOST_NAMES)) oneOf(key, "changes", payload.state);
}

// Returns the names of what is measured in each frame.
function checkFrames(payload) {
  const shown = checkRecording(payload);
  checkShown(payload, shown, "recording");
  return Object.keys(shown.measure.outputs);
}

function checkControls(controls) {
  for (const [index, control] of controls.entries()) {
    const where = `controls[${index}]`;
    const part = (key) => own(record(control, where), key, where);
    need(!RESERVED.includes(name(part("name"), where)), "name", `${where}: the name ${control.name} is taken`);
    flag(part("more"), `${where}.more`);
    const kind = oneOf(part("kind"), `${where}.kind`, ["slider", "choice", "seed", "drawing"]);
    need((kind === "seed") === (control.name === "seed"), "name", `${where}: the seed is the control named seed`);
    if (kind === "slider") checkValues(part("values"), part("default"), where);
    if (Object.hasOwn(control, "columns")) whole(control.columns, `${where}.columns`, 1, 6);
    if (kind === "choice") checkOptions(part("options"), part("default"), where);
    if (kind === "choice") flag(part("structure"), `${where}.structure`);
    if (kind === "drawing") checkDrawing(part("default"), part("most"), where);
    if (kind === "seed") whole(part("default"), where, 0, whole(part("most"), where, 0, 2 ** 24 - 1));
  }
  names(controls.map((control) => control.name), "controls", MOST_CONTROLS);
}

function checkValues(values, first, where) {
  list(values, `${where}.values`, MOST_VALUES, 1).forEach((x) => finite(x, `${where}.values`));
  need(new Set(values).size === values.length, "value", `${where}.values must differ`);
  whole(first, `${where}.default`, 0, values.length - 1);
}

function checkOptions(options, first, where) {
  for (const option of list(options, `${where}.options`, 64, 1)) {
    if (typeof option === "string") need(/^[^;]{1,64}$/.test(option), "value", `${where}.options: 1 to 64 signs without ;`);
    else whole(option, `${where}.options`, -(2 ** 31), 2 ** 31);
  }
  need(new Set(options.map(String)).size === options.length, "value", `${where}.options must differ`);
  whole(first, `${where}.default`, 0, options.length - 1);
}

function checkDrawing(first, most, where) {
  whole(most, `${where}.most`, 1, MOST_SEGMENTS);
  need(isDrawing(text(first, where), most), "value", `${where}.default must be a drawing of at most ${most} segments`);
}

// Where only controls change what is shown there are no steps.
function checkRun(run) {
  const most = whole(own(run, "most", "run"), "run.most", 0, MOST_STEPS);
  whole(own(run, "steps", "run"), "run.steps", 0, most);
  whole(own(run, "per_frame", "run"), "run.per_frame", 1, Math.max(most, 1));
  whole(own(run, "every", "run"), "run.every", 1, Math.max(most, 1));
  if (Object.hasOwn(run, "pace")) whole(run.pace, "run.pace", 1, MOST_PACE);
}

function checkPrograms(programs) {
  let checked = 0;
  programs.forEach((program, index) => {
    checked += checkProgram(program, `programs[${index}]`);
    need(checked <= MOST_TO_CHECK, "size", "the programs are too long together");
  });
}

// Every combination of structure has its four programs, and they fit together. Those of
// the default one are here; others may come later, and all is checked once more then.
function checkTapes(payload, tapes) {
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

const length = (spans, key, where) => own(spans, key, where)[1];

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

function checkShown(payload, { measure, picture }, where) {
  for (const key of [...payload.series, ...payload.sentence.cases]) {
    need(length(measure.outputs, key, `${where}.measure`) === 1, "size", `${where}: ${key} is one number`);
  }
  if (payload.views.some((view) => arraysOf(view).length)) need(picture !== null, "missing", `${where}.picture is missing`);
  const size = (key) => length(picture.outputs, key, `${where}.picture`);
  for (const view of payload.views) checkArrays(view, size, where);
}

function checkPython(python) {
  text(own(python, "source", "python"), "python.source", 1e5);
  text(own(python, "call", "python"), "python.call");
  const heads = record(own(python, "heads", "python"), "python.heads");
  for (const language of ["en", "zh"]) text(own(heads, language, "python.heads"), `python.heads.${language}`);
}

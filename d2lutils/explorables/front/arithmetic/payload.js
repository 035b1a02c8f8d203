// A payload comes from a file that anyone may have written or cut short: it is checked
// in full before anything of it is used, so that what follows can rely on it.

import { Fault, finite, flag, list, name, names, need, oneOf, own, record, text, whole } from "./checking.js";
import * as drawings from "./drawings.js";
import * as recording from "./recording.js";
import * as tapes from "./tapes.js";
import { checkTexts, languagesOf } from "./texts.js";
import { checkShown, checkView } from "./views.js";

const MOST_CONTROLS = 16;
const MOST_VALUES = 2000;
const MOST_SEGMENTS = 256;
const MOST_NAMES = 128;
const MOST_VIEWS = 16;
const MOST_STEPS = 1e6;
const MOST_PACE = 5000; // ms
const MOST_RECORDED = 5e6; // numbers of all series: 20 MB
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
  if (!isRecorded) tapes.checkComputed(payload, part);
  names(part("series"), "series", MOST_NAMES);
  need(!payload.series.includes("steps"), "name", "series: the name steps is taken");
  const recorded = payload.series.length * (payload.run.most / payload.run.every + 1);
  need(recorded <= MOST_RECORDED, "size", `${recorded} numbers to record`);
  list(own(record(part("sentence"), "sentence"), "cases", "sentence"), "sentence.cases", MOST_NAMES)
    .forEach((entry) => name(entry, "sentence.cases"));
  list(part("views"), "views", MOST_VIEWS).forEach((view, index) => checkView(view, payload, `views[${index}]`));
  const measured = isRecorded ? checkFrames(payload) : tapes.checkTapes(payload, record(part("tapes"), "tapes"));
  const asked = part("prediction");
  if (asked !== null) whole(own(record(asked, "prediction"), "right", "prediction"), "prediction.right", 0, 15);
  checkTexts(payload, measured);
  const isLater = part("python") === null && Object.hasOwn(payload, "later");
  if (!isLater) checkPython(record(payload.python, "python"), payload.texts);
}

// Returns the names of what is measured in each frame.
function checkFrames(payload) {
  const shown = recording.checkRecording(payload);
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
  need(drawings.isDrawing(text(first, where), most), "value", `${where}.default must be a drawing of at most ${most} segments`);
}

// Where only controls change what is shown there are no steps.
function checkRun(run) {
  const most = whole(own(run, "most", "run"), "run.most", 0, MOST_STEPS);
  whole(own(run, "steps", "run"), "run.steps", 0, most);
  whole(own(run, "per_frame", "run"), "run.per_frame", 1, Math.max(most, 1));
  whole(own(run, "every", "run"), "run.every", 1, Math.max(most, 1));
  if (Object.hasOwn(run, "pace")) whole(run.pace, "run.pace", 1, MOST_PACE);
}

function checkPython(python, texts) {
  text(own(python, "source", "python"), "python.source", 1e5);
  text(own(python, "call", "python"), "python.call");
  const heads = record(own(python, "heads", "python"), "python.heads");
  for (const language of languagesOf(texts)) text(own(heads, language, "python.heads"), `python.heads.${language}`);
}

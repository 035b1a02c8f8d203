// A recording: which runs there are, under which keys, and what a frame of one holds.

import { finite, flag, list, name, names, need, oneOf, own, record, text, whole } from "./checking.js";
import { number } from "./format.js";

const MOST_RUNS = 200;
const MOST_NAMES = 128;
const MOST_FRAMES = 1e5;
const MOST_BYTES = 20e6; // of one run, unpacked
const MOST_PACKED = 4e6; // signs
const MOST_AXES = 4;
const MOST_LENGTH = 4096;

/**
 * Return the key of a run: the values of all controls.
 * @param {object[]} controls of the payload
 * @param {Object<string, number|string>} values
 */
export function keyOf(controls, values) {
  return controls.map((control) => number(values[control.name])).join(";");
}

/**
 * Return what is one move away: the values with one control on a place beside its own.
 * @param {object[]} controls of the payload
 * @param {Object<string, number|string>} values
 * @returns {Object<string, number|string>[]}
 */
export function neighboursOf(controls, values) {
  return controls.flatMap((control) => {
    const all = allOf(control);
    const at = all.indexOf(values[control.name]);
    return [at + 1, at - 1].filter((next) => next >= 0 && next < all.length)
      .map((next) => ({ ...values, [control.name]: all[next] }));
  });
}

function allOf({ kind, values, options, most }) {
  if (kind === "seed") return Array.from({ length: most + 1 }, (_, seed) => seed);
  return kind === "slider" ? values : options;
}

/**
 * Throw a Fault unless the recording can be relied on.
 * @param {object} payload whose controls, run and views are checked
 * @returns {{measure: object, picture: object}} the lengths of all that a frame holds, as
 *     programs tell those of their outputs
 */
export function checkRecording(payload) {
  const recording = record(payload.recording, "recording");
  const part = (key) => own(recording, key, "recording");
  need(payload.badge === "recorded", "value", "the badge of a recording must be recorded");
  need(payload.controls.every(({ kind }) => kind !== "drawing"), "value", "recording: of a drawing there are no runs");
  const { most, steps, every, per_frame: perFrame } = payload.run;
  const frames = whole(part("frames"), "recording.frames", 1, MOST_FRAMES);
  const fits = [most, steps, perFrame].every((n) => n % every === 0) && frames === most / every + 1;
  need(fits, "size", `recording: ${frames} frames, one every ${every} of ${most} steps`);
  const scalars = names(part("scalars"), "recording.scalars", MOST_NAMES);
  const arrays = list(part("arrays"), "recording.arrays", MOST_NAMES).map((entry) => arrayOf(entry));
  names([...scalars, ...arrays.map(([key]) => key)], "recording", 2 * MOST_NAMES);
  const size = arrays.reduce((sum, [, n]) => sum + n, scalars.length);
  need(4 * size * frames <= MOST_BYTES, "size", `recording: ${size} numbers in each of ${frames} frames`);
  checkStore(record(part("store"), "recording.store"), [...scalars, ...arrays.map(([key]) => key)]);
  const grid = Object.hasOwn(payload, "grid") && flag(payload.grid, "grid");
  checkRuns(record(part("runs"), "recording.runs"), grid, payload.controls);
  const lengths = (pairs) => ({ outputs: Object.fromEntries(pairs.map(([key, n]) => [key, [0, n]])) });
  return { measure: lengths(scalars.map((key) => [key, 1])), picture: lengths(arrays) };
}

function arrayOf(entry) {
  const [key, shape] = list(entry, "recording.arrays", 2, 2);
  list(shape, `recording.arrays: ${name(key, "recording.arrays")}`, MOST_AXES, 1)
    .forEach((n) => whole(n, "recording.arrays", 1, MOST_LENGTH));
  return [key, shape.reduce((product, n) => product * n, 1)];
}

function checkStore(store, known) {
  const entries = list(Object.entries(store), "recording.store", known.length);
  for (const [key, how] of entries) {
    const where = `recording.store.${oneOf(key, "recording.store", known)}`;
    const [kind, ...ends] = list(how, where, 3, 1);
    oneOf(kind, where, ["f4", "u1"]);
    need(ends.length === (kind === "u1" ? 2 : 0), "size", `${where}: ["f4"] or ["u1", low, high]`);
    ends.forEach((x) => finite(Math.fround(finite(x, where)), where));
    if (kind === "u1") need(ends[0] < ends[1], "range", `${where}: ${ends[0]} to ${ends[1]}`);
    if (kind === "u1") finite(Math.fround((ends[1] - ends[0]) / 255), where);
  }
}

// In a page every combination has its run; beside a kernel those that are missing can be made.
function checkRuns(runs, grid, controls) {
  const entries = list(Object.entries(runs), "recording.runs", MOST_RUNS, 1);
  for (const [key, run] of entries) {
    text(key, "recording.runs", 4000);
    if (typeof run === "number") whole(run, "recording.runs", 0, MOST_RUNS - 1);
    else if (run !== null) text(run, "recording.runs", MOST_PACKED);
  }
  if (!grid) return;
  const combinations = controls.reduce((product, control) => product * allOf(control).length, 1);
  need(combinations === entries.length, "size", `recording: ${entries.length} runs of ${combinations}`);
  const keys = controls.reduce((found, control) =>
    found.flatMap((values) => allOf(control).map((value) => ({ ...values, [control.name]: value }))), [{}]);
  for (const values of keys) {
    need(own(runs, keyOf(controls, values), "recording.runs") !== null, "missing", "a run is missing");
  }
}

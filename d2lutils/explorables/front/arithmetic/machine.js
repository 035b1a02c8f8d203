// What a reader does, as a pure function: state, event -> state.
//
// A run is shown at `step` and on its way to `target`; at rest both are the same. What is
// shown depends on (values, step) alone: another value begins the run again and
// replays it to the same step.

import * as drawings from "./drawings.js";

const KINDS = {
  slider: { first: (c) => c.values[c.default], allows: (c, value) => c.values.includes(value) },
  choice: { first: (c) => c.options[c.default], allows: (c, value) => c.options.includes(value) },
  seed: {
    first: (c) => c.default,
    allows: (c, value) => Number.isInteger(value) && value >= 0 && value <= c.most,
  },
  drawing: { first: (c) => c.default, allows: (c, value) => drawings.isDrawing(value, c.most) },
};

/**
 * @typedef {object} State
 * @property {Object<string, number|string>} values of the controls; a new object when one changes
 * @property {number} step that is shown
 * @property {number} target step to be reached
 * @property {boolean} playing
 * @property {boolean} replaying whether the target was wanted, not just the next when playing
 * @property {boolean} result whether the step was computed at once: Play then shows how it came about
 * @property {boolean} seen whether the reader sees it: out of sight, time stands still
 * @property {"ready"|"running"|"error"} phase
 * @property {number} perFrame steps to make in a frame when playing
 * @property {string[]} locked controls that cannot be set
 */

/**
 * Return the value that each control begins with.
 * @param {object} payload
 */
export function defaultsOf(payload) {
  return Object.fromEntries(payload.controls.map((c) => [c.name, KINDS[c.kind].first(c)]));
}

/**
 * Whether a control can have this value.
 * @param {object} control
 * @param {unknown} value
 */
export function allows(control, value) {
  return KINDS[control.kind].allows(control, value);
}

/**
 * Return how many steps lie between two that can be shown: a recording has frames.
 * @param {object} payload
 */
export function unitOf({ recording, run }) {
  return recording ? run.every : 1;
}

/**
 * Return the state to begin with; what does not fit is left out.
 * @param {object} payload
 * @param {{values?: object, step?: number, lock?: string[]}|null} [restored]
 * @returns {State}
 */
export function initial(payload, restored = null) {
  const { values = {}, step = payload.run.steps, lock = [] } = restored ?? {};
  const fits = (c) => Object.hasOwn(values, c.name) && allows(c, values[c.name]);
  const kept = payload.controls.filter(fits).map((c) => [c.name, values[c.name]]);
  return settled({
    values: { ...defaultsOf(payload), ...Object.fromEntries(kept) },
    step: 0,
    target: clamped(payload, step) ?? 0,
    playing: false,
    replaying: true,
    result: true,
    seen: true,
    perFrame: payload.run.per_frame,
    locked: [...lock],
  });
}

/**
 * Return the state after an event; an event that means nothing changes nothing.
 *
 *     set {name, value}   defaults   play   pause   step   reset   scrub {step}
 *     speed {perFrame}    frame {reached}   sight {seen}   fail
 *
 * @param {object} payload
 * @param {State} state
 * @param {{type: string}} event
 * @returns {State}
 */
export function reduce(payload, state, event) {
  if (state.phase === "error" || !Object.hasOwn(EVENTS, event.type)) return state;
  return settled({ ...state, ...EVENTS[event.type](payload, state, event) });
}

const EVENTS = {
  set: (payload, state, { name, value }) => changed(payload, state, { [name]: value }),
  defaults: (payload, state) => {
    const { run } = payload;
    const asFirst = { target: run.steps, perFrame: run.per_frame, playing: false, replaying: true, result: true };
    return { ...changed(payload, state, defaultsOf(payload)), ...asFirst };
  },
  play: (payload, state) => {
    if (state.playing) return {};
    const again = !state.replaying && state.step === payload.run.most;
    if (state.result || again) return { playing: true, replaying: true, result: false, target: 0 };
    if (state.replaying) return { playing: true };
    return { playing: true, target: next(payload, state.step, state.perFrame) };
  },
  pause: (_, state) => ({ playing: false, result: false, target: headed(state) }),
  step: (payload, state) =>
    ({ playing: false, replaying: true, result: false, target: next(payload, headed(state), 1) }),
  reset: () => ({ playing: false, replaying: true, result: false, target: 0 }),
  scrub: (payload, _, event) => {
    const target = clamped(payload, event.step);
    return target === null ? {} : { playing: false, replaying: true, result: false, target };
  },
  speed: ({ run }, _, { perFrame }) =>
    Number.isInteger(perFrame) && perFrame >= 1 && perFrame <= run.most ? { perFrame } : {},
  frame: (payload, state, { reached }) => {
    const step = clamped(payload, reached);
    if (step === null) return {};
    if (step !== state.target) return { step };
    const playing = state.playing && step < payload.run.most;
    return { step, playing, replaying: false, target: playing ? next(payload, step, state.perFrame) : step };
  },
  sight: (_, __, { seen }) => ({ seen: Boolean(seen) }),
  fail: () => ({ phase: "error", playing: false }),
};

// By so many steps, and at least to the next one that can be shown.
function next(payload, step, by) {
  const unit = unitOf(payload);
  return Math.min(step + unit * Math.max(Math.round(by / unit), 1), payload.run.most);
}

// The step that was asked for, or else the one that is shown.
const headed = (state) => (state.replaying ? state.target : state.step);

// The same step of another run: where this one was, or was going to.
function changed(payload, state, wanted) {
  const fits = (c) => Object.hasOwn(wanted, c.name) && !state.locked.includes(c.name)
    && allows(c, wanted[c.name]) && wanted[c.name] !== state.values[c.name];
  const changes = payload.controls.filter(fits).map((c) => [c.name, wanted[c.name]]);
  if (changes.length === 0) return {};
  const values = { ...state.values, ...Object.fromEntries(changes) };
  return { values, step: 0, target: headed(state), replaying: true, result: !state.playing };
}

function clamped(payload, step) {
  const unit = unitOf(payload);
  return Number.isFinite(step) ? Math.min(Math.max(unit * Math.round(step / unit), 0), payload.run.most) : null;
}

function settled(state) {
  if (state.phase === "error") return state;
  const moving = state.playing || state.step !== state.target;
  return { ...state, phase: moving ? "running" : "ready" };
}

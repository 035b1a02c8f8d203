// An experiment: the programs of a payload, run step by step, forward and back.
//
// The state lives in the inputs of the step program, which carries it on by itself. What
// is measured and drawn is worked out by two programs of their own, from copies of it.

import { createCheckpoints } from "./checkpoints.js";
import * as drawings from "./drawings.js";
import { load as loadProgram } from "./program.js";
import { createRecord } from "./record.js";

const ROLES = ["start", "step", "measure", "picture"];
const LATELY = 200; // steps over which their time is averaged

/**
 * Make an experiment; begin() sets it up.
 * @param {object} payload checked
 * @param {WebAssembly.Module|null} [module]
 * @param {{load?: function, now?: function(): number}} [how] for tests
 */
export function createExperiment(payload, module = null, { load = loadProgram, now = () => performance.now() } = {}) {
  const own = {
    payload, now, loaded: {}, checkpoints: createCheckpoints(), record: createRecord(payload),
    step: 0, from: 0, goal: 0, // the last step that was asked for, and from where
    state: null, // name -> the numbers of a state that changes, at this step
    stale: {}, // role -> the states that its program has not been given
    shown: {}, // role -> what it worked out at this step
    clock: { ms: 0, made: 0 },
  };
  return {
    /** Whether the programs for these values are here: those of another structure may come later. */
    has: (values) => Object.values(rolesOf(payload, values)).every((index) => index === null || index < payload.programs.length),
    /** Begin a run: {control: number|option} for all controls; it stands at step 0. */
    begin(values) {
      loadAll(own, values, (program) => load(program, module));
      begin(own, values);
    },
    /** Make so many steps, as far as the run goes. */
    advance: (steps) => advance(own, steps),
    /** Go to a step, working for about `budget` ms; true: it is reached. */
    goTo: (step, budget = Infinity) => goTo(own, step, budget),
    /** The number of steps made. */
    get step() { return own.step; },
    /** How far the way to the last step that was asked for is behind us, 0..1. */
    get progress() { return own.step >= own.goal ? 1 : (own.step - own.from) / (own.goal - own.from); },
    /** Milliseconds for a step, measured; 0 if not known. */
    get msPerStep() { return msPerStep(own.clock); },
    /** The measured numbers at this step, by name. */
    measured: () => shown(own, "measure", measured),
    /** {steps, [name]: Float32Array}: what was recorded up to this step. */
    series: () => own.record.upTo(own.step),
    /** The arrays that are drawn at this step, by name; valid until the next call. */
    picture: () => shown(own, "picture", picture),
  };
}

// Programs stay for the structure in use; those of another one are let go.
function loadAll(own, values, load) {
  const { programs } = own.payload;
  const roles = rolesOf(own.payload, values);
  const old = own.loaded;
  if (old.step?.index !== roles.step) own.clock = { ms: 0, made: 0 };
  own.loaded = {};
  for (const role of ROLES) {
    const index = roles[role];
    if (index === null) continue;
    own.loaded[role] = old[role]?.index === index ? old[role]
      : { index, inputs: programs[index].inputs, outputs: programs[index].outputs, program: load(programs[index]) };
  }
}

function rolesOf({ controls, tapes }, values) {
  return tapes[controls.filter((control) => control.structure === true).map(({ name }) => values[name]).join(";")];
}

function begin(own, values) {
  for (const control of own.payload.controls) {
    const { name } = control;
    const value = numbersOf(control, values[name]);
    for (const part of Object.values(own.loaded)) write(part, name, value);
  }
  own.loaded.start.program.run();
  own.record.clear();
  own.checkpoints.clear();
  own.goal = 0;
  restore(own, null, own.payload.state);
}

function numbersOf({ kind, options, most }, value) {
  if (kind === "drawing") return drawings.segmentsOf(value, most);
  return kind === "choice" ? options.indexOf(value) : value;
}

// Go to a checkpoint, or else to step 0, which the start program still holds.
function restore(own, checkpoint, names = own.payload.changes) {
  const { start, step } = own.loaded;
  const read = checkpoint ? (name) => checkpoint.values.get(name) : (name) => start.program.read(name);
  for (const name of names) write(step, name, read(name));
  arrive(own, checkpoint ? checkpoint.step : 0, read, names);
}

// What changes is found by `read`; `names` differ from what the other programs have.
function arrive(own, step, read, names) {
  Object.assign(own, { step, state: read, shown: {} });
  for (const role of ["measure", "picture"]) {
    const all = names === own.payload.state || own.stale[role] === own.payload.state;
    own.stale[role] = all ? own.payload.state : names;
  }
  own.record.at(step, () => shown(own, "measure", measured));
}

function write({ inputs, program }, name, value) {
  if (Object.hasOwn(inputs, name)) program.write(name, value);
}

function advance(own, steps) {
  const { loaded: { step: part }, payload: { changes, run }, clock } = own;
  const last = Math.min(own.step + steps, run.most);
  const read = (name) => part.program.read(name);
  while (own.step < last) {
    const began = own.now();
    write(part, "t", own.step);
    part.program.run();
    arrive(own, own.step + 1, read, changes);
    tick(clock, own.now() - began);
    own.checkpoints.keep(own.step, () => changes.map((name) => [name, read(name)]), msPerStep(clock));
  }
}

// The mean over the last steps: the first ones are slow, until the browser knows them.
function tick(clock, ms) {
  if (clock.made >= LATELY) Object.assign(clock, { ms: clock.ms / 2, made: clock.made / 2 });
  clock.ms += ms;
  clock.made += 1;
}

const msPerStep = ({ ms, made }) => (made ? ms / made : 0);

function goTo(own, step, budget) {
  const end = own.now() + budget;
  const nearest = own.checkpoints.nearest(step);
  if (step < own.step || nearest?.step > own.step) restore(own, nearest);
  if (step !== own.goal) Object.assign(own, { goal: step, from: own.step });
  while (own.step < step) {
    advance(own, 1);
    if (own.now() + msPerStep(own.clock) > end) break;
  }
  return own.step === step;
}

// What a program works out from the state at this step, once.
function shown(own, role, read) {
  const part = own.loaded[role];
  if (!part) return {};
  if (!own.shown[role]) {
    const { changes } = own.payload;
    for (const name of own.stale[role]) {
      write(part, name, changes.includes(name) ? own.state(name) : own.loaded.start.program.read(name));
    }
    own.stale[role] = [];
    part.program.run();
    own.shown[role] = read(part);
  }
  return own.shown[role];
}

function measured({ outputs, program }) {
  const scalars = Object.keys(outputs).filter((name) => outputs[name][1] === 1);
  return Object.fromEntries(scalars.map((name) => [name, program.read(name)[0]]));
}

function picture({ outputs, program }) {
  return Object.fromEntries(Object.keys(outputs).map((name) => [name, program.read(name)]));
}

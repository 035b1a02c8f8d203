// An explorable in the page: what it computes, shows, says, and what the reader can do.

import * as computed from "../arithmetic/experiment.js";
import { format } from "../arithmetic/format.js";
import { defaultsOf, initial as initialState, reduce } from "../arithmetic/machine.js";
import { upToNow } from "../arithmetic/record.js";
import * as recorded from "../arithmetic/recorded.js";
import { createActions } from "./actions.js";
import { element, setText } from "./dom.js";
import { createPanel } from "./panel.js";
import { wantsCalm, watchSight, watchTheme } from "./presence.js";
import { createRhythm } from "./pacing.js";
import { createRun } from "./run.js";
import { createScheduler } from "./scheduler.js";
import { createViews } from "./views.js";
import { caseOf, spoken } from "./words.js";

const together = createScheduler((tick) => requestAnimationFrame(tick));

/**
 * Make the explorable inside `root`, beside the figure that stands there.
 * @param {HTMLElement} root
 * @param {object} payload checked
 * @param {object} [options]
 * @param {"page"|"widget"} [options.host]
 * @param {"en"|"zh"} [options.language]
 * @param {WebAssembly.Module|null} [options.module] null: plain JavaScript
 * @param {{values: object, step: number}|null} [options.initial] to begin with
 * @param {string[]} [options.lock] controls that cannot be moved
 * @param {string[]} [options.hide] controls that are left out
 * @param {string|null} [options.notice] a sentence to begin with
 * @param {((state: {values: object, step: number}) => void)|null} [options.onChange] at rest
 * @param {(() => void)|null} [options.onTouch] the reader has done something
 * @param {((values: object) => void)|null} [options.want] asks for the programs or the run of
 *     these values, which come later
 * @param {{has(key: string): boolean, get(key: string): object}|null} [options.runs] of a recording
 * @param {((values: object) => void)|null} [options.ahead] the run of these values is shown
 * @param {(() => Promise<void>)|null} [options.whole] fetch what is left out of the payload
 * @param {((error: Error) => boolean)|null} [options.rescue] true: this failure is the host's matter
 * @returns {{destroy(): void, show(values: object, step: number): void, wake(): void,
 *     lose(sentence: string): boolean, work(words: string): void}}
 *     wake: programs or a run have come; lose: they will not, see lose() below; work: how far it
 *     is with them
 */
export function mount(root, payload, options = {}) {
  const texts = payload.texts[options.language ?? "en"];
  root.dataset.state = "loading";
  root.dataset.executor = payload.recording ? "none" : options.module ? "wasm" : "js";
  const own = {
    root, payload, texts, options, stops: [], arrived: false, told: null, isDue: createRhythm(),
    shown: null, // the values of the run that is shown
    over: false, // it has failed or been taken away: what comes late changes nothing
    excused: false, // whether a sentence tells of one that did not come
  };
  own.asks = Boolean(payload.prediction) && !options.initial;
  try {
    assemble(own);
    place(own);
  } catch (error) {
    fail(own, error);
  }
  return {
    destroy: () => destroy(own),
    show: (values, step) => own.actions.show(values, step),
    wake: () => own.over || own.run.wake(),
    lose: (sentence = "") => own.over || lose(own, sentence),
    work: (words) => own.over || own.panel.transport.work(words),
  };
}

function assemble(own) {
  const { payload, texts, options } = own;
  // What the figure shows is what the reader finds, unless a guess comes first.
  const begin = options.initial ?? { step: own.asks ? 0 : payload.run.steps };
  own.experiment = payload.recording ? recorded.createRecorded(payload, options.runs)
    : computed.createExperiment(payload, options.module ?? null);
  own.run = createRun({
    experiment: own.experiment,
    state: initialState(payload, { ...begin, lock: options.lock ?? [] }),
    reduce: (state, event) => reduce(payload, state, event),
    scheduler: together,
    pace: payload.run.pace,
    calm: wantsCalm,
    show: (state, now) => show(own, state, now),
    lack: () => lack(own),
    fail: (error) => fail(own, error),
  });
  own.actions = createActions(own);
  own.views = createViews(payload, texts, own.actions.drag);
  own.panel = createPanel(payload, texts, {
    lock: options.lock ?? [], hide: options.hide ?? [], asks: own.asks, act: own.actions, views: own.views.node,
  });
}

function place(own) {
  const { root, panel, options } = own;
  root.setAttribute("aria-labelledby", panel.title.id);
  root.append(panel.node);
  if (options.notice) say(own, options.notice);
  if (options.host === "widget") own.stops.push(keepKeys(root));
  own.views.start();
  own.actions.cover();
  own.stops.push(own.run.stop, own.views.destroy, watchTheme(own.views.themeChanged));
  own.run.wake();
}

// Called after every slice of work; the first time the run has arrived, the figure leaves.
function show(own, state, now) {
  const moving = state.phase === "running";
  if (!own.arrived && moving) return;
  const { experiment, payload } = own;
  if (state.values !== own.shown) begin(own, state.values);
  const measured = experiment.measured();
  own.case = caseOf(payload.sentence.cases, measured);
  const series = upToNow(experiment.series(), experiment.step, measured);
  const data = { step: experiment.step, measured, series, picture: experiment.picture() };
  if (own.arrived) own.views.draw(data);
  else if (own.views.drawNext(data, state)) arrive(own);
  else {
    own.run.wake(); // the next view in the next frame: what the reader does is answered between
    return;
  }
  own.actions.settle(state);
  if (own.isDue(state, moving, now)) tell(own, { state, moving, now, measured });
  own.root.dataset.state = moving ? "running" : "ready";
  if (!moving) tellHost(own, state);
}

// Write all that can be read. After the pictures: a font that is set on a canvas makes the
// browser lay out what has been written since.
function tell(own, { state, moving, now, measured }) {
  const { experiment, panel, texts, payload } = own;
  const template = own.case < 0 ? texts.sentence.otherwise : texts.sentence.cases[own.case];
  const set = spoken(payload.controls, texts.controls, state.values);
  const said = format(template, { ...set, ...measured, step: experiment.step });
  own.views.tell();
  panel.transport.update(state, now);
  panel.controls.update(state.values);
  panel.speed.update(state.perFrame);
  // The sentence would give away what the reader is to guess; a guess is tested in the open.
  const kept = panel.prediction?.state() === "asking" ? "" : said;
  panel.sentence.update(kept, moving, now);
  own.views.setLabel(kept);
}

// The first picture of a run: what was said of another one no longer holds.
function begin(own, values) {
  const before = own.shown;
  own.shown = values;
  if (before !== null && differing(before, values).length === 0) return;
  if (before !== null && own.excused) say(own, "");
  own.options.ahead?.(values);
}

// The programs or the run of these values are on their way; what was shown stays until then.
function lack(own) {
  own.root.dataset.state = own.arrived ? "running" : "loading";
  own.options.want?.(own.run.state().values);
}

// They will not come: the settings of the run that is shown come back, or else the default
// ones, and a sentence says so. False: there is nothing to go back to.
function lose(own, sentence) {
  if (own.experiment.has(own.run.state().values)) return true; // wanted no more
  const back = own.shown ?? defaultsOf(own.payload);
  const changes = differing(back, own.run.state().values);
  own.run.send(...changes.map(([name, value]) => ({ type: "set", name, value })));
  if (changes.length === 0 || differing(back, own.run.state().values).length > 0) return false;
  own.excused = true;
  say(own, sentence);
  return true;
}

const differing = (values, others) => Object.entries(values).filter(([name, value]) => others[name] !== value);

function arrive(own) {
  own.arrived = true;
  own.root.dataset.state = "ready";
  // What is out of sight rests, and there it may take the height that it needs.
  own.stops.push(watchSight(own.root, (seen) => {
    if (!seen) own.root.dataset.settled = "";
    own.run.send({ type: "sight", seen });
  }));
}

function tellHost(own, state) {
  const { onChange } = own.options;
  const same = own.told && own.told.values === state.values && own.told.step === state.step;
  if (same) return;
  const first = own.told === null;
  own.told = { values: state.values, step: state.step };
  if (onChange && !first) onChange({ values: { ...state.values }, step: state.step });
}

// The figure comes back, and a sentence says what happened.
function fail(own, error) {
  console.warn(error);
  const { root, texts, options } = own;
  destroy(own);
  if (options.rescue?.(error)) return;
  root.dataset.state = "error";
  root.append(element("p", { class: "explorable-error", role: "alert" }, texts.ui.error_run));
}

function destroy(own) {
  own.over = true;
  own.stops.splice(0).forEach((stop) => stop());
  own.panel?.node.remove();
  own.root.querySelectorAll(":scope > .explorable-error").forEach((node) => node.remove());
  own.root.removeAttribute("aria-labelledby");
  delete own.root.dataset.settled;
  own.root.dataset.state = "loading";
}

function say({ panel: { notice } }, text) {
  notice.hidden = text === "";
  setText(notice, text);
}

// A notebook moves between its cells on arrow keys: here they move sliders.
function keepKeys(root) {
  const stop = (event) => event.stopPropagation();
  root.addEventListener("keydown", stop);
  return () => root.removeEventListener("keydown", stop);
}

// What the reader can do, as events for the machine.

import { write as writeLink } from "../arithmetic/permalink.js";
import { asPython } from "../arithmetic/python.js";
import { changesOf } from "./snapping.js";

/**
 * Make the actions of one explorable.
 * @param {object} own what mount.js keeps: run, payload, options, panel, ...
 */
export function createActions(own) {
  const { payload, options } = own;
  const lock = options.lock ?? [];
  const hide = options.hide ?? [];
  // The view before the first action is the end of the default run: Play shows how it came.
  const untouched = { yes: !options.initial && !own.asks };
  const state = () => own.run.state();

  function send(event) {
    const anew = untouched.yes && event.type === "play";
    untouched.yes = false;
    if (anew) own.run.send({ type: "reset" }, event);
    else own.run.send(event);
  }
  const set = (name, value) => send({ type: "set", name, value });
  const setAll = (values) => Object.entries(values).forEach(([name, value]) => {
    if (!lock.includes(name) && state().values[name] !== value) set(name, value);
  });
  const settled = () => own.panel.prediction?.state() !== "guessed" && own.panel.prediction?.state() !== "asking";

  return {
    send,
    set,
    setSpeed: (perFrame) => send({ type: "speed", perFrame }),
    defaults: () => settled() && setAll(defaultsOf(payload)),
    drag: (dragged) => settled()
      && changesOf(payload.controls, state().values, dragged, lock).forEach(([name, value]) => set(name, value)),
    show(values, step) {
      setAll(values);
      send({ type: "scrub", step });
    },
    link: options.host === "widget" ? null
      : () => `${location.href.split("#")[0]}#${writeLink(payload, state(), { lock, hide })}`,
    python: () => asPython(payload, state().values, own.experiment.step, own.case, options.language ?? "en"),
    cover: () => cover(own),
    predicted() {
      cover(own);
      own.panel.transport.focus();
    },
    answer(now) {
      const { prediction } = own.panel;
      if (prediction?.state() !== "guessed" || now.step < payload.run.steps) return;
      prediction.tell();
      cover(own);
    },
  };
}

// Until the reader has guessed there is nothing to run; until the run is over, nothing to set.
function cover(own) {
  const state = own.panel.prediction?.state();
  const asking = state === "asking";
  own.panel.front.dataset.asks = String(asking);
  own.panel.told.inert = asking;
  own.panel.settings.disabled = state === "guessed";
  if (own.panel.prediction) own.panel.prediction.box.hidden = !asking;
}

/**
 * Return the value that each control begins with.
 * @param {object} payload
 */
export function defaultsOf(payload) {
  const first = { slider: (c) => c.values[c.default], choice: (c) => c.options[c.default], seed: (c) => c.default };
  return Object.fromEntries(payload.controls.map((control) => [control.name, first[control.kind](control)]));
}

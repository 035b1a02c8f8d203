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
  const settled = () => own.panel.prediction?.state() !== "guessed" && own.panel.prediction?.state() !== "asking";

  return {
    send,
    set,
    setSpeed: (perFrame) => send({ type: "speed", perFrame }),
    defaults: () => settled() && send({ type: "defaults" }),
    drag: (dragged) => settled()
      && changesOf(payload.controls, state().values, dragged).forEach(([name, value]) => set(name, value)),
    show(values, step) {
      Object.entries(values).forEach(([name, value]) => set(name, value));
      send({ type: "scrub", step });
    },
    link: options.host === "widget" ? null : () => {
      const shown = { values: state().values, step: headed(state()) };
      return `${location.href.split("#")[0]}#${writeLink(payload, shown, { lock, hide })}`;
    },
    python: () => asPython(payload, state().values, own.experiment.step, own.case, options.language ?? "en"),
    cover: () => cover(own),
    predicted() {
      cover(own);
      own.panel.transport.focus();
    },
    settle: (now) => settle(own, now),
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

// The default run is over: it stops there once, the guess is answered, all can be set.
function settle(own, now) {
  const { payload, panel } = own;
  const { steps } = payload.run;
  const passed = now.playing && !now.replaying && own.seenStep < steps && now.step >= steps;
  own.seenStep = now.step;
  if (passed) {
    own.run.send({ type: "scrub", step: steps });
    return;
  }
  if (panel.prediction?.state() !== "guessed" || now.replaying || now.step < steps) return;
  panel.prediction.tell();
  cover(own);
}

// The step that was asked for, or else the one that is shown.
const headed = ({ replaying, target, step }) => (replaying ? target : step);

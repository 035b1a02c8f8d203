// What the reader can do, as events for the machine.

import { write as writeLink } from "../arithmetic/permalink.js";
import * as copying from "../arithmetic/python.js";
import * as snapping from "./snapping.js";

/**
 * Make the actions of one explorable.
 * @param {object} own what mount.js keeps: run, payload, options, panel, ...
 */
export function createActions(own) {
  const { payload, options } = own;
  const lock = options.lock ?? [];
  const hide = options.hide ?? [];
  const state = () => own.run.state();

  function send(event) {
    own.run.send(event);
    options.onTouch?.();
  }
  const set = (name, value) => send({ type: "set", name, value });
  const settled = () => own.panel.prediction?.state() !== "guessed" && own.panel.prediction?.state() !== "asking";

  return {
    send,
    set,
    setSpeed: (perFrame) => own.run.send({ type: "speed", perFrame }),
    defaults: () => settled() && send({ type: "defaults" }),
    drag: (dragged) => settled()
      && snapping.changesOf(payload.controls, state().values, dragged).forEach(([name, value]) => set(name, value)),
    show(values, step) {
      Object.entries(values).forEach(([name, value]) => set(name, value));
      send({ type: "scrub", step });
    },
    link: options.host === "widget" ? null : () => {
      const shown = { values: state().values, step: headed(state()) };
      return `${location.href.split("#")[0]}#${writeLink(payload, shown, { lock, hide })}`;
    },
    async python() {
      await options.whole?.();
      return copying.asPython(payload, state().values, own.experiment.step, own.case, options.language ?? "en");
    },
    cover: () => cover(own),
    isSettled: settled,
    predicted() {
      cover(own);
      own.run.wake();
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
  own.panel.controls.pads.inert = asking || state === "guessed";
  if (own.panel.prediction) own.panel.prediction.box.hidden = !asking;
}

// Where a guess waits for its answer, the run stops at the end of the default one, and tells.
function settle(own, now) {
  const { payload, panel } = own;
  const { steps } = payload.run;
  if (panel.prediction?.state() !== "guessed" || now.replaying || now.step < steps) return;
  if (now.playing) {
    own.run.send({ type: "scrub", step: steps });
    return;
  }
  panel.prediction.tell();
  cover(own);
}

// The step that was asked for, or else the one that is shown.
const headed = ({ replaying, target, step }) => (replaying ? target : step);

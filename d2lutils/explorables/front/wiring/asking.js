// The runs that a live kernel makes: asked for once the reader rests, the newest only.
//
// answering.py has the messages. A kernel that is busy, dead or started again is silent.

import { Fault } from "../arithmetic/checking.js";

const REST = 250; // ms without a change, before Python is asked
const PATIENCE = 20000; // ms without a sign of life; Python gives one every 5 s
const ENDS = ["dead", "restarting", "autorestarting", "terminating"];

/**
 * Make what asks the kernel for the runs of one explorable.
 * @param {object} model of anywidget
 * @param {object} payload checked, with a recording
 * @param {(part: number) => void} progress told how far the run is that was asked for last, 0..1
 * @param {{setTimeout: function, clearTimeout: function}} [clock] for tests
 * @returns {{fetch(key: string, values: object): Promise<string>, stop(): void}} fetch throws a
 *     Fault: "python", with the line that Python has said, "kernel", or "newer"
 */
export function createAsking(model, { recording }, progress, clock = globalThis) {
  const own = { pending: null, timer: null, count: 0, name: Math.random().toString(36).slice(2), isGone: false };

  function fetch(key, values) {
    end("newer");
    if (typeof recording.runs[key] === "string") return Promise.resolve(recording.runs[key]);
    return new Promise((take, refuse) => {
      own.count += 1;
      own.pending = { id: `${own.name}-${own.count}`, take, refuse };
      wait(REST, () => ask(values));
    });
  }
  function ask(values) {
    if (own.isGone) {
      end("kernel");
      return;
    }
    wait(PATIENCE, () => end("kernel"));
    try {
      model.send({ type: "compute", id: own.pending.id, values });
    } catch {
      end("kernel"); // there is nobody to send it to
    }
  }
  function hear(message) {
    if (own.pending === null || message?.id !== own.pending.id) return;
    if (message.type === "progress") {
      wait(PATIENCE, () => end("kernel"));
      progress(Math.min(Math.max(Number(message.part) || 0, 0), 1));
    }
    if (message.type !== "run") return;
    if (typeof message.error === "string") end("python", message.error);
    else settle(({ take }) => take(message.run));
  }
  const end = (code, detail = "") => settle(({ refuse }) => refuse(new Fault(code, detail)));
  function settle(tell) {
    const { pending } = own;
    clock.clearTimeout(own.timer);
    own.pending = null;
    if (pending) tell(pending);
  }
  function wait(ms, act) {
    clock.clearTimeout(own.timer);
    own.timer = clock.setTimeout(act, ms);
  }
  function follow(_, status) {
    if (!ENDS.includes(status)) return;
    own.isGone = true; // what is started again knows nothing of this widget
    end("kernel");
  }

  model.on("msg:custom", hear);
  const changed = model.widget_manager?.context?.sessionContext?.statusChanged; // of JupyterLab
  changed?.connect?.(follow);
  function stop() {
    end("newer");
    model.off("msg:custom", hear);
    changed?.disconnect?.(follow);
  }
  return { fetch, stop };
}

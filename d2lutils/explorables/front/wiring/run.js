// The run: moves an experiment to where the machine's state says, a slice per frame.

const FRAME = 15; // ms: a screen that shows 144 pictures a second does not run faster
const CALM_FRAME = 250; // ms between two pictures where the reader wants less motion
const CALM_FRAMES = 15; // so many frames in one: the same steps per second
const REPLAY_FRAME = 50; // ms between two pictures of a run that is replayed: it arrives sooner
const ANSWER = 2; // ms of steps, at least, before the first picture of a new run

/**
 * Make the run of one explorable. It works only while there is something to do.
 * @param {object} parts
 * @param {object} parts.experiment has(values), begin(values), goTo(step, ms), step
 * @param {object} parts.state of the machine
 * @param {(state: object, event: object) => object} parts.reduce the machine
 * @param {object} parts.scheduler see scheduler.js
 * @param {number} [parts.pace] ms between two frames of a run that plays
 * @param {() => boolean} parts.calm whether the reader wants less motion
 * @param {(state: object, now: number) => void} parts.show called after slices: after each, except
 *     in a replay
 * @param {() => void} parts.lack called where programs are missing; wake() once they are here
 * @param {(error: Error) => void} parts.fail
 */
export function createRun({ experiment, state: first, reduce, scheduler, pace = 0, calm, show, lack, fail }) {
  const own = { state: first, begun: null, last: -Infinity, shown: -Infinity, painting: 0 };

  const together = Math.max(Math.round(CALM_FRAME / Math.max(CALM_FRAME / CALM_FRAMES, pace)), 1);

  function send(...events) {
    own.state = events.reduce(reduce, own.state);
    wake();
  }
  function wake() {
    if (own.state.seen) scheduler.wake(frame);
  }
  function frame(now, budget) {
    if (!own.state.seen) return false;
    const fresh = own.begun !== own.state.values;
    if (own.state.playing && now - own.last < waitOf(fresh)) return true;
    own.last = now;
    if (fresh && !experiment.has(own.state.values)) {
      lack();
      return false;
    }
    try {
      // What the reader has set is seen first, then its run is replayed.
      const spare = fresh ? Math.max(budget - own.painting, Math.min(ANSWER, budget)) : budget;
      work(calm() && own.state.playing ? together : 1, spare);
      if (fresh || !isPassing() || now - own.shown >= REPLAY_FRAME) paint(now);
    } catch (error) {
      fail(error);
      return false;
    }
    return own.state.phase === "running";
  }
  // What the reader does is answered at once, however slowly the run plays.
  function waitOf(fresh) {
    const least = calm() ? CALM_FRAME : FRAME;
    return fresh || own.state.replaying ? least : Math.max(least, pace);
  }
  function work(frames, budget) {
    if (own.begun !== own.state.values) {
      experiment.begin(own.state.values);
      own.begun = own.state.values;
    }
    for (let made = 0; made < frames; made += 1) {
      experiment.goTo(own.state.target, budget / frames);
      own.state = reduce(own.state, { type: "frame", reached: experiment.step });
      if (own.state.replaying || !own.state.playing) return;
    }
  }
  const isPassing = () => own.state.phase === "running" && own.state.replaying;
  function paint(now) {
    const began = performance.now();
    own.shown = now;
    show(own.state, now);
    own.painting = performance.now() - began;
  }
  return { send, wake, state: () => own.state, stop: () => scheduler.sleep(frame) };
}

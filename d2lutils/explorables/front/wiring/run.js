// The run: moves an experiment to where the machine's state says, a slice per frame.

const FRAME = 15; // ms: a screen that shows 144 pictures a second does not run faster
const CALM_FRAME = 250; // ms between two pictures where the reader wants less motion
const CALM_FRAMES = 15; // so many frames in one: the same steps per second

/**
 * Make the run of one explorable. It works only while there is something to do.
 * @param {object} parts
 * @param {object} parts.experiment has(values), begin(values), goTo(step, ms), step
 * @param {object} parts.state of the machine
 * @param {(state: object, event: object) => object} parts.reduce the machine
 * @param {object} parts.scheduler see scheduler.js
 * @param {() => boolean} parts.calm whether the reader wants less motion
 * @param {(state: object, now: number) => void} parts.show called after every slice
 * @param {() => void} parts.lack called where programs are missing; wake() once they are here
 * @param {(error: Error) => void} parts.fail
 */
export function createRun({ experiment, state: first, reduce, scheduler, calm, show, lack, fail }) {
  const own = { state: first, begun: null, last: -Infinity };

  function send(...events) {
    own.state = events.reduce(reduce, own.state);
    wake();
  }
  function wake() {
    if (own.state.seen) scheduler.wake(frame);
  }
  function frame(now, budget) {
    if (!own.state.seen) return false;
    const pace = calm() ? CALM_FRAME : FRAME;
    if (own.state.playing && now - own.last < pace) return true;
    own.last = now;
    if (own.begun !== own.state.values && !experiment.has(own.state.values)) {
      lack();
      return false;
    }
    try {
      work(calm() && own.state.playing ? CALM_FRAMES : 1, budget);
      show(own.state, now);
    } catch (error) {
      fail(error);
      return false;
    }
    return own.state.phase === "running";
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
  return { send, wake, state: () => own.state, stop: () => scheduler.sleep(frame) };
}

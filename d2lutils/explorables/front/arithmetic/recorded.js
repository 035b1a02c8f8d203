// A recorded experiment: frames that Python made, with the interface of experiment.js.

import { keyOf } from "./recording.js";

/**
 * Make an experiment; begin() sets it up.
 * @param {object} payload checked, with a recording
 * @param {{has(key: string): boolean, get(key: string): {values: object}}} runs unpacked
 */
export function createRecorded({ controls, series, run: { every, most }, recording }, runs) {
  const own = { key: null, values: null, frame: 0 };
  const steps = Int32Array.from({ length: recording.frames }, (_, frame) => frame * every);
  const arrays = recording.arrays.map(([name, shape]) => [name, shape.reduce((product, n) => product * n, 1)]);
  const goTo = (step) => {
    own.frame = Math.floor(Math.min(Math.max(step, 0), most) / every);
    return true;
  };
  return {
    /** Whether the run of these values is here: it may come later. */
    has(values) {
      const key = keyOf(controls, values);
      return key === own.key || runs.has(key);
    },
    /** Begin a run: {control: number|option} for all controls; it stands at step 0. */
    begin(values) {
      const key = keyOf(controls, values);
      Object.assign(own, { key, values: runs.get(key)?.values ?? own.values, frame: 0 });
    },
    /** Go on by so many steps, as far as the run goes. */
    advance: (by) => goTo(own.frame * every + by),
    /** Go to the frame at or before a step; true: it is there at once. */
    goTo,
    /** The step that is shown. */
    get step() { return own.frame * every; },
    /** Nothing is on its way. */
    get progress() { return 1; },
    /** Nothing is computed. */
    get msPerStep() { return 0; },
    /** The scalars at this step, by name. */
    measured: () => Object.fromEntries(recording.scalars.map((name) => [name, own.values[name][own.frame]])),
    /** {steps, [name]: Float32Array}: the scalars up to this step. */
    series: () => ({
      steps: steps.subarray(0, own.frame + 1),
      ...Object.fromEntries(series.map((name) => [name, own.values[name].subarray(0, own.frame + 1)])),
    }),
    /** The arrays that are drawn at this step, by name. */
    picture: () => Object.fromEntries(arrays.map(([name, n]) =>
      [name, own.values[name].subarray(own.frame * n, (own.frame + 1) * n)])),
  };
}

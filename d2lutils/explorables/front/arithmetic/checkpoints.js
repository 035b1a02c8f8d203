// Checkpoints: copies of the state along a run, so that going back is quick.

const MOST_BYTES = 20e6;
const OVERHEAD = 200; // bytes that an array takes beside its numbers
const REPLAY = 8; // ms between neighbours: any step is there within a frame

/**
 * Make an empty row of checkpoints.
 * @param {number} [mostBytes] for all of them
 * @returns {{keep(step: number, state: function(): [string, Float32Array][], msPerStep: number): void,
 *     nearest(step: number): {step: number, values: Map<string, Float32Array>}|null,
 *     clear(): void, bytes(): number}}
 *     keep: copy the state if the last copy is far enough; nearest: the last copy at or
 *     before a step
 */
export function createCheckpoints(mostBytes = MOST_BYTES) {
  const own = { kept: [], least: 1 };

  function keep(step, state, msPerStep) {
    const { kept } = own;
    const last = kept.length ? kept[kept.length - 1].step : 0;
    if (step < last + Math.max(own.least, Math.floor(REPLAY / msPerStep))) return;
    const values = state();
    const room = Math.floor(mostBytes / size(values));
    if (room < 1) return;
    if (kept.length >= room) thin();
    own.kept.push({ step, values: new Map(values.map(([name, array]) => [name, array.slice()])) });
  }
  // Every second one goes, and from now on they stand at least as far apart.
  function thin() {
    const average = own.kept[own.kept.length - 1].step / own.kept.length;
    own.least = Math.max(2 * own.least, Math.ceil(2 * average));
    own.kept = own.kept.filter((_, index) => index % 2 === 1);
  }
  function nearest(step) {
    let [low, high] = [0, own.kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own.kept[middle].step <= step) low = middle + 1;
      else high = middle;
    }
    return low ? own.kept[low - 1] : null;
  }
  const clear = () => Object.assign(own, { kept: [], least: 1 });
  const bytes = () => own.kept.reduce((sum, { values }) => sum + size([...values]), 0);
  return { keep, nearest, clear, bytes };
}

function size(values) {
  return values.reduce((sum, [, array]) => sum + array.byteLength + OVERHEAD, 0);
}

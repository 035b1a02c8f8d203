// Runs that are unpacked: the last ones used stay, as many as there is room for.

const MOST_BYTES = 20e6;

/**
 * Make a place for runs.
 * @param {number} [mostBytes] for all of them; the last one used stays, however large
 * @returns {{has(key: string): boolean, get(key: string): object|undefined,
 *     put(key: string, run: {bytes: number}): void, bytes(): number}}
 */
export function createRuns(mostBytes = MOST_BYTES) {
  const kept = new Map(); // the one that was used longest ago comes first
  const bytes = () => [...kept.values()].reduce((sum, run) => sum + run.bytes, 0);

  function get(key) {
    const run = kept.get(key);
    if (run) {
      kept.delete(key);
      kept.set(key, run);
    }
    return run;
  }
  // What has only been put has not been used: it comes before the last one that was.
  function put(key, run) {
    const last = [...kept].pop();
    kept.delete(key);
    kept.set(key, run);
    if (last && last[0] !== key) get(last[0]);
    for (const old of [...kept.keys()]) {
      if (bytes() <= mostBytes || kept.size === 1 || old === key) return;
      kept.delete(old);
    }
  }
  return { has: (key) => kept.has(key), get, put, bytes };
}

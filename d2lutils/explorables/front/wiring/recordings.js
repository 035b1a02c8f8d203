// The runs of a recording: fetched when they are wanted, and those beside one ahead of it.

import { Fault } from "../arithmetic/checking.js";
import { keyOf, neighboursOf } from "../arithmetic/recording.js";
import { createRuns } from "../arithmetic/runs.js";
import { unpack as unpackRun } from "../arithmetic/unpacking.js";

/**
 * Make the runs of one explorable.
 * @param {object} payload checked, with a recording
 * @param {object} how
 * @param {(key: string, values: object) => Promise<string>} how.fetch the packed run, untrusted; it
 *     throws a Fault
 * @param {() => void} how.arrived the run that was wanted last is here
 * @param {(fault: {code: string, detail: string}) => void} how.lost it cannot be had
 * @param {((act: () => void) => void)|null} [how.whenIdle] null: nothing is fetched ahead
 * @param {object} [how.runs] unpacked
 * @param {typeof unpackRun} [how.unpack] for tests
 * @returns {{has(key: string): boolean, get(key: string): object, want(values: object): void,
 *     ahead(values: object): void}} ahead: fetch what is one move away, each run once, one at a time
 */
export function createRecordings(payload, how) {
  const { fetch, arrived, lost, whenIdle = null, runs = createRuns(), unpack = unpackRun } = how;
  const { controls, recording } = payload;
  const own = { wanted: null, coming: new Set(), tried: new Set(), near: [], isIdle: true };

  async function bring(values) {
    const key = keyOf(controls, values);
    if (own.coming.has(key)) return;
    own.coming.add(key);
    own.tried.add(key);
    const fault = await unpacked(key, values);
    own.coming.delete(key);
    if (own.wanted !== key) return;
    own.wanted = null;
    if (fault) lost({ code: fault.code, detail: fault.message });
    else arrived();
  }
  async function unpacked(key, values) {
    try {
      runs.put(key, await unpack(await fetch(key, values), recording));
      return null;
    } catch (error) {
      return error instanceof Fault ? error : new Fault("lost", String(error?.message ?? error));
    }
  }
  function want(values) {
    own.wanted = keyOf(controls, values);
    bring(values);
  }
  function ahead(values) {
    if (!whenIdle) return;
    own.near = neighboursOf(controls, values);
    if (own.isIdle) goOn();
  }
  function goOn() {
    const next = own.near.find((values) => isNew(keyOf(controls, values)));
    own.isIdle = !next;
    if (next) whenIdle(() => bring(next).then(goOn));
  }
  const isNew = (key) => !own.tried.has(key) && recording.runs[key] != null;
  return { has: runs.has, get: runs.get, want, ahead };
}

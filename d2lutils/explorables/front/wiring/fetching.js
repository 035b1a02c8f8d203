// The runs of a recording in a page: each has a script of its own, beside that of the payload.

import { Fault } from "../arithmetic/checking.js";
import { fetchScript } from "./parts.js";
import { createRecordings } from "./recordings.js";

/**
 * Make the runs of one explorable.
 * @param {object} place what page.js knows of it: root, payload, made, and `coming`, where its
 *     script finds who waits for a run
 * @param {object} how
 * @param {(act: () => void) => void} how.whenIdle
 * @param {(fault: object) => void} how.lost the run that is wanted cannot be had
 */
export function createPageRuns(place, { whenIdle, lost }) {
  const arrived = () => place.made.wake();
  return createRecordings(place.payload, { fetch: (key) => fetchRun(place, key), arrived, lost, whenIdle });
}

function fetchRun({ root, payload, coming }, key) {
  const { source, runs = "" } = root.dataset;
  const script = runs.split(" ")[payload.recording.runs[key]];
  return new Promise((take, refuse) => {
    const end = () => {
      coming.delete(key);
      refuse(new Fault("lost", `no run ${key}`)); // nothing, if it has been taken
    };
    coming.set(key, take);
    if (script) fetchScript(source.replace(/[^/]*$/, script), end);
    else end();
  });
}

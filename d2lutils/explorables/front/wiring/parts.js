// Scripts that come later: they are classic ones, so that they come from a disk, too.

import { Fault } from "../arithmetic/checking.js";
import { element } from "./dom.js";

/**
 * Run a script.
 * @param {string} src
 * @param {() => void} end called once it has run, or cannot
 */
export function fetchScript(src, end) {
  const script = element("script", { src });
  const over = () => {
    script.remove(); // a recording has many
    end();
  };
  for (const name of ["load", "error"]) script.addEventListener(name, over);
  document.head.append(script);
}

/**
 * Make the loader of the parts that only some explorables need.
 * @param {(name: string) => string} source where a part is
 * @param {() => object} modules what a part fills: the modules that the others know
 * @returns {{bring(name: string): Promise<void>, take(name: string, fill: function(object): void): void}}
 *     bring: fetch a part once; the promise fails with a Fault. take: its script calls this
 */
export function createParts(source, modules) {
  const coming = new Map();
  const here = new Set();

  function bring(name) {
    if (!coming.has(name)) coming.set(name, new Promise((take, refuse) => {
      const end = () => (here.has(name) ? take() : refuse(new Fault("lost", `the part ${name}`)));
      fetchScript(source(name), end);
    }));
    return coming.get(name);
  }
  function take(name, fill) {
    fill(modules());
    here.add(name);
  }
  return { bring, take };
}

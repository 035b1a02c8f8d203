// Reads [{recording, run}, ...] as JSON, unpacks each run and prints [{name: base64 of
// float32, ...}, ...], or null for what is refused.

import { readFileSync } from "node:fs";
import { Fault } from "../../d2lutils/explorables/front/arithmetic/checking.js";
import { unpack } from "../../d2lutils/explorables/front/arithmetic/unpacking.js";

async function told({ recording, run }) {
  try {
    const { values } = await unpack(run, recording);
    const base64 = (floats) => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString("base64");
    return Object.fromEntries(Object.entries(values).map(([name, floats]) => [name, base64(floats)]));
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

console.log(JSON.stringify(await Promise.all(JSON.parse(readFileSync(0, "utf8")).map(told))));

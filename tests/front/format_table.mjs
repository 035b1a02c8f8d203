// Writes what the page makes of numbers: [[x, spec|null], ...] on standard input.
// A number may be given as a text ("nan", "inf", "-inf", or 16 hexadecimal digits).

import { readFileSync } from "node:fs";
import { number } from "../../d2lutils/explorables/front/arithmetic/format.js";

const special = { nan: NaN, inf: Infinity, "-inf": -Infinity };

function read(x) {
  if (typeof x === "number") return x;
  if (Object.hasOwn(special, x)) return special[x];
  return new DataView(Uint8Array.from(x.match(/../g), (byte) => parseInt(byte, 16)).buffer).getFloat64(0);
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(([x, spec]) => number(read(x), spec ?? undefined))));

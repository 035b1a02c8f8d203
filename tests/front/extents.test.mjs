import assert from "node:assert/strict";
import test from "node:test";
import { checkProgram } from "../../d2lutils/explorables/front/arithmetic/extents.js";
import { KERNELS } from "../../d2lutils/explorables/front/arithmetic/kernels.js";
import { asRows } from "../../d2lutils/explorables/front/arithmetic/signatures.js";
import { lottery } from "./sample.mjs";

const SIZE = 64;
const program = (...ops) => ({ size: SIZE, inputs: {}, outputs: {}, constants: [], ops, carry: [] });

function accepts(call) {
  try {
    checkProgram(program(call), "program");
    return true;
  } catch (error) {
    if (error.code === undefined) throw error;
    return false;
  }
}

// Run a call on a heap that notes the places it touches.
function touched([kernel, ...given]) {
  const at = { low: 0, high: 0 };
  const note = (place) => { at.low = Math.min(at.low, place); at.high = Math.max(at.high, place); };
  const heap = new Proxy(new Float32Array(SIZE), {
    get(target, key) {
      if (key === "copyWithin") return (to, from, end) => [to, from, to + end - from - 1, end - 1].forEach(note);
      if (key === "fill") return (_, from, end) => [from, end - 1].forEach(note);
      if (key === "subarray") return (from, end) => { [from, end - 1].forEach(note); return target.subarray(from, end); };
      if (typeof key === "symbol" || !/^-?\d+$/.test(key)) throw new Error(`heap.${String(key)}`);
      note(Number(key));
      return target[key] ?? 0;
    },
    set(target, key, value) { note(Number(key)); target[key] = value; return true; },
  });
  if (["take", "put", "putadd"].includes(kernel)) {
    const { offsets, n, stride } = asRows(given[2], given[3]);
    KERNELS[kernel](heap, given[0], given[1], offsets, n, stride);
  } else KERNELS[kernel](heap, ...given);
  return at;
}

const strided = ["take", "put", "putadd"];

function anyCall(kernel, length, random) {
  const number = () => random.one([0, 1, 1, 2, 3, 4, random.below(20), random.below(SIZE), -random.below(8)]);
  if (!strided.includes(kernel)) return [kernel, ...Array.from({ length }, number)];
  const axes = 1 + random.below(3);
  const each = (make) => Array.from({ length: axes }, make);
  return [kernel, random.below(SIZE), random.below(SIZE), each(() => random.below(5)), each(number)];
}

// A kernel's first argument is the heap.
const lengthOf = (kernel) => KERNELS[kernel].length - 1;

for (const kernel of Object.keys(KERNELS).filter((name) => name !== "flush")) {
  test(`${kernel} stays in the heap wherever its arguments are accepted`, () => {
    const random = lottery(kernel.length);
    let accepted = 0;
    for (let trial = 0; trial < 200000 && accepted < 40; trial += 1) {
      const call = anyCall(kernel, lengthOf(kernel), random);
      if (!accepts(call)) continue;
      accepted += 1;
      const { low, high } = touched(call);
      assert.ok(low >= 0 && high < SIZE, `${JSON.stringify(call)} touches ${low}..${high}`);
    }
    assert.ok(accepted >= 10, `only ${accepted} accepted`);
  });
}

test("the last places of the heap can be used, those after it not", () => {
  for (const [call, fits] of [
    [["copy", 60, 0, 4, 1, 0, 0], true], [["copy", 61, 0, 4, 1, 0, 0], false],
    [["copy", 0, 0, 4, 4, 20, 4], true], [["copy", 0, 0, 4, 4, 21, 4], false],
    [["add.vs", 0, 0, 63, 4, 1, 0, 0, 0], true], [["add.vv", 0, 0, 63, 4, 1, 0, 0, 0], false],
    [["take", 0, 63, [4], [-21]], true], [["take", 0, 62, [4], [-21]], false],
    [["mm", 0, 4, 8, -1, 1, 2, 2, 2, 2, 1, 2, 0, 0, 0, 0, 0], true],
    [["mm", 0, 4, 8, 63, 1, 2, 2, 2, 2, 1, 2, 0, 0, 0, 0, 2], false],
    [["gather", 0, 32, 8, 1, 8, 2, 4], true], [["gather", 0, 33, 8, 1, 8, 2, 4], false],
    [["uniform", 0, 64, 0, 64, 0], false], [["zero", 0, 0], false], [["zero", 0.5, 4], false], [["zero", "0", 4], false],
    [["none", 0, 4], false], [["__proto__", 0], false], [["zero", 0, 4, 4], false], [["flush", 0, 4, 4], false],
  ]) assert.equal(accepts(call), fits, JSON.stringify(call));
});

test("spans, constants and carried states lie in the heap", () => {
  for (const [part, value] of [
    ["inputs", { x: [60, 5] }], ["outputs", { x: [-1, 2] }], ["inputs", JSON.parse('{"__proto__": [0, 1]}')],
    ["outputs", { x: [0.5, 1] }], ["constants", [[63, [1, 2]]]], ["constants", [[0, [NaN]]]], ["constants", [[0, 65, 1]]],
    ["constants", [[0, 2]]], ["constants", [[0, [1], 1]]], ["constants", Array(33).fill([0, 2, 1])],
    ["carry", [[0, 61, 4]]], ["carry", [[0, 4]]], ["size", 0], ["size", "64"], ["ops", { length: 1 }],
  ]) {
    assert.throws(() => checkProgram({ ...program(), [part]: value }, "program"), { name: "Error" }, part);
  }
  assert.equal(checkProgram({ ...program(["zero", 0, 4]), constants: [[0, [1, 2]], [60, 4, 0]], carry: [[0, 60, 4]] }, "p"), 4);
});

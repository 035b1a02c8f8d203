import assert from "node:assert/strict";
import test from "node:test";
import { format, number, places, withTexts } from "../../d2lutils/explorables/front/arithmetic/format.js";

const f32 = Math.fround;

for (const [x, spec, expected] of [
  [1.005, ".2f", "1.00"], // less than 1.005 in binary
  [0.125, ".2f", "0.13"], [-0.125, ".2f", "-0.13"], [2.5, "d", "3"], [-2.5, "d", "-3"], [0.5, ".0f", "1"],
  [-0.001, ".2f", "0.00"], [-0, ".1f", "0.0"], [-0, undefined, "0"],
  [1234.5, ".2f", "1234.50"], [2e15, ".2f", "2.00e+15"], [999999.5, "d", "1000000"],
  [0.000012, ".2e", "1.20e-5"], [9.995e5, ".2e", "1.00e+6"], [25, ".0e", "3e+1"], [0, ".2e", "0.00e+0"],
  [0.1, ".3g", "0.1"], [1234, ".3g", "1.23e+3"], [999.5, ".3g", "1e+3"], [0.00001234, ".2g", "1.2e-5"],
  [100, ".3g", "100"], [100, ".2g", "1e+2"], [7, ".0g", "7"],
  [f32(0.1), undefined, "0.1"], [0.1, undefined, "0.1"], [f32(1e-7), undefined, "1e-7"], [f32(1 / 3), undefined, "0.33333334"],
  [1 / 3, undefined, "0.3333333333333333"], [2 ** 27, undefined, "134217730"], [1e21, undefined, "1e+21"],
  [-1920147825042470.25, undefined, "-1920147825042470.3"],
  [NaN, ".2f", "NaN"], [Infinity, "d", "∞"], [-Infinity, ".1e", "-∞"], [5e-324, ".1e", "4.9e-324"],
  ["tanh", undefined, "tanh"], ["tanh", ".2f", "tanh"],
]) {
  test(`${x} as ${spec ?? "it is"} is written ${expected}`, () => assert.equal(number(x, spec), expected));
}

test("any float32 can be read again from its shortest form", () => {
  const bits = new Uint32Array(1);
  const x = new Float32Array(bits.buffer);
  for (let i = 0; i < 3000; i += 1) {
    bits[0] = Math.imul(i, 2654435761) >>> 0;
    if (Number.isFinite(x[0])) assert.equal(f32(Number(number(x[0]))) + 0, x[0] + 0);
  }
});

test("a sentence gets its values, and braces without a name stay", () => {
  assert.equal(format("lr {lr}: {loss:.3f} {x {} {a b}", { lr: 0.3, loss: f32(0.02) }), "lr 0.3: 0.020 {x {} {a b}");
  assert.equal(format("{a}", { a: "$& {b}" }), "$& {b}");
});

test("a reader sees true minus signs, but in no text", () => {
  const values = { x: -0.5, small: -1.25e-7, gone: -Infinity, kind: "semi-random" };
  assert.equal(format("{x}, {small:.1e}, {gone:.2f}, {kind}", values), "−0.5, −1.2e−7, −∞, semi-random");
  assert.equal(number(-1e-7), "-1e-7"); // this one programs read
});

test("a place without a value is an error that names it", () => {
  assert.throws(() => format("{loss:.3f}", {}), /\{loss\}/);
  assert.throws(() => format("{toString}", {}), /\{toString\}/);
});

test("places are told, and filled with texts by name", () => {
  assert.deepEqual(places("{a} {b:.2f} {c:q}"), ["a", "b"]);
  assert.equal(withTexts("{a} {b:.2f} {a}", new Map([["a", "{b} $&"]])), "{b} $& {b:.2f} {b} $&");
});

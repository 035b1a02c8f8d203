import assert from "node:assert/strict";
import test from "node:test";
import { checkProgram } from "../../d2lutils/explorables/front/arithmetic/extents.js";
import { fromHalves } from "../../d2lutils/explorables/front/arithmetic/halves.js";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";

const text = (...halves) => Buffer.from(halves.flatMap((bits) => [bits & 255, bits >> 8])).toString("base64");
const program = (constant, size = 8) =>
  ({ size, inputs: {}, outputs: { all: [0, size] }, constants: [constant], ops: [], carry: [] });

test("numbers of 16 bits are read by hand's value", () => {
  const bits = [0x3c00, 0xbc00, 0x3555, 0x7bff, 0x0400, 0x0001, 0x83ff, 0x0000];
  const values = [1, -1, 0.333251953125, 65504, 2 ** -14, 2 ** -24, -(1023 * 2 ** -24), 0];
  assert.deepEqual([...fromHalves(text(...bits))], values);
  assert.ok(Object.is(fromHalves(text(0x8000))[0], -0));
});

test("every finite number of 16 bits comes back from its value", () => {
  const all = Array.from({ length: 0x7c00 }, (_, bits) => bits);
  const values = fromHalves(text(...all));
  assert.ok(values.every((value, bits) => bits === 0 || value > values[bits - 1]));
  assert.equal(values.length, 0x7c00);
});

for (const given of [text(0x7c00), text(0xfc00), text(0x7e00), "AA==", "A", "AAA", "AA", "====", "AAA=A", "AAAA\n", "é", " AAA="]) {
  test(`${JSON.stringify(given)} holds no finite numbers of 16 bits`, () => {
    assert.equal(fromHalves(given), null);
    assert.throws(() => checkProgram(program([0, given]), "program"), { code: "type" });
  });
}

test("a text writes its numbers where it says", () => {
  const one = program([2, text(0x3c00, 0xc000)]);
  assert.equal(checkProgram(one, "program"), 2);
  assert.deepEqual([...load(one).read("all")], [0, 0, 1, -2, 0, 0, 0, 0]);
});

test("a text that reaches outside the heap, or is too long for it, is refused", () => {
  for (const [offset, count, code] of [[7, 2, "range"], [-1, 1, "range"], [0, 9, "range"], [0, 4000, "size"]]) {
    assert.throws(() => checkProgram(program([offset, text(...Array(count).fill(0x3c00))]), "program"), { code }, `${offset} ${count}`);
  }
  assert.throws(() => checkProgram(program([0, text(0x3c00), 1]), "program"), { code: "type" });
  assert.throws(() => checkProgram(program([0, ""]), "program"), { code: "range" });
});

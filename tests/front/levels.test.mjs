import assert from "node:assert/strict";
import test from "node:test";
import { checkProgram } from "../../d2lutils/explorables/front/arithmetic/extents.js";
import { fromLevels, SIGNS } from "../../d2lutils/explorables/front/arithmetic/levels.js";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";

const program = (constant, size = 8) =>
  ({ size, inputs: {}, outputs: { all: [0, size] }, constants: [constant], ops: [], carry: [] });

test("signs are those that JSON leaves as they are", () => {
  assert.deepEqual([SIGNS.length, SIGNS[0], SIGNS[90], new Set(SIGNS).size], [91, "#", "~", 91]);
  assert.equal(JSON.stringify(SIGNS), `"${SIGNS}"`);
});

test("each sign is the number of its level", () => {
  assert.deepEqual(fromLevels("#$%#", [0.5, -2, 7]), [0.5, -2, 7, 0.5]);
  assert.equal(fromLevels("~", Array.from({ length: 91 }, (_, level) => level))[0], 90);
});

test("signs write their numbers where they say", () => {
  const one = program([2, "#$#", [0.1, 1e39]]);
  assert.equal(checkProgram(one, "program"), 3);
  assert.deepEqual([...load(one).read("all")], [0, 0, Math.fround(0.1), Infinity, Math.fround(0.1), 0, 0, 0]);
});

for (const [signs, levels, code] of [
  ["#%", [1, 2], "type"], ["\\", [1, 2], "type"], ['"', [1, 2], "type"], [" ", [1], "type"], ["é", [1], "type"],
  ["#", [], "size"], ["#", Array(92).fill(1), "size"], ["#", [NaN], "type"], ["#", ["1"], "type"], ["#", 1, "type"],
  ["#", { 0: 1 }, "type"], ["#", null, "type"], ["", [1], "range"], ["#".repeat(9), [1], "size"], ["#".repeat(7), [1], "range"],
]) {
  test(`${JSON.stringify([signs, levels]).slice(0, 40)} is refused`, () => {
    assert.throws(() => checkProgram(program([2, signs, levels]), "program"), { code });
  });
}

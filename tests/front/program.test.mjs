import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../../d2lutils/explorables/front/arithmetic/program.js";

// (module (import "env" "memory" (memory 1))): no kernel of its own.
const EMPTY = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 2, 15, 1, 3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2, 0, 1);
const MODULES = [["plain JavaScript", null], ["an empty module", new WebAssembly.Module(EMPTY)]];

// state <- state + lr * [1, 2, 3]; "turned" is the 2 x 3 input x, transposed.
const PROGRAM = {
  size: 40,
  inputs: { state: [0, 3], lr: [4, 1], x: [8, 6] },
  outputs: { state: [0, 3], turned: [28, 6] },
  constants: [[16, [1, 2, 3]], [36, 4, 0.1]],
  ops: [
    ["mul.vs", 20, 16, 4, 3, 1, 3, 3, 0],
    ["add.vv", 24, 0, 20, 3, 1, 3, 3, 3],
    ["take", 28, 8, [3, 2], [1, 3]],
  ],
  carry: [[24, 0, 3]],
};

for (const [name, module] of MODULES) {
  test(`a program runs, carries its state and starts again, in ${name}`, () => {
    const loaded = load(PROGRAM, module);
    loaded.write("state", [0, 0, 10]);
    loaded.write("lr", 0.5);
    loaded.run();
    assert.deepEqual([...loaded.read("state")], [0.5, 1, 11.5]);
    loaded.run();
    assert.deepEqual([...loaded.read("state")], [1, 2, 13]);
    loaded.write("state", new Float32Array(3));
    loaded.run();
    assert.deepEqual([...loaded.read("state")], [0.5, 1, 1.5]);
  });

  test(`geometry becomes a table, in ${name}`, () => {
    const loaded = load(PROGRAM, module);
    loaded.write("x", [1, 2, 3, 4, 5, 6]);
    loaded.run();
    assert.deepEqual([...loaded.read("turned")], [1, 4, 2, 5, 3, 6]);
  });

  test(`small numbers of a state are carried as 0, in ${name}`, () => {
    const loaded = load(PROGRAM, module);
    loaded.write("state", [1e-31, NaN, 1]);
    loaded.run();
    assert.deepEqual([...loaded.read("state")], [0, NaN, 1]);
  });
}

test("it says where it runs", () => {
  assert.deepEqual(MODULES.map(([, module]) => load(PROGRAM, module).kind), ["js", "wasm"]);
});

test("two of one program do not share their memory", () => {
  const [one, other] = [load(PROGRAM), load(PROGRAM)];
  one.write("lr", 3);
  assert.equal(other.read("lr")[0], 0);
});

test("it knows its inputs by their own names only", () => {
  const loaded = load(PROGRAM);
  assert.ok(loaded.has("lr"));
  for (const name of ["turned", "toString", "__proto__"]) assert.ok(!loaded.has(name), name);
});

test("a wrong name or size is told with what was expected", () => {
  const loaded = load(PROGRAM);
  const refused = (name, value) => (error) =>
    error instanceof RangeError && error.message.includes(name) && error.message.includes(value);
  assert.throws(() => loaded.write("rate", 1), refused("rate", "state, lr, x"));
  assert.throws(() => loaded.write("turned", 1), refused("turned", "state, lr, x"));
  assert.throws(() => loaded.write("state", 1), refused("state", "3 numbers, got 1"));
  assert.throws(() => loaded.write("lr", [1, 2]), refused("lr", "1 numbers, got 2"));
  assert.throws(() => loaded.read("loss"), refused("loss", "state, lr, x, turned"));
});

test("constants lie where they belong and nowhere else", () => {
  const program = { ...PROGRAM, ops: [], outputs: { all: [0, 40] } };
  const wanted = new Float32Array(40);
  wanted.set([1, 2, 3], 16);
  wanted.fill(0.1, 36, 40);
  assert.deepEqual(new Float32Array(load(program).read("all")), wanted);
});

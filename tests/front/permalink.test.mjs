import assert from "node:assert/strict";
import test from "node:test";
import { initial } from "../../d2lutils/explorables/front/arithmetic/machine.js";
import { read, write } from "../../d2lutils/explorables/front/arithmetic/permalink.js";
import { lottery, sample } from "./sample.mjs";

const payload = sample();
const DEFAULT = { values: { lr: 0.1, rule: "plain", from: "near", seed: 1 }, step: 20, lock: [], hide: [] };

test("a link holds controls, seed, step and what a lesson fixes", () => {
  const state = { ...initial(payload, { values: { from: "far & away=%", rule: 2 } }), step: 40 };
  assert.equal(
    write(payload, state, { lock: ["rule", "lr"], hide: ["seed"] }),
    "two-rules=v1;lr=0.1;rule=2;from=far%20%26%20away%3D%25;seed=1;step=40;lock=lr,rule;hide=seed",
  );
});

test("what a link leaves out is as at first", () => {
  assert.deepEqual(read(payload, "#two-rules=v1"), DEFAULT);
  assert.deepEqual(read(payload, "two-rules=v1;step=3"), { ...DEFAULT, step: 3 });
});

test("a value counts as the number it is", () => {
  for (const text of ["0.1", "1e-1", "0.10", "1E-1"]) assert.deepEqual(read(payload, `#two-rules=v1;lr=${text}`), DEFAULT);
  assert.equal(read(payload, "#two-rules=v1;lr=-1e-7").values.lr, -1e-7);
  assert.ok(Object.is(read(payload, "#two-rules=v1;lr=-0").values.lr, 0));
});

test("links of several explorables and ordinary fragments are left alone", () => {
  const hash = "#one=v1;lr=3&two-rules=v1;seed=7&section&three=v9;x";
  assert.equal(read(payload, hash).values.seed, 7);
  for (const other of ["", "#", "#section", "#two-rules", "#one=v1;lr=3", "#xtwo-rules=v1", "#two-rules-b=v1"]) {
    assert.equal(read(payload, other), null, other);
  }
});

for (const [fields, key] of [["lr=0.2", "lr"], ["lr=", "lr"], ["lr=0x1", "lr"], ["lr= 1", "lr"], ["lr=Infinity", "lr"],
  ["rule=other", "rule"], ["rule=0", "rule"], ["seed=-1", "seed"], ["seed=10000", "seed"], ["seed=1.5", "seed"],
  ["step=61", "step"], ["step=-1", "step"], ["step=1.5", "step"], ["other=1", "other"], ["__proto__=1", "__proto__"],
  ["constructor=1", "constructor"], ["lock=lr,other", "lock"], ["lock=", "lock"], ["hide=__proto__", "hide"]]) {
  test(`${fields} is refused`, () => {
    assert.deepEqual(read(payload, `#two-rules=v1;${fields}`), { error: "value", key, part: fields });
  });
}

for (const part of ["v1;lr", "v1;=1", "v1;lr=1=2", "v1;lr=%", "v1;lr=1;lr=1", "v1;", "v1;lr=1&two-rules=v1"]) {
  test(`${part} is no link`, () => {
    assert.deepEqual(read(payload, `#two-rules=${part}`), { error: "form", part: `two-rules=${part.split("&")[0]}` });
  });
}

test("a link that is too long is refused", () => {
  const part = `two-rules=v1;lr=${"1".repeat(2000)}`;
  assert.deepEqual(read(payload, `#${part}`), { error: "long", part: `${part.slice(0, 60)}…` });
});

for (const version of ["v2", "v0", "v01", "v", "", "1", "v1.0", "V1", "v-1", "v99999"]) {
  test(`version "${version}" is refused`, () => {
    assert.deepEqual(read(payload, `#two-rules=${version};lr=1`), { error: "version", part: `two-rules=${version}` });
  });
}

test("an older version is migrated where it is known how", () => {
  const rename = (fields) => new Map([...fields].map(([key, value]) => [key === "eta" ? "lr" : key, value]));
  assert.equal(read(payload, "#two-rules=v0;eta=1;step=2", { 0: rename }).values.lr, 1);
  assert.deepEqual(read(payload, "#two-rules=v1;eta=1", { 0: rename }), { error: "value", key: "eta", part: "eta=1" });
});

test("what is written is read again, for any state", () => {
  const random = lottery(5);
  const names = payload.controls.map((control) => control.name);
  for (let trial = 0; trial < 500; trial += 1) {
    const of = (control) => random.one(control.values ?? control.options ?? [0, 1, random.below(10000), 9999]);
    const values = Object.fromEntries(payload.controls.map((control) => [control.name, of(control)]));
    const [lock, hide] = [1, 2].map(() => names.filter(() => random.below(3) === 0));
    const state = { values, step: random.below(61) };
    const part = write(payload, state, { lock, hide });
    assert.match(part, /^[\w.,;=%~!*'()-]+$/);
    assert.deepEqual(read(payload, `#a=v1;b=2&${part}&section`), { ...state, lock, hide });
  }
});

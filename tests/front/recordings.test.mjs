// The runs of a recording as they are wanted, fetched, lost and fetched ahead.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../../d2lutils/explorables/front/arithmetic/checking.js";
import { keyOf } from "../../d2lutils/explorables/front/arithmetic/recording.js";
import { createRuns } from "../../d2lutils/explorables/front/arithmetic/runs.js";
import { recorded } from "./recording.mjs";
import { lottery } from "./sample.mjs";

const { createRecordings } = await import("../../d2lutils/explorables/front/wiring/recordings.js");
const payload = recorded();
const { controls } = payload;
const TEXT = "a run";
const at = (lr, seed = 1) => ({ lr, rule: "plain", from: "near", seed });
const key = (values) => keyOf(controls, values);
const settle = () => new Promise(setImmediate); // what is unpacked comes in between

async function unpack(text) {
  if (text !== TEXT) throw new Fault("spoilt", "no run");
  return { values: {}, bytes: 1000 };
}

// Runs whose texts come when the test says so.
function coming({ runs } = {}) {
  const own = { asked: [], waiting: new Map(), told: [], idle: [] };
  own.made = createRecordings(payload, {
    runs, unpack,
    fetch: (name) => new Promise((take, refuse) => {
      own.asked.push(name);
      own.waiting.set(name, { take, refuse });
    }),
    arrived: () => own.told.push("arrived"),
    lost: ({ code }) => own.told.push(code),
    whenIdle: (act) => own.idle.push(act),
  });
  own.give = async (name, text = TEXT) => {
    const { take, refuse } = own.waiting.get(name);
    own.waiting.delete(name);
    if (text instanceof Error) refuse(text);
    else take(text);
    await settle();
  };
  return own;
}

test("a run that is wanted is fetched once, and told when it is here", async () => {
  const own = coming();
  own.made.want(at(0.1));
  own.made.want(at(0.1));
  assert.deepEqual([own.asked, own.made.has(key(at(0.1)))], [[key(at(0.1))], false]);
  await own.give(key(at(0.1)));
  assert.deepEqual([own.told, own.made.has(key(at(0.1)))], [["arrived"], true]);
});

test("only the run that was wanted last is told of, the others stay too", async () => {
  const own = coming();
  for (const lr of [0.1, 1e30, 0.25]) own.made.want(at(lr));
  await own.give(key(at(1e30)), new Fault("lost", "gone"));
  await own.give(key(at(0.1)));
  assert.deepEqual(own.told, []);
  await own.give(key(at(0.25)));
  assert.deepEqual(own.told, ["arrived"]);
  assert.ok(own.made.has(key(at(0.1))) && !own.made.has(key(at(1e30))));
});

for (const [what, text, code] of [["lost", new Fault("lost", "x"), "lost"], ["broken", new Error("x"), "lost"],
  ["spoilt", "AAAA", "spoilt"]]) {
  test(`a run that is ${what} is told of, and can be wanted again`, async () => {
    const own = coming();
    own.made.want(at(0.1));
    await own.give(key(at(0.1)), text);
    assert.deepEqual([own.told, own.made.has(key(at(0.1)))], [[code], false]);
    own.made.want(at(0.1));
    await own.give(key(at(0.1)));
    assert.deepEqual(own.told, [code, "arrived"]);
  });
}

test("what is one move away is fetched when nothing else is to do, one at a time", async () => {
  const own = coming();
  own.made.ahead(at(0.25));
  assert.deepEqual([own.asked, own.idle.length], [[], 1]);
  const wanted = [at(1e30), at(0.1)].map(key);
  own.idle.shift()();
  assert.deepEqual(own.asked, wanted.slice(0, 1));
  await own.give(wanted[0]);
  own.idle.shift()();
  await own.give(wanted[1], new Fault("lost", "x"));
  assert.deepEqual([own.asked, own.told, own.idle.length], [wanted, [], 1]); // and so on
});

test("after a move the neighbours of the new place come, each run once", async () => {
  const own = coming();
  const drain = async () => {
    while (own.idle.length > 0 || own.waiting.size > 0) {
      own.idle.shift()?.();
      for (const name of [...own.waiting.keys()]) await own.give(name);
    }
  };
  own.made.ahead(at(0.25));
  own.made.ahead(at(0.25));
  await drain();
  assert.equal(own.asked.length, 6);
  own.made.ahead(at(0.1));
  await drain();
  assert.equal(new Set(own.asked).size, own.asked.length);
  assert.ok(own.asked.includes(key({ ...at(0.1), seed: 2 })));
});

test("200 random sequences: the last wish is answered, once, and nothing stays behind", async () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const random = lottery(seed);
    const own = coming({ runs: createRuns(random.one([1, 3000, 20e6])) });
    const places = [0.1, 0.25, 1e30].flatMap((lr) => [0, 1, 2].map((n) => at(lr, n)));
    const anyText = () => random.one([TEXT, TEXT, "AAAA", new Fault("lost", "x"), null, TEXT.slice(0, 99)]);
    for (let move = 0; move < 12; move += 1) {
      const values = random.one(places);
      random.one([
        () => own.made.want(values), () => own.made.want(values), () => own.made.ahead(values),
        () => own.idle.shift()?.(),
        () => own.waiting.size && own.give(random.one([...own.waiting.keys()]), anyText()),
      ])();
    }
    await settle();
    for (let n = 0; n < 60 && own.waiting.size + own.idle.length > 0; n += 1) {
      own.idle.shift()?.();
      await Promise.all([...own.waiting.keys()].map((name) => own.give(name, anyText())));
    }
    assert.deepEqual([own.waiting.size, own.idle.length], [0, 0]);
    own.told.length = 0;
    const last = random.one(places);
    own.made.want(last);
    const text = anyText();
    await own.give(key(last), text);
    assert.deepEqual([own.told.length, own.told[0] === "arrived"], [1, text === TEXT], `seed ${seed}`);
    assert.equal(own.made.has(key(last)) || text !== TEXT, true);
  }
});

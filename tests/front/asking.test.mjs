// What asks a kernel for runs: when, for which, and what becomes of silence.

import assert from "node:assert/strict";
import { test } from "node:test";

const { createAsking } = await import("../../d2lutils/explorables/front/wiring/asking.js");
const PAYLOAD = { recording: { runs: { here: "packed", none: null } } };

// A clock that the test moves, and a model that keeps what it is sent.
function asked({ send = null, status = null } = {}) {
  const own = { now: 0, timers: [], sent: [], parts: [], heard: null };
  const clock = {
    setTimeout: (act, ms) => own.timers.push({ act, at: own.now + ms }) && own.timers.at(-1),
    clearTimeout: (timer) => { own.timers = own.timers.filter((one) => one !== timer); },
  };
  own.pass = (ms) => {
    own.now += ms;
    own.timers.filter(({ at }) => at <= own.now).forEach((timer) => {
      clock.clearTimeout(timer);
      timer.act();
    });
  };
  const model = {
    on: (_, hear) => { own.heard = hear; },
    off: () => { own.heard = null; },
    send: send ?? ((message) => own.sent.push(message)),
    widget_manager: status && { context: { sessionContext: { statusChanged: status } } },
  };
  own.asking = createAsking(model, PAYLOAD, (part) => own.parts.push(part), clock);
  own.answer = (message) => own.heard({ type: "run", id: own.sent.at(-1)?.id, ...message });
  own.fetch = (key, values = {}) => own.asking.fetch(key, values).catch(({ code, message }) => ({ code, detail: message }));
  return own;
}

test("a run that is in the payload is not asked for", async () => {
  const own = asked();
  assert.equal(await own.fetch("here"), "packed");
  own.pass(1e6);
  assert.deepEqual(own.sent, []);
});

test("Python is asked after a rest, for the last of several values", async () => {
  const own = asked();
  const runs = [1, 2, 3].map((lr) => own.fetch(`${lr}`, { lr }));
  own.pass(249);
  assert.deepEqual(own.sent, []);
  own.pass(1);
  assert.deepEqual(own.sent.map(({ type, values }) => ({ type, values })), [{ type: "compute", values: { lr: 3 } }]);
  own.answer({ run: "new" });
  const [first, second, last] = await Promise.all(runs);
  assert.deepEqual([first.code, second.code, last], ["newer", "newer", "new"]);
});

test("what was asked before is no longer heard", async () => {
  const own = asked();
  const old = own.fetch("a");
  own.pass(250);
  const { id } = own.sent[0];
  const run = own.fetch("b");
  own.pass(250);
  own.heard({ type: "run", id, run: "old" });
  own.heard({ type: "progress", id, part: 0.9 });
  own.heard({ type: "run", id: "other", error: "x" });
  own.answer({ run: "new" });
  own.answer({ run: "late" });
  assert.deepEqual([(await old).code, await run, own.parts], ["newer", "new", []]);
  assert.equal(new Set(own.sent.map((one) => one.id)).size, 2);
});

test("an error of the reader's Python comes as its line", async () => {
  const own = asked();
  const run = own.fetch("a");
  own.pass(250);
  own.answer({ error: "ValueError: <b>no</b>" });
  assert.deepEqual(await run, { code: "python", detail: "ValueError: <b>no</b>" });
});

test("silence for 20 s ends the wait, a sign of life does not", async () => {
  const own = asked();
  const run = own.fetch("a");
  own.pass(250);
  for (const part of [0, 0.5, "x", -1, 7]) {
    own.pass(19000);
    own.answer({ type: "progress", part });
  }
  assert.deepEqual(own.parts, [0, 0.5, 0, 0, 1]);
  own.pass(20000);
  assert.equal((await run).code, "kernel");
  own.answer({ run: "late" }); // is not waited for any more
  const next = own.fetch("b");
  own.pass(250);
  own.answer({ run: "new" });
  assert.equal(await next, "new");
});

test("where the host tells that the kernel ends, nothing is waited for", async () => {
  const status = { connect(follow) { status.tell = (word) => follow(null, word); }, disconnect() { status.left = true; } };
  const own = asked({ status });
  const run = own.fetch("a");
  own.pass(250);
  for (const word of ["busy", "idle", "autorestarting"]) status.tell(word);
  assert.equal((await run).code, "kernel");
  const next = own.fetch("b");
  own.pass(250);
  assert.equal((await next).code, "kernel");
  own.asking.stop();
  assert.deepEqual([own.heard, status.left, own.sent.length], [null, true, 1]);
});

test("what cannot be sent is not waited for", async () => {
  const own = asked({ send: () => { throw new Error("closed"); } });
  const run = own.fetch("a");
  own.pass(250);
  assert.equal((await run).code, "kernel");
});

test("messages of any form do no harm", async () => {
  const own = asked();
  const run = own.fetch("a");
  own.pass(250);
  for (const message of [undefined, null, 7, "x", {}, [], { id: own.sent[0].id }, { type: "run" }]) own.heard(message);
  own.answer({ run: undefined });
  assert.equal(await run, undefined); // unpack refuses it
});

// What the reader's actions do to the run, with a run that only keeps its state.

import assert from "node:assert/strict";
import { test } from "node:test";

const front = "../../d2lutils/explorables/front";
const { createActions } = await import(`${front}/wiring/actions.js`);
const { initial, reduce } = await import(`${front}/arithmetic/machine.js`);

const PAYLOAD = {
  name: "descent",
  controls: [
    { kind: "slider", name: "x0", values: [0, 1, 2], default: 0, more: false },
    { kind: "seed", name: "seed", default: 1, most: 9999, more: false },
  ],
  run: { steps: 20, most: 100, per_frame: 8, every: 1 },
};

// Every frame arrives where the state leads.
function acting({ options = {}, asks = false } = {}) {
  const own = { payload: PAYLOAD, options, asks, panel: panel(asks), sent: [] };
  own.state = initial(PAYLOAD, options.initial ?? { step: asks ? 0 : PAYLOAD.run.steps });
  own.run = {
    state: () => own.state,
    wake: () => { own.woken = own.actions.isSettled(); },
    send: (...events) => events.forEach((event) => {
      own.sent.push(event.type);
      own.state = reduce(PAYLOAD, own.state, event);
    }),
  };
  own.actions = createActions(own);
  own.frame = () => {
    own.state = reduce(PAYLOAD, own.state, { type: "frame", reached: own.state.target });
    own.actions.settle(own.state);
  };
  own.frame();
  own.sent.length = 0;
  return own;
}

function panel(asks) {
  const guess = { now: "asking", told: 0 };
  const prediction = { state: () => guess.now, box: {}, tell: () => { guess.told += 1; guess.now = "over"; } };
  return {
    controls: { pads: {} }, prediction: asks ? prediction : null, guess,
    front: { dataset: {} }, told: {}, settings: {}, transport: { focus: () => {} },
  };
}

test("Play goes through to the end", () => {
  const own = acting();
  own.actions.send({ type: "play" });
  while (own.state.phase === "running") own.frame();
  assert.equal(own.state.step, PAYLOAD.run.most);
});

test("after the answer to a guess, Play goes on to the end", () => {
  const own = acting({ asks: true });
  own.panel.guess.now = "guessed";
  for (const end of [PAYLOAD.run.steps, PAYLOAD.run.most]) {
    own.actions.send({ type: "play" });
    while (own.state.phase === "running") own.frame();
    assert.equal(own.state.step, end);
  }
});

test("the page is told when the reader does something, not of what the page does", () => {
  const touched = [];
  const own = acting({ options: { onTouch: () => touched.push(own.sent.at(-1)) } });
  own.frame();
  own.actions.setSpeed(5);
  assert.deepEqual(touched, []);
  own.actions.set("x0", 2);
  own.actions.send({ type: "play" });
  own.actions.defaults();
  assert.deepEqual(touched, ["set", "play", "defaults"]);
});

test("until a guess is answered nothing can be set, by drag or by default", () => {
  const own = acting({ asks: true });
  own.actions.cover();
  assert.ok(own.panel.told.inert);
  own.panel.guess.now = "guessed";
  own.actions.predicted();
  own.actions.drag({ x0: 2 });
  own.actions.defaults();
  assert.deepEqual(own.sent, []);
  assert.deepEqual([own.panel.told.inert, own.panel.settings.disabled], [false, true]);
});

test("a guess is answered once, when the default run is over", () => {
  const own = acting({ asks: true });
  own.panel.guess.now = "guessed";
  own.actions.send({ type: "play" });
  while (own.state.phase === "running") {
    own.frame();
    assert.equal(own.panel.guess.told, own.state.phase === "ready" ? 1 : 0);
  }
  assert.deepEqual([own.panel.guess.told, own.panel.settings.disabled], [1, false]);
  own.frame();
  assert.equal(own.panel.guess.told, 1);
});

test("the result stays unsaid until the guess is answered or skipped", () => {
  const own = acting({ asks: true });
  const seen = ["asking", "guessed", "over"].map((now) => {
    own.panel.guess.now = now;
    own.actions.predicted();
    return own.woken;
  });
  assert.deepEqual(seen, [false, false, true]);
  assert.ok(acting().actions.isSettled());
});

test("a drag sets the slider to a value it has", () => {
  const own = acting();
  own.actions.drag({ x0: 1.7 });
  assert.equal(own.state.values.x0, 2);
  assert.equal(own.state.target, PAYLOAD.run.steps);
});

test("a notebook has no address to share", () => {
  assert.equal(acting({ options: { host: "widget" } }).actions.link, null);
});

test("a link leads to where a replay is headed, with the lesson's locks", () => {
  globalThis.location = { href: "https://book.example/page.html?plain#old" };
  const own = acting({ options: { lock: ["seed"] } });
  own.actions.set("x0", 1);
  const link = own.actions.link();
  assert.equal(link, "https://book.example/page.html?plain#descent=v1;x0=1;seed=1;step=20;lock=seed");
});

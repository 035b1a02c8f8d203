// The picture that is saved with a notebook, under the number of a widget.

import assert from "node:assert/strict";
import { test } from "node:test";
import { keepPicture, withStill } from "../../d2lutils/explorables/front/wiring/keeping.js";

const STATE = "application/vnd.jupyter.widget-state+json";
const still = (words) => ({ model_name: "HTMLModel", state: { value: `<figure class="explorable-still">${words}</figure>` } });

// A notebook whose outputs show widgets of these numbers.
function notebook(shown, saved) {
  const widgets = saved && { [STATE]: { version_major: 2, version_minor: 0, state: saved }, other: 1 };
  return { getMetadata: () => widgets, toJSON: () => ({ cells: shown.map((id) => ({ outputs: [{ data: { id } }] })) }) };
}
const state = (...given) => withStill(...given)[STATE].state;

test("a notebook without widgets gets the picture, and the version of the form", () => {
  const { version_major, version_minor, state: kept } = withStill(notebook(["a"]), "a", still("x"))[STATE];
  assert.deepEqual({ version_major, version_minor, kept }, { version_major: 2, version_minor: 0, kept: { a: still("x") } });
});

test("what else is saved stays", () => {
  const other = { model_name: "IntSliderModel", state: { value: 3 } };
  const empty = { model_name: "LayoutModel", state: {} };
  const given = notebook(["a"], { other, empty });
  assert.deepEqual(state(given, "a", still("x")), { other, empty, a: still("x") });
  assert.equal(withStill(given, "a", still("x")).other, 1);
});

test("a picture goes with its output", () => {
  const given = notebook(["a", "b"], { b: still("b"), gone: still("gone") });
  assert.deepEqual(state(given, "a", still("x")), { b: still("b"), a: still("x") });
});

test("where whole widgets are saved ours is not replaced", () => {
  const whole = { model_name: "AnyModel", state: { payload: {} } };
  assert.deepEqual(state(notebook(["a"], { a: whole }), "a", still("x")), { a: whole });
});

test("a host that saves in another way is left alone", () => {
  for (const manager of [undefined, {}, { context: {} }, { context: { saveState: {}, model: {} } }]) {
    keepPicture({ widget_manager: manager, get: assert.fail }, {})();
  }
});

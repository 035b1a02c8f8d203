// The pictures: a host for each view, in a grid.

import { createView } from "../drawing/view.js";
import { element } from "./dom.js";
import { halvesOf, layoutOf } from "./layout.js";
import { fill } from "./words.js";

/**
 * Make the views of an explorable; call start() once they are in the page.
 * @param {object} payload
 * @param {object} texts in the reader's language
 * @param {(values: Object<string, number>) => void} onDrag
 * @returns {{node: HTMLElement, start(), draw(data), drawNext(data, state), tell(), setLabel(text), themeChanged(), destroy()}}
 */
export function createViews(payload, texts, onDrag) {
  const { length } = payload.views;
  const node = element("div", { class: "explorable-views", "data-number": length, "data-layout": layoutOf(payload) });
  const halves = halvesOf(payload.views);
  const hosts = payload.views.map((view, i) => element("div", { class: "explorable-view", "data-kind": view.kind, "data-half": halves[i] }));
  node.append(...hosts);
  const classes = showsClasses(payload) ? [1, 0].map((label) => fill(texts.ui.class_mark, { label })) : null;
  const own = { views: [], drawn: 0, shown: {} };

  function start() {
    own.views = payload.views.map((view, index) => {
      hosts[index].onDrag = onDrag;
      return createView(view, texts.views[index], hosts[index], classes);
    });
  }
  const each = (act) => own.views.forEach(act);
  return {
    node,
    start,
    draw: (data) => each((view) => view.draw(data)),
    /** Draw the views one by one: nothing, then the first, ...; true: that was the last. */
    drawNext(data, { values, step }) {
      if (values !== own.shown.values || step !== own.shown.step) {
        Object.assign(own, { shown: { values, step }, drawn: 0 });
        return false;
      }
      own.views[own.drawn]?.draw(data);
      own.drawn += 1;
      return own.drawn >= own.views.length;
    },
    tell: () => each((view) => view.tell()),
    setLabel: (text) => each((view) => view.setLabel(text)),
    themeChanged: () => each((view) => view.themeChanged()),
    destroy: () => each((view) => view.destroy()),
  };
}

/**
 * Whether points of two classes are shown: blue and vermilion then mean the classes.
 * @param {{views: object[]}} payload
 */
export function showsClasses({ views }) {
  return views.some((view) => view.kind === "field" && view.points.length > 0);
}

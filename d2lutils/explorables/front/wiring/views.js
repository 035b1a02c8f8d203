// The pictures: a host for each view, drawn again when its size or the theme changes.

import { createView } from "../drawing/view.js";
import { element } from "./dom.js";

/**
 * Make the views of an explorable; call start() once they are in the page.
 * @param {object} payload
 * @param {object[]} words of the views, in the reader's language
 * @param {(values: Object<string, number>) => void} onDrag
 * @returns {{node: HTMLElement, start(), draw(data), setLabel(text), repaint(), destroy()}}
 */
export function createViews(payload, words, onDrag) {
  const node = element("div", { class: "explorable-views", "data-number": payload.views.length });
  const hosts = payload.views.map((view) => element("div", { class: "explorable-view", "data-kind": view.kind }));
  node.append(...hosts);
  const own = { views: [], data: null };
  const sizes = new ResizeObserver(() => repaint());

  function start() {
    own.views = payload.views.map((view, index) => {
      hosts[index].onDrag = onDrag;
      return createView(view, words[index], hosts[index]);
    });
    hosts.forEach((host) => sizes.observe(host));
  }
  function draw(data) {
    own.data = data;
    own.views.forEach((view) => view.draw(data));
  }
  function repaint() {
    own.views.forEach((view) => view.resize());
    if (own.data) draw(own.data);
  }
  function destroy() {
    sizes.disconnect();
    own.views.forEach((view) => view.destroy());
  }
  const setLabel = (text) => own.views.forEach((view) => view.setLabel(text));
  return { node, start, draw, setLabel, repaint, destroy };
}

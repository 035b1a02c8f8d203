// Makes an explorable live in a notebook: anywidget calls render().

import { check } from "../arithmetic/payload.js";
import { compilePacked } from "../arithmetic/wasm.js";
import { WASM_PACKED } from "../arithmetic/wasm_module.js";
import { element } from "./dom.js";
import { keepPicture } from "./keeping.js";
import { mount } from "./mount.js";
import { roomOf } from "./room.js";

/**
 * Show the explorable of a model in an element of the notebook.
 * @param {{model: object, el: HTMLElement}} place model: of anywidget, with what widget.py syncs
 * @returns {Promise<() => void>} which takes it away
 */
export async function render({ model, el }) {
  const payload = model.get("payload");
  const picture = pictureOf(model.get("figure"));
  const root = rootOf(payload, picture);
  el.append(root);
  const stops = [keepPicture(model, picture)];
  const module = await compilePacked(WASM_PACKED);
  const fault = check(payload);
  if (fault) refuse(root, payload, fault);
  else stops.push(start(model, root, payload, module));
  return () => stops.forEach((stop) => stop());
}

function start(model, root, payload, module) {
  const { values, step } = model.get("state");
  const made = mount(root, payload, {
    host: "widget",
    language: model.get("language"),
    module,
    initial: values ? { values, step } : null,
    onChange(state) {
      model.set("state", state);
      model.save_changes();
    },
  });
  return made.destroy;
}

function pictureOf({ source, alt, width }) {
  return element("img", { src: source, alt, width, style: "max-width: 100%; height: auto" });
}

function rootOf(payload, picture) {
  return element("figure", {
    class: "explorable",
    "data-explorable": payload.name,
    "data-state": "loading",
    style: roomOf(payload),
  }, element("div", { class: "explorable-figure" }, picture));
}

// The picture stays, and a sentence says that it does not compute.
function refuse(root, payload, { code, detail }) {
  console.warn(`${payload.name}: ${code}: ${detail}`);
  root.dataset.state = "error";
  const sentence = payload.texts?.en?.ui?.error_load;
  if (sentence) root.append(element("p", { class: "explorable-error", role: "alert" }, sentence));
}

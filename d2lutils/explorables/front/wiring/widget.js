// Makes an explorable live in a notebook: anywidget calls render().

import { check } from "../arithmetic/payload.js";
import { compilePacked } from "../arithmetic/wasm.js";
import { WASM_PACKED } from "../arithmetic/wasm_module.js";
import { createAsking } from "./asking.js";
import { element } from "./dom.js";
import { keepPicture } from "./keeping.js";
import { mount } from "./mount.js";
import { createRecordings } from "./recordings.js";
import { fill } from "./words.js";
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
  const live = { made: null };
  const recorded = payload.recording ? createLive(model, root, payload, live) : null;
  live.made = mount(root, payload, {
    host: "widget",
    language: model.get("language"),
    module,
    initial: values ? { values, step } : null,
    runs: recorded?.runs,
    want: recorded?.runs.want,
    onChange(state) {
      model.set("state", state);
      model.save_changes();
    },
  });
  return () => {
    live.made.destroy();
    recorded?.stop();
  };
}

// A recording: what is not in the payload, Python makes.
function createLive(model, root, payload, live) {
  const { ui } = payload.texts[model.get("language")];
  const asking = createAsking(model, payload, (part) =>
    live.made.work(fill(ui.computing, { percent: Math.floor(100 * part) })));
  const runs = createRecordings(payload, {
    fetch: asking.fetch,
    arrived: () => live.made.wake(),
    lost({ code, detail }) {
      console.warn(`${payload.name}: ${code}: ${detail}`);
      const sentence = { python: ui.error_python, kernel: ui.error_kernel }[code] ?? ui.error_run_lost;
      if (live.made.lose(fill(sentence, { error: detail }))) return;
      live.made.destroy();
      refuse(root, payload, { code, detail });
    },
  });
  return { runs, stop: asking.stop };
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

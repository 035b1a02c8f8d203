// Transport: back to the start, one step, play and pause, any step.

import { button, element, icon, newId, setText } from "./dom.js";
import { roomsFor } from "./speech.js";
import { fill } from "./words.js";

const PATIENCE = 150; // ms of replaying before a reader is told how far it is

/**
 * Make the row that moves through the run.
 * @param {{most: number, unit: number}} run steps, and those between two that can be shown
 * @param {object} ui words
 * @param {(event: object) => void} send to the machine
 * @returns {{node: HTMLElement, update(state, now: number): void, work(words: string): void, focus(): void}}
 *     work: say how far it is with a run that is made elsewhere, until the next update
 */
export function createTransport({ most, unit }, ui, send) {
  const reset = button("explorable-button explorable-reset", ui.reset, () => send({ type: "reset" }));
  const step = button("explorable-button explorable-step", ui.step, () => send({ type: "step" }));
  const play = createPlay(ui, send);
  const scrubber = createScrubber({ most, unit }, ui, send);
  const buttons = element("div", { class: "explorable-buttons" }, play.node, step, reset);
  const node = element("div", { class: "explorable-transport" }, buttons, scrubber.node);

  function update(state, now) {
    play.update(state.playing);
    scrubber.update(state, now);
    // Not disabled: the key that was pressed keeps its place.
    step.setAttribute("aria-disabled", String(state.target >= most));
    reset.setAttribute("aria-disabled", String(state.target === 0 && !state.playing));
  }
  return { node, update, work: scrubber.work, focus: () => play.node.focus() };
}

// As wide as the longer of its two words: nothing moves when they change.
function createPlay(ui, send) {
  const words = { play: ui.play, pause: ui.pause };
  const faces = Object.entries(words).map(([shape, word]) =>
    element("span", { "data-face": shape }, icon(shape), word));
  const node = button("explorable-button explorable-play", "", () =>
    send({ type: node.dataset.shows === "pause" ? "pause" : "play" }));
  node.append(...faces);
  function update(playing) {
    const shows = playing ? "pause" : "play";
    if (node.dataset.shows === shows) return;
    node.dataset.shows = shows;
    for (const face of faces) face.toggleAttribute("data-off", face.dataset.face !== shows);
  }
  return { node, update };
}

function createScrubber({ most, unit }, ui, send) {
  const input = element("input", { type: "range", id: newId(), min: 0, max: most, step: unit, value: 0 });
  const label = element("label", { for: input.id, class: "explorable-unseen" }, ui.scrubber);
  const where = element("output", { for: input.id, "aria-hidden": "true" });
  const rooms = roomsFor([fill(ui.step_of, { step: most, most }), fill(ui.replaying, { percent: 100 })]); // ui.computing is shorter
  const held = { down: false, since: null };
  input.addEventListener("input", () => send({ type: "scrub", step: Number(input.value) }));
  for (const [name, down] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]]) {
    input.addEventListener(name, () => { held.down = down; });
  }

  // While a run is replayed the thumb stays where it leads, the words say how far it is.
  function update({ step, target, replaying }, now) {
    const place = replaying ? target : step;
    held.since = replaying ? held.since ?? now : null;
    if (!held.down && Number(input.value) !== place) input.value = String(place);
    const late = replaying && now - held.since > PATIENCE;
    const text = late ? fill(ui.replaying, { percent: Math.floor((100 * step) / target) })
      : fill(ui.step_of, { step, most });
    setText(where, text);
    if (input.getAttribute("aria-valuetext") !== text) input.setAttribute("aria-valuetext", text);
    input.style.setProperty("--fill", `${(100 * Number(input.value)) / most}%`);
  }
  const readout = element("span", { class: "explorable-where" }, where, ...rooms);
  return { node: element("div", { class: "explorable-scrubber" }, label, input, readout), update, work: (words) => setText(where, words) };
}

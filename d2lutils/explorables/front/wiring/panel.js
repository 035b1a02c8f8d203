// The parts of an explorable in their order on the page.

import { unitOf } from "../arithmetic/machine.js";
import { createControls, createSpeed } from "./controls.js";
import { element, newId } from "./dom.js";
import * as predictions from "./prediction.js";
import { createSharing } from "./sharing.js";
import { createSentence } from "./speech.js";
import { createTransport } from "./transport.js";

/**
 * Build everything but the pictures.
 * @param {object} payload
 * @param {object} texts in the reader's language
 * @param {object} how
 * @param {string[]} how.lock names of controls that a lesson has fixed
 * @param {string[]} how.hide names of controls that a lesson has removed
 * @param {boolean} how.asks whether to ask for a prediction first
 * @param {object} how.act what the reader can do: send(event), set(name, value),
 *     setSpeed(n), defaults(), link() or null, python() a promise, predicted()
 * @param {HTMLElement} views
 */
export function createPanel(payload, texts, { lock, hide, asks, act, views }) {
  const { ui } = texts;
  const transport = createTransport({ most: payload.run.most, unit: unitOf(payload) }, ui, act.send);
  const sentence = createSentence(texts.sentence);
  const controls = createControls(payload, texts, { lock, hide, send: act.set });
  const speed = createSpeed(payload, ui, act.setSpeed);
  const sharing = createSharing(ui, act);
  const prediction = asks
    ? predictions.createPrediction(texts.prediction, payload.prediction.right, { ui, done: act.predicted }) : null;
  const still = payload.run.most === 0; // nothing but the controls changes what is shown
  transport.node.hidden = still;
  if (!still && !payload.run.pace) controls.rest.append(speed.node); // else it plays at one pace
  const more = element("details", { class: "explorable-more" }, element("summary", {}, ui.more), controls.rest);
  more.hidden = !controls.rest.hasChildNodes();
  const settings = element("fieldset", { class: "explorable-settings" }, controls.seen, controls.note, more);
  const told = element("div", { class: "explorable-told" }, transport.node, sentence.node, settings, sharing);
  const front = element("div", { class: "explorable-front" }, told);
  if (prediction) {
    transport.node.after(prediction.line);
    front.append(prediction.box);
  }
  const notice = element("p", { class: "explorable-notice", role: "alert", hidden: true });
  const header = createHeader(payload, texts);
  const stage = controls.pads.childElementCount
    ? element("div", { class: "explorable-stage" }, controls.pads, views) : views;
  const node = element("div", { class: "explorable-body" }, header.node, notice, stage, front);
  return { node, title: header.title, notice, front, told, settings, transport, sentence, controls, speed, prediction };
}

function createHeader(payload, texts) {
  const title = element("p", { class: "explorable-question", id: newId() }, texts.question);
  const badge = element("span", { class: "explorable-badge" }, texts.ui[`badge_${payload.badge}`]);
  return { title, node: element("div", { class: "explorable-head" }, title, badge) };
}

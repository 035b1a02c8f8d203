// Predict first: the reader guesses before the run can be started, and is told after it.

import { button, element, setText } from "./dom.js";
import { roomsFor } from "./speech.js";
import { fill } from "./words.js";

/**
 * Make the question that stands where the controls will be, and the line that answers.
 * @param {object} prediction {question, options, after} in the reader's language
 * @param {number} right index of the true answer
 * @param {{ui: object, done: () => void}} how done: the reader has chosen or skipped
 * @returns {{box: HTMLElement, line: HTMLElement, state(): string, tell(): void, dismiss(): void}}
 *     state: "asking", "guessed" or "over"
 */
export function createPrediction(prediction, right, { ui, done }) {
  const { question, options, after } = prediction;
  const line = createLine(longestLines(prediction, ui));
  const now = { state: "asking", guess: -1 };

  function choose(index) {
    Object.assign(now, { state: "guessed", guess: index });
    line.say(fill(ui.guessed, { guess: bare(options[index]) }));
    done();
  }
  function dismiss() {
    if (now.state === "asking") line.node.hidden = true;
    now.state = "over";
  }
  function tell() {
    if (now.state !== "guessed") return;
    now.state = "over";
    const hit = now.guess === right;
    line.node.dataset.verdict = hit ? "right" : "wrong";
    const verdict = fill(hit ? ui.guess_right : ui.guess_wrong, { guess: bare(options[now.guess]) });
    line.say(`${verdict} ${after}`);
  }
  const choices = options.map((option, index) =>
    button("explorable-button explorable-option", option, () => choose(index)));
  const skip = button("explorable-quiet explorable-skip", ui.skip, () => { dismiss(); done(); });
  const box = element("fieldset", { class: "explorable-predict" },
    element("legend", {}, element("small", {}, ui.predict_first), question),
    element("div", { class: "explorable-options" }, ...choices), skip);
  return { box, line: line.node, state: () => now.state, tell, dismiss };
}

// An option without its full stop, to stand inside a sentence.
const bare = (option) => option.replace(/[.。]$/, "");

function createLine(templates) {
  const said = element("p", { role: "status" });
  const node = element("div", { class: "explorable-guess" }, said, ...roomsFor(templates));
  return { node, say: (text) => setText(said, text) };
}

function longestLines({ options, after }, ui) {
  return options.map(bare).flatMap((guess) => [
    fill(ui.guessed, { guess }),
    `${fill(ui.guess_right, { guess })} ${after}`,
    `${fill(ui.guess_wrong, { guess })} ${after}`,
  ]);
}

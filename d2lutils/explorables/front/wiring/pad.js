// The pad: strokes by mouse, finger, pen or keyboard; what is drawn is sent, not kept.

import { fitted, SIDE, strokesOf, written } from "../arithmetic/drawings.js";
import { button, element, newId, setText, svg } from "./dom.js";
import { fill } from "./words.js";

const RIM = 2; // around the grid, so that a stroke at its edge is seen in full
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const [STEP, LEAP] = [2, 8]; // of a key, without and with Shift

/**
 * Make the control of a drawing.
 * @param {object} control of the payload
 * @param {object} words label, and ui
 * @param {(name: string, value: string) => void} send
 * @returns {{node: HTMLElement, update(value: string): void}}
 */
export function createPad(control, words, send) {
  const own = {
    strokes: [], text: null, live: null, pointer: null, // strokes done, the one being drawn, by which pointer
    at: [SIDE / 2, SIDE / 2], down: false, // the pen of the keyboard
  };
  const made = build(words);
  const isFixed = () => made.pad.getAttribute("aria-disabled") === "true" || made.pad.closest("fieldset:disabled, [inert]");

  function paint() {
    const shown = fitted(all(own), control.most);
    const lines = shown.map(([first, ...rest]) => `M${first}${(rest.length ? rest : [first]).map((point) => `L${point}`).join("")}`);
    made.ink.setAttribute("d", lines.join(""));
    made.pen.setAttribute("transform", `translate(${own.at})`);
    made.pad.dataset.pen = own.down ? "down" : "up";
    return shown;
  }
  function tell() {
    own.text = written(paint());
    send(control.name, own.text);
  }
  function say(key) {
    setText(made.status, fill(words.ui[key], { x: own.at[0], y: own.at[1], count: all(own).length }));
  }
  function end() {
    if (own.live) own.strokes = fitted([...own.strokes, own.live], control.most);
    Object.assign(own, { live: null, pointer: null, down: false });
  }
  function replace(strokes) {
    end();
    own.strokes = strokes();
    tell();
    say("pad_count");
  }
  const undo = () => replace(() => own.strokes.slice(0, -1));
  made.row.append(button("explorable-button", words.ui.pad_undo, () => isFixed() || undo()),
    button("explorable-button", words.ui.pad_clear, () => isFixed() || replace(() => [])));
  byPointer(own, made, { isFixed, tell, end });
  byKeys(own, made, { isFixed, tell, end, undo, say, paint });
  function update(text) {
    if (text === own.text) return;
    Object.assign(own, { text, strokes: strokesOf(text), live: null, pointer: null, down: false });
    paint();
  }
  return { node: made.node, update };
}

function build({ label, ui }) {
  const [name, help] = [element("span", { id: newId(), class: "explorable-pad-label" }, label),
    element("p", { id: newId(), class: "explorable-note" }, ui.pad_help)];
  const ink = svg("path", { class: "explorable-ink" });
  const pen = svg("circle", { class: "explorable-pen", r: 2.5 });
  const pad = element("div", {
    class: "explorable-pad", tabindex: 0, role: "application", "aria-labelledby": name.id, "aria-describedby": help.id,
  }, svg("svg", { viewBox: `${-RIM} ${-RIM} ${SIDE + 2 * RIM - 1} ${SIDE + 2 * RIM - 1}`, "aria-hidden": "true" }, ink, pen));
  const row = element("div", { class: "explorable-buttons" });
  const status = element("span", { class: "explorable-unseen", role: "status" });
  return { node: element("div", { class: "explorable-drawing" }, name, pad, row, help, status), pad, ink, pen, row, status };
}

const all = ({ strokes, live }) => (live ? [...strokes, live] : strokes);

// One finger or button draws; what the browser gathered between two frames is drawn, too.
function byPointer(own, { pad }, { isFixed, tell, end }) {
  function place({ clientX, clientY }) {
    const { left, top, width, height } = pad.getBoundingClientRect();
    const scale = SIDE + 2 * RIM - 1;
    return [((clientX - left) / width) * scale - RIM, ((clientY - top) / height) * scale - RIM];
  }
  pad.addEventListener("pointerdown", (event) => {
    if (isFixed() || event.button !== 0 || own.pointer !== null) return;
    end(); // what the keys have begun
    Object.assign(own, { pointer: event.pointerId, live: [place(event)] });
    pad.setPointerCapture(event.pointerId);
    tell();
  });
  pad.addEventListener("pointermove", (event) => {
    if (event.pointerId !== own.pointer) return;
    const gathered = event.getCoalescedEvents?.() ?? [];
    own.live.push(...(gathered.length ? gathered : [event]).map(place));
    tell();
  });
  for (const type of ["pointerup", "pointercancel", "lostpointercapture"]) {
    pad.addEventListener(type, (event) => {
      if (event.pointerId !== own.pointer) return;
      end();
      tell();
    });
  }
}

// Arrows move a pen, which Space sets down and lifts; Escape takes the last stroke away.
function byKeys(own, { pad }, { isFixed, tell, end, undo, say, paint }) {
  function press(key, by) {
    if (Object.hasOwn(MOVES, key)) {
      own.at = own.at.map((x, axis) => Math.min(Math.max(x + by * MOVES[key][axis], 0), SIDE - 1));
      if (!own.down) return say("pad_at"), paint();
      own.live.push(own.at);
      return say("pad_down"), tell();
    }
    if (key === " " || key === "Enter") {
      const down = !own.down;
      end();
      if (down) Object.assign(own, { down, live: [own.at] });
      tell();
      return say(down ? "pad_down" : "pad_up");
    }
    return ["Escape", "Backspace", "Delete"].includes(key) && all(own).length > 0 ? undo() : false;
  }
  pad.addEventListener("keydown", (event) => {
    if (isFixed() || own.pointer !== null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (press(event.key, event.shiftKey ? LEAP : STEP) !== false) event.preventDefault();
  });
  pad.addEventListener("focus", () => own.pointer === null && !isFixed() && say("pad_at"));
  pad.addEventListener("blur", () => {
    if (!own.down) return;
    end();
    tell();
  });
}

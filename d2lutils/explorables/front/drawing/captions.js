// The words around a picture: title, axes, colour bar, what the marks mean, the read-out.

import { plain } from "./numbers.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element of a view.
 * @param {string} tag
 * @param {string} name its class after "explorable-view-"
 * @param {string} [text]
 */
export function part(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = `explorable-view-${name}`;
  made.textContent = text;
  return made;
}

// The same text written again is laid out again, and a new one costs more than new words.
function write(node, text) {
  if (node.textContent === text) return;
  if (node.firstChild) node.firstChild.data = text;
  else node.textContent = text;
}

/**
 * Make a colour bar between its two numbers.
 * @returns {{node: HTMLElement, update(limits: {low: number, high: number}, stops: string[]): void}}
 */
export function createBar() {
  const [node, low, colours, high] = ["bar", "low", "colours", "high"].map((name) => part("span", name));
  node.append(low, colours, high);
  let last = null;
  function update(limits, stops) {
    write(low, plain(limits.low, 2));
    write(high, plain(limits.high, 2));
    if (stops === last) return;
    colours.style.backgroundImage = `linear-gradient(to right, ${stops.join(", ")})`;
    last = stops;
  }
  return { node, update };
}

/**
 * Make the list of what the marks mean: round and square for the classes, filled and
 * hollow for the sets.
 * @param {string[]} classes what class 1 and class 0 are called
 * @param {string[]} sets of points, what they are called
 */
export function createLegend(classes, sets) {
  const list = part("ul", "marks");
  const add = (text, look, ...shapes) => {
    const item = document.createElement("li");
    const box = `0 0 ${12 * shapes.length} 12`;
    const marks = shape("svg", { viewBox: box, width: 12 * shapes.length, "aria-hidden": "true", class: look });
    marks.append(...shapes.map((make, index) => make(12 * index)));
    item.append(marks, text);
    list.append(item);
  };
  classes.forEach((text, index) => add(text, "is-filled", [round, square][index]));
  sets.forEach((text, index) => add(text, index > 0 ? "is-hollow" : "is-filled", round, square));
  return list;
}

const round = (left) => shape("circle", { cx: left + 6, cy: 6, r: 4, class: "is-one" });
const square = (left) => shape("rect", { x: left + 2.4, y: 2.4, width: 7.2, height: 7.2, class: "is-zero" });

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/**
 * Make the list of what the hues of bars mean.
 * @param {string[]} texts in the order of the hues
 * @returns {{node: HTMLElement, update(hues: string[]): void}}
 */
export function createKey(texts) {
  const node = part("ul", "marks");
  const marks = texts.map((text) => {
    const item = document.createElement("li");
    const mark = shape("svg", { viewBox: "0 0 12 12", width: 12, "aria-hidden": "true", class: "is-filled" });
    mark.append(shape("rect", { x: 1, y: 1, width: 10, height: 10 }));
    item.append(mark, text);
    node.append(item);
    return mark;
  });
  const update = (hues) => marks.forEach((mark, i) => mark.style.setProperty("--hue", hues[i % hues.length]));
  return { node, update };
}

/**
 * Make the read-out; its unseen twin keeps the place of the longest text.
 * @param {string} longest
 * @returns {{node: HTMLElement, say(text: string, aloud: boolean): void}} aloud: to screen readers too
 */
export function createReading(longest) {
  const node = part("div", "reading");
  const room = part("span", "room");
  room.dataset.text = longest;
  room.setAttribute("aria-hidden", "true");
  const line = part("p", "said");
  node.append(room, line);
  function say(text, aloud) {
    line.setAttribute("aria-live", aloud ? "polite" : "off");
    write(line, text);
  }
  say("", false);
  return { node, say };
}

/**
 * Return the longest read-out: every number takes as much room as "−0.0000".
 * @param {string[]} names of the numbers in it
 */
export function longestReading(names) {
  return names.map((name) => `${name ?? ""} = −0.0000`).join(" · ");
}

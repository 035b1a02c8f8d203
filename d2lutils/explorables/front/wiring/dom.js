// Elements of the page. Text is only ever inserted as text.

const SVG = "http://www.w3.org/2000/svg";
const SHAPES = { play: "M4 2.5v11l9-5.5z", pause: "M4 3h3v10H4zM9 3h3v10H9z" };
const count = { ids: 0 };

/**
 * Make an element; strings among the children become text, never markup.
 * @param {string} tag
 * @param {Object<string, string|number|boolean|null>} attributes false and null: left out
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== null) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/**
 * Make a button that calls `act` when pressed.
 * @param {string} className
 * @param {string} label
 * @param {() => void} act
 */
export function button(className, label, act) {
  const made = element("button", { type: "button", class: className }, label);
  made.addEventListener("click", act);
  return made;
}

/**
 * Make a small picture that says nothing to a screen reader.
 * @param {"play"|"pause"} shape
 */
export function icon(shape) {
  return svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: SHAPES[shape] }));
}

/** Make an element of a drawing, as element() does. */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Return an id that no other element of the page has. */
export function newId() {
  count.ids += 1;
  return `explorable-part-${count.ids}`;
}

/** Write text where it differs, so that nothing is announced twice. */
export function setText(node, text) {
  if (node.textContent === text) return;
  const { firstChild: first, lastChild: last } = node;
  if (first instanceof Text && first === last) first.data = text; // costs less than a new one
  else node.textContent = text;
}

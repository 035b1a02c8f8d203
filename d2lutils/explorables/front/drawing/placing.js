// Where labels go, so that none lies over another.

const HAN = "\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef";
const PIECES = new RegExp(`[${HAN}]|[^\\s${HAN}]+|\\s+`, "g");

/**
 * Return places near the wanted ones, at least a gap apart, in the same order.
 *
 * Labels that would overlap are moved together by the least sum of squares; they stay
 * within the bounds as far as there is room.
 * @param {number[]} wanted
 * @param {number} gap
 * @param {[number, number]} bounds
 */
export function spreadOut(wanted, gap, bounds) {
  const order = wanted.map((_, i) => i).sort((i, j) => wanted[i] - wanted[j] || i - j);
  const blocks = []; // centre and members, in ascending order
  for (const index of order) {
    let [centre, members] = [wanted[index], 1];
    while (blocks.length && centre - blocks.at(-1)[0] < (gap * (members + blocks.at(-1)[1])) / 2) {
      const [other, count] = blocks.pop();
      centre = (centre * members + other * count) / (members + count);
      members += count;
    }
    blocks.push([centre, members]);
  }
  const places = blocks.flatMap(([centre, members]) =>
    Array.from({ length: members }, (_, k) => centre + gap * (k - (members - 1) / 2)));
  keepInside(places, gap, bounds);
  const result = [];
  order.forEach((index, k) => { result[index] = places[k]; });
  return result;
}

function keepInside(places, gap, [low, high]) {
  const last = places.length - 1;
  for (let i = last; i >= 0; i -= 1) places[i] = Math.min(places[i], high - gap * (last - i));
  for (let i = 0; i <= last; i += 1) places[i] = Math.max(places[i], low + gap * i);
}

/**
 * Break a text into as few lines as fit, of about equal length.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
export function balanced(text, width, measure) {
  let lines = wrapped(text, width, measure);
  const count = lines.length;
  for (let less = 0.95 * width; count > 1 && less > width / 3; less *= 0.95) {
    const tighter = wrapped(text, less, measure);
    if (tighter.length > count) break;
    lines = tighter;
  }
  return lines;
}

/**
 * Break a text into lines that fit, at spaces, or anywhere between Chinese characters.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 * @returns {string[]}
 */
export function wrapped(text, width, measure) {
  const pieces = text.match(PIECES) ?? [];
  const lines = [];
  let line = "";
  for (const piece of pieces) {
    if (line.trim() && measure((line + piece).trim()) > width) {
      lines.push(line.trim());
      line = "";
    }
    line += piece;
  }
  if (line.trim()) lines.push(line.trim());
  return lines;
}

/**
 * Return the text, or as much of its beginning as fits, with "…".
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
export function shortened(text, width, measure) {
  if (measure(text) <= width) return text;
  const signs = Array.from(text);
  do signs.pop(); while (signs.length > 1 && measure(`${signs.join("").trimEnd()}…`) > width);
  return `${signs.join("").trimEnd()}…`;
}

// Where the keys take a cursor.

/**
 * Return where a key moves a cursor along an axis, or null if it is none of its keys.
 * @param {number} index 0 to count - 1
 * @param {string} key as in KeyboardEvent.key
 * @param {number} count
 */
export function movedAlong(index, key, count) {
  const page = Math.max(Math.round(count / 10), 1);
  const moves = {
    ArrowLeft: index - 1, ArrowRight: index + 1, PageDown: index - page, PageUp: index + page, Home: 0, End: count - 1,
  };
  if (!Object.hasOwn(moves, key)) return null;
  return Math.min(Math.max(moves[key], 0), count - 1);
}

const TO_HIGHER = { ArrowUp: "ArrowRight", ArrowDown: "ArrowLeft", PageUp: "PageUp", PageDown: "PageDown" };
const TO_LOWER = { ArrowUp: "ArrowLeft", ArrowDown: "ArrowRight", PageUp: "PageDown", PageDown: "PageUp" };

/**
 * Return where a key moves a cursor over a grid whose first row is the lowest.
 * @param {number} index row × columns + column
 * @param {string} key
 * @param {[number, number]} shape [rows, columns]
 * @param {boolean} [down] the first row is on top
 */
export function movedOver(index, key, [rows, columns], down = false) {
  const column = index % columns;
  const row = (index - column) / columns;
  const turned = down ? TO_LOWER : TO_HIGHER;
  if (Object.hasOwn(turned, key)) return movedAlong(row, turned[key], rows) * columns + column;
  const moved = movedAlong(column, key, columns);
  return moved === null ? null : row * columns + moved;
}

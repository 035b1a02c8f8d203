// Lines of equal value on a grid (marching squares).

// Which edges a line crosses, by which corners are above: 0 lower, 1 right, 2 upper, 3 left.
const EDGES = [
  [], [[3, 0]], [[0, 1]], [[3, 1]], [[1, 2]], null, [[0, 2]], [[3, 2]],
  [[2, 3]], [[2, 0]], null, [[2, 1]], [[1, 3]], [[1, 0]], [[0, 3]], [],
];

/**
 * Return the pieces of the lines where the grid has one of these values.
 * @param {ArrayLike<number>} values rows × columns in the middles of cells, row after row
 * @param {[number, number]} shape [rows, columns], each at least 2
 * @param {number[]} levels
 * @returns {number[]} x0, y0, x1, y1 of each piece, in columns and rows: 0 is the middle
 *   of the first, −0.5 its rim
 */
export function contours(values, [rows, columns], levels) {
  const pieces = [];
  const at = (row, column) => values[row * columns + column];
  const grid = toTheRim(rows, (row) => toTheRim(columns, (column) => at(row, column), extended), extendedRow);
  const place = (index, count) => Math.min(Math.max(index - 1, -0.5), count - 0.5);
  for (let row = 0; row + 1 < grid.length; row += 1) {
    const [low, high] = [grid[row], grid[row + 1]];
    const ys = [place(row, rows), place(row + 1, rows)];
    for (let column = 0; column + 1 < low.length; column += 1) {
      const cell = { corners: [low[column], low[column + 1], high[column + 1], high[column]], ys };
      cell.xs = [place(column, columns), place(column + 1, columns)];
      for (const level of levels) addCell(pieces, cell, level);
    }
  }
  return pieces;
}

// What lies in the middles, and what follows from it for the rim, half a cell out.
function toTheRim(count, at, extend) {
  const inner = Array.from({ length: count }, (_, i) => at(i));
  return [extend(inner[0], inner[1]), ...inner, extend(inner[count - 1], inner[count - 2])];
}

function extended(last, before) {
  return last + (last - before) / 2;
}

function extendedRow(last, before) {
  return last.map((value, i) => extended(value, before[i]));
}

function addCell(pieces, { corners, xs, ys }, level) {
  const [a, b, c, d] = corners;
  const above = (a > level) + 2 * (b > level) + 4 * (c > level) + 8 * (d > level);
  if (above === 0 || above === 15 || !Number.isFinite(a + b + c + d)) return;
  for (const edges of EDGES[above] ?? saddle(above, (a + b + c + d) / 4 > level)) {
    for (const edge of edges) pieces.push(...crossing(edge, corners, level, xs, ys));
  }
}

// Two corners across are above: the middle decides which way the lines pass it.
function saddle(above, middle) {
  return (above === 5) === middle ? [[3, 2], [0, 1]] : [[3, 0], [1, 2]];
}

function crossing(edge, [a, b, c, d], level, [left, right], [low, high]) {
  const between = (start, end, from, to) => start + ((end - start) * (level - from)) / (to - from);
  if (edge === 0) return [between(left, right, a, b), low];
  if (edge === 1) return [right, between(low, high, b, c)];
  if (edge === 2) return [between(left, right, d, c), high];
  return [left, between(low, high, a, d)];
}

/**
 * Return `count` values between low and high, denser below: on a parabola their lines
 * are equally far apart. With log, equal ratios.
 * @param {{low: number, high: number, log?: boolean}} limits
 * @param {number} count
 */
export function levelsOf({ low, high, log = false }, count) {
  if (!(low < high)) return [];
  return Array.from({ length: count }, (_, k) => {
    const share = (k + 1) / (count + 1);
    return log ? low * (high / low) ** share : low + (high - low) * share * share;
  });
}

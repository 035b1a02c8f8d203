// Long lines with no more points than there are pixels.

/**
 * Return the connected runs of a line in pixels, each as [x0, y0, x1, y1, ...].
 *
 * Where many values share a pixel column, the first, least, greatest and last of them
 * stand for all: what is drawn is the same. A value without a place ends a run.
 * @param {ArrayLike<number>} xs ascending
 * @param {ArrayLike<number>} ys
 * @param {(x: number) => number} atX pixel, NaN if it has no place
 * @param {(y: number) => number} atY
 * @returns {number[][]}
 */
export function runsOf(xs, ys, atX, atY) {
  const runs = [];
  let run = null;
  let column = null;
  function close() {
    if (column) flush(run, column);
    column = null;
    run = null;
  }
  for (let i = 0; i < Math.min(xs.length, ys.length); i += 1) {
    const x = atX(xs[i]);
    const y = atY(ys[i]);
    if (Number.isNaN(x) || Number.isNaN(y)) {
      close();
      continue;
    }
    if (!run) runs.push((run = []));
    if (column && Math.floor(x) === Math.floor(column.x)) {
      column.low = Math.min(column.low, y);
      column.high = Math.max(column.high, y);
      column.last = y;
      column.end = x;
    } else {
      if (column) flush(run, column);
      column = { x, end: x, first: y, low: y, high: y, last: y };
    }
  }
  close();
  return runs;
}

function flush(run, { x, end, first, low, high, last }) {
  run.push(x, first);
  if (low < Math.min(first, last)) run.push(x, low);
  if (high > Math.max(first, last)) run.push(x, high);
  if (end !== x || last !== first) run.push(end, last);
}

// Small marks: points of two classes, dots on lines, triangles at the rim.

/**
 * Draw points by class: 1 round, 0 square; hollow for a second set.
 * @param {object} brush
 * @param {object} frame
 * @param {object} theme
 * @param {{rows: ArrayLike<number>, hollow: boolean}} points x, y, class of each
 */
export function paintPoints({ context }, frame, theme, { rows, hollow }) {
  const radius = Math.min(Math.max(frame.width / 90, 2.6), 3.4);
  for (const [label, hue] of [[0, theme.negative], [1, theme.positive]]) {
    context.beginPath();
    for (let i = 0; i + 2 < rows.length; i += 3) {
      if (rows[i + 2] > 0.5 !== (label === 1)) continue;
      addMark(context, frame.x.at(rows[i]), frame.y.at(rows[i + 1]), radius, label === 0);
    }
    context.setLineDash([]);
    context.fillStyle = hue;
    context.strokeStyle = theme.ring;
    context.lineWidth = hollow ? 3.2 : 1.6;
    context.stroke();
    if (!hollow) {
      context.fill();
      continue;
    }
    context.strokeStyle = hue;
    context.lineWidth = 1.6;
    context.stroke();
  }
}

function addMark(context, x, y, radius, square) {
  if (Number.isNaN(x) || Number.isNaN(y)) return;
  if (square) {
    const half = radius * 0.9;
    context.rect(x - half, y - half, 2 * half, 2 * half);
  } else {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

/** Draw a dot with a ring. */
export function paintDot({ context }, x, y, { radius, fill, ring }) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.setLineDash([]);
  context.strokeStyle = ring;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = fill;
  context.fill();
}

/**
 * Draw a triangle at the rim of the frame, for what lies beyond it.
 * @param {{x: number, y: number, fill: string, ring: string}} mark pixels, anywhere
 */
export function paintBeyond({ context }, frame, { x, y, fill, ring }) {
  const [right, low] = [frame.left + frame.width, frame.top + frame.height];
  const near = (pixel, from, to) => Math.min(Math.max(pixel, from + 8), to - 8);
  const [atX, atY] = [near(x, frame.left, right), near(y, frame.top, low)];
  let angle = 0; // it points to where the value is
  if (y < frame.top) angle = -Math.PI / 2;
  else if (y > low) angle = Math.PI / 2;
  else if (x < frame.left) angle = Math.PI;
  context.save();
  context.translate(atX, atY);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(6, 0);
  context.lineTo(-4, -5);
  context.lineTo(-4, 5);
  context.closePath();
  context.setLineDash([]);
  context.strokeStyle = ring;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = fill;
  context.fill();
  context.restore();
}

const DARK = "#10151b"; // on colours that do not follow the theme
const LIGHT = "#ffffff";
const LEAST = 6; // px: a smaller frame is not seen

/** Draw a frame around a cell: dark with a light rim, seen on every colour. */
export function paintCell({ context }, { left, top, width, height }) {
  const [x, y] = [left - Math.max(LEAST - width, 0) / 2, top - Math.max(LEAST - height, 0) / 2];
  context.setLineDash([]);
  for (const [colour, thick] of [[LIGHT, 4], [DARK, 1.8]]) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x, y, Math.max(width, LEAST), Math.max(height, LEAST));
  }
}

/** Whether a pixel lies in the frame. */
export function isInside(frame, x, y) {
  return x >= frame.left && x <= frame.left + frame.width && y >= frame.top && y <= frame.top + frame.height;
}

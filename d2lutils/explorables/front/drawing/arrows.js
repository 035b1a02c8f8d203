// Arrows between boxes.

const HEAD = 5; // px

/**
 * Draw a smooth arrow that leaves and arrives along one axis.
 * @param {object} brush
 * @param {number[][]} ends where it leaves and where its tip is
 * @param {{down: boolean, hue: string, size: number}} look down: along the y axis
 */
export function paintArrow({ context }, [[fromX, fromY], [toX, toY]], { down, hue, size }) {
  const head = HEAD + size;
  const [endX, endY] = down ? [toX, toY - head + 1] : [toX - head + 1, toY];
  const [middleX, middleY] = [(fromX + endX) / 2, (fromY + endY) / 2];
  context.setLineDash([]);
  context.strokeStyle = hue;
  context.fillStyle = hue;
  context.lineWidth = size;
  context.beginPath();
  context.moveTo(fromX, fromY);
  if (down) context.bezierCurveTo(fromX, middleY, endX, middleY, endX, endY);
  else context.bezierCurveTo(middleX, fromY, middleX, endY, endX, endY);
  context.stroke();
  const half = head / 2;
  context.beginPath();
  context.moveTo(toX, toY);
  for (const by of [half, -half]) context.lineTo(down ? toX + by : toX - head, down ? toY - head : toY + by);
  context.closePath();
  context.fill();
}

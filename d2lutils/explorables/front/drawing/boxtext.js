// Text in boxes.

import { setFont } from "./surface.js";

/**
 * Write a text in the middle of a box, narrower where it does not fit.
 * @param {object} brush
 * @param {{text: string, font: string, fill: string}} line font: before the size, such as "italic"
 * @param {number} x of its middle
 * @param {number} y
 * @param {number} width
 */
export function fittedText(brush, { text, font, fill }, x, y, width) {
  const { context } = brush;
  setFont(brush, { align: "center" });
  if (font) context.font = `${font} ${context.font}`;
  context.fillStyle = fill;
  context.fillText(text, x, y + 0.5, width);
}

// A brush on a screen of so many pixels to one, whose letters are all 6 px wide.
export function brushOf(width, height, ratio = 1) {
  const context = { measureText: (text) => ({ width: 6 * text.length }), getTransform: () => ({ a: ratio }) };
  return { context, width, height, size: 12, family: "sans-serif", widths: new Map() };
}

export const clean = (text) => text.replaceAll("\u00a0", " ");

// A canvas as sharp as the screen, as large as its box.

const MOST_WIDTHS = 1000;

/**
 * Make a canvas that fills `box`; `changed` is called when its size or sharpness changes.
 *
 * What is painted with `brush` is seen after show(). It is painted on a sheet outside of
 * the page: text on a canvas in the page makes Chromium lay the page out.
 * @param {HTMLElement} box its size comes from the style sheet, never from the canvas
 * @param {() => void} changed
 * @returns {{canvas: HTMLCanvasElement, brush: object, fit(): void, show(): void, destroy(): void}}
 */
export function createSurface(box, changed) {
  const canvas = document.createElement("canvas");
  box.append(canvas);
  const seen = canvas.getContext("2d");
  const sheet = document.createElement("canvas");
  const context = sheet.getContext("2d");
  const brush = { context, width: 0, height: 0, size: 12, family: "sans-serif", labels: null, widths: null, kept: null, raster: null };
  const sizes = new ResizeObserver(() => {
    if (box.clientWidth !== brush.width || box.clientHeight !== brush.height) changed();
  });
  let screen = null;

  function fit() {
    const ratio = devicePixelRatio || 1;
    const style = getComputedStyle(canvas);
    const font = { size: parseFloat(style.fontSize) || 12, family: style.fontFamily };
    const found = { labels: null, widths: new Map(), kept: {} }; // for this size and font
    Object.assign(brush, { width: box.clientWidth, height: box.clientHeight, ...font, ...found });
    const [width, height] = [Math.round(brush.width * ratio), Math.round(brush.height * ratio)];
    for (const each of [canvas, sheet]) {
      if (each.width !== width) each.width = width;
      if (each.height !== height) each.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    watchScreen(ratio);
  }
  function show() {
    seen.clearRect(0, 0, canvas.width, canvas.height);
    seen.drawImage(sheet, 0, 0);
  }
  // Zooming, or a window dragged to another screen.
  function watchScreen(ratio) {
    screen?.removeEventListener("change", changed);
    screen = matchMedia(`(resolution: ${ratio}dppx)`);
    screen.addEventListener("change", changed);
  }
  function destroy() {
    sizes.disconnect();
    screen?.removeEventListener("change", changed);
    canvas.remove();
  }
  sizes.observe(box);
  return { canvas, brush, fit, show, destroy };
}

const fontOf = ({ size, family }, scale) => `${Math.max(size * scale, 11)}px ${family}`;

/**
 * Set the font and the alignment of the text that follows.
 * @param {object} brush
 * @param {{align?: CanvasTextAlign, baseline?: CanvasTextBaseline, scale?: number}} [options]
 */
export function setFont(brush, { align = "left", baseline = "middle", scale = 1 } = {}) {
  const { context } = brush;
  context.font = fontOf(brush, scale);
  context.textAlign = align;
  context.textBaseline = baseline;
}

/**
 * Return the width of a text, measured once.
 * @param {object} brush
 * @param {string} text
 * @param {number} scale of its font, the same in all calls
 */
export function widthOf(brush, text, scale) {
  const { context, widths } = brush;
  if (!widths.has(text)) {
    if (widths.size > MOST_WIDTHS) widths.clear();
    context.font = fontOf(brush, scale);
    widths.set(text, context.measureText(text).width);
  }
  return widths.get(text);
}

/** Draw only inside the frame while `paint` runs. */
export function clipped({ context }, frame, paint, margin = 0) {
  context.save();
  context.beginPath();
  context.rect(frame.left - margin, frame.top - margin, frame.width + 2 * margin, frame.height + 2 * margin);
  context.clip();
  paint();
  context.restore();
}

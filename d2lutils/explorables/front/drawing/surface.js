// A canvas as sharp as the screen, as large as its box.

/**
 * Make a canvas that fills `box`; `changed` is called when its size or sharpness changes.
 * @param {HTMLElement} box its size comes from the style sheet, never from the canvas
 * @param {() => void} changed
 * @returns {{canvas: HTMLCanvasElement, brush: object, fit(): void, destroy(): void}}
 */
export function createSurface(box, changed) {
  const canvas = document.createElement("canvas");
  box.append(canvas);
  const brush = { context: canvas.getContext("2d"), width: 0, height: 0, size: 12, family: "sans-serif", kept: {}, raster: null };
  const sizes = new ResizeObserver(() => {
    if (box.clientWidth !== brush.width || box.clientHeight !== brush.height) changed();
  });
  let screen = null;

  function fit() {
    const ratio = devicePixelRatio || 1;
    const style = getComputedStyle(canvas);
    const font = { size: parseFloat(style.fontSize) || 12, family: style.fontFamily };
    Object.assign(brush, { width: box.clientWidth, height: box.clientHeight, labels: null, kept: {}, ...font });
    const [width, height] = [Math.round(brush.width * ratio), Math.round(brush.height * ratio)];
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    brush.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    watchScreen(ratio);
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
  return { canvas, brush, fit, destroy };
}

/**
 * Set the font and the alignment of the text that follows.
 * @param {object} brush
 * @param {{align?: CanvasTextAlign, baseline?: CanvasTextBaseline, scale?: number}} [options]
 */
export function setFont(brush, { align = "left", baseline = "middle", scale = 1 } = {}) {
  const { context, size, family } = brush;
  context.font = `${Math.max(size * scale, 11)}px ${family}`;
  context.textAlign = align;
  context.textBaseline = baseline;
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

// Parts of a picture that seldom change, kept as they were painted.

/**
 * Paint a part of a picture, or copy it where nothing that it depends on has changed.
 * @param {object} brush of the picture; it keeps the part until its size changes
 * @param {string} name of the part
 * @param {unknown[]} key what the part depends on
 * @param {(brush: object) => void} paint on a clear canvas of the same size
 */
export function paintKept(brush, name, key, paint) {
  const { canvas } = brush.context;
  const last = brush.kept[name];
  const same = last && last.key.every((part, i) => part === key[i]);
  const sheet = last?.sheet ?? document.createElement("canvas");
  if (!same) {
    Object.assign(sheet, { width: canvas.width, height: canvas.height }); // also clears it
    const context = sheet.getContext("2d");
    context.setTransform(brush.context.getTransform());
    paint({ ...brush, context });
    brush.kept[name] = { sheet, key };
  }
  brush.context.save();
  brush.context.setTransform(1, 0, 0, 1, 0, 0); // pixel for pixel
  brush.context.drawImage(sheet, 0, 0);
  brush.context.restore();
}

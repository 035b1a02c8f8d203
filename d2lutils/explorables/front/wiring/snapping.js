// From a place in a picture to a value that a slider has.

/**
 * Return the one of `values` that is nearest to `wanted`.
 * @param {number[]} values
 * @param {number} wanted
 */
export function nearest(values, wanted) {
  return values.reduce((best, value) =>
    Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best);
}

/**
 * Return what a drag sets: the sliders that it names and that change, on values they have.
 * @param {object[]} controls of the payload
 * @param {Object<string, number>} values of the controls now
 * @param {Object<string, number>} dragged
 * @returns {[string, number][]}
 */
export function changesOf(controls, values, dragged) {
  const changes = [];
  for (const control of controls) {
    const wanted = dragged[control.name];
    if (control.kind !== "slider" || !Number.isFinite(wanted)) continue;
    const value = nearest(control.values, wanted);
    if (value !== values[control.name]) changes.push([control.name, value]);
  }
  return changes;
}

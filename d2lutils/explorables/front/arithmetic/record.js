// The record of a run: measured numbers at every so many steps, in arrays that grow.

const FIRST = 64; // places to begin with

/**
 * Make an empty record.
 * @param {{series: string[], run: {every: number}}} payload
 * @returns {{at(step: number, measured: function(): object): void, upTo(step: number): object, clear(): void}}
 *     at: record what is measured at a step, unless it has been; upTo: {steps, [name]:
 *     Float32Array} up to a step
 */
export function createRecord({ series, run: { every } }) {
  const own = { count: 0, steps: new Int32Array(FIRST), columns: series.map(() => new Float32Array(FIRST)) };

  function at(step, measured) {
    if (step !== own.count * every) return;
    if (own.count === own.steps.length) grow();
    const values = measured();
    own.steps[own.count] = step;
    series.forEach((name, index) => { own.columns[index][own.count] = values[name]; });
    own.count += 1;
  }
  function grow() {
    own.steps = doubled(own.steps);
    own.columns = own.columns.map(doubled);
  }
  function upTo(step) {
    const end = Math.min(own.count, Math.floor(step / every) + 1);
    const columns = series.map((name, index) => [name, own.columns[index].subarray(0, end)]);
    return { steps: own.steps.subarray(0, end), ...Object.fromEntries(columns) };
  }
  const clear = () => { own.count = 0; };
  return { at, upTo, clear };
}

/**
 * Return a record with what is measured at the step shown as its last entry, so that
 * pictures and words agree where that step is not recorded.
 * @param {object} recorded {steps, [name]: numbers} up to that step
 * @param {number} step
 * @param {Object<string, number>} measured
 */
export function upToNow(recorded, step, measured) {
  if (recorded.steps[recorded.steps.length - 1] === step) return recorded;
  const longer = (numbers, last) => {
    const made = new numbers.constructor(numbers.length + 1);
    made.set(numbers);
    made[numbers.length] = last;
    return made;
  };
  const entries = Object.entries(recorded).map(([name, numbers]) =>
    [name, longer(numbers, name === "steps" ? step : measured[name])]);
  return Object.fromEntries(entries);
}

function doubled(array) {
  const longer = new array.constructor(2 * array.length);
  longer.set(array);
  return longer;
}

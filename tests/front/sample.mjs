// A small payload in which everything occurs, made anew for each test.

const row = [1, 0, 0]; // one row: rows, strides of output and left operand
const flat = [...row, 0];

// x: three random numbers, moved by the control "from"; v: 0.
const start = () => ({
  size: 20, inputs: { seed: [0, 1], from: [4, 1] }, outputs: { x: [12, 3], v: [16, 3] }, constants: [[8, 1, 0]],
  ops: [["normal", 12, 3, 0, 8, 0], ["add.vs", 12, 12, 4, 3, ...flat], ["zero", 16, 3]], carry: [],
});

// x <- x - lr x + noise(t) / 8, v <- the old x: nothing depends on v.
const plain = () => ({
  size: 40, inputs: { x: [0, 3], lr: [8, 1], seed: [12, 1], t: [16, 1] },
  outputs: { x: [0, 3], v: [28, 3] }, constants: [[32, [0.125]]],
  ops: [
    ["copy", 28, 0, 3, ...row], ["uniform", 20, 3, 12, 16, 1], ["mul.vs", 24, 0, 8, 3, ...flat],
    ["sub.vv", 24, 0, 24, 3, ...flat], ["mul.vs", 20, 20, 32, 3, ...flat], ["add.vv", 24, 24, 20, 3, ...flat],
  ],
  carry: [[24, 0, 3]],
});

// v <- v / 2 - lr x, x <- x + v.
const momentum = () => ({
  size: 28, inputs: { x: [0, 3], v: [4, 3], lr: [8, 1] }, outputs: { x: [0, 3], v: [4, 3] },
  constants: [[12, 1, 0.5]],
  ops: [
    ["mul.vs", 20, 4, 12, 3, ...flat], ["mul.vs", 24, 0, 8, 3, ...flat],
    ["sub.vv", 20, 20, 24, 3, ...flat], ["add.vv", 16, 0, 20, 3, ...flat],
  ],
  carry: [[16, 0, 3], [20, 4, 3]],
});

const measure = () => ({
  size: 32, inputs: { x: [0, 3], v: [20, 3] },
  outputs: { loss: [4, 1], big: [8, 1], speed: [24, 1] }, constants: [[12, 1, 100]],
  ops: [
    ["mul.vv", 16, 0, 0, 3, ...flat], ["sum", 4, 16, 1, 3, 1], ["gt.vv", 8, 4, 12, 1, ...flat],
    ["mm", 28, 20, 20, -1, 1, 1, 3, 1, 3, 1, 1, 0, 0, 0, 0, 0], ["sqrt", 24, 28, 1, ...row],
  ],
  carry: [],
});

const picture = () => ({
  size: 36, inputs: { x: [0, 3], v: [4, 3] },
  outputs: { grid_x: [8, 4], f: [12, 4], surface: [16, 4], train: [20, 6], ends: [28, 5] },
  constants: [[8, [-1, 0, 1, 2]], [20, [0, 0, 1, 1, 1, 0]], [28, [0, 1, 2, 3, 4]]],
  ops: [["mul.vs", 12, 8, 0, 4, ...flat], ["take", 16, 4, [2, 2], [0, 1]]], carry: [],
});

const words = (language) => ({
  question: "Which rule?",
  controls: {
    lr: { label: "learning rate", unit: "1/s" }, rule: { label: "rule", options: ["plain", "momentum"] },
    from: { label: "start", options: [`near (${language})`, `far (${language})`] }, seed: { label: "seed" },
  },
  views: [
    { title: "Loss", x_label: "step", y_label: "loss", series: { loss: "loss" }, points: {} },
    { title: "f", x_label: "x", y_label: "f", series: { f: "f" } },
    { title: "Field", x_label: "x", y_label: "y", points: { train: "training" } },
    { title: "Graph", gradient: "gradient", so_far: "so far", not_yet: "not yet", nodes: { a: "a", b: "b¹", c: "c", d: "d" } },
    { title: "Images", image_label: "image", row_label: "row", column_label: "column", value_label: "value", labels: ["first"] },
    { title: "Bars", x_label: "class", y_label: "score", labels: ["a", "b", "c", "d"] },
    { title: "Bins", x_label: "z", y_label: "count" },
    { title: "Text", value_label: "score", token: "token" },
    { title: "Matrix", x_label: "to", y_label: "from", value_label: "weight", row_labels: ["a", "b"] },
  ],
  sentence: { cases: ["{from}: diverged at step {step}"], otherwise: "{rule}, {from}, lr {lr}: {loss:.3f} at {step}" },
  prediction: { question: "What happens?", options: ["it falls", "it rises"], after: "Look." },
  ui: { play: "Play" },
});

/** Return a payload that passes its check. */
export function sample() {
  const tapes = (step) => ({ start: 0, step, measure: 3, picture: 4 });
  return {
    format: 1, name: "two-rules", badge: "computed", texts: { en: words("en"), zh: words("zh") },
    controls: [
      { kind: "slider", name: "lr", values: [-1e-7, 0, 0.1, 0.25, 1, 1e30], default: 2, more: false },
      { kind: "choice", name: "rule", options: ["plain", 2], default: 0, structure: true, more: false },
      { kind: "choice", name: "from", options: ["near", "far & away=%"], default: 0, structure: false, more: true },
      { kind: "seed", name: "seed", default: 1, most: 9999, more: true },
    ],
    programs: [start(), plain(), momentum(), measure(), picture()],
    tapes: { plain: tapes(1), 2: tapes(2) },
    series: ["loss", "speed"], changes: ["x", "v"], state: ["x", "v"],
    views: [
      { kind: "history", series: ["loss"], log_y: true },
      { kind: "curves", x: "grid_x", series: ["f"], path: ["loss", "speed"], log_x: false, log_y: false },
      { kind: "field", x: [0, 1], y: [0, 1], values: "surface", shape: [2, 2], scale: "signed", points: ["train"], path: null, drag: null },
      {
        kind: "graph", nodes: ["a", "b", "c", "d"], places: [[0, 0], [0, 1], [1, 0.5], [2, 0]], symbols: ["", "", "×", "+"],
        edges: [[0, 2], [1, 2], [2, 3], [0, 3]], heights: [140, 210], values: "f", gradients: "surface", weights: "grid_x", known: null, active: "loss",
      },
      { kind: "images", values: "surface", shape: [1, 2, 2], columns: 1, scale: "signed", limits: [-1, 1], labels: 1, numbers: null, ratio: 1 },
      { kind: "bars", values: "f", number: 4, labels: 4, edges: null, bins: null, signed: true, limits: [-1, 1], mark: "loss", ratio: 0.65 },
      { kind: "bars", values: "f", number: 4, labels: null, edges: "ends", bins: null, signed: false, limits: null, mark: null, ratio: 0.5 },
      {
        kind: "tokens", texts: ["a", " b"], ids: "surface", count: 4, heights: [56, 56], values: "f", scale: "signed", limits: null, at: "loss",
      },
      { kind: "matrix", values: "surface", shape: [2, 2], row_labels: 2, column_labels: null, scale: "signed", limits: null, numbers: true, ratio: 0.9 },
    ],
    sentence: { cases: ["big"] }, run: { steps: 20, most: 60, per_frame: 2, every: 3 }, prediction: { right: 1 },
    python: { heads: { en: "# en\n", zh: "# zh\n" }, source: "source\n", call: "rerun(steps={steps}, {controls})\nsay({sentence})\n" },
  };
}

const DRAWN_WORDS = {
  question: "What is drawn?", controls: { ink: { label: "drawing" } },
  views: [{ title: "Ends", x_label: "x", y_label: "y", series: { y: "y" } }],
  sentence: { cases: ["nothing is drawn"], otherwise: "it begins at {first}" }, ui: { play: "Play" },
};

/** Return a payload without steps: what shows depends on a drawing alone; it passes its check. */
export function drawn() {
  const rest = (outputs, ops) => ({ size: 4, inputs: { rest: [0, 1] }, outputs, constants: [], ops, carry: [] });
  const look = (outputs, ops) => ({ size: 24, inputs: { ink: [0, 12] }, outputs, constants: [[12, 1, 0]], ops, carry: [] });
  return {
    format: 1, name: "drawn", badge: "computed", texts: { en: DRAWN_WORDS, zh: structuredClone(DRAWN_WORDS) },
    controls: [{ kind: "drawing", name: "ink", default: "AAKA.BB", most: 3, more: false }],
    programs: [
      { ...rest({ rest: [0, 1] }, [["zero", 0, 1]]), inputs: {} }, rest({ rest: [0, 1] }, []),
      look({ first: [0, 1], empty: [16, 1] }, [["gt.vv", 16, 12, 0, 1, ...flat]]),
      look({ x: [16, 3], y: [20, 3] }, [["take", 16, 0, [3], [4]], ["take", 20, 1, [3], [4]]]),
    ],
    tapes: { "": { start: 0, step: 1, measure: 2, picture: 3 } },
    series: [], changes: ["rest"], state: ["rest"],
    views: [{ kind: "curves", x: "x", series: ["y"], path: null, log_x: false, log_y: false }],
    sentence: { cases: ["empty"] }, run: { steps: 0, most: 0, per_frame: 1, every: 1 }, prediction: null,
    python: { heads: { en: "# en\n", zh: "# zh\n" }, source: "source\n", call: "rerun(steps={steps}, {controls})\nsay({sentence})\n" },
  };
}

/** Return a source of random numbers: the same ones for the same seed. */
export function lottery(seed) {
  let state = seed >>> 0;
  const number = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n) => Math.floor(number() * n);
  return { number, below, one: (of) => of[below(of.length)] };
}

/** Return a clock whose `now` goes on by so many ms each time it is asked. */
export function clock(ms) {
  let time = 0;
  return () => { time += ms; return time; };
}

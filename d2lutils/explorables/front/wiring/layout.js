// How views stand: beside one another, below, or in half of a narrow page.

const LINES = ["history", "curves"];

/**
 * Return how three views stand in a wide page: "trio", beside one another; "below", the last
 * as wide as the two above it; "" for all others.
 * @param {{views: object[], controls: object[]}} payload not checked yet
 */
export function layoutOf({ views, controls }) {
  const kinds = views.map(({ kind }) => kind);
  if (kinds.length !== 3 || padsOf(controls) || views.some((view) => view.heights)) return "";
  if (kinds.every((kind) => kind === "images" || kind === "matrix")) return "trio";
  return kinds[0] !== "field" && LINES.includes(kinds[2]) ? "below" : "";
}

/** Return of each view whether it takes half of a narrow page: two images that are high. */
export function halvesOf(views) {
  const isHigh = (view) => view?.kind === "images" && Number(view.ratio) > 0.58;
  const halves = views.map(() => false);
  for (let i = 0; i < views.length; i += 1) {
    if (!isHigh(views[i]) || !isHigh(views[i + 1])) continue;
    halves[i] = halves[i + 1] = true;
    i += 1;
  }
  return halves;
}

/** Return how many pads stand beside the views. */
export const padsOf = (controls) => controls.filter(({ kind, more }) => kind === "drawing" && !more).length;

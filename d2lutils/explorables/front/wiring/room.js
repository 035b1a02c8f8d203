// What the style sheet must know to keep the place of an explorable that is on its way.

/**
 * Return the numbers of views, of planes, of controls in sight; where there are views of
 * their own height, also how many, and how high they are together in px.
 * @param {{views: object[], controls: object[]}} payload not checked yet
 */
export function roomOf({ views, controls }) {
  const fields = views.filter((view) => view.kind === "field").length;
  const seen = controls.filter((control) => !control.more).length;
  const room = `--views:${views.length};--fields:${fields};--controls:${seen}`;
  const heights = views.flatMap((view) => (Array.isArray(view.heights) ? [view.heights.map(Number)] : []));
  if (heights.length === 0) return room;
  const [flat, tall] = [0, 1].map((i) => heights.reduce((sum, pair) => sum + pair[i], 0));
  return `${room};--sized:${heights.length};--flat:${flat}px;--tall:${tall}px`;
}

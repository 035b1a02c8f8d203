// A picture for the notebook that is opened again when the kernel is gone.
//
// JupyterLab then finds no model for the widget that the notebook names, and says so in
// place of the picture that lies beside it. So a plain picture is saved under
// the widget's number, where notebooks keep the state of widgets. Other hosts fall back
// to the picture by themselves, or keep the whole widget.

const STATE = "application/vnd.jupyter.widget-state+json";
const MARK = "explorable-still";

/**
 * Save the picture with the notebook, each time that it is saved.
 * @param {object} model of anywidget
 * @param {HTMLImageElement} picture
 * @returns {() => void} stop
 */
export function keepPicture(model, picture) {
  const context = model.widget_manager?.context;
  if (!context?.saveState || !context.model?.setMetadata) return () => {};
  const { id, model: kind } = model.get("saved_as");
  const still = { ...kind, state: { value: stillOf(picture) } };
  const keep = (_, phase) => {
    if (phase === "started") context.model.setMetadata("widgets", withStill(context.model, id, still));
  };
  context.saveState.connect(keep);
  return () => context.saveState.disconnect(keep);
}

function stillOf(picture) {
  const figure = picture.ownerDocument.createElement("figure");
  figure.className = MARK;
  figure.append(picture.cloneNode());
  return figure.outerHTML;
}

/**
 * Return the state of widgets with the picture in it, without those of outputs that are gone.
 * @param {object} notebook JupyterLab's model of it
 * @param {string} id of the widget
 * @param {object} still its model while the kernel is gone
 */
export function withStill(notebook, id, still) {
  const widgets = notebook.getMetadata("widgets") ?? {};
  const saved = widgets[STATE] ?? { version_major: 2, version_minor: 0 };
  const outputs = JSON.stringify(notebook.toJSON().cells);
  const kept = Object.entries(saved.state ?? {}).filter(([key, entry]) => !isStill(entry) || outputs.includes(key));
  // Where the reader's JupyterLab saves whole widgets, ours is in it.
  return { ...widgets, [STATE]: { ...saved, state: { [id]: still, ...Object.fromEntries(kept) } } };
}

const isStill = ({ state }) => String(state?.value).includes(`class="${MARK}"`);

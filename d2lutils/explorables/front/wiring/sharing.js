// What a reader takes away: a link to what is shown, and the Python that makes it.

import { button, element, newId, setText } from "./dom.js";

/**
 * Make the row of quiet buttons below the controls.
 * @param {object} ui words
 * @param {{link: (() => string)|null, python: () => Promise<string>, defaults: () => void}} how
 *     link: null where the page has no address to share; python: fails where it cannot be had
 * @returns {HTMLElement}
 */
export function createSharing(ui, { link, python, defaults }) {
  const status = element("span", { class: "explorable-status", role: "status" });
  const byHand = createByHand(ui);

  async function copyPython() {
    try {
      await copy(await python());
    } catch {
      setText(status, ui.python_lost);
    }
  }
  async function copy(text) {
    byHand.node.hidden = true;
    setText(status, "");
    try {
      await navigator.clipboard.writeText(text);
      setText(status, ui.copied);
    } catch {
      byHand.show(text);
    }
  }
  function reset() {
    setText(status, ""); // what was copied is no longer what is shown
    byHand.node.hidden = true;
    defaults();
  }
  const quiet = "explorable-quiet";
  const buttons = [
    button(`${quiet} explorable-defaults`, ui.defaults, reset),
    button(`${quiet} explorable-copy-python`, ui.copy_python, copyPython),
  ];
  if (link) buttons.push(button(`${quiet} explorable-copy-link`, ui.copy_link, () => copy(link())));
  const row = element("div", { class: "explorable-actions" }, ...buttons, status);
  return element("div", { class: "explorable-sharing" }, row, byHand.node);
}

// Where the clipboard may not be written: the text itself, selected.
function createByHand(ui) {
  const area = element("textarea", { id: newId(), readonly: true, rows: 6, spellcheck: "false" });
  const label = element("label", { for: area.id }, ui.copy_by_hand);
  const node = element("div", { class: "explorable-by-hand", hidden: true }, label, area);
  function show(text) {
    node.hidden = false;
    area.value = text;
    area.focus();
    area.select();
  }
  return { node, show };
}

// The colours of the page around: the book's, JupyterLab's or VS Code's, else our own.

import { luminance } from "./colours.js";

const NAMES = {
  quiet: ["--ex-quiet", "--quiet", "--jp-ui-font-color2", "--vscode-descriptionForeground"],
  page: ["--ex-page", "--page", "--jp-layout-color0", "--vscode-editor-background"],
  edge: ["--pst-color-border", "--jp-border-color0", "--vscode-editorRuler-foreground"],
  grid: ["--pst-color-border-muted", "--jp-border-color2", "--vscode-editorIndentGuide-background1"],
  positive: ["--positive"],
  negative: ["--negative"],
};
const INK = ["--ex-ink", "--ink", "--jp-content-font-color1", "--vscode-foreground"];
const LIGHT = {
  quiet: "#48566b", page: "#ffffff", edge: "#9aa3ad", grid: "#e5e7ea", positive: "#0072b2", negative: "#d55e00",
  signed: ["#d55e00", "#f7f7f7", "#0072b2"], pale: ["#e9ba94", "#f7f7f7", "#94c2db"], grey: ["#ffffff", "#14181d"], boundary: "#7a7f87", ring: "#ffffff",
};
// Darker than the page's ink by far, so that it stays legible on them.
const DARK = {
  quiet: "#a3afbd", page: "#15181c", edge: "#69747f", grid: "#2b3138", positive: "#4aa3dd", negative: "#f0884a",
  signed: ["#b34f00", "#23282e", "#00639b"], pale: ["#75401c", "#23282e", "#1b4d6e"], grey: ["#0f1216", "#f1f3f6"], boundary: "#8d97a1", ring: "#ffffff",
};
const OTHERS = ["#009e73", "#cc79a7", "#7a7f87"];
const UNSET = "rgb(1, 2, 3)";

/**
 * Return the colours for pictures inside `host`, as it is shown now.
 * @param {HTMLElement} host
 * @param {boolean} [classes] blue and vermilion mean the classes: lines take the other hues first
 * @returns {{dark: boolean, ink, quiet, page, edge, grid, positive, negative, signed, pale, grey, boundary, ring, hues}}
 */
export function themeOf(host, classes = false) {
  const parts = Object.entries(NAMES);
  const [ink, ...found] = read(host, [[INK, "inherit"], ...parts.map(([, names]) => [names, UNSET])]);
  const dark = luminance(ink) > 0.4; // light ink: a dark page
  const theme = { ...(dark ? DARK : LIGHT), dark, ink };
  parts.forEach(([part], index) => {
    if (found[index] !== UNSET) theme[part] = found[index];
  });
  const ofClasses = [theme.positive, theme.negative];
  theme.hues = classes ? [...OTHERS, ...ofClasses] : [...ofClasses, ...OTHERS];
  return theme;
}

// A custom property is read through a real one: only there light-dark() has a value. All at
// once: the styles of the page are worked out once.
function read(host, wanted) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.forcedColorAdjust = "none"; // as the picture: hues are kept
  const places = wanted.map(([names, last]) => {
    const place = document.createElement("span");
    place.style.color = names.reduceRight((inner, name) => `var(${name}, ${inner})`, last);
    return place;
  });
  probe.append(...places);
  host.append(probe);
  const colours = places.map((place) => getComputedStyle(place).color);
  probe.remove();
  return colours;
}

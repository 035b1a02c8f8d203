// What goes on around an explorable: is it seen, is less motion wanted, which theme.

const MARGIN = "64px"; // so far outside the window it still works

/**
 * Tell when the explorable comes into sight or leaves it.
 * @param {HTMLElement} root
 * @param {(seen: boolean) => void} tell
 * @returns {() => void} stop
 */
export function watchSight(root, tell) {
  const own = { near: true };
  const say = () => tell(own.near && !document.hidden);
  const near = new IntersectionObserver((entries) => {
    own.near = entries[entries.length - 1].isIntersecting;
    say();
  }, { rootMargin: MARGIN });
  near.observe(root);
  document.addEventListener("visibilitychange", say);
  return () => {
    near.disconnect();
    document.removeEventListener("visibilitychange", say);
  };
}

/**
 * Tell when the page changes between light and dark, in the book and in notebooks.
 * @param {() => void} tell
 * @returns {() => void} stop
 */
export function watchTheme(tell) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const marks = new MutationObserver(tell);
  const attributeFilter = ["data-theme", "theme", "class", "data-jp-theme-light", "data-vscode-theme-kind"];
  for (const node of [document.documentElement, document.body]) marks.observe(node, { attributeFilter });
  system.addEventListener("change", tell);
  return () => {
    marks.disconnect();
    system.removeEventListener("change", tell);
  };
}

/** Whether the reader wants less motion; asked anew each time, as it may change. */
export function wantsCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

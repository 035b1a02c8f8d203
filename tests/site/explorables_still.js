// What is seen of an explorable that does not run: without JavaScript, on paper.
(name) => {
  const root = document.querySelector(`[data-explorable="${name}"]`);
  const figure = root.querySelector(".explorable-figure");
  const picture = figure.querySelector("[role=img], img");
  const box = picture.getBoundingClientRect();
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true });
  return {
    label: (picture.getAttribute("aria-label") || picture.getAttribute("alt") || "").trim(),
    shown: isShown(picture) && box.width > 50 && box.height > 50,
    empty: root.getBoundingClientRect().height - figure.getBoundingClientRect().height,
    others: Array.from(root.children).filter((e) => e !== figure && isShown(e)).map((e) => e.className),
  };
}

// A handle to drag. It lies above the canvas, so that only there a finger does not scroll.

/**
 * Make a handle in `box`; sliders do the same for the keyboard.
 * @param {HTMLElement} box
 * @param {(x: number, y: number) => void} drag to a pixel of the box
 * @returns {{place(x: number, y: number): void, hide(): void, destroy(): void}}
 */
export function createHandle(box, drag) {
  const node = document.createElement("div");
  node.className = "explorable-view-handle";
  node.setAttribute("aria-hidden", "true");
  node.hidden = true;
  box.append(node);
  let held = null; // from the handle's middle to the finger
  const middle = () => {
    const own = node.getBoundingClientRect();
    return [own.left + own.width / 2, own.top + own.height / 2];
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    const [x, y] = middle();
    held = [event.clientX - x, event.clientY - y];
  });
  node.addEventListener("pointermove", (event) => {
    if (!held) return;
    const around = box.getBoundingClientRect();
    drag(event.clientX - held[0] - around.left, event.clientY - held[1] - around.top);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) {
    node.addEventListener(end, () => { held = null; });
  }
  function place(x, y) {
    node.hidden = false;
    node.style.left = `${x}px`;
    node.style.top = `${y}px`;
  }
  return { place, hide: () => { node.hidden = true; }, destroy: () => node.remove() };
}

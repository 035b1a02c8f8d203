// A cursor in the picture: mouse, finger and keys move it, Escape and leaving end it.

/**
 * Let the reader move a cursor over a canvas.
 * @param {HTMLCanvasElement} canvas
 * @param {object} acts
 * @param {(x: number, y: number) => void} acts.point at a pixel of the canvas
 * @param {(key: string) => boolean} acts.press a key; whether it was one of the picture's
 * @param {() => void} acts.leave
 * @returns {() => void} stop
 */
export function followCursor(canvas, { point, press, leave }) {
  const listeners = {
    pointerdown: pointed,
    pointermove: pointed,
    pointerleave: (event) => {
      if (event.pointerType === "mouse") leave(); // a finger leaves what it has shown
    },
    blur: leave,
    keydown: pressed,
  };
  function pointed(event) {
    const box = canvas.getBoundingClientRect();
    point(event.clientX - box.left, event.clientY - box.top);
  }
  function pressed(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") leave();
    else if (press(event.key)) event.preventDefault(); // the page does not scroll
  }
  for (const [name, act] of Object.entries(listeners)) canvas.addEventListener(name, act);
  return () => {
    for (const [name, act] of Object.entries(listeners)) canvas.removeEventListener(name, act);
  };
}

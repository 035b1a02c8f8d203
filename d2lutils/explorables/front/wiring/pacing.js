// How often a screen reader is told.

const PAUSE = 1000; // ms between two spoken sentences while the run plays

/**
 * Decide when to speak: at once at rest, at most once a second while things move.
 * @param {(text: string) => void} speak
 * @returns {(text: string, moving: boolean, now: number) => void}
 */
export function createPacer(speak) {
  let last = -Infinity;
  return (text, moving, now) => {
    if (moving && now - last < PAUSE) return;
    last = now;
    speak(text);
  };
}

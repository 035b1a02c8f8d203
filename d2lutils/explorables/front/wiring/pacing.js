// How often words change: those that are spoken, and those that are read.

const PAUSE = 1000; // ms between two spoken sentences while the run plays
const READ = 80; // ms between two numbers that are read: the eye follows no faster

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

/**
 * Decide when the words beside the pictures follow them: at rest and after anything that
 * the reader did at once, else about twelve times a second. To lay them out takes longer
 * than to paint the pictures.
 * @returns {(state: object, moving: boolean, now: number) => boolean}
 */
export function createRhythm() {
  const own = { last: -Infinity, told: [] };
  return ({ values, target, playing, replaying, perFrame }, moving, now) => {
    const did = [values, playing, replaying, perFrame, replaying ? target : null];
    const same = did.every((part, i) => part === own.told[i]);
    if (moving && same && now - own.last < READ) return false;
    Object.assign(own, { last: now, told: did });
    return true;
  };
}

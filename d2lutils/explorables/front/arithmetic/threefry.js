// Threefry-2x32 with 20 rounds: random bits as a pure function of four counters.
//
// Only sums, rotations and exclusive ors of 32-bit words, so that every language has
// the same bits. Source: Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3.

const PARITY = 0x1bd11bda;

/**
 * Encrypt the counter (x, y) with the key (first, second).
 * @param {Int32Array} words two places for the result
 */
export function encrypt(words, first, second, x, y) {
  const third = PARITY ^ first ^ second;
  words[0] = (x + first) | 0;
  words[1] = (y + second) | 0;
  roundsA(words, second, third + 1);
  roundsB(words, third, first + 2);
  roundsA(words, first, second + 3);
  roundsB(words, second, third + 4);
  roundsA(words, third, first + 5);
}

/** Do four rounds, then add the keys. */
function roundsA(words, keyX, keyY) {
  let x = words[0];
  let y = words[1];
  x = (x + y) | 0;
  y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0;
  y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0;
  y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0;
  y = ((y << 6) | (y >>> 26)) ^ x;
  words[0] = (x + keyX) | 0;
  words[1] = (y + keyY) | 0;
}

/** As roundsA, with the other rotations. */
function roundsB(words, keyX, keyY) {
  let x = words[0];
  let y = words[1];
  x = (x + y) | 0;
  y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0;
  y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0;
  y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0;
  y = ((y << 24) | (y >>> 8)) ^ x;
  words[0] = (x + keyX) | 0;
  words[1] = (y + keyY) | 0;
}

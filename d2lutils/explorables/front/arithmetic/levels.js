// Numbers that came as signs, one for each: a sign is the place of its number in a list of
// few levels. The signs are those of ASCII from # to ~ without the backslash.

export const SIGNS = Array.from({ length: 92 }, (_, place) => String.fromCharCode(35 + place)).join("").replace("\\", "");

/**
 * Return the numbers; null unless each sign has a level.
 * @param {string} signs untrusted
 * @param {number[]} levels
 * @returns {number[]|null}
 */
export function fromLevels(signs, levels) {
  const numbers = Array.from(signs, (sign) => levels[SIGNS.indexOf(sign)]);
  return numbers.includes(undefined) ? null : numbers;
}

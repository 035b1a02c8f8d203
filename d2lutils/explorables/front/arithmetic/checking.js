// What every check of a payload needs: a fault with a code, and the plain kinds of data.

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** What is wrong with a payload: `code` for the page, the message for who wrote it. */
export class Fault extends Error {
  /**
   * @param {string} code
   * @param {string} detail
   */
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/**
 * Throw a Fault unless the condition holds.
 * @param {boolean} condition
 * @param {string} code
 * @param {string} detail
 */
export function need(condition, code, detail) {
  if (!condition) throw new Fault(code, detail);
}

/**
 * Return what an object holds itself under a key.
 * @param {object} object
 * @param {string} key
 * @param {string} where
 */
export function own(object, key, where) {
  need(Object.hasOwn(object, key), "missing", `${where}.${key} is missing`);
  return object[key];
}

/** Return x, a plain object. */
export function record(x, where) {
  need(typeof x === "object" && x !== null && !Array.isArray(x), "type", `${where} must be an object`);
  return x;
}

/** Return x, an array of at least `least` and at most `most` entries. */
export function list(x, where, most, least = 0) {
  need(Array.isArray(x), "type", `${where} must be an array`);
  need(x.length >= least && x.length <= most, "size", `${where} must have ${least} to ${most} entries, got ${x.length}`);
  need(!x.includes(undefined), "type", `${where} must have no holes`); // forEach does not see them
  return x;
}

/** Return x, a whole number of a range. */
export function whole(x, where, least, most) {
  need(Number.isInteger(x), "type", `${where} must be a whole number`);
  need(x >= least && x <= most, "range", `${where} must lie in ${least}..${most}, got ${x}`);
  return x;
}

/** Return x, a finite number. */
export function finite(x, where) {
  need(Number.isFinite(x), "type", `${where} must be a finite number`);
  return x;
}

/** Return x, true or false. */
export function flag(x, where) {
  need(typeof x === "boolean", "type", `${where} must be true or false`);
  return x;
}

/** Return x, a text that is not too long. */
export function text(x, where, most = 4000) {
  need(typeof x === "string", "type", `${where} must be a text`);
  need(x.length <= most, "size", `${where} must have at most ${most} signs, got ${x.length}`);
  return x;
}

/** Return x, an identifier that means nothing to JavaScript's objects. */
export function name(x, where) {
  need(typeof x === "string" && NAME.test(x) && !(x in {}), "name", `${where} must be an identifier`);
  return x;
}

/** Return the entries of a list, each an identifier, none twice. */
export function names(x, where, most) {
  list(x, where, most).forEach((entry) => name(entry, where));
  need(new Set(x).size === x.length, "name", `${where} must not name a thing twice`);
  return x;
}

/** Return x, one of some values. */
export function oneOf(x, where, values) {
  need(values.includes(x), "value", `${where} must be one of ${values.join(", ")}`);
  return x;
}

/** Return null or x, two names out of `known`. */
export function pairOf(x, where, known) {
  if (x === null) return null;
  list(x, where, 2, 2).forEach((entry) => oneOf(entry, where, known));
  return x;
}

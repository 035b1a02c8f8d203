// Numbers and sentences, written the same here and in formatting.py, which has the rules.
//
// The engines' own toFixed and toPrecision differ where a number lies half way between
// two results; the exact value of a float is a short division of whole numbers.

const PLACE = /\{([A-Za-z_][A-Za-z0-9_]*)(?::(\.\d{1,2}[feg]|d))?\}/g;
const LONG = 1e15; // a number with more digits before the point is no longer readable
const MOST_DIGITS = 17; // tell any two floats apart

/**
 * Return the sentence with the values in their places.
 * @param {string} template with places `{name}` or `{name:spec}`
 * @param {Object<string, number|string>} values
 * @throws {Error} for a place whose name has no value
 */
export function format(template, values) {
  return template.replace(PLACE, (_, name, spec) => {
    if (!Object.hasOwn(values, name)) throw new Error(`no value for {${name}}`);
    return read(values[name], spec);
  });
}

/**
 * Return a number as a reader reads it, with true minus signs; a text as it is.
 * @param {number|string} x
 * @param {string} [spec] as of number()
 */
export function read(x, spec) {
  return typeof x === "string" ? x : number(x, spec).replaceAll("-", "\u2212");
}

/**
 * Return the sentence with some texts in the places of their names, the others left.
 * @param {string} template
 * @param {Map<string, string>} texts
 */
export function withTexts(template, texts) {
  return template.replace(PLACE, (place, name) => texts.get(name) ?? place);
}

/**
 * Return the names of the places of a sentence.
 * @param {string} template
 * @returns {string[]}
 */
export function places(template) {
  return [...template.matchAll(PLACE)].map(([, name]) => name);
}

/**
 * Return a number as the specification says, with the hyphen that programs read; a text as it is.
 * @param {number|string} x
 * @param {string} [spec] .Nf, .Ne, .Ng, d or none
 */
export function number(x, spec) {
  if (typeof x === "string") return x;
  if (Number.isNaN(x)) return "NaN";
  const sign = x < 0 ? "-" : "";
  if (!Number.isFinite(x)) return `${sign}∞`;
  const text = unsigned(Math.abs(x), spec);
  return /[1-9]/.test(text.split("e")[0]) ? sign + text : text;
}

function unsigned(x, spec) {
  if (!spec) return shortest(x);
  const digits = spec === "d" ? 0 : Number(spec.slice(1, -1));
  if (spec.endsWith("e")) return exponential(x, digits);
  if (spec.endsWith("g")) return general(x, Math.max(digits, 1));
  return x >= LONG ? exponential(x, 2) : fixed(x, digits);
}

// x = whole / 10^scale, exactly.
function exact(x) {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const high = bits.getUint32(0);
  const field = high >>> 20;
  const part = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const whole = field === 0 ? part : part | (1n << 52n);
  const power = Math.max(field, 1) - 1075;
  if (power >= 0) return { whole: whole << BigInt(power), scale: 0 };
  return { whole: whole * 5n ** BigInt(-power), scale: -power };
}

// The whole number nearest to whole / 10^cut; halves go up.
function shortened(whole, cut) {
  if (cut <= 0) return whole * 10n ** BigInt(-cut);
  const unit = 10n ** BigInt(cut);
  return (2n * whole + unit) / (2n * unit);
}

function fixed(x, digits) {
  const { whole, scale } = exact(x);
  const text = String(shortened(whole, scale - digits)).padStart(digits + 1, "0");
  const point = text.length - digits;
  return digits ? `${text.slice(0, point)}.${text.slice(point)}` : text;
}

// That many significant digits, and the exponent of the first.
function rounded(x, digits, { whole, scale } = exact(x)) {
  if (x === 0) return { shown: "0".repeat(digits), power: 0 };
  const length = String(whole).length;
  const shown = String(shortened(whole, length - digits));
  return { shown: shown.slice(0, digits), power: shown.length - digits + length - 1 - scale };
}

function exponential(x, digits) {
  const { shown, power } = rounded(x, digits + 1);
  return withExponent(shown, power);
}

function general(x, digits) {
  const { shown, power } = rounded(x, digits);
  if (-4 > power || power >= digits) return withExponent(trimmed(shown), power);
  const text = fixed(x, digits - 1 - power);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const trimmed = (shown) => shown.replace(/0+$/, "") || "0";

function withExponent(shown, power) {
  const tail = shown.length > 1 ? `.${shown.slice(1)}` : "";
  return `${shown[0]}${tail}e${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

// What a float32 measures has no more digits than tell it from other float32. Not String(x):
// where two results are as short and as near, engines take the even one.
function shortest(x) {
  const known = exact(x);
  const like = Math.fround(x) === x ? Math.fround : Number;
  for (let digits = 1; ; digits += 1) {
    const { shown, power } = rounded(x, digits, known);
    const back = Number(`${shown[0]}.${shown.slice(1)}e${power}`);
    if (like(back) === x || digits === MOST_DIGITS) return laidOut(trimmed(shown), power);
  }
}

// As String(x) lays out its digits.
function laidOut(shown, power) {
  if (power >= 21 || power <= -7) return withExponent(shown, power);
  if (power < 0) return `0.${"0".repeat(-power - 1)}${shown}`;
  const whole = shown.slice(0, power + 1).padEnd(power + 1, "0");
  const part = shown.slice(power + 1);
  return part ? `${whole}.${part}` : whole;
}

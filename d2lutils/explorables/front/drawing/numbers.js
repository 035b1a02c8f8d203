// Numbers as a reader reads them: few digits, a true minus sign, powers of ten as powers.

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const THIN = "\u2009";

/**
 * Write a power of ten: power(-3) -> "10⁻³".
 * @param {number} exponent an integer
 */
export function power(exponent) {
  const digits = Array.from(String(Math.abs(exponent)), (digit) => RAISED[digit]);
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/**
 * Write a number with so many significant digits; integers as they are.
 * @param {number} value infinities are told as such; what has no value, NaN, is a dash
 * @param {number} [digits]
 */
export function plain(value, digits = 3) {
  if (Number.isNaN(value)) return "—";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}∞`;
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return sign + scientific(size, digits);
  if (Number.isInteger(size)) return sign + grouped(String(size));
  const rounded = Number(size.toPrecision(digits));
  if (rounded >= 10 ** (digits - 1)) return sign + grouped(String(Math.round(size)));
  return sign + size.toPrecision(digits);
}

/**
 * Write a number with so many decimals, a thin space between thousands from 10 000 on.
 * @param {number} value
 * @param {number} decimals
 */
export function fixed(value, decimals) {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole, rest] = digits.split(".");
  const sign = value < 0 && Number(digits) !== 0 ? "−" : "";
  return sign + grouped(whole) + (rest ? `.${rest}` : "");
}

/** Write what a value is: told("loss", 0.5) -> "loss = 0.500", which does not break at the sign. */
export function told(name, value) {
  return `${name}\u00a0=\u00a0${plain(value)}`;
}

function grouped(digits) {
  return digits.length < 5 ? digits : digits.replace(/(?=(?:\d{3})+$)\B/g, THIN);
}

function scientific(size, digits) {
  const [mantissa, exponent] = size.toExponential(digits - 1).split("e");
  return `${mantissa}×${power(Number(exponent))}`;
}

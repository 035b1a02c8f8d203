// Numbers that came as float16, little-endian, in base64: 16 bits are a sign, 5 bits of
// exponent, 10 of fraction. A float32 holds each exactly.

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const SMALLEST = 2 ** -24; // below 2 ** -14 the exponent does not go on falling

/**
 * Return the numbers; null unless the text holds whole, finite ones.
 * @param {string} text untrusted
 * @returns {Float32Array|null}
 */
export function fromHalves(text) {
  if (!BASE64.test(text)) return null;
  const bytes = atob(text);
  if (bytes.length % 2) return null;
  const halves = Float32Array.from({ length: bytes.length / 2 }, (_, index) =>
    half(bytes.charCodeAt(2 * index) + 256 * bytes.charCodeAt(2 * index + 1)));
  return halves.every(Number.isFinite) ? halves : null;
}

function half(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 25) * (1024 + fraction) : SMALLEST * fraction);
}

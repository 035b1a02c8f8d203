// CRC-32 as gzip, PNG and Python's zlib.crc32 have it: data that were spoilt are noticed.

const REVERSED = 0xedb88320; // the polynomial, its lowest bit first
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ REVERSED : sum >>> 1;
  return sum;
});

/**
 * Return the check sum of bytes, 0..2^32 - 1.
 * @param {Uint8Array} bytes
 */
export function crc32(bytes) {
  let sum = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) sum = TABLE[(sum ^ bytes[i]) & 255] ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

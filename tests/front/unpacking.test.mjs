// What was packed comes back bit for bit; what is spoilt is refused in words.

import assert from "node:assert/strict";
import test from "node:test";
import { crc32 as zlibCrc32, gzipSync } from "node:zlib";
import { Fault } from "../../d2lutils/explorables/front/arithmetic/checking.js";
import { crc32 } from "../../d2lutils/explorables/front/arithmetic/crc.js";
import { unpack } from "../../d2lutils/explorables/front/arithmetic/unpacking.js";
import { chance, packed, recorded, sizesOf } from "./recording.mjs";
import { lottery } from "./sample.mjs";

const { recording } = recorded();
const bits = (floats) => new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
const one = (frames, shape, how) => ({ frames, scalars: [], arrays: [["a", shape]], store: how ? { a: how } : {} });

async function refusal(text, of = recording) {
  const fault = await unpack(text, of).then(() => null, (error) => error);
  if (fault) assert.ok(fault instanceof Fault && /^[a-z]+$/.test(fault.code), String(fault));
  return fault?.code;
}

test("the check sum is that of zlib", () => {
  for (const text of ["", "a", "123456789", "\u00ff".repeat(1000)]) {
    assert.equal(crc32(Buffer.from(text, "latin1")), zlibCrc32(Buffer.from(text, "latin1")));
  }
  assert.equal(crc32(Buffer.from("123456789")), 0xcbf43926); // as every table of check sums has it
});

test("two frames of two numbers, by hand", async () => {
  // 1, 2 and then 1, 3 as q of 0..255: differences in time [1, 2, 0, 1], along the row [1, 1, 0, 1].
  const body = Buffer.from([0x4e, 0x4e, 0x4d, 0x31, 2, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1]);
  body.writeUInt32LE(zlibCrc32(body.subarray(16)), 12);
  const { values, bytes } = await unpack(gzipSync(body).toString("base64"), one(2, [2], ["u1", 0, 255]));
  assert.deepEqual([...values.a], [1, 2, 1, 3]);
  assert.equal(bytes, 16);
});

test("a byte stands for low + (high - low) q / 255, each operation rounded to float32", async () => {
  const all = Uint8Array.from({ length: 256 }, (_, q) => q);
  for (const [low, high] of [[-1, 1], [0, 1], [0.1, 0.7], [-1e-3, 1e30], [5, 5.000001]]) {
    const of = one(1, [256], ["u1", low, high]);
    const { values } = await unpack(packed(of, { a: all }), of);
    const by = Math.fround((high - low) / 255);
    all.forEach((q) => assert.equal(values.a[q], Math.fround(Math.fround(low) + Math.fround(by * q))));
  }
});

test("random bits come back, also those of no number", async () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const random = lottery(seed);
    const shapes = Array.from({ length: random.below(4) }, (_, i) =>
      [`a${i}`, Array.from({ length: 1 + random.below(3) }, () => 1 + random.below(6))]);
    const scalars = ["s", "t"].slice(random.below(2));
    const of = { frames: 1 + random.below(9), scalars, arrays: shapes, store: {} };
    const bytes = chance(of, seed);
    const { values } = await unpack(packed(of, bytes), of);
    for (const [name] of sizesOf(of)) assert.deepEqual(bits(values[name]), bytes[name]);
  }
});

test("whatever is cut off, the rest is refused", async () => {
  const whole = packed(recording, chance(recording, 1));
  for (let n = 0; n < whole.length; n += 37) assert.ok(await refusal(whole.slice(0, n)), String(n));
  assert.equal(await refusal(whole), undefined);
});

test("a lie in the header is refused", async () => {
  const bytes = chance(recording, 2);
  for (const [at, code] of [[0, "format"], [3, "format"], [4, "size"], [7, "size"], [8, "size"], [11, "size"], [12, "spoilt"],
    [15, "spoilt"], [16, "spoilt"], [200, "spoilt"]]) {
    const lie = packed(recording, bytes, (body) => { body[at] ^= 1; return body; });
    assert.equal(await refusal(lie), code, String(at));
  }
});

test("a run of another shape is refused", async () => {
  const bytes = chance(recording, 3);
  const text = packed(recording, bytes);
  for (const other of [{ frames: 20 }, { frames: 22 }, { scalars: ["loss"] }, { arrays: [] }]) {
    assert.equal(await refusal(text, { ...recording, ...other }), "size");
  }
});

test("more bytes than a run has are not unpacked: a short text can stand for very many", async () => {
  const bomb = gzipSync(Buffer.alloc(5e7)).toString("base64");
  assert.ok(bomb.length < 1e5);
  const began = performance.now();
  assert.equal(await refusal(bomb), "size");
  assert.ok(performance.now() - began < 1000);
});

test("what is no packed run is refused", async () => {
  const junk = [undefined, null, 7, {}, [], "", "%", "é", "AAAA", "H4sI", "a".repeat(5e6), gzipSync("").toString("base64")];
  for (const text of junk) assert.ok(await refusal(text), String(text).slice(0, 20));
});

test("2000 random faults are refused, or what comes is right", async () => {
  const bytes = chance(recording, 4);
  const good = packed(recording, bytes);
  const wanted = await unpack(good, recording);
  const counts = { refused: 0, right: 0 };
  for (let seed = 0; seed < 2000; seed += 1) {
    const text = spoilt(good, bytes, lottery(seed));
    const found = await unpack(text, recording).catch((error) => error);
    if (found instanceof Fault) counts.refused += 1;
    else {
      counts.right += 1;
      for (const name of Object.keys(bytes)) assert.deepEqual(bits(found.values[name]), bits(wanted.values[name]));
    }
  }
  assert.ok(counts.refused > 1500 && counts.right > 0, JSON.stringify(counts));
});

// A flipped bit, letters that are lost or swapped, or a body that was spoilt before it was packed.
function spoilt(good, bytes, random) {
  const at = random.below(good.length);
  const raw = Buffer.from(good, "base64");
  raw[random.below(raw.length)] ^= 1 << random.below(8);
  return random.one([
    () => raw.toString("base64"),
    () => raw.toString("base64"),
    () => good.slice(0, at) + good.slice(at + 1 + random.below(9)),
    () => good.slice(0, at) + good.slice(0, random.below(good.length)),
    () => packed(recording, bytes, (body) => { body[random.below(body.length)] ^= 1 + random.below(255); return body; }),
    () => packed(recording, bytes, (body) => body.subarray(0, random.below(body.length))),
  ])();
}

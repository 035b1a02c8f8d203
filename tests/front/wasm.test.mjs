import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import vm from "node:vm";
import { gzipSync } from "node:zlib";

import { compile, compilePacked, instantiate } from "../../d2lutils/explorables/front/arithmetic/wasm.js";

const whole = globalThis.WebAssembly;
// A module that imports env.memory and has nothing else.
const MODULE = Buffer.from("\0asm\x01\0\0\0\x02\x0f\x01\x03env\x06memory\x02\0\x01", "latin1");
const BASE64 = MODULE.toString("base64");

afterEach(() => {
  globalThis.WebAssembly = whole;
});

test("a module is compiled and gets as much memory as it asks for", async () => {
  const { memory } = instantiate(await compile(BASE64), 65537);
  assert.equal(memory.buffer.byteLength, 2 * 65536);
});

test("a packed module is unpacked and compiled; what is no packed module is null", async () => {
  const packed = await compilePacked(gzipSync(MODULE).toString("base64"));
  assert.ok(packed instanceof WebAssembly.Module);
  for (const wrong of [BASE64, "*", gzipSync("no module").toString("base64")]) {
    assert.equal(await compilePacked(wrong), null);
  }
});

test("a browser that cannot unpack gives null", async (t) => {
  const whole = globalThis.DecompressionStream;
  t.after(() => { globalThis.DecompressionStream = whole; });
  delete globalThis.DecompressionStream;
  assert.equal(await compilePacked(gzipSync(MODULE).toString("base64")), null);
});

test("what is no module, or not base64, is null", async () => {
  assert.equal(await compile(BASE64.slice(0, 16)), null);
  assert.equal(await compile("*"), null);
});

test("a browser without WebAssembly gives null", async () => {
  delete globalThis.WebAssembly;
  assert.equal(await compile(BASE64), null);
});

test("a policy that forbids WebAssembly gives null", async () => {
  const context = vm.createContext({}, { codeGeneration: { wasm: false } });
  globalThis.WebAssembly = vm.runInContext("WebAssembly", context);
  await assert.rejects(globalThis.WebAssembly.compile(MODULE), { name: "CompileError" });
  assert.equal(await compile(BASE64), null);
});

test("memory that the browser does not have gives null", async () => {
  assert.equal(instantiate(await compile(BASE64), 2 ** 40), null);
});

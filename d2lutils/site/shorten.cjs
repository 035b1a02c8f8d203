// Reads [terser module, {name: classic script}] as JSON on stdin; writes {"scripts":
// {name: the same in fewer letters}} or {"error": ...} as JSON on stdout.
"use strict";

const fs = require("fs");
const [terserModule, scripts] = JSON.parse(fs.readFileSync(0, "utf8"));
const terser = require(terserModule);
const OPTIONS = { compress: { passes: 2 }, mangle: true, ecma: 2020 };

async function shortened() {
  const made = {};
  for (const [name, script] of Object.entries(scripts)) {
    made[name] = (await terser.minify(script, OPTIONS)).code;
  }
  return { scripts: made };
}

shortened()
  .catch((error) => ({ error: String(error.message) }))
  .then((told) => fs.writeFileSync(1, JSON.stringify(told)));

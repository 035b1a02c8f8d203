// Reads [katex module, [[tex, display], ...]] as JSON on stdin; writes, for each
// formula, {"html": ...} or {"error": ...} as JSON on stdout.
"use strict";

const fs = require("fs");
const [katexModule, formulas] = JSON.parse(fs.readFileSync(0, "utf8"));
const katex = require(katexModule);

function strict(code) {
  return code === "unicodeTextInMathMode" ? "ignore" : "error";
}

function render([tex, displayMode]) {
  const options = { displayMode, strict, throwOnError: true, output: "htmlAndMathml" };
  try {
    return { html: katex.renderToString(tex, options) };
  } catch (error) {
    return { error: String(error.message) };
  }
}

fs.writeFileSync(1, JSON.stringify(formulas.map(render)));

// Opens pages in Firefox, one after the other, and prints what it saw as JSON.
//
// node firefox.mjs JOB   a JSON object: program, the Firefox; roots, what addresses of
// the site begin with; pages below each root; searches, [page, phrase, page to
// find]; patience, ms for each of them
import { openFirefox, openPage } from "./firefox_open.mjs";

const { program, roots, pages, searches, patience } = JSON.parse(process.argv[2]);
async function look() {
  await document.fonts.ready;
  const isDrawn = (e) => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1;
  const isShut = (e) => e.closest("details:not([open])") !== null;
  // The figure of an explorable goes when what runs has come in its place.
  const isReplaced = (e) => e.closest('[data-explorable][data-state="ready"] .explorable-figure') !== null;
  const flat = (selector) => Array.from(document.querySelectorAll(selector))
    .filter((e) => !isShut(e) && !isReplaced(e) && !isDrawn(e)).map((e) => `not drawn: ${selector} ${e.textContent.slice(0, 40)}`);
  const CHILDREN = {
    mfrac: 2, mroot: 2, msub: 2, msup: 2, munder: 2, mover: 2, msubsup: 3, munderover: 3,
  };
  const malformed = Array.from(document.querySelectorAll(Object.keys(CHILDREN).join()))
    .filter((e) => e.children.length !== CHILDREN[e.localName]);
  const faces = Array.from(document.fonts).filter((face) => face.family.includes("KaTeX"));
  const hasMath = document.querySelector(".katex") !== null;
  const hasFont = faces.some((face) => /KaTeX_Main/.test(face.family) && face.status === "loaded");
  return [
    ...(document.title.trim() ? [] : ["no title"]),
    ...flat("main figure svg, main figure img"),
    ...flat("main .katex"),
    ...faces.filter((face) => face.status === "error").map((face) => `font lost: ${face.family}`),
    ...(hasMath && !hasFont ? ["KaTeX_Main is not loaded"] : []),
    ...malformed.map((e) => `malformed formula: ${e.outerHTML}`),
    ...siteNotes,
  ];
}

async function searchFor(page, phrase, target) {
  const field = await page.waitForSelector("input[type=search]", { visible: true });
  await field.type(phrase);
  await field.press("Enter");
  const found = page.waitForSelector(`main a[href*="${target}"]`, { timeout: patience });
  return found.then(() => [], () => [`'${phrase}' does not lead to ${target}`]);
}

async function visit(browser, own, name) {
  const { page, faults } = await openPage(browser, own);
  await page.goto(own + name, { waitUntil: "load" });
  faults.push(...await page.evaluate(look));
  for (const [start, phrase, target] of searches) {
    if (start === name) faults.push(...await searchFor(page, phrase, target));
  }
  await page.close();
  return faults;
}

const browser = await openFirefox(program);
const seen = {};
try {
  for (const own of roots) {
    for (const name of pages) seen[own + name] = await visit(browser, own, name);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));

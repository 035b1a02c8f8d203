// Opens pages in Firefox, one after the other, and prints what it saw as JSON.
//
// node firefox.mjs < JOB   a JSON object: program, the Firefox; lab, the script that looks
// at explorables; stops, [{own, page, places, searches}, ...]: what addresses of the site
// begin with, a page below it, explorables there [name, steps between two pictures], and
// [phrase, page to find]; bits, {own, page, call}: a page to compute on, and what to
// evaluate there; patience, ms for each search
import { readFileSync } from "node:fs";
import { openFirefox, openPage } from "./firefox_open.mjs";

const { program, lab, stops, bits, patience } = JSON.parse(readFileSync(0, "utf8"));
const COMES = 20000; // ms in which an explorable is there

async function look() {
  await document.fonts.ready;
  const isDrawn = (e) => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1;
  const isShut = (e) => e.closest("details:not([open])") !== null;
  // The figure of an explorable goes when what runs has come in its place; that is used later.
  const isReplaced = (e) => e.closest('[data-state="ready"] .explorable-figure, .explorable-body') !== null;
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
  ];
}

async function searchFor(page, phrase, target) {
  const field = await page.waitForSelector("input[type=search]", { visible: true });
  await field.type(phrase);
  await field.press("Enter");
  const found = page.waitForSelector(`main a[href*="${target}"]`, { timeout: patience });
  return found.then(() => [], () => [`'${phrase}' does not lead to ${target}`]);
}

// An explorable at rest as it came, then after the first step.
async function use(page, name, by) {
  await page.evaluate((name) => siteLab.goTo(name), name);
  await page.waitForFunction((name) => siteLab.rootOf(name).dataset.state !== "loading", { timeout: COMES }, name);
  const first = await page.evaluate((name) => siteLab.rest(name), name);
  const step = first.state === "error" ? first : await page.evaluate(async (name, by) => {
    if (siteLab.look(name).asks) await siteLab.press(name, "skip");
    // A link is taken out of the address once something is done, from a disk too.
    const linked = await siteLab.follow(name, `#${name}=v1;step=${2 * by}`);
    await siteLab.press(name, "reset");
    return { ...await siteLab.press(name, "step"), linked: linked.step, left: location.hash };
  }, name, by);
  return { first, step };
}

async function visit(browser, { own, page: address, places, searches }) {
  const { page, faults } = await openPage(browser, own);
  if (places.length) await page.evaluateOnNewDocument(lab);
  await page.goto(own + address, { waitUntil: "load" });
  faults.push(...await page.evaluate(look));
  const explorables = [];
  for (const [name, by] of places) explorables.push(await use(page, name, by));
  faults.push(...await page.evaluate("siteNotes"));
  for (const [phrase, target] of searches) faults.push(...await searchFor(page, phrase, target));
  await page.close();
  return { faults, explorables };
}

async function compute(browser, { own, page: address, call }) {
  const { page, faults } = await openPage(browser, own);
  await page.goto(own + address, { waitUntil: "load" });
  const told = await page.evaluate(`(${call})()`);
  await page.close();
  return { ...told, faults };
}

const browser = await openFirefox(program);
const told = { seen: [], bits: null };
try {
  for (const stop of stops) told.seen.push(await visit(browser, stop));
  if (bits) told.bits = await compute(browser, bits);
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));

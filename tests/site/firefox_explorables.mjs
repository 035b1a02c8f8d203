// Runs explorables in Firefox, and prints what it saw as JSON.
//
// node firefox_explorables.mjs < JOB   a JSON object: program, the Firefox; lab, the script
// that looks at explorables; roots, what addresses of the site begin with; places, [page,
// name, steps between two pictures]; bits, {own, name, call}: a page to compute on, and
// what to evaluate there
import { readFileSync } from "node:fs";
import { openFirefox, openPage } from "./firefox_open.mjs";

const { program, lab, roots, places, bits } = JSON.parse(readFileSync(0, "utf8"));
const PATIENCE = 20000;

// At rest as it came, then after the first step.
async function use(browser, own, [name, title, by]) {
  const { page, faults } = await openPage(browser, own);
  await page.evaluateOnNewDocument(lab);
  await page.goto(own + name, { waitUntil: "load" });
  await page.evaluate((title) => siteLab.goTo(title), title);
  await page.waitForFunction((title) => siteLab.rootOf(title).dataset.state !== "loading", { timeout: PATIENCE }, title);
  const first = await page.evaluate((title) => siteLab.rest(title), title);
  const step = first.state === "error" ? first : await page.evaluate(async (title, by) => {
    if (siteLab.look(title).asks) await siteLab.press(title, "skip");
    // A link is taken out of the address once something is done, from a disk too.
    const linked = await siteLab.follow(title, `#${title}=v1;step=${2 * by}`);
    await siteLab.press(title, "reset");
    return { ...await siteLab.press(title, "step"), linked: linked.step, left: location.hash };
  }, title, by);
  faults.push(...await page.evaluate("siteNotes"));
  await page.close();
  return { first, step, faults };
}

async function compute(browser, { own, name, call }) {
  const { page, faults } = await openPage(browser, own);
  await page.goto(own + name, { waitUntil: "load" });
  const told = await page.evaluate(`(${call})()`);
  await page.close();
  return { ...told, faults };
}

const browser = await openFirefox(program);
const told = { seen: [], bits: null };
try {
  for (const own of roots) {
    for (const place of places) told.seen.push(await use(browser, own, place));
  }
  if (bits) told.bits = await compute(browser, bits);
} finally {
  await browser.close();
}
console.log(JSON.stringify(told));

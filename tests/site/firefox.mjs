// Opens pages in Firefox, one after the other, and prints what it saw as JSON.
//
// node firefox.mjs FIREFOX OWN URL...   OWN: what addresses of the site begin with
import puppeteer from "puppeteer-core";

const [program, own, ...addresses] = process.argv.slice(2);
const PREFERENCES = {
  // The network is closed: all but this machine goes to a port where nothing listens.
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  // As readers have it; puppeteer would let pages on disk read one another.
  "security.fileuri.strict_origin_policy": true,
};

function noteViolations() {
  window.siteNotes = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    siteNotes.push(`policy: ${event.violatedDirective} stops ${event.blockedURI}`);
  });
}

async function look() {
  await document.fonts.ready;
  const isDrawn = (e) => e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1;
  const isShut = (e) => e.closest("details:not([open])") !== null;
  const flat = (selector) => Array.from(document.querySelectorAll(selector))
    .filter((e) => !isShut(e) && !isDrawn(e)).map((e) => `not drawn: ${selector} ${e.textContent.slice(0, 40)}`);
  const faces = Array.from(document.fonts).filter((face) => face.family.includes("KaTeX"));
  const hasMath = document.querySelector(".katex") !== null;
  const hasFont = faces.some((face) => /KaTeX_Main/.test(face.family) && face.status === "loaded");
  return [
    ...(document.title.trim() ? [] : ["no title"]),
    ...flat("main figure svg, main figure img"),
    ...flat("main .katex"),
    ...faces.filter((face) => face.status === "error").map((face) => `font lost: ${face.family}`),
    ...(hasMath && !hasFont ? ["KaTeX_Main is not loaded"] : []),
    ...siteNotes,
  ];
}

async function visit(browser, address) {
  const page = await browser.newPage(), faults = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(own)) {
      faults.push(`third party: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.evaluateOnNewDocument(noteViolations);
  await page.goto(address, { waitUntil: "load" });
  faults.push(...await page.evaluate(look));
  await page.close();
  return faults;
}

const browser = await puppeteer.launch({
  browser: "firefox", executablePath: program, headless: true, extraPrefsFirefox: PREFERENCES,
});
const seen = {};
try {
  for (const address of addresses) seen[address] = await visit(browser, address);
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));

// A Firefox as readers have it, and what its pages do that a silent page does not.
import puppeteer from "puppeteer-core";

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

// Firefox says this of a formula that it has read one half of.
const HALF_READ = /^Invalid markup: Incorrect number of children for/;

function noteViolations() {
  window.siteNotes = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    siteNotes.push(`policy: ${event.violatedDirective} stops ${event.blockedURI}`);
  });
}

export function openFirefox(program) {
  return puppeteer.launch({
    browser: "firefox", executablePath: program, headless: true, extraPrefsFirefox: PREFERENCES,
  });
}

// A new page, and its faults as they come; `own` is what addresses of the site begin with.
export async function openPage(browser, own) {
  const page = await browser.newPage(), faults = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => {
    if (!HALF_READ.test(error.message)) faults.push(`error: ${error.message}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob|about):/.test(request.url()) && !request.url().startsWith(own)) {
      faults.push(`third party: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.evaluateOnNewDocument(noteViolations);
  return { page, faults };
}

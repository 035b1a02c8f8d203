// Makes the explorables of a page live, each when the reader comes near. What only some of
// them need comes in parts, scripts beside this one: parts.py knows which.

import { Fault } from "../arithmetic/checking.js";
import { check } from "../arithmetic/payload.js";
import { read as readLink } from "../arithmetic/permalink.js";
import { compilePacked } from "../arithmetic/wasm.js";
import * as packed from "../arithmetic/wasm_module.js";
import { element } from "./dom.js";
import * as fetching from "./fetching.js";
import { followLinks, forget } from "./following.js";
import { mount } from "./mount.js";
import { createParts, fetchScript } from "./parts.js";
import { fill, languageOf } from "./words.js";

const NEAR = "800px";
const places = new Map(); // name -> what is known of the explorable
const shared = { module: null, turn: Promise.resolve() };
// Set before this script: where parts are, seen from here, * for the name of one.
const [{ parts }, { src }] = [globalThis.explorables, document.currentScript];
const { bring, take } = createParts((name) => new URL(parts.replace("*", name), src).href, () => globalThis.explorables.modules);

globalThis.explorables = { define, more, record, take };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();

function begin() {
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(places.get(entry.target.dataset.explorable));
  }, { rootMargin: NEAR });
  for (const root of document.querySelectorAll("figure[data-explorable]")) {
    const name = root.dataset.explorable;
    const stopWaiting = () => near.unobserve(root);
    places.set(name, { root, name, asked: false, given: false, payload: null, made: null, coming: new Map(), stopWaiting });
    near.observe(root);
  }
  followLinks(places, open);
}

// Whether or not it is here yet; the first that a link names is scrolled to.
function open(place, wanted) {
  place.wanted = wanted;
  if (place.payload) start(place);
  else load(place);
}

// A script that comes and hands nothing over, cut short perhaps, is as good as lost.
function load(place) {
  if (place.asked) return;
  place.asked = true;
  place.stopWaiting();
  place.parts = Promise.all((place.root.dataset.parts ?? "").split(" ").filter(Boolean).map(bring));
  place.parts.catch(() => {}); // define() says so
  fetchScript(place.root.dataset.source, () => place.given || refuse(place));
}

const isParted = ({ payload }) => Object.hasOwn(payload, "later");

// The programs of other structures, and what is copied as Python: when nothing else is to
// do, or when they are needed.
function loadRest(place) {
  if (place.runs || !isParted(place)) return;
  place.rest ??= new Promise((done) => {
    fetchScript(place.root.dataset.rest, () => {
      if (isParted(place)) lose(place);
      done();
    });
  });
}

// All that is copied as Python needs.
async function whole(place) {
  loadRest(place);
  await Promise.all([place.rest, bring("python")]);
  if (isParted(place)) throw new Fault("lost", "the rest of the payload");
}

function wantRest(place) {
  place.needed = true;
  loadRest(place);
}

/**
 * Take what was left out of a payload: its second script calls this.
 * @param {string} name of the explorable
 * @param {object[]} programs untrusted
 * @param {object} python untrusted
 */
function more(name, programs, python) {
  const place = places.get(name);
  if (!place?.payload || !isParted(place)) return;
  const { payload } = place;
  const whole = { ...payload, programs: payload.programs.concat(programs), python };
  delete whole.later;
  const fault = check(whole);
  if (fault) {
    tell(place, fault); // and it is lost once its script has ended
    return;
  }
  payload.programs.push(...whole.programs.slice(payload.programs.length)); // the run holds on to it
  payload.python = python;
  delete payload.later;
  place.made.wake();
}

// Without them all goes on, except where the reader has asked for one.
function lose(place) {
  place.rest = null;
  if (!place.needed) return;
  place.made.destroy();
  refuse(place);
}

function loseRun(place, fault) {
  tell(place, fault);
  if (place.made.lose(place.payload.texts[spokenBy(place.payload)].ui.error_run_lost)) return;
  place.made.destroy();
  refuse(place);
}

/**
 * Take a run of a recording: its script calls this.
 * @param {string} name of the explorable
 * @param {string} key of the run
 * @param {string} packed untrusted
 */
function record(name, key, packed) {
  places.get(name)?.coming.get(key)?.(packed);
}

/**
 * Take a payload: each payload script calls this.
 * @param {object} payload untrusted
 */
async function define(payload) {
  const place = places.get(payload?.name);
  if (!place || place.given) return;
  place.given = true;
  try {
    await place.parts;
    const fault = check(payload);
    if (fault) throw new Fault(fault.code, fault.detail);
    Object.assign(place, { payload, module: await moduleFor(payload) });
  } catch (fault) {
    refuse(place, fault);
    return;
  }
  if (payload.recording) place.runs = fetching.createPageRuns(place, { whenIdle, lost: (fault) => loseRun(place, fault) });
  shared.turn = shared.turn.then(pause); // one at a time: the page answers between two
  await shared.turn;
  start(place);
  whenIdle(() => whole(place).catch(() => {})); // who copies hears of it
}

// A recording computes nothing; what computes without WebAssembly needs its kernels in JavaScript.
async function moduleFor(payload) {
  if (payload.recording) return null;
  if (!wantsPlain()) shared.module ??= compilePacked(packed.WASM_PACKED);
  const module = await shared.module;
  if (!module) await bring("plain");
  return module;
}

// WebAssembly had no room for one more memory: JavaScript needs none.
function rescue(place, { code }) {
  if (code !== "memory") return false;
  place.module = null;
  bring("plain").then(() => start(place), (fault) => refuse(place, fault));
  return true;
}

// The page's language, if the payload has words in it.
function spokenBy({ texts }) {
  const language = languageOf(document.documentElement.lang);
  return Object.hasOwn(texts, language) ? language : Object.keys(texts)[0];
}

const pause = () => new Promise((done) => setTimeout(done));
const whenIdle = (act) => (globalThis.requestIdleCallback ?? setTimeout)(act);

function start(place) {
  const { root, payload, module, runs } = place;
  const language = spokenBy(payload);
  const link = readLink(payload, location.hash);
  const refused = link !== null && "error" in link;
  place.made?.destroy();
  place.needed = false;
  place.made = mount(root, payload, {
    host: "page",
    language,
    module,
    initial: link && !refused ? { values: link.values, step: link.step } : null,
    lock: link?.lock ?? [],
    hide: link?.hide ?? [],
    notice: refused ? fill(payload.texts[language].ui.error_link, link) : null,
    onTouch: () => forget(place),
    whole: () => whole(place),
    rescue: (error) => rescue(place, error),
    runs,
    ahead: runs?.ahead,
    want(values) {
      if (runs) runs.want(values);
      else wantRest(place);
    },
  });
  if (place.wanted && link) root.scrollIntoView({ block: "start" });
  place.wanted = false;
}

// The figure stays, and a sentence says that it does not compute.
function refuse(place, fault = null) {
  if (fault) tell(place, fault);
  const sentence = place.root.dataset.error;
  place.root.dataset.state = "error";
  if (sentence) place.root.append(element("p", { class: "explorable-error", role: "alert" }, sentence));
}

function tell({ name }, { code, message, detail = message }) {
  console.warn(`${name}: ${code}: ${detail}`);
}

/** Whether WebAssembly is to be left out: ?plain in the address, or data-module="none". */
function wantsPlain() {
  return new URLSearchParams(location.search).has("plain") || document.documentElement.dataset.module === "none";
}

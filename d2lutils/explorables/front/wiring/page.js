// Makes the explorables of a page live, each when the reader comes near.

import { Fault } from "../arithmetic/checking.js";
import { check } from "../arithmetic/payload.js";
import { read as readLink } from "../arithmetic/permalink.js";
import { compilePacked } from "../arithmetic/wasm.js";
import { WASM_PACKED } from "../arithmetic/wasm_module.js";
import { element } from "./dom.js";
import { mount } from "./mount.js";
import { names, without } from "./naming.js";
import { createRecordings } from "./recordings.js";
import { fill, languageOf } from "./words.js";

const NEAR = "800px";
const FOLLOWED = "explorable"; // marks entries of the browser's history
const places = new Map(); // name -> what is known of the explorable
const shared = { module: null, turn: Promise.resolve() };

globalThis.explorables = { define, more, record };
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
  addEventListener("hashchange", follow);
  document.addEventListener("click", followAgain);
  follow();
}

// A link of the text leads to its explorable; back and forward, and loading again, leave
// it to the browser where the reader was.
function follow() {
  const places = named();
  const back = history.state === FOLLOWED;
  places.forEach((place, index) => open(place, index === 0 && !back));
  if (places.length) history.replaceState(FOLLOWED, "");
}

// A link that leads to where the address is already changes nothing by itself.
function followAgain(event) {
  const link = event.target.closest?.("a[href]");
  const same = link?.hash && link.href === location.href && !event.defaultPrevented;
  if (same) named().forEach((place, index) => open(place, index === 0));
}

// Once the reader has done something, the address no longer says what is shown.
function forget({ name }) {
  if (!names(location.hash, name)) return;
  const { pathname, search, hash } = location;
  history.replaceState(history.state, "", pathname + search + without(hash, name));
}

function named() {
  return [...places.values()].filter((place) => names(location.hash, place.name));
}

// Whether or not it is here yet; the first that a link names is scrolled to.
function open(place, wanted) {
  place.wanted = wanted;
  if (place.payload) start(place);
  else load(place);
}

function load(place) {
  if (place.asked) return;
  place.asked = true;
  place.stopWaiting();
  fetchScript(place.root.dataset.source, () => place.given || refuse(place));
}

// A script that comes and hands nothing over, cut short perhaps, is as good as lost.
function fetchScript(src, end) {
  const script = element("script", { src });
  const over = () => {
    script.remove(); // a recording has many
    end();
  };
  for (const name of ["load", "error"]) script.addEventListener(name, over);
  document.head.append(script);
}

// The programs of other structures: when nothing else is to do, or when they are needed.
function loadRest(place) {
  if (place.asking || place.runs || !place.payload.later) return;
  place.asking = true;
  fetchScript(place.root.dataset.rest, () => place.payload.later && lose(place));
}

function wantRest(place) {
  place.needed = true;
  loadRest(place);
}

/**
 * Take the programs that were left out of a payload: its second script calls this.
 * @param {string} name of the explorable
 * @param {object[]} programs untrusted
 */
function more(name, programs) {
  const place = places.get(name);
  if (!place?.payload?.later) return;
  const { payload } = place;
  const whole = { ...payload, programs: payload.programs.concat(programs), later: 0 };
  const fault = check(whole);
  if (fault) {
    tell(place, fault); // and it is lost once its script has ended
    return;
  }
  payload.programs.push(...whole.programs.slice(payload.programs.length)); // the run holds on to it
  payload.later = 0;
  place.made.wake();
}

// Without them all goes on, except where the reader has asked for one.
function lose(place) {
  place.asking = false;
  if (!place.needed) return;
  place.made.destroy();
  refuse(place);
}

// Each run of a recording has a script of its own, beside that of the payload.
function fetchRun({ root, payload, coming }, key) {
  const { source, runs = "" } = root.dataset;
  const script = runs.split(" ")[payload.recording.runs[key]];
  return new Promise((take, refuse) => {
    const end = () => {
      coming.delete(key);
      refuse(new Fault("lost", `no run ${key}`)); // nothing, if it has been taken
    };
    coming.set(key, take);
    if (script) fetchScript(source.replace(/[^/]*$/, script), end);
    else end();
  });
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

function recordingsOf(place) {
  return createRecordings(place.payload, {
    fetch: (key) => fetchRun(place, key),
    arrived: () => place.made.wake(),
    lost(fault) {
      tell(place, fault);
      if (place.made.lose(place.payload.texts[pageLanguage()].ui.error_run_lost)) return;
      place.made.destroy();
      refuse(place);
    },
    whenIdle,
  });
}

/**
 * Take a payload: each payload script calls this.
 * @param {object} payload untrusted
 */
async function define(payload) {
  const place = places.get(payload?.name);
  if (!place || place.given) return;
  place.given = true;
  const module = await moduleFor(payload);
  const fault = check(payload);
  if (fault) {
    tell(place, fault);
    refuse(place);
    return;
  }
  Object.assign(place, { payload, module });
  if (payload.recording) place.runs = recordingsOf(place);
  shared.turn = shared.turn.then(pause); // one at a time: the page answers between two
  await shared.turn;
  start(place);
  whenIdle(() => loadRest(place));
}

// A recording computes nothing.
async function moduleFor(payload) {
  if (payload.recording || wantsPlain()) return null;
  shared.module ??= compilePacked(WASM_PACKED);
  return shared.module.catch(() => null);
}

const pageLanguage = () => languageOf(document.documentElement.lang);
const pause = () => new Promise((done) => setTimeout(done));
const whenIdle = (act) => (globalThis.requestIdleCallback ?? setTimeout)(act);

function start(place) {
  const { root, payload, module, runs } = place;
  const language = pageLanguage();
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
function refuse(place) {
  const sentence = place.root.dataset.error;
  place.root.dataset.state = "error";
  if (sentence) place.root.append(element("p", { class: "explorable-error", role: "alert" }, sentence));
}

function tell({ name }, { code, detail }) {
  console.warn(`${name}: ${code}: ${detail}`);
}

/** Whether WebAssembly is to be left out: ?plain in the address, or data-module="none". */
function wantsPlain() {
  return new URLSearchParams(location.search).has("plain") || document.documentElement.dataset.module === "none";
}

// Makes the explorables of a page live, each when the reader comes near.

import { check } from "../arithmetic/payload.js";
import { read as readLink } from "../arithmetic/permalink.js";
import { compile } from "../arithmetic/wasm.js";
import { WASM_BASE64 } from "../arithmetic/wasm_module.js";
import { element } from "./dom.js";
import { mount } from "./mount.js";
import { names } from "./naming.js";
import { languageOf } from "./words.js";

const NEAR = "800px";
const places = new Map(); // name -> what is known of the explorable
const shared = { module: null, turn: Promise.resolve() };

globalThis.explorables = { define };
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();

function begin() {
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(places.get(entry.target.dataset.explorable));
  }, { rootMargin: NEAR });
  for (const root of document.querySelectorAll("figure[data-explorable]")) {
    const name = root.dataset.explorable;
    places.set(name, { root, name, asked: false, payload: null, made: null, stopWaiting: () => near.unobserve(root) });
    near.observe(root);
  }
  addEventListener("hashchange", () => named().forEach(open));
  named().forEach(open);
}

function named() {
  return [...places.values()].filter((place) => names(location.hash, place.name));
}

// A link leads to its explorable, whether or not it is here yet.
function open(place, index) {
  place.wanted = index === 0; // the first that a link names is scrolled to
  if (place.payload) start(place);
  else load(place);
}

function load(place) {
  if (place.asked) return;
  place.asked = true;
  place.stopWaiting();
  const script = element("script", { src: place.root.dataset.source });
  script.addEventListener("error", () => refuse(place, place.root.dataset.error));
  document.head.append(script);
}

/**
 * Take a payload: each payload script calls this.
 * @param {object} payload untrusted
 */
async function define(payload) {
  const place = places.get(payload?.name);
  if (!place) return;
  shared.module ??= wantsPlain() ? Promise.resolve(null) : compile(WASM_BASE64);
  const module = await shared.module.catch(() => null);
  const fault = check(payload);
  if (fault) {
    console.warn(`${place.name}: ${fault.code}: ${fault.detail}`);
    refuse(place, place.root.dataset.error);
    return;
  }
  Object.assign(place, { payload, module });
  shared.turn = shared.turn.then(pause); // one at a time: the page answers between two
  await shared.turn;
  start(place);
}

const pause = () => new Promise((done) => setTimeout(done));

function start(place) {
  const { root, payload, module } = place;
  const language = languageOf(document.documentElement.lang);
  const link = readLink(payload, location.hash);
  const refused = link !== null && "error" in link;
  place.made?.destroy();
  place.made = mount(root, payload, {
    host: "page",
    language,
    module,
    initial: link && !refused ? { values: link.values, step: link.step } : null,
    lock: link?.lock ?? [],
    hide: link?.hide ?? [],
    notice: refused ? payload.texts[language].ui.error_link : null,
  });
  if (place.wanted) root.scrollIntoView({ block: "start" });
  place.wanted = false;
}

// The figure stays, and a sentence says that it does not compute.
function refuse(place, sentence) {
  place.root.dataset.state = "error";
  if (sentence) place.root.append(element("p", { class: "explorable-error", role: "alert" }, sentence));
}

/** Whether WebAssembly is to be left out: ?plain in the address, or data-module="none". */
function wantsPlain() {
  return new URLSearchParams(location.search).has("plain") || document.documentElement.dataset.module === "none";
}

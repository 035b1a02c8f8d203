// What is shown, as the part of an address after "#":
//
//     name=v1;lr=0.1;activation=tanh;seed=1;step=40;lock=lr,seed;hide=seed
//
// Several explorables are joined by "&"; anything else after "#" is left alone.

import { allows, defaultsOf, unitOf } from "./machine.js";

const VERSION = 1;
const MOST_SIGNS = 2000;
const MOST_QUOTED = 60; // signs of what is refused
// migrations[n] makes the fields of version n + 1 out of those of version n.
const MIGRATIONS = {};

/**
 * Return the part of an address that shows this state again.
 * @param {object} payload
 * @param {{values: object, step: number}} state
 * @param {{lock?: string[], hide?: string[]}} [how]
 */
export function write(payload, state, { lock = [], hide = [] } = {}) {
  const fields = payload.controls.map(({ name }) => [name, String(state.values[name])]);
  if (payload.run.most > 0) fields.push(["step", String(state.step)]);
  const known = (names) => payload.controls.map(({ name }) => name).filter((name) => names.includes(name));
  const written = fields.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
  for (const [key, names] of [["lock", known(lock)], ["hide", known(hide)]]) {
    if (names.length) written.push(`${key}=${names.map(encodeURIComponent).join(",")}`);
  }
  return `${payload.name}=v${VERSION};${written.join(";")}`;
}

/**
 * Return what a link wants of this explorable; null if it says nothing about it.
 * @param {object} payload
 * @param {string} hash untrusted
 * @param {Object<number, function(Map): Map>} [migrations] of older versions
 * @returns {null | {values: object, step: number, lock: string[], hide: string[]}
 *     | {error: "version"|"value"|"form"|"long", key?: string, part: string}} part: what does
 *     not fit, as it is written there, shortened
 */
export function read(payload, hash, migrations = MIGRATIONS) {
  const begin = `${payload.name}=`;
  const parts = String(hash).replace(/^#/, "").split("&").filter((part) => part.startsWith(begin));
  if (parts.length === 0) return null;
  const refused = (error, part = parts[0]) => ({ error, part: shortened(part) });
  if (parts.length > 1) return refused("form");
  if (parts[0].length > MOST_SIGNS) return refused("long");
  const [version, ...pieces] = parts[0].slice(begin.length).split(";");
  const fields = fieldsOf(pieces);
  if (fields === null) return refused("form");
  const migrated = migrate(version, fields, migrations);
  return migrated === null ? refused("version", begin + version) : understood(payload, migrated);
}

function shortened(part) {
  return part.length > MOST_QUOTED ? `${part.slice(0, MOST_QUOTED)}…` : part;
}

// Keys and values as a Map: no key can mean anything to an object.
function fieldsOf(pieces) {
  const fields = new Map();
  for (const piece of pieces) {
    const [key, value, ...more] = piece.split("=").map(decoded);
    if (!key || value == null || more.length || fields.has(key)) return null;
    fields.set(key, value);
  }
  return fields;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function migrate(version, fields, migrations) {
  const number = /^v(0|[1-9]\d?)$/.test(version) ? Number(version.slice(1)) : NaN;
  if (!(number <= VERSION)) return null;
  let now = fields;
  for (let from = number; from < VERSION; from += 1) {
    if (!Object.hasOwn(migrations, from)) return null;
    now = migrations[from](now);
  }
  return now;
}

function understood(payload, fields) {
  const found = { values: defaultsOf(payload), step: payload.run.steps, lock: [], hide: [] };
  for (const [key, text] of fields) {
    if (!understand(payload, found, key, text)) return { error: "value", key, part: shortened(`${key}=${text}`) };
  }
  return found;
}

function understand(payload, found, key, text) {
  const named = (name) => payload.controls.find((control) => control.name === name);
  if (key === "lock" || key === "hide") {
    found[key] = text.split(",");
    return found[key].every((name) => named(name));
  }
  if (key === "step") {
    found.step = numberIn(text);
    return found.step % unitOf(payload) === 0 && found.step >= 0 && found.step <= payload.run.most;
  }
  const control = named(key);
  if (!control) return false;
  const value = valueIn(control, text);
  found.values[key] = Object.is(value, -0) ? 0 : value;
  return allows(control, value);
}

function valueIn({ kind, options }, text) {
  if (kind === "drawing") return text;
  return kind === "choice" ? options.find((option) => String(option) === text) : numberIn(text);
}

// Only what a reader would write as a number: Number("") and Number("0x1") are numbers too.
function numberIn(text) {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
}

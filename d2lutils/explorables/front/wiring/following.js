// Links of the text lead to their explorables, by what stands in the address after "#".

import { names, without } from "./naming.js";

const FOLLOWED = "explorable"; // marks entries of the browser's history

/**
 * Follow the address, now and when it changes.
 * @param {Map<string, {name: string}>} places
 * @param {(place: object, wanted: boolean) => void} open show what the address says; wanted: go there
 */
export function followLinks(places, open) {
  // Back and forward, and loading again, leave it to the browser where the reader was.
  function follow() {
    const found = named(places);
    const back = history.state === FOLLOWED;
    found.forEach((place, index) => open(place, index === 0 && !back));
    if (found.length) history.replaceState(FOLLOWED, "");
  }
  // A link that leads to where the address is already changes nothing by itself.
  function followAgain(event) {
    const link = event.target.closest?.("a[href]");
    const same = link?.hash && link.href === location.href && !event.defaultPrevented;
    if (same) named(places).forEach((place, index) => open(place, index === 0));
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", followAgain);
  follow();
}

const named = (places) => [...places.values()].filter((place) => names(location.hash, place.name));

/** Once the reader has done something with an explorable, the address no longer says what it shows. */
export function forget({ name }) {
  if (!names(location.hash, name)) return;
  const { pathname, search, hash } = location;
  history.replaceState(history.state, "", pathname + search + without(hash, name));
}

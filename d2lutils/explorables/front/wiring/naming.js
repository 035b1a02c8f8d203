// What the address after "#" names, before any payload is here to read it.

/**
 * Whether a link is for the explorable of this name.
 * @param {string} hash location.hash
 * @param {string} name
 */
export function names(hash, name) {
  return hash.slice(1).split("&").some((part) => part.startsWith(`${name}=`));
}

/**
 * Return what is left of a hash without what it says of this explorable.
 * @param {string} hash location.hash
 * @param {string} name
 */
export function without(hash, name) {
  const kept = hash.slice(1).split("&").filter((part) => !part.startsWith(`${name}=`)).join("&");
  return kept && `#${kept}`;
}

// Walk with the Tab key: before each press, note the focus as the reader sees it.
() => {
  const main = document.querySelector("main");
  const startsInside = main.contains(document.activeElement);  // as a search page may
  const stops = [], covered = [], seen = new Set();
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const seenByReader = { visibilityProperty: true, contentVisibilityAuto: false };

  function name(e) {
    const words = (e.innerText || e.getAttribute("aria-label") || "").trim().slice(0, 40);
    return `${e.tagName.toLowerCase()}.${e.className} "${words}"`;
  }

  // Of a group of radio buttons the Tab key stops at one.
  function key(e) {
    return e.type === "radio" ? `radio ${e.name}` : e;
  }

  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext("2d", { willReadFrequently: true });

  const known = new Map(); // a page has few colours, and asks for them at each stop

  function rgb(colour) {
    if (!known.has(colour)) {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = colour;
      paint.fillRect(0, 0, 1, 1);
      known.set(colour, Array.from(paint.getImageData(0, 0, 1, 1).data));
    }
    return known.get(colour);
  }

  function luminance(colour) {
    const linear = (v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const [r, g, b] = colour.slice(0, 3).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  // The colour behind an element: the first opaque one around it, else the canvas.
  function behind(element) {
    for (let e = element.parentElement; e; e = e.parentElement) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  }

  function contrast(a, b) {
    const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  }

  function isCovered(e) {
    const hits = Array.from(e.getClientRects()).flatMap((box) => [0.1, 0.5, 0.9].map((part) =>
      document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2)));
    return !hits.some((hit) => hit && (e.contains(hit) || hit.contains(e) && hit !== document.body
      && hit !== document.documentElement && getComputedStyle(e).display.startsWith("inline")));
  }

  function faultsOf(e) {
    const style = getComputedStyle(e), found = [];
    const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
    if (width < 2) found.push(`outline ${width} px`);
    else {
      const ratio = contrast(rgb(style.outlineColor), behind(e));
      if (ratio < 3) found.push(`outline contrast ${ratio.toFixed(1)}`);
    }
    return found.map((fault) => `${name(e)}: ${fault}`);
  }

  function note() {
    const e = document.activeElement;
    if (!e || e === document.body || seen.has(key(e))) return;
    seen.add(key(e));
    stops.push({ name: name(e), href: e.getAttribute("href"), faults: faultsOf(e) });
    if (isCovered(e)) covered.push(e);
  }

  // What moves out of the way may take a moment: look again, at rest.
  async function stillCovered() {
    const found = [];
    for (const e of covered) {
      if (!e.checkVisibility(seenByReader)) continue; // an explorable has come in its place
      e.focus();
      await new Promise((done) => setTimeout(done, 400));
      if (isCovered(e)) found.push(`${name(e)}: covered or out of sight`);
    }
    return found;
  }

  // What is inert or disabled, itself or by what is around it, is no stop to anybody.
  const isOff = (e) => e.matches(":disabled") || e.closest("[inert]") !== null;

  function unreached() {
    const all = Array.from(document.querySelectorAll(FOCUSABLE));
    const wanted = all.filter((e) => e.tabIndex >= 0 && !isOff(e) && e.checkVisibility(seenByReader));
    return Array.from(new Map(wanted.map((e) => [key(e), e])))
      .filter(([k]) => !seen.has(k)).map(([, e]) => name(e));
  }

  // An explorable comes when the reader is near.
  async function bring() {
    const never = [];
    for (const e of document.querySelectorAll("[data-explorable]")) {
      const end = performance.now() + 20 * (window.sitePatience ?? 1000);
      while (e.dataset.state === "loading" && performance.now() < end) {
        e.scrollIntoView();
        await new Promise((done) => setTimeout(done, 50));
      }
      if (e.dataset.state === "loading") never.push(`${e.dataset.explorable} never comes`);
    }
    scrollTo(0, 0);
    return never;
  }

  addEventListener("keydown", (event) => { if (event.key === "Tab") note(); }, true);
  window.siteWalk = { startsInside, stops, note, stillCovered, unreached, bring };
}

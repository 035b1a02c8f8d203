// Does at random what a reader can do, quickly and out of turn. The seed decides all.
window.siteFuzz = (() => {
  const { rest, scrub, follow, look, part, rootOf, frame, fire } = siteLab;
  const SEEDS = ["", "-1", "1.5", "1e9", "0", "9999", "17"];
  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "Escape", " ", "a"];
  const BUTTONS = ["reset", "step", "step", "play", "play", "defaults", "copy-link", "copy-python"];

  const FARTHEST = 600; // steps of a run: what comes after them takes its time, and is no other

  function lottery(seed) {
    let state = seed * 2654435761 + 1;
    const next = () => {
      state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9 | 0;
      return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
    };
    const below = (n) => Math.floor(next() * n);
    return { below, one: (list) => list[below(list.length)] };
  }

  // A number as sentences write it, or the words of an option.
  function isSaid(text, templates) {
    const PLACE = /\{[^{}]*\}/;
    const quoted = (part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return templates.some((template) =>
      new RegExp(`^${template.split(PLACE).map(quoted).join("[^{}]+?")}$`).test(text)) && !/undefined|null|\[object/.test(text);
  }

  const inputs = (name) => Array.from(rootOf(name).querySelectorAll(".explorable-told input, .explorable-told select"));

  function move(name, random) {
    const input = random.one(inputs(name));
    if (!input || input.disabled) return;
    if (input.type === "range") input.value = random.below(Math.min(Number(input.max), FARTHEST) + 1);
    else if (input.type === "number") input.value = random.one(SEEDS);
    else input.value = random.below(input.length);
    fire(input, input.type === "range" ? "input" : "change");
  }
  function key(name, random) {
    const canvas = random.one(Array.from(rootOf(name).querySelectorAll("canvas")));
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: random.one(KEYS), bubbles: true }));
  }
  function point(name, random) {
    const canvas = random.one(Array.from(rootOf(name).querySelectorAll("canvas, .explorable-view-handle")));
    const box = canvas.getBoundingClientRect();
    const at = { clientX: box.left + random.below(box.width + 40) - 20, clientY: box.top + random.below(box.height + 40) - 20 };
    for (const type of ["pointermove", "pointerdown", "pointermove", "pointerup", "pointerleave"]) {
      try {
        canvas.dispatchEvent(new PointerEvent(type, { ...at, pointerId: 1, pointerType: "mouse", bubbles: true }));
      } catch { /* there is no such pointer to capture */ }
    }
  }
  const click = (name, random) => part(name, `.explorable-${random.one(BUTTONS)}`).click();
  const guess = (name, random) => random.one(
    Array.from(rootOf(name).querySelectorAll(".explorable-predict:not([hidden]) button")))?.click();
  const ACTS = [move, move, move, click, click, key, point, guess];

  async function sequence(name, seed, { actions, templates, steps }) {
    const random = lottery(seed), faults = [];
    const isLost = () => rootOf(name).dataset.state === "error";
    for (let n = 0; n < actions && !isLost(); n += 1) {
      random.one(ACTS)(name, random);
      for (let frames = random.below(4); frames > 0; frames -= 1) await frame();
    }
    if (isLost()) return ["an error"];
    if (part(name, ".explorable-play").dataset.shows === "pause") part(name, ".explorable-play").click();
    // A guess that waits for its answer gets it at the end of the run.
    if (part(name, ".explorable-settings").disabled) await scrub(name, steps);
    const end = await rest(name);
    if (end.state !== "ready") faults.push(`it ends as ${end.state}`);
    if (!isSaid(end.said, templates)) faults.push(`it says ${end.said}`);
    part(name, ".explorable-copy-link").click();
    await frame();
    const again = await follow(name, new URL(siteLab.copied.at(-1)).hash);
    if (again.said !== end.said) faults.push(`it says ${end.said}, its link ${again.said}`);
    return faults;
  }

  // Links of pieces at random, the first of none: refused in words, or shown.
  async function links(name, seed, { number, pieces, templates, sentence }) {
    const random = lottery(seed), faults = [];
    let refused = 0;
    for (let n = 0; n < number; n += 1) {
      let hash = `#${name}=v1`;
      for (let parts = n && random.below(5); parts > 0; parts -= 1) hash += random.one([";", ";", ";", "&", "="]) + random.one(pieces);
      const seen = await follow(name, hash);
      const isRefused = sentence.split("{part}").every((part) => seen.notice.includes(part));
      refused += Number(isRefused);
      const says = seen.asks ? seen.said === "" : isSaid(seen.said, templates); // no answer before the guess
      const fits = seen.state === "ready" && (isRefused || seen.notice === "") && says;
      if (!fits) faults.push(`${hash}: ${seen.state}, ${seen.notice}, ${seen.said}`);
    }
    return { faults, refused };
  }

  return { sequence, links, isSaid };
})();

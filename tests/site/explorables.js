// Runs in the page before anything else: what the checks see and do of an explorable.
window.siteLab = (() => {
  const LONGEST = 15000; // ms that anything may take
  const patience = () => window.sitePatience ?? 250; // times 20 ms: a busy machine is slow
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const rootOf = (name) => document.querySelector(`[data-explorable="${name}"]`);
  const part = (name, selector) => rootOf(name).querySelector(selector);
  const scrubber = (name) => part(name, ".explorable-scrubber input");
  const inputOf = (name, control) => part(name, `[data-control="${control}"]`)?.querySelector("input, select");
  const fire = (node, type) => node.dispatchEvent(new Event(type, { bubbles: true }));
  const isShown = (e) => Boolean(e) && e.checkVisibility({ visibilityProperty: true })
    && e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1;

  // A picture begins with a clear canvas: so they are counted.
  const painted = { number: 0 };
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function counted(...place) {
    painted.number += Number(this.canvas.isConnected); // not what is kept aside
    return clearRect.apply(this, place);
  };
  const canvases = (name) => rootOf(name).querySelectorAll("canvas").length;

  // Chromium moves a canvas that is often read from one painter to another, and what they
  // write as PNG differs though no pixel does: so one painter from the start, and pixels.
  const { getContext } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.getContext = function read(kind, options) {
    return getContext.call(this, kind, kind === "2d" ? { ...options, willReadFrequently: true } : options);
  };

  function digest(canvas) {
    const { width, height } = canvas;
    if (width * height === 0) return "";
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    let sum = 2166136261;
    for (const pixel of new Uint32Array(data.buffer)) sum = Math.imul(sum ^ pixel, 16777619);
    return `${width} x ${height}: ${(sum >>> 0).toString(16)}`;
  }

  // Until nothing moves any more: an event is answered in the frames that follow it.
  async function rest(name) {
    const isMoving = () => ["running", "loading"].includes(rootOf(name).dataset.state);
    const end = performance.now() + LONGEST;
    do {
      for (let n = 0; n < 3; n += 1) await frame();
    } while (isMoving() && performance.now() < end);
    return look(name);
  }

  function look(name) {
    const root = rootOf(name);
    const words = (selector) => root.querySelector(selector)?.textContent ?? "";
    const shown = (selector) => (isShown(root.querySelector(selector)) ? words(selector) : "");
    const inputs = Array.from(root.querySelectorAll("[data-control]"), (node) =>
      [node.dataset.control, node.querySelector("input, select")]).filter(([, input]) => input); // a pad has none
    return {
      state: root.dataset.state,
      executor: root.dataset.executor ?? "",
      said: words(".explorable-said"),
      step: Number(scrubber(name)?.value ?? -1),
      where: words(".explorable-scrubber output"),
      controls: Object.fromEntries(inputs.map(([control, input]) => [control, input.value])),
      locked: inputs.filter(([, input]) => input.disabled).map(([control]) => control),
      pictures: Array.from(root.querySelectorAll("canvas"), digest),
      asks: root.querySelector(".explorable-front")?.dataset.asks === "true",
      notice: shown(".explorable-notice"),
      error: shown(".explorable-error"),
      figure: isShown(root.querySelector(".explorable-figure svg, .explorable-figure img")),
      body: isShown(root.querySelector(".explorable-body")),
    };
  }

  // As a reader does it with the mouse: the value is there, then the page is told.
  async function set(name, control, value) {
    const input = inputOf(name, control);
    input.value = value;
    fire(input, input.type === "range" ? "input" : "change");
    return rest(name);
  }

  // Until nothing is painted for a while, or for too long something is.
  async function still() {
    let before = -1, same = 0;
    for (let n = 0; n < patience() && same < 8; n += 1) {
      same = painted.number === before ? same + 1 : 0;
      before = painted.number;
      await sleep(20);
    }
    return same >= 8;
  }

  // Until so many pictures have been painted, or for too long none.
  async function moves(name, least) {
    const goal = painted.number + least * canvases(name);
    for (let n = 0; n < patience() && painted.number < goal; n += 1) await sleep(20);
    return painted.number >= goal;
  }

  async function press(name, button) {
    part(name, `.explorable-${button}`).click();
    return rest(name);
  }

  // From here on the Tab key goes into the explorable.
  function enter(name) {
    rootOf(name).tabIndex = -1;
    rootOf(name).focus();
    rootOf(name).removeAttribute("tabindex");
  }

  const goTo = (name) => rootOf(name).scrollIntoView();

  // Take away what stands beside it and around it: the page costs more than it does.
  function alone(name) {
    for (let e = rootOf(name); e !== document.body; e = e.parentElement) {
      const beside = Array.from(e.parentElement.children).filter((other) => other !== e);
      beside.filter((other) => !other.matches("style, link, script")).forEach((other) => other.remove());
    }
  }

  function press_only(name, button) {
    part(name, `.explorable-${button}`).click();
    return look(name);
  }

  async function scrub(name, step) {
    scrubber(name).value = step;
    fire(scrubber(name), "input");
    return rest(name);
  }

  // The slowest speed, for runs that would be over too soon.
  function slow(name) {
    const speed = part(name, ".explorable-more").querySelectorAll("input[type=range]");
    const input = speed[speed.length - 1];
    if (!input || input.closest("[data-control]")) return; // it has a pace, and no speed
    input.value = 0;
    fire(input, "input");
  }

  // Play for so many ms and at least so many pictures, and stop. Return how many came.
  async function play(name, ms, least = 0) {
    const before = painted.number;
    const drawn = () => Math.floor((painted.number - before) / canvases(name));
    part(name, ".explorable-play").click();
    await sleep(ms);
    const places = new Set(); // two moves are enough: a short run would be over
    for (let n = 0; n < patience() && drawn() < least && places.size < 3; n += 1) {
      places.add(scrubber(name).value);
      await sleep(20);
    }
    const told = { drawn: drawn(), faceWhilePlaying: part(name, ".explorable-play").dataset.shows };
    if (told.faceWhilePlaying === "pause") part(name, ".explorable-play").click();
    return { ...await rest(name), ...told };
  }

  async function follow(name, hash) {
    location.hash = hash;
    await sleep(0);
    return rest(name);
  }

  // Whether the focus is on this part: a class of it or around it, or "control NAME".
  function isAt(name, mark) {
    const here = document.activeElement, root = rootOf(name);
    if (!root.contains(here)) return false;
    const control = mark.startsWith("control ") && mark.slice(8);
    if (control) return here.matches("input, select") && here.closest("[data-control]")?.dataset.control === control;
    const inside = { "explorable-more": "summary", "explorable-scrubber": "input" }[mark];
    return here.matches(inside ? `.${mark} > ${inside}` : `.${mark}`);
  }

  return { alone, enter, still, moves, isAt, goTo, slow, rest, look, set, press, press_only, scrub, play, follow, rootOf, part, inputOf, frame, fire, isShown, digest, copied: [] };
})();

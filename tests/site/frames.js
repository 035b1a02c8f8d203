// Runs in the page before anything else: how long the reader waits for a new picture.
window.frameLab = (() => {
  const rootOf = (name) => document.querySelector(`[data-explorable="${name}"]`);
  const part = (name, selector) => rootOf(name).querySelector(selector);
  const scrubber = (name) => part(name, ".explorable-scrubber input");
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const fire = (node, type) => node.dispatchEvent(new Event(type, { bubbles: true }));
  const own = { root: null, began: 0, tell: null, answer: null };

  // Out of the way, until come() is called.
  new MutationObserver((_, watch) => {
    if (!document.body) return;
    document.body.style.paddingTop = "6000px";
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true });

  // A picture is new once its canvas is cleared, and painted once the next frame begins.
  const { clearRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function clear(...given) {
    if (own.tell && own.began && own.root.contains(this.canvas)) {
      const { tell, began } = own;
      own.tell = null;
      requestAnimationFrame(() => {
        performance.mark("frameLab end");
        tell(performance.now() - began);
      });
    }
    return clearRect.apply(this, given);
  };
  addEventListener("keydown", (event) => {
    own.began ||= event.timeStamp;
    performance.mark("frameLab begin");
  }, true);

  // From now on: ms from the next key to the frame after the first new picture.
  function arm(name) {
    Object.assign(own, { root: rootOf(name), began: 0 });
    own.answer = new Promise((done) => { own.tell = done; });
  }

  async function until(holds) {
    while (!holds()) await frame();
  }
  const rest = (name) => until(() => ["ready", "error"].includes(rootOf(name).dataset.state));

  async function timed(act, name) {
    const began = performance.now();
    performance.mark("frameLab begin");
    act();
    await rest(name);
    await frame();
    performance.mark("frameLab end");
    if (rootOf(name).dataset.state === "error") throw new Error(`${name} has failed`);
    return performance.now() - began;
  }

  // ms until the explorable, which the window goes to, is ready
  const come = (name) => timed(() => rootOf(name).scrollIntoView(), name);

  // All that hides something is opened, and what is asked first is passed over.
  async function open(name) {
    if (part(name, ".explorable-front").dataset.asks === "true") part(name, ".explorable-skip").click();
    part(name, ".explorable-more").open = true;
    await frame();
    await rest(name);
  }

  // ms until another step is shown
  function scrub(name, step) {
    return timed(() => {
      scrubber(name).value = step;
      fire(scrubber(name), "input");
      rootOf(name).dataset.state = "running"; // until the explorable says otherwise
    }, name);
  }

  // The part of a control that keys move; of the speed, which has no name: null.
  function inputOf(name, control) {
    const at = control === null ? ".explorable-more .explorable-controls > :last-child" : `[data-control="${control}"]`;
    const node = part(name, at);
    const pad = node.querySelector(".explorable-pad");
    return pad ?? node.querySelector("button") ?? node.querySelector("input, select");
  }

  // Set a control to one of its values by index; a seed: to the next.
  async function set(name, control, index) {
    const input = inputOf(name, control);
    if (input.matches("button")) input.click();
    else {
      input.value = index;
      fire(input, input.matches("select") ? "change" : "input");
    }
    await frame();
    await rest(name);
  }
  const focus = (name, control) => inputOf(name, control).focus();

  // Play for so many ms at most; steps per second.
  async function play(name, ms) {
    const [began, from] = [performance.now(), Number(scrubber(name).value)];
    part(name, ".explorable-play").click();
    await frame();
    await until(() => rootOf(name).dataset.state === "ready" || performance.now() - began > ms);
    const seconds = (performance.now() - began) / 1000;
    if (rootOf(name).dataset.state !== "ready") part(name, ".explorable-play").click();
    await rest(name);
    return (Number(scrubber(name).value) - from) / seconds;
  }
  return { arm, answer: () => own.answer, rest, come, open, scrub, set, focus, play };
})();

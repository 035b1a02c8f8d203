// The site's only script: theme, menu, copy buttons, where you are on the page.
// Every page reads and unfolds without it.
"use strict";

(function () {
  const page = document.documentElement;
  const find = (selector) => Array.from(document.querySelectorAll(selector));

  // Theme: as the system has it, light, dark.
  const MODES = ["auto", "light", "dark"];
  const modeButton = document.querySelector("[data-action=mode]");

  function showMode() {
    const words = JSON.parse(modeButton.dataset.words);
    const label = words[MODES.indexOf(page.dataset.theme)];
    modeButton.querySelector("[data-mode-label]").textContent = label;
    modeButton.title = label;
  }

  modeButton.addEventListener("click", () => {
    const next = MODES[(MODES.indexOf(page.dataset.theme) + 1) % MODES.length];
    page.dataset.theme = next;
    try { localStorage.setItem("mode", next); } catch (e) { /* no storage: this page only */ }
    showMode();
  });
  showMode();

  // Menu on narrow screens.
  const menuButton = document.querySelector("[data-action=menu]");
  const contents = document.getElementById("contents");

  function setMenu(open) {
    page.classList.toggle("menu-open", open);
    menuButton.setAttribute("aria-expanded", String(open));
  }

  menuButton.addEventListener("click", () => {
    const open = menuButton.getAttribute("aria-expanded") !== "true";
    setMenu(open);
    if (open) contents.querySelector("a").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && page.classList.contains("menu-open")) {
      setMenu(false);
      menuButton.focus();
    }
  });
  document.addEventListener("click", (event) => {
    const inside = contents.contains(event.target) || menuButton.contains(event.target);
    if (!inside) setMenu(false);
  });
  const here = contents.querySelector("a.current:last-of-type, [aria-current=page]");
  if (here && here.offsetTop > contents.clientHeight * 0.7) {
    contents.scrollTop = here.offsetTop - contents.clientHeight / 2;
  }

  // Ctrl+K, or Command+K, leads to the search field.
  document.addEventListener("keydown", (event) => {
    const field = document.querySelector("#query, .top .find input");
    if (field && event.key === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // Copy buttons.
  const copyWords = JSON.parse(page.dataset.copyWords);

  function addCopyButton(block) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copyWords[0];
    button.addEventListener("click", async () => {
      let done = copyWords[1];
      try {
        await navigator.clipboard.writeText(block.querySelector("pre").textContent);
      } catch (e) {
        done = copyWords[2];
      }
      button.textContent = done;
      setTimeout(() => { button.textContent = copyWords[0]; }, 2000);
    });
    block.append(button);
  }

  find(".cell_input .highlight, article > section :is(.highlight-python, .highlight-bash) > .highlight").forEach(addCopyButton);

  // What scrolls sideways can be reached by keyboard.
  function reachScrollers() {
    const all = find("article pre, article div.math, article .table-scroll, article .text_html, article figure.plot");
    // What is folded away is laid out by itself when it is measured, each time: it waits.
    const blocks = all.filter((block) => block.checkVisibility());
    const scroll = blocks.map((block) => block.scrollWidth > block.clientWidth + 1);
    blocks.forEach((block, index) => {
      if (scroll[index]) block.tabIndex = 0;
      else block.removeAttribute("tabindex");
    });
  }
  reachScrollers();
  window.addEventListener("load", reachScrollers);
  window.addEventListener("resize", reachScrollers);
  document.addEventListener("toggle", reachScrollers, true); // what unfolds may scroll

  // On paper hints and solutions are open, in browsers that cannot say so in styles.
  const closed = [];
  window.addEventListener("beforeprint", () => {
    for (const fold of find("details.fold:not(.code):not([open])")) {
      fold.open = true;
      closed.push(fold);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const fold of closed.splice(0)) fold.open = false;
  });

  // Mark the section being read.
  const links = new Map(find(".sections a[href^='#']").map((link) => [link.hash.slice(1), link]));
  const headings = find("article section > :is(h1, h2, h3)");
  let waiting = false;

  function markSection() {
    waiting = false;
    const above = headings.filter((h) => h.getBoundingClientRect().top < window.innerHeight * 0.3);
    const current = above.length ? links.get(above[above.length - 1].closest("section").id) : null;
    links.forEach((link) => link === current
      ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  }

  function markSoon() {
    if (!waiting) requestAnimationFrame(markSection);
    waiting = true;
  }

  if (links.size) {
    window.addEventListener("scroll", markSoon, { passive: true });
    markSoon();
  }

  // A margin note stands where the list of sections is: the list makes room.
  const sections = document.querySelector(".sections");
  const notes = new Set();
  const noted = new IntersectionObserver((entries) => {
    for (const entry of entries) notes[entry.isIntersecting ? "add" : "delete"](entry.target);
    sections.classList.toggle("covered", notes.size > 0);
  });
  if (sections) find(".aside").forEach((note) => noted.observe(note));
})();

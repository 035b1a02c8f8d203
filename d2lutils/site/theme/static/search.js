// The search page: all sections that hold every word, the best first, as you type.
// Words are looked for as parts of the text, so Chinese needs no dictionary; a run of it
// that stands nowhere as a whole is cut into pairs, and half of them are enough.
"use strict";

(function () {
  const MOST = 200, AROUND = 90;
  const field = document.getElementById("query");
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  const sections = [];

  for (const [page, title, parts] of window.bookIndex) {
    parts.forEach(([anchor, heading, words], place) => {
      sections.push({
        address: page + ".html" + (place ? "#" + anchor : ""), title, heading, words,
        low: words.toLowerCase(), lowHeading: (place ? heading : title).toLowerCase(),
      });
    });
  }

  // "Gradients" finds "gradient".
  function terms(query) {
    const words = query.toLowerCase().split(/[\s,。,、;;]+/).filter(Boolean);
    return words.map((word) => (/^[a-z]{4,}s$/.test(word) ? word.slice(0, -1) : word));
  }

  function pairs(words) {
    return words.flatMap((word) => {
      if (!/[\u3400-\u9fff]{3,}/.test(word)) return [word];
      return Array.from(word.slice(1), (letter, i) => word[i] + letter);
    });
  }

  function count(text, word) {
    let found = 0;
    for (let at = text.indexOf(word); at >= 0 && found < 5; at = text.indexOf(word, at + 1)) found += 1;
    return found;
  }

  // Zero, unless at least so many of the words are found.
  function score(section, words, least) {
    let sum = 0, held = 0;
    for (const word of words) {
      const inHeading = section.lowHeading.includes(word);
      const often = count(section.low, word);
      held += inHeading || often ? 1 : 0;
      sum += (inHeading ? 20 : 0) + often;
    }
    if (held < least) return 0;
    return sum + 10 * held + (section.low.includes(words.join(" ")) ? 10 : 0);
  }

  function search(words, least) {
    const hits = sections.map((section) => ({ section, points: score(section, words, least) }));
    return hits.filter((hit) => hit.points > 0).sort((a, b) => b.points - a.points);
  }

  // Text with the words in <mark>; set as text, never as HTML.
  function marked(element, text, words) {
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    for (const piece of text.split(new RegExp("(" + escaped.join("|") + ")", "i"))) {
      const hit = words.includes(piece.toLowerCase());
      const node = hit ? document.createElement("mark") : document.createTextNode("");
      node.textContent = piece;
      element.append(node);
    }
    return element;
  }

  function excerpt(section, words) {
    const places = words.map((word) => section.low.indexOf(word)).filter((at) => at >= 0);
    const from = Math.max(0, (places.length ? Math.min(...places) : 0) - AROUND);
    const text = section.words.slice(from, from + 2.5 * AROUND);
    const begin = from ? "… " + text.replace(/^[^\s\u3400-\u9fff]*\s/, "") : text;
    return begin + (from + text.length < section.words.length ? " …" : "");
  }

  function item({ section }, words) {
    const link = document.createElement("a");
    link.href = section.address;
    marked(link, section.heading, words);
    const entry = document.createElement("li");
    entry.append(link);
    if (section.title !== section.heading) {
      const where = document.createElement("span");
      where.textContent = section.title;
      entry.append(where);
    }
    entry.append(marked(document.createElement("p"), excerpt(section, words), words));
    return entry;
  }

  function show() {
    const asked = terms(field.value);
    const whole = asked.length ? search(asked, asked.length) : [];
    const words = whole.length ? asked : pairs(asked);
    const cut = words.length > asked.length;
    const hits = !cut ? whole : search(words, Math.max(1, words.length / 2));
    list.replaceChildren(...hits.slice(0, MOST).map((hit) => item(hit, words)));
    if (!asked.length) status.textContent = "";
    else if (!hits.length) status.textContent = status.dataset.none;
    else status.textContent = status.dataset.found + " " + hits.length;
  }

  field.value = new URLSearchParams(location.search).get("q") || "";
  field.addEventListener("input", show);
  field.form.addEventListener("submit", (event) => {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(field.value)); } catch (e) { /* from a disk */ }
    show();
    const first = list.querySelector("a");
    if (first) first.focus();
  });
  show();
})();

// The table of concepts can be searched, and sorted by each column.
"use strict";

(function () {
  const plain = (text) => text.normalize("NFKC").toLowerCase().trim();
  const collators = [new Intl.Collator("en", { numeric: true }), new Intl.Collator("en"), new Intl.Collator("zh")];

  // Rows that hold every word, in any column.
  function matching(rows, asked) {
    const words = plain(asked).split(/\s+/).filter(Boolean);
    return rows.filter((row) => words.every((word) => row.said.includes(word)));
  }

  // The place is sorted as the book is: by where the row of its table came from.
  function sorted(rows, column, up) {
    const collator = collators[column];
    const order = (a, b) => (collator ? collator.compare(a.cells[column], b.cells[column]) : 0) || a.place - b.place;
    return [...rows].sort((a, b) => (up ? order(a, b) : order(b, a)));
  }

  function readRows(body) {
    const rows = Array.from(body.rows, (node) => {
      const cells = Array.from(node.cells, (cell) => cell.textContent.trim());
      return { node, cells, said: plain(cells.join(" ")), page: node.querySelector("a")?.pathname ?? "" };
    });
    const pages = [...new Set(rows.map((row) => row.page))];
    return rows.map((row, n) => ({ ...row, place: pages.indexOf(row.page) * rows.length + n }));
  }

  function searchField(words) {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "search";
    label.append(words.search, input);
    return { label, input };
  }

  // Each heading becomes a button: the same column again turns the order round.
  function sortButtons(heads, words, sort) {
    let chosen = 0, up = true;
    const mark = () => heads.forEach((head, n) => {
      if (n === chosen) head.setAttribute("aria-sort", up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = words.sort.replace("{column}", head.textContent.trim());
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        up = column === chosen ? !up : true;
        chosen = column;
        mark();
        sort(column, up);
      });
      head.append(button);
    });
    mark();
  }

  function start(tools) {
    const words = JSON.parse(tools.dataset.words);
    const table = document.querySelector(".concept-tools ~ .table-scroll table, .concept-tools ~ * table");
    const [body] = table.tBodies;
    const rows = readRows(body);
    const { label, input } = searchField(words);
    const said = document.createElement("output");
    const show = () => {
      const found = new Set(matching(rows, input.value));
      rows.forEach((row) => { row.node.hidden = !found.has(row); });
      said.textContent = words.found.replace("{found}", found.size).replace("{all}", rows.length);
    };
    tools.append(label, said);
    sortButtons(Array.from(table.tHead.rows[0].cells), words, (column, up) =>
      body.append(...sorted(rows, column, up).map((row) => row.node)));
    input.addEventListener("input", show);
    show();
  }

  document.querySelectorAll(".concept-tools").forEach(start);
})();

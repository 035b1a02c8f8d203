// Joins the pages of the built site into the page that is open, for printing.
// pages: [name, html] in order; address: base URL of the site, for links that leave.
// Returns the headings in order: the id of the article, and the heading as plain text.
({ pages, address, words }) => {
  const home = new URL(".", location.href).href;
  const names = new Set(pages.map(([name]) => name));
  const key = (name) => name.replace(/\.html$/, "").replace(/[^\w]+/g, "-");
  const main = document.querySelector("main");

  // Every id gets its page's name before it, and so does all that refers to one.
  function keepIdsApart(root, prefix) {
    const named = (id) => `${prefix}--${id}`;
    for (const node of [root, ...root.querySelectorAll("*")]) {
      for (const { name, value } of Array.from(node.attributes)) {
        if (name === "id") node.id = named(value);
        else if (/^(for|aria-(labelledby|describedby|controls|owns))$/.test(name)) {
          node.setAttribute(name, value.split(/\s+/).map(named).join(" "));
        } else if (value.includes("url(#")) {
          node.setAttribute(name, value.replace(/url\(#/g, `url(#${prefix}--`));
        } else if (/^(xlink:)?href$/.test(name) && value.startsWith("#") && node.localName !== "a") {
          node.setAttribute(name, "#" + named(value.slice(1)));
        }
      }
    }
  }

  function redirect(root, base) {
    for (const link of root.querySelectorAll("a[href]")) {
      const target = new URL(link.getAttribute("href"), base);
      const inside = target.href.startsWith(home);
      const name = decodeURI(target.pathname.slice(new URL(home).pathname.length)) || "index.html";
      if (inside && names.has(name)) {
        link.setAttribute("href", "#" + key(name) + (target.hash ? "--" + target.hash.slice(1) : ""));
      } else if (inside) {
        link.setAttribute("href", `${address}/${name}${target.hash}`);
      }
    }
    for (const image of root.querySelectorAll("img[src]")) {
      image.src = new URL(image.getAttribute("src"), base).href;
    }
  }

  // What only a screen can do goes; what is folded opens.
  function makeReadyForPaper(article) {
    const screen = ".about, .headerlink, .numbers, .fold.code, script, noscript, button";
    article.querySelectorAll(screen).forEach((node) => node.remove());
    article.querySelectorAll("[tabindex]").forEach((node) => node.removeAttribute("tabindex"));
    article.querySelectorAll("details").forEach((fold) => { fold.open = true; });
  }

  function contentsFrom(index) {
    const contents = document.createElement("nav");
    contents.className = "printed-contents";
    const list = index.querySelector("nav.contents").cloneNode(true);
    list.querySelectorAll(".home").forEach((node) => node.remove());
    const heading = document.createElement("h1");
    heading.textContent = words.contents;
    contents.append(heading, ...list.childNodes);
    redirect(contents, home + "index.html");
    return contents;
  }

  // A formula in a heading counts as its characters, which its MathML holds.
  function plain(heading) {
    const copy = heading.cloneNode(true);
    copy.querySelectorAll(".katex-html, annotation, .unseen").forEach((node) => node.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  for (const [name, html] of pages) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const article = document.adoptNode(parsed.querySelector("article"));
    keepIdsApart(article, key(name));
    article.id = key(name);
    redirect(article, new URL(name, home).href);
    makeReadyForPaper(article);
    main.append(article);
    if (name === "index.html") main.append(contentsFrom(parsed));
  }
  const headings = Array.from(main.querySelectorAll("h1, h2, h3, h4, h5, h6"));
  return headings.map((heading) => [heading.closest("article")?.id ?? "", plain(heading)]);
}

"""What must hold of a page; each function returns the faults it finds."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page

from tools.paths import ROOT

_RAW_MATH = r"""() => {
  const raw = /\$[^$]+\$|\\\(|\\\[|\\begin\{/, found = [];
  const skip = "code, pre, script, style, .katex, svg";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!raw.test(node.data) || node.parentElement.closest(skip)) continue;
    found.push(node.data.trim());
  }
  return found;
}"""
_UNLABELLED = """() => {
  const images = Array.from(document.querySelectorAll("img, svg, canvas"));
  const words = (e) => e.getAttribute("alt") || e.getAttribute("aria-label") || "";
  const named = (e) => words(e).trim();
  const decoration = (e) => e.closest("[aria-hidden=true], .katex");
  const asImage = (e) => e.tagName === "IMG" || e.getAttribute("role") === "img";
  return images.filter((e) => !decoration(e) && !(named(e) && asImage(e)))
    .map((e) => e.outerHTML.slice(0, 80));
}"""
_AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
_STANDARDS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
    "best-practice",
]
# KaTeX's drawing is hidden from screen readers, which read its MathML instead; as half
# of a page's elements it would take half of axe's time. The space it takes stays.
# MathML says nothing to axe, which takes a header that is a formula for an empty one:
# so it gets the formula's text.
_PLAIN_FORMULAS = """() => {
  const drawn = Array.from(document.querySelectorAll(".katex-html"));
  const boxes = drawn.map((e) => e.getBoundingClientRect());
  drawn.forEach((e, i) => {
    const { width, height } = boxes[i];
    e.replaceChildren();
    e.style.cssText = `display: inline-block; width: ${width}px; height: ${height}px`;
  });
  for (const formula of document.querySelectorAll(".katex-mathml > math")) {
    formula.querySelectorAll("annotation").forEach((source) => source.remove());
    formula.replaceWith(formula.textContent);
  }
}"""
# The words of code are half of what is left. The theme colours them by their classes
# and by what is around them, so one of each kind tells of all: the others become plain
# text of their block. One with children, or a style of its own, stays.
_PLAIN_CODE = """() => {
  const kind = (e) => e.matches("main, body") ? "" : `${kind(e.parentElement)}
    ${e.localName} ${e.className} ${e.open ?? ""} ${e.hidden}`;
  const seen = new Set();
  for (const e of document.querySelectorAll(".highlight pre span")) {
    if (e.children.length || e.hasAttribute("style")) continue;
    if (seen.has(kind(e))) e.replaceWith(e.textContent);
    else seen.add(kind(e));
  }
}"""
# What is drawn in a picture is nothing to a screen reader, who gets its words instead.
# The numbers behind it are rows that are all alike.
_PLAIN_PICTURES = """() => {
  for (const e of document.querySelectorAll("svg[role=img]")) {
    const { width, height } = e.getBoundingClientRect();
    e.replaceChildren();
    e.style.cssText += `; width: ${width}px; height: ${height}px`;
  }
  for (const body of document.querySelectorAll(".numbers tbody")) {
    Array.from(body.rows).slice(3).forEach((row) => row.remove());
  }
}"""


def unset_math(page: Page) -> list[str]:
    """Return text that still shows TeX, and formulas that KaTeX marked as wrong."""
    wrong = page.locator(".katex-error, div.math > code, span.math > code")
    return page.evaluate(_RAW_MATH) + wrong.all_inner_texts()


def missing_math(page: Page, source: Path | None) -> list[str]:
    """Return a fault if the page's source has formulas and the page shows none."""
    if source is None or not has_math(source) or page.locator(".katex").count():
        return []
    return [f"{source.name} has formulas, its page has none"]


def has_math(source: Path) -> bool:
    """Tell whether the prose of a notebook or a Markdown page has a formula."""
    prose = source.read_text(encoding="utf-8")
    if source.suffix == ".ipynb":
        cells = [c for c in json.loads(prose)["cells"] if c["cell_type"] == "markdown"]
        prose = "\n\n".join("".join(cell["source"]) for cell in cells)
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", prose, flags=re.DOTALL)
    return re.search(r"\$[^$]+\$|\\begin\{", prose) is not None


def source_of(page: str, root: Path = ROOT) -> Path | None:
    """Return the source of a page, if it has one (the search page has none)."""
    stem = root / page.removesuffix(".html")
    candidates = (stem.with_name(stem.name + suffix) for suffix in (".ipynb", ".md"))
    return next((path for path in candidates if path.is_file()), None)


def unlabelled_pictures(page: Page) -> list[str]:
    """Return the pictures without words for those who cannot see them."""
    return page.evaluate(_UNLABELLED)


def sideways_scroll(page: Page) -> list[str]:
    """Return by how much the page is wider than its window, if it is."""
    over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [f"{over} px wider than the window"] if over > 0 else []


def axe_violations(page: Page, within: str = "html") -> list[str]:
    """Return the violations of WCAG 2.2 AA that axe-core finds, in light and dark.

    within  selector of the part to look at
    In the dark only the rules that depend on colour run: the rest is the same page.
    """
    page.evaluate(_AXE)
    page.evaluate(_PLAIN_FORMULAS)
    page.evaluate(_PLAIN_CODE)
    page.evaluate(_PLAIN_PICTURES)
    light = {"type": "tag", "values": _STANDARDS}
    dark = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
    found: dict[tuple[str, str], str] = {}
    for theme, rules in (("light", light), ("dark", dark)):
        page.emulate_media(color_scheme=theme)
        options = {"runOnly": rules, "resultTypes": ["violations"]}
        call = "([within, options]) => axe.run(within, options)"
        violations = page.evaluate(call, [within, options])["violations"]
        for fault in [(v["id"], n["html"]) for v in violations for n in v["nodes"]]:
            found.setdefault(fault, theme)
    return [f"{theme}: {rule}: {html[:120]}" for (rule, html), theme in found.items()]

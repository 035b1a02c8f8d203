"""What a page shows on paper, and without JavaScript."""

from playwright.sync_api import Page

PAPER = {"width": 718, "height": 1047}  # A4 less margins of 10 mm, px
# Inside a shut fold nothing counts: it is a click away. An explorable counts as one:
# what is in it is its figure, or in place of that what a script has made.
_SHOWN = """() => {
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true })
    && e.getBoundingClientRect().width > 1 && e.getBoundingClientRect().height > 1;
  const isShut = (e) => {
    const fold = e.closest("details:not([open])");
    const lid = fold && fold.querySelector(":scope > summary");
    return fold && !(lid && lid.contains(e) && !isShut(fold.parentElement));
  };
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const isOwn = (e) => !e.parentElement.closest("[data-explorable]");
  const count = (selector) =>
    all(selector).filter((e) => isShown(e) && !isShut(e) && isOwn(e)).length;
  const parts = ".explorable-body, .explorable-figure :is(svg, img)";
  const isThere = (root) => Array.from(root.querySelectorAll(parts)).some(isShown);
  return {
    paragraphs: count("main p:not(.copy)"),
    figures: count("main figure svg, main figure img"),
    formulas: count("main .katex"),
    folds: count("main details > summary"),
    explorables: all("main [data-explorable]").filter(isThere).length,
  };
}"""
_ON_PAPER = """() => {
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true })
    && e.getBoundingClientRect().height > 1;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const name = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""}`;
  const isStill = (e) => !e.closest(".explorable-body");  // the reader moves nothing
  const tools = all("nav, button, body > header").filter(isStill)
    .concat(all(".explorable-body"));
  const inside = all("main details:not(.code, .numbers)").flatMap((fold) =>
    Array.from(fold.children).filter((e) => e.tagName !== "SUMMARY").slice(0, 1));
  const pictures = all("main figure svg, main figure img");
  const bare = all("[data-explorable]").filter((e) =>
    !e.querySelector(".explorable-figure :is(svg, img)"));
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const isPale = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 118;  // of 255: under 4.5:1 on white
  };
  const known = new Map();
  const pale = (e) => {
    const { color } = getComputedStyle(e);
    if (!known.has(color)) known.set(color, isPale(color));
    return known.get(color);
  };
  const words = all("main p, main li, main code").filter((e) => isShown(e) && pale(e));
  const lost = [...inside, ...pictures].filter((e) => isStill(e) && !isShown(e));
  return [
    ...tools.filter(isShown).map((e) => `${name(e)} is printed`),
    ...bare.map((e) => `${name(e)} has no figure to print`),
    ...lost.map((e) => `${name(e)} is not printed`),
    ...words.map((e) => `${name(e)} is pale on paper: ${e.textContent.slice(0, 30)}`),
  ];
}"""


def shown(page: Page) -> dict[str, int]:
    """Return how many paragraphs, figures, formulas and folds the page shows."""
    return page.evaluate(_SHOWN)


def missing_without_script(plain: dict[str, int], lively: dict[str, int]) -> list[str]:
    """Return what a page without JavaScript shows less of than with it."""
    lost = [kind for kind, count in lively.items() if plain[kind] < count]
    return [f"{kind}: {plain[kind]}, not {lively[kind]}" for kind in lost]


def print_faults(page: Page) -> list[str]:
    """Print a dark page; return what is there in vain, what is lost, what is pale.

    What lies behind a picture, its code and its numbers, may stay on the screen. Of an
    explorable its figure is printed, and nothing of what the reader moves.
    """
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    faults = page.evaluate(_ON_PAPER)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="light")
    return faults

"""SVG whose ink follows the page's light or dark theme."""

import hashlib
import html
import re

from d2lutils.plotting.style import EDGE, GRID, INK, MUTED, PAPER

# Ink and paper follow the book's theme; the colour after the comma is the fallback.
_BASE = f"var(--pst-color-text-base, {INK})"
_INK = {
    INK: _BASE,
    MUTED: f"var(--pst-color-text-muted, {MUTED})",
    EDGE: f"color-mix(in srgb, {_BASE} 45%, transparent)",
    GRID: f"color-mix(in srgb, {_BASE} 12%, transparent)",
    PAPER: f"var(--pst-color-background, {PAPER})",
}
_PLACE = re.compile("|".join(_INK))
_FONTS = (
    "font-family: var(--pst-font-family-base, system-ui, 'Segoe UI', "
    "'Helvetica Neue', Arial, 'Noto Sans', 'Noto Sans CJK SC', sans-serif)"
)
_ID = re.compile(r'\sid="([^"]*)"')
_REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')
_OPENING = re.compile(r"<svg\b[^>]*>", re.DOTALL)


def themed(svg: str, *, alt: str) -> str:
    """Return Matplotlib's SVG as a fragment for a page, labelled with its alt text.

    svg  a whole SVG document
    alt  what the picture says, in words
    ->   one <svg> element: ink and paper are CSS variables with a fallback, ids begin
         with a hash of the content, no date, width at most that of the column
    """
    body = svg[svg.index("<svg") :].strip()
    body = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", body, flags=re.DOTALL)
    # Matplotlib's style rule is for "*": in a page it would reach everything.
    body = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", body, flags=re.DOTALL)
    body = re.sub(r"^ +", "", re.sub(r"\n\s*\n", "\n", body), flags=re.MULTILINE)
    body = re.sub(r"font-family:[^;\"]+;? ?", "", body)
    body = _PLACE.sub(lambda match: _INK[match[0]], body)
    return _labelled(_with_own_ids(body), alt)


def _with_own_ids(svg: str) -> str:
    """Number the ids that something refers to, in order; drop the others."""
    used = {name for _, name in _REFERENCE.findall(svg)}
    order = [name for name in dict.fromkeys(_ID.findall(svg)) if name in used]
    number = {name: index for index, name in enumerate(order)}
    plain = _renamed(svg, {name: str(index) for name, index in number.items()})
    prefix = f"f{hashlib.sha256(plain.encode()).hexdigest()[:10]}-"
    return _renamed(svg, {name: f"{prefix}{index}" for name, index in number.items()})


def _renamed(svg: str, names: dict[str, str]) -> str:
    svg = _ID.sub(lambda m: f' id="{names[m[1]]}"' if m[1] in names else "", svg)
    return _REFERENCE.sub(lambda m: f"{m[1]}{names[m[2]]}", svg)


def _labelled(svg: str, alt: str) -> str:
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError(f"an SVG document must begin with <svg, got {svg[:40]!r}")
    label = html.escape(alt, quote=True)
    tag = opening[0][:-1] + (
        f' role="img" aria-label="{label}" style="max-width: 100%; height: auto; '
        f'stroke-linejoin: round; stroke-linecap: butt; {_FONTS}">'
    )
    return tag + svg[opening.end() :]

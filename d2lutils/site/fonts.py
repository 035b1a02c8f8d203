"""KaTeX's style sheet with its fonts inside, cut down to the characters of the book.

One file, no further request, no jump when a font arrives late; and Firefox, which
opens no font from a folder above the page on a disk, shows formulas there too.
"""

import base64
import hashlib
import html
import io
import logging
import re
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]

# KaTeX's fonts carry dates before 1970, and each one would be told.
logging.getLogger("fontTools.ttLib.tables._h_e_a_d").setLevel(logging.ERROR)
# Classes of KaTeX's spans and the fonts they ask for; the others always come along.
_FONTS_OF_CLASS = {
    "amsrm|mathbb|textbb": ("AMS-Regular",),
    "mathbf|textbf": ("Main-Bold", "Main-BoldItalic"),
    "mathit|textit": ("Main-Italic", "Main-BoldItalic"),
    "boldsymbol": ("Math-BoldItalic",),
    "mathcal": ("Caligraphic-Regular", "Caligraphic-Bold"),
    "mathfrak|textfrak|mathboldfrak|textboldfrak": ("Fraktur-Regular", "Fraktur-Bold"),
    "mathtt|texttt": ("Typewriter-Regular",),
    "mathscr|textscr": ("Script-Regular",),
    "mathsf|textsf": ("SansSerif-Regular",),
    "mathboldsf|textboldsf|textsf": ("SansSerif-Bold",),
    "mathitsf|mathsfit|textitsf|textsf": ("SansSerif-Italic",),
    "size1|delim-size1|small-op": ("Size1-Regular",),
    "size2|large-op": ("Size2-Regular",),
    "size3": ("Size3-Regular",),
    "size4|delim-size4": ("Size4-Regular",),
}
_ALWAYS = ("Main-Regular", "Math-Italic")
_CLASSES = [
    (re.compile(rf'class="[^"]*(?<![\w-])(?:{names})(?![\w-])'), fonts)
    for names, fonts in _FONTS_OF_CLASS.items()
]
_FACE = re.compile(r"@font-face\{[^}]*?fonts/KaTeX_(?P<name>[\w-]+)\.woff2[^}]*\}")
_SOURCES = re.compile(r"src:[^}]*")


def style_sheet(formulas: Iterable[str], *, katex: Path, cache: Path) -> str:
    """Return KaTeX's style sheet, holding what these formulas need of its fonts.

    formulas  HTML as KaTeX wrote it
    katex     folder of the npm package
    cache     folder that keeps style sheets made before
    """
    sheet = (katex / "dist" / "katex.min.css").read_text(encoding="utf-8")
    wanted = characters(formulas)
    question = f"{sheet}{sorted((k, sorted(v)) for k, v in wanted.items())}"
    key = hashlib.sha256(question.encode("utf-8")).hexdigest()[:16]
    kept = cache / f"katex-{key}.css"
    if not kept.is_file():
        fonts = katex / "dist" / "fonts"
        made = _FACE.sub(lambda face: _with_font(face, fonts, wanted), sheet)
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(made, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


def characters(formulas: Iterable[str]) -> dict[str, set[str]]:
    """Return, for each font that the formulas may ask for, the characters they hold."""
    wanted: dict[str, set[str]] = {name: set() for name in _ALWAYS}
    for formula in formulas:
        drawn = formula[formula.rfind("</math>") :]
        found = set(html.unescape(re.sub(r"<[^>]*>", "", drawn)))
        fonts = [fonts for pattern, fonts in _CLASSES if pattern.search(drawn)]
        for name in {*_ALWAYS, *(name for group in fonts for name in group)}:
            wanted.setdefault(name, set()).update(found)
    return wanted


def _with_font(face: re.Match[str], fonts: Path, wanted: dict[str, set[str]]) -> str:
    """Return a @font-face rule with its font inside; nothing if no formula asks."""
    name = face["name"]
    if not wanted.get(name):
        return ""
    data = cut(fonts / f"KaTeX_{name}.ttf", "".join(sorted(wanted[name])))
    if not data:
        return ""
    source = base64.b64encode(data).decode("ascii")
    return _SOURCES.sub(
        f'src:url(data:font/woff;base64,{source}) format("woff")', face[0]
    )


def cut(font: Path, text: str) -> bytes:
    """Return a font, as WOFF, that holds the characters of a text and no other.

    Empty if the font draws none of them: browsers refuse a font without outlines.
    WOFF2 would be a tenth smaller, and ask for a package of its own.
    """
    options = subset.Options(flavor="woff", hinting=False, notdef_outline=True)
    options.layout_features = ["kern"]
    with subset.load_font(font, options) as loaded:
        drawn = {ord(c) for c in text if c.isprintable()} - {ord(" ")}
        if drawn.isdisjoint(loaded.getBestCmap()):
            return b""
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(loaded)
        written = io.BytesIO()
        subset.save_font(loaded, written, options)
    return written.getvalue()

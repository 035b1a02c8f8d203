"""Put the figures of an executed notebook into the page itself, each with its alt text.

A themed SVG follows the page's light or dark ink only as part of the page; as an
``<img>`` it cannot see the page's variables.
"""

import html
import json
import re
from typing import Any

from d2lutils.messages.language import language
from d2lutils.plotting.table import TABLE
from d2lutils.site import payloads
from d2lutils.site.tables import below

SVG, PNG = "image/svg+xml", "image/png"
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_COORDINATES = re.compile(r'(?<=[\s"])(d|x|y|points)="([^"]*)"')
_REFERENCE = re.compile(r'(?:url\(#|href="#)([^)"]+)')
_ID = re.compile(r'\sid="([^"]*)"')


def with_inline_figures(notebook: str, *, root: str = "") -> tuple[str, list[int]]:
    """Return the notebook with each picture as HTML, and the cells without alt text.

    notebook  the text of an .ipynb file
    root      address of the book's folder, seen from the page
    ->        such a text again; numbers of cells, counted from 1 over all cells
    """
    content = json.loads(notebook)
    # Stripped from what is committed; without it the code has no colours.
    content["metadata"]["language_info"] = {
        "name": "python",
        "pygments_lexer": "python",
    }
    without_alt: list[int] = []
    for number, cell in enumerate(content["cells"], start=1):
        for index, output in enumerate(cell.get("outputs", [])):
            picture = _picture(output.get("data", {}), output.get("metadata", {}))
            if picture is None:
                continue
            kind, data, alt = picture
            if not alt.strip():
                without_alt.append(number)
            inline = inline_svg if kind == SVG else inline_png
            drawn = inline(data, alt=alt, prefix=f"f{number}-{index}-")
            numbers = below(output["data"].get(TABLE), alt=alt)
            shown = drawn + numbers
            if payloads.MIME in output["data"]:
                payload = payloads.in_language(
                    output["data"][payloads.MIME], language()
                )
                shown = payloads.figure(payload, shown, root=root)
            output["data"] = {"text/html": shown}
    return json.dumps(content, ensure_ascii=False), without_alt


def _picture(
    data: dict[str, Any], metadata: dict[str, Any]
) -> tuple[str, str, str] | None:
    for kind in (SVG, PNG):
        if kind in data and "text/html" not in data:
            alt = metadata.get(kind, {}).get("alt", "")
            return kind, "".join(data[kind]), alt
    return None


def inline_svg(svg: str, *, alt: str, prefix: str) -> str:
    """Return the SVG as a labelled figure that can stand beside others in one page.

    svg     one <svg> element, as d2lutils.plotting makes it
    alt     what the picture says, in words
    prefix  put before each id, so that the same picture may stand in a page twice
    """
    body = _with_own_ids(svg[svg.index("<svg") :].strip(), prefix)
    body = re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", body))
    body = _COORDINATES.sub(_rounded, body)
    opening, rest = body.split(">", 1)
    opening = _with_least_width(opening)
    if 'role="img"' not in opening:
        opening += f' role="img" aria-label="{html.escape(alt, quote=True)}"'
    return f'<figure class="plot">{opening}>{rest}</figure>'


def _with_least_width(opening: str) -> str:
    """Keep the words of a picture legible on a small screen, where it then scrolls.

    Three quarters of its own width: labels of 10 pt are still 10 px high.
    """
    width = re.search(r'\swidth="([\d.]+)(pt|px|)"', opening)
    if width is None:
        return opening
    points = float(width[1]) * (4 / 3 if width[2] == "pt" else 1)
    rule = f"min-width:{0.75 * points:.0f}px"
    if ' style="' in opening:
        return opening.replace(' style="', f' style="{rule}; ', 1)
    return f'{opening} style="{rule}"'


def _with_own_ids(svg: str, prefix: str) -> str:
    """Keep the ids that something refers to, under the prefix; drop the others."""
    used = set(_REFERENCE.findall(svg))

    def renamed(match: re.Match[str]) -> str:
        return f' id="{prefix}{match.group(1)}"' if match.group(1) in used else ""

    svg = _ID.sub(renamed, svg)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{prefix}", svg)


def _rounded(match: re.Match[str]) -> str:
    """Write coordinates with two decimals: a hundredth of a point is invisible."""
    name, value = match.groups()
    short = _NUMBER.sub(
        lambda m: f"{float(m.group()):.2f}".rstrip("0").rstrip("."), value
    )
    return f'{name}="{short}"'


def inline_png(data: str, *, alt: str, prefix: str) -> str:
    """Return a PNG, given in base 64, as a figure that needs no file of its own."""
    label = html.escape(alt, quote=True)
    source = f"data:image/png;base64,{''.join(data.split())}"
    return f'<figure class="plot"><img alt="{label}" src="{source}"/></figure>'

"""Contrast by WCAG 2.2, computed from the colours of the style sheet and figures."""

import re

import pytest

from d2lutils.plotting.style import HUES
from d2lutils.site.pages import STATIC

TEXT, MARK = 4.5, 3.0  # least ratios: WCAG 2.2, 1.4.3 and 1.4.11
SHEET = (STATIC / "book.css").read_text(encoding="utf-8")
PAIR = r"light-dark\((#\w{6}), (#\w{6})\)"
COLOURS = {name: pair for name, *pair in re.findall(rf"(--[\w-]+): {PAIR}", SHEET)}
WORDS = ("--ink", "--quiet", "--accent", "--checked", "--kept", "--name")
THEMES = {"light": 0, "dark": 1}


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return (L1 + 0.05) / (L2 + 0.05), L1 the lighter one's relative luminance."""
    dark, light = sorted(map(_luminance, (first, second)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)


def test_grey_on_white_is_as_wcag_tells():
    # #767676 is the well-known lightest grey that passes on white.
    assert contrast("#767676", "#ffffff") >= TEXT > contrast("#777777", "#ffffff")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["--page", "--shade"])
@pytest.mark.parametrize("name", WORDS)
def test_words_are_legible(name, ground, theme):
    place = THEMES[theme]
    assert contrast(COLOURS[name][place], COLOURS[ground][place]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_found_words_are_legible(theme):
    place = THEMES[theme]
    mark = re.search(rf"mark \{{[^}}]*background: {PAIR}", SHEET)
    ground = mark.groups()[place]
    assert contrast(COLOURS["--quiet"][place], ground) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_in_code_are_legible(theme):
    place = THEMES[theme]
    rule = re.search(rf"\.mi, [^}}]*color: {PAIR}", SHEET)
    assert contrast(rule.groups()[place], COLOURS["--shade"][place]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("hue", [*HUES, "--positive", "--negative", "--quiet"])
def test_marks_stand_out(hue, theme):
    place = THEMES[theme]
    colour = COLOURS[hue][place] if hue.startswith("--") else hue
    assert contrast(colour, COLOURS["--page"][place]) >= MARK

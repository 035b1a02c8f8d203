"""Pictures of a notebook inside the page."""

import json

from d2lutils.site.figures import inline_png, inline_svg, with_inline_figures

SVG = (
    '<?xml version="1.0"?>\n<svg width="9pt" height="9pt">\n <defs>\n'
    '  <clipPath id="p1"><rect x="0" y="0.123456"/></clipPath>\n </defs>\n'
    ' <g id="unused"><path d="M 1.23456 -2.00001 L 3 4" clip-path="url(#p1)"/></g>\n'
    ' <use xlink:href="#p1"/>\n</svg>'
)


def test_ids_are_kept_where_used_and_differ_between_pictures():
    first = inline_svg(SVG, alt="a", prefix="f1-")
    assert 'id="f1-p1"' in first
    assert "url(#f1-p1)" in first
    assert 'href="#f1-p1"' in first
    assert "unused" not in first
    assert "f1-" not in inline_svg(SVG, alt="a", prefix="f2-")


def test_coordinates_have_two_decimals():
    drawn = inline_svg(SVG, alt="a", prefix="")
    assert 'd="M 1.23 -2 L 3 4"' in drawn
    assert 'y="0.12"' in drawn


def test_alt_text_is_escaped():
    assert 'aria-label="1 &lt; 2 &quot;x&quot;"' in inline_svg(
        SVG, alt='1 < 2 "x"', prefix=""
    )
    assert 'alt="1 &lt; 2"' in inline_png("QQ==", alt="1 < 2", prefix="")


def _notebook(data: dict, metadata: dict) -> str:
    output = {"output_type": "display_data", "data": data, "metadata": metadata}
    cells = [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": [output]}]
    return json.dumps({"cells": cells, "metadata": {}})


def test_a_figure_without_alt_text_is_named_by_its_cell():
    for alt in ({}, {"image/svg+xml": {"alt": " "}}):
        _, without = with_inline_figures(_notebook({"image/svg+xml": SVG}, alt))
        assert without == [2]


def test_a_png_is_taken_in_too():
    source = _notebook({"image/png": "QQ=="}, {"image/png": {"alt": "words"}})
    text, without = with_inline_figures(source)
    assert without == []
    assert "data:image/png;base64,QQ==" in text


def test_other_outputs_stay_as_they_are():
    source = _notebook({"text/plain": "1"}, {})
    text, _ = with_inline_figures(source)
    assert json.loads(text)["cells"] == json.loads(source)["cells"]


def test_a_picture_shrinks_to_three_quarters_and_no_further():
    drawn = inline_svg('<svg width="90pt" height="9pt"></svg>', alt="a", prefix="")
    assert 'style="min-width:90px"' in drawn  # 90 pt are 120 px
    styled = '<svg width="40px" style="height:auto"></svg>'
    assert 'style="min-width:30px; height:auto"' in inline_svg(
        styled, alt="a", prefix=""
    )

"""Each check of the site fails on a page that has the fault it looks for."""

from pathlib import Path

import pytest

from tests.explorables.examples import neuron
from tests.site import checks
from tests.site.explorables import choices
from tests.site.explorables_sample import write_page
from tests.site.links import broken_links, foreign_parts, repeated_ids
from tests.site.survey import over_budget

FORMULA = (
    "<table><tr><th><span class='katex'>"
    "<span class='katex-mathml' style='position: absolute; clip-path: inset(50%)'>"
    "<math><semantics><mi>{0}</mi><annotation>\\alpha</annotation></semantics></math>"
    "</span><span class='katex-html' aria-hidden='true'>α</span>"
    "</span></th></tr><tr><td>1</td></tr></table>"
)
CODE = (
    "<style>{style}</style><div class='highlight'><pre><span class='k'>for</span> x "
    "<span class='k'>in</span> y: <span class='n'>z</span></pre></div>"
    "<div class='output highlight'><pre><span class='k'>if</span> x</pre></div>"
)
FAULTS = {
    "a dollar formula": ("<p>Take $x^2$.</p>", checks.unset_math),
    "a TeX bracket": (r"<p>Take \(x\).</p>", checks.unset_math),
    "a marked formula": ("<b class='katex-error'>x</b>", checks.unset_math),
    "a refused formula": (
        "<span class='math'><code>x</code></span>",
        checks.unset_math,
    ),
    "an image without alt": ("<img src='data:,'>", checks.unlabelled_pictures),
    "a figure without label": ("<svg role='img'></svg>", checks.unlabelled_pictures),
    "a figure without role": ("<svg aria-label='x'></svg>", checks.unlabelled_pictures),
    "a wide block": ("<p style='width:2000px'>x</p>", checks.sideways_scroll),
    "pale text in the dark": (
        "<style>@media (prefers-color-scheme: dark) { p { color: #bbb } }</style>"
        "<p>Pale words.</p>",
        checks.axe_violations,
    ),
    "an empty header": (
        "<table><tr><th></th><th>x</th></tr><tr><td>1</td><td>2</td></tr></table>",
        checks.axe_violations,
    ),
    "an empty formula as a header": (
        FORMULA.format("") + "<p>Text.</p>",
        checks.axe_violations,
    ),
    "a pale kind of word in code": (
        CODE.format(style=".k { color: #bbb } .output .k { color: black }"),
        checks.axe_violations,
    ),
    "a word that is pale in one block of code only": (
        CODE.format(style=".output .k { color: #bbb }"),
        checks.axe_violations,
    ),
    "pale text": ("<p style='color:#bbb'>Pale words.</p>", checks.axe_violations),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(opened, fault):
    body, check = FAULTS[fault]
    with opened(body) as visited:
        assert len(check(visited.page)) == 1


@pytest.mark.parametrize("check", sorted({c for _, c in FAULTS.values()}, key=str))
def test_a_sound_page_passes(opened, check):
    with opened("<p>Plain, <code>$x$</code>.</p>") as visited:
        assert check(visited.page) == []


def test_a_formula_is_a_header(opened):
    with opened(FORMULA.format("α")) as visited:
        assert checks.axe_violations(visited.page) == []


def test_a_source_with_math_needs_a_page_with_math(opened, tmp_path: Path):
    source = tmp_path / "page.md"
    source.write_text("Take $x$.", encoding="utf-8")
    with opened("<p>Take x.</p>") as visited:
        assert checks.missing_math(visited.page, source) != []


def test_a_dollar_in_code_is_no_math(tmp_path: Path):
    source = tmp_path / "page.md"
    source.write_text("Run `echo $A $B`.", encoding="utf-8")
    assert not checks.has_math(source)


def test_a_third_party_request_is_shut_and_noted(opened):
    with opened("<img alt='x' src='https://example.org/x.png'>") as visited:
        assert visited.third_party == ["https://example.org/x.png"]


def test_a_console_error_is_noted(opened):
    with opened("<script>throw new Error('oh')</script>") as visited:
        assert visited.console == ["error: oh"]


def test_a_missing_file_is_noted(opened):
    with opened("<img alt='x' src='none.png'>") as visited:
        assert [fault.split()[0] for fault in visited.failed] == ["404"]


def test_a_block_that_comes_late_is_a_shift(opened):
    late = "document.querySelector('h1').before(document.createElement('hr'))"
    body = f"<p>Text.</p><script>setTimeout(() => {late}, 50)</script>"
    with opened("<style>hr { height: 400px }</style>" + body) as visited:
        assert visited.shift() > 0.01


def test_a_page_at_rest_has_no_shift(opened):
    with opened("<p>Text.</p>") as visited:
        assert visited.shift() == 0


@pytest.mark.parametrize(
    ("requests", "weight", "faults"),
    [
        (24, 250_000, []),
        (25, 250_000, ["25 requests, 250 kB"]),
        (24, 250_001, ["24 requests, 250 kB"]),
    ],
)
def test_a_page_over_budget_is_found(requests, weight, faults):
    assert over_budget(requests, weight) == faults


def test_weight_counts_every_file(opened, tmp_path: Path):
    (tmp_path / "x.js").write_bytes(bytes(range(256)) * 4)
    with opened("<script src='x.js'></script>") as visited:
        assert (len(visited.responses), visited.weight() > 256) == (2, True)


@pytest.mark.parametrize(
    "link", ["none.html", "#none", "b.html#none", "/b.html", "../"]
)
def test_a_broken_link_is_found(tmp_path: Path, link):
    (tmp_path / "b.html").write_text("<p id='there'>b</p>", encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<a href='{link}'>x</a>", encoding="utf-8")
    assert len(broken_links(tmp_path)) == 1


def test_whole_links_are_no_fault(tmp_path: Path):
    text = "<a href='b.html#here'>x</a><a href='https://example.org/'>y</a>"
    (tmp_path / "a.html").write_text(text, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p id='here'>b</p>", encoding="utf-8")
    assert broken_links(tmp_path) == []


SETTINGS = {
    "": "",
    ";{first}={value};step=3;lock={first};hide={first}": "",
    "&none=v1": "no such anchor",
    ";nothing=1": "no such setting",
    ";{first}=0.123456789": "no such setting",
    ";{first}={value}x": "no such setting",
    ";{first}": "no such setting",
    ";{first}={value};{first}={value}": "says a thing twice",
    ";step=99999999": "no such setting",
    ";step=-1": "no such setting",
    ";lock=nothing": "no such setting",
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_setting_that_an_explorable_has_not_is_a_broken_link(tmp_path: Path, setting):
    (place,) = write_page(tmp_path, [neuron().payload])
    control = place.payload["controls"][0]
    named = {"first": control["name"], "value": choices(control)[0]}
    address = f"page.html#{place.name}=v1{setting.format(**named)}"
    (tmp_path / "a.html").write_text(f"<a href='{address}'>x</a>", encoding="utf-8")
    wanted = [SETTINGS[setting]] if SETTINGS[setting] else []
    found = broken_links(tmp_path)
    assert [says for says in wanted for fault in found if says in fault] == wanted
    assert len(found) == len(wanted)


@pytest.mark.parametrize(
    "address", ["other=v1;step=1", "{name}=v2", "{name}", "{name}="]
)
def test_an_address_of_no_explorable_is_a_broken_link(tmp_path: Path, address):
    (place,) = write_page(tmp_path, [neuron().payload])
    link = f"<a href='page.html#{address.format(name=place.name)}'>x</a>"
    (tmp_path / "a.html").write_text(link, encoding="utf-8")
    assert len(broken_links(tmp_path)) == 1


def test_a_repeated_id_is_found(tmp_path: Path):
    (tmp_path / "a.html").write_text("<p id='x'><b id='x'>", encoding="utf-8")
    assert repeated_ids(tmp_path) == ["a.html: x"]


@pytest.mark.parametrize(
    "part",
    [
        "<script src='https://example.org/x.js'></script>",
        "<img src='//example.org/x.png'>",
        "<link rel='preconnect' href='https://example.org'>",
    ],
)
def test_a_part_of_another_site_is_found(tmp_path: Path, part):
    (tmp_path / "a.html").write_text(part, encoding="utf-8")
    assert len(foreign_parts(tmp_path)) == 1


def test_naming_another_site_is_no_part_of_it(tmp_path: Path):
    text = "<link rel='canonical' href='https://example.org/'><script src='x.js'>"
    (tmp_path / "a.html").write_text(text + "<a href='https://example.org/'>")
    assert foreign_parts(tmp_path) == []

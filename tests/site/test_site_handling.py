"""The checks by keyboard, on paper and without JavaScript find what they look for."""

import pytest

from tests.site import keyboard, media
from tests.site.survey import coming_faults

BUTTON = "<button>Do</button>"
EXPLORABLE = """<figure data-explorable="x"><div class="explorable-figure"><svg></svg>
</div><div class="explorable-body"><p>Live.</p><figure><svg></svg></figure>
<details><summary>More</summary><p>Set.</p></details><button>Play</button></div></figure>
<style>.explorable-body { display: none }</style>"""
MENU = """<button aria-expanded="false" aria-controls="menu">Menu</button>
<nav id="menu" hidden><a href="#main">There</a></nav><script>
const button = document.querySelector("button"), menu = document.querySelector("nav");
function set(open) { menu.hidden = !open; button.setAttribute("aria-expanded", open); }
button.onclick = () => { set(true); FOCUS };
onkeydown = (event) => { if (event.key === "Escape") { set(false); button.focus(); } };
</script>""".replace("FOCUS", "menu.firstChild.focus()")
FOLD = "<details><summary>Hint</summary><p>Inside.</p></details>"
QUIZ = """<div class="quiz"><form><input type="radio" name="q"> A
<button type="button" onclick="this.after('Right.')">Check</button></form></div>"""
LATE = """<figure data-explorable="late" data-state="loading"></figure><script>
const late = document.querySelector("figure");
setTimeout(() => { late.innerHTML = "BUTTON"; late.dataset.state = "ready"; }, 400);
</script>""".replace("BUTTON", BUTTON)
WALK = {
    "no ring": (BUTTON + "<style>button { outline: 0 !important }</style>", "0 px"),
    "a thin ring": (
        BUTTON + "<style>button { outline-width: 1px !important }</style>",
        "outline 1 px",
    ),
    "a pale ring": (
        BUTTON + "<style>button { outline-color: #ccc !important }</style>",
        "outline contrast 1.6",
    ),
    "a covered button": (
        BUTTON + "<div style='position: fixed; inset: 0; background: red'></div>",
        "covered",
    ),
    "a late button without a ring": (
        LATE + "<style>button { outline: 0 !important }</style>",
        "0 px",
    ),
    "an explorable that never comes": (
        "<figure data-explorable='late' data-state='loading'></figure>"
        "<script>window.sitePatience = 10</script>",
        "never comes",
    ),
    "a trap": (
        BUTTON + "<a href='#x'>x</a><script>document.querySelector('button').onkeydown"
        " = (event) => event.preventDefault()</script>",
        "never reached",
    ),
}


@pytest.mark.parametrize("height", [1, 300])
def test_a_page_that_jumps_while_an_explorable_comes_is_found(opened, height: int):
    late = LATE.replace(BUTTON, f"<hr style='height: {height}px'>")
    gone_to = late.replace("setTimeout(", "late.scrollIntoView = () => setTimeout(")
    with opened(gone_to + "<p>Text.</p>" * 20) as visited:
        faults = coming_faults(visited)
        assert [fault[:12] for fault in faults] == ["layout shift"] * (height > 1)


@pytest.mark.parametrize("fault", WALK)
def test_a_walk_finds(opened, fault):
    body, says = WALK[fault]
    with opened(body) as visited:
        assert any(says in found for found in keyboard.walk_faults(visited.page))


def test_a_walk_needs_a_skip_link_first(opened):
    body = "<script>document.querySelector('a').href = 'page.html'</script>"
    with opened(body + BUTTON) as visited:
        found = keyboard.walk_faults(visited.page)
        assert found == ["the first stop skips nothing"]


def test_a_walk_through_a_sound_page_finds_nothing(opened):
    radios = "<input type='radio' name='n'><input type='radio' name='n'>"
    with opened(BUTTON + FOLD + radios + "<a href='#x'>x</a>") as visited:
        assert keyboard.walk_faults(visited.page) == []


def test_what_comes_late_is_reached_and_what_is_inert_is_no_stop(opened):
    inert = f"<div inert>{BUTTON}</div><fieldset disabled>{BUTTON}</fieldset>"
    with opened(BUTTON + LATE + inert) as visited:
        assert keyboard.walk_faults(visited.page) == []
        stops = visited.page.evaluate("siteWalk.stops.map((stop) => stop.name)")
        assert sum("Do" in name for name in stops) == 2


HANDLED = {
    "a skip link": (keyboard.skip_faults, "", "<script>main.id = 'x'</script>"),
    "a fold": (
        keyboard.fold_faults,
        FOLD,
        FOLD.replace("<summary", "<summary onclick='event.preventDefault()'"),
    ),
    "a menu without focus": (
        keyboard.menu_faults,
        MENU,
        MENU.replace("menu.firstChild.focus()", ""),
    ),
    "a menu without Escape": (
        keyboard.menu_faults,
        MENU,
        MENU.replace('"Escape"', '"Home"'),
    ),
    "a quiz": (keyboard.quiz_faults, QUIZ, QUIZ.replace("this.after('Right.')", "")),
    "a printed tool": (media.print_faults, "<p>Text.</p>", BUTTON),
    "a fold on paper": (
        media.print_faults,
        FOLD
        + "<style>details::details-content { content-visibility: visible }</style>",
        FOLD,
    ),
    "a figure on paper": (
        media.print_faults,
        "<figure><svg></svg></figure>",
        "<figure><svg style='display: none'></svg></figure>",
    ),
    "an explorable's figure on paper": (
        media.print_faults,
        EXPLORABLE,
        EXPLORABLE + "<style>.explorable-figure { display: none }</style>",
    ),
    "an explorable without a figure": (
        media.print_faults,
        EXPLORABLE,
        EXPLORABLE.replace("<svg></svg>", ""),
    ),
    "an explorable's controls on paper": (
        media.print_faults,
        EXPLORABLE,
        EXPLORABLE.replace("display: none", "display: block"),
    ),
    "pale ink on paper": (
        media.print_faults,
        "<p>Text.</p>",
        "<style>:root { color-scheme: light dark; color: CanvasText }</style><p>T.</p>",
    ),
}


@pytest.mark.parametrize("kind", HANDLED)
def test_a_fault_in_handling_is_found(opened, kind):
    check, sound, faulty = HANDLED[kind]
    with opened(sound) as visited:
        assert check(visited.page) == []
    with opened(faulty) as visited:
        assert len(check(visited.page)) == 1


DRAWN = {
    "paragraphs": "<p>Text.</p>",
    "figures": "<figure><svg></svg></figure>",
    "formulas": "<span class='katex'>x</span>",
    "folds": FOLD,
    "explorables": EXPLORABLE,
}


def test_what_an_explorable_makes_of_its_figure_is_its_own(opened):
    live = EXPLORABLE.replace(".explorable-body {", ".explorable-figure {")
    with opened(live, java_script_enabled=True) as visited:
        lively = media.shown(visited.page)
    with opened(EXPLORABLE, java_script_enabled=False) as visited:
        plain = media.shown(visited.page)
    with opened(EXPLORABLE.replace("<svg></svg>", "")) as visited:
        bare = media.shown(visited.page)
    assert media.missing_without_script(plain, lively) == []
    assert media.missing_without_script(bare, lively) == ["explorables: 0, not 1"]


@pytest.mark.parametrize("kind", DRAWN)
def test_what_only_a_script_shows_is_found(opened, kind):
    with opened(DRAWN[kind]) as visited:
        lively = media.shown(visited.page)
    with opened("<h2>Less</h2>", java_script_enabled=False) as visited:
        plain = media.shown(visited.page)
    assert media.missing_without_script(plain, lively) == [f"{kind}: 0, not 1"]
    assert media.missing_without_script(lively, lively) == []

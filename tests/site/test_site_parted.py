"""An explorable in two files: the default settings come first, the rest on idle."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from d2lutils.site import payloads
from tests.explorables.examples import everything
from tests.site.visit import Visit, visit
from tests.site_build import build, notebook

pytestmark = pytest.mark.xdist_group(
    "parted"
)  # in one process: what it sets up is dear

REST = "**/everything.rest.*.js"
ROOT = 'figure.explorable[data-state="{}"]'


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Build a page whose explorable is in two files; give the folder of the site."""
    folder = tmp_path_factory.mktemp("parted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("D2LUTILS_BOOK", "1")
        patch.setattr(payloads, "WORTH_PARTING", 1_000)
        as_it_stands = lambda paths, **_: {path: path for path in paths}  # noqa: E731
        patch.setattr("d2lutils.site.execution.ensure_executed", as_it_stands)
        _, heard = build(folder, index=page_with(everything()))
        assert heard == ""
        yield folder / "_build" / "html"


def page_with(explorable: Any) -> str:
    data, metadata = explorable._repr_mimebundle_()
    output = {"output_type": "display_data", "data": data, "metadata": metadata}
    cells = ("markdown", "# Title", []), ("code", "x", [])
    whole = json.loads(notebook(*cells))
    whole["cells"][1] |= {"execution_count": 1, "outputs": [output]}
    return json.dumps(whole)


Opened = Callable[..., Any]


@pytest.fixture
def opened(chromium: Browser, parted: Path, serve: Callable[[Path], str]) -> Opened:
    """Return a function that opens the page, the rest of the payload held back."""
    own = serve(parted)

    @contextmanager
    def open_page(link: str = "") -> Iterator[tuple[Visit, list[Route]]]:
        held: list[Route] = []
        with visit(chromium, "about:blank", own=own) as visited:
            visited.page.route(REST, lambda route: held.append(route))
            visited.page.goto(f"{own}index.html{link}")
            yield visited, held

    return open_page


def state(page: Page, name: str) -> Locator:
    found = page.locator(ROOT.format(name))
    found.wait_for()
    return found


def arrived(page: Page, held: list[Route]) -> Route:
    """Return the request of the rest, once it has been made."""
    for _ in range(100):
        if held:
            return held[0]
        page.wait_for_timeout(50)
    raise AssertionError("the rest was not asked for")


def choose(page: Page, name: str, option: str) -> None:
    page.get_by_role("combobox", name=name).select_option(label=option)


def said(page: Page) -> str:
    return page.locator(".explorable-said").inner_text()


def skip_question(page: Page) -> None:
    page.get_by_role("button", name="Skip").click()
    state(page, "ready")


def one_step(page: Page) -> None:
    """Press Step, and wait until it is made: until then the page is ready as well."""
    page.get_by_role("button", name="Step").click()
    page.get_by_text("step 1 of 200").wait_for()
    state(page, "ready")


def test_the_first_file_is_enough_for_the_default_settings(opened: Opened) -> None:
    with opened() as (visited, _):
        state(visited.page, "ready")
        skip_question(visited.page)
        one_step(visited.page)
        assert said(visited.page) == everything().run(steps=1).say()
        assert visited.noise() == []


def test_another_structure_waits_for_the_rest_and_then_runs(opened: Opened) -> None:
    with opened() as (visited, held):
        state(visited.page, "ready")
        skip_question(visited.page)
        before = said(visited.page)
        choose(visited.page, "activation", "ReLU")
        state(visited.page, "running")
        assert said(visited.page) == before
        arrived(visited.page, held).continue_()
        state(visited.page, "ready")
        assert said(visited.page) == everything().run(steps=0, kind="relu").say()
        assert visited.noise() == []


def test_a_link_to_another_structure_shows_the_figure_until_then(
    opened: Opened,
) -> None:
    with opened("#everything=v1;kind=relu;step=7") as (visited, held):
        route = arrived(visited.page, held)
        figure = state(visited.page, "loading").locator(".explorable-figure svg")
        assert figure.is_visible()
        route.continue_()
        state(visited.page, "ready")
        assert said(visited.page) == everything().run(steps=7, kind="relu").say()


def test_without_the_rest_the_default_structure_goes_on(opened: Opened) -> None:
    with opened() as (visited, held):
        state(visited.page, "ready")
        arrived(visited.page, held).abort()
        visited.page.wait_for_timeout(100)
        skip_question(visited.page)
        assert state(visited.page, "ready").is_visible()


def test_where_the_rest_is_needed_and_lost_the_figure_comes_back(
    opened: Opened,
) -> None:
    with opened() as (visited, held):
        state(visited.page, "ready")
        skip_question(visited.page)
        choose(visited.page, "activation", "ReLU")
        state(visited.page, "running")
        arrived(visited.page, held).abort()
        figure = state(visited.page, "error").locator(".explorable-figure svg")
        assert figure.is_visible()
        assert "could not be loaded" in visited.page.get_by_role("alert").inner_text()


def test_a_rest_that_does_not_fit_is_refused(opened: Opened) -> None:
    hostile = 'explorables.more("everything", [{}, null, "<b>"]);'
    with opened("#everything=v1;kind=relu;step=7") as (visited, held):
        script = {"body": hostile, "content_type": "text/javascript"}
        arrived(visited.page, held).fulfill(**script)
        assert state(visited.page, "error").is_visible()


@pytest.mark.parametrize(
    ("comes", "said"), [(True, "Copied."), (False, "The Python could not be loaded.")]
)
def test_what_is_copied_as_python_waits_for_the_rest(
    opened: Opened, comes: bool, said: str
) -> None:
    with opened() as (visited, held):
        visited.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        state(visited.page, "ready")
        skip_question(visited.page)
        visited.page.get_by_role("button", name="Copy as Python").click()
        status = visited.page.locator(".explorable-status")
        route = arrived(visited.page, held)
        assert status.inner_text() == ""
        if comes:
            route.continue_()
        else:
            route.abort()
        status.get_by_text(said).wait_for()
        assert state(visited.page, "ready").is_visible()
        if comes:
            copied = visited.page.evaluate("navigator.clipboard.readText()")
            assert "print(run.say(" in copied


def test_from_a_disk_the_rest_comes_too(chromium: Browser, parted: Path) -> None:
    own = parted.as_uri() + "/"
    with visit(chromium, f"{own}index.html", own=own) as visited:
        state(visited.page, "ready")
        skip_question(visited.page)
        choose(visited.page, "depth", "3")
        one_step(visited.page)
        assert said(visited.page) == everything().run(steps=1, depth=3).say()
        assert visited.noise() == []

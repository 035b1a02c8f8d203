"""What three visits to a page tell: everything that the tests ask of it."""

from playwright.sync_api import Browser

from tests.site import checks, keyboard, media
from tests.site.explorables_opening import SHIFT, still_faults
from tests.site.policy import policy_faults
from tests.site.visit import Visit, visit

WIDTHS = (320, 768, 1280)
REQUESTS, WEIGHT = 24, 250_000  # of one page, before any interaction; bytes, gzip
_EXPLORABLES = """() => Array.from(
  document.querySelectorAll("[data-explorable]"), (e) => e.dataset.explorable)"""
# Until each has come or cannot; one that never comes is found by keyboard.
_COME = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (const e of document.querySelectorAll("[data-explorable]")) {
    const end = performance.now() + 20000;
    do {
      e.scrollIntoView();
      for (let n = 0; n < 3; n += 1) await frame();
    } while (e.dataset.state === "loading" && performance.now() < end);
  }
  for (let n = 0; n < 3; n += 1) await frame(); // of a jump is told after its frame
}"""
Faults = dict[str, list[str]]  # by kind


def survey(browser: Browser, site: str, disk: str, name: str) -> Faults:
    """Open the page over http, from disk and without JavaScript, and look at it all.

    site, disk  addresses of the site's root; the network beyond them is closed
    """
    found: Faults = {}
    with visit(browser, site + name, own=site) as seen:
        _at_rest(found, seen, name)
        lively = media.shown(seen.page)
        _handled(found, seen)
        found["noise"] = seen.noise()
    with visit(browser, disk + name, own=disk, width=320) as seen:
        on_disk = seen.noise() + checks.unset_math(seen.page)
        found["disk"] = on_disk + _jumps(seen)
        found["skip"] = keyboard.skip_faults(seen.page)
        found["coming"] = coming_faults(seen)
    options = {"width": 320, "java_script_enabled": False}
    with visit(browser, site + name, own=site, **options) as seen:
        plain = media.shown(seen.page)
        scroll = checks.sideways_scroll(seen.page)
        found["script"] = media.missing_without_script(plain, lively) + scroll
        found["figures"] = _figure_faults(seen)
    return found


def coming_faults(seen: Visit) -> list[str]:
    """Go to each explorable; return by how much the page jumps in all, if too much."""
    before = seen.shift()
    seen.page.evaluate(_COME)
    shift = seen.shift() - before
    return [f"layout shift {shift:.3f}"] if shift >= SHIFT else []


def _figure_faults(seen: Visit) -> list[str]:
    """Return what is wrong with the pictures of explorables that do not run."""
    names = seen.page.evaluate(_EXPLORABLES)
    told = {name: still_faults(seen.page, name) for name in names}
    return [f"{name}: {fault}" for name, faults in told.items() for fault in faults]


def _at_rest(found: Faults, seen: Visit, name: str) -> None:
    """Look at the page as it opens, before anything is done to it."""
    page, source = seen.page, checks.source_of(name)
    found["budget"] = over_budget(len(seen.responses), seen.weight())
    found["shift"] = _jumps(seen)
    found["policy"] = policy_faults(page)
    found["math"] = checks.unset_math(page) + checks.missing_math(page, source)
    found["pictures"] = checks.unlabelled_pictures(page)


def over_budget(requests: int, weight: int) -> list[str]:
    """Return a fault if a page costs more to open than it may (weight in bytes)."""
    within = requests <= REQUESTS and weight <= WEIGHT
    return [] if within else [f"{requests} requests, {weight / 1000:.0f} kB"]


def _jumps(seen: Visit) -> list[str]:
    shift = seen.shift()
    return [f"layout shift {shift:.3f}"] if shift > 0.01 else []


def _handled(found: Faults, seen: Visit) -> None:
    """Use the page by keyboard, in three widths, on paper, in light and dark."""
    page = seen.page
    found["keyboard"] = keyboard.walk_faults(page)
    found["keyboard"] += keyboard.fold_faults(page) + keyboard.quiz_faults(page)
    found["print"] = media.print_faults(page)
    found["scroll"] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        scroll = checks.sideways_scroll(page)
        found["scroll"] += [f"at {width} px: {fault}" for fault in scroll]
        if width == WIDTHS[0]:
            found["menu"] = keyboard.menu_faults(page)
    found["axe"] = checks.axe_violations(page)

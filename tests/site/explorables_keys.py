"""An explorable by keyboard alone, in narrow windows, in light and dark."""

from typing import Any

from playwright.sync_api import TimeoutError

from tests.site import checks
from tests.site.explorables import Open, choices, movable, unit
from tests.site.explorables_running import begin, play_to_the_end

WIDTHS = (320, 360)
_MOST_STOPS = 80  # of one explorable
_PATIENCE = "20 * (window.sitePatience ?? 250)"  # ms, as in explorables.js
_ARROWS = {  # to the next value, and to the one before
    "slider": ("ArrowRight", "ArrowLeft"),
    "choice": ("ArrowDown", "ArrowUp"),
    "seed": ("ArrowUp", "ArrowDown"),
}
_RING = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const width = style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth);
  return width >= 2 ? "" : `${e.tagName} .${e.className}: outline ${width} px`;
}"""
_NARROW = """(name) => {
  const root = siteLab.rootOf(name), right = root.getBoundingClientRect().right;
  return Array.from(root.querySelectorAll(".explorable-body *"))
    .filter((e) => siteLab.isShown(e) && !e.closest(".explorable-unseen"))
    .filter((e) => e.getBoundingClientRect().right > right + 1)
    .map((e) => `${e.tagName} .${e.className} reaches out of the explorable`);
}"""


def keyboard_faults(shown: Open) -> list[str]:
    """Use everything with Tab, Space, Enter and arrows; return what does not answer."""
    keys = _Keys(shown)
    shown.do("enter")
    if shown.do("look")["asks"]:
        keys.go("explorable-option")
        keys.press("Enter")
        play_to_the_end(shown)
    keys.go("explorable-play")
    keys.press("Space")
    shown.page.wait_for_timeout(100)
    keys.expect("Space does not play", state="running")
    keys.press("Space")
    keys.expect("Space does not pause", state="ready")
    keys.go("explorable-reset")
    keys.press("Enter")
    keys.expect("Enter does not reset", step=0)
    keys.go("explorable-step", back=True)
    keys.press("Enter")
    by = unit(shown.place.payload)
    keys.expect("Enter does not make a step", step=by)
    _scrub(keys, by, shown.place.payload["run"]["most"])
    _open_more(keys)
    _controls(keys)
    keys.go("explorable-copy-python")
    keys.press("Enter")
    done = shown.place.payload["texts"]["en"]["ui"]["copied"]
    if shown.part("status").inner_text() != done:
        keys.faults.append("nothing says that the Python is copied")
    return keys.faults


class _Keys:
    def __init__(self, shown: Open) -> None:
        self.shown, self.page = shown, shown.page
        self.faults: list[str] = []

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.shown.page.evaluate("siteLab.frame().then(siteLab.frame)")

    def go(self, mark: str, *, back: bool = False) -> None:
        """Press Tab until the focus is on it; note stops that are not seen."""
        test = "([name, mark]) => siteLab.isAt(name, mark)"
        for _ in range(_MOST_STOPS):
            if self.page.evaluate(test, [self.shown.place.name, mark]):
                break
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
        else:
            self.faults.append(f"Tab does not reach {mark}")
        ring = self.page.evaluate(_RING)
        self.faults += [ring] if ring else []

    def expect(self, fault: str, **wanted: Any) -> None:
        seen = self.shown.do("look")
        if any(seen[key] != value for key, value in wanted.items()):
            self.faults.append(fault)

    def expect_words(self, fault: str, *, other_than: str) -> None:
        """Wait for other words of the step: the thumb moves even if nothing follows."""
        told = "([name, old]) => siteLab.look(name).where !== old"
        try:
            given = [self.shown.place.name, other_than]
            patience = self.page.evaluate(_PATIENCE)
            self.page.wait_for_function(told, arg=given, timeout=patience)
        except TimeoutError:
            self.faults.append(fault)


def _scrub(keys: _Keys, by: int, most: int) -> None:
    keys.go("explorable-scrubber")
    places = {"ArrowRight": 2 * by, "ArrowLeft": by, "End": most, "Home": 0}
    for key, step in places.items():
        before = keys.shown.do("look")["where"]
        keys.press(key)
        if key != "End":  # the way there is long, and gone with the mouse as well
            keys.shown.do("rest")
        keys.expect(f"{key} does not go to step {step}", step=step)
        keys.expect_words(f"{key} is not answered", other_than=before)


def _open_more(keys: _Keys) -> None:
    """Open the fold of the other controls, where there are any."""
    if not keys.shown.part("more").is_visible():
        return
    keys.go("explorable-more")
    keys.press("Enter")
    if not keys.shown.part("more").evaluate("e => e.open"):
        keys.faults.append("Enter does not open the other controls")


def _controls(keys: _Keys) -> None:
    """Move each control by one key; its value must follow."""
    controls = movable(keys.shown.place.payload)
    in_order = sorted(controls, key=lambda control: bool(control["more"]))
    keys.go("explorable-step", back=True)
    for control in in_order:
        name = control["name"]
        keys.go(f"control {name}")
        before = keys.shown.do("look")["controls"][name]
        last = control["kind"] != "seed" and int(before) == len(choices(control)) - 1
        forth, back = _ARROWS[control["kind"]]
        keys.press(back if last else forth)
        after = keys.shown.do("rest")["controls"][name]
        if after == before:
            keys.faults.append(f"an arrow does not move {name}")


def narrow_faults(shown: Open) -> list[str]:
    """Make the window narrow; return what scrolls sideways or reaches out."""
    begin(shown)
    shown.part("more").evaluate("e => { e.open = true; }")
    faults = []
    for width in WIDTHS:
        shown.page.set_viewport_size({"width": width, "height": 800})
        shown.do("rest")
        found = checks.sideways_scroll(shown.page)
        found += shown.page.evaluate(_NARROW, shown.place.name)
        faults += [f"at {width} px: {fault}" for fault in found]
    return faults


def theme_faults(shown: Open) -> list[str]:
    """Change to the dark and back; return a fault if the pictures do not follow."""
    begin(shown)
    seen = []
    for scheme in ("light", "dark", "light"):
        shown.page.emulate_media(color_scheme=scheme)
        seen.append(shown.do("rest")["pictures"])
    light, dark, again = seen
    follows = all(a != b for a, b in zip(light, dark, strict=True))
    faults = [] if follows else ["a picture is the same in the dark"]
    return faults + ([] if again == light else ["the light pictures do not come back"])


def axe_faults(shown: Open) -> list[str]:
    """Return what axe-core finds, asking first and at rest, with everything open."""
    root = f'[data-explorable="{shown.place.name}"]'
    asks = shown.do("look")["asks"]
    faults = checks.axe_violations(shown.page, root) if asks else []
    shown.page.emulate_media(color_scheme="light")
    begin(shown)
    shown.part("more").evaluate("e => { e.open = true; }")
    found = checks.axe_violations(shown.page, root)
    return faults + found + checks.unlabelled_pictures(shown.page)

"""What a reader does with an explorable, and what must follow."""

from typing import Any

from tests.site.explorables import Open, choices, default_index, movable, unit

LAST = 2  # frames, of a run that is played to its end
CALM = 7  # pictures in a second at most where the reader wants less motion
_HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
_AWAY = """(away) => {
  document.body.style.paddingBottom = "5000px";
  if (away) scrollTo(0, document.documentElement.scrollHeight);
}"""


def begin(shown: Open, step: int | None = None) -> dict[str, Any]:
    """Pass over the question that is asked first; go to the end of the default run.

    step  where to go instead
    """
    if shown.do("look")["asks"]:
        shown.do("press", "skip")
    end = shown.place.payload["run"]["steps"]
    return shown.do("scrub", end if step is None else step)


def play_to_the_end(shown: Open) -> dict[str, Any]:
    """Play by Space, go on to the last few frames, and play them to the end.

    Where the focus is on Play, and a guess is answered at the end of the default run.
    """
    run = shown.place.payload["run"]
    shown.page.keyboard.press("Space")
    shown.do("moves", 1)
    shown.do("scrub", max(run["steps"] - LAST * run["per_frame"], 0))
    shown.page.keyboard.press("Space")
    shown.do("moves", 1)  # at its pace: until then it looks like one at rest
    return shown.do("rest")


def control_faults(shown: Open) -> list[str]:
    """Move each control; return those that picture or sentence do not follow."""
    faults = []
    first = begin(shown)
    for control in movable(shown.place.payload):
        name = control["name"]
        seen = [shown.do("set", name, value) for value in others(control)]
        if all(one["pictures"] == first["pictures"] for one in seen):
            faults.append(f"{name} moves and the picture stays")
        said = {one["said"] for one in [first, *seen]}
        again = shown.do("set", name, default_index(control))
        if len(said) == 1 and _is_silent(shown, control):
            faults.append(f"{name} moves and the sentence stays")
        if _shown(again) != _shown(first):
            faults.append(f"{name} is back and what is shown is not")
    return faults


def _is_silent(shown: Open, control: dict[str, Any]) -> bool:
    """Tell whether the sentence says nothing of a control even after the first step."""
    first = shown.do("scrub", unit(shown.place.payload))
    seen = [shown.do("set", control["name"], value) for value in others(control)]
    shown.do("set", control["name"], default_index(control))
    begin(shown)
    return all(one["said"] == first["said"] for one in seen)


def others(control: dict[str, Any]) -> list[int]:
    """Return up to three other values, as a control's input has them: the index."""
    default = default_index(control)
    if control["kind"] == "seed":
        return [default + 1]
    last = len(choices(control)) - 1
    wanted = dict.fromkeys([last, 0, last // 2, default - 1])
    return [index for index in wanted if 0 <= index != default][:3]


def _shown(seen: dict[str, Any]) -> tuple[Any, ...]:
    return seen["state"], seen["said"], seen["step"], seen["pictures"]


def transport_faults(shown: Open) -> list[str]:
    """Go back, one step, play, pause, to any step; return what does not follow."""
    run, by = shown.place.payload["run"], unit(shown.place.payload)
    end = begin(shown)
    start = shown.do("press", "reset")
    one = shown.do("press", "step")
    shown.do("slow")
    least = _pictures(run)
    played = shown.do("play", 100, least)
    shown.page.wait_for_timeout(100)
    later = shown.do("look")
    back = shown.do("scrub", by)
    there = shown.do("scrub", run["steps"])
    shown.do("scrub", run["most"])
    stuck = shown.do("press", "step")
    again = shown.do("play", 50, least)
    must = {
        "Reset does not go to step 0": start["step"] == 0,
        "Reset leaves the picture": start["pictures"] != end["pictures"],
        "Step makes not one step": one["step"] == by,
        "Step leaves the picture": one["pictures"] != start["pictures"],
        "Play does not play": played["step"] > by and played["drawn"] > 1,
        "Play does not offer a pause": played["faceWhilePlaying"] == "pause",
        "Pause does not stop": by < played["step"] < run["most"],
        "Pause does not hold": _shown(later) == _shown(played),
        "step 1 is not the same again": _shown(back) == _shown(one),
        "the end is not the same again": _shown(there) == _shown(end),
        "Step goes beyond the end": stuck["step"] == run["most"],
        "Play at the end does not begin anew": 0 < again["step"] < run["most"],
    }
    return [fault for fault, holds in must.items() if not holds]


def prediction_faults(shown: Open) -> list[str]:
    """Guess, and play to the end; return what is wrong with the question before it."""
    asked = shown.place.payload["prediction"]
    seen = shown.do("look")
    if asked is None:
        return ["a question that was not declared"] if seen["asks"] else []
    words = shown.place.payload["texts"]["en"]
    faults = [] if seen["asks"] and seen["step"] == 0 else ["nothing is asked first"]
    told = shown.part("told")
    if told.evaluate("e => !e.inert || siteLab.isShown(e)"):
        faults.append("the run can be started before the guess")
    shown.part("option").nth(asked["right"]).press("Enter")
    if not shown.part("play").evaluate("e => e.matches(':focus')"):
        faults.append("the focus is not on Play after the guess")
    if not shown.part("settings").evaluate("e => e.disabled"):
        faults.append("settings can be moved before the answer")
    end = play_to_the_end(shown)
    said = shown.part("guess").locator("p").inner_text()
    if end["step"] != shown.place.payload["run"]["steps"]:
        faults.append(f"the run stops at step {end['step']}")
    if not said.endswith(words["prediction"]["after"]):
        faults.append(f"after the guess is said: {said}")
    return faults


def drag_faults(shown: Open) -> list[str]:
    """Drag the point; return a fault unless the sliders do the same."""
    views = shown.place.payload["views"]
    dragged = [view["drag"] for view in views if view.get("drag")]
    if not dragged:
        return []
    first = begin(shown)
    handle = shown.part("view-handle").first
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    if box is None:
        return ["there is nothing to drag"]
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = shown.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x - 25, y - 20, steps=4)
    mouse.up()
    mouse.move(0, 0)
    seen = shown.do("rest")
    moved = [n for n in dragged[0] if seen["controls"][n] != first["controls"][n]]
    faults = [f"{name} is not dragged" for name in dragged[0] if name not in moved]
    shown.do("press", "defaults")
    for name in dragged[0]:
        slid = shown.do("set", name, seen["controls"][name])
    if _shown(slid) != _shown(seen):
        faults.append("the sliders do not show what the drag showed")
    return faults


def _pictures(run: dict[str, Any]) -> int:
    """Return how many pictures show that a run moves, before it is over."""
    return min(3, int(run["most"]) - 2)


def _start_slowly(shown: Open) -> None:
    """Make a long way ahead: a run that is over would look like one at rest."""
    run = shown.place.payload["run"]
    begin(shown)
    if run["most"] - run["steps"] < run["steps"]:
        shown.do("press", "reset")
    shown.do("slow")


def rest_faults(shown: Open) -> list[str]:
    """Play, and look away; return a fault if the run goes on or is lost."""
    page, faults = shown.page, []
    least = _pictures(shown.place.payload["run"])
    for what, act in (("out of sight", _AWAY), ("hidden", _HIDE)):
        _start_slowly(shown)
        shown.do("press_only", "play")
        page.evaluate(act, True)
        is_still = shown.do("still")
        is_over = shown.do("look")["step"] == shown.place.payload["run"]["most"]
        faults += [f"{what}: the run goes on"] if is_over or not is_still else []
        page.evaluate(act, False)
        shown.do("goTo")
        faults += [] if shown.do("moves", least) else [f"{what}: the run is lost"]
    return faults


def calm_faults(shown: Open) -> list[str]:
    """Play for a second; return a fault if more pictures come than on a calm page."""
    _start_slowly(shown)
    pace = shown.place.payload["run"].get("pace", 0)
    least = 1 if pace > 500 else 2  # ms: one picture comes in that time, or two
    many = shown.do("play", max(1000, 2 * pace), least)["drawn"]  # or later, if busy
    faults = [] if many <= CALM else [f"{many} pictures in a second"]
    return faults + ([] if many >= least else ["nothing moves"])

"""Each check of how an explorable is used fails on one that has the fault."""

from pathlib import Path
from typing import Any

import pytest

from tests.site import explorables_fuzz as fuzz
from tests.site import explorables_keys as keys
from tests.site import explorables_links as links
from tests.site import explorables_running as running
from tests.site.explorables import opened
from tests.site.explorables_sample import write_page
from tests.site.explorables_spoilt import (
    IMPATIENT,
    PAYLOADS,
    Fault,
    unsaid,
    write_spoilt,
)

SENT = "send(control.name, control.values[Number(input.value)]);"
CHOSEN = 'addEventListener("change", () => send('
USED = {
    "transport": Fault(
        running.transport_faults,
        [
            ("result: false, target: 0 }),", "result: false, target: 1 }),"),
            ("next(payload, headed(state), 1)", "next(payload, headed(state), 2)"),
            ("pause: (_, state) => ({", "pause: () => ({}), x: (_, state) => ({"),
        ],
        ["Reset does not go", "Step makes not one", "Pause does not stop"],
        "short",
    ),
    "play": Fault(
        running.transport_faults,
        [("play: (payload, state) => {", "play: (payload, state) => { return {};")],
        ["Play does not play", "Play does not offer", "Play at the end"],
    ),
    "checkpoints": Fault(
        running.transport_faults,
        [("> own.step) restore(own, nearest);", "> own.step) own.step = step;")],
        ["step 1 is not the same", "the end is not the same"],
    ),
    "controls": Fault(
        running.control_faults, [(SENT, "")], ["lr moves and the picture stays"]
    ),
    "choices": Fault(
        running.control_faults,
        [(CHOSEN, 'addEventListener("x", () => send(')],
        ["kind moves and the picture", "data_set moves and the sentence", "x0 moves"],
        "everything",
    ),
    "no question": Fault(
        running.prediction_faults,
        [("const asking = state ===", "const asking = 0 &&")],
        ["nothing is asked first", "the run can be started"],
        "everything",
    ),
    "question": Fault(
        running.prediction_faults,
        [
            ("own.panel.transport.focus();", "own.panel.transport.focus;"),
            ('disabled = state === "guessed"', "disabled = false"),
        ],
        ["the focus is not on Play", "settings can be moved", "after the guess is"],
        "everything",
    ),
    "drag": Fault(
        running.drag_faults,
        [("host.onDrag?.(", "(() => {})(")],
        ["x0 is not dragged", "y0 is not dragged"],
        "everything",
    ),
    "rest": Fault(
        running.rest_faults,
        [("tell(own.near && !document.hidden)", "tell(true)")],
        ["out of sight: the run goes on", "hidden: the run goes on"],
    ),
    "lost": Fault(
        running.rest_faults,
        [("({ seen: Boolean(seen) })", "({ seen: Boolean(seen), playing: false })")],
        ["out of sight: the run is lost"],
    ),
    "calm": Fault(
        running.calm_faults,
        [("const CALM_FRAME = 250", "const CALM_FRAME = 15")],
        [" pictures in a second"],
    ),
    "refusal": Fault(
        links.refusal_faults,
        [("notice: refused ?", "notice: false ?")],
        ["=v2 is not refused", "step=-1 is not refused", "nothing=1 is not refused"],
    ),
    "version": Fault(
        links.refusal_faults,
        [("Number(version.slice(1)) : NaN", "1 : 1")],
        ["=v2"],
    ),
    "python": Fault(
        links.python_faults,
        [("steps: String(step)", "steps: String(step + 1)")],
        ["Python says ["],
    ),
    "keyboard": Fault(
        keys.keyboard_faults,
        [
            ('type: "button", class', 'type: "button", tabindex: -1, class'),
            ("outline: 3px solid var(--ex-accent)", "outline: 1px solid red"),
        ],
        ["Tab does not reach explorable-play", "outline 1 px", "not play"],
    ),
    "a deaf scrubber": Fault(
        keys.keyboard_faults,
        [('send({ type: "scrub", step: Number(input.value) })', "null")],
        ["End is not answered"],
    ),
    "keys": Fault(
        keys.keyboard_faults,
        [
            ('options.host === "widget") own.stops', "true) own.stops"),
            (
                "event.stopPropagation()",
                'event.key !== "Tab" && event.preventDefault()',
            ),
        ],
        ["Space does not play", "ArrowRight does not go", "an arrow does not move lr"],
    ),
    "narrow": Fault(
        keys.narrow_faults,
        [(".explorable-body {", ".explorable-body { min-width: 500px;")],
        ["at 320 px: ", "at 360 px: "],
    ),
    "theme": Fault(
        keys.theme_faults,
        [("watchTheme(own.views.themeChanged)", "watchTheme(() => {})")],
        ["a picture is the same in the dark"],
    ),
    "axe": Fault(
        keys.axe_faults,
        [("light-dark(#48566b, #a3afbd)", "light-dark(#b8b8b8, #a3afbd)")],
        ["light: color-contrast"],
    ),
    "fuzz": Fault(
        fuzz.fuzz_faults,
        [('fields.push(["step", String(state.step)]);', ";")],
        ["its link"],
    ),
    "words": Fault(
        fuzz.fuzz_faults,
        [("return read(values[name], spec);", 'return "{" + name + "}";')],
        ["it says lr {lr}", "#one-neuron=v1"],
    ),
    "error": Fault(
        fuzz.fuzz_faults,
        [
            (
                "const said = format(",
                "if (experiment.step > 60) throw 0; const said = format(",
            )
        ],
        ["an error"],
    ),
}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_sound_explorable_refuses_every_link_that_does_not_fit(
    chromium, serve, tmp_path: Path, payload: str
):
    (place,) = write_page(tmp_path, [PAYLOADS[payload]])
    with opened(chromium, serve(tmp_path), place) as shown:
        assert links.refusal_faults(shown) == []


@pytest.mark.parametrize("name", USED)
def test_a_fault_in_use_is_found(chromium, serve, tmp_path: Path, name: str):
    fault = USED[name]
    place, sites = write_spoilt(tmp_path, serve, fault)
    options: dict[str, Any] = {"scripts": (IMPATIENT, *fuzz.SCRIPTS)}
    if fault.check is running.calm_faults:
        options["reduced_motion"] = "reduce"
    more = [10] if fault.check is fuzz.fuzz_faults else []
    with opened(chromium, sites.site, place, **options) as shown:
        assert unsaid(fault, fault.check(shown, *more)) == []

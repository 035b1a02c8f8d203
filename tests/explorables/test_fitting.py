"""What start, step and look return must be what the declaration shows."""

import numpy as np
import pytest

from d2lutils.autodiff import Tensor, log
from d2lutils.explorables import Choice, Curves, Explorable, Field, History
from tests.explorables.examples import NEURON, neuron, neuron_look, neuron_start, said

LABEL = said("label")
AXES = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
DEPTH = Choice("depth", label=LABEL, options=(1, 2), default=1)


def start_as_lr(controls):
    return {"lr": Tensor(1.0)}


def start_nothing(controls):
    return {}


def start_by_depth(controls):
    more = {"extra": Tensor(1.0)} if controls.depth == 2 else {}
    return neuron_start(controls) | more


def step_new(state, controls, t):
    return {"momentum": state.w}


def step_longer(state, controls, t):
    return {"w": Tensor(np.zeros(2)) + state.w}


def step_away(state, controls, t):
    return {"w": log(state.w - 3)}


def look_wide(state, controls):
    return neuron_look(state, controls) | {
        "grid": Tensor(np.ones((2, 3))) * state.w,
        "line": Tensor(np.ones(3)) * state.w,
        "pair": Tensor(np.ones(2)) * state.w,
        "bad": log(Tensor(np.array([0.0, 1.0, 2.0]))) + state.w,
    }


def look_by_depth(state, controls):
    return neuron_look(state, controls) | {"line": Tensor(np.ones(controls.depth))}


def look_at_step(state, controls):
    return neuron_look(state, controls) | {"step": state.w}


def look_misspelt(state, controls):
    return {"loss": state.weight}


def curves(x, y):
    return Curves(**AXES, x=x, series={y: LABEL})


def field(values, **changes):
    return Field(**AXES, x=(0, 1), y=(0, 1), values=values, **changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"start": start_nothing}, r"start\(\) must return a dict"),
        ({"start": start_as_lr}, r"controls and start\(\) share the names lr"),
        ({"step": step_new}, "returned momentum, which start.*the state is w, b"),
        ({"step": step_longer}, r"state w must keep its shape \(\), got \(2,\)"),
        ({"look": look_at_step}, r"look\(\) share the names step"),
        ({"step": step_away, "steps": 3}, "is nan at step 1 of the default"),
    ],
)
def test_functions_that_do_not_fit(changes, told):
    with pytest.raises((ValueError, AttributeError), match=told):
        neuron(**changes)


def test_a_misspelt_name_is_told_with_those_that_are_there():
    with pytest.raises(AttributeError, match="state has no weight; it has w, b"):
        neuron(look=look_misspelt)


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (curves("line", "pair"), r"pair must have shape \(3,\), got \(2,\)"),
        (curves("grid", "line"), r"grid must have shape \(n,\), got \(2, 3\)"),
        (curves("line", "none"), "shows none, which is none of: output, loss"),
        (field("line"), r"line must have shape \(rows, columns\), got \(3,\)"),
        (field("grid", points={"line": LABEL}), r"line must have shape \(n, 3\)"),
        (field("grid", path=("w", "b")), "shows w, which is none of"),
        (field("grid", path=("pair", "loss")), "one number.*pair with shape"),
        (curves("line", "bad"), "bad is -inf at step 40"),
    ],
)
def test_views_of_what_is_not_there(view, told):
    with pytest.raises(ValueError, match=told):
        neuron(look=look_wide, views=(view,))


def test_a_series_is_of_numbers():
    view = History(title=LABEL, y_label=LABEL, series={"line": LABEL})
    with pytest.raises(ValueError, match=r"one number.*line with shape \(3,\)"):
        neuron(look=look_wide, views=(view,))


def test_logarithmic_colours_need_values_above_zero():
    view = field("grid", scale="magnitude", log=True)
    with pytest.raises(ValueError, match="above 0, the least is -"):
        neuron(look=look_below, views=(view,))


def look_below(state, controls):
    return neuron_look(state, controls) | {"grid": Tensor(np.eye(2)) - state.w}


def test_a_view_keeps_its_shape_in_all_tapes():
    changes = {"controls": (*NEURON["controls"], DEPTH), "look": look_by_depth}
    told = r"line must keep its shape \(1,\) in all tapes, got \(2,\).*depth=2"
    with pytest.raises(ValueError, match=told):
        neuron(**changes, views=(curves("line", "line"),))


def test_what_no_view_shows_may_change_its_shape():
    controls = (*NEURON["controls"], DEPTH)
    assert neuron(controls=controls, look=look_by_depth).run(depth=2).step == 40


def test_the_state_has_the_same_names_in_all_tapes():
    controls = (*NEURON["controls"], DEPTH)
    with pytest.raises(ValueError, match=r"start.. returns b, extra, w.*depth=2"):
        neuron(controls=controls, start=start_by_depth)


def start_heavy(controls):
    noise = np.random.default_rng(0).normal(size=80_000)
    return neuron_start(controls) | {"heavy": Tensor(noise)}


def test_a_page_loads_at_most_200_kb():
    with pytest.raises(ValueError, match=r"at most 200 kB: programs \d{3}"):
        neuron(start=start_heavy)


def test_an_explorable_is_declared_by_name_only():
    with pytest.raises(TypeError, match="positional"):
        Explorable("one-neuron")

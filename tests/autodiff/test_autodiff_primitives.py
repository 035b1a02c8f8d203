"""Every operation against PyTorch and central differences, over drawn shapes."""

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from d2lutils import autodiff as ad
from d2lutils.autodiff import (
    elementwise,
    indexing,
    linear,
    probabilities,
    reductions,
    shaping,
)
from d2lutils.autodiff.primitive import Primitive
from tests.autodiff.cases import CASES
from tests.autodiff.compare import check

MODULES = (elementwise, indexing, linear, probabilities, reductions, shaping)
WITH_DERIVATIVE = {
    p.name: p
    for module in MODULES
    for p in vars(module).values()
    if isinstance(p, Primitive) and p.derivatives
}
# The case a primitive is found in, where it bears another name.
CASE_OF = {
    "absolute": "abs",
    "gather": "integer arrays",
    "place": "pad",
    "power": "cube",
    "slice": "slices",
}
# Derandomised: the same shapes on every machine; no deadline on a shared one.
DRAWN = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def first(name, condition):
    """Return the first drawn case of the operation that meets the condition."""
    many = settings(DRAWN, max_examples=1000, phases=[Phase.generate])
    return find(CASES[name], condition, settings=many)


@pytest.mark.parametrize("name", CASES)
@DRAWN
@given(data=st.data())
def test_value_first_and_second_derivative_agree(name, data):
    check(data.draw(CASES[name]))


@pytest.mark.parametrize("name", CASES)
def test_an_empty_input_has_an_empty_gradient(name):
    check(first(name, lambda case: not all(x.size for x in case.inputs)))


def uses(case, operation):
    """Say whether the operation is in the graph and every gradient differs from 0."""
    xs = [ad.Tensor(x, requires_grad=True) for x in case.inputs]
    y = case.ours(*xs)
    gradients = ad.grad((y * 2).sum(), xs)
    return operation in {node.op for node in ad.graph(y)} and all(
        g.data.any() for g in gradients
    )


@pytest.mark.parametrize("name", sorted(WITH_DERIVATIVE.keys() - {"cast"}))
def test_a_rule_that_is_wrong_by_one_percent_is_noticed(name, monkeypatch):
    operation = WITH_DERIVATIVE[name]
    case = first(CASE_OF.get(name, name), lambda case: uses(case, name))
    for n, rule in enumerate(operation.derivatives):
        if rule is not None:
            rules = list(operation.derivatives)
            rules[n] = lambda *a, rule=rule, **k: rule(*a, **k) * 1.01
            monkeypatch.setattr(operation, "derivatives", rules)
            with pytest.raises(AssertionError, match="Not equal to tolerance"):
                check(case)
            monkeypatch.undo()


def test_a_rule_that_is_wrong_only_the_second_time_is_noticed(monkeypatch):
    case = first("exp", lambda case: case.inputs[0].size)
    monkeypatch.setattr(ad.exp, "derivatives", (lambda g, y, x: g * y.detach(),))
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        check(case)


@pytest.mark.parametrize("name", CASES)
def test_float32_stays_float32_in_value_and_gradient(name):
    case = first(name, lambda case: all(x.size for x in case.inputs))
    xs = [ad.Tensor(x, dtype="float32", requires_grad=True) for x in case.inputs]
    y = case.ours(*xs)
    gradients = ad.grad((y * y).sum(), xs)
    assert {str(t.dtype) for t in (y, *gradients)} == {"float32"}

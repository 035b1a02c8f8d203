"""The copied cell runs alone and prints the digits of the page."""

import numpy as np
import pytest

from d2lutils import autodiff
from d2lutils.autodiff import Tensor
from d2lutils.autodiff import sigmoid as squash
from d2lutils.explorables.copying import as_python
from d2lutils.explorables.sources import source_of
from d2lutils.notebooks.home import home_of
from d2lutils.notebooks.opening import CONFIG
from tests.explorables.examples import (
    everything,
    neuron,
    neuron_look,
)

NESTED = {"a": (1,), "b": [2.5, None, -float("inf")], "c": np.float32([[0.1, 2]])}
OFFSET = 3
GENERATOR = np.random.default_rng(0)
BIG = list(range(10_000))


def values_of(explorable, **changes):
    return {c.name: c.default for c in explorable.controls} | changes


def printed(cell, capsys):
    exec(compile(cell, "<cell>", "exec"), {"__name__": "__main__"})
    return capsys.readouterr().out


def test_the_cell_prints_the_sentence_of_the_page(capsys):
    explorable = everything()
    values = values_of(explorable, kind="relu", data_set="xor", lr=0.2, seed=7)
    run = explorable.run(steps=17, **values)
    template = explorable.sentence.otherwise.en
    told = {"step": 17, "template": template, "language": "en"}
    cell = as_python(explorable, values, **told)
    assert printed(cell, capsys) == run.say() + "\n"


def test_the_cell_of_another_case_says_that_case(capsys):
    explorable = neuron()
    said = explorable.sentence.cases[0].say
    told = {"step": 300, "template": said.zh, "language": "zh"}
    cell = as_python(explorable, {"lr": 3}, **told)
    assert "    lr=3,\n" in cell
    assert printed(cell, capsys).startswith("学会了：300 步时为 0.")


def test_the_cell_says_where_it_comes_from_and_what_it_needs():
    head = neuron().payload["python"]["heads"]["en"]
    assert head.startswith("# Neural Networks in Motion: Why does one neuron learn")
    assert f" {home_of(CONFIG).site}/wheels/d2lutils.txt\n" in head
    assert all(line.startswith("# ") for line in head.splitlines())


def test_a_question_of_two_lines_stays_a_comment():
    question = neuron().question._replace(en="Why?\nprint(1)")
    head = neuron(question=question).payload["python"]["heads"]["en"]
    assert head.startswith("# Neural Networks in Motion: Why? print(1)\n")


def uses_much(x, times=squash):
    """Keep this docstring."""

    def inner(y):
        return times(y) + NESTED["b"][0] + len(helper(3))

    return autodiff.tanh(inner(x))


def helper(n):
    return [helper(n - 1)] if n else []


def test_source_holds_all_that_is_used_and_runs_alone():
    source = source_of((uses_much,))
    assert "from d2lutils import autodiff\n" in source
    assert "from d2lutils.autodiff import sigmoid as squash\n" in source
    assert '"""Keep this docstring."""' in source
    assert "BIG" not in source
    space = {"__name__": "__main__"}
    exec(source, space)
    assert space["uses_much"](Tensor(1.0)).item() == uses_much(Tensor(1.0)).item()


def test_constants_come_back_equal():
    space = {}
    exec(source_of((uses_much,)), space)
    assert repr(space["NESTED"]) == repr(NESTED)


class Line:
    """Keep this docstring, too."""

    slope = 2
    twice = 2 * slope

    def __init__(self, start):
        self.start = start + OFFSET

    @property
    def double(self):
        return Line(2 * self.start)

    def at(self, x):
        return self.start + self.twice * x + len(helper(1))


def uses_class(x):
    return Line(1).double.at(x)


def test_a_class_of_the_notebook_is_copied_with_what_it_uses():
    source = source_of((uses_class,))
    assert source.count("class Line:") == 1
    assert "OFFSET = 3\n" in source
    assert source.index("def helper") < source.index("class Line")
    space = {"__name__": "__main__"}
    exec(source, space)
    assert space["uses_class"](5) == uses_class(5) == 32


def uses_local_class(x):
    return LOCAL(x)


def made():
    class Local:
        def at(self, x):
            return x

    return Local


LOCAL = made()


def uses_generator(x):
    return GENERATOR.normal()


def uses_big(x):
    return BIG[0]


def uses_missing(x):
    return not_there(x)  # noqa: F821


def uses_run(x):
    return run(x)


def run(x):
    return x


def closure(number):
    def inside(state, controls):
        return {"loss": Tensor(float(number))}

    return inside


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (uses_generator, "uses_generator uses GENERATOR, a Generator that"),
        (uses_big, "uses_big uses BIG, a list that"),
        (uses_missing, "uses_missing uses not_there, which is not defined"),
        (uses_run, "uses_run uses the name run, which the copied cell needs"),
        (uses_local_class, "LOCAL must be written with def or class"),
        (closure(1), "inside uses number of the function around it"),
        (lambda x: x, "must be written with def or class"),
    ],
)
def test_what_cannot_be_copied_is_named(function, told):
    with pytest.raises(ValueError, match=told):
        source_of((function,))


def test_a_declaration_that_cannot_be_copied_fails():
    with pytest.raises(ValueError, match=r"explorable one-neuron: .*written with def"):
        neuron(look=lambda state, controls: neuron_look(state, controls))


def test_a_function_without_source_is_refused():
    space = {"__name__": __name__}
    exec("def made(x):\n    return x", space)
    with pytest.raises(ValueError, match="made must be written with def or class"):
        source_of((space["made"],))

"""A wrong declaration fails at once, and says what was expected."""

import pytest

from d2lutils.explorables import (
    Case,
    Choice,
    Curves,
    Field,
    History,
    Prediction,
    Seed,
    Sentence,
    Slider,
)
from d2lutils.messages import Message
from tests.explorables.examples import NEURON, everything, neuron, said

LABEL = said("label")
RATE = NEURON["controls"][0]
HISTORY = NEURON["views"][0]


def slider(name, **changes):
    return Slider(name, label=LABEL, low=0, high=1, default=0, **changes)


def choice(name, number):
    return Choice(name, label=LABEL, options=tuple(range(number)), default=0)


def field(**changes):
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL}
    return Field(**axes | {"x": (0, 1), "y": (0, 1), "values": "loss"} | changes)


def sentence(en, zh=None, **cases):
    return Sentence(said(en, zh or f"中文{en}"), **cases)


@pytest.mark.parametrize(
    "name", ["", "One", "a_b", "a--b", "-a", "a b", "1a", "a" * 65]
)
def test_a_name_is_lower_case_words_joined_by_hyphens(name):
    with pytest.raises(ValueError, match="lower-case words"):
        neuron(name=name)


@pytest.mark.parametrize("name", ["class", "t", "step", "é", "toString", "a b", "lock"])
def test_a_control_has_a_name_that_all_languages_can_use(name):
    with pytest.raises(ValueError, match="name of a control"):
        neuron(controls=(RATE, slider(name)))


@pytest.mark.parametrize(
    ("controls", "told"),
    [
        ((RATE, RATE), "lr more than once"),
        ((slider("seed"),), 'the name "seed" belongs to Seed'),
        ((RATE, "seed"), "Slider, Choice, Seed, Drawing, got 'str'"),
        ((RATE, *(slider(f"x{i}") for i in range(4))), "at most 4 controls in sight"),
        ((RATE, choice("a", 7), choice("b", 7)), "at most 48.*got 49: a 7 × b 7"),
    ],
)
def test_controls_that_do_not_go_together(controls, told):
    with pytest.raises(ValueError, match=told):
        neuron(controls=controls)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: (), "1 to 3 views, got 0"),
        (lambda: (HISTORY,) * 4, "1 to 3 views, got 4"),
        (lambda: ("loss",), "Graph, Images, Bars, Matrix, Tokens, got 'str'"),
        (lambda: (field(drag=("lr", "x")),), "two sliders.*the sliders are lr"),
        (lambda: (field(x=(1, 1)),), "two finite numbers"),
        (lambda: (field(scale="log"),), "signed, magnitude, got 'log'"),
        (lambda: (field(log=True),), "magnitude, got 'signed, log'"),
        (lambda: (field(limits=(1, -1)),), "limits must be two finite numbers"),
        (lambda: (field(limits=(-1, 2)),), r"symmetric .* got \(-1, 2\)"),
        (
            lambda: (field(limits=(0, 1), scale="magnitude", log=True),),
            "above 0 for a logarithm",
        ),
    ],
)
def test_views_that_do_not_fit(make, told):
    with pytest.raises(ValueError, match=told):
        neuron(views=make())


@pytest.mark.parametrize("number", [0, 6])
def test_a_view_has_one_to_five_series(number):
    series = {f"s{i}": LABEL for i in range(number)}
    with pytest.raises(ValueError, match=f"1 to 5 series, got {number}"):
        History(title=LABEL, y_label=LABEL, series=series)
    axes = {"title": LABEL, "x_label": LABEL, "y_label": LABEL, "x": "x"}
    with pytest.raises(ValueError, match=f"1 to 5 series, got {number}"):
        Curves(**axes, series=series)


@pytest.mark.parametrize("pace", [-1, 5001, 0.5, True])
def test_a_pace_is_milliseconds(pace):
    with pytest.raises(ValueError, match="pace must be a whole number from 0 to 5000"):
        neuron(pace=pace)


def test_the_page_is_told_the_pace_where_there_is_one():
    assert neuron(pace=500).payload["run"]["pace"] == 500
    assert "pace" not in neuron().payload["run"]


@pytest.mark.parametrize(
    "changes",
    [
        {"steps": 0},
        {"steps": 301},
        {"most_steps": 1.5},
        {"steps_per_frame": 0},
        {"steps_per_frame": 301},
        {"every": 41},
        {"most_steps": 10**6},
    ],
)
def test_numbers_of_steps_are_whole_and_in_order(changes):
    with pytest.raises(ValueError, match="must be whole numbers with"):
        neuron(**changes)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (sentence("loss {loss:5.2f}"), "a place is {name}"),
        (sentence("loss {loss"), "other braces"),
        (sentence("{loss}", "中文 {output}"), "same values, got loss and output"),
        (sentence("{lose}"), "shows lose, which is none of: output, loss, near, lr"),
        (sentence("a", cases=(Case("lr", LABEL),)), "Case shows lr"),
        (Sentence(Message(en="a", zh="")), "both texts"),
    ],
)
def test_a_sentence_that_cannot_be_said(wrong, told):
    with pytest.raises(ValueError, match=told):
        neuron(sentence=wrong)


def test_the_place_of_a_choice_takes_no_format():
    with pytest.raises(ValueError, match="kind is a choice"):
        everything(sentence=sentence("{kind:.2f}"))


def test_words_of_an_option_are_no_place():
    options = {"a": said("{loss}"), "b": LABEL}
    with pytest.raises(ValueError, match="takes no values"):
        neuron(controls=(RATE, Choice("c", label=LABEL, options=options, default="a")))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"options": (LABEL,)}, "2 to 6 options, got 1"),
        ({"after": said("loss {loss}")}, "takes no values"),
        ({"answer": "best"}, "prediction shows best|sentence shows best"),
        ({"answer": "loss"}, "number of an option, 0 to 1, but loss is 0.47"),
        ({"question": "why?"}, "must be a Message"),
    ],
)
def test_a_prediction_that_cannot_be_answered(changes, told):
    right = {"question": LABEL, "options": (LABEL, LABEL)}
    asked = Prediction(**right | {"answer": "near", "after": LABEL} | changes)
    with pytest.raises(ValueError, match=told):
        neuron(prediction=asked)


@pytest.mark.parametrize("question", ["Why?", Message(en="Why?", zh=" ")])
def test_a_text_is_there_in_both_languages(question):
    with pytest.raises(ValueError, match="question must be a Message"):
        neuron(question=question)


def test_an_error_names_the_explorable():
    with pytest.raises(ValueError, match="explorable one-neuron: an explorable has"):
        neuron(views=())


def test_the_seed_of_an_explorable_may_be_in_sight():
    assert neuron(controls=(RATE, Seed(more=False))).payload["controls"][1] == {
        "kind": "seed",
        "name": "seed",
        "default": 1,
        "most": 9999,
        "more": False,
    }

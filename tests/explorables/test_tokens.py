"""A view of tokens: its declaration, its figure, its words, what the page gets."""

import pytest
from matplotlib.colors import to_rgb

from d2lutils import messages
from d2lutils.autodiff import Tensor
from d2lutils.explorables import Explorable, Sentence, Slider, Tokens
from d2lutils.plotting.style import SIGNED_PALE
from tests.explorables.examples import said

WORDS = ("the", " cat", " sat", "\n", "down")


def tokens(**changes):
    return Tokens(**{"title": said("Text"), "tokens": WORDS} | changes)


def start(controls):
    return {"done": Tensor(0.0)}


def step(state, controls, t):
    return {"done": state.done + 1}


def look(state, controls):
    ids = Tensor([1.0, 0.0, 1.0, -1.0])
    return {
        "done": state.done,
        "v": Tensor([0.0, -2.0, 1.0, 0.5, 2.0]) * controls.a,
        "ids": ids,
        "of_ids": Tensor([0.1, 0.2, 0.3, 0.4]),
    }


def explorable(**changes):
    return Explorable(
        name="tokens",
        question=said("What comes next?", "接下来是什么？"),
        controls=(Slider("a", label=said("a"), low=0, high=2, default=1),),
        start=start,
        step=step,
        look=look,
        views=(tokens(**changes),),
        sentence=Sentence(said("{a}: {done:d} done", "{a}：完成 {done:d}")),
        steps=2,
        most_steps=400,
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"tokens": ()}, "1 to 512 texts"),
        ({"tokens": ("a", "")}, r"got \[''\]"),
        ({"tokens": ("a" * 33,)}, "1 to 32 characters"),
        ({"tokens": ("a",) * 513}, "got 513"),
        ({"tokens": ("a", 7)}, r"got \[7\]"),
        ({"tokens": "ids"}, "a vocabulary of 1 to 4096"),
        ({"vocabulary": ("a",)}, "a vocabulary of 1 to 4096"),
        ({"scale": "log"}, "signed, magnitude, got 'log'"),
        ({"limits": (1, -1)}, "two finite numbers, the lower one first"),
        ({"limits": (-1, 2)}, "symmetric about 0"),
    ],
)
def test_tokens_that_cannot_be_drawn(changes, told):
    with pytest.raises(ValueError, match=told):
        tokens(**changes)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"values": "none"}, "shows none, which is none of"),
        ({"values": "of_ids"}, r"of_ids must have shape \(5,\), got \(4,\)"),
        (
            {"tokens": "ids", "vocabulary": ("a", "b"), "values": "v"},
            r"v must have shape \(4,\), got \(5,\)",
        ),
        ({"tokens": "done", "vocabulary": ("a",)}, r"done must have shape \(n,\)"),
    ],
)
def test_tokens_of_what_is_not_there(changes, told):
    with pytest.raises(ValueError, match=told):
        explorable(**changes)


def test_the_alt_text_says_text_values_and_place():
    alt = explorable(values="v", value_label=said("surprise"), at="done").figure.alt
    assert "Text: 5 tokens: the ·cat ·sat ↵ down; " in alt
    assert "surprise runs from −2 at ·cat to 2 at down; " in alt
    assert "in question is token 3: ·sat." in alt


def test_the_alt_text_follows_the_language():
    before = messages.language()
    messages.use_language("zh")
    try:
        alt = explorable(values="v", at="done").figure.alt
    finally:
        messages.use_language(before)
    assert "5 个词元：the ·cat ·sat ↵ down；" in alt
    assert "当前是第 3 个词元：·sat。" in alt


def test_a_sampled_text_shows_the_tokens_that_are_there():
    view = {"tokens": "ids", "vocabulary": ("a", " b"), "values": "of_ids"}
    figure = explorable(**view).figure
    (axes,) = figure.figure.axes
    assert [text.get_text() for text in axes.texts] == ["·b", "a", "·b"]
    assert "3 tokens: ·b a ·b;" in figure.alt
    assert figure.table.rows[1] == ("2", "a", "0.2")


def test_values_are_colours_with_nothing_at_zero():
    (axes,) = explorable(values="v").figure.figure.axes
    colours = [patch.get_facecolor()[:3] for patch in axes.patches]
    vermilion, neutral, blue = map(to_rgb, SIGNED_PALE)
    assert colours[0] == pytest.approx(neutral)
    assert colours[1] == pytest.approx(vermilion)
    assert colours[4] == pytest.approx(blue)


def test_a_text_is_broken_at_line_ends_and_at_the_rim():
    words = ("one\n", "two", *("word",) * 40)
    (axes,) = explorable(tokens=words).figure.figure.axes
    lines = [text.get_position()[1] for text in axes.texts]
    assert lines[1] > lines[0]
    assert len(set(lines)) >= 3
    width = axes.get_xlim()[1]
    assert all(p.get_x() + p.get_width() <= width for p in axes.patches)


def test_dollar_signs_are_text():
    (axes,) = explorable(tokens=("$x", "y$")).figure.figure.axes
    assert not any(text.get_parse_math() for text in axes.texts)


def test_the_page_gets_texts_count_and_heights():
    (view,) = explorable(tokens="ids", vocabulary=("a", " b")).payload["views"]
    assert (view["texts"], view["count"]) == (["a", " b"], 4)
    assert view["heights"] == [56, 56]
    (view,) = explorable(tokens=("word",) * 61, values=None).payload["views"]
    assert view["heights"] == [28 * (1 + 5), 28 * (1 + 10)]

"""Images, bars and matrices: what may be declared, and how they are said in Chinese."""

import numpy as np
import pytest

from d2lutils import messages
from tests.explorables.pictures import (
    HISTOGRAM,
    IMAGES,
    LABEL,
    PROBABILITIES,
    bars,
    images,
    look,
    matrix,
    pictures,
)


@pytest.fixture
def in_chinese():
    before = messages.language()
    messages.use_language("zh")
    yield
    messages.use_language(before)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: images(scale="grey"), "signed, magnitude, got 'grey'"),
        (lambda: images(limits=(1, 0)), "limits must be two finite numbers"),
        (lambda: images(scale="signed", limits=(-1, 2)), "symmetric about 0"),
        (lambda: images(columns=0), "whole number from 1, got 0"),
        (lambda: images(columns=2.5), "whole number from 1, got 2.5"),
        (lambda: images(values="none"), "shows none, which is none of"),
        (lambda: images(values="scores"), r"\(n, rows, columns\), got \(10,\)"),
        (lambda: images(labels=[LABEL]), r"\(1, rows, columns\), got \(6, 5, 5\)"),
        (lambda: images(labels="scores"), r"shape \(6,\), got \(10,\)"),
        (lambda: images(labels=["one"] * 6), "labels 0 must be a Message"),
        (lambda: images(value_label="ink"), "value_label must be a Message"),
        (lambda: bars(values="digit"), r"\(n,\), got \(8, 8\)"),
        (lambda: bars(labels=[LABEL] * 9), r"shape \(9,\), got \(10,\)"),
        (lambda: bars(labels=[LABEL] * 10, bins=(0, 1)), "one of them, got labels"),
        (lambda: bars(edges="scores"), r"shape \(11,\), got \(10,\)"),
        (lambda: bars(bins=(1, 0)), "bins must be two finite numbers"),
        (lambda: bars(limits=(0.1, 1)), "must not leave it out, got"),
        (lambda: bars(mark="scores"), "needs one number.*shape"),
        (lambda: bars(mark="none"), "shows none"),
        (lambda: bars(values={}), "1 to 5 series, got 0"),
        (lambda: bars(values={"scores": LABEL}, signed=True), "one array"),
        (lambda: bars(values={"scores": LABEL, "slopes": LABEL}), r"\(10,\), got \(4,"),
        (lambda: bars(values={"scores": "a"}), "scores must be a Message"),
        (lambda: matrix(values="filters"), r"\(rows, columns\), got \(6, 5, 5\)"),
        (lambda: matrix(row_labels=[LABEL]), r"\(1, columns\), got \(2, 4\)"),
        (lambda: matrix(column_labels=[LABEL] * 3), r"\(rows, 3\), got \(2, 4\)"),
        (lambda: matrix(scale="log"), "signed, magnitude, got 'log'"),
        (lambda: matrix(limits=(-1, 2)), "symmetric about 0"),
    ],
)
def test_pictures_that_do_not_fit(make, told):
    with pytest.raises(ValueError, match=told):
        pictures(make())


def backwards(state, controls):
    shown = look(state, controls)
    return {**shown, "edges": -shown["edges"]}


def test_edges_that_do_not_grow_are_no_histogram():
    with pytest.raises(ValueError, match=r"must grow.*edges = "):
        pictures(HISTOGRAM, look=backwards)


def many(state, controls):
    return {"size": state.size, "all": state.size * np.ones((257, 2, 2))}


def test_more_images_than_can_be_told_apart():
    with pytest.raises(ValueError, match="at most 256 images, got 257"):
        pictures(images(values="all"), look=many)


def test_pictures_are_said_in_chinese(in_chinese):
    alt = pictures(IMAGES, PROBABILITIES).figure.alt
    assert "6 幅图像，5 × 5 像素" in alt
    assert "10 条；中文 score在 中文 digit 9 处最大，为 0.81，" in alt
    assert "标出：中文 digit 9" in alt

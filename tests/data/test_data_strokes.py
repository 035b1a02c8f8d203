"""The drawn digits that come with the package."""

import hashlib
import re
from collections import Counter

from d2lutils import data
from d2lutils.data.strokes import FILE


def test_there_are_ten_styles_of_each_digit() -> None:
    strokes = data.load_strokes()
    assert Counter(strokes.y.tolist()) == dict.fromkeys(range(10), 10)
    assert set(Counter(strokes.styles).values()) == {10}
    assert len(set(strokes.drawings)) == 100


def test_a_drawing_is_pairs_of_letters_parted_by_points() -> None:
    form = re.compile(r"([\w-]{2})+(\.([\w-]{2})+)*", re.ASCII)
    assert all(form.fullmatch(one) for one in data.load_strokes().drawings)


def test_the_drawings_are_those_whose_hash_the_card_gives() -> None:
    digest = hashlib.sha256(FILE.read_bytes()).hexdigest()
    assert list(data.load_strokes().card.sha256.values()) == [digest]

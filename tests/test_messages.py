"""Every sentence a reader can see exists in both languages, with the same fields."""

import importlib
import pkgutil
import re
import string

import pytest

import d2lutils.messages
from d2lutils.messages import Message, language, use_language
from d2lutils.messages.language import _chosen

ALL = {
    module.name: {
        name: value
        for name, value in vars(
            importlib.import_module(f"d2lutils.messages.{module.name}")
        ).items()
        if isinstance(value, Message)
    }
    for module in pkgutil.iter_modules(d2lutils.messages.__path__)
}
each = pytest.mark.parametrize("area", [area for area in ALL if ALL[area]])
# Characters of Chinese, its punctuation and its full-width forms.
CHINESE = re.compile("[\u3001-\u303f\u4e00-\u9fff\uff00-\uffef]")


def fields(text: str) -> list[str]:
    found = (name for _, name, _, _ in string.Formatter().parse(text))
    return sorted(name for name in found if name is not None)


@pytest.fixture
def own_language():
    token = _chosen.set(None)
    yield
    _chosen.reset(token)


def test_there_are_messages_of_every_area():
    areas = {area for area in ALL if ALL[area]}
    assert {"plotting", "exercises", "site", "data", "training", "autodiff"} <= areas


@each
def test_both_languages_fill_in_the_same_fields(area):
    for name, message in ALL[area].items():
        assert set(fields(message.en)) == set(fields(message.zh)), name


@each
def test_no_text_is_empty_and_the_chinese_one_is_chinese(area):
    for name, message in ALL[area].items():
        assert message.en.strip(), name
        assert not CHINESE.search(message.en), name
        assert CHINESE.search(message.zh), name


@each
def test_every_field_has_a_name(area):
    for name, message in ALL[area].items():
        values = dict.fromkeys(fields(message.en), 1)
        assert all(field.isidentifier() for field in values), name
        assert "{" not in message.say(**values).replace("{{", ""), name


def test_the_language_is_english_unless_told(own_language, monkeypatch):
    monkeypatch.delenv("D2LUTILS_LANGUAGE", raising=False)
    assert language() == "en"


def test_the_environment_chooses_the_language(own_language, monkeypatch):
    monkeypatch.setenv("D2LUTILS_LANGUAGE", "zh_CN.UTF-8")
    assert Message(en="yes", zh="是").say() == "是"


def test_a_choice_wins_over_the_environment(own_language, monkeypatch):
    monkeypatch.setenv("D2LUTILS_LANGUAGE", "zh")
    use_language("en")
    assert Message(en="yes", zh="是").say() == "yes"


def test_an_unknown_language_is_named():
    with pytest.raises(ValueError, match="got 'fr'"):
        use_language("fr")


def test_a_missing_value_is_named():
    with pytest.raises(KeyError, match="label"):
        Message(en="{label} falls", zh="{label}下降").say()

"""Every sentence a reader can see, in English and Simplified Chinese, side by side.

One module per area (``autodiff``, ``data``, ``exercises``, ``plotting``, ``site``,
``training``), each a list of constants::

    from d2lutils.messages import plotting as text
    text.CURVE_FALLS.say(label="train loss", first="2.31", last="0.04")

The language is ``"en"`` unless ``use_language("zh")`` or the environment variable
``D2LUTILS_LANGUAGE`` says otherwise.
"""

from d2lutils.messages.language import Message, language, use_language

__all__ = ["Message", "language", "use_language"]

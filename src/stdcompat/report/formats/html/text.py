"""Text of others on a page: cleaned, escaped, and in both languages where it is in both."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from stdcompat.language import Bilingual
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from stdcompat.language import Language

__all__ = ["both", "both_svg", "in_one", "plain"]


def plain(text: str) -> Markup:
    """Return a text escaped for a page or an attribute."""
    return escape(clean(str(text)))


def both(text: str) -> Markup:
    """Return a text in both languages; the page shows one of them.

    >>> both(Bilingual("by law", "法律强制"))
    Markup('<span class="en" lang="en">by law</span><span class="zh" lang="zh-Hans">法律强制</span>')
    """
    if isinstance(text, Bilingual) and text != text.zh:
        return _spans(str(text), text.zh)
    return plain(text)


@functools.lru_cache(maxsize=8192)
def _spans(english: str, chinese: str) -> Markup:
    return Markup(
        f'<span class="en" lang="en">{plain(english)}</span><span class="zh" lang="zh-Hans">{plain(chinese)}</span>'
    )


def both_svg(text: Bilingual, place: str) -> str:
    """Return a label of a drawing in both languages; `place` holds its attributes."""
    if text == text.zh:
        return f"<text {place}>{plain(text)}</text>"
    english, chinese = (place.replace('class="', f'class="{kind} ') for kind in ("en", "zh"))
    return f"<text {english}>{plain(text)}</text><text {chinese}>{plain(text.zh)}</text>"


def in_one(text: str, language: Language) -> Markup:
    """Return a text in one language, for attributes and titles."""
    return plain(text.zh if language == "zh" and isinstance(text, Bilingual) else text)

"""Make text that others wrote harmless wherever it is shown.

Names come from files that anybody may have written. A terminal obeys control characters, and a
right-to-left override makes a line read as another one; both are replaced here and nowhere else.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["LIMIT", "clean", "escaped"]

LIMIT: Final = 2000
"""No single text is shown longer than this."""

# Control characters (C0, DEL, C1), soft hyphen, marks and overrides of direction, zero-width space,
# joiners and BOM, line and paragraph separators, lone surrogates, interlinear and tag characters.
_HARMFUL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    r"""Return a text that is safe to show: one line, left to right, of bounded length.

    >>> clean("Acme\x1b[31m\nLtd")
    'Acme\ufffd[31m\ufffdLtd'
    """
    if len(text) > LIMIT:
        text = text[: LIMIT - 1] + "\N{HORIZONTAL ELLIPSIS}"
    if text.isascii() and text.isprintable():
        return text
    return _HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(json: str) -> str:
    r"""Return a JSON text in which the same characters are written as ``\u`` escapes: nothing is lost.

    >>> escaped('"a\x9bb"')
    '"a\\u009bb"'
    """
    return _HARMFUL.sub(_escape, json)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\n":  # between tokens; inside a string it is escaped already
        return character
    code = ord(character)
    if code > 0xFFFF:  # noqa: PLR2004  # the last character of the basic plane
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"

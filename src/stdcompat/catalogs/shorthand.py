"""Bodies of records in less room: what most of them contain is written as one control character.

JSON escapes control characters, so none stands in a body for itself, and each can stand for a fragment.
Large bodies are written as they are: what a stranger's file can make of a body stays bounded.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FRAGMENTS", "expand", "shorten"]

FRAGMENTS: Final = (
    '{"confidence":"medium","domains":["',
    '"],"status":"current","status_as_of":"',
    '"],"status":"superseded","status_as_of":"',
    '"confidence":"medium","degree":"',
    '"note":"English title: that of the adopted document.',
    '"confidence":"high","',
    '"confidence":"medium","',
    '"confidence":"',
    '","sources":["',
    '"sources":["',
    '","title":"',
    '"title":"',
    '"title_zh":"',
    '"published":"',
    '"effective":"',
    '"edition":"',
    '"replaces":["',
    '"],"adopter":"',
    '{"adopted":["',
    '{"rows":[{"act":"',
    '"reference":"',
    '"annex":"I","',
    '"decision":"',
    '","row":"',
    '"seen":"',
    '"type":"',
    '","note":"',
    '"retrieved":"',
    '","id":"',
    '"url":"https://',
    '"licence":"',
)
"""What U+0001 to U+001F stand for, in the order in which a body is shortened; part of the format of compiled files."""

_LARGEST: Final = 1 << 16
_SIGNS: Final = {chr(number): fragment for number, fragment in enumerate(FRAGMENTS, 1)}
_find = re.compile("[\x01-\x1f]").sub


def shorten(body: str) -> str:
    r"""Return a body with a sign for each fragment.

    >>> shorten('{"confidence":"medium","domains":["emc"]}')
    '\x01emc"]}'
    """
    if len(body) <= _LARGEST:
        for sign, fragment in _SIGNS.items():
            body = body.replace(fragment, sign)
    return body


def expand(body: str) -> str:
    r"""Return the body that was shortened.

    >>> expand('\x01emc"]}')
    '{"confidence":"medium","domains":["emc"]}'
    """
    return _find(lambda sign: _SIGNS[sign[0]], body) if len(body) <= _LARGEST else body

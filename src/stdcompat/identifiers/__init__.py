"""Standards' identifiers: read every publisher's designations the way people write them.

>>> from stdcompat.identifiers import parse
>>> id = parse("BS EN ISO 9001:2015")
>>> id.publisher, id.number, id.year, str(id.wrapped)
('BS', '9001', 2015, 'EN ISO 9001')
"""

from __future__ import annotations

from stdcompat._lazy import exports

from ._model import StandardId, Supplement, Wrapping
from ._own import own_prefixes
from ._parse import parse, try_parse
from ._publishers import Convention

# What type checkers take for typing.TYPE_CHECKING, without the import.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from ._cells import split_identifiers
    from ._find import Found, find_identifiers
    from ._from_urn import from_urn

__all__ = [
    "Convention",
    "Found",
    "StandardId",
    "Supplement",
    "Wrapping",
    "find_identifiers",
    "from_urn",
    "own_prefixes",
    "parse",
    "split_identifiers",
    "try_parse",
]

# Reading one identifier needs none of these: they are loaded when they are first used.
__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "_cells": ("split_identifiers",),
        "_find": ("Found", "find_identifiers"),
        "_from_urn": ("from_urn",),
    },
)

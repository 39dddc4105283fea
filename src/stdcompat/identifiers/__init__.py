"""Standards' identifiers: read every publisher's designations the way people write them.

>>> from stdcompat.identifiers import parse
>>> id = parse("BS EN ISO 9001:2015")
>>> id.publisher, id.number, id.year, str(id.wrapped)
('BS', '9001', 2015, 'EN ISO 9001')
"""

from __future__ import annotations

from ._cells import Found, split_identifiers
from ._find import find_identifiers
from ._model import StandardId, Supplement, Wrapping
from ._parse import parse, try_parse
from ._urn import from_urn

__all__ = [
    "Found",
    "StandardId",
    "Supplement",
    "Wrapping",
    "find_identifiers",
    "from_urn",
    "parse",
    "split_identifiers",
    "try_parse",
]

"""Standards' identifiers: read every publisher's designations the way people write them.

>>> from stdcompat.identifiers import parse
>>> id = parse("BS EN ISO 9001:2015")
>>> id.publisher, id.number, id.year, str(id.wrapped)
('BS', '9001', 2015, 'EN ISO 9001')
"""

from __future__ import annotations

from ._model import StandardId, Supplement, Wrapping
from ._parse import parse, try_parse

__all__ = ["StandardId", "Supplement", "Wrapping", "parse", "try_parse"]

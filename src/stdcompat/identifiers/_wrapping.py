"""How an identifier holds the one inside it."""

from __future__ import annotations

from stdcompat._choice import Choice

__all__ = ["Wrapping"]


class Wrapping(Choice):
    """Say how an identifier holds the one inside it.

    >>> from stdcompat.identifiers import parse
    >>> parse("GOST 35302-2025 (EN 14315-1:2013)").wrapping
    <Wrapping.RELATED: 'related'>
    """

    ADOPTION = "adoption"
    """The prefix is put before the adopted designation (``BS EN ISO 9001``): the adoption is identical."""
    DUAL = "dual"
    """The adopted designation is appended after a slash (``GB/T 22080-2016/ISO/IEC 27001:2013``): identical."""
    ANNEX = "annex"
    """A national annex or complement to the document inside (``DIN EN 1993-1-1/NA``): it is not that document."""
    RELATED = "related"
    """The other designation stands in brackets: the texts are related, identity is not stated."""

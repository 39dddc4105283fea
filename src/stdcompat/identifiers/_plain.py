"""An identifier as plain values, ready for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["PARTS", "to_plain"]

PARTS: Final = (
    "publisher", "type", "number", "part", "year", "month", "version", "edition", "stage", "language", "suffix",
)  # fmt: skip
"""The parts of an identifier that are one value each."""


def to_plain(id: StandardId) -> dict[str, Any]:
    """Return an identifier in its canonical form, with its parts.

    >>> from stdcompat.identifiers import parse
    >>> plain = to_plain(parse("BS EN ISO 9001:2015"))
    >>> plain["id"], plain["year"], plain["wrapped"]
    ('BS EN ISO 9001:2015', 2015, 'EN ISO 9001')
    """
    return {
        "id": str(id),
        **{name: getattr(id, name) for name in PARTS},
        "supplements": [{"kind": s.kind, "number": s.number, "year": s.year, "stage": s.stage} for s in id.supplements],
        "wrapped": None if id.wrapped is None else str(id.wrapped),
        "wrapping": None if id.wrapping is None else id.wrapping.value,
        "joint": [str(other) for other in id.joint],
        "all_parts": id.all_parts,
        "is_dated": id.is_dated,
        "urn": id.urn,
        "notes": list(id.notes),
    }

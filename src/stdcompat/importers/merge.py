"""One record of what several rows say: the better attested first, gaps filled, disagreements listed.

What is not verified never outweighs what is, however late it comes. Where two sources differ on a
degree, a date or a status, the better one counts and both are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat._records import frozen
from stdcompat.catalogs.model import Confidence, Correspondence, Standard
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.rows import row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs.store import Row

__all__ = ["COMPARED", "Disagreement", "Merger", "differ"]

_RANKS: Final = {level.value: rank for rank, level in enumerate(Confidence)}
_CLASSES: Final[dict[str, type[Any]]] = {"standard": Standard, "correspondence": Correspondence}
COMPARED: Final = ("degree", "status", "published", "effective", "withdrawn")
"""The fields in which sources are held against each other."""

_DATES: Final = frozenset({"published", "effective", "withdrawn"})
_OVER: Final = frozenset({"superseded", "withdrawn"})  # two words for an edition whose time is over
_ADDED: Final = ("replaces", "replaced_by")
_LONGEST: Final = 100_000


@frozen
class Disagreement:
    """Two sources that say different things of one fact; the first is kept."""

    kind: str
    key: str
    field: str
    one: str
    one_source: str
    other: str
    other_source: str

    def __str__(self) -> str:
        return f"{self.key}: {self.field} {self.one} ({self.one_source}), {self.other} ({self.other_source})"


class Merger:
    """Makes one row of several under one key, and remembers what they differ in.

    Attributes:
        merged: how many rows went into others.
        disagreements: what sources differ in, in the order of the keys, as many as are kept.
        differing: how many there are.

    >>> merger = Merger()
    >>> rows = [
    ...     ("standard", "ISO 1:2022", {"id": "ISO 1:2022", "sources": [s], "confidence": "medium", "published": d}, ())
    ...     for s, d in (("iso", "2022"), ("mirror", "2022-05"), ("other", "2023-01"))
    ... ]
    >>> _, _, body, _ = merger(rows)
    >>> body["published"], body["sources"], str(merger.disagreements[0])
    ('2022', ['iso', 'mirror', 'other'], 'ISO 1:2022: published 2022 (iso), 2023-01 (other)')
    """

    def __init__(self) -> None:
        self.merged = 0
        self.differing = 0
        self.disagreements: list[Disagreement] = []

    def __call__(self, rows: Sequence[Row]) -> Row:
        """Return the row that stands for all of them."""
        kind, key = rows[0][:2]
        cls = _CLASSES.get(kind)
        if cls is None:
            return rows[0]
        self.merged += len(rows) - 1
        bodies = sorted((row[2] for row in rows), key=lambda body: _RANKS[body["confidence"]])
        whole = dict(bodies[0])
        for body in bodies[1:]:
            self._compare(kind, key, whole, body)
            for field, value in body.items():
                if field in _ADDED:
                    whole[field] = list(dict.fromkeys([*whole.get(field, ()), *value]))
                elif field == "status_as_of":
                    if "status" not in whole:
                        whole[field] = value
                else:
                    whole.setdefault(field, value)
            whole["sources"] = list(dict.fromkeys([*whole["sources"], *body["sources"]]))
        return row_of(from_plain(whole, cls))

    def _compare(self, kind: str, key: str, whole: dict[str, Any], body: dict[str, Any]) -> None:
        for field in COMPARED:
            one, other = whole.get(field), body.get(field)
            if one is not None and other is not None and differ(field, one, other):
                self.differing += 1
                if len(self.disagreements) < _LONGEST:
                    said = Disagreement(kind, key, field, one, whole["sources"][0], other, body["sources"][0])
                    self.disagreements.append(said)


def differ(field: str, one: str, other: str) -> bool:
    """Return whether two values of a field contradict each other.

    Partial dates do not as far as both go; nor do superseded and withdrawn.

    >>> differ("published", "2022", "2022-05"), differ("status", "current", "withdrawn")
    (False, True)
    """
    if field in _DATES:
        width = min(len(one), len(other))
        return one[:width] != other[:width]
    return one != other and not (field == "status" and {one, other} <= _OVER)

"""What became of every row of a source: counts with examples, and the rows that could not be read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from stdcompat.importers.model import Skip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["ImportTally"]

_KEPT: Final = 10_000  # quarantined rows that are kept with their text; all are counted
_EXAMPLES: Final = 3


class ImportTally:
    """Counts what is met while one source is read.

    Attributes:
        rows: how many rows the source has.
        entries: rows that gave an entry.
        pairs: rows that gave correspondences.
        skipped: rows left out on purpose, by the reason.
        quarantined: rows that could not be read, by the reason.
        relations: relations between documents, by their name in the source and what they were read as.
        remarks: what else was met, such as a date that is none.
        set_aside: the quarantined rows themselves, as many as are kept.

    >>> tally = ImportTally()
    >>> tally.remark("a date that is none", "line 3: 2019-02-30")
    >>> tally.remarks["a date that is none"], tally.examples["a date that is none"]
    (1, ['line 3: 2019-02-30'])
    """

    def __init__(self) -> None:
        self.rows = 0
        self.entries = 0
        self.pairs = 0
        self.skipped: Counter[str] = Counter()
        self.quarantined: Counter[str] = Counter()
        self.relations: Counter[tuple[str, str]] = Counter()
        self.remarks: Counter[str] = Counter()
        self.examples: dict[str, list[str]] = {}
        self.set_aside: list[Skip] = []

    def skip(self, skip: Skip) -> None:
        """Count a row that gives no fact."""
        reasons = self.quarantined if skip.quarantined else self.skipped
        reasons[skip.why] += 1
        if skip.quarantined and len(self.set_aside) < _KEPT:
            self.set_aside.append(skip)

    def relation(self, name: str, read_as: str, example: str) -> None:
        """Count a relation by what it was read as."""
        self.relations[name, read_as] += 1
        self._show(f"{name}: {read_as}", example)

    def remark(self, what: str, example: str) -> None:
        """Count something odd in a row that is imported all the same."""
        self.remarks[what] += 1
        self._show(what, example)

    @property
    def accounted(self) -> int:
        """How many rows were imported, left out or quarantined: all of them, or something is wrong."""
        return self.entries + self.pairs + self.skipped.total() + self.quarantined.total()

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "rows": self.rows,
            "entries": self.entries,
            "pairs": self.pairs,
            "skipped": dict(sorted(self.skipped.items())),
            "quarantined": dict(sorted(self.quarantined.items())),
            "relations": [
                {"name": name, "read_as": read_as, "count": count, "examples": self.examples[f"{name}: {read_as}"]}
                for (name, read_as), count in sorted(self.relations.items())
            ],
            "remarks": [
                {"what": what, "count": count, "examples": self.examples[what]}
                for what, count in sorted(self.remarks.items())
            ],
        }

    def quarantine(self) -> list[list[str]]:
        """Return the quarantined rows that are kept as plain values: place, reason, text."""
        return [[skip.place, skip.why, skip.text] for skip in self.set_aside]

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any], quarantine: Iterable[Sequence[str]] = ()) -> ImportTally:
        """Return the tally that `to_dict` and `quarantine` were made of.

        >>> tally = ImportTally()
        >>> tally.relation("updates", "is replaced by it", "line 3")
        >>> ImportTally.from_dict(tally.to_dict()).to_dict() == tally.to_dict()
        True
        """
        tally = cls()
        tally.rows, tally.entries, tally.pairs = plain["rows"], plain["entries"], plain["pairs"]
        tally.skipped.update(plain["skipped"])
        tally.quarantined.update(plain["quarantined"])
        for one in plain["relations"]:
            tally.relations[one["name"], one["read_as"]] = one["count"]
            tally.examples[f"{one['name']}: {one['read_as']}"] = one["examples"]
        for one in plain["remarks"]:
            tally.remarks[one["what"]] = one["count"]
            tally.examples[one["what"]] = one["examples"]
        tally.set_aside += [Skip(place, why, text) for place, why, text in quarantine]
        return tally

    def _show(self, key: str, example: str) -> None:
        shown = self.examples.setdefault(key, [])
        if len(shown) < _EXAMPLES:
            shown.append(example)

"""Facts for a person to check: a sample with its sources, the same for the same seed."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any

from stdcompat._records import frozen
from stdcompat.bundle.lint import sourced
from stdcompat.catalogs.model import Source
from stdcompat.catalogs.plain import to_plain

if TYPE_CHECKING:
    from stdcompat.bundle.facts import Facts

__all__ = ["Sample", "sample"]


@frozen
class Sample:
    """One fact, as it ships, with the places where it was read."""

    kind: str
    name: str
    fact: dict[str, Any]
    sources: tuple[Source, ...]

    def __str__(self) -> str:
        lines = [f"{self.kind}: {self.name}"]
        lines += [f"  {key}: {_printed(value)}" for key, value in self.fact.items() if key not in {"sources", "id"}]
        for source in self.sources:
            lines.append(f"  - {source.title} ({source.cls.value})")
            lines += [f"    {source.url}"] if source.url else []
        return "\n".join(lines)


def sample(facts: Facts, n: int, seed: int) -> tuple[Sample, ...]:
    """Choose facts, as many of each kind as there are and fit.

    Kinds take turns, so that the few agreements are looked at as well as the many standards.
    """
    by_kind: dict[str, list[tuple[str, Any]]] = {}
    for kind, name, record in sourced(facts):
        by_kind.setdefault(kind, []).append((name, record))
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    for records in by_kind.values():
        chance.shuffle(records)
    turns = itertools.zip_longest(*([(kind, *one) for one in records] for kind, records in by_kind.items()))
    chosen = itertools.islice((one for turn in turns for one in turn if one is not None), n)
    sources = facts.sources
    return tuple(
        Sample(kind, name, to_plain(record), tuple(sources[source] for source in record.sources))
        for kind, name, record in sorted(chosen, key=lambda one: one[:2])
    )


def _printed(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_printed, value))
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_printed(inner)}" for key, inner in value.items()) + "}"
    return str(value)

"""An answer read back from the plain values that `Resolution.to_dict` made of it."""

from __future__ import annotations

from typing import Any

from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.model import Basis, Confidence, Degree, Deviation, DeviationList, PartialDate, Transition
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.standing import Standing
from stdcompat.equivalence.closure import Route
from stdcompat.equivalence.edge import Edge, Step
from stdcompat.equivalence.relation import RelationSet
from stdcompat.equivalence.resolution import EditionGap, Reading, Resolution, State
from stdcompat.identifiers import parse
from stdcompat.language import Bilingual

__all__ = ["resolution_from_plain"]


def resolution_from_plain(plain: dict[str, Any], edges: dict[Edge, Edge] | None = None) -> Resolution:
    """Return the answer that plain values tell; equal to the one that they were made of.

    Args:
        plain: what `Resolution.to_dict` returned, perhaps read from JSON.
        edges: the edges met so far; answers that are read together share theirs.

    Raises:
        Exception: of whatever kind, at the first value that does not fit.
    """
    known: dict[Edge, Edge] = {} if edges is None else edges
    gap = plain.get("gap")
    return Resolution(
        a=parse(plain["a"]),
        b=parse(plain["b"]),
        relation=_relation(plain["relation"]),
        degree=None if plain["degree"] is None else Degree(plain["degree"]),
        state=State(plain["state"]),
        as_of=as_date(plain["as_of"]),
        routes=tuple(_route(route, known) for route in plain["proof"]),
        readings=tuple(map(_reading, plain.get("readings", ()))),
        gap=None if gap is None else _gap(gap, known),
        notes=tuple(map(Bilingual, plain.get("notes", ()), plain.get("notes_zh", ()))),
    )


def _gap(plain: dict[str, Any], edges: dict[Edge, Edge]) -> EditionGap:
    return EditionGap(
        near=parse(plain["near"]),
        far=parse(plain["far"]),
        steps=plain["steps"],
        behind=plain["behind"],
        left=resolution_from_plain(plain["left"], edges),
        right=resolution_from_plain(plain["right"], edges),
        transitions=tuple(from_plain(one, Transition) for one in plain["transitions"]),
    )


def _reading(plain: dict[str, Any]) -> Reading:
    return Reading(
        parse(plain["asked"]),
        parse(plain["edition"]),
        Standing(plain["standing"]),
        _date(plain.get("read")),
        plain["stale"],
    )


def _route(plain: dict[str, Any], edges: dict[Edge, Edge]) -> Route:
    paths = tuple(tuple(_step(step, edges) for step in path) for path in plain["paths"])
    return Route(parse(plain["start"]), parse(plain["end"]), _relation(plain["relation"]), paths)


def _step(plain: dict[str, Any], edges: dict[Edge, Edge]) -> Step:
    edge = Edge(
        adopter=parse(plain["adopter"]),
        adopted=parse(plain["adopted"]),
        relation=_relation(plain["relation"]),
        basis=Basis(plain["basis"]),
        degree=Degree(plain["degree"]),
        confidence=Confidence(plain["confidence"]),
        sources=tuple(plain["sources"]),
        as_printed=plain.get("as_printed"),
        layer=plain.get("layer"),
        deviation_list=DeviationList(plain.get("deviations", DeviationList.NOT_HELD.value)),
        deviations=tuple(from_plain(one, Deviation) for one in plain.get("recorded", ())),
        since=_date(plain.get("since")),
        until=_date(plain.get("until")),
        note=Bilingual(plain["note"], plain["note_zh"]) if "note_zh" in plain else plain.get("note"),
    )
    return Step(edges.setdefault(edge, edge), {"forward": True, "backward": False}[plain["direction"]])


def _relation(names: list[str]) -> RelationSet:
    return RelationSet.of(" ".join(names))


def _date(value: str | None) -> PartialDate | None:
    return None if value is None else PartialDate(value)

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, Deviation, DeviationKind, DeviationList
from stdcompat.equivalence import Resolver, to_dot, to_mermaid, verify_proof
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GB 4943.1-2022", "UL 62368-1:2019"),
        ("GB/T 22080", "ISO/IEC 27001"),
        ("GB/T 22080-2016", "ISO/IEC 27001:2022"),
        ("BS EN ISO 9001:2015", "ISO 9001:2015"),
        ("GB/T 28181-2022", "IEC 62676-1-1:2013"),
        ("GB/T 22080-2016/ISO/IEC 27001:2013", "ISO/IEC 27001:2013"),
        ("GB/T 22239-2019", "GB/T 22239-2019"),
    ],
)
def test_what_the_resolver_says_holds(resolver: Resolver, a: str, b: str) -> None:
    answer = resolver.resolve(a, b)
    assert verify_proof(answer, resolver.catalog) == ()
    assert verify_proof(answer.converse(), resolver.catalog) == ()


def stronger(plain: dict[str, Any]) -> None:
    plain["relation"] = ["EQ"]


def other_degree(plain: dict[str, Any]) -> None:
    plain["proof"][0]["paths"][0][0]["degree"] = "IDT"


def stronger_stretch(plain: dict[str, Any]) -> None:
    plain["proof"][0]["relation"] = ["EQ"]
    plain["relation"] = ["EQ"]


def missing_stretch(plain: dict[str, Any]) -> None:
    del plain["proof"][0]


def nothing(plain: dict[str, Any]) -> None:
    plain["proof"] = []


def other_end(plain: dict[str, Any]) -> None:
    plain["b"] = "UL 62368-1:2019"


def earlier(plain: dict[str, Any]) -> None:
    plain["proof"][0]["paths"][0][0]["adopted"] = "IEC 62368-1:2014"


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (stronger, "EQ is stated"),
        (other_degree, "IDT is no fact"),
        (stronger_stretch, "EQ is stated"),
        (missing_stretch, "the proof jumps"),
        (nothing, "SUB SUP INT is stated"),
        (other_end, "the proof ends at"),
        (earlier, "is no fact"),
    ],
)
def test_what_was_tampered_with_does_not(
    resolver: Resolver, tamper: Callable[[dict[str, Any]], None], fault: str
) -> None:
    plain = copy.deepcopy(resolver.resolve("GB 4943.1-2022", "EN IEC 62368-1:2020").to_dict())
    tamper(plain)
    assert any(fault in found for found in verify_proof(plain, resolver.catalog)), verify_proof(plain, resolver.catalog)


class TestBounds:
    """Answers stay sound, and say so, where a part of the graph is too large."""

    @pytest.fixture
    def dense(self) -> Catalog:
        """Return a catalog in which every edition is tied to every other: one block, many paths."""
        ids = [parse(f"ISO {n}:2020") for n in range(1, 7)]
        facts = [
            Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.IDT if (n + m) % 4 else Degree.MOD)
            for n, a in enumerate(ids)
            for m, b in enumerate(ids[:n])
            if (n, m) in {(1, 0), (2, 1), (3, 0), (3, 2), (4, 3), (5, 4), (5, 0)}
        ]
        return Catalog.from_records(facts)

    def test_every_edge_is_the_proof_when_paths_are_not_all_walked(
        self, dense: Catalog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = Resolver(dense, "2026-11-21").resolve("ISO 1:2020", "ISO 4:2020")
        monkeypatch.setattr("stdcompat.equivalence.closure._MAX_PATHS", 1)
        cut = Resolver(dense, "2026-11-21").resolve("ISO 1:2020", "ISO 4:2020")
        assert cut.relation == whole.relation
        assert verify_proof(cut, dense) == ()

    def test_a_block_that_is_too_large_is_walked_and_not_closed(
        self, dense: Catalog, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = Resolver(dense, "2026-11-21").resolve("ISO 1:2020", "ISO 4:2020")
        monkeypatch.setattr("stdcompat.equivalence.closure._MAX_BLOCK", 2)
        cut = Resolver(dense, "2026-11-21").resolve("ISO 1:2020", "ISO 4:2020")
        assert whole.relation <= cut.relation
        assert verify_proof(cut, dense) == ()


def test_a_contradiction_is_proved_by_the_facts_that_cause_it() -> None:
    a, b, c = (parse(f"ISO {n}:2020") for n in (1, 2, 3))
    facts = [
        Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.IDT),
        Correspondence(b, (c,), ("s",), Confidence.HIGH, Degree.IDT),
        Correspondence(a, (c,), ("s",), Confidence.HIGH, Degree.MOD),
    ]
    catalog = Catalog.from_records(facts)
    answer = Resolver(catalog, "2026-11-21").resolve(a, c)
    assert (answer.state.value, len(answer.proof)) == ("contradiction", 3)
    assert verify_proof(answer, catalog) == ()


def test_drawings_show_adopters_pointing_to_what_they_adopt(resolver: Resolver) -> None:
    answer = resolver.resolve("GB 4943.1-2022", "UL 62368-1:2019")
    assert to_mermaid(answer).splitlines()[-2:] == ["  n0 -->|MOD| n1", "  n2 -->|MOD| n1"]
    assert '"UL 62368-1:2019" -> "IEC 62368-1:2018" [label="MOD"];' in to_dot(answer)


def test_drawings_of_a_gap_show_both_sides(resolver: Resolver) -> None:
    drawn = to_mermaid(resolver.resolve("GB 4943.1-2022", "EN 62368-1:2014"))
    assert "IEC 62368-1:2018" in drawn
    assert "IEC 62368-1:2014" in drawn


def test_an_amended_edition_is_drawn_by_its_basis(resolver: Resolver) -> None:
    assert "-->|amended|" in to_mermaid(resolver.resolve("GB/T 22080-2025", "ISO/IEC 27001:2022"))


def test_two_ways_are_told_apart_and_one_is_not_numbered() -> None:
    a, b, c, d = (parse(f"ISO {n}:2020") for n in (1, 2, 3, 4))
    partial = Correspondence(
        a,
        (d,),
        ("s2",),
        Confidence.LOW,
        Degree.MOD,
        deviation_list=DeviationList.PARTIAL,
        deviations=(Deviation(DeviationKind.ADDS, "more"),),
    )
    facts = [
        Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.EQV),
        Correspondence(b, (d,), ("s",), Confidence.HIGH, Degree.IDT),
        Correspondence(a, (c,), ("s",), Confidence.HIGH, Degree.IDT),
        Correspondence(c, (d,), ("s",), Confidence.HIGH, Degree.NEQ),
        partial,
    ]
    answer = Resolver(Catalog.from_records(facts), "2026-11-21").resolve(a, d)
    assert answer.explain().splitlines() == [
        "ISO 1:2020 to ISO 4:2020, as of 2026-11-21",
        "  relation possible: SUB SUP INT; degree: MOD (asserted); covers: undetermined",
        "  - ISO 1:2020 -> ISO 4:2020: MOD, deviation list partial [SUB SUP INT] (adoption, low confidence; sources: s2)",
    ]
    without = Resolver(Catalog.from_records(facts[:-1]), "2026-11-21").resolve(a, d)
    assert without.explain().splitlines() == [
        "ISO 1:2020 to ISO 4:2020, as of 2026-11-21",
        "  relation possible: SUB SUP INT; degree: not determined (computed); covers: undetermined",
        "  way 1 from ISO 1:2020 to ISO 4:2020:",
        "  - ISO 1:2020 -> ISO 2:2020: EQV [EQ SUB SUP INT] (adoption, high confidence; sources: s)",
        "  - ISO 2:2020 -> ISO 4:2020: IDT [EQ] (adoption, high confidence; sources: s)",
        "  way 2 from ISO 1:2020 to ISO 4:2020:",
        "  - ISO 1:2020 -> ISO 3:2020: IDT [EQ] (adoption, high confidence; sources: s)",
        "  - ISO 3:2020 -> ISO 4:2020: NEQ [SUB SUP INT DR] (adoption, high confidence; sources: s)",
        "  weakest: ISO 1:2020 -> ISO 2:2020 (high confidence)",
    ]


def test_what_the_proof_leaves_out_is_told_on_request(resolver: Resolver) -> None:
    a, b, c = (parse(f"ISO {n}:2020") for n in (1, 2, 3))
    facts = [
        Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.IDT),
        Correspondence(a, (c,), ("s",), Confidence.HIGH, Degree.MOD),
        Correspondence(c, (b,), ("s",), Confidence.HIGH, Degree.MOD),
    ]
    over = Resolver(Catalog.from_records(facts), "2026-11-21")
    (path,) = over.alternatives(a, b)
    assert [str(step.end) for step in path] == ["ISO 3:2020", "ISO 2:2020"]
    assert resolver.alternatives("GB/T 22080-2016", "ISO/IEC 27001:2013") == ()
    assert resolver.alternatives("GB/T 28181-2022", "IEC 62676-1-1:2013") == ()
    assert resolver.alternatives("GB/T 28181-2022", "YD/T 1") == ()


def test_no_path_visits_an_edition_twice() -> None:
    ids = [parse(f"ISO {n}:2020") for n in range(1, 6)]
    facts = [
        Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.NOT_STATED) for n, a in enumerate(ids) for b in ids[:n]
    ]
    answer = Resolver(Catalog.from_records(facts), "2026-11-21").resolve(ids[0], ids[1])
    for route in answer.routes:
        for path in route.paths:
            visited = [path[0].start, *(step.end for step in path)]
            assert len(visited) == len(set(visited))


def test_all_edges_are_cited_when_the_walk_stops_short(monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, c = (parse(f"ISO {n}:2020") for n in (1, 2, 3))
    pairs = [(a, b, Degree.EQV), (a, c, Degree.IDT), (c, b, Degree.IDT)]
    catalog = Catalog.from_records([Correspondence(x, (y,), ("s",), Confidence.HIGH, d) for x, y, d in pairs])
    monkeypatch.setattr("stdcompat.equivalence.closure._MAX_PATHS", 1)
    answer = Resolver(catalog, "2026-11-21").resolve(a, b)
    assert (str(answer.relation), len(answer.proof)) == ("EQ", 3)
    assert verify_proof(answer, catalog) == ()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Walk every field of an answer, with what can be done to it."""
    if isinstance(value, dict | list):
        if isinstance(value, list):
            yield path, "empty" if value else "fill"
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key), "leave out"
            yield from places(inner, (*path, key))
    elif path != ("as_of",):  # the answer about another day is another answer, and may hold as well
        yield path, "change"


def altered(plain: dict[str, Any], path: tuple[Any, ...], how: str) -> dict[str, Any]:
    made = copy.deepcopy(plain)
    *outer, last = path
    inside: Any = made
    for key in outer:
        inside = inside[key]
    value = inside[last]
    if how == "leave out":
        del inside[last]
    elif how in {"empty", "fill"}:
        inside[last] = ["x"] if how == "fill" else []
    elif isinstance(value, bool):
        inside[last] = not value
    elif isinstance(value, int):
        inside[last] = value + 1
    else:
        inside[last] = "IDT" if value is None else f"{value}x"
    return made


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GB 4943.1-2022", "UL 62368-1:2019"),
        ("GB/T 22080", "ISO/IEC 27001"),
        ("GB/T 22080-2016", "ISO/IEC 27001:2022"),
        ("GB/T 28181-2022", "IEC 62676-1-1:2013"),
        ("ISO 27001:2022", "ISO/IEC 27001:2022"),
        ("EN 62676-1-1:2014", "IEC 62676-1-1:2013"),
        ("ISO/IEC 27001:2019", "ISO/IEC 27001:2013"),
        ("UNI EN ISO 9001:2015+A1:2024", "ISO 9001:2015/Amd 1:2024"),  # wrapped and amended, not listed
        ("GB/T 22080-2016/ISO/IEC 27001:2013", "BS ISO/IEC 27001:2013"),  # dual
        ("NF EN ISO 9001", "ISO 9001"),  # undated, not listed
        ("EN 55032:2015/A11:2020", "CISPR 32:2015"),  # amended
    ],
)
def test_no_field_can_be_altered(resolver: Resolver, a: str, b: str) -> None:
    plain = json.loads(json.dumps(resolver.resolve(a, b).to_dict()))
    assert verify_proof(plain, resolver.catalog) == ()
    held = [one for one in places(plain) if verify_proof(altered(plain, *one), resolver.catalog) == ()]
    assert held == []


@pytest.mark.parametrize("other", ["GB 4943.1-2022", "IEC 62676-1-1:2013"])
def test_an_answer_is_no_proof_for_another_pair(resolver: Resolver, other: str) -> None:
    plain = resolver.resolve("ISO/IEC 27001:2022", "ISO/IEC 27001:2022").to_dict()
    assert verify_proof({**plain, "b": other}, resolver.catalog)
    assert verify_proof({**plain, "a": other}, resolver.catalog)

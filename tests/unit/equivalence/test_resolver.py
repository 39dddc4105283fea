from __future__ import annotations

import datetime
import itertools
from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs import (
    Basis,
    Catalog,
    Confidence,
    Correspondence,
    Degree,
    Deviation,
    DeviationKind,
    DeviationList,
    Distinction,
    PartialDate,
    Standard,
    Status,
    Transition,
)
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.equivalence import ANYTHING, RelationSet, Resolver, State
from stdcompat.equivalence.edge import possible_relations
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from typing import Any


DAY = datetime.date(2026, 11, 21)

# a, b, relation, degree, state, covers
PAIRS = [
    ("GB/T 22080-2016", "ISO/IEC 27001:2013", "EQ", "IDT", "asserted", "yes"),
    ("GB/T 22080-2016", "BS ISO/IEC 27001:2013", "EQ", "IDT", "computed", "yes"),
    ("GB/T 22080-2016/ISO/IEC 27001:2013", "ISO/IEC 27001:2013", "EQ", "IDT", "asserted", "yes"),
    ("GB 4943.1-2022", "IEC 62368-1:2018", "SUB SUP INT", "MOD", "asserted", "undetermined"),
    ("GB 4943.1-2022", "EN IEC 62368-1:2020", "SUB SUP INT", "MOD", "computed", "undetermined"),
    ("GB 4943.1-2022", "UL 62368-1:2019", "EQ SUB SUP INT DR", None, "undetermined", "undetermined"),
    ("GB 4943.1-2022", "EN 62368-1:2014", "EQ SUB SUP INT DR", None, "undetermined", "undetermined"),
    ("GB/T 22080-2016", "ISO/IEC 27001:2022", "EQ SUB SUP INT DR", None, "undetermined", "undetermined"),
    ("GB/T 22080-2025", "ISO/IEC 27001:2022", "SUB SUP INT", None, "computed", "undetermined"),
    ("EN 62676-1-1:2014", "IEC 62676-1-1:2013", "SUP", "MOD", "asserted", "yes"),
    ("EN 62676-4:2015", "IEC 62676-4:2014", "SUB", "MOD", "asserted", "no"),
    ("GB/T 28181-2022", "IEC 62676-1-1:2013", "EQ SUB SUP INT DR", None, "none", "undetermined"),
    ("GB/T 28181-2022", "JIS C 6802:2014", "EQ SUB SUP INT DR", None, "unknown", "undetermined"),
    ("YD/T 1-2000", "YD/T 1-2000", "EQ", "IDT", "same", "yes"),
    # A wrapper adopts a document; equal years tell the edition when nothing held speaks against it.
    ("BS EN ISO 9001:2015", "ISO 9001:2015", "EQ", "IDT", "asserted", "yes"),
    ("BS EN ISO 9001:2015", "EN ISO 9001:2015", "EQ", "IDT", "asserted", "yes"),
    # One text under two numbers, and a transposition by number and version.
    ("ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020", "ISO/IEC 9594-8:2020", "EQ", "IDT", "asserted", "yes"),
    ("ISO/IEC 9594-8:2020", "ITU-T X.509 (10/2019) | ISO/IEC 9594-8:2020", "EQ", "IDT", "asserted", "yes"),
    ("ETSI TS 138 101-1 V17.1.0 (2021-08)", "3GPP TS 38.101-1 V17.1.0", "EQ", "IDT", "asserted", "yes"),
    ("3GPP TS 38.101-1 V17.1.0", "ETSI TS 138 101-1 V17.1.0 (2021-08)", "EQ", "IDT", "asserted", "yes"),
    ("ETSI TS 103 645 V2.1.2 (2020-06)", "3GPP TS 03.645 V2.1.2", "EQ SUB SUP INT DR", None, "unknown", "undetermined"),
    # The 2020 edition of the European text is no proof of an IEC edition of 2020, which nobody holds.
    ("BS EN IEC 62368-1:2020", "IEC 62368-1:2020", "EQ SUB SUP INT DR", None, "unknown", "undetermined"),
]


def test_what_had_not_been_published_on_the_date_is_said():
    def told(day: str) -> list[str]:
        notes = Resolver(catalog, as_of=day).resolve("GB/T 22080-2016", "ISO/IEC 27001:2013").notes
        return [note for note in notes if "published" in note]

    catalog = Catalog.from_records(
        [
            Standard(
                parse("GB/T 22080-2016"), published=PartialDate("2016-08-29"), sources=(), confidence=Confidence.HIGH
            ),
            Standard(parse("ISO/IEC 27001:2013"), sources=(), confidence=Confidence.HIGH),
        ]
    )
    assert told("2012-06-01") == [
        "GB/T 22080-2016 had not been published on 2012-06-01",
        "ISO/IEC 27001:2013 had not been published on 2012-06-01",
    ]
    assert told("2016-08-01") == ["GB/T 22080-2016 had not been published on 2016-08-01"]
    assert not told("2016-08-29")


@pytest.mark.parametrize(("a", "b", "relation", "degree", "state", "covers"), PAIRS)
def test_pairs(  # noqa: PLR0913, PLR0917  # a row of the table
    resolver: Resolver, a: str, b: str, relation: str, degree: str | None, state: str, covers: str
) -> None:
    answer = resolver.resolve(a, b)
    found = (str(answer.relation), answer.degree and answer.degree.value, answer.state.value, answer.covers)
    assert found == (relation, degree, state, covers)


class TestTime:
    def test_no_relation_crosses_an_edition_and_the_gap_says_what_stands_between(self, resolver: Resolver) -> None:
        gap = resolver.resolve("GB/T 22080-2016", "ISO/IEC 27001:2022").gap
        assert gap is not None
        assert str(gap) == "ISO/IEC 27001:2013 is 1 edition, 9 years behind ISO/IEC 27001:2022"
        assert gap.behind
        assert gap.exact

    def test_a_gap_reads_the_other_way_round(self, resolver: Resolver) -> None:
        gap = resolver.resolve("ISO/IEC 27001:2022", "GB/T 22080-2016").gap
        assert gap is not None
        assert str(gap) == "ISO/IEC 27001:2022 is 1 edition, 9 years ahead of ISO/IEC 27001:2013"
        assert not gap.behind

    def test_a_gap_with_a_modified_leg_is_not_exact(self, resolver: Resolver) -> None:
        gap = resolver.resolve("GB 4943.1-2022", "EN 62368-1:2014").gap
        assert gap is not None
        assert not gap.exact
        assert [str(step.edge.adopter) for step in gap.left.lists_to_check] == ["GB 4943.1-2022"]

    def test_an_undated_reference_is_the_edition_in_force_and_says_so(self, catalog: Catalog) -> None:
        before, after = Resolver(catalog, "2025-12-31"), Resolver(catalog, "2026-01-01")
        assert str(before.resolve("GB/T 22080", "ISO/IEC 27001:2013").readings[0].edition) == "GB/T 22080-2016"
        assert str(after.resolve("GB/T 22080", "ISO/IEC 27001:2013").readings[0].edition) == "GB/T 22080-2025"
        assert "read as GB/T 22080-2016, in force on 2025-12-31" in before.resolve("GB/T 22080", "ISO 1:2000").explain()

    def test_what_was_last_read_long_ago_is_said_and_counts_as_stale(self) -> None:
        entry = Standard(
            parse("ISO 1:2020"),
            "T",
            sources=(),
            confidence=Confidence.HIGH,
            status=Status.CURRENT,
            status_as_of=PartialDate("2025-07"),
        )
        catalog = Catalog.from_records([entry])
        fresh = Resolver(catalog, "2026-07-31").resolve("ISO 1", "ISO 1:2020")
        assert fresh.explain().endswith("read as ISO 1:2020, in force when last read, 2025-07")
        assert not fresh.stale
        old = Resolver(catalog, "2026-08-01").resolve("ISO 1", "ISO 1:2020")
        assert "in force when last read, 2025-07 (stale)" in old.explain()
        assert old.stale
        assert not Resolver(catalog, "2026-08-01", max_age=13).resolve("ISO 1", "ISO 1:2020").stale
        assert not Resolver(catalog, "2025-07-31").resolve("ISO 1", "ISO 1:2020").stale

    def test_dated_and_undated_are_never_the_same(self, resolver: Resolver) -> None:
        answer = resolver.resolve("ISO/IEC 27001", "ISO/IEC 27001:2022")
        assert answer.state is State.COMPUTED
        assert answer.readings

    def test_a_series_never_stands_in_for_an_edition(self, resolver: Resolver) -> None:
        answer = resolver.resolve("IEC 62368 (all parts)", "IEC 62368-1:2018")
        assert (answer.state, answer.relation) == (State.UNDETERMINED, ANYTHING)
        assert "series" in answer.notes[0]

    def test_an_edge_counts_from_its_first_day_to_its_last(self) -> None:
        fact = Correspondence(
            parse("GB/T 1-2020"),
            (parse("ISO 1:2019"),),
            ("s",),
            Confidence.HIGH,
            Degree.IDT,
            since=PartialDate("2024"),
            until=PartialDate("2025-06"),
        )
        catalog = Catalog.from_records([fact])
        answers = {
            day: str(Resolver(catalog, day).resolve("GB/T 1-2020", "ISO 1:2019").relation)
            for day in ("2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01")
        }
        assert [day for day, relation in answers.items() if relation == "EQ"] == ["2024-01-01", "2025-06-30"]


class TestProof:
    def test_names_each_edge_with_degree_basis_confidence_and_source(self, resolver: Resolver) -> None:
        text = resolver.resolve("GB 4943.1-2022", "UL 62368-1:2019").explain()
        for words in ("GB 4943.1-2022 -> IEC 62368-1:2018: MOD, deviation list not held", "adoption, medium", "s"):
            assert words in text

    def test_both_missing_lists_are_named_when_two_modifications_meet(self, resolver: Resolver) -> None:
        answer = resolver.resolve("GB 4943.1-2022", "UL 62368-1:2019")
        assert sorted(str(s.edge.adopter) for s in answer.lists_to_check) == ["GB 4943.1-2022", "UL 62368-1:2019"]

    def test_the_weakest_edge_gives_the_confidence(self, resolver: Resolver) -> None:
        assert resolver.resolve("GB 4943.1-2022", "UL 62368-1:2019").confidence is Confidence.MEDIUM
        assert resolver.resolve("GB 4943.1-2022", "GB 4943.1-2022").confidence is None

    def test_an_amendment_gap_is_told_from_an_edition_gap(self, resolver: Resolver) -> None:
        assert resolver.resolve("GB/T 22080-2025", "ISO/IEC 27001:2022").amendment_gap
        assert not resolver.resolve("GB/T 22080-2016", "ISO/IEC 27001:2013").amendment_gap

    def test_as_plain_values(self, resolver: Resolver) -> None:
        plain = resolver.resolve("GB/T 22080-2025", "ISO/IEC 27001:2022").to_dict()
        assert plain["relation"] == ["SUB", "SUP", "INT"]
        assert [step["basis"] for route in plain["proof"] for step in route["paths"][0]] == ["adoption", "amended"]


class TestWrapped:
    def test_a_recorded_fact_overrides_the_convention(self) -> None:
        facts = [Correspondence(parse("EN ISO 1:2020"), (parse("ISO 1:2016"),), ("s",), Confidence.HIGH, Degree.MOD)]
        resolver = Resolver(Catalog.from_records(facts), DAY)
        assert str(resolver.resolve("EN ISO 1:2020", "ISO 1:2016").relation) == "SUB SUP INT"
        assert resolver.resolve("EN ISO 1:2020", "ISO 1:2020").relation == ANYTHING

    def test_a_base_edition_is_not_claimed_when_other_editions_are_held(self, catalog: Catalog) -> None:
        answer = Resolver(catalog, DAY).resolve("EN IEC 62368-1:2021", "IEC 62368-1:2021")
        assert answer.relation == ANYTHING

    def test_equivalents_never_invents_a_base(self, resolver: Resolver) -> None:
        assert resolver.equivalents("BS EN ISO 9001:2015") == ()

    def test_what_is_only_related_is_not_adopted(self) -> None:
        resolver = Resolver(Catalog.from_records([]), DAY)
        assert resolver.resolve("GOST 35302-2025 (EN 14315-1:2013)", "EN 14315-1:2013").relation == ANYTHING


class TestNegativeFacts:
    def told_apart(self, *relation: str) -> Resolver:
        a, b = parse("ISO 1:2010"), parse("ISO 2:2010")
        facts: list[Correspondence | Distinction] = [
            Correspondence(a, (b,), ("s",), Confidence.LOW),
            Distinction(a, b, "W.", ("s",), Confidence.HIGH, relation=relation),
        ]
        return Resolver(Catalog.from_records(facts), DAY)

    def test_what_two_are_instead_rules_out_the_rest(self) -> None:
        answer = self.told_apart("SUB", "INT").resolve("ISO 1:2010", "ISO 2:2010")
        assert (str(answer.relation), answer.covers) == ("SUB INT", "no")
        assert {step.edge.basis for step in answer.proof} == {Basis.ADOPTION, Basis.DISTINCT}

    def test_a_mere_warning_is_said_and_rules_nothing_out(self) -> None:
        answer = self.told_apart().resolve("ISO 1:2010", "ISO 2:2010")
        assert str(answer.relation) == "EQ SUB SUP INT"
        assert answer.notes == ("often taken for one another: W.",)

    def test_alone_it_earns_no_degree(self) -> None:
        a, b = parse("ISO 1:2010"), parse("ISO 1:2020")
        fact = Distinction(a, b, "W.", ("s",), Confidence.HIGH, relation=("INT",))
        answer = Resolver(Catalog.from_records([fact]), DAY).resolve(a, b)
        assert (str(answer.relation), answer.degree) == ("INT", None)


class TestTransitions:
    @pytest.mark.parametrize(
        ("day", "words"), [("2025-01-01", "runs until 2025-10-31"), ("2026-01-01", "ended on 2025-10-31")]
    )
    def test_a_gap_tells_by_when_to_move(self, catalog: Catalog, day: str, words: str) -> None:
        old, new = parse("ISO/IEC 27001:2013"), parse("ISO/IEC 27001:2022")
        move = Transition(new, "Holders", PartialDate("2025-10-31"), "They expire.", ("s",), Confidence.HIGH, (old,))
        resolver = Resolver(catalog.combine(Catalog.from_records([move])), day)
        answer = resolver.resolve("GB/T 22080-2016", "ISO/IEC 27001:2022")
        assert words in str(answer.gap)
        assert words in str(answer.converse().gap)
        assert "transition until 2025-10-31: Holders: They expire." in answer.explain()


class TestNames:
    """A record may leave out the month, or the date of a version, that the catalog lists."""

    @pytest.mark.parametrize(
        ("listed", "recorded"),
        [
            ("ITU-T Q.703 (07/1996)", "ITU-T Q.703 (1996)"),
            ("ETSI EN 303 645 V3.1.3 (2024-09)", "ETSI EN 303 645 V3.1.3"),
        ],
    )
    def test_a_fact_belongs_to_the_listed_edition(self, listed: str, recorded: str) -> None:
        entry = Standard(parse(listed), "T", sources=(), confidence=Confidence.HIGH)
        fact = Correspondence(parse("GB/T 1-2020"), (parse(recorded),), ("s",), Confidence.HIGH, degree=Degree.IDT)
        other = Correspondence(parse("YD/T 1-2020"), (entry.id,), ("s",), Confidence.HIGH, degree=Degree.IDT)
        resolver = Resolver(Catalog.from_records([entry, fact, other]), DAY)
        for name in (listed, recorded):
            for answer in (resolver.resolve("GB/T 1-2020", name), resolver.resolve(name, "GB/T 1-2020").converse()):
                assert (str(answer.relation), len(answer.proof)) == ("EQ", 1)
                assert answer.proof[0].end == entry.id
        assert str(resolver.resolve("GB/T 1-2020", "YD/T 1-2020").relation) == "EQ"
        assert {str(answer.a) for answer in resolver.equivalents(recorded)} == {"GB/T 1-2020", "YD/T 1-2020"}

    def test_a_name_that_may_mean_two_editions_means_neither(self) -> None:
        entries = [
            Standard(parse(f"ITU-T X.75 ({month}/1996)"), "T", sources=(), confidence=Confidence.HIGH)
            for month in ("02", "10")
        ]
        fact = Correspondence(
            parse("GB/T 1-2020"), (parse("ITU-T X.75 (1996)"),), ("s",), Confidence.HIGH, degree=Degree.IDT
        )
        resolver = Resolver(Catalog.from_records([*entries, fact]), DAY)
        for entry in entries:
            assert resolver.resolve("GB/T 1-2020", entry.id).relation == ANYTHING


class TestSilences:
    def test_two_versions_without_a_year_have_no_year_to_adopt_by(self) -> None:
        resolver = Resolver(Catalog.from_records([]), DAY)
        assert resolver.resolve("EN ISO 9001", "ISO 9001:2015").state is State.UNKNOWN

    def test_a_wrapper_without_a_year_names_no_edition(self) -> None:
        listed = Standard(
            parse("SANS IEC 62368-1"), "Safety", (Domain("ict-safety"),), sources=(), confidence=Confidence.HIGH
        )
        resolver = Resolver(Catalog.from_records([listed]), DAY)
        assert resolver.resolve("SANS IEC 62368-1", "IEC 62368-1:2018").relation == ANYTHING

    def test_an_amended_edition_that_nobody_holds_is_tied_to_the_bare_one(self) -> None:
        answer = Resolver(Catalog.from_records([]), DAY).resolve("ISO 1:2020", "ISO 1:2020/Amd 1:2021")
        assert (str(answer.relation), answer.amendment_gap) == ("SUB SUP INT", True)

    def test_the_supplements_of_a_series_amend_no_edition_and_are_not_tied_together(self) -> None:
        texts = ("ITU-T A Suppl. 2 (12/2022)", "ITU-T A Suppl. 3 (07/2012)")
        listed = [Standard(parse(text), "T", sources=(), confidence=Confidence.HIGH) for text in texts]
        resolver = Resolver(Catalog.from_records(listed), DAY)
        assert resolver.connected(texts[0]) == ()
        assert resolver.resolve(*texts).state is State.NONE

    def test_a_path_that_says_nothing_bridges_no_edition(self, catalog: Catalog) -> None:
        noise = Correspondence(
            parse("GB/T 22239-2019"), (parse("ISO/IEC 27001:2013"),), ("s",), Confidence.LOW, basis=Basis.RECOGNISED
        )
        resolver = Resolver(catalog.combine(Catalog.from_records([noise])), DAY)
        answer = resolver.resolve("GB/T 22239-2019", "ISO/IEC 27001:2022")
        assert (answer.state, answer.gap) == (State.NONE, None)

    def test_a_joint_number_of_one_publisher_has_one_date(self) -> None:
        resolver = Resolver(Catalog.from_records([]), DAY)
        joint = "ITU-T G.7043/Y.1343 (2004)"
        assert str(resolver.resolve(joint, "ITU-T G.7043 (2004)").relation) == "EQ"
        assert str(resolver.resolve(joint, "ITU-T Y.1343 (2004)").relation) == "EQ"

    def test_a_joint_number_of_another_publisher_without_a_date_is_not_claimed(self) -> None:
        resolver = Resolver(Catalog.from_records([]), DAY)
        answer = resolver.resolve("ITU-T X.509 (10/2019) | ISO/IEC 9594-8", "ISO/IEC 9594-8:2019")
        assert answer.relation == ANYTHING


class TestEquivalents:
    def test_nearest_first_and_readable_from_the_one_found(self, resolver: Resolver) -> None:
        found = resolver.equivalents("IEC 62368-1:2018")
        assert str(found[0].a) == "EN IEC 62368-1:2020"
        assert {str(answer.b) for answer in found} == {"IEC 62368-1:2018"}

    @pytest.mark.parametrize("keep", [{"publisher": "GB"}, {"publisher": "SAC"}, {"market": "CN"}])
    def test_by_prefix_body_or_market(self, resolver: Resolver, keep: dict[str, Any]) -> None:
        assert [str(answer.a) for answer in resolver.equivalents("IEC 62368-1:2018", **keep)] == ["GB 4943.1-2022"]

    def test_nothing_known_gives_nothing(self, resolver: Resolver) -> None:
        assert resolver.equivalents("YD/T 1-2000") == ()
        assert resolver.equivalents("YD/T 1") == ()


# what a source states of one adopter and one base, and what that leaves possible
WORTH: list[tuple[dict[str, Any], str]] = [
    ({"degree": Degree.IDT}, "EQ"),
    ({"degree": Degree.MOD}, "SUB SUP INT"),
    ({"degree": Degree.EQV}, "EQ SUB SUP INT"),
    ({"degree": Degree.NEQ}, "SUB SUP INT DR"),
    ({}, "EQ SUB SUP INT"),
    ({"basis": Basis.COMMON_TEXT}, "EQ"),
    ({"basis": Basis.TRANSPOSITION}, "EQ"),
    ({"basis": Basis.TWIN_TEXT, "degree": Degree.IDT}, "EQ SUB SUP INT"),
    ({"basis": Basis.RECOGNISED}, "EQ SUB SUP INT DR"),
    ({"degree": Degree.IDT, "part": True}, "SUB"),
    ({"degree": Degree.MOD, "part": True}, "SUB INT"),
    ({"degree": Degree.NEQ, "part": True}, "SUB INT DR"),
    ({"degree": Degree.IDT, "doubtful": True}, "EQ SUB SUP INT"),
    ({"degree": Degree.IDT, "adopted": (parse("ISO 1:2019"), parse("ISO 2:2019"))}, "SUP"),
    ({"degree": Degree.MOD, "adopted": (parse("ISO 1:2019"), parse("ISO 2:2019"))}, "SUB SUP INT"),
    ({"degree": Degree.NEQ, "adopted": (parse("ISO 1:2019"), parse("ISO 2:2019"))}, "SUB SUP INT DR"),
]


@pytest.mark.parametrize(("said", "left"), WORTH)
def test_what_a_fact_is_worth(said: dict[str, Any], left: str) -> None:
    given = {"adopted": (parse("ISO 1:2019"),), **said}
    fact = Correspondence(parse("GB/T 1-2020"), sources=("s",), confidence=Confidence.HIGH, **given)
    assert possible_relations(fact) == RelationSet.of(left)


@pytest.mark.parametrize(
    ("kinds", "held", "left"),
    [
        ([DeviationKind.ADDS], DeviationList.COMPLETE, "SUP"),
        ([DeviationKind.REMOVES], DeviationList.COMPLETE, "SUB"),
        ([DeviationKind.CHANGES], DeviationList.COMPLETE, "INT"),
        ([DeviationKind.ADDS, DeviationKind.REMOVES], DeviationList.COMPLETE, "INT"),
        ([DeviationKind.ADDS], DeviationList.PARTIAL, "SUB SUP INT"),
        ([DeviationKind.ADDS], DeviationList.NOT_HELD, "SUB SUP INT"),
        ([], DeviationList.COMPLETE, "SUB SUP INT"),
    ],
)
def test_only_a_complete_list_sharpens_a_modification(
    kinds: list[DeviationKind], held: DeviationList, left: str
) -> None:
    fact = Correspondence(
        parse("GB/T 1-2020"),
        (parse("ISO 1:2019"),),
        ("s",),
        Confidence.HIGH,
        Degree.MOD,
        deviation_list=held,
        deviations=tuple(Deviation(kind, "x") for kind in kinds),
    )
    assert possible_relations(fact) == RelationSet.of(left)


def test_beyond_the_bound_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    from stdcompat.equivalence import closure

    hub = parse("ISO 1:2020")
    ids = [parse(f"GB/T {n}-2021") for n in range(1, 30)]
    facts = [Correspondence(id_, (hub,), ("s",), Confidence.HIGH, Degree.IDT) for id_ in ids]
    monkeypatch.setattr(closure, "_MAX_EDITIONS", 10)
    resolver = Resolver(Catalog.from_records(facts), DAY)
    answers = [resolver.resolve(ids[0], other) for other in ids[1:]]
    assert {answer.state for answer in answers} == {State.COMPUTED, State.UNDETERMINED}
    assert all("bound" in answer.notes[0] for answer in answers)


def test_a_large_component_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stdcompat.equivalence.closure._MAX_EDITIONS", 10)
    from stdcompat.equivalence.closure import Component
    from stdcompat.equivalence.graph import Graph

    chain = [parse(f"ISO {n}:2020") for n in range(1, 30)]
    facts = [Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.IDT) for a, b in itertools.pairwise(chain)]
    component = Component(Graph(Catalog.from_records(facts), DAY), chain[0])
    assert len(component) == 10
    assert not component.complete

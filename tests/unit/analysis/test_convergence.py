from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.analysis import Convergence, Direction, Kind, Tally, convergence, convergence_series, same_documents
from stdcompat.catalogs import Basis, Catalog, Degree, Deviation, DeviationKind, DeviationList, Status
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.equivalence import Resolver

if TYPE_CHECKING:
    import random

DAY = datetime.date(2026, 11, 21)


def counts(tally: Tally) -> dict[str, int]:
    return {share.kind.value: share.count for share in tally.shares if share.count}


def measure(catalog: Catalog, left: str = "GB", right: str = "ISO", day: datetime.date = DAY) -> Convergence:
    return convergence(left, right, resolver=Resolver(catalog, day))


def best(direction: Direction) -> dict[str, Kind]:
    return {str(document.editions[0]): counterpart.kind for document, counterpart in direction.counted}


class TestByHand:
    """Eight Chinese documents and seven international ones, every number counted by hand."""

    @pytest.fixture
    def found(self, build: Any) -> Convergence:
        iso = [f"ISO {n}:2015" for n in range(1, 8)]
        facts = [
            build.adoption("GB/T 11-2016", "ISO 1:2015"),
            build.adoption("GB/T 12-2016", "ISO 2:2015", degree=Degree.MOD),
            build.adoption("GB/T 13-2016", "ISO 3:2015", degree=Degree.NEQ),
            build.adoption("GB/T 14-2016", "ISO 4:2015", degree=Degree.EQV),
            build.adoption("GB/T 15-2016", "ISO 5:2015", part=True),  # IDT of a part is not the whole
            build.adoption("GB/T 16-2016", "ISO 6:2015"),
        ]
        editions = [f"GB/T {n}-2016" for n in range(11, 18)]
        return measure(
            build.catalog(
                *iso,
                *facts,
                *editions,
                "ISO 6:2022",  # replaces the edition that GB/T 16 adopts
                "GB/T 18-2010",
                build.adoption("GB/T 18-2010", "ISO 1:2015", degree=Degree.MOD),
                build.standard("GB/T 18-2020", "emc", "ai", status=Status.CURRENT),  # adopts nothing itself
                build.standard("YD/T 1-2020"),
                build.standard("ISO 9:2020", "emc", status=Status.SUPERSEDED, status_as_of="2030"),
            )
        )

    def test_forward(self, found: Convergence):
        assert counts(found.forward.overall) == {"IDT": 2, "MOD": 1, "other": 2, "NEQ": 1, "edition": 1, "none": 1}
        assert best(found.forward) == {
            "GB/T 11-2016": Kind.IDT,
            "GB/T 12-2016": Kind.MOD,
            "GB/T 13-2016": Kind.NEQ,
            "GB/T 14-2016": Kind.OTHER,
            "GB/T 15-2016": Kind.OTHER,
            "GB/T 16-2016": Kind.IDT,
            "GB/T 17-2016": Kind.NONE,
            "GB/T 18-2020": Kind.EDITION,
        }
        identical = found.forward.overall[Kind.IDT]
        assert (identical.count, identical.asserted, identical.in_force) == (2, 2, 1)
        assert found.forward.overall.part(Kind.IDT) == 2 / 8

    def test_backward(self, found: Convergence):
        assert counts(found.backward.overall) == {"IDT": 1, "MOD": 1, "other": 2, "NEQ": 1, "edition": 1, "none": 1}
        assert best(found.backward)["ISO 6:2022"] is Kind.EDITION
        assert best(found.backward)["ISO 7:2015"] is Kind.NONE

    def test_a_document_counts_in_each_of_its_domains_and_once_in_all(self, found: Convergence):
        assert {tally.of: tally.total for tally in found.forward.domains} == {"ai": 1, "codes": 7, "emc": 1}
        assert found.forward.overall.total == 8

    def test_how_much_is_held_goes_with_it(self, found: Convergence):
        assert (found.forward.held, found.forward.unconfirmed, found.forward.unplaced) == (8, 7, 0)
        assert (found.backward.held, found.backward.unconfirmed, found.backward.unplaced) == (8, 7, 1)
        assert "of GB, 8 documents are held and 8 counted as in force (7 of them on no source's word" in found.caveat
        assert "of 1 nobody can tell" in found.caveat

    def test_as_plain_values(self, found: Convergence):
        plain = found.to_dict()
        assert plain["as_of"] == "2026-11-21"
        assert plain["directions"][0]["overall"]["IDT"] == {"count": 2, "share": 0.25, "asserted": 2, "in_force": 1}
        assert "documents" not in plain["directions"][0]
        documents = found.to_dict(documents=True)["directions"][0]["documents"]
        assert documents[0] == {
            "editions": ["GB/T 11-2016"],
            "best": "IDT",
            "edition": "GB/T 11-2016",
            "counterpart": "ISO 1:2015",
            "state": "asserted",
            "in_force": True,
        }
        assert documents[6] == {"editions": ["GB/T 17-2016"], "best": "none"}

    def test_of_one_domain(self, build: Any):
        catalog = build.catalog("ISO 1:2015", build.standard("GB/T 1-2016", "emc", "ai"), "GB/T 2-2016")
        found = convergence("GB", "ISO", resolver=Resolver(catalog, DAY), domain=Domain("emc"))
        assert [(tally.of, tally.total) for tally in found.forward.domains] == [("emc", 1)]
        assert found.domain == "emc"
        assert "1 counted as in force (1 of them" in str(found.forward)
        assert str(found.backward) == "of ISO, 0 documents are held and 0 counted as in force"
        assert found.backward.overall.part(Kind.NONE) == 0.0  # a share of nothing


class TestUnknown:
    def test_nothing_held_in_the_domain_is_unknown_and_not_none(self, build: Any):
        found = measure(build.catalog(build.standard("GB/T 1-2016", "emc"), build.standard("ISO 1:2015", "ai")))
        assert counts(found.forward.overall) == {"unknown": 1}

    def test_what_two_modifications_leave_open_is_unknown(self, build: Any):
        """GB MOD IEC and UL MOD IEC say nothing about GB and UL."""
        facts = [build.adoption(one, "IEC 1:2015", degree=Degree.MOD) for one in ("GB 1-2016", "UL 1:2016")]
        found = measure(build.catalog("IEC 1:2015", "GB 1-2016", "UL 1:2016", *facts), "GB", "UL")
        assert counts(found.forward.overall) == counts(found.backward.overall) == {"unknown": 1}

    def test_what_another_edition_leaves_open_is_unknown_too(self, build: Any):
        world = build.catalog(
            build.adoption("GB/T 1-2016", "ISO 1:2015", degree=Degree.MOD),
            build.adoption("EN 1:2016", "ISO 1:2015", degree=Degree.MOD),
            *("GB/T 1-2016", "EN 1:2016", "EN 1:2020", "ISO 1:2015"),
        )
        assert counts(measure(world, "EN", "GB").forward.overall) == {"unknown": 1}

    def test_what_is_not_equal_and_no_more_is_unknown(self, build: Any):
        """GB NEQ IEC and UL IDT IEC: not identical, and perhaps nothing in common."""
        neq = build.adoption("GB 1-2016", "IEC 1:2015", degree=Degree.NEQ)
        catalog = build.catalog("IEC 1:2015", "GB 1-2016", "UL 1:2016", neq, build.adoption("UL 1:2016", "IEC 1:2015"))
        assert counts(measure(catalog, "GB", "UL").forward.overall) == {"unknown": 1}

    def test_a_contradiction_is_unknown(self, build: Any):
        neq = build.adoption("GB 1-2016", "ISO 1:2015", degree=Degree.NEQ, basis=Basis.TRANSPOSITION)
        catalog = build.catalog("ISO 1:2015", "GB 1-2016", build.adoption("GB 1-2016", "ISO 1:2015"), neq)
        assert counts(measure(catalog).forward.overall) == {"unknown": 1}


class TestBest:
    def test_the_strongest_counts(self, build: Any):
        facts = [
            build.adoption("GB 1-2016", "ISO 1:2015", degree=Degree.MOD),
            build.adoption("GB 1-2016", "ISO 2:2015"),
        ]
        # One record each: adopted together they would be worth less.
        assert counts(measure(build.catalog("ISO 1:2015", "ISO 2:2015", "GB 1-2016", *facts)).forward.overall) == {
            "IDT": 1
        }

    def test_computed_is_said_apart(self, build: Any):
        facts = [build.adoption(one, "IEC 1:2015") for one in ("GB 1-2016", "UL 1:2016")]
        found = measure(build.catalog("IEC 1:2015", "GB 1-2016", "UL 1:2016", *facts), "GB", "UL")
        identical = found.forward.overall[Kind.IDT]
        assert (identical.count, identical.asserted, identical.in_force) == (1, 0, 1)

    def test_an_amended_form_may_be_what_is_adopted(self, build: Any):
        amended = "ISO 1:2015/Amd 1:2016"
        catalog = build.catalog("ISO 1:2015", amended, "GB 1-2018", build.adoption("GB 1-2018", amended))
        assert counts(measure(catalog).backward.overall) == {"IDT": 1}

    def test_what_has_not_begun_is_no_counterpart_yet(self, build: Any):
        catalog = build.catalog("ISO 1:2015", "GB 1-2018", build.adoption("GB 1-2018", "ISO 1:2015"))
        assert counts(measure(catalog, day=datetime.date(2017, 1, 1)).backward.overall) == {"none": 1}
        assert counts(measure(catalog, day=datetime.date(2018, 1, 1)).backward.overall) == {"IDT": 1}

    def test_a_base_that_no_catalog_lists_counts_and_is_not_known_to_be_in_force(self, build: Any):
        catalog = build.catalog("ISO 7:2015", "GB 1-2016", build.adoption("GB 1-2016", "ISO 9:2015"))
        identical = measure(catalog).forward.overall[Kind.IDT]
        assert (identical.count, identical.in_force) == (1, 0)

    def test_deviations_sharpen_a_modification(self, build: Any):
        adds = Deviation(DeviationKind.ADDS, "more")
        fact = build.adoption(
            "GB 1-2016", "ISO 1:2015", degree=Degree.MOD, deviation_list=DeviationList.COMPLETE, deviations=(adds,)
        )
        assert counts(measure(build.catalog("ISO 1:2015", "GB 1-2016", fact)).forward.overall) == {"MOD": 1}


class TestSeries:
    def test_shows_convergence_year_by_year(self, build: Any):
        catalog = build.catalog(
            *("ISO 1:2010", "ISO 2:2010", "GB 1-2012", "GB 2-2014"),
            build.adoption("GB 1-2012", "ISO 1:2010"),
            build.adoption("GB 2-2014", "ISO 2:2010"),
        )
        found = convergence_series("GB", "ISO", years=[2014, 2011, 2012, 2012], resolver=Resolver(catalog, DAY))
        shares = [(one.as_of.isoformat(), one.backward.overall.part(Kind.IDT)) for one in found]
        assert shares == [("2011-12-31", 0.0), ("2012-12-31", 0.5), ("2014-12-31", 1.0)]

    def test_a_revision_on_one_side_is_fragmentation_until_it_is_followed(self, build: Any):
        catalog = build.catalog(
            *("ISO 1:2010", "GB 1-2012", "ISO 1:2015", "GB 1-2017"),
            build.adoption("GB 1-2012", "ISO 1:2010"),
            build.adoption("GB 1-2017", "ISO 1:2015"),
        )
        found = convergence_series("GB", "ISO", years=range(2012, 2018), resolver=Resolver(catalog, DAY))
        assert [counts(one.backward.overall) for one in found] == [{"IDT": 1}] * 3 + [{"edition": 1}] * 2 + [{"IDT": 1}]
        assert [one.forward.overall[Kind.IDT].in_force for one in found] == [1, 1, 1, 0, 0, 1]

    def test_a_new_document_does_not_move_the_shares_of_the_same_documents(self, build: Any):
        catalog = build.catalog(
            *("ISO 1:2010", "GB 1-2012", "GB 2-2014", "ISO 1:2015", "GB 1-2017", "GB 3-2011"),
            "GB 4-2016",
            build.adoption("GB 1-2012", "ISO 1:2010"),
            build.adoption("GB 1-2017", "ISO 1:2015"),
        )
        found = convergence_series("GB", "ISO", years=[2012, 2014, 2017], resolver=Resolver(catalog, DAY))
        forward = [one.forward for one in found]
        assert [one.overall.total for one in forward] == [2, 3, 4]
        assert [counts(tally) for tally in same_documents(forward)] == [{"IDT": 1, "none": 1}] * 3
        assert same_documents([]) == ()

    def test_the_last_year_ends_on_the_date_of_the_question(self, build: Any):
        found = convergence_series("GB", "ISO", years=[2026], resolver=Resolver(build.catalog(), DAY))
        assert [one.as_of for one in found] == [DAY]

    @pytest.mark.parametrize("year", [2027, 0])
    def test_no_year_after_it(self, year: int, build: Any):
        with pytest.raises(ValueError, match="choose years up to 2026"):
            convergence_series("GB", "ISO", years=[year], resolver=Resolver(build.catalog(), DAY))


def test_two_sides_share_no_publisher(build: Any):
    with pytest.raises(ValueError, match="ISO and IEC both publish ISO/IEC; write prefix:ISO"):
        measure(build.catalog(), "ISO", "IEC")


# --- laws -------------------------------------------------------------------------------------------

NUMBERS = range(1, 6)
YEARS = (2010, 2015, 2020)
DEGREES = st.sampled_from([Degree.IDT, Degree.MOD, Degree.NEQ, Degree.EQV, Degree.NOT_STATED])
editions = st.lists(
    st.tuples(st.sampled_from(["GB", "ISO"]), st.sampled_from(NUMBERS), st.sampled_from(YEARS)), unique=True
)
facts = st.dictionaries(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(YEARS), st.sampled_from(NUMBERS), st.sampled_from(YEARS)),
    DEGREES,
    max_size=8,
)


def records(build: Any, entries: list[tuple[str, int, int]], adoptions: dict[Any, Degree]) -> list[Any]:
    names = [f"{prefix} {number}{'-' if prefix == 'GB' else ':'}{year}" for prefix, number, year in entries]
    made = [
        build.adoption(f"GB {own}-{year}", f"ISO {base}:{of}", degree=degree)
        for (own, year, base, of), degree in adoptions.items()
        if f"GB {own}-{year}" in names and f"ISO {base}:{of}" in names
    ]
    return [*names, *made]


class TestLaws:
    @given(editions, facts, st.integers(2009, 2026))
    def test_every_document_is_counted_once_and_the_shares_are_a_whole(
        self, build: Any, entries: list[Any], adoptions: dict[Any, Degree], year: int
    ):
        found = measure(build.catalog(*records(build, entries, adoptions)), day=datetime.date(year, 12, 31))
        for direction in (found.forward, found.backward):
            assert direction.overall.total + direction.unplaced <= direction.held
            total = sum(direction.overall.part(kind) for kind in Kind)
            assert total == pytest.approx(1.0 if direction.overall.total else 0.0)
            for share in direction.overall.shares:
                assert share.asserted <= share.count
                assert share.in_force <= share.count
                assert (share.asserted, share.in_force) == (0, 0) or share.kind is not Kind.NONE

    @given(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(YEARS)), unique_by=lambda one: one[0]))
    def test_one_to_one_adoption_gives_the_same_count_both_ways(self, build: Any, pairs: list[tuple[int, int]]):
        made = [
            one
            for number, year in pairs
            for one in (
                *(f"GB {number}-{year}", f"ISO {number}:{year}"),
                build.adoption(f"GB {number}-{year}", f"ISO {number}:{year}"),
            )
        ]
        found = measure(build.catalog(*made))
        assert found.forward.overall[Kind.IDT] == found.backward.overall[Kind.IDT]
        assert found.forward.overall[Kind.IDT].in_force == len(pairs)

    @given(editions, facts, facts)
    def test_more_facts_never_turn_identical_into_none(
        self, build: Any, entries: list[Any], some: dict[Any, Degree], more: dict[Any, Degree]
    ):
        before = measure(build.catalog(*records(build, entries, some)))
        after = measure(build.catalog(*records(build, entries, {**more, **some})))
        for old, new in ((before.forward, after.forward), (before.backward, after.backward)):
            was, now = best(old), best(new)
            assert was.keys() == now.keys()
            assert all(now[document] is not Kind.NONE for document in was if was[document] is not Kind.NONE)

    @given(editions, facts, st.randoms(use_true_random=False))
    def test_the_order_of_facts_changes_nothing(
        self, build: Any, entries: list[Any], adoptions: dict[Any, Degree], order: random.Random
    ):
        made = records(build, entries, adoptions)
        shuffled = order.sample(made, len(made))
        assert measure(build.catalog(*made)) == measure(build.catalog(*shuffled))

    @given(editions, st.lists(st.integers(2009, 2026), min_size=2, max_size=4))
    def test_where_nothing_ends_the_number_in_force_never_falls(self, build: Any, entries: list[Any], years: list[int]):
        catalog = build.catalog(*records(build, entries, {}))
        found = convergence_series("GB", "ISO", years=years, resolver=Resolver(catalog, DAY))
        totals = [one.forward.overall.total for one in found]
        assert totals == sorted(totals)

    @given(editions, facts)
    def test_the_other_way_round_is_the_same_measure(
        self, build: Any, entries: list[Any], adoptions: dict[Any, Degree]
    ):
        catalog = build.catalog(*records(build, entries, adoptions))
        one, other = measure(catalog), measure(catalog, "ISO", "GB")
        assert (one.forward, one.backward) == (other.backward, other.forward)


# --- the shipped facts: what must be true of them whatever is added ----------------------------------


def test_shipped_facts_show_chinese_standards_near_to_international_ones():
    found = convergence("GB", "ISO,IEC,ITU", resolver=Resolver(as_of=DAY))
    forward, backward = found.forward.overall, found.backward.overall
    assert found.forward.held >= forward.total > 500
    assert forward[Kind.IDT].count > forward[Kind.MOD].count > forward[Kind.NEQ].count > 0
    assert (
        0 < forward[Kind.IDT].in_force < forward[Kind.IDT].count
    )  # many follow an edition that is no longer the latest
    assert backward[Kind.NONE].count > 0
    assert backward[Kind.EDITION].count > 0
    assert forward[Kind.UNKNOWN].count < forward.total / 20

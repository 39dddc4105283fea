from __future__ import annotations

import datetime
from typing import Any

import pytest

from stdcompat.analysis import Side, Timeline, side_of
from stdcompat.catalogs import Catalog, Status
from stdcompat.identifiers import parse

DAY = datetime.date(2026, 11, 21)


def in_force(catalog: Catalog, reference: str, day: str = "2026-11-21") -> bool | None:
    return Timeline(catalog).in_force(catalog[reference], datetime.date.fromisoformat(day))


class TestSides:
    @pytest.fixture
    def catalog(self, build: Any) -> Catalog:
        found: Catalog = build.catalog(
            build.publisher("CISPR", "international", "IEC"),
            build.publisher("ES", "EG"),
            build.publisher("UNE", "ES"),
            build.publisher("CAN/CSA", "CA"),
        )
        return found

    @pytest.mark.parametrize(
        ("text", "publishers"),
        [
            ("GB", ("GB",)),
            ("gb", ("GB",)),
            ("CN", ("GB", "YD")),
            ("ISO", ("ISO", "ISO/IEC")),
            ("IEC", ("CISPR", "IEC", "ISO/IEC")),
            ("ISO/IEC", ("ISO/IEC",)),
            ("prefix:ISO", ("ISO",)),
            ("market:ES", ("UNE",)),
            ("prefix:ES", ("ES",)),
            ("GB, UL", ("GB", "UL")),
            ("CSA", ("CAN/CSA",)),
            ("International", ("CISPR", "IEC", "ISO", "ISO/IEC")),
        ],
    )
    def test_are_prefixes_bodies_jurisdictions_or_several(
        self, text: str, publishers: tuple[str, ...], catalog: Catalog
    ):
        assert side_of(text, catalog) == Side(text, publishers)

    @pytest.mark.parametrize("text", ["", "QQ", "GB,", "market:ISO", "prefix:CN", "rubbish:GB"])
    def test_of_nobody_are_refused(self, text: str, catalog: Catalog):
        with pytest.raises(ValueError, match="no publisher, body or jurisdiction"):
            side_of(text, catalog)

    def test_with_two_meanings_are_refused(self, catalog: Catalog):
        with pytest.raises(ValueError, match="write prefix:ES or market:ES"):
            side_of("ES", catalog)

    def test_say_what_they_stand_for(self, catalog: Catalog):
        assert str(side_of("GB", catalog)) == "GB"
        assert str(side_of("CN", catalog)) == "CN (GB, YD)"


class TestInForce:
    def test_a_plain_edition_is_from_its_year_on(self, build: Any):
        catalog = build.catalog("ISO 1:2015")
        assert [in_force(catalog, "ISO 1:2015", day) for day in ("2014-12-31", "2015-01-01")] == [False, True]

    def test_an_edition_ends_when_the_next_one_begins(self, build: Any):
        catalog = build.catalog("GB/T 1-2010", build.standard("GB/T 1-2020", effective="2021-05-01"))
        days = ("2021-04-30", "2021-05-01")
        assert [in_force(catalog, "GB/T 1-2010", day) for day in days] == [True, False]
        assert [in_force(catalog, "GB/T 1-2020", day) for day in days] == [False, True]

    def test_a_draft_is_not_and_ends_nothing(self, build: Any):
        catalog = build.catalog("ISO 1:2015", build.standard("ISO 1:2024", status=Status.DRAFT))
        assert in_force(catalog, "ISO 1:2015") is True
        assert in_force(catalog, "ISO 1:2024") is False

    def test_another_document_may_replace_it(self, build: Any):
        newer = build.standard("GB 4943.1-2022", replaces=("GB 8898-2011",), effective="2023-08-01")
        catalog = build.catalog("GB 8898-2011", newer)
        assert [in_force(catalog, "GB 8898-2011", day) for day in ("2023-07-31", "2023-08-01")] == [True, False]

    def test_a_withdrawal_date_counts_whatever_else_is_held(self, build: Any):
        older = build.standard("ISO 1:2015", withdrawn="2023-06-30", status=Status.WITHDRAWN)
        catalog = build.catalog(older, "ISO 1:2022")
        assert [in_force(catalog, "ISO 1:2015", day) for day in ("2023-06-30", "2023-07-01")] == [True, False]

    @pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.SUPERSEDED])
    def test_the_end_may_be_unknown(self, status: Status, build: Any):
        catalog = build.catalog(build.standard("ISO 1:2015", status=status, status_as_of="2025"))
        days = ("2014-01-01", "2020-01-01", "2025-01-01")
        assert [in_force(catalog, "ISO 1:2015", day) for day in days] == [False, None, False]

    def test_what_is_over_without_any_date_is_over(self, build: Any):
        assert in_force(build.catalog(build.standard("ISO 1:2015", status=Status.SUPERSEDED)), "ISO 1:2015") is False

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({}, None),
            ({"status": Status.CURRENT}, None),
            ({"status": Status.CURRENT, "status_as_of": "2025"}, True),
            ({"status": Status.CURRENT, "status_as_of": "2027"}, None),
        ],
    )
    def test_without_any_date_only_a_statement_helps(self, fields: dict[str, Any], expected: bool | None, build: Any):
        assert in_force(build.catalog(build.standard("KN 32", **fields)), "KN 32") is expected

    def test_what_has_no_date_ends_nothing(self, build: Any):
        catalog = build.catalog("ISO 1:2015", build.standard("ISO 2", replaces=("ISO 1:2015",)))
        assert in_force(catalog, "ISO 1:2015") is True


class TestCensus:
    def test_counts_documents_with_their_latest_edition_and_its_amended_forms(self, build: Any):
        catalog = build.catalog(
            build.standard("ISO 1:2015", withdrawn="2030"),
            build.standard("ISO 1:2022", "emc", status=Status.CURRENT),
            build.standard("ISO 1:2022/Amd 1:2024", "codes", "emc"),
            "ISO 2:2020",
            build.standard("ISO 3:2020", status=Status.WITHDRAWN, status_as_of="2030"),
            build.standard("ISO 4:2020", status=Status.WITHDRAWN),
            "GB/T 5-2020",
        )
        census = Timeline(catalog).census(["ISO"], DAY)
        assert (census.held, census.unplaced) == (4, 1)
        one, two = census.in_force
        assert one.editions == (parse("ISO 1:2022"), parse("ISO 1:2022/Amd 1:2024"))
        assert sorted(one.domains) == ["codes", "emc"]
        assert (one.confirmed, two.confirmed) == (True, False)
        assert two.editions == (parse("ISO 2:2020"),)

    def test_of_one_domain(self, build: Any):
        catalog = build.catalog(build.standard("ISO 1:2015", "emc"), "ISO 2:2020")
        assert Timeline(catalog).census(["ISO"], DAY, "emc").held == 1

    def test_has_nothing_on_other_editions_of_what_is_not_held(self, build: Any):
        assert Timeline(build.catalog()).others(parse("ISO 1:2015")) == ()

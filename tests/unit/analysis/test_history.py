"""What changed from one catalog to another, and facts held against each other."""

from __future__ import annotations

from typing import Any

import pytest

from stdcompat.analysis import crosscheck
from stdcompat.analysis.crosscheck import disagreements, missing_bases
from stdcompat.analysis.history import Changed, Listed, diff_catalogs
from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, PartialDate, Standard, Status
from stdcompat.identifiers import parse
from stdcompat.report.blocks import Table
from stdcompat.report.history import diff_blocks


def entry(id: str, **fields: Any) -> Standard:
    return Standard(parse(id), sources=("list",), confidence=Confidence.MEDIUM, **fields)


def adopts(adopter: str, base: str, degree: Degree = Degree.IDT) -> Correspondence:
    return Correspondence(parse(adopter), (parse(base),), ("list",), Confidence.MEDIUM, degree)


class TestDiff:
    def test_each_change_in_its_list(self):
        old = Catalog.from_records(
            [
                entry("ISO/IEC 27001:2013", status=Status.CURRENT),
                entry("ISO 9001:2015", status=Status.CURRENT, published=PartialDate("2015")),
                entry("ISO 1:2016"),
                adopts("GB/T 22080-2016", "ISO/IEC 27001:2013"),
                adopts("GB/T 1-2016", "ISO 1:2016"),
            ]
        )
        new = Catalog.from_records(
            [
                entry("ISO/IEC 27001:2013", status=Status.WITHDRAWN, withdrawn=PartialDate("2025-10-31")),
                entry("ISO/IEC 27001:2022", title="Requirements", status=Status.CURRENT),
                entry("ISO 9001:2015", status=Status.CURRENT, published=PartialDate("2015-09")),
                entry("ISO 2:2020"),
                adopts("GB/T 22080-2016", "ISO/IEC 27001:2013", Degree.MOD),
                adopts("GB/T 2-2021", "ISO 2:2020"),
            ]
        )
        found = diff_catalogs(old, new)
        assert found.editions == (Listed("ISO/IEC 27001:2022", "Requirements", "ISO/IEC 27001"),)
        assert found.added == (Listed("ISO 2:2020", ""),)
        assert found.gone == (Listed("ISO 1:2016", ""),)
        assert found.withdrawn == (
            Changed("ISO/IEC 27001:2013", "status", "current", "withdrawn"),
            Changed("ISO/IEC 27001:2013", "withdrawn", None, "2025-10-31"),
        )
        assert found.changed == (Changed("ISO 9001:2015", "published", "2015", "2015-09"),)
        assert found.degrees == (Changed("GB/T 22080-2016 -> ISO/IEC 27001:2013 (adoption)", "degree", "IDT", "MOD"),)
        assert [one.key for one in found.adoptions_added] == ["GB/T 2-2021 -> ISO 2:2020 (adoption)"]
        assert [one.key for one in found.adoptions_gone] == ["GB/T 1-2016 -> ISO 1:2016 (adoption)"]

    def test_a_catalog_is_no_different_from_itself(self):
        catalog = Catalog.from_records([entry("ISO 1:2016"), adopts("GB/T 1-2016", "ISO 1:2016")])
        assert diff_catalogs(catalog, catalog).is_empty

    def test_back_is_there_turned_round(self):
        one, other = Catalog.from_records([entry("ISO 1:2016")]), Catalog.from_records([entry("ISO 2:2016")])
        there, back = diff_catalogs(one, other), diff_catalogs(other, one)
        assert (there.added, there.gone) == (back.gone, back.added)


def test_a_difference_is_laid_out_by_what_it_is_of():
    one = Catalog.from_records([entry("ISO 1:2016"), entry("ISO 3:2016")])
    other = Catalog.from_records([entry("ISO 2:2016"), entry("ISO 3:2016", status=Status.WITHDRAWN)])
    said = [block for block in diff_blocks(diff_catalogs(one, other), 5) if isinstance(block, Table)]
    assert {tuple(block.columns) for block in said} == {("key", "title"), ("key", "field", "old", "new")}


class TestCrossCheck:
    def test_both_words_with_their_sources(self):
        one = Catalog.from_records([adopts("GB/T 1-2016", "ISO 1:2016"), entry("ISO 1:2016", status=Status.WITHDRAWN)])
        other = Catalog.from_records(
            [adopts("GB/T 1-2016", "ISO 1:2016", Degree.MOD), entry("ISO 1:2016", status=Status.SUPERSEDED)]
        )
        (found,) = disagreements(one, other)
        assert (found.field, found.one, found.other) == ("degree", "IDT", "MOD")

    @pytest.mark.parametrize(
        ("base", "intended", "why"),
        [
            ("ISO 10303:2004", "ISO 10303:2005", "the listed edition that is nearest: 1 year apart"),
            ("ISO 10303:2003", "ISO 10303:2005", "the listed edition that is nearest: 2 years apart"),
            ("ISO 11193.1:2002", "ISO 11193-1:2002", ""),
            ("ISO/TR 15408:2005", "ISO/IEC 15408:2005", ""),
            ("ISO 10303:2005/Amd 3:2006", "ISO 10303:2005", "the edition is listed, the supplement is not"),
            ("ISO 99999:2000", None, "no edition of the number is listed"),
        ],
    )
    def test_what_was_likely_meant(self, base: str, intended: str | None, why: str, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(crosscheck, "_COVERED", 1)
        listed = ["IEC 60839-2-2:1987", "ISO 10303:2005", "ISO/IEC 15408:2005", "ISO 11193-1:2002"]
        catalog = Catalog.from_records([*map(entry, listed), adopts("GB/T 7-2007", base)])
        (found,) = missing_bases(catalog)
        assert found.intended == (None if intended is None else parse(intended))
        assert found.why == why if why else found.why

    def test_of_a_publisher_that_is_hardly_listed_nobody_knows(self):
        catalog = Catalog.from_records([entry("ISO 1:2016"), adopts("GB/T 7-2007", "ISO 2:2005")])
        assert list(missing_bases(catalog)) == []

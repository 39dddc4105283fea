"""Entries by identifier, by words in two languages, and by what a selection asks."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.catalogs import Catalog, Confidence, Selection, Standard, Status
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.rows import row_of
from stdcompat.catalogs.search import SearchMatch, search
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.catalogs.words import every_word
from stdcompat.errors import CatalogError
from stdcompat.identifiers import StandardId, parse

if TYPE_CHECKING:
    from pathlib import Path


def entry(reference: str, title: str = "", title_zh: str | None = None, **fields: object) -> Standard:
    id = parse(reference)
    return Standard(id, title, sources=("s",), confidence=Confidence.LOW, title_zh=title_zh, **fields)  # type: ignore[arg-type]


ENTRIES = [
    entry("GB/T 1-2008", "Security techniques", "信息安全技术", status=Status.WITHDRAWN, ccs="L80", published="2008-06-19"),
    entry("GB/T 1-2020", "Security techniques", "信息安全技术", status=Status.CURRENT, ccs="L80", published="2020-03"),
    entry("GB 2-2015", "Safety of toys", "玩具安全", status=Status.CURRENT, published="2015", domains=(Domain("emc"),)),
    entry("GB/T 3-2015", "", "安", published="2015-01-01"),
    entry("ISO 4-1:2019", "Information security management, a very long title about many other things", ics=("35.030",)),
    entry("ISO 4-2:2021", "Information security", ics=("35.030", "03.100.70"), committees=("ISO/IEC JTC 1/SC 27",)),
    entry("ISO 5:2021", "Sécurité des machines", status=Status.DRAFT, committees=("ISO/TC 199",), published="2021-12-31"),
    entry("JIS X 6000:2010", title_local="情報セキュリティ"),
    entry("ISO 7:2000"),
]  # fmt: skip


@pytest.fixture(params=["memory", "file", "layers"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Catalog:
    if request.param == "memory":
        return Catalog.from_records(ENTRIES)
    if request.param == "layers":
        return Catalog.from_records(ENTRIES[::2]).combine(Catalog.from_records(ENTRIES[1::2]))
    compile_rows(tmp_path / "facts.sqlite", map(row_of, ENTRIES), "e")
    return Catalog.open(tmp_path / "facts.sqlite")


def found(catalog: Catalog, text: str, **how: object) -> tuple[str, list[str]]:
    answer = search(catalog, text, **how)  # type: ignore[arg-type]
    return answer.match.value, [str(one.id) for one in answer.entries]


class TestWords:
    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("安全", {"GB/T 1-2020", "GB/T 1-2008", "GB 2-2015"}),
            ("信息安全", {"GB/T 1-2020", "GB/T 1-2008"}),
            ("玩具 安全", {"GB 2-2015"}),
            ("安全 toys", {"GB 2-2015"}),
            ("SECURITY information", {"ISO 4-1:2019", "ISO 4-2:2021"}),
            ("technique", {"GB/T 1-2020", "GB/T 1-2008"}),
            ("securite", {"ISO 5:2021"}),
            ("セキュリティ", {"JIS X 6000:2010"}),
        ],
    )
    def test_titles_with_every_word(self, catalog: Catalog, text: str, ids: set[str]) -> None:
        match, chosen = found(catalog, text)
        assert match == "words"
        assert set(chosen) == ids

    def test_short_titles_then_those_in_force_then_the_newest(self, catalog: Catalog) -> None:
        assert found(catalog, "information security")[1] == ["ISO 4-2:2021", "ISO 4-1:2019"]
        assert found(catalog, "信息安全")[1] == ["GB/T 1-2020", "GB/T 1-2008"]

    def test_one_character_is_what_pairs_begin_with(self, catalog: Catalog) -> None:
        assert "GB/T 3-2015" in found(catalog, "安")[1]
        assert found(catalog, "玩") == ("beginnings of words", ["GB 2-2015"])
        assert found(catalog, "toy") == ("words", ["GB 2-2015"]), "stems"
        assert found(catalog, "manag")[1] == ["ISO 4-1:2019"]

    @pytest.mark.parametrize(
        ("text", "wanted", "looked_for"),
        [
            ("infromation mangement", "ISO 4-1:2019", {"infromation": "inform", "mangement": "manag"}),
            ("玩县安全", "GB 2-2015", {}),
            ("toys qqqqqq", "GB 2-2015", {}),
        ],
    )
    def test_near_misses(self, catalog: Catalog, text: str, wanted: str, looked_for: dict[str, str]) -> None:
        answer = search(catalog, text)
        assert answer.match is SearchMatch.NEAR_WORDS
        assert wanted in [str(one.id) for one in answer.entries]
        assert dict(answer.looked_for) == looked_for

    def test_nothing_is_nothing(self, catalog: Catalog) -> None:
        for text in ("", "  ", "zzzzzz", '"', "***", "☃", "\0", "\ud800"):
            assert found(catalog, text)[1] == []

    def test_pages_follow_each_other(self, catalog: Catalog) -> None:
        whole = found(catalog, "安全")[1]
        assert [one for n in range(3) for one in found(catalog, "安全", limit=1, offset=n)[1]] == whole

    @given(st.text(max_size=400))
    def test_nothing_typed_is_an_operator(self, text: str) -> None:
        search(SMALL, text)
        assert every_word(text).count('"') % 2 == 0


SMALL = Catalog.from_records(ENTRIES)


class TestIdentifiers:
    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("GB/T 1", ["GB/T 1-2020", "GB/T 1-2008"]),
            ("gbt1—2008", ["GB/T 1-2008"]),
            ("ISO 4 (all parts)", ["ISO 4-1:2019", "ISO 4-2:2021"]),
            ("ISO 4-2", ["ISO 4-2:2021"]),
            ("ISO 4", ["ISO 4-1:2019", "ISO 4-2:2021"]),  # a series without a text of its own number
            ("ISO 4:2021", ["ISO 4-2:2021"]),
        ],
    )
    def test_in_any_spelling(self, catalog: Catalog, text: str, ids: list[str]) -> None:
        assert found(catalog, text) == ("identifier", ids)

    @pytest.mark.parametrize(
        ("text", "ids"),
        [
            ("GB/T 1-2019", ["GB/T 1-2020", "GB/T 1-2008"]),
            ("GB 11", ["GB/T 1-2020", "GB/T 1-2008"]),
            ("ISO 77", ["ISO 7:2000"]),
        ],
    )
    def test_near_misses(self, catalog: Catalog, text: str, ids: list[str]) -> None:
        match, chosen = found(catalog, text)
        assert match == "near identifier"
        assert set(ids) <= set(chosen)


class TestSelection:
    @pytest.mark.parametrize(
        ("selection", "ids"),
        [
            (Selection(publisher="GB"), ["GB 2-2015", "GB/T 1-2008", "GB/T 1-2020", "GB/T 3-2015"]),
            (Selection(publisher="GB", status=Status.CURRENT), ["GB 2-2015", "GB/T 1-2020"]),
            (Selection(ics="35"), ["ISO 4-1:2019", "ISO 4-2:2021"]),
            (Selection(ics="03.100"), ["ISO 4-2:2021"]),
            (Selection(domain="emc"), ["GB 2-2015"]),
            (Selection(domain="em"), []),
            (Selection(ccs="L80"), ["GB/T 1-2008", "GB/T 1-2020"]),
            (Selection(committee="ISO/IEC JTC 1/SC 27"), ["ISO 4-2:2021"]),
            (Selection(since="2015", until="2020-03"), ["GB 2-2015", "GB/T 1-2020", "GB/T 3-2015"]),
            (Selection(until="2015"), ["GB 2-2015", "GB/T 1-2008", "GB/T 3-2015"]),
            (Selection(since="2021"), ["ISO 5:2021"]),
            (Selection(ccs="L80", in_force=datetime.date(2019, 1, 1)), ["GB/T 1-2008"]),
            (Selection(ccs="L80", in_force=datetime.date(2020, 3, 1)), ["GB/T 1-2020"]),
            (Selection(), sorted(str(one.id) for one in ENTRIES)),
        ],
    )
    def test_chooses(self, catalog: Catalog, selection: Selection, ids: list[str]) -> None:
        assert [str(one.id) for one in catalog.select(selection)] == ids

    def test_narrows_a_search(self, catalog: Catalog) -> None:
        assert found(catalog, "安全", selection=Selection(publisher="GB", status=Status.WITHDRAWN))[1] == [
            "GB/T 1-2008"
        ]
        assert found(catalog, "GB/T 1", selection=Selection(status=Status.CURRENT))[1] == ["GB/T 1-2020"]
        day = datetime.date(2026, 1, 1)
        assert found(catalog, "信息安全", selection=Selection(in_force=day))[1] == ["GB/T 1-2020"]


def test_what_reads_back_otherwise_is_filed_as_it_will_be_read() -> None:
    odd = StandardId(publisher="EN", number="312.7", year=1992)
    assert parse(str(odd)) != odd
    kind, key, body, terms = row_of(Standard(odd, sources=(), confidence=Confidence.LOW))
    assert row_of(from_plain(body, Standard)) == (kind, key, body, terms)
    assert key == parse(str(odd)).key


def test_what_could_not_be_read_back_is_no_row() -> None:
    odd = entry("ISO 1:2020")
    with pytest.raises(CatalogError, match="could not be read back"):
        row_of(Standard(StandardId(publisher="ISO", number="()"), "T", sources=(), confidence=odd.confidence))

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs.memory import MemoryStore
from stdcompat.errors import MarketError, UnknownMarketError
from stdcompat.market import Force, Market, Profile, edition_in_range
from stdcompat.market.book import MarketBook, market_rows

if TYPE_CHECKING:
    from pathlib import Path

MARKET = """
[market]
code = "XX"
name = "Testland"
home_publishers = ["EN"]
parents = ["EU"]

[[requirement]]
id = "xx-isms"
title = "Information security management"
domain = "information-security"
applies_to = ["organisation"]
force = "mandatory"
any_of = ["EN 62368-1:2014", { id = "ISO/IEC 27001", editions = ">=2013" }]
sources = ["s"]
confidence = "high"
since = 2024

[[exclusion]]
id = "xx-list"
title = "A list"
kind = "supplier"
instrument = "Act"
scope = "everything"
applies_to = ["equipment"]
status = "in-force"
suppliers = ["Shark"]
sources = ["s"]
confidence = "high"
"""

PROFILE = """
[profile]
name = "Tender"
buyer = "City"

[[requirement]]
id = "t1"
title = "Information security management"
domain = "information-security"
applies_to = ["organisation"]
any_of = ["ISO/IEC 27001:2022"]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_market_reads_and_goes_through_a_store_unchanged(tmp_path: Path) -> None:
    market = Market.from_toml(write(tmp_path, MARKET))
    assert str(market.requirements[0].any_of[1]) == "ISO/IEC 27001 (>=2013)"
    assert MarketBook(MemoryStore(market_rows(market)))["XX"] == market


def test_an_unknown_market_names_the_known_ones(tmp_path: Path) -> None:
    book = MarketBook(MemoryStore(market_rows(Market.from_toml(write(tmp_path, MARKET)))))
    with pytest.raises(UnknownMarketError, match="no market '22'; there are XX"):
        book["22"]


def test_lineage_is_the_market_and_its_parents_once() -> None:
    child = Market("A", "A", (), parents=("B", "C"))
    b, c = Market("B", "B", (), parents=("C",)), Market("C", "C", ())
    book = MarketBook(MemoryStore([row for market in (child, b, c) for row in market_rows(market)]))
    assert [market.code for market in book.lineage(child)] == ["A", "B", "C"]


def test_a_profile_needs_no_force_and_no_sources(tmp_path: Path) -> None:
    profile = Profile.from_toml(write(tmp_path, PROFILE))
    assert profile.requirements[0].force is Force.CONTRACTUAL
    assert profile.buyer == "City"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('">=2013"', '"from 2013"', "editions must be a range of years"),
        ('"ISO/IEC 27001", editions', '"ISO/IEC 27001:2013", editions', "is one edition already"),
        ('"EN 62368-1:2014", {', "3, {", "must be a reference in quotes, or a table"),
        ('force = "mandatory"', 'force = "mandatry"', "unknown force 'mandatry'"),
        ('id = "xx-isms"', 'id = "XX isms"', "is no id"),
        (MARKET, MARKET + MARKET[MARKET.index("[[requirement]]") :], "'xx-isms' is listed twice"),
        ("[market]", "[makret]", "has no [market] table"),
        ('sources = ["s"]\nconfidence = "high"\nsince', "since", "is missing"),
        ("since = 2024", 'all_of = ["ISO 9001:2015"]', "has both any_of and all_of"),
        ("any_of = [", "any_off = [", "unknown key 'any_off'"),
    ],
)
def test_problems_of_a_market(tmp_path: Path, old: str, new: str, what: str) -> None:
    with pytest.raises(MarketError) as caught:
        Market.from_toml(write(tmp_path, MARKET.replace(old, new)))
    assert any(what in problem.what for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("any_of", 'force = "mandatory"\nany_of', "'force' is not for a profile"),
        ("[profile]", "[profil]", "has no [profile] table"),
        ("[[requirement]]", "[requirement]", "must be an array of tables"),
        (PROFILE[PROFILE.index("[[req") :], "", "has no [[requirement]]"),
    ],
)
def test_problems_of_a_profile(tmp_path: Path, old: str, new: str, what: str) -> None:
    with pytest.raises(MarketError) as caught:
        Profile.from_toml(write(tmp_path, PROFILE.replace(old, new)))
    assert any(what in problem.what for problem in caught.value.problems)


def test_what_cannot_be_read_counts_in_the_places_of_the_rest(tmp_path: Path) -> None:
    one = PROFILE[PROFILE.index("[[req") :]
    third = one.replace("t1", "T 1")
    with pytest.raises(MarketError) as caught:
        Profile.from_toml(write(tmp_path, PROFILE + one.replace("any_of", "any_off") + third + one))
    said = [(problem.place, problem.what) for problem in caught.value.problems]
    assert ("requirement[3]", "'T 1' is no id") in said
    assert ("requirement[4]", "'t1' is listed twice") in said


@pytest.mark.parametrize(
    ("year", "editions", "inside"), [(2018, ">=2018", True), (2017, ">=2018", False), (2022, "==2022", True)]
)
def test_edition_ranges_are_version_specifiers(year: int, editions: str, inside: bool) -> None:
    assert edition_in_range(year, editions) is inside


def test_what_is_not_known_is_known_in_both_languages() -> None:
    market = Market("XX", "Testland", (), not_known=("Radio.", "EMC."), not_known_zh=("无线电。",))
    assert [(text, text.zh) for text in market.unknowns] == [("Radio.", "无线电。"), ("EMC.", "EMC.")]


@pytest.mark.parametrize(
    ("state", "union"), [("NL", "EU"), ("NO", "EU"), ("BY", "EAEU"), ("KW", "GCC"), ("MM", "ASEAN"), ("SA", "GCC")]
)
def test_the_rules_of_a_union_apply_in_its_states(state: str, union: str) -> None:
    book = MarketBook.bundled()
    assert [market.code for market in book.lineage(book[state])] == [state, union]
    assert book[state].unknowns, "what is national is listed as not known"

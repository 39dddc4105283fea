"""Bidders side by side: the order follows from what is found, and every format says it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

import stdcompat
from stdcompat.report.offers import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import OffersReport
    from stdcompat.language import Language

DAY = "2026-11-21"
GOOD = ("EN IEC 63000:2018", "EN 55032:2015+A11:2020", "EN 55035:2017+A11:2020", "EN 62368-1:2014+A11:2017")


def offer(name: str, *claims: str, kind: str = "server") -> stdcompat.Deployment:
    return stdcompat.Deployment(name, [stdcompat.Component("Server", kind, claims=claims)])


@pytest.fixture(scope="module")
def compared() -> OffersReport:
    offers = [offer("Nothing"), offer("Unknown kind", kind="unknown"), offer("All", *GOOD), offer("Half", *GOOD[:2])]
    return stdcompat.compare_offers(offers, "EU", as_of=DAY)


def test_the_order_follows_from_what_is_found(compared: OffersReport):
    assert [one.bidder for one in compared.ranking] == ["All", "Half", "Nothing", "Unknown kind"]
    last = compared.ranking[-1]
    assert (last.checked, last.not_met, last.not_offered > 0) == (0, 0, True), "what is not checked has not passed"


def test_the_order_of_the_offers_changes_nothing(compared: OffersReport):
    offers = [report.deployment for report in compared.reports]
    turned = stdcompat.compare_offers(offers[::-1], "EU", as_of=DAY)
    assert turned.ranking == compared.ranking


def test_equal_offers_share_a_place():
    same = stdcompat.compare_offers([offer("B", *GOOD), offer("A", *GOOD)], "EU", as_of=DAY)
    assert [(one.place, one.bidder) for one in same.ranking] == [(1, "A"), (1, "B")]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("format", FORMATS)
def test_every_format_names_every_bidder(compared: OffersReport, format: str, language: Language):
    said = compared.render(format, language)
    assert said == compared.render(format, language)
    if format == "docx":
        return
    if format == "xlsx":
        assert isinstance(said, bytes)
        book = openpyxl.load_workbook(io.BytesIO(said))
        text = " ".join(str(c.value) for page in book for row in page.iter_rows() for c in row)
        for page in book:  # printed as wide as the paper, and as long as it is
            fits = page.sheet_properties.pageSetUpPr
            assert fits is not None
            assert fits.fitToPage
            assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    else:
        text = str(said)
    for bidder in compared.bidders:
        assert bidder in text


def test_json_holds_the_reports(compared: OffersReport, tmp_path: Path):
    compared.write(tmp_path / "compared.json")
    plain = json.loads((tmp_path / "compared.json").read_text(encoding="utf-8"))
    assert plain["schema"] == "stdcompat-offers-report/1"
    assert [one["bidder"] for one in plain["offers"]] == list(compared.bidders)
    assert plain["ranking"][0]["bidder"] == "All"


def test_names_are_told_apart_and_nothing_is_refused_in_silence():
    same = stdcompat.compare_offers([offer("A"), offer("A")], "EU", as_of=DAY)
    assert same.bidders == ("A (1)", "A (2)")
    with pytest.raises(ValueError, match="at least one offer"):
        stdcompat.compare_offers([], "EU", as_of=DAY)
    with pytest.raises(ValueError, match="a comparison is written as"):
        same.render("sarif")

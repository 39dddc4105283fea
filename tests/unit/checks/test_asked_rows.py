"""Rows of a deviation table as requirements: what each asks, under which name, and whether equivalents count."""

from __future__ import annotations

import pytest

import stdcompat
from stdcompat.checks.asked_rows import asked_rows
from stdcompat.deployment import Claim, Component, Deployment, Statement
from stdcompat.deployment.model import OfferRow

ASKED = "The server shall comply with IEC 62368-1:2018"


def row(number: int, asked: str, *claims: str, sheet: str | None = "A", **said: object) -> OfferRow:
    found = tuple(Claim.of(one) for one in claims)
    return OfferRow(sheet, number, 1, "Server", found, clause=f"3.{number}", asked=asked, **said)  # type: ignore[arg-type]


def test_a_row_is_named_by_its_number_and_by_its_sheet_from_the_second_on():
    rows = [row(2, "free text"), row(3, ASKED), row(3, ASKED, sheet="B"), row(4, "", sheet="B")]
    assert [(one.id, one.regulation) for _, one in asked_rows(rows)] == [("row-3", "3.3"), ("row-2-3", "3.3")]


@pytest.mark.parametrize(("length", "cut"), [(120, False), (121, True)])
def test_long_rows_are_cut_in_the_title(length: int, cut: bool):
    ((_, asked),) = asked_rows([row(2, ASKED + " " + "x" * (length - len(ASKED) - 1))])
    assert asked.title.endswith("…") is cut
    assert len(asked.title) == 120 + cut


def test_one_of_several_or_all_of_them():
    either, every = (one for _, one in asked_rows([row(2, "EN 55032 or CISPR 32"), row(3, "EN 55032; EN 55035")]))
    assert ([str(one) for one in either.any_of], either.all_of) == (["EN 55032", "CISPR 32"], ())
    assert (every.any_of, [str(one) for one in every.all_of]) == ((), ["EN 55032", "EN 55035"])


@pytest.mark.parametrize(
    ("beside", "equivalents"),
    [("", True), ("不接受等效标准", False), ("Equivalent products are not accepted", True)],
)
def test_a_row_of_its_own_refuses_equivalents_for_the_others(beside: str, equivalents: bool):
    rows = [row(2, ASKED), row(3, f"{ASKED} or equivalent"), row(4, beside)]
    assert [one.equivalents for _, one in asked_rows(rows)] == [equivalents, True]


@pytest.mark.parametrize(
    ("claim", "stated", "begins"),
    [
        ("IEC 62368-1:2018", Statement.CLAIMED, "IEC 62368-1:2018 is the accepted"),
        ("IEC 62368-1:2018", Statement.DENIED, "stated as “D”, and none is found: "),
        ("IEC 62368-1:2014", Statement.CLAIMED, "stated as “D”, and it does deviate: "),
        ("IEC 62368-1", Statement.CLAIMED, "stated as “D”, which cannot be confirmed: "),
        ("IEC 62368-1:2014", Statement.DENIED, ""),
    ],
)
def test_what_the_row_says_of_deviation_stands_beside_the_verdict(claim: str, stated: Statement, begins: str):
    rows = (row(2, ASKED, claim, deviation="D", stated=stated),)
    offer = Deployment("D", [Component("Server", "server", claims=[claim])], rows=rows)
    (one,) = (f for f in stdcompat.check(offer, "EU", as_of="2026-11-21").answers if f.asked_by == "offer")
    assert one.message.startswith(begins)
    assert begins or not one.message.startswith("stated")
    assert one.claim == Claim.of(claim)

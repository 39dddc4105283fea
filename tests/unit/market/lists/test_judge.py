"""What the shipped lists answer, row by row and amendment by amendment, on the days before and after their dates."""

from __future__ import annotations

import datetime

import pytest

import stdcompat
from stdcompat import cited
from stdcompat.language import in_language
from stdcompat.market.lists import CitationStanding, CitedClaim, Judgement, ListBook

DAY = "2026-11-21"

# claim, act, day, what the list says: as printed in the decisions
ROWS = [
    ("EN 62368-1:2014", "LVD", DAY, "cited"),
    ("EN 62368-1:2014/AC:2015", "LVD", DAY, "cited"),  # a corrigendum is part of its edition
    ("EN 62368-1:2014", "LVD", "2023-12-12", "unknown"),  # "at latest" is no start
    ("EN 62368-1:2014/A11:2017", "LVD", DAY, "other-amendments"),
    ("EN IEC 62368-1:2020+A11:2020", "LVD", DAY, "other-edition"),
    ("EN 62368-1", "LVD", DAY, "edition-not-stated"),
    ("EN 62368-1:2014", "RED", DAY, "never-cited"),
    ("EN 62368-1:2014", "EMC", DAY, "unknown"),  # that list was not read whole
    ("EN 55032:2015/A11:2020", "EMC", DAY, "cited"),
    ("EN 55032:2015 + A11", "EMC", DAY, "cited"),
    ("EN 55032:2015", "EMC", DAY, "other-amendments"),
    ("EN 55032:2015/A1:2020", "EMC", DAY, "other-amendments"),
    ("EN 55032:2015/A11:2020", "EMC", "2020-11-03", "not-yet-cited"),
    ("EN 55035:2017", "EMC", "2019-08-05", "not-yet-cited"),
    ("EN 55035:2017", "EMC", "2019-08-06", "cited"),
    ("EN 55035:2017", "EMC", "2021-03-15", "cited"),
    ("EN 55035:2017", "EMC", "2021-03-16", "no-longer-cited"),
    ("EN 55035:2017/A11:2020", "EMC", "2021-03-16", "cited"),
    ("EN 55035:2017", "RED", DAY, "cited"),
    ("EN 55035:2017/A11:2020", "RED", DAY, "other-amendments"),
    ("EN 300 328 V2.2.2", "RED", "2020-02-05", "not-yet-cited"),
    ("ETSI EN 300 328 V2.2.2 (2019-07)", "RED", "2020-02-06", "cited"),
    ("EN 300 328 V2.1.1", "RED", "2021-08-05", "cited"),
    ("EN 300 328 V2.1.1", "RED", "2021-08-06", "no-longer-cited"),
    ("EN 300 328", "RED", DAY, "edition-not-stated"),
    ("EN 301 893 V2.1.1", "RED", "2028-05-14", "cited"),
    ("EN 301 893 V2.1.1", "RED", "2028-05-15", "no-longer-cited"),
    ("EN 301 489-1 V2.2.3", "RED", DAY, "never-cited"),
    ("EN 18031-1:2024", "RED", "2025-01-29", "not-yet-cited"),
    ("EN 18031-1:2024", "RED", "2025-01-30", "cited-with-restriction"),
    ("EN ISO 13849-1:2015", "MD", "2027-01-19", "cited"),
    ("EN ISO 13849-1:2015", "MD", "2027-01-20", "no-longer-cited"),  # the directive itself ends
    ("EN 50581:2012", "RoHS", "2021-11-17", "cited"),
    ("EN 50581:2012", "RoHS", "2021-11-18", "no-longer-cited"),
    # row 155 without a restriction until 2027-01-18, row 155a with one since 2025-07-18
    ("EN 60335-1:2012+A11:2014+A13:2017+A1:2019+A14:2019+A2:2019+A15:2021", "LVD", DAY, "cited"),
    (
        "EN 60335-1:2012+A11:2014+A13:2017+A1:2019+A14:2019+A2:2019+A15:2021",
        "LVD",
        "2027-01-18",
        "cited-with-restriction",
    ),
    ("EN ISO 13485:2016/A11:2021", "MDR", "2022-01-04", "not-yet-cited"),
    ("EN ISO 13485:2016/A11:2021", "MDR", "2022-01-05", "cited"),  # the row that came later acts back to this day
    ("EN 60332-1-2:2004/A1:2015", "LVD", "2025-06-12", "cited"),  # known from the annex that withdrew it
    ("EN 60332-1-2:2004/A1:2015", "LVD", "2025-06-13", "no-longer-cited"),
    ("EN 60332-1-2:2004/A1:2015", "LVD", "2023-12-12", "unknown"),
    ("EN ISO 12402-5:2020", "PPE", "2022-12-09", "not-yet-cited"),  # between two times of one row
    ("EN ISO 12402-5:2020", "PPE", "2023-05-11", "cited"),
    ("ISO 9001:2015", "LVD", DAY, "outside"),
]


def only(claim: str, *acts: str, as_of: str = DAY) -> CitedClaim:
    (answer,) = cited(claim, as_of=as_of, acts=acts).claims
    return answer


def under(claim: str, act: str, as_of: str = DAY) -> Judgement:
    (judgement,) = only(claim, act, as_of=as_of).judgements
    return judgement


@pytest.mark.parametrize(("claim", "act", "day", "standing"), ROWS)
def test_a_claim_is_answered_by_its_row_and_the_day(claim: str, act: str, day: str, standing: str):
    assert under(claim, act, day).standing.value == standing


def test_the_amendment_that_is_not_cited_is_named():
    answer = under("EN 62368-1:2014+A11:2017", "LVD")
    assert [one.number for one in answer.extra] == ["11"]
    assert [row.printed for row in answer.instead] == ["EN 62368-1:2014 with AC:2015"]


def test_the_amendment_that_is_missing_is_named():
    assert [one.number for one in under("EN 55032:2015", "EMC").missing] == ["11"]


def test_what_replaces_an_ended_citation_is_found_under_another_number():
    assert [str(row.id) for row in under("EN 50581:2012", "RoHS").successors] == ["EN IEC 63000:2018"]


def test_an_end_that_is_printed_already_names_what_follows():
    answer = under("EN 301 893 V2.1.1", "RED")
    assert answer.until == "2028-05-15"
    assert [str(row.id) for row in answer.successors] == ["ETSI EN 301 893 V2.2.1"]


def test_the_end_of_the_act_is_the_end_of_its_citations():
    assert under("EN ISO 13849-1:2023", "MD").until == "2027-01-20"


def test_every_act_that_cites_a_document_answers():
    answer = only("EN 55035:2017+A11:2020")
    assert [(one.list.short[0], one.standing) for one in answer.judgements] == [
        ("EMC", CitationStanding.CITED),
        ("RED", CitationStanding.AMENDMENTS),
    ]


@pytest.mark.parametrize("claim", ["EN 61000-3-2:2014", "EN 61000-3-3:2013"])
def test_what_may_stand_in_a_list_that_was_not_read_is_not_called_uncited(claim: str):
    answer = only(claim)
    assert answer.standing is CitationStanding.UNKNOWN
    assert "EMC" in {name for head in answer.incomplete for name in head.short}


def test_a_national_number_stands_for_the_european_edition_of_its_year():
    assert only("BS EN 62368-1:2014").standing is CitationStanding.CITED
    assert str(only("BS EN 62368-1:2014").read_as) == "EN 62368-1:2014"


def test_a_national_number_of_another_year_is_not_guessed_at():
    assert only("NF EN 62368-1:2099").standing is CitationStanding.UNKNOWN


def test_a_number_without_its_iso_is_asked_back():
    assert only("EN 13849-1:2015").near == ("EN ISO 13849-1",)
    assert only("IEC 62368-1:2018").near == ("EN 62368-1",)


def test_a_text_that_is_no_number_is_unknown():
    assert only("see annex").standing is CitationStanding.UNKNOWN


def test_an_answer_long_after_the_list_was_read_is_stale():
    assert not only("EN 62368-1:2014").stale
    assert only("EN 62368-1:2014", as_of="2028-01-01").stale


@pytest.mark.parametrize("act", ["2014/35/EU", "low voltage directive", "低电压指令", "lvd"])
def test_an_act_goes_by_all_its_names(act: str):
    assert ListBook.bundled().named("EU", act).act == "2014/35/EU"


def test_an_act_without_a_list_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="did you mean 'RED'"):
        cited("EN 62368-1", acts=["REDD"])


def test_a_market_without_lists_is_refused():
    with pytest.raises(ValueError, match="no official list of JP"):
        cited("JIS C 62368-1", "JP")


def test_order_and_company_change_no_answer():
    claims = list(dict.fromkeys(row[0] for row in ROWS))
    together = {one.as_written: one for one in cited(claims, as_of=DAY).claims}
    for claim in reversed(claims):
        assert together[claim] == only(claim)


@pytest.mark.parametrize("act", ["EMC", "RED", "ATEX", "lifts", "toys", "MID", "GAR"])
def test_every_shipped_row_is_cited_from_its_first_day_to_its_last(act: str):
    book = ListBook.bundled()
    one_day = datetime.timedelta(days=1)
    for row in book.rows(book.named("EU", act)):
        if row.since != row.until:
            for day in (row.since, row.seen):
                assert day is None or under(str(row.id), act, day).standing.is_met, row
            if row.until is not None:
                eve = datetime.date.fromisoformat(row.until) - one_day
                assert under(str(row.id), act, eve.isoformat()).standing.is_met, row


@pytest.mark.parametrize(
    ("day", "standing"), [("2020-11-30", "cited"), ("2026-04-26", "cited"), ("2026-04-27", "unknown")]
)
def test_a_row_of_a_list_that_was_replaced_by_one_not_read_is_not_called_ended(day: str, standing: str):
    (claim,) = cited(["EN 16890:2017"], as_of=day, acts=["GPSR"]).claims
    assert claim.standing.value == standing


def test_what_was_not_read_is_said():
    report = cited(["EN 16890:2017"], as_of=DAY, acts=["GPSR"])
    assert "whether it is cited from 2026-04-27 was not read" in report.render("text", width=300)


def test_the_gap_to_what_is_cited_is_that_of_the_resolver():
    report = cited(["EN IEC 62368-1:2020+A11:2020"], as_of=DAY, acts=["LVD"])
    gap = stdcompat.resolve("EN IEC 62368-1:2020", "EN 62368-1:2014", as_of=DAY).gap
    assert gap is not None
    (row,) = report.rows()
    assert row["gap"] == gap.said
    assert report.to_dict()["claims"][0]["acts"][0]["gap"] == gap.said


def test_a_restriction_is_said_in_chinese():
    report = cited(["EN 18031-1:2024"], as_of=DAY, acts=["RED"])
    (row,) = report.rows()
    assert "不产生推定" in in_language(row["restriction"], "zh")
    assert row["restriction"].isascii()

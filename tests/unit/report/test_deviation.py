"""Tables of requirements and answers: each row asks and answers, and what is stated is compared with what is found."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

import stdcompat
from stdcompat import Report, Verdict
from stdcompat.deployment.readers import read_file

if TYPE_CHECKING:
    from stdcompat.language import Language

DAY = "2026-11-21"
CHINESE = """电动汽车充电桩采购项目 技术规范偏离表,,,,,
序号,名称,招标文件条款,招标技术要求,投标技术响应,偏离情况
1,120kW直流充电桩,3.1.1,应符合GB/T 20234.3-2023,GB/T 20234.3-2015,无偏离
2,120kW直流充电桩,3.1.2,应符合GB/T 27930-2023,GB/T 27930-2023,无偏离
3,120kW直流充电桩,3.1.3,外观整洁,满足,无偏离
4,120kW直流充电桩,3.1.4,应符合GB/T 18487.1-2015及以上版本,GB/T 18487.1-2023,正偏离
"""
ENGLISH = """Schedule of Guaranteed Technical Particulars - 11 kV Current Transformer,,,
Sl. No.,Particulars,Required,Guaranteed
1,Applicable standard,IEC 61869-2:2012,IEC 60044-1:1996
2,Rated voltage,12,12
"""


def checked(text: str) -> Report:
    offer = read_file("table.csv", content=text.encode()).deployment
    return stdcompat.check(offer, profile=None, as_of=DAY)


def test_each_row_is_a_requirement_and_a_claim():
    report = checked(CHINESE)
    found = {one.requirement.regulation: one for one in report.answers if one.requirement is not None}
    assert {clause: one.verdict for clause, one in found.items()} == {
        "3.1.1": Verdict.OUTDATED,
        "3.1.2": Verdict.SATISFIED,
        "3.1.4": Verdict.SATISFIED,
    }
    said = found["3.1.1"].message
    assert said.startswith("stated as “无偏离”, and it does deviate: GB/T 20234.3-2015 is 1 edition")
    assert "投标文件称“无偏离”，实际存在偏离" in getattr(said, "zh")  # noqa: B009  # a message knows both


def test_particulars_are_no_products():
    report = checked(ENGLISH)
    assert [one.kind for one in report.deployment.components] == ["instrument-transformer"]
    assert report.deployment.rows[0].clause == "Applicable standard"
    (finding,) = report.answers
    assert not finding.verdict.is_met
    assert finding.claim is not None
    assert finding.claim.as_written == "IEC 60044-1:1996"


def test_what_asks_nothing_needs_something_to_be_checked_against():
    with pytest.raises(ValueError, match="nothing to check against"):
        checked("Product,Standard\nUPS,IEC 62040-1\n")


def test_it_reads_back_from_json():
    report = checked(CHINESE)
    assert Report.from_json(report.to_json()) == report


@pytest.mark.parametrize(
    ("language", "headings", "deviations"),
    [
        (
            "zh",
            ["序号", "条款", "招标要求", "投标响应", "偏离", "核查意见（stdcompat）"],
            ["负偏离", "无偏离", "无偏离", "无偏离"],
        ),
        (
            "en",
            ["No.", "Clause", "Requirement", "Bidder's response", "Deviation", "Result of the check (stdcompat)"],
            ["deviates", "none", "无偏离", "none"],
        ),
    ],
)
def test_the_table_in_its_usual_form(language: Language, headings: list[str], deviations: list[str]):
    said = checked(CHINESE).render("deviation-table", language)
    assert isinstance(said, bytes)
    rows = list(openpyxl.load_workbook(io.BytesIO(said)).worksheets[0].values)
    assert list(rows[2]) == headings
    assert [row[4] for row in rows[3:7]] == deviations
    assert [row[1] for row in rows[3:7]] == ["3.1.1", "3.1.2", "3.1.3", "3.1.4"]
    docx = checked(CHINESE).render("deviation-table", language, file="table.docx")
    assert isinstance(docx, bytes)
    assert docx[:2] == b"PK"


def test_our_table_is_read_as_an_offer_again_without_our_opinion():
    said = checked(CHINESE).render("deviation-table", "zh")
    assert isinstance(said, bytes)
    again = read_file("again.xlsx", content=said).deployment
    assert [row.asked for row in again.rows][:2] == ["应符合GB/T 20234.3-2023", "应符合GB/T 27930-2023"]
    assert [claim.as_written for row in again.rows[:2] for claim in row.claims] == [
        "GB/T 20234.3-2015",
        "GB/T 27930-2023",
    ]
    assert not [one for one in again.unread if "GB/T" in one.text]

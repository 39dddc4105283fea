"""The bidder's workbook given back: theirs untouched, ours recognised and never read as theirs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font, PatternFill

import stdcompat
from stdcompat.deployment.readers.ours import is_ours

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.language import Language

DAY = "2026-11-21"
ROWS = (
    ("Offer of 2026", None, None, None, None),
    ("No.", "Product", "Standards", "Qty", "Price"),
    (1, "Rack server", "GB 4943.1-2011; 符合国家相关标准", 2, "=D3*10"),
    (2, "Rack server", "GB 17625.1-2022", 1, "=D4*10"),
    (3, "Thing nobody knows", "EN 1", 1, "=SUM(E3:E4)"),
)


def workbook(path: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Offer"
    for row in rows:
        page.append(list(row))
    page.merge_cells("A1:E1")
    page.column_dimensions["B"].width = 31
    page["B3"].font = Font(name="Arial", bold=True, color="FFFF0000")
    page["D3"].fill = PatternFill("solid", start_color="FFFFFF00")
    page["E3"].number_format = "#,##0.00"
    book.save(path)
    return path


def checked(path: Path) -> stdcompat.Report:
    return stdcompat.check(stdcompat.Deployment.load(path), "EU", as_of=DAY)


def test_results_of_formulas_are_kept(tmp_path: Path):
    """A viewer that does not calculate shows what it showed before."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    with xlsxwriter.Workbook(str(tmp_path / "offer.xlsx")) as book:
        page = book.add_worksheet("Offer & more")
        page.write_row(0, 0, ["Product", "Standards", "Price"])
        page.write_row(1, 0, ["Rack server", "GB 4943.1-2011"])
        page.write_formula(1, 2, "=20*10", None, 200)
        page.write_formula(2, 2, '="a"&"<b>"', None, "a<b>")
        page.write_formula(3, 2, "=DATE(2026,1,2)", book.add_format({"num_format": "yyyy-mm-dd"}), 46024)
    checked(tmp_path / "offer.xlsx").annotate(tmp_path / "checked.xlsx")
    kept = openpyxl.load_workbook(tmp_path / "checked.xlsx", data_only=True)["Offer & more"]
    assert [kept[f"C{n}"].value for n in (2, 3)] == [200, "a<b>"]
    assert str(kept["C4"].value).startswith("2026-01-02")
    formulas = openpyxl.load_workbook(tmp_path / "checked.xlsx")["Offer & more"]
    assert [formulas[f"C{n}"].value for n in (2, 3, 4)] == ["=20*10", '="a"&"<b>"', "=DATE(2026,1,2)"]


def test_their_cells_are_as_they_were(tmp_path: Path):
    offer = workbook(tmp_path / "offer.xlsx")
    checked(offer).annotate(tmp_path / "checked.xlsx")
    before, after = openpyxl.load_workbook(offer)["Offer"], openpyxl.load_workbook(tmp_path / "checked.xlsx")["Offer"]
    for cells in before.iter_rows():
        for cell in cells:
            same = after[cell.coordinate]
            assert (same.value, same.number_format, same.font.b, same.font.name) == (
                cell.value,
                cell.number_format,
                cell.font.b,
                cell.font.name,
            )
    assert after.column_dimensions["B"].width == 31
    assert after["D3"].fill.start_color.rgb == "FFFFFF00"
    assert [str(one) for one in after.merged_cells.ranges] == ["A1:E1"]


def test_nothing_is_written_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tempfile.NamedTemporaryFile", None)  # what a process that is killed would leave behind
    checked(workbook(tmp_path / "offer.xlsx")).annotate(tmp_path / "checked.xlsx")
    assert openpyxl.load_workbook(tmp_path / "checked.xlsx").sheetnames


def test_a_workbook_of_another_name_is_given_back(tmp_path: Path):
    offer = workbook(tmp_path / "offer.xlsx").rename(tmp_path / "offer.csv")
    checked(offer).annotate(tmp_path / "checked.xlsx")
    assert openpyxl.load_workbook(tmp_path / "checked.xlsx")["Offer"].cell(3, 2).value == "Rack server"


def test_what_stands_beside_a_row(tmp_path: Path):
    checked(workbook(tmp_path / "offer.xlsx")).annotate(tmp_path / "checked.xlsx")
    page = openpyxl.load_workbook(tmp_path / "checked.xlsx")["Offer"]
    assert [page.cell(2, n).value for n in range(6, 10)] == [
        "stdcompat: verdict",
        "stdcompat: reason",
        "stdcompat: what to ask for",
        "stdcompat: asked by",
    ]
    assert str(page.cell(3, 6).value).startswith("not met: ")
    assert "EN IEC 63000:2018" in str(page.cell(3, 8).value)
    assert page.cell(5, 6).value == "not checked"
    assert "kind of product not known" in str(page.cell(5, 7).value)
    unread = page["C3"].comment
    assert unread is not None
    assert "符合国家相关标准" in unread.text


def test_it_prints_on_the_width_of_a_page_and_filters(tmp_path: Path):
    checked(workbook(tmp_path / "offer.xlsx")).annotate(tmp_path / "checked.xlsx")
    book = openpyxl.load_workbook(tmp_path / "checked.xlsx")
    page = book["Offer"]
    assert page.sheet_properties.pageSetUpPr is not None
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight, page.sheet_properties.pageSetUpPr.fitToPage) == (
        1,
        0,
        True,
    )
    assert page.auto_filter.ref == "A2:I5"
    assert page.print_title_rows == "$2:$2"
    legend = book["stdcompat legend"]
    assert is_ours(legend["A1"].value)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_checked_again_it_says_the_same(tmp_path: Path, language: Language):
    offer = workbook(tmp_path / "offer.xlsx")
    report = checked(offer)
    report.annotate(tmp_path / "checked.xlsx", language)
    again = checked(tmp_path / "checked.xlsx")
    assert again.deployment == report.deployment
    assert again.deployment.unread == report.deployment.unread
    assert again.findings == report.findings
    again.annotate(tmp_path / "twice.xlsx", language)
    assert cells_of(tmp_path / "twice.xlsx") == cells_of(tmp_path / "checked.xlsx")
    report.annotate(tmp_path / "same.xlsx", language)
    assert (tmp_path / "same.xlsx").read_bytes() == (tmp_path / "checked.xlsx").read_bytes()


def cells_of(path: Path) -> list[tuple[str, str, object]]:
    return [
        (page.title, cell.coordinate, cell.value)
        for page in openpyxl.load_workbook(path).worksheets
        for cells in page.iter_rows()
        for cell in cells
        if cell.value is not None
    ]


def test_a_csv_becomes_a_workbook(tmp_path: Path):
    path = tmp_path / "offer.csv"
    path.write_text('Product,Standards\n"Rack\nserver",=GB 4943.1-2011\nUPS,007\n', encoding="utf-8")
    checked(path).annotate(tmp_path / "checked.xlsx")
    page = openpyxl.load_workbook(tmp_path / "checked.xlsx")["Offer"]
    assert page["B2"].value == "=GB 4943.1-2011"
    assert page["B2"].data_type in {"s", "inlineStr"}
    assert page["B3"].value == "007"
    assert is_ours(str(page["C1"].value))


def test_an_offer_that_came_in_no_sheet_is_not_given_back(tmp_path: Path):
    offer = stdcompat.Deployment("D", [stdcompat.Component("S", "server", claims=["GB 4943.1-2022"])])
    with pytest.raises(ValueError, match="not read from a sheet"):
        stdcompat.check(offer, "CN", as_of=DAY).annotate(tmp_path / "checked.xlsx")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Rack server", "Core switch", "UPS", "Chair"]),
            st.sampled_from(["GB 4943.1-2022", "GB 4943.1-2011; GB 17625.1-2022", "n/a", "见附件", "EN 55032"]),
            st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20).filter(
                lambda text: not is_ours(text)
            ),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_round_trip_of_any_offer(tmp_path: Path, rows: list[tuple[str, str, str]]):
    workbook(
        tmp_path / "any.xlsx", (("Title", None, None, None, None), ("Product", "Standards", "Remarks", "A", "B"), *rows)
    )
    report = checked(tmp_path / "any.xlsx")
    out = tmp_path / "checked.xlsx"
    report.annotate(out)
    again = checked(out)
    assert (again.deployment, again.findings, again.deployment.unread) == (
        report.deployment,
        report.findings,
        report.deployment.unread,
    )
    assert io.BytesIO(out.read_bytes()).read(2) == b"PK"

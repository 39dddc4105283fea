"""Official lists in the layouts in which authorities publish them, whole and damaged."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from stdcompat import cited
from stdcompat.errors import InputError
from stdcompat.identifiers import parse
from stdcompat.market.lists import Citation, ListBook
from stdcompat.market.lists.importing import ImportedLists, import_lists
from stdcompat.market.lists.tables import references_of

if TYPE_CHECKING:
    from collections.abc import Sequence

NEW = (
    *("Legislation", "ESO", "Reference and title Provision", "Start of legal effect", "Publication OJ reference"),
    *("Publication Decision reference", "Publication OJ date", "End of legal effect", "Withdrawal OJ reference"),
    *("Withdrawal Decision reference", "Withdrawal OJ date"),
)
OLD = (
    *("Legislation reference (A)", "ESO\n(B)", "Reference number of the standard (C)", "Title of the standard (D)"),
    *("Date of start of presumption of conformity (1)", "OJ reference for publication in OJ (2)", "Restriction (3)"),
    "Date of start of presumption of conformity with restriction (4)",
    *("OJ reference for publication of a restriction in OJ (5)", "Date of withdrawal from OJ (6)"),
    "OJ reference for withdrawal from OJ (7)",
)
RED = "2014/53/EU - Radio Equipment (RED)"
DAY = datetime.datetime(2019, 11, 27)  # noqa: DTZ001  # a workbook's day has no zone


def book(path: Path, *rows: Sequence[object], sheet: str = "List") -> Path:
    workbook = openpyxl.Workbook()
    page = workbook.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    workbook.save(path)
    return path


def new(path: Path, *rows: Sequence[object]) -> Path:
    return book(path, ["Generated 7 September 2026"], [], NEW, *rows)


def radio(
    cell: str, since: object = "06.02.2020", decision: str = "2020/167", until: object = None, by: object = None
) -> list[Any]:
    return [RED, "ETSI", cell, since, "OJ L 34", decision, since, until, None, by, until]


def rows_of(done: ImportedLists) -> list[Citation]:
    return [row for _, rows in done.lists for row in rows]


def test_the_new_layout_is_read_with_its_day(tmp_path: Path):
    path = new(
        tmp_path / "red.xlsx",
        radio("EN 301 908-1 V13.1.1\r\nIMT", until="04.04.2025", by="2023/2392"),
        radio("EN 301 908-1 V15.2.1\r\nIMT", "4.10.2023", "2023/2392"),
        radio("EN 50360:2017\r\nProduct standard (IEC 62209-1)\r\nEN 50360:2017/A1:2023", "1.12.2023", "2023/2669"),
    )
    done = import_lists([path], "EU")
    ((head, rows),) = done.lists
    assert (head.act, head.name, head.read_until, head.complete_since) == (
        "2014/53/EU",
        "Radio Equipment Directive",  # the name that the act has among the shipped lists
        "2026-09-07",
        "2020-02-06",
    )
    assert (done.rows, done.imported, done.left_out) == (3, 3, ())
    assert [(str(row.id), row.since, row.until) for row in rows] == [
        ("ETSI EN 301 908-1 V13.1.1", "2020-02-06", "2025-04-04"),
        ("ETSI EN 301 908-1 V15.2.1", "2023-10-04", None),
        ("EN 50360:2017+A1:2023", "2023-12-01", None),
    ]
    assert [str(id) for id in rows[1].superseded] == ["ETSI EN 301 908-1 V13.1.1"]
    assert rows[2].title == "Product standard (IEC 62209-1)"


def test_what_the_shipped_list_does_not_know_is_no_part_of_another(tmp_path: Path):
    done = import_lists([new(tmp_path / "red.xlsx", radio("EN 300 328 V2.2.2"))], "EU")
    (head,) = (head for head, _ in done.lists)
    assert (head.not_known, head.not_known_zh, head.unknowns) == ((), (), ())


def test_the_old_layout_is_read_with_its_restrictions(tmp_path: Path):
    path = book(
        tmp_path / "lvd.xlsx",
        OLD,
        ["2014/35/EU", "Cenelec", "EN 60529:1991, EN 60529:1991/A1:2000, EN 60529:1991/A2:2013/AC:2019-02", "IP", DAY, "OJ L 306 - 27/11/2019", "-", None, "-", None, "-"],
        ["2014/35/EU", "Cenelec", "EN 617:2001+A1:2010", "X", 43796, "OJ L 306 - 27/11/2019", "No noise", "18/07/2025", "OJ L, 2025/1457 - 18/07/2025", None, "-"],
        ["2014/35/EU", "Cenelec", "HD 603 S1:1994/A3:2007", "Y", None, "-", "Not colours", "18.07.2025", "OJ L, 2025/1457", None, "-"],
    )  # fmt: skip
    rows = rows_of(import_lists([path], "EU"))
    assert [(str(row.id), row.since, row.until, row.restriction) for row in rows] == [
        ("EN 60529:1991+A1:2000+A2:2013", "2019-11-27", None, None),
        ("EN 617:2001+A1:2010", "2019-11-27", "2025-07-18", None),  # without a restriction at first
        ("EN 617:2001+A1:2010", "2025-07-18", None, "No noise"),
        ("HD 603 S1:1994+A3:2007", "2025-07-18", None, "Not colours"),
    ]


def test_an_old_workbook_is_read_whatever_its_name(tmp_path: Path):
    path = tmp_path / "rohs.xlsx"
    path.write_bytes((Path(__file__).parent / "rohs.xls").read_bytes())
    rows = rows_of(import_lists([path], "EU"))
    assert [(str(row.id), row.since, row.until) for row in rows] == [
        ("EN 50581:2012", "2012-11-23", "2021-11-18"),
        ("EN IEC 63000:2018", "2020-05-18", None),
    ]


def test_several_acts_in_csv_and_several_files_are_one_book(tmp_path: Path):
    table = tmp_path / "acts.csv"
    table.write_text(
        "Legislation;Reference and title;Start of legal effect;End of legal effect\n"
        "2014/30/EU;EN 55035:2017;06/08/2019;16/03/2021\n2017/745 - Medical Devices;EN ISO 13485:2016;5 January 2022;\n",
        encoding="utf-8",
    )
    done = import_lists([table, new(tmp_path / "red.xlsx", radio("EN 300 328 V2.2.2"))], "EU")
    assert [head.act for head, _ in done.lists] == ["(EU) 2017/745", "2014/30/EU", "2014/53/EU"]
    assert len(done.sources) == 2


def test_any_table_is_read_with_a_mapping(tmp_path: Path):
    table = tmp_path / "uk.csv"
    table.write_text("What,When\nBS EN 60335-1:2012+A15:2021,01/02/2023\n", encoding="utf-8")
    mapping = {"reference": ("What",), "since": ("When",)}
    done = import_lists([table], "UK", act="SI 2016/1101", vocabulary=mapping)
    ((head, (row,)),) = done.lists
    assert (head.market, head.act, str(row.id), row.since) == (
        "UK",
        "SI 2016/1101",
        "BS EN 60335-1:2012+A15:2021",
        "2023-02-01",
    )


def test_every_row_is_accounted_for(tmp_path: Path):
    path = new(
        tmp_path / "red.xlsx",
        radio("EN 300 328 V2.2.2\r\nWideband"),
        radio("EN 300 328 V2.2.2\r\nWideband"),
        radio("to be announced"),
        radio(""),
        ["Part Two"],
    )
    done = import_lists([path], "EU")
    assert (done.rows, done.imported) == (5, 1)
    assert [(row.place.rpartition(" ")[2], row.why) for row in done.left_out] == [
        ("6", "names no standard that can be read"),
        ("7", "has no reference"),
        ("8", "is a heading"),
        ("5", "says what sheet 'List', row 4 says"),
    ]


@pytest.mark.parametrize(
    ("cell", "bundles", "notice"),
    [
        ("EN 1:2000", [["EN 1:2000"]], None),
        ("EN 1:2000 / Title of it", [["EN 1:2000"]], None),
        ("EN 1:2000/AC:2001\nEN 1:2000\nTitle", [["EN 1:2000", "EN 1:2000/AC:2001"]], None),
        ("EN 1:2000\nTitle\nNotice: EN 2:2001 is meant\nEN 3:2002", [["EN 1:2000"]], "Notice: EN 2:2001 is meant\nEN 3:2002"),
        ("EN 1:2000, A1:2004, AC:2005", [["EN 1:2000", "EN 1:2000/A1:2004", "EN 1:2000/AC:2005"]], None),
        ("EN 1:2000, EN 2:2001, EN 1:2000/A1:2004", [["EN 1:2000", "EN 1:2000/A1:2004"], ["EN 2:2001"]], None),
        ("EN 1:2000, EN 1:2000/A1:2004 (Note 2)", [["EN 1:2000", "EN 1:2000/A1:2004"]], None),
        ("EN 1:2000, EN 1:2000/A1:2004 Title (ISO 1:2000)", [["EN 1:2000", "EN 1:2000/A1:2004"]], None),
        ("EN 301 908 -1 V15.2.1\r\nIMT", [["ETSI EN 301 908-1 V15.2.1"]], None),
        ("nothing", [], None),
    ],
)  # fmt: skip
def test_one_cell_is_one_bundle(cell: str, bundles: list[list[str]], notice: str | None):
    found, _, said = references_of(cell)
    assert ([[str(one) for one in bundle] for bundle in found], said) == (bundles, notice)


def test_an_imported_list_counts_above_the_shipped_one(tmp_path: Path):
    """The act that it holds is answered by it, every other act as before."""
    import_lists([new(tmp_path / "red.xlsx", radio("EN 300 328 V2.2.2", until="01.01.2026"))], "EU").compile(
        tmp_path / "l.sqlite"
    )
    lists = ListBook.read(tmp_path / "l.sqlite").above(ListBook.bundled())
    report = cited(["EN 300 328 V2.2.2", "EN 55035:2017/A11:2020"], as_of="2026-02-01", lists=lists)
    assert [one.standing.value for one in report.claims] == ["no-longer-cited", "cited"]
    assert list(report.origins) == ["2014/53/EU"]


def test_toml_and_compiled_lists_give_the_same_answers(tmp_path: Path):
    from stdcompat.bundle.format import format_toml

    done = import_lists(
        [new(tmp_path / "red.xlsx", radio("EN 50360:2017\nX\nEN 50360:2017/A1:2023\nNotice 1: y"))], "EU"
    )
    done.compile(tmp_path / "l.sqlite")
    (tmp_path / "l.toml").write_text(format_toml("", done.to_tables()), encoding="utf-8")
    answers = [
        cited("EN 50360:2017/A1:2023", as_of="2026-02-01", lists=ListBook.read(tmp_path / name)).claims[0].judgements
        for name in ("l.sqlite", "l.toml")
    ]
    assert answers[0] == answers[1]
    assert answers[0][0].citation is not None
    assert answers[0][0].citation.restriction == "Notice 1: y"


def test_the_same_files_give_the_same_bytes(tmp_path: Path):
    path = new(tmp_path / "red.xlsx", radio("EN 300 328 V2.2.2"))
    for name in ("a.sqlite", "b.sqlite"):
        import_lists([path], "EU").compile(tmp_path / name)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def refused(path: Path, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        import_lists([path], "EU", **options)
    return str(caught.value)


def test_a_pdf_in_place_of_the_table_is_told(tmp_path: Path):
    (tmp_path / "list.xlsx").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    assert "is a PDF; a table is expected" in refused(tmp_path / "list.xlsx")


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["Article", "Price"], "found: 'Article', 'Price'"),
        (["Legislation", "Reference and title"], "found: 'Legislation'"),
    ],
)
def test_a_table_that_is_no_list_is_told_what_is_missing(tmp_path: Path, headings: list[str], found: str):
    message = refused(book(tmp_path / "x.xlsx", headings, ["a", "b"]))
    assert "a column with the references of the standards" in message
    assert found in message


def test_a_list_without_acts_asks_for_one(tmp_path: Path):
    assert "has no column with the act" in refused(
        book(tmp_path / "x.xlsx", ["Reference", "Date of withdrawal"], ["EN 1:2000", "1.1.2020"])
    )


def test_all_impossible_dates_are_told_at_once(tmp_path: Path):
    message = refused(
        new(tmp_path / "x.xlsx", radio("EN 300 328 V2.2.2", "31.02.2020"), radio("EN 300 328 V2.1.1", until="soon"))
    )
    assert "cell D4: '31.02.2020' is no date" in message
    assert "cell H5: 'soon' is no date" in message


def test_a_formula_without_a_value_is_told(tmp_path: Path):
    assert "cell D4: holds a formula without a value" in refused(
        new(tmp_path / "x.xlsx", radio("EN 300 328 V2.2.2", "=A1+1"))
    )


def test_rows_that_are_merged_are_told(tmp_path: Path):
    path = new(tmp_path / "x.xlsx", radio("EN 300 328 V2.2.2"), radio(""))
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].merge_cells("C4:C5")
    workbook.save(path)
    assert "rows 4 to 5: are merged" in refused(path)


# --- other layouts ----------------------------------------------------------------------------------


def test_the_table_of_the_united_kingdom_has_notices_and_no_days(tmp_path: Path):
    """As the service for approved bodies keeps it: the base and its amendments, and `BS` cut off at a comma."""
    table = tmp_path / "designated.csv"
    table.write_text(
        "Regulation,Title,Reference number,Notice of publication reference\n"
        '(EU) No 305/2011,Control and indicating equipment,"EN 54-2:1997, EN 54-2:1997/AC:1999, EN 54-2:1997/A1:2006",0035/21\n'
        '(EU) No 305/2011,Metal lath and beads,"BS, EN 13658-2:2005",0035/21\n',
        encoding="utf-8",
    )
    done = import_lists([table], "UK", read_until=datetime.date(2024, 9, 2))
    assert (done.imported, done.left_out) == (2, ())
    assert [(str(row.id), row.since, row.seen, row.decision) for row in rows_of(done)] == [
        ("EN 54-2:1997+A1:2006", None, "2024-09-02", "0035/21"),
        ("BS EN 13658-2:2005", None, "2024-09-02", "0035/21"),
    ]
    assert done.lists[0][0].market == "UK"


def test_a_consolidated_table_says_when_a_designation_ended_and_what_it_superseded(tmp_path: Path):
    path = book(
        tmp_path / "gb.xlsx",
        ["Designated standards for Great Britain, as at 3 March 2026"],
        [],
        ["UK legislation", "Reference number of the designated standard", "Amendments", "Title", "Date of designation", "Removal date", "Informative note", "Notice of publication reference", "Withdrawal notice reference", "Reference of superseded standard"],
        ["SI 2016/1101", "EN 60335-2-8:2015", "A1:2016\nEN 60335-2-8:2015/A2:2019", "Shavers", "01/01/2021", "4 September 2027", "-", "0013/21", "0101/26", ""],
        ["SI 2016/1101", "EN IEC 60335-2-8:2024", "", "Shavers", "4 March 2026", "", "Clause 7 is not designated", "0101/26", "", "EN 60335-2-8:2015"],
    )  # fmt: skip
    done = import_lists([path], "UK")
    assert done.lists[0][0].read_until == "2026-03-03"
    assert [(str(row.id), row.since, row.until, row.restriction, row.superseded[:1]) for row in rows_of(done)] == [
        ("EN 60335-2-8:2015+A1:2016+A2:2019", "2021-01-01", "2027-09-04", None, ()),
        ("EN IEC 60335-2-8:2024", "2026-03-04", None, "Clause 7 is not designated", (parse("EN 60335-2-8:2015"),)),
    ]


@pytest.mark.parametrize(
    ("headings", "day", "end"),
    [
        (
            ("Rechtsvorschrift", "Nummer der Norm", "Datum des Beginns der Konformitätsvermutung", "Datum der Streichung aus dem ABl."),
            "4. März 2019",
            "30. Juni 2021",
        ),
        (
            ("Législation", "Référence de la norme", "Date de début de présomption de conformité", "Date de retrait du JO"),
            "4 mars 2019",
            "30 juin 2021",
        ),
        (
            ("Legislación", "Referencia de la norma", "Fecha de inicio de la presunción de conformidad", "Fecha de retirada del DO"),
            "4 de marzo de 2019",
            "30/06/2021",
        ),
        (("指令", "标准编号", "起始日期", "撤销日期"), "2019年3月4日", "2021-06-30"),
    ],
)  # fmt: skip
def test_headings_and_months_of_other_languages(tmp_path: Path, headings: tuple[str, ...], day: str, end: str):
    path = book(tmp_path / "x.xlsx", headings, ["2014/35/EU", "EN 50620:2017, EN 50620:2017/A1:2019", day, end])
    assert [(str(row.id), row.since, row.until) for row in rows_of(import_lists([path], "EU"))] == [
        ("EN 50620:2017+A1:2019", "2019-03-04", "2021-06-30")
    ]


def test_the_day_of_a_list_stands_anywhere_above_its_headings(tmp_path: Path):
    path = book(
        tmp_path / "x.xlsx",
        ["References of harmonised standards (2019/1956 and later decisions)"],
        ["Summary list, last updated on 15.06.2026; without legal effect"],
        [],
        NEW,
        radio("EN 300 328 V2.2.2"),
    )
    assert import_lists([path], "EU").lists[0][0].read_until == "2026-06-15"


def test_a_number_and_a_title_on_one_line_are_told_apart():
    (bundle,), title, _ = references_of("HD 308 S2:2001 / Identification of cores in cables")
    assert ([str(id) for id in bundle], title) == (["HD 308 S2:2001"], "Identification of cores in cables")

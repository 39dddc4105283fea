"""Documents are read back by another library, so that they are what its programs open."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn

from stdcompat.language import Bilingual
from stdcompat.report.blocks import Heading, Line, Table, Tone
from stdcompat.report.paper import Filled, Paper

if TYPE_CHECKING:
    from stdcompat.language import Language

DAY = datetime.date(2026, 11, 21)


def opened(paper: Paper) -> Any:
    return docx.Document(io.BytesIO(paper.bytes(DAY)))


@pytest.mark.parametrize(("language", "said"), [("en", "Report"), ("zh", "报告")])
def test_it_is_written_in_one_language(language: Language, said: str):
    paper = Paper(language)
    paper.title(Bilingual("Report", "报告"))
    document = opened(paper)
    assert [(one.text, one.style.name) for one in document.paragraphs] == [(said, "Title")]
    assert document.core_properties.title == said
    assert document.core_properties.modified.date() == DAY


def test_blocks_become_headings_lines_and_tables():
    paper = Paper("en")
    paper.show(
        [
            Heading("Found", "in short"),
            Line("of two", "1.", tone=Tone.ERROR, indent=2),
            Table(("a", "b"), (("1", "2"),)),
        ]
    )
    document = opened(paper)
    heading, detail, line, _ = document.paragraphs
    assert (heading.text, heading.style.name) == ("Found", "Heading 1")
    assert detail.text == "in short"
    assert [(run.text, run.bold, str(run.font.color.rgb)) for run in line.runs] == [
        ("1. ", True, "8A2B06"),
        ("of two", None, "8A2B06"),
    ]
    assert round(line.paragraph_format.left_indent.mm) == 4
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["a", "b"], ["1", "2"]]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


@pytest.mark.parametrize(("landscape", "size"), [(False, (210, 297)), (True, (297, 210))])
def test_a_table_takes_the_width_of_the_paper(landscape: bool, size: tuple[int, int]):
    paper = Paper("en", landscape=landscape)
    paper.table(["", ""], [[Filled("no\nyes", "#fde3d3", bold=True), "x"]], [1, 3])
    document = opened(paper)
    (section,) = document.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    (row,) = document.tables[0].rows
    assert [round(cell.width.mm) for cell in row.cells] == [round((size[0] - 28) * share / 4) for share in (1, 3)]
    assert row.cells[0].text == "no\nyes"
    assert row.cells[0]._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "FDE3D3"
    assert section.footer.paragraphs[0].text.strip(" 1") == "/"


def test_what_others_wrote_is_text():
    hostile = "<w:p/> & \x00\x1b\ud800\ufffe]]>\u202e"
    paper = Paper("en")
    paper.title(hostile)
    paper.table(["a"], [[hostile]])
    document = opened(paper)
    shown = "<w:p/> & \ufffd\ufffd\ufffd\ufffd]]>\ufffd"
    assert document.paragraphs[0].text == document.tables[0].rows[1].cells[0].text == shown
    assert document.core_properties.title == shown


def test_a_page_begins_with_what_comes_next():
    paper = Paper("en")
    paper.line(Line("one"))
    paper.page()
    paper.line(Line("two"))
    paper.page()
    paper.table(["a"], [])
    paper.line(Line("three"))
    breaks = [(one.text, bool(one.paragraph_format.page_break_before)) for one in opened(paper).paragraphs]
    assert breaks == [("one", False), ("two", True), ("", True), ("", False), ("three", False)]

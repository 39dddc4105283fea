"""A4 paper as a DOCX file: titles, lines, tables whose cells may be filled; one language at a time.

Needs python-docx (the extra ``docx``).
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat.checks.verdict import Verdict
from stdcompat.errors import MissingExtraError
from stdcompat.language import in_language
from stdcompat.report.blocks import Heading, Line, Table, Tone
from stdcompat.report.packed import repacked
from stdcompat.report.safe import clean

try:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor
except ImportError:
    raise MissingExtraError("docx", "python-docx") from None  # noqa: EM101  # the names are the message

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["Filled", "Paper"]

_LATIN: Final = "Arial"
_CHINESE: Final = "Microsoft YaHei"
_INK: Final = {
    Tone.ERROR: "8A2B06",
    Tone.WARNING: "6B4E00",
    Tone.GOOD: "0C3B5E",
    Tone.DIM: "566072",
    Tone.NOTE: "566072",
}
_SIZES: Final = {"Title": 18, "Heading 1": 13, "Heading 2": 10.5, "Normal": 9.5}


class Filled(NamedTuple):
    """A cell with a ground of its own, as ``#rrggbb``, which is never the only sign."""

    text: str
    colour: str = ""
    bold: bool = False


def _looks(table: Table) -> Iterable[Sequence[str | Filled]]:
    colours = {one.value: one.colour for one in Verdict}
    for n, row in enumerate(table.rows):
        yield [Filled(cell, colours.get(table.look(n, m), "")) for m, cell in enumerate(row)]


class Paper:
    """A document while it is written."""

    def __init__(self, language: Language, *, landscape: bool = False) -> None:
        self.language = language
        self.document = docx.Document()
        section = self.document.sections[0]
        width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = Mm(14)
        section.top_margin, section.bottom_margin = Mm(13), Mm(13)
        self.width = (297 if landscape else 210) - 28
        for name, size in _SIZES.items():
            style: Any = self.document.styles[name]
            style.font.name, style.font.size = _LATIN, Pt(size)
            style.font.color.rgb = RGBColor(0x1B, 0x24, 0x30)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), _CHINESE)
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.space_before = Pt(0 if name in {"Normal", "Title"} else 8)
        self._number_pages(section)

    def bytes(self, day: datetime.date) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue(), day)

    def said(self, text: str) -> str:
        """Return a text in the language of the paper, harmless to show."""
        return clean(in_language(text, self.language))

    def title(self, text: str) -> None:
        """Begin with the title of the whole."""
        self.document.add_paragraph(self.said(text), style="Title")

    def heading(self, text: str, detail: str = "", level: int = 1) -> None:
        """Begin a section."""
        self.document.add_heading(self.said(text), level)
        if detail:
            self.line(Line(detail, tone=Tone.DIM), size=8.5)

    def line(self, line: Line, size: float | None = None, *, bold: bool = False) -> None:
        """Write one line."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(2 * line.indent)
        for text, strong in ((line.label, True), (line.text, bold)):
            if text:
                run = paragraph.add_run(self.said(text) + (" " if strong and not bold else ""))
                run.bold = strong
                if size is not None:
                    run.font.size = Pt(size)
                if line.tone in _INK:
                    run.font.color.rgb = RGBColor.from_string(_INK[line.tone])

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str | Filled]],
        widths: Sequence[float] = (),
        size: float = 8,
    ) -> None:
        """Write a table over the width of the paper, whose headings stand on each page.

        Args:
            columns: the headings.
            rows: the cells.
            widths: how wide each column is, in any one measure; all the same by default.
            size: of the letters, in points.
        """
        headed = any(columns)
        found = [*([tuple(columns)] if headed else []), *(tuple(row) for row in rows)]
        table: Any = self.document.add_table(rows=len(found), cols=len(columns), style="Table Grid")
        table.autofit = False
        shares = list(widths) or [1.0] * len(columns)
        measures = [Mm(self.width * share / sum(shares)) for share in shares]
        for column, measure in zip(table.columns, measures, strict=True):
            column.width = measure  # some programs look there, others at the cells
        for number, row in enumerate(table.rows):
            for n, (cell, what) in enumerate(zip(row.cells, found[number], strict=True)):
                cell.width = measures[n]
                self._fill(
                    cell, what if isinstance(what, Filled) else Filled(what), size, is_heading=headed and number == 0
                )
            properties = row._tr.get_or_add_trPr()
            whole = OxmlElement("w:cantSplit")
            properties.append(whole)
            if headed and number == 0:
                repeated = OxmlElement("w:tblHeader")
                repeated.set(qn("w:val"), "true")
                properties.append(repeated)
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def show(self, blocks: Iterable[Block], level: int = 1) -> None:
        """Write blocks one after another."""
        for block in blocks:
            if isinstance(block, Heading):
                self.heading(block.text, block.detail, level)
            elif isinstance(block, Table):
                self.table(block.columns, _looks(block))
            else:
                self.line(block)

    def page(self) -> None:
        """Begin a new page."""
        self.document.add_page_break()  # type: ignore[no-untyped-call]

    def _fill(self, cell: Any, what: Filled, size: float, *, is_heading: bool) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        for number, text in enumerate(in_language(what.text, self.language).split("\n")):
            run = paragraph.add_run(clean(text))
            run.font.size = Pt(size)
            run.bold = is_heading or what.bold
            if number < in_language(what.text, self.language).count("\n"):
                run.add_break()
        colour = "E7E6E6" if is_heading else what.colour.lstrip("#").upper()
        if colour:
            shade = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
                shade.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    def _number_pages(self, section: Any) -> None:
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = 2  # right
        for word in ("PAGE", " / ", "NUMPAGES"):
            run = paragraph.add_run() if word.isupper() else paragraph.add_run(word)
            run.font.size = Pt(7.5)
            if word.isupper():
                for kind, text in (("begin", ""), ("", word), ("end", "")):
                    mark = OxmlElement("w:fldChar" if kind else "w:instrText")
                    if kind:
                        mark.set(qn("w:fldCharType"), kind)
                    else:
                        mark.text = text
                    run._r.append(mark)

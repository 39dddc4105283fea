"""A4 paper as a DOCX file: titles, lines, tables whose cells may be filled; one language at a time.

Written is the small part of WordprocessingML (ISO/IEC 29500-1, clause 17) that this takes, in the order of its schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import escape

from stdcompat.checks.verdict import Verdict
from stdcompat.language import in_language
from stdcompat.report.blocks import Heading, Line, Table, Tone
from stdcompat.report.packed import packed
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["Filled", "Paper"]

_INK: Final = {
    Tone.ERROR: "8A2B06",
    Tone.WARNING: "6B4E00",
    Tone.GOOD: "0C3B5E",
    Tone.DIM: "566072",
    Tone.NOTE: "566072",
}
_SHORT, _LONG = 210, 297  # millimetres of A4
_SIDE, _TOP = 14, 13  # margins
_LEADING: Final = 1.3  # from line to line in a table, to the size of its letters
_TWIPS: Final = 1440 / 25.4  # in a millimetre
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/footer1.xml" ContentType="{_WORD}.footer+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>"""
_SETTINGS: Final = f"""{_HEAD}<w:settings {_W}><w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"""
_FOOTER: Final = f"""{_HEAD}<w:ftr {_W}><w:p><w:pPr><w:jc w:val="right"/></w:pPr>\
<w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>\
<w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t xml:space="preserve"> / </w:t></w:r>\
<w:fldSimple w:instr="NUMPAGES"><w:r><w:rPr><w:sz w:val="15"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"""
_RULE: Final = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="4" w:color="1D5FA8"/></w:pBdr>'
_GRID: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7D8896"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES: Final = f"""{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Microsoft YaHei" w:cs="Arial"/>\
<w:color w:val="1B2430"/><w:sz w:val="19"/><w:szCs w:val="19"/><w:lang w:val="en-GB" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="40" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>\
<w:pPr>{_RULE}<w:spacing w:after="80"/></w:pPr><w:rPr><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="0"/></w:pPr>\
<w:rPr><w:b/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr></w:style>\
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:keepNext/><w:spacing w:before="160"/><w:outlineLvl w:val="1"/></w:pPr>\
<w:rPr><w:b/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>\
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>\
<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders>\
<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>\
<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"""


class Filled(NamedTuple):
    """A cell with a ground of its own, as ``#rrggbb``, which is never the only sign."""

    text: str
    colour: str = ""
    bold: bool = False


def _looks(table: Table) -> Iterable[Sequence[str | Filled]]:
    colours = {one.value: one.colour for one in Verdict}
    for n, row in enumerate(table.rows):
        yield [Filled(cell, colours.get(table.look(n, m), "")) for m, cell in enumerate(row)]


def _relations(*targets: tuple[str, str]) -> str:
    listed = (f'<Relationship Id="r{n}" Type="{kind}" Target="{file}"/>' for n, (kind, file) in enumerate(targets, 1))
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(listed)}</Relationships>'


def _run(text: str, size: float | None = None, colour: str = "", *, bold: bool = False) -> str:
    """Return text, whose lines end where it says so, as a run: size in points."""
    looks = "<w:b/>" * bold
    looks += f'<w:color w:val="{colour}"/>' if colour else ""
    looks += f'<w:sz w:val="{round(2 * size)}"/><w:szCs w:val="{round(2 * size)}"/>' if size is not None else ""
    said = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(clean(line))}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{said}</w:r>"


def _lines(height: float) -> str:
    """Return how high a line is in points, whatever font it finds: those of Chinese ask for much."""
    return f'<w:spacing w:after="0" w:line="{round(20 * height)}" w:lineRule="exact"/>'


class Paper:
    """A document while it is written."""

    def __init__(self, language: Language, *, landscape: bool = False) -> None:
        self.language = language
        width, height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
        self._width = round((width - 2 * _SIDE) * _TWIPS)
        turned = ' w:orient="landscape"' if landscape else ""
        side, top = round(_SIDE * _TWIPS), round(_TOP * _TWIPS)
        self._section = (
            '<w:sectPr><w:footerReference w:type="default" r:id="r3"/>'
            f'<w:pgSz w:w="{round(width * _TWIPS)}" w:h="{round(height * _TWIPS)}"{turned}/>'
            f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{top}" w:left="{side}" w:header="400" w:footer="400" w:gutter="0"/>'
            "</w:sectPr>"
        )
        self._body: list[str] = []
        self._title = ""
        self._turned = False

    def bytes(self, day: datetime.date) -> bytes:
        """Return the file."""
        written = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{{0}}>'
        parts = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _relations(
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(self._title)}</dc:title>'
            f"<dc:creator>stdcompat</dc:creator>{written.format('created')}{written.format('modified')}</cp:coreProperties>",
            "word/_rels/document.xml.rels": _relations(
                (f"{_OFFICE}/styles", "styles.xml"),
                (f"{_OFFICE}/settings", "settings.xml"),
                (f"{_OFFICE}/footer", "footer1.xml"),
            ),
            "word/document.xml": f'{_HEAD}<w:document {_W} xmlns:r="{_OFFICE}"><w:body>'
            f"{''.join(self._body)}{self._section}</w:body></w:document>",
            "word/footer1.xml": _FOOTER,
            "word/settings.xml": _SETTINGS,
            "word/styles.xml": _STYLES,
        }
        return packed({name: part.encode() for name, part in parts.items()})

    def title(self, text: str) -> None:
        """Begin with the title of the whole."""
        self._title = self._title or clean(in_language(text, self.language))
        self._paragraph(_run(in_language(text, self.language)), "Title")

    def heading(self, text: str, detail: str = "", level: int = 1) -> None:
        """Begin a section."""
        self._paragraph(_run(in_language(text, self.language)), f"Heading{level}")
        if detail:
            self.line(Line(detail, tone=Tone.DIM), size=8.5)

    def line(self, line: Line, size: float | None = None, *, bold: bool = False) -> None:
        """Write one line."""
        colour = _INK.get(line.tone, "")
        label, text = in_language(line.label, self.language), in_language(line.text, self.language)
        runs = _run(label + " " * (not bold), size, colour, bold=True) if label else ""
        runs += _run(text, size, colour, bold=bold) if text else ""
        self._paragraph(runs, indent=2 * line.indent)

    def table(
        self,
        columns: Sequence[str],
        rows: Iterable[Sequence[str | Filled]],
        widths: Sequence[float] = (),
        size: float = 8,
    ) -> None:
        """Write a table over the width of the paper, whose headings are repeated on each page.

        Args:
            columns: the headings.
            rows: the cells.
            widths: how wide each column is, in any one measure; all the same by default.
            size: of the letters, in points.
        """
        if self._turned:
            self._paragraph("")
        shares = list(widths) or [1.0] * len(columns)
        measures = [round(self._width * share / sum(shares)) for share in shares]
        grid = "".join(f'<w:gridCol w:w="{measure}"/>' for measure in measures)
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(measures)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        )
        if any(columns):
            headings = [Filled(column, "#e7e6e6", bold=True) for column in columns]
            self._row(headings, measures, size, "<w:cantSplit/><w:tblHeader/>")
        for row in rows:
            self._row(row, measures, size, "<w:cantSplit/>")
        self._body.append("</w:tbl>")
        self._paragraph("", line=6)  # two tables without anything between them would be one

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
        """Begin a new page with what comes next."""
        self._turned = True

    def _paragraph(self, runs: str, style: str = "", indent: float = 0, line: float = 0) -> None:
        looks = f'<w:pStyle w:val="{style}"/>' if style else ""
        looks += "<w:pageBreakBefore/>" * self._turned
        looks += _lines(line) if line else ""
        looks += f'<w:ind w:left="{round(indent * _TWIPS)}"/>' if indent else ""
        self._turned = False
        self._body.append(f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{runs}</w:p>")

    def _row(self, cells: Sequence[str | Filled], measures: Sequence[int], size: float, looks: str) -> None:
        self._body.append(f"<w:tr><w:trPr>{looks}</w:trPr>")
        for cell, measure in zip(cells, measures, strict=True):
            text, colour, bold = cell if isinstance(cell, Filled) else Filled(cell)
            fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.lstrip("#").upper()}"/>' if colour else ""
            run = _run(in_language(text, self.language), size, bold=bold)
            self._body.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{measure}" w:type="dxa"/>{fill}</w:tcPr>'
                f"<w:p><w:pPr>{_lines(_LEADING * size)}</w:pPr>{run}</w:p></w:tc>"
            )
        self._body.append("</w:tr>")

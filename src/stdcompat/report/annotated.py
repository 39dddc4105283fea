"""The bidder's own workbook, given back: every cell as it was, and beside each row what was found.

Our columns are to the right of theirs, under headings that begin with the name of the package, and our sheets behind
theirs; so the file can be edited and checked again. Needs openpyxl (the extra ``xlsx``).
"""

from __future__ import annotations

import datetime
import functools
import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.sax.saxutils import escape

from stdcompat._patterns import pattern
from stdcompat.checks.verdict import Group
from stdcompat.deployment.readers.ours import is_ours, theirs
from stdcompat.errors import MissingExtraError
from stdcompat.language import in_language
from stdcompat.report import words
from stdcompat.report.beside import beside
from stdcompat.report.head import against_in_words, head_in_words, stamp_in_words
from stdcompat.report.packed import repacked
from stdcompat.report.safe import clean
from stdcompat.report.wrap import columns, height
from stdcompat.sheets import Row as SheetRow
from stdcompat.sheets import read_sheets

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.datetime import to_excel
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.writer.excel import ExcelWriter
except ImportError:
    raise MissingExtraError("xlsx", "openpyxl") from None  # noqa: EM101  # the names are the message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from stdcompat.language import Language
    from stdcompat.report.beside import Beside
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["annotated"]

_COLUMNS: Final = (
    # heading, width in characters
    (words.BESIDE_VERDICT, 20),
    (words.BESIDE_REASON, 56),
    (words.BESIDE_ASK, 44),
    (words.BESIDE_BASIS, 34),
)
_AUTHOR: Final = "stdcompat"
_UNREAD: Final = "FFE8DDF3"  # no colour of a verdict
_LINE: Final = 15.0  # points of a line of text
_TALLEST: Final = 400.0
_MOST_LINES: Final = 12
_EDGE: Final = Side(style="thin", color="FFBFBFBF")
_BORDER: Final = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_NUMBER: Final = pattern(r"-?(?:0|[1-9]\d{0,9})")
_FORMULA: Final = pattern(r'(<c r="([A-Z]{1,3}[0-9]+)"[^>]*)>(<f[^<]*</f>|<f[^>]*/>)<v(?:></v>| ?/>)</c>')
_LOST: Final = ("xl/media/", "xl/charts/", "xl/vbaProject.bin")


class _Book(NamedTuple):
    """A workbook to write into, where each row of the offer stands in it, and the results of its formulas by cell."""

    workbook: Workbook
    rows: Mapping[tuple[str | None, int], tuple[Worksheet, int]]
    lost: bool
    results: Mapping[str, Mapping[str, Any]]


def annotated(found: Written, language: Language) -> bytes:
    """Return the workbook that the offer was read from, with what was found beside each row.

    An offer in another kind of sheet (CSV, ODS, XLS) becomes a workbook of the same rows.

    Raises:
        InputError: if the file is not there any more, or cannot be read.
        OSError: as above.
    """
    deployment = found.reports[0].deployment
    assert deployment.file is not None  # noqa: S101  # only what was read from a sheet has rows
    book = _opened(deployment.file)
    several = len(found.reports) > 1
    first = _cleared(book)
    for number, report in enumerate(found.reports):
        shifted = {page: column + number * len(_COLUMNS) for page, column in first.items()}
        _write_columns(book, report, shifted, language, report.market if several else None)
    _mark_unread(book, found.reports[0], language)
    for page in {id(page): page for page, _ in book.rows.values()}.values():
        _fit(page, found)
    _legend(book, found, language)
    _findings(book, found, language)
    return _saved(book, found.reports[0])


def _row(key: tuple[str | None, int]) -> SheetRow:
    return SheetRow(key[0], key[1], ())


# --- the workbook -----------------------------------------------------------------------------------


def _opened(file: str) -> _Book:
    with open(file, "rb") as opened:
        head = opened.read(4)
    sheets = list(theirs(read_sheets(file)))  # its bounds are those of reading
    if head == b"PK\x03\x04" and zipfile.is_zipfile(file) and _is_workbook(file):
        with warnings.catch_warnings(action="ignore"), open(file, "rb") as opened:  # whatever it is named
            workbook = openpyxl.load_workbook(opened)
        for page in list(workbook.worksheets):
            if is_ours(str(page.cell(1, 1).value)):
                workbook.remove(page)
        pages: dict[str | None, Any] = {page.title: page for page in workbook.worksheets}
        rows = {
            (one.name, row.number): (pages[one.name], row.number)
            for one in sheets
            if one.name in pages
            for row in one.rows()
        }
        with zipfile.ZipFile(file) as archive:
            lost = any(name.startswith(_LOST) for name in archive.namelist())
        return _Book(workbook, rows, lost, _results(workbook, file))
    return _copied(sheets)


def _is_workbook(file: str) -> bool:
    with zipfile.ZipFile(file) as archive:
        return "[Content_Types].xml" in archive.namelist()


def _copied(sheets: Iterable[Any]) -> _Book:
    """Return a workbook of the rows of sheets that are none of XLSX."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])  # a new one has a sheet
    rows: dict[tuple[str | None, int], tuple[Worksheet, int]] = {}
    for sheet in sheets:
        page: Any = workbook.create_sheet(_title(sheet.name or "Offer"))
        widths: dict[int, int] = {}
        for place, row in enumerate(sheet.rows(), 1):
            number = place if sheet.name is None else row.number
            rows[sheet.name, row.number] = (page, number)
            for column, text in enumerate(row.cells, 1):
                if text:
                    _put(page, number, column, text)
                    if sum(map(bool, row.cells)) > 1:  # a title runs over the columns beside it
                        widths[column] = max(widths.get(column, 0), min(max(map(columns, text.split("\n"))), 40))
        for column, width in widths.items():
            page.column_dimensions[get_column_letter(column)].width = max(8, width + 2)
        for cells in page.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(wrap_text=sum(one.value is not None for one in cells) > 1, vertical="top")
    return _Book(workbook, rows, lost=False, results={})


def _title(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", "_", name)[:31]


def _put(page: Worksheet, row: int, column: int, text: str) -> Any:
    """Write a text: a text that looks like a formula stays one."""
    cell: Any = page.cell(row, column)
    if _NUMBER.fullmatch(text):
        cell.value = int(text)
    else:
        cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", text)[:32_000]
        cell.data_type = "s"
    return cell


def _cleared(book: _Book) -> dict[int, int]:
    """Take our columns and marks of an earlier time away; return where ours begin, for each sheet."""
    first: dict[int, int] = {}
    for page in {id(page): page for page, _ in book.rows.values()}.values():
        ours = {c.column for cells in page.iter_rows() for c in cells if isinstance(c.value, str) and is_ours(c.value)}
        for column in sorted(ours, reverse=True):
            page.delete_cols(column)
            page.column_dimensions.pop(get_column_letter(column), None)
        last = 0
        for cells in page.iter_rows():
            for cell in cells:
                if cell.comment is not None and cell.comment.author == _AUTHOR:
                    cell.comment = None
                    if cell.fill.start_color.rgb == _UNREAD:
                        cell.fill = PatternFill()
                if cell.value is not None:
                    last = max(last, cell.column)
        merged = [one.max_col for one in page.merged_cells.ranges if one.max_col < last + 30]  # a title
        first[id(page)] = max([last, *merged]) + 1
    return first


# --- what is written beside --------------------------------------------------------------------------


def _write_columns(
    book: _Book, report: Report, first: Mapping[int, int], language: Language, market: str | None
) -> None:
    said = list(beside(report))
    for key in dict.fromkeys((one.row.sheet, one.row.headed) for one in said):
        page, number = book.rows[key]
        for column, (heading, width) in enumerate(_COLUMNS, first[id(page)]):
            text = words.OURS(what=heading) if market is None else words.OURS_IN(market=market, what=heading)
            cell = _put(page, number, column, in_language(text, language))
            cell.font = _font(page, number, bold=True)
            cell.fill = PatternFill("solid", start_color="FFE7E6E6")
            cell.border, cell.alignment = _BORDER, Alignment(wrap_text=True, vertical="center")
            page.column_dimensions[get_column_letter(column)].width = width
    for one in said:
        page, number = book.rows[one.row.sheet, one.row.number]
        _write_row(page, number, first[id(page)], one, language)


def _write_row(page: Worksheet, number: int, first: int, one: Beside, language: Language) -> None:
    link = next((url for _, url in one.basis if url), None)
    texts = (
        [one.verdict],
        one.reasons,
        one.asks,
        [text for text, _ in one.basis],
    )
    tallest = 1
    for column, (lines, (_, width)) in enumerate(zip(texts, _COLUMNS, strict=True), first):
        shown = [clean(in_language(line, language)) for line in lines]
        if len(shown) > _MOST_LINES:
            shown = [*shown[: _MOST_LINES - 1], in_language(words.AND_MORE(n=len(lines) - _MOST_LINES + 1), language)]
        cell = _put(page, number, column, "\n".join(shown))
        cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _BORDER
        cell.font = _font(page, number)
        tallest = max(tallest, height("\n".join(shown), width))
    page.cell(number, first).fill = PatternFill("solid", start_color=_argb(one.group))
    page.cell(number, first).font = _font(page, number, bold=True, color="FF" + one.group.ink[1:].upper())
    if link is not None:
        basis: Any = page.cell(number, first + 3)
        basis.hyperlink, basis.font = link, _font(page, number, color="FF164E7A", underline="single")
    own = page.row_dimensions[number].height
    page.row_dimensions[number].height = min(max(own or _LINE, tallest * _LINE), _TALLEST)


def _font(page: Worksheet, number: int, **look: Any) -> Font:
    """Return the font of a row's own cells, with another look: ours are not to stand out by their letters."""
    own = next((cell.font for cell in page[number] if cell.value is not None), Font())
    return Font(name=own.name or "Calibri", size=own.sz or 11, charset=own.charset, **look)


def _argb(group: Group) -> str:
    return "FF" + group.colour[1:].upper()


def _mark_unread(book: _Book, report: Report, language: Language) -> None:
    """Mark the cells that were not understood, with the reason as a comment."""
    reasons: dict[str, list[str]] = {}
    for one in report.deployment.unread:
        said = f"{one.text[:200]}: {in_language(one.reason, language)}"
        reasons.setdefault(one.cell, []).append(clean(said))
    if not reasons:
        return
    for key, (page, number) in book.rows.items():
        for column in range(page.max_column):
            said = reasons.get(_row(key).place(column))  # type: ignore[assignment]
            if said:
                cell: Any = page.cell(number, column + 1)
                if cell.fill.fill_type is None:
                    cell.fill = PatternFill("solid", start_color=_UNREAD)
                if not hasattr(cell, "comment") or isinstance(cell, openpyxl.cell.MergedCell):
                    continue
                theirs_ = "" if cell.comment is None else f"{cell.comment.text}\n"
                cell.comment = Comment(theirs_ + "\n".join(said), _AUTHOR, height=120, width=320)


def _fit(page: Worksheet, found: Written) -> None:
    """Let a sheet be filtered, and print on the width of one page."""
    rows = [row for row in found.reports[0].deployment.rows if row.sheet == page.title or row.sheet is None]
    _paper(page, "landscape")
    page.print_area = None
    headed = sorted({row.headed for row in rows})
    if not headed:
        return
    heading = (
        headed[0]
        if rows[0].sheet is not None
        else next(
            (
                n
                for n in range(1, page.max_row + 1)
                if any(isinstance(c.value, str) and is_ours(c.value) for c in page[n])
            ),
            1,
        )
    )
    page.print_title_rows = f"{heading}:{heading}"
    if len(headed) == 1 and not page.tables:
        page.auto_filter.ref = f"A{heading}:{get_column_letter(page.max_column)}{page.max_row}"
    if page.freeze_panes is None:
        page.freeze_panes = f"A{heading + 1}"


# --- our sheets --------------------------------------------------------------------------------------


def _legend(book: _Book, found: Written, language: Language) -> None:
    page = book.workbook.create_sheet(in_language(words.LEGEND_SHEET, language))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 24, 96
    lines: list[tuple[str, str, str | None, bool]] = [(words.LEGEND_TITLE, "", None, True)]
    for report in found.reports:
        lines.append((against_in_words(report), "", None, True))
        lines += [("", sentence, None, False) for sentence in head_in_words(report)]
    lines.append(("", "", None, False))
    lines += [(group.label, words.LEGEND[group.value], _argb(group), True) for group in Group]
    lines.append((words.LEGEND_UNREAD, words.LEGEND_UNREAD_MEANS, _UNREAD, True))
    lines += [("", words.LEGEND_FIRST_ROW, None, False), ("", words.LEGEND_AGAIN, None, False)]
    if book.lost:
        lines.append(("", words.LEGEND_LEFT, None, False))
    lines += [("", one.in_words, None, False) for one in found.reports[0].deployment.unread[:200]]
    lines.append(("", stamp_in_words(found.reports[0]), None, False))
    for number, (left, right, colour, bold) in enumerate(lines, 1):
        for column, text in ((1, left), (2, right)):
            if not text:
                continue
            cell = _put(page, number, column, clean(in_language(text, language)))
            cell.alignment = Alignment(wrap_text=bool(right), vertical="top")
            cell.font = Font(name="Calibri", bold=bold and column == 1, size=14 if number == 1 else 11)
            if colour is not None and column == 1:
                cell.fill = PatternFill("solid", start_color=colour)
    _paper(page, "portrait")


_LISTED: Final = (
    # column of the findings, width
    ("component", 24),
    ("verdict", 12),
    ("title", 32),
    ("wanted", 24),
    ("claim", 22),
    ("message", 48),
    ("remedy", 40),
    ("regulation", 24),
    ("evidence", 32),
)


def _findings(book: _Book, found: Written, language: Language) -> None:
    from stdcompat.report.rows import rows_of

    page = book.workbook.create_sheet(in_language(words.FINDINGS_SHEET, language))
    _put(page, 1, 1, in_language(words.FINDINGS_SHEET_TITLE, language)).font = Font(name="Calibri", bold=True, size=14)
    several = len(found.reports) > 1
    listed = (("market", 10), *_LISTED) if several else _LISTED
    for column, (key, width) in enumerate(listed, 1):
        cell = _put(page, 2, column, in_language(words.COLUMNS[key], language))
        cell.font, cell.border = Font(name="Calibri", bold=True), _BORDER
        page.column_dimensions[get_column_letter(column)].width = width
    colours = _colours(language)
    number = 2
    for number, row in enumerate(rows_of(found), 3):
        for column, (key, _) in enumerate(listed, 1):
            text = clean(in_language(getattr(row, key), language))
            cell = _put(page, number, column, text)
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), _BORDER
            if key == "verdict" and text in colours:
                cell.fill = PatternFill("solid", start_color=colours[text])
    page.auto_filter.ref = f"A2:{get_column_letter(len(listed))}{number}"
    page.freeze_panes = "B3"
    page.print_title_rows = "2:2"
    _paper(page, "landscape")


def _colours(language: Language) -> dict[str, str]:
    from stdcompat.checks.verdict import Verdict

    looks = [(words.EXCLUDED_CELL, Verdict.DIVERGENT), *((one.label, one) for one in Verdict)]
    return {in_language(said, language): "FF" + one.colour[1:].upper() for said, one in looks}


def _paper(page: Any, orientation: str) -> None:
    page.page_setup.orientation = orientation
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _results(workbook: Workbook, file: str) -> dict[str, dict[str, Any]]:
    """Return the results of formulas that the file holds, by sheet and cell: what is saved anew loses them."""
    formulas = {
        page.title: places
        for page in workbook.worksheets
        if (places := [cell.coordinate for cells in page.iter_rows() for cell in cells if cell.data_type == "f"])
    }
    if not formulas:
        return {}
    with warnings.catch_warnings(action="ignore"), open(file, "rb") as opened:
        values = openpyxl.load_workbook(opened, data_only=True)
    return {title: {place: values[title][place].value for place in places} for title, places in formulas.items()}


def _kept(sheet: bytes, results: Mapping[str, Any]) -> bytes:
    """Put results back beside formulas: a viewer that does not calculate shows them, Excel calculates anew."""

    def put(match: re.Match[str]) -> str:
        value = results.get(match[2])
        if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
            value = to_excel(value)  # type: ignore[no-untyped-call]
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            return match[0]
        kind = ' t="str"' if isinstance(value, str) else ""
        head = re.sub(r' t="[^"]*"', "", match[1])
        shown = clean(value) if isinstance(value, str) else repr(value)
        return f"{head}{kind}>{match[3]}<v>{escape(shown)}</v></c>"

    return _FORMULA.sub(put, sheet.decode()).encode()


class _Writer(ExcelWriter):
    """What saves a workbook, and holds its sheets in memory: offers are no one's business in a folder for all."""

    def write_worksheet(self, ws: Any) -> None:
        """Write a sheet; otherwise it would go through a file, which a process that is killed leaves behind."""
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = io.BytesIO()
        writer: Any = WorksheetWriter(ws, out)  # the stubs do not know all of it
        writer.write()
        ws._rels = writer._rels
        archive: zipfile.ZipFile = self._archive  # type: ignore[attr-defined]
        archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def _saved(book: _Book, report: Report) -> bytes:
    """Return the bytes: the same ones each time, so the time of writing is that of the answers."""
    out = io.BytesIO()
    with warnings.catch_warnings(action="ignore"):
        _Writer(book.workbook, zipfile.ZipFile(out, "w")).save()
    parts = {
        f"xl/worksheets/sheet{number}.xml": functools.partial(_kept, results=book.results[page.title])
        for number, page in enumerate(book.workbook.worksheets, 1)
        if page.title in book.results
    }
    return repacked(out.getvalue(), report.as_of, parts)

"""A workbook: summary, findings, matrix, remedies, notices and sources, with filters and fixed headings.

Every cell is a text or a number, never a formula or a link. Needs XlsxWriter (the extra ``xlsx``),
which writes the same bytes for the same report.
"""

from __future__ import annotations

import datetime
import io
import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.checks.finding import Verdict
from stdcompat.errors import MissingExtraError
from stdcompat.language import both_names, in_language, joined
from stdcompat.report import words
from stdcompat.report.blocks import Heading, Line, blocks_in
from stdcompat.report.head import against_in_words, stamp_in_words, verdict_in_words
from stdcompat.report.markets import MarketsReport, cell_in_words, row_in_words
from stdcompat.report.rows import FindingRow, rows_of
from stdcompat.report.safe import clean
from stdcompat.report.words import domain_in_words, named
from stdcompat.report.wrap import columns, height

try:
    from xlsxwriter import Workbook
except ImportError:
    extra, package = "xlsx", "XlsxWriter"
    raise MissingExtraError(extra, package) from None

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block
    from stdcompat.report.formats import Layout
    from stdcompat.report.written import Written

__all__ = ["render", "show"]

Cells = tuple[str | int, ...]

_WIDE: Final = {
    **dict.fromkeys(("message", "remedy", "title", "wanted", "regulation", "name", "text"), 48),
    **dict.fromkeys(("component", "supplier", "claim", "evidence", "sources", "requirement", "for"), 26),
}
_NARROW: Final = 13


class _Sheet(NamedTuple):
    """One table: its name, the keys of its columns with their headings, and its rows."""

    name: str
    columns: Mapping[str, str]
    rows: Iterable[Cells]


def render(found: Written, layout: Layout) -> bytes:
    """Return the workbook's bytes: the offer's own, where it came in a sheet, with what was found beside its rows."""
    offer = found.reports[0].deployment
    if offer.rows and offer.file is not None and os.path.isfile(offer.file):
        from stdcompat.report.annotated import annotated

        return annotated(found, layout.language)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        day = found.reports[0].as_of
        book.set_properties({"created": datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)})
        bold = book.add_format({"bold": True})
        colours = _colours(book, layout.language)
        rows = tuple(rows_of(found))
        for sheet in (
            _summary(found),
            _findings(rows),
            _matrix(found),
            _remedies(rows),
            _notices(found),
            _sources(found),
        ):
            _write(book, sheet, bold, colours, layout.language)
    return out.getvalue()


def show(pages: Iterable[Sequence[Block]], language: Language, day: datetime.date) -> bytes:
    """Return a workbook of pages of blocks: a sheet for each, named by its first heading, A4 and one page wide."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)})
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "head": book.add_format({"bold": True, "border": 1, "bg_color": "#e7e6e6", "text_wrap": True}),
            "": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        }
        for one in Verdict:
            look = {"border": 1, "text_wrap": True, "valign": "top", "bg_color": one.colour}
            formats[one.value] = book.add_format(look)
        names: set[str] = set()
        for number, blocks in enumerate(pages, 1):
            first = next(
                (clean(in_language(block.text, language)) for block in blocks if isinstance(block, Heading)), ""
            )
            name = re.sub(r"[\[\]:*?/\\']", " ", first)[:26].strip() or str(number)
            name = name if name.casefold() not in names else f"{name} {number}"
            names.add(name.casefold())
            _show(book.add_worksheet(name), blocks_in(blocks, language), formats)
    return out.getvalue()


def _show(page: Worksheet, blocks: Iterable[Block], formats: Mapping[str, CellFormat]) -> None:
    line, widths = 0, dict[int, int]()
    for block in blocks:
        if isinstance(block, Heading):
            page.write_string(line, 0, clean(block.text), formats["title"])
            page.set_row(line, 24)
            if block.detail:
                line += 1
                page.write_string(line, 0, clean(block.detail))
        elif isinstance(block, Line):
            page.write_string(line, 0, clean(f"{block.label} {block.text}".strip()))
            page.set_row(line, 18)
        else:
            for row, cells in enumerate((block.columns, *block.rows)):
                for column, cell in enumerate(cells):
                    look = "head" if row == 0 else block.look(row - 1, column)
                    text = clean(cell)
                    if text.isdecimal() and row:
                        page.write_number(line + row, column, int(text), formats[look])
                    else:
                        page.write_string(line + row, column, text, formats[look])
                    widths[column] = max(widths.get(column, 8), min(columns(text) + 2, 44 if column else 60))
                tall = max(height(clean(cell), widths[column]) for column, cell in enumerate(cells))
                page.set_row(line + row, 15 * tall + 3)
            line += len(block.rows)
        line += 1
    for column, width in widths.items():
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_margins(0.4, 0.4, 0.5, 0.5)


def _write(
    book: Workbook, sheet: _Sheet, bold: CellFormat, colours: Mapping[str, CellFormat], language: Language
) -> None:
    page = book.add_worksheet(in_language(sheet.name, language))
    for column, (key, heading) in enumerate(sheet.columns.items()):
        page.write_string(0, column, clean(in_language(heading, language)), bold)
        page.set_column(column, column, _WIDE.get(key, _NARROW))
    last, seen = 0, dict[str, str]()  # most texts come again and again
    for last, row in enumerate(sheet.rows, 1):  # the last one is the end of the filter
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                page.write_number(last, column, cell)
            elif cell:
                raw = in_language(cell, language)
                text = seen.get(raw) or seen.setdefault(raw, clean(raw))
                page.write_string(last, column, text, colours.get(text))
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    if sheet.columns:
        page.autofilter(0, 0, last, len(sheet.columns) - 1)


def _colours(book: Workbook, language: Language) -> dict[str, CellFormat]:
    """Return how a cell is filled that holds a verdict; the word says the same."""
    looks = [(words.EXCLUDED_CELL, Verdict.DIVERGENT), *((verdict.label, verdict) for verdict in Verdict)]
    return {in_language(said, language): book.add_format({"bg_color": verdict.colour}) for said, verdict in looks}


def _summary(found: Written) -> _Sheet:
    first = found.reports[0]

    def rows() -> Iterator[Cells]:
        yield ("", both_names(first.deployment.name, first.deployment.name_zh))
        for report in found.reports:
            yield (report.market, against_in_words(report))
            yield (report.market, verdict_in_words(report))
            yield (report.market, stamp_in_words(report))
            for one in report.summary.domains:
                yield (report.market, domain_in_words(one.of), one.asked, one.met, one.diverge, one.undecided)

    counts = dict(zip(("asked", "met", "diverge", "undecided"), words.COUNTS, strict=True))
    columns = {"market": words.COLUMNS["market"], "text": words.SHEET_SUMMARY, **counts}
    return _Sheet(words.SHEET_SUMMARY, columns, rows())


def _findings(rows: Iterable[FindingRow]) -> _Sheet:
    return _Sheet(words.SHEET_FINDINGS, {key: words.COLUMNS[key] for key in FindingRow._fields}, rows)


def _matrix(found: Written) -> _Sheet:
    together = MarketsReport(found.reports, ())
    about = {component.name: component for component in found.reports[0].deployment.components}
    rows = (
        (
            named(about[row.component]),
            row_in_words(row),
            *(cell_in_words(row, cell) for cell in row.cells),
        )
        for row in together.matrix
    )
    markets = {f"market {number}": code for number, code in enumerate(together.markets)}
    return _Sheet(words.SHEET_MATRIX, {"component": words.COMPONENT, "domain": words.DOMAIN, **markets}, rows)


def _remedies(rows: Iterable[FindingRow]) -> _Sheet:
    """Return what would be enough, per supplier and component: a remedy once, with all that it is for."""
    remedies: dict[tuple[str, str, str, str], list[str]] = {}
    for row in rows:
        if row.remedy:
            asked = remedies.setdefault((row.supplier, row.component, row.remedy, row.market), [])
            asked.append(row.title)
    keys = ("supplier", "component", "remedy", "market", "requirement")
    cells = ((*key, joined(dict.fromkeys(remedies[key]), "; ", "；")) for key in sorted(remedies))
    return _Sheet(words.SHEET_REMEDIES, {key: words.COLUMNS[key] for key in keys}, cells)


def _notices(found: Written) -> _Sheet:
    rows = (
        (notice.market, words.NOTICES[notice.kind][0], notice.text, ", ".join(notice.components))
        for report in found.reports
        for notice in report.notices
    )
    columns = {
        "market": words.COLUMNS["market"],
        "kind": words.COLUMNS["kind"],
        "text": words.COLUMNS["message"],
        "component": words.COMPONENTS_COLUMN,
    }
    return _Sheet(words.SHEET_NOTICES, columns, rows)


def _sources(found: Written) -> _Sheet:
    sources = {source.id: source for report in found.reports for source in report.sources}
    rows = (
        (one.id, one.title, one.publisher or "", one.date or "", one.retrieved or "", one.url or "")
        for _, one in sorted(sources.items())
    )
    return _Sheet(words.SHEET_SOURCES, words.SOURCE_COLUMNS, rows)

"""The table of deviations (技术规范偏离表) in its usual form, as a workbook or a document, filled in by the check.

Rows that ask and answer come first, in the order of the offer; then what the market and the buyer ask beyond them.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.checks.asked_rows import ASKED_BY, asked_rows
from stdcompat.checks.verdict import Group, Verdict
from stdcompat.errors import MissingExtraError
from stdcompat.language import Bilingual, in_language, joined
from stdcompat.market.words import titled
from stdcompat.report import words
from stdcompat.report.head import against_in_words, stamp_in_words
from stdcompat.report.safe import clean
from stdcompat.report.words import named, wanted
from stdcompat.report.wrap import height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import OfferRow
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render", "table_of"]

_WIDTHS: Final = (6, 18, 18, 32, 26, 12, 52)


class _Line(NamedTuple):
    clause: str
    component: str
    asked: str
    answered: str
    deviation: Bilingual
    remark: str
    group: Group


def render(found: Written, layout: Layout) -> bytes:
    """Return a document where the name of the file ends in ``.docx``, and a workbook otherwise."""
    if (layout.file or "").lower().endswith(".docx"):
        return _document(found, layout)
    return _workbook(found, layout)


def table_of(report: Report) -> Iterator[_Line]:
    """Yield the lines of the table."""
    asking = {requirement.id: row for row, requirement in asked_rows(report.deployment.rows)}
    own: dict[int, list[Finding]] = {}
    others: list[Finding] = []
    for finding in report.answers:
        if finding.asked_by == ASKED_BY and finding.requirement is not None:
            own.setdefault(id(asking[finding.requirement.id]), []).append(finding)
        else:
            others.append(finding)
    for row in report.deployment.rows:
        if row.asked:
            yield _of_row(row, own.get(id(row), []))
    order = {component.name: n for n, component in enumerate(report.deployment.components)}
    for finding in sorted(others, key=lambda one: order[one.component.name]):
        yield _of_finding(report, finding)


def _of_row(row: OfferRow, findings: Sequence[Finding]) -> _Line:
    if not findings:
        stated = Bilingual(row.deviation, row.deviation) if row.deviation else words.NOT_COMPARED
        said = words.ROW_NAMES_NO_STANDARD
        return _Line(row.clause, row.component, row.asked, row.answered, stated, said, Group.NOT_CHECKED)
    worst = max(findings, key=lambda one: (one.verdict.is_divergence, one.verdict.rank))
    remarks = joined(dict.fromkeys(map(_remark, findings)), "\n", "\n")
    return _Line(
        row.clause, row.component, row.asked, row.answered, _deviation(worst.verdict), remarks, worst.verdict.group
    )


def _of_finding(report: Report, finding: Finding) -> _Line:
    requirement = finding.requirement
    assert requirement is not None  # noqa: S101  # answers have one
    asked = words.ASKED_FOR(title=titled(requirement), wanted=wanted(requirement))
    answered = words.NO_RESPONSE if finding.claim is None else finding.claim.as_written
    return _Line(
        words.asked_by(report, finding),
        named(finding.component),
        asked,
        answered,
        _deviation(finding.verdict),
        _remark(finding),
        finding.verdict.group,
    )


def _deviation(verdict: Verdict) -> Bilingual:
    if verdict.group is Group.MET:
        return words.BETTER if verdict is Verdict.COVERED else words.NO_DEVIATION
    return words.TO_CLARIFY if verdict.group is Group.OPEN else words.DEVIATES


def _remark(finding: Finding) -> Bilingual:
    if finding.remedy is None:
        return Bilingual(finding.message, in_language(finding.message, "zh"))
    return words.REMARK(message=finding.message, remedy=finding.remedy.text)


def _columns(report: Report) -> list[str]:
    """Return the keys of the columns: the product only where there are several."""
    one = len(report.deployment.components) == 1
    return [key for key in words.DEVIATION_COLUMNS if key != "component" or not one]


def _width(key: str) -> int:
    return _WIDTHS[list(words.DEVIATION_COLUMNS).index(key)]


def _rows(report: Report, keys: Sequence[str]) -> Iterator[tuple[list[str], Group]]:
    for number, line in enumerate(table_of(report), 1):
        yield [str(number) if key == "number" else getattr(line, key) for key in keys], line.group


def _title(report: Report) -> Bilingual:
    deployment = report.deployment
    name = Bilingual(deployment.name, deployment.name_zh or deployment.name)
    if any(word in name.zh.casefold() for word in ("偏离表", "deviation")):
        return words.CHECKED_TITLE(name=name)  # it says already what it is
    return words.DEVIATION_TITLE(name=name)


def _document(found: Written, layout: Layout) -> bytes:
    from stdcompat.report.blocks import Line
    from stdcompat.report.paper import Filled, Paper

    paper = Paper(layout.language, landscape=True)
    for number, report in enumerate(found.reports):
        if number:
            paper.page()
        keys = _columns(report)
        paper.title(_title(report))
        paper.line(Line(words.AGAINST(what=against_in_words(report))))
        rows = (
            [Filled(cell, group.colour) if keys[n] == "deviation" else cell for n, cell in enumerate(cells)]
            for cells, group in _rows(report, keys)
        )
        widths = [_width(key) for key in keys]
        paper.table([words.DEVIATION_COLUMNS[key] for key in keys], rows, widths)
        paper.line(Line(stamp_in_words(report)), size=7)
    return paper.bytes(found.reports[0].as_of)


def _workbook(found: Written, layout: Layout) -> bytes:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingExtraError("xlsx", "XlsxWriter") from None  # noqa: EM101  # the names are the message
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = found.reports[0].as_of
        book.set_properties({"created": datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC)})
        cell = {"text_wrap": True, "valign": "top", "border": 1}
        plain, heading = book.add_format(cell), book.add_format({**cell, "bold": True, "bg_color": "#e7e6e6"})
        filled = {group: book.add_format({**cell, "bold": True, "bg_color": group.colour}) for group in Group}
        title = book.add_format({"bold": True, "font_size": 14})
        for report in found.reports:
            name = words.DEVIATION_SHEET if len(found.reports) == 1 else report.market
            page = book.add_worksheet(in_language(name, layout.language)[:31])
            keys = _columns(report)
            page.write_string(0, 0, clean(in_language(_title(report), layout.language)), title)
            against = words.AGAINST(what=against_in_words(report))
            page.write_string(1, 0, clean(in_language(against, layout.language)))
            for column, key in enumerate(keys):
                said = words.DEVIATION_COLUMNS[key]
                page.write_string(2, column, in_language(said, layout.language), heading)
                page.set_column(column, column, _width(key))
            last = 2
            for last, (cells, group) in enumerate(_rows(report, keys), 3):
                for column, text in enumerate(cells):
                    shown = "\n".join(map(clean, in_language(text, layout.language).split("\n")))
                    page.write_string(last, column, shown, filled[group] if keys[column] == "deviation" else plain)
                lines = (
                    height(in_language(text, layout.language), _width(key))
                    for text, key in zip(cells, keys, strict=True)
                )
                page.set_row(last, 15 * max(lines) + 3)
            page.write_string(last + 2, 0, clean(in_language(stamp_in_words(report), layout.language)))
            page.autofilter(2, 0, last, len(keys) - 1)
            page.freeze_panes(3, 0)
            page.set_landscape()
            page.set_paper(9)  # A4
            page.fit_to_pages(1, 0)
            page.repeat_rows(2)
            page.set_margins(0.4, 0.4, 0.5, 0.5)
    return out.getvalue()

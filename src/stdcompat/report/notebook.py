"""A report in a notebook: the verdict, and a table of what diverges, worst first."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from stdcompat.report.head import against_in_words, verdict_in_words
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.report.model import Report

__all__ = ["table"]

_ROWS: Final = 20


def table(report: Report) -> str:
    """Return a report as a few lines of HTML; the page itself is `Report.write` with ``.html``."""
    return "".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    head = (report.deployment.name, f"{against_in_words(report)!s}, {report.as_of}")
    yield f"<p><b>{_text(head[0])}</b>: {_text(head[1])}<br>{_text(verdict_in_words(report))}</p>"
    found = report.divergences
    if not found:
        return
    yield "<table><thead><tr><th>component</th><th>requirement</th><th>verdict</th><th>why</th><th>remedy</th></tr></thead><tbody>"
    for finding in found[:_ROWS]:
        fact = finding.requirement or finding.exclusion
        cells = (
            finding.component.name,
            "" if fact is None else fact.title,
            "excluded" if finding.exclusion is not None else finding.verdict.value,
            finding.message,
            "" if finding.remedy is None else finding.remedy.text,
        )
        yield f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>"
    yield "</tbody></table>"
    if len(found) > _ROWS:
        yield f"<p>and {len(found) - _ROWS} more</p>"


def _text(text: str) -> str:
    return escape(clean(text))

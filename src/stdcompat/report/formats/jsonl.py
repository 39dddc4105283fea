"""JSON Lines: the head of a report on the first line, then a finding or a notice on each.

A line is an object with one key that says what it is: ``finding``, ``notice``, and ``report``
for the head of each of several markets' reports. The lines together hold what the JSON holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.report.formats.json import dumps
from stdcompat.report.plain import finding_to_plain, head_to_plain, notice_to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["render"]


def render(found: Written, layout: Layout) -> str:  # noqa: ARG001  # a line holds all there is
    """Return the lines."""
    return "".join(_lines(found))


def _lines(found: Written) -> Iterator[str]:
    several = found.reports != (found,)
    if several:
        yield dumps({key: value for key, value in found.to_dict().items() if key != "reports"}, None)
    for report in found.reports:
        head = head_to_plain(report)
        yield dumps({"report": head} if several else head, None)
        yield from _held(report)


def _held(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield dumps({"finding": finding_to_plain(finding)}, None)
    for notice in report.notices:
        yield dumps({"notice": notice_to_plain(notice)}, None)

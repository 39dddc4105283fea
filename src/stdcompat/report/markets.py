"""One deployment against several markets: a report for each, the matrix, and where they clash."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from stdcompat._brief import brief
from stdcompat._choice import Ordered
from stdcompat._records import evolve, frozen
from stdcompat.checks.clash import Clash, ClashKind
from stdcompat.checks.finding import NoticeKind, Severity, Verdict
from stdcompat.report.model import Report
from stdcompat.report.plain import MARKETS_SCHEMA
from stdcompat.report.written import Written

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.checks.waiver import Waivers
    from stdcompat.report.baseline import Baseline
    from stdcompat.report.blocks import Block
    from stdcompat.report.read import Read

__all__ = ["MarketsReport", "MatrixRow", "NotJudged", "cell_in_words", "read_report", "row_in_words"]


class NotJudged(Ordered):
    """Why a cell of the matrix has no verdict although something is asked, or nobody can tell whether it is."""

    NO_STANDARD = "no-standard"
    """What is asked names no standard: the notices tell it."""
    NOT_CHECKED = "not-checked"
    """What is asked hangs on facts that the deployment does not tell, or is nothing that a claim could show."""


_NOT_JUDGED = {
    NoticeKind.NO_STANDARD: NotJudged.NO_STANDARD,
    NoticeKind.CONDITION: NotJudged.NOT_CHECKED,
    NoticeKind.NOT_JUDGED: NotJudged.NOT_CHECKED,
}


@frozen
class MatrixRow:
    """One component and one domain of what is asked, with the worst verdict in each market.

    `domain` is None in the row of a barred component, and of one that no market asks anything of that names a
    standard. A cell is None where nothing is asked.
    """

    __repr__ = brief

    component: str
    domain: str | None
    cells: tuple[Verdict | NotJudged | None, ...]


@frozen
class MarketsReport(Written):
    """What checks of one deployment against several markets found.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> both = stdcompat.check_markets(stack, ["EU", "CN"], as_of="2026-11-21")
    >>> both.markets
    ('EU', 'CN')
    """

    __repr__ = brief

    reports: tuple[Report, ...]
    clashes: tuple[Clash, ...]

    @property
    def markets(self) -> tuple[str, ...]:
        """The codes of the markets, in the order in which they were asked for."""
        return tuple(report.market for report in self.reports)

    @property
    def conflicts(self) -> tuple[Clash, ...]:
        """Where no set of claims serves two of the markets."""
        return tuple(clash for clash in self.clashes if clash.kind is ClashKind.CONFLICT)

    @property
    def double_burdens(self) -> tuple[Clash, ...]:
        """Where two markets ask for one text at other editions, or with other changes."""
        return tuple(clash for clash in self.clashes if clash.kind is ClashKind.DOUBLE_BURDEN)

    @property
    def worst(self) -> Severity:
        """The severity of the worst divergence in any market."""
        return max((report.worst for report in self.reports), key=lambda severity: severity.level)

    @property
    def worst_pending(self) -> Severity:
        """The severity of the worst divergence that counts in any market."""
        return max((report.worst_pending for report in self.reports), key=lambda severity: severity.level)

    @functools.cached_property
    def matrix(self) -> tuple[MatrixRow, ...]:
        """The worst verdict for each component and domain, in each market.

        What diverges counts as worse than what nobody can tell. Where there is no verdict, a mark says why, if
        anything is asked.
        """
        cells: dict[tuple[str, str | None], dict[int, Verdict]] = {}
        marks: dict[tuple[str, str | None], dict[int, NotJudged]] = {}
        for column, report in enumerate(self.reports):
            for finding in report.findings:
                if finding.requirement is None and finding.exclusion is None:
                    continue
                domain = None if finding.requirement is None else finding.requirement.domain
                row = cells.setdefault((finding.component.name, domain), {})
                row[column] = max(finding.verdict, row.get(column, Verdict.SATISFIED), key=_badness)
            for notice in report.notices:
                if notice.requirement is not None and notice.kind in _NOT_JUDGED:
                    for name in notice.components:
                        marked = marks.setdefault((name, notice.requirement.domain), {})
                        marked[column] = max(_NOT_JUDGED[notice.kind], marked.get(column, NotJudged.NO_STANDARD))
        named = {name for name, _ in (*cells, *marks)}
        for name in set.intersection(*(set(report.summary.not_checked) for report in self.reports)) - named:
            marks[name, None] = dict.fromkeys(range(len(self.reports)), NotJudged.NOT_CHECKED)
        place = {component.name: n for n, component in enumerate(self.reports[0].deployment.components)}
        keys = sorted({*cells, *marks}, key=lambda key: (place[key[0]], key[1] or ""))
        return tuple(
            MatrixRow(
                *key,
                tuple(
                    cells.get(key, {}).get(column) or marks.get(key, {}).get(column)
                    for column in range(len(self.reports))
                ),
            )
            for key in keys
        )

    def select(self, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> MarketsReport:
        """Return the reports with the findings of some rules only (see `Report.select`).

        Raises:
            ValueError: if a word begins no rule's code, or if only exclusions are to be ignored.
        """
        return self._with(report.select(select, ignore) for report in self.reports)

    def waive(self, waivers: Waivers) -> MarketsReport:
        """Return the reports with waived findings marked; a waiver that names something in any market is used."""
        found = [report.waive(waivers) for report in self.reports]
        unused = tuple(one for one in waivers.waivers if all(one in report.triage.unused for report in found))
        return self._with(evolve(report, triage=evolve(report.triage, unused=unused)) for report in found)

    def since(self, baseline: Baseline) -> MarketsReport:
        """Return the reports with what the baseline held marked as known, and what is resolved."""
        return self._with(report.since(baseline) for report in self.reports)

    @classmethod
    def from_json(cls, text: str) -> MarketsReport:
        """Return what a JSON text holds: equal to what `to_json` was called on.

        Raises:
            InputError: with every problem found, if it is no report on several markets of this layout.
        """
        from stdcompat.report.read import from_json

        return cls(*_made(from_json(text, several=True)))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> MarketsReport:
        """Read what `write` put into a ``.json`` or ``.jsonl`` file.

        Raises:
            InputError: if the file cannot be read, or holds no report on several markets of this layout.
        """
        from stdcompat.report.read import read

        return cls(*_made(read(path, several=True)))

    def _with(self, reports: Iterable[Report]) -> MarketsReport:
        return evolve(self, reports=tuple(reports))

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "schema": MARKETS_SCHEMA,
            "markets": list(self.markets),
            "matrix": [
                {
                    "component": row.component,
                    "domain": row.domain,
                    "cells": [None if cell is None else cell.value for cell in row.cells],
                }
                for row in self.matrix
            ],
            "clashes": [clash.to_dict() for clash in self.clashes],
            "reports": [report.to_dict() for report in self.reports],
        }

    def pages(self, *, verbose: bool = False) -> Iterator[Iterator[Block]]:
        """Lay the matrix and the clashes out on a page of their own, and then each report."""
        yield self.together()
        for report in self.reports:
            yield from report.pages(verbose=verbose)

    def together(self) -> Iterator[Block]:
        """Lay out what the markets say together: a verdict each, the matrix and the clashes."""
        from stdcompat.language import both_names
        from stdcompat.report import words
        from stdcompat.report.blocks import Heading, Line, Table, Tone
        from stdcompat.report.head import verdict_in_words
        from stdcompat.report.outline import SEVERITY_TONE
        from stdcompat.report.words import named, names

        deployment = self.reports[0].deployment
        yield Line(both_names(deployment.name, deployment.name_zh))
        for report in self.reports:
            yield Line(verdict_in_words(report), f"{report.market}:", 2, SEVERITY_TONE[report.worst])

        yield Heading(words.MATRIX_TITLE(n=len(self.reports)), words.MATRIX_DETAIL)
        about = {component.name: component for component in deployment.components}
        yield Table(
            (words.COMPONENT, words.DOMAIN, *self.markets),
            tuple(
                (
                    named(about[row.component]),
                    row_in_words(row),
                    *(cell_in_words(row, cell) for cell in row.cells),
                )
                for row in self.matrix
            ),
        )
        kinds = ((*words.CONFLICTS, self.conflicts, Tone.ERROR), (*words.BURDENS, self.double_burdens, Tone.PLAIN))
        for title, detail, clashes, tone in kinds:
            if clashes:
                yield Heading(title(n=len(clashes)), detail)
            for clash in clashes:
                who = names(about[name] for name in clash.components)
                yield Line(words.SOME(components=who, text=clash.text), "-", tone=tone)


def read_report(path: str | os.PathLike[str]) -> Report | MarketsReport:
    """Read the report that a ``.json`` or ``.jsonl`` file holds, on one market or on several.

    Raises:
        InputError: if the file cannot be read, or holds no report of this layout.
    """
    from stdcompat.report.read import read

    found = read(path)
    reports, clashes = _made(found)
    return reports[0] if found.clashes is None else MarketsReport(reports, clashes)


def _made(found: Read) -> tuple[tuple[Report, ...], tuple[Clash, ...]]:
    return tuple(Report(**fields) for fields in found.reports), found.clashes or ()


def _badness(verdict: Verdict) -> tuple[bool, int]:
    return verdict.is_divergence, verdict.rank


def row_in_words(row: MatrixRow) -> str:
    """Return what a row is about: a domain, what bars the component, or nothing."""
    from stdcompat.report.words import EXCLUSION_ROW, domain_in_words

    if row.domain is not None:
        return domain_in_words(row.domain)
    return EXCLUSION_ROW if any(isinstance(cell, Verdict) for cell in row.cells) else "-"


def cell_in_words(row: MatrixRow, cell: Verdict | NotJudged | None) -> str:
    """Return a verdict, or why there is none, in a word or two."""
    from stdcompat.report.words import CELL_MARKS, EXCLUDED_CELL

    if cell is None:
        return "-"
    if isinstance(cell, NotJudged):
        return CELL_MARKS[cell.value]
    return cell.label if row.domain is not None else EXCLUDED_CELL

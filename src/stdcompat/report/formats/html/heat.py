"""The heat map: components down, requirements across, a mark for each answer.

Components of one supplier with the same answers share a row, so that a thousand racks are one
line; requirements stand by domain, in tables no wider than a sheet of paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from stdcompat.catalogs.vocabulary import DOMAINS
from stdcompat.language import Bilingual
from stdcompat.report.formats.html.text import plain
from stdcompat.report.outline import grouped
from stdcompat.report.words import supplier_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component
    from stdcompat.market.model import Requirement
    from stdcompat.report.model import Report

__all__ = ["HeatMap", "heat_maps"]

_ACROSS: Final = 26


class _Column(NamedTuple):
    number: int
    requirement: Requirement
    anchor: str


class _Row(NamedTuple):
    components: tuple[Component, ...]
    supplier: Bilingual
    barred: bool
    cells: Markup


class HeatMap(NamedTuple):
    """One table: its domains with how many columns each, its columns, its rows."""

    domains: tuple[tuple[Bilingual, int], ...]
    columns: tuple[_Column, ...]
    rows: tuple[_Row, ...]


def heat_maps(report: Report, anchors: Mapping[int, str]) -> tuple[HeatMap, ...]:
    """Return the tables of a report; `anchors` leads from a finding (by identity) to its entry."""
    asked: dict[int, Requirement] = {}
    answers: dict[str, dict[int, list[Finding]]] = {}
    for finding in report.answers:
        if finding.requirement is not None:
            asked[id(finding.requirement)] = finding.requirement
            answers.setdefault(finding.component.name, {}).setdefault(id(finding.requirement), []).append(finding)
    ordered = sorted(asked.values(), key=lambda requirement: (requirement.domain, requirement.id))
    columns = [_Column(n, requirement, "") for n, requirement in enumerate(ordered, 1)]
    first = {id(f.requirement): anchors[id(f)] for f in reversed(report.answers)}
    columns = [one._replace(anchor=first[id(one.requirement)]) for one in columns]
    barred = {finding.component.name for finding in report.exclusions}
    return tuple(
        HeatMap(
            tuple((_named(g[0].requirement.domain), len(g)) for g in grouped(part, _domain)),
            tuple(part),
            tuple(_rows(report, part, answers, barred, anchors)),
        )
        for part in (columns[n : n + _ACROSS] for n in range(0, len(columns), _ACROSS))
    )


def _named(domain: str) -> Bilingual:
    return Bilingual(*DOMAINS.get(domain, (domain, domain)))


def _domain(column: _Column) -> str:
    return column.requirement.domain


def _rows(
    report: Report,
    columns: Sequence[_Column],
    answers: Mapping[str, Mapping[int, Sequence[Finding]]],
    barred: set[str],
    anchors: Mapping[int, str],
) -> Iterator[_Row]:
    rows: dict[tuple[str | None, str | None, bool, str], list[Component]] = {}
    for component in report.deployment.components:
        mine = answers.get(component.name, {})
        cells = "".join(_cell(mine.get(id(column.requirement)), anchors) for column in columns)
        if component.name in barred or "<a" in cells:
            key = (component.supplier, component.jurisdiction, component.name in barred, cells)
            rows.setdefault(key, []).append(component)
    for (_, _, is_barred, cells), components in rows.items():
        yield _Row(tuple(components), supplier_of(components[0]), is_barred, Markup(cells))


def _cell(found: Sequence[Finding] | None, anchors: Mapping[int, str]) -> str:
    if not found:
        return "<td></td>"
    worst = max(found, key=lambda finding: (finding.verdict.is_divergence, finding.verdict.rank))
    verdict = worst.verdict.label
    said = plain(f"{verdict!s} {verdict.zh}")
    return f'<td class="v {worst.verdict.value}"><a href="#{anchors[id(worst)]}" title="{said}">{worst.verdict.mark}</a></td>'

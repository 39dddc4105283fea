"""Rows that ask and answer: a deviation table's own requirements, each judged against the answer of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._records import evolve
from stdcompat.catalogs.model import Confidence
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.checks import words
from stdcompat.deployment.kinds import UNKNOWN
from stdcompat.deployment.model import Statement
from stdcompat.market.demand import demand_in, equivalents_in
from stdcompat.market.model import Force, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component, OfferRow

__all__ = ["ASKED_BY", "DOMAIN", "as_answered", "asked_rows", "compared"]

ASKED_BY: Final = "offer"
"""Who asks for what a row of the offer quotes: the tender, in the words of whoever answers it."""

DOMAIN: Final = Domain("tender")
"""The domain of what a row asks: only the answer beside it counts."""

_LONGEST: Final = 120


def asked_rows(rows: Iterable[OfferRow]) -> Iterator[tuple[OfferRow, Requirement]]:
    """Yield the rows that ask for a standard, with what they ask as a requirement of contractual force.

    A row that names no standard and refuses equivalents does so for all rows that do not say otherwise.
    """
    sheets: dict[str | None, int] = {}
    demands = [(row, demand_in(row.asked) if row.asked else None) for row in rows]
    refused = any(demand is None and row.asked and equivalents_in(row.asked) is False for row, demand in demands)
    for row, demand in demands:
        sheet = sheets.setdefault(row.sheet, len(sheets) + 1)
        if demand is None or not demand.references:
            continue
        references = demand.references
        text = " ".join(row.asked.split())
        yield (
            row,
            Requirement(
                id=f"row-{row.number}" if sheet == 1 else f"row-{sheet}-{row.number}",
                title=text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…",
                domain=DOMAIN,
                applies_to=(UNKNOWN,),  # of the product of this row, whatever its kind
                force=Force.CONTRACTUAL,
                sources=(),
                confidence=Confidence.HIGH,
                any_of=references if demand.either or len(references) == 1 else (),
                all_of=() if demand.either or len(references) == 1 else references,
                regulation=row.clause or None,
                equivalents=not refused if demand.equivalents is None else demand.equivalents,
            ),
        )


def as_answered(row: OfferRow, component: Component) -> Component:
    """Return the product with the claims of one row only, which are meant to answer what it asks."""
    return evolve(component, claims=tuple(evolve(claim, domain=DOMAIN) for claim in row.claims))


def compared(row: OfferRow, finding: Finding, component: Component) -> Finding:
    """Return a finding on a row as it is shown: with the product, and beside what the row says of deviation."""
    claims = {evolve(claim, domain=DOMAIN): claim for claim in row.claims}
    message = finding.message
    if row.stated is not None and row.deviation:
        said = row.stated is Statement.CLAIMED
        if said and finding.verdict.is_divergence:
            message = words.SAID_NO_DEVIATION(said=row.deviation, message=message)
        elif said and finding.verdict.is_undecided:
            message = words.SAID_NO_DEVIATION_OPEN(said=row.deviation, message=message)
        elif not said and finding.verdict.is_met:
            message = words.SAID_DEVIATION(said=row.deviation, message=message)
    claim = None if finding.claim is None else claims.get(finding.claim, finding.claim)
    return evolve(finding, component=component, claim=claim, message=message)

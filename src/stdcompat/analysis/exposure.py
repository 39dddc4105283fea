"""Lock-in: which claims have no counterpart elsewhere, and what must change to reach a market."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.analysis import words
from stdcompat.analysis.counterpart import Counterpart, Kind, find_counterpart
from stdcompat.analysis.timeline import Timeline
from stdcompat.checks.finding import Finding
from stdcompat.deployment.model import Claim, Component
from stdcompat.market.model import Force

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from stdcompat.deployment.model import Deployment
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.language import Bilingual

__all__ = [
    "ClaimStanding",
    "Exposure",
    "ExposureStanding",
    "LockInExposure",
    "Need",
    "Reach",
    "lock_in",
    "reach",
]


class ExposureStanding(Choice):
    """Whether a claimed standard has a counterpart elsewhere in the world.

    `OPEN`: another jurisdiction's publisher, or an international one, has a corresponding
    standard. `INTERNATIONAL`: it is an international standard itself. `AT_HOME`: it is a standard
    of the market to be reached. `LOCKED`: none corresponds. `UNKNOWN`: it cannot be read, is not
    held, or the facts do not tell: where its publisher's standards are adopted abroad, a missing
    adoption is a gap of the catalog.
    """

    LOCKED = "locked in"
    """No standard of another jurisdiction corresponds."""
    UNKNOWN = "unknown"
    """It cannot be read, is not held, or the facts do not tell."""
    OPEN = "open"
    """A standard of another jurisdiction, or an international one, corresponds."""
    AT_HOME = "at home"
    """A standard of the market to be reached."""
    INTERNATIONAL = "international"
    """An international standard itself."""


@frozen
class ClaimStanding:
    """One claim of one component; `home` is the jurisdiction of the claimed standard's publisher."""

    __repr__ = brief

    component: Component
    claim: Claim
    standing: ExposureStanding
    home: str | None = None
    counterpart: Counterpart | None = None


@frozen
class Exposure:
    """How many claims of one component, supplier or jurisdiction are locked in."""

    __repr__ = brief

    of: str
    claims: int
    locked: int
    unknown: int


By = Literal["component", "supplier", "jurisdiction"]
_BY: Final[Mapping[By, Callable[[ClaimStanding], str | None]]] = {
    "component": lambda one: one.component.name,
    "supplier": lambda one: one.component.supplier,
    "jurisdiction": lambda one: one.home,
}


@frozen
class LockInExposure:
    """The standing of every claim of a deployment, over the whole catalog.

    `publishers` and `jurisdictions` say how many the catalog covers: what is locked in here may
    have a counterpart elsewhere.
    """

    __repr__ = brief

    claims: tuple[ClaimStanding, ...]
    publishers: int
    jurisdictions: int

    @property
    def overall(self) -> Exposure:
        """The exposure of the whole deployment."""
        return _exposure("all", self.claims)

    def by(self, key: By) -> tuple[Exposure, ...]:
        """Return the exposure by component, by supplier, or by the standards' jurisdiction, by name."""
        groups: dict[str, list[ClaimStanding]] = {}
        for one in self.claims:
            groups.setdefault(_BY[key](one) or "", []).append(one)
        return tuple(_exposure(name, groups[name]) for name in sorted(groups))

    @property
    def caveat(self) -> Bilingual:
        """What must be said with every figure."""
        return words.LOCKED_IN(publishers=self.publishers, jurisdictions=self.jurisdictions)

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, ready for JSON."""
        return {
            "caveat": self.caveat,
            "overall": attrs.asdict(self.overall),
            **{f"by_{key}": [attrs.asdict(one) for one in self.by(key)] for key in _BY},
            "claims": [_plain(one) for one in self.claims],
        }


def lock_in(
    deployment: Deployment,
    resolver: Resolver,
    belongs_to: Callable[[str], Sequence[str]] = lambda code: (code,),
    market: str | None = None,
) -> LockInExposure:
    """Return for each claim whether any other jurisdiction's catalog corresponds to it.

    Args:
        deployment: what is in use.
        resolver: answers what is equivalent to what, on which date.
        belongs_to: returns the codes that count as a jurisdiction: an adoption by a member of
            the EU is none by another jurisdiction for a European standard.
        market: the code of the market to be reached, whose own standards lock nobody in.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/sa-smart-city.toml")
    >>> exposure = lock_in(stack, stdcompat.Resolver(as_of="2026-11-21"))
    >>> 0 < exposure.overall.locked < exposure.overall.claims
    True
    """
    timeline = Timeline(resolver.catalog)
    homes = {one.code: one.jurisdiction for one in resolver.catalog.publishers() if one.code in timeline.publishers}
    found: list[ClaimStanding] = []
    known: dict[StandardId | None, ClaimStanding] = {}  # stacks repeat their claims
    for component in deployment.components:
        for claim in component.claims:
            if not claim.asserts:
                continue
            if claim.id not in known:
                known[claim.id] = _standing(component, claim, resolver, timeline, belongs_to, market)
            found.append(evolve(known[claim.id], component=component, claim=claim))
    return LockInExposure(tuple(found), len(homes), len(set(homes.values()) - {"international"}))


def _standing(  # noqa: PLR0913, PLR0917  # one claim, and what it is looked at by
    component: Component,
    claim: Claim,
    resolver: Resolver,
    timeline: Timeline,
    belongs_to: Callable[[str], Sequence[str]],
    market: str | None,
) -> ClaimStanding:
    catalog = resolver.catalog
    named = None if claim.id is None else catalog.edition_named(claim.id)
    publisher = None if named is None else catalog.publisher(named.publisher)
    if claim.id is None or publisher is None:
        return ClaimStanding(component, claim, ExposureStanding.UNKNOWN)
    home = publisher.jurisdiction
    if home == "international":
        return ClaimStanding(component, claim, ExposureStanding.INTERNATIONAL, home)
    if market is not None and _same(home, market, belongs_to):
        return ClaimStanding(component, claim, ExposureStanding.AT_HOME, home)
    edition = _edition(claim.id, resolver)
    if edition is None:
        return ClaimStanding(component, claim, ExposureStanding.UNKNOWN, home)
    abroad = [one.code for one in catalog.publishers() if not _same(home, one.jurisdiction, belongs_to)]
    best = find_counterpart([edition], abroad, resolver, timeline)
    if best.kind.corresponds or best.kind is Kind.EDITION:
        standing = ExposureStanding.OPEN
    else:
        # Of what is known by its name only, nobody has read what it corresponds to.
        held = edition.is_dated and edition in catalog
        locked = best.kind is Kind.NONE and held and not catalog.is_adopted_abroad(edition.publisher)
        standing = ExposureStanding.LOCKED if locked else ExposureStanding.UNKNOWN
    return ClaimStanding(component, claim, standing, home, best)


def _edition(reference: StandardId, resolver: Resolver) -> StandardId | None:
    """Return the edition that a claim means on the date, or None."""
    if reference.all_parts:
        return None
    if reference.is_dated or reference in resolver.catalog:
        return resolver.catalog.edition_named(reference)
    entry = resolver.catalog.edition_in_force(reference, resolver.as_of)
    return None if entry is None else entry.id


def _same(one: str, other: str, belongs_to: Callable[[str], Sequence[str]]) -> bool:
    """Return whether two jurisdictions are one, or one belongs to the other."""
    return one in belongs_to(other) or other in belongs_to(one)


def _exposure(of: str, claims: Sequence[ClaimStanding]) -> Exposure:
    standings = [one.standing for one in claims]
    return Exposure(
        of, len(claims), standings.count(ExposureStanding.LOCKED), standings.count(ExposureStanding.UNKNOWN)
    )


def _plain(one: ClaimStanding) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "component": one.component.name,
        "supplier": one.component.supplier,
        "claim": one.claim.as_written,
        "jurisdiction": one.home,
        "standing": one.standing.value,
    }
    if one.counterpart is not None and one.counterpart.resolution is not None:
        plain |= {"best": one.counterpart.kind.value, "counterpart": str(one.counterpart.resolution.b)}
    return plain


# --- against one market -----------------------------------------------------------------------------


class Need(Choice):
    """What a component needs to reach a market, heaviest first.

    `REPLACE`: an exclusion bars it, and no standard offsets that. `CERTIFY`: what is asked for by
    law, for a presumption of conformity or by contract is not met: it must be shown anew, or in
    another way. `SETTLE`: that cannot be decided. `READY`: all of it is met. `NOT_ASKED`: no such
    requirement that names a standard applies, as far as the facts on the market go.
    """

    REPLACE = "replace"
    """An exclusion bars it, and no standard offsets that."""
    CERTIFY = "re-certify"
    """What is asked for is not met: it must be shown anew, or in another way."""
    SETTLE = "settle"
    """It cannot be decided."""
    READY = "ready"
    """All that is asked for is met."""
    NOT_ASKED = "nothing asked"
    """Nothing that names a standard is asked for, as far as the facts go."""


@frozen
class Reach:
    """What one component needs, and the findings that say so."""

    __repr__ = brief

    component: Component
    need: Need
    findings: tuple[Finding, ...] = ()


def reach(deployment: Deployment, findings: Iterable[Finding]) -> tuple[Reach, ...]:
    """Return what each component needs to reach the market that was checked, in the deployment's order.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> Need.REPLACE in {one.need for one in reach(stack, report.findings)}
    False
    """
    groups: dict[str, dict[Need, list[Finding]]] = {}
    for finding in findings:
        groups.setdefault(finding.component.name, {}).setdefault(_need(finding), []).append(finding)
    found: list[Reach] = []
    for component in deployment.components:
        mine = groups.get(component.name, {})
        need = next((one for one in Need if one in mine), Need.NOT_ASKED)
        found.append(Reach(component, need, () if need is Need.NOT_ASKED else tuple(mine[need])))
    return tuple(found)


def _need(finding: Finding) -> Need:
    if finding.exclusion is not None:
        return Need.REPLACE
    if finding.requirement is None or finding.requirement.force is Force.VOLUNTARY:
        return Need.NOT_ASKED
    if finding.verdict.is_met:
        return Need.READY
    return Need.SETTLE if finding.verdict.is_undecided else Need.CERTIFY

"""What if: the facts with a few of them changed, and the verdicts that change with them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from stdcompat._brief import brief
from stdcompat._records import evolve, frozen
from stdcompat.agreement.evidence import Acceptance, EvidenceJudge
from stdcompat.agreement.read import AgreementBook, agreement_rows
from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.model import Correspondence, PartialDate, Standard
from stdcompat.catalogs.rows import key_of
from stdcompat.checks.engine import check_deployment
from stdcompat.checks.finding import Finding
from stdcompat.equivalence.resolver import Resolver
from stdcompat.errors import InputError, Problem, did_you_mean
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stdcompat.deployment.model import Deployment
    from stdcompat.market.book import Market
    from stdcompat.market.firms import FirmBook
    from stdcompat.market.profile import Profile

__all__ = [
    "Add",
    "Adopt",
    "Change",
    "Drop",
    "Lapse",
    "VerdictChange",
    "WhatIf",
    "Withdraw",
    "changed_answers",
    "what_if",
    "with_changes",
    "with_lapses",
]


@frozen
class Withdraw:
    """An edition is withdrawn; it counts for the last time on that date."""

    id: StandardId
    on: datetime.date


@frozen
class Add:
    """An entry is published, or one under the same identifier changes."""

    entry: Standard


@frozen
class Adopt:
    """A correspondence is recorded, or one between the same editions changes."""

    fact: Correspondence


@frozen
class Drop:
    """A recorded correspondence turns out to be none."""

    fact: Correspondence


@frozen
class Lapse:
    """An agreement lapses; it counts for the last time on that date."""

    agreement: str
    on: datetime.date


Change: TypeAlias = Withdraw | Add | Adopt | Drop | Lapse


def with_changes(catalog: Catalog, changes: Iterable[Change]) -> Catalog:
    """Return a catalog in which the changes have happened, in their order; agreements are not its matter.

    Raises:
        UnknownStandardError: if an edition that is withdrawn is not held.
        InputError: if a correspondence that is dropped is not recorded.

    >>> from stdcompat.identifiers import parse
    >>> changed = with_changes(Catalog.bundled(), [Withdraw(parse("GB/T 22080-2016"), datetime.date(2026, 6, 30))])
    >>> changed["GB/T 22080-2016"].withdrawn
    '2026-06-30'
    """
    entries: dict[StandardId, Standard] = {}
    facts: dict[str, Correspondence] = {}
    dropped: list[Correspondence] = []
    for change in changes:
        if isinstance(change, Withdraw):
            entry = entries.get(change.id) or catalog[change.id]
            entries[entry.id] = evolve(entry, withdrawn=PartialDate(change.on.isoformat()))
        elif isinstance(change, Add):
            entries[change.entry.id] = change.entry
        elif isinstance(change, Adopt):
            facts[key_of(change.fact)] = change.fact
        elif isinstance(change, Drop):
            key = key_of(change.fact)
            held = any(key_of(fact) == key for fact in catalog.correspondences(change.fact.adopter))
            if facts.pop(key, None) is None and not held:
                raise InputError([Problem("what if", key, "is not recorded, so it cannot be dropped")])
            dropped.append(change.fact)
    if not (entries or facts or dropped):
        return catalog
    made = Catalog.from_records([*entries.values(), *facts.values()], "what if")
    return catalog.without(*dropped).combine(made, on_conflict="theirs")


def with_lapses(book: AgreementBook, changes: Iterable[Change]) -> AgreementBook:
    """Return the agreements of which some have lapsed; changes of the catalog are not their matter.

    Raises:
        InputError: if an agreement is not known.

    >>> book = with_lapses(AgreementBook.bundled(), [Lapse("china-nz-electrical", datetime.date(2026, 6, 30))])
    >>> [one.until for one in book.all() if one.id == "china-nz-electrical"]
    ['2026-06-30']
    """
    lapses = {change.agreement: change.on for change in changes if isinstance(change, Lapse)}
    if not lapses:
        return book
    known = {one.id: one for one in book.all()}
    problems = [
        Problem("what if", f"agreement {id_}", "is not known", did_you_mean(id_, known))
        for id_ in lapses
        if id_ not in known
    ]
    if problems:
        raise InputError(problems)
    known |= {id_: evolve(known[id_], until=PartialDate(on.isoformat())) for id_, on in lapses.items()}
    return AgreementBook(MemoryStore(agreement_rows([*known.values(), *book.counts()])))


@frozen
class VerdictChange:
    """What is said of one component and one requirement, exclusion or claim, before and after.

    Either finding is None where nothing is said.
    """

    __repr__ = brief

    deployment: str
    component: str
    about: str
    before: Finding | None
    after: Finding | None

    @property
    def turn(self) -> Literal["worse", "better", "other"]:
        """Which way it goes: what is met, undecided or a divergence counts, then the evidence; else other."""
        before, after = _weight(self.before), _weight(self.after)
        return "other" if before == after else "worse" if before < after else "better"

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "deployment": self.deployment,
            "component": self.component,
            "about": self.about,
            "before": _plain(self.before),
            "after": _plain(self.after),
            "turn": self.turn,
        }


@frozen
class WhatIf:
    """The answers that the changes make different, of how many that were compared."""

    __repr__ = brief

    compared: int
    changed: tuple[VerdictChange, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {"compared": self.compared, "changed": [one.to_dict() for one in self.changed]}


def what_if(  # noqa: PLR0913  # what a check takes, and the changes
    deployments: Sequence[Deployment],
    changes: Sequence[Change],
    *,
    lineage: Sequence[Market],
    profile: Profile | None,
    resolver: Resolver,
    evidence: EvidenceJudge,
    firms: FirmBook | None = None,
) -> WhatIf:
    """Check deployments before and after the changes, and return the answers that differ.

    Args:
        deployments: what is in use.
        changes: what happens to the facts.
        lineage: the market, then everything it belongs to; empty for the profile alone.
        profile: the buyer's own requirements, if any.
        resolver: over the facts as they are, on the date asked about.
        evidence: who accepts which evidence as things are, in the same market on the same date.
        firms: the names that firms go by.

    Raises:
        InputError: if a change is to something that is not held.
        UnknownStandardError: if an edition that is withdrawn is not held.
    """
    then = Resolver(with_changes(resolver.catalog, changes), resolver.as_of, max_age=resolver.max_age)
    judge = EvidenceJudge(with_lapses(evidence.book, changes), evidence.market, evidence.as_of, evidence.belongs_to)
    return changed_answers(deployments, lineage, profile, (resolver, evidence), (then, judge), firms=firms)


def changed_answers(  # noqa: PLR0913  # what a check takes, with two states of the facts
    deployments: Sequence[Deployment],
    lineage: Sequence[Market],
    profile: Profile | None,
    before: tuple[Resolver, EvidenceJudge],
    after: tuple[Resolver, EvidenceJudge],
    *,
    firms: FirmBook | None = None,
) -> WhatIf:
    """Check deployments with two states of the facts, and return the answers that differ.

    Args:
        deployments: what is in use.
        lineage: the market, then everything it belongs to; empty for the profile alone.
        profile: the buyer's own requirements, if any.
        before: over the facts as they were, and who accepts which evidence by them.
        after: the same as they are.
        firms: the names that firms go by.
    """
    compared = 0
    changed: list[VerdictChange] = []
    for deployment in deployments:
        old = _by_subject(check_deployment(deployment, lineage, profile, *before, firms=firms).findings)
        new = _by_subject(check_deployment(deployment, lineage, profile, *after, firms=firms).findings)
        subjects = dict.fromkeys([*old, *new])
        compared += len(subjects)
        changed += [
            VerdictChange(deployment.name, component, about, old.get(subject), new.get(subject))
            for subject in subjects
            for component, about, _ in [subject]
            if _said(old.get(subject)) != _said(new.get(subject))
        ]
    return WhatIf(compared, tuple(changed))


def _by_subject(findings: Iterable[Finding]) -> dict[tuple[str, str, str], Finding]:
    found: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        about, reference = finding.exclusion or finding.requirement, ""
        if finding.requirement is not None and finding.requirement.all_of:
            reference = str(finding.reference)  # each of them has an answer of its own
        name = about.id if about is not None else "" if finding.claim is None else finding.claim.as_written
        found[finding.component.name, name, reference] = finding
    return found


def _said(finding: Finding | None) -> object:
    """Return what must differ for an answer to have changed."""
    return finding and (finding.verdict, finding.evidence and finding.evidence.acceptance)


def _weight(finding: Finding | None) -> tuple[int, int]:
    if finding is None:
        return (0, 0)
    evidence = Acceptance.NOT_ASKED if finding.evidence is None else finding.evidence.acceptance
    shown = {Acceptance.ACCEPTED: 0, Acceptance.NOT_ASKED: 0, Acceptance.UNDETERMINED: 1}.get(evidence, 2)
    return (finding.verdict.is_undecided + 2 * finding.verdict.is_divergence, shown)


def _plain(finding: Finding | None) -> dict[str, Any] | None:
    if finding is None:
        return None
    plain = {"verdict": finding.verdict.value, "message": finding.message}
    return plain if finding.evidence is None else {**plain, "evidence": finding.evidence.acceptance.value}

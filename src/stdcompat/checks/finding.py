"""Findings: what a check says of one component and one requirement."""

from __future__ import annotations

from stdcompat._brief import brief
from stdcompat._choice import Choice, Ordered
from stdcompat._records import frozen
from stdcompat.agreement.evidence import EvidenceAnswer
from stdcompat.checks.rule import RULES, Rule, RuleCode
from stdcompat.checks.verdict import Group, Verdict
from stdcompat.deployment.model import Claim, Component
from stdcompat.equivalence.resolution import Resolution
from stdcompat.identifiers import StandardId
from stdcompat.market.model import Exclusion, Reference, Requirement

__all__ = ["Finding", "Group", "Notice", "NoticeKind", "Outcome", "Remedy", "RemedyOrigin", "Severity", "Verdict"]


class Severity(Ordered):
    """How much a finding weighs; it follows from the force of the requirement."""

    NONE = "none"
    """Nothing diverges."""
    NOTE = "note"
    """A divergence from what is voluntary, or from what must merely be known."""
    WARNING = "warning"
    """A divergence that leaves another way open, such as another proof than the presumption of conformity."""
    ERROR = "error"
    """A divergence from what binds, or an exclusion."""

    @property
    def level(self) -> int:
        """0 for none to 3 for error."""
        return _LEVEL[self._value_]


# By value: the hash of a member is worked out anew each time.
_LEVEL = {severity.value: level for level, severity in enumerate(Severity)}


class RemedyOrigin(Choice):
    """Whose catalog a remedy comes from, nearest to the supplier first."""

    OWN = "own"
    """The catalog of the supplier's own jurisdiction."""
    INTERNATIONAL = "international"
    """An international one: ISO, IEC, ITU."""
    MARKET = "market"
    """The market's own."""


@frozen
class Remedy:
    """The nearest claim that would be enough, and what else to do.

    `claim` is None when no standard helps. `resolution` proves that the claim is enough; `caveat`
    says what must be said aloud with it (in reports of earlier versions).
    """

    __repr__ = brief

    text: str
    claim: StandardId | None = None
    origin: RemedyOrigin | None = None
    resolution: Resolution | None = None
    caveat: str | None = None


@frozen
class Finding:
    """One result of a check.

    Exactly one of `requirement` and `exclusion` is set, or neither when the finding is about a
    claim by itself. `reference` is the accepted reference that the claim was compared with.
    `asked_by` is the code of the market that the requirement or exclusion comes from (the one
    checked, or one that it belongs to), or ``profile``. `stale` marks a met answer that rests on a
    status that was read too long before the date to speak of it. Its text is a sentence: who, how, why.
    """

    code: RuleCode
    verdict: Verdict
    severity: Severity
    market: str
    component: Component
    message: str
    requirement: Requirement | None = None
    exclusion: Exclusion | None = None
    claim: Claim | None = None
    reference: Reference | None = None
    resolution: Resolution | None = None
    evidence: EvidenceAnswer | None = None
    remedy: Remedy | None = None
    asked_by: str | None = None
    stale: bool = False

    def __repr__(self) -> str:
        return brief(self)

    def __str__(self) -> str:
        verdict = "excluded" if self.exclusion is not None else self.verdict.value
        return f"{self.component.name}: {verdict}: {self.message!s}"

    @property
    def rule(self) -> Rule:
        """The rule behind the code."""
        return RULES[self.code]

    @property
    def fingerprint(self) -> str:
        """A stable name of this finding across runs: of what it is about, not of how it is put."""
        return self._digest(self.asked_by or "")

    @property
    def earlier_fingerprint(self) -> str:
        """The fingerprint as versions before 26.2 made it: without who asks."""
        return self._digest()

    def _digest(self, *origin: str) -> str:
        import hashlib

        about = (
            self.code,
            self.component.name,
            "" if self.requirement is None else self.requirement.id,
            "" if self.exclusion is None else self.exclusion.id,
            "" if self.requirement is None or not self.requirement.all_of else _name(self.reference),
            self.claim.as_written if self.claim is not None and self.requirement is None else "",
            self.market,
            *origin,
        )
        return hashlib.sha256("\0".join(about).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _name(reference: Reference | None) -> str:
    """Return a reference by what it means, however it was written."""
    return "" if reference is None else f"{reference.id.key} {reference.editions or ''}"


class NoticeKind(Choice):
    """Why a rule of the market is shown and not matched, or what else must be known."""

    NO_STANDARD = "no-standard"
    """The requirement names no standard, so that nothing can be matched against it."""
    CONDITION = "condition"
    """The requirement hangs on a fact that the deployment does not state."""
    FUTURE = "future"
    """The rule applies from a later date."""
    NOT_MATCHABLE = "not-matchable"
    """The exclusion is in force and cannot be matched against components."""
    NOT_JUDGED = "not-judged"
    """Whether an exclusion bars a component hangs on what the offer does not tell, such as its supplier."""
    NOT_IN_FORCE = "not-in-force"
    """The exclusion is suspended, proposed, not adopted or guidance."""
    CITATION = "citation"
    """The official list restricts a citation, or ends it."""
    NOT_KNOWN = "not-known"
    """What is not known of the market."""
    PARTS = "parts"
    """Components that are parts of others, and are not asked what products are."""
    AS_READ = "as-read"
    """How something in the file was read."""
    UNREAD = "unread"
    """A cell that could not be read."""


@frozen
class Notice:
    """Something that the reader must know beside the findings."""

    __repr__ = brief

    kind: NoticeKind
    market: str
    text: str
    requirement: Requirement | None = None
    exclusion: Exclusion | None = None
    components: tuple[str, ...] = ()


@frozen
class Outcome:
    """All that a check found: findings, exclusions first and worst first, and notices."""

    __repr__ = brief

    findings: tuple[Finding, ...]
    notices: tuple[Notice, ...]

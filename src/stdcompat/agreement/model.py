"""Agreements between bodies and states: what each one recognises, from whom, since when."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import field, frozen
from stdcompat.catalogs.jurisdictions import as_jurisdiction
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.values import as_day, checked
from stdcompat.catalogs.vocabulary import Domain

__all__ = ["Agreement", "AgreementCount", "AgreementKind", "AgreementStatus", "Evidence", "EvidenceKind", "Recognises"]


class AgreementKind(Choice):
    """The kinds of instrument."""

    COOPERATION = "cooperation"
    """Bodies agree to work together."""
    STANDARDS_RECOGNITION = "standards-recognition"
    """Standards are recognised as one another's counterparts."""
    CONFORMITY_MRA = "conformity-mra"
    """Governments recognise each other's conformity assessment."""
    TRADE_CHAPTER = "trade-chapter"
    """The chapter on technical barriers of a trade agreement."""
    CERTIFICATION_SCHEME = "certification-scheme"
    """Certification bodies take each other's results (IECEE CB, IECEx)."""
    ACCREDITATION = "accreditation"
    """Accreditation bodies recognise one another (ILAC, IAF)."""
    UNILATERAL = "unilateral"
    """One side accepts the other's results."""
    LABEL = "label"
    """Security or other labels are recognised."""
    REGIONAL_SYSTEM = "regional-system"
    """A region has one system."""
    JOINT_DEVELOPMENT = "joint-development"
    """Standards are made together."""


class Recognises(Choice):
    """What an instrument makes acceptable. Most agreements make nothing acceptable."""

    NOTHING = "nothing"
    """It makes nothing acceptable."""
    STANDARD = "standard"
    """A standard in place of another."""
    TEXT = "text"
    """One text under two numbers."""
    TEST_REPORT = "test-report"
    """Test reports."""
    CERTIFICATE = "certificate"
    """Certificates."""
    INSPECTION = "inspection"
    """Reports of inspections."""
    ACCREDITATION = "accreditation"
    """Accreditation of laboratories or bodies."""
    LABEL = "label"
    """Labels."""
    MARKET_PLACEMENT = "market-placement"
    """Being on the market of the other side."""


class EvidenceKind(Choice):
    """What shows conformity (ISO/IEC 17000 words)."""

    SELF_DECLARATION = "self-declaration"
    """The supplier's own declaration."""
    TEST_REPORT = "test-report"
    """A laboratory's report."""
    CERTIFICATE = "certificate"
    """A certification body's certificate."""
    INSPECTION = "inspection"
    """An inspection body's report."""


def _evidence_kind(kind: EvidenceKind | str) -> EvidenceKind:
    return EvidenceKind(kind)


@frozen(field_transformer=checked)
class Evidence:
    """What a supplier can show for a claim.

    `jurisdiction` is the code of where the issuer sits, also given by its name; `scheme` the scheme it was issued under.
    Dates may be given as far as they are known: ``2024``, ``"2024-07"``, a `datetime.date`.

    Raises:
        InvalidValueError: if the kind, the jurisdiction or a date is none, with what was meant.
        InvalidTypeError: if a value is of a type that the field does not take.

    >>> Evidence("certificate", jurisdiction="Germany", expires=2027)
    <Evidence kind='certificate', jurisdiction='DE', expires='2027'>
    """

    __repr__ = brief

    kind: EvidenceKind = field(converter=_evidence_kind)
    issuer: str | None = None
    jurisdiction: str | None = field(default=None, converter=as_jurisdiction)
    scheme: str | None = None
    number: str | None = None
    issued: PartialDate | None = field(default=None, converter=as_day)
    expires: PartialDate | None = field(default=None, converter=as_day)


class AgreementStatus(Choice):
    """Signed is not operational: only `IN_FORCE` counts as working."""

    IN_FORCE = "in-force"
    """It works."""
    REPORTED = "reported"
    """Somebody reports it; no text or authority was found."""
    SIGNED = "signed"
    """Signed, and not known to work."""
    DECLARED = "declared"
    """Announced as an intention."""
    SUPERSEDED = "superseded"
    """Another instrument took its place."""
    ENDED = "ended"
    """It ended."""
    UNKNOWN = "unknown"
    """No source tells."""


@frozen
class Agreement:
    """One instrument.

    `parties` are market codes (``any-member`` schemes list the members that sources name);
    `domains` are the ones the instrument covers, empty when it names none; `scope` is that in
    words. `scheme` is the name that evidence carries (``IECEE CB``), for schemes.
    `direction` is ``both``, or ``CN->NZ`` for evidence that goes one way only.
    """

    __repr__ = brief

    id: str
    title: str
    kind: AgreementKind
    parties: tuple[str, ...]
    recognises: tuple[Recognises, ...]
    status: AgreementStatus
    sources: tuple[str, ...]
    confidence: Confidence
    title_zh: str | None = None
    bodies: tuple[str, ...] = ()
    scheme: str | None = None
    against: str | None = None
    domains: tuple[Domain, ...] = ()
    scope: tuple[str, ...] = ()
    direction: str = "both"
    signed: PartialDate | None = None
    in_force: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None


@frozen
class AgreementCount:
    """A published total: how many agreements, with how many partners, at a date."""

    id: str
    as_of: PartialDate
    what: str
    sources: tuple[str, ...]
    confidence: Confidence
    agreements: int | None = None
    partners: int | None = None
    note: str | None = None

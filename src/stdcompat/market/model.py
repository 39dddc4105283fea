"""What is asked for: requirements, references with an edition range, exclusions."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import functools
from collections.abc import Callable, Iterable
from typing import Any, Self, TypeVar

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import field, frozen
from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.jurisdictions import as_jurisdiction
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.plain import as_id, register
from stdcompat.catalogs.values import (
    as_day,
    as_domain,
    as_kinds,
    as_origins,
    as_texts,
    as_traits,
    checked,
    several,
)
from stdcompat.catalogs.vocabulary import Domain, KindCode, Trait
from stdcompat.errors import InvalidTypeError, InvalidValueError
from stdcompat.identifiers import StandardId

R = TypeVar("R", "Requirement", "Exclusion", "Endorsement")

__all__ = [
    "Endorsement",
    "EndorsementStatus",
    "Exclusion",
    "ExclusionKind",
    "ExclusionStatus",
    "Force",
    "Reference",
    "Requirement",
    "edition_in_range",
    "records_of",
]


def _references(given: "Iterable[Reference | StandardId | str]") -> "tuple[Reference, ...]":
    return tuple([one if isinstance(one, Reference) else Reference(one) for one in several(given, "references")])


class Force(Choice):
    """What binds a supplier to a requirement; never read off a standard's number."""

    MANDATORY = "mandatory"
    """The law asks for it."""
    PRESUMPTION = "presumption"
    """It gives a presumption of conformity; there are other ways to show the same."""
    CONTRACTUAL = "contractual"
    """The buyer asks for it."""
    VOLUNTARY = "voluntary"
    """Recommended, and asked by nobody."""


class ExclusionKind(Choice):
    """What an exclusion bars."""

    SUPPLIER = "supplier"
    """Named firms, and their subsidiaries where it says so."""
    ORIGIN = "origin"
    """What comes from named jurisdictions."""
    ALLOW_LIST = "allow-list"
    """Everything that is not on a list."""
    LOCAL_CONTENT = "local-content"
    """What has too small a share of local content."""
    LABORATORY = "laboratory"
    """Reports of named laboratories."""
    PRODUCT = "product"
    """Named products."""
    EXPORT = "export"
    """The supply into the market: a rule of the jurisdiction that the product comes from."""


class ExclusionStatus(Choice):
    """The status of an exclusion; only one in force excludes."""

    IN_FORCE = "in-force"
    """It excludes."""
    SUSPENDED = "suspended"
    """Adopted, and without effect for now."""
    PROPOSED = "proposed"
    """A proposal."""
    NOT_ADOPTED = "not-adopted"
    """Proposed once, and given up or refused."""
    GUIDANCE = "guidance"
    """Advice that binds nobody."""


class EndorsementStatus(Choice):
    """How far a country took the standards of another into a project."""

    ENDORSED = "endorsed"
    """Its standards body or government accepted them."""
    RECOMMENDED = "recommended"
    """Recommended or promised; that it was accepted was not read."""
    USED = "used"
    """The project was built to them; no act that accepts them was read."""


def _id(reference: StandardId | str) -> StandardId:
    if isinstance(reference, (StandardId, str)):
        return as_id(reference)
    what = f"a reference is a Reference, a StandardId or a text, not {reference!r}"  # type: ignore[unreachable]
    raise InvalidTypeError(what, "a range of editions is written Reference('ISO 9001', '>=2015')")


@frozen(cache_hash=True, field_transformer=checked)
class Reference:
    """An accepted reference: one edition, or a document with a range of editions.

    `editions` is a version specifier over the year (``>=2018``); without it an undated
    reference means the edition in force on the date asked about.

    Raises:
        IdentifierError: if the text cannot be read.
        InvalidValueError: if the range cannot be read, or the reference names one edition already.

    >>> str(Reference("IEC 62368-1", ">=2018"))
    'IEC 62368-1 (>=2018)'
    """

    id: StandardId = field(converter=_id)
    editions: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.editions is None:
            return
        try:
            edition_in_range(2000, self.editions)
        except ValueError:
            what = f"editions must be a range of years such as '>=2018', not {self.editions!r}"
            raise InvalidValueError(what, "", "Reference.editions") from None
        if self.id.is_dated:
            what = f"{self.id} is one edition already"
            raise InvalidValueError(what, "leave out its year, or the range", "Reference.editions")

    def __str__(self) -> str:
        return str(self.id) if self.editions is None else f"{self.id} ({self.editions})"

    def __repr__(self) -> str:
        return (
            f"Reference({str(self.id)!r})"
            if self.editions is None
            else f"Reference({str(self.id)!r}, {self.editions!r})"
        )


@frozen
class _ReferenceTable:
    id: StandardId
    editions: str | None = None


def _reference(value: Any, structure: Callable[[Any, Any], Any]) -> Reference:
    if isinstance(value, str):
        return Reference(structure(value, StandardId))
    if not isinstance(value, dict):
        msg = f"must be a reference in quotes, or a table with an id, not {value!r}"
        raise TypeError(msg)
    table: _ReferenceTable = structure(value, _ReferenceTable)
    return Reference(table.id, table.editions)


def _plain_reference(reference: Reference) -> object:
    if reference.editions is None:
        return str(reference.id)
    return {"id": str(reference.id), "editions": reference.editions}


register(Reference, _reference, plain=_plain_reference)


def _force(value: Force | str) -> Force:
    return Force(value)


def _confidence(value: Confidence | str) -> Confidence:
    return Confidence(value)


def _evidence_kinds(given: Iterable[EvidenceKind | str]) -> tuple[EvidenceKind, ...]:
    return tuple(map(EvidenceKind, several(given, "kinds of evidence")))


def _some_kinds(given: Iterable[KindCode | str]) -> tuple[KindCode, ...]:
    found = as_kinds(given)
    if not found:
        what = "applies to no kind of component, so nothing would be asked"
        raise InvalidValueError(what, "name the kinds; 'equipment' reaches every product")
    return found


@frozen(field_transformer=checked)
class Requirement:
    """One demand of a market or a buyer.

    It applies to components of the kinds `applies_to` that are of none of the kinds `not_for` (the
    EU's EMC rules reach equipment, and not radio equipment).
    With `traits`, it applies to those that state all of them; for the others it is shown as conditional.
    One reference of `any_of` is enough; of `all_of` every one is needed. With neither, the law
    names no standard: the requirement is shown, and nothing is matched against it.
    With `cited_under`, an act, `any_of` names documents only: which editions and amendments count,
    the official list of the act says for each day (`stdcompat.market.lists.on_day`).
    With `parts`, it reaches the parts of a product as well, as the law on batteries does; without,
    it is asked of the product alone.
    Without `equivalents`, only the documents that are named count: not even an identical adoption does.

    Raises:
        InvalidValueError: if a domain, kind, trait, force, date is none, with what was meant; if it has both lists.
        InvalidTypeError: if a value is of a type that the field does not take.
        IdentifierError: if the text of a reference cannot be read.

    >>> Requirement.by_contract("isms", "Certified ISMS", "information-security", ["organisation"], any_of=["ISO 27001:2022"])
    <Requirement id='isms', title='Certified ISMS', domain='information-security', applies_to=[organisation], force='contractual', confidence='high', 1 any of>
    """

    __repr__ = brief

    id: str
    title: str
    domain: Domain = field(converter=as_domain)
    applies_to: tuple[KindCode, ...] = field(converter=_some_kinds)
    force: Force = field(converter=_force)
    sources: tuple[str, ...] = field(converter=as_texts)
    confidence: Confidence = field(converter=_confidence)
    title_zh: str | None = None
    not_for: tuple[KindCode, ...] = field(default=(), converter=as_kinds)
    traits: tuple[Trait, ...] = field(default=(), converter=as_traits)
    any_of: tuple[Reference, ...] = field(default=(), converter=_references)
    all_of: tuple[Reference, ...] = field(default=(), converter=_references)
    cited_under: str | None = None
    regulation: str | None = None
    condition: str | None = None
    restriction: str | None = None
    evidence: tuple[EvidenceKind, ...] = field(default=(), converter=_evidence_kinds)
    evidence_route: str | None = None
    since: PartialDate | None = field(default=None, converter=as_day)
    until: PartialDate | None = field(default=None, converter=as_day)
    note: str | None = None
    parts: bool = False
    equivalents: bool = True

    def __attrs_post_init__(self) -> None:
        if self.any_of and self.all_of:
            what = "has both any_of and all_of"
            raise InvalidValueError(what, "make it two requirements", f"Requirement {self.id!r}")

    @classmethod
    def by_contract(  # noqa: PLR0913  # what a buyer says
        cls,
        id: str,
        title: str,
        domain: Domain | str,
        applies_to: Iterable[KindCode | str],
        *,
        any_of: Iterable[Reference | StandardId | str] = (),
        all_of: Iterable[Reference | StandardId | str] = (),
        traits: Iterable[Trait | str] = (),
        evidence: Iterable[EvidenceKind | str] = (),
        title_zh: str | None = None,
        note: str | None = None,
        equivalents: bool = True,
    ) -> Self:
        """Return what a buyer asks for: a buyer need not prove that the buyer asks.

        Args:
            id: its name in reports and waivers.
            title: what is asked, in words.
            domain: a code of `DOMAINS`.
            applies_to: codes of `KINDS`.
            any_of: references of which one is enough.
            all_of: references that are all needed.
            traits: codes of `TRAITS`; it applies to what has all of them.
            evidence: what has to be shown.
            title_zh: the title in Chinese.
            note: anything else.
            equivalents: whether standards that cover those named count as well.

        Raises:
            InvalidValueError: if a code is none, with what was meant.
            IdentifierError: if the text of a reference cannot be read.

        >>> ask = Requirement.by_contract("r1", "ISMS", "information-security", ["organisation"], any_of=["ISO/IEC 27001"])
        >>> ask.force.value
        'contractual'
        """
        return cls(
            id=id,
            title=title,
            domain=domain,
            applies_to=applies_to,
            force=Force.CONTRACTUAL,
            sources=(),
            confidence=Confidence.HIGH,
            title_zh=title_zh,
            traits=traits,
            any_of=any_of,
            all_of=all_of,
            evidence=evidence,
            note=note,
            equivalents=equivalents,
        )


def _exclusion_kind(value: ExclusionKind | str) -> ExclusionKind:
    return ExclusionKind(value)


def _exclusion_status(value: ExclusionStatus | str) -> ExclusionStatus:
    return ExclusionStatus(value)


@frozen(field_transformer=checked)
class Exclusion:
    """A barred supplier, origin, product or laboratory: no standard offsets it.

    `suppliers` are the firms as the instrument prints them; each stands for all names of the firm
    (see `stdcompat.market.firms`), and with `subsidiaries` for what belongs to it as well.
    `condition` names a fact about the buyer or the use that the deployment must state for the
    exclusion to bite (a federal buyer, a public 5G network); None means that it always does.
    """

    __repr__ = brief

    id: str
    title: str
    kind: ExclusionKind = field(converter=_exclusion_kind)
    instrument: str
    scope: str
    applies_to: tuple[KindCode, ...] = field(converter=_some_kinds)
    status: ExclusionStatus = field(converter=_exclusion_status)
    sources: tuple[str, ...] = field(converter=as_texts)
    confidence: Confidence = field(converter=_confidence)
    title_zh: str | None = None
    suppliers: tuple[str, ...] = field(default=(), converter=as_texts)
    subsidiaries: bool = False
    origins: tuple[str, ...] = field(default=(), converter=as_origins)
    condition: str | None = None
    since: PartialDate | None = field(default=None, converter=as_day)
    until: PartialDate | None = field(default=None, converter=as_day)
    note: str | None = None


def _endorsement_status(value: EndorsementStatus | str) -> EndorsementStatus:
    return EndorsementStatus(value)


@frozen(field_transformer=checked)
class Endorsement:
    """Standards of one jurisdiction that another took into a project: they travelled, and recognise nothing else.

    `origin` is the jurisdiction whose standards they are; `what` tells which, in words, `standards` by number where
    the numbers were read, and `count` how many there are.
    """

    __repr__ = brief

    id: str
    project: str
    origin: str = field(converter=as_jurisdiction)
    status: EndorsementStatus = field(converter=_endorsement_status)
    what: str
    sources: tuple[str, ...] = field(converter=as_texts)
    confidence: Confidence = field(converter=_confidence)
    project_zh: str | None = None
    what_zh: str | None = None
    standards: tuple[StandardId, ...] = ()
    count: int | None = None
    instrument: str | None = None
    date: PartialDate | None = field(default=None, converter=as_day)
    note: str | None = None


def records_of(kind: type[R], noun: str, given: Iterable[R]) -> tuple[R, ...]:
    """Return records of one kind, each with an id of its own.

    Raises:
        InvalidTypeError: if one is of another kind.
        InvalidValueError: if two have one id.
    """
    found = several(given, noun, kind)
    seen: set[str] = set()
    for one in found:
        if not isinstance(one, kind):
            what = f"{noun} are of type {kind.__name__}, not {one!r}"
            raise InvalidTypeError(what, f"write {kind.__name__}(…); tables are read by from_dict")
        if one.id in seen:
            what = f"{one.id!r} is listed twice"
            raise InvalidValueError(what, "give it another id")
        seen.add(one.id)
    return found


@functools.lru_cache(maxsize=1024)
def edition_in_range(year: int, editions: str) -> bool:
    """Return whether an edition's year lies in a range, written as a version specifier (PEP 440).

    Raises:
        ValueError: if the range cannot be read.

    >>> edition_in_range(2022, ">=2018,<2023")
    True
    """
    if editions.startswith(">=") and editions[2:].isdecimal():
        return year >= int(editions[2:])  # what nearly every range says; the import costs more than the check
    from packaging.specifiers import SpecifierSet  # costs more than the rest of a small check

    return SpecifierSet(editions).contains(str(year))

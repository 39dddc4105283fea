"""What a market asks for: requirements, references with an edition range, exclusions."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import functools
import itertools
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar

import attrs

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.plain import as_id
from stdcompat.catalogs.values import (
    as_day,
    as_domain,
    as_kinds,
    as_markets,
    as_origins,
    as_texts,
    as_traits,
    checked,
    expect,
    several,
)
from stdcompat.catalogs.vocabulary import Domain, KindCode, Trait
from stdcompat.errors import InvalidTypeError, InvalidValueError, MarketError
from stdcompat.identifiers import StandardId
from stdcompat.language import Bilingual

if TYPE_CHECKING:
    from stdcompat.market.lists import Citation, ListBook

R = TypeVar("R", "Requirement", "Exclusion")

__all__ = [
    "Exclusion",
    "ExclusionKind",
    "ExclusionStatus",
    "Force",
    "Market",
    "Profile",
    "Reference",
    "Requirement",
    "edition_in_range",
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
    """Where an exclusion stands; only one in force excludes."""

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


def _id(reference: StandardId | str) -> StandardId:
    if isinstance(reference, (StandardId, str)):
        return as_id(reference)
    what = f"a reference is a Reference, a StandardId or a text, not {reference!r}"  # type: ignore[unreachable]
    raise InvalidTypeError(what, "a range of editions is written Reference('ISO 9001', '>=2015')")


@attrs.frozen(cache_hash=True, field_transformer=checked)
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

    id: StandardId = attrs.field(converter=_id)
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


@attrs.frozen(field_transformer=checked)
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
    domain: Domain = attrs.field(converter=as_domain)
    applies_to: tuple[KindCode, ...] = attrs.field(converter=_some_kinds)
    force: Force = attrs.field(converter=_force)
    sources: tuple[str, ...] = attrs.field(converter=as_texts)
    confidence: Confidence = attrs.field(converter=_confidence)
    title_zh: str | None = None
    not_for: tuple[KindCode, ...] = attrs.field(default=(), converter=as_kinds)
    traits: tuple[Trait, ...] = attrs.field(default=(), converter=as_traits)
    any_of: tuple[Reference, ...] = attrs.field(default=(), converter=_references)
    all_of: tuple[Reference, ...] = attrs.field(default=(), converter=_references)
    cited_under: str | None = None
    regulation: str | None = None
    condition: str | None = None
    restriction: str | None = None
    evidence: tuple[EvidenceKind, ...] = attrs.field(default=(), converter=_evidence_kinds)
    evidence_route: str | None = None
    since: PartialDate | None = attrs.field(default=None, converter=as_day)
    until: PartialDate | None = attrs.field(default=None, converter=as_day)
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


@attrs.frozen(field_transformer=checked)
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
    kind: ExclusionKind = attrs.field(converter=_exclusion_kind)
    instrument: str
    scope: str
    applies_to: tuple[KindCode, ...] = attrs.field(converter=_some_kinds)
    status: ExclusionStatus = attrs.field(converter=_exclusion_status)
    sources: tuple[str, ...] = attrs.field(converter=as_texts)
    confidence: Confidence = attrs.field(converter=_confidence)
    title_zh: str | None = None
    suppliers: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    subsidiaries: bool = False
    origins: tuple[str, ...] = attrs.field(default=(), converter=as_origins)
    condition: str | None = None
    since: PartialDate | None = attrs.field(default=None, converter=as_day)
    until: PartialDate | None = attrs.field(default=None, converter=as_day)
    note: str | None = None


def _requirements(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    return _of(Requirement, "requirements", given)


def _exclusions(given: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    return _of(Exclusion, "exclusions", given)


def _some_requirements(given: Iterable[Requirement]) -> tuple[Requirement, ...]:
    found = _requirements(given)
    if not found:
        what = "has no requirement, so nothing would be asked"
        raise InvalidValueError(what, "list at least one")
    return found


def _of(kind: type[R], noun: str, given: Iterable[R]) -> tuple[R, ...]:
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


@attrs.frozen(field_transformer=checked)
class Market:
    """A jurisdiction, or a group of them, and what it asks for.

    `members` are the markets in which its rules apply: Norway is no member of the EU and counts as
    one here, by the EEA Agreement. `not_known` is what its facts leave out, `not_known_zh` the same
    in Chinese, in the same order.
    """

    __repr__ = brief

    code: str
    name: str
    home_publishers: tuple[str, ...] = attrs.field(converter=as_texts)
    name_zh: str | None = None
    members: tuple[str, ...] = attrs.field(default=(), converter=as_markets)
    parents: tuple[str, ...] = attrs.field(default=(), converter=as_markets)
    not_known: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    not_known_zh: tuple[str, ...] = attrs.field(default=(), converter=as_texts)
    requirements: tuple[Requirement, ...] = attrs.field(default=(), converter=_requirements)
    exclusions: tuple[Exclusion, ...] = attrs.field(default=(), converter=_exclusions)

    @property
    def unknowns(self) -> tuple[Bilingual, ...]:
        """What its facts leave out, in both languages; in its own where it has one only.

        >>> Market("X", "X", (), not_known=("Radio.",), not_known_zh=("无线电。",)).unknowns[0].zh
        '无线电。'
        """
        pairs = itertools.zip_longest(self.not_known, self.not_known_zh[: len(self.not_known)])
        return tuple(Bilingual(text, zh or text) for text, zh in pairs)

    def with_list(self, lists: "ListBook | str | os.PathLike[str]") -> "Market":
        """Return this market with official lists of one's own, which count above those that ship.

        Args:
            lists: the lists, or the file that ``market import`` wrote.

        Raises:
            MarketError: if a TOML file cannot be read.
            CatalogError: if a compiled file cannot be used.
        """
        from stdcompat.market.lists import ListBook
        from stdcompat.market.lists.layer import ListedMarket, lists_of

        own = lists if isinstance(lists, ListBook) else ListBook.read(lists)
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Market)}
        return ListedMarket(**fields, lists=own.above(lists_of(self)))

    def citations(self, reference: "StandardId | str") -> "tuple[Citation, ...]":
        """Return every citation of a document in the official lists of this market, of whatever edition and day.

        Raises:
            IdentifierError: if the text cannot be read.

        >>> [(str(row.id), row.until) for row in Market.bundled("EU").citations("EN 301 893")]
        [('ETSI EN 301 893 V2.1.1', '2028-05-15'), ('ETSI EN 301 893 V2.2.1', None)]
        """
        from stdcompat.catalogs.plain import as_id
        from stdcompat.market.lists.layer import lists_of

        return lists_of(self).citations(self.code, as_id(reference))

    @classmethod
    def bundled(cls, code: str) -> "Market":
        """Return a market that ships with the package.

        Raises:
            UnknownMarketError: if there is none with this code.

        >>> Market.bundled("EU").name
        'European Union'
        """
        from stdcompat.market.read import MarketBook  # cattrs only when facts are read

        return MarketBook.bundled()[code]

    @classmethod
    def named(cls, name: str) -> "Market":
        """Return a market that ships, by its code or by a name of its jurisdiction, however it is typed.

        Raises:
            UnknownMarketError: if there is none.

        >>> Market.named("eu").code, Market.named("中国").code
        ('EU', 'CN')
        """
        from stdcompat.market.read import MarketBook

        return MarketBook.bundled().named(name)

    @classmethod
    def codes(cls) -> tuple[str, ...]:
        """Return the codes of the markets that ship, sorted.

        >>> "EU" in Market.codes()
        True
        """
        from stdcompat.market.read import MarketBook

        return MarketBook.bundled().codes()

    @classmethod
    def all(cls) -> "tuple[Market, ...]":
        """Return the markets that ship, by code."""
        from stdcompat.market.read import MarketBook

        book = MarketBook.bundled()
        return tuple(book[code] for code in book.codes())

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a market from a TOML file.

        Raises:
            MarketError: with every problem of the file.
        """
        from stdcompat.market.read import read_market

        market = read_market(cls, path)
        assert market is not None  # noqa: S101  # without a reader, problems raise
        return market

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Self:
        """Make a market of the tables of a market file, as plain values.

        Raises:
            MarketError: with everything that is wrong with them.

        >>> eu = Market.bundled("EU")
        >>> Market.from_dict(eu.to_dict()) == eu
        True
        """
        from stdcompat.catalogs.read import TableReader
        from stdcompat.market.read import market_of

        expect(tables, Mapping, "Market.from_dict", "pass the tables of a market file, as `to_dict` returns them")
        reader = TableReader()
        market = market_of(cls, reader, "market", tables)
        reader.raise_if_any(MarketError)
        assert market is not None  # noqa: S101  # problems raise
        return market

    def to_dict(self) -> dict[str, Any]:
        """Return it as the tables of a market file: `from_dict` makes the same of them."""
        from stdcompat.market.read import market_tables

        return market_tables(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Make a market of the tables of a market file, as a JSON text.

        Raises:
            InvalidTypeError: if it is no text.
            MarketError: with everything that is wrong with it.
        """
        from stdcompat.market.read import tables_of_json

        return cls.from_dict(tables_of_json(text, "market"))

    def to_toml(self) -> str:
        """Return it as the TOML of a market file."""
        from stdcompat.catalogs.written import to_toml

        return to_toml(self.to_dict())


@attrs.frozen(field_transformer=checked)
class Profile:
    """A buyer's own requirements (a tender, a policy); their force is contractual."""

    __repr__ = brief

    name: str
    requirements: tuple[Requirement, ...] = attrs.field(converter=_some_requirements)
    name_zh: str | None = None
    buyer: str | None = None

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a buyer's requirements from a TOML file.

        Raises:
            MarketError: with every problem of the file.
        """
        from stdcompat.market.read import read_profile

        return read_profile(cls, path)

    @classmethod
    def load(cls, path: str | os.PathLike[str], *, content: bytes | None = None) -> Self:
        r"""Read a buyer's requirements from TOML, JSON, or a sheet as `stdcompat template --tender` writes it.

        Args:
            path: the file; with `content`, the name that messages call it by.
            content: the bytes, when they have been read already.

        Raises:
            MarketError: with every problem of the file.
            InputError: if it is a sheet that cannot be read at all.

        >>> sheet = "Requirement,Asked of,Standards\nISMS,organisation,ISO/IEC 27001:2022 or later\n"
        >>> (one,) = Profile.load("tender.csv", content=sheet.encode()).requirements
        >>> one.applies_to, str(one.any_of[0])
        (('organisation',), 'ISO/IEC 27001 (>=2022)')
        """
        from stdcompat.market.read import load_profile

        return load_profile(cls, path, content)

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Self:
        """Make a profile of the tables of a profile file, as plain values.

        Raises:
            MarketError: with everything that is wrong with them.

        >>> ask = {"id": "isms", "title": "ISMS", "domain": "information-security", "applies_to": ["organisation"],
        ...        "any_of": ["ISO/IEC 27001:2022"]}
        >>> tender = Profile.from_dict({"profile": {"name": "Tender 7"}, "requirement": [ask]})
        >>> tender.to_dict()["requirement"] == [ask]
        True
        """
        from stdcompat.catalogs.read import TableReader
        from stdcompat.market.read import profile_of

        expect(tables, Mapping, "Profile.from_dict", "pass the tables of a profile file, as `to_dict` returns them")
        return profile_of(cls, TableReader(), "profile", tables)

    def to_dict(self) -> dict[str, Any]:
        """Return it as the tables of a profile file: `from_dict` makes the same of them."""
        from stdcompat.market.read import profile_tables

        return profile_tables(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Make a profile of the tables of a profile file, as a JSON text.

        Raises:
            InvalidTypeError: if it is no text.
            MarketError: with everything that is wrong with it.
        """
        from stdcompat.market.read import tables_of_json

        return cls.from_dict(tables_of_json(text, "profile"))

    def to_toml(self) -> str:
        """Return it as the TOML of a profile file."""
        from stdcompat.catalogs.written import to_toml

        return to_toml(self.to_dict())


@functools.lru_cache(maxsize=1024)
def edition_in_range(year: int, editions: str) -> bool:
    """Tell whether an edition's year lies in a range, written as a version specifier (PEP 440).

    Raises:
        ValueError: if the range cannot be read.

    >>> edition_in_range(2022, ">=2018,<2023")
    True
    """
    if editions.startswith(">=") and editions[2:].isdecimal():
        return year >= int(editions[2:])  # what nearly every range says; the import costs more than the check
    from packaging.specifiers import SpecifierSet  # costs more than the rest of a small check

    return SpecifierSet(editions).contains(str(year))

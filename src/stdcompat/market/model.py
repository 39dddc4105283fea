"""What a market asks for: requirements, references with an edition range, exclusions."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import enum
import functools
import itertools
import os
from typing import TYPE_CHECKING, Self

import attrs

from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.vocabulary import Domain, KindCode, Trait
from stdcompat.identifiers import StandardId
from stdcompat.language import Bilingual

if TYPE_CHECKING:
    from stdcompat.market.lists import Citation, ListBook

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


class Force(enum.Enum):
    """What binds a supplier to a requirement; never read off a standard's number."""

    MANDATORY = "mandatory"
    PRESUMPTION = "presumption"
    CONTRACTUAL = "contractual"
    VOLUNTARY = "voluntary"


class ExclusionKind(enum.Enum):
    """What an exclusion bars."""

    SUPPLIER = "supplier"
    ORIGIN = "origin"
    ALLOW_LIST = "allow-list"
    LOCAL_CONTENT = "local-content"
    LABORATORY = "laboratory"
    PRODUCT = "product"
    EXPORT = "export"


class ExclusionStatus(enum.Enum):
    """Where an exclusion stands; only one in force excludes."""

    IN_FORCE = "in-force"
    SUSPENDED = "suspended"
    PROPOSED = "proposed"
    NOT_ADOPTED = "not-adopted"
    GUIDANCE = "guidance"


@attrs.frozen(cache_hash=True)
class Reference:
    """An accepted reference: one edition, or a document with a range of editions.

    `editions` is a version specifier over the year (``>=2018``); without it an undated
    reference means the edition in force on the date asked about.
    """

    id: StandardId
    editions: str | None = None

    def __str__(self) -> str:
        return str(self.id) if self.editions is None else f"{self.id} ({self.editions})"


@attrs.frozen
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
    """

    id: str
    title: str
    domain: Domain
    applies_to: tuple[KindCode, ...]
    force: Force
    sources: tuple[str, ...]
    confidence: Confidence
    title_zh: str | None = None
    not_for: tuple[KindCode, ...] = ()
    traits: tuple[Trait, ...] = ()
    any_of: tuple[Reference, ...] = ()
    all_of: tuple[Reference, ...] = ()
    cited_under: str | None = None
    regulation: str | None = None
    condition: str | None = None
    restriction: str | None = None
    evidence: tuple[EvidenceKind, ...] = ()
    evidence_route: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None
    parts: bool = False


@attrs.frozen
class Exclusion:
    """A barred supplier, origin, product or laboratory: no standard offsets it.

    `suppliers` are the firms as the instrument prints them; each stands for all names of the firm
    (see `stdcompat.market.firms`), and with `subsidiaries` for what belongs to it as well.
    `condition` names a fact about the buyer or the use that the deployment must state for the
    exclusion to bite (a federal buyer, a public 5G network); None means that it always does.
    """

    id: str
    title: str
    kind: ExclusionKind
    instrument: str
    scope: str
    applies_to: tuple[KindCode, ...]
    status: ExclusionStatus
    sources: tuple[str, ...]
    confidence: Confidence
    title_zh: str | None = None
    suppliers: tuple[str, ...] = ()
    subsidiaries: bool = False
    origins: tuple[str, ...] = ()
    condition: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None


@attrs.frozen
class Market:
    """A jurisdiction, or a group of them, and what it asks for.

    `members` are the markets in which its rules apply: Norway is no member of the EU and counts as
    one here, by the EEA Agreement. `not_known` is what its facts leave out, `not_known_zh` the same
    in Chinese, in the same order.
    """

    code: str
    name: str
    home_publishers: tuple[str, ...]
    name_zh: str | None = None
    members: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    not_known_zh: tuple[str, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()

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
        from stdcompat.catalogs.jurisdictions import jurisdiction_code
        from stdcompat.market.read import MarketBook

        book = MarketBook.bundled()
        known = {code.casefold(): code for code in book.codes()}
        code = known.get(name.strip().casefold()) or jurisdiction_code(name)
        return book[code if code is not None else name]

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


@attrs.frozen
class Profile:
    """A buyer's own requirements (a tender, a policy); their force is contractual."""

    name: str
    requirements: tuple[Requirement, ...]
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

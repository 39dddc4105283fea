"""Records of a catalog: who publishes, what was published, who adopted what, and who says so."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

from typing import NewType, Self

from stdcompat._brief import brief
from stdcompat._choice import Choice, Ordered
from stdcompat._records import field, frozen
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.errors import InvalidValueError
from stdcompat.identifiers import StandardId

__all__ = [
    "Basis",
    "Confidence",
    "Correspondence",
    "Degree",
    "Deviation",
    "DeviationKind",
    "DeviationList",
    "Distinction",
    "Origin",
    "Override",
    "PartialDate",
    "Publisher",
    "Source",
    "SourceClass",
    "Standard",
    "Status",
    "Transition",
]

PartialDate = NewType("PartialDate", str)
"""A date as far as a source gives it: ``2024``, ``2024-07`` or ``2024-07-06``."""


class Confidence(Ordered):
    """How well a fact is attested (the rule is in ``catalogs/README.md``).

    >>> Confidence.HIGH > Confidence.LOW
    True
    """

    HIGH = "high"
    """An official source, or two independent secondary ones that agree."""
    MEDIUM = "medium"
    """One secondary source, a repost of an official text, or a copy of an official catalog."""
    LOW = "low"
    """A single weak source, or a value inferred by a stated rule."""
    UNVERIFIED = "unverified"
    """Nobody read it anywhere."""

    @classmethod
    def _ascending(cls) -> tuple[Self, ...]:
        return tuple(reversed(cls))


class SourceClass(Choice):
    """What kind of place a fact was read in."""

    OFFICIAL = "official"
    """The publisher's or an authority's own place."""
    SECONDARY = "secondary"
    """A place that writes about it."""
    REPOST = "repost"
    """A copy of a text, elsewhere."""
    UNLOCATED = "unlocated"
    """A source whose place is not known."""


class Status(Choice):
    """The stage of an edition in its life; `UNKNOWN` where the source does not say."""

    DRAFT = "draft"
    """Not yet published."""
    UPCOMING = "upcoming"
    """Published, and not yet in effect."""
    CURRENT = "current"
    """In force."""
    SUPERSEDED = "superseded"
    """A later edition, or another document, replaces it."""
    WITHDRAWN = "withdrawn"
    """Ended without being replaced."""
    UNKNOWN = "unknown"
    """No source tells."""


class Degree(Choice):
    """Degree of correspondence as printed (ISO/IEC Guide 21-1; EQV: Chinese practice before 2001)."""

    IDT = "IDT"
    """Identical: nothing but editorial changes."""
    MOD = "MOD"
    """Modified: technical deviations, which are to be listed and explained."""
    NEQ = "NEQ"
    """Not equivalent: related, and no adoption."""
    EQV = "EQV"
    """Equivalent, of the Chinese practice before 2001: small technical differences."""
    NOT_STATED = "not stated"
    """An adoption whose degree no source states."""


class Basis(Choice):
    """Why two editions are said to correspond."""

    ADOPTION = "adoption"
    """One publisher adopted the other's standard."""
    COMMON_TEXT = "common-text"
    """Two publishers issue one text."""
    TWIN_TEXT = "twin-text"
    """Two publishers issue texts that are kept alike."""
    TRANSPOSITION = "transposition"
    """A regional body's standard, made from another's."""
    RECOGNISED = "recognised"
    """An authority recognises one for the other."""
    DISTINCT = "distinct"
    """A source says that they are two different things."""
    WRAPPED = "wrapped"
    """The identifier itself names what it adopts."""
    AMENDED = "amended"
    """One is the other with a supplement."""


class DeviationKind(Choice):
    """What a technical deviation does to the requirements of the adopted edition."""

    ADDS = "adds"
    """More is required."""
    REMOVES = "removes"
    """Less is required."""
    CHANGES = "changes"
    """Something else is required."""


class DeviationList(Choice):
    """Whether the list of technical deviations is held: "none known" is never "none"."""

    NOT_HELD = "not-held"
    """No deviation is recorded, which says nothing of whether there are any."""
    PARTIAL = "partial"
    """Some are recorded."""
    COMPLETE = "complete"
    """All of them are recorded."""


@frozen
class Source:
    """A place where facts were read.

    `version` and `sha256` identify a file that was imported: which release, and which bytes.
    """

    __repr__ = brief

    id: str
    title: str
    cls: SourceClass
    url: str | None = None
    publisher: str | None = None
    date: PartialDate | None = None
    retrieved: PartialDate | None = None
    licence: str | None = None
    version: str | None = None
    sha256: str | None = None
    note: str | None = None


@frozen
class Publisher:
    """A prefix under which standards are published, and the body behind it.

    `code` is the `StandardId.publisher` of its documents. `jurisdiction` is a market's code,
    or ``international``. `implemented_by` names the prefixes of the bodies that are bound to publish
    each of its standards unchanged as their own. How it writes its designations is said by the fields of
    `stdcompat.identifiers.Convention`.
    """

    __repr__ = brief

    code: str
    body: str = ""
    name: str = ""
    jurisdiction: str = ""
    name_zh: str | None = None
    family: str = "ordinary"
    prefixes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    grammar: str = "numbered"
    joins: str = ""
    parts: str = "-"
    year: str = ":"
    calendar: str = ""
    series: str = ""
    prints: str = ""
    before: str = "space"
    edition: str = ""
    names: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    certain: str = ""
    follows: str = ""
    traits: tuple[str, ...] = ()
    implemented_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None


@frozen
class Standard:
    """One edition (or amended edition) of a standard, as its publisher's catalog lists it.

    Attributes:
        id: the edition.
        title: its English title; empty where no source gives one.
        domains: what it is about, of the closed list; imported entries have none.
        sources: the ids of the sources that say so.
        confidence: how well it is attested.
        title_zh: its Chinese title.
        title_local: its title in the publisher's own language, when that is another.
        status: the stage it has reached in its life.
        status_as_of: when its source said so.
        stage: the stage code of its publisher (ISO Guide 69: ``60.60``).
        edition: the number that its publisher counts it by (``3.0``), where a source says.
        published: when it was published.
        effective: when it came into effect, where its publisher distinguishes the two.
        withdrawn: when it was withdrawn.
        replaces: the editions that it replaces.
        replaced_by: the editions that replace it, where they do not say so themselves.
        ics: its classes in the International Classification for Standards (``35.030``).
        ccs: its class in the Chinese Classification for Standards (``L80``), as printed.
        committees: the committees in charge, as its catalog names them.
        note: whatever else has to be said.
    """

    __repr__ = brief

    id: StandardId
    title: str = ""
    domains: tuple[Domain, ...] = ()
    sources: tuple[str, ...] = field(kw_only=True)
    confidence: Confidence = field(kw_only=True)
    title_zh: str | None = None
    title_local: str | None = None
    status: Status = Status.UNKNOWN
    status_as_of: PartialDate | None = None
    stage: str | None = None
    published: PartialDate | None = None
    effective: PartialDate | None = None
    withdrawn: PartialDate | None = None
    replaces: tuple[StandardId, ...] = ()
    replaced_by: tuple[StandardId, ...] = ()
    ics: tuple[str, ...] = ()
    ccs: str | None = None
    committees: tuple[str, ...] = ()
    edition: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """Its title in English, or else in Chinese, or in the publisher's own language; empty when none is known."""
        return self.title or self.title_zh or self.title_local or ""


@frozen
class Deviation:
    """One technical deviation of an adoption, in our words, seen from the adopted edition."""

    kind: DeviationKind
    text: str
    clause: str | None = None
    sources: tuple[str, ...] = ()


@frozen
class Correspondence:
    """What a source says of an adopter and the edition, or editions, that it adopts.

    Several adopted editions in one record mean that the adopter is made from all of them
    together; `part` means that it takes only a part of the one. Both change what the degree
    is worth (domain rules: ``docs/explanation/answers.md``).
    """

    __repr__ = brief

    adopter: StandardId
    adopted: tuple[StandardId, ...]
    sources: tuple[str, ...]
    confidence: Confidence
    degree: Degree = Degree.NOT_STATED
    basis: Basis = Basis.ADOPTION
    as_printed: str | None = None
    part: bool = False
    doubtful: bool = False
    deviation_list: DeviationList = DeviationList.NOT_HELD
    deviations: tuple[Deviation, ...] = ()
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str | None = None


@frozen
class Distinction:
    """Two designations that are taken for one another and are not the same: a negative fact.

    `relation` lists the RCC-5 names (EQ SUB SUP INT DR, of `a` to `b`) that remain possible where
    sources tell as much; without it the only thing known is that the two are not equal.
    """

    a: StandardId
    b: StandardId
    why: str
    sources: tuple[str, ...]
    confidence: Confidence
    confused_because: str | None = None
    relation: tuple[str, ...] = ()
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        unknown = [name for name in self.relation if name not in {"EQ", "SUB", "SUP", "INT", "DR"}]
        if unknown:
            msg = f"unknown relation {unknown[0]!r}: one of EQ, SUB, SUP, INT, DR"
            raise InvalidValueError(msg)


@frozen
class Transition:
    """A date by which somebody has to move to an edition, from `ends` where a source names it."""

    standard: StandardId
    who: str
    until: PartialDate
    what: str
    sources: tuple[str, ...]
    confidence: Confidence
    ends: tuple[StandardId, ...] = ()
    note: str | None = None


@frozen
class Origin:
    """Who wrote a standard: the committee, its secretariat, the member that proposed it."""

    standard: StandardId
    sources: tuple[str, ...]
    confidence: Confidence
    committee: str | None = None
    secretariat: str | None = None
    proposed_by: str | None = None
    note: str | None = None


@frozen
class Override:
    """The wish that a record counts where a catalog below holds another one under the same key.

    `kind` and `key` are what `Catalog.combine` prints of a conflict (``standard ISO 9001:2015``).
    """

    kind: str
    key: str
    why: str
    sources: tuple[str, ...] = ()

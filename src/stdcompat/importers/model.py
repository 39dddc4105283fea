"""What a source says, as it says it: the values between the layouts of sources and our records.

A reader of one layout yields exactly one of these for every row of its source, so that all rows
are accounted for. Nothing is interpreted here: identifiers, dates and words are as printed.
"""

# No postponed annotations: see catalogs/model.py.

from typing import TypeAlias

from stdcompat._records import field, frozen

__all__ = ["Adoption", "Link", "Listing", "Pair", "Row", "Skip"]


@frozen
class Link:
    """A relation of one document to another, by the name that the source gives it."""

    type: str
    id: str
    date: str | None = None


@frozen
class Adoption:
    """A cell that says what a document adopts (one identifier or several), and to which degree."""

    text: str
    degree: str | None = None


@frozen
class Listing:
    """What one source says of one document.

    `titles` are by language (ISO 639-1), `dates` by the source's own words. `sources` names the
    places where the source itself read the row, if it says so.
    """

    place: str
    id: str
    titles: dict[str, str] = field(factory=dict)
    status: str | None = None
    status_as_of: str | None = None
    stage: str | None = None
    dates: dict[str, str] = field(factory=dict)
    ics: tuple[str, ...] = ()
    ccs: str | None = None
    committees: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    adopts: tuple[Adoption, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None


@frozen
class Pair:
    """What one source says of two documents: a correspondence, or only a lead to one."""

    place: str
    a: str
    b: str
    relation: str
    evidence: str | None = None
    note: str | None = None


@frozen
class Skip:
    """A row that gives no fact: what cannot be read is quarantined, what is left out on purpose is not."""

    place: str
    why: str
    text: str = ""
    quarantined: bool = True


Row: TypeAlias = Listing | Pair | Skip

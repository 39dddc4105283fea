"""How a catalog knows what a reference means, when it does not list it itself.

Real texts name more than any catalog lists: the national edition of a European Standard, a series
without its part. Such a reference is known through what is held, and the answer says through what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._choice import Choice
from stdcompat._patterns import pattern
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.model import Publisher, Standard
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.catalog import Catalog

# Publishers that count the revisions of a document by letters after its number (MIL-STD-962 says how).
_LETTERED: Final = frozenset({"IPC", "J-STD", "MIL", "RTCA DO"})
_REVISION: Final = pattern("[0-9][A-Z]$")
_OF_IEC: Final = pattern("6[0-9]{4}")

__all__ = ["Held", "Holding", "holding", "implemented", "looked_for"]


class Held(Choice):
    """How much of what a reference names is held."""

    EDITION = "edition"
    """This very edition, or the document that an undated reference means."""
    DOCUMENT = "document"
    """The document, and not this edition of it."""
    ADOPTED = "adopted"
    """The document that it adopts by its own designation."""
    NUMBERED = "numbered"
    """The IEC document after which a European Standard is numbered."""
    PARTS = "parts"
    """Parts of the series that it names."""
    NOTHING = "nothing"
    """Nothing: what it is cannot be said."""


@frozen
class Holding:
    """What a catalog holds of a reference.

    Attributes:
        asked: the reference.
        held: how much of it is held.
        entries: what is held: its editions, those of the adopted document, or those of the parts.
        through: the document that it is known through.
        rule: the publisher of the adopted document, where every national edition of its documents exists by rule.
        numbered: whether `through` is an IEC document after which the European Standard in question is numbered,
            which says nothing of how much of it was changed.
    """

    asked: StandardId
    held: Held
    entries: tuple[Standard, ...] = ()
    through: StandardId | None = None
    rule: Publisher | None = None
    numbered: bool = False

    @property
    def in_parts(self) -> bool:
        """Whether only parts are held of what is asked for, or of what it adopts."""
        whole = (self.through or self.asked).document
        return bool(self.entries) and all(one.id.document != whole for one in self.entries)


def holding(catalog: Catalog, asked: StandardId) -> Holding:
    """Return what a catalog holds of a reference: itself, else what it adopts, else parts of it."""
    editions = catalog.editions(asked)
    if editions:
        itself = asked in catalog or not asked.is_dated
        return Holding(asked, Held.EDITION if itself else Held.DOCUMENT, editions)
    plain = _without_revision(asked)
    editions = () if plain is None else catalog.editions(plain)
    if editions:
        return Holding(asked, Held.DOCUMENT, editions, plain)
    inner = asked.adopts
    if inner is not None:
        found = holding(catalog, inner)
        if found.held is not Held.NOTHING:
            rule = found.rule or implemented(catalog, asked.publisher, inner.publisher)
            return Holding(asked, Held.ADOPTED, found.entries, found.through or inner, rule, found.numbered)
    parts = () if asked.part is not None else catalog.parts(asked)
    if parts:
        return Holding(asked, Held.PARTS, parts)
    base = _numbered_after(asked)
    found = Holding(asked, Held.NOTHING) if base is None else holding(catalog, base)
    return Holding(asked, Held.NUMBERED, found.entries, base, numbered=True) if found.entries else found


def looked_for(asked: StandardId) -> Iterator[StandardId]:
    """Yield a reference and whatever else `holding` may look for in its place.

    >>> from stdcompat.identifiers import parse
    >>> [str(one) for one in looked_for(parse("BS EN 60950-1:2006"))]
    ['BS EN 60950-1:2006', 'EN 60950-1', 'IEC 60950-1']
    """
    one: StandardId | None = asked
    while one is not None:
        yield one
        yield from (other for other in (_without_revision(one), _numbered_after(one)) if other is not None)
        one = one.adopts


def _without_revision(asked: StandardId) -> StandardId | None:
    """Return the document that a lettered revision is one of: MIL-STD-810H is the eighth of MIL-STD-810."""
    number = asked.number or ""
    if asked.publisher in _LETTERED and _REVISION.search(number):
        return evolve(asked, number=number[:-1], normalized_from=None, notes=())
    return None


def _numbered_after(asked: StandardId) -> StandardId | None:
    """Return the IEC document after which a European Standard is numbered; its edition the number does not tell.

    EN 60000 to EN 69999 are CENELEC's standards that are based on the IEC's of the same number, with or without
    changes (source ``en-number-ranges``); an EN IEC says so itself.
    """
    if (
        asked.publisher == "EN"
        and asked.type is None
        and asked.adopts is None
        and _OF_IEC.fullmatch(asked.number or "")
    ):
        return evolve(asked.undated, publisher="IEC", style=None)
    return None


def implemented(catalog: Catalog, adopter: str, adopted: str) -> Publisher | None:
    """Return the publisher of the adopted standard, if the adopter is bound to implement every one of them."""
    publisher = catalog.publisher(adopted)
    return publisher if publisher is not None and adopter in publisher.implemented_by else None

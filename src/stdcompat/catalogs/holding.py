"""How a catalog knows what a reference means, when it does not list it itself.

Real texts name more than any catalog lists: the national edition of a European Standard, a series
without its part. Such a reference is known through what is held, and the answer says through what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat._choice import Choice
from stdcompat.catalogs.model import Publisher, Standard
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from stdcompat.catalogs.catalog import Catalog

__all__ = ["Held", "Holding", "holding"]


class Held(Choice):
    """How much of what a reference names is held."""

    EDITION = "edition"
    """This very edition, or the document that an undated reference means."""
    DOCUMENT = "document"
    """The document, and not this edition of it."""
    ADOPTED = "adopted"
    """The document that it adopts by its own designation."""
    PARTS = "parts"
    """Parts of the series that it names."""
    NOTHING = "nothing"
    """Nothing: what it is cannot be said."""


@attrs.frozen
class Holding:
    """What a catalog holds of a reference.

    Attributes:
        asked: the reference.
        held: how much of it is held.
        entries: what is held: its editions, those of the adopted document, or those of the parts.
        through: the adopted document, where the reference is known through it.
        rule: the publisher of the adopted document, where every national edition of its documents exists by rule.
    """

    asked: StandardId
    held: Held
    entries: tuple[Standard, ...] = ()
    through: StandardId | None = None
    rule: Publisher | None = None

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
    inner = asked.adopts
    if inner is not None:
        found = holding(catalog, inner)
        if found.held is not Held.NOTHING:
            rule = found.rule or implemented(catalog, asked.publisher, inner.publisher)
            return Holding(asked, Held.ADOPTED, found.entries, found.through or inner, rule)
    parts = () if asked.part is not None else catalog.parts(asked)
    return Holding(asked, Held.PARTS if parts else Held.NOTHING, parts)


def implemented(catalog: Catalog, adopter: str, adopted: str) -> Publisher | None:
    """Return the publisher of the adopted standard, if the adopter is bound to implement every one of them."""
    publisher = catalog.publisher(adopted)
    return publisher if publisher is not None and adopter in publisher.implemented_by else None

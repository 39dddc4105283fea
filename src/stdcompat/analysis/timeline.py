"""What the catalog holds of some publishers, and which of it is in force on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.catalogs.model import Status
from stdcompat.catalogs.selection import Selection
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.errors import InvalidValueError
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Sequence

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.catalogs.model import Standard

__all__ = ["Census", "InForce", "Side", "Timeline", "side_of"]


@frozen
class Side:
    """One of the parties that are compared: a name, and the prefixes that it uses."""

    name: str
    publishers: tuple[str, ...]

    def __str__(self) -> str:
        return self.name if self.publishers == (self.name,) else f"{self.name} ({', '.join(self.publishers)})"


def side_of(text: str, catalog: Catalog) -> Side:
    """Return the side that people mean by a prefix, a body, a jurisdiction, or several with commas.

    A prefix brings the joint ones with it: ``ISO`` means ``ISO/IEC`` too. Where a word is both a
    prefix and a jurisdiction, ``prefix:ES`` (that prefix alone) or ``market:ES`` says which.

    Raises:
        InvalidValueError: if the catalog covers no such publisher, or the word has two meanings.

    >>> from stdcompat.catalogs import Catalog
    >>> str(side_of("IEC", Catalog.bundled()))
    'IEC (CISPR, IEC, IEC/IEEE, ISO/IEC, ISO/IEC/IEEE)'
    """
    codes: set[str] = set()
    for word in text.split(","):
        codes.update(_codes(word.strip(), catalog))
    return Side(text, tuple(sorted(codes)))


def _codes(word: str, catalog: Catalog) -> set[str]:
    kind, _, name = word.rpartition(":")
    wanted = name.casefold()
    prefix: set[str] = set()
    home: set[str] = set()
    for one in catalog.publishers():
        joint = one.code.split("/") if kind != "prefix" else ()
        if wanted in {part.casefold() for part in (one.code, *joint)} or (not kind and wanted == one.body.casefold()):
            prefix.add(one.code)
        if wanted == one.jurisdiction.casefold():
            home.add(one.code)
    if kind:
        found = {"prefix": prefix, "market": home}.get(kind, set())
    elif prefix and home and prefix != home:
        msg = f"{word!r} is both a prefix and a jurisdiction; write prefix:{word} or market:{word}"
        raise InvalidValueError(msg)
    else:
        found = prefix | home
    if not found:
        msg = f"no publisher, body or jurisdiction {word!r} in the catalog"
        raise InvalidValueError(msg)
    return found


@frozen
class InForce:
    """A document with the edition of it that is in force, and that edition's amended forms.

    `confirmed` is False where no source states the status of any of them: nothing that is held
    replaces or withdraws them, and that is all that is known.
    """

    editions: tuple[StandardId, ...]
    domains: tuple[Domain, ...]
    confirmed: bool


@frozen
class Census:
    """What the catalog holds of some publishers, by documents.

    Attributes:
        held: how many documents, in whatever edition.
        in_force: those with an edition in force on the date.
        unplaced: how many documents of which nobody can tell: a date is missing.
    """

    __repr__ = brief

    held: int
    in_force: tuple[InForce, ...]
    unplaced: int


class Timeline:
    """What replaces what in a catalog; keep one for many dates.

    The catalog is asked as far as a question needs, so that a great one costs no more than what is counted.

    >>> import datetime
    >>> from stdcompat.catalogs import Catalog
    >>> timeline = Timeline(Catalog.bundled())
    >>> census = timeline.census(["ISO/IEC"], datetime.date(2016, 1, 1))
    >>> [str(one.editions[0]) for one in census.in_force if one.editions[0].number == "27001"]
    ['ISO/IEC 27001:2013']
    """

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._held: dict[Selection, bool] = {}

    @property
    def publishers(self) -> frozenset[str]:
        """The covered prefixes of which anything is held."""
        return frozenset(
            one.code for one in self.catalog.publishers() if self._holds_any(Selection(publisher=one.code))
        )

    def census(self, publishers: Collection[str], as_of: datetime.date, within: str | None = None) -> Census:
        """Count what is held of some publishers: everything, or one domain, or what one ICS code begins."""
        documents: dict[str, Sequence[Standard]] = {}
        for code in sorted(publishers):
            for entry in self.catalog.select(_chosen(code, within)):
                key = self.catalog.document_key(entry.id)
                if key not in documents:
                    documents[key] = self.others(entry.id)
        unplaced = 0
        found: list[InForce] = []
        for entries in sorted(documents.values(), key=lambda entries: entries[0].id.sort_key):
            states = [self.in_force(entry, as_of) for entry in entries]
            valid = [entry for entry, state in zip(entries, states, strict=True) if state]
            if valid:
                found.append(_in_force(valid))
            elif None in states:
                unplaced += 1
        return Census(len(documents), tuple(found), unplaced)

    def in_force(self, entry: Standard, as_of: datetime.date) -> bool | None:
        """Return whether an edition is in force on a date; None when a missing date keeps it unknown.

        It has begun, and neither is withdrawn nor has a later edition, or a document that
        replaces it, come into effect.
        """
        return self.catalog.standing(entry, as_of).in_force

    def others(self, edition: StandardId) -> Sequence[Standard]:
        """Return every held entry of the document that an edition belongs to."""
        return self.catalog.editions(edition)

    def holds(self, publishers: Iterable[str], editions: Iterable[StandardId]) -> bool:
        """Return whether anything of some publishers is held in the domains, or the ICS fields, of a document."""
        classes = sorted({one for edition in editions for entry in self.others(edition) for one in _classes(entry)})
        return any(self._holds_any(_chosen(code, one)) for code in publishers for one in classes)

    def _holds_any(self, chosen: Selection) -> bool:
        if chosen not in self._held:
            self._held[chosen] = next(self.catalog.select(chosen), None) is not None
        return self._held[chosen]


def _chosen(publisher: str, within: str | None) -> Selection:
    """Choose what a publisher has in a domain, or in what an ICS code begins; all of it in None."""
    if within is None:
        return Selection(publisher=publisher)
    in_class = within[0].isdecimal()
    return Selection(publisher=publisher, ics=within if in_class else None, domain=None if in_class else within)


def _classes(entry: Standard) -> set[str]:
    """Return what an entry is about: its domains, and the fields of its ICS codes (two digits)."""
    return {*entry.domains, *(code[:2] for code in entry.ics)}


def _in_force(entries: Sequence[Standard]) -> InForce:
    latest = max(entry.id.base for entry in entries)
    forms = [entry for entry in entries if entry.id.base == latest]
    domains = dict.fromkeys(domain for entry in forms for domain in entry.domains)
    return InForce(
        tuple(entry.id for entry in forms),
        tuple(domains),
        any(entry.status is not Status.UNKNOWN for entry in forms),
    )

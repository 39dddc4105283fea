"""What a catalog knows of the editions of one document, and the one name that each of them goes by.

An edition has many spellings, and a catalog may hold several of them: in an entry, in another
entry (the amendment, and the edition consolidated with it), at an end of an adoption. Whoever asks
in any spelling means the same edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import frozen
from stdcompat.catalogs.model import Standard
from stdcompat.catalogs.rows import numbers_of
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["Known", "agreeing", "amendments", "known_editions"]


@frozen
class Known:
    """One amended edition, as a catalog has it.

    Attributes:
        forms: the identifiers that the catalog has for it, the one that it goes by first.
        entries: its entries; none when only facts of adoption name it.
        number: the edition under the number that the document has (joint publications have several).
        edition: the number of the edition, where an entry says.
    """

    forms: tuple[StandardId, ...]
    entries: tuple[Standard, ...]
    number: StandardId
    edition: str | None = None


def known_editions(document: str, entries: Iterable[Standard], ends: Iterable[StandardId]) -> dict[str, Known]:
    """Return the known editions of a document by their keys.

    Args:
        document: the key of the document.
        entries: its entries.
        ends: editions that facts name, of any document.
    """
    known: dict[str, Known] = {}
    for entry in entries:
        for number in numbers_of(entry.id):
            if number.document == document:
                _add(known, number, entry.id, entry)
    mentions = [(number, end) for end in set(ends) for number in numbers_of(end) if number.document == document]
    # The fullest first, so that what says less finds what it abbreviates.
    for number, end in sorted(mentions, key=lambda mention: (-_said(mention[0]), mention[0].key, mention[1].key)):
        _add(known, number, end, None)
    return known


def _add(known: dict[str, Known], number: StandardId, form: StandardId, entry: Standard | None) -> None:
    place = number.amended_edition
    if entry is None and place not in known:
        place = agreeing(known, number) or place
    before = known.get(place)
    entries = () if entry is None else (entry,)
    edition = None if entry is None else entry.edition
    if before is None:
        known[place] = Known((form,), entries, number, edition)
        return
    entries = (*before.entries, *entries)
    held = {one.id for one in entries}
    forms = sorted({*before.forms, form}, key=lambda one: (one not in held, *_plainness(one, number)))
    known[place] = Known(tuple(forms), entries, before.number, before.edition or edition)


def _plainness(form: StandardId, number: StandardId) -> tuple[object, ...]:
    """Order the forms of one edition: under its own number first, and with nothing beside it."""
    return (
        numbers_of(form)[0].document != number.document,
        len(form.supplements),
        form.suffix is not None,
        form.key,
    )


def agreeing(known: Mapping[str, Known], asked: StandardId) -> str | None:
    """Return the key of the one known edition that a dated reference agrees with; None when there is none, or several."""
    if not asked.is_dated:
        return None
    found = [key for key, one in known.items() if _agrees(asked, one)]
    return found[0] if len(found) == 1 else None


def _agrees(asked: StandardId, known: Known) -> bool:
    """Return whether two references name one edition, as far as both say: one part at least, and no part against it."""
    number = known.number
    parts: tuple[tuple[object, object], ...] = (
        (asked.year, number.year),
        (asked.version, number.version),
        (_counted(asked.edition), _counted(number.edition or known.edition)),
    )
    same = False
    for mine, other in parts:
        if mine is not None and other is not None:
            if mine != other:
                return False
            same = True
    if not same or (asked.month is not None and number.month is not None and asked.month != number.month):
        return False
    amended, held = amendments(asked), amendments(number)
    return len(amended) == len(held) and all(map(_same_amendment, amended, held))


def amendments(edition: StandardId) -> list[str]:
    """Return the amendments of an edition, from its key: ``A11:2020``."""
    return edition.amended_edition.removeprefix(edition.document).split("+")[1:]


def _same_amendment(mine: str, other: str) -> bool:
    (name, _, year), (other_name, _, other_year) = mine.partition(":"), other.partition(":")
    return name == other_name and (not year or not other_year or year == other_year)


def _counted(edition: str | None) -> str | None:
    """Return the number of an edition as one counts: ``3.0`` is the third."""
    return None if edition is None else edition.removesuffix(".0")


def _said(number: StandardId) -> int:
    return sum(part is not None for part in (number.year, number.month, number.version, number.edition))

"""What a source says, read into our records: identifiers, dates and words become values.

A row becomes an entry, correspondences, or a reason. What a row says beside that and has no field
of its own (a relation that nobody has described, a base that cannot be read) stays in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.dates import as_partial_date
from stdcompat.catalogs.model import Confidence, PartialDate, Standard, Status
from stdcompat.catalogs.plain import try_id
from stdcompat.importers.adoptions import adoptions, linked, pair_records
from stdcompat.importers.model import Listing, Pair, Skip
from stdcompat.importers.succession import place
from stdcompat.importers.words import LEFT_OUT, PUBLISHED, Meaning, family_of, meaning_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stdcompat.catalogs.model import Correspondence
    from stdcompat.identifiers import StandardId
    from stdcompat.importers.model import Link
    from stdcompat.importers.tally import ImportTally

__all__ = ["Reader"]

_ICS: Final = pattern(r"\d{2}(?:\.\d{3}(?:\.\d{2})?)?")
_SILVER: Final = ("CCSDS", "successorOf")
"""What marks a silver book: the copy that is kept of a withdrawn issue."""

_UNVERIFIED: Final = "unverified"
_LONGEST: Final = 2000  # characters of a title


class Reader:
    """Reads the rows of one source.

    Args:
        source: the id of the source.
        confidence: how well its facts are attested.
        tally: counts what is met.

    >>> from stdcompat.importers.tally import ImportTally
    >>> reader = Reader("iso", Confidence.MEDIUM, ImportTally())
    >>> row = Listing("line 1", "ISO 9001:2015", {"en": "Quality management systems"}, "published", stage="90.92")
    >>> (entry,) = reader.read(row)
    >>> entry.status, entry.stage
    (<Status.CURRENT: 'current'>, '90.92')
    """

    def __init__(self, source: str, confidence: Confidence, tally: ImportTally) -> None:
        self.source = source
        self.confidence = confidence
        self.tally = tally
        self.named: dict[str, str] = {}

    def read(self, row: Listing | Pair) -> tuple[Standard | Correspondence, ...] | Skip:
        """Return the records of a row, or why it gives none."""
        if isinstance(row, Pair):
            return pair_records(row, (self.source,), self.confidence, self.tally)
        id = try_id(row.id)
        if id is None:
            return Skip(row.place, "the identifier cannot be read", row.id)
        return self._listed(row, id)

    def _listed(self, row: Listing, id: StandardId) -> tuple[Standard | Correspondence, ...]:
        sources = (self.source, *[self._place(word) for name in row.sources if (word := _word(name))])
        confidence = self.confidence
        if any(_UNVERIFIED in name for name in row.sources):
            confidence = Confidence.UNVERIFIED
        found = adoptions(id, row.adopts, sources, confidence, self.tally, row.place)
        said = _Said([*([row.note] if row.note else []), *found.unread], list(found.records))
        for link in row.links:
            read_as = self._relate(id, link, family_of(id.publisher, row.stage is not None), said)
            self.tally.relation(link.type, read_as, f"{row.place}: {row.id} {link.type} {link.id}")
        titles = row.titles
        entry = Standard(
            id.designation,
            _title(titles.get("en")),
            (),
            sources=sources,
            confidence=confidence,
            title_zh=_title(titles.get("zh")) or None,
            title_local=_local(titles),
            status=Status.WITHDRAWN if said.is_copy else self._status(row),
            status_as_of=self._date(row, row.status_as_of),
            stage=_word(row.stage),
            published=self._published(row, id),
            effective=self._date(row, row.dates.get("effective")),
            withdrawn=self._date(row, row.dates.get("withdrawn") or row.dates.get("obsoleted")),
            replaces=tuple(said.replaces),
            replaced_by=tuple(said.replaced_by),
            ics=tuple(self._ics(row)),
            ccs=_word(row.ccs),
            committees=tuple(word for name in row.committees if (word := _word(name))),
            note=_word("; ".join(said.notes)),
        )
        return (entry, *said.records)

    def _place(self, name: str) -> str:
        """Return the id of a place that the source names as its own source."""
        id = self.named.get(name)
        if id is None:
            id = self.named[name] = f"{self.source}: {name}"
        return id

    def _status(self, row: Listing) -> Status:
        status = status_of(row.status, row.stage)
        if status is None:
            self.tally.remark(f"status {row.status!r} is in no table: read as unknown", row.place)
            return Status.UNKNOWN
        return status

    def _date(self, row: Listing, text: str | None) -> PartialDate | None:
        if text is None:
            return None
        try:
            return as_partial_date(text)
        except ValueError:
            self.tally.remark("a date that is none is left out", f"{row.place}: {text}")
            return None

    def _published(self, row: Listing, id: StandardId) -> PartialDate | None:
        """Return the date of publication: the first that is not long before the year in the identifier."""
        found = [date for word in PUBLISHED if (date := self._date(row, row.dates.get(word))) is not None]
        year = id.supplements[-1].year if id.supplements else id.year
        fitting = [date for date in found if year is None or int(date[:4]) >= year - 1]
        if found and not fitting:
            self.tally.remark("a date of publication long before the year of the number", f"{row.place}: {id}")
        return next(iter(fitting), None)

    def _ics(self, row: Listing) -> Iterator[str]:
        for code in row.ics:
            if _ICS.fullmatch(code):
                yield code
            else:
                self.tally.remark("an ICS code that is none is left out", f"{row.place}: {code}")

    def _relate(self, id: StandardId, link: Link, family: str, said: _Said) -> str:
        """Read one relation, and return in words what it was read as."""
        meaning = meaning_of(link.type, family)
        if meaning is Meaning.LEFT_OUT:
            said.is_copy |= (family, link.type) == _SILVER
            return f"left out: {LEFT_OUT[family, link.type]}"
        other = None if meaning is None else try_id(link.id)
        if meaning is None or other is None:
            said.notes.append(f"{link.type} {link.id}")
            return f"{'not described' if meaning is None else 'the other cannot be read'}: kept as a note"
        if meaning in {Meaning.ADOPTS, Meaning.ADOPTED_BY}:
            ends = (id, other) if meaning is Meaning.ADOPTS else (other, id)
            if id.designation == other.designation:
                return "left out: relates a document to itself"
            said.records.append(linked(*ends, f"{link.type} {link.id}", (self.source,), self.confidence))
            return str(meaning.value)
        if meaning in {Meaning.REVISES, Meaning.REVISED_BY}:
            if other.undated != id.undated:
                said.notes.append(f"{link.type} {link.id}")
                return "revises or amends another number: kept as a note"
            meaning = Meaning.REPLACES if meaning is Meaning.REVISES else Meaning.REPLACED_BY
        return place(id, other, meaning is Meaning.REPLACES, said.replaces, said.replaced_by)


class _Said:
    """What the relations and the adoptions of one row add up to."""

    def __init__(self, notes: list[str], records: list[Correspondence]) -> None:
        self.notes = notes
        self.records = records
        self.replaces: list[StandardId] = []
        self.replaced_by: list[StandardId] = []
        self.is_copy = False


def _word(text: str | None) -> str | None:
    """Return a text without spaces around it, or None where nothing is left: no field of a record is blank."""
    return (text or "").strip() or None


def _title(text: str | None) -> str:
    return "" if text is None else " ".join(text[:_LONGEST].split())


def _local(titles: Mapping[str, str]) -> str | None:
    """Return the title in a publisher's own language; French stands beside English in international catalogs."""
    other = sorted(lang for lang in titles if lang not in {"en", "zh"} and (lang != "fr" or "en" not in titles))
    return next((title for lang in other if (title := _title(titles[lang]))), None)

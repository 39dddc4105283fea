"""The values that a designation is read into: `StandardId` and its `Supplement`s."""

from __future__ import annotations

from typing import Any

from stdcompat._notebook import Shown
from stdcompat._records import evolve, field, fields, frozen

from ._wrapping import Wrapping

__all__ = ["StandardId", "Supplement", "Wrapping"]


@frozen(weakref_slot=False)
class Supplement:
    """One amendment, corrigendum or other supplement of a document.

    Attributes:
        kind: the word for it, one spelling for all publishers (``Amd``, ``Cor``, ``Add``; European ``A``, ``AC``).
        number: its number, as printed.
        year: year of publication.
        month: month of publication.
        stage: draft stage (``CD``, ``D`` for DAM, ``FD`` for FDAM).
        consolidated: True when its text is merged into the document (written with ``+``).
        nested: True when it amends the supplement before it, not the document.

    >>> from stdcompat.identifiers import parse
    >>> parse("EN IEC 62368-1:2020+A11:2020").supplements
    (Supplement(kind='A', number='11', year=2020, consolidated=True),)
    """

    kind: str
    number: str | None = None
    year: int | None = None
    month: int | None = None
    stage: str | None = None
    consolidated: bool = False
    nested: bool = False

    @property
    def is_corrigendum(self) -> bool:
        """Tell whether it puts the document right; a reference to an edition includes its corrigenda.

        >>> from stdcompat.identifiers import parse
        >>> [one.is_corrigendum for one in parse("EN 710:1997+A1:2010/AC:2012").supplements]
        [False, True]
        """
        from ._spaces import CORRIGENDA

        return self.kind in CORRIGENDA

    def __repr__(self) -> str:
        return _repr(self)


class Derived:
    """Places for what is worked out once from an identifier: no part of its value, of its pickle or of its `repr`."""

    __slots__ = ("_amended_edition", "_document", "_hash", "_key", "_sort_key", "_text", "_undated")

    _amended_edition: str
    _document: str
    _hash: int
    _key: str
    _sort_key: tuple[Any, ...]
    _text: str
    _undated: StandardId


_keep = object.__setattr__


@frozen(weakref_slot=False, cache_hash=False)
class StandardId(Derived, Shown):
    """One standard's identifier, read into its parts.

    Two identifiers are equal when all parts are equal, however they were written.

    Attributes:
        publisher: the prefix family in its canonical form (``ISO/IEC``, ``GB``, ``BS``), not the body.
        type: the kind of document (``T`` of ``GB/T``, ``TS``, ``TR``, ``Guide``, the division letter of JIS and KS).
        number: the document's number, as printed.
        part: the part after the number, as printed (``1``, ``2-105``).
        year: year of the edition, always in full (a two-digit year is printed as it was written).
        month: month of the edition.
        version: version of the edition (ETSI, 3GPP).
        edition: number of the edition.
        stage: draft stage (``DIS``, ``pr``).
        language: language suffix.
        supplements: amendments, corrigenda and others, in order.
        wrapped: the adopted identifier inside, if any.
        wrapping: how ``wrapped`` is held.
        joint: further numbers of the same text (``ITU-T G.7043/Y.1343``).
        all_parts: True for a reference to every part.
        suffix: what else distinguishes the product (``CSV``, ``ExComm``).
        style: the house style to print in when it is not the publisher's own; never compared.
        normalized_from: the text that was read, when it was not written canonically; never compared.
        notes: what was normalised in it; never compared.

    >>> from stdcompat.identifiers import parse
    >>> parse("IEC 62368-1:2018")
    StandardId(publisher='IEC', number='62368', part='1', year=2018)
    """

    publisher: str
    type: str | None = None
    number: str | None = None
    part: str | None = None
    year: int | None = None
    month: int | None = None
    version: str | None = None
    edition: str | None = None
    stage: str | None = None
    language: str | None = None
    supplements: tuple[Supplement, ...] = ()
    wrapped: StandardId | None = None
    wrapping: Wrapping | None = None
    joint: tuple[StandardId, ...] = ()
    all_parts: bool = False
    suffix: str | None = None
    style: str | None = field(default=None, eq=False)
    normalized_from: str | None = field(default=None, eq=False)
    notes: tuple[str, ...] = field(default=(), eq=False)

    def __hash__(self) -> int:
        try:
            return self._hash
        except AttributeError:
            added = self.supplements[-1].number if self.supplements else None
            found = hash((self.publisher, self.number, self.part, self.year, self.version, added))
            _keep(self, "_hash", found)
            return found

    def __repr__(self) -> str:
        return _repr(self)

    def _repr_html_(self) -> str:
        from html import escape

        return f"<code>{escape(str(self))}</code>"

    def __str__(self) -> str:
        text: str | None = getattr(self, "_text", None)
        if text is None:
            from ._registry import render

            text = render(self)
            _keep(self, "_text", text)
        return text

    # --- which document, which edition ------------------------------------------------------------------------

    @property
    def is_dated(self) -> bool:
        """Tell whether one edition is named.

        >>> from stdcompat.identifiers import parse
        >>> parse("IEC 62368-1:2018").is_dated, parse("IEC 62368-1").is_dated
        (True, False)
        """
        return not (self.year is None and self.version is None and self.edition is None)

    @property
    def base(self) -> StandardId:
        """The edition without its supplements.

        >>> from stdcompat.identifiers import parse
        >>> str(parse("EN IEC 62368-1:2020+A11:2020").base)
        'EN IEC 62368-1:2020'
        """
        if not self.supplements:
            return self
        suffix = None if self.suffix == "CSV" else self.suffix  # consolidated with the supplements that go
        return evolve(self, supplements=(), suffix=suffix, normalized_from=None, notes=())

    @property
    def designation(self) -> StandardId:
        """The identifier without an appended dual number or bracketed relation: it names the same document.

        >>> from stdcompat.identifiers import parse
        >>> str(parse("GB/T 22080-2016/ISO/IEC 27001:2013").designation)
        'GB/T 22080-2016'
        """
        if self.wrapping not in (Wrapping.DUAL, Wrapping.RELATED):
            return self
        return evolve(self, wrapped=None, wrapping=None, normalized_from=None, notes=())

    @property
    def undated(self) -> StandardId:
        """The document: no date, version, edition or supplement, and no appended dual number.

        >>> from stdcompat.identifiers import parse
        >>> str(parse("BS EN ISO 9001:2015+A1:2024").undated)
        'BS EN ISO 9001'
        """
        undated: StandardId | None = getattr(self, "_undated", None)
        if undated is None:
            undated = self._without_date()
            _keep(self, "_undated", undated)
        return undated

    def _without_date(self) -> StandardId:
        # Made by hand: every edition that is looked up asks for it, and `attrs.evolve` takes five times as long.
        document = self.designation
        return StandardId(
            self.publisher,
            self.type,
            self.number,
            self.part,
            stage=self.stage,
            language=self.language,
            wrapped=None if document.wrapped is None else document.wrapped.undated,
            wrapping=document.wrapping,
            joint=tuple([other.undated for other in self.joint]),
            all_parts=self.all_parts,
            suffix=self.suffix,
            style=self.style,
        )

    @property
    def document(self) -> str:
        """A key of the document: equal for all references to it, whichever prefix, spelling or edition they have.

        A number is unique in the series that it was given in, not by the words before it (``ISO 27001`` is
        ISO/IEC 27001). For looking up, never for print: what was printed stays in the identifier.

        >>> from stdcompat.identifiers import parse
        >>> parse("ISO 27001").document == parse("ISO/IEC 27001:2022").document
        True
        >>> parse("GB 22239").document == parse("GB/T 22239-2019").document != parse("GB/Z 22239").document
        True
        """
        document: str | None = getattr(self, "_document", None)
        if document is None:
            from ._spaces import document as document_of

            document = document_of(self)
            _keep(self, "_document", document)
        return document

    @property
    def amended_edition(self) -> str:
        """A key of the text: equal for all references to one edition with the same amendments, however spelt.

        Corrigenda are left out, since a reference to an edition includes them. Without a date or amendments it is
        the key of the `document`.

        >>> from stdcompat.identifiers import parse
        >>> parse("EN 55032:2015/A11:2020").amended_edition == parse("EN 55032:2015+A11:2020").amended_edition
        True
        >>> parse("EN 55032:2015/AC:2016").amended_edition == parse("EN 55032:2015").amended_edition
        True
        """
        edition: str | None = getattr(self, "_amended_edition", None)
        if edition is None:
            from ._spaces import amended_edition

            edition = amended_edition(self)
            _keep(self, "_amended_edition", edition)
        return edition

    @property
    def is_amended(self) -> bool:
        """Tell whether it has amendments; a corrigendum is none, since a reference to an edition includes it.

        >>> from stdcompat.identifiers import parse
        >>> parse("EN 55032:2015/A11:2020").is_amended, parse("EN 55032:2015/AC:2016").is_amended
        (True, False)
        """
        return bool(self.supplements) and self.amended_edition != self.base.amended_edition

    def with_year(self, year: int | None) -> StandardId:
        """Name the edition of another year (supplements and month belong to an edition and are dropped).

        >>> from stdcompat.identifiers import parse
        >>> str(parse("ISO/IEC 27001:2013").with_year(2022))
        'ISO/IEC 27001:2022'
        """
        return evolve(self.undated, year=year)

    @property
    def series(self) -> StandardId:
        """The reference to all parts of the document.

        >>> from stdcompat.identifiers import parse
        >>> str(parse("IEC 62368-1:2018").series)
        'IEC 62368 (all parts)'
        """
        undated = self.undated
        wrapped = undated.wrapped.series if undated.wrapped is not None else None
        return evolve(undated, part=None, all_parts=True, wrapped=wrapped)

    # --- relations that the identifiers alone tell --------------------------------------------------------------

    def is_edition_of(self, other: StandardId) -> bool:
        """Tell whether this is one edition of the (undated) document `other`.

        >>> from stdcompat.identifiers import parse
        >>> parse("ISO 9001:2015").is_edition_of(parse("ISO 9001"))
        True
        """
        return self.is_dated and not other.is_dated and not other.supplements and self.document == other.document

    def is_part_of(self, other: StandardId) -> bool:
        """Tell whether `other` is the whole that this is a part of (a number without part, or all parts).

        >>> from stdcompat.identifiers import parse
        >>> parse("IEC 62368-1:2018").is_part_of(parse("IEC 62368 (all parts)"))
        True
        """
        if self.part is None or (other.is_dated and other.year != self.year):
            return False
        mine, whole = self.undated, other.undated
        if whole.part is None:
            return mine.series.document == whole.series.document
        return (
            not whole.all_parts
            and mine.part is not None
            and mine.part.startswith((whole.part + "-", whole.part + "."))
            and _without_part(mine).document == _without_part(whole).document
        )

    def is_supplement_of(self, other: StandardId) -> bool:
        """Tell whether this is `other` with further supplements.

        >>> from stdcompat.identifiers import parse
        >>> parse("ISO/IEC 27001:2022/Amd 1:2024").is_supplement_of(parse("ISO/IEC 27001:2022"))
        True
        """
        count = len(other.supplements)
        return (
            len(self.supplements) > count and self.supplements[:count] == other.supplements and self.base == other.base
        )

    @property
    def adopts(self) -> StandardId | None:
        """The document or edition that the identifier itself states as adopted (None when merely related to it).

        >>> from stdcompat.identifiers import parse
        >>> str(parse("BS EN ISO 9001:2015").adopts)
        'EN ISO 9001'
        """
        return None if self.wrapping in (Wrapping.RELATED, Wrapping.ANNEX) else self.wrapped

    @property
    def urn(self) -> str | None:
        """The URN, where a published scheme defines one: RFC 5141 (ISO), IEC's own, RFC 2648 (IETF).

        >>> from stdcompat.identifiers import parse
        >>> parse("ISO/IEC 27001:2022").urn
        'urn:iso:std:iso-iec:27001'
        """
        from ._urn import urn

        return urn(self)

    # --- order ------------------------------------------------------------------------------------------------

    @property
    def key(self) -> str:
        """A compact key: equal for equal identifiers and only for those, whatever house style they print in.

        >>> from stdcompat.identifiers import parse
        >>> parse("ISO/IEC 27001:2022/AMD1:2024").key == parse("ISO/IEC 27001:2022/Amd 1:2024").key
        True
        """
        key: str | None = getattr(self, "_key", None)
        if key is None:
            key = str(evolve(self, style=None) if self.style else self)
            _keep(self, "_key", key)
        return key

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A key that sorts any identifiers naturally: publisher, number, part, date, supplements.

        >>> from stdcompat.identifiers import parse
        >>> ids = [parse("ISO 14001:2015"), parse("ISO 9001:2015"), parse("ISO 9001:2008")]
        >>> [str(id) for id in sorted(ids, key=lambda id: id.sort_key)]
        ['ISO 9001:2008', 'ISO 9001:2015', 'ISO 14001:2015']
        """
        key: tuple[Any, ...] | None = getattr(self, "_sort_key", None)
        if key is None:
            from ._order import sort_key

            key = sort_key(self)
            _keep(self, "_sort_key", key)
        return key

    def __lt__(self, other: object) -> bool:
        """Order the editions of one document by date or version, then by supplements.

        Identifiers of different documents are not ordered: a TypeError, as for any unrelated values.
        """
        if not isinstance(other, StandardId):
            return NotImplemented
        from ._order import edition_key, same_document

        if not same_document(self, other):
            return NotImplemented
        return edition_key(self) < edition_key(other)

    def __gt__(self, other: object) -> bool:
        if not isinstance(other, StandardId):
            return NotImplemented
        return StandardId.__lt__(other, self)

    def __le__(self, other: object) -> bool:
        return self == other or StandardId.__lt__(self, other)

    def __ge__(self, other: object) -> bool:
        return self == other or StandardId.__gt__(self, other)


def _without_part(id: StandardId) -> StandardId:
    wrapped = _without_part(id.wrapped) if id.wrapped is not None else None
    return evolve(id, part=None, wrapped=wrapped)


def _repr(value: Supplement | StandardId) -> str:
    """Show only the fields that say something."""
    shown = (
        f"{one.name}={getattr(value, one.name)!r}"
        for one in fields(type(value))
        if getattr(value, one.name) != one.default
    )
    return f"{type(value).__name__}({', '.join(shown)})"

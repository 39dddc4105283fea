"""Official lists: which standards an authority cites under an act, each row with its time."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import itertools
from collections.abc import Collection

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.vocabulary import KindCode, Trait
from stdcompat.identifiers import StandardId, Supplement
from stdcompat.language import Bilingual, as_recorded
from stdcompat.market.model import Force

__all__ = ["Citation", "Fitting", "OfficialList", "Scope", "TimeState", "amendments_of", "is_after"]


def amendments_of(*ids: StandardId) -> tuple[Supplement, ...]:
    """Return the amendments that identifiers name together, each once, in order, without corrigenda.

    A corrigendum puts its edition right and is no other text, so no answer depends on it.

    >>> from stdcompat.identifiers import parse
    >>> [str(one.number) for one in amendments_of(parse("EN 55032:2015/A11:2020"), parse("EN 55032:2015/AC:2016-07"))]
    ['11']
    """
    found: dict[tuple[str, str | None], Supplement] = {}
    for id in ids:
        for one in id.supplements:
            if not one.is_corrigendum:
                found.setdefault((one.kind, one.number), one)
    return tuple(found.values())


def is_after(day: datetime.date, date: PartialDate) -> bool | None:
    """Return whether a day is a date or comes after it; None when the date is too coarse to say.

    >>> is_after(datetime.date(2026, 4, 30), PartialDate("2026-04")), is_after(datetime.date(2026, 5, 1), PartialDate("2026-04"))
    (None, True)
    """
    text = day.isoformat()
    if len(date) == len(text):
        return text >= date
    start = text[: len(date)]
    return None if start == date else start > date


class TimeState(Choice):
    """Where a day lies in the time of a citation."""

    BEFORE = "before"
    UNREAD = "unread"
    DURING = "during"
    AFTER = "after"


@frozen
class OfficialList:
    """The list of one act: what an authority says may be used to show conformity with it.

    Attributes:
        act: the act that the list belongs to, by its number (``2014/35/EU``).
        market: the market whose law the act is.
        name: what people call the act.
        force: what the list gives; a presumption of conformity, unless the act itself asks for the standards.
        short: short names of the act (``LVD``).
        publishers: the prefixes of the standards that it can hold at all; any, when there are none.
        applies_to: the kinds of product that the act reaches, as far as kinds tell; unknown, when there are none.
        not_for: kinds among these that it does not reach.
        complete_since: the day from which every row is held; absent where rows are known to be missing.
        read_until: the day up to which changes of the list were read.
        until: the first day on which the act itself no longer applies.
        not_known: what was not read; `not_known_zh` is the same in Chinese, in the same order.
    """

    __repr__ = brief

    act: str
    market: str
    name: str
    sources: tuple[str, ...]
    confidence: Confidence
    name_zh: str | None = None
    short: tuple[str, ...] = ()
    force: Force = Force.PRESUMPTION
    publishers: tuple[str, ...] = ()
    applies_to: tuple[KindCode, ...] = ()
    not_for: tuple[KindCode, ...] = ()
    complete_since: PartialDate | None = None
    read_until: PartialDate | None = None
    until: PartialDate | None = None
    not_known: tuple[str, ...] = ()
    not_known_zh: tuple[str, ...] = ()
    note: str | None = None

    def reaches(self, kinds: Collection[str]) -> bool | None:
        """Return whether the act reaches a product of some kinds, given with those above them; None where kinds do not tell.

        >>> radio = OfficialList("2014/53/EU", "EU", "RED", (), Confidence.HIGH, applies_to=("radio-equipment",))
        >>> radio.reaches({"server", "equipment"})
        False
        """
        if not self.applies_to:
            return None
        return not set(self.not_for) & set(kinds) and bool(set(self.applies_to) & set(kinds))

    @property
    def unknowns(self) -> tuple[Bilingual, ...]:
        """What was not read, in both languages; the Chinese says where there is English only."""
        pairs = itertools.zip_longest(self.not_known, self.not_known_zh[: len(self.not_known)])
        return tuple(Bilingual(text, zh) if zh else as_recorded(text) for text, zh in pairs)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the act is called."""
        return tuple(name for name in (self.act, *self.short, self.name, self.name_zh) if name)

    @property
    def label(self) -> str:
        """The act as answers name it: its short name, where there is one, and its number."""
        return f"{self.short[0]} {self.act}" if self.short else self.act


@frozen
class Citation:
    """One row of an official list: an edition, with the amendments cited with it, under one act.

    Attributes:
        act: the act.
        reference: the reference in the first line of the row.
        bundle: the amendments and corrigenda that the row cites with it, each in full.
        since: the day on which the citation starts; absent where that was not read.
        seen: where the start was not read, the first day on which it is known to have been cited.
        until: the first day on which it gives nothing any more; absent while it is open.
        unread_from: the first day of which it was not read whether it is still cited: its list was replaced by
            one that was not read.
        restriction: what the citation does not cover, in our words.
        superseded: what the row took the place of, each with its amendments.
        decision: the act that printed the row last.
        annex, part, row: the place of the row in it.
        type: A, B or C, for machinery.
        ended_by: the act that ended it.
    """

    __repr__ = brief

    act: str
    reference: StandardId
    sources: tuple[str, ...]
    confidence: Confidence
    bundle: tuple[StandardId, ...] = ()
    title: str | None = None
    since: PartialDate | None = None
    seen: PartialDate | None = None
    until: PartialDate | None = None
    unread_from: PartialDate | None = None
    restriction: str | None = None
    superseded: tuple[StandardId, ...] = ()
    decision: str | None = None
    annex: str | None = None
    part: str | None = None
    row: str | None = None
    type: str | None = None
    ended_by: str | None = None
    note: str | None = None

    @property
    def edition(self) -> StandardId:
        """The edition that is cited, without amendments."""
        return self.reference.base

    @property
    def amendments(self) -> tuple[Supplement, ...]:
        """The amendments that are part of the citation, corrigenda left out."""
        return amendments_of(self.reference, *self.bundle)

    @property
    def id(self) -> StandardId:
        """The edition with its amendments as one identifier.

        >>> from stdcompat.identifiers import parse
        >>> with_a11 = (parse("EN 55035:2017/A11:2020"),)
        >>> str(Citation("2014/30/EU", parse("EN 55035:2017"), (), Confidence.HIGH, with_a11).id)
        'EN 55035:2017+A11:2020'
        """
        added = tuple(evolve(one, consolidated=True, nested=False) for one in self.amendments)
        return evolve(self.edition, supplements=added) if added else self.edition

    @property
    def printed(self) -> str:
        """The reference and everything that is cited with it, as the row prints them.

        >>> from stdcompat.identifiers import parse
        >>> Citation("2014/35/EU", parse("EN 62368-1:2014"), (), Confidence.HIGH, (parse("EN 62368-1:2014/AC:2015"),)).printed
        'EN 62368-1:2014 with AC:2015'
        """
        if not self.bundle:
            return str(self.reference)
        base = str(self.edition)
        added = (str(one).removeprefix(str(self.reference)).removeprefix(base).lstrip("/+ ") for one in self.bundle)
        return f"{self.reference} with {', '.join(added)}"

    @property
    def place(self) -> str:
        """The decision and the row, as far as they are known."""
        rows = [("Annex", self.annex), ("part", self.part), ("row", self.row)]
        where = " ".join(f"{word} {number}" for word, number in rows if number)
        return ", ".join(filter(None, (self.decision, where)))

    def at(self, day: datetime.date) -> TimeState:
        """Return where a day lies in the time of the citation.

        >>> from stdcompat.identifiers import parse
        >>> row = Citation("2014/53/EU", parse("ETSI EN 300 328 V2.1.1"), (), Confidence.HIGH, seen="2020-02-06", until="2021-08-06")
        >>> [row.at(datetime.date(*day)).value for day in ((2019, 1, 1), (2021, 8, 5), (2021, 8, 6))]
        ['unread', 'during', 'after']
        """
        if self.until is not None and (after := is_after(day, self.until)) is not False:
            return TimeState.AFTER if after else TimeState.UNREAD
        if self.unread_from is not None and is_after(day, self.unread_from) is not False:
            return TimeState.UNREAD
        if self.since is not None:
            begun = is_after(day, self.since)
            return TimeState.UNREAD if begun is None else TimeState.DURING if begun else TimeState.BEFORE
        if self.seen is not None and is_after(day, self.seen):
            return TimeState.DURING
        return TimeState.UNREAD


@frozen
class Scope:
    """For which products a list cites a document, where its own scope or title says so.

    Attributes:
        act: the act of the list.
        documents: the documents, without their editions: what is cited of them changes from day to day.
        kinds: the kinds of product, any of which is meant.
        traits: what a product must be besides, all of it.
        unless: traits with which a product is something else.
        words: trade words, by one of which the product must be known; any, when there are none.
        not_words: words of a name with which it is something else ("commercial").
        market: the market whose law the act is.
        sources: the decisions that print the titles.
    """

    __repr__ = brief

    act: str
    market: str
    documents: tuple[StandardId, ...]
    kinds: tuple[KindCode, ...]
    sources: tuple[str, ...]
    traits: tuple[Trait, ...] = ()
    unless: tuple[Trait, ...] = ()
    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()

    def holds(self, kinds: Collection[str], traits: Collection[str], words: str = "", name: str = "") -> bool:
        """Return whether a product is meant.

        Args:
            kinds: its kinds, with those above them.
            traits: its traits.
            words: the trade words that its kind was read from.
            name: its name.

        >>> from stdcompat.identifiers import parse
        >>> mccb = Scope("2014/35/EU", "EU", (parse("EN 60947-2"),), ("circuit-breaker",), (), ("moulded-case",))
        >>> mccb.holds({"circuit-breaker", "equipment"}, ("moulded-case",)), mccb.holds({"circuit-breaker"}, ())
        (True, False)
        """
        return (
            any(kind in kinds for kind in self.kinds)
            and all(trait in traits for trait in self.traits)
            and not any(trait in traits for trait in self.unless)
            and (not self.words or words.casefold() in {one.casefold() for one in self.words})
            and not any(word.casefold() in name.casefold() for word in self.not_words)
        )


@frozen
class Fitting:
    """What the list of one act cites for products of a kind; others of its standards may fit as well.

    Attributes:
        official: the list.
        rows: what is cited for such products on the day, by the scopes of the documents.
    """

    __repr__ = brief

    official: OfficialList
    rows: tuple[Citation, ...]

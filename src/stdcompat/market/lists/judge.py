"""What official lists say of a claim on a day: cited or not, under which act, until when, and what is cited instead."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.plain import as_id
from stdcompat.errors import IdentifierError, InvalidValueError
from stdcompat.identifiers import StandardId, Supplement
from stdcompat.language import Bilingual
from stdcompat.market.lists.model import Citation, OfficialList, TimeState, amendments_of, is_after
from stdcompat.market.lists.read import ListBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["CitationQuestion", "CitationStanding", "CitedClaim", "Judgement", "judge"]

_NEVER: Final = "9999"
STALE_AFTER: Final = 366
"""Days after which a list that was read may well have changed; the limit of every status."""


class CitationStanding(Choice):
    """What a list says of a claim, best first.

    `OUTSIDE` is a claim that no list of the market could hold, an ISO standard for the EU: it is
    neither cited nor missing.
    """

    CITED = "cited"
    """The list cites it on the day."""
    RESTRICTED = "cited-with-restriction"
    """Cited, but not for all that it covers."""
    UNDATED = "edition-not-stated"
    """The claim names no edition."""
    UNKNOWN = "unknown"
    """It cannot be read, or the list does not tell."""
    AMENDMENTS = "other-amendments"
    """The list cites this edition with other amendments."""
    UPCOMING = "not-yet-cited"
    """Cited from a later day."""
    EDITION = "other-edition"
    """The list cites another edition."""
    ENDED = "no-longer-cited"
    """Its citation has ended."""
    NEVER = "never-cited"
    """No edition of it was ever cited."""
    OUTSIDE = "outside"
    """No list of the market could hold it."""

    @property
    def is_met(self) -> bool:
        """Whether the claim gives what the list gives."""
        return self in {CitationStanding.CITED, CitationStanding.RESTRICTED}

    @property
    def is_open(self) -> bool:
        """Whether nobody can tell from what is known."""
        return self in {CitationStanding.UNDATED, CitationStanding.UNKNOWN}

    @property
    def is_not_met(self) -> bool:
        """Whether it is a standard of the list's kind that is not cited as claimed."""
        return not self.is_met and not self.is_open and self is not CitationStanding.OUTSIDE

    @property
    def rank(self) -> int:
        """Its place, the best first."""
        return _RANK[self]


_RANK: Final = {standing: place for place, standing in enumerate(CitationStanding)}


@frozen
class Judgement:
    """What the list of one act says of a claim on a day.

    Attributes:
        list: the list.
        standing: the answer.
        citation: the row that the answer is about; None where no row holds this text.
        missing: amendments that are cited and not claimed.
        extra: amendments that are claimed and not cited.
        instead: what the list cites of this document on the day, where that is not what is claimed.
        successors: what is cited when this citation ends, or ended: later rows of the same document, and what superseded it.
        gap: how many editions lie between the claim and the first of these; None where the catalog does not tell.
    """

    __repr__ = brief

    list: OfficialList
    standing: CitationStanding
    citation: Citation | None = None
    missing: tuple[Supplement, ...] = ()
    extra: tuple[Supplement, ...] = ()
    instead: tuple[Citation, ...] = ()
    successors: tuple[Citation, ...] = ()
    gap: Bilingual | None = None

    @property
    def until(self) -> str | None:
        """The first day on which the citation, or its act, ends; None while neither has an end."""
        ends = (None if self.citation is None else self.citation.until, self.list.until)
        return min((str(end) for end in ends if end is not None), default=None)


@frozen
class CitedClaim:
    """What the lists of a market say of one claim.

    Attributes:
        claim: the claim; None where the text cannot be read.
        as_written: the text of the claim.
        read_as: the European reference behind a national one, where they differ.
        judgements: one for each act under which the document has been cited, the best first.
        standing: the best of them; without any, whether the lists are whole enough to say never.
        near: documents of the same number that are cited (``EN ISO 13849-1`` for ``EN 13849-1``).
        incomplete: the lists that were not read whole, where nothing was found in any.
        stale: whether the lists behind the answer were read long before the day.
    """

    __repr__ = brief

    claim: StandardId | None
    as_written: str
    as_of: datetime.date
    standing: CitationStanding
    judgements: tuple[Judgement, ...] = ()
    read_as: StandardId | None = None
    near: tuple[str, ...] = ()
    incomplete: tuple[OfficialList, ...] = ()
    stale: bool = False

    @property
    def is_met(self) -> bool:
        """Whether it is cited, under at least one of the acts asked about."""
        return self.standing.is_met


@frozen
class CitationQuestion:
    """Whose lists are asked, of which acts, about which day.

    Attributes:
        market: the code of the market.
        day: the day.
        book: the lists.
        heads: those that answer.
        asked: whether these acts were asked for: then each answers, also one that never cited the document.
        adopted: finds the European edition that a national one adopts, where its number does not tell.
        gap: tells how many editions lie between a claim and what is cited, where that is known.
    """

    market: str
    day: datetime.date
    book: ListBook
    heads: tuple[OfficialList, ...]
    asked: bool = False
    adopted: Callable[[StandardId], StandardId | None] = lambda _: None
    gap: Callable[[StandardId, StandardId], Bilingual | None] = lambda _, __: None

    @classmethod
    def of(cls, book: ListBook, market: str, day: datetime.date, acts: Sequence[str] = ()) -> CitationQuestion:
        """Return the question to all lists of a market, or to those of some acts.

        Args:
            book: the lists.
            market: the code of the market.
            day: the day.
            acts: acts by number or name (``LVD``); all by default.

        Raises:
            InvalidValueError: if the market has no list, or none of an act.
        """
        heads = tuple(dict.fromkeys(book.named(market, act) for act in acts)) or book.lists(market)
        if not heads:
            msg = f"no official list of {market} is held: import one"
            raise InvalidValueError(msg)
        return cls(market, day, book, heads, bool(acts))


def judge(claim: StandardId | str, question: CitationQuestion, as_written: str | None = None) -> CitedClaim:
    """Return what official lists say of one claim; a text that cannot be read is answered `CitationStanding.UNKNOWN`.

    >>> from stdcompat.market.lists.read import ListBook
    >>> question = CitationQuestion.of(ListBook.bundled(), "EU", datetime.date(2026, 11, 21))
    >>> answer = judge("EN 62368-1:2014+A11:2017", question)
    >>> answer.standing.value, [str(row.id) for row in answer.judgements[0].instead]
    ('other-amendments', ['EN 62368-1:2014'])
    """
    text = str(claim) if as_written is None else as_written
    day, book, market = question.day, question.book, question.market
    try:
        id = as_id(claim).designation
    except IdentifierError:
        return CitedClaim(None, text, day, CitationStanding.UNKNOWN)
    target, read_as = id, None
    rows = book.citations(market, id)
    if not rows and (inner := _inner(id, market, book)) is not None:
        rows = book.citations(market, inner)
        target = read_as = question.adopted(id) or _of_equal_year(id, inner, rows)
    acts = {head.act: head for head in question.heads}
    by_act: dict[str, list[Citation]] = {act: [] for act in acts} if question.asked else {}
    for row in rows:
        if row.act in acts:
            by_act.setdefault(row.act, []).append(row)
    dated = read_as is not None and id.is_dated
    found = (_Act.of(acts[act], rows, day).judge(target, dated=dated) for act, rows in by_act.items())
    if target.is_dated:
        found = (_with_gap(one, target, question) for one in found)
    judgements = tuple(sorted(found, key=lambda one: (one.standing.rank, one.list.act)))
    incomplete: tuple[OfficialList, ...] = ()
    if judgements:
        standing = judgements[0].standing
    elif not any(_can_hold(head, id) for head in question.heads):
        standing = CitationStanding.OUTSIDE
    else:
        incomplete = tuple(head for head in question.heads if not _is_whole(head, day))
        standing = CitationStanding.UNKNOWN if incomplete else CitationStanding.NEVER
    near = () if rows else _near(id, market, book)
    told = [one.list for one in judgements] or list(question.heads)
    stale = any(head.read_until is not None and _is_long_after(day, head.read_until) for head in told)
    return CitedClaim(id, text, day, standing, judgements, read_as, near, incomplete, stale)


def _with_gap(one: Judgement, claim: StandardId, question: CitationQuestion) -> Judgement:
    """Return an answer with the gap to what is cited in place of the claim."""
    others = one.instead or one.successors
    gap = question.gap(claim, others[0].id) if others and others[0].edition != claim.base else None
    return one if gap is None else evolve(one, gap=gap)


class _Act(NamedTuple):
    """What the list of one act holds of a document, and of what took its place, on a day."""

    head: OfficialList
    rows: Sequence[Citation]
    day: datetime.date
    over: bool
    in_force: tuple[Citation, ...]

    @classmethod
    def of(cls, head: OfficialList, rows: Sequence[Citation], day: datetime.date) -> _Act:
        over = head.until is not None and bool(is_after(day, head.until))
        return cls(
            head, rows, day, over, () if over else _newest(row for row in rows if row.at(day) is TimeState.DURING)
        )

    def judge(self, id: StandardId, *, dated: bool) -> Judgement:
        """Return what the list says; `dated` says that the claim is of one edition, though its number tells of none."""
        own = [row for row in self.rows if row.reference.document == id.document]
        edition = [row for row in own if _same_edition(row, id)]
        claimed = amendments_of(id)
        exact = [row for row in edition if not any(_difference(row.amendments, claimed))]
        if exact:
            return self._exact(exact)
        if not self.rows:
            return Judgement(self.head, self._without_rows(id))
        if not id.is_dated or not any(_is_comparable(row, id) for row in own):
            ended = not self.in_force and (self.over or all(row.at(self.day) is TimeState.AFTER for row in own))
            standing = (
                CitationStanding.ENDED if ended else CitationStanding.UNKNOWN if dated else CitationStanding.UNDATED
            )
            return Judgement(self.head, standing, instead=self.in_force)
        differences = [_difference(row.amendments, claimed) for row in self.in_force if row in edition]
        if differences:
            missing, extra = min(differences, key=lambda two: len(two[0] + two[1]))
            return Judgement(self.head, CitationStanding.AMENDMENTS, None, missing, extra, self.in_force)
        if self.in_force:
            return Judgement(self.head, CitationStanding.EDITION, instead=self.in_force)
        unread = any(row.at(self.day) is TimeState.UNREAD for row in own) or not _is_whole(self.head, self.day)
        return Judgement(self.head, CitationStanding.UNKNOWN if unread else CitationStanding.NEVER)

    def _without_rows(self, id: StandardId) -> CitationStanding:
        if not _can_hold(self.head, id):
            return CitationStanding.OUTSIDE
        return CitationStanding.NEVER if _is_whole(self.head, self.day) else CitationStanding.UNKNOWN

    def _exact(self, exact: Sequence[Citation]) -> Judgement:
        """Return the answer where rows hold just this text: the one that says most for the day."""
        states: dict[TimeState, list[Citation]] = {state: [] for state in TimeState}
        for row in exact:
            states[row.at(self.day)].append(row)
        others = tuple(row for row in self.in_force if row not in exact)
        if states[TimeState.DURING] and not self.over:
            # Where one row restricts and another does not, the better one counts as long as it lasts.
            row = min(
                states[TimeState.DURING], key=lambda one: (one.restriction or "", one.until or _NEVER, _start(one))
            )
            standing = CitationStanding.CITED if row.restriction is None else CitationStanding.RESTRICTED
            return Judgement(self.head, standing, row, successors=self._successors(row))
        if states[TimeState.UNREAD] and not self.over:
            return Judgement(
                self.head, CitationStanding.UNKNOWN, min(states[TimeState.UNREAD], key=_start), instead=others
            )
        if states[TimeState.BEFORE] and not self.over:
            return Judgement(
                self.head, CitationStanding.UPCOMING, min(states[TimeState.BEFORE], key=_start), instead=others
            )
        row = max(exact, key=lambda one: one.until or _NEVER)
        successors = () if self.over else self._successors(row)
        return Judgement(self.head, CitationStanding.ENDED, row, instead=others, successors=successors)

    def _successors(self, row: Citation) -> tuple[Citation, ...]:
        """Return what is cited once a row has ended: what superseded it, else what else is open of the document."""
        if row.until is None:
            return ()
        end = max(row.until, PartialDate(self.day.isoformat()))
        later = [one for one in self.rows if one is not row and (one.until is None or one.until > end)]
        named = [one for one in later if any(_is_text_of(row, older) for older in one.superseded)]
        return _newest(named or later)


def _is_text_of(row: Citation, id: StandardId) -> bool:
    return (
        row.reference.document == id.document
        and _same_edition(row, id)
        and not any(_difference(row.amendments, amendments_of(id)))
    )


def _newest(rows: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return rows by their editions, the newest first."""
    return tuple(sorted(rows, key=lambda row: row.id.sort_key, reverse=True))


def _start(row: Citation) -> str:
    return row.since or row.seen or ""


def _is_comparable(row: Citation, id: StandardId) -> bool:
    """Return whether a claim states what tells the editions of a row apart: ETSI counts versions, others years."""
    return (
        id.version is not None if row.edition.version is not None else id.year is not None or row.edition.year is None
    )


def _same_edition(row: Citation, id: StandardId) -> bool:
    edition = row.edition
    if edition.version is not None:
        return edition.version == id.version
    return edition.year == id.year and id.version is None


def _difference(
    one: Sequence[Supplement], other: Sequence[Supplement]
) -> tuple[tuple[Supplement, ...], tuple[Supplement, ...]]:
    """Return what only the one and what only the other holds; an amendment without a year is that of any year."""
    return (
        tuple(item for item in one if not any(_same(item, second) for second in other)),
        tuple(item for item in other if not any(_same(item, second) for second in one)),
    )


def _same(one: Supplement, other: Supplement) -> bool:
    years = one.year is None or other.year is None or one.year == other.year
    return years and one.stage == other.stage and _number(one) == _number(other)


def _number(one: Supplement) -> str:
    """Return what tells amendments apart: A1 of CEN is Amd 1 of ISO."""
    return (one.number or "").lstrip("0") if one.kind in {"A", "Amd", "AMD"} else f"{one.kind} {one.number}"


def _is_whole(head: OfficialList, day: datetime.date) -> bool:
    return head.complete_since is not None and bool(is_after(day, head.complete_since))


def _can_hold(head: OfficialList, id: StandardId) -> bool:
    """Return whether a list can cite a document at all: a harmonised standard of the EU is a European standard."""
    inner: StandardId | None = id
    while inner is not None and head.publishers:
        if inner.publisher in head.publishers:
            return True
        inner = inner.adopts
    return not head.publishers


def _is_long_after(day: datetime.date, read: str) -> bool:
    return (day - datetime.date.fromisoformat(f"{read}-01-01"[:10])).days > STALE_AFTER


def _inner(id: StandardId, market: str, book: ListBook) -> StandardId | None:
    """Return the nearest document inside that a list knows: EN 62368-1 of DIN EN 62368-1."""
    inner = id.adopts
    while inner is not None and not book.citations(market, inner):
        inner = inner.adopts
    return inner


def _of_equal_year(id: StandardId, inner: StandardId, rows: Sequence[Citation]) -> StandardId:
    """Return the European text that a national number stands for, as far as the number tells.

    The year is that of the national edition: it names the European one only where there is one of that year.
    """
    if any(row.edition.year == id.year and row.reference.document == inner.document for row in rows):
        return evolve(inner, year=id.year, supplements=id.supplements)
    return inner.undated


def _near(id: StandardId, market: str, book: ListBook) -> tuple[str, ...]:
    """Return the cited documents of the same number: people write EN 13849-1 for EN ISO 13849-1."""
    if id.number is None or (id.adopts is not None and id.publisher != "EN"):
        return ()
    number = f"{id.number}-{id.part}" if id.part else id.number
    places = [f"{prefix} {number}" for prefix in ("EN", "EN ISO", "HD") if f"{prefix} {number}" != id.document]
    return tuple(place for place in places if book.citations(market, place))

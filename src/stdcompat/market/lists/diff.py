"""What changed from one edition of official lists to another, and what loses its citation when."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from stdcompat._choice import Choice
from stdcompat._records import frozen
from stdcompat.market.lists.judge import CitationQuestion, judge
from stdcompat.market.lists.model import Citation, OfficialList, is_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stdcompat.identifiers import StandardId
    from stdcompat.market.lists.read import ListBook

__all__ = ["ChangeKind", "ListChange", "Loss", "calendar", "compare", "plain"]


class ChangeKind(Choice):
    """What happened to a citation."""

    CAME = "came"
    """A standard is cited that was not."""
    WENT = "went"
    """A citation is gone from the list."""
    END = "end"
    """The day on which it ends came, went or moved."""
    REOPENED = "reopened"
    """A citation that had ended runs again."""
    RESTRICTION = "restriction"
    """Its restriction changed."""


@frozen
class ListChange:
    """One change of a list.

    Attributes:
        kind: what happened.
        list: the list, as it is now.
        row: the row as it is now; as it was, where it went.
        before: the row as it was; None where it came.
    """

    kind: ChangeKind
    list: OfficialList
    row: Citation
    before: Citation | None = None


@frozen
class Loss:
    """A claim that is cited on a day and will not be later.

    Attributes:
        day: the first day without the citation.
        list: the list of the act.
        row: the citation that ends.
        successors: what is cited then; nothing, where nothing is known.
        name: the declaration or deployment.
        claim: the claim as written; the reference itself, where no declaration was looked at.
        act_ends: whether the act itself ends on that day.
    """

    day: datetime.date
    list: OfficialList
    row: Citation
    successors: tuple[Citation, ...] = ()
    name: str = ""
    claim: str = ""
    act_ends: bool = False


def compare(old: ListBook, new: ListBook, market: str) -> tuple[ListChange, ...]:
    """Return what changed in the lists of the acts that both hold, by act and reference.

    A list that only one of them holds is no change of its rows: it was not imported, or not yet.
    """
    before = {head.act: head for head in old.lists(market)}
    found: list[ListChange] = []
    for head in new.lists(market):
        if head.act in before:
            found += _changes(head, _last(old.rows(before[head.act])), _last(new.rows(head)))
    return tuple(found)


def _last(rows: Iterable[Citation]) -> dict[str, Citation]:
    """Return the row of each text that lasts longest: a text may be cited more than once."""
    found: dict[str, Citation] = {}
    for row in rows:
        key = row.id.amended_edition
        if key not in found or (row.until or "9") > (found[key].until or "9"):
            found[key] = row
    return found


def _changes(head: OfficialList, old: Mapping[str, Citation], new: Mapping[str, Citation]) -> Iterator[ListChange]:
    rows = {**old, **new}
    for key in sorted(rows, key=lambda key: (rows[key].id.sort_key, key)):
        before, now = old.get(key), new.get(key)
        if before is None or now is None:
            yield ListChange(ChangeKind.WENT if now is None else ChangeKind.CAME, head, rows[key], before)
        elif now.until != before.until:
            yield ListChange(ChangeKind.REOPENED if now.until is None else ChangeKind.END, head, now, before)
        elif now.restriction != before.restriction:
            yield ListChange(ChangeKind.RESTRICTION, head, now, before)


def calendar(
    book: ListBook,
    market: str,
    day: datetime.date,
    last: datetime.date,
    declarations: Mapping[str, Iterable[tuple[StandardId | str, str]]] | None = None,
) -> tuple[Loss, ...]:
    """Return what loses its citation after a day, up to and with the last one, in order.

    Args:
        book: the lists.
        market: the market.
        day: what is cited on this day is looked at.
        last: the last day.
        declarations: claims, each with its text, by the name of the declaration; without them, every row of the lists.
    """
    found: list[Loss] = []
    if declarations is None:
        for head in book.lists(market):
            found += _of_list(book, head, day, last)
    else:
        question = CitationQuestion.of(book, market, day)
        for name, claims in declarations.items():
            for claim, text in dict.fromkeys(claims):
                for one in judge(claim, question, text).judgements:
                    end = None if one.until is None else _first_day(one.until)
                    if one.standing.is_met and one.citation is not None and end is not None and day < end <= last:
                        over = one.until != one.citation.until
                        found.append(
                            Loss(end, one.list, one.citation, () if over else one.successors, name, text, over)
                        )
    return tuple(sorted(found, key=lambda loss: (loss.day, loss.list.act, loss.row.id.sort_key, loss.name, loss.claim)))


def _of_list(book: ListBook, head: OfficialList, day: datetime.date, last: datetime.date) -> Iterator[Loss]:
    question = CitationQuestion.of(book, head.market, day, [head.act])
    for row in book.rows(head):
        if row.until is not None and day < _first_day(row.until) <= last:
            if head.until is not None and is_after(_first_day(row.until), head.until):
                continue  # the act ends before
            (answer,) = judge(row.id, question).judgements
            if answer.citation == row:
                yield Loss(_first_day(row.until), head, row, answer.successors, "", str(row.id))


def _first_day(date: str) -> datetime.date:
    """Return the first day that a date can mean."""
    return datetime.date.fromisoformat(f"{date}-01-01"[:10])


def plain(loss: Loss) -> dict[str, Any]:
    """Return a loss as plain values."""
    return {
        "day": loss.day.isoformat(),
        "act": loss.list.act,
        "reference": str(loss.row.id),
        "name": loss.name,
        "claim": loss.claim,
        "act_ends": loss.act_ends,
        "successors": [str(row.id) for row in loss.successors],
    }

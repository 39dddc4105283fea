"""What changed in official lists, and a calendar of what loses its citation, for people, programs and calendars."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING, Any, Final

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat.catalogs.chinese import recorded
from stdcompat.language import Bilingual, Phrase, in_language, joined
from stdcompat.market.lists.diff import ChangeKind, ListChange, Loss, plain
from stdcompat.market.lists.words import act_name, row_in_words
from stdcompat.report.blocks import Heading, Line, Tone, blocks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.language import Language
    from stdcompat.report.blocks import Block

__all__ = ["FORMATS", "SCHEMA", "ListDiff"]

SCHEMA: Final = "stdcompat-market-diff/1"
FORMATS: Final = ("text", "json", "markdown", "ical")

_KINDS: Final = {
    ChangeKind.CAME: (Bilingual("New citations", "新增引用"), Tone.GOOD),
    ChangeKind.WENT: (Bilingual("Rows that are gone", "消失的条目"), Tone.ERROR),
    ChangeKind.END: (Bilingual("Citations whose end changed", "终止日变更的引用"), Tone.WARNING),
    ChangeKind.REOPENED: (Bilingual("Citations without an end again", "取消终止日的引用"), Tone.NOTE),
    ChangeKind.RESTRICTION: (Bilingual("Citations whose restriction changed", "限制变更的引用"), Tone.WARNING),
}
_TITLE = Phrase("{market}: from {old} to {new}", "{market}：从 {old} 到 {new}")
_SAME = Bilingual("Nothing changed in the lists that both hold.", "双方均有的清单没有变化。")
_CALENDAR = Phrase("Calendar until {last}", "截至 {last} 的日历")
_CALENDAR_DETAIL = Bilingual("the first day without the citation", "引用失效的首日")
_NOTHING = Bilingual("Nothing loses its citation.", "没有引用失效。")
_LOSES = Phrase("{claim} loses its citation under {act}", "{claim} 在 {act} 下的引用失效")
_FOR = Phrase("{text} ({name})", "{text}（{name}）")
_THEN = Phrase("{text}; then cited: {rows}", "{text}；此后引用：{rows}")
_RESTRICTED = Phrase("{row} (with restriction)", "{row}（有限制）")
_ACT_ENDS = Phrase("{text}: the act itself ends", "{text}：该法规本身终止")
_LABEL = Phrase("{text}:", "{text}：")
_LINE: Final = 73  # octets of a line of a calendar, its line end left out (RFC 5545, 3.1)


@frozen
class ListDiff:
    """Two editions of official lists compared, and what loses its citation.

    Attributes:
        market: the market.
        old, new: what the two are called.
        as_of: the day from which the calendar counts.
        last: its last day.
        changes: what changed.
        losses: what loses its citation after the day, up to the last one.
    """

    __repr__ = brief

    market: str
    old: str
    new: str
    as_of: datetime.date
    last: datetime.date
    changes: tuple[ListChange, ...]
    losses: tuple[Loss, ...]

    def blocks(self) -> Iterator[Block]:
        """Lay out the changes by kind, and the calendar by month."""
        yield Heading(_TITLE(market=self.market, old=self.old, new=self.new))
        if not self.changes:
            yield Line(_SAME)
        for kind, (title, tone) in _KINDS.items():
            changes = [change for change in self.changes if change.kind is kind]
            if changes:
                yield Heading(title, str(len(changes)))
            for change in changes:
                text = joined([row_in_words(change.row), recorded(change.row.restriction or "")], "; ", "；")
                shown = text if kind is ChangeKind.RESTRICTION and change.row.restriction else row_in_words(change.row)
                yield Line(shown, _LABEL(text=act_name(change.list)), 0, tone)
        yield Heading(_CALENDAR(last=self.last), _CALENDAR_DETAIL)
        month = ""
        for loss in self.losses:
            if loss.day.isoformat()[:7] != month:
                month = loss.day.isoformat()[:7]
                yield Line(month)
            yield Line(_in_words(loss), _LABEL(text=loss.day.isoformat()), 2, Tone.WARNING)
        if not self.losses:
            yield Line(_NOTHING)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "schema": SCHEMA,
            "market": self.market,
            "old": self.old,
            "new": self.new,
            "as_of": self.as_of.isoformat(),
            "until": self.last.isoformat(),
            "changes": [
                {
                    "kind": change.kind.value,
                    "act": change.list.act,
                    "reference": str(change.row.id),
                    "since": change.row.since,
                    "until": change.row.until,
                    "until_before": None if change.before is None else change.before.until,
                    "restriction": change.row.restriction,
                }
                for change in self.changes
            ],
            "calendar": [plain(loss) for loss in self.losses],
        }

    def render(self, format: str, language: Language = "en", width: int = 100) -> str:
        """Return it in one of `FORMATS`."""
        if format == "json":
            from stdcompat.report.formats.json import dumps

            return dumps(self.to_dict())
        if format == "ical":
            return "".join(f"{line}\r\n" for line in self._calendar(language))
        from stdcompat.report.formats import markdown, text

        blocks = blocks_in(self.blocks(), language)
        return markdown.show(blocks) if format == "markdown" else text.show(blocks, width)

    def _calendar(self, language: Language) -> Iterator[str]:
        """Yield the lines of an iCalendar file (RFC 5545): a whole day for each loss; no clock is in it."""
        yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//stdcompat//market diff//EN")
        for loss in self.losses:
            about = "\0".join((loss.day.isoformat(), loss.list.act, str(loss.row.id), loss.name, loss.claim))
            name = hashlib.sha256(about.encode()).hexdigest()[:24]
            end = loss.day + datetime.timedelta(days=1)
            yield "BEGIN:VEVENT"
            yield f"UID:{name}@stdcompat"
            yield f"DTSTAMP:{self.as_of:%Y%m%d}T000000Z"
            yield f"DTSTART;VALUE=DATE:{loss.day:%Y%m%d}"
            yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
            yield from _folded(f"SUMMARY:{_escaped(in_language(_in_words(loss), language))}")
            yield "END:VEVENT"
        yield "END:VCALENDAR"


def _in_words(loss: Loss) -> Bilingual:
    text = _LOSES(claim=loss.claim, act=act_name(loss.list))
    if loss.name:
        text = _FOR(text=text, name=loss.name)
    if loss.act_ends:
        return _ACT_ENDS(text=text)
    if loss.successors:
        rows = (_RESTRICTED(row=row.printed) if row.restriction else row.printed for row in loss.successors)
        return _THEN(text=text, rows=joined(rows, "; ", "；"))
    return text


def _escaped(text: str) -> str:
    """Return a text as a calendar takes it (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, each but the first behind a space."""
    piece, size = "", 0
    for character in line:
        more = len(character.encode())
        if size + more > _LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + more
    yield piece

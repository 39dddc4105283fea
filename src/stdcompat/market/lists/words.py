"""What lists say, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.chinese import recorded
from stdcompat.language import Bilingual, Counted, Phrase, joined
from stdcompat.market.lists.judge import CitationStanding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from stdcompat.identifiers import StandardId, Supplement
    from stdcompat.market.lists.judge import CitedClaim, Judgement
    from stdcompat.market.lists.model import Citation, OfficialList

__all__ = [
    "STANDING",
    "act_name",
    "amendment",
    "gap_in_words",
    "printed",
    "row_in_words",
    "said",
    "since_in_words",
    "unlisted",
]

STANDING: Final[Mapping[CitationStanding, Bilingual]] = {
    CitationStanding.CITED: Bilingual("cited", "已引用"),
    CitationStanding.RESTRICTED: Bilingual("cited with restriction", "已引用，有限制"),
    CitationStanding.UNDATED: Bilingual("edition not stated", "未注明版次"),
    CitationStanding.UNKNOWN: Bilingual("not known", "未知"),
    CitationStanding.AMENDMENTS: Bilingual("other amendments", "所引修改件不同"),
    CitationStanding.UPCOMING: Bilingual("not yet cited", "尚未引用"),
    CitationStanding.EDITION: Bilingual("other edition", "所引版次不同"),
    CitationStanding.ENDED: Bilingual("no longer cited", "不再引用"),
    CitationStanding.NEVER: Bilingual("never cited", "从未引用"),
    CitationStanding.OUTSIDE: Bilingual("not of the list's kind", "不属清单范围"),
}

_SINCE = Phrase("since {date}", "自 {date} 起")
_SEEN = Phrase("since {date} at the latest, start not read", "至迟自 {date} 起，起始日未查阅")
_START_NOT_READ = Bilingual("start not read", "起始日未查阅")
_UNTIL = Phrase("until {date}", "自 {date} 起失效")
_ROW = Phrase("{row} ({more})", "{row}（{more}）")
_ENDED_BY = Phrase("ended by {act}", "由 {act} 终止")
_ACT_OVER = Phrase("the act itself no longer applies from {date}", "该法规自 {date} 起不再适用")
_ACT_ENDS = Phrase("the act itself applies until {date}", "该法规自 {date} 起不再适用")
_RESTRICTION = Phrase("restriction: {text}", "限制：{text}")
_CITED_IS = Phrase("cited is {rows}", "所引为 {rows}")
_NOTHING = Bilingual("nothing of this document is cited on that day", "该日未引用此文件的任何版次")
_NOW = Phrase("now cited: {rows}", "现引用：{rows}")
_THEN = Phrase("then: {rows}", "此后：{rows}")
_MISSING = Phrase("cited only together with {items}", "仅与 {items} 一并引用")
_EXTRA = Phrase("{items} is not part of the citation", "引用不含 {items}")
_UNREAD = Phrase("{row}; what held before was not read", "{row}；此前情况未查阅")
_UNREAD_FROM = Phrase("{row}; whether it is cited from {date} was not read", "{row}；{date} 起是否仍引用，未查阅")
_UPCOMING = Phrase("cited from {date}", "自 {date} 起引用")
_NOT_WHOLE = Phrase("the list was not read whole: {text}", "清单未全部查阅：{text}")
_NO_ROW = Bilingual("in no row of the list", "清单中无此条目")
_YEARS_NEWER = Counted("the claim is {n} year newer", "the claim is {n} years newer", "所声明版次晚 {n} 年")
_YEARS_OLDER = Counted("the claim is {n} year older", "the claim is {n} years older", "所声明版次早 {n} 年")
_WHICH = Bilingual("which European edition it adopts is not known", "其采用的欧洲版次未知")
_NEAR = Phrase("cited is {ids}: is that meant?", "清单引用的是 {ids}：是否指此？")
_UNREADABLE = Bilingual("cannot be read as a standard's number", "无法识别为标准号")
_UNLISTED = Phrase(
    "in none of the lists that were read; not read whole: {acts}", "已查阅的清单中均无；未全部查阅的有：{acts}"
)
_UNLISTED_WHOLE = Bilingual("in none of the lists", "各清单中均无")
_OUTSIDE = Bilingual("the lists hold standards of other publishers only", "清单仅收录其他发布机构的标准")
_AND_MORE = Counted("{n} other", "{n} others", "另 {n} 个")
_MOST: Final = 4


def act_name(head: OfficialList) -> Bilingual:
    """Return the act by its short name, number and name."""
    return Bilingual(head.label, f"{head.label} {head.name_zh}" if head.name_zh else head.label)


def amendment(one: Supplement) -> str:
    """Return an amendment as people print it.

    >>> from stdcompat.identifiers import parse
    >>> amendment(parse("EN 55032:2015/A11:2020").supplements[0])
    'A11:2020'
    """
    return f"{one.kind}{one.number or ''}" + (f":{one.year}" if one.year else "")


def since_in_words(row: Citation) -> Bilingual:
    """Return the start of a citation; what was read never looks like what was not."""
    if row.since is not None:
        return _SINCE(date=row.since)
    return _START_NOT_READ if row.seen is None else _SEEN(date=row.seen)


def printed(row: Citation) -> Bilingual:
    """Return the reference of a row with what is cited with it."""
    return Bilingual(row.printed, row.printed.replace(" with ", "，含 "))


def row_in_words(row: Citation) -> Bilingual:
    """Return a citation with its time."""
    more = [since_in_words(row)]
    if row.until is not None:
        more.append(_UNTIL(date=row.until))
    return _ROW(row=printed(row), more=joined(more, "; ", "；"))


def said(one: Judgement, claim: StandardId | None = None, *, brief: bool = False) -> Bilingual:
    """Return what a list says of a claim, in a few words; `brief` leaves out what columns beside it hold."""
    return joined(_said(one, claim, brief=brief), "; ", "；")


def _said(one: Judgement, claim: StandardId | None, *, brief: bool) -> Iterator[str]:
    row, act_ends, ended = one.citation, one.list.until, one.standing is CitationStanding.ENDED
    if row is not None:
        yield from _of_row(one, row, brief=brief)
    over = ended and act_ends is not None and (row is None or row.until is None or row.until > act_ends)
    if act_ends is not None and (over or one.standing.is_met):
        yield (_ACT_OVER if over else _ACT_ENDS)(date=act_ends)
    if ended and row is not None and row.ended_by and not over:
        yield _ENDED_BY(act=row.ended_by)
    if one.missing:
        yield _MISSING(items=_items(one.missing))
    if one.extra:
        yield _EXTRA(items=_items(one.extra))
    if one.instead:
        yield (_NOW if ended else _CITED_IS)(rows=_rows(one.instead))
    if later := [row for row in one.successors if row not in one.instead]:
        yield _THEN(rows=_rows(later))
    if (one.instead or later) and (gap := gap_in_words(one, claim)):
        yield gap
    if row is None and one.instead and one.standing is CitationStanding.UNKNOWN:
        yield _WHICH
    if row is None and not one.instead and not over:
        yield _of_nothing(one)


def _of_row(one: Judgement, row: Citation, *, brief: bool) -> Iterator[str]:
    if one.standing is CitationStanding.UPCOMING:
        yield _UPCOMING(date=row.since)
    elif one.standing is CitationStanding.UNKNOWN:
        after = row.unread_from
        yield _UNREAD(row=row_in_words(row)) if after is None else _UNREAD_FROM(row=row_in_words(row), date=after)
    elif brief:
        yield printed(row)
    else:
        yield row_in_words(row)
        if row.restriction and one.standing.is_met:
            yield _RESTRICTION(text=recorded(row.restriction))


def _of_nothing(one: Judgement) -> Bilingual:
    """Return why there is no row to tell of."""
    if one.standing is CitationStanding.OUTSIDE:
        return _OUTSIDE
    if one.standing is CitationStanding.NEVER:
        return _NO_ROW
    if one.standing is CitationStanding.UNKNOWN and one.list.not_known:
        return _NOT_WHOLE(text=joined(one.list.unknowns, " ", ""))
    return _NOTHING


def unlisted(claim: CitedClaim) -> Bilingual:
    """Return what there is to say of a claim that no list holds."""
    if claim.claim is None:
        return _UNREADABLE
    parts: list[str] = []
    if claim.standing is CitationStanding.OUTSIDE:
        parts.append(_OUTSIDE)
    elif claim.incomplete:
        named = sorted(claim.incomplete, key=lambda head: (not head.not_known, head.label))
        shown = [act_name(head) for head in named if head.not_known][:_MOST] or [
            act_name(head) for head in named[:_MOST]
        ]
        more = len(named) - len(shown)
        parts.append(_UNLISTED(acts=joined([*shown, *([_AND_MORE(more)] if more else [])])))
    else:
        parts.append(_UNLISTED_WHOLE)
    if claim.near:
        parts.append(_NEAR(ids=joined(claim.near)))
    return joined(parts, "; ", "；")


def gap_in_words(one: Judgement, claim: StandardId | None) -> Bilingual | None:
    """Return how far a claim is from what is cited in its place: in editions where the catalog tells, else in years."""
    if one.gap is not None:
        return one.gap
    others = one.instead or one.successors
    if claim is None or not others or claim.version is not None or claim.document != others[0].reference.document:
        return None
    if claim.year is None or others[0].edition.year is None or claim.year == others[0].edition.year:
        return None
    years = claim.year - others[0].edition.year
    return _YEARS_NEWER(years) if years > 0 else _YEARS_OLDER(-years)


def _items(supplements: Iterable[Supplement]) -> Bilingual:
    return joined(map(amendment, supplements))


def _rows(rows: Iterable[Citation]) -> Bilingual:
    return joined((row_in_words(row) for row in dict.fromkeys(rows)), "; ", "；")

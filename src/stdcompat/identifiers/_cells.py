"""Cells of catalogues and spreadsheets: the reader of texts, and what it leaves is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern

from ._find import Found, find_identifiers
from ._parse import try_parse
from ._shapes import AND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._model import StandardId

__all__ = ["split_identifiers"]

_SEPARATOR: Final = pattern(r"[、;；\n|,，]|\s[+＋/]\s|(?<=[0-9)）])\s*(?:和|及其?|与|\b[aA]nd\b|&)\s*|[,，]?现由")
# Words around a designation that are no text of their own: degrees, "and others", "replaces".
_REMARK: Final = pattern(
    r"[\s,，、;；.。:：|/\\+&()（）\[\]【】<>《》\"'“”*•·-]+"
    r"|MOD|IDT|NEQ|EQV|idt|eqv|neq|mod|等(?:部分|标准)?|取代|代替|现由|建议|和|及其?|与|或"
    r"|该标准(?:采用|已作废)|系列(?:标准)?|系|号?法规|修改单|标准|规范|[A-Z] ?法|[\u4e00-\u9fff]{2,12}(?:协会|学会|联盟|组织|委员会)"
    rf"|(?<![^\W\d_])(?:{AND})(?![^\W\d_])"
)
_LEADING: Final = pattern(r"[(（]?(?:[\u4e00-\u9fff]{0,12}[(（][A-Z]{2,4}[)）])?[\u4e00-\u9fff]{0,12}")
_TRAILING: Final = pattern(r"[(（]?[\u4e00-\u9fff(（][^0-9]*|[)）]+$")
_AMENDED: Final = pattern(
    r"(?:其?修改件|其)?(?:((?:19|20)[0-9]{2})第)?([0-9]{1,2})(?:次修[正订])|(?i:amd|amend|amendment)\.? ?([0-9]{1,2})?[:.]?((?:19|20)[0-9]{2})"
)
_MOST: Final = 2000
"""No cell has more pieces."""


def split_identifiers(cell: str) -> tuple[Found, ...]:
    """Read every identifier of a cell, and give back what is none.

    Lists are read as in running text; a range of parts becomes its parts. Pieces that are no identifiers are given
    back with `id` None, so that nothing is lost.

    >>> [str(found.id) for found in split_identifiers("ISO 2953:1999，IEC 60034-1:2004")]
    ['ISO 2953:1999', 'IEC 60034-1:2004']
    >>> [str(found.id) for found in split_identifiers("ISO 1035-1~1035-3:1980")]
    ['ISO 1035-1:1980', 'ISO 1035-2:1980', 'ISO 1035-3:1980']
    """
    found = list(find_identifiers(cell))
    whole = try_parse(cell) if len(found) < 2 else None
    if whole is not None:
        return (Found(whole, cell, 0, len(cell)),)
    return tuple(_completed(cell, found))


def _completed(cell: str, found: list[Found]) -> Iterator[Found]:
    """Yield what was found and, between, what is left of each piece of the cell."""
    start, place = 0, 0
    before: StandardId | None = None
    cuts = [match.span() for match in _SEPARATOR.finditer(cell)][:_MOST]
    for end, resume in (*cuts, (len(cell), len(cell))):
        inside = []
        while place < len(found) and found[place].start < max(end, start + 1):
            inside.append(found[place])
            place += 1
        if inside and inside[-1].end > end:
            end = inside[-1].end  # noqa: PLW2901  # a designation that holds the separator
        if end > start:
            for one in _piece(cell, start, end, inside, before):
                before = one.id or before
                yield one
        start = max(start, end, resume)


def _piece(cell: str, start: int, end: int, inside: list[Found], before: StandardId | None) -> Iterator[Found]:
    """Yield what one piece says: what was found in it, unless the whole of it can be read as one."""
    rest = _left(cell, start, end, inside)
    if rest and len(inside) < 2:
        piece = cell[start:end]
        id = try_parse(piece) or _read_remarked(piece, before) if not inside else try_parse(piece)
        if id is not None:
            yield Found(id, piece, start, end)
            return
    yield from sorted((*inside, *rest), key=lambda one: one.start)


def _left(cell: str, start: int, end: int, inside: list[Found]) -> list[Found]:
    """Return what of a piece is no part of an identifier, apart from signs and remarks."""
    left: list[Found] = []
    position = start
    for begin, stop in (*((one.start, one.end) for one in inside), (end, end)):
        text = cell[position : max(position, begin)]
        if _REMARK.sub("", text):
            lead = len(text) - len(text.lstrip())
            left.append(
                Found(None, text.strip(), position + lead, position + lead + len(text.strip()), "no designation")
            )
        position = max(position, stop)
    return left


def _read_remarked(piece: str, before: StandardId | None) -> StandardId | None:
    """Read a piece among words of the language around it, or an amendment in words of the identifier before it."""
    text = piece[_LEADING.match(piece).end() :]  # type: ignore[union-attr]
    remark = _TRAILING.search(text)
    if remark is not None and remark.end() == len(text):
        text = text[: remark.start()]
    if text and text != piece:
        id = try_parse(text)
        if id is not None:
            return id
    if before is None:
        return None
    amended = _AMENDED.fullmatch(piece.strip())
    if amended is not None:
        year, number, other, other_year = amended.groups()
        year, number = year or other_year, number or other or "1"
        return try_parse(f"{before.base}/Amd {number}" + (f":{year}" if year else ""))
    return None

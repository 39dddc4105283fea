"""Cells of catalogues and spreadsheets that hold several identifiers: split and read each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ._parse import try_parse

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["Found", "split_identifiers"]


class Found(NamedTuple):
    """One identifier in a text, or a piece of a cell that could not be read (`id` is None).

    >>> Found(None, "see contract", 0, 12).id is None
    True
    """

    id: StandardId | None
    text: str
    start: int
    end: int


_LEADS = r"(?:ISO|IEC|ITU-[TR]|CCITT|CCIR|CISPR|ASTM|JIS|DIN|prEN|EN|BS|NF|ГОСТ|GOST|ANSI|API|IEEE|UL|ASME|AS|OIML|IDF|GB|OECD|NEQ|MOD|IDT)"
_SEPARATOR = re.compile(
    r"\s*[、;；\n|]\s*"
    r"|[,，]?现由"
    r"|\s*[,，]\s*(?=[^\W\d_]|[0-9]{3,6}[-:(]|[0-9]{3,6}$)"
    r"|(?<=[0-9)）])\s*(?:和|及其?|与|\b[aA]nd\b|&)\s*"
    rf"|\s*[+＋]\s*(?={_LEADS}[ /]\S)"
    rf"|(?<=[0-9)）])\s*(?={_LEADS}[ /]?[A-ZА-Я]?[ /]?[A-Z0-9])(?<![/(（] )"
)
_RANGE = re.compile(
    r"(.*?[^0-9.])((?:[0-9]+[-./])*)([0-9]+)\s*[~～]\s*((?:[A-Z]{1,3}(?: |\.)?)?-?(?:[0-9]+[-./])*?)([0-9]+)((?:[:-](?:19|20)?[0-9]{2})?)"
)
_LISTED = re.compile(r"([^/]*(?:/[A-Z]+)?[^/]*-)([0-9]{1,2}(?:/[0-9]{1,2}){1,20})((?::[0-9]{4})?)")
_JOINED = re.compile(r"(?<=[0-9])\s*[/\\]\s*(?=(?:IEC|ISO|EN|API|CIE|VDE|CSA)[ /]?[A-Z]?[0-9])")
_SECOND_LEAD = re.compile(r"(?::[0-9]{4})?\s*[~～-]\s*(?:ISO|IEC|DIN|EN)(?:/IEC)? (?=[0-9]+[-/])")
_NUMBER = re.compile(r"[0-9]|[A-Z]{1,2}[0-9]{1,5}[-.:][0-9]")
_TRAILING = re.compile(
    r"\s*[,，]?\s*(?:MOD|IDT|NEQ|EQV|idt|eqv|neq|mod)[)）.]?$|(?:取代|代替)?[。.]$|取代$|代替$|等$|建议$"
)
_LEADING = re.compile(r"[(（]?(?:[\u4e00-\u9fff]{0,12}[(（][A-Z]{2,4}[)）])?[\u4e00-\u9fff]{0,12}")
_REMARK = re.compile(r"[(（]?[\u4e00-\u9fff(（][^0-9]*|[)）]+$")
_AMENDED = re.compile(
    r"(?:其?修改件|其)?(?:((?:19|20)[0-9]{2})第)?([0-9]{1,2})(?:次修[正订])|(?i:amd|amend|amendment)\.? ?([0-9]{1,2})?[:.]?((?:19|20)[0-9]{2})"
)
_ITU = re.compile(r"[~～]?([A-Z])\.?([0-9]{1,4}(?:[:(].*)?)")
_MOST = 200


def split_identifiers(cell: str) -> tuple[Found, ...]:
    """Split a cell at commas, enumeration signs, conjunctions and missing spaces, and read each piece.

    A range of parts becomes its parts; a number without its publisher takes the one before it. Pieces that are
    no identifiers are given back with `id` None, so that nothing is lost.

    >>> [str(found.id) for found in split_identifiers("ISO 2953:1999，IEC 60034-1:2004")]
    ['ISO 2953:1999', 'IEC 60034-1:2004']
    >>> [str(found.id) for found in split_identifiers("ISO 1035-1~1035-3:1980")]
    ['ISO 1035-1:1980', 'ISO 1035-2:1980', 'ISO 1035-3:1980']
    """
    whole = try_parse(cell)
    if whole is not None:
        return (Found(whole, cell, 0, len(cell)),)
    found: list[Found] = []
    start = 0
    cuts = [match.span() for match in _SEPARATOR.finditer(cell)][: 10 * _MOST]
    for end, resume in (*cuts, (len(cell), len(cell))):
        if end > start:
            _read_piece(cell, start, end, found)
        start = resume
    return tuple(found)


def _read_piece(cell: str, start: int, end: int, found: list[Found]) -> None:
    piece = cell[start:end]
    tail = _TRAILING.search(piece)
    if tail is not None:
        piece = piece[: tail.start()]
    if not piece.strip():
        return
    id = try_parse(piece)
    if id is None and found and found[-1].id is not None and _NUMBER.match(piece.lstrip()):
        prefix = _prefix(found[-1].id)
        id = try_parse(f"{prefix} {piece.strip()}")
        if id is None and "~" in piece.replace("～", "~"):
            piece_range = _expand(f"{prefix} {piece.strip()}")
            found.extend(Found(item, piece, start, end) for item in piece_range)
            if piece_range:
                return
    if id is None:
        halves = _JOINED.split(piece)
        ids = [try_parse(half) for half in halves]
        if len(halves) > 1 and all(ids):
            found.extend(Found(half, piece, start, end) for half in ids)
            return
        parts = _expand(piece)
        if parts:
            found.extend(Found(part, piece, start, end) for part in parts)
            return
    if id is None:
        id = _read_remarked(piece, found[-1].id if found else None)
    found.append(Found(id, piece, start, start + len(piece)))


def _read_remarked(piece: str, before: StandardId | None) -> StandardId | None:
    """Read a piece among words of the language around it, or one that goes on with the identifier before it."""
    text = piece[_LEADING.match(piece).end() :]  # type: ignore[union-attr]
    remark = _REMARK.search(text)
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
    itu = _ITU.fullmatch(piece.strip())
    if itu is not None and before.publisher.startswith(("ITU", "CCITT")):
        return try_parse(f"{before.publisher} {itu[1]}.{itu[2]}")
    return None


def _prefix(id: StandardId) -> str:
    """Return the words before the number."""
    text = str(id.designation.undated)
    number = id.number or ""
    return text[: text.rfind(number)].rstrip() if number in text else id.publisher


def _expand(piece: str) -> list[StandardId]:
    """Read ``ISO 1035-1~1035-3:1980`` as its parts."""
    listed = _LISTED.fullmatch(piece)
    if listed is not None:
        before, parts, year = listed.groups()
        ids = [try_parse(f"{before}{part}{year}") for part in parts.split("/")]
        return [id for id in ids if id is not None] if all(ids) else []
    match = _RANGE.fullmatch(_SECOND_LEAD.sub("~", piece))
    if match is None:
        return []
    before, stem, first, stem2, last, year = match.groups()
    del stem2
    low, high = int(first), int(last)
    if not low < high <= low + 60:
        return []
    width = len(first) if first.startswith("0") else 1
    ids = [try_parse(f"{before}{stem}{number:0{width}}{year}") for number in range(low, high + 1)]
    return [id for id in ids if id is not None] if all(ids) else []

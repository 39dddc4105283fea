"""What marks, remarks, notes and titles beside a designation say of it.

>>> said_in_remark("not certified").statement.value, titled("Planned standards", is_column=True).statement.value
('pending', 'planned')
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.model import Statement
from stdcompat.deployment.statements import Said, answer_of, compliance_of, statement_of
from stdcompat.sheets.answers import Answer, Asked, answer_in, asked_by

__all__ = [
    "Note",
    "contradicts",
    "is_note",
    "note_in",
    "said_in_remark",
    "sign_behind",
    "ticked_under",
    "titled",
    "until_in",
]

_UNTIL: Final = pattern(
    r"(?:\b(?:until|till|through|expir(?:es|y|ing)(?:\s+on)?|valid\s+to|bis(?:\s+zum)?|до|jusqu['’]au|hasta(?:\s+el)?|até)\b|有效期?(?:至|到|限)?|截[至止]到?|至)\s*[:：]?\s*"
    r"(\d{4}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.?\s+[^\W\d_]{3,9}\.?\s+\d{4}|[^\W\d_]{3,9}\.?\s+20\d{2}|20\d{2}(?![\d-]))",
    re.IGNORECASE,
)
_TICK: Final = pattern(r"[xX×✗✘✓✔√☑☒■●•1vV]|y(?:es)?|是|有|да|ja|oui|s[íi]m?|\[[xX✓√]\]", re.IGNORECASE)
_SIGN: Final = pattern(r"\s*(\*{1,3}|†|‡|#|\[\d{1,2}\]|[(（]\d{1,2}[)）]|注\s?\d{1,2}|\d\))(?![\w.-])")
_NOTE_OF: Final = pattern(
    r"\s*(?:notes?|注|备注|说明|remarks?)?\s*(\*{1,3}|†|‡|#|\[\d{1,2}\]|[(（]\d{1,2}[)）]|注\s?\d{1,2}|\d\)|[¹²³⁰⁴-⁹]{1,2})\s*[)）]?\s*[:：=\-–]?\s*(\S.*)",
    re.IGNORECASE,
)
_OF_CLAIMS: Final = pattern(
    r"certif|accredit|\baudit|\bdesigned\b|zertifi|сертифик|compl(?:y|ian)|conform|\bstandards?\b|\bnorm|test\s+report|licen[cs]e|认证|证书|标准|资质|符合|响应|認証|인증|соответств|стандарт|cumpl|erfüll",
    re.IGNORECASE,
)
"""Words by which a note, a title or a remark speaks of claims, and not of prices or batteries."""
_OF_ALL: Final = pattern(
    r"\b(?:all|above|every|these|our)\b|以上|上述|均|都|所有|全部|\b(?:все|alle|tous|todos|toutes|todas|obige)\b",
    re.IGNORECASE,
)
_LEFT_OUT: Final = pattern(r"exclu|排除|除外|ausgeschlossen", re.IGNORECASE)
_ASKED_SHEET: Final = pattern(
    r"(?:tender|buyer'?s?|client'?s?|customer'?s?|owner'?s?)(?:\s+\w+)?\s+(?:requirements?|specifications?)|招标(?:文件)?(?:技术)?(?:要求|需求)|采购(?:需求|要求)|用户需求",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=4096)
def contradicts(text: str) -> bool:
    """Tell whether a cell says, and says nothing else, that something is not claimed."""
    said = answer_of(text)
    return said is not None and said.statement is not Statement.CLAIMED


def ticked_under(text: str, heading: str) -> Said | None:
    """Return what a mark says that stands under a heading which is itself an answer ("C", "PC", "NC"), or None.

    >>> ticked_under("x", "NC").statement.value, ticked_under("", "NC")
    ('denied', None)
    """
    said = compliance_of(heading) if answer_in(heading) is not None else None
    return said if said is not None and _TICK.fullmatch(text.strip()) else None


def said_in_remark(text: str) -> Said | None:
    """Return what a remark says of the claims of its row, or None where it speaks of something else.

    >>> said_in_remark("not certified").statement.value, said_in_remark("nein").statement.value
    ('pending', 'unclear')
    >>> said_in_remark("2-year warranty, batteries not included")
    """
    said = answer_of(text)
    if said is not None:
        return said
    if answer_in(text) in {Answer.NO, Answer.CROSSED, Answer.HALF, Answer.OPEN}:
        return Said(Statement.UNCLEAR, text.strip())  # "no" to what?
    said = statement_of(text)
    if said is None or said.statement is Statement.CLAIMED or not _OF_CLAIMS.search(text):
        return None
    return Said(Statement.UNCLEAR, text.strip())


@functools.lru_cache(maxsize=1024)
def titled(text: str, *, is_column: bool = False) -> Said | None:
    """Return what the name of a sheet, a section or a column says of every claim in it, unless it is that they are claimed."""
    if is_column and asked_by(text) in {Asked.DEVIATION, Asked.EITHER}:
        return None  # "Standards and exceptions" asks for both
    said = statement_of(text)
    if said is not None and said.statement is Statement.PARTIAL and not _LEFT_OUT.search(text):
        return None  # "Annex 4"
    if said is not None and said.statement is not Statement.CLAIMED:
        return Said(said.statement, text.strip())
    return Said(Statement.UNCLEAR, text.strip()) if not is_column and _ASKED_SHEET.fullmatch(text.strip()) else None


class Note(NamedTuple):
    """What a note or a title says of claims.

    Attributes:
        said: what it says.
        sign: the sign by which claims point to it, or nothing.
        of_claims: whether it speaks of standards or certificates.
        of_all: whether it speaks of all of them.
    """

    said: Said
    sign: str
    of_claims: bool
    of_all: bool


def note_in(text: str) -> Note | None:
    """Return what a note or title says, unless it is that something is claimed, or nothing of the kind.

    >>> note_in("*) certification in progress").sign, note_in("Prices do not include VAT").of_claims
    ('*', False)
    """
    signed = _NOTE_OF.fullmatch(text)
    said = statement_of(text if signed is None else signed[2])
    if said is None or said.statement is Statement.CLAIMED:
        return None
    sign = "" if signed is None else _sign(signed[1])
    return Note(said, sign, _OF_CLAIMS.search(text) is not None, _OF_ALL.search(text) is not None)


def is_note(text: str) -> bool:
    """Return whether a text begins with the sign of a note: ``*)``, ``Note [1]:``."""
    return _NOTE_OF.fullmatch(text) is not None


def sign_behind(text: str, place: int) -> str:
    """Return the sign of a note that stands at a place of a cell, or nothing.

    >>> sign_behind("ISO 9001:2015 *)", 13), sign_behind("ISO 9001:2015", 13)
    ('*', '')
    """
    sign = _SIGN.match(text, place)
    return "" if sign is None else _sign(sign[1])


def until_in(text: str) -> str | None:
    """Return the date, as it is written, until which a text says that something holds; or None.

    >>> until_in("valid until 31.12.2024"), until_in("有效期至2024年5月"), until_in("up to 1000 V")
    ('31.12.2024', '2024年5月', None)
    """
    match = _UNTIL.search(text)
    return None if match is None else match[1]


def _sign(text: str) -> str:
    """Return the sign of a note without brackets, as it is compared."""
    return re.sub(r"[\s()（）\[\]注]", "", unicodedata.normalize("NFKC", text))

"""Rows of a table that are no product's: totals, signatures, notes, headings between products, and who bids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.deployment.readers.answers import is_note, titled

if TYPE_CHECKING:
    from stdcompat.sheets import Columns, Row

__all__ = ["bidder_in", "is_across", "is_furniture", "is_section"]

_TOTAL: Final = pattern(
    r"(?:合\s*计|总\s*计|小\s*计|共\s*计|总价|总金额|投标总价|合计金额|(?:grand\s+|sub-?\s?)?totals?|sum|итого|всего|(?:gesamt|zwischen)?summe|gesamt|total\s+g[ée]n[ée]ral|"
    r"sous-total|subtotal|suma|jumlah|tổng(?:\s+cộng)?|toplam|المجموع|計|合計|小計|総計|합계|소계|총계)\s*(?:[:：（(].*)?",
    re.IGNORECASE,
)
_FOOTER: Final = pattern(
    r"(?:投标人|供应商|供货商|报价人|响应人|授权)?(?:代表|法定代表人|负责人)?\s*(?:签字|签名|签章|盖章|公章)|投标人[:：]|日\s*期\s*[:：]|^(?:注|备注|说明|附注|填表说明)\s*\d*\s*[:：、]|编制[:：]|审核[:：]"
    r"|^\s*(?:notes?|remarks?|signature|signed|date|prepared|approved|checked|authori[sz]ed|place|name\s+of\s+(?:bidder|tenderer)|seal|stamp|disclaimer|legend)\b\s*(?:by\b.*|\d*\s*[:：.].*|$)"
    r"|^\s*\*+\s*\S|^(?:подпись|дата|примечани\w+|м\.п\.|hinweis\w*|unterschrift|datum|firma|signature|observaciones|nota|fecha|assinatura|observação)\s*[:：.]",
    re.IGNORECASE,
)
_SECTION: Final = pattern(
    r"(?:[一二三四五六七八九十]{1,3}\s*[、.．]|第[一二三四五六七八九十\d]+\s*(?:部分|包|标段|章)|(?:lot|part|section|package|group|los|teil|раздел|лот)\s+[\dIVXA-Z]+\b|[A-ZIVX]{1,4}\s*[.)、]\s)",
    re.IGNORECASE,
)
_LETTERS: Final = pattern(r"[^\W\d_]")
_BIDDER: Final = pattern(
    r"(?:投标人|投标单位|投标方|响应人|供应商|报价单位|bidder|tenderer|name\s+of\s+(?:bidder|tenderer)|offeror)(?:名称)?\s*[:：]\s*(\S(?:[^\n]*?\S)??)\s*(?:\s{2,}|[;；|]|$)",
    re.IGNORECASE,
)


def is_furniture(row: Row, columns: Columns, name: str) -> bool:
    """Return whether a row is a total, a signature or a note."""
    first = next((cell for cell in row.cells if cell), "")
    if _TOTAL.fullmatch(first) or _TOTAL.fullmatch(name):
        return True
    if sum(map(bool, row.cells)) == 1 and is_note(first):
        return True
    if _FOOTER.search(first) and not columns.text(row, "claims"):
        return True
    return bool(name) and not _LETTERS.search(name) and not columns.text(row, "claims")


def is_section(row: Row, columns: Columns) -> bool:
    """Return whether a row is a heading between products."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) != 1:
        return is_across(row)
    says = len(columns.headings.cells) > 2 or titled(filled[0]) is not None  # noqa: PLR2004  # "B. Not offered"
    return says and _SECTION.match(filled[0]) is not None


def bidder_in(text: str) -> str | None:
    """Return who bids, where a text says so.

    >>> bidder_in("投标人：北京某某科技有限公司")
    '北京某某科技有限公司'
    """
    said = _BIDDER.search(text)
    return None if said is None else said[1]


def is_across(row: Row) -> bool:
    """Return whether one text fills three columns or more of a row, and nothing else stands in it."""
    texts = [cell for cell in row.cells if cell]
    return len(texts) > 2 and len(set(texts)) == 1  # noqa: PLR2004  # a merged range holds its text in each cell

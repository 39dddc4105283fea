"""URNs where a published scheme defines one, both ways: RFC 5141 (ISO and its joint publishers), RFC 2648 (IETF), IEC's.

Nothing is invented: an identifier does not tell ISO's edition number or stage, so the URN leaves them out; other
publishers have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["iec_urn", "urn"]

_LANGUAGES = {"E": "en", "F": "fr", "R": "ru", "S": "es", "A": "ar", "D": "de", "C": "zh"}
_IETF = {"RFC": "rfc", "STD": "std", "BCP": "bcp", "FYI": "fyi"}
_PUBLISHERS = ("ISO", "IEC", "IWA")


def urn(id: StandardId) -> str | None:
    """Return the URN of an identifier, or None where no published scheme defines one.

    >>> from stdcompat.identifiers import parse
    >>> urn(parse("ISO/TS 10300-20:2021")), urn(parse("RFC 8446")), urn(parse("GB 18030-2022"))
    ('urn:iso:std:iso:ts:10300:-20', 'urn:ietf:rfc:8446', None)
    >>> urn(parse("ISO/IEC 10021-2:1990/Amd 1:1994"))
    'urn:iso:std:iso-iec:10021:-2:amd:1'
    """
    if id.publisher in _IETF:
        return f"urn:ietf:{_IETF[id.publisher]}:{id.number}"
    if id.publisher == "CISPR":
        return iec_urn(id)
    if not id.publisher.startswith(_PUBLISHERS) or id.stage or id.suffix or not (id.number or "")[:1].isdecimal():
        return None
    body = "iso:iwa" if id.publisher == "IWA" else id.publisher.lower().replace("/", "-")
    text = f"urn:iso:std:{body}"
    if id.type:
        text += f":{id.type.lower()}"
    text += f":{id.number}"
    if id.part:
        text += f":-{id.part}"
    if id.language:
        text += ":" + ",".join(_LANGUAGES.get(part, part.lower()) for part in id.language.split("/"))
    for item in id.supplements:
        text += f":{item.kind.lower()}:{item.number}"
    return text


def iec_urn(id: StandardId) -> str | None:
    """Return the URN of IEC's own scheme: body, number, date, type, product, language, supplements.

    IEC writes dates with the month; an identifier often has the year only, and so has its URN then.

    >>> from stdcompat.identifiers import parse
    >>> iec_urn(parse("CISPR 12:2007+AMD1:2009 CSV"))
    'urn:iec:std:cispr:12:2007::csv:+amd:1:2009'
    """
    if not id.publisher.startswith(("IEC", "ISO/IEC", "CISPR")) or id.stage or not (id.number or "")[:1].isdecimal():
        return None
    number = f"{id.number}-{id.part}" if id.part else id.number
    body = id.publisher.lower().replace("/", "-")
    text = (
        f"urn:iec:std:{body}:{number}:{_date(id.year, id.month)}:{(id.type or '').lower()}:{(id.suffix or '').lower()}:"
    )
    text += (id.language or "").lower()
    for item in id.supplements:
        sign = "+" if item.consolidated else "||"
        text += f"{sign}{item.kind.lower()}:{item.number}:{_date(item.year, item.month)}"
    return text


def _date(year: int | None, month: int | None) -> str:
    if year is None:
        return ""
    return f"{year}-{month:02}" if month else str(year)

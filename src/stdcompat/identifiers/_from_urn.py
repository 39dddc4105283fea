"""URNs read back: ISO's (RFC 5141), the IEC's and the IETF's (RFC 2648)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stdcompat._patterns import pattern

from ._build import build
from ._model import Supplement

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["from_urn"]

_ISO = pattern(
    r"urn:iso:std:(iso:iwa|[a-z0-9]{2,8}(?:-[a-z0-9]{2,8}){0,3})(?::(data|guide|isp|iwa|pas|r|tr|ts|tta))?:([0-9]{1,6}[a-z]?)"
    r"(?::-([a-z0-9.-]{1,20}))?(?::ed-([0-9]{1,2})(?::v[0-9.]{1,8})?)?(?::([a-z]{2}(?:,[a-z]{2}){0,5}))?"
    r"((?::(?:amd|cor|add):[0-9]{1,3}(?::v[0-9]{1,2})?){0,8})",
    re.IGNORECASE,
)
_SUPPLEMENT = pattern(r":(amd|cor|add):([0-9]{1,3})", re.IGNORECASE)
_IETF_URN = pattern(r"urn:ietf:(rfc|std|bcp|fyi):([0-9]{1,5})", re.IGNORECASE)
_IEC = pattern(
    r"urn:iec:std:((?:iso-)?iec(?:-ieee)?|cispr):([0-9]{1,6}[a-z]?)(?:-([a-z0-9-]{1,20}))?:(?:([0-9]{4})(?:-([0-9]{2}))?)?"
    r":(ts|tr|pas|guide|srd)?:(csv|rlv|ser)?:([a-z]{2}(?:-[a-z]{2})?)?((?::?(?:\+|\|\|)(?:amd|cor|ish):[0-9]{1,3}:(?:[0-9]{4}(?:-[0-9]{2})?)?){0,8})",
    re.IGNORECASE,
)
_IEC_SUPPLEMENT = pattern(r"(\+|\|\|)(amd|cor|ish):([0-9]{1,3}):(?:([0-9]{4})(?:-([0-9]{2}))?)?", re.IGNORECASE)
_TYPES = {"guide": "Guide", "data": "DATA"}


def from_urn(text: str) -> StandardId:
    """Read a URN of one of the three schemes.

    Raises:
        IdentifierError: when the text is no such URN.

    >>> str(from_urn("urn:iso:std:iso-iec:27001:ed-3")), str(from_urn("urn:ietf:rfc:8446"))
    ('ISO/IEC 27001 ED3', 'RFC 8446')
    """
    found = _from_iso(text) or _from_iec(text)
    if found is None:
        match = _IETF_URN.fullmatch(text)
        if match is None:
            from ..errors import IdentifierError

            raise IdentifierError(text, (0, len(text)), "a URN of ISO (RFC 5141), the IEC or the IETF (RFC 2648)")
        return build(match[1].upper(), None, match[2])
    return found


def _from_iso(text: str) -> StandardId | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    body, kind, number, part, edition, language, tail = match.groups()
    publisher = "IWA" if body.lower() == "iso:iwa" else body.upper().replace("-", "/")
    supplements = tuple(
        Supplement(word.capitalize(), n, nested=i > 0) for i, (word, n) in enumerate(_SUPPLEMENT.findall(tail))
    )
    return build(
        publisher,
        _TYPES.get(kind.lower(), kind.upper()) if kind else None,
        number.upper(),
        part.upper() if part else None,
        edition=edition,
        language=language.replace(",", "/") if language else None,
        supplements=supplements,
    )


def _from_iec(text: str) -> StandardId | None:
    match = _IEC.fullmatch(text)
    if match is None:
        return None
    body, number, part, year, month, kind, product, language, tail = match.groups()
    supplements = tuple(
        Supplement(
            "ISH" if word.lower() == "ish" else word.capitalize(),
            n,
            int(y) if y else None,
            int(m) if m else None,
            consolidated=sign == "+",
        )
        for sign, word, n, y, m in _IEC_SUPPLEMENT.findall(tail or "")
    )
    return build(
        body.upper().replace("-", "/"),
        _TYPES.get(kind.lower(), kind.upper()) if kind else None,
        number.upper(),
        part.upper() if part else None,
        int(year) if year else None,
        int(month) if month else None,
        language=language,
        supplements=supplements,
        suffix=product.upper() if product else None,
    )

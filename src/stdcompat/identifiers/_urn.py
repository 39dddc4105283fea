"""URNs where a published scheme defines one: RFC 5141 (ISO), RFC 2648 (IETF)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._model import StandardId

__all__ = ["urn"]

_LANGUAGES = {"E": "en", "F": "fr", "R": "ru", "S": "es", "A": "ar", "D": "de", "C": "zh"}
_IETF = {"RFC": "rfc", "STD": "std", "BCP": "bcp", "FYI": "fyi"}


def urn(id: StandardId) -> str | None:
    """Return the URN of an identifier, or None where no published scheme defines one.

    >>> from stdcompat.identifiers import parse
    >>> urn(parse("ISO/TS 10300-20:2021")), urn(parse("RFC 8446")), urn(parse("GB 18030-2022"))
    ('urn:iso:std:iso:ts:10300:-20', 'urn:ietf:rfc:8446', None)
    """
    if id.publisher in _IETF:
        return f"urn:ietf:{_IETF[id.publisher]}:{id.number}"
    if id.publisher.startswith(("ISO", "IEC", "IWA")) and not id.stage and not id.suffix:
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
    return None

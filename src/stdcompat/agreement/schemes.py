"""Schemes of certification by all their names: what evidence says of the scheme that it was issued under."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["scheme_named"]

_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    # the name that agreements carry: what else certificates and offers call it
    "CCRA": ("Common Criteria", "CC Recognition Arrangement", "Common Criteria Recognition Arrangement", "通用准则"),
    "CLS": ("Cybersecurity Labelling Scheme", "CSA CLS"),
    "EUCC": ("European Common Criteria-based cybersecurity certification scheme",),
    "GAC MRA": ("GAC",),
    "IAF MLA": ("IAF",),
    "IECEE CB": (
        "CB",
        "IECEE",
        "CB-TC",
        "CB test certificate",
        "CB TR",
        "CB report",
        "CB test report",
        "CB证书",
        "CB报告",
    ),
    "IECEx": ("IEC Ex", "IECEx System", "IECEx CoC", "IECEx 02"),
    "IECQ": ("IEC Q",),
    "IECRE": ("IEC RE",),
    "ILAC MRA": ("ILAC", "ILAC-MRA"),
    "SOG-IS": ("SOGIS", "SOG-IS MRA"),
}
_IDLE: Final = pattern(r"(schemes?|systems?|certificat(?:e|ion)|体系|认证|证书)$")


@functools.lru_cache(maxsize=1024)
def scheme_named(text: str) -> str:
    """Return the name that agreements carry for a scheme; what nobody knows comes back as it is.

    >>> [scheme_named(text) for text in ("CB", "iecee cb", "IECEE-CB Scheme", "CB体系", "CCC")]
    ['IECEE CB', 'IECEE CB', 'IECEE CB', 'IECEE CB', 'CCC']
    """
    name = _folded(text)
    known = _known()
    return known.get(name) or known.get(_IDLE.sub("", name)) or text


@functools.cache
def _known() -> Mapping[str, str]:
    return {_folded(name): scheme for scheme, names in _NAMES.items() for name in (scheme, *names)}


def _folded(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text[:100]).casefold()))

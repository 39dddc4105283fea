"""What people write where a deployment has a code: kinds, evidence, jurisdictions, dates, yes and no.

Sheets and bills of materials name things in words, Chinese or English. What is not known here is
left as it is, for the record to refuse: nothing is taken for a code that it does not say.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.vocabulary import DOMAINS, JURISDICTIONS, KINDS
from stdcompat.sheets import Glossary

if TYPE_CHECKING:
    from stdcompat.sheets import Vocabulary

__all__ = ["date_of", "domains", "evidence_kinds", "is_yes", "jurisdictions", "kinds"]

_EVIDENCE: Final[Vocabulary] = {
    "self-declaration": ("self-declaration", "declaration", "DoC", "SDoC", "attestation", "声明", "自我声明", "自声明"),
    "test-report": ("test-report", "test", "testing", "检测报告", "试验报告", "测试报告", "检验检测报告"),
    "certificate": ("certificate", "certification", "cert", "证书", "认证", "认证证书"),
    "inspection": ("inspection", "inspection report", "检查", "检验", "检验报告"),
}
_DATE: Final = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?\s*[日月]?")
_INSTANT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:.*")
_YES: Final = frozenset(("yes", "y", "true", "1", "x", "是", "√"))


@functools.cache
def kinds() -> Glossary:
    """Return what kinds of component are called: their codes and their names in both languages.

    >>> kinds().named("监控摄像机"), kinds().named("Servers"), kinds().hinted("Rack servers, 2U")
    ('camera', 'server', 'server')
    """
    return Glossary({code: (code, *names) for code, (_, *names) in KINDS.items()})


@functools.cache
def domains() -> Glossary:
    """Return what domains are called."""
    return Glossary({code: (code, *names) for code, names in DOMAINS.items()})


@functools.cache
def evidence_kinds() -> Glossary:
    """Return what kinds of evidence are called.

    >>> evidence_kinds().hinted("CCC 认证证书"), evidence_kinds().hinted("CB test report")
    ('certificate', 'test-report')
    """
    return Glossary(_EVIDENCE)


@functools.cache
def jurisdictions() -> Glossary:
    """Return what states and unions of states are called.

    >>> jurisdictions().named("China"), jurisdictions().named("中国"), jurisdictions().named("GB")
    ('CN', 'CN', 'UK')
    """
    return Glossary({code: (code, *names) for code, names in JURISDICTIONS.items()})


def date_of(text: str) -> str:
    """Return a date as it is written elsewhere: 2024-11-12, 2024-11; what is no date comes back unchanged.

    >>> date_of("2024年11月2日"), date_of("2024/11"), date_of("2024-11-12T08:00:00Z"), date_of("soon")
    ('2024-11-02', '2024-11', '2024-11-12', 'soon')
    """
    instant = _INSTANT.fullmatch(text)
    if instant is not None:
        return instant[1]
    found = _DATE.fullmatch(text)
    return "-".join(f"{int(part):02}" for part in found.groups() if part) if found else text


def is_yes(text: str) -> bool:
    """Tell whether a cell says yes.

    >>> is_yes("Yes"), is_yes("是"), is_yes("no")
    (True, True, False)
    """
    return text.strip().casefold() in _YES

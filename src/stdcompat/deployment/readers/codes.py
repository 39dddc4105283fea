"""What people write where a deployment has a code: kinds, evidence, jurisdictions, dates.

Sheets and bills of materials name things in words, Chinese or English. What is not known here is
left as it is, for the record to refuse: nothing is taken for a code that it does not say.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.jurisdictions import jurisdiction_code
from stdcompat.catalogs.vocabulary import CONDITIONS, DOMAINS, JURISDICTIONS, KINDS, KindCode
from stdcompat.deployment.kinds import UNKNOWN, guess, traits_of
from stdcompat.deployment.model import Component
from stdcompat.sheets import Glossary

if TYPE_CHECKING:
    from stdcompat.sheets import Vocabulary

__all__ = [
    "component_named",
    "conditions_in",
    "date_of",
    "domains",
    "evidence_kinds",
    "jurisdictions",
    "kind_named",
    "kinds",
    "market_named",
]

_EVIDENCE: Final[Vocabulary] = {
    "self-declaration": (
        "self-declaration",
        "declaration",
        "DoC",
        "SDoC",
        "attestation",
        "声明",
        "自我声明",
        "自声明",
        "符合性声明",
        "Konformitätserklärung",
        "Herstellererklärung",
        "déclaration de conformité",
        "declaración de conformidad",
        "declaração de conformidade",
        "декларация",
        "декларация соответствия",
        "自己適合宣言",
        "자기적합선언",
    ),
    "test-report": (
        "test-report",
        "test",
        "testing",
        "lab report",
        "report",
        "报告",
        "检测报告",
        "试验报告",
        "测试报告",
        "检验检测报告",
        "型式试验报告",
        "Prüfbericht",
        "Prüfprotokoll",
        "rapport d'essai",
        "informe de ensayo",
        "relatório de ensaio",
        "протокол испытаний",
        "試験報告書",
        "시험성적서",
    ),
    "certificate": (
        "certificate",
        "certification",
        "cert",
        "证书",
        "认证",
        "认证证书",
        "Zertifikat",
        "Baumusterprüfung",
        "Baumusterprüfbescheinigung",
        "EU type-examination",
        "certificat",
        "certificado",
        "сертификат",
        "сертификат соответствия",
        "認証書",
        "인증서",
        "sertifika",
        "sertifikat",
    ),
    "inspection": ("inspection", "inspection report", "检查", "检验", "检验报告"),
}
_DATE: Final = pattern(r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2}))?\s*[日月]?")
_INSTANT: Final = pattern(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:.*")
_COMPACT: Final = pattern(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])")
_DAY_FIRST: Final = pattern(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*((?:19|20)\d{2})")
_WORDED: Final = pattern(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-/]*(?:de\s+)?)?([^\W\d_]{3,10}\.?)[\s\-/,]*(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?:de\s+)?((?:19|20)\d{2}|\d{2})"
)
_MONTHS: Final = (
    "jan ene янв", "feb fev fév фев", "mar mär maerz мар", "apr abr avr апр", "may mai mayo май мая", "jun juin июн",
    "jul juil июл", "aug ago août авг", "sep set сен", "oct okt out окт", "nov ноя", "dec dez dic déc дек",
)  # fmt: skip
_MONTHS_OF_A_YEAR: Final = 12


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
    return Glossary({code: (code, *names, *_ABROAD.get(code, ())) for code, names in JURISDICTIONS.items()})


_ABROAD: Final[Vocabulary] = {
    "BY": ("Беларусь", "Республика Беларусь", "Bielorrusia"),
    "CN": ("Китай", "КНР", "Trung Quốc", "Chine", "Tiongkok", "Cina", "Çin", "الصين", "중국"),
    "DE": ("Германия", "Alemania", "Allemagne", "Alemanha", "Germania", "Đức", "Almanya", "ドイツ"),
    "FR": ("Франция", "Francia", "França", "Frankreich", "Pháp"),
    "IN": ("Индия", "Inde", "Índia", "Indien"),
    "IT": ("Италия", "Italia", "Italie", "Itália", "Italien"),
    "JP": ("Япония", "Japón", "Japon", "Japão", "Nhật Bản", "日本国"),
    "KR": ("Корея", "Республика Корея", "Corea", "Corea del Sur", "Corée du Sud", "Coreia do Sul", "Hàn Quốc"),
    "TR": ("Турция", "Turquía", "Turquie", "Turquia", "Türkei"),
    "TW": ("Тайвань", "Taiwán", "Taïwan", "Đài Loan"),
    "US": ("США", "Estados Unidos", "EE.UU.", "EE. UU.", "États-Unis", "Etats-Unis", "EUA", "Hoa Kỳ", "Mỹ"),
    "VN": ("Вьетнам",),
}
"""What the commonest countries of origin are called in the languages of offers."""


@functools.cache
def _conditions() -> Glossary:
    return Glossary({code: (code, *names) for code, names in CONDITIONS.items()})


def conditions_in(text: str) -> tuple[str, ...]:
    """Return the conditions that a cell states: by their codes, or in the words that they are shown by.

    >>> conditions_in("public-sector-buyer, my-own"), conditions_in("由公共部门采购；处理个人数据")
    (('public-sector-buyer', 'my-own'), ('public-sector-buyer', 'processes-personal-data'))
    """
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split(r"[;；\n]+", text))):
        named = _conditions().whole(part)
        found += [named] if named else filter(None, re.split(r"[,、，\s]+", part))
    return tuple(found)


def component_named(text: str) -> Component:
    """Return a product of which only its name is known: kind and traits are guessed from the words.

    >>> component_named("WiFi camera").kind, component_named("camera").traits
    ('camera', ('internet-connected', 'personal-data'))
    """
    found = guess(text)
    code = text if text in KINDS else kinds().named(text) or found.kind or UNKNOWN
    kind = KindCode(code)
    return Component(text, kind, traits=tuple(sorted({*found.traits, *traits_of(kind)})))


def date_of(text: str) -> str:
    """Return a date as it is written elsewhere: 2024-11-12, 2024-11; what is no date comes back unchanged.

    A day and a month that could be each other are left out: only the year is sure.

    >>> date_of("2024年11月2日"), date_of("2024/11"), date_of("2024-11-12T08:00:00Z"), date_of("soon")
    ('2024-11-02', '2024-11', '2024-11-12', 'soon')
    >>> date_of("14.08.2023"), date_of("12 Oct 2026"), date_of("05/06/2023"), date_of("20231012")
    ('2023-08-14', '2026-10-12', '2023', '2023-10-12')
    """
    text = text.strip()
    instant = _INSTANT.fullmatch(text)
    if instant is not None:
        return instant[1]
    found = _DATE.fullmatch(text)
    if found is not None:
        return "-".join(f"{int(part):02}" for part in found.groups() if part)
    found = _COMPACT.fullmatch(text)
    if found is not None:
        return "-".join(found.groups())
    found = _DAY_FIRST.fullmatch(text)
    if found is not None:
        return _day_first(*map(int, found.groups()), dotted="." in text)
    found = _WORDED.fullmatch(text)
    return text if found is None else _worded(text, *found.groups())


def _day_first(first: int, second: int, year: int, *, dotted: bool) -> str:
    if dotted or first > _MONTHS_OF_A_YEAR or first == second:
        return f"{year}-{second:02}-{first:02}"
    return f"{year}-{first:02}-{second:02}" if second > _MONTHS_OF_A_YEAR else str(year)


def _worded(text: str, day: str | None, word: str, later: str | None, year: str) -> str:
    folded = word.casefold()
    month = next((n for n, names in enumerate(_MONTHS, 1) if folded.startswith(tuple(names.split()))), 0)
    if not month:
        return text
    whole = f"20{year}" if len(year) == 2 else year  # noqa: PLR2004  # Oct-24
    date = day or later
    return f"{whole}-{month:02}-{int(date):02}" if date else f"{whole}-{month:02}"


@functools.lru_cache(maxsize=1024)
def market_named(text: str) -> str | None:
    """Return the code of the market that a cell names, or None."""
    return jurisdiction_code(text) or jurisdictions().named(text) or jurisdictions().hinted(text)


@functools.lru_cache(maxsize=1024)
def kind_named(text: str) -> KindCode | None:
    """Return the kind that a cell names, or None."""
    code = kinds().named(text) or guess(text).kind
    return None if code is None else KindCode(code)

"""Of whom or of what a sentence of a tender asks something: its subject, and what it leaves out."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.deployment.kinds import guess
from stdcompat.identifiers import find_identifiers

__all__ = ["ANY", "Addressee", "addressee_of", "is_of_others"]

ANY: Final = "equipment"
_SUBJECT: Final = pattern(
    r"[:：]|[,，](?!\s*(?:but|other|except|sauf|au(?:ß|ss)er|salvo|exceto|кроме))|应|须|必须|需(?!求)|(?:shall|must|should|will|has\s+to|have\s+to|is\s+to|are\s+to|soll(?:en)?|muss|müssen|doit|doivent|deber?[áa]n?|deve(?:m|rá|rão)?|долж\w+)\b",
    re.IGNORECASE,
)
"""Where what a sentence is about ends."""
_OTHER: Final = pattern(
    r"\b(?:other\s+than|except(?:ing)?(?:\s+for)?|excluding|excl\.?|apart\s+from|with\s+the\s+exception\s+of|but\s+not|not\s+for|save\s+for|sauf|hormis|à\s+l['’]exception\s+d\w+|au(?:ß|ss)er|ausgenommen|mit\s+Ausnahme\s+(?:von|der)|excepto|salvo|exceto|à\s+exceção\s+d\w+|кроме|за\s+исключением)\b"
    r"|除(?=[^，,。；;]{1,20}(?:以?外|之外))|不(?:含|包括)",
    re.IGNORECASE,
)
_OTHER_ENDS: Final = pattern(r"(?:以?外|之外)[，,]?|[)）;；]|[,，]")
_LISTED: Final = pattern(r"\s*(?:[,，、/]|\b(?:and|or|und|oder|et|ou|y|o|e|и|или)\b|和|及|与|或)\s*", re.IGNORECASE)
_WHO: Final = pattern(
    r"\b(?:bidders?|tenderers?|suppliers?|contractors?|manufacturers?|vendors?|offerors?|Bieter|Auftragnehmer|Lieferant|Hersteller|soumissionnaire|titulaire|fournisseur|licitador|licitante|oferente|proveedor|contratista|fornecedor|contratada)s?\b(?!['’])"
    r"|投标人|供应商|承包(?:人|商)|中标人|制造商|生产厂家|участник|поставщик|подрядчик",
    re.IGNORECASE,
)
_MORE_OF_IT: Final = pattern(
    r"\b(?:delivered|supplied|installed|rated|used|located|mounted|with|for|in|of|that|which|from|above|below)\b|（|\(",
    re.IGNORECASE,
)
_REPORT: Final = pattern(
    r"报告|\breports?\b|Prüfbericht|rapport\s+d['’]essai|informe\s+de\s+ensayo|протокол", re.IGNORECASE
)
_OF_SYSTEMS: Final = pattern(
    r"(?:ISO|ISO/IEC|EN ISO|GB/T|BS EN ISO|DIN EN ISO|UNE-EN ISO|NBR ISO) ?(?:9001|14001|45001|50001|22301|37001|27001|20000-1|19001|24001|22080|24405\.1)\b"
)
"""Standards by which an organisation is managed: no product meets one."""
_OF_OTHERS: Final = pattern(
    r"\b(?:laborator(?:y|ies)|test(?:ing)?\s+(?:lab\w*|house|body)|certification\s+bod(?:y|ies)|certifiers?|inspection\s+bod(?:y|ies)|Prüflabor\w*|Zertifizierungsstelle\w*|laboratoires?|organismes?\s+de\s+certification|laboratorios?|лаборатори\w+)\b|实验室|检测机构|认证机构|检验机构",
    re.IGNORECASE,
)
_OF_BODIES: Final = pattern(
    r"(?:ISO/IEC|EN ISO/IEC|GB/T|CNAS-CL\d*|ISO) ?(?:17025|17020|17021(?:-1)?|17065|27025|27065|27021)\b"
)
_ORGANISATION: Final = "organisation"
_LONGEST: Final = 160


class Addressee(NamedTuple):
    """Of whom or of what something is asked.

    Attributes:
        kinds: the kinds of product, or the organisation; none where no word names one.
        not_for: the kinds that are left out.
        others: what is left out, in its words, where that names no kind.
    """

    kinds: tuple[str, ...] = ()
    not_for: tuple[str, ...] = ()
    others: str = ""


def is_of_others(sentence: str) -> bool:
    """Tell whether a sentence asks something of a laboratory or a body that certifies, not of what is bought.

    >>> is_of_others("The laboratory shall be accredited to ISO/IEC 17025."), is_of_others("Cameras to IEC 60529")
    (True, False)
    """
    return _OF_OTHERS.search(sentence) is not None and _OF_BODIES.search(sentence) is not None


def addressee_of(said: str) -> Addressee:
    """Return of whom or of what a sentence asks something.

    >>> addressee_of("Servers and cameras, but not lifts, shall comply with EN 62368-1:2014.")
    Addressee(kinds=('camera', 'server'), not_for=('lift',), others='')
    >>> addressee_of("除摄像机外，所有设备应符合GB 4943.1-2022。").not_for, addressee_of("投标人须通过ISO 9001:2015认证").kinds
    (('camera',), ('organisation',))
    """
    rest, left_out = _split_off(said)
    barred = _kinds_in(left_out)
    others = "" if barred else left_out
    subject = _SUBJECT.split(rest, maxsplit=1)[0]
    if _WHO.search(subject) or (_WHO.search(rest) and not _kinds_in(subject)):
        return Addressee((_ORGANISATION,), barred, others)
    parts = (subject, _MORE_OF_IT.split(subject, maxsplit=1)[0], *_SUBJECT.split(rest))
    kinds = _kinds_in(subject) or next(((kind,) for part in parts if (kind := guess(part).kind)), ())
    if kinds == ("service",) and _REPORT.search(said):
        kinds = ()  # who tests is not what is bought
    if not kinds and barred:
        kinds = (ANY,)
    if not kinds and _OF_SYSTEMS.search(said):
        kinds = (_ORGANISATION,)
    if set(kinds) & set(barred):  # luminaires other than emergency luminaires: no kind says it
        return Addressee(kinds, tuple(kind for kind in barred if kind not in kinds), left_out)
    return Addressee(kinds, barred, others)


def _split_off(said: str) -> tuple[str, str]:
    """Return a sentence without what it leaves out, and that."""
    other = _OTHER.search(said)
    first = next((one.start for one in find_identifiers(said) if one.id is not None), len(said))
    if other is None or other.start() >= first:
        return said, ""
    ends = _OTHER_ENDS.search(said, other.end())
    verb = _SUBJECT.search(said, other.end())
    until = min([len(said), *(one.start() for one in (ends, verb) if one is not None)])
    return f"{said[: other.start()]} {said[until:]}", said[other.end() : until].strip(" ,，、")


def _kinds_in(text: str) -> tuple[str, ...]:
    """Return the kinds of product in a list of them; of words that name one together, that one."""
    parts = [kind for part in _LISTED.split(text[:_LONGEST]) if (kind := guess(part).kind)]
    whole = guess(text[:_LONGEST]).kind
    return tuple(sorted(set(parts))) if len(parts) > 1 else ((whole,) if whole else tuple(parts))

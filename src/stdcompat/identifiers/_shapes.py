"""How far an identifier may reach in running text: patterns over text that `flatten` has made plain.

They only bound what is then read by the grammars, so they are generous inside an identifier and strict about where
it ends: before a word that goes on, a unit, the bracket of a remark.
"""

from __future__ import annotations

import functools
import re

from ._registry import LEADS, SPOKEN, family_name
from ._scan import CHARACTERS

__all__ = [
    "APART",
    "FUSED",
    "LATE_YEAR",
    "LOWER",
    "NEXT",
    "RANGE",
    "RELATED",
    "SECTION",
    "SHAPE",
    "SLASHED",
    "flatten",
    "lead_pattern",
]

_KEPT = {chr(code): char for code, char in CHARACTERS.items() if char}


def flatten(text: str) -> str:
    r"""Return the text with plain dashes, slashes, colons, brackets, digits and spaces, each character in its place.

    >>> flatten("ＧＢ／Ｔ\u00a022239—2019，ISO\n9001")
    'GB/T 22239-2019,ISO 9001'
    """
    for char in sorted(_KEPT.keys() & set(text)):
        text = text.replace(char, _KEPT[char])
    return _ONE.sub("-", text) if "一" in text else text


# The numeral is often taken for a dash (``DL/T 283.1一2018``).
_ONE = re.compile(r"(?<=[0-9])一(?=(?:19|20)[0-9]{2}(?![0-9]))")


# --- where an identifier begins -----------------------------------------------------------------------------------

LOWER = frozenset("iso Iso iec Iec astm Astm ieee gb гост Гост".split())
"""Leads that have lost their capitals, as in titles."""
_CHINESE = frozenset(lead for lead in LEADS if len(lead) == 2 and family_name(lead) == "china")
FUSED = frozenset(f"{lead}T" for lead in _CHINESE) - {"GBT"}
"""Chinese leads that have lost their slash, as in the names of files (``GMT 0031-2014``)."""
_LOWER_CHINESE = frozenset(f"{lead.lower()}/t" for lead in _CHINESE)
_SPELT_OUT = frozenset(("Request for Comments", "Request for Comments:"))


APART = r"(?:['’]s|\))"
"""What may stand between a publisher and its number (``ASME's A17.1``, ``Institute of Standards (ASME) A17.1``)."""


@functools.cache
def lead_pattern() -> re.Pattern[str]:
    """All publishers' words, grouped by first letter so that other text is skipped fast."""
    by_letter: dict[str, list[str]] = {}
    for lead in sorted(SPOKEN | LOWER | FUSED | _LOWER_CHINESE | _SPELT_OUT, key=len, reverse=True):
        by_letter.setdefault(lead[0], []).append(re.escape(lead[1:]))
    branches = [f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_letter.items())]
    return re.compile("(?:" + "|".join(branches) + rf")(?=[ /0-9_.A-Z-]|s |{APART} [A-Z]?[0-9])")


# --- how far it may go --------------------------------------------------------------------------------------------

_YEAR = r"(?:1[89]|20)[0-9]{2}"
_WORD = (
    r"(?: {0,2}/ ?| {1,14}|-)"
    r"(?:(?:F?pr)?[A-ZА-ЯČÖÍ][A-ZА-Я&]{0,7}(?![A-Za-zа-я])|[Ss]td\.?|Guide|Draft|N[Oo]\.?|Recommendations?|[Ss]tandards?"
    r"|Spec(?:ification)?|Technical (?:Report|Specification)|(?i:recommended practice)|Rec\.?|[RРр](?= )|[tz](?=[ 0-9])|建议书?)"
)
# With a space for thousands (EN 300 328), with points; the word after it may have lost its space.
_NUMBER = (
    r"(?:[A-Z]{1,5}[. -]?)?[0-9]{1,7}(?: [0-9]{3}(?![0-9A-Za-z]|[.:][0-9])(?<=[0-9]{2} [0-9]{3}))?(?:\.[0-9]{1,5})*+"
    r"(?:[A-Za-z]{0,2}(?![a-zа-я])|(?<=[0-9]{4})(?=[a-z]{3}))"
)
# In an enumeration; and in French standards, whose hyphen often stands apart (``NF C 15 - 100``).
_PART_APART = r"(?: - (?:[0-9]{1,2}(?=[,;)]| (?:and|or|et|ou|и|или) )|(?<=[A-Z] [0-9]{2} - )[0-9]{3}(?![0-9])))?"
_PARTS = rf"(?:-(?!{_YEAR}(?![0-9])|X{{1,4}}(?![0-9A-Za-z]))[0-9A-Z]{{1,5}}(?:\.[0-9]{{1,2}}(?![0-9]))?(?![a-z]))*+{_PART_APART}"
_PART_IN_WORDS = r"(?: ?[:,]? ?(?:\( ?)?(?:[Pp]art|PART|Pt\.?|Teil) [0-9]{1,3}(?:\.[0-9])?(?: ?\))?(?![0-9]|\.[0-9]))?"
# ITU-T's and ASTM's second number; a national annex.
_SECOND = r"(?:/[A-Z]{1,2}\.[0-9]{1,5}(?:\.[0-9]{1,3})*| ?/ ?[A-G]?[0-9]{1,5}M| ?/ ?(?:NA|CN)(?![A-Za-z]))*"
# With month and language.
_DATE = (
    rf"(?: ?[:-] ?(?:{_YEAR}|[0-9]{{2}}(?![0-9]))(?:-(?:0[1-9]|1[0-2])(?![0-9]))?"
    r"(?:[ER](?![A-Za-z0-9])|(?![a-z0-9]))(?:\((?:[A-Z](?:/[A-Z])*|en|fr)\))?)?"
)
_SUPPLEMENTS = (
    r"(?: ?[+/] ?(?:A|AC|AMD|Amd|Cor|COR|Amd\.|Cor\.|ISH|XG|Add)\.? ?[0-9]{0,3}(?:[:-] ?[0-9]{4})?(?![0-9A-Za-z]))*+"
)
_VERSION = (
    r"(?: (?:V|[Vv]ersion )[0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,3})?"
    r"(?: ?\((?:[0-9]{2}/)?(?:19|20)[0-9]{2}(?:-[0-9]{2}|年版)?\))?"
)
# A revision, an amendment in words, a product, all parts.
_PRODUCT = (
    r"(?: (?:Rev\.?|Revision|rev\.) ?[0-9]{1,2}|r[0-9](?![0-9])"
    r"| (?:Amd|Cor|Suppl)\. [0-9]{1,2}(?: \((?:[0-9]{2}/)?[0-9]{4}\))?"
    r"| (?:CSV|RLV|EXV|CMV|SER|bis|ter|[Ee]d\.? ?[0-9](?:\.[0-9])?)| Edition [0-9]\.[0-9](?: (?:19|20)[0-9]{2}-[0-9]{2})?"
    r"| ?\((?:all parts|所有部分|все части|toutes les parties)\))?"
)
_DUAL = r"(?: ?/ ?(?:ISO|IEC)(?:[/ ](?:IEC|TS|TR))? ?[0-9]{1,6}(?:-[0-9]{1,3})*(?::[0-9]{4})?)?"
SHAPE = re.compile(
    rf"(?:(?<=RFC)s(?= [0-9])|(?<=DB)[0-9]{{2,6}}(?=[ /]))?(?:{_WORD}){{0,6}}+(?: {{0,14}}|-| ?[/.])({_NUMBER})({_PARTS})({_PART_IN_WORDS})"
    rf"({_SECOND})({_DATE})({_SUPPLEMENTS})({_VERSION})({_PRODUCT})({_DUAL})"
)
"""What may follow a lead: words, then the number and what belongs to it, a group each."""
SECTION = re.compile(
    r" ?,? ?(?:BPVC|B&PVC?(?: Code)?|(?i:boiler (?:and|&) pressure vessel code))?[ ,]*"
    r"(?:Section|SECTION|Sec\.?) ?[IVX]+\b(?:[ ,]*(?:Division|DIVISION|Div\.?) ?[1-3](?![0-9.]))?"
)
"""What follows ASME where the boiler code is cited by its sections."""
LATE_YEAR = re.compile(
    r" (?:([0-9]{1,2})-)?((?:19|20)[0-9]{2}|[5-9][0-9])(?![0-9年-]|[.,][0-9]| ?(?:%|°|мм|см|м\b|кг|шт|т\b|г\b|[xх×](?![a-zа-я])|mm|个|项|页))"
)
"""The year of a Chinese or interstate standard in titles and names of files (``GB T 17825.4 1999``, ``ГОСТ 10704 91``)."""
RELATED = re.compile(r" ?\((?:ISO|IEC|EN|ИСО|МЭК|ЕН|ASTM|DIN)[ /][^()]{3,40}\)")
"""The related text that is part of an interstate designation."""

# --- what goes on from it -----------------------------------------------------------------------------------------

_COUNTED = (
    r"(?:%|°|‰|k?V\b|k?W\b|[kMG]?Hz|[mck]?m\b|k?g\b|h\b|A\b|K\b|years|people|members|organi|companies|employees|countries|pages"
    r"|стран|лет|год|человек|организац|компан|pays|entreprises|personnes|ans\b|家|个|年|人|项|万|名|次|种)"
)
NEXT = re.compile(
    r"(?: *(?:,|、|;|/|и|или|и/или|et|ou|and|or|&|和|及|与|或|以及|also|nor)){1,2} *(?:(?:also|the|la|le|les|des|de) )?"
    rf"(?:((?:[A-Z]\.|[A-Z])?(?:[0-9]{{2,6}}|[0-9](?=-[0-9]{{1,2}}(?![0-9])))(?:\.[0-9]{{1,5}})*(?:-(?!{_YEAR}(?![0-9]))[0-9]{{1,4}})*)"
    r"|(-[0-9]{1,4}(?:-[0-9]{1,4})*))"
    rf"(?:[:-]({_YEAR})(?![0-9]))?(?![0-9A-Z%°]|[a-z]{{1,2}}(?![a-z]))(?! ?{_COUNTED})"
)
"""The next number or part of an enumeration, and its year."""
SLASHED = re.compile(r"(?:/-?[0-9]{1,3}(?![0-9A-Za-z:.]))+")
"""Further parts after slashes (``IEC 61000-4-2/-3/-4``)."""
RANGE = re.compile(
    r"(?: ?[~～〜] ?| ?(?: (?:to|through|bis|до|à|至) |至) ?|-(?=[0-9]{4}))(?:[A-Z]+(?:/[A-Z])? )?(?:[0-9]+[.-])*?-?([0-9]{1,4})"
    rf"(?:[:-]({_YEAR})(?![0-9]))?(?![0-9A-Za-z]|[.][0-9])"
)
"""The last part or number of a range, and its year."""

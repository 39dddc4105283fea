"""How far an identifier may reach in running text: patterns over text that `flatten` has made plain.

They only bound what is then read by the grammars, so they are generous inside an identifier and strict about where
it ends: before a word that goes on, a unit, the bracket of a remark.
"""

from __future__ import annotations

import functools
import re

from stdcompat._patterns import pattern

from ._own import OWN
from ._registry import CONVENTIONS, LEADS, SMALL, SPOKEN, family_name
from ._scan import CHARACTERS

__all__ = [
    "AND",
    "APART",
    "COUNT",
    "FUSED",
    "LATE_YEAR",
    "REACH",
    "RELATED",
    "SECTION",
    "SHAPE",
    "TAIL",
    "flatten",
    "is_lowered",
    "lead_at",
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
_ONE = pattern(r"(?<=[0-9])一(?=(?:19|20)[0-9]{2}(?![0-9]))")


# --- where an identifier begins -----------------------------------------------------------------------------------

_CHINESE = frozenset(lead for lead in LEADS if len(lead) == 2 and family_name(lead) == "china")
FUSED = frozenset(f"{lead}T" for lead in _CHINESE) - {"GBT"}
"""Chinese leads that have lost their slash, as in the names of files (``GMT 0031-2014``)."""
_LOWER_CHINESE = frozenset(f"{lead.lower()}/t" for lead in _CHINESE)


# One pattern each, for a pattern that begins with a literal skips text fast.
_LOWERED = tuple(re.compile(f"{lead}[ /]?[0-9]") for lead in [*sorted(SMALL), "/t"])


def is_lowered(flat: str) -> bool:
    """Tell whether a text has leads without their capitals: looking for them in every text would be slow."""
    return any(pattern.search(flat) for pattern in _LOWERED)


APART = r"(?:['’]s|\))"
"""What may stand between a publisher and its number (``ASME's A17.1``, ``Institute of Standards (ASME) A17.1``)."""
_BARE = r"(?=[0-9]{1,4}(?![0-9A-Za-z]))"
"""What follows the letter and point of a Recommendation of the ITU where the text has named the ITU (``X.509``)."""
# A common word is looked for where its number is dated or an IEC number with a part, or where a hyphen and a number
# follow that need a letter or three digits (``GS 1207:2018``, ``K 60950-1``, ``DO-178C``).
_AFTER_WORD = {
    "-": r"(?=-(?:[0-9]{2}[A-Z]|[0-9]{3}[A-Z]?)(?![0-9A-Za-z]))",
    " ": r"(?= (?:[0-9]{2,5}(?:-[0-9]{1,3})*:(?:19|20)[0-9]{2}(?![0-9])|6[0-9]{4}-[0-9]{1,3}(?![0-9])))",
}
_AFTER_LEAD = rf"(?=[ /0-9_.A-Z-]|s |{APART} [A-Z]?[0-9])"


def lead_pattern(lowered: bool = False, bare: bool = False) -> re.Pattern[str]:
    """All publishers' words.

    Args:
        lowered: also those that have lost their capitals.
        bare: also the series letters of the ITU.
    """
    return _lead_pattern(lowered, bare, frozenset(OWN.get()))


def lead_at(flat: str, position: int) -> re.Match[str] | None:
    """Match a publisher's word at a position, with its capitals or without.

    >>> lead_at("tested to iso 9001", 10).group(), lead_at("tested to iso 9001", 0)
    ('iso', None)
    """
    if flat[position : position + 1].islower():
        return _lower_leads().match(flat, position) or lead_pattern().match(flat, position)
    return lead_pattern().match(flat, position)


@functools.cache
def _lower_leads() -> re.Pattern[str]:
    return re.compile(_either(dict.fromkeys(SMALL | _LOWER_CHINESE, "")) + _AFTER_LEAD)


@functools.lru_cache(maxsize=32)
def _lead_pattern(lowered: bool, bare: bool, own: frozenset[str]) -> re.Pattern[str]:
    leads = {f"{letter}.": _BARE for letter in ("ABCDEFGHIJKLMNOPQRSTUVWXYZ" if bare else "")}
    for one in CONVENTIONS.values():
        after = f"(?={one.follows})" if one.follows else _AFTER_WORD.get(one.before, _AFTER_WORD[" "])
        begun = [(word, after) for word in one.words]
        for text in one.unnamed:
            word, _, rest = text.partition("(")
            begun.append((word, f"({rest}"))
        for word, after in begun:
            leads[word] = f"{leads[word]}|{after}" if leads.get(word) else after
    leads.update(dict.fromkeys(SPOKEN | FUSED | own, ""))
    if lowered:
        leads.update(dict.fromkeys(SMALL | _LOWER_CHINESE, ""))
    colons = [one.prints for one in CONVENTIONS.values() if "colon" in one.traits]
    after = "|".join([_AFTER_LEAD, *(f"(?<={re.escape(prefix)})(?=: ?[0-9])" for prefix in colons)])
    return re.compile(f"{_either(leads)}(?:{after})")


def _either(words: dict[str, str]) -> str:
    """Return a pattern for words, the longest first, each with what must follow it.

    Words are grouped by their first letter, so that the rest of a text is skipped fast, and those that differ in
    their second letter alone are one class, which is compiled in less time.

    >>> _either({"DL": "", "DY": "", "DIN": "", "DO": "(?=-)"})
    '(?:D(?:IN|[LY]|O(?=-)))'
    """
    heads: dict[str, dict[tuple[int, str, str], list[str]]] = {}
    for word, after in words.items():
        key = (-len(word), word[2:], after) if len(word) > 1 else (0, "", after)
        heads.setdefault(word[0], {}).setdefault(key, []).append(word[1:2])
    branches = []
    for head, rest in sorted(heads.items()):
        ends = []
        for (_, tail, after), seconds in sorted(rest.items()):
            second = re.escape(seconds[0]) if len(seconds) == 1 else f"[{re.escape(''.join(sorted(seconds)))}]"
            ends.append(f"{second}{re.escape(tail)}{f'(?:{after})' if '|(' in after else after}")
        branches.append(f"{re.escape(head)}(?:{'|'.join(ends)})")
    return f"(?:{'|'.join(branches)})"


AND = (
    r"and/or|and|or|und|oder|sowie|et|ou|ainsi que|y|e|o|и/или|и|или|та|або|a|i|oraz|lub|och|eller|og|ja|tai|ve|veya|en|of|dan|atau|és"
    r"|as well as|also|nor|plus|with"
)
"""The words between the last two items of a list, in the languages that texts about standards are written in."""

# --- how far it may go --------------------------------------------------------------------------------------------

REACH = 160
"""No identifier reaches further from its lead."""
_YEAR = r"(?:1[89]|2[05])[0-9]{2}(?![0-9])"
_WORD = (
    r"(?: {0,2}/ ?| {1,14}|-)"
    r"(?:(?:F?pr)?[A-ZА-ЯČÖÍ][A-ZА-Я&]{0,7}(?:\.S)?(?![A-Za-zа-я])|[Ss]td\.?|Guide|Draft|N[Oo]\.?|[Nn][º°]\.?|Recommendations?|[Ss]tandards?"
    r"|Spec(?:ification)?|Technical (?:Report|Specification|Note)|(?i:recommended practice)|Rec\.?|[RРр](?= )|[tz](?=[ 0-9])|建议书?)"
)
# With a space for thousands (EN 300 328), with points; the word after it may have lost its space.
_NUMBER = (
    r"(?:[A-Z]{1,5}[. -]?)?[0-9]{1,7}(?: [0-9]{3}(?![0-9A-Za-z]|[.:][0-9])(?<=[0-9]{2} [0-9]{3}))?(?:\.[0-9]{1,7})*"
    r"(?:(?:[A-Z][a-z]{2}|[A-Za-z]{0,2})(?![a-zа-я])(?<![a-z](?=[0-9]))|(?=[a-z]{1,4}[0-9])|(?<=[0-9]{4})(?=[a-z]{3}))"
)
SHAPE = pattern(
    rf"(?:(?<=RFC)s(?= [0-9])|(?<=DB)[0-9]{{2,6}}(?=[ /]))?((?:{_WORD}){{0,6}})(?: {{0,14}}|-| ?[/.]| ?: ?)({_NUMBER})"
)
"""What may follow a lead: words, then the number, a group each."""

_DATE = rf"{_YEAR}(?:[-/](?:0[1-9]|1[0-2])(?:-[0-3][0-9])?(?![0-9]))?"
_SUPPLEMENT = r"(?:AMENDMENT|AMD|Amdt|Amd|Amendment|AC|A|Am|COR|Cor|C(?=[0-9]?:)|ISH|XG|Add|Suppl|S)"
TAIL = pattern(
    # A year, with its month and a language; Chinese dashes are often doubled.
    rf" ?(?:[:-]|--) ?{_DATE}(?:[ER](?![A-Za-z0-9]))?(?:年版|年)?"
    # A year and a month behind a space, as a catalogue prints them.
    r"| (?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9-])"
    # In an enumeration; and in French standards, whose hyphen often stands apart (``NF C 15 - 100``).
    r"| - (?:[0-9]{1,2}(?=[,;)]| (?:and|or|et|ou|и|или|had|has|is|was|are) )|(?<=[A-Z] [0-9]{2} - )[0-9]{3}(?![0-9]))"
    # A part; never the marks that stand for one (``-X``, ``-YYYY``).
    r"|(?<=TM-650) [0-9](?:\.[0-9]{1,2}){2,3}[A-Z]?(?![0-9A-Za-z])"
    r"|-(?!X{1,4}(?![0-9A-Za-z])|V-?[0-2](?![0-9A-Za-z]))[0-9A-Z]{1,6}(?:\.[0-9]{1,2}(?![0-9]))?[a-z]?[0-9]?(?![a-z])"
    r"|(?<=[0-9])- [0-9]{1,2}(?![0-9.])|/(?:19|20)[0-9]{2}(?![0-9.-])|(?<=[0-9]\.[0-9]{3})/[6-9][0-9](?![0-9])"
    r"|(?<=[0-9])\.[0-9]{1,5}(?![0-9])|:[0-9]{1,2}(?![0-9:])"
    # The part of an old standard, and the sheet of an old part, are known by their year.
    r"|(?:(?<= [0-9]{2})|(?<= [0-9]{3})|(?<= [0-9]{4})|(?<= [0-9]{5}))/[0-9]{1,2}(?=[:-](?:1[89]|20)[0-9]{2})|(?<!/[0-9])(?<!/[0-9]{2})/[0-9]{1,2}(?=:19[0-9]{2})"
    # A part in words.
    r"| ?[:,]? ?(?:\( ?)?(?:[Pp]art|PART|Pt\.?|Teil|partie|parte|część|часть|частина|část|kısım|bölüm) ?-?[0-9]{1,3}(?:\.[0-9])?(?: ?[/:,]? ?[Ss]ec(?:tion)?\.? ?[0-9]{1,4})?(?: ?\))?(?![0-9]|\.[0-9])"
    # ITU-T's and ASTM's second number; a national annex.
    r"|/[0-9]{1,2}(?=-[A-Z]{3,5}(?![A-Za-z]))"
    r"|/[A-Z]{1,2}\.[0-9]{1,5}(?:\.[0-9]{1,3})*| ?/ ?[A-G]?[0-9]{1,5}M(?![A-Za-z])| ?/ ?(?:NA|CN)(?![A-Za-z])"
    # The number of a Canadian standard and of a Czech one have a space before their second half.
    r"| [Nn][oO]\.? ?[A-Z]?[0-9]{1,6}(?:\.[0-9]{1,3})*|(?<=[A-ZČ] [0-9]{2}) [0-9]{4}(?![0-9])|(?<=[A-Z] [0-9]{3}) [0-9]{2} [0-9]{2}(?![0-9])"
    # Drafts of supplements, and supplements in full words.
    r"| ?/ ?(?:CD |PRF |AWI |F)?(?:DAM|DAmd|DAD|Amd|AMD|AM)\.? ?[0-9]{1,2}(?:\.[0-9])?(?::[0-9]{4})?(?![0-9A-Za-z])|/CORRIGENDUM [0-9]{1,2}(?::[0-9]{4})?"
    r"|,? (?:Technical Cor|Technical Corrigendum|Annex|Appendix)\.? ?(?:[0-9]{1,2}|[A-Z][0-9]?)(?: \((?:[0-9]{2}/)?[0-9]{4}\))(?![0-9A-Za-z])"
    # Supplements.
    rf"|(?: {{0,3}}[+/] {{0,3}}|,? (?=[A-Z][A-Za-z]{{1,8}}\.? ?[0-9]|A[0-9]{{1,2}}:)|; ?(?=A[0-9]{{1,2}}:)){_SUPPLEMENT}\.? ?[0-9]{{0,3}}(?: ?[:-] ?{_DATE})?(?![0-9A-Za-z])"
    r"|,? (?:Amdt|Amd|Cor|Suppl|Err|Amendment)\.? ?[0-9]{1,2}(?: \((?:[0-9]{2}/)?[0-9]{4}\))?(?![0-9])"
    r"|,? \(?(?:[Ii]ncl\.?|[Ii]ncluding|inkl\.?|with) (?:(?:[Aa]mendment|[Aa]md\.?) )?A[0-9]{1,2}: ?(?:19|20)[0-9]{2}(?![0-9])\)?"
    # The day of an act of Brazil.
    r"|,? de [0-9]{1,2}º? de [a-zç]{4,9} de (?:19|20)[0-9]{2}(?![0-9])"
    # Harmonisation documents of CENELEC; a language before the year; the ministry after it.
    r"| S[1-9](?![0-9A-Za-z])|(?<=[0-9])/[EDF](?=:)|(?<=:(?:19|20)[0-9]{2})/[A-ZĐ]{2,8}(?![A-Za-z])"
    # Belgian rules for the connection to a network (``C10/11``); addenda by letter.
    r"|(?<=C[0-9]{2})/[0-9]{2}(?![0-9/])|,? Addend(?:um|a) [a-z]{1,2}(?:(?:, ?| and |, and )[a-z]{1,2}(?![a-z]))*(?![A-Za-z])"
    # The class of equipment inside a designation.
    r"| (?:CLASS|Class) [AB](?= ?[:/+])"
    # Versions and the date of one.
    r"| (?:V|v|[Vv]ersion )\.?[0-9]{1,2}(?:\.[0-9]{1,3}){1,2}"
    r"| ?\((?:[0-9]{2}/)?(?:19|20)[0-9]{2}(?:[-/][0-9]{2}(?:-[0-9]{2})?)?(?:年版)?\)"
    r"| ?\([0-9]{2,3} ?年版?\)"
    r"| ?\((?:R|RA|Reaffirmed|reaffirmed) ?[0-9]{4}\)"
    r"|:(?:REL-[0-9]{1,2}|R[0-9]{2}|Ph[0-9])/[0-9.]{3,9}"
    # Editions in figures.
    r"|,? \(?(?:[Ee]d(?:ition|\.)? ?[0-9](?:\.[0-9])?|[0-9]{1,2}(?:st|nd|rd|th) [Ee]d(?:ition|\.)?|ED ?[0-9](?:\.[0-9])?)\)?(?: (?:19|20)[0-9]{2}-[0-9]{2})?"
    r"| ?,? Issue [0-9]{1,2}| ?\((?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) [Ee]dition\)|, (?=(?:19|20)[0-9]{2} [Ee]dition)(?:19|20)[0-9]{2} [Ee]dition"
    # A revision, a product, all parts, a language, a draft.
    r"| (?:Rev\.?|Revision|rev\.) ?[0-9]{1,2}|(?<=[0-9])[a-z]{1,4}[0-9]{1,4}(?![0-9])"
    r"| (?:CSV|RLV|EXV|CMV|SER|SB|bis|ter|Redline|ExComm)(?![A-Za-z])|(?<=[0-9])bis(?![a-z])"
    r"| ?\((?:all parts|所有部分|все части|toutes les parties)\)"
    r"|\((?:[A-Z](?:/[A-Z])*|en|fr|de|ru)\)"
    r"|/D-?[0-9]{1,2}(?:\.[0-9]{1,2})?(?:, [A-Z][a-z]{2,8}\.? [0-9]{4})?"
    # The text that is adopted.
    r"| ?/ ?(?:ISO|IEC)(?:[/ ](?:IEC|TS|TR))? ?[0-9]{1,6}(?:-[0-9]{1,3})*(?::[0-9]{4})?"
)
"""What may follow the number or another of these, longest first where they begin alike."""

SECTION = pattern(
    r" ?,? ?(?:BPVC|B&PVC?(?: Code)?|(?i:boiler (?:and|&) pressure vessel code))?[ ,]*"
    r"(?:Section|SECTION|Sec\.?|(?<=BPVC)) ?[IVX]+\b(?:[ ,]*(?:Division|DIVISION|Div\.?) ?[1-3](?![0-9]|\.[0-9]))?(?: (?:19|20)[0-9]{2}(?![0-9]))?"
)
"""What follows ASME where the boiler code is cited by its sections."""
_COUNTED = (
    r"(?:%|°|‰|[µmk]?V[A-Za-z]{0,3}\b|[mkM]?W\b|[kMGT]?(?:Hz|bps|bit|B)\b|[GMk]b|[µnmck]?m[²³]?\b|[mk]?g\b|h\b|[mk]?A\b|K\b|[kM]?Ω|dB"
    r"|years|people|members|organi|companies|employees|countries|pages|percent|times|levels?|ports?|pins?|poles?|units?|pcs"
    r"|стран|лет|год|человек|организац|компан|pays|entreprises|personnes|ans\b|Jahre|años|家|个|個|年|人|项|項|万|名|次|种|種|台|条|條|章|级|級)"
)
COUNT = pattern(rf" ?{_COUNTED}")
"""What shows that the number before it counts or measures something."""
LATE_YEAR = pattern(
    r" (?:([0-9]{1,2})-)?((?:19|20)[0-9]{2}|[5-9][0-9])(?![0-9年-]|[.,][0-9]| ?(?:%|°|мм|см|м\b|кг|шт|т\b|г\b|[xх×](?![a-zа-я])|mm|个|项|页))"
)
"""The year of a Chinese or interstate standard in titles and names of files (``GB T 17825.4 1999``, ``ГОСТ 10704 91``)."""
RELATED = pattern(
    r" ?\((?:ISO|IEC|EN|ИСО|МЭК|ЕН|ASTM|DIN|UNECE|IECEE)[ /][^()]{3,40}\)|/(?:EN|ЕН|ASTM|DIN) [0-9][0-9:-]{2,20}"
)
"""The related text that is part of an interstate designation."""

"""What print shops, spreadsheets and keyboards do to a designation, undone for every publisher alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "CHARACTERS",
    "HABITS",
    "REPAIRS",
    "Rule",
    "apply",
    "full_year",
    "month_number",
    "normalize",
    "optional_int",
    "pattern",
    "print_year",
]


class Rule(NamedTuple):
    """One way in which people write a designation differently: what to look for, what to put, what to call it.

    The name may take up captured groups, so that what a rewriting leaves out is not lost.
    """

    pattern: str
    replacement: str | Callable[[re.Match[str]], str]
    note: str


def _characters() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update(dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u2500"), "-"))
    table.update(dict.fromkeys(map(ord, "\u2044\u2215\u29f8"), "/"))
    table.update(dict.fromkeys(map(ord, "\u2236\ufe30\ufe55\ua789\ufe13"), ":"))
    table.update(dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000\t\n\r\v\f\u2028\u2029"), " "))
    table.update(dict.fromkeys(range(0x2000, 0x200B), " "))
    table.update(dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), None))
    table.update({0x3010: "(", 0x3011: ")", 0x3014: "(", 0x3015: ")", 0x301C: "~", 0x2122: None, 0x00AE: None})
    return table


CHARACTERS = _characters()
"""What stands for another character in print and on keyboards."""


def normalize(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with plain dashes, slashes, colons, brackets and single spaces, and what was changed.

    >>> normalize("ＧＢ／Ｔ　１．１—2009 ")
    ('GB/T 1.1-2009', ('characters', 'spacing'))
    """
    notes: tuple[str, ...] = ()
    plain = text.translate(CHARACTERS)
    if plain != text:
        notes = ("characters",)
    single = " ".join(plain.split(" ")) if "  " not in plain else " ".join(plain.split())
    single = single.strip(" ")
    if single != text.strip() or single != plain:
        notes = (*notes, "spacing") if single != plain else notes
    return single, notes


_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def _edition(match: re.Match[str]) -> str:
    number, word, plain = match.groups()
    return f" ed. {number or plain or _ORDINALS.index(word.lower()) + 1}"


def _bracketed(match: re.Match[str]) -> str:
    dated = re.search(r"[:-](?:19|20)[0-9]{2}(?![0-9])|[vV][0-9]+\.", match[1])
    return match[0] if dated else f"{match[1]}:{match[2]}"


# How people write any publisher's designations, tried before what is particular to a family.
HABITS = (
    # A word for the document between publisher and number (``CIE Publication No. 15.2``, ``UL Std. No. 508``).
    Rule(
        r"^([A-ZА-Я]{2,6}(?:/[A-Z]{2,6})*(?: Р)?)[ -](?:(?i:(st(?:andar)?ds?|publ?(?:ication)?s?|subject))\b\.? ?)?(?:N[oO]s?\.|N[oO]s?(?=[ 0-9])|№|nº|#)? ?(?=[A-Z]?[0-9])",
        r"\1 ",
        r"word \2",
    ),
    Rule(r"^([A-Z]{3,6})-(?=[A-Z]{1,2}-?[0-9])", r"\1 ", "separator"),
    Rule(r"^([A-Z]{3,6}) ([a-z])(?= ?[0-9])", lambda match: f"{match[1]} {match[2].upper()}", "case"),
    # The edition before the amendments (``IEC 60950-1:2005 ed2 +A1:2009``).
    Rule(
        r"(?<=[0-9]{4}),? \(?(?:(?i:ed(?:ition)?)\.? ?([0-9](?:\.[0-9])?)|([0-9]{1,2})(?i:st|nd|rd|th) (?i:ed(?:ition|n)?)\.?)\)?(?= ?[+/] ?A)",
        "",
        r"edition \1\2",
    ),
    Rule(r"ISO/CEI(?= )", "ISO/IEC", "language"),
    # The international publishers in Cyrillic behind a national prefix (``СТБ МЭК 60335-1``).
    *(
        Rule(rf"(?<=[А-ЯІ] )((?:ISO|IEC)/|)(?:{cyrillic})(?=[/ ])", rf"\1{latin}", "language")
        for cyrillic, latin in (("ИСО|ІСО", "ISO"), ("МЭК|МЕК|ІЕС", "IEC"), ("ЕН", "EN"), ("СИСПР", "CISPR"))
    ),
    Rule(r"(?<=[0-9])[.,;]$", "", "punctuation"),
    Rule(r",? ?\((mod(?:ified|\.)?)\)$", "", r"remark \1"),
    Rule(r" EN ETSI (?:EN )?(?=[0-9])", " EN ", "publisher ETSI"),
    # What a print incorporates: its amendment, or a correction.
    Rule(
        r",? \(?(?i:incorporating|including|incl\.?|inkl\.?|with) (?:(?i:amendment|amd\.?)s? (?:N[oO]\.? ?)?A?|A)([0-9]{1,2})(?:: ?|,? \(?)((?:19|20)[0-9]{2})\)?$",
        r"+A\1:\2",
        "supplement",
    ),
    Rule(r",? \(?(?i:incorporating|including|incl\.) ([A-Za-z0-9 .,:/+-]{3,60})\)?$", "", r"incorporating \1"),
    Rule(r"(?<=[0-9]) ?\(([EFRDS])\)$|(?<=:[0-9]{4}) ([EFD])$", "", r"language \1\2"),
    Rule(r"(?:^|(?<=[ -]))EN-(?=(?:ISO|IEC|ETSI)[ /])", "EN ", "separator"),
    Rule(r"[, ]{1,2}((?:19|20)[0-9]{2}) (?i:edition|edn|ed\.)$", r":\1", "edition"),
    # The date of a revision, and the grade of a material, are no part of a designation.
    Rule(
        r"(?<=[0-9]),? ?/?(?:R:? ?|(?i:rev(?:ised|ision)?)\.? )([0-9]{1,2}[.-][0-9]{2,4}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)$",
        "",
        r"revised \1",
    ),
    Rule(
        r"[, ]{1,2}([0-9]{1,2})(?i:st|nd|rd|th) (?i:ed(?:ition|n)?)\.?,? ((?:19|20)[0-9]{2}-[0-9]{2}(?:-[0-9]{2})?)$",
        r" ed. \1",
        r"revised \2",
    ),
    Rule(r"(?<=[0-9A-Z]) (?:Gr\.|Gr|GR|Grade|GRADE) ?([A-Z0-9.]{1,6})$", "", r"grade \1"),
    Rule(r" ?《([^《》]{2,80})》$", "", r"title \1"),
    Rule(rf" ?\((?i:({'|'.join(_ORDINALS)}) edition)\)(?= ?[+,/])", "", r"edition \1"),
    Rule(r"(?<=[0-9A-Za-z)]) ?: ?(?=[0-9])|(?<=[0-9]) ?: ?", ":", "spacing"),
    Rule(r"-{2,}(?=[0-9])", "-", "separator"),
    Rule(r" ?:-{1,2}(?= ?\(all parts\)|$)", "", "no date"),
    # The limits that a product meets are no part of the designation of EN 55032.
    Rule(r"[ ,]{1,2}(?i:class(?:e)?|klasse) ?([AB])(?=[ :,;]|$)", "", r"class \1"),
    Rule(r"^([^()]*[0-9A-Za-z]) ?\(((?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?)\)$", _bracketed, "year"),
    Rule(
        rf"[ ,(]{{1,3}}(?:([0-9]{{1,2}})(?i:st|nd|rd|th) (?i:edition|edn|ed)\.?|(?i:({'|'.join(_ORDINALS)}) edition)"
        r"|(?i:edition|edn|ed)\.? ?([0-9]{1,2}(?:\.[0-9])?))\)?$",
        _edition,
        "edition",
    ),
    Rule(r"(?<=[0-9])[, ]* ?(?:\(|,| )[vV](?:ersion |\.)? ?(?=[0-9]{1,2}\.[0-9])", " V", "version"),
    # A supplement in words, after a comma, a plus or nothing.
    Rule(
        r"(?<=[0-9]) ?[,;+/&] ?(?i:amendment|amend|amdt|amd|am|a) ?\.?:? ?(?i:no\.? ?)?(?=[0-9]{1,3}(?:$|[ :+/,]))"
        r"|(?<=[0-9]) (?i:amendment|amend|amdt|amd) ?\.? ?(?i:no\.? ?)?(?=[0-9]{1,3}(?:$|[ :+/,]))",
        "+A",
        "supplement",
    ),
    Rule(r"(?<=[0-9]) ?[,+/&] ?(?i:corrigendum|corr|cor|ac) ?\.? ?(?=[0-9]{0,3}(?:$|[ :+/,]))", "/AC", "supplement"),
    Rule(r"(?<=[0-9]) (?=\+)|(?<=\+) (?=A)", "", "spacing"),
    # Years in brackets, of the edition and of its amendments (``(2010) + A1 (2019)``).
    Rule(
        r"^([^():]*[0-9]) ?\(((?:19|20)[0-9]{2})\)(?= ?[+/]A)|(?<=[0-9)]) ?([+/]A[0-9]{1,2}) ?\(((?:19|20)[0-9]{2})\)",
        lambda match: f"{match[1] or match[3]}:{match[2] or match[4]}",
        "year",
    ),
    Rule(r"(?<=[0-9])/(?=(?:19|20)[0-9]{2}$)", ":", "year"),
    Rule(r"^([A-Z]+(?:/[A-Z]+)?):(?!(?:19|20)[0-9]{2}$)(?=[0-9]{2})", r"\1 ", "separator"),
)

# Tried only when nothing else helps: scanning errors, and remarks that catalogues put after a designation.
REPAIRS = (
    Rule(r"(EN(?: ISO| IEC)? [0-9]{1,5})\.([0-9]{1,3})(?=$|[:+])", r"\1-\2", "part"),
    Rule(r"(?<=ISO|IEC) ?/ ?(?=IEC|IEEE|SAE|ASTM)", "/", "spacing"),
    Rule(r" ?等(?:部分|标准)?$", "", "and others"),
    Rule(r"中[\u4e00-\u9fff]{1,8}$", "", "a part of it"),
    Rule(r"(?<=[0-9:.-])[lI|](?=[0-9])|(?<=[0-9])[lI](?=[-:]|$)", "1", "scanning error"),
    Rule(r"(?<=[0-9])ll(?=[:-])", "11", "scanning error"),
    Rule(r"(?<=[0-9:-])[lI](?=[0-9])", "1", "scanning error"),
    Rule(r"(?<=[0-9])[OО](?=[0-9])", "0", "scanning error"),
    Rule(
        r" ?\((?:(?:R|RA ?|Re?approved |Rrapproved |Reaffirmed |确认|认证)((?:19|20)?[0-9]{2})|((?:19|20)?[0-9]{2})(?:年?(?:确认|认证)[\u4e00-\u9fff]{0,4}|R))\)$",
        "",
        r"reaffirmed \1\2",
    ),
    # After a year of its own, another one is a remark.
    Rule(r"(?:(?<=[:-][0-9]{4})|(?<=-[0-9]{2})) ?\(((?:19|20)[0-9]{2})年?[\u4e00-\u9fff ]{0,6}\)$", "", r"remark \1"),
    Rule(r" ?\((?:RU|[0-9]{2,4}年[\u4e00-\u9fff0-9]{0,10}|[0-9]{4}第[\u4e00-\u9fff]{1,6})\)", "", "remark"),
    Rule(r" ?\(?(QC ?[0-9]{5,6})\)?$", "", r"specification \1"),
    Rule(r"[ (]?\(?[Ee]d\.? ?([0-9](?:\.[0-9])?)\)?(?=:|$)", "", r"edition \1"),
    Rule(r"\(第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})版\)$", "", r"edition \1"),
    Rule(r" ?\((?:所有部分|all parts)\)", " (all parts)", "all parts"),
    Rule(r"[:/]:", ":", "separator"),
    Rule(r"^\(([A-Z]{2,5})\) ?", r"\1 ", "brackets"),
    Rule(r"(?<=[0-9]):(?=[0-9]:(?:19|20)[0-9]{2})", "-", "separator"),
    Rule(r"\?(?=[0-9]{2,4}$)", "-", "separator"),
    Rule(
        r"^([^()-]*?[0-9]) ?[:,]? ?\(? ?(?i:part|pt\.?|teil|partie|parte|część|часть|частина|část|kısım|bölüm) ?([0-9]{1,3}(?:\.[0-9])?) ?\)?(?= ?[:-] ?(?:19|20)[0-9]{2}|$)",
        r"\1-\2",
        "part",
    ),
    Rule(r"^([A-Z/ -]+ [0-9]{2}|EN [0-9]{3}) ([0-9]{3})(?![0-9])", r"\1\2", "spacing"),
    Rule(r"(?<=[0-9]) ?([-:]) ?(?=[0-9])", r"\1", "spacing"),
)


class _Prepared:
    """A rule whose pattern is compiled when what it must have in it was found for the first time."""

    __slots__ = ("rule", "search", "substitute")

    search: Callable[[str], re.Match[str] | None]
    substitute: Callable[..., str]

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.search = self._first

    def _first(self, text: str) -> re.Match[str] | None:
        compiled = re.compile(self.rule.pattern)
        self.search = compiled.match if _begins(self.rule.pattern) else compiled.search
        self.substitute = compiled.sub
        return self.search(text)


_PREPARED: dict[int, list[tuple[str, _Prepared]]] = {}

_SIMPLE_PARTS = pattern(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_PLAIN_GROUP = pattern(r"\((?:(\?<?=)|\?:|(?!\?))([^()|]*)\)(?![?*{])|\([^()]*\)")


def _begins(pattern: str) -> bool:
    """Tell whether a pattern only fits at the beginning: searching for it would try every place of the text.

    >>> _begins("^ISO(?:a|b)"), _begins("^ISO|IEC"), _begins("(?<=[0-9])$")
    (True, False, False)
    """
    return pattern.startswith("^") and "|" not in _flat(pattern)


def _flat(pattern: str) -> str:
    """Put a mark in the place of classes, escapes and groups of a pattern, but what must stand there."""
    pattern = _SIMPLE_PARTS.sub(_simple, pattern)
    while (shorter := _PLAIN_GROUP.sub(_unwrapped, pattern)) != pattern:
        pattern = shorter
    return pattern


def _simple(part: re.Match[str]) -> str:
    """Return what stands for a class or an escape; a sign that is escaped stands for itself, where no syntax is."""
    return _ANY if part[0][0] == "[" or part[0][1].isalnum() else chr(_SIGNS + ord(part[0][1]))


def _unwrapped(group: re.Match[str]) -> str:
    """Return what must stand where a group is; what is looked ahead for or behind is apart from what surrounds it."""
    return f"{_ANY}{group[2]}{_ANY}" if group[1] else group[2] or _ANY


_ANY = "\0"
_SIGNS = 0xF0000  # a plane for private use
_PLAIN_SIGNS = {_SIGNS + code: code for code in range(128)}
_MAYBE = pattern(r".(?:[?*]|\{[^}]*\})\??", re.DOTALL)
_NO_LITERAL = pattern(r"[\0^$.+]+")


def _literal(pattern: str) -> str:
    r"""Return a text that whatever fits a pattern has in it: looking for that first is twenty times as fast.

    >>> _literal(r"(?<=[0-9]),? Part\.? ?(?=[0-9])"), _literal("^ISO|IEC"), _literal(r"^(IS \d+) ?: ?"), _literal("[0-9]$")
    (' Part', '', 'IS ', '')
    >>> _literal(r"\((?:like|as) 1\)$"), _literal(r"\(?1")
    (' 1)', '1')
    """
    flat = _flat(pattern)
    if "|" in flat or "(?i" in pattern[:4]:
        return ""
    return max(_NO_LITERAL.split(_MAYBE.sub(_ANY, flat)), key=len).translate(_PLAIN_SIGNS)


def _prepared(rules: tuple[Rule, ...]) -> list[tuple[str, _Prepared]]:
    """Prepare the rules of a family when they are first needed (the tuples live as long as the modules)."""
    prepared = _PREPARED.get(id(rules))
    if prepared is None:
        prepared = _PREPARED[id(rules)] = [(_literal(rule.pattern), _Prepared(rule)) for rule in rules]
    return prepared


def apply(rules: tuple[Rule, ...], text: str) -> tuple[str, tuple[str, ...]]:
    r"""Rewrite `text` by each rule in turn and name the rules that changed it.

    >>> apply((Rule(r"(?i)amd\.? ?(?=[0-9])", "Amd ", "supplement"),), "ISO 1247:1974/AMD.1:1982")
    ('ISO 1247:1974/Amd 1:1982', ('supplement',))
    """
    notes: list[str] = []
    for literal, one in _prepared(rules):
        if literal not in text or (match := one.search(text)) is None:
            continue
        rule = one.rule
        rewritten = one.substitute(rule.replacement, text)
        if rewritten != text:
            text = rewritten
            note = " ".join(match.expand(rule.note).split()) if "\\" in rule.note else rule.note
            if note not in notes:
                notes.append(note)
    return text, tuple(notes)


def optional_int(text: str | None) -> int | None:
    """Turn captured digits into a number."""
    return int(text) if text else None


_CENTURY = 40


def full_year(text: str) -> int:
    """Return the year that four or two digits mean: 40 to 99 are of the 20th century, 00 to 39 of the 21st.

    One rule for every publisher, so that ``C22.2 NO. 62368-1:14`` and ``:2014`` are equal.

    >>> full_year("92"), full_year("14"), full_year("2014")
    (1992, 2014, 2014)
    """
    year = int(text)
    return year if len(text) > 2 else year + (1900 if year >= _CENTURY else 2000)


def print_year(year: int, *, short: bool, until: int = 2000 + _CENTURY) -> str:
    """Print a year, with two digits when `short` and when they are read back as the same year.

    >>> print_year(1992, short=True), print_year(2019, short=True, until=2000)
    ('92', '2019')
    """
    return f"{year % 100:02}" if short and 1900 + _CENTURY <= year < until else str(year)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def month_number(name: str) -> int | None:
    """Return the number of an English month name or abbreviation.

    >>> month_number("Sept."), month_number("foo")
    (9, None)
    """
    try:
        return _MONTHS.index(name[:3].lower()) + 1
    except ValueError:
        return None

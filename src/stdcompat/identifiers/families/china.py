"""The Chinese system: national, industry, local, group and enterprise standards (GB/T 1.1, GB/T 20000; SAC rules).

Grammar::

    designation = code, [ "/", type ], " ", number, { ".", part }, [ "-", year ], [ "/XG", n, "-", year ],
                  [ "(", year, "年版)" ], [ "/", adopted ] ;
    code        = "GB" | "GBZ" | "GBJ" | industry (* two letters *) | "DB", region | "T", "/", group
                | "Q", "/", enterprise | ( "JJF" | "JJG" ), [ "(", industry, ")" ] ;
    type        = "T" | "Z" | "J" ;
"""

from __future__ import annotations

import re

from .._build import build
from .._model import StandardId, Supplement, Wrapping
from .._registry import read as read_any
from .._scan import Rule, full_year, optional_int, pattern, print_year

__all__ = ["REWRITES", "read", "render"]

_MAIN = pattern(
    r"(GB(?:ZJ|Z|J|n|W|C)?|GJB|JJ[FG](?:\([\u4e00-\u9fff]{1,6}\))?|DB(?:\d{2,6}|[A-Z]{1,3})|T/[A-Z][A-Z0-9]{0,11}|Q/[A-Z0-9]{1,10}|[A-Z]{2,4})"
    r"(?:/(TZ|TJ|[TZJQ]))? (?:([A-Z]{1,2})(?=\d))?(\d{1,8}[A-F]?|(?<=J |G )\d\d(?:-\d{1,5})*|(?<=D[BG]J/T )\d\d(?:-\d{1,5})*|(?<=DG/TJ )\d\d(?:-\d{1,5})*)((?:\.\d{1,5}[A-Z]?)*)"
    r"(?:-((?:1[89]|20)\d\d|\d\d))?([ELRFSGJ])?"
    r"(?:/XG(\d{1,2})-([1-9]\d{3}))?(?:\(([1-9]\d{3})年版\))?( \(all parts\))?"
    r"(?:([/(])((?:ISO|IEC|ITU|CISPR|EN|ASTM|CCITT)[^()\u4e00-\u9fff]{3,60})\)?)?"
)

# The forms of nine identifiers in ten; the rest is read by the whole grammar.
_SIMPLE = pattern(r"([A-Z]{2,3}|[QT]/[A-Z]{2,10})(?:/([TZ]))? (\d{1,8})((?:\.\d{1,5})*)(?:-((?:1[89]|20)\d\d))?")


def _spaced(match: re.Match[str]) -> str:
    inner = re.sub(r"^(ISO/IEC|ISO|IEC)(?=[0-9])", r"\1 ", match[1])
    return f"({re.sub(r' ?: ?', ':', inner)})"


REWRITES = (
    Rule(r"^(DB[0-9]{2,6})/ ?(?=[0-9])", r"\1 ", "separator"),
    Rule(r"^(?:国标|國標|中国国家标准|国家标准) ?", "", "word"),
    Rule(r"(?<=[0-9])一(?=[0-9]{4}$)", "-", "characters"),
    Rule(r"^(?i:gb) ?[/_-]? ?(?i:t)(?=[ _-]?[0-9])", "GB/T", "prefix"),
    Rule(r"^([A-Za-z]+) ?/ ?([TZtz])(?=[ 0-9])", lambda match: f"{match[1]}/{match[2].upper()}", "spacing"),
    Rule(r"^(?!GB)([A-Z]{2})T ?(?=[0-9])", r"\1/T ", "prefix"),
    Rule(r"^([A-Z]+(?:/[TZ]?J?)? [0-9.]+):((?:19|20)[0-9]{2})$", r"\1-\2", "year"),
    Rule(r"^([A-Z]+(?:/[TZJ])?)(?=[0-9])", r"\1 ", "spacing"),
    Rule(r"^(JJ[FG]) ?(\([\u4e00-\u9fff]{1,6}\)) ?(?=[0-9])", r"\1\2 ", "spacing"),
    Rule(r"^(Q)(?=[A-Z]{2})", r"\1/", "prefix"),
    Rule(r"^([A-Z]{2}) (T|Z) (?=[0-9])", r"\1/\2 ", "spacing"),
    Rule(r"^(GB(?:/[TZ])?)[ _-]+(?=[0-9])", r"\1 ", "separator"),
    Rule(r"^([A-Z]+)[_-]([TZ])[ _-]", r"\1/\2 ", "separator"),
    Rule(r"^([A-Z]+/[TZ]?)-(?=[0-9])", r"\1 ", "separator"),
    Rule(r"^([A-Z]{2,3}) (/[TZ])", r"\1\2", "spacing"),
    Rule(r"^(GB(?:/[TZ])? [0-9.]+)_((?:19|20)[0-9]{2})$", r"\1-\2", "separator"),
    Rule(r"^(GB(?:/[TZ])? [0-9.]+)_([0-9]{1,3})(?=-|$)", r"\1.\2", "separator"),
    Rule(r"^(GB(?:/[TZ])? [0-9.]+) ((?:19|20)[0-9]{2})$", r"\1-\2", "separator"),
    Rule(r"^(GB/T 25000)-(5[0-9])$", r"\1.\2", "separator"),
    Rule(r"\((?:(MOD|IDT|NEQ|EQV|idt|eqv|neq|mod)[ ,]*)(?=[A-Z])", "(", r"degree \1"),
    Rule(
        r" ?\((?:等同采用|修改采用|等效采用|非等效采用)?((?:ISO|IEC|ITU|CISPR|EN)[^()]*?)[ ,]*(MOD|IDT|NEQ|EQV|idt|eqv|neq|mod)\)$",
        r"(\1)",
        r"degree \2",
    ),
    Rule(r" ?\((等同|修改|等效|非等效)采用 ?(?=(?:ISO|IEC|ITU|CISPR|EN)[ /])", "(", r"degree \1"),
    Rule(r" ?[,]?(idt|eqv|neq|IDT|MOD|EQV|NEQ) ?((?:ISO|IEC|ITU|CISPR|EN)[^()]*)$", r"(\2)", r"degree \1"),
    Rule(r"\(([^()]*)\)$", _spaced, "spacing"),
    Rule(r" / (?=ISO|IEC)", "/", "spacing"),
    Rule(r"/(ISO/IEC|ISO|IEC)(?=[0-9])", r"/\1 ", "spacing"),
    Rule(
        r"\((?:如适用|若适用|如?含[\u4e00-\u9fff]{1,8}|正式实施后|实施后适用|国家标准|来自|第[0-9.]{1,8}[节条章])\)$",
        "",
        "remark",
    ),
    Rule(r" ?- ?(?=[0-9])", "-", "spacing"),
)


def read(text: str) -> StandardId | None:
    """Read a canonical designation, or return None.

    >>> read("GB/T 22080-2016/ISO/IEC 27001:2013").year
    2016
    """
    match = _SIMPLE.fullmatch(text)
    if match is not None:
        code, kind, number, part, year = match.groups()
        if code == "GBT":
            return None  # GB/T
        return build(code, kind, number, part[1:] or None, int(year) if year else None)
    match = _MAIN.fullmatch(text)
    if match is None:
        return None
    code, kind, letters, number, part, year, language, sheet, sheet_year, version, series, sep, adopted = match.groups()
    if code == "GBT" or (number[-1].isalpha() and code != "GJB") or letters in ("T", "Z"):
        return None
    if letters:
        number = letters + number
    wrapped = None
    if adopted:
        if (sep == "(") != text.endswith(")"):
            return None
        wrapped = read_any(adopted)
        if wrapped is None:
            return None
    return build(
        code,
        kind,
        number,
        part[1:] or None,
        full_year(year) if year else None,
        None,
        None,
        version,
        None,
        language,
        (Supplement("XG", sheet, optional_int(sheet_year)),) if sheet else (),
        wrapped,
        None if wrapped is None else Wrapping.DUAL if sep == "/" else Wrapping.RELATED,
        (),
        series is not None,
        style="short" if year and len(year) == 2 else None,
    )


def render(id: StandardId) -> str:
    """Print a Chinese designation."""
    text = f"{id.publisher}/{id.type} {id.number}" if id.type else f"{id.publisher} {id.number}"
    if id.part:
        text += f".{id.part}"
    if id.year is not None:
        text += "-" + print_year(id.year, short=id.style == "short", until=2000)
    text += id.language or ""
    for item in id.supplements:
        text += f"/{item.kind}{item.number}-{item.year}"
    if id.edition:
        text += f"({id.edition}年版)"
    if id.all_parts:
        text += " (all parts)"
    if id.wrapped is not None:
        text += f"/{id.wrapped}" if id.wrapping is Wrapping.DUAL else f"({id.wrapped})"
    return text
